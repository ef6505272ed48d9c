import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { jobsBy } from '../jobs/index.js';
import type { DeliveryId } from '../src/domain/ids.js';
import type { Log } from '../src/office.js';
import { startQueue } from '../src/queue/start.js';
import { officeOpener } from '../src/room.js';
import { openDesk } from '../src/slack/desk.js';
import { paceLimits, type PaceLimits } from '../src/slack/pace.js';
import { paceBookOver } from '../src/store/pace-book.js';
import { freshPace, type PaceState } from '../src/domain/pace.js';
import { readClock } from '../src/store/clock.js';
import { json, type Database } from '../src/store/database.js';
import { deliveriesIn } from '../src/store/deliveries.js';
import { machineClocks } from '../tests/setup/clocks.js';
import { startOwnRedis } from '../tests/setup/redis-server.js';
import { bareWorker } from './bare-worker.js';
import { ourBot } from './bots.js';
import { exponent, keepFigures, median, ms, share, type Figure } from './figures.js';
import { askMany, openFront } from './front.js';
import { keepTo } from './keep-to.js';
import { makeProgramme, sizes } from './programme.js';
import { openStores } from './stores.js';
import { openWorkspace, type Limit, type Workspace } from './workspace.js';

/** An announcement to thousands of destinations, beside a worker that posts and remembers nothing; then under a limit. */
const quick = process.env['BENCH_QUICK'] === '1';
const destinations = Number(process.argv[2] ?? (quick ? 500 : 5_000));
/** Before it is counted, so that what was saved up in the stand-in's bucket is gone. */
const settlingSeconds = quick ? 10 : 30;
const limitedSeconds = Number(process.argv[3] ?? (quick ? 20 : 120));
const rounds = quick ? 2 : 3;
/** No part may keep the others from being measured: what is out by then is what the rate is of. */
const longestMs = Math.max(120_000, (settlingSeconds + limitedSeconds) * 1000 + 10_000);
const unhurried: PaceLimits = { start: 1e6, floor: 1e6, ceiling: 1e6, gain: 0, channelMs: 0 };
const log: Log = { info: () => undefined, warn: () => undefined, error: (event, facts) => void process.stderr.write(`${event} ${JSON.stringify(facts)}\n`) };

const folder = await mkdtemp(join(tmpdir(), 'secretariat-bench-redis-'));
const redis = await startOwnRedis(folder, { appendOnly: false });
const stores = await openStores();
const { store } = await stores.open('Postgres');
await makeProgramme(store, sizes.small);
await store.rows(sql`
  insert into channels (name, position, audience, slack_channel) select '#c' || n, 100 + n, 'all-partners', 'C' || n from generate_series(0, ${destinations - 1}::int) n`);

const ours: number[] = [];
const bare: number[] = [];
const looking: number[] = [];
const planned: number[] = [];
let doubled = 0;
for (let round = 0; round < rounds; round += 1) {
  bare.push(await bareRate('nothing'));
  looking.push(await bareRate('looks'));
  const run = await announce(`ANN-${100 + round}`, unhurried, null);
  ours.push(run.rate);
  planned.push(run.plannedMs);
  doubled += run.doubled;
  process.stderr.write(`bare ${bare.at(-1)?.toFixed(0)}/s, bare that looks ${looking.at(-1)?.toFixed(0)}/s, ours ${run.rate.toFixed(0)}/s, planned in ${run.plannedMs.toFixed(0)} ms\n`);
}
const ratio = median(ours) / median(bare);
const figures: Figure[] = [
  {
    about: 'deliveries', what: `announcement to ${destinations.toLocaleString('en-GB')} channels, no limits, posts doubled: ${doubled}`, value: `${median(ours).toFixed(0)} a second (${spread(ours)})`,
    beside: `bare worker ${median(bare).toFixed(0)} a second (${spread(bare)}): ${ratio.toFixed(2)} of its rate; one that looks at each channel too ${median(looking).toFixed(0)} a second (${spread(looking)}): ${(median(ours) / median(looking)).toFixed(2)} of its rate`, goal: 'half', meets: ratio >= 0.5 ? 'yes' : 'no', why: '',
  },
  { about: 'deliveries', what: `putting ${destinations.toLocaleString('en-GB')} deliveries down`, value: ms(median(planned)), beside: '', goal: '', meets: '', why: '' },
];
await growth();
await keepFigures('deliveries', figures);
figures.push(...(await underALimit()));
await keepFigures('deliveries', figures);
await stores.close();
await redis.kill();
await rm(folder, { recursive: true, force: true });
process.exit(0);

/** Puts an announcement that is agreed and out on record, and waits until every destination has it. */
async function announce(id: string, pace: PaceLimits, workspace: Workspace | null, count = destinations, enough: (taken: number) => boolean = (taken) => taken >= count, known: Readonly<Record<string, PaceState>> = {}): Promise<{ rate: number; plannedMs: number; doubled: number }> {
  const slack = workspace ?? (await openWorkspace(null));
  let wake = () => {};
  await store.rows(sql`delete from paces`);
  for (const [name, state] of Object.entries(known)) await store.rows(sql`insert into paces (name, state) values (${name}, ${json(state)}::jsonb)`);
  const desk = openDesk({ token: 'xoxb-bench', apiUrl: slack.url, pace, paceBook: paceBookOver(store), log });
  const openOffice = officeOpener({ store, desk, log, wake: () => wake() });
  const queue = await startQueue({ redisUrl: redis.url, openOffice, store, jobs: jobsBy(machineClocks), busyFor: desk.busyFor, log });
  wake = queue.wake;
  const from = performance.now();
  await putDown(store, id, count);
  const plannedMs = performance.now() - from;
  const begun = performance.now();
  wake();
  const until = begun + longestMs;
  while (!enough(slack.taken.length) && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
  if (!enough(slack.taken.length)) process.stderr.write(`only ${slack.taken.length} of ${count} were out after ${longestMs / 1000} s\n`);
  const took = (slack.taken.at(-1) ?? begun) - begun;
  await queue.close();
  if (workspace === null) slack.close();
  return { rate: slack.taken.length / (took / 1000), plannedMs, doubled: slack.doubled };
}

async function putDown(database: Database, id: string, count: number): Promise<void> {
  const { now } = await readClock(database);
  await database.transact(async (session) => {
    await session.rows(sql`insert into announcements (id, kind, title, state, author, created_at) values (${id}, 'news', 'News', 'releasing', 'P-SEC', ${now})`);
    await session.rows(sql`insert into announcement_versions (announcement, version, title, text, written_by, written_at) values (${id}, 1, 'News', 'The same for all', 'P-SEC', ${now})`);
    await session.rows(sql`insert into announcement_stages (announcement, stage, audiences, release_at, state) values (${id}, 1, '["all-partners"]', ${now}, 'released')`);
    await session.rows(sql`insert into announcement_approvals (announcement, version, approved_by, approved_at) values (${id}, 1, 'P-CHAIR', ${now})`);
    await deliveriesIn(session, now).plan(...Array.from({ length: count }, (_, nth) => ({
      id: randomUUID() as DeliveryId, kind: 'announcement', subject: id, version: 1, stage: 1, destination: `#c${nth}`, message: { text: 'The same for all', blocks: [] }, dueAt: now,
    })));
  });
}

/** The same at a hundredth, a tenth and the whole. */
async function growth(): Promise<void> {
  const sizes = [destinations / 100, destinations / 10, destinations].map(Math.ceil).filter((size) => size >= 10);
  const runs: { size: number; down: number; out: number }[] = [];
  for (const [at, size] of sizes.entries()) {
    const { rate, plannedMs } = await announce(`ANN-${300 + at}`, unhurried, null, size);
    runs.push({ size, down: plannedMs, out: (size / rate) * 1000 });
  }
  const [first, last] = [runs[0], runs.at(-1)];
  if (first === undefined || last === undefined) return;
  for (const [what, of] of [['put down', 'down'], ['out', 'out']] as const) {
    figures.push({
      about: 'deliveries', what: `${sizes.map((size) => size.toLocaleString('en-GB')).join(', ')} ${what}`, value: runs.map((run) => ms(run[of])).join(', '),
      beside: `exponent ${exponent({ size: first.size, cost: first[of] }, { size: last.size, cost: last[of] }).toFixed(2)}`, goal: '', meets: '', why: '',
    });
  }
}

async function bareRate(before: 'nothing' | 'looks'): Promise<number> {
  const took = await bareWorker(redis.port, destinations, before);
  return destinations / ((took.at(-1) ?? 0) / 1000);
}

/**
 * What the limit allows in the time, how much of it is used, and whether people who ask meanwhile notice. The bot has known
 * this workspace for an hour: what it learnt in it by its own rule, on a counted clock, is put down first. How it finds a
 * limit out from nothing is in docs/scaling.md.
 */
async function underALimit(): Promise<Figure[]> {
  const limit = { perMinute: 300, burst: 20, retryAfterSeconds: 5 };
  const slack = await openWorkspace(limit);
  const front = await openFront();
  const bot = await ourBot(store, front.origin);
  const steadyFrom = performance.now() + settlingSeconds * 1000;
  const until = steadyFrom + limitedSeconds * 1000;
  const asking = askMany(async () => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    front.hangUp();
    return (await front.ask(bot.port, '/partnership', 'Merseyside', 'U0SEC')).ms;
  }, { count: 1e6, atOnce: 1, withinMs: (settlingSeconds + limitedSeconds) * 1000 });
  await announce('ANN-900', paceLimits, slack, destinations, () => performance.now() > until, await pacesKnown(limit));
  const took = (await asking).slice(10);
  const allowed = (limit.perMinute * limitedSeconds) / 60;
  const taken = slack.taken.filter((at) => at >= steadyFrom && at < until).length;
  const part = taken / allowed;
  await bot.stop();
  await front.close();
  slack.close();
  const p99 = share(took, 0.99);
  return [
    { about: 'deliveries', what: `under ${limit.perMinute} a minute, ${limitedSeconds} s, with what was learnt of it in an hour`, value: `${taken} posted`, beside: `${allowed.toFixed(0)} allowed: ${(part * 100).toFixed(0)} %; ${slack.refused} times told to wait`, goal: '95 %', meets: quick ? '' : part >= 0.95 ? 'yes' : 'no', why: '' },
    { about: 'deliveries', what: 'posts inside a Retry-After', value: String(slack.inside), beside: slack.refused === 0 ? 'none was given in the time' : '', goal: 'none', meets: slack.refused === 0 ? '' : slack.inside === 0 ? 'yes' : 'no', why: '' },
    { about: 'deliveries', what: 'answers meanwhile', value: `median ${ms(median(took))}, p99 ${ms(p99)}`, beside: '', goal: 'p99 200 ms', meets: p99 < 200 ? 'yes' : 'no', why: '' },
  ];
}

/** What has been learnt of each method by now: posting against the limit, and looking, of which nothing was ever said. */
async function pacesKnown(limit: Limit): Promise<Record<string, PaceState>> {
  const [clock] = await store.rows<{ now: number }>(sql`select extract(epoch from clock_timestamp())::float8 * 1000 as now`);
  const now = clock?.now ?? 0;
  const { state, endedAt } = keepTo({ kind: 'bucket', ...limit }, { minutes: 60 });
  const since = (moment: number) => moment - endedAt + now;
  const posting = { ...state, next: since(state.next), closedUntil: since(state.closedUntil), since: since(state.since), steadySince: since(state.steadySince), channels: {} };
  const looking = freshPace(now, { ...paceLimits, start: paceLimits.ceiling });
  return { 'chat.postMessage': posting, 'conversations.info': looking, 'conversations.members': looking };
}

function spread(values: readonly number[]): string {
  return `${Math.min(...values).toFixed(0)} to ${Math.max(...values).toFixed(0)}`;
}
