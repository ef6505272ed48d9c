import sql from 'sql-template-tag';
import type { Duty } from '../domain/duties.js';
import type { FundingFact } from '../domain/funding.js';
import type { MilestoneId } from '../domain/ids.js';
import type { Allocation } from '../domain/letter.js';
import type { Day, Instant } from '../domain/when.js';
import { readRegister } from './audiences.js';
import type { Session } from './database.js';
import { yearOfLetters } from './letters.js';

/** The money as those who keep it see it: for officials alone. Others read it through `funding.ts`. */
export function moneyIn(session: Session, now: Instant) {
  return {
    /** The allocations that letters are about: of the first year of this decision that has any, else of the last year that has. */
    async forLetters(decision: string | null): Promise<Allocation[]> {
      return session.rows<Allocation>(sql`
        select a.year, a.partnership, a.amount_gbp as "amountGbp" from allocations a where a.year = ${yearOfLetters(sql`${decision}::text`)} order by a.position`);
    },
    /** The allocations whose letter, carried by this announcement, somebody of their partnership has, and which nothing confirms yet. */
    async justHad(announcement: string): Promise<(Allocation & { readonly had: Instant })[]> {
      return session.rows<Allocation & { readonly had: Instant }>(sql`
        select y.year, y.partnership, y.amount_gbp as "amountGbp", min(d.sent_at) as had
        from announcements a
          join announcement_versions v on v.announcement = a.id and v.version = a.version
          join deliveries d on d.subject = a.id and d.kind = 'announcement' and d.state = 'sent'
          join appointments p on p.person = d.destination
          join allocations y on y.partnership = p.partnership and v.per_partnership ? y.partnership and y.year = ${yearOfLetters(sql`a.decision`)}
        where a.id = ${announcement} and a.kind = 'grant letter'
          and not exists (select 1 from funding_states f where f.announcement = a.id and f.partnership = y.partnership and f.state = 'confirmed')
        group by y.year, y.partnership, y.amount_gbp, y.position order by y.position`);
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
      const { duties } = await readRegister(session);
      const roles = await session.rows<{ id: string }>(sql`select id from roles order by position`);
      const first = (duty: Duty) => roles.find(({ id }) => duties.get(id)?.includes(duty) === true)?.id ?? null;
      const added = await session.rows<{ id: MilestoneId }>(sql`
        insert into milestones (id, position, title, kind, owner_role, partnership, baseline, known_on)
        select d.id, (select coalesce(max(position), 0) from milestones) + row_number() over (order by d.id), d.title, d.kind, d.owner, d.partnership,
          jsonb_build_object('d', d.due, 'p', 'day'), ${on}::date
        from (
          select 'M-' || c.id || '-' || p.id as id, c.text as title, 'condition' as kind, p.id as partnership, c.due,
            ${first('host') ?? first('facilitator')}::text as owner
          from conditions c cross join partnerships p where c.due ~ '^\\d{4}-\\d{2}-\\d{2}$' and p.id = any(${[...partnerships]}::text[])
          union all
          select 'M-PAY-' || i.due_on, 'Instalment of the grant paid', 'instalment', null, i.due_on::text, ${first('finance')}::text
          from instalments i
        ) d where d.owner is not null and d.due >= ${on}
        on conflict (id) do nothing returning id`);
      return added.map(({ id }) => id);
    },
  };
}
