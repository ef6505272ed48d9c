import sql from 'sql-template-tag';
import type { KnownFunding } from '../domain/answer-book.js';
import type { Reader } from '../domain/reader.js';
import type { Day } from '../domain/when.js';
import { cleared } from './cleared.js';
import type { Session } from './database.js';
import { toldBy } from './told-by.js';

export function fundingIn(session: Session) {
  return {
    /** The money that a question may name, as far as this reader may know of it as of a day: a year's money and a condition. What was announced or sent since does not show. */
    async named(asker: Reader, asOf: Day): Promise<Pick<KnownFunding, 'lines' | 'conditions'>> {
      const reader = toldBy(asker, asOf);
      const [lines, conditions] = await Promise.all([
        session.rows<KnownFunding['lines'][number]>(sql`
          select f.year, f.total_gbp as "totalGbp", f.status, f.decision, f.more->'src' as source
          from funding_lines f where ${cleared(reader, `'funding/' || f.year`)} order by f.position`),
        session.rows<KnownFunding['conditions'][number]>(sql`
          select k.id, k.text, k.due from conditions k where ${cleared(reader, 'k.id')} order by k.position`),
      ]);
      return { lines, conditions };
    },
    /** How it is shared out, and when it is paid. */
    async shared(asker: Reader, asOf: Day): Promise<Pick<KnownFunding, 'allocations' | 'instalments'>> {
      const reader = toldBy(asker, asOf);
      const [allocations, instalments] = await Promise.all([
        session.rows<KnownFunding['allocations'][number]>(sql`
          select a.year, a.partnership, a.amount_gbp as "amountGbp"
          from allocations a where ${cleared(reader, `'allocation/' || a.year || '/' || a.partnership`)} order by a.year, a.position`),
        session.rows<KnownFunding['instalments'][number]>(sql`
          select i.due_on as "dueOn", i.share from instalments i where ${cleared(reader, `'instalment/' || i.due_on`)} order by i.due_on`),
      ]);
      return { allocations, instalments };
    },
  };
}
