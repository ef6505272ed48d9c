import sql from 'sql-template-tag';
import type { PaceState } from '../domain/pace.js';
import { together } from '../together.js';
import { json, type Database, type Session } from './database.js';

interface Row {
  readonly name: string;
  readonly state: PaceState | null;
  readonly now: number;
}

interface Change {
  readonly name: string;
  by(state: PaceState | null, now: number): { readonly state: PaceState; readonly found: unknown };
}

/**
 * What has been learnt of Slack's limits, one row for each method. Whoever changes one holds its row, and reads the
 * database's clock. It outlives a restart, so that nothing has to be found out twice. What is asked of several at the
 * same time is one transaction.
 */
export function paceBookOver(store: Database) {
  const change = together((changes: readonly Change[]) => store.transact(async (session) => {
    const names = [...new Set(changes.map(({ name }) => name))];
    const rows = new Map((await heldAll(session, names)).map((row) => [row.name, row]));
    const states = new Map<string, PaceState>();
    const found = changes.map(({ name, by }) => {
      const row = rows.get(name);
      if (row === undefined) throw new Error('The records do not keep a pace');
      const done = by(states.get(name) ?? row.state, row.now);
      states.set(name, done.state);
      return done.found;
    });
    const changed = [...states].map(([name, state]) => ({ name, state })).filter(({ name, state }) => state !== rows.get(name)?.state);
    if (changed.length > 0) {
      await session.rows(sql`update paces p set state = n.state from jsonb_to_recordset(${json(changed)}::jsonb) as n(name text, state jsonb) where p.name = n.name`);
    }
    return found;
  }));

  return {
    async change<Found>(name: string, by: (state: PaceState | null, now: number) => { readonly state: PaceState; readonly found: Found }): Promise<Found> {
      // Each is answered with what its own rule found.
      return await change({ name, by }) as Found;
    },
  };
}

/** In the order of their names, as everybody holds them. */
async function heldAll(session: Session, names: readonly string[]): Promise<Row[]> {
  const read = () => session.rows<Row>(sql`
    select name, state, extract(epoch from clock_timestamp())::float8 * 1000 as now from paces where name = any(${[...names]}::text[]) order by name for update`);
  const rows = await read();
  if (rows.length === names.length) return rows;
  await session.rows(sql`insert into paces (name) select unnest(${[...names].sort()}::text[]) on conflict do nothing`);
  return read();
}
