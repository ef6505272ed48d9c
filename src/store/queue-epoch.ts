import sql from 'sql-template-tag';
import { firstRow, type Session } from './database.js';

/** The mark this store last left in Redis; null before the first. Another there means that Redis was wiped or replaced. */
export async function queueEpoch(session: Session): Promise<string | null> {
  return (await firstRow<{ epoch: string }>(session, sql`select epoch from queue_epoch`))?.epoch ?? null;
}

export async function keepQueueEpoch(session: Session, epoch: string): Promise<void> {
  await session.rows(sql`insert into queue_epoch (epoch) values (${epoch}::uuid) on conflict (one) do update set epoch = excluded.epoch`);
}
