import { describe, expect, test } from 'vitest';
import { financialYearBounds, parseQuarter, quarterBounds, quarterInWords, quarterOf } from '../../src/domain/quarters.js';
import type { Day } from '../../src/domain/when.js';

const today = '2005-10-14' as Day;

describe('a financial quarter', () => {
  test.each([
    ['2005-04-01', '2005-06-Q1'], ['2005-09-30', '2005-06-Q2'], ['2005-10-01', '2005-06-Q3'], ['2006-03-31', '2005-06-Q4'], ['1999-12-31', '1999-00-Q3'],
  ])('%s is in %s', (day, quarter) => {
    expect(quarterOf(day as Day)).toBe(quarter);
    const { from, to } = quarterBounds(quarter);
    expect(from <= day && day <= to).toBe(true);
  });

  test('2 is July to September where the year starts in April, and January to March where it starts in October', () => {
    expect(quarterBounds('2005-06-Q2')).toEqual({ from: '2005-07-01', to: '2005-09-30' });
    expect(quarterBounds('2005-06-Q4')).toEqual({ from: '2006-01-01', to: '2006-03-31' });
    expect(quarterBounds('2005-06-Q2', 10)).toEqual({ from: '2006-01-01', to: '2006-03-31' });
    expect(financialYearBounds(2005)).toEqual({ from: '2005-04-01', to: '2006-03-31' });
  });

  test('is said with its months', () => {
    expect(quarterInWords('2005-06-Q2')).toBe('quarter 2 of 2005-06 (July to September 2005)');
    expect(quarterInWords('2005-06-Q1', 11)).toBe('quarter 1 of 2005-06 (November 2005 to January 2006)');
  });

  test.each([
    ['Q2', '2005-06-Q2'], ['q2 2005-06', '2005-06-Q2'], ['Q2 05/06', '2005-06-Q2'], ['quarter 2 of 2005-06', '2005-06-Q2'],
    ['2005-06-Q2', '2005-06-Q2'], ['2005/06 q4', '2005-06-Q4'], ['Q1 2006', '2006-07-Q1'],
  ])('is read from “%s”', (text, quarter) => {
    expect(parseQuarter(text, today)).toBe(quarter);
  });

  test.each(['Q5', 'Q0', '2005-07-Q2', 'second', 'Q2 2005-06-07'])('is not read from “%s”', (text) => {
    expect(parseQuarter(text, today)).toBeNull();
  });
});
