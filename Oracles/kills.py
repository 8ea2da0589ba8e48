#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Kills runs at random moments, and runs two at once: kills.py PROGRAM [COUNT]

The cache of links and the history must stay whole: SQLite finds no fault in them, nothing that was stored is lost, a
run is stored with all its posts or not at all, and the next run leaves no journal behind. Each post that `--fix` writes
is the old one or the new one with its mode, a baseline likewise, and the next run leaves nothing beside them.
"""
import http.server
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

PROGRAM = os.path.abspath(sys.argv[1])
COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else 200
LINKS = 150
POSTS = 60
CHANCE = random.Random(20261130)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_):
        """Whoever asked was killed."""


def fail(text):
    print(f"kills: {text}")
    sys.exit(1)


def rows(path, query):
    """What a query gives, asked without touching the file: of a copy, journals and all."""
    with tempfile.TemporaryDirectory() as folder:
        for end in ("", "-wal", "-journal"):
            if os.path.exists(path + end):
                with open(path + end, "rb") as file, open(folder + "/c" + end, "wb") as copy:
                    copy.write(file.read())
        connection = sqlite3.connect(folder + "/c")
        verdict = connection.execute("PRAGMA integrity_check").fetchone()[0]
        if verdict != "ok":
            fail(f"{path}: {verdict}")
        try:
            found = connection.execute(query).fetchall()
        except sqlite3.OperationalError:
            # Killed before its tables were there.
            found = []
        connection.close()
        return found


def start(*arguments):
    return subprocess.Popen(
        [PROGRAM, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def finish(process):
    error = process.communicate(timeout=120)[1].decode()
    if process.returncode not in (0, 1) or "damaged" in error or "cannot" in error:
        fail(f"status {process.returncode}: {error}")


def killed(arguments, longest):
    """Starts a run and kills it at a random moment; whether it was still running."""
    process = start(*arguments)
    time.sleep(CHANCE.uniform(0, longest))
    isRunning = process.poll() is None
    process.kill()
    process.communicate()
    return isRunning


def left(folder, name):
    others = [file for file in os.listdir(folder) if file.startswith(name) and file != name]
    if others:
        fail(f"{', '.join(sorted(others))} left behind")


def cache():
    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    host = f"http://127.0.0.1:{server.server_port}"
    open(".stet.yml", "w").write("links: {delay: 1, per-host: 4}\n")

    def post(name, kind):
        links = "\n".join(f"[a]({host}/{kind}/{number})" for number in range(LINKS))
        open(name, "w").write(links + "\n")

    def run(name):
        return ["links", name, "--online", "--allow-private", "--cache", "c.sqlite"]

    alive = 0
    known = set()
    for number in range(COUNT):
        if number % 20 == 0:
            # From an empty folder now and then, so that the making of a file is met, too.
            for end in ("", "-wal", "-shm", "-journal"):
                if os.path.exists("c.sqlite" + end):
                    os.remove("c.sqlite" + end)
            known = set()
        post("a.md", f"k{number}")
        alive += killed(run("a.md"), 0.6)
        found = set(rows("c.sqlite", "SELECT url FROM links")) if os.path.exists("c.sqlite") else set()
        if not known <= found:
            fail(f"{len(known - found)} answers are lost")
        known = found
    for names in (["a.md"], ["b.md", "c.md"]):
        for name in names:
            post(name, name)
        for process in [start(*run(name)) for name in names]:
            finish(process)
    left(".", "c.sqlite")
    found = {url for (url,) in rows("c.sqlite", "SELECT url FROM links")}
    for name in ("a.md", "b.md", "c.md"):
        if len([url for url in found if f"/{name}/" in url]) != LINKS:
            fail(f"not every answer to {name} is kept")
    print(f"kills: cache: {COUNT} runs, {alive} of them killed, {len(found)} answers whole")
    server.shutdown()


def history():
    os.mkdir("posts")
    for number in range(POSTS):
        open(f"posts/{number}.md", "w").write(f"# Post {number}\n\n![](a.jpg)\n\nSome text.\n")

    def run(day, page="r.html"):
        date = f"{2000 + day // 336}-{day // 28 % 12 + 1:02}-{day % 28 + 1:02}"
        return ["report", "posts", "--history", "h.db", "-o", page, "--today", date]

    begin = time.time()
    finish(start(*run(0)))
    longest = (time.time() - begin) * 1.1
    query = "SELECT date, posts, (SELECT count(*) FROM posts WHERE run = id) FROM runs"
    alive = 0
    known = set(rows("h.db", query))
    for number in range(1, COUNT + 1):
        alive += killed(run(number), longest)
        found = set(rows("h.db", query))
        if not known <= found:
            fail("a run is lost")
        if any(posts != POSTS or stored != POSTS for _, posts, stored in found):
            fail("half a run is stored")
        known = found
    for process in [start(*run(COUNT + 1)), start(*run(COUNT + 2, "s.html"))]:
        finish(process)
    left(".", "h.db")
    if len(rows("h.db", query)) != len(known) + 2:
        fail("of two runs at once, one is lost")
    print(f"kills: history: {COUNT} runs, {alive} of them killed, {len(known) + 2} runs whole")


def read(path):
    with open(path, "rb") as file:
        return file.read()


def mended():
    """Posts under `--fix`, over and over: each is as it was or as it is to be."""
    old = {}
    os.mkdir("posts")
    for number in range(POSTS):
        old[f"posts/{number}.md"] = (
            f"# Post {number}\n\n" + "The the boat left...  It it was late , and and cold.\n\n" * (1 + number)).encode()

    def put():
        for path, text in old.items():
            with open(path, "wb") as file:
                file.write(text)
            os.chmod(path, 0o640)

    run = ["lint", "--fix", "posts"]
    put()
    begin = time.time()
    finish(start(*run))
    longest = (time.time() - begin) * 1.1
    new = {path: read(path) for path in old}
    if any(new[path] == old[path] for path in old):
        fail("a post was not mended")
    alive = mixed = 0
    for _ in range(COUNT):
        put()
        alive += killed(run, longest)
        now = {path: read(path) for path in old}
        torn = [path for path in old if now[path] not in (old[path], new[path])]
        if torn:
            fail(f"{torn[0]} is torn")
        if any(os.stat(path).st_mode & 0o777 != 0o640 for path in old):
            fail("a post has another mode")
        mixed += now != old and now != new
        finish(start(*run))
        if {path: read(path) for path in old} != new:
            fail("the next run does not mend the rest")
        if sorted(os.listdir("posts")) != sorted(os.path.basename(path) for path in old):
            fail(f"{', '.join(sorted(os.listdir('posts')))} are left behind")
    left(".", "posts")
    print(f"kills: --fix: {COUNT} runs, {alive} of them killed, {mixed} between two posts, {len(old)} posts whole")


def baseline():
    """A baseline that is written anew, over and over: it is the old one or the new one."""
    os.mkdir("posts")

    def put(count):
        for number in range(POSTS):
            with open(f"posts/{number}.md", "w") as file:
                file.write(f"# Post {number}\n\n" + "![](a.jpg)\n\nThe the boat.\n\n" * count)

    run = ["lint", "posts", "--write-baseline", "b.txt"]
    texts = []
    for count in (20, 5):
        put(count)
        begin = time.time()
        finish(start(*run))
        texts.append(read("b.txt"))
    longest = (time.time() - begin) * 1.1
    if texts[0] == texts[1]:
        fail("both baselines are the same")
    alive = replaced = 0
    for number in range(COUNT):
        isFirst = number % 10 == 0
        if isFirst:
            os.remove("b.txt")
        else:
            with open("b.txt", "wb") as file:
                file.write(texts[0])
        alive += killed(run, longest)
        now = read("b.txt") if os.path.exists("b.txt") else None
        if now not in ([None] if isFirst else [texts[0]]) + [texts[1]]:
            fail("the baseline is torn")
        replaced += now == texts[1]
        finish(start(*run))
        if read("b.txt") != texts[1]:
            fail("the next run does not write the baseline")
        if sorted(os.listdir(".")) != ["b.txt", "posts"]:
            fail(f"{', '.join(sorted(os.listdir('.')))} are left behind")
    print(f"kills: baseline: {COUNT} runs, {alive} of them killed, {replaced} after it was written, whole each time")


for trial in (cache, history, mended, baseline):
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        trial()
        os.chdir("/")
