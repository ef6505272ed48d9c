import sql from 'sql-template-tag';
import type { ReleasedDays } from '../domain/answer-book.js';
import type { Reader } from '../domain/reader.js';
import { cleared } from './cleared.js';
import type { Session } from './database.js';

export function releasedTimeIn(session: Session) {
  return {
    /** Days of released time by quarter and partnership, for this reader; null where a partnership has not given them. */
    async list(reader: Reader): Promise<ReleasedDays[]> {
      return session.rows<ReleasedDays>(sql`
        select t.quarter, t.partnership, t.days from released_time t
        where ${cleared(reader, `'released-time/' || t.quarter || '/' || t.partnership`)} order by t.quarter, t.position`);
    },
  };
}
