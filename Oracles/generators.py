#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares what Stet sees in posts with what generators make of them: generators.py STET GUMBO DIALECT FOLDER…

Hugo renders the posts through a layout that is only `{{ .Content }}`; kramdown renders them as Jekyll has it do.
Compared are the words that readers see, headings with their levels, links, images and code, in order. Tags of
templates are put out of the generator's way first, as the generator itself does before it reads Markdown, and are left
out on both sides. A post that differs is printed, with the cause where a change to both sides makes the difference go
away; the exit status is 1 when more than one post in a hundred differs without one.
"""

import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import urllib.parse
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import trees
from trees import Node

FRONT_MATTER = re.compile(r"\A\ufeff?(---|\+\+\+)[ \t]*\r?\n.*?^\1[ \t]*\r?(?:\n|\Z)", re.S | re.M)
RAW = r"raw|highlight|comment|verbatim|code|codeblock|mermaid|plantuml|math|katex|javascript|script|stylesheet|style|schema"
LIQUID = re.compile(
    r"\{%-?\s*(" + RAW + r")\b(?:(?!%\}).)*?%\}.*?\{%-?\s*end\1\s*-?%\}|\{\{.*?\}\}|\{%.*?%\}", re.S)
KEPT = (r"raw|highlight|comment|code|mermaid|plantuml|math|katex|latex|html|rawhtml|script|style|css|js|chart")
SHORTCODE = re.compile(
    r"\{\{(?P<mark>[<%])\s*(?P<name>" + KEPT + r")\b(?:(?![>%]\}\}).)*?[>%]\}\}.*?\{\{[<%]\s*/\s*(?P=name)\s*[>%]\}\}"
    r"|\{\{<.*?>\}\}|\{\{%.*?%\}\}", re.S)
# kramdown's lists of attributes, which Stet keeps beside the text.
ATTRIBUTES = re.compile(
    r"\{::(comment|nomarkdown)\}.*?\{:/\1?\}|\{::?(?:\\\}|[^}])*\}|\{:/\w*\}", re.S)
# What kramdown defines or ends with, which is a text of its own in Stet's tree.
UNSEEN = re.compile(r"\*\[[^\]\n]+\]:[^\n]*|\^")
FORMULA = re.compile(r"\$+[^$]*\$+")
PAIR = re.compile(r"\{%(?:(?!%\}).)*%\}(.*)\{%-?\s*end\w+\s*-?%\}", re.S)
FENCE = re.compile(r"^[ \t]*(?:```|~~~)", re.M)
WORD = re.compile(r"XQTAG\d+QX")
QUOTES = str.maketrans({
    "\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'", "\u2026": "...", "\u2013": "-", "\u2014": "-",
    "\u00ab": "<<", "\u00bb": ">>", "\u00a0": " "})


def hidden(source: str, tag) -> str:
    """`source` with a word in the place of each tag, and of a pair with all that is between. A pair that begins in code
    and ends behind it holds the end of the code, so that of such only the tags themselves are replaced."""
    count = iter(range(10**9))

    def word(match) -> str:
        pair = PAIR.fullmatch(match.group(0))
        if pair and len(FENCE.findall(pair.group(1))) % 2:
            return f"XQTAG{next(count)}QX{pair.group(1)}XQTAG{next(count)}QX"
        return f"XQTAG{next(count)}QX"

    return tag.sub(word, source)


class Events:
    """What a reader sees, in order."""

    def __init__(self, root: Node, strip: list, is_ours: bool):
        self.found, self.text = [], []
        self.strip = strip
        self.is_ours = is_ours
        self.notes = {}
        self.order = []
        self.read(root)
        for name in self.order:
            if name in self.notes:
                self.read(self.notes[name])
        self.flush()

    def clean(self, text: str, is_code: bool = False) -> str:
        for pattern in self.strip[:1] if is_code else self.strip:
            text = pattern.sub(" ", text)
        return text

    def flush(self):
        text = self.clean("".join(self.text)).translate(QUOTES)
        text = re.sub(r"-+", "-", unicodedata.normalize("NFC", text))
        self.found += text.split()
        self.text = []

    def mark(self, *event):
        self.flush()
        self.found.append(" ".join(event))

    def address(self, text: str) -> str:
        for pattern in self.strip[:1]:
            text = pattern.sub("", text)
        return re.sub(r"\s+", "", urllib.parse.unquote(text))

    def read(self, root: Node):
        stack = [root]
        while stack:
            node = stack.pop()
            if isinstance(node, str):
                if not (self.is_ours and FORMULA in self.strip and UNSEEN.fullmatch(node)):
                    self.text.append(node)
            elif isinstance(node, tuple):
                self.mark(*node)
            elif node.name in ("script", "style", "template", "title", "svg svg", "math math") or node.name.startswith(("<!--", "<!DOC", "!")):
                continue
            elif self.takes_note(node):
                continue
            else:
                stack += self.enter(node)

    def takes_note(self, node: Node) -> bool:
        name = node.attributes.get("id", "")
        if node.name in ("div", "li") and re.match(r"fn[-:]", name):
            children = [child for child in node.children]
            note = Node("#note", {}, children)
            self.notes.setdefault(self.note(name), note)
            return True
        if node.name == "a" and re.search(r"footnote-backref|reversefootnote", node.attributes.get("class", "")):
            return True
        if node.name == "sup":
            link = next((child for child in node.children if isinstance(child, Node)), None)
            target = link.attributes.get("href", "") if link and link.name == "a" else ""
            if re.match(r"#fn[-:]", target):
                name = self.note(target[1:])
                if name not in self.order:
                    self.order.append(name)
                self.mark("[note]")
                return True
        return False

    def note(self, name: str) -> str:
        return name[3:]

    def enter(self, node: Node) -> list:
        self.text.append(" " if node.name not in INLINE else "")
        children = list(reversed(node.children))
        end = [" "] if node.name not in INLINE else []
        name = node.name
        if re.fullmatch("h[1-6]", name):
            self.mark(name)
            return [("/h",)] + children
        if name == "a" and "href" in node.attributes:
            self.mark("a", self.address(node.attributes["href"]))
            return [("/a",)] + children
        if name == "img":
            alt = " ".join(self.clean(node.attributes.get("alt", "")).translate(QUOTES).split())
            self.mark("img", self.address(node.attributes.get("src", "")), re.sub("-+", "-", alt))
            return []
        if name in ("code", "pre"):
            text = trees.text_of(node)
            self.mark("code", " ".join(self.clean(text, True).split()))
            return []
        if name in ("iframe", "video", "audio", "source", "embed", "object"):
            self.mark(name, self.address(node.attributes.get("src", "")))
        return end + children


INLINE = {"a", "em", "strong", "b", "i", "u", "s", "del", "ins", "span", "sub", "sup", "small", "mark", "abbr", "code",
          "img", "cite", "q", "font", "big", "tt", "label", "wbr", "kbd", "time", "#note"}


def run(command: list, text: bytes) -> str:
    result = subprocess.run(command, input=text, capture_output=True)
    if result.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {result.returncode}: {result.stderr.decode(errors='replace')}")
    return result.stdout.decode(errors="replace")


def written(text: str) -> str:
    return re.sub(r"\\u\{([0-9A-F]+)\}", lambda match: chr(int(match.group(1), 16)), text)


def render_jekyll(folder: str) -> None:
    subprocess.run(["ruby", os.path.join(os.path.dirname(__file__), "kramdown.rb"), folder], check=True)


HUGO = """baseURL = "https://example.org/"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "home", "section", "404", "robotsTXT"]
enableEmoji = false
[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.extensions]
linkify = true
[markup.highlight]
codeFences = false
"""


def render_hugo(folder: str) -> None:
    with tempfile.TemporaryDirectory() as site:
        for name in ("content", "layouts/_default"):
            os.makedirs(os.path.join(site, name))
        with open(os.path.join(site, "hugo.toml"), "w") as file:
            file.write(HUGO)
        with open(os.path.join(site, "layouts/_default/single.html"), "w") as file:
            file.write("{{ .Content }}")
        for name in os.listdir(folder):
            with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
                text = file.read()
            with open(os.path.join(site, "content", name), "w", encoding="utf-8", newline="") as file:
                file.write('---\ntitle: "x"\n---\n' + re.sub(r"\{\{(?=[<%])", "{ {", text))
        subprocess.run(["hugo", "--quiet", "--source", site], check=True)
        for name in os.listdir(folder):
            stem = name[:-3]
            page = os.path.join(site, "public", stem, "index.html")
            # Hugo writes no page where there is nothing to write.
            if os.path.exists(page):
                shutil.copy(page, os.path.join(folder, stem + ".html"))
            else:
                open(os.path.join(folder, stem + ".html"), "w").close()


DIALECTS = {"jekyll": (render_jekyll, LIQUID, [ATTRIBUTES, FORMULA]), "hugo": (render_hugo, SHORTCODE, [])}


# MARK: Causes: changes to the events of both sides that make a difference go away


def without(pattern: str):
    """A change that takes what `pattern` matches out of each event."""
    compiled = re.compile(pattern)

    def change(events: list) -> list:
        return [event for event in (compiled.sub("", event) for event in events) if event]

    return change


def plain_images(events: list) -> list:
    """Descriptions of images without spaces, entities and marks."""
    return [re.sub(r"&\w+;|[^\w/.:]", "", event) if event.startswith("img ") else event for event in events]


def plain_links(events: list) -> list:
    """Words without links whose text is their address, wherever these end."""
    result = []
    for event in events:
        if event == "/a" and len(result) > 1 and result[-2].startswith("a "):
            address = re.sub(r"^(mailto:|https?://)|\W+$", "", result[-2][2:])
            if re.sub(r"^https?://|\W+$", "", result[-1]) == address:
                del result[-2]
                continue
        result.append(event)
    return re.findall(r"[\w@:/.?=&%#-]*\w", " ".join(result).replace("/a ", " "))


def single_links(events: list) -> list:
    """Links once where an address that raw HTML links is linked again: an empty link with another right behind it."""
    result = []
    for event in events:
        if event.startswith("a ") and result[-1:] == ["/a"] and result[-2:-1] and result[-2].startswith("a "):
            result.pop()
        else:
            result.append(event)
    return result


def plain_code(events: list) -> list:
    """Code without what templates leave of it."""
    return [re.sub(r"\{\s*\{|\s", "", event) if event.startswith("code ") else event for event in events]


CAUSES = {
    "hugo": [
        ("Hugo before 0.132 shows the marker of an alert", without(r"^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]$")),
        ("Goldmark 1.5 leaves entities and takes line ends out of an image's description", plain_images),
        ("a template's braces in code are changed to keep Hugo from reading them", plain_code),
        ("Goldmark links an address again that raw HTML links already", single_links),
        ("Goldmark 1.5 takes a bracket or a quote into a bare address, or links it inside a link", plain_links),
        ("Goldmark 1.5 loses emphasis around a line with a link", without(r"[*_]+")),
    ],
    "jekyll": [
        ("kramdown gives an image's description as it is written", plain_images),
        ("kramdown has no emphasis in emphasis", without(r"[*_]+")),
    ],
}


def cause(ours: list, theirs: list, dialect: str):
    """The causes, one after the other, that make the difference go away; `None` where they do not."""
    names = []
    for name, change in CAUSES[dialect]:
        left, right = change(ours), change(theirs)
        if (left, right) != (ours, theirs):
            if difference(left, right) < difference(ours, theirs):
                names.append(name)
            ours, theirs = left, right
        if ours == theirs:
            return names
    return None


def difference(ours: list, theirs: list) -> int:
    matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
    return sum(max(b - a, d - c) for kind, a, b, c, d in matcher.get_opcodes() if kind != "equal")


def main() -> int:
    stet, gumbo, dialect, *folders = sys.argv[1:]
    render, tag, strip = DIALECTS[dialect]
    paths = [path for folder in folders for path in files(folder)]
    sources = {}
    with tempfile.TemporaryDirectory() as work:
        for number, path in enumerate(paths):
            try:
                with open(path, encoding="utf-8-sig", newline="") as file:
                    text = FRONT_MATTER.sub("", file.read())
            except UnicodeDecodeError:
                continue
            sources[path] = (f"p{number}", text)
            with open(os.path.join(work, f"p{number}.md"), "w", encoding="utf-8", newline="") as file:
                file.write(hidden(text, tag))
        render(work)

        def look(path: str):
            name, text = sources[path]
            with open(os.path.join(work, name + ".html"), "rb") as file:
                theirs = Events(trees.read(run([gumbo], file.read())), [WORD, *strip[1:]], False).found
            tree = run([stet, "parse", "--as", "tree", "--dialect", dialect, "--stdin-filename", name + ".md", "-"], text.encode())
            ours = Events(trees.read(written(tree)), [tag, *strip], True).found
            return path, ours, theirs

        alike, differing = 0, []
        with ThreadPoolExecutor(2) as pool:
            for path, ours, theirs in pool.map(look, sorted(sources)):
                if ours == theirs:
                    alike += 1
                else:
                    differing.append((path, ours, theirs))
    unexplained, causes = [], Counter()
    for path, ours, theirs in differing:
        names = cause(ours, theirs, dialect)
        if names is None:
            unexplained.append((path, ours, theirs))
        else:
            causes[" and ".join(names)] += 1
    print(f"{dialect}: {len(sources)} posts, {alike} alike, {len(differing)} differ, {len(unexplained)} unexplained")
    for name, count in causes.most_common():
        print(f"  {count:6}  {name}")
    for path, ours, theirs in unexplained:
        print(f"  {path}")
        matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
        shown = 0
        for kind, a, b, c, d in matcher.get_opcodes():
            if kind != "equal" and shown < 3:
                shown += 1
                before = " ".join(ours[max(0, a - 3):a])
                print(f"    … {before} [Stet] {shortened(ours[a:b])} [{dialect}] {shortened(theirs[c:d])}")
    return 1 if len(unexplained) * 100 > len(sources) else 0


def shortened(events: list) -> str:
    text = " ".join(events)
    return text if len(text) < 160 else text[:120] + " … " + text[-30:]


def files(folder: str):
    for place, _, names in sorted(os.walk(folder)):
        yield from (os.path.join(place, name) for name in sorted(names) if name.endswith((".md", ".markdown")))


if __name__ == "__main__":
    sys.exit(main())
