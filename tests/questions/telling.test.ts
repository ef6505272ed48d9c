import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/command.js';
import type { Book } from '../../src/domain/answer-book.js';
import { readMessage } from '../../src/grammar/question/several.js';
import type { Database } from '../../src/store/database.js';
import { ask } from '../../commands/ask.js';
import { milestone } from '../../commands/milestone.js';
import { returns } from '../../commands/returns.js';
import { importProgramme } from '../../src/store/import.js';
import { samplePath, sampleStore, testOffice, type TestOffice } from '../office.js';

let store: Database;
let book: Book;

beforeAll(async () => {
  store = await sampleStore();
  const caller = await testOffice(store, '2005-10-14T12:00').caller('U0SEC', '');
  const opened = await testOffice(store, '2005-10-14T12:00').transact(({ answerBook }) => answerBook.open(caller.reader, null));
  if (opened === null) throw new Error('No programme');
  book = opened;
}, 60_000);
afterAll(() => store.close());
beforeEach(() => store.rows(sql`delete from conversations`));

const asker = { partnerships: [], roles: ['SEC'], earlier: null };
const asksOf = (text: string) => readMessage(text, book, asker).reads[0];
const ahead = ['9 Dec', '9/12', '9th december', 'fri 9/12', 'end of jan', 'mid feb'];
const behind = ['12 Oct', '12/10', 'yesterday', 'last friday', 'on 3 October'];
const reasons = ['', ', staff sick', ' - the supplier is late', ' because two schools pulled out', ': printing', ' due to illness'];

const stated = ['{m} will now be {d}', '{m} slips to {d}', '{m} is now {d}', '{m} has moved to {d}', 'the date for {m} is now {d}', '{m} wont be ready till {d}', 'hi, {m} is going to be {d}', '{m} put back to {d}', 'we now expect {m} on {d}', 'can you move {m} to {d}'];
const finished = ['{m} was finished {d}', '{m} is done, {d}', 'we finished {m} {d}', '{m} has been completed {d}', 'fyi {m} done {d}', '{m} went out {d}'];
const questions = ['will {m} now be {d}', 'is {m} now {d}', 'has {m} slipped to {d}', 'did {m} go out {d}', 'was {m} finished {d}', '{m} is now {d}?', '{m} was done {d}, right?', 'do you know if {m} is done {d}', 'is it true {m} moves to {d}', 'why has {m} moved to {d}', 'who said {m} is now {d}', 'tell me whether {m} is done {d}', 'when {m} slips to {d} what happens', 'any chance {m} is done {d}', 'i heard {m} is now {d}', 'what if {m} moves to {d}', 'has {m} been finished {d}', 'did you say {m} is now {d}'];

describe('news told in plain words', () => {
  const open = () => book.milestones.filter(({ actual }) => actual === null);

  it('is read as a new date of what it names, with the reason that follows', () => {
    fc.assert(fc.property(fc.constantFrom(...open()), fc.constantFrom(...stated), fc.constantFrom(...ahead), fc.constantFrom(...reasons), ({ id }, sentence, date, reason) => {
      const read = asksOf(`${sentence.replace('{m}', id).replace('{d}', date)}${reason}`);
      expect({ asks: read.asks, milestones: read.milestones, dates: read.fact?.dates.length }).toEqual({ asks: 'change-move', milestones: [id], dates: 1 });
      expect(read.reason === null).toBe(reason === '');
    }), { numRuns: 300 });
  });

  it('is read as done on its day', () => {
    fc.assert(fc.property(fc.constantFrom(...open()), fc.constantFrom(...finished), fc.constantFrom(...behind), ({ id }, sentence, date) => {
      const read = asksOf(sentence.replace('{m}', id).replace('{d}', date));
      expect({ asks: read.asks, milestones: read.milestones, dates: read.fact?.dates.length }).toEqual({ asks: 'change-done', milestones: [id], dates: 1 });
    }), { numRuns: 200 });
  });

  it('is never what a question asks, however near its words are', () => {
    fc.assert(fc.property(fc.constantFrom(...open()), fc.constantFrom(...questions), fc.constantFrom(...ahead, ...behind), ({ id, title }, sentence, date) => {
      for (const name of [id, title]) {
        const text = sentence.replace('{m}', name).replace('{d}', date);
        const read = asksOf(text);
        expect(read.fact, text).toBeUndefined();
        expect(read.asks ?? '', text).not.toMatch(/^(?:change|tell)-/);
      }
    }), { numRuns: 400 });
  });
});

const pressed = { ...ask.buttons, ...milestone.buttons, ...returns.buttons };

function button(reply: Reply): { action: string; value: string } {
  const found = (reply.blocks ?? []).flatMap((block) => (block.type === 'actions' ? block.elements : [])).find((element) => 'style' in element && element.style === 'primary');
  if (found === undefined || !('value' in found) || typeof found.value !== 'string' || !('action_id' in found)) throw new Error(`No Confirm in: ${reply.text}`);
  return { action: String(found.action_id), value: found.value };
}

/** What the records hold of everything that news can change. */
async function onRecord(): Promise<string> {
  const tables = ['milestone_forecasts', 'milestone_actuals', 'highlight_reports', 'released_time', 'meetings', 'actions', 'milestones'];
  const rows = [];
  for (const table of tables) rows.push(await store.rows({ text: `select * from ${table} order by 1, 2`, values: [] } as never));
  return JSON.stringify(rows);
}

async function say(office: TestOffice, user: string, text: string): Promise<Reply> {
  return ask.run(office, await office.caller(user, text));
}

async function press(office: TestOffice, user: string, { action, value }: { action: string; value: string }): Promise<Reply> {
  const handler = pressed[action];
  if (handler === undefined) throw new Error(`No button ${action}`);
  return handler(office, { ...(await office.caller(user, '')), value, message: null });
}

describe('news in Slack', () => {
  const limbo = () => testOffice(store, '2005-10-14T12:00');

  it.each([
    ['a new date', 'U0FACSW', 'benchmarking slips to 9 dec, printing', 'U0FACNE', sql`select count(*)::int as n from milestone_forecasts where milestone = 'M-SW1' and forecast->>'d' = '2005-12-09' and reason = 'printing'`],
    ['a date known to part of a month', 'U0FACSW', 'benchmarking is now end of jan, the supplier folded', 'U0FACNE', sql`select count(*)::int as n from milestone_forecasts where milestone = 'M-SW1' and forecast = '{"d": "2006-01", "p": "part-month", "text": "end of January 2006"}'`],
    ['that something is done', 'U0FACSE', 'the parent pack went out on wed 12/10', 'U0FACNE', sql`select count(*)::int as n from milestone_actuals where milestone = 'M-SE1' and actual->>'d' = '2005-10-12' and withdrawn_at is null`],
    ['a return', 'U0SEC', "merseyside's highlight report came in this morning, mark as received", 'U0FACNE', sql`select count(*)::int as n from highlight_reports where partnership = 'MER' and returned_on = '2005-10-14' and self_rag is null`],
    ['released time', 'U0SEC', 'EM released time for q1 was 72 days', 'U0FACNE', sql`select count(*)::int as n from released_time where partnership = 'EM' and quarter = '2005-06-Q1' and days = 72`],
    ['that an action is done', 'U0SEC', 'close ACT-051, last one came in today', 'U0CHAIR', sql`select count(*)::int as n from actions where id = 'ACT-051' and closed_on = '2005-10-14'`],
    ['a reply to a meeting', 'U0CHAIR', 'I cant make the 3rd, sending my deputy', 'U0FACNE', sql`select jsonb_array_length(replies_noted) as n from meetings where id = 'NSG-07'`],
  ])('puts %s on record only when it is pressed, once, and by those who may', async (_what, user, text, other, count) => {
    const before = await onRecord();
    const reply = await say(limbo(), user, text);
    const confirm = button(reply);
    expect(await onRecord()).toBe(before);
    await expect(press(limbo(), other, confirm)).rejects.toThrow('not-allowed');
    expect(await onRecord()).toBe(before);
    expect(await press(limbo(), user, confirm)).toMatchObject({ text: expect.stringContaining('Thank you') });
    const after = await onRecord();
    expect(await store.rows(count)).toEqual([{ n: 1 }]);
    await press(limbo(), user, confirm).catch((refused: unknown) => expect(String(refused)).toContain('already-done'));
    expect(await onRecord()).toBe(after);
  });

  it('is left as it was where somebody leaves it', async () => {
    const before = await onRecord();
    const reply = await say(limbo(), 'U0FACWM', 'autism mapping will now be 25th nov, two LAs late with data');
    expect(JSON.stringify(reply.blocks)).toContain('ask:leave');
    await press(limbo(), 'U0FACWM', { action: 'ask:leave', value: '{}' });
    expect(await onRecord()).toBe(before);
  });

  it('takes back what was said to be done, when that is confirmed', async () => {
    await press(limbo(), 'U0FACWM', button(await say(limbo(), 'U0FACWM', 'autism mapping finished today')));
    await press(limbo(), 'U0FACWM', button(await say(limbo(), 'U0FACWM', 'undo that')));
    expect(await store.rows(sql`select 1 from milestone_actuals where milestone = 'M-WM1' and withdrawn_at is null`)).toEqual([]);
  });

  it('closes an action on its day for its owner, opens it again when that is taken back, and keeps both when the file is loaded again', async () => {
    const closed = () => store.rows<{ on: string | null }>(sql`select closed_on as "on" from actions where id = 'ACT-048'`);
    const confirm = button(await say(limbo(), 'U0POLICY', 'the action on the submission date is done, 12 Oct'));
    await press(limbo(), 'U0POLICY', confirm);
    expect(await closed()).toEqual([{ on: '2005-10-12' }]);
    expect((await say(limbo(), 'U0CHAIR', 'overdue actions')).text).not.toContain('ACT-048');
    await store.transact(async (session) => importProgramme(session, await readFile(samplePath, 'utf8')));
    expect(await closed()).toEqual([{ on: '2005-10-12' }]);
    expect((await say(limbo(), 'U0POLICY', 'mark ACT-048 done')).text).toContain('is closed already');
    await press(limbo(), 'U0POLICY', button(await say(limbo(), 'U0POLICY', 'undo that')));
    expect(await closed()).toEqual([{ on: null }]);
    expect((await say(limbo(), 'U0CHAIR', 'overdue actions')).text).toContain('ACT-048');
  });

  it.each([
    ['somebody who does not own it', 'U0CHAIR', 'ACT-048 is done'],
    ['one of the many who own it together', 'U0FACNE', 'ACT-043 is done, sent ours yesterday'],
    ['a day that is still to come', 'U0SEC', 'close ACT-051 as done on 20 Oct 2005'],
    ['an action that is closed already', 'U0SEC', 'close ACT-050'],
  ])('offers no Confirm of an action for %s', async (_what, user, text) => {
    const reply = await say(limbo(), user, text);
    expect(reply.text).toContain('Nothing has been changed');
    expect(() => button(reply)).toThrow('No Confirm');
  });

  it('counts a reply that changed once, no more than the latest, and also when the file was loaded again', async () => {
    await press(limbo(), 'U0CHAIR', button(await say(limbo(), 'U0CHAIR', 'I will be there on the 3rd')));
    expect((await say(limbo(), 'U0CHAIR', 'are we quorate for the november meeting')).text).toContain('1 say they or a deputy will come');
    await store.transact(async (session) => importProgramme(session, await readFile(samplePath, 'utf8')));
    expect((await say(limbo(), 'U0CHAIR', 'are we quorate for the november meeting')).text).toContain('1 say they or a deputy will come');
    await press(limbo(), 'U0CHAIR', button(await say(limbo(), 'U0CHAIR', 'sorry, I cant make the 3rd')));
    expect((await say(limbo(), 'U0CHAIR', 'are we quorate for the november meeting')).text).toContain('0 say they or a deputy will come');
  });

  it('keeps of a date that waits for its reason no word that was typed', async () => {
    await say(limbo(), 'U0FACWM', 'the autism mapping in zebra county slips to the end of jan');
    const kept = JSON.stringify(await store.rows(sql`select subject from conversations`));
    expect(kept).toContain('end of January 2006');
    expect(kept).not.toMatch(/zebra|mapping|slips/);
  });

  it('offers at most five where it could be several, and each button says the whole again', async () => {
    const reply = await say(limbo(), 'U0SEC', 'the training pack and the parent pack slip to 9 dec, printing');
    const choices = (reply.blocks ?? []).flatMap((block) => (block.type === 'actions' ? block.elements : []));
    expect(choices.length).toBeLessThanOrEqual(5);
  });
});
