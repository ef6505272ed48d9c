import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { Aspect } from '../domain/clearance.js';
import type { Reader } from '../domain/reader.js';

/** A reader that is a row of the statement, by its alias: with `circles` (jsonb) and `at`. For many readers at once. */
export interface ReaderInRow {
  readonly row: string;
}

/**
 * The condition under which this reader may know a record: each circle holds an audience that may. Every query for a
 * person carries it. `record` is the column or expression that names the record as the clearances do; it is written in
 * code and never typed by anybody. The planner cannot tell how much a circle may know. Left to itself it begins with all
 * of that, and for a few records throws nearly everything away again (596 ms in place of 20 for a card among 100,000
 * milestones): `offset 0` has each record looked up by itself. Where all are wanted that takes longer. Looked up so, the plan
 * is the same for every circle: one that the planner cannot see (`select`) has it plan once and not for each question.
 */
export function cleared(reader: Pick<Reader, 'circles' | 'at'> | ReaderInRow, record: string, aspect: Aspect = 'record', wanted: 'some' | 'all' = 'some'): Sql {
  if ('row' in reader) return clearedIn(raw(reader.row), raw(record), aspect);
  const oneByOne = wanted === 'some' ? sql` offset 0` : empty;
  if (reader.circles.length === 0) return sql`false`;
  const each = reader.circles.map((circle) => {
    const audiences = wanted === 'some' ? sql`(select ${[...circle]}::text[])::text[]` : sql`${[...circle]}::text[]`;
    return sql`exists (
      select 1 from clearances c
      where c.record = ${raw(record)} and c.aspect = ${aspect}
        and c.audience = any(${audiences}) and c.known_from <= ${reader.at}::timestamptz${oneByOne})`;
  });
  return sql`(${join(each, ' and ')})${empty}`;
}

function clearedIn(reader: Sql, record: Sql, aspect: Aspect): Sql {
  return sql`(jsonb_array_length(${reader}.circles) > 0 and not exists (
    select 1 from jsonb_array_elements(${reader}.circles) circle where not exists (
      select 1 from clearances c
      where c.record = ${record} and c.aspect = ${aspect}
        and c.audience = any(array(select jsonb_array_elements_text(circle))) and c.known_from <= ${reader}.at offset 0)))`;
}
