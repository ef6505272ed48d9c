import sql, { type Sql } from 'sql-template-tag';
import { audiencesOf, circlesOf, everyone, leastCleared } from '../domain/audiences.js';
import type { AudienceId, ChannelId, PersonId, SlackUserId } from '../domain/ids.js';
import type { Appointment, Circle, Place, Post, Reader } from '../domain/reader.js';
import type { Instant } from '../domain/when.js';
import { inDuty, type Register } from './audiences.js';
import { firstRow, type Session } from './database.js';
import { inOneTrip } from './one-trip.js';
import { readOutline, type ReadOutline } from './outline.js';

/** Somebody in Slack, in a channel or (null) in a direct conversation with the bot. */
export interface Presence {
  readonly user: SlackUserId;
  readonly channel: ChannelId | null;
}

/** Somebody known by their duties, and by circles whose roles the programme does not name. */
export interface Described {
  readonly appointments: readonly Post[];
  readonly audiences: readonly AudienceId[];
}

/** Somebody in Slack as they were found when the office was opened, in the same round trip; null where nobody is known by that id. */
export interface FoundAsker {
  readonly user: SlackUserId;
  readonly holder: Holder | null;
}

export interface Holder {
  readonly id: PersonId;
  readonly slack_user: SlackUserId | null;
  readonly appointments: readonly Post[];
}

/** Works out who reads an answer given here. People and channels that are not known have the least clearance. */
export function readersIn(session: Session, now: Instant, outline: ReadOutline = readOutline, found: FoundAsker | null = null) {
  return {
    /** Somebody named by their duties alone, asking in a channel (by its name) or, with null, with nobody reading along. */
    async described({ appointments: posts, audiences: more }: Described, channel: string | null): Promise<Reader> {
      const { audiences, duties } = await outline(session);
      const appointments = inDuty(posts, duties);
      const alone = [[...new Set([...audiencesOf(appointments, audiences), ...more])]];
      const common = { person: null, appointments, alone, at: now };
      if (channel === null) return { ...common, place: { kind: 'direct' }, circles: alone };
      const bound = await firstRow<{ audience: AudienceId }>(session, sql`select audience from channels where name = ${channel}`);
      const others = bound === null ? [[everyone]] : circlesOf(bound.audience, audiences);
      return { ...common, place: { kind: 'channel', channel: channel as ChannelId, name: channel }, circles: leastCleared([...alone, ...others]) };
    },
    /** Everybody who reads a channel, by its name, for what the bot posts there of its own accord. */
    async inChannel(name: string): Promise<Reader> {
      const register = await outline(session);
      const bound = await firstRow<{ audience: AudienceId; slack: ChannelId | null }>(session, sql`select audience, slack_channel as slack from channels where name = ${name}`);
      const placed = bound === null || bound.slack === null ? null : await placeOf(session, now, bound.slack, register);
      const circles = placed?.circles ?? (bound === null ? [[everyone]] : circlesOf(bound.audience, register.audiences));
      return { person: null, appointments: [], alone: circles, circles, place: placed?.place ?? { kind: 'channel', channel: name as ChannelId, name }, at: now };
    },
    /** Many people, each alone with the bot; somebody who is not known has the least clearance. */
    async alone(users: readonly SlackUserId[]): Promise<ReadonlyMap<SlackUserId, Reader>> {
      const first = inOneTrip(session);
      const [{ audiences, duties }, known] = await Promise.all([outline(first), holders(first, now, users)]);
      const people = new Map(known.map((person) => [person.slack_user, person]));
      return new Map(users.map((user) => {
        const appointments = inDuty(people.get(user)?.appointments ?? [], duties);
        const circles = [audiencesOf(appointments, audiences)];
        return [user, { person: people.get(user)?.id ?? null, appointments, alone: circles, circles, place: { kind: 'direct' }, at: now }];
      }));
    },
    async of({ user, channel }: Presence): Promise<Reader> {
      const first = inOneTrip(session);
      const [register, asker] = await Promise.all([
        outline(first), found?.user === user ? found.holder : holders(first, now, [user]).then(([one]) => one ?? null),
      ]);
      const appointments: readonly Appointment[] = inDuty(asker?.appointments ?? [], register.duties);
      const own = audiencesOf(appointments, register.audiences);
      const alone = [own];
      const common = { person: asker?.id ?? null, appointments, alone, at: now };
      if (channel === null || channel.startsWith('D')) return { ...common, place: { kind: 'direct' }, circles: alone };
      const { place, circles } = await placeOf(session, now, channel, register);
      return { ...common, place, circles: leastCleared([own, ...circles]) };
    },
  };
}

/** What a channel's readers may know: the audience it is bound to, and everybody seen in it. An unbound one is public. */
async function placeOf(session: Session, now: Instant, channel: ChannelId, { audiences }: Pick<Register, 'audiences'>): Promise<{ place: Place; circles: Circle[] }> {
  const first = inOneTrip(session);
  const [bound, seen] = await Promise.all([
    firstRow<{ name: string; audience: AudienceId }>(first, sql`select name, audience from channels where slack_channel = ${channel}`),
    first.rows<{ slack_user: SlackUserId }>(sql`select slack_user from channel_members where slack_channel = ${channel}`),
  ]);
  const place: Place = { kind: 'channel', channel, name: bound?.name ?? 'this channel' };
  if (bound === null) return { place, circles: [[everyone]] };
  const known = await holders(session, now, seen.map(({ slack_user: member }) => member));
  const stranger = known.length < seen.length ? [[everyone]] : [];
  return { place, circles: leastCleared([...circlesOf(bound.audience, audiences), ...known.map((person) => audiencesOf(person.appointments, audiences)), ...stranger]) };
}

/** The people behind these Slack users. */
async function holders(session: Session, now: Instant, users: readonly SlackUserId[]): Promise<Holder[]> {
  if (users.length === 0) return [];
  return session.rows<Holder>(holdersAt(sql`${now}::timestamptz`, users));
}

/** The same, each with the duties they hold at a moment, by the programme's own day. Somebody who has left holds none. */
export function holdersAt(moment: Sql, users: readonly SlackUserId[]): Sql {
  return sql`
    select p.id, p.slack_user, coalesce(jsonb_agg(jsonb_build_object('role', a.role, 'partnership', a.partnership, 'deputy', a.deputy) order by a.position)
      filter (where a.role is not null), '[]') as appointments
    from people p
    cross join (select (${moment} at time zone coalesce((select zone from programme), 'UTC'))::date as today) d
    left join appointments a on a.person = p.id
      and (a.starts_on is null or a.starts_on <= d.today) and (a.ends_on is null or a.ends_on >= d.today)
      and (p.left_on is null or p.left_on > d.today)
    where p.slack_user = any(${[...users]}::text[])
    group by p.id, p.slack_user`;
}
