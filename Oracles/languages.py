#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks the languages that Stet sees in texts that others translated: languages.py STET [FOLDER]

Samples of 60 words and more are made of the translations that Debian's packages hold (gettext catalogues of KDE,
GNOME, apt and others, downloaded into FOLDER by apt-get and thrown together with a fixed seed), 20 in each language.
Stet must name the language of 97 in 100 samples of each, and none for lists of names and for code.
"""

import collections
import glob
import gettext
import os
import random
import re
import subprocess
import sys
import tempfile

STET = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else None
FOLDER = os.path.abspath(sys.argv[2] if len(sys.argv) > 2 else ".build/languages")
PACKAGES = """apt dpkg aptitude-common libgtk-3-common gnome-control-center-data digikam-data gimp-data
    libkf5i18n-data libkf5kiocore5 kio inkscape krita-l10n kstars-data plasma-workspace-data dolphin okular konsole
    kate5-data akregator kdeconnect gnome-software-common nautilus-data evolution-common lyx-common synaptic
    libkf5xmlgui-data libkf5widgetsaddons-data kmail pidgin-data vlc-l10n""".split()
# The folder of the translations, and the tag that Stet should give.
LANGUAGES = dict(
    en_GB="en", nb="no", zh_CN="zh", zh_TW="zh", pt_BR="pt",
    **{tag: tag for tag in """de fr es it pt nl sv da fi et lv lt pl cs sk sl hr sr bg mk ru uk be kk el tr hu ro ca
    eu id vi sq is ga cy af eo az ar fa ur he hi mr ne bn ta te kn ml gu pa th ka hy ja ko km my""".split()})
WITHOUT_BLANKS = {"ja", "zh_CN", "zh_TW", "th", "km", "my"}
SAMPLES = 20
GOAL = 97


def download():
    os.makedirs(FOLDER, exist_ok=True)
    if glob.glob(FOLDER + "/x/usr/share/locale/*"):
        return
    for package in PACKAGES:
        subprocess.run(["apt-get", "download", package], cwd=FOLDER, capture_output=True)
    for archive in glob.glob(FOLDER + "/*.deb"):
        subprocess.run(["dpkg", "-x", archive, FOLDER + "/x"], check=True)


def clean(text):
    text = re.sub(r"<[^>]+>", "", text)
    return " ".join(re.sub(r"[&_](?=\w)", "", text).split())


def catalogue(path):
    with open(path, "rb") as file:
        try:
            entries = gettext.GNUTranslations(file)._catalog
        except (UnicodeDecodeError, OSError, ValueError):
            return
    for key, text in entries.items():
        key = key[0] if isinstance(key, tuple) else key
        if isinstance(text, str) and key and text != key:
            yield clean(text)


def samples(folder):
    texts = {}
    for path in sorted(glob.glob(f"{FOLDER}/x/**/locale/{folder}/LC_MESSAGES/*.mo", recursive=True)):
        for text in catalogue(path):
            if len(text) < 30 or re.search(r"%[\dsdiLn(]|[{}@|\\$]|https?:", text):
                continue
            if folder not in WITHOUT_BLANKS and len(text.split()) < 6:
                continue
            if folder not in ("th", "km", "my") and not re.search("[.!?。！？।։۔…]$", text):
                continue
            texts[text] = True
    texts = list(texts)
    random.Random(folder + "20261130").shuffle(texts)
    found, words, sample = [], 0, []
    for text in texts:
        sample.append(text)
        words += len(text) // 3 if folder in WITHOUT_BLANKS else len(text.split())
        if words >= 60:
            found.append(" ".join(sample))
            words, sample = 0, []
        if len(found) == SAMPLES:
            break
    return found


def names_and_code():
    """Lists of names, from the authors of Debian's packages, and code of Python's own library without its comments."""
    names = set()
    for path in glob.glob(FOLDER + "/x/usr/share/doc/*/AUTHORS*") + glob.glob("/usr/share/doc/*/AUTHORS*"):
        if not path.endswith(".gz"):
            text = open(path, errors="replace").read()
            names |= set(re.findall(r"^\W*([A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w.'-]+){1,2})\s*(?:<|$)", text, re.M))
    names = sorted(names)
    random.Random(1).shuffle(names)
    for start in range(0, min(len(names), 1200) - 59, 60):
        yield "names", ", ".join(names[start : start + 60])
    for path in sorted(glob.glob(os.path.dirname(os.__file__) + "/*.py"))[:40]:
        lines = re.sub(r'""".*?"""', "", open(path, errors="replace").read(), flags=re.S).split("\n")
        code = [line.strip() for line in lines if line.strip() and "#" not in line]
        yield "code", " ".join(code[20:60])


def escaped(text):
    return re.sub(r"([\\`*_{}\[\]()#+!<>|~$&-])", r"\\\1", text)


def main():
    download()
    cases = [(tag, text) for folder, tag in LANGUAGES.items() for text in samples(folder)]
    cases += [(kind, text) for kind, text in names_and_code()]
    right, total, wrong = collections.Counter(), collections.Counter(), collections.defaultdict(collections.Counter)
    with tempfile.TemporaryDirectory() as folder:
        for number, (tag, text) in enumerate(cases):
            with open(f"{folder}/{number:05}.md", "w") as file:
                file.write("Text: " + escaped(text) + "\n" if tag == "code" else escaped(text) + "\n")
        for number, (tag, text) in enumerate(cases):
            answer = subprocess.run(
                [STET, "parse", "--as", "article", f"{folder}/{number:05}.md"], capture_output=True, text=True, check=True)
            found = re.search(r"^article:.*, language (\S+) \(", answer.stdout)
            found = found[1] if found else None
            total[tag] += 1
            if found == (None if tag in ("names", "code") else tag):
                right[tag] += 1
            else:
                wrong[tag][found] += 1
    failed = False
    for tag in total:
        share = 100 * right[tag] / total[tag]
        if right[tag] < total[tag]:
            print(f"{tag}: {right[tag]} of {total[tag]}, otherwise {dict(wrong[tag])}")
        failed = failed or share < GOAL and tag not in ("names", "code") or tag in ("names", "code") and share < 95
    passed = sum(100 * right[tag] >= GOAL * total[tag] for tag in total if tag not in ("names", "code"))
    print(f"{passed} of {len(total) - 2} languages with {GOAL} % or more; {sum(right.values())} of {len(cases)} samples")
    sys.exit(passed < 40)


if __name__ == "__main__":
    main()
