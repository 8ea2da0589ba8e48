#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes a site in the shape of a large Jekyll blog: jekyll-site.py FOLDER [POSTS]

The same arguments give the same bytes. The folder must not be there yet. The posts are in several languages' folders, as
Jekyll sites of cities and projects have them, link to each other, have images, and every hundredth has a fault.
"""
import os
import random
import sys

WORDS = """harbour ferry boat pier tide wave rope sail captain crew morning light town street market fish net storm
wind cloud rain summer winter island bridge water stone wall house window door letter story paper night lamp road hill
garden tree river field bread table chair music voice child friend mother father summer weather season ticket bell clock
engine signal island coast shore sand gull anchor cargo deck mast oar buoy current channel lighthouse""".split()
VERBS = "carries finds keeps leaves brings meets follows shows builds crosses opens closes holds turns".split()
LANGUAGES = ["en", "de", "fr"]


def sentence(rng):
    count = rng.randint(2, 5)
    parts = [f"the {rng.choice(WORDS)} {rng.choice(VERBS)} the {rng.choice(WORDS)}" for _ in range(count)]
    text = ", and ".join(parts) if rng.random() < 0.3 else " while ".join(parts[:2])
    return text[0].upper() + text[1:] + "."


def paragraph(rng):
    return " ".join(sentence(rng) for _ in range(rng.randint(3, 6)))


def post(rng, number, names, images):
    title = f"{rng.choice(WORDS).capitalize()} and {rng.choice(WORDS)} {number}"
    lines = ["---", "layout: post", f'title: "{title}"', f"date: {date(number)} 09:00:00 +0000",
             f'description: "{sentence(rng)}"', "tags: [harbour, news]", "---", ""]
    for section in range(rng.randint(2, 5)):
        if section:
            lines += [f"## The {rng.choice(WORDS)} of {rng.choice(WORDS)} {section}", ""]
        for _ in range(rng.randint(2, 4)):
            lines += [paragraph(rng), ""]
        other = rng.choice(names)
        lines += [f"More of this stands in [the post on {rng.choice(WORDS)}s]({{% post_url {other} %}}), and on"
                  f" [the list of ferries](/ferries/#{rng.choice(WORDS)}).", ""]
        if rng.random() < 0.4:
            lines += [f"![A {rng.choice(WORDS)} at the {rng.choice(WORDS)}](/assets/{rng.choice(images)})", "",
                      "*Photo: Ana Silva / Harbour News*", ""]
    if number % 100 == 7:
        lines += ["**What comes next**", "", paragraph(rng), "", "[gone](/no/such/page/)", ""]
    return "\n".join(lines)


def date(number):
    return f"{2005 + number % 20}-{number // 20 % 12 + 1:02}-{number // 240 % 28 + 1:02}"


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def main(folder, count):
    if os.path.exists(folder):
        sys.exit(f"{folder} is there already")
    names = []
    for number in range(count):
        names.append(f"{date(number)}-{WORDS[number % len(WORDS)]}-{number}")
    images = [f"{word}.svg" for word in WORDS]
    for image in images:
        write(f"{folder}/assets/{image}", '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"/>\n')
    write(f"{folder}/_config.yml", "title: Harbour News\nurl: https://harbour.example\npermalink: /:categories/:title/\n")
    write(f"{folder}/index.html", "---\nlayout: default\n---\n<h1>Harbour News</h1>\n")
    anchors = "\n".join(f"## {word}\n\n{word.capitalize()}.\n" for word in sorted(set(WORDS)))
    write(f"{folder}/ferries.md", f"---\nlayout: page\ntitle: Ferries\npermalink: /ferries/\n---\n\n{anchors}")
    for number, name in enumerate(names):
        rng = random.Random(number)
        language = LANGUAGES[0 if number % 10 < 8 else number % 2 + 1]
        write(f"{folder}/{language}/news/_posts/{name}.md", post(rng, number, names, images))
    print(f"{count} posts in {folder}")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__.splitlines()[0])
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5000)
