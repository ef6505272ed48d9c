import type { Sql } from 'sql-template-tag';

/** One conversation with the records: a transaction, or the store at large. Rows come as plain objects. */
export interface Session {
  rows<Row>(statement: Sql): Promise<Row[]>;
}

/**
 * The store, on PGlite or on a Postgres server. Days come as `YYYY-MM-DD`, moments as ISO instants, numbers as
 * numbers. Inside `transact` a throw undoes everything.
 */
export interface Database extends Session {
  transact<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** Many statements at once, without parameters: for migrations only. */
  script(text: string): Promise<void>;
  close(): Promise<void>;
}

/** A value for a `jsonb` column. Both drivers take text there and nothing else safely. */
export function json(value: unknown): string {
  return JSON.stringify(value);
}

/** The first row, or null. */
export async function firstRow<Row>(session: Session, statement: Sql): Promise<Row | null> {
  const [row] = await session.rows<Row>(statement);
  return row ?? null;
}
