import sql from 'sql-template-tag';
import { json, type Session } from './database.js';

/** What came in from Slack and is not known to be handled. */
export interface InboxItem {
  readonly id: string;
  readonly kind: string;
  readonly body: Record<string, unknown>;
}

/** Something that came in before a crash. Whether what it asked for was recorded is known, whether it was answered is not. */
export interface LeftItem extends InboxItem {
  readonly tookEffect: boolean;
}

/**
 * Everything that comes in is a row before it is handled, and has one effect however often Slack delivers it. Whoever
 * handles it holds it for some seconds at a time, so that another process takes it over when that one is gone. Once
 * handled, its words are wiped and only its id stays.
 */
export function inboxIn(session: Session) {
  return {
    /** Writes an item down and takes hold of it. False when it has come in before. */
    async put(item: InboxItem): Promise<boolean> {
      const written = await session.rows(sql`
        insert into inbox (id, kind, body, received_at, held_until)
        values (${item.id}, ${item.kind}, ${json(item.body)}::jsonb, clock_timestamp(), clock_timestamp() + interval '10 seconds')
        on conflict (id) do nothing returning id`);
      return written.length === 1;
    },
    /** Keeps hold of items that take longer. */
    async keep(ids: readonly string[]): Promise<void> {
      await session.rows(sql`update inbox set held_until = clock_timestamp() + interval '10 seconds' where id = any(${[...ids]}::text[]) and handled_at is null`);
    },
    async settle(id: string): Promise<void> {
      await session.rows(sql`update inbox set handled_at = clock_timestamp(), body = '{}' where id = ${id}`);
    },
    /** Notes, within a transaction that recorded something, that the item has had its effect. */
    async noteEffect(id: string): Promise<void> {
      await session.rows(sql`
        update inbox set took_effect_at = clock_timestamp()
        where id = ${id} and took_effect_at is null and pg_current_xact_id_if_assigned() is not null`);
    },
    /** Takes hold of what came in within the last half hour (the life of an answer's address) and nobody handles, oldest first. */
    async takeLeft(): Promise<LeftItem[]> {
      return session.rows<LeftItem>(sql`
        with taken as (
          update inbox set held_until = clock_timestamp() + interval '10 seconds'
          where id in (
            select id from inbox
            where handled_at is null and received_at > clock_timestamp() - interval '30 minutes'
              and (held_until is null or held_until < clock_timestamp())
            for update skip locked)
          returning id, kind, body, took_effect_at is not null as "tookEffect", received_at)
        select id, kind, body, "tookEffect" from taken order by received_at`);
    },
    /** Wipes what is too old to answer, and forgets ids that Slack no longer repeats. */
    async tidy(): Promise<void> {
      await session.rows(sql`update inbox set handled_at = clock_timestamp(), body = '{}'
        where handled_at is null and received_at < clock_timestamp() - interval '30 minutes'`);
      await session.rows(sql`delete from inbox where handled_at < clock_timestamp() - interval '2 days'`);
      await session.rows(sql`delete from seen_signatures where seen_at < clock_timestamp() - interval '15 minutes'`);
    },
    /** False when a request with this signature was taken before: somebody replays it. */
    async firstSight(signature: string): Promise<boolean> {
      const written = await session.rows(sql`
        insert into seen_signatures (signature, seen_at) values (${signature}, clock_timestamp()) on conflict do nothing returning signature`);
      return written.length === 1;
    },
  };
}
