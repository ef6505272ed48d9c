import type { Book } from '../../domain/answer-book.js';
import { meetingMeant } from '../../domain/answer-pick.js';
import { addDays, daysBetween } from '../../domain/day.js';
import type { Answer, Question } from '../../domain/question.js';
import type { Day } from '../../domain/when.js';
import { isWorkingDay } from '../../domain/working-days.js';
import { sayDay, sayDayLong, sayDays } from '../dates.js';
import { say } from './say.js';

/** Whether a day is worked on in the programme's nation. */
export function workingDay(question: Question, book: Book): Answer {
  const day = question.day ?? book.asOf;
  const works = isWorkingDay(day, { nation: book.nation }) === 'yes';
  return say(book, { kind: 'DATE', lines: [`${sayDayLong(day)} ${works ? 'is a working day' : 'is not a working day: it is a weekend or a bank holiday'}.`] });
}

/** How many working days are left until a day or a meeting, today not counted. */
export function workingDays(question: Question, book: Book): Answer {
  const meeting = meetingMeant(question, book);
  const to = question.day ?? meeting?.on ?? null;
  if (to === null) return say(book, { kind: 'UNKNOWN', lines: ['No later meeting is recorded.'] });
  const which = meeting?.on === to ? `${meeting.id} (${sayDay(to)})` : sayDay(to);
  return say(book, { kind: 'DATE', lines: [to <= book.asOf ? `${which} is not ahead.` : `${countTo(to, book)} working days until ${which}, today not counted.`], references: meeting?.on === to ? [meeting.id] : [] });
}

function countTo(to: Day, book: Book): number {
  let count = 0;
  for (let at = addDays(book.asOf, 1); at <= to && count < 2_000; at = addDays(at, 1)) if (isWorkingDay(at, { nation: book.nation }) === 'yes') count += 1;
  return count;
}

/** How long it is to a day, or to what a day is named by, such as Christmas. */
export function daysUntil({ day, window }: Question, book: Book): Answer {
  const to = day ?? (window === null || window.to.startsWith('9999') ? null : /^before /.test(window.said) ? addDays(window.to, 1) : window.to);
  if (to === null || to < book.asOf) return say(book, { kind: 'UNKNOWN', lines: ['I could not tell to which day I should count.'] });
  return say(book, { kind: 'DATE', lines: [`It is ${sayDays(daysBetween(book.asOf, to))} to ${sayDayLong(to)}.`] });
}
