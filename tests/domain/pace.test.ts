import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { freshPace, paceLimits, slowDown, takeTurn, type PaceState } from '../../src/domain/pace.js';
import { keepTo, type Slack } from '../../bench/keep-to.js';

const turn = (state: PaceState, now: number, channel: string, patienceMs = 0) => takeTurn(state, { now, channel, patienceMs }, paceLimits);

test('three posts a second go out in the workspace at first, and one in a channel', () => {
  let state = freshPace(0, paceLimits);
  const given = ['C1', 'C2', 'C3', 'C4', 'C1', 'C1'].map((channel) => {
    const [after, { ms }] = turn(state, 0, channel, 10_000);
    state = after;
    return Math.round(ms);
  });
  expect(given).toEqual([0, 333, 667, 1000, 1333, 2333]);
});

test('a turn that is too far off is not taken, and takes nothing from the others', () => {
  const [after] = turn(freshPace(0, paceLimits), 0, 'C1');
  expect(turn(after, 0, 'C1', 100)[1]).toEqual({ kind: 'away', ms: 1000 });
  expect(turn(turn(after, 0, 'C1', 100)[0], 0, 'C2', 1_000)[1]).toMatchObject({ kind: 'in', ms: 1000 / 3 });
});

test('several answers of “later” to calls that were on their way together count as one, and the longest holds', () => {
  const once = slowDown(freshPace(0, paceLimits), { now: 100, seconds: 4 }, paceLimits);
  const twice = slowDown(once, { now: 200, seconds: 9 }, paceLimits);
  expect(twice.rate).toBe(once.rate);
  expect(twice.closedUntil).toBe(9_200);
});

test('idle time teaches nothing', () => {
  let [state] = turn(freshPace(0, paceLimits), 0, 'C1');
  for (let hour = 1; hour <= 10; hour += 1) [state] = turn(state, hour * 3_600_000, 'C1');
  expect(state.rate).toBe(3);
});

describe('against a limit that nobody tells', () => {
  /** A bucket that fills steadily, and a count that begins anew each minute: how Slack counts is not documented. */
  const kinds = ['bucket', 'minute'] as const;
  const slack = fc.record({
    perMinute: fc.integer({ min: 30, max: 900 }), burst: fc.integer({ min: 1, max: 40 }), retryAfterSeconds: fc.integer({ min: 1, max: 60 }), kind: fc.constantFrom(...kinds),
  });

  test('nothing is sent inside a Retry-After, and never more than the limit and its burst are taken', () => {
    fc.assert(fc.property(slack, (one: Slack) => {
      const { inside, taken, mostInAMinute } = keepTo(one, { minutes: 20 });
      expect(inside).toBe(0);
      expect(taken).toBeGreaterThan(0);
      expect(mostInAMinute).toBeLessThanOrEqual(one.perMinute * (one.kind === 'minute' ? 2 : 1) + one.burst);
    }), { numRuns: 60 });
  });

  test.each([60, 180, 300, 600].flatMap((perMinute) => kinds.map((kind) => [perMinute, kind] as const)))('of %i a minute (%s) at least 95 % are used, once it is known', (perMinute, kind) => {
    const { steadyShare, refused } = keepTo({ perMinute, kind, burst: 20, retryAfterSeconds: 5 }, { minutes: 180, steadyFrom: 10 });
    expect(steadyShare).toBeGreaterThanOrEqual(0.95);
    expect(refused).toBeLessThan(30);
  });

  test('a limit that is lowered is found again', () => {
    const changed = keepTo({ perMinute: 300, kind: 'bucket', burst: 20, retryAfterSeconds: 5 }, { minutes: 120, steadyFrom: 40, changes: [{ atMinute: 30, perMinute: 100 }] });
    expect(changed.steadyShare).toBeGreaterThanOrEqual(0.95);
  });
});
