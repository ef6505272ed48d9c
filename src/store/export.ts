import sql from 'sql-template-tag';
import { latestDay, type Day, type When } from '../domain/when.js';
import { firstRow, type Session } from './database.js';

type Fields = Record<string, unknown>;
type Table = readonly Fields[];

/** The programme as its file would hold it: importing what this returns changes nothing. Null while the store is empty. */
export async function exportProgramme(session: Session): Promise<Fields | null> {
  const head = await firstRow<{ id: string; name: string; zone: string; nation: string; more: Record<string, Fields | undefined> }>(
    session, sql`select id, name, zone, nation, more from programme`);
  if (head === null) return null;
  const all = (table: keyof typeof statements) => session.rows<Fields>(statements[table]);
  const [forecasts, events, rebaselined, slips, actuals, posts] = [
    group(await all('decision_forecasts'), 'decision'), group(await all('decision_events'), 'decision'),
    group(await all('milestone_baselines'), 'milestone'), group(await all('milestone_forecasts'), 'milestone'), group(await all('milestone_actuals'), 'milestone'),
    group(await all('appointments'), 'person'),
  ];
  const away = group(await all('absences'), 'person');
  const { more } = head;
  return filled({
    programme: { id: head.id, name: head.name, ...more['programme'] },
    calendar: { timezone: head.zone, ...(more['nation_assumed'] ? {} : { nation: head.nation }), ...more['calendar'] },
    words: more['words'],
    phases: more['phases'],
    partnerships: (await all('partnerships')).map(({ more: rest, fill_members: fill, ...row }) => filled({ ...row, fill_members: list(fill), ...fields(rest) })),
    roles: (await all('roles')).map(spread),
    people: list((await all('people')).map(({ kind, ...row }) => spread({
      ...row, kind: kind === 'member' ? null : kind,
      posts: list((posts.get(String(row['id'])) ?? []).map(({ person: _, deputy, ...post }) => filled({ ...post, deputy: deputy === true ? true : null }))),
      away: list((away.get(String(row['id'])) ?? []).map(({ person: _, ...stretch }) => stretch)),
    }))),
    audiences: more['audiences_named'] ? (await all('audiences')).map(spread) : null,
    report_authors: more['report_authors'],
    terms_of_reference: more['terms_of_reference'],
    meetings: list((await all('meetings')).map(({ on_day: day, more: rest, ...row }) => filled({ ...row, on: { d: day, p: 'day' }, ...fields(rest) }))),
    decisions: list((await all('decisions')).map((row) => decision(row, forecasts, events))),
    milestones: list((await all('milestones')).map((row) => milestone(row, rebaselined, slips, actuals))),
    schedule_rag_rule: more['schedule_rag_rule'],
    reminders: more['reminders'],
    highlight_reports: list((await all('highlight_reports')).map((row) => ({ ...spread(row), returned: row['returned'] }))),
    actions: list((await all('actions')).map(spread)),
    risks: list((await all('risks')).map(spread)),
    funding: more['has_funding'] ? await funding(session, more['funding']) : null,
    released_time: more['released_time'] ? { ...more['released_time'], ...tables(await all('released_time'), (quarter) => quarter, 'quarter', 'days') } : null,
    evaluation_design: more['evaluation_design'],
    findings: more['findings'],
    ...holdingLines(await all('holding_lines')),
    told_log: list((await all('told')).map(spread)),
    channels: list((await all('channels')).map(spread)),
  });
}

const statements = {
  partnerships: sql`select id, name, aliases, members, unconfirmed_members as fill_members, host_authority, work, more from partnerships order by position`,
  roles: sql`select id, title, org, more from roles order by position`,
  people: sql`select id, name, kind, slack_user as slack, zone, nation, left_on, more from people order by position`,
  appointments: sql`select person, role, partnership, authority, deputy, starts_on as "from", ends_on as until from appointments order by person, position`,
  absences: sql`select person, from_day as "from", to_day as "to" from absences where withdrawn_at is null order by person, position, from_day`,
  audiences: sql`select id, name, roles, more from audiences order by position`,
  meetings: sql`select id, on_day, main_item, case when replies_noted = '[]' then more else jsonb_set(more, '{replies}', coalesce(more->'replies', '[]') || replies_noted) end as more from meetings order by position`,
  decisions: sql`select id, title, decision_owner, raised_on, needed_by, outcome, more from decisions order by position`,
  decision_forecasts: sql`select decision, given_on, forecast, reason, given_by as by, recorded_at from decision_forecasts order by decision, given_on, recorded_at nulls first`,
  decision_events: sql`select decision, state, happened, meeting from decision_events order by decision, known_on`,
  milestones: sql`select id, title, nullif(kind, 'milestone') as kind, partnership, with_partnerships, contingent_on, comes_after as after, baseline, owner_role as owner, more from milestones order by position, id`,
  milestone_baselines: sql`select milestone, given_on, baseline, decision from milestone_baselines order by milestone, given_on, recorded_at nulls first`,
  milestone_forecasts: sql`select milestone, given_on, forecast, reason, follows, given_by as by, recorded_at from milestone_forecasts order by milestone, given_on, recorded_at nulls first`,
  milestone_actuals: sql`select milestone, actual, known_on from milestone_actuals where withdrawn_at is null order by milestone, known_on`,
  highlight_reports: sql`select partnership, quarter, due_on as due, returned_on as returned, self_rag, confidence, comment, more from highlight_reports order by quarter, position`,
  actions: sql`select id, raised_at, title, action_owner as owner, due_on as due, closed_on as closed, more from actions order by position`,
  risks: sql`select id, title, likelihood, impact, risk_owner as owner, response, review_on as review, more from risks order by position`,
  funding_lines: sql`select year, total_gbp, status, decision, more from funding_lines order by position`,
  allocations: sql`select year, partnership, amount_gbp from allocations order by year, position`,
  instalments: sql`select due_on as due, share from instalments order by due_on`,
  conditions: sql`select id, text, due, more from conditions order by position`,
  released_time: sql`select quarter, partnership, days from released_time order by quarter, position`,
  holding_lines: sql`select id, text, approved_by, about, starts, ends, more from holding_lines order by starts, id`,
  told: sql`select item, audience, happened as "when", more from told order by position`,
  channels: sql`select name, audience, slack_channel as slack, more from channels order by position`,
} as const;

function decision(row: Fields, forecasts: ReadonlyMap<string, Table>, events: ReadonlyMap<string, Table>): Fields {
  const id = String(row['id']);
  const states = events.get(id) ?? [];
  const happened = (state: string) => states.filter((event) => event['state'] === state)
    .map(({ happened: when, meeting }) => filled({ ...fields(when), at: meeting }));
  return filled({
    ...spread(row),
    forecast_history: list((forecasts.get(id) ?? []).map(({ decision: _, ...given }) => filled(given))),
    decided_on: happened('decided')[0],
    announced: happened('announced')[0],
    effective: happened('effective')[0],
    deferred: list(happened('deferred')),
    superseded: happened('superseded')[0],
    withdrawn: happened('withdrawn')[0],
  });
}

function milestone(row: Fields, rebaselined: ReadonlyMap<string, Table>, slips: ReadonlyMap<string, Table>, actuals: ReadonlyMap<string, Table>): Fields {
  const id = String(row['id']);
  const { with_partnerships: shared, ...rest } = row;
  const done = (actuals.get(id) ?? []).at(-1);
  return filled({
    ...spread(rest),
    with: list(shared),
    rebaselined: list((rebaselined.get(id) ?? []).map(({ milestone: _, ...given }) => filled(given))),
    forecast_history: list((slips.get(id) ?? []).map(({ milestone: _, forecast, ...given }) => filled({ ...given, forecast: dayOrWhen(forecast) }))),
    actual: done?.['actual'],
    actual_known_on: done && !knownByItself(done) ? done['known_on'] : null,
  });
}

/** Whether the day an actual became known is the one a file would assume of it: its last possible day. */
function knownByItself(done: Fields): boolean {
  const actual = fields(done['actual']);
  const when: When = { d: String(actual['d']), p: String(actual['p']) as When['p'], ...(typeof actual['text'] === 'string' ? { text: actual['text'] } : {}) };
  return latestDay(when) === (done['known_on'] as Day);
}

function dayOrWhen(forecast: unknown): unknown {
  const when = fields(forecast);
  return when['p'] === 'day' && when['text'] === undefined ? when['d'] : when;
}

async function funding(session: Session, more: Fields | undefined): Promise<Fields> {
  const all = (table: keyof typeof statements) => session.rows<Fields>(statements[table]);
  return filled({
    ...more,
    lines: list((await all('funding_lines')).map(spread)),
    ...tables(await all('allocations'), (year) => `allocations_${year.replace('-', '_')}`, 'year', 'amount_gbp'),
    instalments: list(await all('instalments')),
    conditions: list((await all('conditions')).map(spread)),
  });
}

/** Rows of (period, partnership, number) as a table for each period. */
function tables(rows: Table, key: (period: string) => string, period: string, number: string): Fields {
  const found: Record<string, Fields> = {};
  for (const row of rows) {
    const at = key(String(row[period]));
    found[at] = { ...found[at], [String(row['partnership'])]: row[number] };
  }
  return found;
}

function holdingLines(rows: Table): Fields {
  const line = ({ starts, ends, ...row }: Fields) => filled({ ...spread(row), single: null, in_force: [starts, ends] });
  const single = rows.filter((row) => fields(row['more'])['single'] === true);
  const others = rows.filter((row) => fields(row['more'])['single'] !== true);
  return filled({ holding_line: single[0] ? line(single[0]) : null, holding_lines: list(others.map(line)) });
}

function spread({ more, ...row }: Fields): Fields {
  return filled({ ...row, ...fields(more) });
}

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** Leaves out what has no value. */
function filled(row: Fields): Fields {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== undefined));
}

function list(value: unknown): unknown {
  return Array.isArray(value) && value.length > 0 ? value : null;
}

function group(rows: Table, by: string): ReadonlyMap<string, Table> {
  const groups = new Map<string, Fields[]>();
  for (const row of rows) groups.set(String(row[by]), [...(groups.get(String(row[by])) ?? []), row]);
  return groups;
}
