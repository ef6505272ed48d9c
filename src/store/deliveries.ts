import sql, { empty, type Sql } from 'sql-template-tag';
import { afterLook, cancel, claim, hold, pointless, release, seenByPerson, sendAgain, settle, type Address, type Clocks, type Delivery, type DeliveryState, type NextStep, type Outcome, type Seen } from '../domain/delivery.js';
import type { DeliveryTimes } from '../domain/delivery-times.js';
import type { ChannelId, DeliveryId, SlackUserId } from '../domain/ids.js';
import type { Instant } from '../domain/when.js';
import type { Message } from '../office.js';
import { firstRow, json, type Session } from './database.js';
import { barred, notBefore } from './delivery-permission.js';

/** A message to be sent. With `message` null its words are composed at the moment of sending. */
export interface NewDelivery {
  readonly id: DeliveryId;
  readonly kind: string;
  readonly subject: string;
  readonly version?: number;
  readonly stage?: number;
  /** A channel's name with '#', or a person's id. */
  readonly destination: string;
  readonly message: Message | null;
  readonly dueAt: Instant;
  readonly threadTs?: string;
}

/** Which delivery a job is about, as it stood when the job was put in. */
export interface Asked {
  readonly delivery: DeliveryId;
  readonly generation: number;
}

/** What may be done with a delivery now, where it goes, and its words where they are fixed. */
export type Claim = NextStep & { readonly address: Address; readonly message: Message | null };

/** A delivery that wants something done, and in how many milliseconds. */
export interface DueDelivery {
  readonly id: DeliveryId;
  readonly generation: number;
  readonly inMs: number;
}

const columns = sql`d.id, d.kind, d.subject, d.version, d.stage, d.destination, d.slack_channel as "slackChannel", d.thread_ts as "threadTs",
  d.due_at as "dueAt", d.state, d.generation, d.attempts, d.fence, d.lease_until as "leaseUntil", d.first_attempt_at as "firstAttemptAt",
  d.last_attempt_at as "lastAttemptAt", d.misses, d.last_miss_at as "lastMissAt", d.sent_at as "sentAt", d.ts, d.why, d.cancel_asked as "cancelAsked"`;

/** Every message the bot posts of its own accord. Rules are in `src/domain/delivery.ts`; here each is one locked row. */
export function deliveriesIn(session: Session, now: Instant) {
  const clocks = async (): Promise<Clocks> => {
    const [read] = await session.rows<Clocks>(sql`select office_now() as office, clock_timestamp() as "real"`);
    if (read === undefined) throw new Error('The store has no clock');
    return read;
  };
  const locked = (id: DeliveryId) => firstRow<Delivery>(session, sql`select ${columns} from deliveries d where d.id = ${id}::uuid for update`);
  /** In the order of their ids, as everybody locks them, so that no two wait for each other. */
  const lockedAll = (ids: readonly DeliveryId[]) => session.rows<Delivery>(sql`
    select ${columns} from deliveries d where d.id = any(${[...ids]}::uuid[]) order by d.id for update`);

  /** All in one statement, for a lot may be large. */
  async function save(...changed: readonly Delivery[]): Promise<void> {
    if (changed.length === 0) return;
    await session.rows(sql`
      update deliveries d set slack_channel = n."slackChannel", due_at = n."dueAt", state = n.state, generation = n.generation, attempts = n.attempts,
        fence = n.fence, lease_until = n."leaseUntil", first_attempt_at = n."firstAttemptAt", last_attempt_at = n."lastAttemptAt", misses = n.misses,
        last_miss_at = n."lastMissAt", sent_at = n."sentAt", ts = n.ts, why = n.why, cancel_asked = n."cancelAsked"
      from jsonb_to_recordset(${json(changed)}::jsonb) as n(id uuid, "slackChannel" text, "dueAt" timestamptz, state text, generation integer, attempts integer,
        fence bigint, "leaseUntil" timestamptz, "firstAttemptAt" timestamptz, "lastAttemptAt" timestamptz, misses integer,
        "lastMissAt" timestamptz, "sentAt" timestamptz, ts text, why text, "cancelAsked" boolean)
      where d.id = n.id`);
  }

  /** One row under lock, changed by a rule; null when the rule or the row says no. */
  async function change(id: DeliveryId, by: (delivery: Delivery, at: Clocks) => Delivery | null): Promise<Delivery | null> {
    const delivery = await locked(id);
    const changed = delivery && by(delivery, await clocks());
    if (changed && changed !== delivery) await save(changed);
    return changed;
  }

  async function changeAll(subject: string, stage: number | undefined, by: (delivery: Delivery) => Delivery): Promise<number> {
    const ofStage = stage === undefined ? empty : sql`and d.stage = ${stage}`;
    const all = await session.rows<Delivery>(sql`select ${columns} from deliveries d where d.subject = ${subject} ${ofStage} order by d.id for update`);
    const changed = all.map((delivery) => ({ delivery, next: by(delivery) })).filter(({ delivery, next }) => next !== delivery);
    await save(...changed.map(({ next }) => next));
    return changed.length;
  }

  return {
    /** Puts messages down to be sent. An announcement's stage goes to each destination once, however often it is planned. */
    async plan(...planned: readonly NewDelivery[]): Promise<void> {
      // One statement, for an announcement may go to thousands of places.
      const rows = planned.map(({ dueAt, threadTs, ...one }) => ({ ...one, due_at: dueAt, thread_ts: threadTs }));
      await session.rows(sql`
        insert into deliveries (id, kind, subject, version, stage, destination, thread_ts, message, due_at, planned_at)
        select p.id, p.kind, p.subject, p.version, p.stage, p.destination, p.thread_ts, nullif(p.message, 'null'), p.due_at, ${now}::timestamptz
        from jsonb_to_recordset(${json(rows)}::jsonb) as p(id uuid, kind text, subject text, version integer, stage integer, destination text, thread_ts text,
          message jsonb, due_at timestamptz) on conflict do nothing`);
    },

    /** The same for one that would only repeat what is already waiting to be said: the waiting one will say it. */
    async planUnlessWaiting(planned: NewDelivery): Promise<void> {
      await session.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`${planned.kind} ${planned.subject} ${planned.destination}`}, 0))`);
      const waiting = await firstRow(session, sql`
        select 1 as one from deliveries where kind = ${planned.kind} and subject = ${planned.subject} and destination = ${planned.destination} and state = 'planned'`);
      if (waiting === null) await this.plan(planned);
    },

    /**
     * Decides what may be done now with each, by the database's own clocks, and writes it down: a lease and a fence for
     * a post, and the conversation it will be posted in where that is known. Null for what is not on record or has a
     * newer generation. In the order asked.
     */
    async claim(asked: readonly Asked[], times: DeliveryTimes): Promise<(Claim | null)[]> {
      const ids = asked.map(({ delivery }) => delivery);
      // An announcement is locked before its deliveries, as by whoever takes it back, so that neither sees half of the other's work.
      await session.rows(sql`
        select 1 from announcements where id in (select subject from deliveries where id = any(${ids}::uuid[]) and kind = 'announcement') order by id for share`);
      const standing = new Map((await lockedAll(ids)).map((delivery) => [delivery.id, delivery]));
      // By a statement of its own: what it sees is as of now, with everything locked.
      const facts = new Map((await factsOf(session, ids)).map((one) => [one.id, one]));
      const changed = new Map<DeliveryId, Delivery>();
      const claims = asked.map(({ delivery: id, generation }): Claim | null => {
        const [delivery, about] = [standing.get(id), facts.get(id)];
        if (delivery === undefined || about === undefined || delivery.generation !== generation) return null;
        const address = addressIn(delivery, about);
        const step = claim(delivery, about, about.barred === null ? { kind: 'granted', from: about.from } : { kind: 'barred', why: about.barred }, times);
        const channel = conversationAt(address);
        const known = step.kind === 'post' && channel !== null ? { ...step, delivery: { ...step.delivery, slackChannel: channel } } : step;
        standing.set(id, known.delivery);
        if (known.delivery !== delivery) changed.set(id, known.delivery);
        return { ...known, address, message: about.message };
      });
      await save(...changed.values());
      return claims;
    },

    /** Writes down what came of posts. Null where another claim has begun since, or it is settled already. In the order asked. */
    async settle(posts: readonly { readonly id: DeliveryId; readonly fence: number; readonly outcome: Outcome }[], times: DeliveryTimes): Promise<(Delivery | null)[]> {
      const standing = new Map((await lockedAll(posts.map(({ id }) => id))).map((delivery) => [delivery.id, delivery]));
      const at = await clocks();
      const settled = posts.map(({ id, fence, outcome }) => {
        const delivery = standing.get(id);
        const next = delivery === undefined ? null : settle(delivery, fence, outcome, at, times);
        if (next !== null) standing.set(id, next);
        return next;
      });
      await save(...settled.filter((one) => one !== null));
      return settled;
    },
    async afterLook({ id, ...looked }: Pick<Delivery, 'id' | 'fence' | 'misses'>, seen: Seen, times: DeliveryTimes): Promise<Delivery | null> {
      return change(id, (delivery, at) => afterLook(delivery, looked, seen, at, times));
    },
    /** To be called in the transaction of the claim, when there is nothing to say after all. */
    async pointless(id: DeliveryId, why: string): Promise<void> {
      await change(id, (delivery) => pointless(delivery, why));
    },
    /** Keeps where a delivery is about to be posted, so that it can be looked for there. */
    async postedIn(...posts: readonly { readonly id: DeliveryId; readonly channel: ChannelId }[]): Promise<void> {
      await session.rows(sql`
        update deliveries d set slack_channel = p.channel from (
          select d.id, p.channel from jsonb_to_recordset(${json(posts)}::jsonb) as p(id uuid, channel text) join deliveries d on d.id = p.id order by d.id for update of d) p
        where d.id = p.id`);
    },
    /** The conversation refused it, so that it is not there to be looked for. Only while this claim is the latest. */
    async refusedThere({ id, fence }: Pick<Delivery, 'id' | 'fence'>): Promise<void> {
      await session.rows(sql`update deliveries set slack_channel = null where id = ${id}::uuid and fence = ${fence} and state = 'sending'`);
    },

    /** What wants doing within so many milliseconds, soonest first; not what its record bars. */
    async due(withinMs: number, limit: number, times: DeliveryTimes): Promise<DueDelivery[]> {
      return session.rows<DueDelivery>(sql`
        select id, generation, ceil(greatest(0, in_ms))::int as "inMs" from (
          select d.id, d.generation, ${waitMs(times)} as in_ms from deliveries d
          where d.state in ('planned', 'sending', 'unknown') and d.due_at <= office_now() + ${withinMs} * interval '1 ms'
            and (d.state <> 'planned' or (${barred}) is null)
        ) waiting where in_ms <= ${withinMs} order by in_ms, id limit ${limit}`);
    },
    /** What should have left so long ago and is still certainly here. */
    async overdue(byMs: number, limit: number): Promise<DeliveryId[]> {
      return (await session.rows<{ id: DeliveryId }>(sql`
        select d.id from deliveries d where d.state = 'planned' and (${barred}) is null
          and greatest(d.due_at, coalesce(${notBefore}, d.due_at)) <= office_now() - ${byMs} * interval '1 ms' order by d.due_at limit ${limit}`)).map(({ id }) => id);
    },

    async byId(id: DeliveryId): Promise<Delivery | null> {
      return firstRow<Delivery>(session, sql`select ${columns} from deliveries d where d.id = ${id}::uuid`);
    },
    async listOf(subject: string): Promise<Delivery[]> {
      return session.rows<Delivery>(sql`select ${columns} from deliveries d where d.subject = ${subject} order by d.stage nulls first, d.destination, d.planned_at`);
    },
    /** What people call a subject: an announcement's, milestone's or decision's title, else the subject itself. */
    async titleOf(subject: string): Promise<string> {
      const found = await firstRow<{ title: string }>(session, sql`
        select title from announcements where id = ${subject} union all select title from milestones where id = ${subject}
        union all select title from decisions where id = ${subject} union all
        select 'Reminders for ' || name from people where 'reminders' = split_part(${subject}, '/', 1) and id = split_part(${subject}, '/', 2) limit 1`);
      return found?.title ?? subject;
    },
    /** How many of a subject's deliveries stand where. */
    async progress(subject: string): Promise<Partial<Record<DeliveryState, number>>> {
      const rows = await session.rows<{ state: DeliveryState; count: number }>(sql`select state, count(*)::int as count from deliveries where subject = ${subject} group by state`);
      return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
    },
    /** How many deliveries stand where, of all. */
    async tally(): Promise<Partial<Record<DeliveryState, number>>> {
      const rows = await session.rows<{ state: DeliveryState; count: number }>(sql`select state, count(*)::int as count from deliveries group by state`);
      return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
    },

    /** Takes back all that a subject has not sent; what may be out already is looked for. Returns how many it touched. */
    async cancelOf(subject: string, why: string, stage?: number): Promise<number> {
      return changeAll(subject, stage, (delivery) => cancel(delivery, why));
    },
    async cancel(id: DeliveryId, why: string): Promise<Delivery | null> {
      return change(id, (delivery) => cancel(delivery, why));
    },
    /** Puts aside what is planned, until `releaseOf`. */
    async holdOf(subject: string, stage?: number): Promise<number> {
      return changeAll(subject, stage, hold);
    },
    async releaseOf(subject: string, stage?: number): Promise<number> {
      return changeAll(subject, stage, release);
    },
    /** Moves what is still planned to another hour. */
    async moveOf(subject: string, dueAt: Instant, stage?: number): Promise<number> {
      return changeAll(subject, stage, (delivery) => (delivery.state === 'planned' && delivery.dueAt !== dueAt ? { ...delivery, dueAt } : delivery));
    },
    /** A person's word on a held or failed delivery. Null when it is neither any more. */
    async sendAgain(id: DeliveryId): Promise<Delivery | null> {
      return change(id, (delivery, at) => sendAgain(delivery, at.office));
    },
    async seenByPerson(id: DeliveryId): Promise<Delivery | null> {
      return change(id, (delivery, at) => seenByPerson(delivery, at.office));
    },
  };
}

/** Milliseconds until there is something to do with a delivery (`d`), as `claim` would say. */
function waitMs(times: DeliveryTimes): Sql {
  const ms = (moment: Sql) => sql`extract(epoch from ${moment}) * 1000`;
  return sql`case d.state
    when 'planned' then ${ms(sql`(greatest(d.due_at, coalesce(${notBefore}, d.due_at)) - office_now())`)}
    when 'sending' then ${ms(sql`(d.lease_until - clock_timestamp())`)}
    else greatest(${ms(sql`(d.lease_until - clock_timestamp())`)} + case when d.kind = 'announcement' then ${times.announcementGraceMs}::int else ${times.graceMs}::int end,
      coalesce(${ms(sql`(d.last_miss_at - clock_timestamp())`)} + ${times.betweenMissesMs}::int, 0))
  end`;
}

/** What a claim has to know beyond the row, and the moment at which it was read. */
interface Facts extends Clocks {
  readonly id: DeliveryId;
  readonly barred: string | null;
  readonly from: Instant | null;
  readonly message: Message | null;
  readonly user: SlackUserId | null;
  readonly opened: ChannelId | null;
  readonly channel: ChannelId | null;
}

async function factsOf(session: Session, ids: readonly DeliveryId[]): Promise<Facts[]> {
  return session.rows<Facts>(sql`
    select d.id, office_now() as office, clock_timestamp() as "real", ${barred} as barred, ${notBefore} as "from", d.message, p.slack_user as "user", o.channel as opened, c.slack_channel as channel
    from deliveries d left join people p on p.id = d.destination left join direct_conversations o on o.person = p.id and o.slack_user = p.slack_user
      left join channels c on c.name = d.destination where d.id = any(${[...ids]}::uuid[])`);
}

function addressIn({ slackChannel }: Pick<Delivery, 'slackChannel'>, { user, opened, channel }: Facts): Address {
  const known = slackChannel ?? channel;
  if (known !== null) return { kind: 'conversation', channel: known };
  return user === null ? { kind: 'nowhere' } : { kind: 'person', user, opened };
}

function conversationAt(address: Address): ChannelId | null {
  if (address.kind === 'nowhere') return null;
  return address.kind === 'person' ? address.opened : address.channel;
}
