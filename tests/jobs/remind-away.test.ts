import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { secretariat } from '../../commands/secretariat.js';
import { escalate } from '../../jobs/escalate.js';
import type { Database } from '../../src/store/database.js';
import { rosterIn } from '../../src/store/rosters.js';
import { sampleStore } from '../office.js';
import { mornings, wordsOf, type Mornings, type Posted } from './morning.js';

let store: Database;
let slack: Mornings;
const command = secretariat([]);
beforeAll(async () => {
  store = await sampleStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  for (const table of ['stale_messages', 'reminder_items', 'deliveries', 'reminders', 'reminder_plan', 'absences', 'escalations']) await store.rows(sql([`delete from ${table}`]));
  await store.rows(sql`update people set zone = null, slack_zone = null`);
  await store.rows(sql`delete from appointments where person = 'P-LAREP-SW' and role = 'FAC'`);
  slack = mornings(store);
});

const about = (posts: readonly Posted[], id = 'M-SW1') => posts.filter(({ message }) => wordsOf(message).includes(`(${id})`));
const say = async (moment: string, text: string, user = 'U0FACSW') => {
  const office = slack.office(moment);
  return command.run(office, await office.caller(user, text));
};
const deputy = () => store.rows(sql`insert into appointments (person, role, partnership, deputy, position) values ('P-LAREP-SW', 'FAC', 'SW', true, 9)`);

/** Every time somebody was told of the milestone, working day by working day at ten. */
async function told(days: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const day of days) for (const { to } of about(await slack.at(`${day}T10:00`))) found.push(`${day} ${to}`);
  return found;
}

// M-SW1 is expected on Friday 25 November 2005: asked on 28 October, 11, 18, 24 and 25 November, and from 28 November.
describe('while an owner is away', () => {
  test('what can wait comes on their first working morning back, and says no more than that', async () => {
    await slack.at('2005-10-17T08:00');
    expect((await say('2005-10-17T09:00', 'away 9 November to 15 November')).text).toContain('Noted: you are away 9 November 2005 to 15 November 2005.');
    expect(await told(['2005-11-09', '2005-11-10', '2005-11-11', '2005-11-14', '2005-11-15', '2005-11-16'])).toEqual(['2005-11-16 U0FACSW']);
  });

  test('what is needed before they are back is asked before they go, and then of their deputy', async () => {
    await deputy();
    await slack.at('2005-10-31T08:00');
    await say('2005-10-31T09:00', 'away 21 November to 2 December');
    expect(await told(['2005-11-11', '2005-11-18', '2005-11-21', '2005-11-24', '2005-11-25', '2005-11-28', '2005-12-05'])).toEqual([
      '2005-11-11 U0FACSW', '2005-11-18 U0FACSW', '2005-11-24 U0LAREPSW', '2005-11-25 U0LAREPSW', '2005-11-28 U0LAREPSW', '2005-12-05 U0FACSW',
    ]);
    const words = wordsOf(about(slack.posted).find(({ to }) => to === 'U0LAREPSW')?.message ?? { text: '', blocks: [] });
    expect(words).toContain('is away until after it is needed, so it comes to you');
    expect(words).not.toContain('2 December');
  });

  test('and has no deputy: it waits for a week, and longer is the secretariat’s', async () => {
    await slack.at('2005-10-31T08:00');
    await say('2005-10-31T09:00', 'away 25 November to 29 November');
    expect(await told(['2005-11-24', '2005-11-25', '2005-11-28', '2005-11-30'])).toEqual(['2005-11-24 U0FACSW', '2005-11-30 U0FACSW']);
    await say('2005-11-30T12:00', 'away 1 December to 30 December');
    expect(await told(['2005-12-05'])).toEqual(['2005-12-05 U0SEC']);
  });

  test('what waits for them comes at once when they are back sooner, and the days are listed and taken back', async () => {
    await slack.at('2005-10-31T08:00');
    await say('2005-10-31T09:00', 'away 9 November to 15 November');
    await slack.at('2005-11-11T10:00');
    const listed = await say('2005-11-11T10:30', 'away');
    expect(listed.text).toContain('9 November 2005 to 15 November 2005');
    expect((await say('2005-11-11T11:00', 'back')).text).toContain('Welcome back');
    expect(about(await slack.at('2005-11-11T11:01'))).toHaveLength(1);
    expect((await say('2005-11-11T11:02', 'away')).text).toContain('You are not down as away');
    expect(await store.rows(sql`select from_day, to_day from absences where withdrawn_at is null`)).toEqual([{ from_day: '2005-11-09', to_day: '2005-11-10' }]);
    await store.rows(sql`delete from absences`);
  });

  test('a message that waits overnight is held when they turn out to be away', async () => {
    await slack.at('2005-10-31T08:00');
    await slack.at('2005-11-11T19:00');
    await say('2005-11-11T20:00', 'away 14 November to 16 November');
    expect(await told(['2005-11-14', '2005-11-16', '2005-11-17'])).toEqual(['2005-11-17 U0FACSW']);
    expect(await store.rows(sql`select distinct i.held from reminder_items i join deliveries d on d.id = i.delivery join reminders r on r.id = i.reminder where d.state = 'sent' and r.milestone = 'M-SW1'`)).toEqual([{ held: 'away' }]);
  });

  test('their silence does not climb', async () => {
    await slack.at('2005-11-25T08:00');
    await slack.at('2005-11-28T10:00', [escalate]);
    await say('2005-11-28T11:00', 'away 29 November to 9 December');
    for (const day of ['2005-11-30', '2005-12-01', '2005-12-02', '2005-12-08', '2005-12-09']) await slack.at(`${day}T10:00`, [escalate]);
    expect(await store.rows(sql`select 1 from escalations where milestone = 'M-SW1'`)).toEqual([]);
  });
});

describe('a zone of one’s own', () => {
  test('is that of the settings in Slack, unless they say otherwise, and then again that of Slack', async () => {
    await slack.at('2005-10-31T08:00');
    await store.transact((session) => rosterIn(session).zones([{ user: 'U0FACSW', zone: 'America/New_York' }]));
    await slack.at('2005-11-10T10:00');
    expect(about(await slack.at('2005-11-11T13:59'))).toEqual([]);
    expect(about(await slack.at('2005-11-11T14:00'))).toHaveLength(1);
    expect((await say('2005-11-14T10:00', 'zone Asia/Tokyo')).text).toContain('Asia/Tokyo');
    await slack.at('2005-11-17T08:00');
    expect(about(await slack.at('2005-11-18T00:00'))).toHaveLength(1);
    expect((await say('2005-11-18T10:00', 'zone as in Slack')).text).toContain('America/New_York');
    await slack.at('2005-11-23T10:00');
    expect(about(await slack.at('2005-11-24T13:59'))).toEqual([]);
    expect(about(await slack.at('2005-11-24T14:00'))).toHaveLength(1);
  });
});
