import { describe, expect, test } from 'vitest';
import { weekday } from '../../src/domain/day.js';
import { easterOf, holidaysOf, isHoliday } from '../../src/domain/holidays.js';
import type { Day } from '../../src/domain/when.js';

/** Bank holidays in England and Wales that fell on weekdays, as they were published. */
const england: Readonly<Record<number, string>> = {
  1995: '01-02 04-14 04-17 05-08 05-29 08-28 12-25 12-26',
  1999: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28 12-31',
  2002: '01-01 03-29 04-01 05-06 06-03 06-04 08-26 12-25 12-26',
  2003: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
  2004: '01-01 04-09 04-12 05-03 05-31 08-30 12-27 12-28',
  2005: '01-03 03-25 03-28 05-02 05-30 08-29 12-26 12-27',
  2006: '01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
  2011: '01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27',
  2012: '01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26',
  2020: '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28',
  2021: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
  2022: '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
  2023: '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
};

function onWeekdays(nation: string, year: number): string {
  const days = holidaysOf(nation, year);
  if (days === 'unknown') return days;
  return [...days].filter((day) => weekday(day) % 6 !== 0).sort().map((day) => day.slice(5)).join(' ');
}

describe('bank holidays', () => {
  test.each(Object.entries(england))('in England in %s are those that were kept', (year, days) => {
    expect(onWeekdays('GB-ENG', Number(year))).toBe(days);
    expect(onWeekdays('GB-WLS', Number(year))).toBe(days);
  });

  test('differ by nation', () => {
    expect(isHoliday('2005-03-28' as Day, 'GB-ENG')).toBe('yes');
    expect(isHoliday('2005-03-28' as Day, 'GB-SCT')).toBe('no');
    expect(isHoliday('2005-07-12' as Day, 'GB-NIR')).toBe('yes');
    expect(isHoliday('2005-07-12' as Day, 'GB-ENG')).toBe('no');
    expect(isHoliday('2006-08-07' as Day, 'GB-SCT')).toBe('yes');
    expect(isHoliday('2005-07-14' as Day, 'FR')).toBe('yes');
  });

  test('of Saint Andrew are kept in Scotland since 2007', () => {
    expect(isHoliday('2006-11-30' as Day, 'GB-SCT')).toBe('no');
    expect(isHoliday('2007-11-30' as Day, 'GB-SCT')).toBe('yes');
  });

  test('are unknown, not none, where there is no data', () => {
    expect(holidaysOf('XX', 2005)).toBe('unknown');
    expect(holidaysOf('GB-NOWHERE', 2005)).toBe('unknown');
    expect(holidaysOf('GB-ENG', 1900)).toBe('unknown');
    expect(holidaysOf('GB-ENG', 2150)).toBe('unknown');
    expect(isHoliday('2150-12-25' as Day, 'GB-ENG')).toBe('unknown');
  });

  test('proclaimed for a programme are added or taken away, for their nation only', () => {
    const extra = [
      { day: '2005-10-14' as Day, kind: 'added' as const, nation: 'GB-ENG' },
      { day: '2005-08-29' as Day, kind: 'removed' as const },
    ];
    expect(isHoliday('2005-10-14' as Day, 'GB-ENG', extra)).toBe('yes');
    expect(isHoliday('2005-10-14' as Day, 'GB-WLS', extra)).toBe('no');
    expect(isHoliday('2005-08-29' as Day, 'GB-ENG', extra)).toBe('no');
    expect(isHoliday('2150-06-01' as Day, 'GB-ENG', [{ day: '2150-06-01' as Day, kind: 'added' }])).toBe('yes');
  });

  test('follow Easter', () => {
    expect([2003, 2004, 2005, 2006, 2008].map(easterOf)).toEqual(['2003-04-20', '2004-04-11', '2005-03-27', '2006-04-16', '2008-03-23']);
  });
});
