import { readFile } from 'node:fs/promises';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { announce } from '../../commands/announce.js';
import { jobsBy, rounds } from '../../jobs/index.js';
import { askOne } from '../../src/cli/ask.js';
import { momentOf } from '../../src/domain/moment.js';
import type { Desk, Log } from '../../src/office.js';
import { startQueue, type RunningQueue } from '../../src/queue/start.js';
import { officeOpener } from '../../src/room.js';
import { overHttp } from '../../src/slack/calls.js';
import { openDesk } from '../../src/slack/desk.js';
import { moveClock } from '../../src/store/clock.js';
import type { Database } from '../../src/store/database.js';
import { people } from '../announcing.js';
import { dumpOf, quickPace, quickQueue, quickTimes } from '../faults/scene.js';
import { openStandIn, type StandIn } from '../faults/stand-in.js';
import { samplePath, sampleStore, testOffice, zone } from '../office.js';
import { machineClocks } from '../setup/clocks.js';
import { ownRedis } from '../setup/redis.js';
import { marker, secretOutcome, withSecret } from './secret-programme.js';

/*
 * The decision that nobody has been told of, on its way: an announcement of it is drafted, approved and queued for its
 * hour, and asked about meanwhile, by a real queue over a real Redis and with Slack at the other end of real HTTP.
 */

const secret = new RegExp(`${marker}|${secretOutcome}|77[,_]?777[,_]?777`, 'i');
const before = '2005-11-07T10:00';
const hour = '2005-11-09T09:00';
/** Where those read who steer: they may know the question, and nobody its outcome. */
const insiders = ['C0NSG', ...['U0CHAIR', 'U0DEPCHAIR', 'U0SRO', 'U0POLICY', 'U0FIN', 'U0ADV', 'U0SEC', 'U0SEC2', 'U0COMMS', 'U0RESMGR'].map((user) => `D${user.slice(1)}`)];

const logged: string[] = [];
const note = (event: string, facts?: unknown) => void logged.push(`${event} ${JSON.stringify(facts, (_, value: unknown) => (value instanceof Error ? { message: value.message, stack: value.stack, cause: value.cause } : value))}`);
const log: Log = { info: note, warn: note, error: note };

let store: Database;
let redis: Awaited<ReturnType<typeof ownRedis>>;
let standIn: StandIn;
let queue: RunningQueue;
let desk: Desk;

beforeAll(async () => {
  store = await sampleStore('pglite', withSecret(await readFile(samplePath, 'utf8')));
  await moveClock(store, momentOf(before, zone, '12:00'));
  redis = await ownRedis();
  standIn = await openStandIn({ seed: 77 });
  desk = openDesk({ token: 'xoxb-stand-in', apiUrl: standIn.url, times: quickTimes, pace: quickPace, checkpoint: () => undefined, log, send: overHttp });
  let wake = () => {};
  const openOffice = officeOpener({ store, desk, log, wake: () => wake() });
  queue = await startQueue({ redisUrl: redis.url, openOffice, store, jobs: jobsBy(machineClocks), rounds, log, times: quickQueue, deliveryTimes: quickTimes });
  wake = queue.wake;
}, 120_000);

afterAll(async () => {
  await queue.close();
  await standIn.close();
  await redis.remove();
  await store.close();
});

/** Everything that leaves the records by another way than as the words of a message. */
async function aroundTheWords(): Promise<string> {
  const marks = standIn.posts.map(({ fields }) => `${fields['metadata']} ${(fields['blocks'] ?? '').match(/"block_id":"[^"]*"/g)?.join(' ')}`);
  return [...await dumpOf(redis.url), ...marks, ...logged, await queue.metrics()].join('\n');
}

const facilitatorsPost = () => standIn.posts.find(({ channel, text }) => channel === 'C0FACILITATORS' && text.includes(marker));

describe('an embargoed announcement of a decision', () => {
  test('is drafted, approved, queued and asked about, and its words stand in no Redis key, job, mark, log line or metric, nor before anybody who is not cleared', async () => {
    const desks = people(testOffice(store, before, desk, log), announce);
    await desks.send('U0SEC', 'announce:draft', {
      kind: 'other', title: `${marker} title`, text: `${marker}: ${secretOutcome} yes.`, audiences: ['facilitators', 'evaluation'], when: 'at-hour', day: '2005-11-09', time: '09:00', decision: 'DEC-2005-77', gates: null, options: [],
    });
    expect(await aroundTheWords()).not.toMatch(secret);
    await desks.press('U0SEC', 'announce:confirm', { id: 'ANN-01', version: 1 });
    queue.wake();
    await desks.press('U0CHAIR', 'announce:approve', { id: 'ANN-01', version: 1 });
    queue.wake();
    expect((await store.rows<{ state: string }>(sql`select state from announcements where id = 'ANN-01'`))[0]?.state).toBe('approved');

    for (const message of [`what about ${marker}`, 'DEC-2005-77', 'any news on the funding?', 'what did ministers decide', 'which announcements are queued']) {
      for (const asker of ['facilitator EAST', 'evaluator', 'journalist guest', 'Chair']) {
        const { answer, privately } = await askOne(testOffice(store, before, desk, log), store, { asker, place: 'DM', at: before, message });
        if (asker !== 'Chair') expect(JSON.stringify([answer, privately]).replaceAll(message, ''), `${asker}: ${message}`).not.toMatch(secret);
      }
    }
    queue.wake();
    expect(await aroundTheWords()).not.toMatch(secret);
    expect(standIn.posts.filter(({ text, fields }) => `${text} ${fields['blocks']}`.includes(secretOutcome))).toEqual([]);
    expect(standIn.posts.filter(({ channel, text, fields }) => !insiders.includes(channel) && secret.test(`${text} ${fields['blocks']}`))).toEqual([]);
  }, 120_000);

  test('goes out at its hour as its words and nothing else: this test would have seen them', async () => {
    // Slack takes nothing for a while, so that what is due waits in Redis and is looked at there.
    standIn.storm = { until: Date.now() + 4_000 };
    await moveClock(store, momentOf(hour, zone, '12:00'));
    queue.wake();
    await expect.poll(async () => (await store.rows(sql`select 1 from deliveries where subject = 'ANN-01' and kind = 'announcement' and state <> 'sent'`)).length, { timeout: 60_000 }).toBeGreaterThan(0);
    await expect.poll(async () => (await dumpOf(redis.url)).some((text) => text.includes('delivery')), { timeout: 60_000 }).toBe(true);
    expect(await aroundTheWords()).not.toMatch(secret);
    await expect.poll(() => facilitatorsPost() !== undefined, { timeout: 60_000 }).toBe(true);
    expect(facilitatorsPost()?.text).toContain(secretOutcome);
    expect(await aroundTheWords()).not.toMatch(secret);
  }, 120_000);
});
