import sql, { empty } from 'sql-template-tag';
import type { HighlightReport } from '../domain/highlight-report.js';
import type { PartnershipId } from '../domain/ids.js';
import type { Reader } from '../domain/reader.js';
import type { Day } from '../domain/when.js';
import { cleared } from './cleared.js';
import type { Session } from './database.js';

const name = `'report/' || r.quarter || '/' || r.partnership`;

export function highlightReportsIn(session: Session) {
  return {
    /**
     * The returns of the latest quarter that had been asked for by `asOf` (its last day had passed), one for each
     * partnership, or of one or some; what came in later shows as not yet returned.
     */
    async latest(reader: Reader, asOf: Day, { partnership, about }: { readonly partnership?: PartnershipId; readonly about?: readonly PartnershipId[] } = {}): Promise<HighlightReport[]> {
      const only = about ?? (partnership === undefined ? null : [partnership]);
      // As for milestones: names that the planner cannot see, so that it plans once.
      const of = only === null ? empty : sql`and r.partnership = any((select ${[...only]}::text[])::text[])`;
      return session.rows<HighlightReport>(sql`
        with quarter as (select max(quarter) as latest from highlight_reports where due_on <= ${asOf}::date + 14)
        select r.partnership, r.quarter, r.due_on as "dueOn",
          case when r.returned_on <= ${asOf}::date then r.returned_on end as "returnedOn",
          case when r.returned_on <= ${asOf}::date and colours.shown then r.self_rag end as "selfRag",
          case when r.returned_on <= ${asOf}::date and colours.shown then r.confidence end as confidence,
          case when r.returned_on <= ${asOf}::date and colours.shown then r.comment end as comment,
          colours.shown as "coloursShown"
        from quarter join highlight_reports r on r.quarter = quarter.latest cross join lateral (select ${cleared(reader, name, 'colours')} as shown offset 0) colours
        where ${cleared(reader, name, 'return')} ${of}
        order by r.position`);
    },
  };
}
