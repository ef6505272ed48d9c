import type { Book } from '../../src/domain/answer-book.js';
import { asksToKeep, type AskFacts } from '../../src/domain/asked.js';
import type { Answer } from '../../src/domain/question.js';
import type { Reader } from '../../src/domain/reader.js';
import type { Day } from '../../src/domain/when.js';
import type { Records } from '../../src/office.js';

/** A question in plain words, and what was answered to it. */
export interface PlainAsk {
  readonly read: AskFacts;
  readonly answer: Answer;
  readonly book: Book;
  readonly privately: Answer | null;
  readonly asOf: Day | null;
}

/** Whether it was about a decision: most questions are not. */
export function isPutDown({ read, answer, book }: PlainAsk): boolean {
  return asksToKeep(read, answer, book).length > 0;
}

/** Puts down that somebody asked about a decision, within a transaction. */
export async function noteAsked({ trail }: Pick<Records, 'trail'>, reader: Reader, { read, answer, book, privately, asOf }: PlainAsk): Promise<void> {
  for (const { subject, asks, given } of asksToKeep(read, answer, book)) {
    await trail.append(subject, 'asked', {
      by: reader.person, place: reader.place.kind === 'direct' ? 'direct' : reader.place.name, asks, given, asOf, ...(privately === null ? {} : { privately: privately.kind }),
    });
  }
}
