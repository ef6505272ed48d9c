import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askOne } from '../../src/cli/ask.js';
import type { Database } from '../../src/store/database.js';
import { sampleStore, testOffice } from '../office.js';

/** Nothing in it is called as in the sample: no id, no title, no audience, and neither its partnerships nor its returns. */
const file = `
programme: {id: LIB, name: Shared Libraries, national_body: {id: LCB, name: Library Clusters Board}, evaluators: [{id: UNIA, name: University of the Fens}, {id: OPM, name: Office of Public Measures}]}
calendar: {timezone: Europe/London, nation: GB-WLS, financial_year_starts: "04-01"}
words: {partnership: cluster, report: cluster return}
partnerships:
  - {id: P1, name: Marches Cluster, members: [Powys, Monmouth], host_authority: Powys, work: [mobile vans]}
  - {id: P2, name: Valleys Cluster, members: [Rhondda, Merthyr], host_authority: Merthyr, work: [mobile vans]}
  - {id: P3, name: Coast Cluster, members: [Conwy]}
roles:
  - {id: R1, title: Convener, org: Arts Office}
  - {id: R2, title: Board officer, org: Arts Office}
  - {id: R3, title: Treasurer, org: Arts Office}
  - {id: R4, title: Cluster coordinator, org: one per cluster}
  - {id: R5, title: Study lead, org: UNIA, duties: [evaluator]}
  - {id: R6, title: Second study lead, org: OPM}
  - {id: R7, title: Borrowers' voice}
audiences:
  - {id: boardroom, name: members of the board, aliases: [lcb], roles: [R1, R2, R3, R7]}
  - {id: pairs, name: coordinators, roles: [R4]}
  - {id: studies, name: the two studies, roles: [R5, R6, R1]}
terms_of_reference: {members: [R1, R7], in_attendance: [R2, R3, R6], quorum: {members: 2, of: 2, and: [R1 or deputy]}}
meetings: [{id: LCB-1, on: {d: "2015-03-10", p: day}, main_item: opening hours}]
decisions:
  - {id: Q-1, title: Whether the clusters go on after 2016, decision_owner: R1, raised_on: {d: "2015-01-05", p: day}, needed_by: {d: "2015-04-30", p: day}}
milestones:
  - {id: S-1, title: Lending study drafted, baseline: {d: "2015-03-02", p: day}, owner: R5}
  - {id: S-2, title: Second study report published, kind: publication, baseline: {d: "2015-03-20", p: day}, owner: R6}
  - {id: S-3, title: Awards for 2016 sent, contingent_on: Q-1, baseline: {d: "2015-06-01", p: day}, owner: R6}
  - {id: VAN-1, partnership: P1, title: Vans repainted, baseline: {d: "2015-03-16", p: day}, owner: R4}
highlight_reports:
  - {partnership: P1, quarter: 2014-15-Q3, due: "2015-01-09", returned: "2015-01-08", self_rag: green, confidence: green}
  - {partnership: P2, quarter: 2014-15-Q3, due: "2015-01-09", returned: null}
funding:
  lines: [{year: "2014-15", total_gbp: 90000, status: confirmed}, {year: "2015-16", total_gbp: 80000, status: announced, decision: Q-1}]
  allocations_2014_15: {P1: 50000, P2: 40000}
  allocations_2015_16: {P1: 44444, P2: 35556}
  instalments: [{due: "2015-03-31", share: 0.25}]
channels: [{name: "#studies", audience: studies}, {name: "#boardroom", audience: boardroom}, {name: "#pairs", audience: pairs}]
`;

let store: Database;
beforeAll(async () => {
  store = await sampleStore('pglite', file);
}, 60_000);
afterAll(() => store.close());

async function ask(asker: string, message: string, place = 'DM') {
  await store.rows({ text: 'delete from conversations', values: [] } as never);
  return (await askOne(testOffice(store, '2015-02-10'), store, { asker, place, at: '2015-02-10', message })).answer;
}

describe('a programme in which nothing is called as in the sample', () => {
  it('has its board officer for its secretariat', async () => {
    expect((await ask('Board officer', 'remind everyone about the highlight reports')).text).toContain('Valleys Cluster');
    expect((await ask('Treasurer', 'remind everyone about the highlight reports')).text).toContain('I have sent nothing');
    expect((await ask('Board officer', 'move the vans repainted to 7 April 2015, paint is late')).text).toContain('16 March to 7 April 2015');
    expect((await ask('Treasurer', 'move the vans repainted to 7 April 2015, paint is late')).text).toContain('Nothing has been changed');
  });

  it.each(['move VAN-1 to 1 April 2015, paint is late', 'van-1 is now 1 april, paint is late', 'move the vans repainted to 1 April, paint is late'])('takes no number of %j for the id of something else', async (message) => {
    expect((await ask('Board officer', message)).text).toContain('Vans repainted (VAN-1): forecast 16 March to 1 April 2015');
  });

  it('shows its board’s own channel what the board may know, and a coordinators’ channel no more than it did', async () => {
    expect((await ask('Convener', 'when is Q-1 needed', '#boardroom')).text).toContain('30 April 2015');
    expect((await ask('Cluster coordinator P1', 'when is Q-1 needed', '#pairs')).text).not.toContain('30 April');
    expect((await ask('Cluster coordinator P1', 'when are the vans repainted', '#pairs')).text).toContain('16 March 2015');
  });

  it('shows each evaluator their own milestone, alone and where all who read may know it, and no award that a decision holds', async () => {
    for (const place of ['DM', '#studies']) {
      expect((await ask('Second study lead', 'when is S-2 due', place)).text).toContain('20 March 2015');
    }
    expect((await ask('Second study lead', 'when is S-1 due')).text).not.toContain('2 March');
    expect((await ask('Study lead', 'when is S-1 due', '#studies')).text).not.toContain('2 March');
    expect((await ask('Study lead', 'when is S-1 due')).text).toContain('2 March 2015');
    expect((await ask('Second study lead', 'when is S-3 due')).text).not.toContain('June');
    expect((await ask('anyone', 'when is S-2 due')).text).not.toContain('20 March');
  });

  it('tells money that is confirmed to those whose it is, and to nobody what a decision holds', async () => {
    expect((await ask('Treasurer', 'how much does each partnership get')).text).toMatch(/£50,000[\s\S]*£40,000/);
    const own = (await ask('Cluster coordinator P1', 'how much do we get')).text;
    expect([own.includes('£50,000'), own.includes('£40,000')]).toEqual([true, false]);
    expect((await ask('Cluster coordinator P1', 'how much does the Valleys Cluster get')).text).not.toContain('£40,000');
    expect((await ask('anyone', 'how much does the Valleys Cluster get')).text).not.toContain('£40,000');
    expect((await ask('Second study lead', 'how much does the Valleys Cluster get')).text).not.toContain('£40,000');
    expect((await ask('Treasurer', 'when are the instalments')).text).toContain('31 March 2015');
    for (const asker of ['Treasurer', 'Convener', 'Cluster coordinator P1', 'anyone']) {
      expect((await ask(asker, 'how much does the Marches Cluster get in 2015-16')).text).not.toMatch(/44,444|80,000/);
    }
  });

  it('calls people by their titles, and names both who evaluate', async () => {
    const seats = (await ask('Convener', 'who sits on the LCB')).text;
    expect(seats).toMatch(/Borrowers' voice[\s\S]*Second study lead/);
    expect(seats).not.toMatch(/\bR\d\b/);
    expect((await ask('Convener', 'what is the quorum')).text).toContain('the Convener or deputy');
    expect((await ask('anyone', 'who is evaluating this')).text).toContain('The University of the Fens (UNIA) and the Office of Public Measures (OPM) evaluate');
  });

  it('answers of its one decision and lists all its clusters without asking back, and calls one by another name', async () => {
    expect((await ask('anyone', 'which counties have a cluster')).text).toContain('Marches Cluster, Valleys Cluster, Coast Cluster');
    expect((await ask('Convener', 'is the marches cluster hosted by monmouth')).text).toContain('Powys is the host');
    expect((await ask('Convener', 'what order do people get told')).text).not.toContain('£');
    expect((await ask('Convener', 'what did they decide, and from when')).text).toContain('Q-1');
  });

  it('speaks of its clusters and their returns by the names they have here', async () => {
    expect((await ask('Convener', 'overview please')).text).toContain('1 of 2 cluster returns in');
    expect((await ask('Treasurer', 'how much does each cluster get')).text).toContain('for each of 3 clusters');
    expect((await ask('Board officer', 'remind whoever has not sent a cluster return')).text).toContain('Valleys Cluster');
    expect((await ask('Convener', 'when is the next board')).text).toContain('10 March 2015');
  });
});
