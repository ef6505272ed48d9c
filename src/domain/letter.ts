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

/**
 * The words that each partnership alone is sent: `{partnership}` and `{amount}` filled in with its own, or a whole
 * letter to one partnership's share of an audience. Empty where the words are for all alike. Words that name an amount
 * of a partnership that is not the only one addressed are refused.
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
  if (!/\{(partnership|amount)\}/.test(text)) return one === null ? {} : { [one]: text };
  const wanted = partnerships.filter(({ id }) => addressed.includes(undefined) || addressed.includes(id));
  return Object.fromEntries(wanted.flatMap(({ id, name }) => {
    const amount = allocations.find(({ partnership }) => partnership === id)?.amountGbp;
    if (amount === undefined && text.includes('{amount}')) return [];
    return [[id, text.replaceAll('{partnership}', name).replaceAll('{amount}', pounds(amount ?? 0))]];
  }));
}

function names(text: string, amount: number): boolean {
  const digits = String(amount);
  return text.replace(/(\d)[,\u00a0 ](?=\d{3}\b)/g, '$1').match(/\d+/g)?.includes(digits) ?? false;
}
