import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { milestone } from '../../commands/milestone.js';
import type { Reply } from '../../src/command.js';
import type { Database } from '../../src/store/database.js';
import { planAllReminders } from '../../jobs/plan-reminders.js';
import { sampleStore, testOffice, type TestOffice } from '../office.js';

let store: Database;
let office: TestOffice;
beforeAll(async () => {
  store = await sampleStore();
});
afterAll(() => store.close());

/** Takes back what a test recorded, for a store of its own takes seconds. */
beforeEach(async () => {
  await store.rows(sql`delete from milestone_forecasts where recorded_at is not null`);
  await store.rows(sql`delete from milestone_actuals where recorded_at is not null`);
  await store.rows(sql`delete from milestones where known_on is not null`);
  await store.rows(sql`delete from reminders`);
  office = testOffice(store, '2005-10-14T00:00');
  await office.transact(({ clearances }) => clearances.refresh());
  await planAllReminders(office);
  office = office.at('2005-10-14T10:00');
});

async function say(user: string, text: string, channel?: string): Promise<Reply & { all: string }> {
  const reply = await milestone.run(office, await office.caller(user, text, channel));
  return { ...reply, all: `${reply.text}\n${JSON.stringify(reply.blocks)}` };
}

/** Presses the button of these words. */
async function press(user: string, reply: Reply, words: string): Promise<Reply> {
  const found = (reply.blocks ?? []).flatMap((block) => (block.type === 'actions' ? block.elements : []))
    .find((element) => element.type === 'button' && element.text.text.startsWith(words));
  if (found?.type !== 'button') throw new Error(`No button "${words}" in ${JSON.stringify(reply.blocks)}`);
  const handler = milestone.buttons?.[(found.action_id ?? '').replace(/\/\d+$/, '')];
  if (handler === undefined) throw new Error(`No handler for ${found.action_id}`);
  return handler(office, { ...(await office.caller(user, '')), value: found.value ?? '', message: null });
}

async function send(user: string, form: string, about: string, values: Record<string, string | null>) {
  const handler = milestone.forms?.[form];
  if (handler === undefined) throw new Error(`No form ${form}`);
  return handler(office, { ...(await office.caller(user, '')), about, values });
}

const planned = (id: string) => store.rows<{ step: string; day: string; state: string; expected: string }>(sql`
  select step, (due_at at time zone 'Europe/London')::text as day, state, expected_on as expected from reminders where milestone = ${id} order by due_at, step`);
const rowsIn = async () => (await store.rows<{ n: number }>(sql`
  select (select count(*) from milestone_forecasts) + (select count(*) from milestone_actuals) + (select count(*) from trail) + (select count(*) from milestones) + (select count(*) from reminders) as n`))[0]?.n;

describe('/milestone alone', () => {
  test('lists what is open, the asker’s own partnership first', async () => {
    const { text } = await say('U0FACSW', '');
    expect(text.split('\n')[1]).toBe('M-SW1 Benchmarking data set version 2: expected 25 November 2005');
    expect(text).toContain('M-YH1');
    expect(text).not.toContain('M-NW1');
  });

  test('shows a guest nothing that was not published', async () => {
    expect((await say('U0PRESS', '')).text).not.toContain('M-');
  });

  test('mine shows the asker’s own alone', async () => {
    expect((await say('U0FACYH', 'mine')).text.split('\n').slice(1)).toEqual([expect.stringMatching(/^M-YH1 /)]);
  });

  test('late lists exactly what was late on 14 October 2005, the worst first', async () => {
    const { text } = await say('U0CHAIR', 'late');
    expect(text.split('\n').slice(1).map((line) => line.replace(/^(\S+) .*: (\d+) days late$/, '$1 $2'))).toEqual([
      'M-YH1 140', 'DEC-2005-01 105', 'M-LON1 61', 'M-MER1 57', 'M-E5 21', 'M-SE1 21',
    ]);
  });
});

describe('/milestone with a name', () => {
  test.each([['M-YH1'], ['myh1'], ['out-of-authority protocol'], ['show m-yh1?']])('understands %s', async (typed) => {
    expect((await say('U0CHAIR', typed)).text).toContain('M-YH1 Protocol for out-of-authority placements agreed, as of 14 October 2005: agreed 29 July 2005, now expected 16 December 2005 (140 days later than agreed)');
  });

  test('shows every date ever given, with its reason', async () => {
    const { all } = await say('U0CHAIR', 'M-YH1');
    expect(all).toContain('Given 20 June 2005: 30 September 2005 _three authorities still consulting_');
  });

  test('answers as of a past day: what was given later is not said', async () => {
    const { all } = await say('U0CHAIR', 'M-YH1 as of 1 August 2005');
    expect(all).toContain('30 September 2005');
    expect(all).not.toContain('16 December');
  });

  test('lists those of a partnership by its name', async () => {
    expect((await say('U0CHAIR', 'East Mids')).text).toMatch(/Milestones in East Midlands, as of.*\nM-EM1/);
  });

  test('asks back when several fit, and a press answers', async () => {
    const reply = await say('U0CHAIR', 'protocol');
    expect(reply.text).toContain('Which one do you mean');
    expect((await press('U0CHAIR', reply, 'M-YH1')).text).toContain('M-YH1 Protocol');
  });

  test('suggests the nearest for one that is not there', async () => {
    await expect(say('U0CHAIR', 'M-YH9')).rejects.toMatchObject({ code: 'unknown-name', facts: { kind: 'milestone', nearest: [expect.stringContaining('M-YH1'), expect.anything()] } });
  });

  test('a milestone that hangs on a decision is not known to those who were not told', async () => {
    await expect(say('U0FACSW', 'M-P5')).rejects.toMatchObject({ code: 'unknown-name' });
  });
});

describe('a new date', () => {
  test.each([['move M-SW1 to 16/12, data supplier late'], ['M-SW1 move to 16 December 2005 because data supplier late'], ['move the benchmarking data set to 16 dec 05 - data supplier late']])(
    'is read back from "%s", and recorded only when it is confirmed', async (typed) => {
      const before = await rowsIn();
      const reply = await say('U0FACSW', typed);
      expect(reply.all).toContain('from 25 November 2005 to *16 December 2005* (21 days later than agreed)');
      expect(reply.all).toContain('data supplier late');
      expect(await rowsIn()).toBe(before);
      const done = await press('U0FACSW', reply, 'Confirm');
      expect(done).toMatchObject({ text: expect.stringContaining('now expected 16 December 2005'), replaces: true });
      expect(await store.rows(sql`select given_on, forecast, reason, given_by from milestone_forecasts where milestone = 'M-SW1'`))
        .toEqual([{ given_on: '2005-10-14', forecast: { d: '2005-12-16', p: 'day' }, reason: 'data supplier late', given_by: 'P-FAC-SW' }]);
    });

  test('re-plans its reminders in the same breath: the old ones never come', async () => {
    expect((await planned('M-SW1')).map(({ step, day }) => `${step} ${day}`)).toEqual(expect.arrayContaining(['28-before 2005-10-28 09:00:00', '1-before 2005-11-24 09:00:00', 'on-day 2005-11-25 09:00:00', 'overdue-1 2005-11-28 09:00:00']));
    await press('U0FACSW', await say('U0FACSW', 'move M-SW1 to 16/12, data supplier late'), 'Confirm');
    const after = await planned('M-SW1');
    expect(after.filter(({ expected, state }) => expected === '2005-11-25' && state !== 'cancelled')).toEqual([]);
    expect(after.filter(({ state }) => state === 'planned').map(({ step, day }) => `${step} ${day}`).slice(0, 5)).toEqual([
      '28-before 2005-11-18 09:00:00', '14-before 2005-12-02 09:00:00', '7-before 2005-12-09 09:00:00', '1-before 2005-12-15 09:00:00', 'on-day 2005-12-16 09:00:00',
    ]);
  });

  test('shows what it knocks on to: papers missed and comments squeezed', async () => {
    expect((await say('U0FACWM', 'move M-WM1 to 4 November, two counties late')).all).toContain('I know of nothing else that this touches.');
    office = office.at('2005-10-11T10:00');
    expect((await say('U0EVALDIR', 'move M-E5 to 28 October, low response')).all).toContain('it misses the papers for the meeting of 3 November 2005 (NSG-07, due 25 October 2005); the next meeting is on 23 February 2006');
    office = office.at('2006-02-01T10:00');
    expect((await say('U0EVALDIR', 'move M-E8 to 28 February 2006, late transcripts')).all).toContain('M-E9, Comments on draft returned, closes 10 March 2006: 8 working days for comments instead of 20');
  });

  test.each(['push M-SW1 to 16 December, data supplier late', 'delay M-SW1 until 16 December because data supplier late', 'move M-SW1 16 December, data supplier late', 'postpone the benchmarking data set to 16 December: data supplier late'])('is understood in other words: %s', async (typed) => {
    expect((await say('U0FACSW', typed)).all).toContain('from 25 November 2005 to *16 December 2005*');
  });

  test.each(['move M-SW1 to tbc', 'move M-SW1 by 2 weeks earlier because all went well', 'move M-SW1 forward a week, late'])('that is no date is said to be none, and not taken for a name: %s', async (typed) => {
    await expect(say('U0FACSW', typed)).rejects.toMatchObject({ code: 'unreadable-date' });
  });

  test('on a day on which nobody works is said to be one, and may stand', async () => {
    expect((await say('U0FACSW', 'move M-SW1 to 25/12/05, late')).text).toContain('Sunday 25 December 2005 is not a working day; the reminders come on working days before it.');
    expect((await say('U0FACSW', 'move M-SW1 to 16/12/05, late')).text).not.toContain('working day');
  });

  test('needs a reason', async () => {
    await expect(say('U0FACSW', 'move M-SW1 to 16/12')).rejects.toMatchObject({ code: 'reason-needed' });
  });

  test('is given by the owner, the secretariat or the chair, and refused to others without a trace', async () => {
    const before = await rowsIn();
    await expect(say('U0FACSE', 'move M-SW1 to 16/12, because')).rejects.toMatchObject({ code: expect.stringMatching(/reason-needed|not-allowed/) });
    await expect(say('U0FACSE', 'move M-SW1 to 16/12, because I like it')).rejects.toMatchObject({ code: 'not-allowed' });
    const preview = await say('U0FACSW', 'move M-SW1 to 16/12, data supplier late');
    await expect(press('U0FACSE', preview, 'Confirm')).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await rowsIn()).toBe(before);
    for (const user of ['U0SEC', 'U0CHAIR', 'U0DEPCHAIR']) expect((await say(user, 'move M-SW1 to 16/12, data supplier late')).text).toContain('16 December 2005');
  });

  test('two who confirm at once have one effect, and the second is told', async () => {
    const mine = await say('U0FACSW', 'move M-SW1 to 16/12, data supplier late');
    const theirs = await say('U0SEC', 'move M-SW1 to 9/12, they told me');
    const both = await Promise.allSettled([press('U0FACSW', mine, 'Confirm'), press('U0SEC', theirs, 'Confirm')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await store.rows(sql`select 1 from milestone_forecasts where milestone = 'M-SW1'`)).length).toBe(1);
  });

  test('a Confirm that is pressed twice says twice that it is recorded, and records it once', async () => {
    const preview = await say('U0FACSW', 'move M-SW1 to 16/12, data supplier late');
    const [first, second] = [await press('U0FACSW', preview, 'Confirm'), await press('U0FACSW', preview, 'Confirm')];
    expect(second).toEqual(first);
    expect((await store.rows(sql`select 1 from milestone_forecasts where milestone = 'M-SW1'`)).length).toBe(1);
  });

  test('a name that is not known in a channel is asked after in a direct message', async () => {
    await expect(say('U0SEC', 'M-XX9', 'C0SHARED')).rejects.toMatchObject({ code: 'unknown-name', facts: { heard: 'channel' } });
  });

  test('comes by the form as well, with its knock-on shown before it counts', async () => {
    const reply = await say('U0FACSW', 'move M-SW1');
    expect(reply.form?.callback_id).toBe('milestone:move');
    expect(await send('U0FACSW', 'milestone:move', '{"id":"M-SW1"}', { day: '2005-10-03', reason: 'x' })).toMatchObject({ errors: { day: expect.stringContaining('has passed') } });
    const shown = await send('U0FACSW', 'milestone:move', '{"id":"M-SW1"}', { day: '2005-12-16', reason: 'data supplier late' });
    if ('errors' in shown || shown.form === undefined) throw new Error('no second form');
    expect(JSON.stringify(shown.form.blocks)).toContain('16 December 2005');
    expect(await send('U0FACSW', 'milestone:move-confirm', shown.form.private_metadata ?? '', {})).toMatchObject({ text: expect.stringContaining('now expected 16 December 2005') });
  });

  test('that can be read in several ways is asked back', async () => {
    const reply = await say('U0FACSW', 'move M-SW1 to the end of the year, data supplier late');
    expect(reply.text).toContain('Which date do you mean');
    expect((await press('U0FACSW', reply, 'financial year')).text).toContain('31 March 2006');
  });

  test('can be said as so much later than it is expected; what is not known to the day stays so', async () => {
    const shown = await say('U0FACSW', 'move M-SW1 by 2 weeks, data supplier late');
    expect(shown.text).toContain('from 25 November 2005 to 9 December 2005');
    expect(shown.text).toContain('Because: data supplier late');
    for (const line of ['push M-SW1 back by a fortnight because the supplier is late', 'move M-SW1 by ten working days, supplier late', 'M-SW1 move by 14 days later, supplier late']) expect((await say('U0FACSW', line)).text, line).toContain('to 9 December 2005');
    await expect(say('U0FACSW', 'move M-SW1 by one week')).rejects.toMatchObject({ code: 'reason-needed', facts: { example: '/milestone move M-SW1 by 1 week, because …' } });
    await press('U0FACSW', await say('U0FACSW', 'move M-SW1 to January 2006, data supplier late'), 'Confirm');
    expect((await say('U0FACSW', 'move M-SW1 by 1 month, still late')).text).toContain('from January 2006 to February 2006');
    await expect(say('U0FACSW', 'move M-SW1 by 2 weeks earlier, supplier early')).rejects.toMatchObject({ code: 'unreadable-date' });
  });

  test('a month is kept as a month', async () => {
    const reply = await say('U0FACSW', 'move M-SW1 to January 2006, data supplier late');
    await press('U0FACSW', reply, 'Confirm');
    expect((await say('U0FACSW', 'M-SW1')).text).toContain('now expected January 2006');
  });
});

describe('done', () => {
  test('is recorded with its day, by its owner, and nobody is reminded any more', async () => {
    const { text } = await say('U0FACSE', 'done M-SE1 on 13/10/05');
    expect(text).toContain('recorded as done: 13 October 2005 (6 days later than agreed)');
    expect((await planned('M-SE1')).filter(({ state }) => state === 'planned')).toEqual([]);
    expect((await say('U0FACSE', 'M-SE1')).text).toContain('done 13 October 2005');
  });

  test('asks for the day by a form when it is not said', async () => {
    const { form } = await say('U0FACSE', 'M-SE1 done');
    expect(form).toMatchObject({ callback_id: 'milestone:done' });
    expect(JSON.stringify(form)).toContain('2005-10-14');
    expect(await send('U0FACSE', 'milestone:done', '{"id":"M-SE1"}', { day: '2005-10-20' })).toMatchObject({ errors: { day: expect.stringMatching(/still to come[^`]*$/) } });
    expect(await send('U0FACSE', 'milestone:done', '{"id":"M-SE1"}', { day: '2005-10-14' })).toMatchObject({ text: expect.stringContaining('recorded as done') });
    expect(await send('U0SEC', 'milestone:done', '{"id":"M-SE1"}', { day: '2005-10-14' })).toMatchObject({ errors: { day: expect.stringContaining('already') } });
  });

  test('is for the owner and the secretariat to say; not even the chair', async () => {
    await expect(say('U0CHAIR', 'done M-SE1 yesterday')).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(say('U0FACSE', 'done M-SE1 on 28/10/05')).rejects.toMatchObject({ code: 'still-to-come' });
    expect((await say('U0SEC', 'done M-SE1 today')).text).toContain('recorded as done');
  });

  test('by two people at once is recorded once, and the second is told so', async () => {
    const both = await Promise.allSettled([say('U0FACSE', 'done M-SE1 today'), say('U0SEC', 'done M-SE1 yesterday')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'already-done' } });
    expect(await store.rows(sql`select 1 from milestone_actuals where milestone = 'M-SE1'`)).toHaveLength(1);
  });

  test('can be undone: the reminders go on', async () => {
    const done = await say('U0FACSE', 'done M-SE1 today');
    expect((await press('U0FACSE', done, 'Undo')).text).toContain('open again');
    expect((await planned('M-SE1')).filter(({ state }) => state === 'planned').length).toBeGreaterThan(0);
    await expect(say('U0FACSE', 'undo M-SE1')).rejects.toMatchObject({ code: 'not-done' });
  });
});

describe('a new milestone', () => {
  test('is added with its agreed date, owner and reminders', async () => {
    expect((await say('U0FACSW', 'add "Data set version 3 issued" due 16 December 2005 owner FAC SW')).text).toContain('*M-SW2* Data set version 3 issued is on record: agreed for 16 December 2005, with Facilitator, South West');
    expect((await planned('M-SW2')).length).toBeGreaterThan(5);
    expect((await say('U0FACNE', 'M-SW2')).text).toContain('Data set version 3 issued');
  });

  test('is for one’s own duty, or for the secretariat to add', async () => {
    await expect(say('U0FACSE', 'add "Data set" due 16 December 2005 owner facilitator south west')).rejects.toMatchObject({ code: 'not-allowed' });
    expect((await say('U0SEC', 'add “Fifth report” due 16 December 2005 owner EVALDIR')).text).toContain('*M-E12*');
    await expect(say('U0SEC', 'add Data set by Friday')).rejects.toMatchObject({ code: 'not-understood' });
  });

  test('comes by a form as well', async () => {
    expect((await say('U0SEC', 'add')).form).toMatchObject({ callback_id: 'milestone:add' });
    expect(await send('U0SEC', 'milestone:add', '', { title: '', day: null, owner: null, partnership: 'none' })).toMatchObject({ errors: { title: expect.anything(), day: expect.anything(), owner: expect.anything() } });
    expect(await send('U0SEC', 'milestone:add', '', { title: 'Letters <!channel> sent', day: '2006-01-20', owner: 'FIN', partnership: 'none', decision: 'none' }))
      .toMatchObject({ text: expect.stringContaining('Letters &lt;!channel&gt; sent') });
  });
});

describe('a milestone that comes again', () => {
  const next = 'It comes again on Thursday 16 March 2006, Friday 16 June 2006, Saturday 16 September 2006 and Saturday 16 December 2006, and so on.';

  test.each(['quarterly', 'every quarter', 'repeats quarterly', 'and comes again every 3 months', 'RRULE:FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=16'])('is added with its next dates: %s', async (words) => {
    expect((await say('U0FACSW', `add "Data set issued" due 16 December 2005 owner FAC SW ${words}`)).text).toContain(next);
    expect((await say('U0FACSW', 'M-SW2')).all).toContain(next);
  });

  test('termly, and until a day', async () => {
    expect((await say('U0SEC', 'add "Group meets" due 3 November 2005 owner SEC, termly until December 2006')).text)
      .toContain('It comes again on Friday 3 March 2006, Monday 3 July 2006 and Friday 3 November 2006. Each');
  });

  test('in the form: its next dates are shown before it counts', async () => {
    const filled = { title: 'Data set issued', day: '2005-12-16', owner: 'FAC', partnership: 'SW', decision: 'none', repeats: 'every quarter' };
    expect(await send('U0FACSW', 'milestone:add', '', { ...filled, repeats: 'now and then' })).toMatchObject({ errors: { repeats: expect.stringContaining('every quarter; termly') } });
    const before = await rowsIn();
    const shown = await send('U0FACSW', 'milestone:add', '', filled);
    if ('errors' in shown || shown.form === undefined) throw new Error('no second form');
    expect(shown.form.callback_id).toBe('milestone:add-confirm');
    expect(JSON.stringify(shown.form.blocks)).toContain(next);
    expect(await rowsIn()).toBe(before);
    expect(await send('U0FACSW', 'milestone:add-confirm', shown.form.private_metadata ?? '', {})).toMatchObject({ text: expect.stringContaining('*M-SW2* Data set issued is on record') });
    await expect(send('U0FACSE', 'milestone:add', '', filled)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(send('U0FACSE', 'milestone:add-confirm', shown.form.private_metadata ?? '', {})).rejects.toMatchObject({ code: 'not-allowed' });
  });

  test('can be stopped by its owner, and what is open of it stays', async () => {
    await say('U0FACSW', 'add "Data set issued" due 16 December 2005 owner FAC SW quarterly');
    await expect(say('U0FACSE', 'stop repeating M-SW2')).rejects.toMatchObject({ code: 'not-allowed' });
    expect((await say('U0FACSW', 'stop repeating M-SW2')).text).toContain('does not come again after this');
    expect((await say('U0FACSW', 'M-SW2')).all).not.toContain('comes again');
    expect((await say('U0FACSW', 'stop M-SW2')).text).toContain('nothing to stop');
  });

  test.each(['every blue moon', 'repeats FREQ=HOURLY'])('a rule that cannot be read is said to be so: %s', async (words) => {
    await expect(say('U0FACSW', `add "Data set" due 16 December 2005 owner FAC SW ${words}`)).rejects.toMatchObject({ code: 'not-understood' });
  });
});

describe('a baseline', () => {
  test('moves only by a decision that was taken and allows it', async () => {
    await expect(say('U0SEC', 'rebaseline M-E5 to 21 October 2005 by DEC-2005-03')).rejects.toMatchObject({ code: 'decision-needed' });
    await expect(say('U0FACSW', 'rebaseline M-SW1 to 21 December 2005 by DEC-2005-03')).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(say('U0SEC', 'rebaseline M-E5 to 21 October 2005')).rejects.toMatchObject({ code: 'not-understood' });
  });
});

test('re-planning everything again changes nothing', async () => {
  const before = await store.rows(sql`select id, state, due_at from reminders order by id`);
  await planAllReminders(office);
  expect(await store.rows(sql`select id, state, due_at from reminders order by id`)).toEqual(before);
});
