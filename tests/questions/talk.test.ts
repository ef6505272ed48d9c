import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askOne } from '../../src/cli/ask.js';
import type { Database } from '../../src/store/database.js';
import { sampleStore, testOffice } from '../office.js';

let store: Database;
beforeAll(async () => {
  store = await sampleStore();
}, 60_000);
afterAll(() => store.close());

/** Asks one thing after another, as one asker in one place, and gives the last answer. */
async function talk(asker: string, ...messages: readonly string[]) {
  await store.rows(sql`delete from conversations`);
  let last = null;
  for (const message of messages) last = (await askOne(testOffice(store, '2005-10-14'), store, { asker, place: 'DM', at: '2005-10-14', message })).answer;
  return last;
}

describe('a follow-up', () => {
  it.each([
    ['Chair', ['status of the low incidence audit', 'why?'], 'six boroughs'],
    ['Chair', ['how is Merseyside doing', 'and London?'], 'Regional low-incidence audit'],
    ['Chair', ['how is Merseyside doing', 'what about the south west'], 'Benchmarking'],
    ['Chair', ['how is the parent pack', 'who owns it?'], 'Facilitator, South East'],
    ['Chair', ['how is the parent pack', 'when is it due?'], '28 October 2005'],
    ['Chair', ['has london returned', 'and yorkshire?'], 'not in'],
    ['facilitator NW', ['has merseyside returned', 'ours?'], '10 October 2005'],
    ['NSG member', ['any news on the funding?', 'why?'], 'deferred to the autumn'],
    ['policy lead', ['how many days of released time in q1', "what's that worth in £"], '£166,860'],
  ] as const)('%s: %j', async (asker, messages, held) => {
    expect((await talk(asker, ...messages))?.text).toContain(held);
  });

  it('is asked back when nothing was asked before', async () => {
    for (const message of ['why?', 'and that one?', 'when?']) expect((await talk('Chair', message))?.kind).toBe('CLARIFY');
  });

  it('follows nothing that was asked as of another day, earlier or later, and does not end what others talk of', async () => {
    const at = async (asker: string, day: string, message: string) => (await askOne(testOffice(store, '2005-10-14'), store, { asker, place: 'DM', at: day, message })).answer;
    await store.rows(sql`delete from conversations`);
    await at('Chair', '2005-11-07', 'how is Merseyside doing');
    for (const day of ['2005-10-14', '2006-06-01']) expect((await at('Chair', day, 'why?')).kind).toBe('CLARIFY');
    await store.rows(sql`delete from conversations`);
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    await store.rows(sql`insert into conversations (asker, place, subject, until) values ('facsw', 'direct', '{}', now() + interval '20 minutes')`);
    await at('Chair', tomorrow, 'how is Merseyside doing');
    expect(await store.rows(sql`select 1 from conversations where asker = 'facsw'`)).toHaveLength(1);
  });

  it('keeps ids alone, and nothing of what was typed about a child', async () => {
    await talk('parent', 'my son Rowan needs a place at a special school');
    expect(await store.rows(sql`select * from conversations`)).toEqual([]);
    await talk('Chair', 'how is the zebra audit in london going');
    expect(JSON.stringify(await store.rows(sql`select * from conversations`))).not.toMatch(/zebra|audit/);
  });
});

describe('a question about a child or a case', () => {
  it('leaves nothing in any table, and nothing in the log', async () => {
    const logged: string[] = [];
    const note = (event: string, facts: unknown) => void logged.push(`${event} ${JSON.stringify(facts)}`);
    const asked = ['my son Rowanberry needs a place at a special school', 'case ref QX-4471: when is the tribunal', 'a pupil called Rowanberry in year 4 was excluded', 'transport to school for my daughter Rowanberry in London'];
    for (const place of ['DM', '#sen-rp-facilitators']) {
      for (const asker of ['parent', 'LA officer', 'Chair']) {
        for (const message of asked) {
          const office = { ...testOffice(store, '2005-10-14'), log: { info: note, warn: note, error: note } };
          const { answer } = await askOne(office, store, { asker, place, at: '2005-10-14', message });
          expect(answer.kind, message).toBe('OUT');
          expect(JSON.stringify(answer)).not.toMatch(/rowanberry|4471/i);
        }
      }
    }
    const tables = await store.rows<{ name: string }>(sql`select table_name as name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'`);
    expect(tables.length).toBeGreaterThan(30);
    for (const { name } of tables) {
      const rows = await store.rows({ text: `select * from "${name}"`, values: [] } as never);
      expect(JSON.stringify(rows), name).not.toMatch(/rowanberry|qx-?4471|tribunal/i);
    }
    expect(logged.join('\n')).not.toMatch(/rowanberry|4471|tribunal/i);
  }, 60_000);
});

describe('what cannot be read', () => {
  it.each([
    ['four thousand letters', 'please tell me '.repeat(280)],
    ['another language', 'Quand aura lieu la prochaine réunion du comité ?'],
    ['emoji', '🎉🎉🎉'],
    ['code', 'for (const x of y) { console.log(process.env) }'],
    ['nothing', '   '],
    ['control characters', '\u0000\u202etxet'],
  ])('%s is answered in a sentence and not guessed at', async (_name, message) => {
    const answer = await talk('facilitator EM', message);
    expect(['UNKNOWN', 'CLARIFY', 'OUT', 'DEFINE']).toContain(answer?.kind);
    expect(answer?.text.length).toBeLessThan(500);
  });
});
