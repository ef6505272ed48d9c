import { describe, expect, it } from 'vitest';
import type { Book, KnownAction } from '../../src/domain/answer-book.js';
import { ownPartDone } from '../../src/domain/own-part.js';

const action = (title: string, note: string | null) => ({ id: 'A-1', title, note, owner: 'Facilitators (all)' }) as unknown as KnownAction;
const book = (released: readonly { readonly quarter: string; readonly partnership: string; readonly days: number | null }[]) =>
  ({ partnerships: [{ id: 'AV', name: 'Avon (West' }, { id: 'EM', name: 'East Midlands' }], released, reports: [] }) as unknown as Pick<Book, 'partnerships' | 'released' | 'reports'>;

describe('one’s own part of an action that was given to all', () => {
  it('is open for whom its note names, also by a name with a bracket in it, and done for the others', () => {
    const given = action('Return released-time figures for quarter 1', 'Avon (West still to come');
    expect(ownPartDone(given, ['AV'], book([]))).toBe(false);
    expect(ownPartDone(given, ['EM'], book([]))).toBe(true);
  });

  it('is not done by what was given for the same quarter of the year before', () => {
    const given = action('Return released-time figures for quarter 1', null);
    const before = { quarter: '2004-05-Q1', partnership: 'EM', days: 60 };
    expect(ownPartDone(given, ['EM'], book([before, { quarter: '2005-06-Q1', partnership: 'AV', days: 54 }]))).toBe(false);
    expect(ownPartDone(given, ['EM'], book([before, { quarter: '2005-06-Q1', partnership: 'EM', days: 54 }]))).toBe(true);
  });
});
