import type { Answer, NearQuestion } from '../../domain/question.js';
import { sentence } from './say.js';

/** An answer to a question that was put in words of its own, after how it was read. */
export function readAs(question: string, answer: Answer): Answer {
  return { ...answer, text: `I read that as: ${question}?\n${answer.text}` };
}

/** One question back, where several were near: each can be pressed, or named by its number. */
export function didYouMean(questions: readonly NearQuestion[]): Answer {
  const shown = questions.slice(0, 5).map((one) => ({ ...one, shown: sentence(one.shown) }));
  const text = shown.length === 1 ? `Did you mean: ${questions[0]?.shown ?? ''}?` : ['Did you mean one of these?', ...shown.map(({ shown: words }, at) => `${at + 1}. ${words}?`)].join('\n');
  return { kind: 'CLARIFY', text, references: [], records: [], withheld: 0, choices: shown.map(({ asked, shown: words }) => ({ id: asked, words, sort: 'question' })) };
}
