#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Seeds for one fuzz target out of public suites, real posts and this repository: seeds.py SHARED TARGET FOLDER"""

import hashlib
import json
import pathlib
import re
import sys
import tarfile

shared, target, folder = pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])
LONGEST = 4096


def add(text: bytes) -> None:
    text = text[:LONGEST]
    (folder / hashlib.sha1(text).hexdigest()[:16]).write_bytes(text)


def posts(*suffixes: str):
    """Every fifth post or page of the archives."""
    for archive in sorted((shared / "corpus").glob("*.tar.gz")):
        with tarfile.open(archive) as tar:
            members = [m for m in tar.getmembers() if m.isfile() and m.name.endswith(suffixes)]
            for member in sorted(members, key=lambda m: m.name)[::5]:
                file = tar.extractfile(member)
                if file:
                    yield file.read()


def front_matter(text: bytes) -> bytes:
    match = re.match(rb"(---|\+\+\+)\r?\n.*?\n\1[^\n]*\n", text, re.S)
    return match.group() if match else b""


if target == "html":
    for path in sorted(shared.glob("suites/html5lib/tree-construction/*.dat")):
        for case in path.read_bytes().split(b"#data\n")[1:]:
            data = re.split(rb"\n#(?:errors|new-errors|script-o|document)", case)[0]
            context = re.search(rb"\n#document-fragment\n([^\n]*)", case)
            add((context.group(1) if context else b"page") + b"\n" + data)
    for page in posts(".html"):
        add(b"page\n" + page)
        body = page.find(b"<body")
        add(b"div\n" + page[max(body, 0) + LONGEST:])
elif target == "markdown":
    for path in sorted(shared.glob("suites/markdown/*.json")):
        dialect = b"gfm" if "gfm" in path.name else b"commonmark"
        for example in json.loads(path.read_text()):
            add(dialect + b"\n" + example["markdown"].encode())
            add(b"stet\n" + example["markdown"].encode())
    for number, post in enumerate(posts(".md", ".markdown")):
        body = post[len(front_matter(post)):]
        add((b"stet", b"mdx", b"gfm", b"hugo", b"jekyll")[number % 5] + b"\n" + body)
elif target == "frontmatter":
    for post in posts(".md", ".markdown"):
        add(front_matter(post))
elif target == "style":
    for path in sorted(shared.glob("suites/vale/**/*.yml")):
        add(path.read_bytes())
elif target == "page":
    for path in sorted(pathlib.Path("rules").glob("*/*.md")):
        add(path.read_bytes())
elif target == "settings":
    for path in sorted(pathlib.Path("Tests/Fixtures/Settings").glob("*")):
        add(path.read_bytes())
elif target == "image":
    for path in sorted(pathlib.Path("samples").rglob("*")):
        if path.suffix in (".jpg", ".png", ".webp", ".avif", ".gif", ".svg"):
            add(path.read_bytes())
