import { describe, expect, test } from 'vitest';
import { nextOccurrence, occurrencesOf, type Series } from '../../src/domain/recurrence.js';
import { readRecurrence } from '../../src/domain/recurrence-rule.js';
import type { Day } from '../../src/domain/when.js';

function series(text: string, start = '1997-09-02'): Series {
  const rule = readRecurrence(text);
  if (rule === null) throw new Error(`${text} was not read`);
  return { rule, start: start as Day, at: '09:00', zone: 'America/New_York' };
}

function first(number: number, text: string, start?: string): string {
  return occurrencesOf(series(text, start), { from: '1900-01-01' as Day, to: '2040-01-01' as Day }).slice(0, number).map((day) => day.slice(2)).join(' ');
}

/** From section 3.8.5.3 of RFC 5545, where every series starts at nine in New York, on 2 September 1997 unless it says otherwise. */
describe('a recurrence rule, by the examples of RFC 5545', () => {
  test.each<[string, string, string?]>([
    ['FREQ=DAILY;INTERVAL=10;COUNT=5', '97-09-02 97-09-12 97-09-22 97-10-02 97-10-12'],
    ['FREQ=WEEKLY;COUNT=10', '97-09-02 97-09-09 97-09-16 97-09-23 97-09-30 97-10-07 97-10-14 97-10-21 97-10-28 97-11-04'],
    ['FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH', '97-09-02 97-09-04 97-09-16 97-09-18 97-09-30 97-10-02 97-10-14 97-10-16'],
    ['FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH', '97-09-02 97-09-04 97-09-09 97-09-11 97-09-16 97-09-18 97-09-23 97-09-25 97-09-30 97-10-02'],
    ['FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO', '97-08-05 97-08-10 97-08-19 97-08-24', '1997-08-05'],
    ['FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU', '97-08-05 97-08-17 97-08-19 97-08-31', '1997-08-05'],
    ['FREQ=MONTHLY;COUNT=10;BYDAY=1FR', '97-09-05 97-10-03 97-11-07 97-12-05 98-01-02 98-02-06 98-03-06 98-04-03 98-05-01 98-06-05', '1997-09-05'],
    ['FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU', '97-09-07 97-09-28 97-11-02 97-11-30 98-01-04 98-01-25 98-03-01 98-03-29 98-05-03 98-05-31', '1997-09-07'],
    ['FREQ=MONTHLY;COUNT=6;BYDAY=-2MO', '97-09-22 97-10-20 97-11-17 97-12-22 98-01-19 98-02-16', '1997-09-22'],
    ['FREQ=MONTHLY;COUNT=6;BYMONTHDAY=-3', '97-09-28 97-10-29 97-11-28 97-12-29 98-01-29 98-02-26', '1997-09-28'],
    ['FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1', '97-09-30 97-10-01 97-10-31 97-11-01 97-11-30 97-12-01 97-12-31 98-01-01 98-01-31 98-02-01', '1997-09-30'],
    ['FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15', '97-09-10 97-09-11 97-09-12 97-09-13 97-09-14 97-09-15 99-03-10 99-03-11 99-03-12 99-03-13', '1997-09-10'],
    ['FREQ=YEARLY;COUNT=10;BYMONTH=6,7', '97-06-10 97-07-10 98-06-10 98-07-10 99-06-10 99-07-10 00-06-10 00-07-10 01-06-10 01-07-10', '1997-06-10'],
    ['FREQ=YEARLY;BYDAY=20MO;COUNT=3', '97-05-19 98-05-18 99-05-17', '1997-05-19'],
    ['FREQ=YEARLY;BYMONTH=3;BYDAY=TH;COUNT=5', '97-03-13 97-03-20 97-03-27 98-03-05 98-03-12', '1997-03-13'],
    ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=5', '98-02-13 98-03-13 98-11-13 99-08-13 00-10-13'],
    ['FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13;COUNT=4', '97-09-13 97-10-11 97-11-08 97-12-13', '1997-09-13'],
    ['FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=3', '96-11-05 00-11-07 04-11-02', '1996-11-05'],
    ['FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3', '97-09-04 97-10-07 97-11-06', '1997-09-04'],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=4', '97-09-29 97-10-30 97-11-27 97-12-30', '1997-09-29'],
    ['FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5', '07-01-15 07-01-30 07-02-15 07-03-15 07-03-30', '2007-01-15'],
  ])('%s falls on %s', (text, days, start) => {
    expect(first(10, text, start)).toBe(days);
  });

  test('UNTIL a moment leaves out the occurrence later that day, and UNTIL a day keeps it', () => {
    expect(nextOccurrence(series('FREQ=DAILY;UNTIL=19971224T000000Z'), '1997-12-23' as Day)).toBeNull();
    expect(nextOccurrence(series('FREQ=DAILY;UNTIL=19971224T140000Z'), '1997-12-23' as Day)).toBe('1997-12-24');
    expect(nextOccurrence(series('FREQ=DAILY;UNTIL=19971224'), '1997-12-23' as Day)).toBe('1997-12-24');
  });

  test('every day in January for three years is the same by days or by years', () => {
    const byYears = first(100, 'FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA', '1998-01-01');
    expect(byYears).toBe(first(100, 'FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1', '1998-01-01'));
    expect(byYears.split(' ')).toHaveLength(93);
  });

  test('a day that a month lacks is left out, not moved', () => {
    expect(first(3, 'FREQ=MONTHLY', '1998-01-31')).toBe('98-01-31 98-03-31 98-05-31');
    expect(first(2, 'FREQ=YEARLY', '1996-02-29')).toBe('96-02-29 00-02-29');
  });

  test('one that can never happen ends', () => {
    expect(first(1, 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30')).toBe('');
  });

  test.each([
    '', 'monthly', 'FREQ=HOURLY', 'FREQ=DAILY;BYHOUR=9', 'FREQ=YEARLY;BYYEARDAY=1', 'FREQ=YEARLY;BYWEEKNO=20', 'FREQ=DAILY;COUNT=0', 'FREQ=DAILY;INTERVAL=0',
    'FREQ=DAILY;COUNT=2;UNTIL=19971224', 'FREQ=WEEKLY;BYDAY=2MO', 'FREQ=MONTHLY;BYDAY=XX', 'FREQ=MONTHLY;BYMONTHDAY=32', 'FREQ=DAILY;UNTIL=19970230', 'FREQ=DAILY;FREQ=WEEKLY',
  ])('“%s” is not half understood', (text) => {
    expect(readRecurrence(text)).toBeNull();
  });
});
