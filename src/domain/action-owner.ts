/**
 * Whether an action's owner as the log has it ("ADV", "FAC (LON)", "FAC (all)") is one of these roles, in one of these
 * partnerships where it names one.
 */
export function asksActionOf(owner: string, roles: readonly string[], places: readonly string[]): boolean {
  const where = /\(([^)]+)\)/.exec(owner)?.[1] ?? 'all';
  return roles.some((role) => new RegExp(`\\b${role}\\b`).test(owner)) && (where === 'all' || places.includes(where));
}
