# SPDX-License-Identifier: Apache-2.0
"""Compares what Stet finds by Vale's styles with an emulation of each kind of rule.

    vale.py STET STYLES FOLDER… [--posts N] [--table FILE] [--show N]

STYLES is a folder of styles. The emulation runs each rule as Vale's documentation and sources say, with the package
`regex` from PyPI (which can do what regexp2 does), over the texts that `stet parse --as style-texts` shows: so patterns,
kinds, exceptions and places are compared, and not the reading of Markdown or the ends of sentences. Prints for each style
how many findings both have, and writes a table of all rules with --table. Ends with 1 when a style agrees in less than
99 %.
"""
import argparse
import bisect
import collections
import json
import os
import random
import re
import subprocess
import sys
import tempfile

import regex
import yaml

KINDS = {"existence", "substitution", "occurrence", "repetition", "consistency", "conditional",
         "capitalization", "metric", "readability"}
SIZED = {"sentence", "summary", "raw", "link", "strong", "emphasis", "code"}
MOST = 1000  # findings of one rule in one post


def net(text):
    """The pattern as regexp2 reads it in its mode for RE2: \\w, \\d and \\s are ASCII, \\b is not."""
    result, index, in_class = [], 0, False
    sets = {"w": "0-9A-Za-z_", "d": "0-9", "s": r"\t\n\f\r "}
    while index < len(text):
        sign = text[index]
        if sign == "\\" and index + 1 < len(text):
            letter = text[index + 1]
            low = letter.lower()
            if low in sets:
                inner = sets[low]
                if letter.islower():
                    result.append(inner if in_class else f"[{inner}]")
                elif in_class:
                    result.append({"S": r"\x00-\x08\x0b\x0e-\x1f!-\U0010ffff",
                                   "D": r"\x00-/:-\U0010ffff",
                                   "W": r"\x00-/:-@\[-\^`{-\U0010ffff"}[letter])
                else:
                    result.append(f"[^{inner}]")
            elif letter.isalpha() and letter not in "bBAzZpPkxnrtfvauUG":
                result.append(letter)
            elif letter == "z":
                result.append(r"\Z")
            else:
                result.append(sign + letter)
            index += 2
            continue
        if in_class:
            if sign == "]" and result[-1] not in ("[", "[^"):
                in_class = False
            elif sign == "[" and not text.startswith("[:", index):
                result.append("\\")
        elif sign == "[":
            in_class = True
            if text.startswith("[^", index):
                result.append("[^")
                index += 2
                continue
        elif sign == "$":
            # At the very end; before a line's end where (?m) says so.
            result.append("$" if MULTILINE else r"\Z")
            index += 1
            continue
        result.append(sign)
        index += 1
    return "".join(result)


MULTILINE = True


def compiled(text, ignorecase=False, multiline=True):
    global MULTILINE
    MULTILINE = multiline
    flags = regex.V0 | regex.UNICODE | (regex.IGNORECASE if ignorecase else 0)
    flags |= regex.MULTILINE if multiline else 0
    return regex.compile(net(text), flags)


def texts(value):
    if value is None:
        return []
    return [str(item) for item in (value if isinstance(value, list) else [value])]


class Selector:
    """The texts that a rule reads."""

    def __init__(self, names, extension):
        self.ways = [[self.part(part) for part in name.split("&")] for name in names]
        self.extension = extension

    @staticmethod
    def part(text):
        text = text.strip()
        return text.startswith("~"), [s.strip() for s in text.lstrip("~").strip().split(".")]

    def covers(self, unit):
        named = SIZED & unit["scopes"]
        for way in self.ways:
            positive, holds = set(), True
            for negated, sections in way:
                own = set(sections) - {self.extension, "md", "html"}
                inside = own <= unit["scopes"] | {unit.get("key")}
                if "md" in sections and self.extension != "md":
                    inside = False
                if negated:
                    holds = holds and not inside and not named & {"raw", "summary"}
                else:
                    holds = holds and inside
                    positive |= own
            if holds and named <= positive:
                return True
        return False


class Rule:
    def __init__(self, path, style):
        self.file = os.path.basename(path)
        self.id = identifier(style) + "-" + identifier(self.file.split(".")[0])
        with open(path, encoding="utf-8") as stream:
            self.data = yaml.safe_load(stream) or {}
        self.kind = self.data.get("extends")
        self.scopes = texts(self.data.get("scope")) or ["text"]
        self.problem = None
        if self.kind in KINDS:
            try:
                getattr(self, "make_" + self.kind)()
            except (regex.error, OverflowError) as error:
                self.problem = str(error)

    def flag(self, name, default=False):
        return bool(self.data.get(name, default))

    def make_exceptions(self):
        terms = sorted(texts(self.data.get("exceptions")), key=len, reverse=True)
        self.words = compiled(r"\b(?:" + "|".join(terms) + r")\b") if terms else None
        phrases = [term for term in terms if re.search(r"\s|\\s", term)]
        self.phrases = compiled(r"\b(?:" + "|".join(phrases) + r")\b", True) if phrases else None

    def excepted(self, text, start, end):
        if self.words and self.words.search(text[start:end].strip()):
            return True
        return bool(self.phrases) and any(
            m.start() <= start and end <= m.end() for m in self.phrases.finditer(text))

    def framed(self, inner):
        return f"(?:{inner})" if self.flag("nonword") else rf"\b(?:{inner})\b"

    def make_existence(self):
        self.make_exceptions()
        tokens = [token for token in texts(self.data.get("tokens")) if token.strip()]
        raw = "".join(texts(self.data.get("raw")))
        inner = self.framed("|".join(tokens)) if tokens else ""
        self.pattern = compiled(
            inner + raw if self.flag("append") else raw + inner, self.flag("ignorecase"))

    def run_existence(self, units):
        for unit in units:
            for match in self.pattern.finditer(unit["text"]):
                if not self.excepted(unit["text"], *match.span()):
                    yield unit, match.span()

    def make_substitution(self):
        self.make_exceptions()
        self.swaps = []
        for key in sorted(self.data.get("swap") or {}, key=lambda k: len(str(k).encode()),
                          reverse=True):
            self.swaps.append((str(key), str(self.data["swap"][key])))
        plain = [re.sub(r"(?<!\\)\((?!\?)", "(?:", key) for key, _ in self.swaps]
        self.pattern = compiled(self.framed("|".join(f"({key})" for key in plain)),
                                self.flag("ignorecase"))
        action = self.data.get("action") or {}
        self.replaces = action.get("name") == "replace"

    def run_substitution(self, units):
        for unit in units:
            for match in self.pattern.finditer(unit["text"]):
                better = self.swaps[match.lastindex - 1][1]
                found = match.group()
                options = [re.sub(r"\\\|", "|", o) for o in re.split(r"(?<!\\)\|", better) if o]
                if found in options or not self.replaces and self.fine(better, found):
                    continue
                if not self.excepted(unit["text"], *match.span()):
                    yield unit, match.span()

    @staticmethod
    def fine(better, found):
        if all(sign.isalpha() or sign == " " for sign in better):
            return better == found
        try:
            return bool(compiled(f"^(?:{better})$", multiline=False).match(found))
        except regex.error:
            return better == found

    def make_occurrence(self):
        self.pattern = compiled(f"(?:{self.data['token']})", self.flag("ignorecase"), False)

    def run_occurrence(self, units):
        most, least = self.data.get("max") or 0, self.data.get("min") or 0
        for unit in units:
            spans = [match.span() for match in self.pattern.finditer(unit["text"])]
            if not (most and len(spans) > most or least and len(spans) < least):
                continue
            if not spans:
                yield unit, re.search(r"\S+", unit["text"]).span()
                continue
            for start, end in spans:
                found = unit["text"][start:end]
                if found.strip() and not set(found) <= {"*", "@"}:
                    yield unit, (start, end)
                    break

    def make_repetition(self):
        self.make_exceptions()
        self.pattern = compiled("(" + "|".join(texts(self.data.get("tokens"))) + ")",
                                self.flag("ignorecase"), False)

    def run_repetition(self, units):
        for unit in units:
            before, count = None, 0
            for match in self.pattern.finditer(unit["text"]):
                word = match.group().strip()
                same = before and word and (
                    word == before[0] or self.flag("ignorecase") and word.lower() == before[0].lower())
                if same and (not self.flag("alpha") or word.isalpha()):
                    count += 1
                    span = before[1], match.end()
                    # Where a sentence ends between them, it is no repetition.
                    ends = re.search(r"[.!?][\"')\]]*\s", unit["text"][span[0]:span[1]])
                    if count > (self.data.get("max") or 0) and not ends:
                        if not self.excepted(unit["text"], *span):
                            yield unit, span
                            count = 0
                before = word, match.start()

    def make_consistency(self):
        self.pairs = [
            compiled(self.framed(f"(?P<a>{left})|(?P<b>{right})"), self.flag("ignorecase"))
            for left, right in (self.data.get("either") or {}).items()]

    def run_consistency(self, units):
        for pair in self.pairs:
            seen = set()
            for unit in units:
                matches = list(pair.finditer(unit["text"]))
                seen |= {match.lastgroup for match in matches}
                if matches and len(seen) == 2:
                    last = matches[-1].group()
                    yield unit, next(m.span() for m in matches if m.group() == last)

    def make_conditional(self):
        self.make_exceptions()
        self.first = compiled(self.data["first"], multiline=False)
        self.second = compiled(self.data["second"], multiline=False)

    def run_conditional(self, units):
        given = set()
        for unit in units:
            seconds = list(self.second.finditer(unit["text"]))
            if self.second.groups == 0 and seconds:
                continue
            for match in seconds:
                given |= {group for group in match.groups() if group}
            for match in self.first.finditer(unit["text"]):
                if match.group() in given or self.excepted(unit["text"], *match.span()):
                    continue
                yield unit, match.span()

    def make_capitalization(self):
        self.make_exceptions()
        words = r"[\p{N}\p{L}*]+[^\s]*"
        terms = sorted(texts(self.data.get("exceptions")), key=len, reverse=True)
        self.tokens = compiled(rf"\b(?:{'|'.join(terms)})\b|{words}" if terms else words)
        match = self.data.get("match", "")
        self.whole = None if match.startswith("$") else compiled(match, multiline=False)

    def run_capitalization(self, units):
        check = {"$sentence": self.is_sentence, "$lower": lambda t: t == t.lower(),
                 "$upper": lambda t: t == t.upper()}.get(self.data["match"])
        if self.whole:
            check = self.whole.search
        for unit in units:
            if check and not check(unit["text"]):
                yield unit, (0, len(unit["text"]))

    def is_sentence(self, text):
        indicators = tuple(texts(self.data.get("indicators")))
        words = self.tokens.findall(text.rstrip("?!.:"))
        right = 0
        for number, word in enumerate(words):
            head = next((word.split(sign)[0] for sign in "-'’" if sign in word), word)
            before = words[number - 1] if number else ""
            free = bool(indicators) and before.endswith(indicators) or (
                number == 1 and bool(re.match(r"[0-9]+\.", before)))
            if head == head.upper() or free or self.words and (
                    self.words.search(head) or self.words.search(word)):
                right += 1
            elif number == 0:
                right += head == head[:1].upper() + head[1:].lower()
            else:
                right += head == head.lower()
        return not words or right / len(words) > (self.data.get("threshold") or 0.8)

    def make_metric(self):
        self.problem = "a number of the post is compared elsewhere"

    make_readability = make_metric

    def run(self, units, extension):
        selector = Selector(self.scopes, extension)
        return getattr(self, "run_" + self.kind)([u for u in units if selector.covers(u)])


def identifier(name):
    result, was_lower = "", False
    for sign in name:
        if "A" <= sign <= "Z":
            result += ("-" if was_lower else "") + sign.lower()
            was_lower = False
        elif sign.isascii() and sign.isalnum():
            result += sign
            was_lower = True
        else:
            result += "-" if result and not result.endswith("-") else ""
            was_lower = False
    return result.rstrip("-")


def source_span(unit, span, cache):
    """The bytes of the source from the first to the last sign."""
    if "offsets" not in cache:
        offsets, total = [0], 0
        for sign in unit["text"]:
            total += len(sign.encode())
            offsets.append(total)
        cache["offsets"] = offsets
        cache["starts"] = [part[0] for part in unit["parts"]]
    start, end = cache["offsets"][span[0]], cache["offsets"][span[1]]

    def place(offset, is_end):
        number = max(bisect.bisect_right(cache["starts"], offset) - 1, 0)
        first, begin, stop, plain = unit["parts"][number]
        if plain:
            return begin + offset - first + is_end
        return stop if is_end else begin
    if start == end:
        return (place(start, 0),) * 2
    return place(start, 0), place(end - 1, 1)


def posts(folders):
    found = []
    for folder in folders:
        for place, _, names in os.walk(folder):
            found += [os.path.join(place, name) for name in names
                      if name.endswith((".md", ".markdown", ".html"))]
    return sorted(found)


def notes(stet, style):
    """What the style asks for that Stet does not do, by file."""
    run = subprocess.run([stet, "test", style], capture_output=True, text=True)
    found = collections.defaultdict(list)
    for line in run.stdout.splitlines():
        match = re.match(r"(.*?):\d+:\d+: (.*)", line)
        if match:
            found[os.path.basename(match.group(1))].append(match.group(2))
    return found


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("stet")
    arguments.add_argument("styles")
    arguments.add_argument("folders", nargs="+")
    arguments.add_argument("--posts", type=int, default=0)
    arguments.add_argument("--table")
    arguments.add_argument("--show", type=int, default=10)
    options = arguments.parse_args()
    stet = os.path.abspath(options.stet)
    names = sorted(name for name in os.listdir(options.styles)
                   if any(file.endswith(".yml") for file in os.listdir(
                       os.path.join(options.styles, name))))
    files = posts(options.folders)
    if options.posts and len(files) > options.posts:
        files = sorted(random.Random(20261130).sample(files, options.posts))
    rules = {name: [Rule(os.path.join(options.styles, name, file), name)
                    for file in sorted(os.listdir(os.path.join(options.styles, name)))
                    if file.endswith(".yml")] for name in names}
    both, ours, theirs = (collections.Counter() for _ in range(3))
    shown = collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        os.makedirs(os.path.join(folder, "styles"))
        for name in names:
            os.makedirs(os.path.join(folder, "styles", name))
            for rule in rules[name]:
                path = os.path.join(options.styles, name, rule.file)
                with open(path, "rb") as stream, open(
                        os.path.join(folder, "styles", name, rule.file), "wb") as copy:
                    copy.write(stream.read())
        with open(os.path.join(folder, ".stet.yml"), "w", encoding="utf-8") as stream:
            stream.write("extends: [" + ", ".join(f"'vale:styles/{n}'" for n in names) + "]\n")
        refused = {name: notes(stet, os.path.join(options.styles, name)) for name in names}
        for path in files:
            with open(path, "rb") as stream:
                data = stream.read()
            name = "post" + os.path.splitext(path)[1]
            with open(os.path.join(folder, name), "wb") as stream:
                stream.write(data)
            compare(stet, folder, name, data, rules, (both, ours, theirs), shown, path,
                    options.show)
    status = 0
    for name in names:
        same = sum(both[rule.id] for rule in rules[name])
        more = sum(ours[rule.id] for rule in rules[name])
        less = sum(theirs[rule.id] for rule in rules[name])
        total = same + more + less
        share = 100 * same / total if total else 100
        status = status or int(share < 99)
        print(f"{name}: {same} findings alike, {more} only Stet's, {less} only the emulation's: "
              f"{share:.2f} %")
    if options.table:
        with open(options.table, "w", encoding="utf-8") as stream:
            table(stream, names, rules, refused, both, ours, theirs)
    return status


def compare(stet, folder, name, data, rules, counters, shown, path, most):
    both, ours, theirs = counters
    run = subprocess.run([stet, "lint", "--format", "json", "--all", name], cwd=folder,
                         capture_output=True)
    report = json.loads(run.stdout.decode())
    # Redirects and the like get no rules on prose, and no style.
    if any(post.get("kind") != "post" for post in report["posts"]):
        return
    run = subprocess.run([stet, "parse", "--as", "style-texts", name], cwd=folder,
                         capture_output=True)
    if run.returncode:
        return
    units = [json.loads(line) for line in run.stdout.decode().splitlines() if line.strip()]
    for unit in units:
        unit["scopes"] = set(unit["scopes"])
    found = collections.defaultdict(set)
    for post in report["posts"]:
        for finding in post["findings"]:
            start, end = finding["range"]["start"], finding["range"]["end"]
            found[finding["rule"]].add((start["offset"], end["offset"]))
    extension = os.path.splitext(name)[1][1:]
    caches = collections.defaultdict(dict)
    for style in rules.values():
        for rule in style:
            if rule.kind not in KINDS or rule.problem:
                continue
            emulated = set()
            for unit, span in rule.run(units, extension):
                emulated.add(source_span(unit, span, caches[id(unit)]))
            own = found.get(rule.id, set())
            if len(own) >= MOST:
                continue
            both[rule.id] += len(own & emulated)
            ours[rule.id] += len(own - emulated)
            theirs[rule.id] += len(emulated - own)
            for who, rest in (("stet", own - emulated), ("emulation", emulated - own)):
                for place in sorted(rest):
                    shown[rule.id] += 1
                    if shown[rule.id] <= most:
                        text = data[place[0]:place[1]].decode("utf-8", "replace")
                        print(f"  {rule.id}: only {who}: {path}:{place} {text[:80]!r}")


def table(stream, names, rules, refused, both, ours, theirs):
    stream.write("| style | rule | kind | verdict | alike | only Stet | only emulation |\n")
    stream.write("|---|---|---|---|---|---|---|\n")
    for name in names:
        for rule in rules[name]:
            told = refused[name].get(rule.file, [])
            if any("not run" in note for note in told) or rule.kind not in KINDS:
                verdict = "refused: " + "; ".join(told)
            else:
                differences = list(told)
                if "sentence" in rule.scopes:
                    differences.append("sentences end where Stet says")
                if rule.data.get("match") == "$title":
                    differences.append("'to' is always small")
                if rule.kind in ("metric", "readability"):
                    differences.append("words are counted as Stet counts them")
                verdict = "differs: " + "; ".join(differences) if differences else "exact"
            stream.write(f"| {name} | {rule.file} | {rule.kind} | {verdict} | {both[rule.id]} | "
                         f"{ours[rule.id]} | {theirs[rule.id]} |\n")


if __name__ == "__main__":
    sys.exit(main())
