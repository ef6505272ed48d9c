import sql from 'sql-template-tag';
import type { KnownMeeting } from '../domain/answer-book.js';
import type { Attending } from '../domain/fact.js';
import type { MeetingId, PartnershipId, RoleId } from '../domain/ids.js';
import type { Reader } from '../domain/reader.js';
import type { Day } from '../domain/when.js';
import { cleared } from './cleared.js';
import { json, type Session } from './database.js';

/** Whether a seat will be taken, as its holder said on a day. */
export interface GivenReply {
  readonly role: RoleId;
  readonly partnership: PartnershipId | null;
  readonly attending: Attending;
  readonly on: Day;
}

export function meetingsIn(session: Session) {
  return {
    /** Meetings in the order of their days, for this reader; what they will discuss only where the agenda is for them. */
    async list(reader: Reader): Promise<KnownMeeting[]> {
      return session.rows<KnownMeeting>(sql`
        select m.id, m.on_day as "on", m.more->'known_as' as "knownAs", case when agenda.shown then m.main_item end as "mainItem",
          m.more->>'call_for_papers' as "callForPapers", m.more->>'papers_due' as "papersDue", m.more->>'papers_out' as "papersOut",
          m.more->>'draft_minutes_due' as "draftMinutesDue",
          case when agenda.shown then coalesce(m.more->'replies', '[]') || m.replies_noted else '[]' end as replies
        from meetings m cross join lateral (select ${cleared(reader, 'm.id', 'agenda')} as shown offset 0) agenda
        where ${cleared(reader, 'm.id')} order by m.on_day, m.position`);
    },
    /** Adds a reply to a meeting; those before it stay. */
    async reply(id: MeetingId, { role, partnership, attending, on }: GivenReply): Promise<void> {
      const reply = { role, ...(partnership === null ? {} : { partnership }), attending, on };
      await session.rows(sql`update meetings set replies_noted = replies_noted || ${json([reply])}::jsonb where id = ${id}`);
    },
  };
}
