import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { release } from '../../jobs/release.js';
import type { FormErrors, Reply } from '../../src/command.js';
import { Refusal } from '../../src/domain/refusal.js';
import { openScene, people, type Scene } from '../announcing.js';
import type { TestOffice } from '../office.js';

let scene: Scene;
beforeAll(async () => { scene = await openScene(); }, 120_000);
beforeEach(() => scene.clear());
afterAll(() => scene.store.close());

const meeting = { kind: 'meeting', title: 'National Steering Group, 3 November', text: 'The group meets at 10:30. Papers by 25 October.', audiences: ['nsg'], when: 'at-once', day: null, time: null, decision: 'none', gates: null, options: [] };
const funding = { ...meeting, kind: 'funding decision', title: 'Partnerships to continue', text: 'Two more years, at £2.125m a year.', audiences: ['facilitators', 'hosts'], when: 'at-hour', day: '2005-11-22', time: '00:01', decision: 'DEC-2005-01' };
const said = (reply: Reply | FormErrors) => JSON.stringify(reply);
const out = () => scene.store.rows<{ destination: string; state: string }>(sql`select destination, state from deliveries where kind = 'announcement' order by destination`);
const traces = () => scene.store.rows(sql`select id from announcements union all select subject from trail union all select subject from deliveries`);

describe('a meeting, which needs nobody else', () => {
  test('is previewed with its destinations by name, confirmed by its author, and goes to the channel once', async () => {
    const office = scene.office('2005-10-14T10:00');
    const { type, press, send } = people(office);
    expect((await type('U0SEC', '')).form?.callback_id).toBe('announce:draft');
    const preview = await send('U0SEC', 'announce:draft', meeting);
    expect(said(preview)).toContain('Papers by 25 October');
    expect(said(preview)).toContain('#sen-rp-nsg');
    expect(said(preview)).toContain('Nothing has been sent');
    await release.run(office);
    expect(await out()).toEqual([]);
    await press('U0SEC', 'announce:confirm', { id: 'ANN-01', version: 1 });
    await release.run(office);
    await release.run(office);
    expect(await out()).toEqual([{ destination: '#sen-rp-nsg', state: 'planned' }]);
    expect((await type('U0SEC', 'receipts')).text).toContain('0 of 1 delivered');
    expect((await type('U0SEC', 'list')).text).toContain('ANN-01 National Steering Group, 3 November: released');
  });

  test('is not for somebody who prepares no announcements', async () => {
    const { type, send } = people(scene.office('2005-10-14T10:00'));
    const before = await traces();
    await expect(type('U0FACYH', '')).rejects.toThrow(Refusal);
    await expect(send('U0FACYH', 'announce:draft', meeting)).rejects.toThrow(Refusal);
    await expect(send('U0PRESS', 'announce:draft', meeting)).rejects.toThrow(Refusal);
    expect(await traces()).toEqual(before);
  });

  test('asks for what is missing beside each field, all at once, and leaves no trace', async () => {
    const { send } = people(scene.office('2005-10-14T10:00'));
    expect(await send('U0SEC', 'announce:draft', { ...meeting, title: ' ', audiences: [], when: 'at-hour' })).toEqual({ errors: { title: expect.any(String), audiences: expect.any(String), day: expect.any(String) } });
    expect(await send('U0SEC', 'announce:draft', { ...meeting, when: 'at-hour', day: '2005-10-13', time: '09:00' })).toEqual({ errors: { day: expect.stringContaining('passed') } });
    expect(await send('U0SEC', 'announce:draft', { ...meeting, text: 'Papers for {partnership}.' })).toEqual({ errors: { text: expect.stringContaining('grant letter') } });
    expect(await traces()).toEqual([]);
  });
});

describe('a funding decision', () => {
  async function drafted(office: TestOffice) {
    const desk = people(office);
    await desk.send('U0POLICY', 'announce:draft', funding);
    await desk.press('U0POLICY', 'announce:confirm', { id: 'ANN-01', version: 1 });
    return desk;
  }

  test('is approved by a second person, and goes at its hour and not a minute before', async () => {
    const office = scene.office('2005-10-14T10:00');
    const { press } = await drafted(office);
    await press('U0CHAIR', 'announce:approve', { id: 'ANN-01', version: 1 });
    await release.run(office.at('2005-11-22T00:00'));
    expect(await out()).toEqual([]);
    await release.run(office.at('2005-11-22T00:01'));
    const all = await out();
    expect(all.map(({ destination }) => destination)).toContain('#sen-rp-facilitators');
    expect(all.filter(({ destination }) => destination.startsWith('P-HOST-'))).toHaveLength(11);
    expect(all).toHaveLength(12);
  });

  test('is never approved by its author, by nobody who may not approve, nor by a button somebody else was given', async () => {
    const office = scene.office('2005-10-14T10:00');
    const { press } = await drafted(office);
    await expect(press('U0POLICY', 'announce:approve', { id: 'ANN-01', version: 1 })).rejects.toMatchObject({ code: 'own-words' });
    await expect(press('U0FIN', 'announce:approve', { id: 'ANN-01', version: 1 })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(press('U0FACYH', 'announce:approve', { id: 'ANN-01', version: 1 })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(press('U0CHAIR', 'announce:confirm', { id: 'ANN-01', version: 1 })).rejects.toThrow(Refusal);
    await release.run(office.at('2005-11-22T00:01'));
    expect(await out()).toEqual([]);
  });

  test('is approved again after any change of words, and the old words never go', async () => {
    const office = scene.office('2005-10-14T10:00');
    const { press, send } = await drafted(office);
    await press('U0CHAIR', 'announce:approve', { id: 'ANN-01', version: 1 });
    await send('U0SEC', 'announce:draft', { ...funding, text: 'Two more years.' }, { id: 'ANN-01', version: 1 });
    await expect(press('U0CHAIR', 'announce:approve', { id: 'ANN-01', version: 1 })).rejects.toMatchObject({ code: 'words-changed' });
    await release.run(office.at('2005-11-22T00:01'));
    expect(await out()).toEqual([]);
    const back = people(office.at('2005-10-20T10:00'));
    await back.press('U0SEC', 'announce:confirm', { id: 'ANN-01', version: 2 });
    await expect(back.press('U0SEC', 'announce:approve', { id: 'ANN-01', version: 2 })).rejects.toMatchObject({ code: 'own-words' });
    await expect(back.press('U0POLICY', 'announce:approve', { id: 'ANN-01', version: 2 })).rejects.toMatchObject({ code: 'own-words' });
    await back.press('U0DEPCHAIR', 'announce:approve', { id: 'ANN-01', version: 2 });
    await release.run(office.at('2005-11-22T00:01'));
    const [sent] = await scene.store.rows<{ message: { text: string } }>(sql`select message from deliveries where kind = 'announcement' limit 1`);
    expect(sent?.message.text).toBe('Partnerships to continue\nTwo more years.');
  });

  test('that is cancelled never goes', async () => {
    const office = scene.office('2005-10-14T10:00');
    const { press, type } = await drafted(office);
    await press('U0CHAIR', 'announce:approve', { id: 'ANN-01', version: 1 });
    await expect(type('U0FIN', 'cancel ANN-01')).rejects.toMatchObject({ code: 'not-allowed' });
    await type('U0POLICY', 'cancel 1');
    await release.run(office.at('2005-11-22T00:01'));
    expect(await out()).toEqual([]);
  });

  test('approved too late is not lost: it asks for a new hour', async () => {
    const office = scene.office('2005-10-14T10:00');
    await drafted(office);
    const late = office.at('2005-11-22T09:00');
    const desk = people(late);
    expect((await desk.press('U0CHAIR', 'announce:approve', { id: 'ANN-01', version: 1 })).text).toContain('its hour has passed');
    await release.run(late);
    expect(await out()).toEqual([]);
    await desk.type('U0CHAIR', 'hour ANN-01 22 November 2005 14:00');
    await release.run(office.at('2005-11-22T14:00'));
    expect(await out()).toHaveLength(12);
  });

  test('is seen before its hour by those who prepare it and by nobody else', async () => {
    const office = scene.office('2005-10-14T10:00');
    const { type } = await drafted(office);
    expect((await type('U0SRO', 'show ANN-01')).text).toContain('Partnerships to continue');
    expect(said(await type('U0FACYH', 'list'))).not.toContain('Partnerships to continue');
    await expect(type('U0FACYH', 'show ANN-01')).rejects.toMatchObject({ code: 'unknown-name' });
    await expect(type('U0FACYH', 'receipts ANN-01')).rejects.toThrow(Refusal);
  });

  test('ends the holding line and is told in the same instant, and not before', async () => {
    const office = scene.office('2005-10-14T10:00');
    const { press } = await drafted(office);
    await press('U0CHAIR', 'announce:approve', { id: 'ANN-01', version: 1 });
    const asked = async (at: string) => {
      const then = office.at(at);
      const { reader } = await then.caller('U0FACYH', '');
      const book = await then.transact(({ answerBook }) => answerBook.open(reader, null));
      return { line: book?.holdingLines.length, told: book?.decisions.some((one) => one.id === 'DEC-2005-01' && one.told) };
    };
    expect(await asked('2005-11-22T00:00')).toEqual({ line: 1, told: false });
    expect(await asked('2005-11-22T00:01')).toEqual({ line: 1, told: false });
    await release.run(office.at('2005-11-22T00:01'));
    expect(await asked('2005-11-22T00:01')).toEqual({ line: 0, told: true });
  });
});
