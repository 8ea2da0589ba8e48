# SPDX-License-Identifier: Apache-2.0
"""A web of 50 hosts on loopback for run.sh: web.py ADDRESSES. Each address from 127.0.0.1 on answers at one port, which
is printed. A path that ends in a multiple of 50 is gone. Ends with its standard input."""
import asyncio
import os
import sys
import threading


class Host(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport, self.rest = transport, b""

    def data_received(self, data):
        self.rest += data
        while b"\r\n\r\n" in self.rest:
            head, self.rest = self.rest.split(b"\r\n\r\n", 1)
            method, path = head.split(b" ", 2)[:2]
            gone = int(path.rsplit(b"/", 1)[1]) % 50 == 0
            body = b"" if method == b"HEAD" else b"x" * 20
            self.transport.write(
                b"HTTP/1.1 %s\r\nContent-Type: text/html\r\nContent-Length: 20\r\n\r\n%s"
                % (b"404 Not Found" if gone else b"200 OK", body))


async def main(count):
    loop = asyncio.get_running_loop()
    first = await loop.create_server(Host, "127.0.0.1", 0, backlog=1024)
    port = first.sockets[0].getsockname()[1]
    for number in range(2, count + 1):
        await loop.create_server(Host, f"127.0.0.{number}", port, backlog=1024)
    print(port, flush=True)
    await asyncio.Event().wait()


threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
asyncio.run(main(int(sys.argv[1])))
