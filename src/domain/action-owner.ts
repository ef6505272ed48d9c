import { hasDuty } from './duties.js';
import type { Appointment } from './reader.js';

/**
 * Whether an action's owner as the log has it ("ADV", "FAC (LON)", "FAC (all)") is one of these roles, in one of these
 * partnerships where it names one.
 */
export function asksActionOf(owner: string, roles: readonly string[], places: readonly string[]): boolean {
  const where = /\(([^)]+)\)/.exec(owner)?.[1] ?? 'all';
  return roles.some((role) => new RegExp(`\\b${role}\\b`).test(owner)) && (where === 'all' || places.includes(where));
}

/** That an action is done is said by its owner, or by the secretariat; of one that everybody of a kind owns ("FAC (all)"), by the secretariat alone. */
export function mayCloseAction(appointments: readonly Appointment[], owner: string): boolean {
  if (hasDuty(appointments, 'secretariat')) return true;
  return !/\(all\)/i.test(owner) && appointments.some(({ role, partnership }) => asksActionOf(owner, [role], partnership === null ? [] : [partnership]));
}
