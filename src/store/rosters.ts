import sql from 'sql-template-tag';
import type { ChannelId } from '../domain/ids.js';
import { json, type Session } from './database.js';

export function rosterIn(session: Session) {
  return {
    /** The channels that are bound to an audience and known in Slack. */
    async channels(): Promise<ChannelId[]> {
      const rows = await session.rows<{ id: ChannelId }>(sql`select slack_channel as id from channels where slack_channel is not null order by position`);
      return rows.map(({ id }) => id);
    },
    async replace(channel: ChannelId, users: readonly string[]): Promise<void> {
      await session.rows(sql`delete from channel_members where slack_channel = ${channel}`);
      await session.rows(sql`
        insert into channel_members (slack_channel, slack_user) select ${channel}, unnest(${[...users]}::text[]) on conflict do nothing`);
    },
    async add(channel: ChannelId, user: string): Promise<void> {
      await session.rows(sql`insert into channel_members (slack_channel, slack_user) values (${channel}, ${user}) on conflict do nothing`);
    },
    async remove(channel: ChannelId, user: string): Promise<void> {
      await session.rows(sql`delete from channel_members where slack_channel = ${channel} and slack_user = ${user}`);
    },
    /** The zones of some people's settings in Slack. Where one is new to us, what rests on it is planned anew. */
    async zones(zones: readonly { readonly user: string; readonly zone: string }[]): Promise<void> {
      const changed = await session.rows(sql`
        update people p set slack_zone = z.zone from jsonb_to_recordset(${json(zones)}::jsonb) as z("user" text, zone text)
        where p.slack_user = z."user" and p.slack_zone is distinct from z.zone returning p.id`);
      if (changed.length > 0) await session.rows(sql`update reminder_plan set day = null`);
    },
    /** Somebody whose account was closed can read nothing any more, and their duties are open from today. */
    async forget(user: string): Promise<void> {
      const left = await session.rows(sql`
        update people set left_on = (office_now() at time zone (select zone from programme))::date
        where slack_user = ${user} and left_on is null returning id`);
      if (left.length > 0) await session.rows(sql`update programme set edition = edition + 1`);
      await session.rows(sql`delete from channel_members where slack_user = ${user}`);
      await session.rows(sql`delete from direct_conversations where slack_user = ${user}`);
    },
  };
}
