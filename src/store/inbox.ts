import sql, { type Sql } from 'sql-template-tag';
import { firstRow, json, type Session } from './database.js';

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

/** `repeated`: it came in before, and Slack delivers it again. `replayed`: its very signature did, and nothing was written. */
export type PutDown = 'fresh' | 'repeated' | 'replayed';

const seeSignature = (signature: string): Sql =>
  sql`insert into seen_signatures (signature, seen_at) values (${signature}, clock_timestamp()) on conflict do nothing`;

/**
 * Everything that comes in is a row before it is handled, and has one effect however often Slack delivers it. Whoever
 * handles it holds it for some seconds at a time, so that another process takes it over when that one is gone. Once
 * handled, its words are wiped and only its id stays.
 */
export function inboxIn(session: Session) {
  return {
    /** Writes an item down with its signature (null where it came without one), and takes hold of it: both or neither. */
    async put(item: InboxItem, signature: string | null = null): Promise<PutDown> {
      const seen = signature === null ? sql`select 1` : sql`${seeSignature(signature)} returning 1`;
      const row = await firstRow<{ seen: boolean; kept: boolean }>(session, sql`
        with seen as (${seen}), kept as (
          insert into inbox (id, kind, body, received_at, held_until)
          select ${item.id}, ${item.kind}, ${json(item.body)}::jsonb, clock_timestamp(), clock_timestamp() + interval '10 seconds' from seen
          on conflict (id) do nothing returning 1)
        select exists (select 1 from seen) as seen, exists (select 1 from kept) as kept`);
      if (row?.seen !== true) return 'replayed';
      return row.kept ? 'fresh' : 'repeated';
    },
    /** Keeps hold of items that take longer. */
    async keep(ids: readonly string[]): Promise<void> {
      await session.rows(sql`update inbox set held_until = clock_timestamp() + interval '10 seconds' where id = any(${[...ids]}::text[]) and handled_at is null`);
    },
    async settle(ids: readonly string[]): Promise<void> {
      await session.rows(sql`update inbox set handled_at = clock_timestamp(), body = '{}' where id = any(${[...ids]}::text[])`);
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
      return (await session.rows(sql`${seeSignature(signature)} returning 1`)).length === 1;
    },
  };
}
