import sql from 'sql-template-tag';
import type { Told } from '../domain/answer-book.js';
import type { Reader } from '../domain/reader.js';
import type { Day } from '../domain/when.js';
import { cleared } from './cleared.js';
import type { Session } from './database.js';
import { toldBy } from './told-by.js';

export function toldIn(session: Session) {
  return {
    /** Who was told what and when, and who is to be told: only of outcomes that this reader had been told by that day. */
    async list(asker: Reader, asOf: Day): Promise<Told[]> {
      return session.rows<Told>(sql`
        select t.item, t.audience, t.happened, 
          coalesce(t.more->>'at', (select h.ends from holding_lines h where h.ends like (t.happened->>'d') || 'T%' order by h.position limit 1)) as at
        from told t
        where ${cleared(toldBy(asker, asOf), 't.item', 'outcome')} order by t.position`);
    },
  };
}
