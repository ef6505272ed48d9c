import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { Aspect } from '../domain/clearance.js';
import type { Reader } from '../domain/reader.js';

/**
 * The condition under which this reader may know a record: each circle holds an audience that may. Every query for a
 * person carries it. `record` is the column or expression that names the record as the clearances do; it is written in
 * code and never typed by anybody. `offset 0` has each record looked up by itself: else the planner, which cannot tell how
 * much a circle may know, begins with all that it may and throws nearly everything away again.
 */
export function cleared(reader: Pick<Reader, 'circles' | 'at'>, record: string, aspect: Aspect = 'record'): Sql {
  if (reader.circles.length === 0) return sql`false`;
  const each = reader.circles.map((circle) => sql`exists (
    select 1 from clearances c
    where c.record = ${raw(record)} and c.aspect = ${aspect}
      and c.audience = any(${[...circle]}::text[]) and c.known_from <= ${reader.at}::timestamptz offset 0)`);
  return sql`(${join(each, ' and ')})${empty}`;
}
