import sql from 'sql-template-tag';
import type { DecisionEvent } from '../domain/answer-book.js';
import type { LastUseful } from '../domain/decision.js';
import type { DecisionId } from '../domain/ids.js';
import { Refusal } from '../domain/refusal.js';
import type { Day, Instant, When } from '../domain/when.js';
import { keepHere } from './kept-here.js';
import { workedBackFor } from './commitments.js';
import { firstRow, json, type Session } from './database.js';

/** Any number, as long as every Secretariat uses the same: numbers of decisions are given one at a time. */
const numberLock = 7_301_949;

export interface NewDecision {
  readonly title: string;
  readonly owner: string;
  readonly neededBy: Day | null;
  readonly advisedBy: string | null;
  readonly options: readonly string[];
  readonly forecast: Day | null;
  readonly on: Day;
}

/** The register of decisions as those who keep it write it. Askers read it through `decisions.ts`. */
export function decisionRegisterIn(session: Session, now: Instant) {
  return {
    /** Put down as announced from this day, unless it was before. */
    async announced(id: string, on: Day): Promise<void> {
      await session.rows(sql`
        insert into decision_events (decision, state, happened, known_on, recorded_at)
        select ${id}, 'announced', ${json({ d: on, p: 'day' })}::jsonb, ${on}::date, ${now}::timestamptz
        where exists (select 1 from decisions where id = ${id}) and not exists (select 1 from decision_events where decision = ${id} and state = 'announced')`);
    },
    async roles(): Promise<{ id: string; title: string }[]> {
      return session.rows(sql`select id, title from roles order by position`);
    },
    /** Holds the decision until the end of this transaction. Throws where there is none. */
    async claim(id: string): Promise<{ id: DecisionId; title: string; owner: string; ended: string | null }> {
      const found = await firstRow<{ id: DecisionId; title: string; owner: string; ended: string | null }>(session, sql`
        select d.id, d.title, d.decision_owner as owner,
          (select e.state from decision_events e where e.decision = d.id and e.state in ('decided', 'announced', 'superseded', 'withdrawn')
            and e.known_on <= ${now}::timestamptz::date order by e.known_on desc limit 1) as ended
        from decisions d where d.id = ${id} for update of d`);
      if (found === null) throw new Refusal('unknown-name', { kind: 'decision', name: id, nearest: [] });
      return found;
    },
    async add({ title, owner, neededBy, advisedBy, options, on }: NewDecision): Promise<DecisionId> {
      await session.rows(sql`select pg_advisory_xact_lock(${numberLock})`);
      const year = on.slice(0, 4);
      const last = await firstRow<{ n: number }>(session, sql`
        select coalesce(max(substring(id from ${`^DEC-${year}-([0-9]{1,6})$`})::integer), 0) as n from decisions`);
      const id = `DEC-${year}-${String((last?.n ?? 0) + 1).padStart(2, '0')}` as DecisionId;
      await session.rows(sql`
        insert into decisions (id, position, title, decision_owner, raised_on, needed_by, known_on, more)
        values (${id}, (select coalesce(max(position) + 1, 0) from decisions), ${title}, ${owner}, ${json({ d: on, p: 'day' })}::jsonb,
          ${neededBy === null ? null : json({ d: neededBy, p: 'day' })}::jsonb, ${on}::date,
          ${json({ ...(advisedBy === null ? {} : { advised_by: advisedBy }), ...(options.length === 0 ? {} : { options }) })}::jsonb)`);
      return id;
    },
    async forecast(id: string, given: { readonly on: Day; readonly forecast: Day; readonly reason: string; readonly by: string }): Promise<void> {
      await session.rows(sql`
        insert into decision_forecasts (decision, given_on, forecast, reason, given_by, recorded_at)
        values (${id}, ${given.on}::date, ${given.forecast}::date, ${given.reason}, ${given.by}, ${now}::timestamptz)
        on conflict (decision, given_on, forecast) do update set reason = excluded.reason, given_by = excluded.given_by, recorded_at = excluded.recorded_at`);
    },
    /** The date it was last given, as of now. */
    async latestForecast(id: string, today: Day): Promise<{ readonly givenOn: Day; readonly forecast: Day; readonly reason: string } | null> {
      return firstRow(session, sql`
        select given_on as "givenOn", forecast, reason from decision_forecasts where decision = ${id} and given_on <= ${today}::date
        order by given_on desc, recorded_at desc nulls last limit 1`);
    },
    async event(id: string, { state, happened, meeting }: DecisionEvent, on: Day): Promise<void> {
      await session.rows(sql`
        insert into decision_events (decision, state, happened, known_on, meeting, recorded_at)
        values (${id}, ${state}, ${json(happened satisfies When)}::jsonb, ${on}::date, ${meeting}, ${now}::timestamptz) on conflict do nothing`);
    },
    async outcome(id: string, outcome: string, more: Readonly<Record<string, unknown>>): Promise<void> {
      await session.rows(sql`update decisions set outcome = ${outcome}, more = more || ${json(more)}::jsonb where id = ${id}`);
      await keepHere(session, 'decisions', id, ['outcome', 'more']);
    },
    /** Days that somebody entered, and those worked back from what each partnership is committed to; the soonest first. */
    async lastUseful(id: string): Promise<LastUseful[]> {
      const entered = await session.rows<LastUseful>(sql`
        select u.partnership, u.on_day as "on", u.reason from useful_until u join partnerships p on p.id = u.partnership where u.decision = ${id} order by u.on_day, p.position`);
      return [...entered, ...(await workedBackFor(session, id))].sort((a, b) => a.on.localeCompare(b.on));
    },
    async usefulUntil(id: string, { partnership, on, reason }: LastUseful): Promise<void> {
      await session.rows(sql`
        insert into useful_until (decision, partnership, on_day, reason, recorded_at) values (${id}, ${partnership}, ${on}::date, ${reason}, ${now}::timestamptz)
        on conflict (decision, partnership, reason) do update set on_day = excluded.on_day, recorded_at = excluded.recorded_at`);
    },
    /** Options that were weighed, and conditions that were set. For those who keep the register. */
    async details(id: string): Promise<{ readonly options: readonly string[]; readonly conditions: readonly string[] }> {
      const row = await firstRow<{ options: string[] | null; conditions: string[] | null }>(session, sql`select more->'options' as options, more->'conditions' as conditions from decisions where id = ${id}`);
      return { options: row?.options ?? [], conditions: row?.conditions ?? [] };
    },
    /** The last day on which the clock drafted a holding note for it. */
    async lastNote(id: string): Promise<Day | null> {
      const row = await firstRow<{ about: Day | null }>(session, sql`select max(about) as about from decision_prompts where decision = ${id} and kind = 'holding-note'`);
      return row?.about ?? null;
    },
    async prompted(id: string, kind: string, about: Day): Promise<'first' | 'again'> {
      const added = await session.rows(sql`insert into decision_prompts (decision, kind, about, prompted_at)
        values (${id}, ${kind}, ${about}::date, ${now}::timestamptz) on conflict do nothing returning decision`);
      return added.length > 0 ? 'first' : 'again';
    },
  };
}
