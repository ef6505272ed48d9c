import { addDays, addMonths, mondayOf, weekday } from '../domain/day.js';
import { exactDay, type Day } from '../domain/when.js';
import { addWorkingDays } from '../domain/working-days.js';
import { known, starting, type DateContext, type DateReader, type Found, type Read, type ReadAt } from './date-reading.js';
import { numberOf, numberPattern, weekdayOf } from './date-words.js';

const name = String.raw`([a-z]{3,10})\.?`;
const unit = String.raw`(working days?|days?|weeks?|wks?|fortnights?|months?|years?|yrs?)`;
const tomorrow = String.raw`tomorrow|tomorow|tommorow|tommorrow|tomoz|tmrw|tmr|2moro|2morrow`;

/** Days counted from today: tomorrow, Monday, last Thursday, a week on Tuesday, fortnight today, in five working days. */
export const relativeReaders: readonly DateReader[] = [
  { pattern: starting('today|tonight|now|right now|2day|this (?:morning|afternoon|evening)'), read: (_, { today }) => known(today) },
  { pattern: starting(String.raw`(?:the )?day after (?:${tomorrow})`), read: (_, { today }) => known(addDays(today, 2)) },
  { pattern: starting(String.raw`(?:the )?day before yesterday`), read: (_, { today }) => known(addDays(today, -2)) },
  {
    pattern: starting(String.raw`(${tomorrow}|today|yesterday)(?: (week|fortnight))?`),
    read: ([, day = '', more], { today }) => known(addDays(today, stepOf(day) + daysIn(more))),
  },
  {
    pattern: starting(String.raw`(?:${numberPattern} )?(week|fortnight)s? (today|${tomorrow}|yesterday)`),
    read: ([, count, what, day = ''], { today }) => known(addDays(today, stepOf(day) + (numberOf(count ?? 'a') ?? 1) * daysIn(what))),
  },
  {
    pattern: starting(String.raw`(?:${numberPattern} )?(week|fortnight)s? (?:on|from|after) ${name}`),
    read([, count, what, day = ''], { today }) {
      const asked = weekdayOf(day);
      return asked === null ? undefined : known(addDays(nextOn(asked, today), (numberOf(count ?? 'a') ?? 1) * daysIn(what)));
    },
  },
  {
    pattern: starting(String.raw`(in |within )?(?:${numberPattern} |the )?${unit}(?:['’]?s?['’]?)( time| from now| from today| hence| today| ago| back)?`),
    read([, lead, count, what = '', tail], context) {
      // "3 days late" and "two weeks" are lengths of time, not days.
      if (lead === undefined && tail === undefined) return count === undefined ? undefined : 'impossible';
      const days = numberOf(count ?? 'a');
      return days === null ? undefined : known(moved(context, / (ago|back)$/i.test(tail ?? '') ? -days : days, what.toLowerCase()));
    },
  },
  {
    pattern: starting(String.raw`(?:w\.?\/?c\.?|wk\.? ?c|week[- ](?:commencing|beginning|starting)|w\/b|week of)\s*:?\s*(.+?)`),
    read: (match, context, readAt) => weekOf(match, context, readAt, mondayOf),
  },
  {
    pattern: starting(String.raw`(?:w\/e|week[- ]ending)\s*:?\s*(.+?)`),
    read: (match, context, readAt) => weekOf(match, context, readAt, (day) => day),
  },
  {
    pattern: starting(String.raw`(?:the )?(start|beginning|end)(?: of)? (?:(this|the|next|last) )?(?:week|wk)`),
    read: ([, part = '', which], { today }) => known(addDays(mondayOf(today), weeks(which) * 7 + (part.toLowerCase() === 'end' ? 4 : 0))),
  },
  {
    pattern: starting(String.raw`(?:(this|next|last|coming|past|previous|this coming|this past) )?${name}(?: (week|fortnight|just gone|just past|gone|last week|this week|next week))?`),
    read([, which, day = '', tail], context) {
      const asked = weekdayOf(day);
      return asked === null ? undefined : onWeekday(asked, which?.toLowerCase(), tail?.toLowerCase(), context);
    },
  },
];

function stepOf(day: string): number {
  return /^today$/i.test(day) ? 0 : /^yesterday$/i.test(day) ? -1 : 1;
}

function daysIn(what: string | undefined): number {
  return what === undefined ? 0 : /^w/i.test(what) ? 7 : 14;
}

function weeks(which: string | undefined): number {
  return which?.toLowerCase() === 'next' ? 1 : which?.toLowerCase() === 'last' ? -1 : 0;
}

function moved({ today, nation }: DateContext, count: number, what: string): Day {
  if (what.startsWith('working')) return addWorkingDays(today, count, { nation: nation ?? 'GB-ENG' });
  if (what.startsWith('d')) return addDays(today, count);
  if (what.startsWith('w')) return addDays(today, count * 7);
  if (what.startsWith('f')) return addDays(today, count * 14);
  return addMonths(today, count * (what.startsWith('m') ? 1 : 12));
}

/** The first such weekday after today. */
function nextOn(asked: number, today: Day): Day {
  return addDays(today, ((asked - weekday(today) + 6) % 7) + 1);
}

function onWeekday(asked: number, which: string | undefined, tail: string | undefined, { today, prefer }: DateContext): Read {
  const ahead = nextOn(asked, today);
  const behind = addDays(ahead, weekday(today) === asked ? -14 : -7);
  if (tail === 'week' || tail === 'fortnight') return known(addDays(ahead, daysIn(tail)));
  const inWeek = (number: number) => addDays(mondayOf(today), number * 7 + ((asked + 6) % 7));
  if (tail?.endsWith(' week') === true) return known(inWeek(weeks(tail.split(' ')[0])));
  if (tail !== undefined || which === 'last' || which?.endsWith('past') === true || which === 'previous') return known(behind);
  if (which === 'this') return known(weekday(today) === asked ? today : prefer === 'past' ? behind : ahead);
  if (which === 'next') return next(inWeek(0), inWeek(1), today);
  if (which === undefined && prefer === 'past') return known(behind);
  return known(ahead);
}

/** "next Friday" said on a Wednesday is one week's or the other's, as people are brought up. */
function next(thisWeeks: Day, nextWeeks: Day, today: Day): Read {
  if (thisWeeks <= addDays(today, 1)) return known(nextWeeks);
  return { ambiguous: [{ label: 'this week', when: { d: thisWeeks, p: 'day' } }, { label: 'next week', when: { d: nextWeeks, p: 'day' } }] };
}

/** A week named by a day in it. */
function weekOf({ input, 0: whole, 1: from = '' }: RegExpExecArray, context: DateContext, readAt: ReadAt, meant: (day: Day) => Day): Read | Found {
  const start = whole.length - from.length;
  const inner = readAt(input.slice(start), context);
  const day = inner !== null && 'when' in inner.meaning ? exactDay(inner.meaning.when) : null;
  if (inner === null || day === null) return undefined;
  return { meaning: { when: { d: meant(day), p: 'day' } }, used: start + inner.used };
}
