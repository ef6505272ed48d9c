import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sql from 'sql-template-tag';
import { describe, expect, test } from 'vitest';
import type { Office } from '../src/office.js';
import { recordsIn } from '../src/store/records.js';
import { sampleStore, testOffice } from './office.js';
import { sqlIn, type WrittenSql } from './sql-templates.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Tables whose rows only some may know. Agreed holding lines are made to be said, and so are not among them. */
const bound = ['decisions', 'decision_forecasts', 'decision_events', 'milestones', 'milestone_forecasts', 'milestone_actuals', 'milestone_baselines', 'highlight_reports', 'actions', 'risks',
  'funding_lines', 'funding_states', 'allocations', 'instalments', 'conditions', 'released_time', 'meetings', 'told', 'announcements', 'announcement_versions', 'announcement_stages',
  'announcement_gates', 'announcement_copies', 'announcement_approvals', 'announcement_preflights', 'attendance'];

/**
 * Who reads such a table without the reader's condition, and why that tells nobody anything. A file alone means all of
 * it; with a function, that one. Whoever adds a line says what keeps its rows from people who may not know them.
 */
const without: Readonly<Record<string, string>> = {
  'clearances.ts': 'works out who may know what',
  'who-knows.ts': 'says who may know, to whoever runs the machine',
  'export.ts': 'the whole file, for whoever runs the machine: no command reaches it',
  'import.ts': 'writes what a file brings, for whoever runs the machine',
  'programme-rows.ts': 'writes what a file brings',
  'announcements.ts': 'the desk of those who prepare; a command shows one only after maySee, and a job sends only after the permission to deliver',
  'letters.ts': 'from when a partnership may know its own letter, for working out who may know what; it shows nobody an amount or a word',
  'letters.ts#yearOfLetters': 'a year, for working out which letters are meant',
  'letters.ts#partnershipsInLetters': 'which partnerships have a letter, for working out who may know what; it shows nobody an amount',
  'followers.ts#open': 'dates and owners of what waits on a decision, for the round that moves it; shown to nobody',
  'copies.ts': 'copies of what was released already, read for receipts and corrections',
  'deliveries.ts#claim': 'checks the hour of an announcement before it goes',
  'deliveries.ts#titleOf': 'the title on receipts, for those who prepare',
  'delivery-permission.ts': 'checks the hour, the approval and the cancellation before anything goes',
  'decision-register.ts': 'writes the register; commands ask first whether the asker prepares decisions',
  'told-register.ts': 'writes who was told',
  'escalations.ts#silent': 'ids and owners for the rounds; the message is composed for its reader',
  'milestones.ts#claim': 'a lock, by id; what is given back comes from the list with the condition',
  'milestones.ts#names': 'ids, owners and partnerships, for choosing a free id',
  'milestones.ts#add': 'writes',
  'milestones.ts#recurs': 'the rule of a milestone that was claimed by somebody who may know it',
  'milestones.ts#stopSeries': 'writes',
  'milestones.ts#seriesEnds': 'for the round that opens the next of a series; shown to nobody',
  'money.ts': 'states of money, which a command puts beside lines the reader may know and shows no other',
  'reminder-plan.ts': 'dates and owners for the plan of reminders; each message is composed for its reader',
  'reminders.ts#due': 'a lock and the order of what is due; each message is composed for its reader',
  'return-asks.ts': "whether a partnership's own return is in, for asking that partnership",
  'returns.ts#openQuarter': 'writes',
  'returns.ts#outstanding': 'partnerships to ask, for the round; the one who returned is told a count',
  'returns.ts#giveIn': 'writes a return for the partnership whose hand gives it',
  'returns.ts#lastGiven': 'who gave a return and when, for the partnership whose hand gives it again',
  'returns.ts#receive': 'a lock and a write, for the partnership whose hand, or the secretariat, says that it came in',
  'trail.ts': 'the trail, for whoever runs the machine',
  'attendance.ts': 'whether a machine was there: not people',
};

const plain = (text: string) => text.replace(/\bdelete\s+from\s+\w+/gi, ' ').replace(/\bdistinct\s+from\b/gi, ' ').replace(/--.*$/gm, ' ');

/** The tables of people's records that a statement reads, with the names they go by in it. */
function tablesRead(statement: string): { table: string; alias: string }[] {
  return [...plain(statement).matchAll(new RegExp(`\\b(?:from|join|using)\\s+(${bound.join('|')})\\b(?:\\s+(?:as\\s+)?(?!where|on|order|group|limit|for|set|left|join|cross|union|inner)([a-z]\\w*))?`, 'gi'))]
    .map(([, table = '', alias]) => ({ table, alias: alias ?? table }))
    .concat([...plain(statement).matchAll(new RegExp(`\\bfrom\\s+[^()$]*?,\\s*(${bound.join('|')})\\s+(?:as\\s+)?([a-z]\\w*)\\s+(?=where|join|left|,)`, 'gi'))].map(([, table = '', alias = '']) => ({ table, alias })));
}

/** Whether a row of this table comes only with the reader's condition on it: in a `where`, and not within a `case`. */
function holdsBack(statement: WrittenSql, alias: string): boolean {
  const parts = statement.sql.split('$');
  return statement.holes.some((hole, at) => {
    const before = parts.slice(0, at + 1).join('$');
    const open = (before.match(/\bcase\b/gi)?.length ?? 0) - (before.match(/\bend\b/gi)?.length ?? 0);
    const names = /cleared\(/.test(hole) && (new RegExp(`\\b${alias}\\.`).test(hole) || /, name\b/.test(hole));
    return names && open === 0 && /\b(?:where|and)\s*$/i.test(before);
  });
}

/** What a file reads without the condition: every table that no row-condition covers and that no condition's own subquery hangs on. */
function unguarded(file: string, text: string): string[] {
  const short = file.replace(/^src\/store\//, '');
  return sqlIn(short, text).flatMap((statement) => {
    const tables = tablesRead(statement.sql);
    if (tables.length === 0 || without[short] !== undefined || without[`${short}#${statement.within}`] !== undefined) return [];
    const kept = tables.filter(({ alias }) => holdsBack(statement, alias));
    // Forecasts and events hang on the row that is held back, by its key.
    const hangs = ({ alias }: { alias: string }) => kept.some((one) => new RegExp(`\\b${alias}\\.\\w+ *= *${one.alias}\\.|\\b${one.alias}\\.\\w+ *= *${alias}\\.`).test(statement.sql));
    const joined = ({ table }: { table: string }) => kept.some((one) => new RegExp(`\\bjoin\\s*\\([^;]*?\\bfrom ${table}\\b[^;]*?\\)\\s+(\\w+)\\s+on\\s+\\1\\.\\w+ = ${one.alias}\\.`).test(statement.sql));
    return tables.filter((one) => !kept.includes(one) && !hangs(one) && !joined(one)).map(({ table }) => `${short}#${statement.within}: ${table}`);
  });
}

const files = readdirSync(`${root}src/store`).filter((name) => name.endsWith('.ts')).map((name) => `src/store/${name}`);
const read = (file: string) => readFileSync(root + file, 'utf8');

test('nothing that can be typed, pressed or sent in Slack reaches the export, which is the register itself', () => {
  const near = ['commands', 'jobs', 'src/slack', 'src/wording'].flatMap((folder) => readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => `${folder}/${name}`));
  expect(near.length).toBeGreaterThan(50);
  expect(near.filter((name) => /store\/export|cli\/export|exportProgramme/.test(readFileSync(`${root}${name}`, 'utf8')))).toEqual([]);
  expect(readFileSync(`${root}src/room.ts`, 'utf8')).not.toMatch(/\/export\.js/);
});

describe('no query can be written without the clearance module', () => {
  test('every statement of the store that reads what only some may know carries the reader’s condition, or says why not', () => {
    expect(files.flatMap((file) => unguarded(file, read(file)))).toEqual([]);
  });

  test('no reason is kept for a statement that is gone', () => {
    const stale = Object.keys(without).filter((key) => {
      const [file = '', name] = key.split('#');
      if (!files.includes(`src/store/${file}`)) return true;
      return name !== undefined && !sqlIn(file, read(`src/store/${file}`)).some(({ within }) => within === name);
    });
    expect(stale).toEqual([]);
  });

  test.each([
    ['a plain read', 'async all() {\n return session.rows(sql`select * from decisions d`);\n}', 'decisions'],
    ['a read with the condition of another table', "async all() {\n return session.rows(sql`select r.* from risks r, decisions d where ${cleared(reader, 'r.id')}`);\n}", 'decisions'],
    ['a condition that only colours a column', "async all() {\n return session.rows(sql`select case when true and ${cleared(reader, 'd.id')} then 1 end from decisions d`);\n}", 'decisions'],
    ['a condition that is merely selected', "async all() {\n return session.rows(sql`select ${cleared(reader, 'd.id')} from decisions d`);\n}", 'decisions'],
    ['a read inside a fragment', 'async all() {\n return session.rows(sql`select 1 ${on ? sql`from milestones m` : empty}`);\n}', 'milestones'],
    ['a join', "async all() {\n return session.rows(sql`select 1 from people p join told t on true where p.id = ${id}`);\n}", 'told'],
    ['a condition in a comment', "async all() {\n // cleared(reader, 'd.id')\n return session.rows(sql`select * from decisions d where ${id} = d.id -- cleared\n`);\n}", 'decisions'],
  ])('catches %s', (_name, text, table) => {
    expect(unguarded('src/store/planted.ts', text)).toEqual([`planted.ts#all: ${table}`]);
  });

  test('lets a read with the condition stand, with what hangs on it', () => {
    const text = "async all() {\n const outcome = cleared(reader, 'd.id');\n return session.rows(sql`select d.id, (select 1 from decision_forecasts f where f.decision = d.id) from decisions d where d.known_on <= ${day} and ${outcome}`);\n}";
    expect(unguarded('src/store/planted.ts', text)).toEqual([]);
  });

  test('an office gives commands and jobs its records, and no way to the rows themselves', async () => {
    // Types first: this line would not compile if it were possible, and without the remark it does not.
    // @ts-expect-error records have no rows
    const reach = (office: Office) => office.transact((records) => records.rows(sql`select 1`));
    expect(reach).toBeTypeOf('function');
    const store = await sampleStore();
    const { store: _ofTestsAlone, ...office } = testOffice(store, '2005-10-14T09:00');
    const records = await store.transact((session) => Promise.resolve(recordsIn(session, office.now)));
    const ways = (thing: unknown, path: string, deep: number): string[] => (typeof thing !== 'object' || thing === null || deep > 4 ? []
      : Object.entries(thing).flatMap(([name, inner]) => [...(['rows', 'script', 'session', 'query', 'database'].includes(name) ? [`${path}.${name}`] : []), ...ways(inner, `${path}.${name}`, deep + 1)]));
    expect([...ways(records, 'records', 0), ...ways(office, 'office', 0)]).toEqual([]);
    await store.close();
  });
});
