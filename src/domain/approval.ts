import { audiencesOf, officials, type Audience } from './audiences.js';
import type { PersonId, RoleId } from './ids.js';
import { inPrivate, type Appointment, type Reader } from './reader.js';

/** What kinds of announcement there are, and whose word each needs before it goes out. */
export const kinds = {
  'funding decision': 'second person',
  'evaluation report in confidence': 'second person',
  'publication under embargo': 'second person',
  'grant letter': 'second person',
  'holding line': 'second person',
  'conditional': 'second person',
  'slippage notice': 'second person',
  'correction': 'second person',
  'meeting': 'author',
  'call for returns': 'author',
  'other': 'author',
} as const satisfies Readonly<Record<string, 'second person' | 'author'>>;

export type Kind = keyof typeof kinds;

/** The kind this text names. A kind of the programme's own ("conditional - remit") counts as the one it begins with. */
export function kindOf(text: string): Kind | null {
  const plain = text.trim().toLowerCase();
  const known = Object.keys(kinds).filter((kind): kind is Kind => kind in kinds);
  return known.find((kind) => kind === plain) ?? known.find((kind) => plain.startsWith(kind)) ?? null;
}

/** Whether somebody beside the author must agree. What belongs to a decision, or is held back, always needs one. */
export function needsSecondPerson({ kind, decision, embargoed }: { readonly kind: Kind; readonly decision: string | null; readonly embargoed: 'yes' | 'no' }): 'yes' | 'no' {
  return kinds[kind] === 'second person' || decision !== null || embargoed === 'yes' ? 'yes' : 'no';
}

/** The roles whose word releases an announcement; a deputy's counts as well. */
export const approvingRoles: readonly RoleId[] = ['CHAIR', 'SRO', 'POLICY', 'SEC', 'COMMS'].map((role) => role as RoleId);

/** Somebody who does something to an announcement, by the duties they hold at this moment. */
export interface Actor {
  readonly person: PersonId;
  readonly roles: readonly RoleId[];
  /** Whether they belong to the circle that prepares announcements. */
  readonly prepares: 'yes' | 'no';
}

/** Who this asker is to an announcement; null for people who are not in the register. */
export function actorOf(reader: Reader): Actor | null {
  if (reader.person === null) return null;
  const roles = reader.appointments.map(({ role }) => role);
  const official = inPrivate(reader).circles.some((circle) => circle.includes(officials));
  return { person: reader.person, roles, prepares: official || mayApprove({ roles }) ? 'yes' : 'no' };
}

/** The same of somebody in the register, whether or not they are asking anything. */
export function actorOfPerson({ id, appointments }: { readonly id: PersonId; readonly appointments: readonly Appointment[] }, audiences: readonly Audience[]): Actor {
  const roles = appointments.map(({ role }) => role);
  return { person: id, roles, prepares: audiencesOf(appointments, audiences).includes(officials) || mayApprove({ roles }) ? 'yes' : 'no' };
}

export function mayApprove({ roles }: Pick<Actor, 'roles'>): boolean {
  return roles.some((role) => approvingRoles.includes(role));
}
