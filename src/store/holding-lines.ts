import sql from 'sql-template-tag';
import type { HoldingLine } from '../domain/answer-book.js';
import type { Instant } from '../domain/when.js';
import type { Session } from './database.js';

export function holdingLinesIn(session: Session) {
  return {
    /** The agreed words in force at this moment. They are for everybody: that is what they are for. */
    async inForce(at: Instant): Promise<HoldingLine[]> {
      return session.rows<HoldingLine>(sql`
        select id, text, about, approved_by as "approvedBy" from holding_lines
        where starts_at <= ${at}::timestamptz and (ends_at is null or ends_at > ${at}::timestamptz) order by starts_at, position`);
    },
  };
}
