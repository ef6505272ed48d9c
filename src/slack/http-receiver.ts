import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import { fingerprint, isFromSlack } from './signature.js';
import type { Admitted, Door } from './door.js';

/** Slack's requests are small; anything larger is not from Slack. */
const mostBytes = 1_000_000;

/** Slack gives up after three seconds; an empty answer in time is better than none. */
const ackWithinMs = 2_800;

export interface HttpReceiverParts {
  readonly host: string;
  readonly port: number;
  readonly signingSecret: string;
  readonly door: Door;
  /** Whether the bot is ready, for those who watch over it. */
  readonly health: () => Promise<boolean>;
  readonly metrics: () => Promise<string>;
  readonly nowMs: () => number;
}

/** Takes Slack's signed requests over HTTP. A forged, stale, early or repeated one gets 401 and reaches nothing. */
export function httpReceiver(parts: HttpReceiverParts): Receiver {
  let app: App | null = null;
  let stopping = false;
  const server: Server = createServer((request, response) => {
    // A caller who was still waiting for an answer when the bot was stopped must not hold it up afterwards.
    response.once('finish', () => setImmediate(() => stopping && server.closeIdleConnections()));
    route(request, response).catch(() => finish(response, 500));
  });
  server.requestTimeout = 15_000;

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '/').split('?')[0];
    if (request.method === 'GET' && path === '/health') return finish(response, (await parts.health()) ? 200 : 503);
    if (request.method === 'GET' && path === '/metrics') return finish(response, 200, await parts.metrics());
    if (request.method !== 'POST' || path !== '/slack/events') return finish(response, 404);
    const body = await readBody(request);
    if (body === null) return finish(response, 413);
    return take(request, response, body);
  }

  async function take(request: IncomingMessage, response: ServerResponse, body: string): Promise<void> {
    const signature = header(request, 'x-slack-signature');
    const signed = { body, timestamp: header(request, 'x-slack-request-timestamp'), signature };
    if (!isFromSlack(signed, parts.signingSecret, parts.nowMs() / 1000)) return finish(response, 401);
    const timer = setTimeout(() => finish(response, 200), ackWithinMs);
    response.once('close', () => clearTimeout(timer));
    const parsed = parseBody(body, header(request, 'content-type') ?? '');
    const seen = fingerprint(signature ?? '');
    if (parsed === null || app === null || isFormality(parsed)) {
      if (!(await parts.door.firstSight(seen))) return finish(response, 401);
      if (parsed === null) return finish(response, 400);
      if (parsed['type'] === 'url_verification') return finish(response, 200, String(parsed['challenge']));
      return finish(response, isFormality(parsed) ? 200 : 503);
    }
    const event: ReceiverEvent = { body: parsed, ack: async (answer?: unknown) => finish(response, 200, answer) };
    finish(response, statusOf[await parts.door.admit(event, app, seen)]);
  }

  return {
    init(given) {
      app = given;
    },
    start: () => new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(parts.port, parts.host, () => resolve(server));
    }),
    stop: () => new Promise((resolve) => {
      stopping = true;
      server.close(() => resolve(undefined));
      server.closeIdleConnections();
    }),
  };
}

/** What is sent to see whether we are there, and asks for nothing. */
const isFormality = (body: Readonly<Record<string, unknown>>) => body['type'] === 'url_verification' || body['ssl_check'] !== undefined;

/** What was not kept Slack is asked to send again. */
const statusOf: Readonly<Record<Admitted, number>> = { taken: 200, replayed: 401, 'not kept': 503 };

function finish(response: ServerResponse, status: number, answer?: unknown): void {
  if (response.writableEnded) return;
  const text = answer === undefined || answer === null || answer === '' ? '' : typeof answer === 'string' ? answer : JSON.stringify(answer);
  response.writeHead(status, { 'content-type': typeof answer === 'object' ? 'application/json' : 'text/plain; charset=utf-8' });
  response.end(text);
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** The raw bytes as text, for the signature is over them; null when there are too many. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    length += (part as Buffer).length;
    if (length > mostBytes) return null;
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** Slack sends events as JSON, commands as a form, and presses as JSON within a form. */
function parseBody(body: string, contentType: string): Record<string, unknown> | null {
  try {
    if (contentType.startsWith('application/json')) return asRecord(JSON.parse(body));
    const form = Object.fromEntries(new URLSearchParams(body));
    return form['payload'] === undefined ? form : asRecord(JSON.parse(form['payload']));
  } catch {
    // no rethrow: a body that cannot be read is answered with 400.
    return null;
  }
}

function asRecord(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
}
