import sql from 'sql-template-tag';
import type { KnownRisk } from '../domain/answer-book.js';
import type { Reader } from '../domain/reader.js';
import { cleared } from './cleared.js';
import type { Session } from './database.js';

export function risksIn(session: Session) {
  return {
    async list(reader: Reader): Promise<KnownRisk[]> {
      return session.rows<KnownRisk>(sql`
        select r.id, r.title, r.risk_owner as owner, r.likelihood, r.impact, r.response, r.review_on as "reviewOn"
        from risks r where ${cleared(reader, 'r.id')} order by r.position`);
    },
  };
}
