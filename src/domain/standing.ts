import type { HighlightReport } from './highlight-report.js';
import { expectedOf, type Milestone } from './milestone.js';
import type { Partnership } from './partnership.js';
import { scheduleRag, worstOf, type RagRule, type ScheduleRag } from './rag.js';
import { latestDay, type Day } from './when.js';

/** Where one partnership stands on a day, for one reader: three colours that are never mixed, its return, what is next. */
export interface Standing {
  readonly partnership: Partnership;
  /** The worst of its open milestones; null where the reader may know of none. */
  readonly schedule: ScheduleRag | null;
  readonly report: HighlightReport | null;
  readonly next: Milestone | null;
  readonly milestones: readonly { readonly milestone: Milestone; readonly rag: ScheduleRag }[];
}

/** Stands each partnership up from what the reader may know of its milestones and returns. */
export function standingsOf(
  partnerships: readonly Partnership[],
  milestones: readonly Milestone[],
  reports: readonly HighlightReport[],
  { today, rule }: { readonly today: Day; readonly rule: RagRule },
): Standing[] {
  const byPartnership = new Map<string, Milestone[]>();
  for (const milestone of milestones) {
    for (const id of [milestone.partnership, ...milestone.with]) {
      if (id !== null) byPartnership.set(id, [...(byPartnership.get(id) ?? []), milestone]);
    }
  }
  const byReport = new Map(reports.map((report) => [report.partnership, report]));
  return partnerships.map((partnership) => {
    const own = (byPartnership.get(partnership.id) ?? []).map((milestone) => ({ milestone, rag: scheduleRag(milestone, today, rule) }));
    return {
      partnership,
      schedule: worstOf(own.filter(({ milestone }) => milestone.actual === null).map(({ rag }) => rag)) ?? worstOf(own.map(({ rag }) => rag)),
      report: byReport.get(partnership.id) ?? null,
      next: nextOf(own.map(({ milestone }) => milestone)),
      milestones: own,
    };
  });
}

/** The open milestone that is expected first, overdue ones included. */
function nextOf(milestones: readonly Milestone[]): Milestone | null {
  const when = (milestone: Milestone) => {
    const expected = expectedOf(milestone);
    return expected === null ? '9999' : latestDay(expected);
  };
  const open = milestones.filter(({ actual }) => actual === null);
  return [...open].sort((a, b) => when(a).localeCompare(when(b)))[0] ?? null;
}
