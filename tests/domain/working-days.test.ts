import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/domain/day.js';
import { addWorkingDays, isWorkingDay, nextWorkingDay, previousWorkingDay, workingDaysBetween } from '../../src/domain/working-days.js';
import type { Day } from '../../src/domain/when.js';

const on = (text: string) => text as Day;
const england = { nation: 'GB-ENG' };

describe('working days', () => {
  test('leave out weekends and bank holidays', () => {
    expect(isWorkingDay(on('2005-10-14'), england)).toBe('yes');
    expect(isWorkingDay(on('2005-10-15'), england)).toBe('no');
    expect(isWorkingDay(on('2005-12-27'), england)).toBe('no');
  });

  test('are Sunday to Thursday where Friday and Saturday are the weekend', () => {
    expect(isWorkingDay(on('2024-10-11'), { nation: 'SA' })).toBe('no');
    expect(isWorkingDay(on('2024-10-13'), { nation: 'SA' })).toBe('yes');
  });

  test('are unknown on weekdays where the holidays are', () => {
    expect(isWorkingDay(on('2005-10-14'), { nation: 'XX' })).toBe('unknown');
    expect(isWorkingDay(on('2005-10-15'), { nation: 'XX' })).toBe('no');
  });

  test('of one person leave out the days they are off', () => {
    const calendar = { ...england, away: [{ from: on('2005-10-17'), to: on('2005-10-18') }] };
    expect(nextWorkingDay(on('2005-10-15'), calendar)).toBe('2005-10-19');
    expect(previousWorkingDay(on('2005-10-18'), calendar)).toBe('2005-10-14');
  });

  test('set the papers, minutes and returns of the sample', () => {
    expect(addWorkingDays(on('2005-11-03'), -5, england)).toBe('2005-10-27');
    expect(addWorkingDays(on('2005-11-03'), 10, england)).toBe('2005-11-17');
    expect(addWorkingDays(on('2005-09-30'), 5, england)).toBe('2005-10-07');
    expect(workingDaysBetween(on('2005-10-07'), on('2005-10-10'), england)).toBe(1);
  });

  test('step over Easter and Christmas', () => {
    expect(nextWorkingDay(on('2005-03-25'), england)).toBe('2005-03-29');
    expect(previousWorkingDay(on('2005-03-28'), england)).toBe('2005-03-24');
    expect(addWorkingDays(on('2005-12-23'), 1, england)).toBe('2005-12-28');
  });

  test('follow a proclaimed holiday', () => {
    const calendar = { ...england, extra: [{ day: on('2005-10-17'), kind: 'added' as const }] };
    expect(nextWorkingDay(on('2005-10-15'), calendar)).toBe('2005-10-18');
  });

  test('that are not certain are passed over for the next certain one', () => {
    expect(nextWorkingDay(on('1969-12-30'), england)).toBe('1970-01-02');
    expect(previousWorkingDay(on('2077-01-04'), england)).toBe('2076-12-31');
  });

  test('of a nation that is never known are its weekdays, so that nothing waits for ever', () => {
    expect(nextWorkingDay(on('2005-10-15'), { nation: 'XX' })).toBe('2005-10-17');
    expect(addWorkingDays(on('2005-10-14'), 5, { nation: 'XX' })).toBe('2005-10-21');
  });

  test('are counted the same by adding and by counting', () => {
    const days = fc.integer({ min: 0, max: 12_000 }).map((number) => addDays(on('1995-01-01'), number));
    fc.assert(fc.property(days, fc.integer({ min: 1, max: 60 }), fc.constantFrom('GB-ENG', 'GB-SCT', 'GB-NIR', 'IE', 'SA'), (from, count, nation) => {
      const to = addWorkingDays(from, count, { nation });
      expect(isWorkingDay(to, { nation })).toBe('yes');
      expect(workingDaysBetween(from, to, { nation })).toBe(count);
      expect(addWorkingDays(to, -count, { nation }) <= from).toBe(isWorkingDay(from, { nation }) !== 'yes' || addWorkingDays(to, -count, { nation }) === from);
      expect(nextWorkingDay(from, { nation }) >= from).toBe(true);
      expect(previousWorkingDay(from, { nation }) <= from).toBe(true);
    }), { numRuns: 200 });
  });
});
