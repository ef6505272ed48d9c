import sql from 'sql-template-tag';
import type { Session } from './database.js';

/** The programme's channels and the audience each is bound to. */
export async function readChannels(session: Session): Promise<{ name: string; audience: string }[]> {
  return session.rows(sql`select name, audience from channels order by position`);
}
