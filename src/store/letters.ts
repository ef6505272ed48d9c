import sql, { type Sql } from 'sql-template-tag';
import type { PartnershipId } from '../domain/ids.js';
import type { Instant } from '../domain/when.js';
import type { Session } from './database.js';

/** The year that letters of this decision are about: its first year that has allocations, else the last year that has. */
export function yearOfLetters(decision: Sql): Sql {
  return sql`(
    select y.year from allocations y left join funding_lines f on f.year = y.year
    order by (f.decision is not null and f.decision = ${decision}) desc, case when f.decision = ${decision} then y.year end, y.year desc limit 1)`;
}

/** Of one partnership: whether the bot carries its letter for a year, and when the first of its people had it. */
interface Letter {
  readonly year: string;
  readonly partnership: string;
  readonly had: Instant | null;
}

export interface LettersHad {
  readonly from: (year: string, partnership: string) => Instant | null;
  /** Whether the bot itself brings this partnership its letter for a year. */
  readonly carried: (year: string, partnership: string) => boolean;
}

/**
 * From when each partnership has its own letter. Where the bot carries it that is the first receipt, and null until
 * there is one, however the milestone of the letters stands; where it does not, the milestone says.
 */
export async function lettersHad(session: Session, milestone: Instant | null): Promise<LettersHad> {
  const letters = await session.rows<Letter>(sql`
    select y.year, k.partnership, min(d.sent_at) as had
    from announcements a
      join announcement_versions v on v.announcement = a.id and v.version = a.version
      cross join lateral jsonb_object_keys(v.per_partnership) as k(partnership)
      join allocations y on y.partnership = k.partnership
        and y.year = coalesce((select min(f.year) from funding_states f where f.announcement = a.id and f.state = 'confirmed'), ${yearOfLetters(sql`a.decision`)})
      left join (deliveries d join appointments p on p.person = d.destination) on d.subject = a.id and d.kind = 'announcement' and d.state = 'sent' and p.partnership = k.partnership
    where a.kind = 'grant letter' and a.state not in ('draft', 'cancelled')
    group by y.year, k.partnership`);
  const byRecord = new Map(letters.map((letter) => [`${letter.year}/${letter.partnership}`, letter.had]));
  return {
    from: (year, partnership) => {
      const own = byRecord.get(`${year}/${partnership}`);
      return own === undefined ? milestone : own;
    },
    carried: (year, partnership) => byRecord.has(`${year}/${partnership}`),
  };
}

/** The partnerships that the letters of a decision go to, of the year they are about; every partnership where nothing is allotted yet. */
export async function partnershipsInLetters(session: Session, decision: string | null): Promise<{ readonly year: string; readonly partnership: PartnershipId }[]> {
  return session.rows(sql`
    select coalesce(a.year, '') as year, p.id as partnership from partnerships p
      left join allocations a on a.partnership = p.id and a.year = ${yearOfLetters(sql`${decision}::text`)}
    where a.year is not null or not exists (select 1 from allocations) order by p.position`);
}
