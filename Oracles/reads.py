# SPDX-License-Identifier: Apache-2.0
"""Counts how often each command opens each post, as the system sees it, and what one post of a warm site asks for.

    reads.py STET [POSTS]
"""
import collections
import os
import re
import subprocess
import sys
import tempfile

STET = os.path.abspath(sys.argv[1])
POSTS = int(sys.argv[2]) if len(sys.argv) > 2 else 200
SITE = os.path.join(os.path.dirname(__file__), "..", "Benchmarks", "jekyll-site.py")
CALL = re.compile(r"\d+ +(\w+)\((.*)$")
NAME = re.compile(r'"((?:[^"\\]|\\.)*)"')


def traced(arguments, folder, cache, text=None):
    """The calls of one run, as (name, the rest of the line)."""
    with tempfile.NamedTemporaryFile("r", suffix=".strace") as log:
        subprocess.run(
            ["strace", "-f", "-s", "300", "-o", log.name, STET, *arguments], cwd=folder,
            input=text, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={"PATH": os.environ["PATH"], "XDG_CACHE_HOME": cache})
        return [match.groups() for match in map(CALL.match, log) if match]


def opened(calls):
    """How often each file was opened to be read; folders and what is only looked at are left out."""
    names = collections.Counter()
    for name, rest in calls:
        if name in ("open", "openat", "openat2") and "O_PATH" not in rest \
                and "O_DIRECTORY" not in rest and "= -1" not in rest:
            found = NAME.search(rest)
            if found:
                names[found.group(1)] += 1
    return names


def main():
    faults = 0
    with tempfile.TemporaryDirectory() as base:
        folder, cache = os.path.join(base, "site"), os.path.join(base, "cache")
        subprocess.run([sys.executable, SITE, folder, str(POSTS)], check=True,
                       stdout=subprocess.DEVNULL)
        os.mkdir(os.path.join(folder, ".git"))
        posts = {
            os.path.relpath(os.path.join(place, name), folder)
            for place, _, names in os.walk(folder) for name in names if name.endswith(".md")}
        files = sum(len(names) for _, _, names in os.walk(folder))
        commands = [
            ["lint", "."], ["lint", "--format", "json", "."], ["links", "."],
            ["report", ".", "--output", os.path.join(base, "report.html")], ["credits", "."]]
        for command in commands:
            for state in ("cold", "warm"):
                kept = os.path.join(cache, command[0] + str(len(command)))
                names = opened(traced(command, folder, kept))
                counts = collections.Counter(
                    sum(count for name, count in names.items()
                        if name == post or name.endswith("/" + post)) for post in posts)
                most = max(counts)
                faults += most > 1
                print(f"{' '.join(command[:3]):24} {state}: {len(posts)} posts, opened "
                      + ", ".join(f"{times} times: {count}" for times, count in
                                  sorted(counts.items())))
        post = sorted(post for post in posts if "_posts" in post)[0]
        with open(os.path.join(folder, post), "rb") as file:
            text = file.read()
        one = ["lint", "--stdin-filename", post, "-"]
        traced(one, folder, cache, text)
        calls = traced(one, folder, cache, text)
        looks = sum(name in ("stat", "lstat", "newfstatat", "statx") for name, _ in calls)
        links = sum(name.startswith("readlink") and "/proc/self/exe" not in rest
                    for name, rest in calls)
        read = [name for name in opened(calls) if name in posts]
        others = len(calls) - files
        faults += bool(links or read) or others > 600
        print(f"one post of {files} files, warm: {looks} looks, {others} calls besides one a "
              f"file, {links} readlink, {len(read)} posts opened")
    sys.exit(1 if faults else 0)


main()
