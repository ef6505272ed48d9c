import sql from 'sql-template-tag';
import type { PaceState } from '../domain/pace.js';
import { firstRow, json, type Database } from './database.js';

/**
 * What the bot has learnt of Slack's limits: one row for each method, changed by one process at a time, by the
 * database's clock. It outlives a restart, so that nothing has to be found out twice.
 */
export function paceBookOver(store: Database) {
  return {
    async change<Found>(name: string, by: (state: PaceState | null, now: number) => { readonly state: PaceState; readonly found: Found }): Promise<Found> {
      return store.transact(async (session) => {
        const read = () => firstRow<{ state: PaceState | null; now: number }>(session, sql`
          select state, extract(epoch from clock_timestamp())::float8 * 1000 as now from paces where name = ${name} for update`);
        let row = await read();
        if (row === null) {
          await session.rows(sql`insert into paces (name) values (${name}) on conflict do nothing`);
          row = await read();
        }
        if (row === null) throw new Error('The records do not keep a pace');
        const { state, found } = by(row.state, row.now);
        if (state !== row.state) await session.rows(sql`update paces set state = ${json(state)}::jsonb where name = ${name}`);
        return found;
      });
    },
  };
}
