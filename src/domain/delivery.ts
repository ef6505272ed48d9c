import { missesNeeded, type DeliveryTimes } from './delivery-times.js';
import type { ChannelId, DeliveryId, SlackUserId } from './ids.js';
import { addMs } from './instant.js';
import type { Instant } from './when.js';

/**
 * `planned` has certainly not been posted. `sending` is in one worker's hands until its lease ends. `unknown` may have
 * been posted: only a look into the channel can tell. `held` waits for a person. The others are ends, of which a
 * person may plan `failed` again.
 */
export type DeliveryState = 'planned' | 'sending' | 'unknown' | 'sent' | 'failed' | 'held' | 'cancelled' | 'pointless';

/** One message for one destination. `dueAt` is by the office's clock; leases, attempts and misses by the real one. */
export interface Delivery {
  readonly id: DeliveryId;
  readonly kind: string;
  readonly subject: string;
  readonly version: number | null;
  readonly stage: number | null;
  /** A channel's name with '#', or a person's id. */
  readonly destination: string;
  readonly slackChannel: ChannelId | null;
  readonly threadTs: string | null;
  readonly dueAt: Instant;
  readonly state: DeliveryState;
  readonly generation: number;
  /** Posts that may have left. One that certainly did not is taken off again. */
  readonly attempts: number;
  /** Grows with every claim: what a worker found is only believed of its own claim. */
  readonly fence: number;
  /** The last moment at which a post of the latest claim can have left. */
  readonly leaseUntil: Instant | null;
  readonly firstAttemptAt: Instant | null;
  readonly lastAttemptAt: Instant | null;
  readonly misses: number;
  readonly lastMissAt: Instant | null;
  readonly sentAt: Instant | null;
  readonly ts: string | null;
  readonly why: string | null;
  /** Somebody cancelled it while it was uncertain: it is not posted again. */
  readonly cancelAsked: boolean;
}

/** Where a delivery goes in Slack, as far as it is known. */
export type Address =
  | { readonly kind: 'conversation'; readonly channel: ChannelId }
  /** `opened` is the conversation that was opened with this account before, if any. */
  | { readonly kind: 'person'; readonly user: SlackUserId; readonly opened: ChannelId | null }
  | { readonly kind: 'nowhere' };

/** Both clocks at one moment. They differ in the sandbox alone, where the office's can be moved. */
export interface Clocks {
  readonly office: Instant;
  readonly real: Instant;
}

/** Whether the record a delivery is about lets it go: from when, or why not. */
export type Permission =
  | { readonly kind: 'granted'; readonly from: Instant | null }
  | { readonly kind: 'barred'; readonly why: string };

/** What may be done with a delivery now. `later` comes back in so many milliseconds. */
export type NextStep =
  | { readonly kind: 'post'; readonly delivery: Delivery }
  | { readonly kind: 'look'; readonly delivery: Delivery }
  | { readonly kind: 'later'; readonly delivery: Delivery; readonly ms: number }
  | { readonly kind: 'nothing'; readonly delivery: Delivery; readonly why: string };

/** The one decision before anything is sent: post, look into the channel, wait, or let it be. */
export function claim(delivery: Delivery, clocks: Clocks, permission: Permission, times: DeliveryTimes): NextStep {
  if (delivery.state === 'sending') {
    const left = msUntil(delivery.leaseUntil, clocks.real);
    if (left > 0) return { kind: 'later', delivery, ms: left };
    return look({ ...delivery, state: 'unknown', misses: 0, lastMissAt: null, why: 'the sender stopped' }, clocks, times);
  }
  if (delivery.state === 'unknown') return look(delivery, clocks, times);
  if (delivery.state !== 'planned') return { kind: 'nothing', delivery, why: delivery.state };
  if (permission.kind === 'barred') return { kind: 'nothing', delivery, why: permission.why };
  const wait = Math.max(msUntil(delivery.dueAt, clocks.office), msUntil(permission.from, clocks.office));
  if (wait > 0) return { kind: 'later', delivery, ms: wait };
  return {
    kind: 'post',
    delivery: {
      ...delivery,
      state: 'sending',
      attempts: delivery.attempts + 1,
      fence: delivery.fence + 1,
      leaseUntil: addMs(clocks.real, times.leaseMs),
      firstAttemptAt: delivery.firstAttemptAt ?? clocks.real,
      lastAttemptAt: clocks.real,
      misses: 0,
      lastMissAt: null,
      why: null,
    },
  };
}

function look(delivery: Delivery, clocks: Clocks, times: DeliveryTimes): NextStep {
  const grace = delivery.kind === 'announcement' ? times.announcementGraceMs : times.graceMs;
  const shown = msUntil(delivery.leaseUntil, clocks.real) + grace;
  const again = delivery.lastMissAt === null ? 0 : msUntil(delivery.lastMissAt, clocks.real) + times.betweenMissesMs;
  const wait = Math.max(shown, again);
  return wait > 0 ? { kind: 'later', delivery, ms: wait } : { kind: 'look', delivery };
}

/** What the sender of this claim learnt of its post. */
export type Outcome =
  | { readonly kind: 'posted'; readonly channel: ChannelId; readonly ts: string }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'stop'; readonly why: string }
  | { readonly kind: 'unknown'; readonly why: string };

/**
 * What an outcome makes of the delivery. Null when it comes too late to be believed: another claim has begun, or it
 * is settled already.
 */
export function settle(delivery: Delivery, fence: number, outcome: Outcome, clocks: Clocks, times: DeliveryTimes): Delivery | null {
  if (delivery.fence !== fence) return null;
  if (outcome.kind === 'posted') {
    // Certain knowledge counts as long as no other claim has begun, even after this one's lease.
    if (!['sending', 'unknown', 'planned', 'held'].includes(delivery.state)) return null;
    return { ...delivery, state: 'sent', slackChannel: outcome.channel, ts: outcome.ts, sentAt: clocks.office, why: null };
  }
  if (delivery.state !== 'sending') return null;
  if (outcome.kind === 'unknown') {
    return { ...delivery, state: 'unknown', leaseUntil: clocks.real, misses: 0, lastMissAt: null, why: outcome.why };
  }
  const attempts = delivery.attempts - 1;
  // Where nothing has been posted nothing is looked for, and the next claim asks anew where it goes.
  const unsent = { ...delivery, attempts, leaseUntil: null, slackChannel: attempts === 0 ? null : delivery.slackChannel };
  if (outcome.kind === 'refused') return { ...unsent, state: 'failed', why: outcome.why };
  if (delivery.cancelAsked) return { ...unsent, state: 'cancelled', why: null };
  const ms = outcome.kind === 'wait' ? outcome.seconds * 1000 : times.shutOutMs;
  return { ...unsent, state: 'planned', dueAt: addMs(clocks.office, ms), why: outcome.kind === 'stop' ? outcome.why : null };
}

/** What a look into the channel showed. */
export type Seen =
  | { readonly kind: 'found'; readonly ts: string; readonly copies: number }
  | { readonly kind: 'absent' }
  | { readonly kind: 'no-access'; readonly why: string };

/**
 * A copy that is found is the delivery. Enough misses, well apart, show that the post was lost, and it may be sent
 * again; too many lost posts, or a channel that cannot be read, are for a person. Null when it comes too late: two who
 * looked at the same moment have looked once.
 */
export function afterLook(delivery: Delivery, looked: Pick<Delivery, 'fence' | 'misses'>, seen: Seen, clocks: Clocks, times: DeliveryTimes): Delivery | null {
  if (delivery.fence !== looked.fence || delivery.state !== 'unknown') return null;
  if (seen.kind === 'found') {
    return { ...delivery, state: 'sent', ts: seen.ts, sentAt: clocks.office, why: seen.copies > 1 ? `seen ${seen.copies} times` : null };
  }
  if (seen.kind === 'no-access') return { ...delivery, state: 'held', why: seen.why };
  if (delivery.misses !== looked.misses || look(delivery, clocks, times).kind !== 'look') return null;
  const missed = { ...delivery, misses: delivery.misses + 1, lastMissAt: clocks.real };
  if (missed.misses < missesNeeded) return missed;
  if (missed.cancelAsked) return { ...missed, state: 'cancelled', why: null };
  if (missed.attempts >= times.mostPosts) return { ...missed, state: 'held', why: `lost ${missed.attempts} times` };
  return { ...missed, state: 'planned', dueAt: clocks.office, leaseUntil: null, why: null };
}

/** Nothing to say any more, found at the moment of sending: the claim is given back unused. */
export function pointless(delivery: Delivery, why: string): Delivery {
  return { ...delivery, state: 'pointless', attempts: delivery.attempts - 1, leaseUntil: null, why };
}

/** Takes a delivery back. One that may already be out is looked for first, and not posted again. */
export function cancel(delivery: Delivery, why: string): Delivery {
  if (delivery.state === 'sending' || delivery.state === 'unknown') return { ...delivery, cancelAsked: true };
  if (delivery.state === 'planned' || delivery.state === 'held' || delivery.state === 'failed') return { ...delivery, state: 'cancelled', why };
  return delivery;
}

/** What `hold` writes down, so that `release` frees only what it held and never something uncertain. */
export const setAside = 'set aside';

/** Puts a delivery aside before it is sent. */
export function hold(delivery: Delivery): Delivery {
  return delivery.state === 'planned' ? { ...delivery, state: 'held', why: setAside } : delivery;
}

export function release(delivery: Delivery): Delivery {
  return delivery.state === 'held' && delivery.why === setAside
    ? { ...delivery, state: 'planned', generation: delivery.generation + 1, why: null }
    : delivery;
}

/** A person says: send it again. Null when it is neither held nor failed. */
export function sendAgain(delivery: Delivery, now: Instant): Delivery | null {
  if (delivery.state !== 'held' && delivery.state !== 'failed') return null;
  return {
    ...delivery, state: 'planned', generation: delivery.generation + 1, attempts: 0, misses: 0, lastMissAt: null,
    leaseUntil: null, dueAt: now > delivery.dueAt ? now : delivery.dueAt, cancelAsked: false, why: null,
  };
}

/** A person says: I can see it there. Null when it is not held. */
export function seenByPerson(delivery: Delivery, now: Instant): Delivery | null {
  return delivery.state === 'held' && delivery.why !== setAside ? { ...delivery, state: 'sent', sentAt: now, why: 'seen by a person' } : null;
}

function msUntil(moment: Instant | null, now: Instant): number {
  return moment === null ? 0 : Date.parse(moment) - Date.parse(now);
}
