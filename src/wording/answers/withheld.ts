import type { Book } from '../../domain/answer-book.js';
import { lineFor } from '../../domain/answer-pick.js';
import type { Answer, Question } from '../../domain/question.js';

/** Said where something may be known or not, and nothing may be given away: true in both cases, and always the same. */
export const nothingToShare = 'There is nothing I can share about that here. When there is something to tell, the secretariat will write to everyone it concerns.';

/** Told to the asker alone, where something was left out of a channel's answer that they may know. */
export const moreInPrivate: Answer = {
  kind: 'WITHHELD', text: 'In this channel I can only say what everybody here may know; ask me in a direct message for the rest.', references: [], records: [], withheld: 1,
};

/**
 * The answer about money and the future to somebody who has not been told: the agreed words in force, word for word, or
 * else one sentence. What is on record about decisions plays no part in it.
 */
export function withheldMatter(question: Pick<Question, 'strangers' | 'said'>, book: Book, shared: (line: string) => number): Answer {
  const ids = question.strangers.filter((id) => /^dec/i.test(id));
  const line = lineFor(book.holdingLines, ids, ({ text }) => shared(text));
  if (line === null) return neutral();
  return { kind: 'WITHHELD', text: line.text, references: [line.id], records: [line.id], withheld: 1 };
}

/** The answer about anything else that this reader may not see here, if it is there at all. */
export function neutral(): Answer {
  return { kind: 'WITHHELD', text: nothingToShare, references: [], records: [], withheld: 1 };
}
