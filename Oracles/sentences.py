#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares the sentences that Stet sees with pysbd's: sentences.py STET [FOLDER]

The texts are the samples of languages.py, in seven languages that pysbd has rules for. Where Stet and pysbd end a
sentence at the same place they agree; 95 in 100 ends must. Each difference is put down to its cause:

    glued       pysbd ends a sentence where no blank follows the mark; Stet takes "a.b" for a name
    lower case  pysbd ends a sentence before a lower-case letter, a hyphen or a bullet
    list        pysbd ends one at a bullet or between numbered items
    ellipsis    Stet ends a sentence at "…" or "..." before a capital, pysbd does not
    quotation   pysbd ends none inside quotation marks or brackets
    pattern     pysbd ends one inside "*.xyz"
"""

import json
import os
import re
import subprocess
import sys
import tempfile

import pysbd

import languages

STET = os.path.abspath(sys.argv[1])
LANGUAGES = dict(en="en_GB", de="de", fr="fr", es="es", it="it", nl="nl", ru="ru")
GOAL = 95


def causes(text, place, is_ours):
    before, after = text[:place], text[place:]
    opened = sum(before.count(mark) for mark in "«„“(") - sum(before.count(mark) for mark in "»”)")
    if re.search(r"(…|\.\.\.)\W*$", before):
        return "ellipsis"
    if not after[:1].isspace():
        return "pattern" if re.search(r"\*\.$", before) else "glued"
    if re.match(r"\s*(?:[•*-]|\d+[.)])", after):
        return "list"
    if not is_ours and re.match(r"\s*[^\w]*[a-zа-яёà-ÿ]", after):
        return "lower case"
    if is_ours and (opened > 0 or before.count('"') % 2 or re.search("[«„“\"'»”]", before)):
        return "quotation"
    return None


def ends(folder, language, texts):
    """Where Stet ends the sentences of each text, as `stet parse --as style-texts` shows them."""
    path = f"{folder}/{language}.md"
    head = f"---\nlang: {language}\n---\n\n"
    with open(path, "w") as file:
        file.write(head + "\n\n".join(texts) + "\n")
    answer = subprocess.run([STET, "parse", "--as", "style-texts", path], capture_output=True, text=True, check=True)
    places = sorted(
        unit["parts"][-1][2] for unit in map(json.loads, answer.stdout.splitlines()) if "sentence" in unit["scopes"])
    found, start, next_place = [], len(head.encode()), 0
    for text in texts:
        data = text.encode()
        own = set()
        while next_place < len(places) and places[next_place] <= start + len(data):
            own.add(len(data[: places[next_place] - start].decode()))
            next_place += 1
        found.append(own)
        start += len(data) + 2
    return found


def main():
    languages.download()
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for language, catalogue in LANGUAGES.items():
            texts = [text for text in languages.samples(catalogue) if not re.search(r"[*_`<>\[\]#~=|&]|^\W|^\d+\.", text)]
            segmenter = pysbd.Segmenter(language=language, clean=False, char_span=True)
            agreed = all_ours = all_theirs = 0
            differences = []
            for text, ours in zip(texts, ends(folder, language, texts)):
                theirs = {len(text[: part.end].rstrip()) for part in segmenter.segment(text)}
                agreed += len(ours & theirs)
                all_ours, all_theirs = all_ours + len(ours), all_theirs + len(theirs)
                for place in sorted(ours ^ theirs):
                    cause = causes(text, place, place in ours)
                    differences.append((cause, place in ours, f"{text[max(0, place - 40):place]}⏎{text[place:place + 30]}"))
            share = 200 * agreed / max(1, all_ours + all_theirs)
            print(f"{language}: {share:.1f} % of {all_ours} and {all_theirs} ends agree")
            for cause in sorted({cause or "unexplained" for cause, _, _ in differences}):
                print(f"    {cause}: {sum((known or 'unexplained') == cause for known, _, _ in differences)}")
            for cause, is_ours, text in differences:
                if cause is None:
                    print(f"    {'Stet' if is_ours else 'pysbd'} ends one here: {text}")
            failed = failed or share < GOAL
    sys.exit(failed)


main()
