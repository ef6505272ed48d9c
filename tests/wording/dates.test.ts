import { describe, expect, test } from 'vitest';
import type { Day, Instant } from '../../src/domain/when.js';
import { sayDay, sayDayLong, sayDays, sayInstant, sayRange, sayWhen } from '../../src/wording/dates.js';

const on = (text: string) => text as Day;

describe('dates as the bot says them', () => {
  test('have no leading nought, and the month in words', () => {
    expect(sayDay(on('2005-11-03'))).toBe('3 November 2005');
    expect(sayDayLong(on('2005-11-03'))).toBe('Thursday 3 November 2005');
  });

  test('never name a day that is not known', () => {
    expect(sayWhen({ d: '2005-11-03', p: 'day', text: 'the third' })).toBe('3 November 2005');
    expect(sayWhen({ d: '2005-11', p: 'part-month', text: 'beginning of November 2005' })).toBe('beginning of November 2005');
    expect(sayWhen({ d: '2005-11-01', p: 'month' })).toBe('November 2005');
    expect(sayWhen({ d: '2003', p: 'season', text: 'autumn 2003' })).toBe('autumn 2003');
    expect(sayWhen({ d: '2008-01-01', p: 'year' })).toBe('2008');
  });

  test('give a moment by the clocks of a zone', () => {
    const release = '2005-11-22T00:01:00.000Z' as Instant;
    expect(sayInstant(release, 'Europe/London')).toBe('00:01 on Tuesday 22 November 2005');
    expect(sayInstant(release, 'America/New_York')).toBe('19:01 on Monday 21 November 2005');
    expect(sayInstant('2005-10-14T08:00:00.000Z' as Instant, 'Europe/London')).toBe('09:00 on Friday 14 October 2005');
  });

  test('count days', () => {
    expect([0, 1, 2, -1].map(sayDays)).toEqual(['0 days', '1 day', '2 days', '-1 days']);
  });

  test('say a range once for what both ends share', () => {
    expect(sayRange(on('2005-11-03'), on('2005-11-03'))).toBe('3 November 2005');
    expect(sayRange(on('2005-11-03'), on('2005-11-07'))).toBe('3 to 7 November 2005');
    expect(sayRange(on('2005-10-28'), on('2005-11-04'))).toBe('28 October to 4 November 2005');
    expect(sayRange(on('2005-12-28'), on('2006-01-04'))).toBe('28 December 2005 to 4 January 2006');
    expect(sayRange(on('2005-10-03'), on('2006-10-07'))).toBe('3 October 2005 to 7 October 2006');
  });
});
