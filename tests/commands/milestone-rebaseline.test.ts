import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decision } from '../../commands/decision.js';
import { milestone } from '../../commands/milestone.js';
import { planAllReminders } from '../../jobs/plan-reminders.js';
import type { Reply } from '../../src/command.js';
import type { Database } from '../../src/store/database.js';
import { exportProgramme } from '../../src/store/export.js';
import { importProgramme } from '../../src/store/import.js';
import { stringify } from 'yaml';
import { readFile } from 'node:fs/promises';
import { samplePath, sampleStore, testOffice, type TestOffice } from '../office.js';

let store: Database;
let office: TestOffice;
beforeAll(async () => {
  store = await sampleStore();
  office = testOffice(store, '2005-10-14T10:00');
  await planAllReminders(office);
});
afterAll(() => store.close());

const wordsOf = (reply: Reply) => `${reply.text}\n${JSON.stringify(reply.blocks)}`;
const say = async (user: string, text: string, when = office): Promise<Reply> => milestone.run(when, await when.caller(user, text));

async function press(user: string, reply: Reply, words: string): Promise<Reply> {
  const found = (reply.blocks ?? []).flatMap((block) => (block.type === 'actions' ? block.elements : [])).find((element) => element.type === 'button' && element.text.text === words);
  if (found?.type !== 'button') throw new Error(`No button "${words}" in ${JSON.stringify(reply.blocks)}`);
  const handler = milestone.buttons?.[found.action_id ?? ''];
  if (handler === undefined) throw new Error(`Nobody handles ${found.action_id}`);
  return handler(office, { ...(await office.caller(user, '')), value: found.value ?? '', message: null });
}

/** Puts a decision down and records what came of it, as the secretariat does; returns its id. */
async function decided(title: string, outcome: string): Promise<string> {
  const caller = await office.caller('U0SEC', '');
  const put = await decision.forms?.['decision:add']?.(office, { ...caller, about: '', values: { title, owner: 'RESMGR' } });
  const id = /DEC-\d{4}-\d{2}/.exec(put !== undefined && 'text' in put ? put.text : '')?.[0] ?? '';
  await decision.forms?.['decision:record']?.(office, { ...caller, about: JSON.stringify({ id }), values: { outcome, 'decided-on': '2005-10-13', meeting: 'none', minute: 'NSG-06/4', conditions: '' } });
  return id;
}

const rebaselined = () => store.rows(sql`select milestone, was, baseline, decision, given_by from milestone_baselines`);

test('a baseline stands while no decision on record allows another', async () => {
  for (const by of ['DEC-2005-03', 'DEC-2005-02', 'DEC-1999-77']) await expect(say('U0SEC', `rebaseline M-YH1 to 16 December 2005 by ${by}`)).rejects.toMatchObject({ code: 'decision-needed' });
  const refused = await decided('Re-baseline the protocol of Yorkshire and the Humber', 'not agreed: the forecast moved, the date agreed stands');
  await expect(say('U0SEC', `rebaseline M-YH1 to 16 December 2005 by ${refused}`)).rejects.toMatchObject({ code: 'decision-needed' });
  expect(await rebaselined()).toEqual([]);
});

test('with one it is read back, changes when it is confirmed, and the one before is kept and shown', async () => {
  const id = await decided('Re-baseline the protocol of Yorkshire and the Humber, again', 'agreed: 30 November 2005 is the new baseline');
  const preview = await say('U0SEC', `rebaseline M-YH1 to 30 November 2005 by ${id.toLowerCase()}`);
  expect(preview.text).toContain('the agreed date changes from 29 July 2005 to 30 November 2005.');
  expect(preview.text).toContain(`By ${id}, Re-baseline the protocol of Yorkshire and the Humber, again (NSG-06/4).`);
  expect(preview.text).toContain('It is expected 16 December 2005 (16 days later than agreed).');
  expect(preview.text).toContain('Nothing is recorded yet.');
  expect(await rebaselined()).toEqual([]);
  await expect(press('U0FACYH', preview, 'Confirm')).rejects.toMatchObject({ code: 'not-allowed' });

  const [first, second] = await Promise.allSettled([press('U0SEC', preview, 'Confirm'), press('U0CHAIR', preview, 'Confirm')]);
  expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected']);
  const done = first.status === 'fulfilled' ? first.value : second.status === 'fulfilled' ? second.value : { text: '' };
  expect(done.text).toBe(`The agreed date of *M-YH1* Protocol for out-of-authority placements agreed is now 30 November 2005, by ${id}; 29 July 2005 is kept as what was agreed before. It is expected 16 December 2005 (16 days later than agreed).`);
  expect(await rebaselined()).toMatchObject([{ milestone: 'M-YH1', was: { d: '2005-07-29', p: 'day' }, baseline: { d: '2005-11-30', p: 'day' }, decision: id }]);
  expect(await store.rows(sql`select facts->>'decision' as decision from trail where event = 'milestone-rebaselined'`)).toEqual([{ decision: id }]);

  const card = wordsOf(await say('U0SEC', 'M-YH1'));
  expect(card).toContain('agreed 30 November 2005, now expected 16 December 2005 (16 days later than agreed)');
  expect(card).toContain('Agreed at first: 29 July 2005');
  expect(card).toContain(`Agreed anew on 14 October 2005 by ${id}: 30 November 2005`);
  expect(card).toContain('amber');
  expect((await say('U0CHAIR', 'late')).text.split('\n')).toContain('M-YH1 Protocol for out-of-authority placements agreed: 16 days late');
});

test('as of a day before the decision the old baseline counts', async () => {
  expect((await say('U0CHAIR', 'M-YH1 as of 13 October 2005')).text).toContain('agreed 29 July 2005, now expected 16 December 2005 (140 days later than agreed)');
});

test('somebody who may not know of the decision sees the new date and not its number', async () => {
  const card = wordsOf(await say('U0FACYH', 'M-YH1'));
  expect(card).toContain('Agreed anew on 14 October 2005');
  const { reader } = await office.caller('U0FACYH', '');
  const known = await office.transact(({ answerBook }) => answerBook.open(reader, null));
  expect(known?.decisions.filter(({ id }) => card.includes(id)).length).toBe(card.match(/DEC-\d{4}-\d{2}/g)?.length ?? 0);
});

test('loading the programme file again does not take the decision back, and an export holds it', async () => {
  const file = await readFile(samplePath, 'utf8');
  await store.transact((session) => importProgramme(session, file));
  expect((await say('U0SEC', 'M-YH1')).text).toContain('agreed 30 November 2005');
  const exported = await store.transact((session) => exportProgramme(session));
  expect(JSON.stringify(exported?.['milestones'])).toContain('"rebaselined":[{"given_on":"2005-10-14"');
  const again = await store.transact((session) => importProgramme(session, stringify(exported)));
  expect(again).toMatchObject({ kind: 'imported', tables: { milestones: { added: 0, changed: 0 }, milestone_baselines: { added: 0, changed: 0 } } });
});
