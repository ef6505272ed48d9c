/** Two programmes of other fields, each with a decision that some have been told and agreed words for the rest. */

interface HeldProgramme {
  readonly file: string;
  /** The part of the file that says what became of the decision: left out, it is still open. */
  readonly taken: string;
  readonly announced: string;
  readonly told: string;
  readonly words: string;
  /** A day on which the group knows and the others do not; and one on which all know. */
  readonly between: string;
  readonly after: string;
  /** Of the outcome, what no uncleared answer may hold. */
  readonly outcome: string;
  readonly uncleared: string;
  readonly cleared: string;
  readonly fieldChannel: string;
}

const ferryWords = 'The board is still looking at next spring and has nothing to say for now. Every skipper and piermaster will hear on the same day.';
const hospiceWords = 'Night nursing is being thought through. Every ward and its friends will have a letter from the office.';

export const ferries: HeldProgramme = {
  words: ferryWords, between: '2030-12-09', after: '2030-12-18', outcome: 'Kerrera joins', uncleared: 'crossing skipper KER', cleared: 'Chair', fieldChannel: '#wif-skippers',
  announced: `
    announced: {d: "2030-12-05", p: day, at: HB-5}`,
  taken: `
    decided_on: {d: "2030-12-01", p: day}
    effective: {d: "2031-04-01", p: day}
    outcome: three crossings run to March 2034 and Kerrera joins Ullin under one skipper`,
  told: `
  - {item: FD-1, audience: board members, when: {d: "2030-12-05", p: day}, at: "2030-12-05T12:00"}
  - {item: FD-1, audience: crossing skippers and piermasters, when: {d: "2030-12-16", p: day}, at: "2030-12-16T09:00"}`,
  file: `
programme: {id: WIF, name: Western Isles Lifeline Ferries, sponsor: Isles Transport, national_body: {id: HBD, name: Harbours Board}, evaluator: {id: SEAWORK, name: Seawork Institute}}
words: {partnership: crossing, report: deck log, authority: pier, group: the board}
calendar: {timezone: Europe/London, nation: GB-SCT, financial_year_starts: "04-01"}
partnerships:
  - {id: ULL, name: Ullin Crossing, aliases: [ullin], members: [Craignish, Scarba], host_authority: Craignish, work: [night sailings, bikes on board]}
  - {id: MAR, name: Marrig Crossing, aliases: [marrig], members: [Tolsta, Ness Point], host_authority: Tolsta, work: [freight booking]}
  - {id: SAN, name: Sandray Crossing, aliases: [sandray], members: [Eoligarry, Vatersay], host_authority: Vatersay, work: [bikes on board]}
  - {id: KER, name: Kerrera Crossing, aliases: [kerrera], members: [Gallanach], host_authority: Gallanach, work: [night sailings]}
roles:
  - {id: CHAIR, title: Chair of the Harbours Board, org: Isles Transport, duties: [chair, approves]}
  - {id: MINI, title: Islands Minister, org: Government}
  - {id: DIRE, title: Ferries director, org: Isles Transport, duties: [approves]}
  - {id: DESK, title: Board desk, org: Isles Transport, duties: [secretariat, prepares]}
  - {id: PURSE, title: Purser, org: Isles Transport, duties: [finance]}
  - {id: SKIP, title: Crossing skipper, org: one per crossing, duties: [facilitator]}
  - {id: PIER, title: Piermaster, org: one per crossing, duties: [host]}
audiences:
  - {id: board, name: board members, aliases: [the board], is: group, roles: [CHAIR, MINI, DIRE, DESK, PURSE]}
  - {id: facilitators, name: crossing skippers, aliases: [skippers], roles: [SKIP]}
  - {id: hosts, name: piermasters, roles: [PIER]}
terms_of_reference: {members: [CHAIR, DIRE], in_attendance: [DESK, PURSE]}
meetings: [{id: HB-5, on: {d: "2030-12-05", p: day}, main_item: the crossings}, {id: HB-6, on: {d: "2031-03-06", p: day}, main_item: ticketing}]
decisions:
  - {id: FD-0, title: Allow bikes free of charge on every crossing, decision_owner: CHAIR, decided_on: {d: "2030-06-06", p: day}, announced: {d: "2030-06-06", p: day}, outcome: bikes go free from July 2030}
  - id: FD-1
    title: Which crossings run after March 2031
    decision_owner: MINI
    raised_on: {d: "2030-05-01", p: day}
    needed_by: {d: "2030-10-31", p: day}
    forecast_history: [{given_on: "2030-05-01", forecast: "2030-12-05", reason: tenders came in late}]{taken}
milestones:
  - {id: F-1, title: Winter timetable agreed, baseline: {d: "2030-09-30", p: day}, actual: {d: "2030-09-28", p: day}, owner: DIRE}
  - {id: F-2, title: Crew contracts for 2031 issued, contingent_on: FD-1, baseline: {d: "2031-01-31", p: day}, owner: PURSE}
  - {id: F-6, partnership: MAR, title: Freight booking merged with the depot's, baseline: {d: "2030-12-20", p: day}, owner: SKIP}
  - {id: F-7, partnership: KER, title: Slipway closed for repair, baseline: {d: "2030-10-01", p: day}, actual: {d: "2030-10-03", p: day}, owner: PIER}
highlight_reports:
  - {partnership: ULL, quarter: 2030-31-Q2, due: "2030-10-18", returned: "2030-10-17", self_rag: green, confidence: green}
  - {partnership: SAN, quarter: 2030-31-Q2, due: "2030-10-18", returned: null}
  - {partnership: KER, quarter: 2030-31-Q2, due: "2030-10-18", returned: "2030-10-18", self_rag: green, confidence: green}
released_time: {definition: hours that volunteers crew without pay, notional_day_rate_gbp: 140, 2030-31-Q2: {ULL: 12, KER: 5}}
holding_lines: [{id: FL-1, about: FD-1, text: "${ferryWords}", approved_by: DIRE, in_force: ["2030-10-20", "2030-12-16T09:00"]}]
told_log:
  - {item: FD-0, audience: board members, when: {d: "2030-06-06", p: day}, at: "2030-06-06T12:00"}
  - {item: FD-0, audience: crossing skippers and piermasters, when: {d: "2030-06-10", p: day}, at: "2030-06-10T09:00"}{told}
channels: [{name: "#wif-board", audience: board}, {name: "#wif-skippers", audience: facilitators}]
`,
};

export const hospices: HeldProgramme = {
  words: hospiceWords, between: '2019-02-20', after: '2019-03-10', outcome: 'three wards only', uncleared: 'ward sister ASH', cleared: 'President', fieldChannel: '#sisters',
  announced: `
    announced: {d: "2019-02-18", p: day, at: LC-2}`,
  taken: `
    decided_on: {d: "2019-02-14", p: day}
    outcome: night nurses at three wards only, Larkfield beginning in June`,
  told: `
  - {item: NN, audience: council members, when: {d: "2019-02-18", p: day}, at: "2019-02-18T15:00"}
  - {item: NN, audience: ward sisters, when: {d: "2019-03-04", p: day}, at: "2019-03-04T08:00"}`,
  file: `
programme: {id: LAMP, name: Lamplight Night Nursing, sponsor: Lamplight Trust, national_body: {id: LC, name: Lamplight Council}}
words: {partnership: ward, report: night sheet, authority: friend, group: the council}
calendar: {timezone: Europe/London, nation: GB-ENG, financial_year_starts: "04-01"}
partnerships:
  - {id: LARK, name: Larkfield, members: [Brampton, Ely Street], work: [night calls]}
  - {id: ASH, name: Ashdown, members: [Chantry, Mill End], work: [night calls, carers' tea]}
  - {id: ROW, name: Rowanside, members: [Low Farm], work: [carers' tea]}
  - {id: BEE, name: Beechwell, members: [Orchard Row], work: [rides home]}
roles:
  - {id: PRES, title: President of the Lamplight Council, org: Trust, duties: [chair, approves]}
  - {id: SEC, title: Council secretary, org: Trust, duties: [secretariat, prepares]}
  - {id: SIS, title: Ward sister, org: one per ward, duties: [facilitator]}
  - {id: FRD, title: Friends' voice}
audiences:
  - {id: council, name: council members, is: group, roles: [PRES, SEC, FRD]}
  - {id: sisters, name: ward sisters, roles: [SIS]}
terms_of_reference: {members: [PRES, FRD], in_attendance: [SEC]}
meetings: [{id: LC-2, on: {d: "2019-02-18", p: day}, main_item: the night rota}, {id: LC-3, on: {d: "2019-05-20", p: day}}]
decisions:
  - id: NN
    title: Which wards have night nurses from June 2019
    decision_owner: PRES
    raised_on: {d: "2018-11-01", p: day}
    needed_by: {d: "2019-01-31", p: day}
    forecast_history: [{given_on: "2018-11-01", forecast: "2019-02-18", reason: rotas to be costed}]{taken}
milestones:
  - {id: N-1, partnership: ASH, title: Rota software merged into one, baseline: {d: "2019-02-01", p: day}, actual: {d: "2019-02-04", p: day}, owner: SIS}
  - {id: N-2, partnership: BEE, title: Minibus picked up, baseline: {d: "2019-03-15", p: day}, owner: SIS}
highlight_reports:
  - {partnership: ASH, quarter: 2018-19-Q3, due: "2019-01-11", returned: "2019-01-10", self_rag: amber, confidence: green}
  - {partnership: ROW, quarter: 2018-19-Q3, due: "2019-01-11", returned: null}
holding_lines: [{id: WORDS-2, about: NN, text: "${hospiceWords}", approved_by: PRES, in_force: ["2018-12-01", "2019-03-04T08:00"]}]
told_log:{told}
channels: [{name: "#council", audience: council}, {name: "#sisters", audience: sisters}]
`,
};

/** The programme's file with the decision taken and told; taken and told to nobody so far; or open. */
export function inState({ file, taken, announced, told }: HeldProgramme, state: 'told' | 'taken' | 'open'): string {
  const log = state === 'told' ? told : '';
  const lines = file.replace('{taken}', state === 'open' ? '' : state === 'told' ? taken + announced : taken).replace('{told}', log);
  return lines.replace(/told_log:\n(?=channels)/, 'told_log: []\n');
}
