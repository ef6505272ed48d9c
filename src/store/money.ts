import sql from 'sql-template-tag';
import type { FundingFact } from '../domain/funding.js';
import type { MilestoneId } from '../domain/ids.js';
import type { Allocation } from '../domain/letter.js';
import type { Day, Instant } from '../domain/when.js';
import { firstRow, type Session } from './database.js';

/** The money as those who keep it see it: for officials alone. Others read it through `funding.ts`. */
export function moneyIn(session: Session, now: Instant) {
  return {
    /** The allocations that letters are about: of the first year of this decision that has any, else of the last year that has. */
    async forLetters(decision: string | null): Promise<Allocation[]> {
      const year = await firstRow<{ year: string }>(session, sql`
        select a.year from allocations a left join funding_lines f on f.year = a.year
        order by (f.decision is not null and f.decision = ${decision}) desc, case when f.decision = ${decision} then a.year end, a.year desc limit 1`);
      if (year === null) return [];
      return session.rows<Allocation>(sql`select year, partnership, amount_gbp as "amountGbp" from allocations where year = ${year.year} order by position`);
    },
    async states(): Promise<FundingFact[]> {
      return session.rows<FundingFact>(sql`
        select year, partnership, state, happened_on as "on", amount_gbp as "amountGbp" from funding_states order by year, partnership, happened_on, state`);
    },
    /** Announced, confirmed or paid, on a day. The same fact twice is one. */
    async record(state: FundingFact, by: { readonly person: string | null; readonly announcement: string | null }): Promise<'added' | 'known'> {
      const added = await session.rows(sql`
        insert into funding_states (year, partnership, state, happened_on, amount_gbp, announcement, recorded_by, recorded_at)
        values (${state.year}, ${state.partnership}, ${state.state}, ${state.on}::date, ${state.amountGbp}, ${by.announcement}, ${by.person}, ${now}::timestamptz)
        on conflict do nothing returning year`);
      return added.length > 0 ? 'added' : 'known';
    },
    /** The years and partnerships that a decision's money is for. */
    async ofDecision(decision: string): Promise<Allocation[]> {
      return session.rows<Allocation>(sql`
        select f.year, p.id as partnership, coalesce(a.amount_gbp, 0) as "amountGbp"
        from funding_lines f cross join partnerships p left join allocations a on a.year = f.year and a.partnership = p.id
        where f.decision = ${decision} and f.total_gbp > 0 order by f.year, p.position`);
    },
    /**
     * The duties that letters bring: each dated condition for each partnership that had its letter, and each instalment
     * for the finance lead. They are milestones, so that they are reminded of like any other. Returns those added.
     */
    async duties(partnerships: readonly string[], on: Day): Promise<MilestoneId[]> {
      const added = await session.rows<{ id: MilestoneId }>(sql`
        insert into milestones (id, position, title, kind, owner_role, partnership, baseline, known_on)
        select d.id, (select coalesce(max(position), 0) from milestones) + row_number() over (order by d.id), d.title, d.kind, d.owner, d.partnership,
          jsonb_build_object('d', d.due, 'p', 'day'), ${on}::date
        from (
          select 'M-' || c.id || '-' || p.id as id, c.text as title, 'condition' as kind, p.id as partnership, c.due,
            coalesce((select r.id from roles r where r.title ilike 'host authority%' order by r.position limit 1), (select r.id from roles r where r.title ilike 'facilitator%' order by r.position limit 1)) as owner
          from conditions c cross join partnerships p where c.due ~ '^\\d{4}-\\d{2}-\\d{2}$' and p.id = any(${[...partnerships]}::text[])
          union all
          select 'M-PAY-' || i.due_on, 'Instalment of the grant paid', 'instalment', null, i.due_on::text, (select r.id from roles r where r.title ilike '%finance%' order by r.position limit 1)
          from instalments i
        ) d where d.owner is not null and d.due >= ${on}
        on conflict (id) do nothing returning id`);
      return added.map(({ id }) => id);
    },
  };
}
