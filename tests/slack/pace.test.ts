import { expect, test } from 'vitest';
import { keepPace } from '../../src/slack/pace.js';

function paced() {
  let now = 0;
  return { pace: keepPace(() => now), pass: (ms: number) => { now += ms; } };
}

test('three posts a second go out in the workspace, and one in a channel', () => {
  const { pace } = paced();
  expect(['C1', 'C2', 'C3', 'C4'].map((channel) => Math.round(pace.turn(channel, 10_000).ms))).toEqual([0, 333, 667, 1000]);
  expect(Math.round(pace.turn('C1', 10_000).ms)).toBe(1333);
  expect(Math.round(pace.turn('C1', 10_000).ms)).toBe(2333);
});

test('a turn that is too far off is not taken', () => {
  const { pace } = paced();
  pace.turn('C1', 0);
  expect(pace.turn('C1', 100)).toMatchObject({ kind: 'away', ms: 1000 });
  expect(pace.turn('C2', 1_000)).toMatchObject({ kind: 'in' });
});

test('Slack’s “later” closes the door for so long, and halves the rate once, not below one a second', () => {
  const { pace, pass } = paced();
  pace.slowDown(4);
  pace.slowDown(2);
  expect(pace.rate()).toBe(1.5);
  expect(pace.closedFor()).toBe(4_000);
  expect(pace.turn('C1', 3_000)).toEqual({ kind: 'away', ms: 4_000 });
  pass(4_000);
  expect(pace.turn('C1', 0).kind).toBe('in');
  pace.slowDown(1);
  expect(pace.rate()).toBe(1);
});

test('each clean minute gives a fifth of a post back', () => {
  const { pace, pass } = paced();
  pace.slowDown(1);
  pass(61_000 + 120_000);
  pace.turn('C1', 0);
  expect(pace.rate()).toBeCloseTo(2.1);
});
