import { WebAPIRequestError, WebClient, type WebClientOptions } from '@slack/web-api';
import { fieldsOf, type Answer } from './post-outcome.js';

export interface CallOptions {
  readonly token: string;
  readonly apiUrl?: string | undefined;
  readonly timeoutMs: number;
  readonly fetch?: typeof globalThis.fetch;
}

/** One call to Slack, tried once, with whatever came back. It never throws for what Slack or the network does. */
export type Call = (method: string, fields: Record<string, unknown>) => Promise<Answer>;

/** Before anything could be written: no name, no such port, no connection. */
const beforeWriting: ReadonlySet<unknown> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'EHOSTUNREACH', 'ENETUNREACH']);

/**
 * A client of its own for what the bot sends unasked, so that a "later" from Slack holds up nobody who is waiting for
 * an answer. The client would take half a body for a definite refusal, so each answer is passed through it whole, in
 * an envelope, and read by us.
 */
export function callsTo({ token, apiUrl, timeoutMs, fetch = globalThis.fetch }: CallOptions): Call {
  const enveloping: typeof globalThis.fetch = async (url, init) => {
    const answer = await inTime(timeoutMs, async (signal) => readAnswer(await fetch(url, { ...init, signal })));
    return Response.json({ ok: true, answer });
  };
  const options: WebClientOptions = {
    retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, allowAbsoluteUrls: false, fetch: enveloping,
    // The client's own logger would print what is being sent.
    logger: { debug: none, info: none, warn: none, error: none, setLevel: none, getLevel: () => 'error' as never, setName: none },
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  };
  const client = new WebClient(token, options);
  return async (method, fields) => {
    try {
      const { answer } = fieldsOf(await client.apiCall(method, fields));
      return isAnswer(answer) ? answer : { kind: 'broken', why: 'no answer' };
    } catch (error) {
      // no rethrow: whatever was thrown, the post may have left; what proves that it did not is read from its cause.
      return fromThrown(error instanceof WebAPIRequestError ? error.original : error);
    }
  };
}

/**
 * The client's own timeout did not end every call whose body hung (found by the fault suite, on Node 20). This one
 * ends it even when nothing heeds the signal.
 */
async function inTime<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new DOMException('Slack did not answer in time', 'TimeoutError'));
      controller.abort();
    }, ms);
  });
  const working = work(controller.signal);
  // Whatever it does after the time is up is of no interest any more.
  working.catch(() => undefined);
  try {
    return await Promise.race([working, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function readAnswer(response: Response): Promise<Answer> {
  const retryAfter = response.headers.get('retry-after');
  const text = await response.text();
  try {
    const body: unknown = JSON.parse(text);
    return { kind: 'answered', status: response.status, body, retryAfter };
  } catch {
    return { kind: 'unreadable', status: response.status, retryAfter };
  }
}

function isAnswer(value: unknown): value is Answer {
  const { kind } = fieldsOf(value);
  return kind === 'answered' || kind === 'unreadable';
}

function fromThrown(error: unknown): Answer {
  const { cause } = error instanceof Error ? error : { cause: undefined };
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (beforeWriting.has(code)) return { kind: 'unreached', why: String(code) };
  // Names and codes only: a message could carry what was sent.
  return { kind: 'broken', why: String(code ?? (error instanceof Error ? error.name : 'unknown')) };
}

function none(): void {}
