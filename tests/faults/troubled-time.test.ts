import sql from 'sql-template-tag';
import { afterEach, expect, test } from 'vitest';
import { testStore } from '../office.js';
import { overHttp, type Send } from '../../src/slack/calls.js';
import { testRedisUrl } from '../setup/redis.js';
import { chanceOf, seedOfRun } from './chance.js';
import { flawless, planMany, printTally, startActor, tallyOf, untilSettled } from './scene.js';
import { deadlineMs, size } from './sizes.js';
import { openStandInApart } from './stand-in-apart.js';
import { openTroubledTime, whilePosting, type Trouble } from './troubled-time.js';

const chance = chanceOf(seedOfRun);
const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const still = (nth: number) => chance.between(500, 6_000, 'still', nth);
const onward = (nth: number) => chance.between(3_000, 8_000, 'onward', nth);

interface Kind {
  readonly of: (nth: number) => Trouble;
  /** The longest that a post which has its turn is still kept from leaving, as on a machine that is too busy. */
  readonly heldUpMs: number;
}

const kinds: Readonly<Record<string, Kind>> = {
  'the process stands still': { heldUpMs: 0, of: (nth) => ({ stillMs: still(nth), stepMs: 0 }) },
  'the clock is moved on': { heldUpMs: 1_000, of: (nth) => ({ stillMs: 0, stepMs: onward(nth) }) },
  'the clock is moved back': { heldUpMs: 300, of: (nth) => ({ stillMs: 0, stepMs: -chance.between(100, 1_500, 'back', nth) }) },
  'the machine is paused': { heldUpMs: 300, of: (nth) => ({ stillMs: chance.between(100, 1_000, 'paused', nth), stepMs: onward(nth) }) },
};

/** One run in troubled time. What holds up a post comes before the sender's last look at its claim, or after it. */
async function run(name: string, { of, heldUpMs }: Kind, { deliveries, troubles }: { deliveries: number; troubles: number }, where: 'before the last look' | 'after the last look' = 'before the last look') {
  const store = await testStore();
  const standIn = await openStandInApart({ seed: seedOfRun, faults: { 'five-hundred-kept': 0.05, 'five-hundred-gone': 0.05 } });
  // Due before the run, so that nothing is early by a clock that is moved back.
  const planned = await planMany(store, { chance, count: deliveries, channels: 60, inMs: -300_000, name });
  const redisUrl = testRedisUrl();
  const time = openTroubledTime(redisUrl);
  let [heldUp, over] = [0, false];
  const holdUp = () => new Promise<void>((resolve) => setTimeout(resolve, chance.between(0, heldUpMs, 'held up', heldUp += 1)));
  const early = where === 'before the last look' && heldUpMs > 0;
  const late: Send = async (asked) => {
    if (asked.url.pathname.endsWith('chat.postMessage')) await holdUp();
    // It has been asked for the last time already.
    return overHttp({ ...asked, mayLeave: undefined });
  };
  const actor = await startActor({
    store, redisUrl, slackUrl: standIn.url, readBack: 'on', checkpoint: (point) => (early && point === 'before-write' ? holdUp() : undefined),
    ...(where === 'after the last look' ? { send: late } : {}),
  });
  closing.push(() => store.close(), standIn.close, () => time.close(), () => actor.close());
  const coming = whilePosting(standIn, chance, { every: deliveries / troubles, isOver: () => over, come: (nth) => time.suffer(of(nth)) });
  await untilSettled(store, deadlineMs - 20_000);
  over = true;
  const came = await coming;
  // The records go by the clock that was moved.
  const [told] = await store.rows<{ ms: number }>(sql`select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`);
  expect(Math.abs((told?.ms ?? 0) - Date.now())).toBeLessThan(1_000);
  // Whatever was sent is told by now.
  await new Promise((resolve) => setTimeout(resolve, 500));
  const tally = await tallyOf(store, standIn, planned, redisUrl);
  printTally(name, seedOfRun, tally, { times: came });
  expect(came).toBeGreaterThan(0);
  return tally;
}

test.each(Object.entries(kinds))('F4: server errors while %s, again and again, lose nothing and repeat nothing', async (what, kind) => {
  expect(await run(`F4 ${what}`, kind, size.F4time)).toMatchObject({ ...flawless, acknowledged: size.F4time.deliveries });
});

test('F4: a sender that is held up after its last look, for longer than all waits together, repeats something, so this suite can see it', async () => {
  const { duplicated } = await run('F4 control, held up after the last look', { heldUpMs: 6_000, of: (nth) => ({ stillMs: 0, stepMs: onward(nth) }) }, { deliveries: 80, troubles: 4 }, 'after the last look');
  expect(duplicated).toBeGreaterThan(0);
});
