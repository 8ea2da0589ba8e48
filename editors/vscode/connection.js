// SPDX-License-Identifier: Apache-2.0
'use strict';

/** JSON-RPC 2.0 over the streams of a process, as the Language Server Protocol frames it. */
class Connection {
  constructor(process) {
    this.process = process;
    this.buffer = Buffer.alloc(0);
    this.nextId = 1;
    this.waiting = new Map();
    this.handlers = new Map();
    process.stdout.on('data', (data) => this.take(data));
    process.stdin.on('error', () => {});
    process.on('exit', () => this.end());
    process.on('error', () => this.end());
  }

  /** What is done with a method that the server calls. */
  on(method, handler) {
    this.handlers.set(method, handler);
  }

  end() {
    for (const { reject } of this.waiting.values()) reject(new Error('the server has ended'));
    this.waiting.clear();
  }

  write(message) {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    if (!this.process.stdin.writable) return;
    this.process.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.process.stdin.write(body);
  }

  notify(method, params) {
    this.write({ method, params });
  }

  /** A token's cancellation is passed on to the server. */
  request(method, params, token) {
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.write({ id, method, params });
      if (token) token.onCancellationRequested(() => this.notify('$/cancelRequest', { id }));
    });
  }

  take(data) {
    this.buffer = Buffer.concat([this.buffer, data]);
    for (;;) {
      const end = this.buffer.indexOf('\r\n\r\n');
      if (end < 0) return;
      const header = /content-length: *(\d+)/i.exec(this.buffer.toString('latin1', 0, end));
      const start = end + 4;
      const length = header ? Number(header[1]) : 0;
      if (this.buffer.length < start + length) return;
      const text = this.buffer.toString('utf8', start, start + length);
      this.buffer = this.buffer.subarray(start + length);
      this.handle(JSON.parse(text));
    }
  }

  async handle(message) {
    if (message.method === undefined) {
      const call = this.waiting.get(message.id);
      this.waiting.delete(message.id);
      if (!call) return;
      if (message.error) call.reject(new Error(message.error.message));
      else call.resolve(message.result);
      return;
    }
    const handler = this.handlers.get(message.method);
    if (message.id === undefined) {
      if (handler) handler(message.params);
      return;
    }
    try {
      this.write({ id: message.id, result: (handler ? await handler(message.params) : null) ?? null });
    } catch (error) {
      this.write({ id: message.id, error: { code: -32603, message: String(error.message) } });
    }
  }
}

module.exports = { Connection };
