import { audiencesOf, officials, type Audience } from './audiences.js';
import { hasDuty, type Duty } from './duties.js';
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

/** Somebody who does something to an announcement, by the duties they hold at this moment. */
export interface Actor {
  readonly person: PersonId;
  readonly roles: readonly RoleId[];
  readonly duties: readonly Duty[];
  /** Whether they belong to the circle that prepares announcements. */
  readonly prepares: 'yes' | 'no';
}

/** Who this asker is to an announcement; null for people who are not in the register. */
export function actorOf(reader: Reader): Actor | null {
  if (reader.person === null) return null;
  const official = inPrivate(reader).circles.some((circle) => circle.includes(officials));
  return actorBy(reader.person, reader.appointments, official ? 'official' : 'other');
}

/** The same of somebody in the register, whether or not they are asking anything. */
export function actorOfPerson({ id, appointments }: { readonly id: PersonId; readonly appointments: readonly Appointment[] }, audiences: readonly Audience[]): Actor {
  return actorBy(id, appointments, audiencesOf(appointments, audiences).includes(officials) ? 'official' : 'other');
}

function actorBy(person: PersonId, appointments: readonly Appointment[], as: 'official' | 'other'): Actor {
  const prepares = as === 'official' || hasDuty(appointments, 'prepares', 'approves') ? 'yes' : 'no';
  return { person, roles: appointments.map(({ role }) => role), duties: [...new Set(appointments.flatMap(({ duties }) => duties))], prepares };
}

/** Whether somebody's word releases an announcement; a deputy's counts as well. */
export function mayApprove({ duties }: Pick<Actor, 'duties'>): boolean {
  return duties.includes('approves');
}
