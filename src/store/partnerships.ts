import sql from 'sql-template-tag';
import type { Partnership } from '../domain/partnership.js';
import type { Session } from './database.js';

/** The partnerships. Their names, members and themes are known to everybody; nothing else of them is here. */
export function partnershipsIn(session: Session) {
  return {
    async list(): Promise<Partnership[]> {
      return session.rows<Partnership>(sql`
        select id, name, aliases, members, unconfirmed_members as unconfirmed, work, host_authority as host, more->'pilot' as pilot, more->'later_name' as "laterName"
        from partnerships order by position`);
    },
  };
}
