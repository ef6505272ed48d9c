import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';

/** One request that reached the bot. */
export interface Received {
  readonly headers: IncomingMessage['headers'];
  readonly signed: boolean;
  /** A command's fields, an interaction's payload, or an event envelope. */
  readonly body: Record<string, any>;
}

export type Reaction = { readonly status?: number; readonly json?: unknown; readonly afterMs?: number };

/** Stands where the bot stands: takes signed posts, remembers them, and answers as it is told. */
export interface FakeBot {
  readonly url: string;
  readonly port: number;
  readonly received: Received[];
  /** Answers the next requests so; by default with an empty 200. */
  react: (received: Received) => Reaction | undefined | Promise<Reaction | undefined>;
  /** The first request that fits, now or as soon as it comes. */
  await(fits: (received: Received) => boolean): Promise<Received>;
  close(): Promise<void>;
}

/** Opens a fake bot that knows the signing secret. */
export async function openFakeBot(secret: string, wantedPort = 0): Promise<FakeBot> {
  const received: Received[] = [];
  const waiting: { fits: (one: Received) => boolean; resolve: (one: Received) => void }[] = [];
  const server = createServer(async (request, response) => {
    if (request.url === '/health') return void response.end('ok');
    let raw = '';
    request.setEncoding('utf8');
    for await (const part of request) raw += String(part);
    const timestamp = String(request.headers['x-slack-request-timestamp']);
    const expected = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${raw}`).digest('hex')}`;
    const one: Received = { headers: request.headers, signed: request.headers['x-slack-signature'] === expected, body: read(raw) };
    received.push(one);
    for (const entry of waiting.filter(({ fits }) => fits(one))) entry.resolve(one);
    const reaction = (await bot.react(one)) ?? {};
    if (reaction.afterMs) await new Promise((resolve) => setTimeout(resolve, reaction.afterMs));
    response.writeHead(reaction.status ?? 200, { 'content-type': 'application/json' });
    response.end(reaction.json === undefined ? '' : JSON.stringify(reaction.json));
  });
  server.listen(wantedPort, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No address.');
  const bot: FakeBot = {
    url: `http://127.0.0.1:${address.port}/slack/events`,
    port: address.port,
    received,
    react: () => undefined,
    await(fits) {
      const already = received.find(fits);
      return already ? Promise.resolve(already) : new Promise((resolve) => waiting.push({ fits, resolve }));
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return bot;
}

function read(raw: string): Record<string, any> {
  if (raw.startsWith('{')) return JSON.parse(raw);
  const fields = Object.fromEntries(new URLSearchParams(raw));
  return fields['payload'] ? JSON.parse(fields['payload']) : fields;
}
