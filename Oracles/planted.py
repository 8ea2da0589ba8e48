#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Plants faults into posts without findings, and counts those that Stet finds: planted.py STET FOLDER [COUNT [SEED]]

Works on a copy of FOLDER. Each of COUNT posts (100) in Markdown gets one fault of one of 20 kinds, between paragraphs of
its own at its end. Fails when fewer than 95 in 100 are found.
"""
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

TEXT = "The ferry to the island leaves at six in the morning, and it comes back at noon."
# By rule what is planted; the same rule may have several kinds.
KINDS = [
    ("image-alt", "![](https://ferry.org/pier.jpg)"),
    ("link-text", "For the timetable of the ferry [click here](https://ferry.org/times)."),
    ("link-empty", "The ferry [](https://ferry.org/boats) is old."),
    ("link-placeholder", "The [pier](https://https://ferry.org/pier) is old."),
    ("address-broken", "The [bus](htps://ferry.org/bus) is old."),
    ("address-broken", "Write to [the harbour](harbour@ferry.org) for a berth."),
    ("heading-levels", f"## The piers\n\n{TEXT}\n\n##### The old pier\n\nIt was built of oak by the town's own joiners."),
    ("heading-empty", f"## \n\n{TEXT}"),
    ("bold-heading", "**What a ticket costs**\n\nA ticket is four euros, and children go free."),
    ("repeated-word", "The boat is tied up at the the pier until spring."),
    ("leftover-text", "TODO: ask the harbour master for the new fares."),
    ("markdown-error", "The [timetable] (https://ferry.org/times) has changed."),
    ("markdown-error", "**Please note: **the boat is late in winter."),
    ("conflict-markers", "<<<<<<< HEAD\nThe boat is late.\n=======\nThe boat is early.\n>>>>>>> main"),
    ("footnote-undefined", "The boat[^one] is late in winter.[^planted]\n\n[^one]: The ferry."),
    ("internal-links", "See [the fares](#no-such-place-here) first."),
    ("markup-error", "<div class=\"planted\">\n\nThe boat is late in winter."),
    ("embed-title", '<iframe src="https://player.vimeo.com/video/1"></iframe>'),
    ("element-misspelt", "The boat is <stong>late</stong> in winter."),
    ("code-unclosed", "```\nrow boat"),
]


def findings(stet: str, folder: str) -> dict:
    """By path the rules of a post's findings."""
    run = subprocess.run([stet, "lint", ".", "--format", "json"], cwd=folder, capture_output=True, check=False)
    return {
        post["path"]: [finding["rule"] for finding in post["findings"]]
        for post in json.loads(run.stdout)["posts"] if post.get("kind") == "post"
    }


def main() -> int:
    stet, source = os.path.abspath(sys.argv[1]), sys.argv[2]
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 100
    chance = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else 1)
    with tempfile.TemporaryDirectory() as scratch:
        folder = os.path.join(scratch, "site")
        shutil.copytree(source, folder)
        clean = sorted(path for path, rules in findings(stet, folder).items() if not rules and path.endswith(".md"))
        chance.shuffle(clean)
        planted = {}
        for number, path in enumerate(clean[:count]):
            rule, fault = KINDS[number % len(KINDS)]
            with open(os.path.join(folder, path), "a", encoding="utf-8") as post:
                # A fence that is never closed takes in what follows.
                after = "" if rule == "code-unclosed" else "\nThe town has two piers.\n"
                post.write(f"\n\n{TEXT}\n\n{fault}\n{after}")
            planted[path] = (rule, fault)
        found = findings(stet, folder)
        missed = [(path, *fault) for path, fault in planted.items() if fault[0] not in found.get(path, [])]
    for path, rule, fault in missed:
        print(f"missed: {rule} in {path}: {fault.splitlines()[0]}")
    print(f"{len(planted)} faults of {len(KINDS)} kinds, {len(planted) - len(missed)} found")
    return 1 if len(missed) * 20 > len(planted) or not planted else 0


sys.exit(main())
