import { readFile } from 'node:fs/promises';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { follow } from '../../jobs/follow.js';
import { release } from '../../jobs/release.js';
import { takeIn } from '../../src/cli/announcements.js';
import { unticked, type Announcement } from '../../src/domain/announcement.js';
import { tickersOf } from '../../src/domain/gate.js';
import { deliverAll, openScene, people, type Scene } from '../announcing.js';

/** The ten announcements of the sample, from 14 October 2005 to 1 June 2006, each at its hour and to its audience only. */
let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
  const office = scene.office('2005-10-14T09:00');
  const text = await readFile(new URL('../../sample/announcements.yaml', import.meta.url), 'utf8');
  const taken = await office.transact((records) => takeIn(records, office, text));
  expect(taken).toEqual({ added: ['ANN-01', 'ANN-02', 'ANN-03', 'ANN-04', 'ANN-05', 'ANN-06', 'ANN-07', 'ANN-08', 'ANN-09', 'ANN-10'] });
  expect(await office.transact((records) => takeIn(records, office, text))).toEqual({ added: [] });
}, 120_000);
afterAll(() => scene.store.close());

const find = (id: string) => scene.office('2005-10-14T09:00').transact(async ({ announcements }): Promise<Announcement> => announcements.claim(id));
const slackOf: Readonly<Record<string, string>> = { POLICY: 'U0POLICY', CHAIR: 'U0CHAIR', COMMS: 'U0COMMS', RESMGR: 'U0RESMGR', FIN: 'U0FIN', SRO: 'U0SRO' };

/** Confirmed by its author, its gates ticked by those they name, approved by the chair. */
async function agree(id: string, moment: string): Promise<void> {
  const desk = people(scene.office(moment));
  await desk.press('U0SEC', 'announce:confirm', { id, version: 1 });
  for (const { text } of unticked(await find(id))) {
    const gate = (await find(id)).gates.findIndex((one) => one.text === text);
    const filled = await scene.office(moment).transact(({ directory }) => directory.filledRoles());
    const by = slackOf[tickersOf(text, filled)[0] ?? ''] ?? 'U0ADV';
    if (by !== 'U0ADV') await expect(desk.press('U0ADV', 'announce:tick', { id, version: 1, gate })).rejects.toMatchObject({ code: 'not-allowed' });
    await desk.press(by, 'announce:tick', { id, version: 1, gate });
  }
  if ((await find(id)).state === 'awaiting-approval') await desk.press('U0CHAIR', 'announce:approve', { id, version: 1 });
}

/** The minutes go by: everything that is due is released and arrives. */
async function at(moment: string): Promise<void> {
  const office = scene.office(moment);
  await release.run(office);
  await deliverAll(scene.store, office.now);
  await follow.run(office);
}

async function got(id: string): Promise<string[]> {
  const rows = await scene.store.rows<{ destination: string; sent_at: string }>(sql`select destination, sent_at from deliveries where kind = 'announcement' and subject = ${id} and state = 'sent' order by sent_at, destination`);
  return rows.map(({ destination, sent_at: when }) => `${when.slice(0, 16)} ${destination}`);
}

const eleven = ['EAST', 'EM', 'LON', 'MER', 'NE', 'NW', 'SC', 'SE', 'SW', 'WM', 'YH'];
const eachOf = (when: string, post: string) => eleven.map((id) => `${when} P-${post}-${id}`);

async function asked(user: string, moment: string) {
  const office = scene.office(moment);
  const { reader } = await office.caller(user, '');
  const book = await office.transact(({ answerBook }) => answerBook.open(reader, null));
  const decision = book?.decisions.find((one) => one.id === 'DEC-2005-01');
  return { lines: book?.holdingLines.map(({ text }) => text) ?? [], told: decision?.told ?? false, outcome: decision?.outcome ?? null, amounts: book?.funding.allocations.length ?? 0 };
}

test('those whose hour had passed ask for a new one, and then go', async () => {
  for (const id of ['ANN-01', 'ANN-02', 'ANN-03', 'ANN-04']) await agree(id, '2005-10-14T09:00');
  await at('2005-10-14T09:01');
  expect(await got('ANN-02')).toEqual([]);
  const desk = people(scene.office('2005-10-14T09:05'));
  for (const id of ['ANN-01', 'ANN-02', 'ANN-03', 'ANN-04']) await desk.type('U0SEC', `hour ${id} 14 October 2005 10:00`);
  await at('2005-10-14T09:59');
  expect(await got('ANN-02')).toEqual([]);
  await at('2005-10-14T10:00');
  expect(await got('ANN-01')).toEqual(['2005-10-14T09:00 #sen-rp-facilitators', ...eachOf('2005-10-14T09:00', 'HOST'), '2005-10-14T09:00 P-LAOFF-SW', ...eachOf('2005-10-14T09:00', 'LAREP')].sort());
  expect(await got('ANN-02')).toEqual(['2005-10-14T09:00 #sen-rp-nsg']);
  expect(await got('ANN-03')).toEqual(['2005-10-14T09:00 #sen-rp-facilitators']);
  expect(await got('ANN-04')).toEqual(['2005-10-14T09:00 #sen-rp-nsg']);
}, 60_000);

test('the decision is out stage by stage, and the holding line is gone in the same instant as the field knows', async () => {
  await agree('ANN-05', '2005-10-31T09:00');
  expect(await asked('U0LAREPNE', '2005-11-03T10:59')).toMatchObject({ told: false });
  await at('2005-11-03T11:00');
  expect(await got('ANN-05')).toEqual([]);
  expect(await asked('U0LAREPNE', '2005-11-03T11:01')).toMatchObject({ told: true });
  expect(await asked('U0FACNE', '2005-11-21T23:59')).toMatchObject({ told: false, outcome: null, lines: [expect.stringContaining('nothing we can share yet')] });
  await at('2005-11-22T00:00');
  expect(await got('ANN-05')).toEqual([]);
  expect(await asked('U0FACNE', '2005-11-22T00:01')).toMatchObject({ told: false });
  await at('2005-11-22T00:01');
  expect(await got('ANN-05')).toEqual(['2005-11-22T00:01 #sen-rp-facilitators', ...eachOf('2005-11-22T00:01', 'HOST')]);
  expect(await asked('U0FACNE', '2005-11-22T00:01')).toMatchObject({ told: true, lines: [] });
  expect(await asked('U0PRESS', '2005-11-23T09:29')).toMatchObject({ told: false });
  await at('2005-11-23T09:30');
  expect((await got('ANN-05')).slice(12)).toEqual(['2005-11-23T09:30 #sen-rp-shared', '2005-11-23T09:30 P-LAOFF-SW', ...eachOf('2005-11-23T09:30', 'LAREP')].sort());
  expect(await asked('U0PRESS', '2005-11-23T09:31')).toMatchObject({ told: true });
}, 60_000);

test('the remit follows once the decision is out; a letter is seen by its own region alone', async () => {
  await agree('ANN-06', '2005-11-29T09:00');
  await at('2005-11-30T10:00');
  expect(await got('ANN-06')).toEqual(['2005-11-30T10:00 #sen-rp-facilitators', ...eachOf('2005-11-30T10:00', 'HOST')]);
  await agree('ANN-07', '2006-01-26T09:00');
  await at('2006-01-27T14:00');
  expect(await got('ANN-07')).toEqual(['2006-01-27T14:00 P-FAC-SC', '2006-01-27T14:00 P-HOST-SC']);
  await expect(people(scene.office('2006-01-27T15:00')).type('U0FACYH', 'show ANN-07')).rejects.toMatchObject({ code: 'unknown-name' });
  expect(await scene.store.rows(sql`select year, partnership, state from funding_states where state = 'confirmed'`)).toEqual([{ year: '2006-07', partnership: 'SC', state: 'confirmed' }]);
}, 60_000);

test('a letter is held while the allocations do not add to the total', async () => {
  const office = scene.office('2006-01-28T09:00');
  const desk = people(office);
  await desk.send('U0SEC', 'announce:draft', { kind: 'grant letter', title: 'Your grant', text: 'Your grant for {partnership} is {amount}.', audiences: ['hosts'], when: 'at-once', decision: 'none', gates: null, options: [] });
  await desk.press('U0SEC', 'announce:confirm', { id: 'ANN-11', version: 1 });
  await desk.press('U0CHAIR', 'announce:approve', { id: 'ANN-11', version: 1 });
  await scene.store.rows(sql`update allocations set amount_gbp = amount_gbp + 1 where partnership = 'SC' and year = '2006-07'`);
  await release.run(office);
  expect((await find('ANN-11')).stages[0]).toMatchObject({ state: 'held', why: 'allocations' });
  await scene.store.rows(sql`update allocations set amount_gbp = amount_gbp - 1 where partnership = 'SC' and year = '2006-07'`);
  await people(scene.office('2006-01-28T10:00')).press('U0SEC', 'announce:try-again', { id: 'ANN-11', version: 1, stage: 1 });
  await release.run(scene.office('2006-01-28T10:00'));
  const letters = await scene.store.rows<{ destination: string; text: string }>(sql`select destination, message->>'text' as text from deliveries where subject = 'ANN-11' and kind = 'announcement'`);
  expect(letters).toHaveLength(11);
  expect(letters.find(({ destination }) => destination === 'P-HOST-NE')?.text).toContain('Your grant for North East is £185,600.');
  await expect(desk.send('U0SEC', 'announce:draft', { kind: 'grant letter', title: 'x', text: 'South Central gets £190,233.', audiences: ['hosts'], when: 'at-once', decision: 'none', gates: null, options: [] })).rejects.toMatchObject({ code: 'amount-of-another' });
}, 60_000);

test('in British summer time the embargo of 1 June lifts at 00:01 by the clocks of London, and the correction reaches exactly those who had the error', async () => {
  await agree('ANN-08', '2006-03-27T09:00');
  await at('2006-03-27T15:59');
  expect(await got('ANN-08')).toEqual([]);
  await at('2006-03-27T16:00');
  expect(await got('ANN-08')).toEqual(['2006-03-27T15:00 #sen-rp-evaluation', '2006-03-27T15:00 #sen-rp-nsg']);
  await agree('ANN-09', '2006-05-24T09:00');
  await at('2006-05-25T10:00');
  await at('2006-06-01T00:00');
  expect(await got('ANN-09')).toHaveLength(2);
  await at('2006-06-01T00:01');
  expect(await got('ANN-09')).toEqual(['2006-05-25T09:00 #sen-rp-facilitators', '2006-05-25T09:00 #sen-rp-nsg', '2006-05-31T23:01 #sen-rp-announcements', '2006-05-31T23:01 #sen-rp-shared']);
  await agree('ANN-10', '2006-06-01T10:00');
  await at('2006-06-01T11:14');
  expect(await got('ANN-10')).toEqual([]);
  await at('2006-06-01T11:15');
  expect(await got('ANN-10')).toEqual(['#sen-rp-announcements', '#sen-rp-facilitators', '#sen-rp-nsg', '#sen-rp-shared'].map((name) => `2006-06-01T10:15 ${name}`));
  expect(scene.workspace.updated.filter(({ text }) => text.includes('Corrected (ANN-10)'))).toHaveLength(4);
}, 60_000);
