import type { Interval } from '../domain/following.js';
import type { KnockOn } from '../domain/knock-on.js';
import { expectedOf, type Milestone } from '../domain/milestone.js';
import type { When } from '../domain/when.js';
import { escape } from './blocks.js';
import { sayWhen } from './dates.js';
import { sayInterval } from './intervals.js';
import { touchedWords } from './milestones.js';

/** The reason of a forecast that the bot gave because a decision has another date. */
export function followsReason(decision: string): string {
  return `follows ${decision}`;
}

export interface Followed {
  /** Null where it is to follow no longer. */
  readonly after: Interval | null;
  /** The decision's date, and that of the milestone by it; null where there is none. */
  readonly by: When | null;
  readonly to: When | null;
  readonly touched: readonly KnockOn[];
}

/** What it would mean that a milestone comes so long after a decision, in lines. */
export function followWords(milestone: Milestone, decision: { readonly id: string; readonly title: string }, { after, by, to, touched }: Followed): string[] {
  const head = `*${milestone.id}* ${escape(milestone.title)}`;
  const about = `${escape(decision.id)}, ${escape(decision.title)}`;
  const expected = expectedOf(milestone);
  const now = expected === null ? 'It has no date now.' : `It is expected ${escape(sayWhen(expected))} now.`;
  if (after === null) return [`${head} would no longer follow ${about}. ${expected === null ? 'It has no date.' : `It keeps its date, ${escape(sayWhen(expected))}.`} It still waits on that decision.`];
  return [
    `${head} would come *${sayInterval(after)} after* ${about}, and follow when that moves. ${now}`,
    by === null || to === null
      ? `${escape(decision.id)} has no date to count from yet; it gets its own as soon as that has one.`
      : `${escape(decision.id)} is ${escape(sayWhen(by))}, so that is ${escape(sayWhen(to))}: it has that date once everybody who sees it may know of that one.`,
    ...(milestone.contingentOn === null ? [`From then on it is seen by those who steer, and by those who have been told what came of ${escape(decision.id)}: until they are, nobody else sees it, and where its owner may not know of it the secretariat has its reminders.`] : []),
    ...(touched.length === 0 ? [] : touchedWords(touched)),
  ];
}
