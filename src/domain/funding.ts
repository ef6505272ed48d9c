import type { KnownFunding } from './answer-book.js';
import type { Day } from './when.js';

/** Announced (said), confirmed (in a signed letter), paid (left the bank): three facts, each with its day. */
export interface FundingFact {
  readonly year: string;
  readonly partnership: string;
  readonly state: 'announced' | 'confirmed' | 'paid';
  readonly on: Day;
  readonly amountGbp: number | null;
}

/** One partnership's money for a year, as one reader may know it. */
export interface FundingLine {
  readonly year: string;
  readonly partnership: string;
  readonly amountGbp: number | null;
  readonly announced: Day | null;
  readonly confirmed: Day | null;
  readonly paid: readonly { readonly on: Day; readonly amountGbp: number | null }[];
}

/**
 * What of the money may be said to this reader: that it was announced where they may know the year's line, the rest
 * where they may know the amount itself.
 */
export function fundingLines(facts: readonly FundingFact[], known: Pick<KnownFunding, 'lines' | 'allocations'>): FundingLine[] {
  const keys = new Map<string, FundingFact[]>();
  for (const fact of facts) {
    const allocation = known.allocations.some(({ year, partnership }) => year === fact.year && partnership === fact.partnership);
    if (!allocation && !(fact.state === 'announced' && known.lines.some(({ year }) => year === fact.year))) continue;
    const key = `${fact.year}\n${fact.partnership}`;
    keys.set(key, [...(keys.get(key) ?? []), fact]);
  }
  return [...keys.values()].flatMap((own): FundingLine[] => {
    const [first] = own;
    if (first === undefined) return [];
    const { year, partnership } = first;
    const day = (state: FundingFact['state']) => own.find((fact) => fact.state === state)?.on ?? null;
    return [{
      year, partnership, announced: day('announced'), confirmed: day('confirmed'),
      amountGbp: known.allocations.find((one) => one.year === year && one.partnership === partnership)?.amountGbp ?? null,
      paid: own.filter(({ state }) => state === 'paid').map(({ on, amountGbp }) => ({ on, amountGbp })),
    }];
  });
}
