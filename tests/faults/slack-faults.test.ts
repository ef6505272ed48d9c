import { afterEach, describe, expect, test } from 'vitest';
import { testStore } from '../office.js';
import { testRedisUrl } from '../setup/redis.js';
import type { Database } from '../../src/store/database.js';
import { overHttp, type Send } from '../../src/slack/calls.js';
import { chanceOf, seedOfRun } from './chance.js';
import { flawless, planMany, printTally, startActor, tallyOf, untilSettled, type Tally } from './scene.js';
import { deadlineMs, size } from './sizes.js';
import { openStandIn, type StandIn, type StandInOptions } from './stand-in.js';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

interface Run {
  readonly name: string;
  readonly count: number;
  readonly channels?: number;
  readonly slack: Omit<StandInOptions, 'seed'>;
  readonly readBack?: 'on' | 'off';
  readonly before?: (standIn: StandIn) => void;
  readonly send?: Send;
}

/** Counts posts that set out after Slack's "later" had been read and before its time was up. */
function watchedPosts() {
  const watch = { until: 0, violations: 0 };
  const watched: Send = async (asked) => {
    if (asked.url.href.endsWith('chat.postMessage') && performance.now() < watch.until) watch.violations += 1;
    const sent = await overHttp(asked);
    const until = performance.now() + Number(sent.retryAfter ?? 0) * 1000;
    // The bot has to have read it, which takes it no more than some turns of the loop.
    if (sent.status === 429) void nextTurns(5).then(() => { watch.until = Math.max(watch.until, until); });
    return sent;
  };
  return { watch, watched };
}

async function nextTurns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** One run of the real queue on a real Redis and a real store against the stand-in, to its end. */
async function run({ name, count, channels = 60, slack, readBack = 'on', before, send = overHttp }: Run): Promise<Tally & { standIn: StandIn; store: Database }> {
  const store = await testStore();
  const standIn = await openStandIn({ seed: seedOfRun, ...slack });
  before?.(standIn);
  const planned = await planMany(store, { chance: chanceOf(seedOfRun), count, channels, name });
  const actor = await startActor({ store, redisUrl: testRedisUrl(), slackUrl: standIn.url, readBack, send });
  closing.push(() => store.close(), standIn.close, () => actor.close());
  await untilSettled(store, deadlineMs - 20_000);
  const tally = await tallyOf(store, standIn, planned, testRedisUrl());
  printTally(name, seedOfRun, tally, { posts: standIn.posts.length });
  return { ...tally, standIn, store };
}

describe('F3: answers that are lost after the message was posted', () => {
  test('no message is lost and none is posted twice', async () => {
    expect(await run({ name: 'F3', count: size.F3, slack: { faults: { 'lost-kept': 0.1, 'lost-gone': 0.05 }, pageSize: Math.ceil(size.F3 / 150) } }))
      .toMatchObject({ ...flawless, acknowledged: size.F3, delivered: size.F3 });
  });

  test('without reading back the same faults make duplicates, so this suite can see them', async () => {
    const { duplicated } = await run({ name: 'F3 control, read-back off', count: size.F3control, readBack: 'off', slack: { faults: { 'lost-kept': 0.1 } } });
    expect(duplicated).toBeGreaterThan(0);
  });
});

test('F4: server errors, half of them after the message was posted, lose nothing and repeat nothing', async () => {
  expect(await run({ name: 'F4', count: size.F4, slack: { faults: { 'five-hundred-kept': 0.05, 'five-hundred-gone': 0.05 } } }))
    .toMatchObject({ ...flawless, acknowledged: size.F4 });
});

test('F5: half a body, a web page, nothing, silence and resets are none of them taken for an answer', async () => {
  const each = 0.04;
  expect(await run({
    name: 'F5', count: size.F5,
    slack: { faults: { 'cut-kept': each, 'html-kept': each, 'empty-kept': each, 'hang-kept': each, 'hang-body-kept': each, 'reset-kept': each, 'internal-error-kept': each } },
  })).toMatchObject({ ...flawless, acknowledged: size.F5 });
});

test('F6: a message that Slack posts after we gave up is found, as long as it shows within the grace', async () => {
  expect(await run({ name: 'F6', count: size.F6, slack: { faults: { 'late-kept': 0.2 }, lateMs: [0, 700] } })).toMatchObject({ ...flawless, acknowledged: size.F6 });
});

describe('F7: Slack says later', () => {
  test('nothing is lost or repeated, whether it says when or not, and nothing is sent meanwhile', async () => {
    const { watch, watched } = watchedPosts();
    const result = await run({ name: 'F7', count: size.F7.deliveries, send: watched, slack: { faults: { limited: 0.03, 'rate-limited-200': 0.002 }, retryAfter: 1 } });
    expect(result).toMatchObject({ ...flawless, acknowledged: size.F7.deliveries });
    expect(result.standIn.calls('chat.postMessage')).toBeGreaterThan(size.F7.deliveries);
    expect(watch.violations).toBe(0);
  });

  test('a storm in which everything is refused only delays', async () => {
    const result = await run({ name: 'F7 storm', count: 100, slack: {}, before: (standIn) => { standIn.storm.until = Date.now() + size.F7.stormMs; } });
    expect(result).toMatchObject({ ...flawless, acknowledged: 100 });
    expect(result.standIn.calls('chat.postMessage')).toBeLessThan(100 + 40);
  });
});

describe('F8: a history that is late, split, shuffled or stripped', () => {
  const faults = { 'lost-kept': 0.15, 'lost-gone': 0.05 };

  test.each([
    ['shown late', { staleMs: [0, 900] as const }],
    ['in pages of two', { pageSize: 2 }],
    ['in another order', { shuffled: true as const }],
    ['answered 429 now and then', { historyLimited: 0.1 }],
    ['without metadata', { strip: 'metadata' as const }],
    ['without block ids', { strip: 'blocks' as const }],
  ])('one %s loses nothing and repeats nothing', async (what, slack) => {
    expect(await run({ name: `F8 ${what}`, count: size.F8, channels: 10, slack: { faults, ...slack } })).toMatchObject({ ...flawless, acknowledged: size.F8 });
  });

  test('where both marks are gone, what is uncertain is held for a person and never sent again', async () => {
    const result = await run({ name: 'F8 both marks gone', count: size.F8 * 2, channels: 10, slack: { faults, strip: 'both' } });
    expect(result).toMatchObject({ lost: 0, duplicated: 0, open: 0 });
    expect(result.held).toBeGreaterThan(0);
    expect(result.acknowledged + result.held).toBe(size.F8 * 2);
  });
});

test('F17: an archived channel and one we were put out of fail by name, and the others get theirs', async () => {
  const result = await run({
    name: 'F17', count: 40, channels: 20, slack: {},
    before: (standIn) => { standIn.archived.add('C3'); standIn.left.add('C7'); },
  });
  expect(result).toMatchObject({ ...flawless, failed: 4, acknowledged: 36 });
});
