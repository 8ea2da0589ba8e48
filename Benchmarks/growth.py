#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How time and memory grow with hostile input: growth.py PROGRAM [SIZE [KIND…]]   (SIZE = 20000, all kinds)

Each kind of hostile_kinds.py is checked at SIZE and at twice that, with all rules, all packs and a style of Vale.
A kind is flagged when twice the size takes over 2.6 times as long (where that is 0.1 s or more; in each of four rounds),
when it takes over 60 bytes of memory per byte of input and 64 MB, or when the program crashes or runs for a minute.

GROWTH_BOUND    another bound than 2.6
GROWTH_LEAST    another time from which growth counts than 0.1 s
GROWTH_OTHERS   a folder of NAME-1.SUFFIX and NAME-2.SUFFIX, to be checked instead of the kinds
GROWTH_FORMAT   another output format than JSON
GROWTH_DEFAULTS set when the default rules are to be used, and no packs
"""

import os
import signal
import sys
import tempfile

import hostile_kinds

BOUND = float(os.environ.get("GROWTH_BOUND", "2.6"))
LEAST = float(os.environ.get("GROWTH_LEAST", "0.1"))
LONGEST = 60
SETTINGS = """extends: [strict, rules/empathetic, rules/inclusive, rules/markup, rules/newsroom, rules/plain-words, \
rules/stock-phrases, 'vale:styles/House']
"""
STYLE = {
    "Words.yml": "extends: existence\nmessage: \"'%s'\"\nignorecase: true\ntokens: [very, 'really? \\w+', lorem]\n",
    "Terms.yml": "extends: substitution\nmessage: \"'%s' is '%s'\"\nswap: {utilize: use, 'e\\.g\\.': for example}\n",
    "Raw.yml": "extends: existence\nmessage: \"'%s'\"\nraw: ['(?:\\w+ )*boats?']\n",
    "Acronyms.yml": "extends: conditional\nmessage: \"'%s'\"\nfirst: '\\b([A-Z]{3,5})\\b'\n"
    "second: '(?:\\b[A-Z][a-z]+ )+\\(([A-Z]{3,5})\\)'\n",
    "Same.yml": "extends: repetition\nmessage: \"'%s'\"\nalpha: true\ntokens: ['[^\\s]+']\n",
    "Long.yml": "extends: occurrence\nmessage: long\nscope: sentence\nmax: 30\ntoken: \\b(\\w+)\\b\n",
    "Case.yml": "extends: capitalization\nmessage: \"'%s'\"\nscope: heading\nmatch: $sentence\n",
}


def run(program, folder):
    """The user time, the peak memory and the status of one run over a folder."""
    child = os.fork()
    if child == 0:
        os.chdir(folder)
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        # An export is looked for only where it is named.
        posts = "post.xml" if os.path.exists("post.xml") else "."
        os.execv(program, [program, "--jobs", "1", "--format", os.environ.get("GROWTH_FORMAT", "json"), posts])
    signal.signal(signal.SIGALRM, lambda *_: os.kill(child, signal.SIGKILL))
    signal.alarm(LONGEST)
    _, status, used = os.wait4(child, 0)
    signal.alarm(0)
    return used.ru_utime, used.ru_maxrss * 1024, os.waitstatus_to_exitcode(status)


def settings(folder):
    if os.environ.get("GROWTH_DEFAULTS"):
        return
    os.makedirs(os.path.join(folder, "styles", "House"))
    with open(os.path.join(folder, ".stet.yml"), "w") as file:
        file.write(SETTINGS)
    for name, text in STYLE.items():
        with open(os.path.join(folder, "styles", "House", name), "w") as file:
            file.write(text)


def cases(size, names):
    """Names, and functions that write the case at once or twice the size and return its bytes."""
    others = os.environ.get("GROWTH_OTHERS")
    if not others:
        for name in names or hostile_kinds.KINDS:
            yield name, lambda folder, factor, name=name: hostile_kinds.write(name, folder, size * factor)
        return
    for file in sorted(os.listdir(others)):
        stem, suffix = os.path.splitext(file)
        if stem.endswith("-1") and (not names or stem[:-2] in names):
            def write(folder, factor, stem=stem, suffix=suffix):
                with open(os.path.join(others, f"{stem[:-1]}{factor}{suffix}"), "rb") as file:
                    text = file.read()
                with open(os.path.join(folder, "post" + suffix), "wb") as file:
                    return file.write(text)
            yield stem[:-2] + suffix, write


def measured(program, write, start):
    """The bytes, the time beyond the start and the memory at both sizes, and what is wrong with them."""
    with tempfile.TemporaryDirectory() as scratch:
        folders, sizes = [], []
        for factor in (1, 2):
            folders.append(os.path.join(scratch, str(factor)))
            os.makedirs(folders[-1])
            settings(folders[-1])
            sizes.append(write(folders[-1], factor))
        times, memory, flags = [LONGEST, LONGEST], [0, 0], set()
        for _ in range(4):
            for number, folder in enumerate(folders):
                time, peak, status = run(program, folder)
                times[number] = min(times[number], max(time - start, 0.001))
                memory[number] = max(memory[number], peak)
                if status not in (0, 1):
                    flags.add(f"status {status}")
            ratio = times[1] / times[0]
            if flags or times[1] < LEAST or ratio <= BOUND:
                break
        if times[1] >= LEAST and ratio > BOUND:
            flags.add("growth")
        if any(peak > 60 * size + 64e6 for peak, size in zip(memory, sizes)):
            flags.add("memory")
        return sizes[1], times, ratio, memory[1], flags


def main():
    program = os.path.abspath(sys.argv[1])
    size = int(sys.argv[2]) if len(sys.argv) > 2 else 20000
    with tempfile.TemporaryDirectory() as folder:
        settings(folder)
        with open(os.path.join(folder, "post.md"), "w") as file:
            file.write("A word.\n")
        start = min(run(program, folder)[0] for _ in range(3))
    count = flagged = 0
    print(f"start {start:.3f} s")
    print(f"{'kind':32} {'bytes':>9} {'at 1':>8} {'at 2':>8} {'growth':>7} {'MB':>6} {'per byte':>8}")
    for name, write in cases(size, sys.argv[3:]):
        length, times, ratio, peak, flags = measured(program, write, start)
        count += 1
        flagged += bool(flags)
        note = "  <- " + ", ".join(sorted(flags)) if flags else ""
        share = max(peak - 64e6, 0) / length
        print(f"{name:32} {length:9} {times[0]:8.3f} {times[1]:8.3f} {ratio:7.2f} {peak / 1e6:6.0f} {share:8.0f}{note}", flush=True)
    print(f"{count} kinds at size {size}, {flagged} flagged")
    return 1 if flagged else 0


if __name__ == "__main__":
    sys.exit(main())
