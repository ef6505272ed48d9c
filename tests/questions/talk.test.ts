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

describe('what a list was is remembered, so that it', () => {
  it.each([
    ['is cut to what is overdue, all of it', 'Chair', ['which actions are open', 'which of these are past their date'], ['ACT-043', 'ACT-048', 'ACT-051'], ['ACT-049', 'ACT-052']],
    ['is cut to a colour, and to another', 'Chair', ['show me everything late', 'which of these are red', 'and amber?'], ['2 of these 6', 'M-E5', 'M-SE1'], ['M-YH1']],
    ['is cut to a place', 'Chair', ['show me everything late', 'any of them in Merseyside?'], ['1 of these 6 is in Merseyside', 'M-MER1'], ['M-LON1']],
    ['is cut to some days', 'Chair', ['what is due before christmas', 'which of them fall in November?'], ['M-MER1', 'M-E6'], ['M-P5', 'ACT-049']],
    ['is cut to a post', 'Chair', ['top 3 risks', 'which of those sit with the national adviser'], ['2 of these 3', 'RSK-01', 'RSK-05'], ['RSK-03']],
    ["is cut to the asker's own", 'facilitator SE', ['what is late', 'just ours'], ['1 of these 4 that I can show here is yours', 'M-SE1'], ['M-YH1']],
    ['is asked whose all of it is', 'Chair', ['list what is late', 'who owns them'], ['Minister', 'Facilitator, London', 'Evaluation project director'], []],
    ['is asked when all of it falls', 'Chair', ['overdue actions', 'when were these due?'], ['31 August 2005', '30 September 2005', '12 October 2005'], []],
    ['is asked why, of all of it', 'Chair', ['what has slipped since the last meeting', 'why?'], ['printing', 'low response in two regions', "six boroughs' data outstanding"], []],
    ['is asked of by its place in it', 'Chair', ['top 3 risks', 'what is the second one about'], ['RSK-03'], ['RSK-01']],
    ['is asked of what was left when one was picked', 'Chair', ['top 3 risks', 'what is the second one about', 'and the other two?'], ['RSK-01', 'RSK-05'], ['RSK-03']],
    ['survives thanks', 'Chair', ['overdue actions', 'thank you', 'who has those?'], ['SEN policy lead'], []],
    ['is not taken for the list of another matter', 'Chair', ['overdue actions', 'and the closed ones?'], ['ACT-050', 'ACT-045'], ['ACT-043']],
  ] as const)('%s', async (_name, asker, messages, held, lacked) => {
    const text = (await talk(asker, ...messages))?.text ?? '';
    for (const one of held) expect(text).toContain(one);
    for (const one of lacked) expect(text).not.toContain(one);
  });

  it('says neither that a decision is taken nor that it is not, to whoever was told no outcome', async () => {
    await store.rows(sql`delete from conversations`);
    const ask = async (day: string, message: string) => (await askOne(testOffice(store, '2005-10-14'), store, { asker: 'NSG member', place: 'DM', at: day, message })).answer.text;
    for (const day of ['2005-10-14', '2005-11-02']) {
      await ask(day, 'what is late');
      const text = await ask(day, 'which of those are done');
      expect(text).toContain('DEC-2005-01');
      expect(text).toContain('no outcome that I can give here');
      expect(text).not.toMatch(/None of these 6/);
    }
  });

  it('shows no more of a list than its reader may know when it is asked about', async () => {
    await talk('Chair', 'what is late');
    await store.rows(sql`update conversations set asker = (select asker from conversations), subject = jsonb_set(subject, '{records}', '["M-LON1", "DEC-2005-01", "nothing of ours"]')`);
    const [row] = await store.rows<{ asker: string; place: string; subject: object }>(sql`select asker, place, subject from conversations`);
    await talk('facilitator LON', 'what is late');
    await store.rows(sql`update conversations set subject = ${JSON.stringify(row?.subject)}::jsonb`);
    const { answer } = await askOne(testOffice(store, '2005-10-14'), store, { asker: 'facilitator LON', place: 'DM', at: '2005-10-14', message: 'whose are they' });
    expect(answer.text).toContain('M-LON1');
    expect(answer.text).not.toContain('DEC-2005-01');
    expect(answer.text).not.toMatch(/Minister|future/i);
  });
});

describe('the same is asked again', () => {
  it.each([
    ['of another place', 'Chair', '2005-10-14', ['what is late', 'what about Yorkshire?'], ['M-YH1'], ['M-LON1']],
    ['of a place, where all were asked about', 'Chair', '2005-10-14', ['who has not returned', 'and the north west?'], ['North West', '10 October 2005'], []],
    ['of another place in the same year', 'finance lead', '2006-02-10', ['how much is london getting in 06-07', 'and the south east'], ['South East, 2006-07: £157,800'], ['2005-06']],
    ['of another milestone', 'Chair', '2005-10-14', ['who owns the parent pack', 'and the autism mapping?'], ['Facilitator, West Midlands'], []],
    ['of other days', 'Chair', '2005-10-14', ['what is due in november', 'and in december?'], ['M-P5'], ['M-MER1']],
    ['of another colour', 'Chair', '2005-10-14', ['what is red', 'and amber?'], ['M-E5', 'M-SE1'], ['M-YH1']],
    ['of the meeting before', 'Chair', '2005-10-14', ['what is on the agenda in november', 'and the one before?'], ['NSG-06'], ['NSG-07']],
    ['of the dates before', 'Chair', '2005-10-14', ['when is the low incidence audit due', 'and before that?'], ['baseline 30 September 2005'], []],
    ['of the same returns', 'Chair', '2005-10-14', ['who has not sent a highlight report', 'who was late?'], ['North West', 'one working day late'], ['M-YH1']],
    ['of the same released time', 'Chair', '2005-10-14', ['how many days were released in q1', 'which two are missing?'], ['Merseyside and East Midlands'], ['M-YH1']],
    ['of the same meeting', 'Chair', '2005-10-14', ['when was the last meeting', 'what was on the agenda?'], ['NSG-06'], ['NSG-07']],
    ['of the same partnership', 'Chair', '2005-10-14', ['how is Merseyside getting on', 'what is late there?'], ['One is late in Merseyside'], ['M-YH1']],
    ['of the partnerships that were listed', 'Chair', '2005-10-14', ['who is working on low incidence', 'who are their facilitators?'], ['Facilitator, London', 'Facilitator, South West'], ['M-MER1']],
    ['of nobody, where all had been said', 'Chair', '2005-10-14', ['who is doing autism', 'anyone else?'], ['Nobody else is on record'], []],
  ] as const)('%s', async (_name, asker, day, messages, held, lacked) => {
    await store.rows(sql`delete from conversations`);
    let text = '';
    for (const message of messages) text = (await askOne(testOffice(store, day), store, { asker, place: 'DM', at: day, message })).answer.text;
    for (const one of held) expect(text).toContain(one);
    for (const one of lacked) expect(text).not.toContain(one);
  });

  it.each([
    [['what is late', 'what is due next month'], 'Due from 1 November'],
    [['when is the meeting after the next', 'when is the next meeting'], 'NSG-07'],
    [['who has not returned', "what's late?"], '6 are late'],
    [['how is Merseyside doing', 'how much released time is there'], '927 days'],
    [['overdue actions', 'which are red'], '3 milestones are red'],
    [['who has not returned', 'which region is furthest behind'], '6 are late'],
    [['who has not returned', 'due in the next two weeks'], 'Due from 14 October'],
    [['overdue actions', 'what have we got before half term?'], 'Due from 14 October'],
    [['how is Merseyside doing', 'who got their return in after the date'], 'North West'],
    [['what is late', 'how many partnerships are on schedule'], 'By schedule'],
    [['what is due next month', 'who else is yet to send theirs'], 'Merseyside, South East and Yorkshire and the Humber'],
    [['who has not returned', 'when is half term'], 'half-term'],
    [['overdue actions', 'which of those are late', 'who has the other one'], 'Which one do you mean?'],
  ] as const)('but what asks by itself is not: %j', async (messages, held) => {
    expect((await talk('Chair', ...messages))?.text).toContain(held);
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
