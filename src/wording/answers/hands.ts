import type { Appointment } from '../../domain/reader.js';

/** What the asker may change: their roles, and where they hold them. */
export interface Hands {
  /** Where others read along nobody is named for a return that is not in. */
  readonly heard: 'alone' | 'by others';
  readonly appointments: readonly Appointment[];
  readonly roles: readonly string[];
  readonly partnerships: readonly string[];
  readonly secretariat: 'yes' | 'no';
}
