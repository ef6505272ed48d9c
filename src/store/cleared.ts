import sql, { raw, type Sql } from 'sql-template-tag';
import type { Aspect } from '../domain/clearance.js';
import type { Reader } from '../domain/reader.js';

/**
 * The condition under which this reader may know a record. Every query for a person carries it; `record` is the
 * column or expression that names the record as the clearances do.
 */
export function cleared(reader: Reader, record: string, aspect: Aspect = 'record'): Sql {
  return sql`exists (
    select 1 from clearances c
    where c.record = ${raw(record)} and c.aspect = ${aspect}
      and c.audience = any(${[...reader.audiences]}::text[]) and c.known_from <= ${reader.at}::timestamptz)`;
}
