import sql, { join, raw } from 'sql-template-tag';
import type { ProgrammeFile } from '../grammar/programme-file/schema.js';
import { readProgrammeFile, type FileMistake } from '../grammar/programme-file/read.js';
import { sameWhen, type When } from '../domain/when.js';
import { directConversationsIn } from './direct-conversations.js';
import { refreshClearances } from './clearances.js';
import { columnsKept } from './kept-here.js';
import { firstRow, json, type Session } from './database.js';
import { rowsOf, type Row } from './programme-rows.js';

/** What an import did: rows added and rows changed, by table. Nothing at all when the file holds what is on record. */
export type Imported =
  | { readonly kind: 'imported'; readonly programme: string; readonly added: number; readonly changed: number; readonly tables: Readonly<Record<string, Tally>>; readonly leftOut: readonly FileMistake[] }
  | { readonly kind: 'mistakes'; readonly mistakes: readonly FileMistake[] };

interface Tally {
  readonly added: number;
  readonly changed: number;
}

/** How rows of a table are told apart. A file adds and amends; it never removes what the bot has recorded since. */
const keys: Readonly<Record<string, string>> = {
  programme: 'id', partnerships: 'id', roles: 'id', people: 'id', appointments: 'person, role, partnership, authority', absences: 'person, from_day, to_day',
  audiences: 'id', channels: 'name', meetings: 'id', decisions: 'id', decision_forecasts: 'decision, given_on, forecast',
  decision_events: 'decision, state, happened', milestones: 'id', milestone_baselines: 'milestone, given_on, baseline', milestone_forecasts: 'milestone, given_on, forecast',
  milestone_actuals: 'milestone, actual', highlight_reports: 'quarter, partnership', actions: 'id', risks: 'id',
  funding_lines: 'year', allocations: 'year, partnership', instalments: 'due_on', conditions: 'id',
  released_time: 'quarter, partnership', holding_lines: 'id', told: 'item, audience',
};

/** Loads a programme file into the store. A bad file changes nothing, and every mistake in it is named. */
export async function importProgramme(session: Session, text: string): Promise<Imported> {
  const read = readProgrammeFile(text);
  if (read.kind === 'mistakes') return read;
  const other = await firstRow<{ id: string; name: string }>(session, sql`select id, name from programme where id <> ${read.file.programme.id}`);
  if (other !== null) {
    const what = `this store holds ${other.name} (${other.id}); a store holds one programme, so give another one a folder or database of its own`;
    return { kind: 'mistakes', mistakes: [{ line: 1, path: 'programme.id', what }] };
  }
  const moved = await baselinesMoved(session, read.file, text);
  if (moved.length > 0) return { kind: 'mistakes', mistakes: moved };
  return { kind: 'imported', programme: read.file.programme.name, leftOut: read.leftOut, ...(await write(session, read.file)) };
}

/** A baseline that is on record changes by a decision and not by another file. One that has none yet is given its first. */
async function baselinesMoved(session: Session, file: ProgrammeFile, text: string): Promise<FileMistake[]> {
  const recorded = await session.rows<{ id: string; baseline: When }>(sql`select id, baseline from milestones where baseline is not null`);
  const agreed = new Map(recorded.map(({ id, baseline }) => [id, baseline]));
  const lines = text.split('\n');
  return (file.milestones ?? []).flatMap(({ id, baseline }, at): FileMistake[] => {
    const was = agreed.get(id);
    if (was === undefined || baseline === undefined || baseline === null || sameWhen(was, { d: baseline.d, p: baseline.p, ...(baseline.text === undefined ? {} : { text: baseline.text }) })) return [];
    const line = lines.findIndex((one) => new RegExp(`\\bid:\\s*["']?${id.replace(/[^\w-]/g, '.')}["']?\\s*(,|\\}|$)`).test(one)) + 1;
    return [{ line: Math.max(line, 1), path: `milestones[${at}].baseline`, what: `is ${was.d} on record; what was agreed changes by a decision: put the new date under \`rebaselined\`, or say /milestone rebaseline ${id}` }];
  });
}

async function write(session: Session, file: ProgrammeFile) {
  const tables: Record<string, Tally> = {};
  for (const [table, rows] of rowsOf(file)) {
    if (rows.length > 0) tables[table] = await upsert(session, table, rows);
  }
  const total = (of: keyof Tally) => Object.values(tables).reduce((sum, tally) => sum + tally[of], 0);
  const [added, changed] = [total('added'), total('changed')];
  if (added + changed > 0) {
    await session.rows(sql`update programme set edition = edition + 1`);
    await refreshClearances(session);
    await directConversationsIn(session).forgetStale();
    // Plans are kept for as long as the bot runs: those made for a small programme must not outlive it.
    await session.rows(sql`analyze programme, partnerships, people, appointments, milestones, milestone_forecasts, milestone_actuals, highlight_reports, clearances`);
  }
  return { added, changed, tables };
}

/**
 * One statement for a whole table. A value the file leaves open never wipes out one that is on record, and what was
 * ended or decided here since stays as it is here.
 */
async function upsert(session: Session, table: string, rows: readonly Row[]): Promise<Tally> {
  const key = keys[table];
  if (key === undefined) throw new Error(`Cannot import into table "${table}": its key is not known`);
  const columns = Object.keys(rows[0] ?? {});
  const rest = columns.filter((column) => !key.split(', ').includes(column) && column !== 'edition');
  const here = await columnsKept(session, table);
  const kept = (column: string) => (here.has(column)
    ? `case when exists (select 1 from kept_here k where k.of_table = '${table}' and k.record = t.id and k.of_column = '${column}') then t.${column} else coalesce(excluded.${column}, t.${column}) end`
    : `coalesce(excluded.${column}, t.${column})`);
  const amend = rest.length === 0
    ? sql`do nothing`
    : sql`do update set ${raw(rest.map((column) => `${column} = ${kept(column)}`).join(', '))}
          where row(${raw(rest.map((column) => `t.${column}`).join(', '))}) is distinct from row(${raw(rest.map(kept).join(', '))})`;
  const written = await session.rows<{ added: boolean }>(sql`
    insert into ${raw(table)} as t (${join(columns.map((column) => raw(column)))})
    select ${join(columns.map((column) => raw(column)))} from jsonb_populate_recordset(null::${raw(table)}, ${json(rows)}::jsonb)
    on conflict (${raw(key)}) ${amend}
    returning (xmax = 0) as added`);
  const added = written.filter((row) => row.added).length;
  return { added, changed: written.length - added };
}
