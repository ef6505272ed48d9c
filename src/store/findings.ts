import sql from 'sql-template-tag';
import type { Finding } from '../domain/answer-book.js';
import type { Reader } from '../domain/reader.js';
import type { Day } from '../domain/when.js';
import { cleared } from './cleared.js';
import type { Session } from './database.js';
import { toldBy } from './told-by.js';

export function findingsIn(session: Session) {
  return {
    /** What published reports say, in words that may be quoted, for this reader as of a day. */
    async list(asker: Reader, asOf: Day): Promise<Finding[]> {
      return session.rows<Finding>(sql`
        select f.value->>'topic' as topic, coalesce(f.value->'aliases', '[]') as aliases, f.value->>'text' as text, f.value->>'report' as report, f.value->'src' as source
        from programme p cross join lateral jsonb_array_elements(coalesce(p.more->'findings', '[]')) with ordinality as f(value, place)
        where ${cleared(toldBy(asker, asOf), `'finding/' || (f.place - 1)`)} order by f.place`);
    },
  };
}
