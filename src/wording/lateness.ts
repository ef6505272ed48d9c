import { dayIn } from '../domain/instant.js';
import { cameLate } from '../domain/reminder.js';
import type { Day, Instant } from '../domain/when.js';
import { sayInstant } from './dates.js';

/** What a message is read by: now, today, and by whose clocks a late hour is said. */
export interface MorningSetting {
  readonly now: Instant;
  readonly today: Day;
  readonly zone: string;
}

/** Said of what comes more than an hour after it was due; nothing of what is on time. */
export function lateWords({ dueAt }: { readonly dueAt: Instant }, { now, zone, today }: MorningSetting): string[] {
  if (!cameLate(dueAt, now)) return [];
  return [`_(This is late: it was due ${dayIn(dueAt, zone) === today ? 'earlier today' : `at ${sayInstant(dueAt, zone)}`}. My apologies.)_`];
}
