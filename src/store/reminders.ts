import sql from 'sql-template-tag';
import type { ChannelId, DeliveryId, MilestoneId, PersonId, ReminderId } from '../domain/ids.js';
import type { LedgerLine } from '../domain/account.js';
import type { MorningBook } from '../domain/mornings.js';
import type { PlannedFor, Reminder, ReminderAnswer, Stands } from '../domain/reminder.js';
import type { Day, Instant } from '../domain/when.js';
import { firstRow, json, type Session } from './database.js';
import { ledgerCopies } from './ledger.js';
import { reminderAudienceIn } from './reminder-audience.js';
import { planAnew, readMornings } from './reminder-plan.js';

/** What one message carried of a reminder, and what came of it. */
export interface ReminderItem extends PlannedFor {
  readonly reminder: ReminderId;
  readonly stands: Stands;
  readonly answer: ReminderAnswer | null;
  readonly answeredBy: PersonId | null;
}

/** What found nobody is looked at again after this long. */
const foundNobodyFor = '10 minutes';

const columns = sql`r.id, r.milestone, r.step, r.expected_on as "expectedOn", r.role, r.partnership, r.person, r.due_at as "dueAt", r.state`;

/** Reminders: planned for a role, carried by deliveries, answered by people. Rules are in `src/domain/reminder.ts`. */
export function remindersIn(session: Session, now: Instant) {
  return {
    ...reminderAudienceIn(session, now),
    /** Plans a milestone's reminders anew, in the transaction that added, moved, finished or reopened it. */
    async replan(id: MilestoneId): Promise<void> {
      await planAnew(session, now, sql`m.id = ${id}`);
    },
    /** Plans so many anew, in the order of their ids from after one of them. Returns the last of them, or null at the end. */
    async replanNext(after: string, limit: number): Promise<MilestoneId | null> {
      return planAnew(session, now, sql`m.id > ${after} order by m.id limit ${limit}`);
    },
    /** Whose mornings count for whom: a role's, or a person's own. */
    async mornings(): Promise<MorningBook> {
      return readMornings(session, now);
    },

    /** Puts down one more, for a person alone or for whoever fills a role. Asked for twice, it is there once. */
    async ask(reminder: PlannedFor & { readonly id: ReminderId; readonly person: PersonId | null }): Promise<void> {
      await session.rows(sql`
        insert into reminders (id, milestone, step, expected_on, role, partnership, person, due_at, planned_at)
        values (${reminder.id}::uuid, ${reminder.milestone}, ${reminder.step}, ${reminder.expectedOn}::date, ${reminder.role}, ${reminder.partnership}, ${reminder.person},
          ${reminder.dueAt}::timestamptz, ${now}::timestamptz) on conflict do nothing`);
    },

    /** What has fallen due and is with nobody yet, earliest first, locked for whoever asks first; what found nobody lately is left for later. */
    async due(limit: number): Promise<(Reminder & { readonly kind: string })[]> {
      return session.rows<Reminder & { readonly kind: string }>(sql`
        select ${columns}, (select m.kind from milestones m where m.id = r.milestone) as kind from reminders r where r.state = 'planned' and r.due_at <= ${now}::timestamptz
          and (r.looked_at is null or r.looked_at not between ${now}::timestamptz - ${foundNobodyFor}::interval and ${now}::timestamptz)
        order by r.due_at, r.milestone limit ${limit} for update skip locked`);
    },

    /** When the next falls due, after now. Null when nothing more is planned. */
    async nextDue(): Promise<Instant | null> {
      const row = await firstRow<{ dueAt: Instant }>(session, sql`
        select due_at as "dueAt" from reminders where state = 'planned' and due_at > ${now}::timestamptz order by due_at limit 1`);
      return row?.dueAt ?? null;
    },

    /** Reminders go with deliveries; each once to each. */
    async carry(items: readonly { readonly delivery: DeliveryId; readonly reminder: ReminderId; readonly stands: Stands; readonly held?: string | null }[]): Promise<void> {
      await session.rows(sql`
        insert into reminder_items (delivery, reminder, stands, held)
        select i.delivery, i.reminder, i.stands, i.held from jsonb_to_recordset(${json(items)}::jsonb) as i(delivery uuid, reminder uuid, stands text, held text) on conflict do nothing`);
      await session.rows(sql`
        update reminders set state = 'carried', carried_at = coalesce(carried_at, ${now}::timestamptz) where id = any(${[...new Set(items.map(({ reminder }) => reminder))]}::uuid[])`);
    },
    /** These found nobody to tell. They are looked at again in a while, or as soon as people or duties have changed. */
    async wait(ids: readonly ReminderId[]): Promise<void> {
      if (ids.length > 0) await session.rows(sql`update reminders set looked_at = ${now}::timestamptz where id = any(${[...ids]}::uuid[])`);
    },
    async drop(ids: readonly ReminderId[], why: string): Promise<void> {
      if (ids.length > 0) await session.rows(sql`update reminders set state = 'pointless', why = ${why} where id = any(${[...ids]}::uuid[])`);
    },

    /**
     * What waits to be sent to this person is put back among what is due, so that it is given out anew: they are away
     * longer, or back sooner, than was known.
     */
    async giveOutAnew(person: PersonId): Promise<void> {
      const taken = await session.rows<{ id: DeliveryId }>(sql`
        update deliveries set state = 'cancelled', why = 'given out anew' where kind = 'reminder' and destination = ${person} and state = 'planned' and attempts = 0 returning id`);
      const ids = taken.map(({ id }) => id);
      if (ids.length === 0) return;
      await session.rows(sql`
        update reminders r set state = 'planned', carried_at = null from reminder_items i where i.reminder = r.id and i.delivery = any(${ids}::uuid[]) and r.state = 'carried' and r.answer is null
          and not exists (select 1 from reminder_items o where o.reminder = r.id and not o.delivery = any(${ids}::uuid[]))`);
      await session.rows(sql`delete from reminder_items where delivery = any(${ids}::uuid[])`);
      await session.rows(sql`update return_asks r set state = 'planned', carried_at = null from return_items i where i.ask = r.id and i.delivery = any(${ids}::uuid[]) and r.state = 'carried'`);
      await session.rows(sql`delete from return_items where delivery = any(${ids}::uuid[])`);
    },
    /** The plan is to be made anew by its round: something changed that it rests on. */
    async planAgain(): Promise<void> {
      await session.rows(sql`update reminder_plan set day = null`);
    },

    /** The message to each of these people that still waits to be sent, so that what falls due meanwhile goes with it. Locked in the order in which all lock. */
    async waitingFor(people: readonly PersonId[]): Promise<Map<PersonId, DeliveryId>> {
      const waiting = await session.rows<{ id: DeliveryId; person: PersonId; dueAt: Instant }>(sql`
        select id, destination as person, due_at as "dueAt" from deliveries
        where kind = 'reminder' and destination = any(${[...people]}::text[]) and state = 'planned' and attempts = 0 order by id for update`);
      return new Map(waiting.sort((a, b) => (a.dueAt < b.dueAt ? 1 : -1)).map(({ id, person }) => [person, id]));
    },
    /** What messages carry, in the order in which it fell due. */
    async itemsOf(deliveries: readonly DeliveryId[]): Promise<(ReminderItem & { readonly delivery: DeliveryId })[]> {
      return session.rows(sql`
        select i.delivery, r.id as reminder, r.milestone, r.step, r.expected_on as "expectedOn", r.role, r.partnership, r.due_at as "dueAt", i.stands, r.answer, r.answered_by as "answeredBy"
        from reminder_items i join reminders r on r.id = i.reminder where i.delivery = any(${[...deliveries]}::uuid[]) order by r.expected_on, r.milestone, r.due_at`);
    },

    /**
     * Somebody answered for a milestone: everyone who was asked about that day sees it, and their messages are to be
     * changed in place. Only the first answer counts; true when this was it.
     */
    async answer(milestone: MilestoneId, answer: ReminderAnswer, by: PersonId, only?: ReminderId): Promise<boolean> {
      const answered = await session.rows<{ id: ReminderId }>(sql`
        update reminders r set answer = ${answer}, answered_by = ${by}, answered_at = ${now}::timestamptz
        where r.milestone = ${milestone} and r.state = 'carried' and r.answer is null and (${only ?? null}::uuid is null or r.id = ${only ?? null}::uuid) returning r.id`);
      await this.markStale(answered.map(({ id }) => id));
      return answered.length > 0;
    },
    /** "Done" was undone: who was asked may be asked again, and their messages say so. */
    async unanswer(milestone: MilestoneId, answer: ReminderAnswer): Promise<void> {
      const opened = await session.rows<{ id: ReminderId }>(sql`
        update reminders set answer = null, answered_by = null, answered_at = null where milestone = ${milestone} and answer = ${answer} returning id`);
      await this.markStale(opened.map(({ id }) => id));
    },
    async byId(id: ReminderId): Promise<(Reminder & { readonly answer: ReminderAnswer | null; readonly answeredBy: PersonId | null }) | null> {
      return firstRow(session, sql`select ${columns}, r.answer, r.answered_by as "answeredBy" from reminders r where r.id = ${id}::uuid for update`);
    },

    async markStale(ids: readonly ReminderId[]): Promise<void> {
      if (ids.length === 0) return;
      await session.rows(sql`
        insert into stale_messages (delivery, since) select distinct i.delivery, ${now}::timestamptz from reminder_items i where i.reminder = any(${[...ids]}::uuid[])
        on conflict (delivery) do update set since = excluded.since`);
    },
    /** Messages in Slack that no longer show how things stand. */
    async stale(limit: number): Promise<{ delivery: DeliveryId; channel: ChannelId; ts: string; since: Instant; person: PersonId }[]> {
      return session.rows(sql`
        select s.delivery, d.slack_channel as channel, d.ts, s.since, d.destination as person from stale_messages s join deliveries d on d.id = s.delivery
        where d.state = 'sent' and d.ts is not null and d.slack_channel is not null order by s.since limit ${limit}`);
    },
    /** It shows how things stood then; what was answered since is shown next time. */
    async freshened(delivery: DeliveryId, since: Instant): Promise<void> {
      await session.rows(sql`delete from stale_messages where delivery = ${delivery}::uuid and since <= ${since}::timestamptz`);
    },

    /** What was to go between two moments and what came of it, copy by copy. What was taken back in time does not count. */
    async ledger(from: Instant, to: Instant): Promise<LedgerLine[]> {
      return session.rows<LedgerLine>(sql`
        select jsonb_build_object('kind', 'milestone', 'id', r.milestone) as about, r.step, r.due_at as "dueAt", r.state, r.why, r.carried_at as "carriedAt",
          ${ledgerCopies(sql`from reminder_items i join deliveries d on d.id = i.delivery where i.reminder = r.id`)} as copies
        from reminders r where r.due_at >= ${from}::timestamptz and r.due_at < ${to}::timestamptz and r.state <> 'cancelled' order by r.due_at, r.milestone`);
    },
    /** For which edition of the programme, and on which of its days, all were last planned. */
    async lastPlanned(): Promise<{ readonly edition: number; readonly day: Day | null } | null> {
      return firstRow(session, sql`select edition, day from reminder_plan`);
    },
    async plannedFor(edition: number, day: Day): Promise<void> {
      await session.rows(sql`
        insert into reminder_plan (edition, day) values (${edition}, ${day}::date) on conflict (one) do update set edition = excluded.edition, day = excluded.day`);
      await session.rows(sql`update reminders set looked_at = null where looked_at is not null and state = 'planned'`);
    },
  };
}
