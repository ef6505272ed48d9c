import { addDays } from './day.js';
import type { PartnershipId } from './ids.js';
import { quarterBounds, quarterOf } from './quarters.js';
import type { Day } from './when.js';
import { addWorkingDays } from './working-days.js';

export type Colour = 'green' | 'amber' | 'red';

/** One partnership's return for a quarter: in or not, and the colours it gave where this reader may see them. */
export interface HighlightReport {
  readonly partnership: PartnershipId;
  readonly quarter: string;
  readonly dueOn: Day;
  readonly returnedOn: Day | null;
  readonly selfRag: Colour | null;
  readonly confidence: Colour | null;
  readonly comment: string | null;
  /** False when the colours are withheld from this reader, so that "none" and "not shown" stay apart. */
  readonly coloursShown: boolean;
}

/** A return as a programme file gives it: the quarter it is for and the day it was due may be left to the rule. */
export interface GivenReturn {
  readonly partnership: string;
  readonly quarter?: string | undefined;
  readonly due?: string | undefined;
  readonly returned?: string | null | undefined;
}

export interface ReturnRule {
  readonly nation?: string | undefined;
  readonly financial_year_starts?: string | undefined;
  readonly returns_due_working_days?: number | undefined;
}

/**
 * Gives each return its quarter and due day. Where the file does not say, the quarter is the last one that had ended
 * when the first of them came in, and the return was due five working days after it (or as many as the rule says).
 */
export function returnsOf<Report extends GivenReturn>(reports: readonly Report[], rule: ReturnRule): (Report & { quarter: string; due: string })[] {
  const startMonth = Number((rule.financial_year_starts ?? '04-01').slice(0, 2));
  const unnamed = reports.filter((report) => report.quarter === undefined);
  const firstIn = unnamed.map((report) => report.returned ?? '').filter((day) => day !== '').sort()[0];
  const assumed = firstIn === undefined ? null : quarterAskedFor(firstIn as Day, startMonth);
  return reports.flatMap((report) => {
    const quarter = report.quarter ?? assumed;
    if (quarter === null) return [];
    return [{ ...report, quarter, due: report.due ?? returnDueOn(quarter, rule) }];
  });
}

/** The quarter that returns are about: the last one that has ended. */
export function quarterAskedFor(today: Day, startMonth: number): string {
  return quarterOf(addDays(quarterBounds(quarterOf(today, startMonth), startMonth).from, -1), startMonth);
}

/** The day a quarter's return is due. */
export function returnDueOn(quarter: string, rule: ReturnRule): Day {
  const startMonth = Number((rule.financial_year_starts ?? '04-01').slice(0, 2));
  const { to } = quarterBounds(quarter, startMonth);
  return addWorkingDays(to, rule.returns_due_working_days ?? 5, { nation: rule.nation ?? 'GB-ENG' });
}
