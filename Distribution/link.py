#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The linker of the static build: link.py ARGUMENTS, as the compiler calls it.

Tables for unwinding the stack are a tenth of the program, and only C++ that throws needs them: toml++ and libstdc++. So
they are taken out of copies of Swift's own libraries and of what Swift compiled, and LLVM's linker gets the copies.
"""
import os
import shlex
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

SECTIONS = ["--remove-section=.eh_frame", "--remove-section=.rela.eh_frame"]


def expanded(arguments):
    for argument in arguments:
        if argument.startswith("@") and os.path.isfile(argument[1:]):
            with open(argument[1:], encoding="utf-8") as file:
                yield from expanded(shlex.split(file.read()))
        else:
            yield argument


def throws(path):
    """Whether the object at `path` was compiled from C++ that may throw, or is none of ours."""
    name = os.path.basename(path)
    return name.endswith((".cpp.o", ".cc.o")) or path.startswith(("/usr/", "/lib"))


def main():
    arguments = list(expanded(sys.argv[1:]))
    folders = [argument[2:] for argument in arguments if argument.startswith("-L")]
    with tempfile.TemporaryDirectory() as scratch:
        copies = {}

        def copy(path):
            copies.setdefault(path, os.path.join(scratch, f"{len(copies)}-{os.path.basename(path)}"))
            return copies[path]

        for number, argument in enumerate(arguments):
            if argument.endswith(".o") and not argument.startswith("-") and not throws(argument):
                # What comes after -o is written.
                if number == 0 or arguments[number - 1] != "-o":
                    arguments[number] = copy(argument)
            elif argument.startswith(("-lswift", "-ldispatch", "-lBlocksRuntime")):
                name = f"lib{argument[2:]}.a"
                found = next((os.path.join(folder, name) for folder in folders
                              if os.path.isfile(os.path.join(folder, name))), None)
                if found:
                    arguments[number] = copy(found)
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            list(pool.map(lambda pair: subprocess.run(["objcopy", *SECTIONS, *pair], check=True), copies.items()))
        sys.exit(subprocess.run(["ld.lld", *arguments]).returncode)


if __name__ == "__main__":
    main()
