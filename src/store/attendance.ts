import sql from 'sql-template-tag';
import type { Gap } from '../domain/account.js';
import type { Instant } from '../domain/when.js';
import type { Session } from './database.js';

/** Longer than this between two looks is a gap: rounds come every few seconds. */
const gapAfterSeconds = 300;
/** A look is written down no more often than this, so that a quiet night leaves few rows to tidy. */
const notedEverySeconds = 30;

/** Whether somebody was there: when the bot last looked, and the stretches in which it did not. */
export function attendanceIn(session: Session, now: Instant) {
  return {
    /** Notes that the bot is looking now. A long time since it last did is a gap: its clock was moved, or it was not running. */
    async look(): Promise<void> {
      await session.rows(sql`
        with before as (select looked_at, shift from attendance),
          moved as (select coalesce((select shift from clock), interval '0') as shift),
          gap as (
            insert into gaps (from_at, until_at, why)
            select b.looked_at, ${now}::timestamptz, case when abs(extract(epoch from m.shift - b.shift)) > ${gapAfterSeconds}::int then 'clock' else 'down' end
            from before b, moved m where ${now}::timestamptz - b.looked_at > make_interval(secs => ${gapAfterSeconds}::int) on conflict do nothing
          )
        insert into attendance (looked_at, shift) select ${now}::timestamptz, m.shift from moved m
          where not exists (select 1 from before b where ${now}::timestamptz between b.looked_at and b.looked_at + make_interval(secs => ${notedEverySeconds}::int))
        on conflict (one) do update set looked_at = excluded.looked_at, shift = excluded.shift`);
    },
    /** The gaps that touch the time from one moment to another. */
    async gaps(from: Instant, to: Instant): Promise<Gap[]> {
      return session.rows<Gap>(sql`
        select from_at as "from", until_at as "until", why from gaps where until_at > ${from}::timestamptz and from_at < ${to}::timestamptz order by from_at`);
    },
  };
}
