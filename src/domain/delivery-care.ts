import type { Actor } from './approval.js';
import { hasDuty } from './duties.js';
import type { PersonId } from './ids.js';

/** Whether somebody may say what becomes of a delivery in trouble: the announcement's author, the secretariat or the chair, or a deputy of theirs. */
export function mayCareFor({ author }: { readonly author: PersonId | null }, { person, duties }: Pick<Actor, 'person' | 'duties'>): boolean {
  return person === author || hasDuty([{ duties }], 'secretariat', 'chair');
}
