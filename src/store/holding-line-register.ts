import sql from 'sql-template-tag';
import type { AgreedLine } from '../domain/holding-line.js';
import { dayIn, timeIn } from '../domain/instant.js';
import type { Instant } from '../domain/when.js';
import { firstRow, type Session } from './database.js';
import { keepHere } from './kept-here.js';

/** Holding lines as those who keep them see them; askers are given them through `holding-lines.ts`. */
export function holdingLineRegisterIn(session: Session) {
  return {
    async list(): Promise<AgreedLine[]> {
      return session.rows<AgreedLine>(sql`
        select id, text, about, starts_at as "startsAt", ends_at as "endsAt" from holding_lines order by starts_at, position`);
    },
    /** Its words are given from this minute. Words that are given already are not put down twice. */
    async putInForce(line: { readonly text: string; readonly about: string | null; readonly approvedBy: string | null; readonly ends: Instant | null }, at: { readonly now: Instant; readonly zone: string }): Promise<string> {
      const known = await firstRow<{ id: string }>(session, sql`
        select id from holding_lines where text = ${line.text} and starts_at <= ${at.now}::timestamptz and (ends_at is null or ends_at > ${at.now}::timestamptz) limit 1`);
      if (known !== null) return known.id;
      const next = await firstRow<{ n: number }>(session, sql`select coalesce(max(substring(id from '^HL-([0-9]{1,9})$')::integer), 0) + 1 as n from holding_lines`);
      const id = `HL-${next?.n ?? 1}`;
      await session.rows(sql`
        insert into holding_lines (id, position, text, approved_by, about, starts, ends, starts_at, ends_at)
        values (${id}, (select coalesce(max(position) + 1, 0) from holding_lines), ${line.text}, ${line.approvedBy}, ${line.about},
          ${local(at.now, at.zone)}, ${line.ends === null ? null : local(line.ends, at.zone)}, date_trunc('minute', ${at.now}::timestamptz), ${line.ends}::timestamptz)`);
      return id;
    },
    /** In force until somebody ends it: a release that was agreed will, whenever it goes. */
    async leaveOpen(id: string): Promise<void> {
      await session.rows(sql`update holding_lines set ends = null, ends_at = null where id = ${id}`);
      await keepHere(session, 'holding_lines', id, ['ends', 'ends_at']);
    },
    /** No longer given from this minute. */
    async end(id: string, at: { readonly now: Instant; readonly zone: string }): Promise<void> {
      const ends = local(at.now, at.zone);
      await session.rows(sql`
        update holding_lines set ends = ${ends}, ends_at = date_trunc('minute', ${at.now}::timestamptz) where id = ${id} and (ends_at is null or ends_at > ${at.now}::timestamptz)`);
      await keepHere(session, 'holding_lines', id, ['ends', 'ends_at']);
    },
  };
}

function local(at: Instant, zone: string): string {
  return `${dayIn(at, zone)}T${timeIn(at, zone)}`;
}
