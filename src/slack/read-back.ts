import type { ChannelId, DeliveryId } from '../domain/ids.js';
import type { Instant } from '../domain/when.js';
import type { ReadBack } from '../office.js';
import type { Call } from './calls.js';
import { markOf } from './marks.js';
import { fieldsOf } from './post-outcome.js';

/** Who the bot is in Slack, to tell its own messages from others'. */
export interface BotIdentity {
  readonly botId: string | null;
  readonly userId: string | null;
}

/** So long before the first attempt, for Slack's clock and ours are not one: ours may be so far ahead, or what is there is not seen. */
const marginSeconds = 600;
const pageSize = 200;
const mostPages = 50;

export interface Place {
  readonly delivery: DeliveryId;
  readonly channel: ChannelId;
  readonly since: Instant;
  readonly threadTs?: string | undefined;
}

/**
 * Looks for a delivery's mark on every page since before its first attempt. Absence is only said of a channel that
 * was read to its end, and in which no message of ours has lost its mark; anything else is for a person, or for
 * another look (an error is thrown).
 */
export async function readBack(call: Call, self: BotIdentity, { delivery, channel, since, threadTs }: Place): Promise<ReadBack> {
  const oldest = (Date.parse(since) / 1000 - marginSeconds).toFixed(6);
  const found = new Set<string>();
  let unmarked = false;
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const method = threadTs === undefined ? 'conversations.history' : 'conversations.replies';
    const answer = await call(method, {
      channel, oldest, inclusive: true, limit: pageSize, include_all_metadata: true,
      ...(threadTs === undefined ? {} : { ts: threadTs }), ...(cursor === undefined ? {} : { cursor }),
    });
    if (answer.kind !== 'answered' || answer.status !== 200) throw new ReadBackPostponed(answer.kind === 'answered' ? answer.retryAfter : null);
    const { ok, error, messages, response_metadata: metadata } = fieldsOf(answer.body);
    if (ok !== true) {
      if (typeof error === 'string' && noAccess.has(error)) return { kind: 'no-access', why: error };
      throw new ReadBackPostponed(answer.retryAfter);
    }
    if (!Array.isArray(messages)) throw new ReadBackPostponed(null);
    for (const message of messages.map(fieldsOf)) {
      const mark = markOf(message);
      if (mark === delivery && typeof message['ts'] === 'string') found.add(message['ts']);
      unmarked ||= mark === false && isOurs(message, self) && message['ts'] !== threadTs;
    }
    const { next_cursor: next } = fieldsOf(metadata);
    cursor = typeof next === 'string' && next !== '' ? next : undefined;
    if (cursor === undefined) return verdict(found, unmarked);
  }
  const [first] = [...found].sort();
  return first === undefined ? { kind: 'no-access', why: 'too much to read' } : { kind: 'found', ts: first, copies: found.size };
}

/** Slack did not show the channel just now; nothing is learnt. */
export class ReadBackPostponed extends Error {
  readonly retryAfter: string | null;

  constructor(retryAfter: string | null) {
    super('Slack did not show the channel');
    this.retryAfter = retryAfter;
  }
}

const noAccess: ReadonlySet<string> = new Set([
  'channel_not_found', 'not_in_channel', 'missing_scope', 'thread_not_found', 'no_permission', 'method_not_supported_for_channel_type', 'access_denied',
]);

function verdict(found: ReadonlySet<string>, unmarked: boolean): ReadBack {
  const [first] = [...found].sort();
  if (first !== undefined) return { kind: 'found', ts: first, copies: found.size };
  return unmarked ? { kind: 'no-access', why: 'a message of ours has lost its mark' } : { kind: 'absent' };
}

function isOurs(message: Readonly<Record<string, unknown>>, self: BotIdentity): boolean {
  return (self.botId !== null && message['bot_id'] === self.botId) || (self.userId !== null && message['user'] === self.userId);
}
