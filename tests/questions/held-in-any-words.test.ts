import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { askOne } from '../../src/cli/ask.js';
import type { Database } from '../../src/store/database.js';
import { nothingToShare } from '../../src/wording/answers/withheld.js';
import { samplePath, sampleStore, testOffice } from '../office.js';
import { ferries, hospices, inState } from './held-programmes.js';
import { held, told } from './phrasing.js';

/** As people ask who have not been told: by hearsay, sideways, and in no word of the decision's own title. */
const asked = [
  'which {ward} gets the chop', 'is it true they want to merge us with another {ward}', 'someone at the office said two of us are going', 'will we still be here next winter', 'are the {wards} being scrapped',
  'i hear we are being wound up', 'rumour has it only two {wards} survive', 'has anyone been let go', 'do i need to look for another job', 'can i take a new nurse on past the summer', 'should we give the landlord notice',
  'should we be ordering for next season', 'who gets it first', 'are we in the first wave', 'a friend of mine says we move last, is that right', 'what did they say about us the other day', 'so what becomes of the {wards}',
  'what will happen to my job', 'are they keeping us on', 'are we for the axe', 'is it down to three {wards} now', 'when will you tell us what is going on', 'have they picked the winners', 'do we lose our post', 'when do the contract letters come out',
  'everyone reckons we have had it and will be shut', 'is there any truth in the closures', 'can we plan for next year', 'how many {wards} will there be after the summer', 'are they pulling the plug on us', 'has the money been cut', 'which one of us is going', 'are we being carried on', 'do we sign it or hold off', 'are we getting the 340k',
];

/** Everyday questions that lend a word from those. */
const plain = [
  'is our return in', 'how many {wards} are there', 'what is late', 'when is the next meeting', 'who has not sent their return', 'what is due next month', 'which {wards} are late', 'who goes to the next meeting', 'how are we doing', 'what is a milestone', 'which {ward} are we',
];

interface Kept { readonly told: Database; readonly taken: Database; readonly open: Database }

async function ask(store: Database, asker: string, place: string, at: string, message: string) {
  await store.rows({ text: 'delete from conversations', values: [] } as never);
  return askOne(testOffice(store, at), store, { asker, place, at, message });
}

const sampleAs = (text: string, state: keyof Kept): string => {
  const file = parse(text) as { decisions: Record<string, unknown>[]; told_log: object[] };
  if (state !== 'told') file.told_log = [];
  file.decisions = file.decisions.map((one) => (one['id'] !== 'DEC-2005-01' || state === 'told' ? one : state === 'open' ? { ...one, outcome: null, announced: null, effective: undefined } : { ...one, decided_on: { d: '2005-11-01', p: 'day' }, announced: null }));
  return stringify(file);
};

const programmes = {
  ferries: { ...ferries, file: async (state: keyof Kept) => inState(ferries, state), ward: ['crossing', 'crossings'] },
  hospices: { ...hospices, file: async (state: keyof Kept) => inState(hospices, state), ward: ['ward', 'wards'] },
  sample: {
    file: async (state: keyof Kept) => sampleAs(await readFile(samplePath, 'utf8'), state), ward: ['partnership', 'partnerships'],
    words: held, between: told, after: '2005-11-23', outcome: 'two more years', uncleared: 'facilitator EM', cleared: 'Chair', fieldChannel: '#sen-rp-facilitators',
  },
} as const;

describe.each(Object.entries(programmes))('what becomes of us, asked of the %s', (_name, programme) => {
  let stores: Kept;
  beforeAll(async () => {
    const [one, two, three] = await Promise.all([programme.file('told'), programme.file('taken'), programme.file('open')]);
    stores = { told: await sampleStore('pglite', one), taken: await sampleStore('pglite', two), open: await sampleStore('pglite', three) };
  }, 180_000);
  afterAll(async () => {
    for (const store of Object.values(stores ?? {}) as Database[]) await store.close();
  });
  const inItsWords = (message: string) => message.replaceAll('{wards}', programme.ward[1]).replaceAll('{ward}', programme.ward[0]);

  it.each(asked)('has the agreed words for whoever was not told, the same to the byte whether it is taken or not: %s', async (said) => {
    const message = inItsWords(said);
    const answers: string[] = [];
    for (const store of Object.values(stores) as Database[]) {
      const { answer, privately } = await ask(store, programme.uncleared, 'DM', programme.between, message);
      answers.push(JSON.stringify({ answer, privately }));
      expect({ kind: answer.kind, text: answer.text }).toEqual({ kind: 'WITHHELD', text: programme.words });
    }
    expect(new Set(answers).size).toBe(1);
  });

  it.each(asked)('has the decision for whoever was told, and beside others who were not the agreed words and a note: %s', async (said) => {
    const message = inItsWords(said);
    const { answer } = await ask(stores.told, programme.cleared, 'DM', programme.between, message);
    expect(answer.text).not.toBe(nothingToShare);
    expect(answer.kind === 'DECISION' || answer.kind === 'STATUS' || answer.kind === 'DATE' || answer.kind === 'MONEY', answer.text).toBe(true);
    if (answer.kind === 'DECISION') expect(answer.text).toContain(programme.outcome);
    const beside = await ask(stores.told, programme.cleared, programme.fieldChannel, programme.between, message);
    expect(beside.answer.text).toBe(programme.words);
    expect(beside.privately?.text).toBe(answer.text);
    const released = await ask(stores.told, programme.uncleared, 'DM', programme.after, message);
    expect(released.answer.text).not.toBe(programme.words);
  });

  it.each(plain)('is not what is heard in a plain question: %s', async (said) => {
    const { answer } = await ask(stores.told, programme.uncleared, 'DM', programme.between, inItsWords(said));
    expect([programme.words, nothingToShare]).not.toContain(answer.text);
    expect(answer.text).not.toContain(programme.outcome);
  });
});

describe('what the agreed words say they are about', () => {
  const said = ['who gets the garden room', 'how much is the trust putting into the garden room', 'has ashdown got the garden room', 'is it true it is going to beechwell, the garden room', 'any news of the garden room', 'when will the garden room be announced'];
  const words = 'Nothing can be said yet about the garden room. Every ward and its friends will have a letter from the office.';
  let stores: readonly Database[];
  beforeAll(async () => {
    stores = await Promise.all((['told', 'taken', 'open'] as const).map(async (state) => sampleStore('pglite', inState(hospices, state).replace(hospices.words, words))));
  }, 180_000);
  afterAll(async () => {
    for (const store of stores ?? []) await store.close();
  });

  it.each(said)('gets those words from whoever may say no more, whatever came of it: %s', async (message) => {
    const answers = await Promise.all(stores.map(async (store) => JSON.stringify(await ask(store, hospices.uncleared, 'DM', hospices.between, message))));
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain(words);
  });

  it('is not what is heard once the words are no longer in force', async () => {
    const [store] = stores;
    const { answer } = await ask(store!, hospices.uncleared, 'DM', hospices.after, 'any news of the garden room');
    expect(answer.text).not.toContain(words);
  });
});
