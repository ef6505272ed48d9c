import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerQuestion } from '../../commands/answering.js';
import type { Database } from '../../src/store/database.js';
import { sampleStore, testOffice } from '../office.js';

let store: Database;
beforeAll(async () => {
  store = await sampleStore();
}, 60_000);
afterAll(() => store.close());

const asked = async (user: string, channel: string | undefined, question: string) => {
  const office = testOffice(store, '2005-10-14T12:00');
  const { answer, privately } = await answerQuestion(office, (await office.caller(user, '', channel)).reader, question);
  return { aloud: answer.text, alone: privately?.text ?? null };
};
const notIn = (question: string) => (question.includes('released') ? /Merseyside|East Midlands/ : /Merseyside|South East|Yorkshire/);

test.each([
  ['who has not returned?', '8 of 11 are in for quarter 2 of 2005-06', 'Merseyside, South East and Yorkshire and the Humber'],
  ['whose return came in late?', '8 of 11 are in for quarter 2 of 2005-06', 'Merseyside'],
  ['are there any watermelons?', '3 of 11 have no return, so no colour to compare.', 'No return, so no colour to compare: Merseyside'],
  ['which returns are in?', '8 of 11 highlight reports are in', 'Still to come: Merseyside'],
  ['who has not given released time?', '9 of 11 are in for quarter 1', 'East Midlands'],
  ['how much released time is there?', '927 days of released time for quarter 1 of 2005-06, from 9 of 11 partnerships.', 'None yet from Merseyside and East Midlands'],
])('where others read along nobody is named for what is not in: “%s”', async (question, number, names) => {
  for (const user of ['U0CHAIR', 'U0SEC']) {
    const { aloud, alone } = await asked(user, 'C0NSG', question);
    expect(aloud).toContain(number);
    expect(aloud).not.toMatch(notIn(question));
    // The names are for the asker alone, beside it.
    expect(alone).toContain(names);
  }
  expect((await asked('U0CHAIR', undefined, question)).aloud).toContain(names);
});

test('a partnership that is asked about by name is answered for', async () => {
  expect((await asked('U0CHAIR', 'C0NSG', 'has Merseyside returned?')).aloud).toContain('not in; it was due 7 October 2005');
});

test('somebody who may not see the returns is told of none, here or beside it', async () => {
  const { aloud, alone } = await asked('U0PRESS', 'C0SHARED', 'who has not returned?');
  expect(`${aloud} ${alone}`).not.toMatch(/of 11|Merseyside/);
});
