import type { Book } from '../../domain/answer-book.js';
import type { Answer, Question } from '../../domain/question.js';
import { and, say } from './say.js';

/** What the programme is, by its own file's head: nothing in it was ever secret. */
export function programmeIs(_question: Question, book: Book): Answer {
  const { name, shortName, sponsor, basis, body, evaluators, words } = book.programme;
  const called = shortName === null ? name : `${name} (${shortName})`;
  const [one] = evaluators;
  return say(book, {
    kind: 'DEFINE',
    lines: [
      `${called}: ${book.partnerships.length} ${words.partnerships}${sponsor === null ? '' : `; its sponsor is ${sponsor}`}.`,
      ...(basis === null ? [] : [`Membership: ${basis}.`]),
      ...(body === null ? [] : [`Its group is the ${body.name} (${body.id}).`]),
      ...(one === undefined ? [] : [`It is evaluated by ${and(evaluators.map((evaluator) => evaluator.name))}.`]),
    ],
  });
}
