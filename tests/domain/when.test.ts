import { describe, expect, test } from 'vitest';
import { earliestDay, exactDay, isPast, latestDay, sameWhen, type Day, type Precision, type When } from '../../src/domain/when.js';

const when = (d: string, p: Precision, text?: string): When => (text === undefined ? { d, p } : { d, p, text });

describe('a date as exactly as it is known', () => {
  test.each<[string, When, string, string]>([
    ['a day', when('2005-11-03', 'day'), '2005-11-03', '2005-11-03'],
    ['the beginning of a month', when('2005-11', 'part-month', 'beginning of November 2005'), '2005-11-01', '2005-11-10'],
    ['early in a month', when('2005-11', 'part-month', 'early November 2005'), '2005-11-01', '2005-11-10'],
    ['the middle of a month', when('2005-11', 'part-month', 'middle of November 2005'), '2005-11-11', '2005-11-20'],
    ['mid-month', when('2005-11', 'part-month', 'mid-November'), '2005-11-11', '2005-11-20'],
    ['the end of a month', when('2005-11', 'part-month', 'end of November 2005'), '2005-11-21', '2005-11-30'],
    ['late in February of a leap year', when('2008-02', 'part-month', 'late February 2008'), '2008-02-21', '2008-02-29'],
    ['a part of a month that is not said', when('2005-11', 'part-month'), '2005-11-01', '2005-11-30'],
    ['a month', when('2005-02', 'month'), '2005-02-01', '2005-02-28'],
    ['spring', when('2000', 'season', 'spring 2000'), '2000-03-01', '2000-05-31'],
    ['summer', when('2005', 'season', 'summer 2005'), '2005-06-01', '2005-08-31'],
    ['autumn', when('2003', 'season', 'autumn 2003'), '2003-09-01', '2003-11-30'],
    ['winter, into the next year', when('2007', 'season', 'winter 2007'), '2007-12-01', '2008-02-29'],
    ['a quarter', when('2005', 'season', 'quarter 3 of 2005-06 (October to December 2005)'), '2005-10-01', '2005-12-31'],
    ['a season that is not said', when('2005', 'season'), '2005-01-01', '2005-12-31'],
    ['a year', when('2008', 'year', 'some time before March 2008'), '2008-01-01', '2008-12-31'],
  ])('%s has a first and a last day it can be', (_, known, first, last) => {
    expect(earliestDay(known)).toBe(first);
    expect(latestDay(known)).toBe(last);
  });

  test('gives a day only where it is known to the day', () => {
    expect(exactDay(when('2005-11-03', 'day'))).toBe('2005-11-03');
    expect(exactDay(when('2005-11-03', 'part-month', 'beginning of November 2005'))).toBeNull();
    expect(exactDay(when('2005-11', 'month'))).toBeNull();
  });

  test('is past once its last day is', () => {
    const november = when('2005-11', 'month');
    expect(isPast(november, '2005-11-30' as Day)).toBe(false);
    expect(isPast(november, '2005-12-01' as Day)).toBe(true);
  });

  test('is the same as another that says the same in other words, and not as a more exact one', () => {
    expect(sameWhen(when('2005-11', 'part-month', 'early November'), when('2005-11', 'part-month', 'beginning of November 2005'))).toBe(true);
    expect(sameWhen(when('2005-11', 'month'), when('2005-11', 'part-month'))).toBe(false);
    expect(sameWhen(null, null)).toBe(true);
    expect(sameWhen(when('2005', 'year'), null)).toBe(false);
  });
});
