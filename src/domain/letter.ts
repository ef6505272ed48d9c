import type { Kind } from './approval.js';
import type { AudienceId } from './ids.js';
import { Refusal } from './refusal.js';

/** One partnership's money for a year. */
export interface Allocation {
  readonly year: string;
  readonly partnership: string;
  readonly amountGbp: number;
}

export interface LetterFacts {
  readonly audiences: readonly AudienceId[];
  /** The allocations of the year the letters are about. */
  readonly allocations: readonly Allocation[];
  readonly partnerships: readonly { readonly id: string; readonly name: string }[];
}

/** £190,233. */
export function pounds(amount: number): string {
  return `£${amount.toLocaleString('en-GB')}`;
}

/** A place in the words that is filled in for each partnership. */
const blank = /\{\s*(partnership|amount)\s*\}/gi;

/** Whether words have places that are filled in for each partnership, which only a grant letter does. */
export function hasBlanks(text: string): boolean {
  return text.search(blank) !== -1;
}

/** The words of each partnership's own, by its id; empty where all are told the same. Words whose blanks would go out unfilled are refused. */
export function wordsOfEach(kind: Kind, text: string, facts: LetterFacts): Record<string, string> {
  if (kind === 'grant letter') return lettersOf(text, facts);
  if (hasBlanks(text)) throw new Refusal('blanks-not-filled', {});
  return {};
}

/**
 * The words that each partnership alone is sent: `{partnership}` and `{amount}` filled in with its own, or a whole
 * letter to one partnership's share of an audience. Empty where the words are for all alike. Words that name an amount
 * of a partnership that is not the only one addressed are refused, and so are words for an amount that is not on record:
 * somebody would be left out without a word.
 */
export function lettersOf(text: string, { audiences, allocations, partnerships }: LetterFacts): Record<string, string> {
  const addressed = [...new Set(audiences.map((id) => id.split(':')[1]))];
  const [only] = addressed;
  const one = addressed.length === 1 && only !== undefined ? only : null;
  for (const { partnership, amountGbp } of allocations) {
    const own = allocations.find((other) => other.partnership === one)?.amountGbp;
    if (amountGbp !== own && names(text, amountGbp)) {
      throw new Refusal('amount-of-another', { partnership: partnerships.find(({ id }) => id === partnership)?.name ?? partnership });
    }
  }
  if (!hasBlanks(text)) return one === null ? {} : { [one]: text };
  const wanted = partnerships.filter(({ id }) => addressed.includes(undefined) || addressed.includes(id));
  const amountOf = (id: string) => allocations.find(({ partnership }) => partnership === id)?.amountGbp;
  const without = /\{\s*amount\s*\}/i.test(text) ? wanted.filter(({ id }) => amountOf(id) === undefined) : [];
  if (without.length > 0) throw new Refusal('amount-not-recorded', { partnerships: without.map(({ name }) => name) });
  return Object.fromEntries(wanted.map(({ id, name }) => [id, text.replace(blank, (_, what: string) => (what.toLowerCase() === 'partnership' ? name : pounds(amountOf(id) ?? 0)))]));
}

function names(text: string, amount: number): boolean {
  const digits = String(amount);
  return text.replace(/(\d)[,\u00a0 ](?=\d{3}\b)/g, '$1').match(/\d+/g)?.includes(digits) ?? false;
}
