import type { Book } from '../../domain/answer-book.js';
import { interviewCount, releasedQuarter, releasedTotal, surveyCount } from '../../domain/answer-pick.js';
import { expectedOf } from '../../domain/milestone.js';
import type { Answer, Question } from '../../domain/question.js';
import { latestDay } from '../../domain/when.js';
import { sayWhen } from '../dates.js';
import { sayQuarterInFull } from '../quarters.js';
import { checked } from './checked.js';
import type { Ear } from './decisions.js';
import { milestoneLine } from './items.js';
import { moneySource } from './money.js';
import { ahead } from './milestones.js';
import { holderLine } from './people.js';
import { and, day, fromTo, say, shownHere } from './say.js';
import { neutral } from './withheld.js';

const closing = (book: Book) => book.milestones.find(({ title }) => /\bsurvey\b.*\bcloses?\b/i.test(title));

/** No design of a survey is on record, or none for this reader: what they may know of surveys is then a milestone's. */
function notCounted(book: Book): Answer {
  const meant = book.milestones.filter(({ title }) => /\b(?:survey|questionnaire)\b/i.test(title)).slice(0, 5);
  if (meant.length > 0) return say(book, { kind: 'UNKNOWN', lines: [`No figures of a survey are on record${shownHere(book)}. What is:`, ...meant.map((milestone) => milestoneLine(book, milestone))], references: meant.map(({ id }) => id) });
  return book.circle === 'insiders' ? say(book, { kind: 'UNKNOWN', lines: ['No survey is recorded.'] }) : neutral();
}

export function survey(_question: Question, book: Book): Answer {
  const count = surveyCount(book);
  if (count === null) return notCounted(book);
  const { sent, returned, target, countedOn } = count;
  const close = closing(book);
  const over = close !== undefined && close.actual !== null && latestDay(close.actual) <= book.asOf;
  const short = (missing: number) => (over ? `${missing} short at that count` : `${missing} to go`);
  const first = returned === null
    ? `No count of returns is recorded by then${sent === null ? '' : `; ${sent} were sent`}${target === null ? '' : `, with a target of ${target}`}.`
    : `${returned}${sent === null ? '' : ` of ${sent}`} returned${countedOn === null ? '' : ` by ${day(countedOn)}`}${sent === null ? '' : ` (${Math.round((100 * returned) / sent)}%)`}${target === null ? '' : `; target ${target}, ${returned >= target ? 'reached' : short(target - returned)}`}.`;
  const expected = close === undefined ? null : expectedOf(close);
  const when = close === undefined ? [] : [close.actual !== null
    ? `The survey closed ${sayWhen(close.actual)}.`
    : close.forecasts.length > 0 && close.baseline !== null && expected !== null ? `Its close moved from ${fromTo(close.baseline, expected)}: ${close.forecasts.at(-1)?.reason ?? ''}.` : `It closes ${expected === null ? 'on a day not recorded' : sayWhen(expected)}.`];
  return say(book, { kind: returned === null ? 'UNKNOWN' : 'STATUS', lines: [first, ...when], references: close === undefined ? [] : [close.id], records: ['survey', ...(close === undefined ? [] : [close.id])] });
}

export function surveyClose(question: Question, book: Book): Answer {
  const close = closing(book);
  if (close === undefined) return neutral();
  return say(book, { kind: 'DATE', lines: [`${checked(question, close.actual ?? expectedOf(close))}${milestoneLine(book, close)}`, ...ahead(question, close, book)], references: [close.id] });
}

export function surveyByPlace(question: Question, book: Book): Answer {
  const whole = survey(question, book);
  if (whole.kind === 'WITHHELD') return whole;
  return say(book, { kind: 'UNKNOWN', lines: ['Responses by partnership are not recorded; only the whole is.', ...whole.text.split('\n').slice(0, 1)], references: whole.references, records: whole.records });
}

export function interviews(question: Question, book: Book): Answer {
  const count = interviewCount(book);
  if (count === null) {
    // No design is on record, or none for this reader: what they may know of interviews is then a milestone's.
    const meant = book.milestones.filter(({ title }) => /\binterviews?\b/i.test(title));
    if (meant.length === 0) return neutral();
    return say(book, { kind: 'STATUS', lines: meant.map((milestone) => milestoneLine(book, milestone)), references: meant.map(({ id }) => id) });
  }
  const { planned, done, countedOn, regions } = count;
  const parts = [
    ...(question.said.has('@window') ? [] : []),
    planned === null ? null : done === null ? `${planned} interviews are planned; no count of those done is recorded by then` : `${done} of ${planned} interviews done${countedOn === null ? '' : ` by ${day(countedOn)}`}`,
    regions === null ? null : `${regions} case-study regions`,
  ].filter((part) => part !== null);
  const close = book.milestones.find(({ title }) => /\binterviews\b/i.test(title));
  return say(book, { kind: 'STATUS', lines: [`${parts.join('; ')}.`, ...(close === undefined ? [] : [milestoneLine(book, close)])], references: close === undefined ? [] : [close.id], records: ['survey', ...(close === undefined ? [] : [close.id])] });
}

export function evaluator(question: Question, book: Book): Answer {
  const { evaluators } = book.programme;
  if (evaluators.length === 0) return say(book, { kind: 'UNKNOWN', lines: ['The evaluator is not recorded.'] });
  const called = evaluators.map(({ id, name }) => (name === id ? id : `the ${name} (${id})`));
  // Who leads it is a person's post, where the reader may know who holds it.
  const [lead] = question.said.has('owner') ? book.roles.filter(({ id, duties }) => duties.includes('evaluator') && book.holders.some(({ role }) => role === id)) : [];
  return say(book, { kind: 'WHO', lines: [`${and(called).replace(/^t/, 'T')} ${called.length === 1 ? 'evaluates' : 'evaluate'} the programme.`, ...(lead === undefined ? [] : [holderLine(book, lead.id, null)])] });
}

/** When the evaluation began: by the milestone that says so in its title, and never guessed from the first thing it delivered. */
export function evaluationBegan(_question: Question, book: Book): Answer {
  const began = book.milestones.filter(({ partnership, title }) => partnership === null && /\b(?:evaluat\w*|research\w*|stud(?:y|ies)|contract)\b/i.test(title) && /\b(?:commission\w*|appoint\w*|contract\w*|begins?|began|begun|starts?|started|award\w*)\b/i.test(title) && !/\bends?\b/i.test(title));
  if (began.length === 0) return say(book, { kind: 'UNKNOWN', lines: [`When the evaluation began is not on record${shownHere(book)}.`] });
  return say(book, { kind: 'DATE', lines: began.map((milestone) => milestoneLine(book, milestone)), references: began.map(({ id }) => id) });
}

/** Whose a figure is: what the partnerships returned, what the register has of the survey, or what was granted. */
export function figureSource(question: Question, book: Book, ear: Ear): Answer {
  const { evaluator, words } = book.programme;
  const byEvaluator = question.said.has('evaluation') || question.said.has('@evaluator');
  if (question.said.has('@figure-released')) {
    const quarter = releasedQuarter(question, book);
    if (quarter === null || book.released.length === 0) return neutral();
    const total = releasedTotal(quarter, book);
    const own = book.released.filter((row) => row.quarter === quarter);
    const days = own.length < total.of ? '' : `: ${total.days.toLocaleString('en-GB')} days for ${sayQuarterInFull(quarter)}, from ${total.given} of ${total.of}`;
    const not = evaluator === null ? '' : ` ${byEvaluator ? 'It' : 'No part of it'} is ${byEvaluator ? 'not a figure' : 'a figure'} from ${evaluator.id}.`;
    return say(book, { kind: 'PROVENANCE', lines: [`${byEvaluator ? 'No: it is' : 'It is'} what the ${words.partnerships} themselves gave as released time, added up from the register${days}.${not}`], references: ['released time'], records: own.map(({ partnership }) => `released-time/${quarter}/${partnership}`) });
  }
  if (question.said.has('@figure-survey')) {
    const count = survey(question, book);
    if (count.kind !== 'STATUS') return count;
    return say(book, { kind: 'PROVENANCE', lines: [`It stands in the register under the survey of the evaluation${evaluator === null ? '' : `, which is ${evaluator.id}'s`}; who counted is not recorded.`, ...count.text.split('\n').slice(0, 1)], references: count.references, records: count.records });
  }
  return moneySource(question, book, ear);
}
