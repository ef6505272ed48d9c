import type { Jobs, Round } from '../src/job.js';
import type { TwoClocks } from '../src/stopwatch.js';
import type { Composers } from './composers/composer.js';
import { approvalAsked, approvalKind } from './announcements/cards.js';
import { askReturns } from './ask-returns.js';
import { chase } from './chase.js';
import { announcement, announcementKind } from './composers/announcement.js';
import { decisionClockRound } from './decision-clock.js';
import { deliver } from './deliver.js';
import { deliveryNotice, noticeKind } from './composers/delivery-notice.js';
import { escalate } from './escalate.js';
import { followDecisions } from './follow-decisions.js';
import { follow } from './follow.js';
import { freshenMessages } from './freshen-messages.js';
import { openRecurring } from './open-recurring.js';
import { planReminders } from './plan-reminders.js';
import { preflight } from './preflight.js';
import { reminder } from './composers/reminder.js';
import { release } from './release.js';
import { remind, reminderKind } from './remind.js';
import { digest, digestKind, statement, statementKind, weekly } from './weekly.js';

/** What each kind of delivery needs beyond its row. A kind whose words are fixed when it is planned needs nothing. */
export const composers: Composers = {
  [announcementKind]: announcement,
  [approvalKind]: approvalAsked,
  [noticeKind]: deliveryNotice,
  [reminderKind]: reminder,
  [digestKind]: digest,
  [statementKind]: statement,
};

/** Every job by its name, timed by the clocks of this process. */
export function jobsBy(clocks: TwoClocks): Jobs {
  return { deliver: deliver({ composers, clocks }) };
}

/** Work that comes round again and again. */
export const rounds: readonly Round[] = [release, follow, preflight, chase, decisionClockRound, followDecisions, openRecurring, planReminders, escalate, weekly, askReturns, remind, freshenMessages];
