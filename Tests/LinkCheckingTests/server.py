# SPDX-License-Identifier: Apache-2.0
"""A server on 127.0.0.1 that answers as badly as the web does. Prints its port and that of one that speaks no TLS
that anybody trusts; /hits tells how often each path was asked for. Ends with its standard input."""
import gzip, json, os, socket, struct, sys, threading, time
from collections import Counter
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

hits = Counter()
BOMB = gzip.compress(b" " * 50_000_000, 9)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def send(self, status, headers=(), body=b""):
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def do_HEAD(self):
        self.answer()

    def do_GET(self):
        self.answer()

    def answer(self):
        path = self.path.split("?")[0]
        hits[self.command + " " + path] += 1
        parts = path.strip("/").split("/")
        name = parts[0]
        if name == "hits":
            body = json.dumps(hits).encode()
            return self.send(200, [("Content-Type", "application/json")], body)
        if name == "status":
            return self.send(int(parts[1]), [("X-Secret", self.headers.get("X-Secret", ""))])
        if name in ("301", "302", "303", "307", "308"):
            return self.send(int(name), [("Location", "/" + "/".join(parts[1:]))])
        if name == "title" or not name:
            title = unquote(parts[1]) if len(parts) > 1 else "Home"
            body = ("<!doctype html><title>%s</title><p>x" % title).encode()
            return self.send(200, [("Content-Type", "text/html")], body)
        if name == "to":
            return self.send(302, [("Location", bytes.fromhex(parts[1]).decode())])
        if name == "loop":
            return self.send(301, [("Location", "/loop2")])
        if name == "loop2":
            return self.send(301, [("Location", "/loop")])
        if name == "chain":
            return self.send(302, [("Location", "/chain/%d" % (int(parts[1]) + 1))])
        if name == "later":
            if hits["HEAD /later"] + hits["GET /later"] < 2:
                return self.send(429, [("Retry-After", "1")])
            return self.send(200)
        if name == "date":
            if hits["HEAD /date"] + hits["GET /date"] < 2:
                return self.send(503, [("Retry-After", formatdate(time.time() + 1, usegmt=True))])
            return self.send(200)
        if name == "limit":
            return self.send(200, [("RateLimit-Remaining", "0"), ("RateLimit-Reset", "1")])
        if name == "never":
            return self.send(429, [("Retry-After", "100000")])
        if name == "nohead":
            return self.send(405 if self.command == "HEAD" else 200)
        if name == "closes":
            self.close_connection = True
            return self.send(405 if self.command == "HEAD" else 200, [("Connection", "close")])
        if name == "slowheaders":
            time.sleep(4)
            return self.send(200)
        if name == "page":
            body = b'<h2 id="there">A</h2><a name=\'old\'></a><h3 id=caf\xc3\xa9>B</h3>'
            return self.send(200, [("Content-Type", "text/html; charset=utf-8")], body)
        if name == "bomb":
            kind = [("Content-Type", "text/html"), ("Content-Encoding", "gzip")]
            return self.send(200, kind, BOMB)
        if name in ("endless", "slowbody"):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.close_connection = True
            if self.command == "HEAD":
                return
            try:
                while True:
                    self.wfile.write(b" " * (1 if name == "slowbody" else 65536))
                    if name == "slowbody":
                        time.sleep(0.3)
            except OSError:
                return
        if name == "reset":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.close_connection = True
            self.connection.close()
            return
        self.send(404)


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, *_):
        pass


def untrusted(listener):
    """Answers every greeting of TLS with something else."""
    while True:
        connection, _ = listener.accept()
        try:
            connection.recv(1000)
            connection.sendall(b"HTTP/1.1 400 no\r\n\r\n")
        except OSError:
            pass
        connection.close()


server = Server(("127.0.0.1", 0), Handler)
private = Server(("127.0.0.2", 0), Handler)
tls = socket.create_server(("127.0.0.1", 0))
for run in (server.serve_forever, private.serve_forever):
    threading.Thread(target=run, daemon=True).start()
threading.Thread(target=untrusted, args=(tls,), daemon=True).start()
print(server.server_port, private.server_port, tls.getsockname()[1], flush=True)
sys.stdin.read()
os._exit(0)
