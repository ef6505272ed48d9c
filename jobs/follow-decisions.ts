import { asksOwner, followableDate, nextForecast, type FollowableDate } from '../src/domain/following.js';
import type { ReminderId } from '../src/domain/ids.js';
import { expectedOf } from '../src/domain/milestone.js';
import { morningsOfRole, type MorningBook } from '../src/domain/mornings.js';
import { comingMorning } from '../src/domain/reminder.js';
import { latestDay } from '../src/domain/when.js';
import type { Round } from '../src/job.js';
import type { Office, Records } from '../src/office.js';
import { followsReason } from '../src/wording/following.js';
import { findWhoIsTold } from './who-is-told.js';

/**
 * Gives milestones that wait for a decision their new date once its own has moved, or asks their owners for one where
 * no interval says it. It goes by what all who see the milestone may know by now: what was taken in private moves nothing.
 */
export const followDecisions: Round = {
  name: 'follow-decisions',
  everyMs: 20_000,
  async run(office) {
    await office.transact(async (records) => {
      const waiting = await records.followers.open(office.today);
      if (waiting.length === 0) return;
      const book = await records.reminders.mornings();
      const calendar = { nation: book.nation, extra: book.extra };
      for (const one of waiting) {
        const date = followableDate(one.onRecord, office.now);
        if (date === null) continue;
        const to = nextForecast(one, date, { today: office.today, calendar });
        if (to !== null) {
          await records.followers.follow(one.id, to, { decision: one.decision, reason: followsReason(one.decision), today: office.today });
          await records.reminders.replan(one.id);
          await records.trail.append(one.id, 'milestone-followed', { decision: one.decision, from: one.forecasts.at(-1)?.forecast ?? one.baseline, to });
        } else if (asksOwner(one, date, office.now, calendar)) {
          await askOwner(records, office, one, date, book);
        }
      }
    });
  },
};

type Waiting = Awaited<ReturnType<Records['followers']['open']>>[number];

/**
 * Once for each date of the decision, in the one message of the owner's coming morning; whoever may not know of it yet
 * is asked once they may.
 */
async function askOwner(records: Records, office: Office, one: Waiting, date: FollowableDate, book: MorningBook): Promise<void> {
  const expected = expectedOf({ baseline: one.baseline, forecasts: one.forecasts.slice(-1).map(({ forecast }) => ({ forecast, givenOn: office.today, reason: '' })) });
  const { zone, calendar } = morningsOfRole(book, one.owner, one.partnership);
  const reminder = {
    id: office.newId<ReminderId>(), milestone: one.id, kind: one.kind, step: 'decided', expectedOn: latestDay(expected ?? date.when), role: one.owner, partnership: one.partnership, person: null,
    // Whether another has it while they are away is decided when it falls due.
    dueAt: comingMorning(office.now, { zone, calendar: { ...calendar, away: undefined } }), state: 'planned',
  } as const;
  const { recipients } = (await findWhoIsTold(records, office, book, [reminder])).of(reminder);
  if (recipients.length === 0 || recipients.some(({ stands }) => stands === 'not-cleared')) return;
  if ((await records.decisions.prompted(one.decision, `date-wanted/${one.id}`, latestDay(date.when))) === 'again') return;
  await records.reminders.ask(reminder);
  await records.trail.append(one.id, 'date-wanted', { decision: one.decision, to: recipients.map(({ person }) => person.id) });
}
