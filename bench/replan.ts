/**
 * How long people wait while 10,000 milestones are planned anew: a query that a person makes is timed again and again
 * meanwhile, and beside it the same query with nothing else going on. Run: npx tsx bench/replan.ts [how many]
 */
import { PGlite } from '@electric-sql/pglite';
import { readFile } from 'node:fs/promises';
import sql from 'sql-template-tag';
import { planAllReminders } from '../jobs/plan-reminders.js';
import { importProgramme } from '../src/store/import.js';
import { migrate } from '../src/store/migrate.js';
import { overPglite } from '../src/store/pglite.js';
import { testOffice } from '../tests/office.js';

const many = Number(process.argv[2] ?? (process.env['BENCH_QUICK'] === undefined ? 10_000 : 2_000));
const store = await overPglite(await PGlite.create());
await migrate(store, new URL('../migrations', import.meta.url).pathname);
await store.transact(async (session) => importProgramme(session, await readFile(new URL('../sample/sen-rp.yaml', import.meta.url), 'utf8')));
await store.rows(sql`
  insert into milestones (id, position, title, owner_role, partnership, baseline)
  select 'M-X' || n, 1000 + n, 'Milestone ' || n, 'FAC', (array['NE','EAST','LON','MER','SW','WM','NW','SE','SC','EM','YH'])[1 + n % 11],
    jsonb_build_object('d', ('2005-11-01'::date + (n % 300))::text, 'p', 'day') from generate_series(1, ${many}::int) n`);
const office = testOffice(store, '2005-10-14T00:00');
const caller = await office.caller('U0FACSW', '');

async function ask(): Promise<number> {
  const from = performance.now();
  await office.transact(({ milestones }) => milestones.list(caller.reader, office.today, { id: 'M-SW1' as never }));
  return performance.now() - from;
}

const alone: number[] = [];
for (let times = 0; times < 50; times += 1) alone.push(await ask());

for (const round of ['first plan', 'planned again, nothing to change', 'planned again after a bank holiday was proclaimed'] as const) {
  if (round === 'planned again after a bank holiday was proclaimed') {
    await store.rows(sql`update programme set more = jsonb_set(more, '{calendar,bank_holidays}', coalesce(more->'calendar'->'bank_holidays', '[]') || '[{"day":"2006-03-01","kind":"added"}]')`);
  }
  const waits: number[] = [];
  let planning = true;
  const from = performance.now();
  const done = planAllReminders(office).then(() => { planning = false; });
  while (planning) {
    // From the moment somebody would have asked: a process that is busy hears them late.
    const asked = performance.now() + 20;
    await new Promise((resolve) => setTimeout(resolve, 20));
    await ask();
    waits.push(performance.now() - asked);
  }
  await done;
  report(round, performance.now() - from, waits);
}
report('nothing else going on', 0, alone);
await store.close();

function report(what: string, ms: number, waits: readonly number[]): void {
  const sorted = [...waits].sort((a, b) => a - b);
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
  process.stdout.write(`${what}: ${many} milestones${ms === 0 ? '' : ` in ${(ms / 1000).toFixed(1)} s`}; a person waits ${at(0.5)} ms (half), ${at(0.95)} ms (95 of 100), ${at(0.99)} ms (99 of 100), ${at(1)} ms at worst, of ${waits.length}\n`);
}
