import sql from 'sql-template-tag';
import type { Subject, Talk } from '../domain/question.js';
import type { Instant } from '../domain/when.js';
import { firstRow, json, type Session } from './database.js';

export function conversationsIn(session: Session, now: Instant) {
  return {
    /**
     * What was last asked about here by this asker, within the last half hour. It is ids: the reader decides anew what they
     * show. What was asked as of a later moment (`ask --at`) is nothing that an earlier one follows on.
     */
    async subject({ asker, place }: Talk): Promise<Subject | null> {
      const row = await firstRow<{ subject: Subject }>(session, sql`
        select subject from conversations where asker = ${asker} and place = ${place} and until > ${now}::timestamptz and until <= ${now}::timestamptz + interval '30 minutes'`);
      return row?.subject ?? null;
    },
    async remember({ asker, place }: Talk, subject: Subject): Promise<void> {
      await session.rows(sql`
        with over as (delete from conversations where until <= least(${now}::timestamptz, office_now()) and not (asker = ${asker} and place = ${place}))
        insert into conversations (asker, place, subject, until) values (${asker}, ${place}, ${json(subject)}::jsonb, ${now}::timestamptz + interval '30 minutes')
        on conflict (asker, place) do update set subject = excluded.subject, until = excluded.until`);
    },
  };
}
