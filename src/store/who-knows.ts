import sql from 'sql-template-tag';
import { audiencesOf, group } from '../domain/audiences.js';
import type { Post } from '../domain/reader.js';
import type { Instant, When } from '../domain/when.js';
import { readAllAudiences } from './audiences.js';
import { firstRow, type Session } from './database.js';

/** Who knows of a decision: by audience and hour, and by person. */
export interface WhoKnows {
  readonly id: string;
  readonly title: string;
  readonly told: readonly { readonly audience: string; readonly happened: When; readonly at: string | null }[];
  readonly circles: readonly { readonly name: string; readonly aspect: 'question' | 'outcome'; readonly from: Instant }[];
  readonly people: readonly { readonly name: string; readonly question: boolean; readonly outcome: boolean }[];
}

/** For whoever runs the bot, on the machine itself: it is not scoped to a reader, and no answer to anybody uses it. */
export async function whoKnows(session: Session, id: string, now: Instant): Promise<WhoKnows | null> {
  const decision = await firstRow<{ id: string; title: string }>(session, sql`select id, title from decisions where upper(id) = upper(${id})`);
  if (decision === null) return null;
  const audiences = await readAllAudiences(session);
  const told = await session.rows<{ audience: string; happened: When; at: string | null }>(sql`select audience, happened, more->>'at' as at from told where item = ${decision.id} order by position`);
  const clearances = await session.rows<{ audience: string; aspect: 'question' | 'outcome'; from: Instant }>(sql`
    select audience, aspect, known_from as "from" from clearances where record = ${decision.id} and aspect in ('question', 'outcome') order by known_from, audience`);
  const people = await session.rows<{ name: string; appointments: Post[] }>(sql`
    select p.name, coalesce(jsonb_agg(jsonb_build_object('role', a.role, 'partnership', a.partnership, 'deputy', a.deputy)) filter (where a.role is not null), '[]') as appointments
    from people p left join appointments a on a.person = p.id
      and (a.starts_on is null or a.starts_on <= ${now}::timestamptz::date) and (a.ends_on is null or a.ends_on >= ${now}::timestamptz::date)
    where p.left_on is null or p.left_on > ${now}::timestamptz::date group by p.id order by p.position`);
  const open = (appointments: readonly Post[], aspect: string) => {
    const circle = audiencesOf(appointments, audiences) as readonly string[];
    return clearances.some((one) => one.aspect === aspect && one.from <= now && circle.includes(one.audience));
  };
  const nameOf = (audience: string) => (audiences.find((one) => one.id === audience) ?? (audience === group ? audiences.find(({ is }) => is === 'group') : undefined))?.name ?? audience;
  return {
    ...decision,
    told,
    circles: clearances.map(({ audience, aspect, from }) => ({ name: nameOf(audience), aspect, from })),
    people: people.map(({ name, appointments }) => ({ name, question: open(appointments, 'question'), outcome: open(appointments, 'outcome') })),
  };
}
