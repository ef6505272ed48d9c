import { describe, expect, test } from 'vitest';
import type { Day } from '../../src/domain/when.js';
import type { DateContext } from '../../src/grammar/date.js';
import { findWindow, readWindow } from '../../src/grammar/window.js';

const on = (text: string) => text as Day;
const limbo: DateContext = { today: on('2005-10-14'), zone: 'Europe/London', meetings: [{ id: 'NSG-06', on: on('2005-09-15') }, { id: 'NSG-07', on: on('2005-11-03') }] };

describe('a stretch of time', () => {
  test.each<[string, string | null, string | null]>([
    ['this month', '2005-10-01', '2005-10-31'], ['next two weeks', '2005-10-14', '2005-10-28'], ['in the next 2 weeks', '2005-10-14', '2005-10-28'],
    ['before half-term', '2005-10-14', '2005-10-21'], ['b4 xmas', '2005-10-14', '2005-12-24'], ['by end of Q3', '2005-10-14', '2005-12-31'],
    ['since the last meeting', '2005-09-15', '2005-10-14'], ['this quarter', '2005-10-01', '2005-12-31'], ['last quarter', '2005-07-01', '2005-09-30'],
    ['in November', '2005-11-01', '2005-11-30'], ['in the next fortnight', '2005-10-14', '2005-10-28'], ['overdue', null, '2005-10-13'],
    ['next week', '2005-10-17', '2005-10-23'], ['this week', '2005-10-10', '2005-10-16'], ['last week', '2005-10-03', '2005-10-09'],
    ['the week after next', '2005-10-24', '2005-10-30'], ['in the next month', '2005-10-14', '2005-11-14'], ['next month', '2005-11-01', '2005-11-30'],
    ['the last 30 days', '2005-09-14', '2005-10-14'], ['in Q2', '2005-07-01', '2005-09-30'], ['this financial year', '2005-04-01', '2006-03-31'],
    ['in 2005-06', '2005-04-01', '2006-03-31'], ['2006', '2006-01-01', '2006-12-31'], ['w/c 7 Nov', '2005-11-07', '2005-11-13'],
    ['between 3 and 10 November', '2005-11-03', '2005-11-10'], ['from 3 Nov to 10 Nov', '2005-11-03', '2005-11-10'],
    ['between November and January', '2005-11-01', '2006-01-31'], ['from 1 November', '2005-11-01', null], ['after christmas', '2005-12-26', null],
    ['this term', '2005-09-05', '2005-12-16'], ['today', '2005-10-14', '2005-10-14'], ['on monday', '2005-10-17', '2005-10-17'],
    ['rest of the month', '2005-10-14', '2005-10-31'], ['next 10 working days', '2005-10-14', '2005-10-28'], ['before 3 October 2005', null, '2005-10-02'],
  ])('“%s” is from %s to %s', (text, from, to) => {
    expect(readWindow(text, limbo)).toMatchObject({ from, to });
  });

  test('keeps the words it was asked in', () => {
    expect(readWindow('b4 xmas', limbo)).toMatchObject({ label: 'before xmas' });
    expect(readWindow('in the next two weeks?', limbo)).toMatchObject({ label: 'in the next two weeks' });
  });

  test('that ends with one of three years is asked about', () => {
    expect(readWindow('by the end of the year', limbo)).toHaveProperty('ambiguous');
  });

  test('is found in a question, with what is asked about it', () => {
    expect(findWindow("what's due in the next two weeks?", limbo)).toMatchObject({ before: "what's due", reading: { from: '2005-10-14', to: '2005-10-28' } });
    expect(findWindow('milestones in november for london', limbo)).toMatchObject({ before: 'milestones', rest: 'for london', reading: { to: '2005-11-30' } });
    expect(findWindow('whats due by the end of term', limbo)).toMatchObject({ before: 'whats due', reading: { to: '2005-12-16' } });
  });

  test.each(['north east', 'how is Yorkshire & Humber doing', 'who may decide'])('is not found in “%s”', (text) => {
    expect(findWindow(text, limbo)).toBeNull();
  });
});
