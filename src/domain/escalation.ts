import type { Day } from './when.js';
import { workingDaysBetween, type WorkingCalendar } from './working-days.js';

/** Who is asked for help in turn, when an owner cannot be heard. */
export type Rung = 'deputy' | 'channel' | 'chair';

/** After how many working days of silence about something overdue it climbs one step, and whom it climbs to. */
export interface EscalationPolicy {
  readonly silentWorkingDays: number;
  readonly line: readonly Rung[];
}

const usual: EscalationPolicy = { silentWorkingDays: 3, line: ['deputy', 'channel', 'chair'] };

/** By kind of milestone: a voluntary return is never taken to the chair, a publication is asked after sooner. */
const byKind: Readonly<Record<string, EscalationPolicy>> = {
  return: { silentWorkingDays: 5, line: ['deputy', 'channel'] },
  publication: { silentWorkingDays: 2, line: ['deputy', 'channel', 'chair'] },
};

/** What is usual for a kind of milestone, where the programme's file sets nothing. */
export function usualEscalation(kind: string): EscalationPolicy {
  return byKind[kind] ?? usual;
}

export interface Silence {
  /** The day on which the owner was first asked after its date had passed. */
  readonly askedOn: Day;
  /** The last day on which anybody answered anything about it. */
  readonly heardOn: Day | null;
  /** The steps taken already, with their days: telling the owner first (`before-deputy`), then climbing (`deputy`). */
  readonly steps: readonly { readonly step: string; readonly on: Day }[];
  /** The rungs on which there is somebody. */
  readonly there: readonly Rung[];
}

/** The step to take today, if any: the owner is told one working day before anybody else is asked. */
export function nextClimb({ askedOn, heardOn, steps, there }: Silence, policy: EscalationPolicy, today: Day, calendar: WorkingCalendar): { readonly rung: Rung; readonly step: 'tell-owner' | 'climb' } | null {
  const rung = policy.line.find((one) => there.includes(one) && !steps.some(({ step }) => step === one));
  if (rung === undefined) return null;
  const told = steps.find(({ step }) => step === `before-${rung}`);
  if (told !== undefined) {
    if (heardOn !== null && heardOn >= told.on) return null;
    return workingDaysBetween(told.on, today, calendar) >= 1 ? { rung, step: 'climb' } : null;
  }
  const since = [askedOn, ...(heardOn === null ? [] : [heardOn]), ...steps.map(({ on }) => on)].reduce((a, b) => (a > b ? a : b));
  return workingDaysBetween(since, today, calendar) >= policy.silentWorkingDays ? { rung, step: 'tell-owner' } : null;
}
