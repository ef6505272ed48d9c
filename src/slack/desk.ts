import { setTimeout as pause } from 'node:timers/promises';
import { deliveryTimes, type DeliveryTimes } from '../domain/delivery-times.js';
import type { ChannelId, SlackUserId } from '../domain/ids.js';
import type { Desk, Inspection, Log, PostOutcome } from '../office.js';
import { callsTo, type Call, type CallOptions } from './calls.js';
import { marked } from './marks.js';
import { keepPace, ownPaceBook, paceLimits, type Pace, type PaceBook, type PaceLimits } from './pace.js';
import { fieldsOf, outcomeOf, secondsIn } from './post-outcome.js';
import { readBack, ReadBackPostponed, type BotIdentity } from './read-back.js';

export interface DeskOptions extends Omit<CallOptions, 'timeoutMs'> {
  readonly times?: DeliveryTimes;
  readonly pace?: PaceLimits;
  /** Shared by every process that calls Slack; without it this one paces itself alone. */
  readonly paceBook?: PaceBook;
  /** Milliseconds that only ever grow. */
  readonly clock?: () => number;
  /** Named points at which the fault suite kills the process. */
  readonly checkpoint?: (name: string) => void | Promise<void>;
  readonly log?: Log;
}

/** The desk, and for how long it is of no use to begin another delivery beside those in hand: its turn would be too long in coming. */
export interface PacedDesk extends Desk {
  busyFor(inHand: number): number;
}

/** The only place that posts. Each post is one request: never resent here, never inside a Retry-After. */
export function openDesk(options: DeskOptions): PacedDesk {
  const times = options.times ?? deliveryTimes;
  const clock = options.clock ?? (() => performance.now());
  const call = callsTo({ ...options, timeoutMs: times.postTimeoutMs });
  const book = options.paceBook ?? ownPaceBook(clock);
  // Slack limits each method by itself.
  const paces = new Map<string, Pace>();
  const paceOf = (method: string): Pace => {
    const known = paces.get(method);
    if (known !== undefined) return known;
    const limits = { ...(options.pace ?? paceLimits), ...(method === 'chat.postMessage' ? {} : { channelMs: 0 }) };
    const pace = keepPace({ book, name: method, clock, limits });
    paces.set(method, pace);
    return pace;
  };
  const posting = paceOf('chat.postMessage');
  const checkpoint = options.checkpoint ?? (() => undefined);
  let shutOut: { readonly until: number; readonly why: string } | null = null;
  let self: BotIdentity | null = null;

  async function note(outcome: PostOutcome, pace: Pace): Promise<PostOutcome> {
    if (outcome.kind === 'wait') await heed(pace, outcome.seconds);
    if (outcome.kind === 'stop') {
      shutOut = { until: clock() + times.shutOutMs, why: outcome.why };
      options.log?.error('slack-shut-us-out', { why: outcome.why });
    }
    return outcome;
  }

  /** This process knows at once. That the others do not hear of it must not lose what became of the call. */
  async function heed(pace: Pace, seconds: number): Promise<void> {
    await pace.slowDown(seconds).catch((error: unknown) => options.log?.warn('pace-not-kept', { error }));
  }

  async function whoAmI(): Promise<BotIdentity> {
    if (self !== null) return self;
    const answer = await call('auth.test', {});
    const { ok, bot_id: bot, user_id: user } = fieldsOf(answer.kind === 'answered' ? answer.body : null);
    if (ok !== true) throw new ReadBackPostponed(null);
    self = { botId: typeof bot === 'string' ? bot : null, userId: typeof user === 'string' ? user : null };
    return self;
  }

  /** A turn for reading, or for opening a conversation. Throws when it would be too long in coming. */
  const inTurn: Call = async (method, fields) => {
    const pace = paceOf(method);
    const turn = await pace.turn('', times.patienceMs);
    if (turn.kind === 'away') throw new ReadBackPostponed(String(Math.ceil(turn.ms / 1000)));
    if (turn.ms > 0) await pause(turn.ms);
    // Others may have been told "later" while this one waited.
    const closed = pace.closedHere();
    if (closed > 0) throw new ReadBackPostponed(String(Math.ceil(closed / 1000)));
    const answer = await call(method, fields);
    const limited = answer.kind === 'answered' && (answer.status === 429 || fieldsOf(answer.body)['error'] === 'ratelimited');
    if (limited || (answer.kind === 'unreadable' && answer.status === 429)) await heed(pace, secondsIn(answer.retryAfter));
    return answer;
  };

  /** A turn for a post. What keeps it from having one is certain: nothing was sent. Null when it is there. */
  async function turnFor(channel: string, pace: Pace): Promise<PostOutcome | null> {
    try {
      const turn = await pace.turn(channel, times.patienceMs);
      if (turn.kind === 'away') return { kind: 'wait', seconds: Math.ceil(turn.ms / 1000) };
      if (turn.ms <= 0) return null;
      await pause(turn.ms);
      // Another process may have been told "later" meanwhile.
      const closed = await pace.closedFor();
      return closed > 0 ? { kind: 'wait', seconds: Math.ceil(closed / 1000) } : null;
    } catch (error) {
      // no rethrow: the paces could not be read, and nothing is sent without a turn.
      options.log?.warn('no-pace', { error });
      return { kind: 'wait', seconds: 5 };
    }
  }

  return {
    async post({ delivery, channel, threadTs, message, leftMs = () => times.leaseMs }) {
      if (shutOut !== null && clock() < shutOut.until) return { kind: 'stop', why: shutOut.why };
      const notYet = await turnFor(channel, posting);
      if (notYet !== null) return notYet;
      await checkpoint('before-write');
      // A process that was frozen may wake up after its claim has passed to another. Then it must not post, nor when it was while a connection was made.
      const isInTime = () => leftMs() > 0;
      if (!isInTime()) return { kind: 'wait', seconds: 1 };
      // Others in hand may have been shut out while this one waited for its turn.
      if (shutOut !== null && clock() < shutOut.until) return { kind: 'stop', why: shutOut.why };
      const closed = posting.closedHere();
      if (closed > 0) return { kind: 'wait', seconds: Math.ceil(closed / 1000) };
      const sent = call('chat.postMessage', {
        channel, text: message.text, ...marked(delivery, message), unfurl_links: false, unfurl_media: false,
        ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
      }, isInTime);
      await checkpoint('after-write');
      const answer = await sent;
      // Nobody was out of reach and nobody said "later": only this claim is over.
      if (answer.kind === 'unreached' && !isInTime()) return { kind: 'wait', seconds: 1 };
      return note(outcomeOf(answer, channel), posting);
    },

    async readBack(delivery, channel, since, threadTs) {
      return readBack(inTurn, await whoAmI(), { delivery, channel, since, threadTs });
    },

    async update(channel, ts, message) {
      const pace = paceOf('chat.update');
      const notYet = await turnFor(channel, pace);
      if (notYet !== null) return notYet;
      return note(outcomeOf(await call('chat.update', { channel, ts, text: message.text, blocks: message.blocks }), channel), pace);
    },

    async openDirect(user: SlackUserId) {
      const answer = await inTurn('conversations.open', { users: user });
      if (answer.kind !== 'answered' || answer.status !== 200) throw new Error('Slack did not answer conversations.open');
      const { ok, channel, error } = fieldsOf(answer.body);
      const { id } = fieldsOf(channel);
      if (ok === true && typeof id === 'string') return id as ChannelId;
      const outcome = outcomeOf(answer, '' as ChannelId);
      if (outcome.kind === 'refused') return null;
      throw new Error(`Slack would not open a conversation: ${typeof error === 'string' ? error : 'no reason'}`);
    },

    async inspect(channel) {
      // Both at once, for they must be as late as can be.
      const [told, everybody, { userId }] = await Promise.all([inTurn('conversations.info', { channel }), membersOf(channel), whoAmI()]);
      const info = fieldsOf(bodyOf(told));
      if (info['ok'] !== true) return { reachable: false, why: String(info['error'] ?? 'no answer'), shared: false, members: [] };
      // A list that was not given is not an empty one.
      if (everybody === null) throw new ReadBackPostponed(null);
      const about = fieldsOf(info['channel']);
      const shared = [about['is_ext_shared'], about['is_org_shared'], about['is_pending_ext_shared']].includes(true);
      const archived: Partial<Inspection> = about['is_archived'] === true ? { reachable: false, why: 'is_archived' } : {};
      // The bot itself is a member wherever it posts; who reads there are the others.
      const members = everybody.filter((user) => user !== userId);
      return { reachable: about['is_im'] === true || about['is_member'] !== false, shared, members, ...archived };
    },

    // An announcement has to look before it posts, so the slowest of all counts. Those in hand are all to be posted yet, for all that is known.
    busyFor: (inHand) => Math.max(0, ...[...paces.values()].map((pace) => pace.waitNow(pace === posting ? inHand : 0) - times.patienceMs / 2)),
  };

  /** Null when Slack answers, and does not say. */
  async function membersOf(channel: ChannelId): Promise<SlackUserId[] | null> {
    const all: SlackUserId[] = [];
    let cursor: string | undefined;
    do {
      const { ok, members, response_metadata: metadata } = fieldsOf(bodyOf(await inTurn('conversations.members', { channel, limit: 999, ...(cursor === undefined ? {} : { cursor }) })));
      if (ok !== true) return null;
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
