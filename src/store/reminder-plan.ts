import sql, { type Sql } from 'sql-template-tag';
import { dayIn } from '../domain/instant.js';
import type { Proclamation } from '../domain/holidays.js';
import type { MilestoneId } from '../domain/ids.js';
import { expectedOf, type Milestone } from '../domain/milestone.js';
import { morningsOfRole, type MorningBook, type RoleMorning } from '../domain/mornings.js';
import { remindersFor, type PlannedFor } from '../domain/reminder.js';
import { policyOf, type WrittenPolicy } from '../domain/reminder-policy.js';
import type { Absence } from '../domain/absence.js';
import { latestDay, type Day, type Instant } from '../domain/when.js';
import { firstRow, json, type Session } from './database.js';

type Plannable = Pick<Milestone, 'id' | 'kind' | 'owner' | 'partnership' | 'baseline' | 'forecasts' | 'actual'>;

/** Plans the reminders of some milestones (`m`) anew. Nobody sees them; who is told is decided when they fall due. Returns the last id. */
export async function planAnew(session: Session, now: Instant, which: Sql): Promise<MilestoneId | null> {
  const book = await readMornings(session, now);
  const today = dayIn(now, book.zone);
  const milestones = await session.rows<Plannable>(sql`
    select m.id, m.kind, m.owner_role as owner, m.partnership,
      coalesce((select b.baseline from milestone_baselines b where b.milestone = m.id and b.given_on <= ${today}::date order by b.given_on desc, b.recorded_at desc nulls last limit 1), m.baseline) as baseline,
      coalesce((select jsonb_agg(jsonb_build_object('givenOn', f.given_on, 'forecast', f.forecast, 'reason', f.reason) order by f.given_on, f.recorded_at nulls first)
        from milestone_forecasts f where f.milestone = m.id and f.given_on <= ${today}::date), '[]') as forecasts,
      (select a.actual from milestone_actuals a
        where a.milestone = m.id and a.known_on <= ${today}::date and a.withdrawn_at is null order by a.known_on desc limit 1) as actual
    from milestones m where ${which}`);
  const open = new Map<MilestoneId, Day | 'no date'>();
  for (const milestone of milestones) {
    const expected = expectedOf(milestone);
    if (milestone.actual === null) open.set(milestone.id, expected === null ? 'no date' : latestDay(expected));
  }
  const wanted = milestones.flatMap((milestone) => remindersFor(milestone, morningsOfRole(book, milestone.owner, milestone.partnership), now, policyOf(milestone.kind, book.policies).ladder));
  if (milestones.length > 0) await write(session, now, milestones.map(({ id }) => id), wanted, open);
  return milestones.at(-1)?.id ?? null;
}

/**
 * Makes the plan what it ought to be: what is no longer wanted is cancelled, what is missing is added, the rest is left
 * alone. One statement, however many. What fell due and was not carried yet stays due as long as its milestone is still
 * expected on that day, and what asks for a date as long as there is none; what people asked for themselves stays as
 * they asked.
 */
async function write(session: Session, now: Instant, ids: readonly MilestoneId[], wanted: readonly PlannedFor[], open: ReadonlyMap<MilestoneId, Day | 'no date'>): Promise<void> {
  const rows = wanted.map((one, n) => ({ n, milestone: one.milestone, step: one.step, expected_on: one.expectedOn, role: one.role, partnership: one.partnership, due_at: one.dueAt }));
  const expected = ids.map((id) => {
    const on = open.get(id) ?? null;
    return { milestone: id, expected_on: on === 'no date' ? null : on, undated: on === 'no date' };
  });
  // Joined by whole columns and not by a condition for each row: the time it takes grows with their number and no faster.
  await session.rows(sql`
    with wanted as materialized (
      select * from jsonb_to_recordset(${json(rows)}::jsonb) as w(n int, milestone text, step text, expected_on date, role text, partnership text, due_at timestamptz)
    ), standing as materialized (
      select r.id, r.milestone, r.step, r.expected_on, r.role, r.partnership, r.due_at, r.state, e.expected_on as expected_now, e.undated
      from jsonb_to_recordset(${json(expected)}::jsonb) as e(milestone text, expected_on date, undated boolean) join reminders r on r.milestone = e.milestone
      where r.state <> 'cancelled' and r.milestone = any(${[...ids]}::text[])
    ), kept as materialized (
      select s.id, w.n from standing s join wanted w on w.milestone = s.milestone and w.step = s.step and w.due_at = s.due_at and w.expected_on = s.expected_on
        and w.role = s.role and coalesce(w.partnership, '') = coalesce(s.partnership, '')
    ), gone as (
      update reminders r set state = 'cancelled', why = case when s.expected_now is null then 'done' when s.expected_now <> s.expected_on then 'moved' else 'planned anew' end
      from standing s where s.id = r.id and s.state = 'planned' and (
        (s.expected_now is distinct from s.expected_on and not s.undated)
        or ((s.step like '%-before' or s.step = 'on-day' or s.step like 'overdue-%') and s.due_at >= ${now}::timestamptz and s.id not in (select k.id from kept k)))
    )
    insert into reminders (id, milestone, step, expected_on, role, partnership, due_at, planned_at)
    select gen_random_uuid(), w.milestone, w.step, w.expected_on, w.role, w.partnership, w.due_at, ${now}::timestamptz from wanted w
    where w.n not in (select k.n from kept k)
    on conflict do nothing`);
}

/** Whose mornings count, as of the day it is in the programme's zone. */
export async function readMornings(session: Session, now: Instant): Promise<MorningBook> {
  const head = await firstRow<{ zone: string; nation: string; extra: Proclamation[] | null; policies: WrittenPolicy[] | null }>(
    session, sql`select zone, nation, more->'calendar'->'bank_holidays' as extra, more->'reminders' as policies from programme`);
  if (head === null) return { zone: 'Europe/London', nation: 'GB-ENG', extra: [], roles: [], absences: [], policies: [] };
  const on = dayIn(now, head.zone);
  const roles = await session.rows<RoleMorning>(sql`
    select distinct on (a.role, a.partnership) a.role, a.partnership, a.person, coalesce(p.zone, p.slack_zone) as zone, coalesce(p.nation, s.more->>'nation') as nation
    from appointments a join people p on p.id = a.person left join partnerships s on s.id = a.partnership
    where (a.starts_on is null or a.starts_on <= ${on}::date) and (a.ends_on is null or a.ends_on >= ${on}::date) and (p.left_on is null or p.left_on > ${on}::date)
    order by a.role, a.partnership, a.deputy, p.position`);
  // Zones differ by up to a day from the programme's.
  const absences = await session.rows<Absence>(sql`
    select person, from_day as "from", to_day as "to" from absences where withdrawn_at is null and to_day >= ${on}::date - 1 order by person, from_day`);
  return { zone: head.zone, nation: head.nation, extra: head.extra ?? [], roles, absences, policies: head.policies ?? [] };
}
