import { deliveryTimes } from '../domain/delivery-times.js';
import type { ChannelId } from '../domain/ids.js';
import type { Instant } from '../domain/when.js';
import { callsTo, type CallOptions } from './calls.js';
import { markOf } from './marks.js';
import { fieldsOf, secondsIn } from './post-outcome.js';

export type Survey =
  | { readonly kind: 'read'; readonly marks: readonly string[] }
  /** `away` may be asked again after so many seconds; `closed` is not ours to read. */
  | { readonly kind: 'away'; readonly seconds: number }
  | { readonly kind: 'closed'; readonly why: string };

export type Surveyor = (channel: ChannelId, since: Instant) => Promise<Survey>;

const mostPages = 50;
const closed: ReadonlySet<unknown> = new Set(['channel_not_found', 'not_in_channel', 'missing_scope', 'is_archived', 'access_denied', 'no_permission']);

/** Reads which of our marks a conversation shows since a moment. */
export function surveyor(options: Omit<CallOptions, 'timeoutMs'>): Surveyor {
  const call = callsTo({ ...options, timeoutMs: deliveryTimes.postTimeoutMs });
  return async (channel, since) => {
    const marks: string[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < mostPages; page += 1) {
      const answer = await call('conversations.history', {
        channel, oldest: (Date.parse(since) / 1000).toFixed(6), inclusive: true, limit: 200, include_all_metadata: true, ...(cursor === undefined ? {} : { cursor }),
      });
      const { ok, error, messages, response_metadata: metadata } = fieldsOf(answer.kind === 'answered' && answer.status === 200 ? answer.body : null);
      if (ok !== true && closed.has(error)) return { kind: 'closed', why: String(error) };
      if (ok === true && !Array.isArray(messages)) return { kind: 'closed', why: 'no messages in the answer' };
      if (ok !== true || !Array.isArray(messages)) return { kind: 'away', seconds: answer.kind === 'answered' ? secondsIn(answer.retryAfter) : 5 };
      marks.push(...messages.map((message) => markOf(fieldsOf(message))).filter((mark): mark is string => mark !== false));
      const { next_cursor: next } = fieldsOf(metadata);
      cursor = typeof next === 'string' && next !== '' ? next : undefined;
      if (cursor === undefined) break;
    }
    return { kind: 'read', marks };
  };
}
