import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerQuestion } from '../../commands/answering.js';
import type { Database } from '../../src/store/database.js';
import { sampleStore, testOffice } from '../office.js';

let store: Database;
beforeAll(async () => { store = await sampleStore(); }, 60_000);
afterAll(() => store.close());

const office = () => testOffice(store, '2005-11-07T12:00');

async function ask(user: string, text: string, channel?: string): Promise<string> {
  const { reader } = await office().caller(user, text, channel);
  return (await answerQuestion(office(), reader, text)).answer.text;
}

async function noted() {
  const lines = await office().transact(({ trail }) => trail.lines());
  return lines.filter(({ event }) => event === 'asked').map(({ subject, facts }) => ({ subject, ...facts }));
}

test('who asked about a decision in plain words is on the trail, with the place and the kind of answer, and no words', async () => {
  await ask('U0FACNE', 'has the funding beyond April 2006 been decided, and does Zaphod Oddname keep his place?');
  await ask('U0CHAIR', 'what was decided about the future of the partnerships beyond April 2006?');
  await ask('U0CHAIR', 'what was decided about the future of the partnerships beyond April 2006?', 'C0SHARED');
  await ask('U0FACNE', 'how is the North East doing?');
  const all = await noted();
  expect(all).toMatchObject([
    { subject: 'DEC-2005-01', by: 'P-FAC-NE', place: 'direct', given: 'holding line' },
    { subject: 'DEC-2005-01', by: 'P-CHAIR', place: 'direct', given: 'outcome' },
    { subject: 'DEC-2005-01', by: 'P-CHAIR', place: '#sen-rp-shared', given: 'holding line' },
  ]);
  expect(JSON.stringify(all)).not.toMatch(/Zaphod|2\.125|March 2008|nothing we can share/);
});

test('the line is written whether or not there is a decision, so that an asker learns nothing from how long it takes', async () => {
  const before = (await noted()).length;
  await ask('U0PRESS', 'have ministers decided about 2008?');
  expect((await noted()).length).toBe(before + 1);
});
