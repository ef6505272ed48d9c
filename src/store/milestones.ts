import sql, { empty, type Sql } from 'sql-template-tag';
import type { Interval } from '../domain/following.js';
import type { DecisionId, MilestoneId, PartnershipId, PersonId, RoleId } from '../domain/ids.js';
import type { Milestone } from '../domain/milestone.js';
import type { Reader } from '../domain/reader.js';
import type { Day, Instant, When } from '../domain/when.js';
import { cleared, type ReaderInRow } from './cleared.js';
import { firstRow, json, type Session } from './database.js';
import { keepHere } from './kept-here.js';

/** Which milestones are wanted; all that the reader may know where nothing is named. */
export interface MilestoneFilter {
  readonly id?: MilestoneId;
  readonly ids?: readonly MilestoneId[];
  readonly partnership?: PartnershipId;
  /** Those of these partnerships, and those of none. */
  readonly about?: readonly PartnershipId[];
}

/** A milestone to be put on record. Its baseline is the date that was agreed. */
export interface NewMilestone {
  readonly id: MilestoneId;
  readonly title: string;
  readonly kind: string;
  readonly owner: RoleId;
  readonly partnership: PartnershipId | null;
  readonly contingentOn: DecisionId | null;
  readonly baseline: When;
  /** For one that comes again: its rule (RFC 5545), and the series it continues. */
  readonly recurs?: { readonly rule: string; readonly series?: string; readonly start: Day };
}

/** The latest of a series of milestones that come again by a rule. */
export interface SeriesEnd {
  readonly series: MilestoneId;
  readonly rule: string;
  readonly start: Day;
  readonly latest: Day;
  readonly isDone: boolean;
  readonly title: string;
  readonly kind: string;
  readonly owner: RoleId;
  readonly partnership: PartnershipId | null;
}

/** Who put something on record, on which of the programme's days. */
export interface RecordedBy {
  readonly person: PersonId;
  readonly today: Day;
}

/** What varies from one reading of milestones to another. */
interface Reading {
  readonly wanted: 'some' | 'all';
  readonly which?: Sql;
  readonly readers?: Sql;
  readonly more?: Sql;
}

export function milestonesIn(session: Session, now: Instant) {
  /** The one way to read milestones `m`: for one reader, or for each of the readers that are rows of `readers`. */
  const read = <Found extends Milestone>(reader: Reader | ReaderInRow, asOf: Day, { wanted, which = empty, readers = empty, more = empty }: Reading) => session.rows<Found>(sql`
    select ${more} m.id, m.title, m.kind, m.owner_role as owner, m.partnership, m.with_partnerships as "with",
      m.contingent_on as "contingentOn", m.comes_after as after, coalesce(b.changes->-1->'baseline', m.baseline) as baseline, coalesce(b.changes, '[]') as rebaselined,
      coalesce((select jsonb_agg(jsonb_build_object('givenOn', f.given_on, 'forecast', f.forecast, 'reason',
          case when f.follows is null or ${cleared(reader, 'f.follows', 'question')} then f.reason else 'follows a decision' end) order by f.given_on, f.recorded_at nulls first)
        from milestone_forecasts f where f.milestone = m.id and f.given_on <= ${asOf}::date), '[]') as forecasts,
      (select a.actual from milestone_actuals a
        where a.milestone = m.id and a.known_on <= ${asOf}::date and a.withdrawn_at is null order by a.known_on desc limit 1) as actual
    from milestones m left join (
      select milestone, jsonb_agg(jsonb_build_object('givenOn', given_on, 'was', was, 'baseline', baseline, 'decision', decision) order by given_on, recorded_at nulls first) as changes
      from milestone_baselines where given_on <= ${asOf}::date group by milestone) b on b.milestone = m.id ${readers}
    where (m.known_on is null or m.known_on <= ${asOf}::date) and ${cleared(reader, 'm.id', 'record', wanted)} ${which}
    order by m.position, m.id`);

  const list = async (reader: Reader, asOf: Day, filter: MilestoneFilter = {}): Promise<Milestone[]> => {
    const wanted = Object.keys(filter).length === 0 ? 'all' : 'some';
    const one = filter.id === undefined ? empty : sql`and m.id = ${filter.id}`;
    const some = filter.ids === undefined ? empty : sql`and m.id = any(${[...filter.ids]}::text[])`;
    // A name that the planner cannot see (`select`) gives the same plan for every name, so that it plans once and not for each question.
    const of = filter.partnership === undefined
      ? empty
      : sql`and (m.partnership = (select ${filter.partnership}::text) or m.with_partnerships ? (select ${filter.partnership}::text))`;
    const about = filter.about === undefined
      ? empty
      : sql`and (m.partnership is null or m.partnership = any((select ${[...filter.about]}::text[])::text[]) or m.with_partnerships ?| (select ${[...filter.about]}::text[]))`;
    return read(reader, asOf, { wanted, which: sql`${one} ${some} ${of} ${about}` });
  };

  return {
    /** Milestones as they stood on record at the end of `asOf`, for this reader. */
    list,

    /** The same for many readers at once, each with the milestones that are wanted for them; in the order asked. */
    async listForEach(asked: readonly { readonly reader: Reader; readonly ids: readonly MilestoneId[] }[], asOf: Day): Promise<Milestone[][]> {
      const wanted = asked.flatMap(({ reader: { circles, at }, ids }, nth) => ids.map((id) => ({ nth, circles, at, id })));
      const rows = await read<Milestone & { nth: number }>({ row: 'r' }, asOf, {
        wanted: 'some', more: sql`r.nth,`,
        readers: sql`join jsonb_to_recordset(${json(wanted)}::jsonb) as r(nth integer, circles jsonb, at timestamptz, id text) on r.id = m.id`,
      });
      const found: Milestone[][] = asked.map(() => []);
      for (const { nth, ...milestone } of rows) found[nth]?.push(milestone);
      return found;
    },

    /** One milestone as it stands, locked until the end of the transaction. Null when this reader may not know of it. */
    async claim(reader: Reader, today: Day, id: MilestoneId): Promise<Milestone | null> {
      await session.rows(sql`select 1 from milestones where id = ${id} for update`);
      return (await list(reader, today, { id }))[0] ?? null;
    },

    /** The ids, owners and partnerships of all, whoever asks: for choosing a free id and nothing else. */
    async names(): Promise<Pick<Milestone, 'id' | 'owner' | 'partnership'>[]> {
      return session.rows(sql`select id, owner_role as owner, partnership from milestones order by position, id`);
    },

    async add(milestone: NewMilestone, { today }: Pick<RecordedBy, 'today'>): Promise<void> {
      await session.rows(sql`
        insert into milestones (id, position, title, kind, owner_role, partnership, contingent_on, baseline, known_on, more)
        values (${milestone.id}, (select coalesce(max(position) + 1, 0) from milestones), ${milestone.title}, ${milestone.kind}, ${milestone.owner},
          ${milestone.partnership}, ${milestone.contingentOn}, ${json(milestone.baseline)}::jsonb, ${today}::date,
          ${json(milestone.recurs === undefined ? {} : { recurs: milestone.recurs.rule, series: milestone.recurs.series, series_start: milestone.recurs.start })}::jsonb)`);
    },
    /** How a milestone comes again. Null for one that does not. */
    async recurs(id: MilestoneId): Promise<{ readonly rule: string; readonly start: Day; readonly on: Day } | null> {
      return firstRow(session, sql`
        select m.more->>'recurs' as rule, coalesce(m.more->>'series_start', m.baseline->>'d') as start, m.baseline->>'d' as on from milestones m
        where m.id = ${id} and m.more ? 'recurs' and m.baseline->>'p' = 'day'`);
    },
    /** A series comes no more; what is open of it stays. */
    async stopSeries(id: MilestoneId): Promise<void> {
      await session.rows(sql`
        update milestones set more = more - 'recurs' where coalesce(more->>'series', id) = (select coalesce(more->>'series', id) from milestones where id = ${id})`);
    },
    /** How far each series has come. For the bot's own rounds; nobody is shown it. */
    async seriesEnds(today: Day): Promise<SeriesEnd[]> {
      return session.rows<SeriesEnd>(sql`
        select distinct on (coalesce(m.more->>'series', m.id)) coalesce(m.more->>'series', m.id) as series, m.more->>'recurs' as rule,
          coalesce(m.more->>'series_start', m.baseline->>'d') as start, m.baseline->>'d' as latest, m.title, m.kind, m.owner_role as owner, m.partnership,
          exists (select 1 from milestone_actuals a where a.milestone = m.id and a.withdrawn_at is null and a.known_on <= ${today}::date) as "isDone"
        from milestones m where m.more ? 'recurs' and m.baseline->>'p' = 'day'
        order by coalesce(m.more->>'series', m.id), m.baseline->>'d' desc`);
    },

    /** A new forecast beside those before it. The one last recorded is the one that counts. */
    async reforecast(id: MilestoneId, forecast: When, reason: string, by: RecordedBy): Promise<void> {
      await session.rows(sql`
        insert into milestone_forecasts (milestone, given_on, forecast, reason, given_by, recorded_at)
        values (${id}, ${by.today}::date, ${json(forecast)}::jsonb, ${reason}, ${by.person}, ${now}::timestamptz)
        on conflict (milestone, given_on, forecast) do update set reason = excluded.reason, given_by = excluded.given_by, recorded_at = excluded.recorded_at`);
    },

    /** It comes so long after a decision from here on, or (null) no longer so; loading the file again does not take that back. */
    async comesAfter(id: MilestoneId, decision: DecisionId, after: Interval | null): Promise<void> {
      await session.rows(sql`update milestones set contingent_on = ${decision}, comes_after = nullif(${json(after)}::jsonb, 'null') where id = ${id}`);
      await keepHere(session, 'milestones', id, ['contingent_on', 'comes_after']);
    },

    async finish(id: MilestoneId, actual: When, by: RecordedBy): Promise<void> {
      await session.rows(sql`
        insert into milestone_actuals (milestone, actual, known_on, given_by, recorded_at)
        values (${id}, ${json(actual)}::jsonb, ${by.today}::date, ${by.person}, ${now}::timestamptz)
        on conflict (milestone, actual) do update set known_on = excluded.known_on, given_by = excluded.given_by, recorded_at = excluded.recorded_at, withdrawn_at = null`);
    },

    /** "Done" was said in error: the fact stays on record and no longer counts. False when there was none. */
    async unfinish(id: MilestoneId): Promise<boolean> {
      const withdrawn = await session.rows(sql`
        update milestone_actuals set withdrawn_at = ${now}::timestamptz where milestone = ${id} and withdrawn_at is null returning milestone`);
      return withdrawn.length > 0;
    },

    /** Another baseline, by a decision that the caller has checked. What was agreed before stays on record beside it. */
    async rebaseline(id: MilestoneId, { was, to, decision }: { readonly was: When | null; readonly to: When; readonly decision: DecisionId }, by: RecordedBy): Promise<void> {
      await session.rows(sql`
        insert into milestone_baselines (milestone, given_on, was, baseline, decision, given_by, recorded_at)
        values (${id}, ${by.today}::date, ${json(was)}::jsonb, ${json(to)}::jsonb, ${decision}, ${by.person}, ${now}::timestamptz)
        on conflict (milestone, given_on, baseline) do update set was = excluded.was, decision = excluded.decision, given_by = excluded.given_by, recorded_at = excluded.recorded_at`);
    },
  };
}
