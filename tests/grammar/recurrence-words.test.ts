import { expect, test } from 'vitest';
import { day } from '../../src/domain/day.js';
import { nextOccurrence } from '../../src/domain/recurrence.js';
import { readRecurrence } from '../../src/domain/recurrence-rule.js';
import type { Day } from '../../src/domain/when.js';
import { readRepeats } from '../../src/grammar/recurrence-words.js';

const on = (text: string) => day(text) as Day;
const context = { today: on('2005-10-14'), zone: 'Europe/London' };

/** The days after the first on which something comes again. */
function after(start: string, words: string, many = 3): string[] {
  const rule = readRecurrence(readRepeats(words, on(start), context) ?? '');
  if (rule === null) return ['not read'];
  const days: Day[] = [];
  for (let last: Day | null = on(start); days.length < many; days.push(last)) {
    last = nextOccurrence({ rule, start: on(start), at: '23:59', zone: 'Europe/London' }, last);
    if (last === null) break;
  }
  return days;
}

test.each([
  ['2005-11-03', 'every quarter', ['2006-02-03', '2006-05-03', '2006-08-03']],
  ['2005-11-03', 'Quarterly', ['2006-02-03', '2006-05-03', '2006-08-03']],
  ['2005-11-03', 'termly', ['2006-03-03', '2006-07-03', '2006-11-03']],
  ['2005-09-12', 'once a term', ['2006-01-12', '2006-05-12', '2006-09-12']],
  ['2005-12-14', 'every term', ['2006-03-14', '2006-07-14', '2006-12-14']],
  ['2005-11-04', 'weekly', ['2005-11-11', '2005-11-18', '2005-11-25']],
  ['2005-11-04', 'every two weeks', ['2005-11-18', '2005-12-02', '2005-12-16']],
  ['2005-11-04', 'every other Friday', ['2005-11-18', '2005-12-02', '2005-12-16']],
  ['2005-11-04', 'Fridays', ['2005-11-11', '2005-11-18', '2005-11-25']],
  ['2005-11-15', 'monthly', ['2005-12-15', '2006-01-15', '2006-02-15']],
  ['2005-11-25', 'the last Friday of each month', ['2005-12-30', '2006-01-27', '2006-02-24']],
  ['2005-11-25', 'every last Friday', ['2005-12-30', '2006-01-27', '2006-02-24']],
  ['2005-11-07', 'on the first Monday of the month', ['2005-12-05', '2006-01-02', '2006-02-06']],
  ['2005-12-30', 'the last working day of every quarter', ['2006-03-31', '2006-06-30', '2006-09-29']],
  ['2005-11-15', 'on the 15th of each month', ['2005-12-15', '2006-01-15', '2006-02-15']],
  ['2006-05-31', 'every year', ['2007-05-31', '2008-05-31', '2009-05-31']],
  ['2005-11-15', 'twice a year', ['2006-05-15', '2006-11-15', '2007-05-15']],
  ['2005-11-15', 'every 4 months', ['2006-03-15', '2006-07-15', '2006-11-15']],
  ['2005-11-15', 'RRULE:FREQ=MONTHLY;BYDAY=3TU', ['2005-12-20', '2006-01-17', '2006-02-21']],
  ['2005-11-15', 'freq=monthly;count=3', ['2005-12-15', '2006-01-15']],
  ['2005-11-15', 'quarterly until March 2006', ['2006-02-15']],
  ['2005-11-15', 'monthly, three times', ['2005-12-15', '2006-01-15']],
])('what begins on %s and comes %s is next on these days', (start, words, days) => {
  expect(after(start, words, days.length + (words.match(/until|times|count/) ? 1 : 0))).toEqual(days);
});

test('what begins at a month’s end stays at the end of months, long or short', () => {
  expect(after('2005-10-31', 'quarterly')).toEqual(['2006-01-31', '2006-04-30', '2006-07-31']);
  expect(after('2005-09-30', 'quarterly')).toEqual(['2005-12-31', '2006-03-31', '2006-06-30']);
  expect(after('2006-01-30', 'monthly')).toEqual(['2006-02-28', '2006-03-30', '2006-04-30']);
  expect(after('2004-02-29', 'yearly')).toEqual(['2005-02-28', '2006-02-28', '2007-02-28']);
});

test.each(['', 'now and then', 'every blue moon', 'FREQ=HOURLY', 'every term for zero times', 'friday', 'the 32nd of each month', 'monthly until pigs fly', 'FAC SW'])('“%s” is no rule', (words) => {
  expect(readRepeats(words, on('2005-11-04'), context)).toBeNull();
});
