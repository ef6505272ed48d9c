import type { Book } from '../../domain/answer-book.js';
import { daysBetween, addDays } from '../../domain/day.js';
import type { HighlightReport } from '../../domain/highlight-report.js';
import { returnDueOn } from '../../domain/highlight-report.js';
import type { Answer, Question } from '../../domain/question.js';
import { quarterBounds, quarterOf } from '../../domain/quarters.js';
import { isWorkingDay } from '../../domain/working-days.js';
import type { Day } from '../../domain/when.js';
import { sayDay, sayDayLong, sayDays } from '../dates.js';
import { sayQuarter, sayQuarterInFull } from '../quarters.js';
import type { Hands } from './hands.js';
import { and, bullets, placeName, say, sentence } from './say.js';
import { neutral } from './withheld.js';

/** Said in place of the names. */
const unnamed = 'Returns are voluntary, so I name nobody here whose is still to come.';

const recordOf = ({ quarter, partnership }: HighlightReport) => `report/${quarter}/${partnership}`;

/** The returns this reader may see; without any, nothing is said of them. Of an earlier quarter than the latest it is said that these are not at hand. */
function withReturns(book: Book, { quarter: asked }: Pick<Question, 'quarter'>, answer: (reports: readonly HighlightReport[], quarter: string, dueOn: Day) => Answer): Answer {
  const [first] = book.reports;
  if (first !== undefined && asked !== null && asked < first.quarter) {
    const words = book.programme.words.reports;
    return say(book, { kind: 'UNKNOWN', lines: [`I have the ${words} of the latest quarter alone at hand, ${sayQuarterInFull(first.quarter)}, and not those for ${sayQuarter(asked)}. The secretariat keep the earlier ones.`] });
  }
  if (first === undefined) return book.circle === 'insiders' ? say(book, { kind: 'UNKNOWN', lines: [`No ${book.programme.words.reports} are recorded.`] }) : neutral();
  return answer(book.reports, first.quarter, first.dueOn);
}

export const returnsMissing = (heard: Hands['heard']) => (question: Question, book: Book): Answer => missingReturns(question, book, heard);

/** Where others read along it is a number: nobody is named for what is voluntary. */
function missingReturns(question: Pick<Question, 'quarter'>, book: Book, heard: Hands['heard']): Answer {
  return withReturns(book, question, (reports, quarter, dueOn) => {
    const missing = reports.filter(({ returnedOn }) => returnedOn === null);
    const count = `${reports.length - missing.length} of ${reports.length} are in for ${sayQuarterInFull(quarter)}, due ${sayDay(dueOn)}`;
    if (heard === 'by others' && missing.length > 0) return say(book, { kind: 'LIST', lines: [`${count}. ${unnamed}`], records: reports.map(recordOf) });
    return say(book, { kind: 'LIST', lines: [missing.length === 0 ? `None: ${count}.` : `${and(missing.map(({ partnership }) => placeName(book, partnership)))}. ${count}.`], references: missing.map(({ partnership }) => partnership), records: reports.map(recordOf) });
  });
}

export const returnsIn = (heard: Hands['heard']) => (question: Question, book: Book): Answer =>
  withReturns(book, question, (reports, quarter, dueOn) => {
    const back = reports.filter(({ returnedOn }) => returnedOn !== null);
    const missing = reports.filter(({ returnedOn }) => returnedOn === null);
    return say(book, {
      kind: 'ROLLUP',
      lines: [`${back.length} of ${reports.length} ${book.programme.words.reports} are in for ${sayQuarterInFull(quarter)}, due ${sayDay(dueOn)}: ${and(back.map(({ partnership }) => placeName(book, partnership)))}.`, ...(missing.length === 0 || heard === 'by others' ? [] : [`Still to come: ${and(missing.map(({ partnership }) => placeName(book, partnership)))}.`])],
      records: reports.map(recordOf),
    });
  });

/** Working days from the due day to the day of return. */
function workingDaysLate(dueOn: Day, returnedOn: Day, nation: string): number {
  let count = 0;
  for (let at = addDays(dueOn, 1); at <= returnedOn; at = addDays(at, 1)) if (isWorkingDay(at, { nation }) === 'yes') count += 1;
  return count;
}

function howLate({ dueOn, returnedOn }: HighlightReport, book: Book): string {
  if (returnedOn === null) return dueOn < book.asOf ? `not in; it was due ${sayDay(dueOn)}, ${sayDays(daysBetween(dueOn, book.asOf))} ago` : `not in yet; it is due ${sayDay(dueOn)}`;
  if (returnedOn <= dueOn) return `in on ${sayDay(returnedOn)}, on time (due ${sayDay(dueOn)})`;
  const working = workingDaysLate(dueOn, returnedOn, book.nation);
  return `in on ${sayDay(returnedOn)}, ${working === 1 ? 'one working day' : `${working} working days`} late (due ${sayDay(dueOn)})`;
}

export const returnOf = (heard: Hands['heard']) => (question: Question, book: Book): Answer => {
  if (question.places.length === 0) return missingReturns(question, book, heard);
  return withReturns(book, question, (reports, quarter) => {
    const own = reports.filter(({ partnership }) => question.places.includes(partnership));
    if (own.length === 0) return neutral();
    const [only] = own;
    const lead = own.length === 1 && only !== undefined ? (only.returnedOn === null ? 'No: ' : question.said.has('late') ? '' : 'Yes: ') : '';
    return say(book, {
      kind: 'STATUS',
      lines: own.map((report) => `${lead}${placeName(book, report.partnership)}'s ${book.programme.words.report} for ${sayQuarter(quarter)} is ${howLate(report, book)}.${report.returnedOn === null && question.said.has('why') ? ' Why is not recorded.' : ''}${report.coloursShown && report.returnedOn !== null && report.selfRag !== null ? ` Self-reported ${report.selfRag}, confidence ${report.confidence ?? 'not given'}.` : ''}${report.coloursShown && report.comment !== null ? ` Their comment: "${report.comment}".` : ''}`),
      references: own.map(({ partnership }) => partnership), records: own.map(recordOf),
    });
  });
};

export const returnsLate = (heard: Hands['heard']) => (question: Question, book: Book): Answer => {
  if (heard === 'by others') return missingReturns(question, book, heard);
  return withReturns(book, question, (reports, quarter, dueOn) => {
    const lateIn = reports.filter(({ returnedOn }) => returnedOn !== null && returnedOn > dueOn);
    const missing = reports.filter(({ returnedOn }) => returnedOn === null);
    return say(book, {
      kind: 'LIST',
      lines: [lateIn.length === 0 ? `No return for ${sayQuarter(quarter)} came in late.` : `Came in late for ${sayQuarter(quarter)}: ${lateIn.map((report) => `${placeName(book, report.partnership)}, ${howLate(report, book)}`).join('; ')}.`, ...(missing.length === 0 ? [] : [`Not in at all: ${and(missing.map(({ partnership }) => placeName(book, partnership)))}.`])],
      records: reports.map(recordOf),
    });
  });
};

export const returnColours = (heard: Hands['heard']) => (question: Question, book: Book): Answer =>
  withReturns(book, question, (reports, quarter) => {
    const shown = reports.filter(({ coloursShown, partnership, returnedOn }) => coloursShown && (heard === 'alone' || returnedOn !== null) && (question.places.length === 0 || question.places.includes(partnership)));
    if (shown.length === 0) return neutral();
    const wanted = (['red', 'amber', 'green'] as const).filter((colour) => question.said.has(colour));
    const fits = shown.filter(({ selfRag, confidence }) => wanted.length === 0 || wanted.some((colour) => [selfRag, confidence].includes(colour)));
    const given = shown.filter(({ returnedOn }) => returnedOn !== null).length;
    if (fits.length === 0) return say(book, { kind: 'LIST', lines: [sentence(`${wanted.join(' or ')} stands in none of the ${given} returns for ${sayQuarter(quarter)} that I can show here, neither as their own colour nor as confidence.`)], withheld: reports.filter(({ coloursShown }) => !coloursShown).length });
    const missing = reports.filter(({ returnedOn }) => returnedOn === null);
    const whole = question.said.has('howmany') && wanted.length > 0 && question.places.length === 0 && reports.every(({ coloursShown, returnedOn }) => coloursShown || returnedOn === null);
    const count = (colour: typeof wanted[number]) => `${shown.filter(({ selfRag }) => selfRag === colour).length} of the ${given} returns that are in say ${colour} of themselves; by confidence it is ${shown.filter(({ confidence }) => confidence === colour).length}.`;
    const names = heard === 'alone' ? `: ${and(missing.map(({ partnership }) => placeName(book, partnership)))}` : '';
    return say(book, {
      kind: 'LIST',
      lines: [...(whole ? wanted.map(count) : []), ...(whole && missing.length > 0 ? [`No return, so no colour, from ${missing.length} of ${reports.length}${names}.`] : []), `As they reported for ${sayQuarter(quarter)}, which is not the schedule colour:`, ...bullets(fits.map(({ partnership, selfRag, confidence, returnedOn, comment }) => `${placeName(book, partnership)}: ${returnedOn === null ? 'no return, so no colour' : `self-reported ${selfRag ?? 'nothing'}, confidence ${confidence ?? 'not given'}${comment === null ? '' : `; "${comment}"`}`}`))],
      records: fits.map(recordOf), withheld: reports.length - reports.filter(({ coloursShown }) => coloursShown).length,
    });
  });

export function returnDue(question: Question, book: Book): Answer {
  const rule = { nation: book.nation, financial_year_starts: `${String(book.programme.quarterStartsInMonth).padStart(2, '0')}-01`, returns_due_working_days: book.programme.returnsDueWorkingDays };
  const start = book.programme.quarterStartsInMonth;
  const now = quarterOf(book.asOf, start);
  if (question.quarter !== null) {
    const day = book.reports.find(({ quarter }) => quarter === question.quarter)?.dueOn ?? returnDueOn(question.quarter, rule);
    return say(book, { kind: 'DATE', lines: [`Highlight reports for ${sayQuarterInFull(question.quarter)} ${day < book.asOf ? 'were' : 'are'} due ${sayDayLong(day)}.`] });
  }
  const before = quarterOf(addDays(quarterBounds(now, start).from, -1), start);
  const dueBefore = book.reports.find(({ quarter }) => quarter === before)?.dueOn ?? returnDueOn(before, rule);
  const quarter = dueBefore >= book.asOf ? before : now;
  const next = quarter === before ? dueBefore : returnDueOn(now, rule);
  const earlier = quarter === now ? ` The one for ${sayQuarter(before)} was due ${sayDay(dueBefore)}.` : '';
  return say(book, { kind: 'DATE', lines: [`The next ${book.programme.words.report}, for ${sayQuarterInFull(quarter)}, is due ${sayDayLong(next)}: ${book.programme.returnsDueWorkingDays} working days after the quarter ends.${earlier}`] });
}
