import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { askOne } from '../../src/cli/ask.js';
import { mayKnow, type Aspect, type Clearance } from '../../src/domain/clearance.js';
import { momentOf } from '../../src/domain/moment.js';
import { inPrivate } from '../../src/domain/reader.js';
import { readAsker } from '../../src/grammar/asker.js';
import { refreshClearances } from '../../src/store/clearances.js';
import type { Database, Session } from '../../src/store/database.js';
import { recordsIn } from '../../src/store/records.js';
import { samplePath, sampleStore, testOffice, zone } from '../office.js';
import { phrasings } from './phrasings.js';
import { marker, plantDraft, secretOutcome, withSecret } from './secret-programme.js';

const told = '2005-11-07';
const messages = [...new Set(phrasings.map(({ message }) => message))];
const uncleared = ['facilitator EAST', 'facilitator YH', 'host authority SC', 'LA officer', 'evaluator', 'journalist guest', 'parent', 'anyone', 'consultant WM'];
const insiders = ['Chair', 'NSG member', 'secretariat', 'policy lead', 'LA rep YH'];
const places = ['DM', 'NSG channel', 'evaluation channel', 'announcements channel', 'channel', 'shared channel', '#sen-rp-facilitators', '#somewhere-else'];

interface File { decisions: object[]; milestones: object[]; told_log: object[]; funding: { lines: object[] }; holding_line: object }

/** The sample as it would be had the decision on the future never been thought of. */
function withoutDecision(text: string): string {
  const file = parse(text) as File & { partnerships: { commitments?: object[] }[]; funding: { lines: { decision?: string }[] } };
  const gone = (record: object) => JSON.stringify(record).includes('DEC-2005-01');
  file.decisions = file.decisions.filter((record) => !gone(record));
  file.milestones = file.milestones.filter((record) => !gone(record));
  file.told_log = [];
  file.partnerships = file.partnerships.map((one) => (one.commitments === undefined ? one : { ...one, commitments: one.commitments.filter((record) => !gone(record)) }));
  file.funding.lines = file.funding.lines.filter((record) => !gone(record));
  file.holding_line = { ...file.holding_line, about: undefined };
  delete (file.funding as { letters?: string }).letters;
  return stringify(file);
}

let secret: Database;
let without: Database;

beforeAll(async () => {
  const text = await readFile(samplePath, 'utf8');
  secret = await sampleStore('pglite', withSecret(text));
  without = await sampleStore('pglite', withoutDecision(text));
  await plantDraft(secret);
}, 120_000);

afterAll(async () => {
  await secret.close();
  await without.close();
});

async function readerOf(session: Session, moment: string, asker: string, place: string | null) {
  const records = recordsIn(session, momentOf(moment, zone, '12:00'));
  const described = readAsker(asker, { roles: await records.people.roles(), partnerships: await records.partnerships.list(), members: ['NASS'], evaluator: 'NFER' });
  return { records, reader: await records.readers.described(described, place) };
}

describe('a decision that nobody has been told of', () => {
  it('is in nothing that answers are made from, for any reader in any place who does not steer', async () => {
    await secret.transact(async (session) => {
      const channels = (await session.rows<{ name: string }>(sql`select name from channels`)).map(({ name }) => name);
      for (const asker of [...uncleared, ...insiders]) {
        for (const place of [null, ...channels]) {
          const { records, reader } = await readerOf(session, told, asker, place);
          const book = JSON.stringify(await records.answerBook.open(reader, null));
          expect(book, `${asker} in ${place}`).not.toContain(secretOutcome);
          expect(book).not.toContain('77777777');
          const steers = insiders.includes(asker) && (place === null || place === '#sen-rp-nsg');
          if (!steers) expect(book, `${asker} in ${place}`).not.toMatch(new RegExp(`${marker}|DEC-2005-77|M-Z1`));
        }
      }
    });
  }, 120_000);

  it('is in no answer, whatever is asked', async () => {
    const own = [`what about ${marker}`, 'DEC-2005-77', 'M-Z1', `has the ${marker} decision been made`, 'list all decisions', 'what is due in november', 'everything on the East of England'];
    for (const [n, message] of [...messages.filter((_, at) => at % 2 === 0), ...own].entries()) {
      const askers = own.includes(message) ? uncleared : [uncleared[n % uncleared.length] ?? 'anyone'];
      for (const [m, asker] of askers.entries()) {
        const place = places[(n + m) % places.length] ?? 'DM';
        const answered = JSON.stringify(await askOne(testOffice(secret, told), secret, { asker, place, at: told, message }));
        expect(answered.replaceAll(message, ''), `${asker} in ${place}: ${message}`).not.toMatch(new RegExp(`${marker}|${secretOutcome}|DEC-2005-77|M-Z1|77,777,777`));
      }
    }
  }, 240_000);

  it('keeps its outcome even from those who steer', async () => {
    for (const message of ['any news on the funding?', 'DEC-2005-77', 'what was decided about the future', 'what decisions are pending', 'whats late', `outcome of ${marker}`]) {
      for (const asker of insiders) {
        const answered = JSON.stringify(await askOne(testOffice(secret, told), secret, { asker, place: 'DM', at: told, message }));
        expect(answered, `${asker}: ${message}`).not.toContain(secretOutcome);
      }
    }
  }, 120_000);
});

describe('an asker who has not been told', () => {
  it('gets the same bytes whether or not there is a decision', async () => {
    const about = messages.filter((_message, n) => phrasings.some(({ message, kinds }) => message === messages[n] && kinds.length === 1 && (kinds[0] === 'WITHHELD' || kinds[0] === 'DECISION')));
    const store = await sampleStore();
    for (const [n, message] of about.entries()) {
      for (const asker of n < 6 ? ['facilitator EM', 'host authority SC', 'journalist guest'] : [uncleared[n % uncleared.length] ?? 'anyone']) {
        const place = ['DM', 'channel', 'shared channel'][n % 3] ?? 'DM';
        const [one, other] = [await askOne(testOffice(store, told), store, { asker, place, at: told, message }), await askOne(testOffice(without, told), without, { asker, place, at: told, message })];
        expect(one, `${asker} in ${place}: ${message}`).toEqual(other);
      }
    }
    await store.close();
  }, 120_000);

  it('gets one true sentence, the same both ways, when no agreed words are in force', async () => {
    const store = await sampleStore();
    for (const at of [store, without]) await at.rows(sql`update holding_lines set ends_at = '2005-10-01T00:00:00Z'`);
    for (const message of ['any news on the funding??', 'DEC-2005-01', 'what did ministers decide']) {
      const [one, other] = [await askOne(testOffice(store, told), store, { asker: 'facilitator EM', place: 'DM', at: told, message }), await askOne(testOffice(without, told), without, { asker: 'facilitator EM', place: 'DM', at: told, message })];
      expect(one).toEqual(other);
      expect(one.answer).toMatchObject({ kind: 'WITHHELD', text: expect.stringContaining('nothing I can share') });
    }
    await without.rows(sql`update holding_lines set ends_at = '2005-11-22T00:01:00Z'`);
    await store.close();
  }, 120_000);
});

describe('somebody cleared, where others read along', () => {
  it('sees the agreed words there and the answer in private', async () => {
    const { answer, privately } = await askOne(testOffice(secret, told), secret, { asker: 'NSG member', place: 'announcements channel', at: told, message: 'what was announced on 3 November?' });
    expect(answer).toMatchObject({ kind: 'WITHHELD', text: expect.stringContaining('nothing we can share yet') });
    expect(privately?.text).toContain('two more years');
  });

  it('is told, alone, that there is more where a part was left out for the others', async () => {
    const asked = { place: '#sen-rp-facilitators', at: '2005-10-14', message: 'what is late' };
    const chair = await askOne(testOffice(secret, asked.at), secret, { asker: 'Chair', ...asked });
    expect(chair.answer.text).not.toContain('DEC-2005');
    expect(chair.privately?.text).toBe('In this channel I can only say what everybody here may know; ask me in a direct message for the rest.');
    const facilitator = await askOne(testOffice(secret, asked.at), secret, { asker: 'facilitator NW', ...asked });
    expect(facilitator.answer.text).toBe(chair.answer.text);
    expect(facilitator.privately).toBeNull();
  });

  it('is given no private note who is not cleared', async () => {
    const { privately } = await askOne(testOffice(secret, told), secret, { asker: 'facilitator EM', place: 'announcements channel', at: told, message: 'what was announced on 3 November?' });
    expect(privately).toBeNull();
  });
});

describe('what is answered', () => {
  it('is never more than the reader may know, whoever is told what and when', async () => {
    const day = fc.integer({ min: 0, max: 240 }).map((n) => new Date(Date.UTC(2005, 9, 14) + n * 86_400_000).toISOString().slice(0, 10));
    const aspects: readonly Aspect[] = ['record', 'question', 'outcome', 'return', 'colours', 'agenda'];
    await fc.assert(fc.asyncProperty(
      fc.constantFrom(...uncleared, ...insiders), fc.constantFrom(...places), day, fc.uniqueArray(fc.record({ audience: fc.constantFrom('NSG members', 'facilitators', 'host authorities', 'public', 'facilitators EAST'), day }), { maxLength: 4, selector: ({ audience }) => audience }),
      fc.array(fc.constantFrom(...messages), { minLength: 3, maxLength: 6 }),
      async (asker, place, now, tellings, asked) => {
        await secret.rows(sql`delete from told`);
        for (const [position, { audience, day: on }] of tellings.entries()) {
          await secret.rows(sql`insert into told (item, audience, happened, position) values ('DEC-2005-01', ${audience}, ${JSON.stringify({ d: on, p: 'day' })}::jsonb, ${position})`);
        }
        await secret.transact((session) => refreshClearances(session));
        const clearances = await secret.rows<Clearance>(sql`select record, aspect, audience, known_from as "knownFrom" from clearances`);
        const guarded = new Set(clearances.map(({ record }) => record));
        const { reader } = await secret.transact((session) => readerOf(session, now, asker, place === 'DM' ? null : place));
        for (const message of asked) {
          const { answer, privately } = await askOne(testOffice(secret, now), secret, { asker, place: place === 'channel' || !place.startsWith('#') ? 'DM' : place, at: now, message });
          const here = place.startsWith('#') ? reader : inPrivate(reader);
          for (const [said, who] of [[answer, here], [privately, inPrivate(reader)]] as const) {
            for (const record of said?.records ?? []) {
              if (guarded.has(record)) expect(aspects.some((aspect) => mayKnow(who, record, aspect, clearances)), `${asker} in ${place} on ${now}: ${message} told ${record}`).toBe(true);
            }
          }
        }
      },
    ), { numRuns: 15 });
  }, 120_000);
});
