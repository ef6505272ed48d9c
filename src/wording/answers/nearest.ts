import type { Book } from '../../domain/answer-book.js';
import type { Answer, Question } from '../../domain/question.js';
import { shownHere } from './say.js';

/** What could not be answered of a question, in words that may be said back. */
export interface Unanswered {
  readonly words: readonly string[];
  readonly counted: string | null;
  /** Whether a number of something was asked for, be it what it may. */
  readonly of?: 'a number';
}

/** The ask that says where the one record stands which a question names, and nothing where it names none or several. */
export function nearestAsk({ milestones, actions, risks, decisions, places, meetings, unclear }: Omit<Question, 'asks'>): string | null {
  if (unclear !== null || decisions.length > 0) return null;
  const records = milestones.length + actions.length + risks.length;
  if (records > 1 || places.length > 1) return null;
  if (milestones.length === 1) return 'milestone-status';
  if (actions.length === 1) return 'action-one';
  if (risks.length === 1) return 'risk-one';
  if (places.length === 1) return 'partnership-status';
  return meetings.length === 1 ? 'meeting-next' : null;
}

/** Where the one thing stands that was named, after a plain word on what of the question is not on record. */
export function whatIsOnRecord(answer: Answer, { words, counted, of }: Unanswered, book: Book): Answer {
  const missing = notThere(words, counted, book) ?? (of === 'a number' ? `There is no figure${shownHere(book)} on record for that.` : null);
  const lead = missing === null ? 'I may not have read that rightly, so this is what is on record.' : `${missing} What is:`;
  return { ...answer, kind: missing === null ? answer.kind : 'UNKNOWN', text: `${lead}\n${answer.text}` };
}

/** Where it is asked to which partnership something belongs that is the name of no member; it may be short for one, so it is not denied. */
export function noSuchMember({ programme }: Book): Answer {
  return { kind: 'UNKNOWN', text: `Under that name I know no ${programme.words.authority} of any ${programme.words.partnership} here. If it is short for something, try the name in full.`, references: [], records: [], withheld: 0 };
}

/** Where what is asked is on record nowhere that this reader may look, by a word that is not said back: it might be anybody's name. */
export function nothingAbout(book: Book): string {
  return `I could not match that to anything on record${shownHere(book)}, which may be for want of the right name.`;
}

/** What is plainly asked and on record nowhere that this reader may look. Null where no word says what that is. */
export function notThere(words: readonly string[], counted: string | null, book: Book): string | null {
  if (counted !== null) return `There is no figure${shownHere(book)} on record for “${counted}”.`;
  const said = [...new Set(words)].map((word) => `“${word}”`);
  if (said.length === 0 || said.length > 3) return null;
  return `I have nothing on record${shownHere(book)} about ${said.length === 1 ? said.join('') : `${said.slice(0, -1).join(', ')} or ${said.at(-1) ?? ''}`}.`;
}
