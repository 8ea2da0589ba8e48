# SPDX-License-Identifier: Apache-2.0
"""Every request of `stet server`, with the client of pytest-lsp."""
import asyncio
import os
import pathlib
import subprocess
import tempfile

import pytest
import pytest_lsp
from lsprotocol import types as lsp
from pytest_lsp import ClientServerConfig, LanguageClient

import importlib.util

HERE = pathlib.Path(__file__).parent
spec = importlib.util.spec_from_file_location("editor_site", HERE / "site.py")
editor_site = importlib.util.module_from_spec(spec)
spec.loader.exec_module(editor_site)

STET = os.environ["STET"]
config = ClientServerConfig(server_command=[STET, "server"], server_env=dict(os.environ))


def made_site():
    folder = tempfile.mkdtemp(prefix="stet-editors-")
    editor_site.make(folder)
    return os.path.realpath(folder)


def capabilities(pulls, encoding):
    document = lsp.TextDocumentClientCapabilities(
        code_action=lsp.CodeActionClientCapabilities(
            code_action_literal_support=lsp.ClientCodeActionLiteralOptions(
                code_action_kind=lsp.ClientCodeActionKindOptions(value_set=[])),
            resolve_support=lsp.ClientCodeActionResolveOptions(properties=["edit"]) if pulls else None),
        document_link=lsp.DocumentLinkClientCapabilities(tooltip_support=True),
        document_symbol=lsp.DocumentSymbolClientCapabilities(hierarchical_document_symbol_support=True),
        diagnostic=lsp.DiagnosticClientCapabilities() if pulls else None)
    return lsp.ClientCapabilities(
        general=lsp.GeneralClientCapabilities(position_encodings=[encoding]),
        workspace=lsp.WorkspaceClientCapabilities(apply_edit=True),
        window=lsp.WindowClientCapabilities(work_done_progress=False),
        text_document=document)


async def start(client, pulls, encoding):
    client.folder = made_site()
    result = await client.initialize_session(
        lsp.InitializeParams(
            capabilities=capabilities(pulls, encoding), root_uri=pathlib.Path(client.folder).as_uri(),
            workspace_folders=[lsp.WorkspaceFolder(uri=pathlib.Path(client.folder).as_uri(), name="site")]))
    client.answer = result


@pytest_lsp.fixture(config=config)
async def push(lsp_client: LanguageClient):
    await start(lsp_client, False, lsp.PositionEncodingKind.Utf16)
    yield
    await lsp_client.shutdown_session()


@pytest_lsp.fixture(config=config)
async def pull(lsp_client: LanguageClient):
    await start(lsp_client, True, lsp.PositionEncodingKind.Utf8)
    yield
    await lsp_client.shutdown_session()


def uri(client, name):
    return pathlib.Path(client.folder, name).as_uri()


def read(client, name):
    with open(os.path.join(client.folder, name), encoding="utf-8", newline="") as file:
        return file.read()


def opened(client, name, text=None, language="markdown"):
    client.text_document_did_open(lsp.DidOpenTextDocumentParams(
        text_document=lsp.TextDocumentItem(
            uri=uri(client, name), language_id=language, version=1,
            text=read(client, name) if text is None else text)))
    return lsp.TextDocumentIdentifier(uri=uri(client, name))


def changed(client, name, version, *changes):
    client.text_document_did_change(lsp.DidChangeTextDocumentParams(
        text_document=lsp.VersionedTextDocumentIdentifier(uri=uri(client, name), version=version),
        content_changes=list(changes)))


def whole(text):
    return lsp.TextDocumentContentChangeWholeDocument(text=text)


def part(start, end, text):
    return lsp.TextDocumentContentChangePartial(
        range=lsp.Range(start=lsp.Position(*start), end=lsp.Position(*end)), text=text)


async def until(client, name, test, seconds=20):
    """The pushed diagnostics of a file once they pass a test."""
    for _ in range(int(seconds / 0.05)):
        found = client.diagnostics.get(uri(client, name))
        if found is not None and test(found):
            return found
        await asyncio.sleep(0.05)
    raise AssertionError(f"diagnostics of {name} are {client.diagnostics.get(uri(client, name))}")


def codes(diagnostics):
    return sorted(diagnostic.code for diagnostic in diagnostics)


def applied(text, edits, encoding="utf-16"):
    """The text after edits, whose places are counted in the encoding."""
    lines = text.splitlines(keepends=True) + [""]
    width = 2 if encoding == "utf-16" else 1
    name = "utf-16-le" if encoding == "utf-16" else "utf-8"

    def offset(place):
        line = lines[place.line].encode(name)[: place.character * width]
        return sum(map(len, lines[: place.line])) + len(line.decode(name))

    for edit in sorted(edits, key=lambda e: (e.range.start.line, e.range.start.character), reverse=True):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end):]
    return text


def lint(folder):
    import json
    result = subprocess.run([STET, "lint", ".", "--format", "json"], cwd=folder, capture_output=True)
    report = json.loads(result.stdout)
    return {post["path"]: sorted(f["rule"] for f in post["findings"]) for post in report["posts"]}


@pytest.mark.asyncio
async def test_initialize(push, pull):
    assert push.answer.capabilities.position_encoding == "utf-16"
    assert push.answer.capabilities.diagnostic_provider is None
    assert pull.answer.capabilities.position_encoding == "utf-8"
    assert pull.answer.capabilities.diagnostic_provider.workspace_diagnostics


@pytest.mark.asyncio
async def test_push_diagnostics(push):
    opened(push, "content/one.md")
    found = await until(push, "content/one.md", lambda d: len(d) >= 3)
    assert codes(found) == lint(push.folder)["content/one.md"]
    repeated = next(d for d in found if d.code == "repeated-word")
    assert repeated.range.start == lsp.Position(6, 25)
    # Unsaved text is what is judged.
    changed(push, "content/one.md", 2, part((6, 25), (6, 29), ""))
    await until(push, "content/one.md", lambda d: "repeated-word" not in codes(d))
    changed(push, "content/one.md", 3, whole("# A\n\nAnother text, and and more of it.\n"))
    found = await until(push, "content/one.md", lambda d: "repeated-word" in codes(d))
    assert next(d for d in found if d.code == "repeated-word").range.start.line == 2
    push.text_document_did_close(lsp.DidCloseTextDocumentParams(
        text_document=lsp.TextDocumentIdentifier(uri=uri(push, "content/one.md"))))
    await until(push, "content/one.md", lambda d: not d)


@pytest.mark.asyncio
async def test_other_pages_are_as_edited(push):
    """A link is right as soon as the heading that it names is typed in another file."""
    opened(push, "content/one.md")
    await until(push, "content/one.md", lambda d: "internal-links" in codes(d))
    opened(push, "content/two.md")
    text = read(push, "content/two.md")
    changed(push, "content/two.md", 2, whole(text.replace("Second part", "Second prat")))
    await until(push, "content/one.md", lambda d: [x.code for x in d].count("internal-links") == 1
                and "second-part" in next(x.message for x in d if x.code == "internal-links"))


@pytest.mark.asyncio
async def test_watched_files_and_settings(push):
    opened(push, "content/one.md")
    await until(push, "content/one.md", lambda d: "repeated-word" in codes(d))
    with open(os.path.join(push.folder, ".stet.yml"), "a") as file:
        file.write("rules:\n  repeated-word: off\n")
    push.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams(
        changes=[lsp.FileEvent(uri=uri(push, ".stet.yml"), type=lsp.FileChangeType.Changed)]))
    await until(push, "content/one.md", lambda d: "repeated-word" not in codes(d))
    # Unsaved settings count too, and what is wrong with them is reported there.
    opened(push, ".stet.yml", language="yaml")
    changed(push, ".stet.yml", 2, whole("rules:\n  repeated-wrod: off\n"))
    found = await until(push, ".stet.yml", lambda d: bool(d))
    assert "repeated-word" in found[0].message
    changed(push, ".stet.yml", 3, whole("rules:\n  bold-heading: off\n"))
    await until(push, ".stet.yml", lambda d: not d)
    await until(push, "content/one.md", lambda d: "repeated-word" in codes(d) and "bold-heading" not in codes(d))


@pytest.mark.asyncio
async def test_code_actions(push):
    document = opened(push, "content/one.md")
    found = await until(push, "content/one.md", lambda d: len(d) >= 3)
    text = read(push, "content/one.md")
    for code, right in [("repeated-word", text.replace("the the", "the")),
                        ("bold-heading", text.replace("**What comes next**", "## What comes next")),
                        ("internal-links", text.replace("second-prat", "second-part"))]:
        finding = next(d for d in found if d.code == code)
        actions = await push.text_document_code_action_async(lsp.CodeActionParams(
            text_document=document, range=finding.range, context=lsp.CodeActionContext(diagnostics=[finding])))
        action = next(a for a in actions if a.edit and a.diagnostics and a.diagnostics[0].code == code
                      and not a.title.startswith("Suppress"))
        assert applied(text, action.edit.changes[document.uri]) == right
        suppress = next(a for a in actions if a.title == f"Suppress {code} here")
        silenced = applied(text, suppress.edit.changes[document.uri])
        assert f"<!-- stet {code}: reason -->" in silenced
        assert any(a.title == f"Open the page of the rule {code}" for a in actions)


@pytest.mark.asyncio
async def test_fix_all_and_formatting(push):
    document = opened(push, "content/one.md")
    await until(push, "content/one.md", lambda d: len(d) >= 3)
    text = read(push, "content/one.md")
    right = text.replace("the the", "the").replace("**What comes next**", "## What comes next")
    everything = lsp.Range(start=lsp.Position(0, 0), end=lsp.Position(99, 0))
    actions = await push.text_document_code_action_async(lsp.CodeActionParams(
        text_document=document, range=everything,
        context=lsp.CodeActionContext(diagnostics=[], only=["source.fixAll"])))
    assert [a.kind for a in actions] == ["source.fixAll.stet"]
    assert applied(text, actions[0].edit.changes[document.uri]) == right
    edits = await push.text_document_formatting_async(lsp.DocumentFormattingParams(
        text_document=document, options=lsp.FormattingOptions(tab_size=2, insert_spaces=True)))
    assert applied(text, edits) == right


@pytest.mark.asyncio
async def test_resolved_actions(pull):
    document = opened(pull, "content/one.md")
    await pull.text_document_diagnostic_async(lsp.DocumentDiagnosticParams(text_document=document))
    actions = await pull.text_document_code_action_async(lsp.CodeActionParams(
        text_document=document, range=lsp.Range(start=lsp.Position(6, 0), end=lsp.Position(6, 90)),
        context=lsp.CodeActionContext(diagnostics=[])))
    action = next(a for a in actions if a.is_preferred)
    assert action.edit is None
    resolved = await pull.code_action_resolve_async(action)
    text = read(pull, "content/one.md")
    assert applied(text, resolved.edit.changes[document.uri], "utf-8") == text.replace("the the", "the")
    # After another edit the action is out of date.
    changed(pull, "content/one.md", 2, part((0, 0), (0, 0), "\n"))
    with pytest.raises(Exception):
        await pull.code_action_resolve_async(action)


@pytest.mark.asyncio
async def test_pull_diagnostics(pull):
    document = opened(pull, "content/one.md")
    report = await pull.text_document_diagnostic_async(lsp.DocumentDiagnosticParams(text_document=document))
    assert codes(report.items) == lint(pull.folder)["content/one.md"]
    again = await pull.text_document_diagnostic_async(lsp.DocumentDiagnosticParams(
        text_document=document, previous_result_id=report.result_id))
    assert again.kind == "unchanged"
    every = await pull.workspace_diagnostic_async(lsp.WorkspaceDiagnosticParams(previous_result_ids=[]))
    assert {item.uri for item in every.items} == {uri(pull, "content/one.md"), uri(pull, "content/two.md")}
    ids = [lsp.PreviousResultId(uri=item.uri, value=item.result_id) for item in every.items]
    every = await pull.workspace_diagnostic_async(lsp.WorkspaceDiagnosticParams(previous_result_ids=ids))
    assert {item.kind for item in every.items} == {"unchanged"}
    # Never both: nothing was pushed.
    assert not any(pull.diagnostics.values())


@pytest.mark.asyncio
async def test_encodings(push, pull):
    line = "é👩‍👩‍👧e\u0301 said the the word."
    for client, name, width in [(push, "utf-16-le", 2), (pull, "utf-8", 1)]:
        document = opened(client, "content/three.md", f"# A 👋 b\n\n{line}\n")
        character = len("é👩‍👩‍👧e\u0301 said the".encode(name)) // width
        hover = await client.text_document_hover_async(lsp.HoverParams(
            text_document=document, position=lsp.Position(2, character)))
        place = hover.range
        covered = line.encode(name)[place.start.character * width: place.end.character * width]
        assert covered.decode(name) == "the the"


@pytest.mark.asyncio
async def test_crlf_and_byte_order_mark(push):
    with open(os.path.join(push.folder, "content/four.md"), "wb") as file:
        file.write(b"\xef\xbb\xbf" + "# A\r\n\r\n👋 and the the word.\r\n".encode())
    document = opened(push, "content/four.md", "# A\r\n\r\n👋 and the the word.\r\n")
    found = await until(push, "content/four.md", lambda d: "repeated-word" in codes(d))
    place = next(d for d in found if d.code == "repeated-word").range
    assert (place.start.line, place.start.character) == (2, 7 + 0)
    edits = await push.text_document_formatting_async(lsp.DocumentFormattingParams(
        text_document=document, options=lsp.FormattingOptions(tab_size=2, insert_spaces=True)))
    assert applied("# A\r\n\r\n👋 and the the word.\r\n", edits) == "# A\r\n\r\n👋 and the word.\r\n"


@pytest.mark.asyncio
async def test_hover(push):
    document = opened(push, "content/one.md")

    async def text(line, character):
        hover = await push.text_document_hover_async(lsp.HoverParams(
            text_document=document, position=lsp.Position(line, character)))
        return hover.contents.value if hover else None

    assert "Link" not in (await text(8, 5)) and "bold-heading" in await text(8, 5)
    link = await text(10, 92)
    assert "Two post" in link and "First words of the second post" in link
    image = await text(12, 3)
    assert "3 × 2 pixels" in image and "Credit" in image
    assert await text(10, 3) is None


@pytest.mark.asyncio
async def test_navigation(push):
    document = opened(push, "content/one.md")
    two = uri(push, "content/two.md")
    target = await push.text_document_definition_async(lsp.DefinitionParams(
        text_document=document, position=lsp.Position(10, 100)))
    assert (target.uri, target.range.start.line) == (two, 8)
    links = await push.text_document_document_link_async(lsp.DocumentLinkParams(text_document=document))
    assert [link.target for link in links] == [two, two, uri(push, "content/pier.png")]
    symbols = await push.text_document_document_symbol_async(lsp.DocumentSymbolParams(text_document=document))
    assert [symbol.name for symbol in symbols] == ["A pier in the morning"]
    other = opened(push, "content/two.md")
    places = await push.text_document_references_async(lsp.ReferenceParams(
        text_document=other, position=lsp.Position(8, 5),
        context=lsp.ReferenceContext(include_declaration=True)))
    assert sorted((p.uri, p.range.start.line) for p in places) == [(document.uri, 10), (two, 8)]


@pytest.mark.asyncio
async def test_rename(push):
    document = opened(push, "content/two.md")
    place = lsp.Position(8, 5)
    ready = await push.text_document_prepare_rename_async(lsp.PrepareRenameParams(
        text_document=document, position=place))
    assert ready.placeholder == "Second part"
    edit = await push.text_document_rename_async(lsp.RenameParams(
        text_document=document, position=place, new_name="Another *part* 👋"))
    before = lint(push.folder)
    for address, edits in edit.changes.items():
        path = pathlib.Path(address.removeprefix("file://"))
        path.write_text(applied(path.read_text(), edits))
    assert "## Another *part* 👋" in read(push, "content/two.md")
    assert "two.md#another-part-" in read(push, "content/one.md")
    assert lint(push.folder) == before
    with pytest.raises(Exception):
        await push.text_document_rename_async(lsp.RenameParams(
            text_document=document, position=place, new_name="two\nlines"))


@pytest.mark.asyncio
async def test_completion(push):
    text = read(push, "content/one.md")
    document = opened(push, "content/one.md")
    opened(push, ".stet.yml", language="yaml")
    version = 1

    async def labels(name, text, line, character):
        nonlocal version
        version += 1
        changed(push, name, version, whole(text))
        result = await push.text_document_completion_async(lsp.CompletionParams(
            text_document=lsp.TextDocumentIdentifier(uri=uri(push, name)), position=lsp.Position(line, character)))
        return [item.label for item in result.items] if result else []

    assert document.uri
    end = text.count("\n")
    assert await labels("content/one.md", text + "[a](tw", end, 6) == ["two.md"]
    assert await labels("content/one.md", text + "[a](two.md#", end, 11) == ["second-part"]
    assert "image-alt" in await labels("content/one.md", text + "<!-- stet image-a", end, 17)
    assert await labels("content/one.md", text.replace("date: 2026-01-02", "dat"), 2, 3) == ["date"]
    assert "2026-01-03" in await labels("content/one.md", text.replace("date: 2026-01-02", "date: "), 2, 6)
    assert "repeated-word" in await labels(".stet.yml", "rules:\n  rep\n", 1, 5)
    assert await labels(".stet.yml", "rules:\n  image-alt: w\n", 1, 14) == ["warning"]
    assert "reason" in await labels(".stet.yml", "suppressions:\n  re\n", 1, 4)
    assert "suppressions" in await labels(".stet.yml", "sup\n", 0, 3)
    assert "hugo" in await labels(".stet.yml", "site:\n  generator: \n", 1, 13)


@pytest.mark.asyncio
async def test_commands(push):
    opened(push, "content/one.md")
    await until(push, "content/one.md", lambda d: len(d) >= 3)

    async def run(command, *arguments):
        return await push.workspace_execute_command_async(lsp.ExecuteCommandParams(
            command=command, arguments=list(arguments)))

    assert (await run("stet.openRule", "image-alt")).startswith("# image-alt")
    report = await run("stet.report")
    assert report["documents"][0]["findings"] >= 3
    await run("stet.restart")
    with pytest.raises(Exception):
        await run("stet.unknown")
