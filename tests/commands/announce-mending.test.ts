import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chase } from '../../jobs/chase.js';
import { follow } from '../../jobs/follow.js';
import { preflight } from '../../jobs/preflight.js';
import { release } from '../../jobs/release.js';
import type { SlackUserId } from '../../src/domain/ids.js';
import { deliverAll, openScene, people, planned, type Scene } from '../announcing.js';

let scene: Scene;
beforeAll(async () => { scene = await openScene(); }, 120_000);
beforeEach(() => scene.clear());
afterAll(() => scene.store.close());

const letter = { kind: 'other', title: 'Ten partnerships', text: 'There are ten partnerships.', audiences: ['facilitators', 'hosts'], when: 'at-once', day: null, time: null, decision: 'none', gates: null, options: ['acknowledge'] };
const news = (kind: string) => scene.store.rows<{ destination: string; text: string }>(sql`select destination, message->>'text' as text from deliveries where kind = ${kind} order by destination`);

/** The announcement of `letter`, out to everybody. */
async function sent(moment = '2006-06-01T09:00') {
  const office = scene.office(moment);
  const desk = people(office);
  await desk.send('U0SEC', 'announce:draft', letter);
  await desk.press('U0SEC', 'announce:confirm', { id: 'ANN-01', version: 1 });
  await release.run(office);
  await deliverAll(scene.store, office.now);
  return office;
}

describe('a correction', () => {
  const form = { notice: 'An earlier message said ten partnerships. There are eleven.', text: 'There are eleven partnerships.' };

  async function corrected() {
    const office = (await sent()).at('2006-06-01T11:15');
    const desk = people(office);
    expect((await desk.type('U0SEC', 'correct ANN-01')).form?.callback_id).toBe('announce:correct');
    await desk.send('U0SEC', 'announce:correct', form, { id: 'ANN-01', version: 1 });
    await desk.press('U0SEC', 'announce:confirm', { id: 'ANN-02', version: 1 });
    await expect(desk.press('U0SEC', 'announce:approve', { id: 'ANN-02', version: 1 })).rejects.toMatchObject({ code: 'own-words' });
    await release.run(office);
    expect(await planned(scene.store, 'ANN-02')).toEqual([]);
    await desk.press('U0CHAIR', 'announce:approve', { id: 'ANN-02', version: 1 });
    return office;
  }

  test('is told in the thread of every copy that had the error and nowhere else, and each copy is put right in place', async () => {
    const office = await corrected();
    await release.run(office);
    const copies = await planned(scene.store, 'ANN-01');
    const notices = await scene.store.rows<{ destination: string; thread_ts: string | null }>(sql`select destination, thread_ts from deliveries where subject = 'ANN-02' and kind = 'announcement' order by destination`);
    expect(notices.map(({ destination }) => destination)).toEqual(copies.map(({ destination }) => destination).sort());
    expect(notices.every(({ thread_ts: ts }) => ts !== null)).toBe(true);
    await follow.run(office);
    expect(scene.workspace.updated.filter(({ text }) => text.includes('There are eleven partnerships.'))).toHaveLength(copies.length);
    scene.workspace.updated.length = 0;
    await follow.run(office);
    expect(scene.workspace.updated.filter(({ text }) => text.includes('eleven'))).toEqual([]);
    expect(await planned(scene.store, 'ANN-02')).toHaveLength(copies.length);
  });

  test('keeps the old words in the register', async () => {
    await release.run(await corrected());
    expect(await scene.store.rows(sql`select version, text from announcement_versions where announcement = 'ANN-01' order by version`)).toEqual([
      { version: 1, text: 'There are ten partnerships.' }, { version: 2, text: 'There are eleven partnerships.' },
    ]);
  });

  test('sends the right words, and no notice, where the wrong ones had not left', async () => {
    const office = await corrected();
    await scene.store.rows(sql`update deliveries set state = 'planned', ts = null, sent_at = null, slack_channel = null where subject = 'ANN-01' and destination = 'P-HOST-NE'`);
    await release.run(office);
    const [late] = (await planned(scene.store, 'ANN-01')).filter(({ destination }) => destination === 'P-HOST-NE');
    expect(late?.text).toContain('There are eleven partnerships.');
    expect((await planned(scene.store, 'ANN-02')).map(({ destination }) => destination)).not.toContain('P-HOST-NE');
  });

  test('reaches a copy that was not certain once it is found', async () => {
    const office = await corrected();
    await scene.store.rows(sql`update deliveries set state = 'unknown' where subject = 'ANN-01' and destination = 'P-HOST-NE'`);
    await release.run(office);
    expect((await planned(scene.store, 'ANN-02')).map(({ destination }) => destination)).not.toContain('P-HOST-NE');
    await scene.store.rows(sql`update deliveries set state = 'sent' where subject = 'ANN-01' and destination = 'P-HOST-NE'`);
    await follow.run(office);
    expect((await planned(scene.store, 'ANN-02')).map(({ destination }) => destination)).toContain('P-HOST-NE');
  });

  test('asks those again who had acknowledged the wrong words, and no others', async () => {
    await people(await sent()).press('U0FACYH', 'announce:acknowledge', { id: 'ANN-01', version: 1 });
    const desk = people(scene.office('2006-06-01T11:15'));
    await desk.send('U0SEC', 'announce:correct', form, { id: 'ANN-01', version: 1 });
    await desk.press('U0SEC', 'announce:confirm', { id: 'ANN-02', version: 1 });
    await desk.press('U0CHAIR', 'announce:approve', { id: 'ANN-02', version: 1 });
    await release.run(scene.office('2006-06-01T11:15'));
    expect((await news('announcement-news')).filter(({ text }) => text.includes('read it once more')).map(({ destination }) => destination)).toEqual(['P-FAC-YH']);
    await expect(desk.press('U0FACYH', 'announce:acknowledge', { id: 'ANN-01', version: 1 })).rejects.toMatchObject({ code: 'words-changed' });
    await desk.press('U0FACYH', 'announce:acknowledge', { id: 'ANN-01', version: 2 });
  });
});

describe('a withdrawal', () => {
  test('needs a reason, replaces every copy, and stops what had not left', async () => {
    const office = await sent();
    const desk = people(office);
    await scene.store.rows(sql`update deliveries set state = 'planned', ts = null where subject = 'ANN-01' and destination = 'P-HOST-NE'`);
    await expect(desk.type('U0SEC', 'withdraw ANN-01')).rejects.toMatchObject({ code: 'reason-needed' });
    await desk.type('U0SEC', 'withdraw ANN-01 because it went to the wrong people');
    await follow.run(office);
    await follow.run(office);
    const withdrawn = scene.workspace.updated.filter(({ text }) => text.includes('was withdrawn'));
    expect(withdrawn).toHaveLength(11);
    expect(withdrawn.every(({ text }) => !text.includes('ten partnerships'))).toBe(true);
    expect((await planned(scene.store, 'ANN-01')).find(({ destination }) => destination === 'P-HOST-NE')?.state).toBe('cancelled');
    expect(await news('announcement-withdrawal')).toHaveLength(11);
    await expect(desk.type('U0FACYH', 'show ANN-01')).rejects.toMatchObject({ code: 'unknown-name' });
  });
});

describe('an acknowledgement', () => {
  test('counts once for the partnership, whoever of it gives it, and only from those who were sent it', async () => {
    const { press, type } = people(await sent());
    await expect(press('U0CHAIR', 'announce:acknowledge', { id: 'ANN-01', version: 1 })).rejects.toMatchObject({ code: 'not-allowed' });
    await press('U0FACYH', 'announce:acknowledge', { id: 'ANN-01', version: 1 });
    await press('U0FACYH', 'announce:acknowledge', { id: 'ANN-01', version: 1 });
    await press('U0HOSTYH', 'announce:acknowledge', { id: 'ANN-01', version: 1 });
    expect((await type('U0SEC', 'acks ANN-01')).text).toContain('1 of 11');
  });

  test('is chased on working days only, from those who have not given it, and the chair is told at the end', async () => {
    const office = await sent('2006-06-01T09:00');
    await people(office).press('U0FACYH', 'announce:acknowledge', { id: 'ANN-01', version: 1 });
    for (const moment of ['2006-06-02T10:00', '2006-06-03T10:00', '2006-06-04T10:00', '2006-06-05T08:00']) await chase.run(office.at(moment));
    expect(await news('announcement-chaser')).toEqual([]);
    await chase.run(office.at('2006-06-05T09:00'));
    await chase.run(office.at('2006-06-05T09:01'));
    const first = (await news('announcement-chaser')).map(({ destination }) => destination);
    expect(first).toHaveLength(20);
    expect(first).not.toContain('P-HOST-YH');
    await chase.run(office.at('2006-06-07T09:00'));
    expect(await news('announcement-chaser')).toHaveLength(40);
    await chase.run(office.at('2006-06-09T09:00'));
    await chase.run(office.at('2006-06-12T09:00'));
    const toChair = (await news('announcement-chaser')).filter(({ destination }) => destination === 'P-CHAIR');
    expect(toChair).toHaveLength(1);
    expect(toChair[0]?.text).toContain('1 of 11');
  });
});

describe('before its hour', () => {
  const at = { ...letter, kind: 'funding decision', decision: 'DEC-2005-01', when: 'at-hour', day: '2005-11-22', time: '00:01' };

  async function agreed(options: string[] = []) {
    const desk = people(scene.office('2005-11-17T10:00'));
    await desk.send('U0POLICY', 'announce:draft', { ...at, options });
    await desk.press('U0POLICY', 'announce:confirm', { id: 'ANN-01', version: 1 });
    await desk.press('U0CHAIR', 'announce:approve', { id: 'ANN-01', version: 1 });
  }

  test('its author hears of a guest, a missing invitation and a closed account while there is time', async () => {
    await agreed();
    scene.workspace.seen.set('C0FACILITATORS', { reachable: true, shared: false, members: ['U0PRESS', 'U0SEC', 'U0STRANGER'].map((id) => id as SlackUserId) });
    scene.workspace.closed.add('U0HOSTNE');
    await preflight.run(scene.office('2005-11-18T10:00'));
    expect(await news('announcement-news')).not.toContainEqual(expect.objectContaining({ text: expect.stringContaining('Journalist') }));
    await preflight.run(scene.office('2005-11-19T10:00'));
    await preflight.run(scene.office('2005-11-19T10:05'));
    const told = (await news('announcement-news')).filter(({ text }) => text.includes('Journalist'));
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ destination: 'P-POLICY', text: expect.stringContaining('Host authority officer, North East') });
  });

  test('all go together or none: one that would fail holds the others, until a person has looked', async () => {
    await agreed();
    scene.workspace.closed.add('U0HOSTNE');
    const office = scene.office('2005-11-22T00:01');
    await release.run(office);
    expect(await planned(scene.store, 'ANN-01')).toEqual([]);
    const desk = people(scene.office('2005-11-22T00:10'));
    await expect(desk.press('U0FIN', 'announce:go-without', { id: 'ANN-01', version: 1, stage: 1 })).rejects.toMatchObject({ code: 'not-allowed' });
    await desk.press('U0CHAIR', 'announce:go-without', { id: 'ANN-01', version: 1, stage: 1 });
    await release.run(scene.office('2005-11-22T00:10'));
    expect(await planned(scene.store, 'ANN-01')).toHaveLength(11);
  });

  test('nothing that hangs on it is told while it is held', async () => {
    await agreed();
    scene.workspace.closed.add('U0HOSTNE');
    await release.run(scene.office('2005-11-22T00:01'));
    const then = scene.office('2005-11-25T09:00');
    const { reader } = await then.caller('U0FACYH', '');
    const book = await then.transact(({ answerBook }) => answerBook.open(reader, null));
    expect(book?.holdingLines).toHaveLength(1);
    expect(book?.decisions.some((one) => one.told && one.id === 'DEC-2005-01')).toBe(false);
  });

  test('a plan of the register that a file brings back does not go ahead of the release, nor after it was changed', async () => {
    await agreed();
    const told = async () => {
      const then = scene.office('2005-11-25T09:00');
      const { reader } = await then.caller('U0FACYH', '');
      const book = await then.transact(({ answerBook }) => answerBook.open(reader, null));
      return book?.decisions.some((one) => one.told && one.id === 'DEC-2005-01');
    };
    await scene.store.rows(sql`insert into told select * from kept_told on conflict do nothing`);
    await scene.office('2005-11-18T09:00').transact(({ clearances }) => clearances.refresh());
    expect(await told()).toBe(false);
    await scene.store.rows(sql`delete from told`);
    await people(scene.office('2005-11-18T10:00')).send('U0SEC', 'announce:draft', at, { id: 'ANN-01', version: 1 });
    await scene.office('2005-11-18T10:01').transact(({ clearances }) => clearances.refresh());
    expect(await told()).toBe(false);
  });

  test('where each may go alone, the others go at the hour', async () => {
    await agreed(['each']);
    scene.workspace.closed.add('U0HOSTNE');
    await release.run(scene.office('2005-11-22T00:01'));
    expect(await planned(scene.store, 'ANN-01')).toHaveLength(11);
  });
});

test('the author’s report says how many were delivered, as the receipts come in', async () => {
  const office = scene.office('2006-06-01T09:00');
  const desk = people(office);
  await desk.send('U0SEC', 'announce:draft', letter);
  await desk.press('U0SEC', 'announce:confirm', { id: 'ANN-01', version: 1 });
  await release.run(office);
  await scene.store.rows(sql`update deliveries set state = 'sent', ts = '1.1', slack_channel = 'D1', sent_at = ${office.now}::timestamptz where kind = 'announcement-progress'`);
  await scene.store.rows(sql`update deliveries set state = 'sent', ts = '1.1', slack_channel = 'D1', sent_at = ${office.now}::timestamptz
    where id in (select id from deliveries where kind = 'announcement' order by destination limit 9)`);
  await follow.run(office);
  expect(scene.workspace.updated.at(-1)?.text).toContain('9 of 12 delivered');
});
