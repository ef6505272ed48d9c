import { readFile } from 'node:fs/promises';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { announce } from '../../commands/announce.js';
import { answerQuestion } from '../../commands/answering.js';
import { escalate } from '../../jobs/escalate.js';
import { release } from '../../jobs/release.js';
import type { Database } from '../../src/store/database.js';
import { people } from '../announcing.js';
import { samplePath, sampleStore } from '../office.js';
import { mornings, wordsOf, type Mornings } from './morning.js';

/** South West has a channel of its own, and hears there, on the day, of what is expected of it. */
async function withOwnChannel(): Promise<string> {
  return (await readFile(samplePath, 'utf8'))
    .replace('{id: M-SW1, partnership: SW,', '{id: M-SW1, kind: data-set, partnership: SW,')
    .replace('  - kinds: [publication]', '  - {kinds: [data-set], before: [{days: 3, tell: [owner, channel]}], on_the_day: {tell: [owner, channel]}, silence: {working_days: 3, climbs: [channel]}}\n  - kinds: [publication]')
    .replace('channels:  ', 'channels:\n  - {name: "#sen-rp-sw", audience: "facilitators:SW", slack: C0SW, members: [P-FAC-SW, P-SEC]}\n  # ');
}

let store: Database;
let slack: Mornings;
beforeAll(async () => {
  store = await sampleStore('pglite', await withOwnChannel());
  slack = mornings(store);
});
afterAll(() => store.close());

/** Who Slack says is in the channel. */
const inChannel = (...users: readonly string[]) => store.transact(async (session) => {
  await session.rows(sql`delete from channel_members where slack_channel = 'C0SW'`);
  for (const user of users) await session.rows(sql`insert into channel_members (slack_channel, slack_user) values ('C0SW', ${user})`);
});
beforeEach(() => inChannel('U0FACSW', 'U0SEC'));

const asked = async (moment: string, user: string, channel: string, question: string) => {
  const office = slack.office(moment);
  return JSON.stringify((await answerQuestion(office, (await office.caller(user, '', channel)).reader, question)).answer);
};

test('a question there is answered for that partnership’s facilitators, and no further', async () => {
  expect(await asked('2005-10-14T09:00', 'U0FACSW', 'C0SW', 'when is the benchmarking data set due?')).toContain('25 November 2005');
  // The same question from the same person, where the public reads along.
  expect(await asked('2005-10-14T09:00', 'U0FACSW', 'C0SHARED', 'when is the benchmarking data set due?')).not.toContain('25 November 2005');
  // The secretary knows more, and is not answered more here: what hangs on the decision is not for facilitators yet.
  expect(await asked('2005-10-14T09:00', 'U0SEC', 'C0SW', 'M-P4')).not.toContain('Programme funding');
});

test('one guest, one person of another organisation or one stranger makes it as public as they are', async () => {
  for (const outsider of ['U0PRESS', 'U0PARENT', 'U0NOBODY']) {
    await inChannel('U0FACSW', 'U0SEC', outsider);
    expect(await asked('2005-10-14T09:00', 'U0FACSW', 'C0SW', 'when is the benchmarking data set due?')).not.toContain('25 November 2005');
  }
  // A host officer of another partnership is a partner, and may not know South West's milestones.
  await inChannel('U0FACSW', 'U0HOSTYH');
  expect(await asked('2005-10-14T09:00', 'U0FACSW', 'C0SW', 'when is the benchmarking data set due?')).not.toContain('25 November 2005');
});

test('a step that tells the partnership’s own channel arrives there, once, and not where a stranger reads along', async () => {
  await inChannel('U0FACSW', 'U0NOBODY');
  expect((await slack.at('2005-11-22T09:00')).filter(({ message, to }) => to === 'C0SW' || wordsOf(message).includes('M-SW1')).map(({ to }) => to)).toEqual(['U0FACSW']);
  await inChannel('U0FACSW', 'U0SEC');
  const there = (await slack.at('2005-11-25T09:00')).filter(({ to }) => to === 'C0SW');
  expect(there).toHaveLength(1);
  expect(there[0]?.message.text).toContain('M-SW1 is expected today');
  expect((await slack.at('2005-11-25T09:10')).filter(({ to }) => to === 'C0SW')).toEqual([]);
});

test('silence climbs to the channel once the owner was told first, and is not asked about where somebody may not know of it', async () => {
  const asks = async (...moments: readonly string[]) => {
    const heard: string[] = [];
    for (const moment of moments) heard.push(...(await slack.at(moment, [escalate])).filter(({ message }) => wordsOf(message).includes('M-SW1')).map(({ to }) => `${moment.slice(5, 10)} ${to}`));
    return heard;
  };
  await inChannel('U0FACSW', 'U0HOSTYH');
  const quiet = await asks('2005-11-28T09:00', '2005-12-01T09:00', '2005-12-02T09:00');
  expect(quiet.filter((line) => line.includes('C0SW'))).toEqual([]);
  await inChannel('U0FACSW', 'U0SEC');
  expect(await asks('2005-12-05T09:00', '2005-12-06T09:00', '2005-12-07T09:00')).toEqual(['12-05 U0FACSW', '12-06 C0SW']);
});

test('an announcement to South West’s facilitators goes to their channel alone, and is known there afterwards', async () => {
  await inChannel('U0FACSW');
  const office = slack.office('2006-06-01T09:00');
  const desk = people(office, announce);
  expect(JSON.stringify((await desk.type('U0SEC', 'new')).form)).toContain('"facilitators:SW"');
  await desk.send('U0SEC', 'announce:draft', { kind: 'other', title: 'Room change', text: 'We meet in Exeter.', audiences: ['facilitators:SW'], when: 'at-once', decision: 'none', gates: null, options: [] });
  expect(JSON.stringify(await desk.type('U0SEC', 'show ANN-01'))).toContain('facilitators, South West');
  await desk.press('U0SEC', 'announce:confirm', { id: 'ANN-01', version: 1 });
  await release.run(office);
  const posted = await slack.at('2006-06-01T09:01');
  expect(posted.filter(({ message }) => message.text.includes('Exeter')).map(({ to }) => to)).toEqual(['C0SW']);
  const show = async (channel: string) => (await announce.run(slack.office('2006-06-01T09:05'), await slack.office('2006-06-01T09:05').caller('U0FACSW', 'show ANN-01', channel)).catch(() => ({ text: 'refused' }))).text;
  expect(await show('C0SW')).toContain('Exeter');
  expect(await show('C0FACILITATORS')).not.toContain('Exeter');
});
