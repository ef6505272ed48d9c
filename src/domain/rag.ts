import type { Milestone } from './milestone.js';
import { isOverdue, slippageOf } from './slippage.js';
import type { Day } from './when.js';

/** Schedule RAG is computed from dates alone; it is never mixed with a judged or a typed colour. */
export type ScheduleRag = 'green' | 'amber' | 'red' | 'complete' | 'not-computed';

/** The last calendar day of slippage that is still green, and still amber. */
export interface RagRule {
  readonly greenTo: number;
  readonly amberTo: number;
}

export const usualRagRule: RagRule = { greenTo: 7, amberTo: 31 };

/** Reads a programme's thresholds ("<= 7", "8 to 31"); words that hold no number leave the usual rule. */
export function ragRuleOf(rule: { readonly green: string; readonly amber: string } | undefined): RagRule {
  const last = (text: string | undefined, otherwise: number) => Number(text?.match(/\d+/g)?.at(-1) ?? otherwise);
  return { greenTo: last(rule?.green, usualRagRule.greenTo), amberTo: last(rule?.amber, usualRagRule.amberTo) };
}

export function scheduleRag(milestone: Pick<Milestone, 'baseline' | 'forecasts' | 'actual'>, today: Day, rule: RagRule): ScheduleRag {
  if (milestone.actual !== null) return 'complete';
  if (isOverdue(milestone, today)) return 'red';
  const slippage = slippageOf(milestone);
  if (slippage.kind === 'not-computed') return 'not-computed';
  if (slippage.days <= rule.greenTo) return 'green';
  return slippage.days <= rule.amberTo ? 'amber' : 'red';
}

const worst: readonly ScheduleRag[] = ['red', 'amber', 'green', 'complete', 'not-computed'];

/** The worst of several, never their average; null where there is none. */
export function worstOf(colours: readonly ScheduleRag[]): ScheduleRag | null {
  return worst.find((colour) => colours.includes(colour)) ?? null;
}
