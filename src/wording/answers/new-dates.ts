import type { Book } from '../../domain/answer-book.js';
import { daysBetween } from '../../domain/day.js';
import { soLongAfter } from '../../domain/following.js';
import { asKey, longestReason, mayFinish, mayMove } from '../../domain/milestone-change.js';
import { expectedOf, type Milestone } from '../../domain/milestone.js';
import type { Answer, Choice, Question } from '../../domain/question.js';
import { scheduleRag } from '../../domain/rag.js';
import { earliestDay, exactDay, isPast, onDay, sameWhen, type When } from '../../domain/when.js';
import { isWorkingDay } from '../../domain/working-days.js';
import { clip } from '../blocks.js';
import { sayDays, sayWhen } from '../dates.js';
import { noWorkingDay } from '../milestones.js';
import type { Hands } from './hands.js';
import { fromTo, placeName, roleName, say } from './say.js';
import { neutral } from './withheld.js';

const unchanged = 'Nothing has been changed.';

function notYours(book: Book, milestone: Milestone): Answer {
  return say(book, { kind: 'WRITE', lines: [`Only its owner, the ${roleName(book, milestone.owner, milestone.partnership)}, or the secretariat can change ${milestone.title} (${milestone.id}). ${unchanged}`], references: [milestone.id] });
}

function nameOf(book: Book, { id, title, partnership }: Milestone): string {
  return `${partnership === null ? '' : `${placeName(book, partnership)}, `}${title} (${id})`;
}

/** The one that was meant, or the question which; what is pressed then says the rest again. */
function one(question: Question, book: Book, lineOf: (milestone: Milestone) => string | null, answer: (milestone: Milestone) => Answer, waiting: When | null): Answer {
  const found = book.milestones.filter(({ id }) => question.milestones.includes(id));
  const [only, another] = found;
  if (only === undefined) return neutral();
  if (another === undefined) return answer(only);
  const shown = found.slice(0, 5);
  const choices = shown.map((milestone): Choice => {
    const line = lineOf(milestone);
    return { id: milestone.id, words: milestone.title, ...(line === null ? {} : { line }) };
  });
  return {
    kind: 'CLARIFY', text: `Which one do you mean? ${shown.map((milestone) => nameOf(book, milestone)).join('; or ')}. ${unchanged}`,
    references: [], records: shown.map(({ id }) => id), withheld: 0, choices, ...(waiting === null ? {} : { waiting }),
  };
}

/** Asked back where a date can be read in several ways. */
function whichOf(milestone: Milestone, readings: readonly { readonly label: string; readonly when: When }[], lineOf: (when: When) => string): Answer {
  const shown = readings.slice(0, 5);
  const words = shown.map(({ label, when }) => (label === '' || label === sayWhen(when) ? sayWhen(when) : `${label} (${sayWhen(when)})`));
  return {
    kind: 'CLARIFY', text: `Which date do you mean for ${milestone.title} (${milestone.id}): ${words.join('; or ')}? ${unchanged}`,
    references: [], records: [milestone.id], withheld: 0, choices: shown.map(({ when }, at) => ({ id: milestone.id, words: words[at] ?? sayWhen(when), line: lineOf(when) })),
  };
}

/** The readings of the date that was given for this milestone. */
function datesFor(question: Question, milestone: Milestone, book: Book): readonly { readonly label: string; readonly when: When }[] {
  const { fact, day } = question;
  const expected = expectedOf(milestone);
  if (fact?.by != null) {
    const to = expected === null ? null : soLongAfter(expected, fact.by, { nation: book.nation });
    return to === null ? [] : [{ label: '', when: to }];
  }
  if (fact !== undefined) return fact.dates.map(({ label, when }) => ({ label, when: when.p === 'day' ? { d: when.d, p: when.p } : when }));
  return day === null ? [] : [{ label: '', when: onDay(day) }];
}

/** A new forecast read back in full: the two dates, the baseline that stays, the days, the colour, the reason. */
export function changeMove(hands: Hands) {
  return (question: Question, book: Book): Answer => {
    const reason = question.reason === null ? null : clip(question.reason, longestReason);
    const line = (milestone: Milestone, to: When) => `move ${milestone.id} to ${sayWhen(to)}${reason === null ? '' : ` because ${reason}`}`;
    const given = question.fact?.dates.length === 1 ? (question.fact.dates[0]?.when ?? null) : null;
    return one(question, book, (milestone) => {
      const [to] = datesFor(question, milestone, book);
      return to === undefined || reason === null ? null : line(milestone, to.when);
    }, (milestone) => {
      if (!mayMove(hands.appointments, milestone) && hands.secretariat === 'no') return notYours(book, milestone);
      const dates = datesFor(question, milestone, book);
      const [first, second] = dates;
      if (first !== undefined && second !== undefined) return whichOf(milestone, dates, (when) => line(milestone, when));
      return moveOf(milestone, first?.when ?? null, reason, book);
    }, given);
  };
}

function moveOf(milestone: Milestone, to: When | null, reason: string | null, book: Book): Answer {
  const name = nameOf(book, milestone);
  const references = [milestone.id];
  const plainly = (line: string) => say(book, { kind: 'WRITE', lines: [`${line} ${unchanged}`], references });
  const from = expectedOf(milestone);
  if (milestone.actual !== null) return plainly(`${name} is recorded as done ${sayWhen(milestone.actual)}, so it has no forecast to move.`);
  if (to === null) return plainly(`To which day should ${name} move, and why?`);
  if (isPast(to, book.today)) return plainly(`${sayWhen(to)} has passed, so ${name} cannot be expected then. If it was done then, say so with its day.`);
  if (sameWhen(from, to)) return plainly(`${name} is expected ${sayWhen(to)} already.`);
  const moved = { ...milestone, forecasts: [...milestone.forecasts, { givenOn: book.today, forecast: to, reason: reason ?? '' }] };
  const rag = scheduleRag(moved, book.today, book.programme.rag);
  const known = exactDay(to);
  const read = `${name}: forecast ${from === null ? `set to ${sayWhen(to)}` : fromTo(from, to)}. The baseline stays ${milestone.baseline === null ? 'unrecorded' : sayWhen(milestone.baseline)}; ${apart(milestone, to)}, schedule ${rag === 'not-computed' ? 'not computed' : rag}.`;
  const lines = [read, ...(known !== null && isWorkingDay(known, { nation: book.nation }) === 'no' ? [noWorkingDay(known)] : [])];
  if (reason === null) return say(book, { kind: 'WRITE', lines: [...lines, `What is the reason? A new date is recorded with one. ${unchanged}`], references, waiting: to });
  return say(book, {
    kind: 'WRITE', lines: [...lines, `Reason: ${reason}. Shall I record that? Confirm, or nothing is changed.`], references,
    change: { action: 'milestone:confirm', value: { id: milestone.id, d: to.d, p: to.p, text: to.text ?? null, was: asKey(from), reason } },
  });
}

/** How far the new date lies from what was agreed, where that can be counted. */
function apart({ baseline }: Milestone, to: When): string {
  const [from, until] = [baseline === null ? null : exactDay(baseline), exactDay(to)];
  if (from === null) return 'how many days late cannot be said, as the baseline is not a day';
  if (until === null) return 'how many days late cannot be said, as the new date is not a day';
  const days = daysBetween(from, until);
  return days >= 0 ? `${sayDays(days)} after the baseline` : `${sayDays(-days)} before the baseline`;
}

/** Done needs the day it was done, and its owner's or the secretariat's word. */
export function changeDone(hands: Hands) {
  return (question: Question, book: Book): Answer => {
    const line = (milestone: Milestone, on: When) => `done ${milestone.id} on ${sayWhen(on)}`;
    return one(question, book, (milestone) => {
      const [on] = datesFor(question, milestone, book);
      return on === undefined ? null : line(milestone, on.when);
    }, (milestone) => {
      if (milestone.actual === null && !mayFinish(hands.appointments, milestone) && hands.secretariat === 'no') return notYours(book, milestone);
      const dates = datesFor(question, milestone, book);
      const [first, second] = dates;
      if (milestone.actual === null && first !== undefined && second !== undefined) return whichOf(milestone, dates, (when) => line(milestone, when));
      return doneOf(milestone, first?.when ?? null, book, line);
    }, null);
  };
}

function doneOf(milestone: Milestone, on: When | null, book: Book, line: (milestone: Milestone, on: When) => string): Answer {
  const name = nameOf(book, milestone);
  const references = [milestone.id];
  if (milestone.actual !== null) return say(book, { kind: 'WRITE', lines: [`${name} is already recorded as done, ${sayWhen(milestone.actual)}. ${unchanged}`], references });
  if (on === null) {
    const owner = roleName(book, milestone.owner, milestone.partnership);
    return say(book, { kind: 'WRITE', lines: [`On which day was ${name} done? Only its owner (${owner}) or the secretariat can confirm it, and without the actual date nothing changes.`], references, change: { action: 'milestone:done', words: 'Say the day', value: { id: milestone.id } } });
  }
  if (earliestDay(on) > book.today) return say(book, { kind: 'WRITE', lines: [`${sayWhen(on)} is still to come, so ${name} cannot have been done then. To change when it is expected, give a new forecast. ${unchanged}`], references });
  const [from, until] = [milestone.baseline === null ? null : exactDay(milestone.baseline), exactDay(on)];
  const days = from === null || until === null ? '' : daysBetween(from, until) > 0 ? `, ${sayDays(daysBetween(from, until))} after its baseline` : ', by its baseline';
  const stays = milestone.baseline === null ? '' : ` The baseline stays ${sayWhen(milestone.baseline)}.`;
  return say(book, { kind: 'WRITE', lines: [`${name}: done ${sayWhen(on)}${days}.${stays} Shall I record that? Confirm, or nothing is changed.`], references, change: { action: 'milestone:say', value: { line: line(milestone, on) } } });
}
