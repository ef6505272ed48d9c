import sql from 'sql-template-tag';
import type { Instant } from '../domain/when.js';
import type { Session } from './database.js';

/** Of one partnership: whether the bot carries its letter for a year, and when the first of its people had it. */
interface Letter {
  readonly year: string;
  readonly partnership: string;
  readonly had: Instant | null;
}

/**
 * From when each partnership has its own letter. Where the bot carries it that is the first receipt, and null until
 * there is one, however the milestone of the letters stands; where it does not, the milestone says.
 */
export async function lettersHad(session: Session, milestone: Instant | null): Promise<(year: string, partnership: string) => Instant | null> {
  const letters = await session.rows<Letter>(sql`
    select y.year, k.partnership, min(d.sent_at) as had
    from announcements a
      join announcement_versions v on v.announcement = a.id and v.version = a.version
      cross join lateral jsonb_object_keys(v.per_partnership) as k(partnership)
      join allocations y on y.partnership = k.partnership
        and y.year = coalesce((select min(f.year) from funding_states f where f.announcement = a.id), (select max(year) from allocations))
      left join (deliveries d join appointments p on p.person = d.destination) on d.subject = a.id and d.kind = 'announcement' and d.state = 'sent' and p.partnership = k.partnership
    where a.kind = 'grant letter' and a.state not in ('draft', 'cancelled')
    group by y.year, k.partnership`);
  const byRecord = new Map(letters.map((letter) => [`${letter.year}/${letter.partnership}`, letter.had]));
  return (year, partnership) => {
    const own = byRecord.get(`${year}/${partnership}`);
    return own === undefined ? milestone : own;
  };
}
