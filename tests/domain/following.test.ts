import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../src/domain/day.js';
import { asksOwner, followableDate, nextForecast, soLongAfter, type DecisionOnRecord, type Follower, type Knows } from '../../src/domain/following.js';
import { earliestDay, latestDay, type Day, type Instant, type When } from '../../src/domain/when.js';

const calendar = { nation: 'GB-ENG' };
const on = (d: string): When => ({ d, p: 'day' });
const at = (day: string): Instant => `${day}T10:00:00.000Z` as Instant;
const knows = (audience: string, from = '1900-01-01'): Knows => ({ audience, from: at(from) } as Knows);
const beginning: When = { d: '2005-11', p: 'part-month', text: 'beginning of November 2005' };

test('so long after a day is a day: by days, weeks, months that may be shorter, and working days', () => {
  expect(soLongAfter(on('2005-11-03'), { weeks: 6 }, calendar)).toEqual(on('2005-12-15'));
  expect(soLongAfter(on('2005-11-03'), { days: 10 }, calendar)).toEqual(on('2005-11-13'));
  expect(soLongAfter(on('2005-08-31'), { months: 6 }, calendar)).toEqual(on('2006-02-28'));
  expect(soLongAfter(on('2005-12-23'), { working_days: 2 }, calendar)).toEqual(on('2005-12-29'));
});

test('what is known less exactly stays so: no day is made up', () => {
  expect(soLongAfter(beginning, { months: 1 }, calendar)).toEqual({ d: '2005-12', p: 'part-month', text: 'beginning of December 2005' });
  expect(soLongAfter(beginning, { weeks: 6 }, calendar)).toEqual({ d: '2005-12', p: 'month' });
  expect(soLongAfter({ d: '2005-11', p: 'month' }, { weeks: 6 }, calendar)).toEqual({ d: '2005', p: 'season', text: 'December 2005 to January 2006' });
  expect(soLongAfter({ d: '2005', p: 'season', text: 'autumn 2005' }, { months: 1 }, calendar)).toEqual({ d: '2005', p: 'season', text: 'October to December 2005' });
  expect(soLongAfter({ d: '2005', p: 'year' }, { months: 12 }, calendar)).toEqual({ d: '2006', p: 'year' });
  expect(soLongAfter({ d: '2005', p: 'year' }, { weeks: 1 }, calendar)).toBeNull();
});

test('whatever is said holds every day that it may be, and is never more exact than its decision', () => {
  const exactness: readonly When['p'][] = ['day', 'part-month', 'month', 'season', 'year'];
  const given = fc.record({ year: fc.integer({ min: 1999, max: 2030 }), month: fc.integer({ min: 1, max: 12 }), p: fc.constantFrom(...exactness), part: fc.constantFrom('beginning', 'middle', 'end') })
    .map(({ year, month, p, part }): When => {
      const inMonth = `${year}-${String(month).padStart(2, '0')}`;
      if (p === 'year') return { d: String(year), p };
      if (p === 'season') return { d: String(year), p, text: `autumn ${year}` };
      if (p === 'part-month') return { d: inMonth, p, text: `${part} of it` };
      return p === 'month' ? { d: inMonth, p } : { d: `${inMonth}-05`, p: 'day' };
    });
  fc.assert(fc.property(given, fc.integer({ min: 1, max: 400 }), (when, days) => {
    const found = soLongAfter(when, { days }, calendar);
    if (found === null) return when.p === 'year' || when.p === 'season';
    return exactness.indexOf(found.p) >= exactness.indexOf(when.p)
      && earliestDay(found) <= addDays(earliestDay(when), days) && latestDay(found) >= addDays(latestDay(when), days);
  }));
});

const record = (more: Partial<DecisionOnRecord> = {}): DecisionOnRecord => ({
  forecasts: [{ forecast: '2005-11-03' as Day, at: at('2005-09-12') }], happened: null,
  milestone: [knows('nsg'), knows('officials')], question: [knows('nsg'), knows('officials')], outcome: [], ...more,
});

test('the latest forecast is followed until the outcome may be known to all who see the milestone', () => {
  expect(followableDate(record(), at('2005-10-14'))).toEqual({ when: on('2005-11-03'), at: at('2005-09-12'), by: 'forecast' });
  const taken = record({ happened: on('2005-10-10'), outcome: [knows('officials', '2005-10-10')] });
  expect(followableDate(taken, at('2005-10-14'))).toMatchObject({ by: 'forecast' });
  const announced = record({ happened: beginning, outcome: [knows('officials', '2005-10-10'), knows('nsg', '2005-11-03')] });
  expect(followableDate(announced, at('2005-11-02'))).toMatchObject({ by: 'forecast' });
  expect(followableDate(announced, at('2005-11-04'))).toEqual({ when: beginning, at: at('2005-11-03'), by: 'outcome' });
});

test('who is told later is no reason to follow anew, and who is told first and alone none to follow at all', () => {
  const later = record({ happened: beginning, milestone: [knows('nsg'), knows('hosts', '2005-11-22')], outcome: [knows('nsg', '2005-11-03'), knows('hosts', '2005-11-22')] });
  for (const day of ['2005-11-04', '2005-11-23']) expect(followableDate(later, at(day))).toMatchObject({ at: at('2005-11-03') });
  const hostsFirst = record({ happened: beginning, milestone: [knows('nsg'), knows('hosts', '2005-11-01')], outcome: [knows('hosts', '2005-11-01')] });
  expect(followableDate(hostsFirst, at('2005-11-02'))).toBeNull();
  expect(followableDate({ ...hostsFirst, outcome: [knows('hosts', '2005-11-01'), knows('public', '2005-11-23')] }, at('2005-11-24'))).toMatchObject({ by: 'outcome' });
});

const follower = (more: Partial<Follower> = {}): Follower => ({ after: { weeks: 6 }, baseline: on('2005-12-16'), forecasts: [], ...more });
const given = (d: string, day: string, followed: 'yes' | 'no') => ({ forecast: on(d), at: at(day), followed });
const today = { today: '2005-10-14' as Day, calendar };
const moved = { when: on('2005-12-01'), at: at('2005-10-14'), by: 'forecast' } as const;

test('it moves once for each date: followed already, given by somebody since, and agreed with are left alone', () => {
  expect(nextForecast(follower(), moved, today)).toEqual(on('2006-01-12'));
  expect(nextForecast(follower({ after: null }), moved, today)).toBeNull();
  expect(nextForecast(follower({ forecasts: [given('2006-01-12', '2005-10-14', 'yes')] }), moved, today)).toBeNull();
  expect(nextForecast(follower({ forecasts: [given('2006-01-12', '2005-10-14', 'yes'), given('2006-02-01', '2005-10-15', 'no')] }), moved, today)).toBeNull();
  expect(nextForecast(follower({ forecasts: [given('2006-02-01', '2005-10-15', 'no')] }), moved, today)).toBeNull();
  expect(nextForecast(follower({ forecasts: [given('2006-02-01', '2005-10-13', 'no')] }), moved, today)).toEqual(on('2006-01-12'));
  expect(nextForecast(follower({ baseline: on('2006-01-12') }), moved, today)).toBeNull();
});

test('a decision that moves there and back is followed there and back', () => {
  const there = follower({ forecasts: [given('2005-12-15', '2005-10-10', 'yes'), given('2006-01-12', '2005-10-12', 'yes')] });
  expect(nextForecast(there, { when: on('2005-11-03'), at: at('2005-10-14'), by: 'forecast' }, today)).toEqual(on('2005-12-15'));
});

test('an announcement that is known less exactly leaves a date that agrees with it; a date in the past is never given', () => {
  const exact = follower({ forecasts: [given('2005-12-15', '2005-10-10', 'yes')] });
  expect(nextForecast(exact, { when: beginning, at: at('2005-11-03'), by: 'outcome' }, today)).toBeNull();
  expect(nextForecast(follower(), { when: on('2005-08-01'), at: at('2005-07-01'), by: 'forecast' }, today)).toBeNull();
});

test('an owner is asked once the outcome is known, unless they have spoken since or it is long ago', () => {
  const told = { when: beginning, at: at('2005-11-03'), by: 'outcome' } as const;
  const asks = (more: Partial<Follower>, now = '2005-11-04') => asksOwner(follower({ after: null, ...more }), told, at(now), calendar);
  expect(asks({})).toBe(true);
  expect(asks({ after: { weeks: 6 } })).toBe(false);
  expect(asks({ forecasts: [given('2006-01-27', '2005-11-03', 'no')] })).toBe(false);
  expect([asks({}, '2006-02-01'), asks({ baseline: null }, '2006-02-01')]).toEqual([false, true]);
  expect(asksOwner(follower({ after: null }), { ...told, by: 'forecast' }, at('2005-11-04'), calendar)).toBe(false);
});
