import type { AudienceId, PartnershipId, RoleId } from './ids.js';
import type { Appointment, Circle } from './reader.js';

/** A circle of people who are told things together, by the roles that belong to it. */
export interface Audience {
  readonly id: AudienceId;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly roles: readonly RoleId[];
}

export const everyone = 'public' as AudienceId;
export const allPartners = 'all-partners' as AudienceId;
export const nsg = 'nsg' as AudienceId;
export const officials = 'officials' as AudienceId;
export const evaluation = 'evaluation' as AudienceId;
export const facilitators = 'facilitators' as AudienceId;
export const hosts = 'hosts' as AudienceId;
export const memberAuthorities = 'member-authorities' as AudienceId;

/** Anyone with a duty in this partnership. */
export function within(partnership: string): AudienceId {
  return `partnership:${partnership}` as AudienceId;
}

/** One partnership's share of an audience: the facilitators of South Central, say. */
export function shareOf(audience: AudienceId, partnership: PartnershipId): AudienceId {
  return `${audience}:${partnership}` as AudienceId;
}

/** What the standard audiences are made from, in a programme that does not name its own. */
export interface Membership {
  readonly roles: readonly { readonly id: string; readonly org?: string | undefined; readonly title: string }[];
  readonly members: readonly string[];
  readonly inAttendance: readonly string[];
}

/**
 * The standard audiences of a programme. The steering group's circle is its members and, of those in attendance, the
 * sponsor's own people: the sponsor is the organisation of the first member. Others in attendance, such as the
 * evaluator, are told in their own circle.
 */
export function standardAudiences({ roles, members, inAttendance }: Membership): Audience[] {
  const named = (lines: readonly string[]) => roles.filter((role) => lines.some((line) => new RegExp(`\\b${role.id}\\b`).test(line)));
  const seats = named(members);
  const sponsor = seats[0]?.org;
  const ofSponsor = sponsor === undefined ? [] : roles.filter((role) => role.org === sponsor);
  const attending = named(inAttendance).filter((role) => sponsor !== undefined && role.org === sponsor);
  const titled = (words: RegExp) => roles.filter((role) => words.test(role.title));
  const audience = (id: AudienceId, name: string, aliases: readonly string[], of: readonly { readonly id: string }[]): Audience => ({
    id, name, aliases, roles: [...new Set(of.map((role) => role.id as RoleId))],
  });
  return [
    audience(nsg, 'steering group members', ['nsg members', 'nsg', 'steering group', 'members', 'national steering group'], [...seats, ...attending]),
    audience(officials, 'officials of the sponsor', ['officials', 'in attendance', 'dfes'], ofSponsor),
    audience(facilitators, 'facilitators', ['facilitator'], titled(/^facilitator\b/i)),
    audience(hosts, 'host authorities', ['hosts', 'host authority'], titled(/\bhost authority\b/i)),
    audience(memberAuthorities, 'member authorities', ['authorities', 'local authorities', 'member authority'], titled(/\b(local|member) authority\b/i)),
    audience(evaluation, 'the evaluation team', ['evaluation', 'evaluators', 'nfer'], titled(/\bevaluation\b/i)),
    audience(allPartners, 'all partners', ['all-partners', 'partners', 'everyone'], roles),
    audience(everyone, 'the public', ['public', 'press', 'public and press', 'anyone'], []),
  ];
}

/** Every audience somebody belongs to by their duties; people without one are the public. */
export function audiencesOf(appointments: readonly Appointment[], audiences: readonly Audience[]): AudienceId[] {
  const found = new Set<AudienceId>([everyone]);
  for (const { role, partnership } of appointments) {
    found.add(allPartners);
    if (partnership !== null) found.add(within(partnership));
    for (const audience of audiences) {
      if (!audience.roles.includes(role)) continue;
      found.add(audience.id);
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
