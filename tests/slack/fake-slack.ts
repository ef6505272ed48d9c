import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Call {
  /** The method's name, or `respond` for an answer to a one-time address. */
  readonly method: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface FakeSlack {
  readonly apiUrl: string;
  readonly origin: string;
  readonly responseUrl: string;
  readonly calls: Call[];
  /** What a method answers from now on; unless told, it answers that all is well. */
  answers(method: string, answer: Readonly<Record<string, unknown>>): void;
  /** The next call of this method, or one that was made already and not yet looked at. */
  next(method: string): Promise<Readonly<Record<string, unknown>>>;
  close(): Promise<void>;
}

/** Slack's Web API as far as the bot's answers need it: every call is kept, and answered as the test says. */
export async function fakeSlack(): Promise<FakeSlack> {
  const calls: Call[] = [];
  const unseen: Call[] = [];
  const waiting: { method: string; take: (fields: Call['fields']) => void }[] = [];
  const usual: Record<string, Readonly<Record<string, unknown>>> = {
    'auth.test': { ok: true, bot_id: 'BBOT', user_id: 'UBOT' },
    'conversations.open': { ok: true, channel: { id: 'DDIRECT' } },
    'chat.postMessage': { ok: true, channel: 'C1', ts: '1.000001' },
  };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const method = (request.url ?? '').split('/').at(-1) ?? '';
      const call = { method, fields: read(Buffer.concat(parts).toString('utf8'), request.headers['content-type'] ?? '') };
      calls.push(call);
      const at = waiting.findIndex((one) => one.method === method);
      if (at < 0) unseen.push(call);
      else waiting.splice(at, 1)[0]?.take(call.fields);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(usual[method] ?? { ok: true }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin, calls,
    apiUrl: `${origin}/api/`,
    responseUrl: `${origin}/response/respond`,
    answers(method, answer) {
      usual[method] = answer;
    },
    next(method) {
      const at = unseen.findIndex((one) => one.method === method);
      const [seen] = at < 0 ? [] : unseen.splice(at, 1);
      return seen === undefined ? new Promise((take) => waiting.push({ method, take })) : Promise.resolve(seen.fields);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function read(body: string, type: string): Readonly<Record<string, unknown>> {
  if (type.includes('json')) return JSON.parse(body);
  const fields: Record<string, unknown> = Object.fromEntries(new URLSearchParams(body));
  // The client writes what is not text as JSON.
  for (const [key, value] of Object.entries(fields)) if (/^[[{]/.test(String(value))) fields[key] = JSON.parse(String(value));
  return fields;
}
