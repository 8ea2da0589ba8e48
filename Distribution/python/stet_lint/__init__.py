# SPDX-License-Identifier: Apache-2.0
"""Stet from Python: each function runs the program ``stet`` that this package brings."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sysconfig
from dataclasses import dataclass
from typing import Any, Iterable, List, Optional, Sequence, Union

__all__ = ["Finding", "StetError", "fix", "lint", "lint_paths", "program"]

_Path = Union[str, "os.PathLike[str]"]


class StetError(Exception):
    """Stet was used wrongly, its settings are wrong, or it failed; the text says what to do."""


@dataclass(frozen=True)
class Finding:
    """One problem at its exact place.

    Lines and columns count from 1, columns in code points; ``start`` and ``end`` are byte offsets.
    """

    path: str
    rule: str
    severity: str
    message: str
    help: str
    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int
    fingerprint: str
    fixable: bool


def program() -> str:
    """The path of the program: the one beside this package, else the one on ``PATH``."""
    schemes = [sysconfig.get_path("scripts")]
    try:
        schemes.append(sysconfig.get_path("scripts", sysconfig.get_preferred_scheme("user")))
    except (AttributeError, KeyError):
        schemes.append(sysconfig.get_path("scripts", f"{os.name}_user"))
    for folder in schemes:
        path = os.path.join(folder, "stet")
        if os.path.isfile(path):
            return path
    # Installed with --target or --prefix.
    place = os.path.dirname(os.path.abspath(__file__))
    for up in ("..", "../../../.."):
        path = os.path.normpath(os.path.join(place, up, "bin", "stet"))
        if os.path.isfile(path):
            return path
    found = shutil.which("stet")
    if found:
        return found
    raise StetError("the program 'stet' is not installed; install stet-lint again")


def lint(
    text: str, path: _Path = "post.md", *, options: Sequence[str] = (), cwd: Optional[_Path] = None
) -> List[Finding]:
    """Checks ``text`` as the post at ``path``, whose settings and site count.

    :param options: Further options of ``stet lint``, such as ``["--preset", "news"]``.
    :param cwd: The folder that ``path`` starts from.
    :raises StetError: if Stet could not check it.
    """
    arguments = ["lint", "-", f"--stdin-filename={os.fspath(path)}", "--format=json", *options]
    return _findings(_run(arguments, text, cwd))


def lint_paths(
    paths: Iterable[_Path], *, options: Sequence[str] = (), cwd: Optional[_Path] = None
) -> List[Finding]:
    """Checks files and folders.

    :raises StetError: if Stet could not check one of them.
    """
    names = [os.fspath(path) for path in paths]
    return _findings(_run(["lint", "--format=json", *options, "--", *names], None, cwd))


def fix(
    text: str, path: _Path = "post.md", *, all: bool = False, options: Sequence[str] = (),
    cwd: Optional[_Path] = None,
) -> str:
    """The text with the safe fixes, or with ``all`` also those that a person should look at.

    :raises StetError: if Stet could not read it.
    """
    which = "all" if all else "safe"
    arguments = ["lint", "-", f"--stdin-filename={os.fspath(path)}", f"--fix={which}", *options]
    return _run(arguments, text, cwd).decode("utf-8")


def _run(arguments: Sequence[str], text: Optional[str], cwd: Optional[_Path]) -> bytes:
    done = subprocess.run(
        [program(), *arguments], input=b"" if text is None else text.encode("utf-8"),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=cwd, check=False)
    if done.returncode > 1:
        raise StetError(done.stderr.decode("utf-8", "replace").strip() or done.stdout.decode("utf-8", "replace"))
    return done.stdout


def _findings(report: bytes) -> List[Finding]:
    value: Any = json.loads(report)
    return [
        Finding(
            path=post["path"], rule=finding["rule"], severity=finding["severity"],
            message=finding["message"], help=finding["help"],
            line=finding["range"]["start"]["line"], column=finding["range"]["start"]["column"],
            end_line=finding["range"]["end"]["line"], end_column=finding["range"]["end"]["column"],
            start=finding["range"]["start"]["offset"], end=finding["range"]["end"]["offset"],
            fingerprint=finding["fingerprint"],
            fixable=finding.get("fix", {}).get("safety") == "safe")
        for post in value["posts"] for finding in post["findings"]
    ]
