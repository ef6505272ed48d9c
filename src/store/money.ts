import sql from 'sql-template-tag';
import type { Allocation } from '../domain/letter.js';
import type { Day, Instant } from '../domain/when.js';
import { firstRow, type Session } from './database.js';

export interface FundingState {
  readonly year: string;
  readonly partnership: string;
  readonly state: 'announced' | 'confirmed' | 'paid';
  readonly on: Day;
  readonly amountGbp: number | null;
}

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
    async states(): Promise<FundingState[]> {
      return session.rows<FundingState>(sql`
        select year, partnership, state, happened_on as "on", amount_gbp as "amountGbp" from funding_states order by year, partnership, happened_on, state`);
    },
    /** Announced, confirmed or paid, on a day. The same fact twice is one. */
    async record(state: FundingState, by: { readonly person: string | null; readonly announcement: string | null }): Promise<'added' | 'known'> {
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
  };
}
