import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Sql } from 'sql-template-tag';
import { parse, stringify } from 'yaml';
import { askOne } from '../../src/cli/ask.js';
import type { Database, Session } from '../../src/store/database.js';
import { samplePath, sampleStore, testOffice } from '../office.js';

interface Decision { id: string; decided_on?: unknown; announced?: unknown; outcome?: unknown; effective?: unknown }
interface File { decisions: Decision[]; told_log: object[] }

/** The sample with its great decision still open, or taken and told to nobody, or told to the steering group alone. */
const states: Readonly<Record<string, (file: File) => void>> = {
  undecided: (file) => {
    file.told_log = [];
    file.decisions = file.decisions.map((one) => (one.id === 'DEC-2005-01' ? { ...one, outcome: null, announced: null, effective: undefined } : one));
  },
  'decided, and told to nobody': (file) => {
    file.told_log = [];
    file.decisions = file.decisions.map((one) => (one.id === 'DEC-2005-01' ? { ...one, decided_on: { d: '2005-11-01', p: 'day' }, announced: null } : one));
  },
  'released to others': () => undefined,
};

const stores = new Map<string, Database>();
beforeAll(async () => {
  const text = await readFile(samplePath, 'utf8');
  for (const [state, change] of Object.entries(states)) {
    const file = parse(text) as File;
    change(file);
    stores.set(state, await sampleStore('pglite', stringify(file)));
  }
}, 120_000);
afterAll(async () => {
  for (const store of stores.values()) await store.close();
});

/** The same store, noting every statement that is made of it, without its values. */
function noting(store: Database, seen: string[]): Database {
  const note = (session: Session): Session => ({
    rows: <Row>(statement: Sql) => {
      seen.push(statement.text.replace(/\s+/g, ' '));
      return session.rows<Row>(statement);
    },
  });
  return { ...store, ...note(store), transact: (work) => store.transact((session) => work({ ...session, ...note(session) })) };
}

const asked = ['any news on the funding?', 'has the minister decided', 'DEC-2005-01', 'what was decided', 'who has been told', 'when will we hear about the money', 'is anything after april', 'what is late', 'what depends on the funding decision', 'have the grant letters gone out?', 'whats the outcome', 'how much will we get next year'];

it.each(['facilitator EM', 'host authority SC', 'LA officer', 'journalist guest'])('asks the records the same questions for a %s, whatever became of the decision', async (asker) => {
  for (const place of ['DM', '#sen-rp-announcements']) {
    for (const message of asked) {
      const ways: { state: string; statements: string[]; text: string }[] = [];
      for (const [state, store] of stores) {
        const statements: string[] = [];
        const watched = noting(store, statements);
        const { answer } = await askOne(testOffice(watched, '2005-11-07'), watched, { asker, place, at: '2005-11-07', message });
        ways.push({ state, statements, text: answer.text });
      }
      const [first, ...others] = ways;
      expect(first?.statements.length).toBeGreaterThan(5);
      for (const other of others) {
        expect(other.statements, `${asker} in ${place}, ${other.state}: ${message}`).toEqual(first?.statements);
        expect(other.text).toBe(first?.text);
      }
    }
  }
}, 120_000);
