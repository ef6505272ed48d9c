import type { Milestone } from '../domain/milestone.js';
import type { When } from '../domain/when.js';
import { buttons, escape, section } from './blocks.js';
import { sayWhen } from './dates.js';
import type { Said } from './milestones.js';

/** The reason of a forecast that the bot gave because a decision has another date. */
export function followsReason(decision: string): string {
  return `follows ${decision}`;
}

/** To the owner of something that waited for a decision, once that is known: no date is made up for them. */
export function dateWanted({ id, title }: Pick<Milestone, 'id' | 'title'>, decision: string, expected: When | null): Said {
  const question = expected === null
    ? 'It has no date yet. When do you expect it?'
    : `It is expected ${escape(sayWhen(expected))}, a date from before. Is that still right? If so, there is nothing to do.`;
  const words = `${escape(decision)} has its outcome, and *${escape(title)}* (${id}) was waiting on it. ${question}`;
  return { text: words.replaceAll('*', ''), blocks: [section(words), buttons({ action: 'milestone:new-date', text: 'New date', value: JSON.stringify({ id }) })] };
}
