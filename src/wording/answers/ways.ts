import type { Book } from '../../domain/answer-book.js';
import type { Answer, Question } from '../../domain/question.js';
import { facilitatorOf, roleHolder } from './people.js';
import { say } from './say.js';

const told = (text: string): Answer => ({ kind: 'DEFINE', text, references: [], records: [], withheld: 0 });

/** How something is done with the bot. */
export const howTo = told('A highlight report and released time are given in with /returns and the name of the partnership, a new date with /milestone move, an announcement with /announce. For anything else the secretariat is the place to ask.');

/** A word whose meaning is not held. */
export const notDefined: Answer = { kind: 'UNKNOWN', text: 'What that means here is not on record, so I would rather not guess. The secretariat is the place to ask.', references: [], records: [], withheld: 0 };

/** How sure an answer is. */
export const howSure = told('I only say what is on record, with its reference and the day it is true for, and I say so where something is not recorded or a date is not known to the day. How confident each partnership is, is in its highlight report: ask me for their confidence.');

/** Telephone numbers and addresses: never held, but who holds the post is. */
export function contactDetails(question: Question, book: Book): Answer {
  const none = 'No telephone numbers or addresses are recorded here.';
  const holder = question.said.has('facilitator') && question.places.length > 0 ? facilitatorOf(question, book) : question.roles.length > 0 ? roleHolder(question, book) : null;
  return holder === null || holder.kind !== 'WHO' ? say(book, { kind: 'UNKNOWN', lines: [`${none} The secretariat may know.`] }) : { ...holder, kind: 'UNKNOWN', text: `${none}\n${holder.text}` };
}
