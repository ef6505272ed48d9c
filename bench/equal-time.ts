import { readFile } from 'node:fs/promises';
import { parse, stringify } from 'yaml';
import { askOne } from '../src/cli/ask.js';
import type { Database } from '../src/store/database.js';
import { samplePath, sampleStore, testOffice } from '../tests/office.js';

/** How long somebody who has not been told waits for the agreed words, by what became of the decision. All in turn, in one run. */
interface File { decisions: { id: string }[]; told_log: object[] }

const rounds = Number(process.argv[2] ?? 150);
const day = '2005-11-07';
const questions = ['any news on the funding?', 'DEC-2005-01', 'has the minister decided'];

const states: Readonly<Record<string, (file: File) => void>> = {
  undecided: (file) => {
    file.told_log = [];
    file.decisions = file.decisions.map((one) => (one.id === 'DEC-2005-01' ? { ...one, outcome: null, announced: null, effective: undefined } : one));
  },
  'decided, told to nobody': (file) => {
    file.told_log = [];
    file.decisions = file.decisions.map((one) => (one.id === 'DEC-2005-01' ? { ...one, decided_on: { d: '2005-11-01', p: 'day' }, announced: null } : one));
  },
  'released to others': () => undefined,
};

const text = await readFile(samplePath, 'utf8');
const stores = new Map<string, Database>();
for (const [state, change] of Object.entries(states)) {
  const file = parse(text) as File;
  change(file);
  stores.set(state, await sampleStore('pglite', stringify(file)));
}

const took = new Map<string, number[]>([...stores.keys()].map((state) => [state, []]));
const names = [...stores.keys()];
for (let round = -10; round < rounds; round += 1) {
  for (let at = 0; at < names.length; at += 1) {
    // Each in its turn goes first, so that none always runs on a warm or a cold machine.
    const state = names[(at + round + 10) % names.length] ?? '';
    const store = stores.get(state);
    if (store === undefined) continue;
    const message = questions[(round + 10) % questions.length] ?? '';
    const began = performance.now();
    await askOne(testOffice(store, day), store, { asker: 'facilitator EM', place: 'DM', at: day, message });
    if (round >= 0) took.get(state)?.push(performance.now() - began);
  }
}
for (const [state, times] of took) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(share * sorted.length)] ?? 0).toFixed(1);
  process.stdout.write(`${state}: median ${at(0.5)} ms, quarter ${at(0.25)} to ${at(0.75)} ms, of ${sorted.length}\n`);
}
for (const store of stores.values()) await store.close();
