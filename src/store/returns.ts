import sql from 'sql-template-tag';
import type { PartnershipId, PersonId } from '../domain/ids.js';
import type { Colour } from '../domain/highlight-report.js';
import type { Reader } from '../domain/reader.js';
import type { FullReturn, ReturnAnswers } from '../domain/returns.js';
import type { Day, Instant } from '../domain/when.js';
import { cleared } from './cleared.js';
import { firstRow, json, type Session } from './database.js';

const name = `'report/' || r.quarter || '/' || r.partnership`;

/** A return as it is given in. */
export interface GivenIn {
  readonly quarter: string;
  readonly partnership: PartnershipId;
  readonly answers: ReturnAnswers;
  readonly selfRag: Colour;
  readonly confidence: Colour;
  /** Days of released time; null when they were not given. */
  readonly days: number | null;
  readonly by: PersonId;
  readonly today: Day;
}

/** Quarterly returns: asked for, given in, and amended. What others may see of them comes from `highlight-reports.ts`. */
export function returnsIn(session: Session, now: Instant) {
  return {
    /** Opens a quarter: one return for each partnership, if the programme has returns at all. True when that was new. */
    async openQuarter(quarter: string, dueOn: Day): Promise<boolean> {
      const opened = await session.rows(sql`
        insert into highlight_reports (partnership, quarter, due_on, position)
        select p.id, ${quarter}, ${dueOn}::date, p.position from partnerships p where exists (select 1 from highlight_reports)
        on conflict do nothing returning partnership`);
      return opened.length > 0;
    },
    /** The partnerships whose return of a quarter is not in. For the bot's own asking; nobody is shown it. */
    async outstanding(quarter: string, today: Day): Promise<{ partnership: PartnershipId; dueOn: Day }[]> {
      return session.rows(sql`
        select partnership, due_on as "dueOn" from highlight_reports where quarter = ${quarter} and (returned_on is null or returned_on > ${today}::date) order by position`);
    },
    /** A partnership's returns, the latest quarter first, where this reader may see their colours and answers. */
    async of(reader: Reader, partnership: PartnershipId, today: Day): Promise<FullReturn[]> {
      return session.rows<FullReturn>(sql`
        select r.partnership, r.quarter, r.due_on as "dueOn", case when r.returned_on <= ${today}::date then r.returned_on end as "returnedOn",
          r.self_rag as "selfRag", r.confidence, coalesce(r.more->'answers', '{}') as answers
        from highlight_reports r where r.partnership = ${partnership} and r.due_on <= ${today}::date + 40 and ${cleared(reader, name, 'colours')} order by r.quarter desc`);
    },
    /** When a return was last given in or changed, and by whom, locked until the end of the transaction; null for one that nobody gave in here. */
    async lastGiven(quarter: string, partnership: PartnershipId): Promise<{ readonly at: Instant; readonly by: string | null } | null> {
      await session.rows(sql`select 1 from highlight_reports where quarter = ${quarter} and partnership = ${partnership} for update`);
      return firstRow(session, sql`
        select r.recorded_at as at, (select p.name from people p where p.id = r.given_by) as by from highlight_reports r
        where r.quarter = ${quarter} and r.partnership = ${partnership} and r.recorded_at is not null and r.returned_on is not null`);
    },
    /** Puts a return in. One that was in already is amended: it keeps its day, and what it said before. */
    async giveIn(given: GivenIn): Promise<'in' | 'amended' | null> {
      const before = await firstRow<{ returned: Day | null }>(session, sql`
        select returned_on as returned from highlight_reports where quarter = ${given.quarter} and partnership = ${given.partnership} for update`);
      if (before === null) return null;
      await session.rows(sql`
        update highlight_reports set
          more = jsonb_set(jsonb_set(more, '{answers}', ${json(given.answers)}::jsonb), '{before}',
            coalesce(more->'before', '[]') || case when returned_on is null then '[]'::jsonb else jsonb_build_array(jsonb_build_object('answers', more->'answers', 'self_rag', self_rag, 'confidence', confidence, 'until', ${now}::text)) end),
          returned_on = coalesce(returned_on, ${given.today}::date), self_rag = ${given.selfRag}, confidence = ${given.confidence},
          recorded_at = ${now}::timestamptz, given_by = ${given.by}
        where quarter = ${given.quarter} and partnership = ${given.partnership}`);
      if (given.days !== null) await this.released({ quarter: given.quarter, partnership: given.partnership, days: given.days });
      return before.returned === null ? 'in' : 'amended';
    },
    /** Marks a return as received, without its colours. Null where none was asked for; otherwise the day that stands, which may be an earlier one. */
    async receive({ quarter, partnership, on, by }: { readonly quarter: string; readonly partnership: PartnershipId; readonly on: Day; readonly by: PersonId }): Promise<{ day: Day; isNew: boolean } | null> {
      const before = await firstRow<{ returned: Day | null }>(session, sql`
        select returned_on as returned from highlight_reports where quarter = ${quarter} and partnership = ${partnership} for update`);
      if (before === null) return null;
      if (before.returned !== null) return { day: before.returned, isNew: false };
      await session.rows(sql`
        update highlight_reports set returned_on = ${on}::date, recorded_at = ${now}::timestamptz, given_by = ${by} where quarter = ${quarter} and partnership = ${partnership}`);
      return { day: on, isNew: true };
    },
    /** A quarter's days of released time for a partnership, in place of what was given before. */
    async released({ quarter, partnership, days }: { readonly quarter: string; readonly partnership: PartnershipId; readonly days: number }): Promise<void> {
      await session.rows(sql`
        insert into released_time (quarter, partnership, days, position) values (${quarter}, ${partnership}, ${days},
          (select position from partnerships where id = ${partnership})) on conflict (quarter, partnership) do update set days = excluded.days`);
    },
  };
}
