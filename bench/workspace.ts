import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Limit {
  readonly perMinute: number;
  /** So many may come at once before the limit is felt. */
  readonly burst: number;
  readonly retryAfterSeconds: number;
}

/** A workspace that answers at once, or with a limit such as Slack's on its posts. It counts, and keeps no messages. */
export interface Workspace {
  readonly url: string;
  /** When each post was taken, in milliseconds of this process. */
  readonly taken: number[];
  readonly refused: number;
  /** Posts that came although a Retry-After had been given and was not over. */
  readonly inside: number;
  /** Deliveries of ours, by their mark, that were taken more than once. */
  readonly doubled: number;
  close(): void;
}

export async function openWorkspace(limit: Limit | null): Promise<Workspace> {
  const taken: number[] = [];
  const counts = { refused: 0, inside: 0, doubled: 0 };
  const marks = new Set<string>();
  let tokens = limit?.burst ?? 0;
  let filled = performance.now();
  let closedUntil = 0;

  function isTaken(now: number): boolean {
    if (limit === null) return true;
    tokens = Math.min(limit.burst, tokens + ((now - filled) / 60_000) * limit.perMinute);
    filled = now;
    if (now < closedUntil) counts.inside += 1;
    if (now < closedUntil || tokens < 1) {
      counts.refused += 1;
      closedUntil = Math.max(closedUntil, now + limit.retryAfterSeconds * 1000);
      return false;
    }
    tokens -= 1;
    return true;
  }

  function post(channel: string, mark: string | null, response: ServerResponse): void {
    const now = performance.now();
    if (!isTaken(now)) {
      response.writeHead(429, { 'retry-after': String(limit?.retryAfterSeconds), 'content-type': 'application/json' }).end('{"ok":false,"error":"ratelimited"}');
      return;
    }
    taken.push(now);
    if (mark !== null) {
      if (marks.has(mark)) counts.doubled += 1;
      marks.add(mark);
    }
    say(response, { ok: true, channel, ts: `${Math.floor(Date.now() / 1000)}.${String(taken.length).padStart(6, '0')}`, message: {} });
  }

  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => { body += part; }).on('end', () => {
      const method = (request.url ?? '').split('/').at(-1);
      const fields = new URLSearchParams(body);
      const channel = fields.get('channel') ?? '';
      if (method === 'chat.postMessage') return post(channel, fields.get('metadata'), response);
      if (method === 'auth.test') return say(response, { ok: true, bot_id: 'BBOT', user_id: 'UBOT' });
      if (method === 'conversations.open') return say(response, { ok: true, channel: { id: `D${fields.get('users') ?? ''}` } });
      if (method === 'conversations.info') return say(response, { ok: true, channel: { id: channel, is_member: true } });
      if (method === 'conversations.members') return say(response, { ok: true, members: [] });
      if (method === 'conversations.history') return say(response, { ok: true, messages: [], has_more: false });
      say(response, { ok: true });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`, taken,
    get refused() { return counts.refused; },
    get inside() { return counts.inside; },
    get doubled() { return counts.doubled; },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function say(response: ServerResponse, body: Readonly<Record<string, unknown>>): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
