import sql from 'sql-template-tag';
import type { Instant } from '../domain/when.js';
import { json, type Session } from './database.js';

/** What came in from Slack and is not known to be handled. */
export interface InboxItem {
  readonly id: string;
  readonly kind: string;
  readonly body: Record<string, unknown>;
}

/**
 * Everything that comes in is a row before it is handled, and has one effect however often Slack delivers it. Once
 * handled, its words are wiped and only its id stays.
 */
export function inboxIn(session: Session) {
  return {
    /** False when this item has come in before. */
    async put(item: InboxItem): Promise<boolean> {
      const written = await session.rows(sql`
        insert into inbox (id, kind, body, received_at) values (${item.id}, ${item.kind}, ${json(item.body)}::jsonb, clock_timestamp())
        on conflict (id) do nothing returning id`);
      return written.length === 1;
    },
    async settle(id: string): Promise<void> {
      await session.rows(sql`update inbox set handled_at = clock_timestamp(), body = '{}' where id = ${id}`);
    },
    /** What came in within the last half hour (the life of an answer's address) and was not handled, oldest first. */
    async open(): Promise<InboxItem[]> {
      return session.rows<InboxItem>(sql`
        select id, kind, body from inbox
        where handled_at is null and received_at > clock_timestamp() - interval '30 minutes' order by received_at`);
    },
    /** Wipes what is too old to answer, and forgets ids that Slack no longer repeats. */
    async tidy(): Promise<void> {
      await session.rows(sql`update inbox set handled_at = clock_timestamp(), body = '{}'
        where handled_at is null and received_at < clock_timestamp() - interval '30 minutes'`);
      await session.rows(sql`delete from inbox where handled_at < clock_timestamp() - interval '2 days'`);
      await session.rows(sql`delete from seen_signatures where seen_at < clock_timestamp() - interval '15 minutes'`);
    },
    /** False when a request with this signature was taken before: somebody replays it. */
    async firstSight(signature: string, receivedAt: Instant): Promise<boolean> {
      const written = await session.rows(sql`
        insert into seen_signatures (signature, seen_at) values (${signature}, ${receivedAt}::timestamptz) on conflict do nothing returning signature`);
      return written.length === 1;
    },
  };
}
