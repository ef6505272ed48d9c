import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import sql from 'sql-template-tag';
import { jobsBy } from '../jobs/index.js';
import { planAllReminders } from '../jobs/plan-reminders.js';
import { remind } from '../jobs/remind.js';
import { noDesk } from '../src/no-desk.js';
import type { Log, Office } from '../src/office.js';
import { startQueue } from '../src/queue/start.js';
import { officeOpener } from '../src/room.js';
import { openDesk } from '../src/slack/desk.js';
import { readClock } from '../src/store/clock.js';
import type { Database } from '../src/store/database.js';
import { deliveriesIn } from '../src/store/deliveries.js';
import { paceBookOver } from '../src/store/pace-book.js';
import { deliveryTimes } from '../src/domain/delivery-times.js';
import { queueTimes } from '../src/queue/queue-times.js';
import { machineClocks } from '../tests/setup/clocks.js';
import { startOwnRedis } from '../tests/setup/redis-server.js';
import { bareWorker } from './bare-worker.js';
import { exponent, keepFigures, median, ms, share, type Figure } from './figures.js';
import { makeProgramme, sizes } from './programme.js';
import { openStores } from './stores.js';
import { openWorkspace } from './workspace.js';

/** A thousand due in the same minute, and what a plan of 100,000 milestones costs between its mornings. */
const quick = process.env['BENCH_QUICK'] === '1';
const log: Log = { info: () => undefined, warn: () => undefined, error: (event, facts) => void process.stderr.write(`${event} ${JSON.stringify(facts)}\n`) };
const folder = await mkdtemp(join(tmpdir(), 'secretariat-bench-redis-'));
const redis = await startOwnRedis(folder, { appendOnly: false });
const stores = await openStores();
const figures: Figure[] = [];

await dueAtOnce();
await keepFigures('reminders', figures);
await aLargePlan();
await keepFigures('reminders', figures);
await stores.close();
await redis.kill();
await rm(folder, { recursive: true, force: true });
process.exit(0);

/** The most of them beside a bare worker that posts as many, and the same at a tenth and a hundredth. */
async function dueAtOnce(): Promise<void> {
  const most = 1_000;
  const bare = share(await bareWorker(redis.port, most), 0.99);
  const runs: { size: number; took: readonly number[] }[] = [];
  for (const size of [most / 100, most / 10, most]) runs.push({ size, took: await handedOver(size, 'never') });
  const again = await handedOver(most, 'before');
  const [first, last] = [runs[0], runs.at(-1)];
  if (first === undefined || last === undefined) return;
  const { took } = last;
  const p99 = share(took, 0.99);
  figures.push({
    about: 'reminders', what: `${most.toLocaleString('en-GB')} due in the same moment, due to handed over`, value: took.length === 0 ? 'none handed over in time' : `p99 ${ms(p99)} of those handed over`,
    beside: `${took.length === 0 ? '' : `first ${ms(Math.min(...took))}, median ${ms(median(took))}, ${took.length} of ${most}; `}a bare worker that only posts as many: p99 ${ms(bare)}`,
    goal: 'p99 1 s', meets: took.length === most && p99 < 1000 ? 'yes' : 'no', why: '',
  });
  figures.push({
    about: 'reminders', what: 'the same, to people who were written to before', value: again.length === 0 ? 'none handed over in time' : `p99 ${ms(share(again, 0.99))} of those handed over`,
    beside: again.length === 0 ? '' : `first ${ms(Math.min(...again))}, median ${ms(median(again))}, ${again.length} of ${most}`,
    goal: 'p99 1 s', meets: again.length === most && share(again, 0.99) < 1000 ? 'yes' : 'no', why: '',
  });
  const worst = (one: { readonly took: readonly number[] }) => share(one.took, 0.99);
  figures.push({
    about: 'reminders', what: `${runs.map(({ size }) => size.toLocaleString('en-GB')).join(', ')} due in the same moment, p99`, value: runs.map((run) => ms(worst(run))).join(', '),
    beside: `exponent ${exponent({ size: first.size, cost: worst(first) }, { size: last.size, cost: p99 }).toFixed(2)}`, goal: '', meets: '', why: '',
  });
}

/** So many people, each with a reminder that falls due in the same moment: how long from then until Slack has each. Whoever was written to before has a conversation on record. */
async function handedOver(count: number, written: 'never' | 'before'): Promise<readonly number[]> {
  const { store } = await stores.open('Postgres');
  await makeProgramme(store, sizes.small);
  const slack = await openWorkspace(null);
  const desk = openDesk({ token: 'xoxb-bench', apiUrl: slack.url, pace: { start: 1e6, floor: 1e6, ceiling: 1e6, gain: 0, channelMs: 0 }, paceBook: paceBookOver(store), log });
  let wake = () => {};
  const openOffice = officeOpener({ store, desk, log, wake: () => wake() });
  await store.rows(sql`
    insert into people (id, position, name, slack_user) select 'P-B' || n, 1000 + n, 'Person ' || n, 'U0B' || n from generate_series(1, ${count}::int) n`);
  if (written === 'before') await store.rows(sql`insert into direct_conversations (person, slack_user, channel) select id, slack_user, 'D' || slack_user from people where id like 'P-B%'`);
  await store.rows(sql`
    insert into roles (id, position, title) select 'RB' || n, 1000 + n, 'Role ' || n from generate_series(1, ${count}::int) n`);
  await store.rows(sql`
    insert into appointments (person, role, position) select 'P-B' || n, 'RB' || n, 1 from generate_series(1, ${count}::int) n`);
  await store.rows(sql`
    insert into milestones (id, position, title, owner_role, baseline, known_on)
    select 'M-B' || n, 5000 + n, 'Stage ' || n, 'RB' || n, '{"d":"2005-10-14","p":"day"}', '2005-01-01' from generate_series(1, ${count}::int) n`);
  await store.rows(sql`insert into clearances (record, aspect, audience, known_from) select 'M-B' || n, 'record', 'public', '-infinity' from generate_series(1, ${count}::int) n`);
  const { now } = await readClock(store);
  const dueAt = new Date(Date.parse(now) + 4_000).toISOString();
  await store.rows(sql`
    insert into reminders (id, milestone, step, expected_on, role, due_at, planned_at)
    select gen_random_uuid(), 'M-B' || n, 'on-day', '2005-10-14', 'RB' || n, ${dueAt}::timestamptz, ${now}::timestamptz from generate_series(1, ${count}::int) n`);
  const due = performance.now() + 4_000;
  const queue = await startQueue({ redisUrl: redis.url, openOffice, store, jobs: jobsBy(machineClocks), rounds: [remind], busyFor: desk.busyFor, log });
  wake = queue.wake;
  const until = due + 30_000;
  while (slack.taken.length < count && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
  await queue.close();
  slack.close();
  await store.close();
  return slack.taken.map((at) => at - due);
}

interface Costs {
  readonly size: number;
  readonly plan: number;
  readonly again: number;
  readonly holiday: number;
  readonly sweep: number;
  readonly round: number;
  readonly redisKb: number;
  readonly planned: number;
}

/** The same at a hundredth, a tenth and the whole: 1,000, 10,000 and 100,000 milestones. In the quick mode without the last. */
async function aLargePlan(): Promise<void> {
  const costs: Costs[] = [];
  const hundredth = { ...sizes.tenth, name: 'a hundredth', partnerships: 10 };
  for (const size of quick ? [hundredth, sizes.tenth] : [hundredth, sizes.tenth, sizes.large]) {
    const { store } = await stores.open('Postgres');
    await makeProgramme(store, size);
    const office = await officeOpener({ store, desk: noDesk, log, wake: () => undefined })();
    const plan = await timed(() => planAllReminders(office));
    await store.script('analyze');
    const again = await timed(() => planAllReminders(office));
    await store.rows(sql`
      update programme set more = jsonb_set(more, '{calendar,bank_holidays}', coalesce(more->'calendar'->'bank_holidays', '[]') || '[{"day":"2005-11-01","kind":"added"}]')`);
    const holiday = await timed(() => planAllReminders(office));
    const sweep = median(await several(() => deliveriesIn(store, office.now).due(queueTimes.horizonMs, 5_000, deliveryTimes)));
    const round = median(await several(() => office.transact(({ reminders }) => reminders.due(500))));
    const [row] = await store.rows<{ planned: number }>(sql`select count(*)::int as planned from reminders where state = 'planned'`);
    costs.push({ size: size.partnerships * size.milestonesEach, plan, again, holiday, sweep, round, redisKb: await redisHeld(store, office), planned: row?.planned ?? 0 });
    await store.close();
    process.stderr.write(`${costs.at(-1)?.size} milestones: planned in ${ms(plan)}, again in ${ms(again)}, after a bank holiday in ${ms(holiday)}\n`);
  }
  const [first, last] = [costs[0], costs.at(-1)];
  if (first === undefined || last === undefined) return;
  const of = costs.map(({ size }) => size.toLocaleString('en-GB')).join(', ');
  const line = (what: string, cost: (one: Costs) => number) => figures.push({
    about: 'reminders', what: `${what}: ${of} milestones`, value: costs.map((one) => ms(cost(one))).join(', '),
    beside: `exponent ${exponent({ size: first.size, cost: cost(first) }, { size: last.size, cost: cost(last) }).toFixed(2)}`, goal: '', meets: '', why: '',
  });
  line('planning', ({ plan }) => plan);
  line('planning anew when nothing changed', ({ again }) => again);
  line('planning anew after a bank holiday was proclaimed', ({ holiday }) => holiday);
  line('a sweep for deliveries beside that plan', ({ sweep }) => sweep);
  line('a look for due reminders beside that plan', ({ round }) => round);
  figures.push({
    about: 'reminders', what: `Redis memory with ${costs.map(({ planned }) => planned.toLocaleString('en-GB')).join(', ')} reminders planned`, value: costs.map(({ redisKb }) => `${Math.max(0, redisKb).toFixed(0)} KB`).join(', '),
    beside: 'more than when empty; the plan is in Postgres alone', goal: 'bounded by 24 hours', meets: last.redisKb < first.redisKb * 2 + 1_000 ? 'yes' : 'no', why: '',
  });
}

/** What Redis holds for the bot with this plan on record, above what it holds when empty. */
async function redisHeld(store: Database, office: Office): Promise<number> {
  const client = new Redis(redis.url);
  await client.flushall();
  const used = async () => Number(/used_memory:(\d+)/.exec(await client.info('memory'))?.[1] ?? 0);
  const before = await used();
  const queue = await startQueue({ redisUrl: redis.url, openOffice: () => Promise.resolve(office), store, jobs: jobsBy(machineClocks), rounds: [], log });
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  const after = await used();
  await queue.close();
  client.disconnect();
  return (after - before) / 1024;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

async function several(work: () => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  for (let round = 0; round < 11; round += 1) took.push(await timed(work));
  return took.slice(1);
}
