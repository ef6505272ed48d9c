import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { chanceOf } from './chance.js';

/** What can go wrong with a post. `kept` means that the message is posted all the same. */
export type PostFault =
  | 'lost-kept' | 'lost-gone' | 'five-hundred-kept' | 'five-hundred-gone' | 'cut-kept' | 'html-kept' | 'empty-kept' | 'hang-kept'
  | 'hang-body-kept' | 'reset-kept' | 'internal-error-kept' | 'late-kept' | 'limited' | 'rate-limited-200';

export interface StandInOptions {
  readonly seed: number;
  /** The chance of each fault in a post. */
  readonly faults?: Partial<Record<PostFault, number>>;
  /** How long after the client gave up a `late-kept` post is committed. */
  readonly lateMs?: readonly [number, number];
  readonly retryAfter?: number;
  /** How long a message that was posted is not yet shown in history. */
  readonly staleMs?: readonly [number, number];
  readonly pageSize?: number;
  /** How far Slack's own clock is from this machine's. */
  readonly clockMs?: number;
  readonly strip?: 'metadata' | 'blocks' | 'both';
  /** The chance that a look into history is answered 429. */
  readonly historyLimited?: number;
  readonly shuffled?: true;
}

/** One message in the workspace, and what whoever posted it was told. */
export interface Posted {
  readonly channel: string;
  readonly ts: string;
  readonly delivery: string;
  readonly text: string;
  readonly at: number;
  readonly told: 'ok' | PostFault;
  readonly fields: Readonly<Record<string, string>>;
  readonly shownFrom: number;
}

export interface StandIn {
  readonly url: string;
  /** The truth: every message there is, in the order in which it came to be. */
  readonly posts: Posted[];
  calls(method: string): number;
  readonly archived: Set<string>;
  readonly left: Set<string>;
  /** What Slack says to a post in these channels. */
  readonly refusing: Map<string, string>;
  /** Accounts that were closed: no conversation can be opened with them. */
  readonly closedUsers: Set<string>;
  /** Channels that another organisation reads too. */
  readonly shared: Set<string>;
  /** Given in turn with a 429 to the next posts; none where it is empty. */
  readonly oddRetryAfters: string[];
  /** From now on everything is answered 429, or the wrong token. */
  storm: { until: number };
  shutOut: boolean;
  close(): Promise<void>;
}

const botId = 'B0SECRETARY';

/** A workspace that loses, cuts, delays and refuses by a seed, and keeps the truth of what was posted. */
export async function openStandIn(options: StandInOptions): Promise<StandIn> {
  const chance = chanceOf(options.seed);
  const posts: Posted[] = [];
  const counts = new Map<string, number>();
  const perChannel = new Map<string, number>();
  let last = 0;

  const state: Omit<StandIn, 'url' | 'close'> = {
    posts, calls: (method) => counts.get(method) ?? 0, archived: new Set(), left: new Set(), refusing: new Map(), closedUsers: new Set(), shared: new Set(), oddRetryAfters: [], storm: { until: 0 }, shutOut: false,
  };

  function commit(fields: Readonly<Record<string, string>>, told: Posted['told']): Posted {
    last = Math.max(last + 1, (Date.now() + (options.clockMs ?? 0)) * 1000);
    const { delivery } = JSON.parse(fields['metadata'] ?? '{}').event_payload ?? {};
    const nth = posts.length;
    const [low, high] = options.staleMs ?? [0, 0];
    const posted: Posted = {
      channel: fields['channel'] ?? '', ts: `${Math.floor(last / 1e6)}.${String(last % 1e6).padStart(6, '0')}`, delivery, text: fields['text'] ?? '', at: Date.now(),
      told, fields, shownFrom: Date.now() + chance.between(low, high, 'stale', delivery, nth),
    };
    posts.push(posted);
    return posted;
  }

  function faultOf(channel: string): PostFault | null {
    const nth = (perChannel.get(channel) ?? 0) + 1;
    perChannel.set(channel, nth);
    let drawn = chance.draw('post', channel, nth);
    for (const [fault, share] of Object.entries(options.faults ?? {}) as [PostFault, number][]) {
      if (drawn < share) return fault;
      drawn -= share;
    }
    return null;
  }

  async function post(fields: Readonly<Record<string, string>>, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const channel = fields['channel'] ?? '';
    const begun = Date.now();
    if (begun < state.storm.until) return limit(response, String(Math.max(1, Math.ceil((state.storm.until - begun) / 1000))));
    if (state.archived.has(channel)) return reply(response, { ok: false, error: 'is_archived' });
    if (state.left.has(channel)) return reply(response, { ok: false, error: 'not_in_channel' });
    const refusal = state.refusing.get(channel);
    if (refusal !== undefined) return reply(response, { ok: false, error: refusal });
    const fault = faultOf(channel);
    if (fault === 'limited') return limit(response, String(options.retryAfter ?? 1));
    const [odd] = state.oddRetryAfters.splice(0, 1);
    if (odd !== undefined) return void response.writeHead(429, { 'content-type': 'text/plain', ...(odd === '' ? {} : { 'retry-after': odd }) }).end('slow down');
    if (fault === 'rate-limited-200') return reply(response, { ok: false, error: 'ratelimited' });
    if (fault === 'lost-gone') return void request.socket.destroy();
    if (fault === 'five-hundred-gone') return void response.writeHead(503).end('unavailable');
    if (fault === 'late-kept') {
      if (!request.socket.destroyed) await once(request.socket, 'close').catch(() => undefined);
      const [low, high] = options.lateMs ?? [0, 0];
      await pause(chance.between(low, high, 'late', channel, perChannel.get(channel) ?? 0));
      commit(fields, fault);
      return;
    }
    const posted = commit(fields, fault ?? 'ok');
    const answer = JSON.stringify({ ok: true, channel, ts: posted.ts, message: { text: posted.text } });
    if (fault === null) return reply(response, JSON.parse(answer));
    if (fault === 'lost-kept' || fault === 'reset-kept') return void request.socket.resetAndDestroy();
    if (fault === 'five-hundred-kept') return void response.writeHead(502).end('bad gateway');
    if (fault === 'cut-kept') return void response.writeHead(200, { 'content-type': 'application/json' }).end(answer.slice(0, answer.length / 2));
    if (fault === 'html-kept') return void response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>Just a moment</body></html>');
    if (fault === 'empty-kept') return void response.writeHead(200).end();
    if (fault === 'internal-error-kept') return reply(response, { ok: false, error: 'internal_error' });
    if (fault === 'hang-body-kept') response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' }).write(answer.slice(0, 5));
    // Otherwise it hangs: nothing more is said until the client gives up.
  }

  function limit(response: ServerResponse, retryAfter: string): void {
    response.writeHead(429, { 'retry-after': retryAfter, 'content-type': 'application/json' }).end(JSON.stringify({ ok: false, error: 'ratelimited' }));
  }

  function history(fields: Readonly<Record<string, string>>, response: ServerResponse): void {
    const channel = fields['channel'] ?? '';
    if (state.left.has(channel)) return reply(response, { ok: false, error: 'not_in_channel' });
    if (chance.draw('history', channel, counts.get('conversations.history') ?? 0) < (options.historyLimited ?? 0)) {
      return void response.writeHead(429, { 'retry-after': '1' }).end();
    }
    const now = Date.now();
    const shown = posts.filter((one) => one.channel === channel && one.shownFrom <= now && Number(one.ts) >= Number(fields['oldest'] ?? 0)).reverse();
    if (options.shuffled) shown.sort((a, b) => chance.draw(a.ts) - chance.draw(b.ts));
    const from = Number(fields['cursor'] ?? 0);
    const size = Math.min(Number(fields['limit'] ?? 100), options.pageSize ?? 100);
    const next = from + size < shown.length ? String(from + size) : '';
    reply(response, { ok: true, messages: shown.slice(from, from + size).map(asSeen), has_more: next !== '', response_metadata: { next_cursor: next } });
  }

  function asSeen({ ts, text, fields }: Posted): Record<string, unknown> {
    const blocks: Record<string, unknown>[] = JSON.parse(fields['blocks'] ?? '[]');
    const bare = blocks.map(({ block_id: _, ...rest }, at) => ({ ...rest, block_id: `x${at}` }));
    return {
      type: 'message', ts, text, bot_id: botId, user: 'U0SECRETARY',
      ...(options.strip === 'metadata' || options.strip === 'both' ? {} : { metadata: JSON.parse(fields['metadata'] ?? '{}') }),
      blocks: options.strip === 'blocks' || options.strip === 'both' ? bare : blocks,
    };
  }

  const server = createServer((request, response) => {
    void (async () => {
      const method = (request.url ?? '').slice(1);
      counts.set(method, (counts.get(method) ?? 0) + 1);
      let body = '';
      for await (const piece of request) body += piece;
      const fields = Object.fromEntries(new URLSearchParams(body));
      if (state.shutOut) return reply(response, { ok: false, error: 'token_revoked' });
      if (method === 'chat.postMessage') return post(fields, request, response);
      if (method === 'conversations.history' || method === 'conversations.replies') return history(fields, response);
      if (method === 'auth.test') return reply(response, { ok: true, bot_id: botId, user_id: 'U0SECRETARY' });
      if (method === 'conversations.open' && state.closedUsers.has(fields['users'] ?? '')) return reply(response, { ok: false, error: 'user_disabled' });
      if (method === 'conversations.open') return reply(response, { ok: true, channel: { id: `D${(fields['users'] ?? '').slice(1)}` } });
      if (method === 'conversations.info') return reply(response, { ok: true, channel: { id: fields['channel'], is_member: true, is_archived: state.archived.has(fields['channel'] ?? ''), is_ext_shared: state.shared.has(fields['channel'] ?? '') } });
      if (method === 'users.info') return reply(response, { ok: true, user: { id: fields['user'], tz: 'Europe/London' } });
      if (method === 'users.list') return reply(response, { ok: true, members: [] });
      if (method === 'conversations.members') return reply(response, { ok: true, members: [] });
      if (method === 'chat.update') return reply(response, { ok: true, channel: fields['channel'], ts: fields['ts'] });
      reply(response, { ok: false, error: 'unknown_method' });
    })().catch(() => request.socket.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');

  return Object.assign(state, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  });
}

function reply(response: ServerResponse, body: Readonly<Record<string, unknown>>): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
