import sql from 'sql-template-tag';
import type { LastUseful } from '../domain/decision.js';
import type { Proclamation } from '../domain/holidays.js';
import { lastDayToAct, type Commitment } from '../domain/last-useful.js';
import type { SchoolTerm } from '../domain/terms.js';
import type { Day } from '../domain/when.js';
import { firstRow, type Session } from './database.js';

interface FiledCommitment {
  readonly what: string;
  readonly ends?: Day;
  readonly begins?: Day;
  readonly weeks?: number;
  readonly months?: number;
  readonly working_days?: number;
  readonly terms?: number;
}

/** The last days on which news of this decision helps, worked back from what the programme's file says of each partnership. */
export async function workedBackFor(session: Session, decision: string): Promise<LastUseful[]> {
  const head = await firstRow<{ nation: string; extra: Proclamation[] | null; terms: SchoolTerm[] | null }>(
    session, sql`select nation, more->'calendar'->'bank_holidays' as extra, more->'calendar'->'terms' as terms from programme`);
  const rows = await session.rows<{ partnership: string; commitment: FiledCommitment }>(sql`
    select p.id as partnership, c.one as commitment from partnerships p cross join jsonb_array_elements(coalesce(p.more->'commitments', '[]')) as c(one)
    where c.one->>'waits_on' = ${decision} order by p.position`);
  if (head === null) return [];
  return rows.flatMap(({ partnership, commitment }) => {
    const { what, ends, begins, ...ahead } = commitment;
    const on = ends ?? begins;
    if (on === undefined) return [];
    const asked: Commitment = { what, day: on, turn: ends === undefined ? 'begins' : 'ends', ahead };
    return [{ partnership, reason: what, ...lastDayToAct(asked, { calendar: { nation: head.nation, extra: head.extra ?? [] }, terms: head.terms ?? [] }) }];
  });
}
