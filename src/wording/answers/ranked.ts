import type { Book } from '../../domain/answer-book.js';
import { financialYear, releasedQuarter } from '../../domain/answer-pick.js';
import { isLate, slippageOf } from '../../domain/slippage.js';
import { standingsOf } from '../../domain/standing.js';
import type { Answer, Question } from '../../domain/question.js';
import { sayDays, sayWhen } from '../dates.js';
import { sayQuarterInFull } from '../quarters.js';
import type { Ear } from './decisions.js';
import type { Hands } from './hands.js';
import { moneyEach, releasedTotalLine } from './money.js';
import { and, bullets, placeName, pounds, say, shownHere } from './say.js';
import { neutral } from './withheld.js';

/*
 * What is asked for the most or the fewest, best or done late: in order, with how much of the whole it rests on.
 */

const fewest = (question: Question) => question.said.has('few') || question.said.has('@least');

/** Released days by partnership, in order. What one partnership may not see of another's is not put in an order. */
export const releasedMost = (heard: Hands['heard']) => (question: Question, book: Book): Answer => {
  const quarter = releasedQuarter(question, book);
  const rows = book.released.filter((row) => row.quarter === quarter);
  if (quarter === null || rows.length < book.partnerships.length) return releasedTotalLine(heard)(question, book);
  const way = fewest(question) ? 1 : -1;
  const given = rows.flatMap(({ partnership, days }) => (days === null ? [] : [{ partnership, days }])).sort((a, b) => way * (a.days - b.days));
  const missing = rows.filter(({ days }) => days === null);
  const from = `From ${given.length} of ${rows.length}${missing.length === 0 || heard === 'by others' ? '' : `; no figure from ${and(missing.map(({ partnership }) => placeName(book, partnership)))}`}.`;
  return say(book, {
    kind: 'ROLLUP', references: ['released time'], records: rows.map(({ partnership }) => `released-time/${quarter}/${partnership}`),
    lines: [`Released time for ${sayQuarterInFull(quarter)}, ${way < 0 ? 'most' : 'fewest days'} first:`, ...bullets(given.map(({ partnership, days }) => `${placeName(book, partnership)}: ${sayDays(days)}`), 15), from],
  });
};

/** Shares of the grant in order, of the year that is meant; where it has no split on record, of the next that has, and said so. */
export function moneyMost(question: Question, book: Book, ear: Ear): Answer {
  const meant = question.year ?? financialYear(book);
  const years = [...new Set(book.funding.allocations.map(({ year }) => year))].sort();
  const year = years.includes(meant) ? meant : question.year === null ? years.find((one) => one > meant) : undefined;
  const split = book.funding.allocations.filter((one) => one.year === year);
  if (year === undefined || split.length < book.partnerships.length) return moneyEach(question, book, ear);
  const way = fewest(question) ? 1 : -1;
  const sorted = [...split].sort((a, b) => way * (a.amountGbp - b.amountGbp));
  return say(book, {
    kind: 'MONEY', references: ['funding'], records: split.map(({ partnership }) => `allocation/${year}/${partnership}`),
    lines: [...(year === meant ? [] : [`The split for ${meant} is not recorded.`]), `${year}, ${way < 0 ? 'most' : 'least'} first:`, ...bullets(sorted.map(({ partnership, amountGbp }) => `${placeName(book, partnership)}: ${pounds(amountGbp)}`), 15)],
  });
}

/** How many milestones are done, on time and late; what no day is known of is counted apart. */
export function milestoneCounts(_question: Question, book: Book): Answer {
  if (book.milestones.length === 0) return neutral();
  const done = book.milestones.filter(({ actual }) => actual !== null);
  const open = book.milestones.filter(({ actual }) => actual === null);
  const after = done.filter((one) => { const slip = slippageOf(one); return slip.kind === 'days' && slip.days > 0; });
  const late = open.filter((one) => isLate(one, book.asOf));
  const share = (part: number, of: number) => (of === 0 ? `${part}` : `${part} of ${of} (${Math.round((100 * part) / of)}%)`);
  return say(book, {
    kind: 'ROLLUP', records: book.milestones.map(({ id }) => id),
    lines: [`${book.milestones.length} milestones${shownHere(book)}: ${done.length} done, ${open.length} still to be done.`, `Late now: ${share(late.length, open.length)} of those to be done; the other ${open.length - late.length} are on time by their latest dates.`, `Done after their agreed day: ${share(after.length, done.length)}.`],
  });
}

/** Milestones that are done, and were done after their agreed day. */
export function doneLate(_question: Question, book: Book): Answer {
  if (book.milestones.length === 0) return neutral();
  const found = book.milestones.flatMap((one) => { const slip = slippageOf(one); return one.actual !== null && slip.kind === 'days' && slip.days > 0 ? [{ one, days: slip.days }] : []; }).sort((a, b) => b.days - a.days);
  if (found.length === 0) return say(book, { kind: 'LIST', lines: [`Nothing${shownHere(book)} is recorded as done after its agreed day.`] });
  return say(book, {
    kind: 'LIST', references: found.map(({ one }) => one.id),
    lines: [`${found.length}${shownHere(book)} ${found.length === 1 ? 'was' : 'were'} done after the agreed day, the latest first:`, ...bullets(found.map(({ one, days }) => `${one.partnership === null ? '' : `${placeName(book, one.partnership)}: `}${one.title}: ${sayDays(days)} late, done ${one.actual === null ? '' : sayWhen(one.actual)}. ${one.id}`), 20)],
  });
}

/** Partnerships with nothing late and nothing but green in their own returns. No order among them is worked out. */
/** How many milestones of each are late, in order; what is nobody's own is counted apart. */
export function lateByPartnership(question: Question, book: Book): Answer {
  if (book.milestones.length === 0) return neutral();
  const late = book.milestones.filter((one) => isLate(one, book.asOf));
  const way = fewest(question) ? 1 : -1;
  const counted = book.partnerships.map(({ id, name }) => ({ id, name, number: late.filter(({ partnership }) => partnership === id).length })).sort((a, b) => way * (a.number - b.number));
  const shared = late.filter(({ partnership }) => partnership === null).length;
  const shown = way > 0 ? counted : counted.filter(({ number }) => number > 0);
  const none = counted.length - shown.length;
  return say(book, {
    kind: 'ROLLUP', references: shown.map(({ id }) => id), records: late.map(({ id }) => id),
    lines: [shown.length === 0 ? `No ${book.programme.words.partnership} has a milestone${shownHere(book)} that is late.` : `Late milestones${shownHere(book)}, ${way < 0 ? 'most' : 'fewest'} first:`, ...bullets(shown.map(({ name, number }) => `${name}: ${number}`), 15),
      ...(shown.length === 0 || none === 0 ? [] : [`None in the other ${none}.`]), ...(shared === 0 ? [] : [`${shared} more ${shared === 1 ? 'is' : 'are'} the whole programme's.`])],
  });
}

export function bestPlaced(_question: Question, book: Book): Answer {
  const standings = standingsOf(book.partnerships, book.milestones, book.reports, { today: book.asOf, rule: book.programme.rag });
  if (book.milestones.length === 0 || book.reports.length < book.partnerships.length || standings.some(({ report }) => report !== null && report.returnedOn !== null && !report.coloursShown)) return neutral();
  const well = standings.filter(({ milestones, report }) => milestones.every(({ milestone }) => !isLate(milestone, book.asOf)) && report?.selfRag === 'green' && report.confidence === 'green');
  const names = and(well.map(({ partnership }) => partnership.name));
  return say(book, {
    kind: 'ROLLUP', references: well.map(({ partnership }) => partnership.id),
    lines: [well.length === 0 ? `I put no ${book.programme.words.partnership} before another. None has both nothing late and green throughout in its own return.` : `I put no ${book.programme.words.partnership} before another. With nothing late, and green throughout in their own returns: ${names}.`],
  });
}
