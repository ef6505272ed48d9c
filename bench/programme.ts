import { readFile } from 'node:fs/promises';
import sql from 'sql-template-tag';
import { momentOf } from '../src/domain/moment.js';
import { migrationsFolder } from '../src/project-folder.js';
import { moveClock } from '../src/store/clock.js';
import { json, type Database } from '../src/store/database.js';
import { importProgramme } from '../src/store/import.js';
import { migrate } from '../src/store/migrate.js';

/** How much is on record. `asIs` is the sample: 11 partnerships, some dozens of milestones. */
export interface Size {
  readonly name: string;
  readonly partnerships: number;
  readonly milestonesEach: number;
  readonly forecastsEach: number;
}

export const sizes = {
  small: { name: 'small', partnerships: 0, milestonesEach: 0, forecastsEach: 0 },
  tenth: { name: 'a tenth', partnerships: 100, milestonesEach: 100, forecastsEach: 5 },
  large: { name: 'large', partnerships: 1_000, milestonesEach: 100, forecastsEach: 5 },
} as const satisfies Record<string, Size>;

const day = '2005-10-14T09:00';

/** The sample, and beside it as many made-up partnerships as the size says, written straight into the tables. */
export async function makeProgramme(store: Database, size: Size): Promise<void> {
  await migrate(store, migrationsFolder);
  const text = await readFile(new URL('../sample/sen-rp.yaml', import.meta.url), 'utf8');
  const imported = await store.transact((session) => importProgramme(session, text));
  if (imported.kind === 'mistakes') throw new Error(JSON.stringify(imported.mistakes));
  if (size.partnerships > 0) await addPartnerships(store, size);
  await moveClock(store, momentOf(day, 'Europe/London'));
  await store.script('analyze');
}

/** Name of the nth made-up partnership, or of one of its members: nothing that is like another by a slip of the hand. */
export function nameOf(nth: number, kind: 'partnership' | 'member' = 'partnership'): string {
  const starts = ['Ald', 'Bram', 'Crof', 'Dunst', 'Elver', 'Frith', 'Gorm', 'Haver', 'Ingle', 'Kelm', 'Lang', 'Mort', 'Norl', 'Oster', 'Penk', 'Quorn', 'Rusk', 'Scarth', 'Thorn', 'Ulver', 'Venn', 'Wyver', 'Yarrow', 'Zeal'];
  const ends = ['bourne', 'combe', 'dale', 'field', 'garth', 'hithe', 'leigh', 'mere', 'ness', 'porth', 'ridge', 'stead', 'thwaite', 'wick'];
  const word = (n: number) => `${starts[n % starts.length]}${ends[Math.floor(n / starts.length) % ends.length]}`;
  const all = starts.length * ends.length;
  return kind === 'partnership' ? `${word(nth)} ${word(nth * 7 + Math.floor(nth / all) + 5)} Vale` : `${word(nth * 5 + 3)} ${word(nth * 11 + Math.floor(nth / all))}`;
}

async function addPartnerships(store: Database, { partnerships, milestonesEach, forecastsEach }: Size): Promise<void> {
  const rows = Array.from({ length: partnerships }, (_, nth) => ({
    id: `X${nth}`, position: 100 + nth, name: nameOf(nth), members: Array.from({ length: 8 }, (__, at) => nameOf(nth * 8 + at, 'member')),
  }));
  await store.transact(async (session) => {
    await session.rows(sql`
      insert into partnerships (id, position, name, aliases, members, work, host_authority)
      select id, position, name, '[]', members, '["transition"]', members->>0
      from jsonb_to_recordset(${json(rows)}::jsonb) as r(id text, position integer, name text, members jsonb)`);
    await session.rows(sql`
      insert into milestones (id, position, title, owner_role, partnership, baseline, known_on)
      select 'M-X' || p.n || '-' || k, 1000 + p.n * ${milestonesEach}::int + k, 'Stage ' || k || ' of the regional plan', 'FAC', 'X' || p.n,
        jsonb_build_object('d', (date '2004-10-01' + k * 7 + p.n % 7)::text, 'p', 'day'), date '2004-09-01'
      from generate_series(0, ${partnerships}::int - 1) as p(n), generate_series(1, ${milestonesEach}::int) as k`);
    await session.rows(sql`
      insert into milestone_forecasts (milestone, given_on, forecast, reason)
      select m.id, (m.baseline->>'d')::date - 60 + 7 * f, jsonb_build_object('d', ((m.baseline->>'d')::date + 3 * f)::text, 'p', 'day'), 'Waiting for a return'
      from milestones m, generate_series(1, ${forecastsEach}::int) as f where m.id like 'M-X%'`);
    // Half of what was due by the day of the measurement is done.
    await session.rows(sql`
      insert into milestone_actuals (milestone, actual, known_on)
      select id, baseline, (baseline->>'d')::date from milestones where id like 'M-X%' and (baseline->>'d')::date < date '2005-10-01' and position % 2 = 0`);
    await session.rows(sql`
      insert into highlight_reports (partnership, quarter, due_on, returned_on, self_rag, confidence, comment, position)
      select p.id, q.quarter, q.due_on, q.due_on, 'green', 'amber', 'On course', 1000 + p.position
      from partnerships p, (select quarter, due_on from highlight_reports group by quarter, due_on) q where p.id like 'X%'`);
    await clearLikeTheSample(session.rows.bind(session));
    await session.rows(sql`update programme set edition = edition + 1`);
  });
}

/**
 * The rules' own rows for a partnership's milestone and return, copied to each new one: what `refreshClearances` would
 * write, without carrying half a million rows through this process.
 */
async function clearLikeTheSample(rows: Database['rows']): Promise<void> {
  const [pattern] = await rows<{ milestone: string; partnership: string }>(sql`
    select m.id as milestone, m.partnership from milestones m join highlight_reports r on r.partnership = m.partnership
    where m.contingent_on is null and m.with_partnerships = '[]' and m.title !~* 'published' limit 1`);
  if (pattern === undefined) throw new Error('The sample has no milestone of one partnership to go by');
  await rows(sql`
    insert into clearances (record, aspect, audience, known_from)
    select m.id, c.aspect, regexp_replace(c.audience, ':' || ${pattern.partnership}::text || '$', ':' || m.partnership), c.known_from
    from milestones m, clearances c where m.id like 'M-X%' and c.record = ${pattern.milestone}`);
  await rows(sql`
    insert into clearances (record, aspect, audience, known_from)
    select 'report/' || r.quarter || '/' || r.partnership, c.aspect, regexp_replace(c.audience, ':' || ${pattern.partnership}::text || '$', ':' || r.partnership), c.known_from
    from highlight_reports r, clearances c where r.partnership like 'X%' and c.record = 'report/' || r.quarter || '/' || ${pattern.partnership}`);
}
