import { describe, expect, test } from 'vitest';
import { Refusal } from '../../src/domain/refusal.js';
import type { Day } from '../../src/domain/when.js';
import { readSecretariat } from '../../src/grammar/away.js';

const context = { today: '2005-12-14' as Day, zone: 'Europe/London' };

describe('when somebody is away', () => {
  test.each([
    ['away 24 December to 3 January', '2005-12-24', '2006-01-03'], ['I am away 24 December to 3 January', '2005-12-24', '2006-01-03'],
    ['I’m off from 24 Dec until 3 Jan.', '2005-12-24', '2006-01-03'], ['on leave 24/12/05 - 3/1/06', '2005-12-24', '2006-01-03'],
    ['away 19–21 December', '2005-12-19', '2005-12-21'], ['away next week', '2005-12-19', '2005-12-25'], ['away tomorrow', '2005-12-15', '2005-12-15'],
    ['away until Friday', '2005-12-14', '2005-12-16'], ['out of the office on 20 December', '2005-12-20', '2005-12-20'], ['away 2005-12-24 to 2006-01-03', '2005-12-24', '2006-01-03'],
  ])('%s', (text, from, to) => {
    expect(readSecretariat(text, context)).toEqual({ kind: 'away', stretch: { from, to } });
  });

  test.each([['away', 'absences'], ['away list', 'absences'], ['', 'help'], ['help', 'help'], ['what can you do', 'help']])('%s is about %s', (text, kind) => {
    expect(readSecretariat(text, context)).toEqual({ kind });
  });

  test('back, and not away on a day after all', () => {
    expect(readSecretariat('back', context)).toEqual({ kind: 'back', on: null });
    expect(readSecretariat('I am back', context)).toEqual({ kind: 'back', on: null });
    expect(readSecretariat('not away on 27 December', context)).toEqual({ kind: 'back', on: '2005-12-27' });
  });

  test('a zone of their own, or again the one in Slack', () => {
    expect(readSecretariat('zone europe/paris', context)).toEqual({ kind: 'zone', zone: 'Europe/Paris' });
    expect(readSecretariat('zone as in Slack', context)).toEqual({ kind: 'zone', zone: null });
    expect(() => readSecretariat('zone Mars', context)).toThrow(Refusal);
  });

  test.each(['away sometime', 'away 1 June 2005 to 3 June 2005', 'away 24 December 2005 to 20 December 2005', 'away 1 January 2006 to 1 June 2007', 'away 30 February'])('%s is asked for again', (text) => {
    expect(() => readSecretariat(text, context)).toThrow(Refusal);
  });
});
