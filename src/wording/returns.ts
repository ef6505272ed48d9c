import type { ModalView, PlainTextOption } from '@slack/types';
import type { Book, ReleasedDays } from '../domain/answer-book.js';
import type { FullReturn, Mismatch } from '../domain/returns.js';
import type { Day, Instant } from '../domain/when.js';
import { input, modal, select } from './announce-form.js';
import { buttons, escape, section, smallPrint, thatFit } from './blocks.js';
import { sayColour } from './colours.js';
import { sayDay, sayInstant } from './dates.js';
import type { Said } from './milestones.js';
import { sayQuarter, sayQuarterInFull } from './quarters.js';

export interface ReturnsFacts {
  readonly quarter: string;
  readonly dueOn: Day;
  /** Names of those that are in; null where others read along, and only the number is said. */
  readonly back: readonly string[] | null;
  readonly count: number;
  readonly total: number;
  readonly mismatches: readonly Mismatch[];
  readonly released: readonly ReleasedDays[];
  /** The partnerships whose return this asker may fill in. */
  readonly own: readonly { readonly id: string; readonly name: string }[];
}

/** How the returns of a quarter stand: how many are in, never who is missing. */
export function returnsProgress(book: Pick<Book, 'partnerships' | 'programme'>, facts: ReturnsFacts): Said {
  const nameOf = (id: string) => book.partnerships.find((one) => one.id === id)?.name ?? id;
  const head = `Returns for ${sayQuarterInFull(facts.quarter)}: ${facts.count} of ${facts.total} in (due ${sayDay(facts.dueOn)}).`;
  const thanks = facts.back === null || facts.back.length === 0 ? [] : [`Thank you: ${escape(facts.back.join(', '))}.`];
  const apart = facts.mismatches.length === 0 ? [] : [`*Said brighter than the dates are:*\n${facts.mismatches.map(({ partnership, selfRag, schedule }) => `• ${escape(nameOf(partnership))}: self-reported ${sayColour(selfRag, '')}, schedule ${sayColour(schedule, '')}`).join('\n')}`];
  const given = facts.released.filter(({ days }) => days !== null);
  const time = facts.released.length === 0 ? [] : [`Released time: ${sayNumber(given.reduce((sum, { days }) => sum + (days ?? 0), 0))} days, from ${given.length} of ${facts.total} ${book.programme.words.partnerships}.`];
  return {
    text: [head, ...thanks, ...apart, ...time].join('\n').replace(/\*/g, ''),
    blocks: thatFit([
      section([`*${head}*`, ...thanks].join('\n')), ...apart.map(section), ...time.map(section),
      ...(facts.own.length === 0 ? [] : [buttons(...facts.own.slice(0, 5).map(({ id, name }) => ({ action: 'returns:open', text: `Fill in ${name}`, value: JSON.stringify({ partnership: id, quarter: facts.quarter }) })))]),
      smallPrint('A return that is not in has no colour; last quarter’s is not carried forward.'),
    ]),
  };
}

/** Without the tail that adding tenths leaves. */
function sayNumber(days: number): string {
  return String(Math.round(days * 100) / 100);
}

const colour = (value: string, text: string): PlainTextOption => ({ value, text: { type: 'plain_text', text, emoji: false } });
const colours = [colour('green', 'Green'), colour('amber', 'Amber'), colour('red', 'Red')];

/** The return itself, with what was said last time in its fields. */
export function returnForm(partnership: { readonly id: string; readonly name: string }, quarter: string, last: FullReturn | null, days: number | null, given: { readonly at: Instant } | null): ModalView {
  const about = JSON.stringify({ partnership: partnership.id, quarter, given: given?.at ?? null });
  return modal({
    callback: 'returns:give', about, title: `Return for ${sayQuarter(quarter)}`, submit: 'Give it in',
    blocks: [
      section(`*${escape(partnership.name)}*, ${sayQuarterInFull(quarter)}.${last === null ? '' : ` What stands here is from ${sayQuarter(last.quarter)}; change what has changed.`}`),
      input('done', 'What was done', 'lines', last?.answers.done ?? null, 'required', 2000),
      input('moved', 'What moved, and why', 'lines', last?.answers.moved ?? null, 'optional', 2000),
      input('needs', 'What you need', 'lines', last?.answers.needs ?? null, 'optional', 2000),
      select('self', 'Your own colour', colours, null, 'required'),
      select('confidence', 'How confident you are of what is ahead', colours, null, 'required'),
      input('days', 'Days your authorities’ staff gave this quarter', 'one line', days === null ? null : String(days), 'optional', 10, 'Paid for by them, not by the grant. A guess is welcome.'),
    ],
  });
}

/** Answers to a return. */
export const returnAnswers = {
  in: (name: string, quarter: string, count: number, total: number) => `Thank you. The return of ${escape(name)} for ${sayQuarter(quarter)} is in: ${count} of ${total} now.`,
  amended: (name: string, quarter: string) => `Thank you. The return of ${escape(name)} for ${sayQuarter(quarter)} is changed; what it said before is kept.`,
  givenMeanwhile: (by: string | null) => `${by ?? 'Somebody'} has given it in while your form was open. /returns opens it as it stands now; nothing of theirs was changed.`,
  later: (at: Instant, zone: string) => `Of course. I will ask again at ${sayInstant(at, zone)}.`,
  passedOn: (to: 'deputy' | 'secretariat') => (to === 'deputy' ? 'Thank you for saying so. I have passed it to the deputy.' : 'Thank you for saying so. I have told the secretariat that it needs somebody.'),
  nobodyElse: 'Thank you for saying so. I know of nobody else to ask, so it stays as it is; the secretariat can name somebody.',
  seenTo: 'Thank you; this one has been seen to already. Nothing was changed.',
  /** True both where none was asked for yet and where none is for this reader: the two must not be told apart. */
  none: 'There are no returns that I can show you here.',
  open: 'The form is open.',
  sayDone: 'A few words are enough.',
  chooseColour: 'Please choose a colour.',
  number: 'Please give a number of days, such as 96 or 12.5, or leave it open.',
} as const;
