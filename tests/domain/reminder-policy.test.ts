import { describe, expect, test } from 'vitest';
import { planReminders, usualLadder } from '../../src/domain/ladder.js';
import { policyOf, type WrittenPolicy } from '../../src/domain/reminder-policy.js';
import type { Day, Instant } from '../../src/domain/when.js';

const written: readonly WrittenPolicy[] = [
  { kinds: ['publication'], at: '08:30', before: [{ days: 56 }, { days: 14, tell: ['owner', 'deputy'] }], on_the_day: { tell: ['owner', 'chair'] }, after: { every_working_days: 2, most: 3, tell: ['owner', 'channel'] }, silence: { working_days: 2, climbs: ['chair'] } },
  { on_the_day: 'none' },
];

describe('the policy for a kind of milestone', () => {
  test('is the one that names it, step by step', () => {
    const policy = policyOf('publication', written);
    expect(planReminders('2005-11-03' as Day, { zone: 'Europe/London', calendar: { nation: 'GB-ENG' }, ladder: policy.ladder }, '2000-01-01T00:00:00.000Z' as Instant).map(({ step, dueAt }) => `${step} ${dueAt}`)).toEqual([
      '56-before 2005-09-08T07:30:00.000Z', '14-before 2005-10-20T07:30:00.000Z', 'on-day 2005-11-03T08:30:00.000Z',
      'overdue-1 2005-11-04T08:30:00.000Z', 'overdue-2 2005-11-08T08:30:00.000Z', 'overdue-3 2005-11-10T08:30:00.000Z',
    ]);
    expect(['56-before', '14-before', 'on-day', 'overdue-2', 'later'].map((step) => policy.toldAt(step))).toEqual([['owner'], ['owner', 'deputy'], ['owner', 'chair'], ['owner', 'channel'], ['owner']]);
    expect(policy.escalation).toEqual({ silentWorkingDays: 2, line: ['chair'] });
  });

  test('is otherwise the one for all, and as usual in what that leaves out', () => {
    expect(policyOf('milestone', written).ladder).toEqual({ ...usualLadder, onTheDay: false });
    expect(policyOf('return', written).escalation.line).toEqual(['deputy', 'channel']);
  });

  test('is as usual where the programme says nothing', () => {
    expect(policyOf('milestone', []).ladder).toEqual(usualLadder);
    expect(policyOf('milestone', []).toldAt('on-day')).toEqual(['owner']);
  });
});
