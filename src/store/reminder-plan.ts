import sql, { type Sql } from 'sql-template-tag';
import { dayIn } from '../domain/instant.js';
import type { Proclamation } from '../domain/holidays.js';
import type { MilestoneId } from '../domain/ids.js';
import { expectedOf, type Milestone } from '../domain/milestone.js';
import { morningsOfRole, type MorningBook, type RoleMorning } from '../domain/mornings.js';
import { remindersFor, type PlannedFor } from '../domain/reminder.js';
import { latestDay, type Day, type Instant } from '../domain/when.js';
import { firstRow, json, type Session } from './database.js';

type Plannable = Pick<Milestone, 'id' | 'kind' | 'owner' | 'partnership' | 'baseline' | 'forecasts' | 'actual'>;

/** Plans the reminders of some milestones (`m`) anew. Nobody sees them; who is told is decided when they fall due. Returns the last id. */
export async function planAnew(session: Session, now: Instant, which: Sql): Promise<MilestoneId | null> {
  const book = await readMornings(session, now);
  const today = dayIn(now, book.zone);
  const milestones = await session.rows<Plannable>(sql`
    select m.id, m.kind, m.owner_role as owner, m.partnership, m.baseline,
      coalesce((select jsonb_agg(jsonb_build_object('givenOn', f.given_on, 'forecast', f.forecast, 'reason', f.reason) order by f.given_on, f.recorded_at nulls first)
        from milestone_forecasts f where f.milestone = m.id and f.given_on <= ${today}::date), '[]') as forecasts,
      (select a.actual from milestone_actuals a
        where a.milestone = m.id and a.known_on <= ${today}::date and a.withdrawn_at is null order by a.known_on desc limit 1) as actual
    from milestones m where ${which}`);
  const open = new Map<MilestoneId, Day>();
  for (const milestone of milestones) {
    const expected = expectedOf(milestone);
    if (milestone.actual === null && expected !== null) open.set(milestone.id, latestDay(expected));
  }
  const wanted = milestones.flatMap((milestone) => remindersFor(milestone, morningsOfRole(book, milestone.owner, milestone.partnership), now));
  if (milestones.length > 0) await write(session, now, milestones.map(({ id }) => id), wanted, open);
  return milestones.at(-1)?.id ?? null;
}

/**
 * Makes the plan what it ought to be: what is no longer wanted is cancelled, what is missing is added, the rest is left
 * alone. One statement, however many. What fell due and was not carried yet stays due as long as its milestone is still
 * expected on that day; what people asked for themselves stays as they asked.
 */
async function write(session: Session, now: Instant, ids: readonly MilestoneId[], wanted: readonly PlannedFor[], open: ReadonlyMap<MilestoneId, Day>): Promise<void> {
  const rows = wanted.map((one) => ({ milestone: one.milestone, step: one.step, expected_on: one.expectedOn, role: one.role, partnership: one.partnership, due_at: one.dueAt }));
  const expected = ids.map((id) => ({ milestone: id, expected_on: open.get(id) ?? null }));
  await session.rows(sql`
    with wanted as (
      select * from jsonb_to_recordset(${json(rows)}::jsonb) as w(milestone text, step text, expected_on date, role text, partnership text, due_at timestamptz)
    ), expected as (
      select * from jsonb_to_recordset(${json(expected)}::jsonb) as e(milestone text, expected_on date)
    ), gone as (
      update reminders r set state = 'cancelled', why = case when e.expected_on is null then 'done' when e.expected_on <> r.expected_on then 'moved' else 'planned anew' end
      from expected e where e.milestone = r.milestone and r.state = 'planned' and (
        e.expected_on is distinct from r.expected_on
        or ((r.step like '%-before' or r.step = 'on-day' or r.step like 'overdue-%') and r.due_at >= ${now}::timestamptz and not exists (
          select 1 from wanted w where w.milestone = r.milestone and w.step = r.step and w.due_at = r.due_at and w.role = r.role and w.partnership is not distinct from r.partnership)))
    )
    insert into reminders (id, milestone, step, expected_on, role, partnership, due_at, planned_at)
    select gen_random_uuid(), w.milestone, w.step, w.expected_on, w.role, w.partnership, w.due_at, ${now}::timestamptz from wanted w
    where not exists (select 1 from reminders r where r.milestone = w.milestone and r.step = w.step and r.expected_on = w.expected_on
      and r.due_at = w.due_at and r.role = w.role and r.partnership is not distinct from w.partnership and r.person is null and r.state <> 'cancelled')
    on conflict do nothing`);
}

/** Whose mornings count, as of the day it is in the programme's zone. */
export async function readMornings(session: Session, now: Instant): Promise<MorningBook> {
  const head = await firstRow<{ zone: string; nation: string; extra: Proclamation[] | null }>(
    session, sql`select zone, nation, more->'calendar'->'bank_holidays' as extra from programme`);
  if (head === null) return { zone: 'Europe/London', nation: 'GB-ENG', extra: [], roles: [] };
  const on = dayIn(now, head.zone);
  const roles = await session.rows<RoleMorning>(sql`
    select distinct on (a.role, a.partnership) a.role, a.partnership, p.zone, coalesce(p.nation, s.more->>'nation') as nation
    from appointments a join people p on p.id = a.person left join partnerships s on s.id = a.partnership
    where (a.starts_on is null or a.starts_on <= ${on}::date) and (a.ends_on is null or a.ends_on >= ${on}::date) and (p.left_on is null or p.left_on > ${on}::date)
    order by a.role, a.partnership, a.deputy, p.position`);
  return { zone: head.zone, nation: head.nation, extra: head.extra ?? [], roles };
}
