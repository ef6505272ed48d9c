import { setTimeout as pause } from 'node:timers/promises';
import { deliveryTimes, type DeliveryTimes } from '../domain/delivery-times.js';
import type { ChannelId, SlackUserId } from '../domain/ids.js';
import type { Desk, Inspection, Log, PostOutcome } from '../office.js';
import { callsTo, type Call, type CallOptions } from './calls.js';
import { marked } from './marks.js';
import { keepPace, paceLimits, type Pace, type PaceLimits } from './pace.js';
import { fieldsOf, outcomeOf, secondsIn } from './post-outcome.js';
import { readBack, ReadBackPostponed, type BotIdentity } from './read-back.js';

export interface DeskOptions extends Omit<CallOptions, 'timeoutMs'> {
  readonly times?: DeliveryTimes;
  readonly pace?: PaceLimits;
  /** Milliseconds that only ever grow. */
  readonly clock?: () => number;
  /** Named points at which the fault suite kills the process. */
  readonly checkpoint?: (name: string) => void | Promise<void>;
  readonly log?: Log;
}

/** The only place that posts. Each post is one request: never resent here, never inside a Retry-After. */
export function openDesk(options: DeskOptions): Desk {
  const times = options.times ?? deliveryTimes;
  const clock = options.clock ?? (() => performance.now());
  const call = callsTo({ ...options, timeoutMs: times.postTimeoutMs });
  const paces = { post: keepPace(clock, options.pace), read: keepPace(clock, { ...(options.pace ?? paceLimits), channelMs: 0 }) };
  const checkpoint = options.checkpoint ?? (() => undefined);
  let shutOut: { readonly until: number; readonly why: string } | null = null;
  let self: BotIdentity | null = null;

  function note(outcome: PostOutcome, pace: Pace): PostOutcome {
    if (outcome.kind === 'wait') pace.slowDown(outcome.seconds);
    if (outcome.kind === 'stop') {
      shutOut = { until: clock() + times.shutOutMs, why: outcome.why };
      options.log?.error('slack-shut-us-out', { why: outcome.why });
    }
    return outcome;
  }

  async function whoAmI(): Promise<BotIdentity> {
    if (self !== null) return self;
    const answer = await call('auth.test', {});
    const { ok, bot_id: bot, user_id: user } = fieldsOf(answer.kind === 'answered' ? answer.body : null);
    if (ok !== true) throw new ReadBackPostponed(null);
    self = { botId: typeof bot === 'string' ? bot : null, userId: typeof user === 'string' ? user : null };
    return self;
  }

  /** A turn for reading. Throws when it would be too long in coming. */
  const reading: Call = async (method, fields) => {
    const turn = paces.read.turn('', times.patienceMs);
    if (turn.kind === 'away') throw new ReadBackPostponed(String(Math.ceil(turn.ms / 1000)));
    await pause(turn.ms);
    const answer = await call(method, fields);
    const limited = answer.kind === 'answered' && (answer.status === 429 || fieldsOf(answer.body)['error'] === 'ratelimited');
    if (limited || (answer.kind === 'unreadable' && answer.status === 429)) paces.read.slowDown(secondsIn(answer.retryAfter));
    return answer;
  };

  return {
    async post({ delivery, channel, threadTs, message, withinMs = times.leaseMs }) {
      const started = clock();
      if (shutOut !== null && started < shutOut.until) return { kind: 'stop', why: shutOut.why };
      const turn = paces.post.turn(channel, times.patienceMs);
      if (turn.kind === 'away') return { kind: 'wait', seconds: Math.ceil(turn.ms / 1000) };
      await pause(turn.ms);
      await checkpoint('before-write');
      // A process that was frozen may wake up after its claim has passed to another. Then it must not post.
      if (clock() - started > withinMs) return { kind: 'wait', seconds: 1 };
      const closed = paces.post.closedFor();
      if (closed > 0) return { kind: 'wait', seconds: Math.ceil(closed / 1000) };
      const sent = call('chat.postMessage', {
        channel, text: message.text, ...marked(delivery, message), unfurl_links: false, unfurl_media: false,
        ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
      });
      await checkpoint('after-write');
      return note(outcomeOf(await sent, channel), paces.post);
    },

    async readBack(delivery, channel, since, threadTs) {
      return readBack(reading, await whoAmI(), { delivery, channel, since, threadTs });
    },

    async update(channel, ts, message) {
      const turn = paces.post.turn(channel, times.patienceMs);
      if (turn.kind === 'away') return { kind: 'wait', seconds: Math.ceil(turn.ms / 1000) };
      await pause(turn.ms);
      return note(outcomeOf(await call('chat.update', { channel, ts, text: message.text, blocks: message.blocks }), channel), paces.post);
    },

    async openDirect(user: SlackUserId) {
      const answer = await call('conversations.open', { users: user });
      if (answer.kind !== 'answered' || answer.status !== 200) throw new Error('Slack did not answer conversations.open');
      const { ok, channel, error } = fieldsOf(answer.body);
      const { id } = fieldsOf(channel);
      if (ok === true && typeof id === 'string') return id as ChannelId;
      const outcome = outcomeOf(answer, '' as ChannelId);
      if (outcome.kind === 'refused') return null;
      throw new Error(`Slack would not open a conversation: ${typeof error === 'string' ? error : 'no reason'}`);
    },

    async inspect(channel) {
      const info = fieldsOf(bodyOf(await reading('conversations.info', { channel })));
      if (info['ok'] !== true) return { reachable: false, why: String(info['error'] ?? 'no answer'), shared: false, members: [] };
      const about = fieldsOf(info['channel']);
      const shared = [about['is_ext_shared'], about['is_org_shared'], about['is_pending_ext_shared']].includes(true);
      const archived: Partial<Inspection> = about['is_archived'] === true ? { reachable: false, why: 'is_archived' } : {};
      // The bot itself is a member wherever it posts; who reads there are the others.
      const { userId } = await whoAmI();
      const members = (await membersOf(channel)).filter((user) => user !== userId);
      return { reachable: about['is_im'] === true || about['is_member'] !== false, shared, members, ...archived };
    },
  };

  async function membersOf(channel: ChannelId): Promise<SlackUserId[]> {
    const all: SlackUserId[] = [];
    let cursor: string | undefined;
    do {
      const { members, response_metadata: metadata } = fieldsOf(bodyOf(await reading('conversations.members', { channel, limit: 999, ...(cursor === undefined ? {} : { cursor }) })));
      if (Array.isArray(members)) all.push(...members.filter((one): one is SlackUserId => typeof one === 'string'));
      const { next_cursor: next } = fieldsOf(metadata);
      cursor = typeof next === 'string' && next !== '' ? next : undefined;
    } while (cursor !== undefined);
    return all;
  }
}

function bodyOf(answer: Awaited<ReturnType<Call>>): unknown {
  if (answer.kind === 'answered' && answer.status === 200) return answer.body;
  throw new ReadBackPostponed(null);
}
