import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import sql from 'sql-template-tag';
import { jobsBy } from '../jobs/index.js';
import { planAllReminders } from '../jobs/plan-reminders.js';
import { remind } from '../jobs/remind.js';
import { noDesk } from '../src/no-desk.js';
import type { Log } from '../src/office.js';
import { startQueue } from '../src/queue/start.js';
import { officeOpener } from '../src/room.js';
import { openDesk } from '../src/slack/desk.js';
import { readClock } from '../src/store/clock.js';
import { deliveriesIn } from '../src/store/deliveries.js';
import { deliveryTimes } from '../src/domain/delivery-times.js';
import { queueTimes } from '../src/queue/queue-times.js';
import { machineClocks } from '../tests/setup/clocks.js';
import { startOwnRedis } from '../tests/setup/redis-server.js';
import { exponent, keepFigures, median, ms, share, type Figure } from './figures.js';
import { makeProgramme, sizes } from './programme.js';
import { openStores } from './stores.js';
import { openWorkspace } from './workspace.js';

/** A thousand due in the same minute, and what a plan of 100,000 milestones costs between its mornings. */
const log: Log = { info: () => undefined, warn: () => undefined, error: (event, facts) => void process.stderr.write(`${event} ${JSON.stringify(facts)}\n`) };
const folder = await mkdtemp(join(tmpdir(), 'secretariat-bench-redis-'));
const redis = await startOwnRedis(folder, { appendOnly: false });
const stores = await openStores();
const figures: Figure[] = [];

await dueAtOnce(1_000);
await keepFigures('reminders', figures);
await aLargePlan();
await keepFigures('reminders', figures);
await stores.close();
await redis.kill();
await rm(folder, { recursive: true, force: true });
process.exit(0);

/** So many people, each with a reminder that falls due in the same moment: how long from then until Slack has it. */
async function dueAtOnce(count: number): Promise<void> {
  const { store } = await stores.open('Postgres');
  await makeProgramme(store, sizes.small);
  const slack = await openWorkspace(null);
  const desk = openDesk({ token: 'xoxb-bench', apiUrl: slack.url, pace: { start: 1e6, floor: 1e6, ceiling: 1e6, gain: 0, channelMs: 0 }, log });
  let wake = () => {};
  const openOffice = officeOpener({ store, desk, log, wake: () => wake() });
  await store.rows(sql`
    insert into people (id, position, name, slack_user) select 'P-B' || n, 1000 + n, 'Person ' || n, 'U0B' || n from generate_series(1, ${count}::int) n`);
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
  const queue = await startQueue({ redisUrl: redis.url, openOffice, store, jobs: jobsBy(machineClocks), rounds: [remind], log });
  wake = queue.wake;
  const until = due + (process.env['BENCH_QUICK'] === undefined ? 120_000 : 30_000);
  while (slack.taken.length < count && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
  const took = slack.taken.map((at) => at - due);
  await queue.close();
  slack.close();
  await store.close();
  const p99 = share(took, 0.99);
  figures.push({
    about: 'reminders', what: `${count.toLocaleString('en-GB')} due in the same moment, due to handed over`, value: took.length === 0 ? 'none handed over in time' : `p99 ${ms(p99)} of those handed over`,
    beside: took.length === 0 ? '' : `first ${ms(Math.min(...took))}, median ${ms(median(took))}, ${took.length} of ${count}`,
    goal: 'p99 1 s', meets: took.length === count && p99 < 1000 ? 'yes' : 'no', why: '',
  });
}

async function aLargePlan(): Promise<void> {
  const costs: { size: number; plan: number; again: number; sweep: number; round: number }[] = [];
  // In the quick mode a tenth of each, and the table says so by its numbers.
  const [smaller, larger] = process.env['BENCH_QUICK'] === undefined ? [sizes.tenth, sizes.large] : [{ ...sizes.tenth, partnerships: 10 }, sizes.tenth];
  for (const size of [smaller, larger]) {
    const { store } = await stores.open('Postgres');
    await makeProgramme(store, size);
    const office = await officeOpener({ store, desk: noDesk, log, wake: () => undefined })();
    const plan = await timed(() => planAllReminders(office));
    await store.script('analyze');
    const again = await timed(() => planAllReminders(office));
    const sweep = median(await several(() => deliveriesIn(store, office.now).due(queueTimes.horizonMs, 5_000, deliveryTimes)));
    const round = median(await several(() => office.transact(({ reminders }) => reminders.due(500))));
    costs.push({ size: size.partnerships * size.milestonesEach, plan, again, sweep, round });
    if (size === larger) {
      const [row] = await store.rows<{ planned: number }>(sql`select count(*)::int as planned from reminders where state = 'planned'`);
      const client = new Redis(redis.url);
      await client.flushall();
      const used = async () => Number(/used_memory:(\d+)/.exec(await client.info('memory'))?.[1] ?? 0);
      const before = await used();
      const queue = await startQueue({ redisUrl: redis.url, openOffice: () => Promise.resolve(office), store, jobs: jobsBy(machineClocks), rounds: [], log });
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      const after = await used();
      await queue.close();
      client.disconnect();
      figures.push({
        about: 'reminders', what: `Redis memory with ${(row?.planned ?? 0).toLocaleString('en-GB')} reminders planned`, value: `${((after - before) / 1024).toFixed(0)} KB more than when empty`, beside: 'the plan is in Postgres alone', goal: 'bounded by 24 hours', meets: 'yes', why: '',
      });
    }
    await store.close();
  }
  const [tenth, whole] = costs;
  if (tenth === undefined || whole === undefined) return;
  const line = (what: string, of: 'plan' | 'again' | 'sweep' | 'round') => figures.push({
    about: 'reminders', what, value: ms(whole[of]), beside: `${ms(tenth[of])} with ${tenth.size.toLocaleString('en-GB')}; exponent ${exponent({ size: tenth.size, cost: tenth[of] }, { size: whole.size, cost: whole[of] }).toFixed(2)}`, goal: '', meets: '', why: '',
  });
  line(`planning ${whole.size.toLocaleString('en-GB')} milestones`, 'plan');
  line('planning them anew when nothing changed', 'again');
  line('a sweep for deliveries beside that plan', 'sweep');
  line('a look for due reminders beside that plan', 'round');
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
