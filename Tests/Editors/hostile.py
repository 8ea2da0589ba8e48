# SPDX-License-Identifier: Apache-2.0
"""What no proper client sends: the server must not crash, grow or stay behind. hostile.py with STET and SITE set"""
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from client import Client, part  # noqa: E402

STET = os.environ["STET"]
SITE = os.path.realpath(os.environ["SITE"])
ONE = "file://" + SITE + "/content/one.md"
TEXT = open(SITE + "/content/one.md").read()
random.seed(24)


def server():
    client = Client([STET, "server"])
    client.start(SITE)
    return client


def frames():
    """Bytes that are not messages: the server answers with an error, or ends by itself with a status."""
    for data in [b"\r\n\r\n", b"Content-Length: x\r\n\r\n", b"Content-Length: -5\r\n\r\n{}", b"A" * 100_000,
                 b"Content-Length: 999999999999999999999\r\n\r\n", b"\x00" * 5000, b"\xff\xfe" * 5000]:
        client = server()
        try:
            client.raw(data)
            client.process.stdin.close()
        except BrokenPipeError:
            pass
        assert client.process.wait(20) == 1, data[:40]
    client = server()
    for body in [b"{", b"[]", b"[" * 100_000, b'{"jsonrpc":"2.0"}', b'"\xff\xfe"', b'{"jsonrpc":"2.0","id":{},"method":1}',
                 b'{"jsonrpc":"2.0","id":1,"method":"textDocument/hover","params":[[[]]]}']:
        client.raw(b"Content-Length: %d\r\n\r\n" % len(body) + body)
    assert client.ask("nothing/known", {})["error"]["code"] == -32601
    client.raw(b"Content-Length: 70000000\r\n\r\n")
    for _ in range(70):
        client.raw(b"x" * 1_000_000)
    assert client.ask("textDocument/hover", {"textDocument": {"uri": "x"}}) is not None
    anonymous, _ = client.memory()
    assert anonymous < 150, anonymous
    assert client.stop() == 0


def wrong_parameters():
    """Requests with parameters of every wrong kind."""
    client = server()
    client.open(ONE, TEXT)
    methods = ["textDocument/" + name for name in (
        "hover", "completion", "definition", "references", "rename", "prepareRename", "codeAction", "documentLink",
        "documentSymbol", "formatting", "diagnostic")] + ["codeAction/resolve", "workspace/executeCommand"]
    values = [None, 1, -1, 2**60, 1e300, "x", [], {}, {"uri": ONE}, {"line": -1, "character": 2**62},
              {"start": {"line": 5, "character": 9}, "end": {"line": 1, "character": 0}}]
    numbers = []
    for _ in range(3000):
        params = {name: random.choice(values) for name in (
            "textDocument", "position", "range", "context", "newName", "data", "command", "arguments", "options")}
        if random.random() < 0.7:
            params["textDocument"] = {"uri": ONE}
        numbers.append(client.request(random.choice(methods), params))
    for number in numbers:
        assert client.wait(number) is not None
    for version in range(2, 500):
        client.change(ONE, version, {"range": random.choice(values), "text": random.choice(["", "x\n", "👋", "e\u0301"])})
    assert client.ask("textDocument/documentSymbol", {"textDocument": {"uri": ONE}}) is not None
    assert client.stop() == 0


def outside():
    """Documents outside the folder, links out of it, and addresses that are not files."""
    client = server()
    link = SITE + "/content/link.md"
    if not os.path.lexists(link):
        os.symlink("/etc/hostname", link)
    for uri in ["file://" + link, "file:///etc/../etc/passwd", "http://x/y.md", "untitled:1", "file:///%00", "file:///x.md"]:
        client.open(uri, "[a](/etc/passwd) ![b](../../../../../etc/passwd)\n")
        client.ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 4}})
    client.open(ONE, "[a](/etc/passwd) [b](../../../../../../etc/passwd) ![c](../../../../../../../etc/passwd)\n")
    answer = client.ask("textDocument/documentLink", {"textDocument": {"uri": ONE}})
    assert all("/etc/" not in link["target"] for link in answer["result"]), answer
    os.remove(link)
    assert client.stop() == 0


def storms():
    """Cancellations by the thousand, of requests that are there and that are not."""
    client = server()
    client.open(ONE, TEXT)
    numbers = []
    for _ in range(5000):
        number = client.request("textDocument/codeAction", {
            "textDocument": {"uri": ONE}, "range": {"start": {"line": 0, "character": 0},
                                                    "end": {"line": 99, "character": 0}},
            "context": {"diagnostics": []}})
        client.notify("$/cancelRequest", {"id": number})
        client.notify("$/cancelRequest", {"id": random.choice([None, "x", -1, 10**9])})
        numbers.append(number)
    for number in numbers:
        assert client.wait(number) is not None
    assert client.stop() == 0


def edits(count):
    """Very many edits; memory stays where it was."""
    client = server()
    client.open(ONE, TEXT)
    first = client.diagnostics(ONE, lambda p: p.get("version") == 1)
    assert first
    start = client.memory()[0]
    for version in range(2, count + 2):
        text = random.choice(["x", "", "👋", "\n"])
        end = random.choice([(6, 0), (6, 3), (7, 0)])
        client.change(ONE, version, part((6, 0), end, text))
        if version % 1000 == 0:
            client.change(ONE, version, {"text": TEXT})
            client.diagnostics(ONE, lambda p: p.get("version") == version, 120)
    client.change(ONE, count + 2, {"text": TEXT})
    client.diagnostics(ONE, lambda p: p.get("version") == count + 2, 120)
    grown = client.memory()[0] - start
    assert grown < 30, grown
    assert client.stop() == 0
    return grown


def endings():
    """The client goes away at any moment; no process stays."""
    def framed(method, params, number=None):
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        if number is not None:
            message["id"] = number
        data = json.dumps(message).encode()
        return b"Content-Length: %d\r\n\r\n" % len(data) + data

    for turn in range(40):
        process = subprocess.Popen([STET, "server"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        data = framed("initialize", {"rootUri": "file://" + SITE, "capabilities": {}}, 1) + framed("initialized", {})
        if turn % 2:
            data += framed("textDocument/didOpen", {"textDocument": {
                "uri": ONE, "languageId": "markdown", "version": 1, "text": TEXT}})
            data += framed("workspace/diagnostic", {"previousResultIds": []}, 2)
        process.stdin.write(data)
        process.stdin.flush()
        time.sleep(random.random() * 0.1)
        if turn % 4 == 3:
            process.stdout.close()
        process.stdin.close()
        assert process.wait(20) in (0, 1)
    client = Client([STET, "server"])
    client.notify("exit", None)
    assert client.process.wait(20) == 1


def context():
    """The same for the other server."""
    for data in [b"{\n", b"\n\n\n", b"[]\n" * 1000, b"\x00\n", b"x" * 200_000 + b"\n", b'{"jsonrpc":"2.0","id":1,"method":"tools/call"}\n']:
        result = subprocess.run([STET, "mcp", SITE], input=data, capture_output=True, timeout=30)
        assert result.returncode == 0, data[:40]
        for line in result.stdout.splitlines():
            json.loads(line)


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    for test in (frames, wrong_parameters, outside, storms, endings, context):
        test()
    grown = edits(count)
    print(f"hostile: frames, parameters, paths, cancellations, endings; {count:,} edits, {grown:.1f} MB more memory")


if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    tempfile.gettempdir()
    main()
