import { readFile } from 'node:fs/promises';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { decision } from '../../commands/decision.js';
import { milestone } from '../../commands/milestone.js';
import { followDecisions } from '../../jobs/follow-decisions.js';
import { planAllReminders } from '../../jobs/plan-reminders.js';
import { readMilestoneCommand } from '../../src/grammar/milestone.js';
import type { Database } from '../../src/store/database.js';
import { exportProgramme } from '../../src/store/export.js';
import { importProgramme } from '../../src/store/import.js';
import { people, valueOf } from '../announcing.js';
import { samplePath, sampleStore, testOffice } from '../office.js';

let store: Database;
const sample = (await readFile(samplePath, 'utf8'))
  .replace('issued, contingent_on: DEC-2005-01, baseline: {d: "2005-12-16", p: day}, forecast_history: [{given_on: "2005-12-08", forecast: "2006-01-27", reason: remit wording not settled}], actual: {d: "2006-01-27", p: day}', 'issued, contingent_on: DEC-2005-01, baseline: {d: "2005-12-16", p: day}');
beforeAll(async () => {
  store = await sampleStore('pglite', sample);
  await planAllReminders(testOffice(store, '2005-10-14T10:00'));
}, 120_000);
afterAll(() => store.close());

const at = (moment: string) => people(testOffice(store, moment), milestone);
type Desk = ReturnType<typeof at>;
const desk: Pick<Desk, 'type' | 'press'> = { type: (...what) => at('2005-10-14T10:00').type(...what), press: (...what) => at('2005-10-14T10:00').press(...what) };
const follow = async (user: string, line: string, there = desk) => there.press(user, 'milestone:follow', valueOf(await there.type(user, line), 'milestone:follow'));
const now = async (id: string) => (await store.rows<{ on: string | null; after: object | null }>(sql`select contingent_on as on, comes_after as after from milestones where id = ${id}`))[0];
const expected = async (id: string) => (await store.rows<{ d: string }>(sql`select forecast->>'d' as d from milestone_forecasts where milestone = ${id} order by given_on desc, recorded_at desc nulls last limit 1`))[0]?.d ?? null;

describe('an interval is read', () => {
  const read = (text: string) => readMilestoneCommand(text, testOffice(store, '2005-10-14T10:00'));
  test.each([
    ['follow M-SW1 six weeks after DEC-2005-01', { name: 'M-SW1', after: { weeks: 6 }, decision: 'DEC-2005-01' }],
    ['M-SW1 follows DEC-2005-01 by 10 working days', { name: 'M-SW1', after: { working_days: 10 }, decision: 'DEC-2005-01' }],
    ['follow the grant letters, a fortnight after decision DEC-2005-01.', { name: 'the grant letters', after: { weeks: 2 }, decision: 'DEC-2005-01' }],
    ['follow M-P5 3 months from dec-2005-01', { name: 'M-P5', after: { months: 3 }, decision: 'dec-2005-01' }],
    ['follow M-P5 one day after DEC-2005-01', { name: 'M-P5', after: { days: 1 }, decision: 'DEC-2005-01' }],
  ])('from “%s”', (text, asked) => expect(read(text)).toEqual({ kind: 'follow', ...asked }));
  test.each(['stop following M-P5', 'unfollow M-P5'])('as no longer meant from “%s”', (text) => expect(read(text)).toEqual({ kind: 'stop-following', name: 'M-P5' }));
  test.each(['follow', 'follow M-P5', 'follow M-P5 after DEC-2005-01', 'follow M-P5 zero weeks after DEC-2005-01', 'follow M-P5 0 weeks after DEC-2005-01', 'follow M-P5 six weeks'])('not from “%s”, and what works is shown', (text) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code: 'not-understood' }));
  });
});

describe('so long after a decision', () => {
  test('is read back with what it touches, and counts when it is confirmed: then the date and its reminders follow', async () => {
    const shown = await desk.type('U0FIN', 'follow M-P5 six weeks after DEC-2005-01');
    expect(shown.text).toContain('M-P5 Grant letters');
    expect(shown.text).toContain('would come 6 weeks after DEC-2005-01, Future of the partnerships beyond April 2006, and follow when that moves. It is expected 16 December 2005 now.');
    expect(shown.text).toContain('DEC-2005-01 is 3 November 2005, so that is 15 December 2005');
    expect(shown.text).toContain('Nothing is recorded yet.');
    expect(await now('M-P5')).toEqual({ on: 'DEC-2005-01', after: null });
    const value = valueOf(shown, 'milestone:follow');
    expect((await desk.press('U0FIN', 'milestone:follow', value)).text).toContain('comes 6 weeks after DEC-2005-01 and follows it from here on. It is now expected 15 December 2005.');
    expect(await now('M-P5')).toEqual({ on: 'DEC-2005-01', after: { weeks: 6 } });
    expect(await expected('M-P5')).toBe('2005-12-15');
    expect(await store.rows(sql`select distinct expected_on as on from reminders where milestone = 'M-P5' and state = 'planned'`)).toEqual([{ on: '2005-12-15' }]);
    // Pressed again, it has one effect.
    await desk.press('U0FIN', 'milestone:follow', value);
    expect(await store.rows(sql`select 1 from trail where subject = 'M-P5' and event = 'milestone-follows'`)).toHaveLength(1);
    expect(JSON.stringify((await desk.type('U0SEC', 'M-P5')).blocks)).toContain('Comes 6 weeks after DEC-2005-01');
  });

  test('moves with the decision from then on, and another interval takes its place', async () => {
    const decisions = people(testOffice(store, '2005-10-17T10:00'), decision);
    await decisions.press('U0POLICY', 'decision:put-off', valueOf(await decisions.type('U0POLICY', 'defer DEC-2005-01 1 December 2005 because the costings are not agreed'), 'decision:put-off'));
    await followDecisions.run(testOffice(store, '2005-10-17T10:01'));
    expect(await expected('M-P5')).toBe('2006-01-12');
    await follow('U0SEC', 'follow M-P5 ten working days after DEC-2005-01', at('2005-10-17T11:00'));
    expect(await expected('M-P5')).toBe('2005-12-15');
    await followDecisions.run(testOffice(store, '2005-10-17T11:01'));
    expect(await expected('M-P5')).toBe('2005-12-15');
  });

  test('is exported, and loading the file again does not take it back', async () => {
    const exported = stringify(await exportProgramme(store));
    expect(exported).toMatch(/id: M-P5[\s\S]{0,200}after:\n\s+working_days: 10/);
    await importProgramme(store, sample.replace('issued, contingent_on: DEC-2005-01, baseline', 'issued, contingent_on: DEC-2005-01, after: {weeks: 3}, baseline'));
    expect(await now('M-P5')).toEqual({ on: 'DEC-2005-01', after: { working_days: 10 } });
    const other = await sampleStore('pglite', exported);
    expect(await other.rows(sql`select comes_after as after from milestones where id = 'M-P5'`)).toEqual([{ after: { working_days: 10 } }]);
    await other.close();
  });

  test('can be ended: the date it has stays, and it still waits on the decision', async () => {
    expect((await desk.type('U0SEC', 'stop following M-P5')).text).toContain('It keeps its date, 15 December 2005. It still waits on that decision.');
    await follow('U0SEC', 'stop following M-P5', at('2005-10-18T10:00'));
    expect(await now('M-P5')).toEqual({ on: 'DEC-2005-01', after: null });
    expect((await at('2005-10-18T10:01').type('U0SEC', 'stop following M-P5')).text).toContain('follows no decision');
  });
});

describe('what waits on no decision yet', () => {
  test('is made to by the secretariat or the chair, who are told that it is then seen by fewer', async () => {
    await expect(desk.type('U0RESMGR', 'follow M-SW1 six weeks after DEC-2005-01')).rejects.toMatchObject({ code: 'not-allowed' });
    const shown = await desk.type('U0CHAIR', 'follow M-SW1 six weeks after DEC-2005-01');
    expect(shown.text).toContain('until they are, nobody else sees it');
    await desk.press('U0CHAIR', 'milestone:follow', valueOf(shown, 'milestone:follow'));
    const { reader } = await testOffice(store, '2005-10-14T10:05').caller('U0FACSW', '');
    expect(await testOffice(store, '2005-10-14T10:05').transact(({ milestones }) => milestones.list(reader, '2005-10-14' as never, { id: 'M-SW1' as never }))).toEqual([]);
    await expect(desk.type('U0SEC', 'follow M-SW1 two weeks after DEC-2005-03')).rejects.toMatchObject({ code: 'not-understood' });
  });

  test('and a decision is not known to whoever may not know of it', async () => {
    await expect(desk.type('U0FACYH', 'follow M-YH1 six weeks after DEC-2005-01')).rejects.toMatchObject({ code: 'unknown-name' });
    await expect(desk.type('U0FACYH', 'follow M-YH1 six weeks after DEC-2005-77')).rejects.toMatchObject({ code: 'unknown-name' });
  });

  test('two who change it at once do not undo each other', async () => {
    const [first, second] = [await desk.type('U0SEC', 'follow M-YH1 one week after DEC-2005-01'), await desk.type('U0CHAIR', 'follow M-YH1 two weeks after DEC-2005-01')].map((shown) => valueOf(shown, 'milestone:follow'));
    await desk.press('U0SEC', 'milestone:follow', first ?? {});
    await expect(desk.press('U0CHAIR', 'milestone:follow', second ?? {})).rejects.toMatchObject({ code: 'changed-meanwhile' });
    expect(await now('M-YH1')).toEqual({ on: 'DEC-2005-01', after: { weeks: 1 } });
  });
});
