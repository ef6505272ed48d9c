import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { decision } from '../../commands/decision.js';
import { decisionClockRound } from '../../jobs/decision-clock.js';
import { release } from '../../jobs/release.js';
import { openScene, people, valueOf, type Scene } from '../announcing.js';

let scene: Scene;
beforeAll(async () => { scene = await openScene(); }, 120_000);
beforeEach(() => scene.clear());
afterAll(() => scene.store.close());

const register = (moment: string) => people(scene.office(moment), decision);
/** A new date as it is typed, read back and confirmed. */
async function putOff(user: string, line: string, { type, press }: ReturnType<typeof register>) {
  const shown = await type(user, line);
  return { shown, said: await press(user, 'decision:put-off', valueOf(shown, 'decision:put-off')) };
}
const traces = () => scene.store.rows(sql`select event from trail where event <> 'asked'`);

describe('the clock of a decision', () => {
  test('says since when it is in the register, how late it is, every date given, what waits on it and the next meeting', async () => {
    const { text } = await register('2005-10-14T10:00').type('U0POLICY', 'show DEC-2005-01');
    for (const words of ['Raised in February 2005', 'It was needed 85 days ago', '3 dates have been given', 'M-P5', 'NSG-07, 3 November 2005', 'deferred to the autumn', 'Minister']) expect(text).toContain(words);
  });

  test('counts towards the last day on which news is useful to each partnership', async () => {
    const { type } = register('2005-10-14T10:00');
    await type('U0ADV', 'useful DEC-2005-01 North East 30 December 2005 because notice to staff');
    await type('U0ADV', 'useful DEC-2005-01 Merseyside 1 October 2005 because the lease ends');
    const { text } = await type('U0ADV', 'show dec-2005-01');
    expect(text).toContain('news is useful until 30 December 2005 (notice to staff)');
    expect(text).toContain('North East: too late since 23 September 2005 (6 months before the lease of its office ends on 25 March 2006)');
    expect(text).toContain('East Midlands: news is useful until 6 January 2006 (1 school term before the post of its next teacher on secondment begins on 24 April 2006)');
    expect(text).toContain('Merseyside: too late since 1 October 2005 (the lease ends)');
  });

  test('works back past the holidays that only the programme proclaims, and not past those it takes away', async () => {
    const proclaimed = [{ day: '2006-01-06', kind: 'added' }, { day: '2006-01-05', kind: 'added', nation: 'GB-ENG' }, { day: '2006-01-04', kind: 'added', nation: 'GB-SCT' }];
    const before = await scene.store.rows<{ more: object }>(sql`select more from programme`);
    await scene.store.rows(sql`update programme set more = jsonb_set(more || jsonb_build_object('calendar', coalesce(more->'calendar', '{}')), '{calendar,bank_holidays}', ${JSON.stringify(proclaimed)}::jsonb)`);
    const { text } = await register('2005-10-14T10:00').type('U0ADV', 'show DEC-2005-01');
    await scene.store.rows(sql`update programme set more = ${JSON.stringify(before[0]?.more)}::jsonb`);
    expect(text).toContain('North East: too late since 23 September 2005');
    expect(text).toContain('news is useful until 4 January 2006 (1 school term before the post of its next teacher');
    expect(text).not.toContain('until 6 January 2006');
  });

  test('asks the owner, or the secretariat where nobody is in that post, once when a forecast has passed, on a working morning', async () => {
    await decisionClockRound.run(scene.office('2005-11-04T08:00'));
    await decisionClockRound.run(scene.office('2005-11-05T10:00'));
    expect(await scene.store.rows(sql`select 1 from deliveries where kind = 'decision-prompt'`)).toEqual([]);
    await scene.store.rows(sql`delete from decision_events where decision = 'DEC-2005-01' and state = 'announced'`);
    for (const moment of ['2005-11-04T09:00', '2005-11-04T09:05', '2005-11-07T09:00']) await decisionClockRound.run(scene.office(moment));
    const prompts = await scene.store.rows<{ destination: string; text: string }>(sql`select destination, message->>'text' as text from deliveries where kind = 'decision-prompt'`);
    expect(prompts.filter(({ text }) => text.includes('was expected on 3 November 2005'))).toEqual([expect.objectContaining({ destination: 'P-SEC' })]);
  });

  test('keeps to the hours and days off of whoever is asked, not to those of the programme', async () => {
    await scene.store.rows(sql`delete from decision_events where decision = 'DEC-2005-01' and state = 'announced'`);
    await scene.store.rows(sql`update people set zone = 'America/New_York' where id = 'P-SEC'`);
    await scene.store.rows(sql`insert into absences (person, from_day, to_day) values ('P-SEC', '2005-11-04', '2005-11-07')`);
    await decisionClockRound.run(scene.office('2005-11-04T09:00'));
    const due = await scene.store.rows<{ due: string }>(sql`select to_char(due_at at time zone 'America/New_York', 'MM-DD HH24:MI') as due from deliveries where kind = 'decision-prompt' and destination = 'P-SEC'`);
    await scene.store.rows(sql`delete from absences`);
    await scene.store.rows(sql`update people set zone = null where id = 'P-SEC'`);
    expect(new Set(due.map((one) => one.due))).toEqual(new Set(['11-08 09:00']));
  });

  test('drafts a holding note every fortnight for a person to release; it goes out like any other announcement', async () => {
    for (const moment of ['2005-10-14T09:00', '2005-10-17T09:00', '2005-10-28T09:00']) await decisionClockRound.run(scene.office(moment));
    const notes = await scene.store.rows<{ text: string }>(sql`select message->>'text' as text from deliveries where kind = 'decision-prompt' and subject = 'DEC-2005-01'`);
    expect(notes).toHaveLength(2);
    expect(notes[0]?.text).toContain('23 days ago');
    await decisionClockRound.run(scene.office('2006-02-02T09:00'));
    const others = await scene.store.rows<{ text: string }>(sql`select message->>'text' as text from deliveries where kind = 'decision-prompt' and subject = 'DEC-2005-02'`);
    expect(others.map(({ text }) => text)).toContainEqual(expect.stringContaining('Partnerships have had no word on it yet.'));
    const reply = await register('2005-10-28T10:00').press('U0SEC', 'decision:holding-note', { id: 'DEC-2005-01' });
    expect(JSON.stringify(reply.form)).toContain('There is nothing we can share yet about this');
    expect(await scene.store.rows(sql`select 1 from announcements`)).toEqual([]);
  });
});

describe('the register', () => {
  test('takes a new question, and says where its clock is', async () => {
    const { type, send } = register('2005-10-14T10:00');
    expect((await type('U0SEC', 'add')).form?.callback_id).toBe('decision:add');
    expect(await send('U0SEC', 'decision:add', { title: '', owner: 'SRO' }, {})).toEqual({ errors: { title: expect.any(String) } });
    await send('U0SEC', 'decision:add', { title: 'Which regions host the conference', owner: 'SRO', 'needed-by': '2005-12-01', forecast: '2005-11-03', options: 'Leeds\nBristol' }, {});
    expect((await type('U0SEC', 'show DEC-2005-04')).text).toContain('Which regions host the conference');
  });

  test('puts off nothing without a next date and a reason, and keeps every date it had', async () => {
    const { type } = register('2005-10-14T10:00');
    await expect(type('U0POLICY', 'defer DEC-2005-01')).rejects.toMatchObject({ code: 'next-date-needed' });
    await expect(type('U0POLICY', 'defer DEC-2005-01 1 October 2005 because late')).rejects.toMatchObject({ code: 'next-date-needed' });
    await expect(type('U0POLICY', 'defer DEC-2005-01 1 December 2005')).rejects.toMatchObject({ code: 'reason-needed' });
    await expect(type('U0FACYH', 'defer DEC-2005-01 1 December 2005 because late')).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await traces()).toEqual([]);
    await scene.store.rows(sql`delete from decision_events where decision = 'DEC-2005-01' and state = 'announced'`);
    await putOff('U0POLICY', 'defer DEC-2005-01 1 December 2005 because the costings are not agreed', register('2005-10-14T10:00'));
    const { text } = await type('U0POLICY', 'show DEC-2005-01');
    for (const words of ['1 December 2005', 'the costings are not agreed', '4 dates have been given', '3 November 2005, said on 12 September 2005']) expect(text).toContain(words);
  });

  test('shows what another date of a decision knocks on to before anything is recorded, as far as the asker may know', async () => {
    await scene.store.rows(sql`update milestones set comes_after = '{"weeks":6}' where id = 'M-P5'`);
    const here = register('2005-10-14T10:00');
    const { text } = await here.type('U0POLICY', 'defer DEC-2005-01 1 December 2005 because the costings are not agreed');
    for (const words of ['from 3 November 2005 to 1 December 2005', 'M-P5, Grant letters for 2006-08 issued, comes 6 weeks after it and moves from 16 December 2005 to 12 January 2006', 'M-P6, Regional strategic plans 2006-08 received, waits on DEC-2005-01', 'Also waiting on it: M-P3, ACT-052, RSK-01', 'Nothing is recorded yet']) expect(text).toContain(words);
    expect(await traces()).toEqual([]);
    expect(await scene.store.rows(sql`select 1 from decision_forecasts where given_on = '2005-10-14'`)).toEqual([]);
    const known = await here.office.caller('U0POLICY', 'defer DEC-2005-01 1 December 2005 because the costings are not agreed', 'C0ANNOUNCE');
    expect((await decision.run(here.office, known)).text).not.toMatch(/M-P5|Grant letters/);
    await scene.store.rows(sql`update milestones set comes_after = null where id = 'M-P5'`);
  });

  test('takes a press twice as once, and a date that was shown before somebody gave another not at all', async () => {
    const here = register('2005-10-14T10:00');
    const { shown, said } = await putOff('U0POLICY', 'defer DEC-2005-01 1 December 2005 because the costings are not agreed', here);
    const again = await here.press('U0POLICY', 'decision:put-off', valueOf(shown, 'decision:put-off'));
    expect(again.text).toBe(said.text);
    expect(await traces()).toEqual([{ event: 'deferred' }]);
    const late = await here.type('U0SEC', 'forecast DEC-2005-01 8 December 2005 because the meeting moved');
    await putOff('U0POLICY', 'forecast DEC-2005-01 15 December 2005 because there is a recess', here);
    await expect(here.press('U0SEC', 'decision:put-off', valueOf(late, 'decision:put-off'))).rejects.toMatchObject({ code: 'changed-meanwhile' });
    await expect(here.press('U0FACYH', 'decision:put-off', valueOf(late, 'decision:put-off'))).rejects.toMatchObject({ code: 'not-allowed' });
  });

  test('records an outcome without telling anybody but the sponsor’s own people', async () => {
    await scene.store.rows(sql`delete from decision_events where decision = 'DEC-2005-02'`);
    const { type, send } = register('2006-01-20T10:00');
    expect((await type('U0SEC', 'record DEC-2005-02')).form?.callback_id).toBe('decision:record');
    await send('U0SEC', 'decision:record', { outcome: 'Looked-after children are in the remit', 'decided-on': '2006-01-19', meeting: 'none', minute: 'NSG 8/3', conditions: null }, { id: 'DEC-2005-02' });
    expect((await type('U0SEC', 'show DEC-2005-02')).text).toContain('*Outcome:* Looked-after children');
    expect((await type('U0LAREPYH', 'show DEC-2005-02')).text).not.toContain('Looked-after children are in the remit');
    await expect(type('U0SEC', 'record DEC-2005-02')).rejects.toMatchObject({ code: 'not-now' });
  });

  test('gives somebody who may not know the agreed words, the same for a decision that is and one that is not', async () => {
    const { type } = register('2005-10-14T10:00');
    const known = await type('U0FACYH', 'show DEC-2005-01');
    expect(known.text).toBe('There is nothing we can share yet about the partnerships beyond April 2006. The secretariat will write to every partnership as soon as there is.');
    expect(await type('U0FACYH', 'show DEC-2005-77')).toEqual(known);
    expect(await scene.store.rows(sql`select subject, event, facts->>'given' as given from trail order by seq`)).toEqual([
      { subject: 'DEC-2005-01', event: 'asked', given: 'holding line' }, { subject: 'DEC-2005-77', event: 'asked', given: 'holding line' },
    ]);
  });

  test('opens the form of an announcement for a decision', async () => {
    const { type } = register('2005-10-14T10:00');
    expect(JSON.stringify((await type('U0POLICY', 'announce DEC-2005-01')).form)).toContain('"initial_option":{"value":"DEC-2005-01"');
  });
});

test('a holding line that takes the place of another ends it in the same instant, and tells nobody the decision', async () => {
  const office = scene.office('2005-10-14T10:00');
  const desk = people(office);
  const line = { kind: 'holding line', title: 'Still nothing', text: 'There is nothing we can share yet about the partnerships. You will hear from us by 28 October.', audiences: ['facilitators'], when: 'at-once', decision: 'DEC-2005-01', gates: null, options: [] };
  expect(await desk.send('U0SEC', 'announce:draft', { ...line, text: 'No decision has been announced.' })).toMatchObject({ errors: { text: expect.stringContaining('false') } });
  await desk.send('U0SEC', 'announce:draft', line);
  await desk.press('U0SEC', 'announce:confirm', { id: 'ANN-01', version: 1 });
  await desk.press('U0POLICY', 'announce:approve', { id: 'ANN-01', version: 1 });
  await release.run(office);
  const later = office.at('2005-10-14T10:01');
  const { reader } = await later.caller('U0FACYH', '');
  const book = await later.transact(({ answerBook }) => answerBook.open(reader, null));
  expect(book?.holdingLines.map(({ text }) => text)).toEqual([line.text]);
  expect(await scene.store.rows(sql`select 1 from told where item = 'DEC-2005-01'`)).toHaveLength(3);
});
