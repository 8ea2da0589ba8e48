# SPDX-License-Identifier: Apache-2.0
"""A small client of the Language Server Protocol, for measuring and for what no proper client sends."""
import json
import subprocess
import threading
import time


class Client:
    def __init__(self, command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL)
        self.number = 0
        self.answers = {}
        self.pushed = {}
        self.messages = []
        self.changed = threading.Condition()
        self.isClosed = False
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        stream = self.process.stdout
        while True:
            length = None
            while True:
                line = stream.readline()
                if not line:
                    with self.changed:
                        self.isClosed = True
                        self.changed.notify_all()
                    return
                if line == b"\r\n":
                    break
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            message = json.loads(stream.read(length))
            now = time.perf_counter()
            with self.changed:
                if message.get("method") == "textDocument/publishDiagnostics":
                    self.pushed[message["params"]["uri"]] = (message["params"], now)
                elif "method" in message:
                    self.messages.append(message["method"])
                else:
                    self.answers[message.get("id")] = message
                self.changed.notify_all()

    def raw(self, data):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def send(self, message):
        data = json.dumps(message).encode()
        self.raw(b"Content-Length: %d\r\n\r\n" % len(data) + data)

    def notify(self, method, params):
        self.send({"jsonrpc": "2.0", "method": method, "params": params})

    def request(self, method, params):
        self.number += 1
        self.send({"jsonrpc": "2.0", "id": self.number, "method": method, "params": params})
        return self.number

    def wait(self, number, seconds=60):
        with self.changed:
            self.changed.wait_for(lambda: number in self.answers or self.isClosed, seconds)
            return self.answers.get(number)

    def ask(self, method, params, seconds=60):
        return self.wait(self.request(method, params), seconds)

    def diagnostics(self, uri, test, seconds=60):
        """The pushed diagnostics of a file, with the time of their arrival, once they pass a test."""
        with self.changed:
            self.changed.wait_for(lambda: uri in self.pushed and test(self.pushed[uri][0]) or self.isClosed, seconds)
            return self.pushed.get(uri)

    def start(self, folder, capabilities=None):
        answer = self.ask("initialize", {"processId": None, "rootUri": "file://" + folder,
                                         "capabilities": capabilities or {}})
        self.notify("initialized", {})
        return answer

    def open(self, uri, text):
        self.notify("textDocument/didOpen", {"textDocument": {
            "uri": uri, "languageId": "markdown", "version": 1, "text": text}})

    def change(self, uri, version, *changes):
        self.notify("textDocument/didChange", {
            "textDocument": {"uri": uri, "version": version}, "contentChanges": list(changes)})

    def stop(self):
        self.ask("shutdown", None)
        self.notify("exit", None)
        return self.process.wait(20)

    def memory(self):
        """Resident memory in MB, without the pages of files that the system maps."""
        with open(f"/proc/{self.process.pid}/status") as file:
            lines = dict(line.split(":", 1) for line in file)
        return int(lines["RssAnon"].split()[0]) / 1000, int(lines["VmRSS"].split()[0]) / 1000

    def cpu(self):
        with open(f"/proc/{self.process.pid}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / 100


def part(start, end, text):
    return {"range": {"start": {"line": start[0], "character": start[1]},
                      "end": {"line": end[0], "character": end[1]}}, "text": text}
