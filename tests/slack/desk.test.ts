import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChannelId, DeliveryId } from '../../src/domain/ids.js';
import { openDesk } from '../../src/slack/desk.js';
import { fakeSlack, type FakeSlack } from './fake-slack.js';

let slack: FakeSlack;
beforeAll(async () => { slack = await fakeSlack(); });
afterAll(() => slack.close());

const posting = { delivery: '0a8f2c0e-5d6b-4a55-9a0b-1f6f0f6f0a01' as DeliveryId, channel: 'C1' as ChannelId, message: { text: 'Words', blocks: [] } };
const posts = () => slack.calls.filter(({ method }) => method === 'chat.postMessage').length;

test('how much of the claim is left is asked when the turn has come, and with nothing left nothing is sent', async () => {
  let turn: 'asked for' | 'come' = 'asked for';
  const paceBook = { change: async <Found>(_: string, by: (state: null, now: number) => { found: Found }) => {
    turn = 'come';
    return by(null, 0).found;
  } };
  const desk = openDesk({ token: 'xoxb-1', apiUrl: slack.apiUrl, paceBook });
  expect(await desk.post({ ...posting, leftMs: () => (turn === 'come' ? 0 : 35_000) })).toEqual({ kind: 'wait', seconds: 1 });
  expect(posts()).toBe(0);
  expect((await desk.post({ ...posting, leftMs: () => 1 })).kind).toBe('posted');
  expect(posts()).toBe(1);
});

test('a connection that took longer than what was left of the claim is not written to', async () => {
  const desk = openDesk({ token: 'xoxb-1', apiUrl: slack.apiUrl });
  const before = posts();
  const left = [1, 0];
  expect(await desk.post({ ...posting, leftMs: () => left.shift() ?? 0 })).toEqual({ kind: 'wait', seconds: 1 });
  // Whatever would have been written is there before what is written after it.
  expect((await desk.post(posting)).kind).toBe('posted');
  expect(posts()).toBe(before + 1);
});

test('no more are begun than will have their turn before long, those in hand counted', () => {
  const desk = openDesk({ token: 'xoxb-1', apiUrl: slack.apiUrl, clock: () => 0, pace: { start: 3, floor: 1, ceiling: 10, gain: 0.1, channelMs: 1_000 } });
  expect(desk.busyFor(0)).toBe(0);
  expect(desk.busyFor(12)).toBe(0);
  expect(desk.busyFor(15)).toBe(1_000);
});
