import type { Directory } from '../../domain/destination.js';
import type { RoleId } from '../../domain/ids.js';

/** What the words about an announcement draw on besides itself. */
export interface Setting {
  readonly zone: string;
  readonly directory: Directory;
  /** Roles that somebody is in. */
  readonly filled: readonly RoleId[];
  /** Of a correction: the names of the places that have a copy of what it corrects. */
  readonly copies: readonly string[];
}

export function nameOf(person: string, directory: Pick<Directory, 'people'>): string {
  return directory.people.find(({ id }) => id === person)?.name ?? person;
}
