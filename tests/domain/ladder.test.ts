import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '../../src/domain/day.js';
import { atLocal, localParts } from '../../src/domain/instant.js';
import { planReminders, usualLadder } from '../../src/domain/ladder.js';
import { addWorkingDays, isWorkingDay } from '../../src/domain/working-days.js';
import type { Day, Instant, When } from '../../src/domain/when.js';

const on = (text: string) => text as Day;
const london = { zone: 'Europe/London', calendar: { nation: 'GB-ENG' } };
const longAgo = '2000-01-01T00:00:00.000Z' as Instant;
const steps = (expected: When | Day, now = longAgo, rule = london) => planReminders(expected, rule, now).map(({ step, day }) => `${step} ${day}`);

describe('a ladder of reminders', () => {
  test('climbs from four weeks before the date to the working days after it', () => {
    expect(steps(on('2005-11-03'))).toEqual([
      '28-before 2005-10-06', '14-before 2005-10-20', '7-before 2005-10-27', '1-before 2005-11-02', 'on-day 2005-11-03',
      'overdue-1 2005-11-04', 'overdue-2 2005-11-11', 'overdue-3 2005-11-18', 'overdue-4 2005-11-25', 'overdue-5 2005-12-02', 'overdue-6 2005-12-09',
    ]);
  });

  test('is at nine by the owner’s clocks, on either side of a clock change', () => {
    const [first, , third] = planReminders(on('2005-11-03'), london, longAgo);
    expect(first?.dueAt).toBe('2005-10-06T08:00:00.000Z');
    expect(planReminders(on('2005-11-03'), london, longAgo).at(4)?.dueAt).toBe('2005-11-03T09:00:00.000Z');
    expect(third?.dueAt).toBe('2005-10-27T08:00:00.000Z');
  });

  test('comes forward from a weekend or a bank holiday, and is overdue on the next working day', () => {
    // 27 December 2005 stands in for Christmas Day, a Sunday.
    expect(steps(on('2005-12-27')).slice(2, 6)).toEqual(['7-before 2005-12-20', 'on-day 2005-12-23', 'overdue-1 2005-12-28', 'overdue-2 2006-01-05']);
  });

  test('says once what two steps would say on one day, by the one nearer the date', () => {
    // The day before Monday 17 October is a Sunday, the day before Sunday 16 October a Saturday.
    expect(steps(on('2005-10-17'))).toContain('1-before 2005-10-14');
    const sunday = steps(on('2005-10-16'));
    expect(sunday).toContain('on-day 2005-10-14');
    expect(sunday.some((step) => step.startsWith('1-before'))).toBe(false);
  });

  test('does not replay what had passed when it was planned', () => {
    expect(steps(on('2005-11-03'), '2005-10-27T08:00:00.001Z' as Instant).slice(0, 2)).toEqual(['1-before 2005-11-02', 'on-day 2005-11-03']);
    expect(steps(on('2005-11-03'), '2005-10-27T08:00:00.000Z' as Instant)[0]).toBe('7-before 2005-10-27');
    expect(steps(on('2005-11-03'), '2006-06-01T00:00:00.000Z' as Instant)).toEqual([]);
  });

  test('for a month keeps to four and two weeks before its last day', () => {
    expect(steps({ d: '2005-12', p: 'month' }).slice(0, 3)).toEqual(['28-before 2005-12-02', '14-before 2005-12-16', 'overdue-1 2006-01-03']);
    expect(steps({ d: '2005-11', p: 'part-month', text: 'beginning of November 2005' }).slice(0, 3)).toEqual(['28-before 2005-10-13', '14-before 2005-10-27', 'overdue-1 2005-11-11']);
  });

  test('is held to the next certain working day where holidays are unknown, but not past the date', () => {
    expect(steps(on('1970-01-20'), '1960-01-01T00:00:00.000Z' as Instant)[0]).toBe('28-before 1970-01-02');
    expect(steps(on('2077-01-04'))).toContain('on-day 2076-12-31');
  });

  test('stands on the 29th of February and around it', () => {
    expect(steps(on('2008-02-29')).slice(0, 6)).toEqual([
      '28-before 2008-02-01', '14-before 2008-02-15', '7-before 2008-02-22', '1-before 2008-02-28', 'on-day 2008-02-29', 'overdue-1 2008-03-03',
    ]);
  });

  test('may be set otherwise by a programme', () => {
    const ladder = { at: '08:30', before: [3], onTheDay: false, overdue: { everyWorkingDays: 2, most: 2 } };
    expect(planReminders(on('2005-11-03'), { ...london, ladder }, longAgo)).toEqual([
      { step: '3-before', day: '2005-10-31', dueAt: '2005-10-31T08:30:00.000Z' },
      { step: 'overdue-1', day: '2005-11-04', dueAt: '2005-11-04T08:30:00.000Z' },
      { step: 'overdue-2', day: '2005-11-08', dueAt: '2005-11-08T08:30:00.000Z' },
    ]);
  });

  const places = fc.constantFrom(
    ['Europe/London', 'GB-ENG'], ['Europe/London', 'GB-SCT'], ['America/New_York', 'US-NY'], ['America/Los_Angeles', 'US-CA'],
    ['America/St_Johns', 'CA-NL'], ['Australia/Lord_Howe', 'AU-NSW'], ['Pacific/Chatham', 'NZ'], ['Asia/Kathmandu', 'NP'],
    ['Africa/Cairo', 'EG'], ['America/Sao_Paulo', 'BR'], ['Asia/Riyadh', 'SA'], ['Pacific/Apia', 'WS'], ['Europe/Dublin', 'IE'],
  );
  const dates = fc.oneof(
    fc.integer({ min: 0, max: 14_600 }).map((days) => addDays(on('1995-01-01'), days)),
    // Around both London clock changes of 2005, and leap days.
    fc.constantFrom('2005-03-27', '2005-03-28', '2005-10-30', '2005-10-31', '2008-02-29', '2004-02-29', '2000-02-29').map(on),
  );

  test('keeps to certain working days, in order, at nine, before or after its date as it says', () => {
    fc.assert(fc.property(dates, places, fc.integer({ min: -40, max: 40 }), (date, [zone = '', nation = ''], planned) => {
      const calendar = { nation };
      const now = atLocal(addDays(date, planned), '12:00', zone);
      const reminders = planReminders(date, { zone, calendar }, now);
      expect(new Set(reminders.map(({ day }) => day)).size).toBe(reminders.length);
      expect(reminders.map(({ dueAt }) => dueAt)).toEqual(reminders.map(({ dueAt }) => dueAt).sort());
      for (const { step, day, dueAt } of reminders) {
        expect(dueAt >= now).toBe(true);
        expect(localParts(dueAt, zone)).toEqual({ day, time: usualLadder.at });
        expect(isWorkingDay(day, calendar)).not.toBe('no');
        if (step.startsWith('overdue')) expect(day > date).toBe(true);
        else expect(day <= date && daysBetween(day, date) <= 28 + 31).toBe(true);
        if (step === 'overdue-1') expect(day).toBe(addWorkingDays(date, 1, calendar));
      }
    }), { numRuns: 200 });
  });

  test('planned later is the same ladder with its first rungs gone', () => {
    fc.assert(fc.property(dates, fc.integer({ min: -60, max: 60 }), (date, planned) => {
      const now = atLocal(addDays(date, planned), '09:00', 'Europe/London');
      const all = planReminders(date, london, '1990-01-01T00:00:00.000Z' as Instant);
      expect(planReminders(date, london, now)).toEqual(all.filter(({ dueAt }) => dueAt >= now));
    }), { numRuns: 100 });
  });
});
