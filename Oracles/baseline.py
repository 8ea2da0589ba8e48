#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Tries whether a baseline knows old findings again: baseline.py STET POSTS [TRIALS] [SEED]

Copies some posts, accepts all their findings, and then changes them at random: words, lines, paragraphs that are added,
deleted, wrapped and moved, also to another post, titles, names of posts; and runs that look at some posts or rules only.
Every other change also brings a new fault. No old finding may come back as new, no new one may be hidden, and a run that
judged a part must not drop what it did not judge.

What is new is counted without a baseline: of each rule as many as there are more than before, and each fault that was
brought.
"""
import collections
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

MOST_POSTS = 40
FAULTS = [
    ("image-alt", "![](/trial/{}.png)"),
    ("link-insecure", "See [the harbour book {0}](http://harbour-{0}.net/page) for the rest."),
    ("repeated-word", "The ferry number {} waits at the the pier."),
    ("link-empty", "A line about [](https://harbour-{}.org/) boats."),
]
HARMLESS = ["The crew was glad of it.", "Nobody had expected that.", "It took a while to get there.",
            "We will come back to this later.", "Most people agreed at once."]


def run(stet, folder, *arguments):
    done = subprocess.run([stet, *arguments, "--format", "json", "--fail-on", "never"], cwd=folder,
                          capture_output=True, text=True)
    if done.returncode > 1:
        raise SystemExit(f"baseline.py: stet {' '.join(arguments)}: {done.stderr}")
    findings = []
    for post in json.loads(done.stdout)["posts"]:
        for finding in post["findings"]:
            findings.append((finding["rule"], post["path"], finding["message"], finding["range"]["start"]["line"]))
    return findings, done.stderr


class Site:
    def __init__(self, folder, rng):
        self.folder, self.rng = folder, rng

    @property
    def names(self):
        return sorted(name for name in os.listdir(self.folder) if name.endswith(".md"))

    def read(self, name):
        with open(os.path.join(self.folder, name), encoding="utf-8") as file:
            return file.read()

    def write(self, name, text):
        with open(os.path.join(self.folder, name), "w", encoding="utf-8") as file:
            file.write(text)

    def parts(self, name):
        """The front matter, and the blocks between blank lines outside fences."""
        text = self.read(name)
        head = ""
        match = re.match(r"(---|\+\+\+)\n.*?\n\1\n+", text, re.S)
        if match:
            head, text = match[0], text[match.end():]
        blocks, fence = [""], False
        for line in text.split("\n"):
            if line.lstrip().startswith(("```", "~~~")):
                fence = not fence
            if not line.strip() and not fence:
                blocks.append("")
            else:
                blocks[-1] += ("\n" if blocks[-1] else "") + line
        return head, [block for block in blocks if block.strip()]

    def put(self, name, head, blocks):
        self.write(name, head + "\n\n".join(blocks) + "\n")

    def prose(self, blocks):
        return [i for i, block in enumerate(blocks) if re.match(r"[A-Z][a-z]+ [a-z]", block) and "\n    " not in block
                and "```" not in block and len(block.split()) > 12]

    # Each says what it did.

    def add_line(self, name):
        head, blocks = self.parts(name)
        blocks.insert(self.rng.randint(0, len(blocks)), self.rng.choice(HARMLESS))
        self.put(name, head, blocks)

    def change_words(self, name):
        head, blocks = self.parts(name)
        for place in self.rng.sample(self.prose(blocks), min(2, len(self.prose(blocks)))):
            words = blocks[place].split(" ")
            at = self.rng.randrange(1, len(words) - 1)
            if re.fullmatch("[a-z]{3,}", words[at]):
                words[at] = self.rng.choice(["harbour", "quiet", "again", "early"])
            blocks[place] = " ".join(words)
        self.put(name, head, blocks)

    def add_sentence(self, name):
        head, blocks = self.parts(name)
        if self.prose(blocks):
            place = self.rng.choice(self.prose(blocks))
            blocks[place] = (self.rng.choice(HARMLESS) + " " + blocks[place] if self.rng.random() < 0.5
                             else blocks[place] + " " + self.rng.choice(HARMLESS))
        self.put(name, head, blocks)

    def wrap(self, name):
        head, blocks = self.parts(name)
        for place in self.prose(blocks)[:3]:
            words = blocks[place].split()
            if any(re.match(r"[-+*#>|=]|\d+[.)]", word) for word in words):
                continue
            width = self.rng.randint(6, 14)
            blocks[place] = "\n".join(" ".join(words[i:i + width]) for i in range(0, len(words), width))
        self.put(name, head, blocks)

    def delete(self, name):
        head, blocks = self.parts(name)
        if len(self.prose(blocks)) > 3:
            del blocks[self.rng.choice(self.prose(blocks))]
        self.put(name, head, blocks)

    def move(self, name):
        head, blocks = self.parts(name)
        prose = self.prose(blocks)
        if len(prose) > 2:
            block = blocks.pop(prose[0])
            blocks.insert(self.rng.choice(self.prose(blocks)), block)
        self.put(name, head, blocks)

    def move_away(self, name):
        head, blocks = self.parts(name)
        prose = self.prose(blocks)
        other = self.rng.choice([other for other in self.names if other != name])
        if len(prose) > 4:
            block = blocks.pop(self.rng.choice(prose))
            self.put(name, head, blocks)
            head, blocks = self.parts(other)
            blocks.append(block)
            self.put(other, head, blocks)

    def title(self, name):
        text = self.read(name)
        self.write(name, re.sub(r'(?m)^(title: *"?)', r"\1Harbour ", text, count=1))

    def rename(self, name):
        os.rename(os.path.join(self.folder, name),
                  os.path.join(self.folder, f"{name[:-3]}-{self.rng.randint(0, 999)}.md"))

    def rename_and_edit(self, name):
        self.add_sentence(name)
        self.add_line(name)
        self.rename(name)


CHANGES = [Site.add_line, Site.change_words, Site.add_sentence, Site.wrap, Site.delete, Site.move, Site.move_away,
           Site.title, Site.rename, Site.rename_and_edit]


def main(stet, posts, trials=300, seed=1):
    stet, rng = os.path.abspath(stet), random.Random(int(seed))
    found = []
    for folder, _, names in sorted(os.walk(posts)):
        found += [os.path.join(folder, name) for name in sorted(names) if name.endswith(".md")]
    rng.shuffle(found)
    returned, hidden, dropped, new, done = [], [], [], 0, collections.Counter()
    with tempfile.TemporaryDirectory() as top:
        folder = os.path.join(top, "site")
        os.makedirs(os.path.join(folder, ".git"))
        for number, path in enumerate(found[:MOST_POSTS]):
            shutil.copy(path, os.path.join(folder, f"p{number}-{os.path.basename(path)}"))
        run(stet, folder, ".", "--all", "--write-baseline", "old.txt")
        with open(os.path.join(folder, "old.txt"), encoding="utf-8") as file:
            baseline = file.read()
        start, _ = run(stet, folder, ".", "--all")
        count = collections.Counter(rule for rule, *_ in start)
        keep = os.path.join(top, "keep")
        shutil.copytree(folder, keep)
        for trial in range(int(trials)):
            shutil.rmtree(folder)
            shutil.copytree(keep, folder)
            site = Site(folder, rng)
            changes = [rng.choice(CHANGES) for _ in range(rng.randint(1, 3))]
            for change in changes:
                change(site, rng.choice(site.names))
                done[change.__name__] += 1
            fault = None
            if trial % 2:
                rule, text = rng.choice(FAULTS)
                name = rng.choice(site.names)
                head, blocks = site.parts(name)
                blocks.insert(rng.randint(0, len(blocks)), text.format(trial))
                site.put(name, head, blocks)
                fault = (rule, name)
            what = f"trial {trial}: {', '.join(change.__name__ for change in changes)}"
            after, _ = run(stet, folder, ".", "--all")
            reported, _ = run(stet, folder, ".", "--all", "--baseline", "old.txt")
            total = collections.Counter(rule for rule, *_ in after)
            told = collections.Counter(rule for rule, *_ in reported)
            for rule in set(total) | set(told):
                more = max(0, total[rule] - count[rule])
                if told[rule] > more:
                    returned.append((what, rule, told[rule] - more, [f for f in reported if f[0] == rule][:2]))
                elif told[rule] < more:
                    hidden.append((what, rule, more - told[rule]))
            if fault:
                new += 1
                if not any((rule, path) == fault for rule, path, *_ in reported):
                    hidden.append((what, *fault))
            # A run over a part, by posts or rules, keeps what it did not judge.
            only = rng.choice(["image-alt", "link-insecure", "sentence-length"])
            part = [rng.choice(site.names)] if rng.random() < 0.5 else [".", "--only", only]
            _, notes = run(stet, folder, *part, "--write-baseline", "old.txt")
            with open(os.path.join(folder, "old.txt"), encoding="utf-8") as file:
                left = file.read().splitlines()
            judged = {only} if "--only" in part else None
            for line in baseline.splitlines()[1:]:
                path, rule = line.split(" ")[:2]
                is_judged = rule in judged if judged else path == part[0] or not os.path.exists(
                    os.path.join(folder, path))
                if not is_judged and line not in left:
                    dropped.append((what, part, line))
    print(f"{trials} trials ({', '.join(f'{name} {n}' for name, n in sorted(done.items()))}) on {MOST_POSTS} posts with "
          f"{len(start)} old findings, {new} with a new fault:")
    for title, items in (("old findings that came back", returned), ("new findings that were hidden", hidden),
                         ("entries that a partial run dropped", dropped)):
        print(f"  {len(items)} {title}")
        for item in items[:12]:
            print("   ", *item)
    return 1 if returned or hidden or dropped else 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    sys.exit(main(*sys.argv[1:]))
