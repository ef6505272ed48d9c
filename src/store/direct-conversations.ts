import sql from 'sql-template-tag';
import type { ChannelId } from '../domain/ids.js';
import { json, type Session } from './database.js';

/** A direct conversation as Slack opened it, with whom it was opened for. */
export interface OpenedConversation {
  readonly person: string;
  readonly channel: ChannelId;
}

/** Where people are written to alone, so that Slack is not asked before each message. It counts only for the account it was opened for. */
export function directConversationsIn(session: Session) {
  return {
    async remember(...opened: readonly OpenedConversation[]): Promise<void> {
      // In the order of their ids, as everybody writes them, so that no two wait for each other.
      await session.rows(sql`
        insert into direct_conversations (person, slack_user, channel)
        select distinct on (p.id) p.id, p.slack_user, n.channel from jsonb_to_recordset(${json(opened)}::jsonb) as n(person text, channel text)
          join people p on p.id = n.person where p.slack_user is not null and (p.left_on is null or p.left_on > office_now()::date) order by p.id
        on conflict (person) do update set slack_user = excluded.slack_user, channel = excluded.channel`);
    },
    async forget(person: string): Promise<void> {
      await session.rows(sql`delete from direct_conversations where person = ${person}`);
    },
    /** After people were changed: what was opened for an account that is no longer theirs, or for somebody who has left. */
    async forgetStale(): Promise<void> {
      await session.rows(sql`
        delete from direct_conversations o using people p
        where p.id = o.person and (p.slack_user is distinct from o.slack_user or p.left_on <= office_now()::date)`);
    },
  };
}
