import { expect, test } from 'vitest';
import { lastDayToAct } from '../../src/domain/last-useful.js';
import { isWorkingDay } from '../../src/domain/working-days.js';
import type { Day } from '../../src/domain/when.js';

const calendar = { nation: 'GB-ENG' };
const back = (day: string, turn: 'ends' | 'begins', ahead: object, terms: readonly object[] = []) =>
  lastDayToAct({ what: 'it', day: day as Day, turn, ahead }, { calendar, terms: terms as never }).on;

test('notice in weeks is counted back from the end of the contracts, to a day on which it can be given', () => {
  expect(back('2006-03-31', 'ends', { weeks: 12 })).toBe('2006-01-06');
  expect(back('2006-03-27', 'ends', { weeks: 12 })).toBe('2005-12-30');
});

test('notice in months keeps the date, or the last of a shorter month', () => {
  expect(back('2006-03-25', 'ends', { months: 6 })).toBe('2005-09-23');
  expect(back('2006-05-31', 'ends', { months: 3 })).toBe('2006-02-28');
  expect(back('2006-01-15', 'ends', { months: 13 })).toBe('2004-12-15');
});

test('working days leave out weekends and the days off at Christmas', () => {
  expect(back('2006-01-03', 'ends', { working_days: 5 })).toBe('2005-12-22');
});

test('a post that begins after Easter is advertised before the spring term begins, and by the terms the programme gave where it gave any', () => {
  expect(back('2006-04-24', 'begins', { terms: 1 })).toBe('2006-01-06');
  const given = [{ name: 'spring', kind: 'term', from: '2006-01-05', to: '2006-03-31' }, { name: 'summer', kind: 'term', from: '2006-04-18', to: '2006-07-21' }];
  expect(back('2006-04-24', 'begins', { terms: 1 }, given)).toBe('2006-01-04');
});

test('it is always a working day', () => {
  for (let date = 1; date <= 28; date += 1) {
    for (const ahead of [{ weeks: 4 }, { months: 2 }, { working_days: 3 }, { terms: 1 }]) {
      expect(isWorkingDay(back(`2006-01-${String(date).padStart(2, '0')}`, 'ends', ahead), calendar)).toBe('yes');
    }
  }
});
