import { describe, expect, test } from 'vitest';
import { lastTerm, lastWeekdayBefore, nextTerm, type SchoolTerm } from '../../src/domain/terms.js';
import type { Day } from '../../src/domain/when.js';

const on = (text: string) => text as Day;
const given: readonly SchoolTerm[] = [
  { name: 'autumn half-term', kind: 'half-term', from: on('2005-10-17'), to: on('2005-10-28') },
  { name: 'autumn term', kind: 'term', from: on('2005-09-01'), to: on('2005-12-20') },
];

describe('school terms', () => {
  test.each([
    ['2004-10-01', '2004-10-25'], ['2005-10-14', '2005-10-24'], ['2022-10-01', '2022-10-24'], ['2023-10-01', '2023-10-23'],
    ['2024-10-01', '2024-10-28'], ['2025-10-01', '2025-10-27'], ['2006-01-10', '2006-02-13'], ['2024-01-10', '2024-02-12'],
    ['2006-03-01', '2006-05-29'], ['2005-04-01', '2005-05-30'],
  ])('that a programme has not given have a half-term after %s from about %s, and say that they are approximate', (day, from) => {
    expect(nextTerm(on(day), 'half-term')).toMatchObject({ from, approximate: true });
  });

  test('that a programme has given are exact', () => {
    const half = nextTerm(on('2005-10-14'), 'half-term', given);
    expect(half).toMatchObject({ from: '2005-10-17', to: '2005-10-28' });
    expect(half?.approximate).toBeUndefined();
    expect(nextTerm(on('2006-01-10'), 'half-term', given)).toBeNull();
  });

  test('can be asked for by name, and looked back at', () => {
    expect(nextTerm(on('2005-10-14'), 'term', [], 'spring')).toMatchObject({ name: 'spring term 2006', from: '2006-01-09', to: '2006-03-31' });
    expect(lastTerm(on('2005-10-14'), 'term')).toMatchObject({ name: 'summer term 2005', to: '2005-07-22' });
  });

  test('begin after a last school day, a Friday where they begin on a Monday', () => {
    expect(lastWeekdayBefore(on('2005-10-24'))).toBe('2005-10-21');
    expect(lastWeekdayBefore(on('2005-10-22'))).toBe('2005-10-21');
    expect(lastWeekdayBefore(on('2005-10-20'))).toBe('2005-10-19');
  });
});
