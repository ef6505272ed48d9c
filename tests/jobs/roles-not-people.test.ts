import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { milestone } from '../../commands/milestone.js';
import { rosterIn } from '../../src/store/rosters.js';
import type { Database } from '../../src/store/database.js';
import { sampleStore } from '../office.js';
import { mornings, wordsOf, type Mornings } from './morning.js';

let store: Database;
let slack: Mornings;
beforeAll(async () => {
  store = await sampleStore();
});
afterAll(() => store.close());

/** M-SW1 is expected 25 November 2005 and is the facilitator's; reminders come on 28 October and 11, 18, 24 and 25 November. */
beforeEach(async () => {
  for (const table of ['stale_messages', 'reminder_items', 'deliveries', 'reminders', 'reminder_plan']) await store.rows(sql([`delete from ${table}`]));
  await store.rows(sql`update people set left_on = null`);
  await store.rows(sql`update appointments set starts_on = null, ends_on = null`);
  await store.rows(sql`delete from appointments where person = 'P-LAREP-SW' and role = 'FAC'`);
  slack = mornings(store);
  await slack.at('2005-10-17T08:00');
});

const deputy = (ends: string | null = null) => store.rows(sql`
  insert into appointments (person, role, partnership, deputy, position, ends_on) values ('P-LAREP-SW', 'FAC', 'SW', true, 9, ${ends}::date)`);
const ownerUntil = (day: string) => store.rows(sql`update appointments set ends_on = ${day}::date where person = 'P-FAC-SW'`);
const toldOn = async (day: string) => (await slack.at(`2005-${day}T09:00`)).filter(({ message }) => wordsOf(message).includes('(M-SW1)')).map(({ to, message }) => {
  const words = wordsOf(message);
  return `${to}${words.includes('as deputy for') ? ' as deputy' : words.includes('Nobody is in post for it') ? ' as a vacancy' : ''}`;
});

test('on the very day on which a term ends the duty is still its holder’s, and from the next it is the deputy’s', async () => {
  await deputy();
  await ownerUntil('2005-11-11');
  expect(await toldOn('11-11')).toEqual(['U0FACSW']);
  expect(await toldOn('11-18')).toEqual(['U0LAREPSW as deputy']);
});

test('a deputy whose own term has ended is passed over: the vacancy is raised to the secretariat, and nothing is dropped', async () => {
  await deputy('2005-11-10');
  await ownerUntil('2005-11-10');
  expect(await toldOn('10-28')).toEqual(['U0FACSW']);
  expect(await toldOn('11-11')).toEqual(['U0SEC as a vacancy']);
  await store.rows(sql`update appointments set ends_on = null where person = 'P-LAREP-SW' and role = 'FAC'`);
  expect(await toldOn('11-18')).toEqual(['U0LAREPSW as deputy']);
});

test('whose term has not begun is not asked yet', async () => {
  await store.rows(sql`update appointments set starts_on = '2005-11-14' where person = 'P-FAC-SW'`);
  expect(await toldOn('11-11')).toEqual(['U0SEC as a vacancy']);
  expect(await toldOn('11-18')).toEqual(['U0FACSW']);
});

test('when an account is closed in Slack its duties go to the deputy from that day, and without one to the secretariat', async () => {
  const gone = async (moment: string, user: string) => {
    await slack.office(moment).transact(() => Promise.resolve());
    await store.transact((session) => rosterIn(session).forget(user));
  };
  await deputy();
  await gone('2005-11-10T12:00', 'U0FACSW');
  expect(await toldOn('11-11')).toEqual(['U0LAREPSW as deputy']);
  await gone('2005-11-17T12:00', 'U0LAREPSW');
  expect(await toldOn('11-18')).toEqual(['U0SEC as a vacancy']);
});

test('what somebody put off comes to whoever has the duty by then, not to them who left', async () => {
  await deputy();
  const [post] = (await slack.at('2005-11-11T09:00')).filter(({ to }) => to === 'U0FACSW');
  const later = post?.message.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : [])).find((one) => one.type === 'button' && one.text.text === 'Later');
  if (later?.type !== 'button') throw new Error('No Later');
  const office = slack.office('2005-11-11T09:05');
  await milestone.buttons?.['milestone:later']?.(office, { ...(await office.caller('U0FACSW', '')), value: later.value ?? '', message: null });
  await ownerUntil('2005-11-11');
  expect(await toldOn('11-14')).toEqual(['U0LAREPSW as deputy']);
});

test('a duty ends with the programme’s own day, not with the server’s: at half past midnight in summer time it has gone', async () => {
  await store.rows(sql`update appointments set ends_on = '2005-10-20' where person = 'P-FAC-SW'`);
  const may = async (moment: string) => (await slack.office(moment).caller('U0FACSW', '')).reader.appointments.length;
  expect([await may('2005-10-20T23:59'), await may('2005-10-21T00:30')]).toEqual([1, 0]);
});
