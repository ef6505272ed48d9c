import { describe, expect, test } from 'vitest';
import type { Day } from '../../src/domain/when.js';
import { readAnnounce } from '../../src/grammar/announce.js';
import { readDecision } from '../../src/grammar/decision.js';

test.each([
  ['', { verb: 'draft' }], ['list', { verb: 'list' }], ['receipts', { verb: 'receipts', id: null }], ['receipts 5', { verb: 'receipts', id: 'ANN-05' }], ['ann-5', { verb: 'show', id: 'ANN-05' }],
  ['stop ANN-12', { verb: 'cancel', id: 'ANN-12' }], ['hour ANN-5 22 November 2005 00:01', { verb: 'hour', id: 'ANN-05', when: '22 November 2005 00:01' }],
  ['withdraw ANN-05 because it was wrong', { verb: 'withdraw', id: 'ANN-05', reason: 'it was wrong' }],
])('/announce %s is understood', (text, asked) => {
  expect(readAnnounce(text)).toEqual(asked);
});

test.each(['shout', 'cancel', 'cancel everything', 'hour ANN-05'])('/announce %s is asked back with an example', (text) => {
  expect(() => readAnnounce(text)).toThrow(expect.objectContaining({ code: 'not-understood' }));
});

describe('/decision', () => {
  const context = { today: '2005-10-14' as Day, zone: 'Europe/London' };

  test.each([
    ['', { verb: 'list', asOf: null }], ['list as of 1 August 2005', { verb: 'list', asOf: '2005-08-01' }], ['dec-2005-1', { verb: 'show', id: 'DEC-2005-01', asOf: null }],
    ['show DEC-2005-01 as of 1 August 2005', { verb: 'show', id: 'DEC-2005-01', asOf: '2005-08-01' }],
    ['defer DEC-2005-01 to 3 November 2005 because not ready', { verb: 'defer', id: 'DEC-2005-01', to: '2005-11-03', reason: 'not ready' }],
    ['useful DEC-2005-01 North East 30 December 2005 because notice to staff', { verb: 'useful', id: 'DEC-2005-01', place: 'North East', on: '2005-12-30', reason: 'notice to staff' }],
    ['paid South Central 2006-07', { verb: 'paid', place: 'South Central', year: '2006-07', on: '2005-10-14' }],
  ])('%s is understood', (text, asked) => {
    expect(readDecision(text, context)).toEqual(asked);
  });

  test.each(['banana', 'defer', 'show banana', 'paid South Central'])('%s is asked back with an example', (text) => {
    expect(() => readDecision(text, context)).toThrow(expect.objectContaining({ code: 'not-understood' }));
  });
});
