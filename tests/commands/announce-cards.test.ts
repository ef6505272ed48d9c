import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { follow } from '../../jobs/follow.js';
import { jobsBy } from '../../jobs/index.js';
import { release } from '../../jobs/release.js';
import type { DeliveryId } from '../../src/domain/ids.js';
import type { Message, Posting } from '../../src/office.js';
import { openScene, people, type Scene } from '../announcing.js';
import type { TestOffice } from '../office.js';
import { machineClocks } from '../setup/clocks.js';

const { deliver } = jobsBy(machineClocks);

/** What each approver's card in Slack shows, after everything that can happen to what it asks about. */
let scene: Scene;
beforeAll(async () => { scene = await openScene(); }, 120_000);
beforeEach(async () => {
  await scene.clear();
  cards.clear();
});
afterAll(() => scene.store.close());

/** The messages that stand in Slack now, by whose conversation they are in. */
const cards = new Map<string, { message: Message; ts: string }>();

/** The office with a desk that keeps the cards as Slack would show them. */
function inSlack(moment: string): TestOffice {
  const office = scene.office(moment);
  return {
    ...office,
    desk: {
      ...office.desk,
      post: ({ channel, message }: Posting) => {
        const ts = `18.${cards.size}`;
        cards.set(channel, { message, ts });
        return Promise.resolve({ kind: 'posted', channel, ts });
      },
      update: (channel, ts, message) => {
        if (cards.get(channel)?.ts === ts) cards.set(channel, { message, ts });
        return Promise.resolve({ kind: 'posted', channel, ts });
      },
    },
  };
}

async function deliverCards(moment: string, only?: string): Promise<void> {
  const rows = await scene.store.rows<{ id: DeliveryId; generation: number; destination: string }>(sql`
    select id, generation, destination from deliveries where kind = 'announcement-approval' and state = 'planned' order by destination`);
  for (const { id, generation, destination } of rows) if (only === undefined || destination === only) await deliver.run(inSlack(moment), { delivery: id, generation });
}

const gates = 'MIN private office confirms words\nCOMMS confirms lines to take';
const words = { kind: 'funding decision', title: 'Partnerships to continue', text: 'Two more years.', audiences: ['facilitators'], when: 'at-hour', day: '2005-11-22', time: '00:01', decision: 'DEC-2005-01', gates, options: [] };
const one = { id: 'ANN-01', version: 1 };

async function asked() {
  const desk = people(inSlack('2005-10-14T10:00'));
  await desk.send('U0POLICY', 'announce:draft', words);
  await desk.press('U0POLICY', 'announce:confirm', one);
  return desk;
}

/** Somebody's card: what it says, and its buttons. */
function card(user: string): { says: string; buttons: string[] } {
  const found = cards.get(`D${user.slice(1)}`);
  if (found === undefined) throw new Error(`${user} has no card`);
  const buttons = found.message.blocks?.flatMap((block) => (block.type === 'actions' ? block.elements : [])) ?? [];
  return { says: JSON.stringify(found.message), buttons: buttons.map((button) => ('text' in button && typeof button.text === 'object' ? button.text.text : '')) };
}

const approve = 'Approve these words';
const approvers = ['U0CHAIR', 'U0DEPCHAIR', 'U0COMMS', 'U0SEC', 'U0SRO'];
const follows = (moment: string) => follow.run(inSlack(moment));

describe('once approvers have their cards', () => {
  beforeEach(async () => {
    await asked();
    await deliverCards('2005-10-14T10:01');
    for (const user of approvers) expect(card(user).buttons, user).toContain(approve);
    expect(cards.has('D0POLICY')).toBe(false);
  });

  test('a cancellation takes every button away, and says so', async () => {
    await people(scene.office('2005-10-14T10:05')).type('U0POLICY', 'cancel ANN-01');
    await follows('2005-10-14T10:06');
    for (const user of approvers) {
      expect(card(user).says, user).toContain('is cancelled; nothing goes out. Nothing more is asked of you.');
      expect(card(user).buttons, user).toEqual([]);
    }
  });

  test('a change of words takes every button away, and the new words ask anew', async () => {
    await people(scene.office('2005-10-14T10:05')).send('U0SEC', 'announce:draft', { ...words, text: 'Two years, at £2m.' }, one);
    await follows('2005-10-14T10:06');
    for (const user of approvers) {
      expect(card(user).says, user).toContain('this was version 1, and it is now version 2');
      expect(card(user).buttons, user).toEqual([]);
    }
    cards.clear();
    await people(scene.office('2005-10-14T10:07')).press('U0SEC', 'announce:confirm', { id: 'ANN-01', version: 2 });
    await deliverCards('2005-10-14T10:08');
    expect(card('U0CHAIR').says).toContain('£2m');
    expect(card('U0CHAIR').buttons).toContain(approve);
    expect(cards.has('D0SEC')).toBe(false);
  });

  test('somebody else’s approval takes away the button that would do nothing, and the conditions stay with those who may say that they are met', async () => {
    await people(scene.office('2005-10-14T10:05')).press('U0CHAIR', 'announce:approve', one);
    await follows('2005-10-14T10:06');
    expect(card('U0CHAIR').says).toContain('Thank you: you approved these words of ANN-01');
    for (const user of approvers) {
      expect(card(user).buttons, user).not.toContain(approve);
      expect(card(user).says, user).toContain('It still waits for “MIN private office confirms words” and “COMMS confirms lines to take”.');
    }
    expect(card('U0SRO').says).toContain('so your approval is not needed any more');
    expect(card('U0COMMS').buttons).toContain('Done: COMMS confirms lines to take');
    for (const user of approvers.filter((user) => user !== 'U0COMMS')) expect(card(user).buttons, user).not.toContain('Done: COMMS confirms lines to take');
  });

  test('a condition that is met goes from every card, the one that is open stays, and the approval is still asked for', async () => {
    await people(scene.office('2005-10-14T10:05')).press('U0COMMS', 'announce:tick', { ...one, gate: 1 });
    await follows('2005-10-14T10:06');
    for (const user of approvers) {
      expect(card(user).buttons, user).toContain(approve);
      expect(card(user).buttons, user).not.toContain('Done: COMMS confirms lines to take');
    }
    await people(scene.office('2005-10-14T10:07')).press('U0CHAIR', 'announce:approve', one);
    await follows('2005-10-14T10:08');
    for (const user of approvers) {
      expect(card(user).says, user).toContain('It still waits for “MIN private office confirms words”.');
      expect(card(user).buttons, user).not.toContain(approve);
    }
  });

  test('every button that a card still shows works for whoever has it', async () => {
    await people(scene.office('2005-10-14T10:05')).press('U0CHAIR', 'announce:approve', one);
    await follows('2005-10-14T10:06');
    const shown = approvers.filter((user) => card(user).buttons.length > 0);
    expect(shown).toContain('U0COMMS');
    for (const user of shown) {
      const pressed = cards.get(`D${user.slice(1)}`)?.message.blocks?.flatMap((block) => (block.type === 'actions' ? block.elements : [])) ?? [];
      for (const button of pressed) {
        if (!('action_id' in button) || !('value' in button) || button.action_id === undefined) continue;
        await people(scene.office('2005-10-14T10:07')).press(user, button.action_id.split('/')[0] ?? '', JSON.parse(button.value ?? '{}'));
      }
    }
    await follows('2005-10-14T10:08');
    for (const user of approvers) expect(card(user).buttons, user).toEqual([]);
  });

  test('when it is out every card says so, and changes no more', async () => {
    const desk = people(scene.office('2005-10-14T10:05'));
    await desk.press('U0CHAIR', 'announce:approve', one);
    await desk.press('U0COMMS', 'announce:tick', { ...one, gate: 1 });
    const filled = await scene.office('2005-10-14T10:05').transact(({ directory }) => directory.filledRoles());
    await desk.press(filled.some((role) => role === 'MIN') ? 'U0MIN' : 'U0CHAIR', 'announce:tick', { ...one, gate: 0 });
    await release.run(scene.office('2005-11-22T00:01'));
    await follows('2005-11-22T00:02');
    for (const user of approvers) {
      expect(card(user).says, user).toContain('is released. Nothing more is asked of you');
      expect(card(user).buttons, user).toEqual([]);
    }
    const before = [...cards.entries()];
    await follows('2005-11-22T00:03');
    expect([...cards.entries()]).toEqual(before);
  });
});

describe('an approver who comes late', () => {
  test('is told that it is approved already, and truly what is still open', async () => {
    const desk = await asked();
    await desk.press('U0CHAIR', 'announce:approve', one);
    await expect(desk.press('U0SRO', 'announce:approve', one)).rejects.toMatchObject({ code: 'approved-already', facts: { open: ['MIN private office confirms words', 'COMMS confirms lines to take'] } });
    await desk.press('U0COMMS', 'announce:tick', { ...one, gate: 1 });
    await expect(desk.press('U0SRO', 'announce:approve', one)).rejects.toMatchObject({ code: 'approved-already', facts: { open: ['MIN private office confirms words'] } });
    expect(await scene.store.rows(sql`select approved_by from announcement_approvals`)).toEqual([{ approved_by: 'P-CHAIR' }]);
  });

  test('whose card had not left when the words changed or it was cancelled gets none', async () => {
    const desk = await asked();
    await deliverCards('2005-10-14T10:01', 'P-CHAIR');
    await desk.type('U0POLICY', 'cancel ANN-01');
    await deliverCards('2005-10-14T10:02');
    expect([...cards.keys()]).toEqual(['D0CHAIR']);
    await follows('2005-10-14T10:03');
    expect(card('U0CHAIR').buttons).toEqual([]);
  });

  test('whose card leaves after a condition was met is not asked about that one', async () => {
    const desk = await asked();
    await desk.press('U0COMMS', 'announce:tick', { ...one, gate: 1 });
    await deliverCards('2005-10-14T10:02');
    expect(card('U0COMMS').buttons).not.toContain('Done: COMMS confirms lines to take');
    expect(card('U0COMMS').buttons).toContain(approve);
  });
});
