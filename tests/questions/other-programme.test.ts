import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askOne } from '../../src/cli/ask.js';
import type { Database } from '../../src/store/database.js';
import { sampleStore, testOffice } from '../office.js';

const file = `
programme: {id: FLOOD, name: Coastal Flood Partnerships, national_body: {id: CFB, name: Coastal Flood Board}, evaluator: {id: HALCROW, name: Halcrow Institute}}
calendar: {timezone: Europe/London, nation: GB-SCT}
partnerships:
  - {id: FORTH, name: Forth Estuary, aliases: [the Forth], members: [Fife, Falkirk, West Lothian, City of Edinburgh], host_authority: Fife, work: [tidal barriers, saltmarsh]}
  - {id: TAY, name: Tay Estuary, members: [Dundee, Perth and Kinross, Angus], host_authority: Dundee, work: [flood warnings]}
  - {id: CLY, name: Clyde, members: [Glasgow, Inverclyde], work: [tidal barriers]}
roles:
  - {id: CONV, title: Convener of the Coastal Flood Board, org: SG}
  - {id: CAB, title: Cabinet Secretary, org: SG}
  - {id: CLERK, title: Secretariat lead, org: SG}
  - {id: MONEY, title: Finance lead, org: SG}
  - {id: LINK, title: Facilitator}
  - {id: VOICE, title: Local authority representative}
terms_of_reference: {members: [CONV, "one VOICE per partnership (3)"], in_attendance: [CLERK, MONEY], quorum: {members: 3, of: 4}}
meetings:
  - {id: CFB-1, on: {d: "2019-03-14", p: day}, main_item: start}
  - {id: CFB-2, on: {d: "2019-06-13", p: day}, main_item: barrier costs, papers_due: "2019-06-04"}
decisions:
  - {id: D-1, title: Money for the barriers after March 2020, decision_owner: CAB, needed_by: {d: "2019-04-30", p: day}, raised_on: {d: "2019-01-10", p: day}, forecast_history: [{given_on: "2019-04-20", forecast: "2019-06-28", reason: costs not agreed}]}
milestones:
  - {id: BAR-1, partnership: FORTH, title: Barrier design agreed, baseline: {d: "2019-04-01", p: day}, forecast_history: [{given_on: "2019-03-20", forecast: "2019-07-01", reason: ground survey late}], owner: LINK}
  - {id: WARN-1, partnership: TAY, title: Warning sirens tested, baseline: {d: "2019-05-10", p: day}, actual: {d: "2019-05-09", p: day}, owner: LINK}
highlight_reports:
  - {partnership: FORTH, quarter: 2018-19-Q4, due: "2019-04-05", returned: "2019-04-04", self_rag: green, confidence: green}
  - {partnership: TAY, quarter: 2018-19-Q4, due: "2019-04-05", returned: null}
  - {partnership: CLY, quarter: 2018-19-Q4, due: "2019-04-05", returned: "2019-04-05", self_rag: green, confidence: amber}
actions: [{id: TODO-7, raised_at: CFB-1, title: Price the sirens, owner: MONEY, due: "2019-05-01", closed: null}]
funding: {lines: [{year: 2019-20, total_gbp: 900000, status: confirmed}]}
released_time: {notional_day_rate_gbp: 200, 2018-19-Q4: {FORTH: 10, TAY: null, CLY: 5}}
holding_line: {id: LINE, text: "We will write to every partnership about money after March 2020.", in_force: ["2019-01-01", null]}
`;

let store: Database;
beforeAll(async () => {
  store = await sampleStore('pglite', file);
}, 60_000);
afterAll(() => store.close());

describe("another programme's file", () => {
  it.each([
    ['Convener', 'whats late?', 'LIST', ['BAR-1', '91', 'D-1', '59']],
    ['Convener', 'how is the Forth doing', 'STATUS', ['ground survey late', 'red']],
    ['Convener', 'who has not returned', 'LIST', ['Tay Estuary', '2 of 3']],
    ['Convener', 'which partnership is Falkirk in?', 'WHO', ['Forth Estuary']],
    ['Convener', 'hows the estuary doing', 'CLARIFY', ['Forth Estuary', 'Tay Estuary']],
    ['Convener', 'overdue actions', 'LIST', ['TODO-7', '19 days']],
    ['Convener', 'when is the next meeting', 'DATE', ['13 June 2019']],
    ['Convener', 'papers deadline', 'DATE', ['4 June 2019']],
    ['Convener', 'any news on money after march 2020', 'DECISION', ['28 June 2019', 'Cabinet Secretary']],
    ['facilitator TAY', 'any news on money after march 2020', 'WITHHELD', ['We will write to every partnership about money after March 2020.']],
    ['facilitator TAY', 'anyone else doing tidal barriers', 'LIST', ['Forth Estuary', 'Clyde']],
    ['finance lead', 'how much does each partnership get', 'MONEY', ['£900,000', '£300,000', 'not recorded']],
    ['Convener', "what's the released time worth", 'MONEY', ['15 days', '£3,000', '2 of 3']],
    ['Convener', 'why is the barrier design late', 'STATUS', ['ground survey late']],
    ['facilitator FORTH', 'did you get ours', 'STATUS', ['Yes', '4 April 2019']],
    ['Convener', 'who says green but is late', 'LIST', ['Forth Estuary']],
    ['Convener', 'are we quorate', 'UNKNOWN', ['3 of 4']],
    ['anyone', 'how many councils in the Tay', 'ROLLUP', ['3']],
  ] as const)('%s: %s', async (asker, message, kind, holds) => {
    await store.rows({ text: 'delete from conversations', values: [] } as never);
    const { answer } = await askOne(testOffice(store, '2019-05-20'), store, { asker, place: 'DM', at: '2019-05-20', message });
    expect({ kind: answer.kind, text: answer.text }).toEqual({ kind, text: expect.stringContaining(holds[0]) });
    for (const held of holds) expect(answer.text).toContain(held);
  });
});
