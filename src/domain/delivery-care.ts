import type { Actor } from './approval.js';
import type { PersonId, RoleId } from './ids.js';

const caringRoles: readonly RoleId[] = ['CHAIR', 'SEC'].map((role) => role as RoleId);

/** Whether somebody may say what becomes of a delivery in trouble: the announcement's author, the secretariat or the chair, or a deputy of theirs. */
export function mayCareFor({ author }: { readonly author: PersonId | null }, { person, roles }: Pick<Actor, 'person' | 'roles'>): boolean {
  return person === author || roles.some((role) => caringRoles.includes(role));
}
