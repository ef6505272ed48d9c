import { describe, expect, test } from 'vitest';
import type { HighlightReport } from '../../src/domain/highlight-report.js';
import { mayReturn, mismatches, overtakenAsks, returnStepOn } from '../../src/domain/returns.js';
import type { Day } from '../../src/domain/when.js';

const on = (text: string) => text as Day;
const step = (today: string) => returnStepOn('2005-06-Q2', on('2005-10-07'), on(today), 4, { nation: 'GB-ENG' });

test.each([
  ['2005-09-30', null], ['2005-10-02', null], ['2005-10-03', 'asked'], ['2005-10-04', 'asked'], ['2005-10-05', 'soon'], ['2005-10-07', 'today'], ['2005-10-10', 'today'],
  ['2005-10-11', 'overdue-1'], ['2005-10-18', 'overdue-2'], ['2005-10-21', 'overdue-2'], ['2005-10-24', null],
])('a return due on 7 October 2005 is asked for on %s with: %s', (today, expected) => {
  expect(step(today)).toBe(expected);
});

test('of several requests for one return the latest is made, and each partnership and person has their own', () => {
  const ask = (id: string, partnership: string, dueAt: string, person: string | null = null) => ({ id, quarter: '2005-06-Q2', partnership, person, dueAt } as never as Parameters<typeof overtakenAsks>[0][number]);
  const { made, overtaken } = overtakenAsks([ask('a', 'MER', '2005-10-05T08:00:00Z'), ask('b', 'MER', '2005-10-07T08:00:00Z'), ask('c', 'SE', '2005-10-05T08:00:00Z'), ask('d', 'MER', '2005-10-06T08:00:00Z', 'P-1')]);
  expect([made.map(({ id }) => id), overtaken.map(({ id }) => id)]).toEqual([['b', 'c', 'd'], ['a']]);
});

test('a return is for its own facilitator or their deputy, or for the secretariat to give in', () => {
  const post = (duty: string, partnership: string | null, deputy = false) => [{ role: 'ANY', partnership, deputy, duties: [duty] }] as never as Parameters<typeof mayReturn>[0];
  const may = (posts: Parameters<typeof mayReturn>[0]) => mayReturn(posts, 'MER' as never);
  expect([may(post('facilitator', 'MER')), may(post('facilitator', 'MER', true)), may(post('secretariat', null)), may(post('facilitator', 'SE')), may(post('authority', 'MER')), may(post('chair', null)), may([])]).toEqual([true, true, true, false, false, false, false]);
});

describe('what was typed beside what is computed', () => {
  const report = (partnership: string, selfRag: HighlightReport['selfRag']): HighlightReport => ({
    partnership, selfRag, quarter: '2005-06-Q2', dueOn: '2005-10-07', returnedOn: '2005-10-05', confidence: null, comment: null, coloursShown: true,
  } as never);
  const schedules: Readonly<Record<string, string | null>> = { A: 'red', B: 'amber', C: 'green', D: null, E: 'complete', F: 'not-computed' };
  const of = (...reports: HighlightReport[]) => mismatches(reports, (id) => (schedules[id] ?? null) as never).map(({ partnership, selfRag, schedule }) => `${partnership} ${selfRag} ${schedule}`);

  test('is listed where it is brighter, the furthest apart first', () => {
    expect(of(report('B', 'green'), report('A', 'amber'), report('A', 'green'))).toEqual(['A green red', 'B green amber', 'A amber red']);
  });
  test('is not where it is the same or darker, where nothing can be computed, or where no return gave a colour', () => {
    expect(of(report('C', 'green'), report('C', 'red'), report('D', 'green'), report('E', 'green'), report('F', 'green'), report('A', null))).toEqual([]);
  });
});
