import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askOne } from '../../src/cli/ask.js';
import type { Database } from '../../src/store/database.js';
import { sampleStore, testOffice } from '../office.js';

/** Titles are made of the words by which people ask, posts and bodies are called by what they are called in their field, and there is neither a survey nor a year of April to March. */
const file = `
programme: {id: MEND, name: Mend and Make Network, short_name: Mend It, sponsor: Waste Trust, membership_basis: open to any club with a workbench, national_body: {id: MMF, name: Menders Forum}, evaluator: {id: UOB, name: University of Borth}}
calendar: {timezone: Europe/London, nation: GB-ENG, financial_year_starts: "01-01"}
words: {partnership: hub, report: bench bulletin, authority: club}
partnerships:
  - {id: NB, name: Northbank, members: [Quay Menders, Mill Menders], host_authority: Quay Menders, work: [bicycles, lamps, repair lessons]}
  - {id: OT, name: Old Town, members: [Market Menders, Lane Menders, Chapel Menders], host_authority: Market Menders, work: [lamps]}
  - {id: HF, name: Highfield, members: [Farm Menders], host_authority: Farm Menders, work: [mowers]}
roles:
  - {id: X1, title: Forum convener, org: Waste Trust, duties: [chair]}
  - {id: X2, title: Network clerk, org: Waste Trust, duties: [secretariat, finance]}
  - {id: X3, title: Head of tools, org: Waste Trust, duties: []}
  - {id: X4, title: Hub workshop keeper, org: one per hub, duties: [facilitator]}
  - {id: X5, title: Learning lead, org: University of Borth, duties: [evaluator]}
people:
  - {id: v1, name: Ada, posts: [{role: X1}]}
  - {id: v2, name: Bill, posts: [{role: X2}]}
  - {id: v3, name: Cleo, posts: [{role: X3}]}
  - {id: v4, name: Dot, posts: [{role: X4, partnership: NB}]}
  - {id: v5, name: Ewan, posts: [{role: X4, partnership: OT}]}
  - {id: v6, name: Flo, posts: [{role: X5}], kind: external}
audiences:
  - {id: forum, name: forum members, roles: [X1, X2, X3], is: group}
terms_of_reference: {members: [X1, X3], in_attendance: [X2]}
meetings:
  - {id: MMF-1, on: {d: "2018-02-06", p: day}, main_item: spare parts}
  - {id: MMF-2, on: {d: "2018-05-15", p: day}, main_item: safety}
decisions:
  - {id: F-1, title: Lamps for schools, decision_owner: X1, raised_on: {d: "2018-01-10", p: day}, announced: {d: "2018-02-06", p: day}, outcome: each hub gives ten lamps}
  - {id: F-2, title: A van for every club, decision_owner: X3, raised_on: {d: "2018-02-06", p: day}, needed_by: {d: "2018-06-29", p: day}, dependents: [G-2]}
milestones:
  - {id: T-1, title: Stock survey of tool sheds closes, baseline: {d: "2018-03-09", p: day}, actual: {d: "2018-03-12", p: day}, owner: X3}
  - {id: T-2, title: Spare parts list opened to all hubs, baseline: {d: "2018-03-30", p: day}, forecast_history: [{given_on: "2018-03-20", forecast: "2018-05-04", reason: printer broke}], owner: X3}
  - {id: T-3, partnership: NB, title: Late-night repair sessions begin, baseline: {d: "2018-04-20", p: day}, owner: X4}
  - {id: T-4, partnership: OT, title: Bench safety review done, baseline: {d: "2018-03-16", p: day}, forecast_history: [{given_on: "2018-03-01", forecast: "2018-04-27", reason: the bench was stolen}], owner: X4}
highlight_reports:
  - {partnership: NB, quarter: 2018-19-Q1, due: "2018-04-06", returned: "2018-04-05", self_rag: green, confidence: green}
  - {partnership: OT, quarter: 2018-19-Q1, due: "2018-04-06", returned: null}
actions:
  - {id: J-1, raised_at: MMF-1, title: Open a shared account for glue, owner: X2, due: "2018-03-02", closed: null}
  - {id: J-2, raised_at: MMF-1, title: Find a closed yard for the mowers, owner: X3, due: "2018-04-30", closed: null}
  - {id: J-3, raised_at: MMF-1, title: Buy six torque wrenches, owner: X3, due: "2018-03-02", closed: "2018-03-01"}
risks:
  - {id: Z-1, title: Late review of the safety rules, likelihood: 2, impact: 4, owner: X3, response: an evening each month, review: "2018-05-01"}
released_time: {definition: days that menders of working age give, 2018-19-Q1: {NB: 12, OT: null}}
funding:
  lines: [{year: "2018-19", total_gbp: 30000, status: confirmed}]
  allocations_2018_19: {NB: 10000, OT: 12000, HF: 8000}
  conditions: [{id: G-1, text: Keep a list of what was mended, due: "2018-12-31"}, {id: G-2, text: Park the van under cover, due: "2018-12-31"}]
`;

let store: Database;
beforeAll(async () => {
  store = await sampleStore('pglite', file);
}, 60_000);
afterAll(() => store.close());

async function ask(asker: string, message: string, place = 'DM') {
  await store.rows({ text: 'delete from conversations', values: [] } as never);
  return (await askOne(testOffice(store, '2018-04-10'), store, { asker, place, at: '2018-04-10', message })).answer;
}

const holds = (text: string, all: readonly string[], none: readonly string[] = []) => {
  for (const one of all) expect(text).toContain(one);
  for (const one of none) expect(text).not.toContain(one);
};

describe('a programme of another field, whose titles have the words that people ask by', () => {
  it('takes a word that says how something stands for what is asked, and not for a title', async () => {
    holds((await ask('Network clerk', 'open actions')).text, ['2 open actions', 'J-1', 'J-2']);
    holds((await ask('Network clerk', "who's got open actions")).text, ['J-1', 'J-2']);
    holds((await ask('Forum convener', 'which risks need reviewing')).text, ['Z-1']);
    holds((await ask('Forum convener', 'what is late')).text, ['T-2', 'T-4'], ['T-3']);
  });

  it('takes the word for a partnership, a member or a return for no record, though a title has it', async () => {
    holds((await ask('Forum convener', 'which hubs are in trouble')).text, ['amber or red', 'T-4']);
    holds((await ask('Forum convener', 'how is the old town hub')).text, ['Old Town', 'T-4'], ['Ewan']);
  });

  it('still finds a record by a title that is said with such words', async () => {
    holds((await ask('Forum convener', 'has the spare parts list been opened to the hubs')).text, ['T-2', '4 May 2018']);
    holds((await ask('Forum convener', 'is the closed yard for the mowers found')).text, ['J-2']);
    holds((await ask('Forum convener', 'is there an open action on torque wrenches')).text, ['J-3', 'closed 1 March 2018']);
  });

  it('tells a survey that is a milestone where no survey of an evaluation is on record, and no figure of it', async () => {
    holds((await ask('Head of tools', 'did the stock survey close')).text, ['T-1', '12 March 2018']);
    const many = (await ask('Head of tools', 'how many clubs answered the survey')).text;
    expect(many).toMatch(/[Nn]o figure/);
    expect(many).toContain('T-1');
  });

  it('knows who does what a facilitator does by what they are called here', async () => {
    holds((await ask('Forum convener', 'who is the workshop keeper for Northbank')).text, ['Dot']);
    holds((await ask('Forum convener', 'who runs Old Town')).text, ['Ewan']);
  });

  it('lists one’s own decisions and actions where “do I have” and “have I got” are said', async () => {
    holds((await ask('Head of tools', 'what decisions have I got')).text, ['F-2'], ['F-1', 'T-2']);
    holds((await ask('Network clerk', 'what decisions have I got')).text, ['No decision'], ['F-2']);
    holds((await ask('Head of tools', 'do I have any actions')).text, ['J-2'], ['J-1']);
  });

  it('knows a return by the last word of what it is called, and all of one’s own where “anything” is asked', async () => {
    holds((await ask('Hub workshop keeper OT', 'have you had our bulletin')).text, ['not in', '6 April 2018']);
    holds((await ask('Network clerk', 'do I have anything to do for the forum')).text, ['J-1'], ['T-2']);
  });

  it('takes which hubs do something for what they do, though a title has its words', async () => {
    holds((await ask('Forum convener', 'which hubs run repair lessons')).text, ['Northbank'], ['T-3']);
  });

  it('finds who else does something before a decision that has its word in its title', async () => {
    holds((await ask('Hub workshop keeper HF', 'who else does lamps')).text, ['Northbank', 'Old Town'], ['F-1']);
  });

  it('counts days by the words of their definition', async () => {
    holds((await ask('Forum convener', 'how many mender days have been given by the menders')).text, ['12']);
  });

  it('says what the programme is, and its words, in its own words', async () => {
    holds((await ask('anyone', 'what is mend it')).text, ['Mend and Make Network', '3 hubs', 'Menders Forum']);
    holds((await ask('Forum convener', "what's a bench bulletin")).text, ['A bench bulletin is', 'each hub'], ['partnership', 'highlight']);
    holds((await ask('Forum convener', 'what can you do')).text, ['a hub', '"which hub is a club in"'], ['partnership']);
    holds((await ask('Forum convener', 'how many clubs are there')).text, ['6 clubs in 3 hubs']);
    holds((await ask('Forum convener', 'zorp the flim')).text, ['how is a hub doing']);
  });

  it('tells the conditions of settled money that no letter is to bring to those whose money it is, and none that a decision holds', async () => {
    for (const asker of ['Network clerk', 'Hub workshop keeper NB']) holds((await ask(asker, 'what are the conditions of the grant')).text, ['Keep a list of what was mended'], ['Park the van']);
    holds((await ask('anyone', 'what are the conditions of the grant')).text, [], ['Keep a list', 'Park the van']);
  });

  it('tells no conditions beside money that a decision still holds, for they could be of that', async () => {
    const beside = await sampleStore('pglite', file.replace('status: confirmed}]', 'status: confirmed}, {year: "2019-20", total_gbp: 31000, status: announced, decision: F-2}]'));
    const { answer } = await askOne(testOffice(beside, '2018-04-10'), beside, { asker: 'Hub workshop keeper NB', place: 'DM', at: '2018-04-10', message: 'what are the conditions of the grant' });
    await beside.close();
    holds(answer.text, [], ['Keep a list', 'Park the van']);
  });

  it('calls the evaluation by what sort of body does it, and names who leads it', async () => {
    holds((await ask('Forum convener', 'who leads the evaluation')).text, ['University of Borth', 'Flo']);
    expect((await ask('Forum convener', 'what has the university found so far')).text).not.toContain('rather not guess');
  });

  it('says what came of the forum’s last meeting, why something is late in a hub, and what is not known of minutes', async () => {
    holds((await ask('Forum convener', 'what happened at the last forum')).text, ['MMF-1', 'F-1', 'J-1']);
    holds((await ask('Forum convener', 'why is old town late')).text, ['the bench was stolen']);
    holds((await ask('Forum convener', 'minutes of the february meeting?')).text, ['MMF-1', 'no date is recorded']);
  });

  it('tells hubs by how many clubs they have, the clubs of one by its name alone, and no number that is not on record', async () => {
    holds((await ask('Forum convener', 'which hubs have two clubs')).text, ['Northbank: 2', 'Old Town: 3']);
    holds((await ask('Forum convener', 'clubs in the old town')).text, ['Lane Menders']);
    expect((await ask('Forum convener', 'which hub has done most')).text).not.toContain('3 hubs: Northbank');
    holds((await ask('Forum convener', 'how many heads of tools have we got')).text, ['no figure'], ['Cleo']);
  });

  it('says what one hub does about something, what its forum decided in a month, and what the forum is', async () => {
    holds((await ask('Forum convener', 'what is northbank doing about bicycles')).text, ['working on bicycles, lamps and repair lessons']);
    holds((await ask('Forum convener', 'what did the forum decide in february')).text, ['ten lamps'], ['F-2']);
    holds((await ask('Forum convener', 'what is the forum for')).text, ['Menders Forum (MMF)']);
  });

  it('shows no meeting and no state of a hub for a question that it has not read', async () => {
    // It may ask what becomes of the hub: then the agreed words, or that there is nothing to share; never how the hub stands.
    holds((await ask('Hub workshop keeper OT', 'so how long have we got now')).text, ['nothing I can share'], ['T-4', 'Old Town']);
  });
});
