import sql from 'sql-template-tag';
import type { DeliveryId, PartnershipId, PersonId } from '../domain/ids.js';
import type { AskedReturn, ReturnAsk } from '../domain/returns.js';
import type { LedgerLine } from '../domain/account.js';
import type { HeldFor, Stands } from '../domain/reminder.js';
import type { Day, Instant } from '../domain/when.js';
import { firstRow, json, type Session } from './database.js';
import { ledgerCopies } from './ledger.js';

/** Requests for returns: planned for a partnership's facilitator, carried in the one message of a person's morning. */
export function returnAsksIn(session: Session, now: Instant) {
  return {
    async plan(ask: ReturnAsk): Promise<void> {
      await session.rows(sql`
        insert into return_asks (id, quarter, partnership, step, person, due_at, planned_at)
        values (${ask.id}::uuid, ${ask.quarter}, ${ask.partnership}, ${ask.step}, ${ask.person}, ${ask.dueAt}::timestamptz, ${now}::timestamptz) on conflict do nothing`);
    },
    /** What has fallen due and is with nobody yet, earliest first, locked for whoever asks first; and whether the return is in by now. */
    async due(): Promise<(ReturnAsk & { readonly returnedOn: Day | null; readonly dueOn: Day })[]> {
      return session.rows(sql`
        select a.id, a.quarter, a.partnership, a.step, a.person, a.due_at as "dueAt", h.returned_on as "returnedOn", h.due_on as "dueOn"
        from return_asks a join highlight_reports h on h.quarter = a.quarter and h.partnership = a.partnership
        where a.state = 'planned' and a.due_at <= ${now}::timestamptz order by a.due_at, a.partnership for update of a skip locked`);
    },
    async carry(delivery: DeliveryId, items: readonly { readonly ask: string; readonly stands: Stands; readonly held: HeldFor | null }[]): Promise<void> {
      await session.rows(sql`
        insert into return_items (delivery, ask, stands, held)
        select ${delivery}::uuid, i.ask::uuid, i.stands, i.held from jsonb_to_recordset(${json(items)}::jsonb) as i(ask text, stands text, held text) on conflict do nothing`);
      await session.rows(sql`
        update return_asks set state = 'carried', carried_at = coalesce(carried_at, ${now}::timestamptz) where id = any(${items.map(({ ask }) => ask)}::uuid[])`);
    },
    async drop(ids: readonly string[], why: string): Promise<void> {
      if (ids.length > 0) await session.rows(sql`update return_asks set state = 'pointless', why = ${why} where id = any(${[...ids]}::uuid[])`);
    },
    /** What messages carry, as things stand now. */
    async itemsOf(deliveries: readonly DeliveryId[]): Promise<(AskedReturn & { readonly delivery: DeliveryId })[]> {
      return session.rows(sql`
        select i.delivery, a.id, a.quarter, a.partnership, p.name as place, a.step, a.due_at as "dueAt", i.stands, h.due_on as "dueOn", h.returned_on as "returnedOn",
          (select g.name from people g where g.id = h.given_by) as "givenBy", (select g.name from people g where g.id = a.later_by) as "laterBy",
          (select g.name from people g where g.id = a.passed_by) as "passedBy",
          case when exists (select 1 from highlight_reports b where b.partnership = a.partnership and b.quarter < a.quarter and b.more ? 'answers') then 'answered' else 'nothing' end as last
        from return_items i join return_asks a on a.id = i.ask join partnerships p on p.id = a.partnership
          join highlight_reports h on h.quarter = a.quarter and h.partnership = a.partnership
        where i.delivery = any(${[...deliveries]}::uuid[]) order by h.due_on, p.position`);
    },

    /** Locked, for whoever answers it. Null for what is not on record. */
    async claim(id: string): Promise<{ readonly quarter: string; readonly partnership: PartnershipId; readonly step: ReturnAsk['step']; readonly laterBy: PersonId | null; readonly passedBy: PersonId | null; readonly returnedOn: Day | null } | null> {
      return firstRow(session, sql`
        select a.quarter, a.partnership, a.step, a.later_by as "laterBy", a.passed_by as "passedBy", h.returned_on as "returnedOn"
        from return_asks a join highlight_reports h on h.quarter = a.quarter and h.partnership = a.partnership where a.id::text = ${id} for update of a`);
    },
    async later(id: string, by: PersonId): Promise<void> {
      await session.rows(sql`update return_asks set later_by = ${by} where id::text = ${id}`);
      await this.markStale(sql`i.ask::text = ${id}`);
    },
    async passedOn(id: string, by: PersonId): Promise<void> {
      await session.rows(sql`update return_asks set passed_by = ${by} where id::text = ${id}`);
      await this.markStale(sql`i.ask::text = ${id}`);
    },
    /** A return came in or was changed: everyone who was asked for it sees so. */
    async seen(quarter: string, partnership: PartnershipId): Promise<void> {
      await this.markStale(sql`i.ask in (select id from return_asks where quarter = ${quarter} and partnership = ${partnership})`);
    },
    /** What was to be asked for between two moments and what came of it, copy by copy. */
    async ledger(from: Instant, to: Instant): Promise<LedgerLine[]> {
      return session.rows<LedgerLine>(sql`
        select jsonb_build_object('kind', 'return', 'quarter', a.quarter, 'partnership', a.partnership) as about, a.step, a.due_at as "dueAt", a.state, a.why, a.carried_at as "carriedAt",
          ${ledgerCopies(sql`from return_items i join deliveries d on d.id = i.delivery where i.ask = a.id`)} as copies
        from return_asks a where a.due_at >= ${from}::timestamptz and a.due_at < ${to}::timestamptz order by a.due_at, a.partnership`);
    },
    async markStale(which: ReturnType<typeof sql>): Promise<void> {
      await session.rows(sql`
        insert into stale_messages (delivery, since) select distinct i.delivery, ${now}::timestamptz from return_items i where ${which}
        on conflict (delivery) do update set since = excluded.since`);
    },
  };
}
