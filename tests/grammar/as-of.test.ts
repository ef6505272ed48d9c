import { describe, expect, test } from 'vitest';
import { Refusal } from '../../src/domain/refusal.js';
import type { Day } from '../../src/domain/when.js';
import { takeAsOf, type DateContext } from '../../src/grammar/as-of.js';

const today: DateContext = { today: '2005-11-07' as Day, zone: 'Europe/London', meetings: [{ id: 'NSG-07', on: '2005-11-03' as Day }] };

function refusal(text: string): unknown {
  try {
    return takeAsOf(text, today);
  } catch (thrown) {
    return thrown instanceof Refusal ? { code: thrown.code, ...thrown.facts } : thrown;
  }
}

describe('a question as of a day', () => {
  test.each([
    ['North East as of 14 October 2005', 'North East', '2005-10-14'],
    ['North East as of 14/10/05?', 'North East', '2005-10-14'],
    ['as of 14 October 2005', '', '2005-10-14'],
    ['as of 14 October 2005: what’s late?', 'what’s late?', '2005-10-14'],
    ['as at 14/10/05, what was late', 'what was late', '2005-10-14'],
    ['AS OF 14-Oct-2005 Merseyside', 'Merseyside', '2005-10-14'],
    ['North East (as of 14 Oct 2005)', 'North East', '2005-10-14'],
    ['London (as at the last meeting) in detail', 'London in detail', '2005-11-03'],
    ['London as of 14.10.2005.', 'London', '2005-10-14'],
    ['how is SW as of last friday please', 'how is SW please', '2005-11-04'],
    ['halton as of yesterday', 'halton', '2005-11-06'],
    ['London as of 14 oct', 'London', '2005-10-14'],
    ['London as of monday', 'London', '2005-10-31'],
    ['what was late on 14 October 2005?', 'what was late', '2005-10-14'],
    ['how was Merseyside doing on 14/10/05', 'how was Merseyside doing', '2005-10-14'],
    ['list as of now', 'list', '2005-11-07'],
    ['London as of 3 March 2008', 'London', '2005-11-07'],
  ])('“%s” asks “%s” as of %s', (text, rest, asOf) => {
    expect(takeAsOf(text, today)).toEqual({ rest, asOf });
  });

  test.each(['how is the North East', 'what was late on the survey', 'what was announced on 3 November 2005', 'on what basis of it', 'who was at the meeting', ''])('“%s” is about today', (text) => {
    expect(takeAsOf(text, today)).toEqual({ rest: text, asOf: null });
  });

  test.each([['London as of blursday', 'blursday'], ['as of 31/2/05', '31/2/05'], ['London as of', '']])('“%s” is refused, not guessed at', (text, written) => {
    expect(refusal(text)).toEqual({ code: 'unreadable-date', text: written });
  });

  test('needs a day, not a month', () => {
    expect(refusal('London as of October 2005 please')).toEqual({ code: 'date-not-a-day', text: 'October 2005' });
  });
});
