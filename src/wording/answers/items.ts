import type { Book } from '../../domain/answer-book.js';
import type { LateItem } from '../../domain/answer-late.js';
import { expectedOf, type Milestone } from '../../domain/milestone.js';
import { scheduleRag } from '../../domain/rag.js';
import { slippageOf } from '../../domain/slippage.js';
import { exactDay, type When } from '../../domain/when.js';
import { daysBetween } from '../../domain/day.js';
import { sayDay, sayDays, sayWhen } from '../dates.js';
import { noOutcome } from '../decision-words.js';
import { fromTo, placeName, roleName } from './say.js';

/** One late thing in a list: its name, how late, the two dates and who has it. */
export function lateLine(book: Book, item: LateItem): string {
  const where = item.partnership === null ? '' : `${placeName(book, item.partnership)}: `;
  if (item.kind === 'decision' && item.overdue) return `${item.title}: ${neededWords(item)}, ${noOutcome}; ${roleName(book, item.owner)}. ${item.id}`;
  const late = item.days === null ? 'late, by how many days is not known' : `${sayDays(item.days)} late`;
  const dates = item.overdue ? `was expected ${sayWhen(item.expected)}${sayWhen(item.agreed) === sayWhen(item.expected) ? '' : `, first ${sayWhen(item.agreed)}`}, and nothing is recorded as done` : fromTo(item.agreed, item.expected);
  return `${where}${item.title}: ${late} (${dates}); ${roleName(book, item.owner)}. ${item.id}`;
}

/** Of a decision whose last date has gone by: when it was needed, which is so whatever has become of it. */
function neededWords({ agreed, expected, days }: LateItem): string {
  const needed = days === null ? `needed by ${sayWhen(agreed)}` : `needed ${sayDays(days)} ago (${sayWhen(agreed)})`;
  return sayWhen(agreed) === sayWhen(expected) ? needed : `${needed}, last expected ${sayWhen(expected)}`;
}

/** A milestone's standing in one line, with its dates, colour, reason and owner. */
export function milestoneLine(book: Book, milestone: Milestone): string {
  const rag = scheduleRag(milestone, book.asOf, book.programme.rag);
  const slip = slippageOf(milestone);
  const owner = `Owner: ${roleName(book, milestone.owner, milestone.partnership)}.`;
  const name = `${milestone.title} (${milestone.id})`;
  if (milestone.actual !== null) {
    const late = slip.kind === 'days' && slip.days > 0 ? `, ${sayDays(slip.days)} after its baseline of ${sayWhen(milestone.baseline as When)}` : slip.kind === 'days' && slip.days < 0 ? `, ${sayDays(-slip.days)} early` : '';
    return `${name}: done ${sayWhen(milestone.actual)}${late}. ${owner}`;
  }
  const expected = expectedOf(milestone);
  if (expected === null) return `${name}: not done, and no date is recorded. ${owner}`;
  const last = milestone.forecasts.at(-1);
  const passed = exactDay(expected) !== null && (exactDay(expected) as string) < book.asOf ? ` That was ${sayDays(daysBetween(exactDay(expected)!, book.asOf))} ago and nothing is recorded as done.` : '';
  const colour = rag === 'not-computed' ? 'no schedule colour, as a date is not known to the day' : `schedule ${rag}`;
  if (last === undefined || milestone.baseline === null) return `${name}: due ${sayWhen(expected)}, ${colour}.${passed} ${owner}`;
  const days = slip.kind === 'days' ? `, ${sayDays(Math.abs(slip.days))} ${slip.days < 0 ? 'early' : 'late'}` : '';
  return `${name}: moved from ${fromTo(milestone.baseline, expected)}${days}, ${colour}; reason given ${sayDay(last.givenOn)}: ${last.reason}.${passed} ${owner}`;
}

/** Every date a milestone was ever expected on, in order. */
export function historyLine(milestone: Milestone): string {
  const first = milestone.baseline === null ? 'no baseline was recorded' : `baseline ${sayWhen(milestone.baseline)}`;
  const moves = milestone.forecasts.map(({ forecast, givenOn, reason }) => `${sayWhen(forecast)} (given ${sayDay(givenOn)}: ${reason})`);
  return [first, ...moves].join('; then ');
}
