import sql from 'sql-template-tag';
import type { Announcement } from '../domain/announcement.js';
import type { Directory } from '../domain/destination.js';
import type { RoleId } from '../domain/ids.js';
import type { Instant } from '../domain/when.js';
import type { Session } from './database.js';
import { directoryIn } from './directory.js';

/** What words about an announcement draw on: who can be told, which roles are filled, and where copies stand of what it corrects. */
export interface AnnouncementSetting {
  readonly directory: Directory;
  readonly filled: readonly RoleId[];
  readonly copies: readonly string[];
}

export function announcementSettingIn(session: Session, now: Instant) {
  const directory = directoryIn(session, now);
  return async (about?: Pick<Announcement, 'corrects'>): Promise<AnnouncementSetting> => ({
    directory: await directory.open(), filled: await directory.filledRoles(), copies: about === undefined || about.corrects === null ? [] : await namesOfCopies(session, about.corrects),
  });
}

async function namesOfCopies(session: Session, id: string): Promise<string[]> {
  const rows = await session.rows<{ name: string }>(sql`
    select distinct coalesce(p.name, d.destination) as name from deliveries d left join people p on p.id = d.destination
    where d.kind = 'announcement' and d.subject = ${id} and d.state in ('sent', 'sending', 'unknown') order by name`);
  return rows.map(({ name }) => name);
}
