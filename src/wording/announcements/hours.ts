import type { Stage } from '../../domain/announcement.js';
import { isLeftOut } from '../../domain/clock-change.js';
import type { Day } from '../../domain/when.js';
import { sayDay, sayInstant } from '../dates.js';

/** What to know of an hour that was chosen: on the night when the clocks go forward it may not exist. */
export function hourNotes(chosen: { readonly day: Day; readonly time: string } | null, { releaseAt }: Pick<Stage, 'releaseAt'>, zone: string): string[] {
  if (chosen === null || !isLeftOut(chosen.day, chosen.time, zone)) return [];
  return [`The clocks go forward that night, and there is no ${chosen.time} on ${sayDay(chosen.day)}. It would go at ${sayInstant(releaseAt, zone)}; \`Edit\` gives it another hour.`];
}
