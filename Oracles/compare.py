#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares what Stet reads with what others read: compare.py STET GUMBO FOLDER…

Pages are compared with gumbo, posts with cmark (as CommonMark), cmark-gfm (as GFM) and cmark-gfm again (as Stet reads
a post by default). A cause is not guessed from the text: it is a change to what the oracle is given or to both trees,
and a disagreement has that cause when the change makes it go away. What no change explains is printed whole, and the
exit status is 1.
"""

import html
import os
import re
import subprocess
import sys
import urllib.parse
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Callable

import trees
from trees import Node

STET, GUMBO = sys.argv[1], sys.argv[2]
GFM = ["cmark-gfm", "--unsafe", "-e", "table", "-e", "strikethrough", "-e", "autolink", "-e", "tasklist"]


def run(command: list, text: bytes) -> str:
    result = subprocess.run(command, input=text, capture_output=True)
    if result.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {result.returncode}: {result.stderr.decode(errors='replace')}")
    return result.stdout.decode(errors="replace")


def page(text: str) -> Node:
    return trees.read(run([GUMBO], text.encode()))


@dataclass
class Cause:
    name: str
    # What the oracle is given instead, and what its HTML is turned into again.
    source: Callable[[str], str] = None
    printed: Callable[[str], str] = None
    # A change to both trees.
    tree: Callable[[Node], None] = None


# MARK: Changes to trees


def put_text_behind_form(root: Node) -> None:
    for node in root.walk():
        index = 0
        while index < len(node.children):
            child = node.children[index]
            if isinstance(child, Node) and child.name == "form" and child.children and isinstance(child.children[-1], str):
                node.children.insert(index + 1, child.children.pop())
            index += 1


def one_line_descriptions(root: Node) -> None:
    for node in root.walk():
        if node.name == "img" and "alt" in node.attributes:
            node.attributes["alt"] = re.sub(r"\s+", " ", node.attributes["alt"])


def no_address_in_brackets(root: Node) -> None:
    for node in root.walk():
        before = ""
        for index, child in enumerate(node.children):
            if isinstance(child, str):
                before += child
            elif child.name == "a" and trees.text_of(child) == child.attributes.get("href") and before.count("[") > before.count("]"):
                node.children[index] = trees.text_of(child)
            else:
                before += trees.text_of(child)


def no_links_in_links(root: Node) -> None:
    # A browser ends the outer link, which is empty then, where the inner one begins.
    for node in root.walk():
        for first, second in zip(node.children, node.children[1:]):
            if not (isinstance(first, Node) and isinstance(second, Node) and first.name == second.name == "a"):
                continue
            if not first.children and second.attributes.get("href", "").endswith(trees.text_of(second)):
                first.children, second.name, second.children = second.children, "#gone", []
        node.children = [child for child in node.children if isinstance(child, str) or child.name != "#gone"]


def no_boxes_in_quotations(root: Node) -> None:
    for quotation in root.walk():
        if quotation.name != "blockquote":
            continue
        for node in quotation.walk():
            for index, child in enumerate(node.children):
                if isinstance(child, Node) and child.name == "input" and child.attributes.get("type") == "checkbox":
                    node.children[index] = "[x]" if "checked" in child.attributes else "[ ]"


# MARK: Changes to what the oracle is given

HEADING_ID = re.compile(r"^(#{1,6} .*?)[ \t]*\{[#.][^{}\n]+\}[ \t]*#*[ \t]*$", re.M)


def without_heading_ids(source: str) -> str:
    return HEADING_ID.sub(r"\1", source)


def no_heading_ids(root: Node) -> None:
    for node in root.walk():
        if re.fullmatch("h[1-6]", node.name):
            node.attributes.pop("id", None)
            node.attributes.pop("class", None)


ALERT = re.compile(r"\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*")


def no_alerts(root: Node) -> None:
    for node in root.walk():
        if node.name != "blockquote":
            continue
        if node.attributes.get("class", "").startswith("markdown-alert"):
            node.attributes.pop("class")
        first = next((child for child in node.children if isinstance(child, Node)), None)
        if first is not None and first.name == "p" and first.children and isinstance(first.children[0], str):
            first.children[0] = ALERT.sub("", first.children[0], count=1)
            if first.children == [""]:
                node.children.remove(first)


def without_form_feeds(source: str) -> str:
    return source.replace("\f", FORM_FEED)


def with_form_feeds(printed: str) -> str:
    return printed.replace(FORM_FEED, "\f")


FORM_FEED = "\ue00c"
FRONT_MATTER = re.compile(r"\A\ufeff?(---|\+\+\+)[ \t]*\r?\n.*?^\1[ \t]*\r?(?:\n|\Z)", re.S | re.M)


def without_front_matter(source: str) -> str:
    return FRONT_MATTER.sub("", source)


# The pair of raw and endraw goes with what it holds.
TAG = re.compile(r"\{%-?\s*raw\s*-?%\}.*?\{%-?\s*endraw\s*-?%\}|\{\{(?:(?!\n[ \t]*\n).)*?\}\}|\{%(?:(?!\n[ \t]*\n).)*?%\}", re.S)


class Tags:
    """A site generator's tags as words that mean nothing to Markdown, and back."""

    # The ampersand tells raw HTML, which is printed as it is, from text.
    WORD = re.compile(r"(?:\{|%7B)&(amp;)?Tag(\d+)Tag(?:\}|%7D)")
    ADDRESS = re.compile(r'((?:href|src)=")([^"]*%7B&amp;Tag\d+Tag%7D[^"]*)"')

    def __init__(self):
        self.tags = []

    def hide(self, source: str) -> str:
        def word(match):
            self.tags.append(match.group())
            return f"{{&Tag{len(self.tags) - 1}Tag}}"
        return TAG.sub(word, source)

    def show(self, printed: str) -> str:
        def address(match):
            text = self.WORD.sub(lambda word: self.tags[int(word.group(2))], match.group(2))
            return match.group(1) + html.escape(urllib.parse.quote(text, safe="-_.+!*'(),%#@?=;:/&$~"), quote=False) + '"'

        def tag(match):
            text = self.tags[int(match.group(2))]
            return html.escape(text) if match.group(1) else text

        return self.WORD.sub(tag, self.ADDRESS.sub(address, printed))


def no_paragraph_of_tags(root: Node) -> None:
    for parent in root.walk():
        children = []
        for child in parent.children:
            if isinstance(child, Node) and child.name == "p" and child.children and not TAG.sub("", trees.text_of(child)).strip():
                children += child.children
            else:
                children.append(child)
        parent.children = children


def same_footnotes(root: Node) -> None:
    """Footnotes at the end of the body, by name, without numbers and links back; only those that are asked for."""
    notes, used = {}, set()
    for node in root.walk():
        for index, child in enumerate(node.children):
            if not isinstance(child, Node):
                continue
            link = child.children[0] if child.name == "sup" and len(child.children) == 1 else None
            if isinstance(link, Node) and link.name == "a" and link.attributes.get("href", "").startswith("#fn-"):
                used.add(link.attributes["href"][1:])
                node.children[index] = "[" + link.attributes["href"] + "]"
    for node in root.walk():
        kept = []
        for child in node.children:
            name = child.attributes.get("id", "") if isinstance(child, Node) else ""
            if isinstance(child, Node) and child.name in ("div", "li") and name.startswith("fn-"):
                notes[name] = Node("footnote", {"id": name}, child.children)
            elif isinstance(child, Node) and child.attributes.get("class") == "footnotes":
                for item in child.walk():
                    if item.attributes.get("id", "").startswith("fn-"):
                        notes[item.attributes["id"]] = Node("footnote", {"id": item.attributes["id"]}, item.children)
            else:
                kept.append(child)
        node.children = kept
    for note in notes.values():
        for node in note.walk():
            node.children = trees.joined(
                [child for child in node.children
                 if isinstance(child, str) or "footnote-backref" not in child.attributes.get("class", "")])
            if node.children and isinstance(node.children[-1], str):
                # A space stands in front of the link back.
                node.children[-1] = node.children[-1].rstrip()
    root.children += [notes[name] for name in sorted(used) if name in notes]


# MARK: The comparisons

HTML_CAUSES = [
    Cause("gumbo puts text in front of </form> behind it", tree=put_text_behind_form),
]
CMARK_CAUSES = [
    Cause("cmark takes a form feed for white space, the standard for text", without_form_feeds, with_form_feeds),
    Cause("cmark makes a line break in an image's description a space", tree=one_line_descriptions),
]
CMARK_GFM_CAUSES = CMARK_CAUSES + [
    Cause("cmark-gfm links no address behind an open bracket", tree=no_address_in_brackets),
    Cause("cmark-gfm links an address inside a raw link", tree=no_links_in_links),
    Cause("cmark-gfm sees no task box in a quotation", tree=no_boxes_in_quotations),
    Cause("cmark-gfm 0.29 shows the marker of an alert", tree=no_alerts),
]


def stet_causes() -> list:
    tags = Tags()
    return [
        Cause("front matter is no Markdown", source=without_front_matter),
        Cause("a site generator's tag is kept as it is", tags.hide, tags.show, no_paragraph_of_tags),
        Cause("a heading's {#id} is no text", without_heading_ids, tree=no_heading_ids),
        Cause("footnotes stand where they are written", tree=same_footnotes),
        *CMARK_GFM_CAUSES,
    ]


@dataclass
class Comparison:
    title: str
    ours: Callable[[str, str], Node]
    theirs: Callable[[str], str]
    causes: Callable[[], list]
    prepare: Callable[[str], str] = staticmethod(lambda source: source)
    # Another reader, which is asked where no cause is known: its name, and what it prints.
    second: tuple[str, Callable[[str], str]] | None = None

    def explain(self, path: str, source: str) -> list:
        """Each disagreement as (cause, place, ours, theirs); a cause of None is none that is known."""
        source = self.prepare(source)
        given, prints = source, []
        found, changes = [], []
        before = self.differences(path, source, given, prints, changes)
        for cause in self.causes():
            if not before:
                break
            changed = cause.source(given) if cause.source else given
            if changed == given and not cause.tree:
                continue
            given = changed
            prints += [cause.printed] if cause.printed else []
            changes += [cause.tree] if cause.tree else []
            after = self.differences(path, source, given, prints, changes)
            found += [(cause.name, place[0], *before[place]) for place in before if place not in after]
            before = after
        if before and self.second:
            name, read = self.second
            after = self.differences(path, source, given, prints, changes, read)
            found += [(f"{name} reads it as Stet does", place[0], *before[place]) for place in before if place not in after]
            before = {place: both for place, both in before.items() if place in after}
        return found + [(None, place[0], *before[place]) for place in before]

    def differences(
        self, path: str, source: str, given: str, prints: list, changes: list, read: Callable[[str], str] | None = None
    ) -> dict:
        ours = self.ours(path, source)
        trees.number(ours)
        printed = (read or self.theirs)(given)
        for change in reversed(prints):
            printed = change(printed)
        theirs = page(printed)
        for change in changes:
            change(ours)
            change(theirs)
        return trees.differences(ours, theirs)


def written(escape: str, text: str) -> str:
    """`text` with the characters that Stet does not print raw, as a log might act on them."""
    return re.sub(escape, lambda match: chr(int(match.group(1), 16)), text)


def stet_html(*options: str) -> Callable[[str, str], Node]:
    return lambda path, source: page(written(
        r"&#x([0-9A-F]+);",
        run([STET, "parse", "--as", "html", "--stdin-filename", os.path.basename(path), *options, "-"], source.encode())))


try:
    from markdown_it import MarkdownIt
    SECOND = ("markdown-it", MarkdownIt("commonmark").render)
except ImportError:
    SECOND = None

COMMONMARK = Comparison(
    "posts as CommonMark, and cmark", stet_html("--dialect", "commonmark"),
    lambda source: run(["cmark", "--unsafe"], source.encode()), lambda: CMARK_CAUSES, without_front_matter, SECOND)
AS_GFM = Comparison(
    "posts as GFM, and cmark-gfm", stet_html("--dialect", "gfm"),
    lambda source: run([*GFM, "-e", "tagfilter"], source.encode()), lambda: CMARK_GFM_CAUSES, without_front_matter)
AS_STET = Comparison(
    "posts as Stet reads them, and cmark-gfm", stet_html(),
    lambda source: run([*GFM, "-e", "footnotes"], source.encode()), stet_causes)
PAGES = Comparison(
    "pages, and gumbo",
    lambda path, source: trees.read(written(
        r"\\u\{([0-9A-F]+)\}", run([STET, "parse", "--as", "tree", path], b""))), lambda source: source, lambda: HTML_CAUSES)


def files(folders: list, suffixes: tuple):
    for folder in folders:
        for place, _, names in sorted(os.walk(folder)):
            yield from (os.path.join(place, name) for name in sorted(names) if name.endswith(suffixes))


def shortened(text: str, other: str) -> str:
    """The part of `text` in which it begins to be another than `other`."""
    start = next((i for i, (a, b) in enumerate(zip(text, other)) if a != b), min(len(text), len(other)))
    start = max(0, start - 30)
    return ("…" if start else "") + text[start:start + 110].replace("\n", "␊")


def compare(comparison: Comparison, paths: list) -> int:
    def look(path: str):
        with open(path, "rb") as file:
            source = file.read()
        try:
            return path, comparison.explain(path, source.decode("utf-8-sig"))
        except UnicodeDecodeError:
            return path, []

    causes, places, alike = Counter(), {}, 0
    with ThreadPoolExecutor(2) as pool:
        for path, found in pool.map(look, paths):
            alike += not found
            for cause, place, ours, theirs in found:
                causes[cause] += 1
                places.setdefault(cause, []).append((path, place, ours, theirs))
    print(f"{comparison.title}: {len(paths)} files, {alike} alike, {sum(causes.values())} disagreements")
    for cause, count in sorted(causes.items(), key=lambda item: (item[0] is None, -item[1])):
        print(f"  {count:6}  {cause or 'unexplained'}")
        for path, place, ours, theirs in places[cause]:
            print(f"            {path}, " + (f"block {place + 1}" if place >= 0 else "at the end"))
            if cause is None:
                print(f"              Stet    {shortened(ours, theirs)}")
                print(f"              oracle  {shortened(theirs, ours)}")
    return causes[None]


if __name__ == "__main__":
    folders = sys.argv[3:]
    posts = list(files(folders, (".md", ".markdown")))
    unexplained = compare(PAGES, list(files(folders, (".html", ".htm"))))
    for comparison in (COMMONMARK, AS_GFM, AS_STET):
        unexplained += compare(comparison, posts)
    sys.exit(1 if unexplained else 0)
