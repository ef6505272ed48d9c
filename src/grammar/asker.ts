import { allPartners, evaluation, facilitators, hosts, memberAuthorities, within, shareOf } from '../domain/audiences.js';
import type { AudienceId, PartnershipId, RoleId } from '../domain/ids.js';
import type { Partnership } from '../domain/partnership.js';
import type { Post } from '../domain/reader.js';
import { findPlaces } from './names.js';
import { plainly } from './words.js';

/** What askers are read against: the programme's roles, its partnerships, and who sits on its steering group. */
export interface Register {
  readonly roles: readonly { readonly id: RoleId; readonly title: string; readonly org: string | null }[];
  readonly partnerships: readonly Partnership[];
  readonly members: readonly string[];
  readonly evaluator: string | null;
}

export interface ReadAsker {
  readonly appointments: readonly Post[];
  readonly audiences: readonly AudienceId[];
  /** Whether the words name a role, a circle, or plainly somebody from outside; else they were not made out. */
  readonly known: 'yes' | 'no';
}

const inFull: Readonly<Record<string, string>> = { comms: 'communications', la: 'local authority', lea: 'local authority', rep: 'representative', reps: 'representative', fac: 'facilitator', adviser: 'adviser', advisor: 'adviser', sro: 'senior responsible owner', evaluator: 'evaluation', finance: 'finance', deputy: '' };
const common = new Set(['lead', 'officer', 'of', 'the', 'a', 'member', 'to', 'and', 'for', 'in', 'guest', 'local', 'authority', 'authorities', 'national', 'group', 'steering', 'project', 'representative', 'partnership', 'senior']);

/** Reads "facilitator NW", "finance lead" or "parent" as duties. Whoever is not known has none, and so the least clearance. */
export function readAsker(text: string, { roles, partnerships, members, evaluator }: Register): ReadAsker {
  const places = findPlaces(text, partnerships).flatMap(({ match }) => (match.kind === 'one' ? [match.partnership.id] : []));
  const byId = partnerships.find(({ id }) => new RegExp(`\\b${id}\\b`).test(text))?.id;
  const partnership = byId ?? places[0] ?? null;
  const deputy = /\bdeputy\b/i.test(text);
  const holding = (role: RoleId | undefined, known: ReadAsker['known'] = role === undefined ? 'no' : 'yes'): ReadAsker => ({ appointments: role === undefined ? [] : [{ role, partnership, deputy }], audiences: [], known });
  const words = plainly(text.replace(byId ?? '\u0000', ' '));
  const titled = roles.find(({ title }) => plainly(title) === plainly(text));
  if (titled !== undefined) return holding(titled.id);
  if (/\b(?:journalist|press|reporter|parent|public|anyone|anybody|stranger|guest|unknown|carer|student)\b/.test(words)) return holding(undefined, 'yes');
  const exact = roles.find(({ id, title }) => new RegExp(`\\b${id}\\b`).test(text) || plainly(title) === words);
  if (exact !== undefined) return holding(exact.id);
  if (/\bmember\b/.test(words) && !/\bauthority\b/.test(words)) return holding(seatOf(roles, members));
  if (/\bevaluat/.test(words)) return holding((roles.find(({ title, org }) => /\bevaluat/i.test(title) && org === evaluator) ?? roles.find(({ title }) => /\bevaluat/i.test(title)))?.id);
  const wanted = words.split(' ').flatMap((word) => (inFull[word] ?? word).split(' ')).filter((word) => word !== '');
  const scored = roles.map((role) => {
    const title = plainly(role.title).split(' ');
    const hits = wanted.filter((word) => title.includes(word));
    const strong = hits.filter((word) => !common.has(word));
    return { role, score: strong.length * 2 + hits.length - title.length * 0.01, fits: strong.length > 0 || (hits.length >= 2 && hits.length >= Math.min(title.length, wanted.length)) };
  }).filter(({ fits }) => fits).sort((a, b) => b.score - a.score);
  if (scored[0] !== undefined) return holding(scored[0].role.id);
  const audiences = circleOf(words, partnership);
  return { appointments: [], audiences, known: audiences.length === 0 ? 'no' : 'yes' };
}

/** A member of the steering group with no office at the sponsor: one of the seats of the terms of reference. */
function seatOf(roles: Register['roles'], members: readonly string[]): RoleId | undefined {
  const seats = members.flatMap((line) => roles.filter(({ id }) => new RegExp(`\\b${id}\\b`).test(line)));
  const sponsor = seats[0]?.org ?? null;
  return (seats.find(({ org }) => org === null || org !== sponsor) ?? seats[0])?.id;
}

/** The circle of somebody whose role the programme does not list. */
function circleOf(words: string, partnership: PartnershipId | null): AudienceId[] {
  const of = (audience: AudienceId) => [allPartners, audience, ...(partnership === null ? [] : [within(partnership), shareOf(audience, partnership)])];
  if (/\bhost/.test(words)) return of(hosts);
  if (/\bfacilitator/.test(words)) return of(facilitators);
  if (/\bevaluat/.test(words)) return of(evaluation);
  if (/\b(?:la|lea|authority|council)\b/.test(words)) return of(memberAuthorities);
  return [];
}
