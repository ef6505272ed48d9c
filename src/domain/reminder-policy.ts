import { usualEscalation, type EscalationPolicy, type Rung } from './escalation.js';
import { usualLadder, type LadderRule } from './ladder.js';

/** Who can be told at a step: whoever fills the role, its deputies, the partnership's own channel, the chair. */
export type Told = 'owner' | 'deputy' | 'channel' | 'chair';

/** A policy as a programme's file writes it; what it leaves out is as usual for the kind. */
export interface WrittenPolicy {
  /** For milestones of these kinds; without any, for every kind that no other policy names. */
  readonly kinds?: readonly string[] | undefined;
  /** The time of day, HH:MM, by the owner's clocks. */
  readonly at?: string | undefined;
  readonly before?: readonly { readonly days: number; readonly tell?: readonly Told[] | undefined }[] | undefined;
  /** 'none' where nobody is reminded on the day itself. */
  readonly on_the_day?: { readonly tell?: readonly Told[] | undefined } | 'none' | undefined;
  readonly after?: { readonly every_working_days: number; readonly most: number; readonly tell?: readonly Told[] | undefined } | undefined;
  readonly silence?: { readonly working_days: number; readonly climbs: readonly Rung[] } | undefined;
}

/** How one kind of milestone is reminded of. */
export interface ReminderPolicy {
  readonly ladder: LadderRule;
  readonly escalation: EscalationPolicy;
  /** Who is told at a step of the ladder; for any other step, the owner. */
  readonly toldAt: (step: string) => readonly Told[];
}

const ownerAlone: readonly Told[] = ['owner'];

/** The policy for a kind of milestone: the one that names it, else the one for all, else what is usual. */
export function policyOf(kind: string, written: readonly WrittenPolicy[]): ReminderPolicy {
  const own = written.find(({ kinds }) => kinds?.includes(kind) === true) ?? written.find(({ kinds }) => kinds === undefined);
  if (own === undefined) return { ladder: usualLadder, escalation: usualEscalation(kind), toldAt: () => ownerAlone };
  const { at, before, on_the_day: onTheDay, after, silence } = own;
  const tells = new Map<string, readonly Told[] | undefined>((before ?? []).map(({ days, tell }) => [`${days}-before`, tell]));
  return {
    ladder: {
      at: at ?? usualLadder.at,
      before: before?.map(({ days }) => days) ?? usualLadder.before,
      onTheDay: onTheDay === undefined ? usualLadder.onTheDay : onTheDay !== 'none',
      overdue: after === undefined ? usualLadder.overdue : { everyWorkingDays: after.every_working_days, most: after.most },
    },
    escalation: silence === undefined ? usualEscalation(kind) : { silentWorkingDays: silence.working_days, line: silence.climbs },
    toldAt: (step) => {
      if (step === 'on-day') return (onTheDay === 'none' ? undefined : onTheDay?.tell) ?? ownerAlone;
      if (step.startsWith('overdue-')) return after?.tell ?? ownerAlone;
      return tells.get(step) ?? ownerAlone;
    },
  };
}
