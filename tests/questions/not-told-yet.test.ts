import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { askOne } from '../../src/cli/ask.js';
import { readProgrammeFile } from '../../src/grammar/programme-file/read.js';
import type { Database } from '../../src/store/database.js';
import { whoKnows } from '../../src/store/who-knows.js';
import type { Instant } from '../../src/domain/when.js';
import { sampleStore, testOffice } from '../office.js';

const taken = `
    announced: {d: "2011-05-12", p: day, at: KB-2}
    effective: {d: "2011-09-01", p: day}
    outcome: the old chimneys come down`;
const log = `
told_log:
  - {item: K-1, audience: core members, when: {d: "2011-05-12", p: day}, at: "2011-05-12T12:00"}
  - {item: K-1, audience: kiln wardens, when: {d: "2011-05-19", p: day}, at: "2011-05-19T09:00"}`;

/** Wardens have seats by the terms of reference, and the file's own circle leaves them out. */
const file = (circle: string, decided = taken, told = log) => `
programme: {id: KILN, name: Kilns of the North, sponsor: Clay Office, national_body: {id: KB, name: Kiln Board}}
calendar: {timezone: Europe/London, nation: GB-ENG, financial_year_starts: "04-01"}
partnerships:
  - {id: TYN, name: Tyne Kilns, members: [Ryton]}
  - {id: WEA, name: Wear Kilns, members: [Roker]}
roles:
  - {id: TOP, title: Chair of the Kiln Board, org: Clay Office}
  - {id: CLK, title: Board clerk, org: Clay Office, duties: [secretariat]}
  - {id: WDN, title: Kiln warden, org: one per kiln}
  - {id: POT, title: Potters' voice}
people:
  - {id: p-top, name: The chair, slack: U7T, posts: [{role: TOP}]}
  - {id: p-wdn, name: The warden of the Tyne, slack: U7W, posts: [{role: WDN, partnership: TYN}]}
  - {id: p-pot, name: The potter, slack: U7P, posts: [{role: POT}]}
audiences:
  - ${circle}
  - {id: wardens, name: kiln wardens, roles: [WDN]}
terms_of_reference: {members: [TOP, POT, "one WDN per kiln (2)"], in_attendance: [CLK]}
meetings: [{id: KB-1, on: {d: "2011-02-10", p: day}}, {id: KB-2, on: {d: "2011-05-12", p: day}, main_item: the northern kilns}, {id: KB-3, on: {d: "2011-09-08", p: day}}]
decisions:
  - id: K-1
    title: Whether the northern kilns close
    decision_owner: TOP
    raised_on: {d: "2011-01-10", p: day}
    needed_by: {d: "2011-03-31", p: day}
    forecast_history:
      - {given_on: "2011-01-10", forecast: "2011-03-31", reason: before the summer firing}
      - {given_on: "2011-03-20", forecast: "2011-05-12", reason: the survey was late}${decided}
milestones: [{id: K-M, title: Kilns swept, baseline: {d: "2011-05-02", p: day}, owner: CLK}]
risks: [{id: K-R, title: Wardens leave, likelihood: 3, impact: 3, owner: TOP, response: talk, review: "2011-06-01"}]${told}
`;

const own = '{id: core, name: core members, aliases: [kb], roles: [TOP, CLK]}';
const questions = ['what was decided about the kilns', 'where is K-1', 'has K-1 been decided', 'when will K-1 be decided', 'who decides K-1', 'when was K-1 decided', 'why is K-1 late', 'what is late', 'open decisions', 'which decisions were made at KB-2',
  'who has been told about K-1', 'how often has K-1 moved', 'when does K-1 take effect', 'can I tell anybody about K-1', 'any refusals', 'what is due in the next month', 'overview', 'what depends on K-1', 'any news about the northern kilns', 'status of whether the northern kilns close'];

describe('whoever may know that there is a question, and was told no outcome', () => {
  let before: Database, after: Database;
  beforeAll(async () => {
    [before, after] = [await sampleStore('pglite', file(own, '', '')), await sampleStore('pglite', file(own))];
  }, 120_000);
  afterAll(async () => {
    await Promise.all([before.close(), after.close()]);
  });

  const say = async (store: Database, asker: string, at: string, message: string) => {
    await store.rows({ text: 'delete from conversations', values: [] } as never);
    return (await askOne(testOffice(store, at), store, { asker, place: 'DM', at, message })).answer.text;
  };

  it.each(questions)('hears the same of %j, taken or not, and nothing that is untrue once it is', async (message) => {
    for (const at of ['2011-04-20', '2011-05-13', '2011-05-18']) {
      for (const asker of ['WDN TYN', 'POT']) {
        const said = await say(after, asker, at, message);
        expect(said).toBe(await say(before, asker, at, message));
        expect(said).not.toMatch(/\bawait|undecided|not (?:yet )?(?:been )?(?:decided|taken)|\bpending|still (?:open|to)|nothing is recorded as (?:taken|decided)|nobody (?:is|has)|kilns close\b.*\bdecided|no decision is/i);
      }
    }
  });

  it('hears when it was needed and what dates were given, and that there is no outcome for them', async () => {
    const said = await say(after, 'WDN TYN', '2011-05-13', 'where is K-1');
    for (const words of ['Needed by 31 March 2011', '12 May 2011', 'needed 43 days ago', 'o outcome that I can give here']) expect(said).toContain(words);
    expect(await say(after, 'WDN TYN', '2011-05-20', 'what was decided on K-1')).toContain('old chimneys');
    expect(await say(after, 'Board clerk', '2011-05-13', 'what was decided on K-1')).toContain('old chimneys');
  });
});

describe('a circle of the file that is called as the bot calls one of its own', () => {
  const names = {
    'by the group’s id': '{id: kb, name: steering group members, roles: [TOP, CLK]}',
    'by the usual name': '{id: inner, name: steering group members, roles: [TOP, CLK]}',
    'by the usual name, as the group': '{id: inner, name: Steering Group Members, is: group, roles: [TOP, CLK]}',
    'by another name of the board': '{id: inner, name: inner ring, aliases: [steering group members, the kiln board], roles: [TOP, CLK]}',
  };
  test.each(Object.entries(names))('%s, tells those alone who are in it; a seat hears when its own circle is named', async (_how, circle) => {
    const text = file(circle, taken, log.replace('core members', 'steering group members'));
    const store = await sampleStore('pglite', text);
    try {
      const ask = async (asker: string, at: string, message: string) => (await askOne(testOffice(store, at), store, { asker, place: 'DM', at, message })).answer.text;
      expect(await ask('WDN TYN', '2011-05-13', 'what was decided on K-1')).not.toContain('old chimneys');
      expect(await ask('WDN TYN', '2011-05-20', 'what was decided on K-1')).toContain('old chimneys');
      expect(await ask('TOP', '2011-05-13', 'what was decided on K-1')).toContain('old chimneys');
      // A seat brings what those who steer may know all the same.
      expect(await ask('WDN TYN', '2011-05-13', 'top risks')).toContain('K-R');
      const known = await whoKnows(store, 'K-1', '2011-05-13T12:00:00.000Z' as Instant);
      expect(known?.people.map(({ name, question, outcome }) => [name, question, outcome])).toEqual([['The chair', true, true], ['The warden of the Tyne', true, false], ['The potter', true, false]]);
      expect(said(text)).toMatch(/POT.*WDN|WDN.*POT/);
    } finally {
      await store.close();
    }
  }, 60_000);

  const said = (text: string) => {
    const read = readProgrammeFile(text);
    return read.kind === 'read' ? read.leftOut.filter(({ path }) => path.startsWith('audiences')).map(({ what }) => what).join('\n') : '';
  };
});
