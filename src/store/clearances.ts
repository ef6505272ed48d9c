import sql from 'sql-template-tag';
import { tellingNothing } from '../domain/announcement.js';
import { allPartners, evaluation, everyone, group, officials, type Audience } from '../domain/audiences.js';
import {
  actionClearances, allocationClearances, conditionClearances, decisionClearances, earliest, findingClearances, fundingClearances, isOpenMoney,
  meetingClearances, milestoneClearances, openAllocationClearances, openInstalmentClearances, releasedTimeClearances, reportClearances, riskClearances, surveyClearances, usualForMoney,
  type Clearance, type MilestoneFacts, type Telling,
} from '../domain/clearance.js';
import type { AudienceId, DecisionId } from '../domain/ids.js';
import { momentOf } from '../domain/moment.js';
import { quarterOf } from '../domain/quarters.js';
import { tellingsOf } from '../domain/telling.js';
import { latestDay, type Day, type Instant, type When } from '../domain/when.js';
import { readAudiences } from '../grammar/audience.js';
import { readAllAudiences, readRegister } from './audiences.js';
import { firstRow, json, type Session } from './database.js';
import { lettersHad, partnershipsInLetters } from './letters.js';

/** How a record that has no id of its own is named in the clearances. SQL that joins them builds the same names. */
export const recordName = {
  report: (quarter: string, partnership: string) => `report/${quarter}/${partnership}`,
  funding: (year: string) => `funding/${year}`,
  allocation: (year: string, partnership: string) => `allocation/${year}/${partnership}`,
  instalment: (day: string) => `instalment/${day}`,
  releasedTime: (quarter: string, partnership: string) => `released-time/${quarter}/${partnership}`,
  survey: 'survey',
  finding: (position: number) => `finding/${position}`,
} as const;

/**
 * Works out anew who may know what, from the rules and the register, and writes what differs. Called in the same
 * transaction as any change to what the rules read.
 */
export async function refreshClearances(session: Session): Promise<void> {
  const wanted = await wantedClearances(session);
  await session.rows(sql`
    with wanted as (
      select record, aspect, audience, known_from from jsonb_to_recordset(${json(wanted.map(asRow))}::jsonb)
        as w(record text, aspect text, audience text, known_from timestamptz)
    ), gone as (
      delete from clearances c where not exists (
        select 1 from wanted w where (w.record, w.aspect, w.audience) = (c.record, c.aspect, c.audience))
    )
    insert into clearances as c (record, aspect, audience, known_from) select record, aspect, audience, known_from from wanted
    on conflict (record, aspect, audience) do update set known_from = excluded.known_from where c.known_from is distinct from excluded.known_from`);
}

function asRow({ record, aspect, audience, knownFrom }: Clearance) {
  return { record, aspect, audience, known_from: knownFrom };
}

/** Who was told of each decision's outcome and from when, by the told log and by what was announced without one. */
export async function tellings(session: Session, audiences: readonly Audience[], zone: string): Promise<ReadonlyMap<string, Telling[]>> {
  const partnerships = (await session.rows<{ id: string }>(sql`select id from partnerships`)).map(({ id }) => id);
  const told = await session.rows<{ item: string; audience: string; happened: When; more: { at?: string; how?: string } }>(
    sql`select item, audience, happened, more from told order by position`);
  const ends = (await session.rows<{ ends: string }>(sql`select ends from holding_lines where ends is not null`)).map(({ ends: text }) => text);
  const events = await session.rows<{ decision: string; state: string; happened: When; recorded_at: Instant | null }>(
    sql`select decision, state, happened, recorded_at from decision_events where state in ('announced', 'decided')`);
  const found = new Map<string, Telling[]>();
  const add = (decision: string, more: readonly Telling[]) => found.set(decision, [...(found.get(decision) ?? []), ...more]);
  const releases = await agreedReleases(session);
  for (const one of told) {
    const read = readAudiences(one.audience, audiences, partnerships).audiences;
    const all = tellingsOf([{ audiences: read, happened: one.happened, at: one.more.at ?? null }], ends, zone);
    const byRelease = /^ANN-\d+$/.test(one.more.how ?? '');
    add(one.item, byRelease ? all : all.filter((telling) => !releases.some((release) => release.decision === one.item && givesWay(telling, release))));
  }
  const logged = new Set([...found.keys(), ...releases.map(({ decision }) => decision)]);
  for (const { decision, state, happened, recorded_at: recorded } of events) {
    // Taken, and put down here: nobody was told by that but the sponsor's own people.
    if (state === 'decided' && recorded !== null) add(decision, [{ audience: officials, from: recorded }]);
    if (logged.has(decision) || recorded !== null) continue;
    // A decision with no told log: announced means announced to all; taken but not announced is for those who steer.
    const circle: readonly AudienceId[] = state === 'announced' ? [group, allPartners, everyone] : [group];
    add(decision, circle.map((audience) => ({ audience, from: momentOf(latestDay(happened), zone) })));
  }
  return found;
}

interface AgreedRelease {
  readonly decision: string;
  readonly since: Instant;
  readonly audiences: readonly AudienceId[];
}

/** Releases that somebody approved, whatever became of them since: from then on their decision is told by a release alone. */
async function agreedReleases(session: Session): Promise<AgreedRelease[]> {
  return session.rows<AgreedRelease>(sql`
    select a.decision, (select min(p.approved_at) from announcement_approvals p where p.announcement = a.id) as since,
      coalesce((select jsonb_agg(distinct one.audience) from announcement_stages s cross join jsonb_array_elements_text(s.audiences) as one(audience) where s.announcement = a.id), '[]') as audiences
    from announcements a where a.decision is not null and not (a.kind = any(${[...tellingNothing]}::text[]))
      and exists (select 1 from announcement_approvals p where p.announcement = a.id)`);
}

/** A plan of the register for the same people, or for everybody, gives way to an agreed release, also when a file brings it back. */
function givesWay({ audience, from }: Telling, { since, audiences }: AgreedRelease): boolean {
  return from > since && (audiences.includes(audience) || audience === everyone || audience === allPartners);
}

interface MilestoneRow {
  readonly id: string;
  readonly title: string;
  readonly owner_role: string;
  readonly partnership: string | null;
  readonly with_partnerships: readonly string[];
  readonly contingent_on: string | null;
  readonly done_on: Day | null;
}

/**
 * The same for one milestone that was added, done or reopened: its own rows alone, unless others hang on it (grant
 * letters, a published report).
 */
export async function refreshMilestoneClearances(session: Session, id: string): Promise<void> {
  const [row] = await milestoneClearanceRows(session, id);
  const head = await firstRow<{ zone: string; more: { findings?: { report?: string }[]; funding?: { letters?: string } } }>(session, sql`select zone, more from programme`);
  if (row === undefined || head === null) return;
  const named = [head.more.funding?.letters, ...(head.more.findings ?? []).map(({ report }) => report)];
  if (named.includes(id) || /\b(letters?|published)\b/i.test(row.title)) return refreshClearances(session);
  const audiences = await readAllAudiences(session);
  const told = row.contingent_on === null ? [] : (await tellings(session, audiences, head.zone)).get(row.contingent_on) ?? [];
  const wanted = earliest(milestoneClearances(factsOf(row, audiences, head.zone), told));
  await session.rows(sql`
    with wanted as (
      select record, aspect, audience, known_from from jsonb_to_recordset(${json(wanted.map(asRow))}::jsonb) as w(record text, aspect text, audience text, known_from timestamptz)
    ), gone as (
      delete from clearances c where c.record = ${id} and not exists (select 1 from wanted w where (w.record, w.aspect, w.audience) = (c.record, c.aspect, c.audience))
    )
    insert into clearances as c (record, aspect, audience, known_from) select record, aspect, audience, known_from from wanted
    on conflict (record, aspect, audience) do update set known_from = excluded.known_from where c.known_from is distinct from excluded.known_from`);
}

function factsOf(row: MilestoneRow, audiences: readonly Audience[], zone: string): MilestoneFacts {
  return {
    id: row.id,
    title: row.title,
    owner: row.owner_role,
    partnerships: [...(row.partnership === null ? [] : [row.partnership]), ...row.with_partnerships],
    ownerInEvaluation: (audiences.find((audience) => audience.id === evaluation)?.roles ?? []).some((role) => role === row.owner_role),
    contingentOn: row.contingent_on,
    doneFrom: row.done_on === null ? null : momentOf(row.done_on, zone),
  };
}

/** The rows of milestones as the rules read them; all, or the one named. */
export async function milestoneClearanceRows(session: Session, id?: string): Promise<MilestoneRow[]> {
  return session.rows<MilestoneRow>(sql`
    select m.id, m.title, m.owner_role, m.partnership, m.with_partnerships, m.contingent_on,
      (select min(a.known_on) from milestone_actuals a where a.milestone = m.id and a.withdrawn_at is null) as done_on
    from milestones m where ${id ?? null}::text is null or m.id = ${id ?? null}`);
}

async function wantedClearances(session: Session): Promise<Clearance[]> {
  const head = await firstRow<{ zone: string; more: { findings?: { report?: string }[]; funding?: { letters?: string; audiences?: AudienceId[] }; calendar?: { financial_year_starts?: string }; evaluation_design?: unknown } }>(
    session, sql`select zone, more from programme`);
  if (head === null) return [];
  const { audiences, duties } = await readRegister(session);
  const told = await tellings(session, audiences, head.zone);
  const of = (decision: string | null): readonly Telling[] => (decision === null ? [] : told.get(decision) ?? []);
  const from = (day: Day | null): Instant | null => (day === null ? null : momentOf(day, head.zone));

  const milestones = await milestoneClearanceRows(session);
  const decisions = await session.rows<{ id: DecisionId }>(sql`select id from decisions`);
  const reports = await session.rows<{ quarter: string; partnership: string }>(sql`select quarter, partnership from highlight_reports`);
  const actions = await session.rows<{ id: string; action_owner: string }>(sql`select id, action_owner from actions`);
  const risks = await session.rows<{ id: string }>(sql`select id from risks`);
  const lines = await session.rows<{ year: string; status: string; decision: string | null }>(sql`select year, status, decision from funding_lines`);
  const allocations = await session.rows<{ year: string; partnership: string }>(sql`select year, partnership from allocations`);
  const instalments = await session.rows<{ due_on: string }>(sql`select due_on from instalments`);
  const conditions = await session.rows<{ id: string; waits: boolean }>(sql`select k.id, exists (select 1 from decisions d where d.more->'dependents' ? k.id) as waits from conditions k`);
  const releasedTime = await session.rows<{ quarter: string; partnership: string }>(sql`select quarter, partnership from released_time`);
  const meetings = await session.rows<{ id: string }>(sql`select id from meetings`);
  const facilitatorRoles = [...duties].filter(([, does]) => does.includes('facilitator')).map(([role]) => role);

  const letters = milestones.find(({ id }) => id === head.more.funding?.letters)
    ?? milestones.find(({ title, contingent_on: on }) => on !== null && /\bletters?\b/i.test(title));
  const lettersFrom = from(letters?.done_on ?? null);
  const letterHad = await lettersHad(session, lettersFrom);
  const openYears = new Set(lines.filter(isOpenMoney).map(({ year }) => year));
  const forMoney = head.more.funding?.audiences ?? usualForMoney;
  const places = (await session.rows<{ id: string }>(sql`select id from partnerships`)).map(({ id }) => id);
  const startMonth = Number((head.more.calendar?.financial_year_starts ?? '04-01').slice(0, 2));
  const isOpenYear = (day: string) => openYears.has(quarterOf(day as Day, startMonth).slice(0, 7));
  const inLetters = await partnershipsInLetters(session, letters?.contingent_on ?? null);
  const ownLetters = inLetters.map(({ year, partnership }) => ({ partnership, from: letterHad.from(year, partnership) }));
  const published = milestones.find(({ title, done_on: done }) => done !== null && /\bfinal report\b.*\bpublished\b/i.test(title));
  const publishedFrom = (report: string | undefined) =>
    from((report === undefined ? published : milestones.find(({ id }) => id === report))?.done_on ?? null);

  return earliest([
    ...decisions.flatMap(({ id }) => decisionClearances(id, of(id))),
    ...milestones.flatMap((row) => milestoneClearances(factsOf(row, audiences, head.zone), of(row.contingent_on))),
    ...reports.flatMap(({ quarter, partnership }) => reportClearances(recordName.report(quarter, partnership), partnership)),
    ...actions.flatMap(({ id, action_owner: owner }) => actionClearances(id, owner, facilitatorRoles)),
    ...risks.flatMap(({ id }) => riskClearances(id)),
    ...lines.flatMap(({ year, decision }) => fundingClearances(recordName.funding(year), decision, of(decision))),
    ...allocations.flatMap(({ year, partnership }) => (openYears.has(year) && !letterHad.carried(year, partnership)
      ? openAllocationClearances(recordName.allocation(year, partnership), partnership, forMoney)
      : allocationClearances(recordName.allocation(year, partnership), partnership, letterHad.from(year, partnership)))),
    ...instalments.flatMap(({ due_on: day }) => (isOpenYear(day) ? openInstalmentClearances(recordName.instalment(day), places, forMoney) : conditionClearances(recordName.instalment(day), ownLetters))),
    // Where no letters are to bring them and all money is settled, its terms are known as its instalments are: beside money that a decision still holds they could be of that.
    ...conditions.flatMap(({ id, waits }) => (letters === undefined && openYears.size > 0 && lines.every(isOpenMoney) && !waits ? openInstalmentClearances(id, places, forMoney) : conditionClearances(id, ownLetters))),
    ...releasedTime.flatMap(({ quarter, partnership }) => releasedTimeClearances(recordName.releasedTime(quarter, partnership), partnership)),
    ...meetings.flatMap(({ id }) => meetingClearances(id)),
    ...(head.more.evaluation_design === undefined ? [] : surveyClearances(recordName.survey)),
    ...(head.more.findings ?? []).flatMap((finding, at) => findingClearances(recordName.finding(at), publishedFrom(finding.report))),
  ]);
}
