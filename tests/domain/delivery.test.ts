import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterLook, cancel, claim, hold, pointless, release, seenByPerson, sendAgain, settle, type Clocks, type Delivery, type Outcome } from '../../src/domain/delivery.js';
import { deliveryTimes as times } from '../../src/domain/delivery-times.js';
import type { ChannelId, DeliveryId } from '../../src/domain/ids.js';
import { instantOf } from '../../src/domain/instant.js';
import type { Instant } from '../../src/domain/when.js';

const at = (ms: number): Instant => instantOf(new Date(Date.UTC(2005, 9, 14, 8) + ms));
const clocks = (ms: number): Clocks => ({ office: at(ms), real: at(ms) });
const granted = { kind: 'granted', from: null } as const;

const planned: Delivery = {
  id: 'x' as DeliveryId, kind: 'notice', subject: 's', version: null, stage: null, destination: '#c', slackChannel: null, threadTs: null, dueAt: at(0),
  state: 'planned', generation: 1, attempts: 0, fence: 0, leaseUntil: null, firstAttemptAt: null, lastAttemptAt: null, misses: 0, lastMissAt: null,
  sentAt: null, ts: null, why: null, cancelAsked: false,
};
const claimed = claim(planned, clocks(0), granted, times).delivery;
const unknown = settle(claimed, 1, { kind: 'unknown', why: 'timeout' }, clocks(10_000), times) ?? planned;
const missed = afterLook(unknown, unknown, { kind: 'absent' }, clocks(40_000), times) ?? planned;

describe('a claim', () => {
  test('is given once: a second asks again when the lease is over', () => {
    expect(claim(claimed, clocks(1_000), granted, times)).toMatchObject({ kind: 'later', ms: times.leaseMs - 1_000 });
  });

  test('is not given before the hour, nor before the hour of its stage', () => {
    expect(claim(planned, clocks(-5_000), granted, times)).toMatchObject({ kind: 'later', ms: 5_000 });
    expect(claim(planned, clocks(0), { kind: 'granted', from: at(7_000) }, times)).toMatchObject({ kind: 'later', ms: 7_000 });
  });

  test('is not given for what its record bars', () => {
    expect(claim(planned, clocks(0), { kind: 'barred', why: 'the announcement is cancelled' }, times)).toMatchObject({ kind: 'nothing', why: 'the announcement is cancelled' });
  });

  test('of a sender that died becomes a look into the channel, and never a post', () => {
    expect(claim(claimed, clocks(times.leaseMs), granted, times)).toMatchObject({ kind: 'later', delivery: { state: 'unknown' }, ms: times.graceMs });
    expect(claim(claimed, clocks(times.leaseMs + times.graceMs), granted, times).kind).toBe('look');
  });
});

describe('a post that is not certain', () => {
  test('is looked for only after the grace, which is longer for an announcement', () => {
    expect(claim(unknown, clocks(11_000), granted, times)).toMatchObject({ kind: 'later', ms: 29_000 });
    expect(claim({ ...unknown, kind: 'announcement' }, clocks(11_000), granted, times)).toMatchObject({ kind: 'later', ms: 59_000 });
  });

  test('needs two misses, ten seconds apart, before it is sent again', () => {
    expect(missed).toMatchObject({ state: 'unknown', misses: 1 });
    expect(claim(missed, clocks(41_000), granted, times)).toMatchObject({ kind: 'later', ms: 9_000 });
    expect(afterLook(missed, missed, { kind: 'absent' }, clocks(41_000), times)).toBeNull();
    expect(afterLook(missed, missed, { kind: 'absent' }, clocks(50_000), times)).toMatchObject({ state: 'planned' });
  });

  test('has been looked for once when two looked at the same moment, however late the second says so', () => {
    expect(afterLook(missed, unknown, { kind: 'absent' }, clocks(90_000), times)).toBeNull();
    expect(afterLook(missed, unknown, { kind: 'found', ts: '1.2', copies: 1 }, clocks(90_000), times)).toMatchObject({ state: 'sent' });
  });

  test('is the delivery when it is found, and says so when it is found twice', () => {
    expect(afterLook(unknown, unknown, { kind: 'found', ts: '1.2', copies: 1 }, clocks(40_000), times)).toMatchObject({ state: 'sent', ts: '1.2', why: null });
    expect(afterLook(unknown, unknown, { kind: 'found', ts: '1.2', copies: 2 }, clocks(40_000), times)).toMatchObject({ state: 'sent', why: 'seen 2 times' });
  });

  test('is held for a person where the channel cannot be read', () => {
    expect(afterLook(unknown, unknown, { kind: 'no-access', why: 'not_in_channel' }, clocks(40_000), times)).toMatchObject({ state: 'held', why: 'not_in_channel' });
  });

  test('is held for a person when it has been lost too often', () => {
    expect(afterLook({ ...missed, attempts: times.mostPosts }, missed, { kind: 'absent' }, clocks(50_000), times)).toMatchObject({ state: 'held', why: `lost ${times.mostPosts} times` });
  });

  test('is not sent again when somebody has taken it back meanwhile', () => {
    const taken = cancel(missed, 'no longer true');
    expect(taken).toMatchObject({ state: 'unknown', cancelAsked: true });
    expect(afterLook(taken, taken, { kind: 'absent' }, clocks(50_000), times)).toMatchObject({ state: 'cancelled' });
    expect(afterLook(taken, taken, { kind: 'found', ts: '1.2', copies: 1 }, clocks(50_000), times)).toMatchObject({ state: 'sent' });
  });
});

describe('what a sender learns', () => {
  test('is not believed of another claim', () => {
    expect(settle(claimed, 2, { kind: 'posted', channel: 'C1' as ChannelId, ts: '1.2' }, clocks(1_000), times)).toBeNull();
  });

  test('counts even after the lease, as long as no other claim has begun', () => {
    expect(settle(unknown, 1, { kind: 'posted', channel: 'C1' as ChannelId, ts: '1.2' }, clocks(60_000), times)).toMatchObject({ state: 'sent', slackChannel: 'C1' });
  });

  test('puts back what Slack wants later, and does not count it as a post', () => {
    expect(settle(claimed, 1, { kind: 'wait', seconds: 30 }, clocks(1_000), times)).toMatchObject({ state: 'planned', attempts: 0, dueAt: at(31_000) });
  });

  test('fails what Slack will never take', () => {
    expect(settle(claimed, 1, { kind: 'refused', why: 'is_archived' }, clocks(1_000), times)).toMatchObject({ state: 'failed', why: 'is_archived' });
  });
});

describe('a person', () => {
  const held = { ...unknown, state: 'held', why: 'not_in_channel' } as const;

  test('may have it sent again, as a new generation', () => {
    expect(sendAgain(held, at(90_000))).toMatchObject({ state: 'planned', generation: 2, attempts: 0, dueAt: at(90_000) });
    expect(sendAgain({ ...planned, state: 'failed' }, at(1))).toMatchObject({ state: 'planned' });
  });

  test('may say that it is there', () => {
    expect(seenByPerson(held, at(90_000))).toMatchObject({ state: 'sent', why: 'seen by a person' });
  });

  test('cannot do either to what is sent or under way', () => {
    for (const state of ['planned', 'sending', 'unknown', 'sent', 'cancelled', 'pointless'] as const) {
      expect(sendAgain({ ...planned, state }, at(0))).toBeNull();
      expect(seenByPerson({ ...planned, state }, at(0))).toBeNull();
    }
  });

  test('may put aside what is planned and bring it back, and never brings back something uncertain', () => {
    const aside = hold(planned);
    expect(aside).toMatchObject({ state: 'held' });
    expect(release(aside)).toMatchObject({ state: 'planned', generation: 2 });
    expect(release(held)).toBe(held);
    expect(hold(claimed)).toBe(claimed);
  });
});

test('a claim with nothing to say is given back unused', () => {
  expect(pointless(claimed, 'done since')).toMatchObject({ state: 'pointless', attempts: 0, why: 'done since' });
});

/** A Slack that loses answers, posts late and says what it likes, and a bot of which every worker may die at any point. */
type Move =
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'work'; readonly slack: 'ok' | 'lost' | 'kept' | 'late' | 'limited'; readonly lateMs: number; readonly dies: boolean }
  | { readonly do: 'cancel' };

const moves = fc.array(fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 50_000 }) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('work' as const), slack: fc.constantFrom('ok', 'lost', 'kept', 'late', 'limited' as const), lateMs: fc.integer({ min: 0, max: times.graceMs - 1 }), dies: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'cancel' as const }) },
), { maxLength: 60 });

function play(history: readonly Move[], graceCut = 0) {
  let now = 0;
  let delivery = planned;
  let cancelledBeforeClaim = false;
  const copies: number[] = [];
  for (const move of history) {
    if (move.do === 'wait') now += move.ms;
    if (move.do === 'cancel') {
      cancelledBeforeClaim ||= delivery.state === 'planned' && delivery.attempts === 0;
      delivery = cancel(delivery, 'taken back');
    }
    if (move.do === 'work') work(move);
  }
  // Then Slack is well and nobody dies, for as long as it takes.
  for (let round = 0; round < 20; round += 1) {
    now += 120_000;
    work({ slack: 'ok', lateMs: 0, dies: false });
  }
  return { delivery, copies, cancelledBeforeClaim };

  function work({ slack, lateMs, dies }: Omit<Extract<Move, { do: 'work' }>, 'do'>): void {
    const step = claim(delivery, clocks(now), granted, { ...times, graceMs: times.graceMs - graceCut });
    delivery = step.delivery;
    if (step.kind === 'look') {
      const seen = copies.filter((from) => from <= now);
      if (!dies) delivery = afterLook(delivery, delivery, seen.length > 0 ? { kind: 'found', ts: '1', copies: seen.length } : { kind: 'absent' }, clocks(now), { ...times, graceMs: times.graceMs - graceCut }) ?? delivery;
    }
    if (step.kind !== 'post') return;
    const posted = slack === 'ok' || slack === 'kept' || slack === 'late';
    now += slack === 'ok' || slack === 'limited' ? 200 : times.postTimeoutMs;
    if (posted) copies.push(slack === 'late' ? now + lateMs : now);
    const outcome: Outcome = slack === 'ok' ? { kind: 'posted', channel: 'C1' as ChannelId, ts: '1' } : slack === 'limited' ? { kind: 'wait', seconds: 5 } : { kind: 'unknown', why: 'lost' };
    if (!dies) delivery = settle(delivery, delivery.fence, outcome, clocks(now), times) ?? delivery;
  }
}

describe('whatever Slack does within the grace, and whoever dies', () => {
  test('there are never two copies', () => {
    fc.assert(fc.property(moves, (history) => { expect(play(history).copies.length).toBeLessThanOrEqual(1); }), { numRuns: 3_000 });
  });

  test('it ends: sent with a copy there, held for a person, or taken back', () => {
    fc.assert(fc.property(moves, (history) => {
      const { delivery, copies } = play(history);
      expect(['sent', 'held', 'cancelled']).toContain(delivery.state);
      if (delivery.state === 'sent') expect(copies).toHaveLength(1);
    }), { numRuns: 3_000 });
  });

  test('what was taken back before it was claimed is never sent', () => {
    fc.assert(fc.property(moves, (history) => {
      const { cancelledBeforeClaim, copies } = play(history);
      if (cancelledBeforeClaim) expect(copies).toHaveLength(0);
    }), { numRuns: 3_000 });
  });

  test('and with a grace that is too short the same plays find two copies, so they would notice', () => {
    const twice = fc.check(fc.property(moves, (history) => play(history, times.graceMs).copies.length <= 1), { numRuns: 3_000, seed: 2 });
    expect(twice.failed).toBe(true);
  });
});
