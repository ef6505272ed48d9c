import sql, { empty, type Sql } from 'sql-template-tag';
import type { BoundChannel, Directory, Recipient } from '../domain/destination.js';
import type { Duties } from '../domain/duties.js';
import type { RoleId, SlackUserId } from '../domain/ids.js';
import type { Instant } from '../domain/when.js';
import { inDuty, readRegister } from './audiences.js';
import type { Session } from './database.js';
import { inOneTrip } from './one-trip.js';

/** Everybody and every channel that can be told something, and the roles that somebody is in. */
export function directoryIn(session: Session, now: Instant) {
  const channels = (which: Sql, within = session) => within.rows<BoundChannel>(sql`select name, audience, slack_channel as "slackChannel" from channels ${which} order by position`);
  const people = async (which: Sql, duties: Duties): Promise<Recipient[]> => (await session.rows<Recipient>(sql`
    select p.id, p.name, p.slack_user as "slackUser", p.kind,
      coalesce((select jsonb_agg(jsonb_build_object('role', a.role, 'partnership', a.partnership, 'deputy', a.deputy) order by a.position)
        from appointments a where a.person = p.id
          and (a.starts_on is null or a.starts_on <= ${now}::timestamptz::date) and (a.ends_on is null or a.ends_on >= ${now}::timestamptz::date)), '[]') as appointments
    from people p where (p.left_on is null or p.left_on > ${now}::timestamptz::date) ${which} order by p.position`)).map((one) => ({ ...one, appointments: inDuty(one.appointments, duties) }));

  return {
    async open(): Promise<Directory> {
      const { audiences, duties } = await readRegister(session);
      return {
        audiences, channels: await channels(empty), people: await people(empty, duties),
        partnerships: await session.rows(sql`select id, name from partnerships order by position`),
      };
    },
    /** As much of it as these channels are judged by: the channels, and whoever of the register is in one of them. */
    async ofChannels(names: readonly string[], members: readonly SlackUserId[]): Promise<Directory> {
      const first = inOneTrip(session);
      const [{ audiences, duties }, bound] = await Promise.all([readRegister(first), channels(sql`where name = any(${[...names]}::text[])`, first)]);
      return {
        audiences, channels: bound, partnerships: [],
        people: members.length === 0 ? [] : await people(sql`and p.slack_user = any(${[...members]}::text[])`, duties),
      };
    },
    async filledRoles(): Promise<RoleId[]> {
      const rows = await session.rows<{ role: RoleId }>(sql`
        select distinct a.role from appointments a join people p on p.id = a.person
        where (a.starts_on is null or a.starts_on <= ${now}::timestamptz::date) and (a.ends_on is null or a.ends_on >= ${now}::timestamptz::date)
          and (p.left_on is null or p.left_on > ${now}::timestamptz::date)`);
      return rows.map(({ role }) => role);
    },
  };
}
