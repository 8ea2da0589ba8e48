# SPDX-License-Identifier: Apache-2.0
"""A small site for the tests of editors: site.py FOLDER"""
import os
import sys

FILES = {
    ".stet.yml": "site:\n  root: content\n",
    "content/one.md": """---
title: One post
date: 2026-01-02
description: A post about a harbour and its ferries in winter, for tests of editors.
---

The harbour is open, and the the ferries go every hour to [the second part](two.md#second-prat).

**What comes next**

More ferries come in summer, when the days are long and the sea is calm. 👋 See [the island](two.md#second-part).

![A pier in the morning](pier.png)
""",
    "content/two.md": """---
title: Two post
date: 2026-01-03
description: The second post, to which the first one links, for tests of editors.
---

First words of the second post.

## Second part

See [the first post](one.md).
""",
}


def make(folder):
    for name, text in FILES.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
    os.makedirs(os.path.join(folder, ".git"), exist_ok=True)
    # A PNG of 3 by 2 pixels, as far as its header.
    with open(os.path.join(folder, "content/pier.png"), "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x03\x00\x00\x00\x02\x08\x02\x00\x00\x00")


if __name__ == "__main__":
    make(sys.argv[1])
