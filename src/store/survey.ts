import sql from 'sql-template-tag';
import type { Reader } from '../domain/reader.js';
import { cleared } from './cleared.js';
import { firstRow, type Session } from './database.js';

export function surveyIn(session: Session) {
  return {
    /** How the evaluation is made and how far its survey and interviews are, for this reader; null where none may be known. */
    async design(reader: Reader): Promise<Readonly<Record<string, unknown>> | null> {
      const row = await firstRow<{ design: Record<string, unknown> | null }>(session, sql`
        select p.more->'evaluation_design' as design from programme p where ${cleared(reader, `'survey'`)}`);
      return row?.design ?? null;
    },
  };
}
