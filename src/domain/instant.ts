import { tzOffset } from '@date-fns/tz';
import type { Day, Instant } from './when.js';

const minute = 60_000;
const day = 24 * 60 * minute;

/** A moment as an instant, in UTC with milliseconds. */
export function instantOf(moment: Date): Instant {
  return moment.toISOString() as Instant;
}

/** What the calendar and clocks of a zone show at a moment; the time as HH:MM. Throws RangeError for an unknown zone. */
export function localParts(instant: Instant, zone: string): { readonly day: Day; readonly time: string } {
  const at = Date.parse(instant);
  const shown = new Date(at + offset(zone, at)).toISOString();
  return { day: shown.slice(0, 10) as Day, time: shown.slice(11, 16) };
}

/** The day it is at this moment in this zone. */
export function dayIn(instant: Instant, zone: string): Day {
  return localParts(instant, zone).day;
}

/** The time of day, HH:MM, at this moment in this zone. */
export function timeIn(instant: Instant, zone: string): string {
  return localParts(instant, zone).time;
}

/**
 * The moment when clocks of this zone show this day and time. A time that a spring change leaves out is the next minute
 * that exists; one that an autumn change repeats is the first of the two.
 */
export function atLocal(day: Day, time: string, zone: string): Instant {
  const shown = Date.parse(`${day}T${time}:00.000Z`);
  const offsets = offsetsNear(shown, zone);
  const moments = offsets.map((ahead) => ({ at: shown - ahead, ahead })).filter(({ at, ahead }) => offset(zone, at) === ahead);
  if (moments.length > 0) return instantOf(new Date(Math.min(...moments.map(({ at }) => at))));
  return instantOf(new Date(changeBetween(shown - Math.max(...offsets), shown - Math.min(...offsets), zone)));
}

/** The moment so many milliseconds later (or, with a negative number, earlier). */
export function addMs(instant: Instant, milliseconds: number): Instant {
  return instantOf(new Date(Date.parse(instant) + milliseconds));
}

function offset(zone: string, at: number): number {
  return tzOffset(zone, new Date(at)) * minute;
}

/** How far ahead of UTC the zone is on either side of a clock time: one number, or two when its clocks change about then. */
function offsetsNear(shown: number, zone: string): number[] {
  return [...new Set([shown - day, shown, shown + day].map((at) => offset(zone, at)))];
}

/** The first minute after `before` that has the offset of `after`. */
function changeBetween(before: number, after: number, zone: string): number {
  const changed = offset(zone, after);
  let [low, high] = [before, after];
  while (high - low > minute) {
    const middle = low + Math.floor((high - low) / 2 / minute) * minute;
    if (offset(zone, middle) === changed) high = middle;
    else low = middle;
  }
  return high;
}
