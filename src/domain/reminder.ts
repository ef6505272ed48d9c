import { addDays } from './day.js';
import { atLocal, dayIn, timeIn } from './instant.js';
import type { MilestoneId, PartnershipId, PersonId, ReminderId, RoleId } from './ids.js';
import { planReminders, usualLadder, type LadderRule } from './ladder.js';
import { expectedOf, type Milestone } from './milestone.js';
import type { Mornings } from './mornings.js';
import { latestDay, type Day, type Instant, type When } from './when.js';
import { isHoliday } from './holidays.js';
import { isWorkingDay, nextWorkingDay } from './working-days.js';
import { awayUntil } from './absence.js';

/** A reminder as it is planned: of one milestone, about one expected day, for whoever fills a role when it falls due. */
export interface PlannedFor {
  readonly milestone: MilestoneId;
  readonly step: string;
  readonly expectedOn: Day;
  readonly role: RoleId;
  readonly partnership: PartnershipId | null;
  readonly dueAt: Instant;
}

export interface Reminder extends PlannedFor {
  readonly id: ReminderId;
  readonly person: PersonId | null;
  readonly state: 'planned' | 'carried' | 'cancelled' | 'pointless';
}

/**
 * Why a reminder comes to somebody: they fill the role, they are its deputy, nobody fills it, its owner may not know of
 * it, its owner is away; or they are told beside the owner, as deputy or in the chair, by the programme's policy.
 */
export type Stands = 'owner' | 'deputy' | 'vacancy' | 'not-cleared' | 'away' | 'beside-deputy' | 'beside-chair';

export type ReminderAnswer = 'done' | 'moved' | 'later' | 'not-mine';

/** The reminders still to come for a milestone; none when it is done or has no date. */
export function remindersFor(
  milestone: Pick<Milestone, 'id' | 'owner' | 'partnership' | 'baseline' | 'forecasts' | 'actual'>,
  { zone, calendar }: Mornings,
  now: Instant,
  ladder: LadderRule = usualLadder,
): PlannedFor[] {
  const expected = expectedOf(milestone);
  if (milestone.actual !== null || expected === null) return [];
  const { id, owner: role, partnership } = milestone;
  const expectedOn = latestDay(expected);
  return wholeLadder(expected, { zone, calendar }, ladder)
    .filter(({ dueAt }) => dueAt >= now)
    .map(({ step, dueAt }) => ({ milestone: id, step, expectedOn, role, partnership, dueAt }));
}

/** Ladders as they were worked out: many milestones share a day, and ten thousand are planned while people wait. */
const ladders = new Map<string, ReturnType<typeof planReminders>>();
const mostLadders = 4_000;
const beforeAll = '0000-01-01T00:00:00.000Z' as Instant;

function wholeLadder(expected: When, { zone, calendar }: Mornings, ladder: LadderRule): ReturnType<typeof planReminders> {
  const key = JSON.stringify([expected, zone, calendar, ladder]);
  const found = ladders.get(key);
  if (found !== undefined) return found;
  if (ladders.size >= mostLadders) ladders.clear();
  const planned = planReminders(expected, { zone, calendar, ladder }, beforeAll);
  ladders.set(key, planned);
  return planned;
}

/** People are written to between these hours of a working day, their own time; otherwise on their next working morning. */
const quiet = { until: '08:00', from: '18:00' } as const;

/** Now, if it is a decent hour of a working day for them; otherwise nine o'clock on their next working morning. */
export function decentMoment(now: Instant, { zone, calendar }: Mornings): Instant {
  const [day, time] = [dayIn(now, zone), timeIn(now, zone)];
  if (isWorkingDay(day, calendar) === 'yes' && time >= quiet.until && time < quiet.from) return now;
  const from = time < quiet.until ? day : addDays(day, 1);
  return atLocal(nextWorkingDay(from, calendar), usualLadder.at, zone);
}

/** What kept something for a later morning: they are away, a holiday, a day nobody is certain of, or the hour or weekend. */
export type HeldFor = 'away' | 'holiday' | 'uncertain' | 'morning';

/** Why somebody is not written to now; null where this is a decent hour of a working day of theirs. */
export function heldFor(now: Instant, mornings: Mornings): HeldFor | null {
  const until = decentMoment(now, mornings);
  if (until === now) return null;
  const { zone, calendar } = mornings;
  const held = new Set<HeldFor>(['morning']);
  const today = dayIn(now, zone);
  // After hours the day itself is over: what keeps it are the days that follow.
  for (let day = timeIn(now, zone) < quiet.from ? today : addDays(today, 1); day < dayIn(until, zone); day = addDays(day, 1)) {
    if (awayUntil(calendar.away ?? [], day) !== null) held.add('away');
    const holiday = isHoliday(day, calendar.nation, calendar.extra);
    if (holiday !== 'no') held.add(holiday === 'yes' ? 'holiday' : 'uncertain');
  }
  return (['away', 'holiday', 'uncertain', 'morning'] as const).find((why) => held.has(why)) ?? 'morning';
}

/** Nine o'clock on the first working day after today, their own time. */
export function nextWorkingMorning(now: Instant, { zone, calendar }: Mornings): Instant {
  return atLocal(nextWorkingDay(addDays(dayIn(now, zone), 1), calendar), usualLadder.at, zone);
}

/** Nine o'clock on their working day: today's while it is still to come, otherwise the next. What can wait for the one message of a morning goes then. */
export function comingMorning(now: Instant, { zone, calendar }: Mornings): Instant {
  const morning = atLocal(nextWorkingDay(dayIn(now, zone), calendar), usualLadder.at, zone);
  return morning >= now ? morning : nextWorkingMorning(now, { zone, calendar });
}

/** After this long a reminder is said to be late. */
const lateAfterMs = 60 * 60 * 1000;

export function cameLate(dueAt: Instant, now: Instant): boolean {
  return Date.parse(now) - Date.parse(dueAt) > lateAfterMs;
}

/**
 * Of several reminders due at once, the latest of each milestone and person is said; those before it would only say
 * what it says.
 */
export function overtaken<R extends Pick<Reminder, 'id' | 'milestone' | 'person' | 'role' | 'dueAt'>>(due: readonly R[]): { readonly said: R[]; readonly overtaken: R[] } {
  const key = ({ milestone, person, role }: R) => `${milestone} ${person ?? role}`;
  const last = new Map<string, R>();
  for (const one of due) {
    const before = last.get(key(one));
    if (before === undefined || before.dueAt <= one.dueAt) last.set(key(one), one);
  }
  const kept = new Set([...last.values()].map(({ id }) => id));
  return { said: due.filter(({ id }) => kept.has(id)), overtaken: due.filter(({ id }) => !kept.has(id)) };
}
