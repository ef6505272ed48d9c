import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, compareDays, day, dayOf, daysBetween, lastOfMonth, mondayOf, weekday } from '../../src/domain/day.js';
import type { Day } from '../../src/domain/when.js';

const on = (text: string) => text as Day;
const anyDay = fc.integer({ min: -25_000, max: 80_000 }).map((days) => addDays(on('1970-01-01'), days));

describe('a day', () => {
  test.each(['2005-10-14', '2008-02-29', '2000-02-29', '1999-12-31'])('%s is one', (text) => {
    expect(day(text)).toBe(text);
  });

  test.each(['2005-02-29', '1900-02-29', '2005-02-31', '2005-13-01', '2005-00-10', '2005-04-31', '2005-1-1', '14/10/2005', '', '2005-10-14T00:00'])(
    '%s is none, and is not rolled over to another', (text) => {
      expect(day(text)).toBeNull();
    });

  test('made of numbers is none when there is none such', () => {
    expect(dayOf(2005, 2, 29)).toBeNull();
    expect(dayOf(2005, 2, 28)).toBe('2005-02-28');
    expect(dayOf(2005, 14, 1)).toBeNull();
  });

  test('is counted on and back over months, years and clock changes', () => {
    expect(addDays(on('2005-03-26'), 2)).toBe('2005-03-28');
    expect(addDays(on('2005-12-31'), 1)).toBe('2006-01-01');
    expect(addDays(on('2008-03-01'), -1)).toBe('2008-02-29');
  });

  test('so many months on is the last of a shorter month', () => {
    expect(addMonths(on('2005-01-31'), 1)).toBe('2005-02-28');
    expect(addMonths(on('2007-12-31'), 2)).toBe('2008-02-29');
    expect(addMonths(on('2005-10-14'), -12)).toBe('2004-10-14');
  });

  test('knows its weekday, its week and its month’s end', () => {
    expect(weekday(on('2005-10-14'))).toBe(5);
    expect(weekday(on('1969-12-31'))).toBe(3);
    expect(mondayOf(on('2005-10-16'))).toBe('2005-10-10');
    expect(lastOfMonth(2004, 2)).toBe('2004-02-29');
  });

  test('and the distance to another agree with counting', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: -40_000, max: 40_000 }), (from, days) => {
      const to = addDays(from, days);
      expect(day(to)).toBe(to);
      expect(daysBetween(from, to)).toBe(days);
      expect(Math.sign(compareDays(to, from))).toBe(Math.sign(days));
      expect(weekday(to)).toBe((((weekday(from) + days) % 7) + 7) % 7);
    }));
  });
});
