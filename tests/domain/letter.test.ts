import { describe, expect, test } from 'vitest';
import type { AudienceId } from '../../src/domain/ids.js';
import { wordsOfEach } from '../../src/domain/letter.js';

const partnerships = [{ id: 'NE', name: 'North East' }, { id: 'SW', name: 'South West' }];
const allocations = [{ year: '2006-07', partnership: 'NE', amountGbp: 185_600 }, { year: '2006-07', partnership: 'SW', amountGbp: 190_233 }];
const facts = { audiences: ['hosts' as AudienceId], allocations, partnerships };

describe('the words of each partnership’s own', () => {
  test('have its name and amount, however the blanks were typed', () => {
    expect(wordsOfEach('grant letter', 'For {partnership}: {Amount}, { amount } in all.', facts)).toEqual({
      NE: 'For North East: £185,600, £185,600 in all.', SW: 'For South West: £190,233, £190,233 in all.',
    });
  });

  test('are refused where an amount is not on record, for somebody would be left out without a word', () => {
    expect(() => wordsOfEach('grant letter', 'You get {amount}.', { ...facts, allocations: allocations.slice(0, 1) }))
      .toThrow(expect.objectContaining({ code: 'amount-not-recorded', facts: { partnerships: ['South West'] } }));
    expect(wordsOfEach('grant letter', 'You get {amount}.', { ...facts, audiences: ['hosts:NE' as AudienceId], allocations: allocations.slice(0, 1) })).toEqual({ NE: 'You get £185,600.' });
  });

  test.each(['funding decision', 'holding line', 'other'] as const)('are refused in a %s, where the blanks would go out as they were typed', (kind) => {
    expect(() => wordsOfEach(kind, 'News for {partnership}.', facts)).toThrow(expect.objectContaining({ code: 'blanks-not-filled' }));
    expect(wordsOfEach(kind, 'News for {all}.', facts)).toEqual({});
  });
});
