import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { extname, join } from 'node:path';
import { z } from 'zod';
import { NotDone } from './floor.js';
import { close as closeForm, openHome, submit } from './forms.js';
import { press, suggest } from './pressing.js';
import { markRead, show } from './showing.js';
import { type as typeIn } from './typing.js';
import type { Workspace } from './workspace.js';

const json = z.record(z.string(), z.unknown());
const place = z.union([z.object({ channel: z.string(), ts: z.string() }), z.object({ view: z.string() })]);
const pressed = { as: z.string(), place, block: z.string(), action: z.string(), chosen: json, values: json };

/** What the page can ask for. */
const act = z.discriminatedUnion('act', [
  z.object({ act: z.literal('type'), as: z.string(), channel: z.string(), text: z.string().max(12_000), thread: z.string().optional() }),
  z.object({ act: z.literal('press'), ...pressed }),
  z.object({ act: z.literal('suggest'), ...pressed, typed: z.string() }),
  z.object({ act: z.literal('submit'), as: z.string(), view: z.string(), values: json }),
  z.object({ act: z.literal('close'), as: z.string(), view: z.string(), extent: z.enum(['this', 'all']) }),
  z.object({ act: z.literal('home'), as: z.string() }),
  z.object({ act: z.literal('read'), as: z.string(), channel: z.string() }),
  z.object({ act: z.literal('direct'), as: z.string(), other: z.string() }),
  z.object({
    act: z.literal('clock'),
    move: z.union([
      z.object({ by: z.enum(['1 hour', '1 day', '1 week']) }),
      z.object({ to: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/) }),
      z.object({ next: z.literal('working morning') }),
    ]),
  }),
]);

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml',
};
const GUARDS = {
  'content-security-policy': "default-src 'self'; img-src 'self' https: data:; style-src 'self'; frame-ancestors 'none'; form-action 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

export interface PageServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the page on the wanted port of this machine alone, or on the next free one after it. */
export async function servePage(workspace: Workspace, folder: string, wanted: number, ready: () => boolean): Promise<PageServer> {
  const streams = new Set<ServerResponse>();
  let told: NodeJS.Timeout | undefined;
  const unwatch = workspace.watch(() => {
    told ??= setTimeout(() => {
      told = undefined;
      for (const stream of streams) stream.write('data: changed\n\n');
    }, 30);
  });
  const server = createServer((request, response) => {
    attend(request, response).catch((error: unknown) => {
      const known = error instanceof NotDone || error instanceof z.ZodError;
      if (!known) console.error('The sandbox page met a fault:', error);
      answer(response, known ? 400 : 500, { trouble: error instanceof Error ? error.message : String(error) });
    });
  });
  const url = await listen(server, wanted);

  async function attend(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A page elsewhere must not act here: neither by another name for this machine nor from another origin.
    const host = `http://${request.headers.host}`;
    const origin = request.headers.origin;
    if (![url, url.replace('127.0.0.1', 'localhost')].includes(host) || (origin !== undefined && origin !== host)) {
      return answer(response, 403, { trouble: 'Open the sandbox by the address that it printed.' });
    }
    const asked = new URL(request.url ?? '/', url);
    if (request.method === 'GET' && asked.pathname === '/picture') {
      const { floor, manifest, clock } = workspace;
      const as = asked.searchParams.get('as') || floor.cast.people[0]?.slack || '';
      return answer(response, 200, show(floor, manifest, clock, ready(), as, asked.searchParams.get('channel')));
    }
    if (request.method === 'GET' && asked.pathname === '/changes') {
      response.writeHead(200, { ...GUARDS, 'content-type': 'text/event-stream' });
      response.write('retry: 1000\n\n');
      streams.add(response);
      response.once('close', () => streams.delete(response));
      return;
    }
    if (request.method === 'POST' && asked.pathname === '/act') {
      if (!request.headers['content-type']?.startsWith('application/json')) return answer(response, 415, {});
      return answer(response, 200, await perform(workspace, act.parse(JSON.parse(await bodyOf(request)))));
    }
    if (request.method === 'GET' && /^\/[a-z-]*(\.[a-z]+)?$/.test(asked.pathname)) {
      const name = asked.pathname === '/' ? 'index.html' : asked.pathname.slice(1);
      const content = await readFile(join(folder, name)).catch(() => null);
      const type = TYPES[extname(name)];
      if (content && type) {
        response.writeHead(200, { ...GUARDS, 'content-type': type });
        response.end(content);
        return;
      }
    }
    answer(response, 404, { trouble: 'There is nothing here.' });
  }

  return {
    url,
    async close() {
      unwatch();
      clearTimeout(told);
      server.close();
      server.closeAllConnections();
      if (server.listening) await once(server, 'close');
    },
  };
}

async function perform(workspace: Workspace, asked: z.infer<typeof act>): Promise<object> {
  const { floor, clock } = workspace;
  switch (asked.act) {
    case 'type':
      await typeIn(floor, asked);
      return {};
    case 'press':
      return { trouble: await press(floor, asked) };
    case 'suggest':
      return suggest(floor, asked);
    case 'submit':
      return submit(floor, asked.as, asked.view, asked.values);
    case 'close':
      await closeForm(floor, asked.as, asked.view, asked.extent);
      return {};
    case 'home':
      await openHome(floor, asked.as);
      return {};
    case 'read':
      if (markRead(floor, asked.as, asked.channel)) floor.changed();
      return {};
    case 'direct':
      return { channel: await floor.slack.direct(asked.as, asked.other) };
    case 'clock':
      return clock.move(asked.move);
  }
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { ...GUARDS, 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  request.setEncoding('utf8');
  let body = '';
  for await (const part of request) {
    body += String(part);
    if (body.length > 1_000_000) throw new NotDone('That is too long.');
  }
  return body;
}

async function listen(server: Server, wanted: number): Promise<string> {
  for (let port = wanted; ; port += 1) {
    try {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('No address.');
      return `http://127.0.0.1:${address.port}`;
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!taken || port >= wanted + 50) throw error;
    }
  }
}
