import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../../commands/ask.js';
import type { Reply } from '../../src/command.js';
import type { Book } from '../../src/domain/answer-book.js';
import { canonicals } from '../../src/grammar/question/canonical.js';
import { everyWay, likest } from '../../src/grammar/question/likeness.js';
import { readQuestion, type Asker } from '../../src/grammar/question/read.js';
import { readMessage } from '../../src/grammar/question/several.js';
import type { Database } from '../../src/store/database.js';
import { sampleStore, testOffice } from '../office.js';

let store: Database;
let book: Book;
const office = () => testOffice(store, '2005-10-14T12:00');
const asker: Asker = { partnerships: [], roles: ['CHAIR'], earlier: null };

beforeAll(async () => {
  store = await sampleStore();
  const { reader } = await office().caller('U0CHAIR', '');
  const opened = await office().read((records) => records.answerBook.open(reader, null));
  if (opened === null) throw new Error('The sample opens no book.');
  book = opened;
}, 60_000);
afterAll(() => store.close());

const sampleNames: Readonly<Record<string, string>> = {
  place: 'South West', member: 'Norfolk', milestone: 'M-SW1', action: 'ACT-043', risk: 'RSK-01', meeting: 'NSG-07', role: 'National Adviser', theme: 'autism mapping', term: 'baseline', window: 'this week',
};
const named = (question: string) => question.replace(/\{(\w+)\}/g, (_, slot: string) => sampleNames[slot] ?? slot);

function choicesOf(reply: Reply): { action: string; value: string }[] {
  return (reply.blocks ?? []).flatMap((block) => (block.type === 'actions' ? block.elements : [])).flatMap((one) => ('action_id' in one && 'value' in one && typeof one.value === 'string' ? [{ action: one.action_id ?? '', value: one.value }] : []));
}

describe('a question of the table that others are likened to', () => {
  it.each(canonicals.map(([asks, question]) => [question, asks] as const))('“%s” is read by the table as %s', (question, asks) => {
    expect(readQuestion(named(question), book, asker).asks).toBe(asks);
  });

  it('is found by two in three of the ways people put it, were that way not in the table, and is among the first five by nine in ten', () => {
    const placed = everyWay().map((way) => {
      const fits = likest(way.made, (slots) => slots.every((slot) => way.made.slots.has(slot)) && [...way.made.slots].every((slot) => slots.includes(slot)), way);
      return fits.findIndex(({ canonical: [asks] }) => asks === way.of[0]);
    });
    const share = (within: number) => placed.filter((at) => at >= 0 && at < within).length / placed.length;
    console.info(`Ways of putting a question that find it without themselves: ${placed.length} ways, first ${(share(1) * 100).toFixed(0)} %, among five ${(share(5) * 100).toFixed(0)} %`);
    expect(share(1)).toBeGreaterThan(0.64);
    expect(share(5)).toBeGreaterThan(0.88);
  });
});

describe('a question that no line of the table reads', () => {
  it('is answered as the one question it is plainly like, after how it was read', async () => {
    const reply = await ask.run(office(), await office().caller('U0CHAIR', 'how long have i got to get a paper in'));
    expect(reply.text).toContain('I read that as: when are the papers due?');
    expect(reply.text).toContain('25 October 2005');
  });

  it('is asked back with at most five questions, each of which reads and can be pressed', async () => {
    const reply = await ask.run(office(), await office().caller('U0CHAIR', 'papers timetable please'));
    const choices = choicesOf(reply);
    expect(reply.text).toContain('Did you mean');
    expect(choices.length).toBeGreaterThan(1);
    expect(choices.length).toBeLessThanOrEqual(5);
    for (const { action, value } of choices) {
      const handler = ask.buttons?.[action.replace(/\/\d+$/, '')];
      if (handler === undefined) throw new Error(`No button ${action}`);
      const answered = await handler(office(), { ...(await office().caller('U0CHAIR', '')), value, message: null });
      expect(answered).toMatchObject({ replaces: true });
      expect(answered.text).not.toMatch(/did not understand|Did you mean/);
    }
  });

  it('is asked by its number in the talk, as well as by its button', async () => {
    const [offered] = choicesOf(await ask.run(office(), await office().caller('U0SEC', 'papers timetable please')));
    const first = await ask.run(office(), await office().caller('U0SEC', 'the first one'));
    const pressed = await ask.buttons?.['ask:ask']?.(office(), { ...(await office().caller('U0SEC', '')), value: offered?.value ?? '', message: null });
    expect(first.text).toBe(pressed?.text);
    expect(first.text).toContain('due by');
  });

  it('is likened to nothing that leaves out what it named, and to nothing about what is to come', () => {
    for (const text of ['will there be papers money lots for the south west beyond march', 'any chance the regions get binned', 'whose are they', 'how many schools in london']) {
      const { readAs, near } = readMessage(text, book, asker);
      expect({ text, readAs, near }).toEqual({ text, readAs: undefined, near: undefined });
    }
  });
});
