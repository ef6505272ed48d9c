import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '../../src/domain/day.js';
import { addMs, atLocal, localParts } from '../../src/domain/instant.js';
import type { Day, Instant } from '../../src/domain/when.js';
import { nextWorkingDay, previousWorkingDay } from '../../src/domain/working-days.js';
import type { Database } from '../../src/store/database.js';
import { sampleStore, zone as london } from '../office.js';
import { mornings, wordsOf, type Mornings } from './morning.js';

let store: Database;
let slack: Mornings;
beforeAll(async () => {
  store = await sampleStore();
  await store.rows(sql`delete from milestones where id <> 'M-SW1'`);
});
afterAll(() => store.close());

/** The owner's zone and nation, and the day on which the milestone is expected. */
async function set(zone: string | null, nation: string | null, expected: Day): Promise<void> {
  for (const table of ['stale_messages', 'reminder_items', 'deliveries', 'reminders', 'reminder_plan', 'milestone_forecasts']) await store.rows(sql([`delete from ${table}`]));
  await store.rows(sql`update people set zone = ${zone}, nation = ${nation} where id = 'P-FAC-SW'`);
  await store.rows(sql`insert into milestone_forecasts (milestone, given_on, forecast, reason) values ('M-SW1', '1990-01-01', jsonb_build_object('d', ${expected}::text, 'p', 'day'), 'x')`);
}
beforeEach(() => {
  slack = mornings(store);
});

/** As at this moment of the world, how often the owner was told. */
async function toldAt(moment: Instant): Promise<number> {
  const { day, time } = localParts(moment, london);
  return (await slack.at(`${day}T${time}`)).filter(({ to, message }) => to === 'U0FACSW' && wordsOf(message).includes('(M-SW1)')).length;
}

/** Looks at nine on a day by the owner's clocks: nothing a minute before, one message then, none after. */
async function onceAtNine(day: Day, zone: string): Promise<void> {
  const nine = atLocal(day, '09:00', zone);
  expect([day, await toldAt(addMs(nine, -60_000)), await toldAt(nine), await toldAt(addMs(nine, 60_000)), await toldAt(addMs(nine, 3_600_000))]).toEqual([day, 0, 1, 0, 0]);
}

/** The days between these on which clocks of a zone change. */
function changes(zone: string, from: Day, to: Day): Day[] {
  const found: Day[] = [];
  for (let day = from; day < to; day = addDays(day, 1)) {
    if (Date.parse(atLocal(addDays(day, 1), '12:00', zone)) - Date.parse(atLocal(day, '12:00', zone)) !== 86_400_000) found.push(addDays(day, 1));
  }
  return found;
}

describe('when clocks change', () => {
  const england = { nation: 'GB-ENG' };
  test.each([
    'Europe/London', 'Europe/Dublin', 'Europe/Paris', 'Europe/Moscow', 'America/New_York', 'America/Los_Angeles', 'America/St_Johns', 'America/Sao_Paulo',
    'America/Santiago', 'Australia/Sydney', 'Australia/Lord_Howe', 'Pacific/Auckland', 'Pacific/Chatham',
  ])('an owner in %s is reminded at nine by their own clocks on either side, once each', async (zone) => {
    const days = changes(zone, '2005-09-01' as Day, '2006-08-31' as Day);
    expect(days).toHaveLength(2);
    for (const change of days) {
      const expected = nextWorkingDay(addDays(change, 1), england);
      await set(zone, null, expected);
      await toldAt(atLocal(addDays(expected, -6), '12:00', zone));
      await onceAtNine(previousWorkingDay(addDays(expected, -1), england), zone);
      await onceAtNine(expected, zone);
    }
  }, 60_000);
});

describe('a holiday that was moved or proclaimed', () => {
  test.each<[why: string, nation: string, expected: string, asked: string, overdue: string]>([
    ['the golden jubilee, 3 and 4 June 2002', 'GB-ENG', '2002-06-04', '2002-05-31', '2002-06-05'],
    ['the royal wedding, after Easter', 'GB-ENG', '2011-04-29', '2011-04-28', '2011-05-03'],
    ['the spring holiday of 2012, moved to 4 June, with the jubilee beside it', 'GB-ENG', '2012-06-05', '2012-06-01', '2012-06-06'],
    ['28 May 2012, which was a working day', 'GB-ENG', '2012-05-28', '2012-05-28', '2012-05-29'],
    ['early May 2020, moved to 8 May', 'GB-ENG', '2020-05-08', '2020-05-07', '2020-05-11'],
    ['4 May 2020, which was a working day', 'GB-WLS', '2020-05-04', '2020-05-04', '2020-05-05'],
    ['the platinum jubilee, 2 and 3 June 2022', 'GB-SCT', '2022-06-03', '2022-06-01', '2022-06-06'],
    ['30 May 2022, which was a working day', 'GB-ENG', '2022-05-30', '2022-05-30', '2022-05-31'],
    ['the second of January, in Scotland alone', 'GB-SCT', '2007-01-02', '2006-12-29', '2007-01-03'],
    ['the second of January, in England', 'GB-ENG', '2007-01-02', '2007-01-02', '2007-01-03'],
    ['Saint Patrick’s Day, in Northern Ireland alone', 'GB-NIR', '2006-03-17', '2006-03-16', '2006-03-20'],
    ['Saint Patrick’s Day, in Scotland', 'GB-SCT', '2006-03-17', '2006-03-17', '2006-03-20'],
    ['the twelfth of July, in Northern Ireland alone', 'GB-NIR', '2006-07-12', '2006-07-11', '2006-07-13'],
    ['the leap day', 'GB-ENG', '2008-02-29', '2008-02-29', '2008-03-03'],
  ])('%s, in %s', async (_, nation, expected, asked, overdue) => {
    await set(null, nation, expected as Day);
    await toldAt(atLocal(addDays(asked as Day, -1), '16:00', london));
    await onceAtNine(asked as Day, london);
    if (expected !== asked) expect(await toldAt(atLocal(expected as Day, '09:00', london))).toBe(0);
    await onceAtNine(overdue as Day, london);
  });

  test('that the programme’s file proclaims is kept too', async () => {
    await store.rows(sql`update programme set more = jsonb_set(more, '{calendar,bank_holidays}', '[{"day":"2005-11-25","kind":"added"}]')`);
    await set(null, null, '2005-11-25' as Day);
    await toldAt(atLocal('2005-11-23' as Day, '16:00', london));
    await onceAtNine('2005-11-24' as Day, london);
    expect(await toldAt(atLocal('2005-11-25' as Day, '09:00', london))).toBe(0);
    await onceAtNine('2005-11-28' as Day, london);
    await store.rows(sql`update programme set more = more #- '{calendar,bank_holidays}'`);
  });

  test('cannot be told where nothing is known of a year: what is due there is held to the next certain working day', async () => {
    // Of 1969 nothing is known, of 1970 all: what would come on 29 December 1969 comes on 2 January.
    await set(null, null, '1970-01-26' as Day);
    await store.rows(sql`update milestone_forecasts set given_on = '1960-01-01'`);
    await toldAt(atLocal('1969-12-26' as Day, '16:00', london));
    expect(await toldAt(atLocal('1969-12-29' as Day, '09:00', london))).toBe(0);
    await onceAtNine('1970-01-02' as Day, london);
  });
});
