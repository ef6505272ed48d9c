import type { Book } from '../../domain/answer-book.js';
import { namesByLetters } from '../../domain/letters.js';
import type { Answer, Question } from '../../domain/question.js';
import { say } from './say.js';

/** What letters such as NSG stand for. */
export function standsFor(question: Question, book: Book): Answer {
  const found = namesByLetters(book).find(({ letters }) => letters === question.letters);
  if (found === undefined) return say(book, { kind: 'UNKNOWN', lines: ['What those letters stand for is not recorded.'] });
  const role = found.letters === book.programme.body?.id ? ', which steers the programme' : book.programme.evaluators.some(({ id }) => id === found.letters) ? ', which evaluates the programme' : book.partnerships.some(({ id }) => id === found.letters) ? ', one of the partnerships' : '';
  return say(book, { kind: 'DEFINE', lines: [`${found.letters} is ${found.name}${role}.`] });
}
