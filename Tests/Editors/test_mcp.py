# SPDX-License-Identifier: Apache-2.0
"""Every tool of `stet mcp`, with the client of the package mcp."""
import contextlib
import importlib.util
import os
import pathlib
import tempfile

import pytest
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

HERE = pathlib.Path(__file__).parent
spec = importlib.util.spec_from_file_location("editor_site", HERE / "site.py")
editor_site = importlib.util.module_from_spec(spec)
spec.loader.exec_module(editor_site)
STET = os.environ["STET"]


@contextlib.asynccontextmanager
async def served(*options):
    folder = os.path.realpath(tempfile.mkdtemp(prefix="stet-mcp-"))
    editor_site.make(folder)
    parameters = StdioServerParameters(command=STET, args=["mcp", folder, *options], env=dict(os.environ))
    async with stdio_client(parameters) as (read, write), ClientSession(read, write) as session:
        await session.initialize()
        yield session, pathlib.Path(folder)


def value(result):
    found = getattr(result, "structured_content", None) or getattr(result, "structuredContent", None)
    failed = getattr(result, "is_error", None) or getattr(result, "isError", False)
    assert not failed, result
    return found


def refused(result):
    return bool(getattr(result, "is_error", None) or getattr(result, "isError", False))


def rules(report):
    return sorted(f["rule"] for post in report["posts"] for f in post["findings"])


@pytest.mark.asyncio
async def test_tools_that_read():
    async with served() as (session, folder):
        tools = {tool.name: tool for tool in (await session.list_tools()).tools}
        assert sorted(tools) == ["credits", "explain_rule", "fix_text", "lint_paths", "lint_text", "site_links"]
        text = "# A\n\nThe the word, and [a link](two.md#nowhere).\n"
        report = value(await session.call_tool("lint_text", {"text": text, "path": "content/new.md"}))
        assert {"repeated-word", "internal-links"} <= set(rules(report))
        assert not (folder / "content/new.md").exists()
        fixed = value(await session.call_tool("fix_text", {"text": text, "path": "content/new.md"}))
        assert "The word" in fixed["text"] and "repeated-word" not in rules(fixed["report"])
        report = value(await session.call_tool("lint_paths", {}))
        assert report["summary"]["posts"] == 2 and "bold-heading" in rules(report)
        report = value(await session.call_tool("lint_paths", {"paths": ["content/two.md"]}))
        assert report["summary"]["posts"] == 1
        page = value(await session.call_tool("explain_rule", {"id": "image-alt"}))
        assert "## Flagged" in page["page"]
        images = value(await session.call_tool("credits", {"paths": ["content"]}))["images"]
        assert [image["src"] for image in images] == ["pier.png"]
        links = value(await session.call_tool("site_links", {"broken": True}))["links"]
        assert [link["target"] for link in links] == ["two.md#second-prat"]


@pytest.mark.asyncio
async def test_nothing_outside_the_folder():
    async with served("--write") as (session, folder):
        (folder / "content/link.md").symlink_to("/etc/hostname")
        (folder / "out").symlink_to("/etc")
        for path in ["../x.md", "/etc/passwd", "content/link.md", "out/hostname", "a/../../x.md", "~/x.md\u0000"]:
            for tool in ["lint_paths", "credits", "site_links", "fix_paths"]:
                assert refused(await session.call_tool(tool, {"paths": [path]})), (tool, path)
        for path in ["../x.md", "/tmp/x.md", "content/link.md"]:
            assert refused(await session.call_tool("lint_text", {"text": "a", "path": path})), path
        for tool, arguments in [("lint_text", {}), ("lint_text", {"text": 1}), ("explain_rule", {"id": "x"}),
                                ("lint_paths", {"paths": [1]}), ("lint_paths", {"paths": ["nowhere"]})]:
            assert refused(await session.call_tool(tool, arguments)), tool


@pytest.mark.asyncio
async def test_writing():
    async with served("--write") as (session, folder):
        tools = {tool.name: tool for tool in (await session.list_tools()).tools}
        notes = tools["fix_paths"].annotations
        assert getattr(notes, "destructive_hint", None) or getattr(notes, "destructiveHint", None)
        before = (folder / "content/one.md").read_text()
        result = value(await session.call_tool("fix_paths", {"paths": ["content"]}))
        assert not result["applied"] and "-The harbour is open, and the the" in result["posts"][0]["patch"]
        assert (folder / "content/one.md").read_text() == before
        result = value(await session.call_tool("fix_paths", {"paths": ["content"], "apply": True}))
        assert result["applied"] and "the the" not in (folder / "content/one.md").read_text()


@pytest.mark.asyncio
async def test_resources():
    async with served() as (session, _):
        resources = (await session.list_resources()).resources
        assert len(resources) > 100
        page = await session.read_resource("stet://rules/image-alt")
        assert page.contents[0].text.startswith("# image-alt")
        with pytest.raises(Exception):
            await session.read_resource("stet://rules/nothing")
