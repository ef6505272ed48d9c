import sql from 'sql-template-tag';
import type { Session } from './database.js';

/** What was changed here since it came from a file. An import leaves these columns of these records as they stand. */
export async function keepHere(session: Session, table: 'holding_lines' | 'decisions' | 'milestones' | 'actions', record: string, columns: readonly string[]): Promise<void> {
  await session.rows(sql`
    insert into kept_here (of_table, record, of_column, since) select ${table}, ${record}, c, office_now() from unnest(${[...columns]}::text[]) as c on conflict do nothing`);
}

/** The columns of a table of which some record is kept as it stands here. */
export async function columnsKept(session: Session, table: string): Promise<ReadonlySet<string>> {
  const rows = await session.rows<{ name: string }>(sql`select distinct of_column as name from kept_here where of_table = ${table}`);
  return new Set(rows.map(({ name }) => name));
}
