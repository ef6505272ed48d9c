import { Agent as HttpAgent, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import type { Answer } from './post-outcome.js';

export interface CallOptions {
  readonly token: string;
  readonly apiUrl?: string | undefined;
  readonly timeoutMs: number;
  readonly send?: Send;
}

/** One call to Slack, tried once, with whatever came back. It never throws for what Slack or the network does. */
export type Call = (method: string, fields: Record<string, unknown>, mayLeave?: MayLeave) => Promise<Answer>;

/** Asked once there is a connection, in the moment before anything is written. */
export type MayLeave = () => boolean;

/** One request and its whole answer. Rejects when there is none, with `NotWritten` when nothing can have left. */
export type Send = (asked: { readonly url: URL; readonly token: string; readonly body: string; readonly timeoutMs: number; readonly mayLeave?: MayLeave | undefined }) => Promise<Sent>;

export interface Sent {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly text: string;
}

/** No connection was made, or it came too late, so nothing was written. */
export class NotWritten extends Error {}

const slack = 'https://slack.com/api/';

/**
 * What the bot sends unasked goes out here and not through Slack's client: that one takes half a body for a definite
 * refusal and holds up all calls for a "later" to one, and a call through it costs three times as much (measured in
 * docs/performance.md).
 */
export function callsTo({ token, apiUrl = slack, timeoutMs, send = overHttp }: CallOptions): Call {
  return async (method, fields, mayLeave) => {
    try {
      return read(await send({ url: new URL(method, apiUrl), token, body: form(fields), timeoutMs, mayLeave }));
    } catch (error) {
      // no rethrow: whatever was thrown, the post may have left, unless it is certain that nothing was written.
      return error instanceof NotWritten ? { kind: 'unreached', why: error.message } : { kind: 'broken', why: nameOf(error) };
    }
  };
}

/** Names and codes only: a message could carry what was sent. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

function form(fields: Record<string, unknown>): string {
  const all = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined) all.append(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
  return all.toString();
}

function read({ status, retryAfter, text }: Sent): Answer {
  try {
    const body: unknown = JSON.parse(text);
    return { kind: 'answered', status, body, retryAfter };
  } catch {
    return { kind: 'unreadable', status, retryAfter };
  }
}

/** A connection that was idle for so long is not used again: the other side may be about to close it, and a post on it would be uncertain. */
const idleMs = 4_000;
const agents = {
  'http:': new HttpAgent({ keepAlive: true, timeout: idleMs }),
  'https:': new HttpsAgent({ keepAlive: true, timeout: idleMs }),
} as const;

/** Over a connection that is kept. No redirect is followed, nothing is tried twice, and it ends within its time even when nothing answers. */
export const overHttp: Send = ({ url, token, body, timeoutMs, mayLeave = () => true }) => new Promise((resolve, reject) => {
  const [ask, agent] = url.protocol === 'http:' ? [requestHttp, agents['http:']] as const : [requestHttps, agents['https:']] as const;
  const request = ask(url, {
    method: 'POST', agent,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) },
  });
  const late = setTimeout(() => fail(new DOMException('Slack did not answer in time', 'TimeoutError')), timeoutMs);
  let connected = false;

  function fail(error: Error): void {
    clearTimeout(late);
    reject(connected ? error : new NotWritten(nameOf(error)));
    request.destroy();
  }

  // Node writes nothing before there is a connection, and this is asked first.
  const leave = () => {
    if (mayLeave()) connected = true;
    else fail(new NotWritten('too late'));
  };
  request.on('socket', (socket) => {
    if (socket.connecting) socket.once('connect', leave);
    else leave();
  });
  request.on('error', fail);
  request.on('response', (response) => {
    let text = '';
    response.setEncoding('utf8');
    response.on('data', (piece: string) => { text += piece; });
    response.on('error', fail);
    response.on('end', () => {
      clearTimeout(late);
      const after = response.headers['retry-after'];
      resolve({ status: response.statusCode ?? 0, retryAfter: after ?? null, text });
    });
    // A body that was cut off has no end.
    response.on('aborted', () => fail(new DOMException('The answer was cut off', 'AbortError')));
  });
  request.end(body);
});
