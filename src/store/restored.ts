import sql from 'sql-template-tag';
import type { ChannelId, DeliveryId, PersonId } from '../domain/ids.js';
import type { Instant } from '../domain/when.js';
import { readRegister } from './audiences.js';
import { firstRow, type Session } from './database.js';
import { barred } from './delivery-permission.js';

/** Written on what may have been sent by records that are lost. */
export const olderCopy = 'the records are from an older copy';

/** What a store that may be an older copy knows of itself, and how it is made to look before it sends. By the real clock. */
export function restoredIn(session: Session) {
  return {
    /** When somebody last worked on these records; null on new ones. */
    async lastAlive(): Promise<Instant | null> {
      return (await firstRow<{ at: Instant | null }>(session, sql`
        select greatest((select max(last_run_at) from rounds), (select max(last_attempt_at) from deliveries)) as at`))?.at ?? null;
    },
    /** Where messages of ours may be: bound channels, and the direct conversations last used. */
    async places(): Promise<ChannelId[]> {
      const rows = await session.rows<{ id: ChannelId }>(sql`
        select slack_channel as id from channels where slack_channel is not null
        union select id from (
          select slack_channel as id, max(last_attempt_at) as used from deliveries where slack_channel like 'D%' group by slack_channel order by used desc limit 50) direct`);
      return rows.map(({ id }) => id);
    },
    /** Those of these marks of which the records do not know that they were posted. */
    async unknownOf(marks: readonly string[]): Promise<string[]> {
      const rows = await session.rows<{ mark: string }>(sql`
        select mark from unnest(${[...marks]}::text[]) mark
        where not exists (select 1 from deliveries d where d.id::text = mark and (d.state <> 'planned' or d.attempts > 0))`);
      return rows.map(({ mark }) => mark);
    },
    /** What should have gone so long ago is looked for in its channel first. Returns how many. */
    async lookFirst(byMs: number, since: Instant): Promise<number> {
      return (await session.rows(sql`
        update deliveries d set state = 'unknown', lease_until = clock_timestamp(), misses = 0, last_miss_at = null, why = ${olderCopy},
          first_attempt_at = coalesce(d.first_attempt_at, ${since}::timestamptz),
          slack_channel = coalesce(d.slack_channel, (select c.slack_channel from channels c where c.name = d.destination))
        where d.state = 'planned' and (${barred}) is null and d.due_at <= office_now() - ${byMs} * interval '1 ms'
          and coalesce(d.slack_channel, (select c.slack_channel from channels c where c.name = d.destination)) is not null returning d.id`)).length;
    },
    /** What is due and cannot be looked for waits for a person. */
    async holdUnseen(): Promise<DeliveryId[]> {
      return (await session.rows<{ id: DeliveryId }>(sql`
        update deliveries d set state = 'held', why = ${olderCopy} where d.state = 'planned' and (${barred}) is null and d.due_at <= office_now() returning d.id`)).map(({ id }) => id);
    },
    /** Reminders that were due meanwhile may have been sent: they are not sent again. */
    async dropReminders(): Promise<number> {
      return (await session.rows(sql`update reminders set state = 'pointless', why = ${olderCopy} where state = 'planned' and due_at <= office_now() returning id`)).length;
    },
    /** Whom to tell. */
    async secretariat(): Promise<PersonId | null> {
      const roles = [...(await readRegister(session)).duties].filter(([, does]) => does.includes('secretariat')).map(([role]) => role);
      return (await firstRow<{ id: PersonId }>(session, sql`
        select p.id from appointments a join people p on p.id = a.person where a.role = any(${roles}::text[]) and p.left_on is null order by a.deputy, p.position limit 1`))?.id ?? null;
    },
  };
}
