import { readFile } from 'node:fs/promises';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.js';
import { home } from '../../commands/home.js';
import { rounds } from '../../jobs/index.js';
import { Refusal } from '../../src/domain/refusal.js';
import type { Log } from '../../src/office.js';
import { keepMetrics } from '../../src/queue/metrics.js';
import type { Database } from '../../src/store/database.js';
import { sayRefusal } from '../../src/wording/refusals.js';
import { samplePath, sampleStore, testOffice, type TestOffice } from '../office.js';
import { marker, plantDraft, secretOutcome, withSecret } from '../questions/secret-programme.js';

const secret = new RegExp(`${marker}|${secretOutcome}|77[,_]?777[,_]?777`);
/** Facilitators, hosts, officers, the evaluator, a consultant, a guest, somebody outside, and somebody nobody knows. */
const people = ['U0FACEAST', 'U0FACYH', 'U0HOSTSC', 'U0LAOFFSW', 'U0EVALDIR', 'U0CONSWM', 'U0PRESS', 'U0PARENT', 'U0STRANGER'];
const channels = [undefined, 'C0NSG', 'C0FACILITATORS', 'C0EVALUATION', 'C0ANNOUNCE', 'C0SHARED', 'C0UNBOUND'];
const typed: Readonly<Record<string, readonly string[]>> = {
  '/partnership': ['', 'East of England', 'east as of 20 November 2006'],
  '/milestone': ['', 'late', 'mine', 'M-Z1', marker, 'M-Z1 as of 1 January 2006', 'move M-Z1 to 1 December 2005, because it slipped', 'done M-Z1 on 1 November 2005'],
  '/decision': ['', 'list', 'show DEC-2005-77', 'DEC-2005-77', 'show DEC-2005-77 as of 1 January 2006', `show ${marker}`, 'defer DEC-2005-77 1 December 2005 because it is late', 'record DEC-2005-77', 'announce DEC-2005-77', 'funding'],
  '/announce': ['list', 'show ANN-Z', 'receipts', 'receipts ANN-Z', 'edit ANN-Z', 'cancel ANN-Z', 'acks ANN-Z', `show ${marker}`],
  '/returns': ['', 'East of England'],
  '/ask': ['what is late', 'DEC-2005-77', `what about ${marker}`, 'what is due in november', 'any news on the funding?'],
  '/secretariat': [''],
};

let store: Database;
let office: TestOffice;
const logged: string[] = [];
const note = (event: string, facts: unknown) => void logged.push(`${event} ${JSON.stringify(facts)}`);
const log: Log = { info: note, warn: note, error: note };

beforeAll(async () => {
  store = await sampleStore('pglite', withSecret(await readFile(samplePath, 'utf8')));
  await plantDraft(store);
  office = testOffice(store, '2005-11-07T10:00', undefined, log);
});
afterAll(() => store.close());

/** All that somebody gets back, a refusal in its words included; what they typed themselves is no news to them. */
async function told(run: () => Promise<unknown>, words: string): Promise<string> {
  const reply = await run().catch((error: unknown) => {
    if (error instanceof Refusal) return sayRefusal(error);
    throw error;
  });
  return JSON.stringify(reply).replaceAll(words === '' ? '\u0000' : words, '').replaceAll(marker, (found, at: number, all: string) => (words.includes(marker) && all.slice(Math.max(0, at - 1), at) === '“' ? '' : found));
}

describe('what nobody has been told of a decision', () => {
  test.each(commands.map((command) => [command.name, command] as const))('is in no answer to %s, for any reader in any place', async (name, command) => {
    for (const user of people) {
      for (const channel of channels) {
        for (const text of typed[name] ?? []) {
          const caller = await office.caller(user, text, channel);
          expect(await told(() => command.run(office, caller), text), `${user} in ${channel}: ${name} ${text}`).not.toMatch(secret);
        }
      }
    }
  }, 120_000);

  test('is there to be found: those who steer see its question, and this test would notice', async () => {
    const [decision] = commands.filter(({ name }) => name === '/decision');
    const caller = await office.caller('U0CHAIR', 'show DEC-2005-77');
    expect(JSON.stringify(await decision?.run(office, caller))).toMatch(marker);
  });

  test('leaves a note to the asker alone where a list says less for the others’ sake, and none to whoever may know no more', async () => {
    for (const [name, text] of [['/partnership', ''], ['/milestone', 'late'], ['/milestone', ''], ['/decision', 'list']] as const) {
      const command = commands.find((one) => one.name === name);
      const inChannel = async (user: string) => command?.run(office, await office.caller(user, text, 'C0FACILITATORS'));
      const [chair, facilitator] = [await inChannel('U0CHAIR'), await inChannel('U0FACNW')];
      expect(chair?.privately?.text, `${name} ${text}`).toBe('In this channel I can only say what everybody here may know; ask me in a direct message for the rest.');
      expect(JSON.stringify(chair)).not.toMatch(secret);
      if (name === '/decision' || text === 'late') expect(facilitator?.privately, `${name} ${text}`).toBeUndefined();
      expect((await command?.run(office, await office.caller('U0CHAIR', text)))?.privately).toBeUndefined();
      const [guest, stranger] = [await inChannel('U0PRESS'), await inChannel('U0STRANGER')];
      for (const reply of [guest, stranger]) expect(reply?.privately).toBeUndefined();
    }
  });

  test('has every command among what is tried here', () => {
    expect(Object.keys(typed).sort()).toEqual(commands.map(({ name }) => name).sort());
  });

  test('is in nobody’s home who does not steer', async () => {
    for (const user of people) expect(JSON.stringify(await home.render(office, await office.caller(user, ''))), user).not.toMatch(secret);
  });

  test('is in nothing that the rounds send to them, nor in what they may be sent', async () => {
    for (const round of rounds) await round.run(office);
    const sent = await store.rows<{ destination: string; message: unknown }>(sql`select destination, message from deliveries`);
    const insiders = new Set(['P-CHAIR', 'P-DEPCHAIR', 'P-SRO', 'P-POLICY', 'P-FIN', 'P-ADV', 'P-SEC', 'P-SEC2', 'P-COMMS', 'P-RESMGR', '#sen-rp-nsg']);
    for (const { destination, message } of sent) {
      expect(JSON.stringify(message), destination).not.toContain(secretOutcome);
      if (!insiders.has(destination)) expect(JSON.stringify(message), destination).not.toMatch(secret);
    }
  });

  test('is in no number that is kept for whoever operates the bot, and in nothing kept of a conversation', async () => {
    expect(await keepMetrics(store, () => true).text()).not.toMatch(secret);
    expect(JSON.stringify(await store.rows(sql`select asker, place, subject from conversations where not asker like '%CHAIR%'`))).not.toMatch(new RegExp(`${marker}|${secretOutcome}`));
  });

  test('is in no line of the log', () => {
    expect(logged.join('\n')).not.toMatch(secret);
  });
});
