#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the documentation as static HTML: site.py FOLDER

README.md, docs, the rules and the presets become pages with stable addresses: rules/ID/, presets/NAME/ and NAME/ for
the pages of docs. Links between them are relative, so the site works at any address. The address for links from elsewhere
is in Sources/Formats/DocumentationSite.swift; it is empty as long as the site is not published.

cmark-gfm makes the HTML. A link to a page or a heading that is not there ends the run.
"""
import html
import os
import posixpath
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
with open(os.path.join(ROOT, "Sources/Formats/DocumentationSite.swift"), encoding="utf-8") as source:
    BASE = re.search(r'static let base = "([^"]*)"', source.read())[1]
STYLE = """body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.55 system-ui,sans-serif;color:#1b1b1b;background:#fff}
pre{overflow:auto;padding:.8rem;background:#f4f4f2}code{font-family:ui-monospace,monospace;font-size:.92em}
table{border-collapse:collapse;display:block;overflow:auto}td,th{border:1px solid #ccc;padding:.3rem .6rem;text-align:left;vertical-align:top}
a{color:#0b57a4}@media(prefers-color-scheme:dark){body{color:#e6e6e6;background:#161616}pre{background:#222}a{color:#7db7f0}td,th{border-color:#444}}"""


def sources():
    """The pages by their paths in the repository, with their folders on the site."""
    pages = {"README.md": "", "CHANGELOG.md": "changelog/", "CONTRIBUTING.md": "contributing/",
             "SECURITY.md": "security/"}
    for name in sorted(os.listdir(os.path.join(ROOT, "docs"))):
        if name.endswith(".md"):
            pages[f"docs/{name}"] = f"{name[:-3]}/"
    for folder in ("rules", "presets"):
        for name in sorted(os.listdir(os.path.join(ROOT, "docs", folder))):
            if name.endswith(".md"):
                pages[f"docs/{folder}/{name}"] = f"{folder}/" + ("" if name == "README.md" else f"{name[:-3]}/")
    return pages


def slug(text, known):
    """The anchor of a heading, as GitHub makes it."""
    base = re.sub(r"[^\w\- ]", "", html.unescape(re.sub(r"<[^>]*>", "", text)).strip().lower()).replace(" ", "-")
    name, number = base, 0
    while name in known:
        number += 1
        name = f"{base}-{number}"
    known.add(name)
    return name


def rendered(path):
    """The HTML of a page, its title and its anchors."""
    body = subprocess.run(
        ["cmark-gfm", "-e", "table", "-e", "autolink", "-e", "strikethrough", "--unsafe",
         os.path.join(ROOT, path)], check=True, capture_output=True, text=True).stdout
    anchors = set()

    def heading(match):
        return f'<h{match[1]} id="{slug(match[2], anchors)}">{match[2]}</h{match[1]}>'

    body = re.sub(r"<h([1-6])>(.*?)</h\1>", heading, body, flags=re.S)
    title = re.search(r"<h1[^>]*>(.*?)</h1>", body, re.S)
    return body, re.sub(r"<[^>]*>", "", title[1]).strip() if title else path, anchors


def main(folder):
    places = sources()
    pages = {path: rendered(path) for path in places}
    problems = []

    def link(path, match):
        address = html.unescape(match[2])
        if re.match(r"[a-z][a-z0-9+.-]*:", address, re.I):
            return match[0]
        target, _, fragment = address.partition("#")
        whole = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
        if whole not in places and os.path.isdir(os.path.join(ROOT, whole)):
            whole = posixpath.join(whole, "README.md")
        if whole in places:
            if fragment and fragment not in pages[whole][2]:
                problems.append(f"{path}: there is no #{fragment} in {whole}")
            to = posixpath.relpath("/" + places[whole], "/" + places[path]) + "/"
            to = "./" if to in ("./", ".//") else to
            return f'{match[1]}="{html.escape(to + ("#" + fragment if fragment else ""))}"'
        if not os.path.exists(os.path.join(ROOT, whole)):
            problems.append(f"{path}: there is no {whole}")
            return match[0]
        # A file that is no page is carried along.
        files.add(whole)
        return f'{match[1]}="{html.escape(posixpath.relpath("/files/" + whole, "/" + places[path]))}"'

    files = set()
    for path, place in places.items():
        body, title, _ = pages[path]
        body = re.sub(r'(href|src)="([^"]*)"', lambda match, path=path: link(path, match), body)
        home = posixpath.relpath("/", "/" + place) + "/"
        canonical = f'<link rel="canonical" href="{html.escape(BASE + place)}">' if BASE else ""
        name = html.escape(html.unescape(title))
        text = (f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
                f'<meta name="viewport" content="width=device-width"><title>{name}</title>{canonical}'
                f"<style>{STYLE}</style></head>\n<body><nav><a href=\"{home}\">Stet</a> · "
                f'<a href="{home}rules/">Rules</a> · <a href="{home}configuration/">Configuration</a></nav>\n'
                f"<main>\n{body}</main></body></html>\n")
        target = os.path.join(folder, place)
        os.makedirs(target, exist_ok=True)
        with open(os.path.join(target, "index.html"), "w", encoding="utf-8") as file:
            file.write(text)
    for name in sorted(files):
        source = os.path.join(ROOT, name)
        if not os.path.isfile(source):
            continue
        target = os.path.join(folder, "files", name)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(source, "rb") as old, open(target, "wb") as new:
            new.write(old.read())
    if problems:
        raise SystemExit("site.py: " + "\n  ".join(problems))
    print(f"Made {folder}: {len(places)} pages")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(sys.argv[1])
