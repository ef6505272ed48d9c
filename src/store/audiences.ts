import sql from 'sql-template-tag';
import { standardAudiences, type Audience } from '../domain/audiences.js';
import type { AudienceId, RoleId } from '../domain/ids.js';
import { firstRow, type Session } from './database.js';

interface Head {
  readonly more: {
    readonly terms_of_reference?: { readonly members: readonly string[]; readonly in_attendance?: readonly string[] };
  };
}

/** The programme's audiences: the standard ones, each replaced by the programme's own of the same id. */
export async function readAllAudiences(session: Session): Promise<Audience[]> {
  const roles = await session.rows<{ id: string; title: string; org: string | null }>(sql`select id, title, org from roles order by position`);
  const named = await session.rows<{ id: string; name: string; roles: string[]; more: { aliases?: string[] } }>(
    sql`select id, name, roles, more from audiences order by position`);
  const head = await firstRow<Head>(session, sql`select more from programme`);
  const terms = head?.more.terms_of_reference;
  const standard = standardAudiences({
    roles: roles.map(({ id, title, org }) => ({ id, title, org: org ?? undefined })),
    members: terms?.members ?? [],
    inAttendance: terms?.in_attendance ?? [],
  });
  const own = named.map(({ id, name, roles: members, more }): Audience => ({ id: id as AudienceId, name, aliases: more.aliases ?? [], roles: members.map((role) => role as RoleId) }));
  return [
    ...standard.map((audience) => {
      const mine = own.find(({ id }) => id === audience.id);
      return mine ? { ...mine, aliases: [...audience.aliases, ...mine.aliases] } : audience;
    }),
    ...own.filter(({ id }) => standard.every((audience) => audience.id !== id)),
  ];
}
