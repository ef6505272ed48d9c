import { audiencesFrom, plainName, standardAudiences, type Audience } from '../../domain/audiences.js';
import { dutiesOf, missingDuties, needed, type Duties, type GroupTerms } from '../../domain/duties.js';
import type { AudienceId, RoleId } from '../../domain/ids.js';
import { readAudiences } from '../audience.js';
import type { Dangling } from './references.js';
import type { ProgrammeFile } from './schema.js';

/** What is sound in a file and yet does nothing, or not what it seems to: said at import, for nobody would miss it. */
export function leftOut(file: ProgrammeFile): Dangling[] {
  const found: Dangling[] = [];
  const say = (what: string, ...path: (string | number)[]) => found.push({ path, what });
  const { audiences, standard, duties } = registerOf(file);
  const partnerships = file.partnerships.map(({ id }) => id);
  const roles = new Set<string>(file.roles.map(({ id }) => id));
  const names = (line: string) => file.roles.some(({ id }) => line.split(/[^\w-]+/).includes(id));

  for (const duty of missingDuties(duties)) say(`no role has the duty "${duty}": ${needed[duty]}. Where somebody has, give their role duties: [${duty}]`, 'roles');
  file.channels?.forEach(({ audience }, at) => {
    if (!audience.includes(':') && audiences.every(({ id }) => id !== audience)) say(`there is no audience "${audience}", so whoever reads this channel is told what anybody may know`, 'channels', at, 'audience');
  });
  file.told_log?.forEach(({ audience }, at) => {
    const { unknown } = readAudiences(audience, audiences, partnerships);
    if (unknown.length > 0) say(`${unknown.map((one) => `"${one}"`).join(' and ')} is no audience that is known, so nobody counts as told by it`, 'told_log', at, 'audience');
  });
  const terms = file.terms_of_reference;
  terms?.members.forEach((line, at) => {
    if (!names(line)) say(`"${line}" names no role of this file, so it seats nobody`, 'terms_of_reference', 'members', at);
  });
  terms?.in_attendance?.forEach((line, at) => {
    if (/^\S+$/.test(line) && !names(line)) say(`"${line}" is no role of this file, so it brings nobody in`, 'terms_of_reference', 'in_attendance', at);
  });
  file.actions?.forEach(({ owner }, at) => {
    if (!names(owner)) say(`"${owner}" names no role of this file, so the action is on nobody's list`, 'actions', at, 'owner');
  });
  file.holding_lines?.forEach(({ approved_by: by }, at) => {
    if (by !== undefined && !roles.has(by) && !file.people?.some(({ id }) => id === by)) say(`"${by}" is neither a role nor a person of this file`, 'holding_lines', at, 'approved_by');
  });
  const years = new Set((file.funding?.lines ?? []).map(({ year }) => year));
  for (const key of Object.keys(file.funding ?? {})) {
    const [, from = '', to = ''] = /^allocations_(\d{4})_(\d{2})$/.exec(key) ?? [];
    if (from !== '' && !years.has(`${from}-${to}`)) say(`${from}-${to} has no line in funding.lines, so these amounts are told to nobody without a letter`, 'funding', key);
  }
  for (const key of Object.keys(file.evaluation_design ?? {})) {
    if (!designKeys.test(key)) say('is kept and exported, and no answer reads it', 'evaluation_design', key);
  }
  if (file.calendar.date_order !== undefined && file.calendar.date_order !== 'DMY') say('is kept, but dates that people type are read day first', 'calendar', 'date_order');
  file.audiences?.forEach(({ id, name, aliases, roles: of }, index) => {
    const names = new Set([name, ...(aliases ?? [])].map(plainName));
    const alike = standard.find((one) => one.id === id || names.has(plainName(one.name)));
    const left = alike === undefined || (alike.is === 'group' && audiences.some((one) => one.id === id && one.is === 'group')) ? [] : alike.roles.filter((role) => of?.includes(role) !== true);
    if (alike !== undefined && left.length > 0) say(`is called as the standard circle "${alike.name}" and leaves out ${left.join(', ')}: what is told to that name is told to this audience alone, and to the others when they are named`, 'audiences', index);
  });
  const own = audiences.find(({ id, is }) => is === 'group' && file.audiences?.some((audience) => audience.id === id));
  const at = file.audiences?.findIndex(({ id }) => id === own?.id) ?? -1;
  const unseated = own === undefined ? [] : file.roles.filter(({ id }) => terms?.members.some((line) => line.split(/[^\w-]+/).includes(id)) === true && !own.roles.includes(id as RoleId));
  if (unseated.length > 0) say(`${unseated.map(({ id }) => id).join(', ')} sits on the group by terms_of_reference and is not in this audience: they may know what the group may, and are not told what is announced to it`, 'audiences', at);
  return found;
}

const designKeys = /^(?:case_study_regions|local_authority_survey|interviews_planned|interviews_done_by_\d{4}_\d{2}_\d{2}|src)$/;

/** Who does what and who is told things together, as the store will have it of this file. */
function registerOf(file: ProgrammeFile): { readonly audiences: readonly Audience[]; readonly standard: readonly Audience[]; readonly duties: Duties } {
  const { terms_of_reference: given, roles, programme } = file;
  const terms: GroupTerms = { members: given?.members ?? [], inAttendance: given?.in_attendance ?? [], quorumOf: given?.quorum?.and ?? [] };
  const duties = dutiesOf(roles, terms);
  const evaluators = [...(programme.evaluator === undefined ? [] : [programme.evaluator]), ...(programme.evaluators ?? [])];
  const standard = standardAudiences({ roles, ...terms, duties, body: programme.national_body, evaluators });
  const own = (file.audiences ?? []).map(({ id, name, aliases, roles: of, is }): Audience => ({ id: id as AudienceId, name, aliases: aliases ?? [], roles: (of ?? []).map((role) => role as RoleId), is }));
  return { audiences: audiencesFrom(standard, own, programme.national_body), standard, duties };
}
