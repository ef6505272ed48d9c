import type { AudienceId, PartnershipId, RoleId } from './ids.js';
import { sponsorOf, type Duties, type Duty } from './duties.js';
import type { Circle, Post } from './reader.js';

/** A circle of people who are told things together, by the roles that belong to it. */
export interface Audience {
  readonly id: AudienceId;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly roles: readonly RoleId[];
  /** Set of the group itself, by whatever id: whoever steers. */
  readonly is?: 'group' | undefined;
}

export const everyone = 'public' as AudienceId;
export const allPartners = 'all-partners' as AudienceId;
/** Everyone of the group itself, whichever audiences of the programme's file make it up. */
export const group = 'group' as AudienceId;
export const officials = 'officials' as AudienceId;
export const evaluation = 'evaluation' as AudienceId;
export const facilitators = 'facilitators' as AudienceId;
export const hosts = 'hosts' as AudienceId;
export const memberAuthorities = 'member-authorities' as AudienceId;

/** Anyone with a duty in this partnership. */
export function within(partnership: string): AudienceId {
  return `partnership:${partnership}` as AudienceId;
}

/** Whoever holds a role, by itself: of those who belong neither to the group, nor to the sponsor's people, nor to the evaluation. */
export function holding(role: string): AudienceId {
  return `role:${role}` as AudienceId;
}

/** One partnership's share of an audience: the facilitators of South Central, say. */
export function shareOf(audience: AudienceId, partnership: PartnershipId): AudienceId {
  return `${audience}:${partnership}` as AudienceId;
}

/** What the standard audiences are made from, in a programme that does not name its own. */
export interface Membership {
  readonly roles: readonly { readonly id: string; readonly org?: string | null | undefined; readonly title: string }[];
  readonly members: readonly string[];
  readonly inAttendance: readonly string[];
  readonly duties: Duties;
  readonly body?: { readonly id: string; readonly name: string } | null | undefined;
  readonly evaluators?: readonly { readonly id: string; readonly name: string }[] | undefined;
}

/**
 * The standard audiences of a programme. The steering group's circle is its members and, of those in attendance, the
 * sponsor's own people: the sponsor is the organisation of the first member. Others in attendance, such as the
 * evaluator, are told in their own circle. The group's is called by its body's id in small letters.
 */
export function standardAudiences({ roles, members, inAttendance, duties, body, evaluators }: Membership): Audience[] {
  const inLines = (lines: readonly string[]) => roles.filter((role) => lines.some((line) => new RegExp(`\\b${role.id}\\b`).test(line)));
  const seats = inLines(members);
  const sponsor = sponsorOf(roles, { members });
  const ofSponsor = sponsor === null ? [] : roles.filter((role) => role.org === sponsor);
  const attending = inLines(inAttendance).filter((role) => sponsor !== null && role.org === sponsor);
  const doing = (duty: Duty) => roles.filter(({ id }) => duties.get(id)?.includes(duty) === true);
  const audience = (id: AudienceId, name: string, aliases: readonly string[], of: readonly { readonly id: string }[]): Audience => ({
    id, name, aliases, roles: [...new Set(of.map((role) => role.id as RoleId))],
  });
  return [
    { ...audience(groupOf(body), 'steering group members', ['steering group', 'members', ...named(body).flatMap((one) => [one, `${one} members`])], [...seats, ...attending]), is: 'group' },
    audience(officials, 'officials of the sponsor', ['officials', 'in attendance', ...(sponsor === null ? [] : [sponsor.toLowerCase()])], ofSponsor),
    audience(facilitators, 'facilitators', ['facilitator'], doing('facilitator')),
    audience(hosts, 'host authorities', ['hosts', 'host authority'], doing('host')),
    audience(memberAuthorities, 'member authorities', ['authorities', 'local authorities', 'member authority'], doing('authority')),
    audience(evaluation, 'the evaluation team', ['evaluation', 'evaluators', ...(evaluators ?? []).flatMap(named)], doing('evaluator')),
    audience(allPartners, 'all partners', ['all-partners', 'partners', 'everyone'], roles),
    audience(everyone, 'the public', ['public', 'press', 'public and press', 'anyone'], []),
  ];
}

type Called = { readonly id: string; readonly name: string } | null | undefined;

function groupOf(body: Called): AudienceId {
  return body === null || body === undefined ? group : (body.id.toLowerCase() as AudienceId);
}

const named = (one: Called): string[] => (one === null || one === undefined ? [] : [one.id.toLowerCase(), one.name.toLowerCase()]);

/**
 * The programme's audiences: the standard ones, each replaced by its own of the same id. Its own that is the group, as
 * the file says or as it is called by the body's id or name, is the one that is meant by these; those whom the terms
 * of reference seat belong to the group beside it. A name that its own has means that one alone: whoever a standard
 * audience of that name would have taken in besides hears when they are named themselves, and not before.
 */
export function audiencesFrom(standard: readonly Audience[], own: readonly Audience[], body: Called): Audience[] {
  const isBody = ({ id, name, aliases }: Audience) => [id, name, ...aliases].some((one) => named(body).includes(one.toLowerCase()));
  const said = own.some(({ is }) => is === 'group');
  const taken = own.flatMap(({ id, name, aliases }) => [id, name, ...aliases].map((one) => one.toLowerCase()));
  const usually = standard.find(({ is }) => is === 'group')?.aliases.filter((one) => !taken.includes(one)) ?? [];
  const theGroup = own.find((audience) => (said ? audience.is === 'group' : isBody(audience)));
  const ours = own.map((audience): Audience => {
    if (audience === theGroup) return { ...audience, aliases: [...audience.aliases, ...usually], is: 'group' };
    return said || !isBody(audience) ? audience : { ...audience, is: 'group' };
  });
  const called = new Set(taken.map(plainName));
  const usual = standard.map((audience): Audience => {
    const mine = ours.find(({ id }) => id === audience.id);
    const free = audience.aliases.filter((one) => !called.has(plainName(one)));
    if (mine !== undefined) return { ...mine, aliases: [...new Set([...free, ...mine.aliases])], is: mine.is ?? audience.is };
    if (audience.is === 'group' && theGroup !== undefined) return { ...audience, id: group, name: everyoneOfGroup, aliases: [] };
    return { ...audience, name: called.has(plainName(audience.name)) ? `all ${audience.name}` : audience.name, aliases: free };
  });
  const seated = standard.find(({ is, id, roles }) => is === 'group' && theGroup !== undefined && theGroup.id === id && roles.some((role) => !theGroup.roles.includes(role)));
  const seats: Audience[] = seated === undefined ? [] : [{ ...seated, id: seated.id === group ? ('seats' as AudienceId) : group, name: everyoneOfGroup, aliases: [] }];
  return [...usual, ...seats, ...ours.filter(({ id }) => usual.every((audience) => audience.id !== id))];
}

const everyoneOfGroup = 'everyone of the group';

/** What an audience is called, without what people leave out or add: "The Facilitators" and "facilitator" are one name. */
export function plainName(text: string): string {
  return text.toLowerCase().replace(/[^a-z]+/g, ' ').replace(/s\b/g, '').replace(/\bthe\b/g, '').replace(/\s+/g, ' ').trim();
}

/** Every audience somebody belongs to by their duties; people without one are the public. */
export function audiencesOf(appointments: readonly Post[], audiences: readonly Audience[]): AudienceId[] {
  const found = new Set<AudienceId>([everyone]);
  const knowing = audiences.filter(({ id, is }) => is === 'group' || id === officials || id === evaluation);
  for (const { role, partnership } of appointments) {
    found.add(allPartners);
    // Whoever is of a circle that knows every milestone needs no clearance as an owner; the fewer kinds of reader, the fewer to look at.
    if (!knowing.some(({ roles }) => roles.includes(role))) found.add(holding(role));
    if (partnership !== null) found.add(within(partnership));
    for (const audience of audiences) {
      if (!audience.roles.includes(role)) continue;
      found.add(audience.id);
      if (audience.is === 'group') found.add(group);
      if (partnership !== null) found.add(shareOf(audience.id, partnership));
    }
  }
  return [...found];
}

/** Which audience this is one partnership's share of; null for a whole one, and for everyone in one partnership. */
function sharedOut(id: AudienceId, audiences: readonly Audience[]): { readonly whole: Audience; readonly partnership: PartnershipId } | null {
  for (const whole of audiences) {
    if (id.startsWith(`${whole.id}:`) && id.length > whole.id.length + 1) return { whole, partnership: id.slice(whole.id.length + 1) as PartnershipId };
  }
  return null;
}

/**
 * What every member of an audience may know, whoever they are: the audiences that hold all of its roles. Of one
 * partnership's share all members have their duty in that partnership. What is not known is told as to the public.
 */
export function sharedBy(audience: AudienceId, audiences: readonly Audience[]): AudienceId[] {
  if (audience === everyone) return [everyone];
  const known = audiences.find(({ id }) => id === audience);
  const share = known === undefined ? sharedOut(audience, audiences) : null;
  const roles = (share?.whole ?? known)?.roles ?? [];
  if (roles.length === 0) {
    if (known === undefined && share === null && /^partnership:./.test(audience)) return [audience, allPartners, everyone];
    return audience === allPartners ? [allPartners, everyone] : [everyone];
  }
  const perRole = roles.map((role) => new Set(audiencesOf([{ role, partnership: share?.partnership ?? null, deputy: false }], audiences)));
  const [first = new Set<AudienceId>(), ...others] = perRole;
  return [...new Set([audience, ...[...first].filter((id) => others.every((set) => set.has(id)))])];
}

/** Those who read a channel of this audience, each by what they may know: it is for the least cleared of them. */
export function circlesOf(audience: AudienceId, audiences: readonly Audience[]): Circle[] {
  const share = audiences.some(({ id }) => id === audience) ? null : sharedOut(audience, audiences);
  const roles = audience === everyone || audience === allPartners ? [] : (share?.whole ?? audiences.find(({ id }) => id === audience))?.roles ?? [];
  if (roles.length === 0) return [sharedBy(audience, audiences)];
  return leastCleared(roles.map((role) => [...new Set([audience, ...audiencesOf([{ role, partnership: share?.partnership ?? null, deputy: false }], audiences)])]));
}

/** Whether a share is of an audience and a partnership that there are. */
export function isShare(id: string, whole: readonly string[], partnerships: readonly string[]): boolean {
  return partnerships.some((partnership) => id === within(partnership) || whole.some((one) => one !== everyone && id === `${one}:${partnership}`));
}

/** Leaves out every circle that can do no harm: one that holds all of another belongs to somebody better cleared. */
export function leastCleared(circles: readonly Circle[]): Circle[] {
  const within = (small: Circle, large: Circle) => small.every((id) => large.includes(id));
  return circles.filter((circle, at) => !circles.some((other, n) =>
    n !== at && within(other, circle) && (other.length < circle.length || n < at)));
}
