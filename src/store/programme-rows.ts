import { earliestDay, latestDay } from '../domain/when.js';
import type { Day, When } from '../domain/when.js';
import type { ProgrammeFile } from '../grammar/programme-file/schema.js';
import { momentOf } from '../domain/moment.js';
import { returnsOf } from '../domain/highlight-report.js';

/** A row as the database takes it: a column for each key, jsonb values as they are. */
export type Row = Readonly<Record<string, unknown>>;

/** The rows of every table that a programme file fills, in an order in which references are met. */
export function rowsOf(file: ProgrammeFile): ReadonlyMap<string, readonly Row[]> {
  const zone = file.calendar.timezone;
  const position = <T>(list: readonly T[] | undefined, row: (item: T, position: number) => Row): Row[] => (list ?? []).map(row);
  const holdingLines = [...(file.holding_line ? [{ ...file.holding_line, single: true }] : []), ...(file.holding_lines ?? [])];

  return new Map<string, readonly Row[]>([
    ['programme', [{
      id: file.programme.id,
      name: file.programme.name,
      zone,
      nation: file.calendar.nation ?? 'GB-ENG',
      more: {
        programme: without(file.programme, ['id', 'name']),
        calendar: without(file.calendar, ['timezone', 'nation']),
        ...(file.calendar.nation === undefined ? { nation_assumed: true } : {}),
        ...present({
          phases: file.phases,
          report_authors: file.report_authors,
          terms_of_reference: file.terms_of_reference,
          schedule_rag_rule: file.schedule_rag_rule,
          reminders: file.reminders,
          evaluation_design: file.evaluation_design,
          findings: file.findings,
          words: file.words,
          funding: without(file.funding ?? {}, ['lines', 'instalments', 'conditions', ...allocationKeys(file)]),
          has_funding: file.funding === undefined ? undefined : true,
          released_time: file.released_time === undefined ? undefined : without(file.released_time, releasedQuarters(file)),
          audiences_named: file.audiences === undefined ? undefined : true,
        }),
      },
      edition: 1,
    }]],
    ['partnerships', position(file.partnerships, (p, at) => ({
      id: p.id, position: at, name: p.name, aliases: p.aliases ?? [], members: p.members,
      unconfirmed_members: p.fill_members ?? [], work: p.work ?? [], host_authority: p.host_authority ?? null,
      more: without(p, ['id', 'name', 'aliases', 'members', 'fill_members', 'work', 'host_authority']),
    }))],
    ['roles', position(file.roles, (role, at) => ({
      id: role.id, position: at, title: role.title, org: role.org ?? null, more: without(role, ['id', 'title', 'org']),
    }))],
    ['people', position(file.people, (person, at) => ({
      id: person.id, position: at, name: person.name, kind: person.kind ?? 'member', slack_user: person.slack ?? null,
      zone: person.zone ?? null, nation: person.nation ?? null, left_on: person.left_on ?? null,
      more: without(person, ['id', 'name', 'kind', 'slack', 'zone', 'nation', 'left_on', 'away', 'posts']),
    }))],
    ['absences', (file.people ?? []).flatMap((person) => (person.away ?? []).map(({ from, to }, at) => ({ person: person.id, from_day: from, to_day: to, position: at })))],
    ['appointments', (file.people ?? []).flatMap((person) => (person.posts ?? []).map((post, at) => ({
      person: person.id, role: post.role, partnership: post.partnership ?? null, authority: post.authority ?? null,
      deputy: post.deputy ?? false, starts_on: post.from ?? null, ends_on: post.until ?? null, position: at,
    })))],
    ['audiences', position(file.audiences, (audience, at) => ({
      id: audience.id, position: at, name: audience.name, roles: audience.roles ?? [], more: without(audience, ['id', 'name', 'roles']),
    }))],
    ['channels', position(file.channels, (channel, at) => ({
      name: channel.name, position: at, audience: channel.audience, slack_channel: channel.slack ?? null,
      more: without(channel, ['name', 'audience', 'slack']),
    }))],
    ['meetings', position(file.meetings, (meeting, at) => ({
      id: meeting.id, position: at, on_day: meeting.on.d, main_item: meeting.main_item ?? null,
      more: without(meeting, ['id', 'main_item', ...(meeting.on.text === undefined ? ['on'] : [])]),
    }))],
    ['decisions', position(file.decisions, (decision, at) => ({
      id: decision.id, position: at, title: decision.title, decision_owner: decision.decision_owner,
      raised_on: decision.raised_on ?? null, needed_by: decision.needed_by ?? null, outcome: decision.outcome ?? null,
      known_on: decisionKnownOn(decision),
      more: without(decision, ['id', 'title', 'decision_owner', 'raised_on', 'needed_by', 'outcome', 'forecast_history', ...decisionStates]),
    }))],
    ['decision_forecasts', (file.decisions ?? []).flatMap((decision) => (decision.forecast_history ?? []).map((given) => ({
      decision: decision.id, given_on: given.given_on, forecast: given.forecast, reason: given.reason,
      given_by: given.by ?? null, recorded_at: given.recorded_at ?? null,
    })))],
    ['decision_events', (file.decisions ?? []).flatMap((decision) => decisionEvents(decision))],
    ['milestones', position(file.milestones, (milestone, at) => ({
      id: milestone.id, position: at, title: milestone.title, kind: milestone.kind ?? 'milestone', owner_role: milestone.owner,
      partnership: milestone.partnership ?? null, with_partnerships: milestone.with ?? [],
      contingent_on: milestone.contingent_on ?? null, comes_after: milestone.after ?? null, baseline: milestone.baseline ?? null, known_on: null,
      more: without(milestone, ['id', 'title', 'kind', 'owner', 'partnership', 'with', 'contingent_on', 'after', 'baseline', 'forecast_history', 'actual', 'actual_known_on', 'rebaselined']),
    }))],
    ['milestone_baselines', (file.milestones ?? []).flatMap((milestone) => (milestone.rebaselined ?? []).map((given, at, all) => ({
      milestone: milestone.id, given_on: given.given_on, was: all[at - 1]?.baseline ?? milestone.baseline ?? null, baseline: given.baseline, decision: given.decision,
    })))],
    ['milestone_forecasts', (file.milestones ?? []).flatMap((milestone) => (milestone.forecast_history ?? []).map((given) => ({
      milestone: milestone.id, given_on: given.given_on,
      forecast: typeof given.forecast === 'string' ? { d: given.forecast, p: 'day' } : given.forecast,
      reason: given.reason, follows: given.follows ?? null, given_by: given.by ?? null, recorded_at: given.recorded_at ?? null,
    })))],
    ['milestone_actuals', (file.milestones ?? []).flatMap((milestone) => (milestone.actual ? [{
      milestone: milestone.id, actual: milestone.actual, known_on: milestone.actual_known_on ?? latestDay(whenOf(milestone.actual)),
      given_by: null, recorded_at: null, withdrawn_at: null,
    }] : []))],
    ['highlight_reports', returnsOf(file.highlight_reports ?? [], file.calendar).map((report, at) => ({
      partnership: report.partnership, quarter: report.quarter, due_on: report.due, returned_on: report.returned ?? null,
      self_rag: report.self_rag ?? null, confidence: report.confidence ?? null, comment: report.comment ?? null, position: at,
      more: without(report, ['partnership', 'quarter', 'due', 'returned', 'self_rag', 'confidence', 'comment']),
    }))],
    ['actions', position(file.actions, (action, at) => ({
      id: action.id, position: at, raised_at: action.raised_at, title: action.title, action_owner: action.owner,
      due_on: action.due, closed_on: action.closed ?? null, more: without(action, ['id', 'raised_at', 'title', 'owner', 'due', 'closed']),
    }))],
    ['risks', position(file.risks, (risk, at) => ({
      id: risk.id, position: at, title: risk.title, risk_owner: risk.owner, likelihood: risk.likelihood, impact: risk.impact,
      response: risk.response, review_on: risk.review, more: without(risk, ['id', 'title', 'owner', 'likelihood', 'impact', 'response', 'review']),
    }))],
    ['funding_lines', position(file.funding?.lines, (line, at) => ({
      year: line.year, position: at, total_gbp: line.total_gbp, status: line.status, decision: line.decision ?? null,
      more: without(line, ['year', 'total_gbp', 'status', 'decision']),
    }))],
    ['allocations', allocationKeys(file).flatMap((key) => Object.entries(amounts(file.funding?.[key])).map(([partnership, amount], at) => ({
      year: key.replace(/^allocations_(\d{4})_(\d{2})$/, '$1-$2'), partnership, amount_gbp: amount, position: at,
    })))],
    ['instalments', position(file.funding?.instalments, (instalment) => ({ due_on: instalment.due, share: instalment.share }))],
    ['conditions', position(file.funding?.conditions, (condition, at) => ({
      id: condition.id, position: at, text: condition.text, due: condition.due, more: without(condition, ['id', 'text', 'due']),
    }))],
    ['released_time', releasedQuarters(file).flatMap((quarter) => Object.entries(amounts(file.released_time?.[quarter])).map(([partnership, days], at) => ({
      quarter, partnership, days, position: at,
    })))],
    ['holding_lines', holdingLines.map((line, at) => ({
      id: line.id, position: at, text: line.text, approved_by: line.approved_by ?? null, about: line.about ?? null,
      starts: line.in_force[0], ends: line.in_force[1], starts_at: momentOf(line.in_force[0], zone),
      ends_at: line.in_force[1] === null ? null : momentOf(line.in_force[1], zone),
      more: without(line, ['id', 'text', 'approved_by', 'about', 'in_force']),
    }))],
    ['told', position(file.told_log, (told, at) => ({
      item: told.item, audience: told.audience, happened: told.when, position: at, more: without(told, ['item', 'audience', 'when']),
    }))],
  ]);
}

type FileDecision = NonNullable<ProgrammeFile['decisions']>[number];
type FileWhen = NonNullable<FileDecision['announced']>;

/** The states of a decision that have a date of their own, by their name in the file. */
export const decisionStates = ['decided_on', 'announced', 'effective', 'deferred', 'superseded', 'withdrawn'] as const;

function decisionEvents(decision: FileDecision): Row[] {
  const event = (state: string, when: FileWhen | null | undefined): Row[] => (when ? [{
    decision: decision.id, state, happened: without(when, ['at']), known_on: latestDay(whenOf(when)), meeting: when.at ?? null, more: {}, recorded_at: null,
  }] : []);
  return [
    ...event('decided', decision.decided_on),
    ...event('announced', decision.announced),
    ...event('effective', decision.effective),
    ...(decision.deferred ?? []).flatMap((when) => event('deferred', when)),
    ...event('superseded', decision.superseded),
    ...event('withdrawn', decision.withdrawn),
  ];
}

/** A decision is on record from the day it was raised; one that was never raised, from the first thing known of it. */
function decisionKnownOn(decision: FileDecision): Day {
  if (decision.raised_on) return earliestDay(whenOf(decision.raised_on));
  const first = decision.decided_on ?? decision.announced ?? decision.needed_by;
  return first ? earliestDay(whenOf(first)) : ('0001-01-01' as Day);
}

export function whenOf(when: FileWhen): When {
  return when.text === undefined ? { d: when.d, p: when.p } : { d: when.d, p: when.p, text: when.text };
}

function allocationKeys(file: ProgrammeFile): string[] {
  return Object.keys(file.funding ?? {}).filter((key) => key.startsWith('allocations_'));
}

function releasedQuarters(file: ProgrammeFile): string[] {
  return Object.keys(file.released_time ?? {}).filter((key) => /^\d{4}-\d{2}-Q[1-4]$/.test(key));
}

function amounts(table: unknown): Record<string, unknown> {
  return typeof table === 'object' && table !== null ? { ...table } : {};
}

function without(record: object, keys: readonly string[]): Record<string, unknown> {
  return present(Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key))));
}

function present(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}
