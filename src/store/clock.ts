import sql from 'sql-template-tag';
import type { Instant } from '../domain/when.js';
import { firstRow, type Session } from './database.js';

export interface Clock {
  readonly now: Instant;
  /** Whether the office's clock differs from the real one: a store that was played with. */
  readonly shifted: boolean;
  /** Whether anything has been sent yet, so that going back would be a lie. */
  readonly used: boolean;
}

export async function readClock(session: Session): Promise<Clock> {
  const clock = await firstRow<Clock>(session, sql`
    select office_now() as now, exists (select 1 from clock) as shifted, exists (select 1 from deliveries where sent_at is not null) as used`);
  if (clock === null) throw new Error('Cannot read the clock: the records gave no time');
  return clock;
}

/** Sets the office's clock. For the sandbox only. */
export async function moveClock(session: Session, to: Instant): Promise<void> {
  await session.rows(sql`
    insert into clock (shift) values (${to}::timestamptz - clock_timestamp()) on conflict (one) do update set shift = excluded.shift`);
}
