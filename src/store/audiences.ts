import sql from 'sql-template-tag';
import { standardAudiences, type Audience } from '../domain/audiences.js';
import type { AudienceId, RoleId } from '../domain/ids.js';
import { firstRow, type Session } from './database.js';

interface Named {
  readonly roles: readonly { readonly id: string; readonly title: string; readonly org: string | null }[];
  readonly named: readonly { readonly id: string; readonly name: string; readonly roles: readonly string[]; readonly more: { readonly aliases?: string[] } }[];
  readonly terms: { readonly members: readonly string[]; readonly in_attendance?: readonly string[] } | null;
}

/** The programme's audiences: the standard ones, each replaced by the programme's own of the same id. */
export async function readAllAudiences(session: Session): Promise<Audience[]> {
  // One round trip: nothing is answered without it.
  const found = await firstRow<Named>(session, sql`
    select (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'title', title, 'org', org) order by position), '[]') from roles) as roles,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'roles', roles, 'more', more) order by position), '[]') from audiences) as named,
      (select more->'terms_of_reference' from programme) as terms`);
  const { roles, named, terms } = found ?? { roles: [], named: [], terms: null };
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
