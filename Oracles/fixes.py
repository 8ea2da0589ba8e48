#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares posts before and after Stet's fixes, as other readers see them: fixes.py STET [--every N] FOLDER…

Copies the folders, runs `--fix` and `--fix=all` with every rule and pack, and renders each post that changed, before and
after: Markdown with markdown-it-py (CommonMark with tables, strikethrough and footnotes, its front matter cut off and read
as YAML), pages with html5lib. No link, image, heading, word or piece of code may be lost or changed but where the source
was changed, and there only as a fix of its kind may. A second run must change nothing; byte order marks and line ends
stay. Prints what is unexplained, and counts.
"""

import argparse
import collections
import difflib
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

import html5lib
import yaml
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

SETTINGS = """extends: [strict, rules/empathetic, rules/inclusive, rules/markup, rules/newsroom, rules/plain-words, rules/stock-phrases]
rules:
  image-file: off
  image-size: off
  headline-sentence-case: off
  house-terms: {terms: {e-mail: email, web site: website, Github: GitHub, open-source: open source}}
  image-credit-format: {template: "{Photo|Image} by {creator}"}
"""
POST = re.compile(r"\.(md|markdown|mdx|html?|xhtml)$")
BLOCKS = {"p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "div", "dt", "dd", "figcaption", "br", "tr", "pre",
          "blockquote", "section", "article", "ul", "ol", "table"}
MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).use(footnote_plugin)
NAMED = re.compile(r"\A(---|\+\+\+)[ \t]*\r?\n(.*?)^(?:\1|\.\.\.)[ \t]*\r?$\n?", re.S | re.M)


class Shown:
    """What readers get of a post."""

    def __init__(self, text, is_markdown):
        text = text.removeprefix("\ufeff")
        self.links, self.images, self.headings, self.code, self.front = [], [], [], [], None
        words = []
        match = NAMED.match(text)
        if match:
            self.front = match.group(2)
            text = text[match.end():]
        page = MARKDOWN.render(text) if is_markdown else text
        tree = html5lib.parse(page, namespaceHTMLElements=False)
        self.walk(tree, words, None)
        self.words = "".join(words).split()

    def walk(self, node, words, hidden):
        tag = node.tag if isinstance(node.tag, str) else ""
        if not tag or tag in ("script", "style", "template"):
            return
        if tag in BLOCKS:
            words.append("\n")
        if tag == "img":
            self.images.append((node.get("src"), node.get("alt"), node.get("title")))
        start = len(words)
        if node.text:
            words.append(node.text)
        for child in node:
            self.walk(child, words, hidden)
            if child.tail:
                words.append(child.tail)
        text = " ".join("".join(words[start:]).split())
        if tag == "a" and node.get("href") is not None:
            self.links.append((node.get("href"), text))
        elif re.fullmatch(r"h[1-6]", tag):
            self.headings.append((tag, text))
        elif tag in ("code", "pre"):
            self.code.append("".join(node.itertext()))
        if tag in BLOCKS:
            words.append("\n")


class Change:
    """Where the source was changed."""

    def __init__(self, old, new):
        left, right = [re.findall(r"\w+|\s+|.", text, re.S) for text in (old, new)]
        self.old, self.new = [], []
        for kind, a, b, c, d in difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
            if kind != "equal":
                # With what the words at both ends go on in.
                self.old.append("".join(left[max(0, a - 8):b + 8]))
                self.new.append("".join(right[max(0, c - 8):d + 8]))
        self.pieces = "\n".join(self.old + self.new)
        self.folded = "".join(self.pieces.split())

    def holds(self, text):
        """Whether the text, as readers see it, is part of what was changed."""
        return "".join(text.split()) in self.folded


def near(left, right):
    return difflib.SequenceMatcher(None, left, right, autojunk=False).ratio()


def lost(old, new, change, name):
    """What of one kind differs and was not changed in the source."""
    found = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            found += explain(old[a:b], new[c:d], change, name)
    return found


MARKS = str.maketrans({"\u201c": '"', "\u201d": '"', "\u201e": '"', "\u2018": "'", "\u2019": "'", "\u2013": "-", "\u2014": "-"})


def respelled(old, new, change):
    """The words that differ in more than quotes and dashes which were changed in the source."""
    kept, rest = [], list(new)
    for word in old:
        twin = next((w for w in rest if w.translate(MARKS) == word.translate(MARKS)
                     and set(w) ^ set(word) <= set(change.pieces)), None)
        if twin is None:
            kept.append(word)
        else:
            rest.remove(twin)
    return kept, rest


def explain(old, new, change, name):
    if name == "words":
        old, new = respelled(old, new, change)
        return [(name, w, "") for w in old if not part(w, change)] + [(name, "", w) for w in new if not part(w, change)]
    problems = []
    if name == "code":
        return [(name, str(old), str(new))]
    if name == "headings":
        # Bold paragraphs become headings, and empty ones go; the rest keeps its number.
        old = [h for h in old if h[1]]
        gone = [h for h in old if not any(near(h[1], n[1]) > 0.6 for n in new)]
        made = [h for h in new if not any(near(h[1], n[1]) > 0.6 for n in old)]
        problems += [(name, str(h), "") for h in gone]
        problems += [(name, "", str(h)) for h in made if not any(part(w, change) for w in h[1].split())
                     and not change.holds("**" + h[1])]
        return problems
    if len(old) > len(new):
        return [(name, str(old), str(new))]
    for left, right in zip(old, new):
        if left[0] != right[0] and not (part(left[0] or "", change) or near(left[0] or "", right[0] or "") > 0.6):
            problems.append((name, str(left), str(right)))
        elif (left[1] or "") != (right[1] or "") and not any(part(w, change) for w in (left[1] or "").split()):
            problems.append((name, str(left), str(right)))
    for right in new[len(old):]:
        if not part(right[0], change):
            problems.append((name, "", str(right)))
    return problems


def part(word, change):
    """Whether the word, or a piece of it, is in what was changed."""
    if word and word in change.pieces:
        return True
    pieces = re.findall(r"\w+", word)
    return any(p in change.pieces for p in pieces) if pieces else any(c in change.pieces for c in word)


def front(text):
    try:
        return yaml.safe_load(text)
    except Exception:
        return None


def compare(old, new, is_markdown):
    before, after = Shown(old, is_markdown), Shown(new, is_markdown)
    # Words are looked for as readers see them, whatever references spell them.
    change = Change(html.unescape(old), html.unescape(new))
    problems = []
    for name in ("links", "images", "headings", "code", "words"):
        problems += lost(getattr(before, name), getattr(after, name), change, name)
    if before.front and NAMED.match(old.removeprefix("\ufeff")).group(1) == "---":
        left, right = front(before.front), front(after.front or "")
        if isinstance(left, dict):
            if not isinstance(right, dict) or list(left) != list(right):
                problems.append(("front matter", str(left)[:200], str(right)[:200]))
            else:
                for key in left:
                    if type(left[key]) is not type(right[key]):
                        problems.append(("front matter", str(left[key]), str(right[key])))
    if old.startswith("\ufeff") != new.startswith("\ufeff"):
        problems.append(("byte order mark", "", ""))
    ends = lambda text: [text.count("\r\n") > 0, re.search(r"(?<!\r)\n", text) is not None, text.endswith("\n")]
    if ends(old) != ends(new):
        problems.append(("line ends", str(ends(old)), str(ends(new))))
    return problems


def read(path):
    with open(path, "rb") as file:
        return file.read()


def stet(program, folder, *arguments):
    run = subprocess.run([program, "lint", ".", "--config", ".stet-oracle.yml", "--today", "2026-11-30", *arguments],
                         cwd=folder, capture_output=True)
    if run.returncode not in (0, 1):
        sys.exit(f"stet failed in {folder}: {run.stderr.decode()[:2000]}")
    return run.stdout


def copy(folders, place, every):
    """Copies the posts of the folders, every so many."""
    number = 0
    for folder in folders:
        base = os.path.dirname(os.path.abspath(folder))
        for root, names, files in os.walk(folder):
            names.sort()
            for name in sorted(files):
                path = os.path.join(root, name)
                if os.path.islink(path) or not POST.search(name):
                    continue
                number += 1
                if number % every:
                    continue
                target = os.path.join(place, os.path.relpath(os.path.abspath(path), base))
                os.makedirs(os.path.dirname(target), exist_ok=True)
                shutil.copyfile(path, target)
    with open(os.path.join(place, ".stet-oracle.yml"), "w") as file:
        file.write(SETTINGS)


def posts(place):
    for root, _, files in os.walk(place):
        for name in sorted(files):
            if POST.search(name):
                yield os.path.relpath(os.path.join(root, name), place)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("stet")
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--every", type=int, default=1)
    arguments = parser.parse_args()
    program = os.path.abspath(arguments.stet)
    unexplained = 0
    with tempfile.TemporaryDirectory() as scratch:
        original = os.path.join(scratch, "original")
        os.makedirs(original)
        copy(arguments.folders, original, arguments.every)
        for mode in ("--fix", "--fix=all"):
            place = os.path.join(scratch, mode.replace("=", "-"))
            shutil.copytree(original, place)
            report = json.loads(stet(program, place, mode, "--format", "json"))
            refused = collections.Counter(
                (finding["rule"], finding["fixRefused"].split(", as ")[-1])
                for post in report["posts"] for finding in post["findings"] if "fixRefused" in finding)
            once = {path: read(os.path.join(place, path)) for path in posts(place)}
            stet(program, place, mode, "--format", "json")
            changed = again = 0
            for path, new in sorted(once.items()):
                old = read(os.path.join(original, path))
                if read(os.path.join(place, path)) != new:
                    again += 1
                    print(f"{mode} {path}: a second run changes it")
                if old == new:
                    continue
                changed += 1
                try:
                    left, right = old.decode(), new.decode()
                except UnicodeDecodeError:
                    print(f"{mode} {path}: not UTF-8")
                    unexplained += 1
                    continue
                problems = compare(left, right, not re.search(r"html?$", path))
                for name, was, now in problems[:5]:
                    print(f"{mode} {path}: {name}: {was[:300]!r} -> {now[:300]!r}")
                unexplained += bool(problems)
            unexplained += again
            print(f"{mode}: {len(once)} posts, {changed} changed, {again} changed by a second run")
            for (rule, reason), count in refused.most_common():
                print(f"  refused: {count} of {rule}, as {reason}")
    print(f"{unexplained} unexplained")
    sys.exit(1 if unexplained else 0)


if __name__ == "__main__":
    main()
