import { readFile } from 'node:fs/promises';
import sql from 'sql-template-tag';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { decision } from '../../commands/decision.js';
import { milestone } from '../../commands/milestone.js';
import { followDecisions } from '../../jobs/follow-decisions.js';
import { planReminders } from '../../jobs/plan-reminders.js';
import type { Milestone } from '../../src/domain/milestone.js';
import type { Database } from '../../src/store/database.js';
import { exportProgramme } from '../../src/store/export.js';
import { people, valueOf } from '../announcing.js';
import { samplePath, sampleStore, testOffice, testStore } from '../office.js';
import { importProgramme } from '../../src/store/import.js';
import { mornings, wordsOf, type Mornings } from './morning.js';

const sample = await readFile(samplePath, 'utf8');
/** The grant letters come six weeks after the decision; a new milestone waits on it without a date. */
const contingent = sample
  .replace('issued, contingent_on: DEC-2005-01, baseline: {d: "2005-12-16", p: day}, forecast_history: [{given_on: "2005-12-08", forecast: "2006-01-27", reason: remit wording not settled}], actual: {d: "2006-01-27", p: day}', 'issued, contingent_on: DEC-2005-01, after: {weeks: 6}, baseline: {d: "2005-12-16", p: day}')
  .replace('  # evaluation\n', '  - {id: M-P9, title: Remit explained to partnerships, contingent_on: DEC-2005-01, owner: ADV}\n  - {id: M-P10, title: Handbook sent, baseline: {d: "2005-11-11", p: day}, owner: ADV}\n  # evaluation\n');
const untold = contingent.replace(/ {4}announced: \{d: "2005-11".*\n/, '').replace(/\ntold_log:.*\n(?: {2}- .*\n)+/, '\ntold_log: []\n')
  .replace(/ {4}outcome: fund for two more years.*\n/, '').replace(/ {4}effective: \{d: "2006-04-01", p: day\}\n/, '');

let store: Database;
beforeEach(async () => { store = await sampleStore('pglite', contingent); }, 120_000);
afterEach(() => store.close());

const office = (moment: string) => testOffice(store, moment);
const run = (moment: string) => followDecisions.run(office(moment));
const forecasts = (id = 'M-P5') => store.rows<{ on: string; to: { d: string }; reason: string }>(sql`
  select given_on as on, forecast as to, reason from milestone_forecasts where milestone = ${id} order by given_on, recorded_at`);
const dates = async (id?: string) => (await forecasts(id)).map(({ to }) => to.d);

async function defer(moment: string, to: string): Promise<void> {
  const { type, press } = people(office(moment), decision);
  await press('U0POLICY', 'decision:put-off', valueOf(await type('U0POLICY', `defer DEC-2005-01 ${to} because the costings are not agreed`), 'decision:put-off'));
}

async function seenBy(user: string, moment: string): Promise<Milestone[]> {
  const here = office(moment);
  const { reader } = await here.caller(user, '');
  return here.transact(({ milestones }) => milestones.list(reader, here.today));
}

async function reload(text: string): Promise<void> {
  await store.close();
  store = await sampleStore('pglite', text);
}

describe('a milestone that comes so long after a decision', () => {
  test('follows each new date of it once, with the day and the reason, however often and however late the round comes', async () => {
    await run('2005-10-14T08:00');
    expect(await forecasts()).toEqual([{ on: '2005-10-14', to: { d: '2005-12-15', p: 'day' }, reason: 'follows DEC-2005-01' }]);
    await defer('2005-10-14T10:00', '1 December 2005');
    for (const moment of ['2005-10-17T10:00', '2005-10-17T10:00', '2005-10-20T10:00']) await run(moment);
    expect(await dates()).toEqual(['2005-12-15', '2006-01-12']);
    expect((await forecasts())[1]).toEqual({ on: '2005-10-17', to: { d: '2006-01-12', p: 'day' }, reason: 'follows DEC-2005-01' });
    expect(await store.rows(sql`select 1 from trail where subject = 'M-P5' and event = 'milestone-followed'`)).toHaveLength(2);
  });

  test('has its reminders planned by the new date', async () => {
    await planReminders.run(office('2005-10-14T08:00'));
    await run('2005-10-14T08:00');
    await defer('2005-10-14T10:00', '1 December 2005');
    await run('2005-10-14T10:01');
    expect(await store.rows(sql`select distinct expected_on from reminders where milestone = 'M-P5' and state = 'planned'`)).toEqual([{ expected_on: '2006-01-12' }]);
  });

  test('keeps a date that somebody gave since, until the decision moves again', async () => {
    await run('2005-10-14T08:00');
    const { type, press } = people(office('2005-10-14T09:00'), milestone);
    const shown = await type('U0FIN', 'move M-P5 to 20 January 2006, because the printers are late');
    expect(shown.text).toContain('It comes 6 weeks after DEC-2005-01; your date stands until that one moves again.');
    await press('U0FIN', 'milestone:confirm', valueOf(shown, 'milestone:confirm'));
    await run('2005-10-14T09:01');
    expect(await dates()).toEqual(['2005-12-15', '2006-01-20']);
    await defer('2005-10-14T10:00', '8 December 2005');
    await run('2005-10-14T10:01');
    expect(await dates()).toEqual(['2005-12-15', '2006-01-20', '2006-01-19']);
  });

  test('says so on its card; one without an interval waits on its decision', async () => {
    const { type } = people(office('2005-10-14T09:00'), milestone);
    expect(JSON.stringify((await type('U0SEC', 'M-P5')).blocks)).toContain('Comes 6 weeks after DEC-2005-01');
    expect(JSON.stringify((await type('U0SEC', 'M-P9')).blocks)).toContain('Waits on DEC-2005-01, Future of the partnerships beyond April 2006; its date is asked for once that is announced.');
  });

  test('is exported with what it followed, and in a new store nothing is followed twice', async () => {
    await run('2005-10-14T08:00');
    await defer('2005-10-14T10:00', '1 December 2005');
    await run('2005-10-14T10:01');
    const exported = async (from: Database) => stringify(await from.transact((session) => exportProgramme(session)));
    const text = await exported(store);
    expect(text).toContain('follows: DEC-2005-01');
    const other = await testStore();
    expect(await other.transact((session) => importProgramme(session, text))).toMatchObject({ kind: 'imported' });
    await followDecisions.run(testOffice(other, '2005-10-20T10:00'));
    expect(await exported(other)).toBe(text);
    expect(await other.transact((session) => importProgramme(session, text))).toMatchObject({ added: 0, changed: 0 });
    await other.close();
  });
});

describe('a decision that not everybody knows of', () => {
  test('moves nothing while it is taken and not announced, for anybody', async () => {
    await reload(untold);
    await run('2005-10-14T08:00');
    const before = await Promise.all(['U0SEC', 'U0LAREPYH', 'U0MIN', 'U0FACYH'].map((user) => seenBy(user, '2005-10-25T10:00')));
    const { send } = people(office('2005-10-20T10:00'), decision);
    await send('U0POLICY', 'decision:record', { outcome: 'fund for two more years', 'decided-on': '2005-10-19', meeting: 'none', minute: null, conditions: null }, { id: 'DEC-2005-01' });
    for (const moment of ['2005-10-20T10:01', '2005-10-25T10:00']) await run(moment);
    expect(await Promise.all(['U0SEC', 'U0LAREPYH', 'U0MIN', 'U0FACYH'].map((user) => seenBy(user, '2005-10-25T10:00')))).toEqual(before);
    expect(await store.rows(sql`select 1 from reminders where step = 'decided'`)).toEqual([]);
  });

  test('moves nothing while some are told and others who see the milestone are not', async () => {
    await reload(untold);
    await run('2005-10-14T08:00');
    await office('2005-11-01T10:00').transact(({ decisions }) => decisions.announced('DEC-2005-01', office('2005-11-01T10:00').today));
    const told = async (audience: string, at: string, position: number) => {
      await store.rows(sql`insert into told (item, audience, happened, position, more) values ('DEC-2005-01', ${audience}, jsonb_build_object('d', ${at.slice(0, 10)}::text, 'p', 'day'), ${position}, jsonb_build_object('at', ${at}::text))`);
      await office(at).transact(({ clearances }) => clearances.refresh());
    };
    await told('facilitators', '2005-11-01T10:00', 90);
    const seen = await seenBy('U0LAREPYH', '2005-11-02T10:00');
    await run('2005-11-02T10:00');
    expect(await seenBy('U0LAREPYH', '2005-11-02T10:00')).toEqual(seen);
    expect(await dates()).toEqual(['2005-12-15']);
    await told('NSG members', '2005-11-03T11:00', 91);
    for (const moment of ['2005-11-03T10:59', '2005-11-03T11:01', '2005-11-03T11:02']) await run(moment);
    expect(await forecasts()).toEqual([expect.objectContaining({ on: '2005-10-14' }), { on: '2005-11-03', to: { d: '2005-12-13', p: 'day' }, reason: 'follows DEC-2005-01' }]);
  });
});

test('without an interval no date is made up: each owner is asked once, when the outcome is known and they may know of it', async () => {
  const asked = async () => (await store.rows<{ role: string; what: string; due: string }>(sql`
    select role, milestone as what, to_char(due_at at time zone 'Europe/London', 'MM-DD HH24:MI') as due from reminders where step = 'decided' and state <> 'cancelled' order by milestone`)).map(({ role, what, due }) => `${what} ${role} ${due}`);
  await run('2005-11-03T10:59');
  expect(await asked()).toEqual([]);
  for (const moment of ['2005-11-03T11:01', '2005-11-03T11:02', '2005-11-21T10:00']) await run(moment);
  expect(await asked()).toEqual(['M-P6 ADV 11-04 09:00', 'M-P7 FIN 11-04 09:00', 'M-P9 ADV 11-04 09:00']);
  for (const moment of ['2005-11-22T09:00', '2005-11-22T09:01', '2006-02-01T09:00']) await run(moment);
  expect(await asked()).toEqual(['M-EAST1 FAC 11-22 09:00', 'M-P6 ADV 11-04 09:00', 'M-P7 FIN 11-04 09:00', 'M-P9 ADV 11-04 09:00']);
  expect(await dates('M-P9')).toEqual([]);
});

describe('the question for a date', () => {
  let slack: Mornings;
  const morning = async (moment: string, user = 'U0ADV') => (await slack.at(moment, [followDecisions])).filter(({ to }) => to === user);
  beforeEach(() => { slack = mornings(store); });

  test('comes in the one message of the owner’s morning, with its own buttons, and is settled in place by an answer', async () => {
    await morning('2005-11-03T08:00');
    expect(await morning('2005-11-03T11:01')).toEqual([]);
    const sent = await morning('2005-11-04T09:00');
    expect(sent).toHaveLength(1);
    const words = sent.map(({ message }) => wordsOf(message)).join();
    expect(words).toContain('DEC-2005-01 has its outcome, and this was waiting on it. It has no date yet. When do you expect it?');
    // What the ladder has for that morning is in it too.
    expect(words).toContain('*Handbook sent* (M-P10)\\nIt is expected 11 November 2005, in 7 days.');
    expect(await morning('2005-11-04T09:05')).toEqual([]);
    const { type, press } = people(slack.office('2005-11-04T10:00'), milestone);
    await press('U0ADV', 'milestone:confirm', valueOf(await type('U0ADV', 'move M-P9 to 16 December 2005, because we know now'), 'milestone:confirm'));
    await slack.at('2005-11-04T10:05');
    expect(wordsOf(sent[0]?.message ?? { text: '', blocks: [] })).toContain('has given it a new date: 16 December 2005');
  });

  test('put off, it comes back the next working morning, and does not claim a day it does not have', async () => {
    await morning('2005-11-03T08:00');
    await morning('2005-11-03T11:01');
    await morning('2005-11-04T09:00');
    const [row] = await store.rows<{ id: string }>(sql`select id from reminders where milestone = 'M-P9' and state = 'carried'`);
    await people(slack.office('2005-11-04T10:00'), milestone).press('U0ADV', 'milestone:later', { id: 'M-P9', reminder: row?.id });
    await planReminders.run(slack.office('2005-11-05T00:10'));
    const [again] = await morning('2005-11-07T09:00');
    expect(wordsOf(again?.message ?? { text: '', blocks: [] })).toContain('You asked me to come back to this. It has no date yet. When do you expect it?');
  });

  test('is not asked any more once there is a date', async () => {
    await morning('2005-11-03T08:00');
    await morning('2005-11-03T11:01');
    const { type, press } = people(slack.office('2005-11-03T12:00'), milestone);
    await press('U0ADV', 'milestone:confirm', valueOf(await type('U0ADV', 'move M-P9 to 16 December 2005, because we know now'), 'milestone:confirm'));
    expect((await morning('2005-11-04T09:00')).map(({ message }) => wordsOf(message)).join()).not.toContain('M-P9');
  });
});

test('a round that missed weeks asks for what has no date all the same, and moves nothing into the past', async () => {
  await run('2006-02-01T09:00');
  expect(await store.rows(sql`select milestone, role from reminders where step = 'decided'`)).toEqual([{ milestone: 'M-P9', role: 'ADV' }]);
  expect(await dates()).toEqual([]);
});
