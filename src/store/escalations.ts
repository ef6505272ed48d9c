import sql, { type Sql } from 'sql-template-tag';
import type { MilestoneId, PartnershipId, RoleId } from '../domain/ids.js';
import type { Day, Instant } from '../domain/when.js';
import type { LedgerLine } from '../domain/account.js';
import type { Session } from './database.js';
import { ledgerCopies } from './ledger.js';

/** Something overdue whose owner was asked, and what was heard and done since. Moments are to be read in the programme's zone. */
export interface SilentMilestone {
  readonly milestone: MilestoneId;
  readonly kind: string;
  readonly owner: RoleId;
  readonly partnership: PartnershipId | null;
  readonly expectedOn: Day;
  readonly askedAt: Instant;
  readonly heardAt: Instant | null;
  readonly steps: readonly { readonly step: string; readonly on: Day }[];
  /** A channel that is the partnership's own, if it has one. */
  readonly channel: string | null;
}

/** A channel (`c`) whose audience is of one partnership alone. */
const ownChannel = (partnership: Sql) => sql`c.audience like '%:' || ${partnership}`;

export function escalationsIn(session: Session, now: Instant) {
  return {
    /** What is overdue and was asked after without its being done or moved. For the bot's own rounds; nobody sees it. */
    async silent(today: Day, zone: string): Promise<SilentMilestone[]> {
      return session.rows<SilentMilestone>(sql`
        select m.id as milestone, m.kind, m.owner_role as owner, m.partnership, r.expected_on as "expectedOn",
          min(r.carried_at) as "askedAt", max(r.answered_at) as "heardAt",
          coalesce((select jsonb_agg(jsonb_build_object('step', e.step, 'on', (e.climbed_at at time zone ${zone})::date) order by e.climbed_at)
            from escalations e where e.milestone = m.id and e.expected_on = r.expected_on), '[]') as steps,
          (select c.name from channels c where m.partnership is not null and ${ownChannel(sql`m.partnership`)} order by c.position limit 1) as channel
        from reminders r join milestones m on m.id = r.milestone
        where r.state = 'carried' and r.step like 'overdue-%' and r.expected_on < ${today}::date
          and not exists (select 1 from reminders x where x.milestone = r.milestone and x.expected_on = r.expected_on and x.answer in ('done', 'moved'))
          and not exists (select 1 from milestone_actuals a where a.milestone = m.id and a.withdrawn_at is null and a.known_on <= ${today}::date)
          and not exists (select 1 from milestone_forecasts f where f.milestone = m.id and f.given_on > r.expected_on and f.given_on <= ${today}::date)
        group by m.id, m.kind, m.owner_role, m.partnership, r.expected_on order by m.id`);
    },
    /** A channel that is a partnership's own, if it has one. */
    async channelOf(partnership: PartnershipId): Promise<string | null> {
      const [found] = await session.rows<{ name: string }>(sql`select c.name from channels c where ${ownChannel(sql`${partnership}`)} order by c.position limit 1`);
      return found?.name ?? null;
    },
    /** What was to be said in channels between two moments, and what came of it. */
    async ledger(from: Instant, to: Instant): Promise<LedgerLine[]> {
      return session.rows<LedgerLine>(sql`
        select jsonb_build_object('kind', 'post', 'post', d.kind, 'milestone', d.subject, 'channel', d.destination) as about, d.kind as step, d.due_at as "dueAt",
          case when d.state in ('pointless', 'planned') then d.state else 'carried' end as state, d.why, d.due_at as "carriedAt",
          case when d.state = 'planned' then '[]' else ${ledgerCopies(sql`from (select null::text as held) i`)} end as copies
        from deliveries d where d.kind in ('told-in-channel', 'asked-in-channel', 'weekly-digest') and d.due_at >= ${from}::timestamptz and d.due_at < ${to}::timestamptz and d.state <> 'cancelled'
        order by d.due_at, d.destination`);
    },
    /** Takes a step up the line. False when it was taken before. */
    async climb(milestone: MilestoneId, expectedOn: Day, step: string): Promise<boolean> {
      const taken = await session.rows(sql`
        insert into escalations (milestone, expected_on, step, climbed_at) values (${milestone}, ${expectedOn}::date, ${step}, ${now}::timestamptz) on conflict do nothing returning step`);
      return taken.length > 0;
    },
    /** Once for each period and destination, however often it is asked. False when it was planned before. */
    async once(kind: string, period: string, destination: string): Promise<boolean> {
      const planned = await session.rows(sql`
        insert into periodicals (kind, period, destination, planned_at) values (${kind}, ${period}, ${destination}, ${now}::timestamptz) on conflict do nothing returning kind`);
      return planned.length > 0;
    },
  };
}
