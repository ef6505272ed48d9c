import sql from 'sql-template-tag';
import type { KnownFunding } from '../domain/answer-book.js';
import type { Reader } from '../domain/reader.js';
import type { Day } from '../domain/when.js';
import { cleared } from './cleared.js';
import type { Session } from './database.js';
import { toldBy } from './told-by.js';

export function fundingIn(session: Session) {
  return {
    /** The money this reader may know of, as of a day: what was announced or sent since does not show. */
    async of(asker: Reader, asOf: Day): Promise<KnownFunding> {
      const reader = toldBy(asker, asOf);
      const [lines, allocations, instalments, conditions] = await Promise.all([
        session.rows<KnownFunding['lines'][number]>(sql`
          select f.year, f.total_gbp as "totalGbp", f.status, f.decision, f.more->'src' as source
          from funding_lines f where ${cleared(reader, `'funding/' || f.year`)} order by f.position`),
        session.rows<KnownFunding['allocations'][number]>(sql`
          select a.year, a.partnership, a.amount_gbp as "amountGbp"
          from allocations a where ${cleared(reader, `'allocation/' || a.year || '/' || a.partnership`)} order by a.year, a.position`),
        session.rows<KnownFunding['instalments'][number]>(sql`
          select i.due_on as "dueOn", i.share from instalments i where ${cleared(reader, `'instalment/' || i.due_on`)} order by i.due_on`),
        session.rows<KnownFunding['conditions'][number]>(sql`
          select k.id, k.text, k.due from conditions k where ${cleared(reader, 'k.id')} order by k.position`),
      ]);
      return { lines, allocations, instalments, conditions };
    },
  };
}
