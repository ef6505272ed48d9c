import { appendFileSync } from 'node:fs';
import { Redis } from 'ioredis';
import sql from 'sql-template-tag';
import { deliver } from '../../jobs/deliver.js';
import type { Composers } from '../../jobs/composers/composer.js';
import { deliveryTimes, type DeliveryTimes } from '../../src/domain/delivery-times.js';
import type { DeliveryId } from '../../src/domain/ids.js';
import type { Desk, Log } from '../../src/office.js';
import { queueTimes, type QueueTimes } from '../../src/queue/queue-times.js';
import { startQueue, type RunningQueue } from '../../src/queue/start.js';
import { officeOpener } from '../../src/room.js';
import { overHttp, type Send } from '../../src/slack/calls.js';
import { openDesk } from '../../src/slack/desk.js';
import type { PaceLimits } from '../../src/slack/pace.js';
import { readClock } from '../../src/store/clock.js';
import type { Database } from '../../src/store/database.js';
import { deliveriesIn, type NewDelivery } from '../../src/store/deliveries.js';
import { machineClocks } from '../setup/clocks.js';
import type { Chance } from './chance.js';
import type { StandIn } from './stand-in.js';

/** The real protocol with everything twenty to thirty times as fast. What is compared stays in the same order. */
export const quickTimes: DeliveryTimes = Object.freeze({
  ...deliveryTimes, postTimeoutMs: 400, patienceMs: 400, leaseMs: 1_500, graceMs: 1_500, announcementGraceMs: 2_000, betweenMissesMs: 400, shutOutMs: 1_000,
});
export const quickQueue: QueueTimes = Object.freeze({ ...queueTimes, sweepMs: 400, gatherMs: 20, lockMs: 2_000, stalledMs: 700, faultMs: 300, deadlineMs: 6_000, closeMs: 3_000 });
export const quickPace: PaceLimits = Object.freeze({ start: 300, floor: 50, ceiling: 300, gain: 50, channelMs: 0 });

/** In the words of every message of a run, and to be found nowhere but in the records and in its channel. */
export const secretWords = 'WORDS-IN-CONFIDENCE';

/** Lines of the log of any sender in which the words stood. */
const overheard: string[] = [];

/** Something that another process said and must not have. */
export const overhear = (line: string) => void overheard.push(line);

/** A log that nobody reads but for what ought not to be in it. */
const watchful: Log = { info: listen, warn: listen, error: listen };

function listen(event: string, facts?: unknown): void {
  const line = `${event} ${JSON.stringify(facts, (_, value) => (value instanceof Error ? { ...value, message: value.message, stack: value.stack, cause: value.cause } : value))}`;
  if (!line.includes(secretWords)) return;
  overheard.push(line);
  // A sender that is a process of its own tells the one that started it.
  process.stderr.write(`leaked ${line}\n`);
}

export interface ActorParts {
  readonly store: Database;
  readonly redisUrl: string;
  readonly slackUrl: string;
  readonly readBack: 'on' | 'off';
  readonly log?: Log;
  readonly times?: DeliveryTimes;
  readonly queue?: QueueTimes;
  readonly composers?: Composers;
  readonly send?: Send;
  readonly checkpoint?: (name: string) => void | Promise<void>;
}

/** The bot's delivering half, whole: desk, job, queue. With read-back off it trusts that an uncertain post was lost. */
export async function startActor({ store, redisUrl, slackUrl, readBack, log = watchful, times = quickTimes, queue: queueSpeed = quickQueue, composers = {}, send = overHttp, checkpoint = () => undefined }: ActorParts): Promise<RunningQueue> {
  const real = openDesk({ token: 'xoxb-stand-in', apiUrl: slackUrl, times, pace: quickPace, checkpoint, log, send });
  const desk: Desk = readBack === 'on' ? real : { ...real, readBack: () => Promise.resolve({ kind: 'absent' }) };
  let wake = () => {};
  const openOffice = officeOpener({ store, desk, log, wake: () => wake() });
  const jobs = { deliver: deliver({ composers, clocks: machineClocks, times, checkpoint }) };
  const queue = await startQueue({ redisUrl, openOffice, store, jobs, log, times: queueSpeed, deliveryTimes: times, checkpoint });
  wake = queue.wake;
  return queue;
}

/** Channels by number, each known in Slack. */
export async function makeChannels(store: Database, count: number): Promise<void> {
  await store.rows(sql`
    insert into channels (name, position, audience, slack_channel)
    select '#c' || n, n, 'all-partners', 'C' || n from generate_series(0, ${count - 1}::int) n on conflict do nothing`);
}

/** One reminder-like message for each number, to so many channels in turn. */
export async function planMany(store: Database, { chance, count, channels, inMs = 0, name = 'run' }: { chance: Chance; count: number; channels: number; inMs?: number; name?: string }): Promise<NewDelivery[]> {
  await makeChannels(store, channels);
  const { now } = await readClock(store);
  const dueAt = new Date(Date.parse(now) + inMs).toISOString() as NewDelivery['dueAt'];
  const planned = Array.from({ length: count }, (_, at): NewDelivery => ({
    id: chance.uuid(name, at) as DeliveryId, kind: 'notice', subject: name, destination: `#c${at % channels}`, message: { text: `Message ${at} of ${name}: ${secretWords}`, blocks: [] }, dueAt,
  }));
  await store.transact((session) => deliveriesIn(session, now).plan(...planned));
  return planned;
}

/** Counts in the manner of Jepsen's queue checker: records against the truth in Slack. */
export interface Tally {
  readonly attempted: number;
  readonly acknowledged: number;
  readonly delivered: number;
  readonly lost: number;
  readonly duplicated: number;
  readonly early: number;
  /** In another channel than the one its audience reads. */
  readonly 'wrong audience': number;
  /** In other words than those on record, or approved, for it. */
  readonly 'other words': number;
  /** Where its words stood though they must not: a mark in Slack, a log, Redis. */
  readonly leaked: number;
  readonly held: number;
  readonly failed: number;
  readonly open: number;
}

interface Recorded {
  readonly id: string;
  readonly state: string;
  readonly words: string | null;
  readonly approved: boolean;
  readonly channel: string | null;
  readonly audience: string | null;
  readonly audiences: readonly string[] | null;
}

/** What the records say of each message: its words, its approval, its one destination and who reads there. */
async function recordedOf(store: Database, ids: readonly string[]): Promise<Map<string, Recorded>> {
  const rows = await store.rows<Recorded>(sql`
    select d.id, d.state, coalesce(v.text, d.message->>'text') as words, c.audience, s.audiences,
      d.kind <> 'announcement' or exists (select 1 from announcement_approvals p where p.announcement = d.subject and p.version = d.version) as approved,
      coalesce(c.slack_channel, 'D' || substr(p.slack_user, 2)) as channel
    from deliveries d left join channels c on c.name = d.destination left join people p on p.id = d.destination
      left join announcement_versions v on d.kind = 'announcement' and v.announcement = d.subject and v.version = d.version
      left join announcement_stages s on d.kind = 'announcement' and s.announcement = d.subject and s.stage = d.stage
    where d.id = any(${[...ids]}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Posts that stand where their destination is not, or where others read than those whom the stage is for. */
export async function wrongReaders(store: Database, posts: StandIn['posts']): Promise<number> {
  const recorded = await recordedOf(store, posts.map(({ delivery }) => delivery));
  return posts.filter(({ delivery, channel }) => {
    const row = recorded.get(delivery);
    return row === undefined || row.channel !== channel || (row.audiences !== null && row.audience !== null && !row.audiences.includes(row.audience));
  }).length;
}

/** Posts in other words than those that are on record for them, and approved where that is needed. */
export async function otherWords(store: Database, posts: StandIn['posts']): Promise<number> {
  const recorded = await recordedOf(store, posts.map(({ delivery }) => delivery));
  return posts.filter(({ delivery, text }) => {
    const row = recorded.get(delivery);
    // Words that were composed at the moment of sending are on record nowhere.
    if (row?.words === null) return false;
    return row === undefined || !row.approved || (row.audiences === null ? row.words !== text : !text.includes(row.words ?? ''));
  }).length;
}

async function leaksOf(standIn: Pick<StandIn, 'posts'>, redisUrl: string | undefined): Promise<number> {
  const marks = standIn.posts.filter(({ fields }) => `${fields['metadata']} ${(fields['blocks'] ?? '').match(/"block_id":"[^"]*"/g)?.join(' ')}`.includes(secretWords)).length;
  return marks + overheard.length + (redisUrl === undefined ? 0 : (await dumpOf(redisUrl)).filter((text) => text.includes(secretWords)).length);
}

/** Everything in a Redis as text. Our servers keep it uncompressed. */
export async function dumpOf(redisUrl: string): Promise<string[]> {
  const hand = new Redis(redisUrl);
  const dump: string[] = [];
  for (const key of await hand.keys('*')) dump.push(key, (await hand.dumpBuffer(key))?.toString('latin1') ?? '');
  hand.disconnect();
  return dump;
}

export async function tallyOf(store: Database, standIn: Pick<StandIn, 'posts'>, planned: readonly NewDelivery[], redisUrl?: string): Promise<Tally> {
  const rows = [...(await recordedOf(store, planned.map(({ id }) => id))).values()];
  const copies = new Map<string, number>();
  for (const { delivery } of standIn.posts) copies.set(delivery, (copies.get(delivery) ?? 0) + 1);
  const count = (wanted: (row: Recorded) => boolean) => rows.filter(wanted).length;
  const dueAt = new Map(planned.map((one) => [one.id as string, one]));
  for (const [id, count] of copies) if (count > 1) await tellHowDoubled(store, standIn, id);
  return {
    attempted: planned.length,
    acknowledged: count(({ state }) => state === 'sent'),
    delivered: count(({ id }) => copies.has(id)),
    // Said to be sent, and not there.
    lost: count(({ id, state }) => state === 'sent' && !copies.has(id)),
    duplicated: count(({ id }) => (copies.get(id) ?? 0) > 1),
    early: standIn.posts.filter(({ delivery, at }) => at < Date.parse(dueAt.get(delivery)?.dueAt ?? '') - 5).length,
    'wrong audience': await wrongReaders(store, standIn.posts),
    'other words': await otherWords(store, standIn.posts),
    leaked: await leaksOf(standIn, redisUrl),
    held: count(({ state }) => state === 'held'),
    failed: count(({ state }) => state === 'failed'),
    open: count(({ state }) => ['planned', 'sending', 'unknown'].includes(state)),
  };
}

/** What is known of a message that was posted twice, for whoever has to find out how. */
async function tellHowDoubled(store: Database, { posts }: Pick<StandIn, 'posts'>, id: string): Promise<void> {
  const row = await store.rows(sql`select * from deliveries where id = ${id}::uuid`);
  const told = posts.filter(({ delivery }) => delivery === id).map(({ at, told: outcome, ts }) => ({ at: new Date(at).toISOString(), outcome, ts }));
  process.stdout.write(`doubled: ${JSON.stringify({ told, row })}\n`);
}

/** What every run must come to. */
export const flawless = { lost: 0, duplicated: 0, early: 0, 'wrong audience': 0, 'other words': 0, leaked: 0, held: 0, failed: 0, open: 0 } as const;

/** Prints the tally, and keeps it for `script/faults` where that asked for it. */
export function printTally(name: string, seed: number, tally: Tally, more: Readonly<Record<string, number>> = {}): void {
  process.stdout.write(`${name} seed ${seed}: ${Object.entries({ ...tally, ...more }).map(([key, value]) => `${key} ${value}`).join(', ')}\n`);
  const file = process.env['FAULTS_TALLY'];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ name, seed, tally, more })}\n`);
}

/** Waits until nothing is open any more. Fails with what is, after the deadline. */
export async function untilSettled(store: Database, deadlineMs: number): Promise<void> {
  const until = performance.now() + deadlineMs;
  for (;;) {
    // Records that are away for a moment are part of the suite.
    const open = await store.rows(sql`select id, state, attempts, misses, why from deliveries where state in ('planned', 'sending', 'unknown') limit 5`).catch((error: unknown) => [error]);
    if (open.length === 0) return;
    if (performance.now() > until) throw new Error(`Still open after ${deadlineMs} ms: ${JSON.stringify(open)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Waits until a sender is at it: some posts of the seed's choosing, and some milliseconds more. */
export async function untilUnderWay(standIn: StandIn, chance: Chance, name: string): Promise<void> {
  const [wanted, until] = [standIn.posts.length + chance.between(1, 6, 'posts', name), performance.now() + 5_000];
  while (standIn.posts.length < wanted && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 2));
  await new Promise((resolve) => setTimeout(resolve, chance.between(0, 30, 'moment', name)));
}
