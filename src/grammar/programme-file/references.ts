import { group, isShare, standardAudiences } from '../../domain/audiences.js';
import { eachItsOwn } from '../../domain/clearance.js';
import { contradictions } from './reminder-policies.js';
import type { ProgrammeFile } from './schema.js';

/** Something in the file that names a record which the file does not hold, or a record that is there twice. */
export interface Dangling {
  readonly path: readonly (string | number)[];
  readonly what: string;
}

type Known = ReadonlyMap<string, ReadonlySet<string>>;

/** Finds every reference to nothing, every id used twice, and every period that ends before it begins. */
export function danglingReferences(file: ProgrammeFile): Dangling[] {
  const found: Dangling[] = [...contradictions(file.reminders ?? [])];
  const known = knownIds(file, found);

  const check = (kind: string, id: string | null | undefined, ...path: (string | number)[]) => {
    if (id === null || id === undefined) return;
    if (!known.get(kind)?.has(id)) found.push({ path, what: `there is no ${kind} "${id}" in this file` });
  };

  file.people?.forEach((person, at) => {
    person.posts?.forEach((post, n) => {
      check('role', post.role, 'people', at, 'posts', n, 'role');
      check('partnership', post.partnership, 'people', at, 'posts', n, 'partnership');
      if (post.from && post.until && post.until < post.from) {
        found.push({ path: ['people', at, 'posts', n, 'until'], what: `ends (${post.until}) before it begins (${post.from})` });
      }
    });
  });
  file.people?.forEach((person, at) => {
    person.away?.forEach(({ from, to }, n) => {
      if (to < from) found.push({ path: ['people', at, 'away', n, 'to'], what: `ends (${to}) before it begins (${from})` });
    });
  });
  file.audiences?.forEach((audience, at) => {
    audience.roles?.forEach((role, n) => check('role', role, 'audiences', at, 'roles', n));
  });
  file.decisions?.forEach((decision, at) => {
    check('role', decision.decision_owner, 'decisions', at, 'decision_owner');
    check('meeting', decision.announced?.at, 'decisions', at, 'announced', 'at');
    decision.informed_by?.forEach((id, n) => check('milestone', id, 'decisions', at, 'informed_by', n));
    decision.dependents?.forEach((id, n) => check('record', id, 'decisions', at, 'dependents', n));
  });
  file.milestones?.forEach((milestone, at) => {
    check('role', milestone.owner, 'milestones', at, 'owner');
    check('partnership', milestone.partnership, 'milestones', at, 'partnership');
    check('decision', milestone.contingent_on, 'milestones', at, 'contingent_on');
    if (milestone.after !== undefined && milestone.contingent_on === undefined) found.push({ path: ['milestones', at, 'after'], what: 'needs the decision it comes after, in `contingent_on`' });
    milestone.forecast_history?.forEach(({ follows }, n) => check('decision', follows, 'milestones', at, 'forecast_history', n, 'follows'));
    milestone.with?.forEach((id, n) => check('partnership', id, 'milestones', at, 'with', n));
  });
  file.partnerships?.forEach((partnership, at) => {
    partnership.commitments?.forEach((one, n) => check('decision', one.waits_on, 'partnerships', at, 'commitments', n, 'waits_on'));
  });
  file.highlight_reports?.forEach((report, at) => check('partnership', report.partnership, 'highlight_reports', at, 'partnership'));
  file.risks?.forEach((risk, at) => check('role', risk.owner, 'risks', at, 'owner'));
  file.meetings?.forEach((meeting, at) => {
    meeting.replies?.forEach((reply, n) => check('role', reply.role, 'meetings', at, 'replies', n, 'role'));
    if (meeting.on.p !== 'day') found.push({ path: ['meetings', at, 'on', 'p'], what: 'a meeting needs a day; keep a vaguer date in known_as' });
  });
  file.funding?.lines?.forEach((line, at) => check('decision', line.decision, 'funding', 'lines', at, 'decision'));
  check('milestone', file.funding?.letters, 'funding', 'letters');
  file.funding?.audiences?.forEach((id, n) => {
    if (![...wholeAudiences(file), group, eachItsOwn].some((one) => one === id)) found.push({ path: ['funding', 'audiences', n], what: `there is no audience "${id}" in this file` });
  });
  for (const [key, value] of Object.entries(file.funding ?? {})) {
    if (!/^allocations_\d{4}_\d{2}$/.test(key)) {
      if (isTable(value) && !fundingKeys.has(key)) found.push({ path: ['funding', key], what: 'is not a key this place knows' });
      continue;
    }
    for (const id of Object.keys(isTable(value) ? value : {})) check('partnership', id, 'funding', key, id);
  }
  for (const [key, value] of Object.entries(file.released_time ?? {})) {
    if (releasedTimeKeys.has(key)) continue;
    if (!/^\d{4}-\d{2}-Q[1-4]$/.test(key)) found.push({ path: ['released_time', key], what: 'expected a quarter such as 2005-06-Q1' });
    for (const id of Object.keys(isTable(value) ? value : {})) check('partnership', id, 'released_time', key, id);
  }
  file.told_log?.forEach((told, at) => check('record', told.item, 'told_log', at, 'item'));
  file.channels?.forEach((channel, at) => {
    channel.members?.forEach((id, n) => check('person', id, 'channels', at, 'members', n));
    if (channel.audience.includes(':') && !known.get('audience')?.has(channel.audience) && !isShare(channel.audience, wholeAudiences(file), [...(known.get('partnership') ?? [])])) {
      found.push({ path: ['channels', at, 'audience'], what: `"${channel.audience}" is no partnership's share of an audience: an audience, a colon and the id of a partnership in this file` });
    }
  });
  const lines = [...(file.holding_lines ?? []), ...(file.holding_line ? [file.holding_line] : [])];
  lines.forEach((line) => {
    check('record', line.about, 'holding_lines');
    const [from, until] = line.in_force;
    if (until !== null && until <= from) found.push({ path: ['holding_lines'], what: `${line.id} ends (${until}) before it begins (${from})` });
  });
  return found;
}

const fundingKeys = new Set(['audiences', 'lines', 'instalments', 'conditions', 'letters', 'average_per_partnership_gbp', 'src']);
const releasedTimeKeys = new Set(['definition', 'notional_day_rate_gbp', 'src']);

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Those of the file, and those that every programme has. */
export function wholeAudiences(file: ProgrammeFile): string[] {
  return [...(file.audiences ?? []).map(({ id }) => id), ...standardAudiences({ roles: [], members: [], inAttendance: [], duties: new Map(), body: file.programme.national_body }).map(({ id }) => id)];
}

function knownIds(file: ProgrammeFile, found: Dangling[]): Known {
  const known = new Map<string, Set<string>>();
  const records = new Set<string>();
  const take = (kind: string, section: string, ids: readonly string[], isRecord: 'record' | 'other') => {
    const seen = new Set<string>();
    ids.forEach((id, at) => {
      if (seen.has(id) || (isRecord === 'record' && records.has(id))) found.push({ path: [section, at], what: `"${id}" is here twice` });
      seen.add(id);
      if (isRecord === 'record') records.add(id);
    });
    known.set(kind, seen);
  };
  const idsOf = (list: readonly { readonly id: string }[] | undefined) => (list ?? []).map((item) => item.id);
  take('partnership', 'partnerships', idsOf(file.partnerships), 'other');
  take('role', 'roles', idsOf(file.roles), 'other');
  take('person', 'people', idsOf(file.people), 'other');
  take('audience', 'audiences', idsOf(file.audiences), 'other');
  take('channel', 'channels', (file.channels ?? []).map((channel) => channel.name), 'other');
  take('meeting', 'meetings', idsOf(file.meetings), 'record');
  take('decision', 'decisions', idsOf(file.decisions), 'record');
  take('milestone', 'milestones', idsOf(file.milestones), 'record');
  take('action', 'actions', idsOf(file.actions), 'record');
  take('risk', 'risks', idsOf(file.risks), 'record');
  take('condition', 'funding', idsOf(file.funding?.conditions), 'record');
  known.set('record', records);
  return known;
}
