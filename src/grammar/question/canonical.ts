import { acrossAll } from './phrasings/lists.js';
import { ofMeetings } from './phrasings/meetings.js';
import { ofMilestones } from './phrasings/milestones.js';
import { ofMoney } from './phrasings/money.js';
import { ofPeople } from './phrasings/people.js';
import { ofPlaces } from './phrasings/places.js';
import { ofRegisters } from './phrasings/registers.js';
import { ofReturns } from './phrasings/returns.js';
import type { Ask } from './table.js';

/**
 * A question that the table surely reads, by its ask, with ways in which people put it, parted by bars. What stands in
 * braces is a name: a place, an authority, a milestone, an action, a risk, a meeting, a role, a theme, a term or a time.
 */
export type Canonical = readonly [asks: Ask, question: string, ways: string];

export const canonicals: readonly Canonical[] = [...ofMilestones, ...ofPlaces, ...acrossAll, ...ofMeetings, ...ofRegisters, ...ofReturns, ...ofMoney, ...ofPeople];

export const slots = ['place', 'member', 'milestone', 'action', 'risk', 'meeting', 'role', 'theme', 'term', 'window'] as const;
export type Slot = (typeof slots)[number];

/** The slots of a question, in their order. */
export function slotsOf(question: string): readonly Slot[] {
  return slots.filter((slot) => question.includes(`{${slot}}`));
}
