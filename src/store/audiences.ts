import sql from 'sql-template-tag';
import { audiencesFrom, standardAudiences, type Audience } from '../domain/audiences.js';
import { dutiesOf, type Duties, type Duty } from '../domain/duties.js';
import type { AudienceId, RoleId } from '../domain/ids.js';
import type { Appointment, Post } from '../domain/reader.js';
import { firstRow, type Session } from './database.js';

interface Named {
  readonly roles: readonly { readonly id: string; readonly title: string; readonly org: string | null; readonly more: { readonly note?: string; readonly duties?: readonly Duty[] } }[];
  readonly named: readonly { readonly id: string; readonly name: string; readonly roles: readonly string[]; readonly more: { readonly aliases?: string[]; readonly is?: 'group' } }[];
  readonly body: { readonly id: string; readonly name: string } | null;
  readonly evaluators: readonly { readonly id: string; readonly name: string }[];
  readonly terms: { readonly members: readonly string[]; readonly in_attendance?: readonly string[]; readonly quorum?: { readonly and?: readonly string[] } } | null;
}

/** Who does what in this programme, and who is told things together. */
export interface Register {
  readonly audiences: readonly Audience[];
  readonly duties: Duties;
}

/** The programme's audiences: the standard ones, each replaced by the programme's own of the same id. */
export async function readAllAudiences(session: Session): Promise<readonly Audience[]> {
  return (await readRegister(session)).audiences;
}

export async function readRegister(session: Session): Promise<Register> {
  // One round trip: nothing is answered without it.
  const found = await firstRow<Named>(session, sql`
    select (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'title', title, 'org', org, 'more', more) order by position), '[]') from roles) as roles,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'roles', roles, 'more', more) order by position), '[]') from audiences) as named,
      (select more->'terms_of_reference' from programme) as terms, (select more->'programme'->'national_body' from programme) as body,
      (select case when more->'programme' ? 'evaluator' then jsonb_build_array(more->'programme'->'evaluator') else '[]' end || coalesce(more->'programme'->'evaluators', '[]') from programme) as evaluators`);
  const { roles, named, terms, body, evaluators } = found ?? { roles: [], named: [], terms: null, body: null, evaluators: [] };
  const [members, inAttendance] = [terms?.members ?? [], terms?.in_attendance ?? []];
  const duties = dutiesOf(roles.map(({ id, title, org, more }) => ({ id, title, org, note: more.note, duties: more.duties })), { members, inAttendance, quorumOf: terms?.quorum?.and ?? [] });
  const standard = standardAudiences({ roles, members, inAttendance, duties, body, evaluators });
  const own = named.map(({ id, name, roles: of, more }): Audience => ({ id: id as AudienceId, name, aliases: more.aliases ?? [], roles: of.map((role) => role as RoleId), is: more.is }));
  const audiences = audiencesFrom(standard, own, body);
  return { audiences, duties };
}

/** Posts as they are on record, each with what it brings. */
export function inDuty(posts: readonly Post[], duties: Duties): Appointment[] {
  return posts.map((post) => ({ ...post, duties: duties.get(post.role) ?? [] }));
}
