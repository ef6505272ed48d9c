import sql from 'sql-template-tag';
import type { DeliveryState } from '../domain/delivery.js';
import type { ChannelId, DeliveryId, PersonId } from '../domain/ids.js';
import type { Day, Instant } from '../domain/when.js';
import type { Message } from '../office.js';
import { firstRow, json, type Session } from './database.js';

/** A copy that was posted, and where it stands in Slack. */
export interface Copy {
  readonly delivery: DeliveryId;
  readonly announcement: string;
  readonly stage: number;
  readonly version: number;
  readonly destination: string;
  readonly channel: ChannelId;
  readonly ts: string;
}

/** A card that asks one person for approval, and how far the trail of its announcement has got. */
export interface ApprovalCardRow {
  readonly delivery: DeliveryId;
  readonly announcement: string;
  readonly version: number;
  readonly destination: PersonId;
  readonly channel: ChannelId;
  readonly ts: string;
  readonly asOf: string;
}

/** A copy that shows a withdrawn announcement shows no version of its words. */
export const showsWithdrawal = -1;

/** What the posted copies of announcements show, what of them is in the trail, and which reports are kept up to date. */
export function copiesIn(session: Session, now: Instant) {
  return {
    /** Copies that do not show what they should: a corrected announcement's old words, or a withdrawn one's. */
    async behind(limit: number): Promise<Copy[]> {
      return session.rows<Copy>(sql`
        select d.id as delivery, d.subject as announcement, d.stage, d.version, d.destination, d.slack_channel as channel, d.ts
        from deliveries d join announcements a on a.id = d.subject left join announcement_copies c on c.delivery = d.id
        where d.kind = 'announcement' and d.state = 'sent' and d.ts is not null and d.slack_channel is not null
          and case when a.state = 'withdrawn' then coalesce(c.shown, 0) <> ${showsWithdrawal} else a.version > coalesce(c.shown, d.version) end
        order by d.sent_at limit ${limit}`);
    },
    async shows(delivery: DeliveryId, version: number): Promise<void> {
      await session.rows(sql`insert into announcement_copies (delivery, shown) values (${delivery}::uuid, ${version})
        on conflict (delivery) do update set shown = excluded.shown`);
    },
    /** What has certainly not gone out goes out in these words instead. */
    async replaceUnsent(delivery: DeliveryId, version: number, message: Message): Promise<void> {
      await session.rows(sql`update deliveries set version = ${version}, message = ${json(message)}::jsonb where id = ${delivery}::uuid and state in ('planned', 'failed', 'held')`);
    },
    /** The latest released correction of an announcement. */
    async correctionOf(id: string): Promise<string | null> {
      const row = await firstRow<{ id: string }>(session, sql`
        select a.id from announcements a where a.corrects = ${id} and a.state in ('released', 'releasing') order by a.created_at desc limit 1`);
      return row?.id ?? null;
    },
    /** Settled deliveries whose receipt is not in the trail yet. */
    async unsealed(limit: number): Promise<{ delivery: DeliveryId; announcement: string; destination: string; stage: number; version: number; state: DeliveryState; sentAt: Instant | null; why: string | null }[]> {
      return session.rows(sql`
        select d.id as delivery, d.subject as announcement, d.destination, d.stage, d.version, d.state, d.sent_at as "sentAt", d.why
        from deliveries d left join announcement_copies c on c.delivery = d.id
        where d.kind = 'announcement' and d.state in ('sent', 'failed', 'held', 'cancelled') and c.trailed is distinct from d.state
        order by d.sent_at, d.id limit ${limit} for update of d`);
    },
    async sealed(delivery: DeliveryId, state: DeliveryState): Promise<void> {
      await session.rows(sql`insert into announcement_copies (delivery, trailed) values (${delivery}::uuid, ${state})
        on conflict (delivery) do update set trailed = excluded.trailed`);
    },
    /** Reports of how a stage goes out that are still worth keeping up to date. */
    async reports(): Promise<{ delivery: DeliveryId; announcement: string; stage: number; channel: ChannelId; ts: string; said: string | null }[]> {
      return session.rows(sql`
        select d.id as delivery, d.subject as announcement, d.stage, d.slack_channel as channel, d.ts, c.said
        from deliveries d left join announcement_copies c on c.delivery = d.id
        where d.kind = 'announcement-progress' and d.state = 'sent' and d.ts is not null and d.slack_channel is not null
          and d.planned_at > ${now}::timestamptz - interval '7 days' and c.trailed is distinct from 'final'`);
    },
    /** Cards of approvers that may show what is no longer so: something happened to their announcement since they were shown. */
    async cards(limit: number): Promise<ApprovalCardRow[]> {
      return session.rows<ApprovalCardRow>(sql`
        select d.id as delivery, d.subject as announcement, d.version, d.destination, d.slack_channel as channel, d.ts, s.at as "asOf"
        from deliveries d left join announcement_copies c on c.delivery = d.id
          cross join lateral (select coalesce(max(t.seq), 0)::text as at from trail t where t.subject = d.subject and t.event <> 'receipt') s
        where d.kind = 'announcement-approval' and d.state = 'sent' and d.ts is not null and d.slack_channel is not null
          and c.trailed is distinct from 'final' and c.said is distinct from s.at
        order by d.sent_at limit ${limit}`);
    },
    /** How far the trail of an announcement had got when a card was worded. */
    async worded(delivery: DeliveryId): Promise<void> {
      await session.rows(sql`
        insert into announcement_copies (delivery, said)
        select d.id, (select coalesce(max(t.seq), 0)::text from trail t where t.subject = d.subject and t.event <> 'receipt') from deliveries d where d.id = ${delivery}::uuid
        on conflict (delivery) do update set said = excluded.said`);
    },
    /** The version that an approver's card asked about; null where that message is no such card. */
    async cardAt({ channel, ts }: { readonly channel: ChannelId; readonly ts: string }): Promise<number | null> {
      const row = await firstRow<{ version: number }>(session, sql`select version from deliveries where kind = 'announcement-approval' and slack_channel = ${channel} and ts = ${ts}`);
      return row?.version ?? null;
    },
    async says(delivery: DeliveryId, said: string, finished: 'final' | 'open'): Promise<void> {
      await session.rows(sql`insert into announcement_copies (delivery, said, trailed) values (${delivery}::uuid, ${said}, ${finished})
        on conflict (delivery) do update set said = excluded.said, trailed = excluded.trailed`);
    },
  };
}

export interface AcknowledgementRow {
  readonly person: string;
  readonly at: Instant;
  readonly version: number;
}

/** Who has said that they read what they were sent. */
export function acknowledgementsIn(session: Session, now: Instant) {
  return {
    async of(id: string): Promise<AcknowledgementRow[]> {
      return session.rows(sql`select person, acknowledged_at as at, version from acknowledgements where announcement = ${id} order by acknowledged_at, person`);
    },
    async record(id: string, version: number, person: string): Promise<'first' | 'again'> {
      const added = await session.rows(sql`insert into acknowledgements (announcement, version, person, acknowledged_at)
        values (${id}, ${version}, ${person}, ${now}::timestamptz) on conflict do nothing returning person`);
      return added.length > 0 ? 'first' : 'again';
    },
    /** Released announcements that ask for it, with the day on which the last of their words went out. */
    async open(zone: string): Promise<{ id: string; version: number; releasedOn: Day }[]> {
      return session.rows(sql`
        select a.id, a.version, (greatest(max(s.released_at), (select written_at from announcement_versions v where v.announcement = a.id and v.version = a.version))
            at time zone ${zone})::date as "releasedOn"
        from announcements a join announcement_stages s on s.announcement = a.id and s.state = 'released'
        where a.acknowledge and a.state = 'released'
          and not exists (select 1 from acknowledgement_chases c where c.announcement = a.id and c.version = a.version and c.step in ('end', 'all'))
        group by a.id, a.version`);
    },
    /** Notes a reminder as made; `again` when it was made before. */
    async chase(id: string, version: number, step: string): Promise<'first' | 'again'> {
      const added = await session.rows(sql`insert into acknowledgement_chases (announcement, version, step, chased_at)
        values (${id}, ${version}, ${step}, ${now}::timestamptz) on conflict do nothing returning step`);
      return added.length > 0 ? 'first' : 'again';
    },
  };
}
