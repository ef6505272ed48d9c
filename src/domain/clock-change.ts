import { addMs, atLocal, localParts } from './instant.js';
import type { Day, Instant } from './when.js';

const minute = 60_000;
/** By how much clocks are put forward or back anywhere today. */
const changes = [60, 30, 120].map((minutes) => minutes * minute);

/**
 * Whether clocks of this zone show this day and time (HH:MM) at all: a spring change leaves an hour out. It is then
 * taken as the first minute after it.
 */
export function isLeftOut(day: Day, time: string, zone: string): boolean {
  const full = time.padStart(5, '0');
  const shown = localParts(atLocal(day, full, zone), zone);
  return shown.day !== day || shown.time !== full;
}

/** Whether clocks show the time of this moment again within the same night, as an autumn change has them do. */
export function comesAgain(at: Instant, zone: string): boolean {
  const shown = localParts(at, zone);
  return changes.some((ms) => {
    const later = localParts(addMs(at, ms), zone);
    return later.day === shown.day && later.time === shown.time;
  });
}
