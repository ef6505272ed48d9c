import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface Line {
  /** Sends one envelope. Resolves with its acknowledgement. */
  send(type: 'slash_commands' | 'events_api' | 'interactive', payload: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>>;
  /** Slack's notice that this line will be replaced. */
  refresh(): void;
  /** Breaks the line without a word. */
  cut(): void;
}

export interface FakeSocketMode {
  readonly apiUrl: string;
  /** Lines that are open now. */
  readonly lines: Line[];
  /** Resolves when so many lines are open. */
  opened(count: number): Promise<void>;
  /** Whether Slack hands out addresses of lines; else it answers 503, 429, or not at all. */
  outage(state: 'down' | 'limited' | 'silent' | 'up'): void;
  /** How often a line was asked for. */
  readonly asked: () => number;
  close(): Promise<void>;
}

/** Slack's end of Socket Mode: hands out addresses, opens lines, sends envelopes and takes acknowledgements. */
export async function fakeSocketMode(): Promise<FakeSocketMode> {
  const lines: Line[] = [];
  const sockets = new Set<Socket>();
  let waiting: (() => void)[] = [];
  let state: 'down' | 'limited' | 'silent' | 'up' = 'up';
  let asked = 0;
  const wake = () => {
    const now = waiting;
    waiting = [];
    now.forEach((resume) => resume());
  };
  const server = createServer((request, response) => {
    request.resume();
    asked += 1;
    wake();
    if (state === 'silent') return;
    if (state === 'limited') {
      response.writeHead(429, { 'retry-after': '2' }).end();
      return;
    }
    if (state === 'down') {
      response.writeHead(503).end('<html>away</html>');
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ok: true, url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/link?ticket=${randomUUID()}` }));
  });
  server.on('upgrade', (request, duplex) => {
    const socket = duplex as Socket;
    sockets.add(socket);
    const key = createHash('sha1').update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`);
    const acks = new Map<string, (ack: Readonly<Record<string, unknown>>) => void>();
    const say = (message: unknown) => socket.write(frame(1, Buffer.from(JSON.stringify(message))));
    const line: Line = {
      send: (type, payload) => new Promise((resolve) => {
        const envelope = randomUUID();
        acks.set(envelope, resolve);
        say({ type, envelope_id: envelope, payload, accepts_response_payload: type !== 'events_api' });
      }),
      refresh: () => void say({ type: 'disconnect', reason: 'refresh_requested' }),
      cut: () => void socket.destroy(),
    };
    let rest: Buffer = Buffer.alloc(0);
    socket.on('data', (part: Buffer) => {
      const read = frames(Buffer.concat([rest, part]));
      rest = read.rest;
      for (const { opcode, payload } of read.frames) {
        if (opcode === 9) socket.write(frame(10, payload));
        if (opcode === 8) socket.end(frame(8, payload));
        if (opcode !== 1) continue;
        const ack: { envelope_id: string; payload?: Record<string, unknown> } = JSON.parse(payload.toString());
        acks.get(ack.envelope_id)?.(ack.payload ?? {});
      }
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(socket);
      const at = lines.indexOf(line);
      if (at >= 0) lines.splice(at, 1);
      wake();
    });
    say({ type: 'hello', num_connections: 1 });
    lines.push(line);
    wake();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    lines,
    asked: () => asked,
    async opened(count) {
      while (lines.length < count) await new Promise<void>((resume) => waiting.push(resume));
    },
    outage(now) {
      state = now;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function frame(opcode: number, payload: Buffer): Buffer {
  const length = payload.length < 126 ? Buffer.from([payload.length]) : Buffer.from([126, payload.length >> 8, payload.length & 0xff]);
  return Buffer.concat([Buffer.from([0x80 | opcode]), length, payload]);
}

/** What a client sent: each frame is masked. */
function frames(buffer: Buffer): { frames: { opcode: number; payload: Buffer }[]; rest: Buffer } {
  const found: { opcode: number; payload: Buffer }[] = [];
  let at = 0;
  while (buffer.length >= at + 6) {
    let length = buffer.readUInt8(at + 1) & 0x7f;
    let head = 2;
    if (length === 126) {
      length = buffer.readUInt16BE(at + 2);
      head = 4;
    }
    if (buffer.length < at + head + 4 + length) break;
    const mask = buffer.subarray(at + head, at + head + 4);
    const payload = Buffer.from(buffer.subarray(at + head + 4, at + head + 4 + length).map((byte, index) => byte ^ (mask[index % 4] ?? 0)));
    found.push({ opcode: buffer.readUInt8(at) & 0x0f, payload });
    at += head + 4 + length;
  }
  return { frames: found, rest: buffer.subarray(at) };
}
