import sql from 'sql-template-tag';
import { group } from '../domain/audiences.js';
import type { DecisionOnRecord, Follower, Knows } from '../domain/following.js';
import type { DecisionId, MilestoneId, PartnershipId, RoleId } from '../domain/ids.js';
import { momentOf } from '../domain/moment.js';
import type { Day, Instant, When } from '../domain/when.js';
import { readAllAudiences } from './audiences.js';
import { json, type Session } from './database.js';

/** A milestone that waits for a decision, with all that says whether it is to have another date. */
export interface WaitingMilestone extends Follower {
  readonly id: MilestoneId;
  readonly title: string;
  readonly kind: string;
  readonly owner: RoleId;
  readonly partnership: PartnershipId | null;
  readonly decision: DecisionId;
  readonly onRecord: DecisionOnRecord;
}

interface Row extends Omit<WaitingMilestone, 'forecasts' | 'onRecord'> {
  readonly zone: string;
  readonly forecasts: readonly { readonly givenOn: Day; readonly recordedAt: Instant | null; readonly forecast: When; readonly followed: 'yes' | 'no' }[];
  readonly decisionForecasts: readonly { readonly givenOn: Day; readonly recordedAt: Instant | null; readonly forecast: Day }[];
  readonly happened: When | null;
  readonly knows: readonly (Knows & { readonly aspect: 'record' | 'question' | 'outcome' })[];
}

/** Milestones that follow decisions. For the bot's own round; nobody is shown what it reads. */
export function followersIn(session: Session, now: Instant) {
  return {
    /** Every open milestone that waits for a decision which stands, held until the end of the transaction. */
    async open(today: Day): Promise<WaitingMilestone[]> {
      const rows = await session.rows<Row>(sql`
        select m.id, m.title, m.kind, m.owner_role as owner, m.partnership, m.contingent_on as decision, m.comes_after as after,
          (select zone from programme) as zone,
          coalesce((select b.baseline from milestone_baselines b where b.milestone = m.id and b.given_on <= ${today}::date order by b.given_on desc, b.recorded_at desc nulls last limit 1), m.baseline) as baseline,
          coalesce((select jsonb_agg(jsonb_build_object('givenOn', f.given_on, 'recordedAt', to_char(f.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'forecast', f.forecast,
            'followed', case when f.follows is null then 'no' else 'yes' end) order by f.given_on, f.recorded_at nulls first)
            from milestone_forecasts f where f.milestone = m.id and f.given_on <= ${today}::date), '[]') as forecasts,
          coalesce((select jsonb_agg(jsonb_build_object('givenOn', f.given_on, 'recordedAt', to_char(f.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'forecast', f.forecast)
            order by f.given_on, f.recorded_at nulls first)
            from decision_forecasts f where f.decision = m.contingent_on and f.given_on <= ${today}::date), '[]') as "decisionForecasts",
          (select e.happened from decision_events e where e.decision = m.contingent_on and e.state in ('announced', 'decided') order by e.state, e.known_on desc limit 1) as happened,
          coalesce((select jsonb_agg(jsonb_build_object('aspect', c.aspect, 'audience', c.audience, 'from', to_char(c.known_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
            from clearances c where (c.record = m.id and c.aspect = 'record') or (c.record = m.contingent_on and c.aspect in ('question', 'outcome'))), '[]') as knows
        from milestones m
        where m.contingent_on is not null and (m.known_on is null or m.known_on <= ${today}::date)
          and not exists (select 1 from milestone_actuals a where a.milestone = m.id and a.known_on <= ${today}::date and a.withdrawn_at is null)
          and not exists (select 1 from decision_events e where e.decision = m.contingent_on and e.state in ('withdrawn', 'superseded') and e.known_on <= ${today}::date)
        order by m.position, m.id for update of m`);
      // A telling names the group's audiences, a clearance all of the group: both are said by the audiences that make it up.
      const ofGroup = (await readAllAudiences(session)).filter(({ is }) => is === 'group').map(({ id }) => id);
      return rows.map(({ zone, forecasts, decisionForecasts, happened, knows, ...row }) => {
        const at = ({ givenOn, recordedAt }: { readonly givenOn: Day; readonly recordedAt: Instant | null }) => recordedAt ?? momentOf(givenOn, zone);
        const of = (aspect: Row['knows'][number]['aspect']) => knows.filter((one) => one.aspect === aspect)
          .flatMap(({ audience, from }) => (audience === group ? ofGroup : [audience]).map((one): Knows => ({ audience: one, from })));
        return {
          ...row,
          forecasts: forecasts.map((one) => ({ forecast: one.forecast, at: at(one), followed: one.followed })),
          onRecord: { forecasts: decisionForecasts.map((one) => ({ forecast: one.forecast, at: at(one) })), happened, milestone: of('record'), question: of('question'), outcome: of('outcome') },
        };
      });
    },

    /** A forecast beside those before it, given by nobody but the decision's own date. What was said of the one before is to be brought up to date. */
    async follow(id: MilestoneId, forecast: When, { decision, reason, today }: { readonly decision: DecisionId; readonly reason: string; readonly today: Day }): Promise<void> {
      await session.rows(sql`
        insert into milestone_forecasts (milestone, given_on, forecast, reason, follows, recorded_at)
        values (${id}, ${today}::date, ${json(forecast)}::jsonb, ${reason}, ${decision}, ${now}::timestamptz)
        on conflict (milestone, given_on, forecast) do update set reason = excluded.reason, given_by = null, follows = excluded.follows, recorded_at = excluded.recorded_at`);
      await session.rows(sql`
        insert into stale_messages (delivery, since) select distinct i.delivery, ${now}::timestamptz from reminder_items i join reminders r on r.id = i.reminder
        where r.milestone = ${id} and r.state = 'carried' and r.answer is null on conflict (delivery) do update set since = excluded.since`);
    },
  };
}
