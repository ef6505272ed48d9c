import sql from 'sql-template-tag';
import type { Session } from './database.js';

export interface Turn {
  readonly name: string;
  readonly everyMs: number;
  readonly leaseMs: number;
}

/** Takes this process's turn at a round, when it is due and nobody has it. By the real clock. */
export async function takeTurn(session: Session, { name, everyMs, leaseMs }: Turn): Promise<boolean> {
  await session.rows(sql`insert into rounds (name) values (${name}) on conflict do nothing`);
  const taken = await session.rows(sql`
    update rounds set held_until = clock_timestamp() + ${leaseMs} * interval '1 ms', last_run_at = clock_timestamp()
    where name = ${name} and (held_until is null or held_until <= clock_timestamp())
      and (last_run_at is null or last_run_at <= clock_timestamp() - ${everyMs} * interval '1 ms')
    returning name`);
  return taken.length > 0;
}

/** Keeps a turn that is taking longer. */
export async function keepTurn(session: Session, { name, leaseMs }: Omit<Turn, 'everyMs'>): Promise<void> {
  await session.rows(sql`update rounds set held_until = clock_timestamp() + ${leaseMs} * interval '1 ms' where name = ${name} and held_until is not null`);
}

export async function endTurn(session: Session, name: string): Promise<void> {
  await session.rows(sql`update rounds set held_until = null where name = ${name}`);
}
