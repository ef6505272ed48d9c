import { atLocal } from './instant.js';
import type { Day, Instant } from './when.js';

/** A day, or a day with a time (`2005-11-22T00:01`), as the moment it means in this zone. A bare day means its first minute. */
export function momentOf(text: string, zone: string, bareDayAt = '00:00'): Instant {
  const [day = '', time = bareDayAt] = text.split('T');
  return atLocal(day as Day, time, zone);
}
