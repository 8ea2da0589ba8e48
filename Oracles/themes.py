# SPDX-License-Identifier: Apache-2.0
"""Compares the article that Stet finds on pages in many themes with what it is, by word F1.

themes.py STET [FOLDER]    FOLDER holds NAME.html beside NAME.txt (Oracles/Themes)

Fails when the mean is below 0.95, when a page has no content, or when less than half of an article is read. With
trafilatura installed, its figure stands beside.
"""

import collections
import pathlib
import re
import subprocess
import sys

try:
    import trafilatura
except ImportError:
    trafilatura = None

LEAST = 0.95


def words(text):
    """The words of a text; its characters where it is written without spaces."""
    if re.search(r"[\u3040-\u30ff\u4e00-\u9fff]", text):
        return [character for character in text if character.isalnum()]
    return re.findall(r"\w+", text.lower())


def compare(found, truth):
    """Word F1 and recall."""
    same = sum((collections.Counter(found) & collections.Counter(truth)).values())
    precision, recall = same / max(1, len(found)), same / max(1, len(truth))
    return (2 * precision * recall / (precision + recall) if same else 0.0), recall


def main():
    stet = sys.argv[1]
    folder = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else pathlib.Path(__file__).parent / "Themes")
    ours, theirs, empty, partial = [], [], [], []
    for page in sorted(folder.glob("*.html")):
        truth = words(page.with_suffix(".txt").read_text())
        run = subprocess.run([stet, "parse", "--as", "text", page], capture_output=True, text=True)
        found = words(run.stdout)
        score, recall = compare(found, truth)
        ours.append(score)
        if not found:
            empty.append(page.name)
        elif recall < 0.5:
            partial.append(page.name)
        if trafilatura:
            text = trafilatura.extract(page.read_text(), include_comments=False) or ""
            theirs.append(compare(words(text), truth)[0])
        if score < 0.9:
            print(f"{page.name}: F1 {score:.3f}, recall {recall:.3f}")
    mean = sum(ours) / len(ours)
    peer = f"; trafilatura {sum(theirs) / len(theirs):.4f}" if theirs else ""
    print(f"{len(ours)} pages: mean word F1 {mean:.4f}, {len(empty)} without content, {len(partial)} under half{peer}")
    return 0 if mean >= LEAST and not empty and not partial else 1


sys.exit(main())
