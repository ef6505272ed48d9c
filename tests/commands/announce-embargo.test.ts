import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { decision } from '../../commands/decision.js';
import { rounds } from '../../jobs/index.js';
import { release } from '../../jobs/release.js';
import type { Reply } from '../../src/command.js';
import { Refusal } from '../../src/domain/refusal.js';
import { sayRefusal } from '../../src/wording/refusals.js';
import { deliverAll, openScene, people, planned, type Scene } from '../announcing.js';
import type { TestOffice } from '../office.js';

let scene: Scene;
beforeAll(async () => { scene = await openScene(); }, 120_000);
beforeEach(() => scene.clear());
afterAll(() => scene.store.close());

const one = { id: 'ANN-01', version: 1 };
const report = { kind: 'publication under embargo', title: 'The final report', text: 'Partnerships made a marked contribution.', audiences: ['facilitators', 'hosts'], when: 'by-hand', day: null, time: null, decision: 'none', gates: null, options: [] };
const dated = { ...report, kind: 'funding decision', title: 'To continue', text: 'Two more years.', when: 'at-hour', day: '2005-11-22', time: '00:01', decision: 'DEC-2005-01' };

async function agreed(words: object, moment = '2005-10-14T10:00'): Promise<void> {
  const desk = people(scene.office(moment));
  await desk.send('U0POLICY', 'announce:draft', words as typeof report);
  await desk.press('U0POLICY', 'announce:confirm', one);
  await desk.press('U0CHAIR', 'announce:approve', one);
}

interface Pressed {
  readonly text: string;
  readonly action: string;
  readonly value: string;
}

function buttonsOf({ blocks }: Reply): Pressed[] {
  return (blocks ?? []).flatMap((block) => (block.type === 'actions' ? block.elements : [])).flatMap((element) => (
    element.type === 'button' ? [{ text: element.text.text, action: element.action_id ?? '', value: element.value ?? '' }] : []));
}

/** Presses a button of the card that `/announce show` gives, as it stands there. */
async function pressOn(office: TestOffice, user: string, text: string): Promise<Reply> {
  const desk = people(office);
  const found = buttonsOf(await desk.type(user, 'show ANN-01')).find((button) => button.text === text);
  if (found === undefined) throw new Error(`No button “${text}”`);
  return desk.press(user, found.action.split('/')[0] ?? '', JSON.parse(found.value));
}

describe('an embargo without a date', () => {
  test('is lifted by no clock: years may go by, and it is out only once a person releases it', async () => {
    await agreed(report);
    for (const moment of ['2005-11-22T00:01', '2006-03-31T23:59', '2006-06-01T00:01', '2008-04-01T09:00', '2025-11-24T09:00', '2069-12-31T23:59']) {
      for (const round of rounds.filter(({ name }) => ['release', 'preflight', 'follow', 'chase'].includes(name))) await round.run(scene.office(moment));
      expect(await planned(scene.store, 'ANN-01'), moment).toEqual([]);
    }
    const late = '2069-12-31T23:59';
    expect(await scene.store.rows(sql`select state from announcements where id = 'ANN-01'`)).toEqual([{ state: 'approved' }]);
    const card = await people(scene.office(late)).type('U0POLICY', 'show ANN-01');
    expect(JSON.stringify(card)).toContain('under embargo until a person releases it');
    expect(buttonsOf(card).map(({ text }) => text)).toEqual(['Release it…', 'Edit', 'Cancel it']);
    await expect(people(scene.office(late)).send('U0FIN', 'announce:release', { when: 'now', day: null, time: null }, { ...one, stage: 1 })).rejects.toMatchObject({ code: 'not-allowed' });
    await release.run(scene.office(late));
    expect(await planned(scene.store, 'ANN-01')).toEqual([]);
    expect((await pressOn(scene.office(late), 'U0POLICY', 'Release it…')).form?.callback_id).toBe('announce:release');
    await people(scene.office(late)).send('U0POLICY', 'announce:release', { when: 'now', day: null, time: null }, { ...one, stage: 1 });
    await release.run(scene.office(late));
    expect(await planned(scene.store, 'ANN-01')).toHaveLength(12);
    expect(await scene.store.rows(sql`select event from trail where subject = 'ANN-01' and event in ('embargo-lifted', 'released') order by seq`)).toEqual([{ event: 'embargo-lifted' }, { event: 'released' }]);
  });

  test('after a dated stage holds the last one only: the first goes at its hour, the other waits for a person', async () => {
    const desk = people(scene.office('2005-10-14T10:00'));
    await desk.send('U0POLICY', 'announce:draft', { ...dated, audiences: ['facilitators'] });
    await desk.send('U0POLICY', 'announce:stage', { audiences: ['hosts'], when: 'by-hand', day: null, time: null }, one);
    await desk.press('U0POLICY', 'announce:confirm', { ...one, version: 2 });
    await desk.press('U0CHAIR', 'announce:approve', { ...one, version: 2 });
    for (const moment of ['2005-11-22T00:01', '2006-06-01T00:01', '2069-12-31T23:59']) await release.run(scene.office(moment));
    expect((await planned(scene.store, 'ANN-01')).map(({ stage }) => stage)).toEqual([1]);
    expect(await scene.store.rows(sql`select stage, state from announcement_stages order by stage`)).toEqual([{ stage: 1, state: 'released' }, { stage: 2, state: 'planned' }]);
  });
});

describe('the card of one that is approved', () => {
  test('has “Cancel it”, and it works: nothing goes', async () => {
    await agreed(dated);
    const reply = await pressOn(scene.office('2005-10-20T10:00'), 'U0CHAIR', 'Cancel it');
    expect(reply).toMatchObject({ replaces: true, text: expect.stringContaining('ANN-01 is cancelled; nothing goes out') });
    await release.run(scene.office('2005-11-22T00:01'));
    expect(await planned(scene.store, 'ANN-01')).toEqual([]);
    expect(buttonsOf(await people(scene.office('2005-11-22T00:01')).type('U0CHAIR', 'show ANN-01'))).toEqual([]);
  });

  test('has “New hour”, and it works: a later one moves it, an earlier one is refused', async () => {
    await agreed(dated);
    const office = scene.office('2005-10-20T10:00');
    const { form } = await pressOn(office, 'U0POLICY', 'New hour');
    expect(form?.callback_id).toBe('announce:hour');
    const about: object = JSON.parse(form?.private_metadata ?? '{}');
    const desk = people(office);
    await expect(desk.send('U0POLICY', 'announce:hour', { day: '2005-11-21', time: '09:00' }, about)).rejects.toMatchObject({ code: 'hour-too-early' });
    expect(await desk.send('U0POLICY', 'announce:hour', { day: '2005-11-23', time: '09:30' }, about)).toMatchObject({ text: expect.stringContaining('ANN-01 now goes at 09:30') });
    for (const moment of ['2005-11-22T00:01', '2005-11-23T09:29']) await release.run(scene.office(moment));
    expect(await planned(scene.store, 'ANN-01')).toEqual([]);
    await release.run(scene.office('2005-11-23T09:30'));
    expect(await planned(scene.store, 'ANN-01')).toHaveLength(12);
  });

  test('has neither for somebody who may not decide', async () => {
    await agreed(dated);
    const shown = buttonsOf(await people(scene.office('2005-10-20T10:00')).type('U0FIN', 'show ANN-01')).map(({ text }) => text);
    expect(shown).not.toContain('Cancel it');
    expect(shown).not.toContain('New hour');
  });
});

describe('to a guest', () => {
  const guest = 'U0PRESS';

  test.each(['receipts ANN-01', 'receipts', 'acks ANN-01'])('`/announce %s` is refused, and as they only looked nothing is said of changes', async (typed) => {
    await agreed(dated);
    const before = await scene.store.rows(sql`select count(*)::int as n from trail`);
    const refusal: unknown = await people(scene.office('2005-10-20T10:00')).type(guest, typed).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'not-allowed', facts: { looking: true } });
    const said = refusal instanceof Refusal ? sayRefusal(refusal) : '';
    expect(said).toContain('Only the sponsor’s officials and the secretariat can see');
    expect(said).not.toContain('I have changed nothing');
    expect(said).not.toContain('To continue');
    expect(await scene.store.rows(sql`select count(*)::int as n from trail`)).toEqual(before);
  });

  test('an announcement and its decision are as if they were not, before its hour and after it where they are not told', async () => {
    await agreed(dated);
    for (const moment of ['2005-10-20T10:00', '2005-11-22T09:00']) {
      await release.run(scene.office(moment));
      await deliverAll(scene.store, scene.office(moment).now);
      const desk = people(scene.office(moment));
      await expect(desk.type(guest, 'show ANN-01'), moment).rejects.toMatchObject({ code: 'unknown-name' });
      await expect(desk.type(guest, 'show ANN-99'), moment).rejects.toMatchObject({ code: 'unknown-name' });
      expect(JSON.stringify(await desk.type(guest, 'list')), moment).not.toMatch(/ANN-01|To continue/);
      const register = people(scene.office(moment), decision);
      expect(await register.type(guest, 'show DEC-2005-01'), moment).toEqual(await register.type(guest, 'show DEC-2005-77'));
      expect(JSON.stringify(await register.type(guest, 'list')), moment).not.toMatch(/DEC-2005|To continue|Two more years/);
    }
  });
});
