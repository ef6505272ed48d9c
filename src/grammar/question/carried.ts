import type { Book } from '../../domain/answer-book.js';
import type { Question } from '../../domain/question.js';
import { terms } from './glossary-words.js';
import { hearerIn } from './hearer.js';
import { stem } from './plain-words.js';
import { contentOf, sameWord } from './records.js';

interface Typed {
  readonly words: readonly string[];
  readonly by: ReadonlyMap<number, ReadonlySet<string>>;
  readonly inPlaces: ReadonlySet<string>;
  readonly times: ReadonlySet<string>;
  readonly question: Omit<Question, 'asks'>;
  readonly book: Book;
  readonly ofBody: ReadonlySet<string>;
}

/** Words of time that stand in a window of days. */
const timely = new Set('fortnight christmas easter quarter term tomorrow yesterday tonight week month year'.split(' ').map(stem));

/** Adds to the concepts of each word what it names: a place, a day, a word of a title. */
export function carriedBy({ words, by, inPlaces, times, question, book, ofBody }: Typed): Map<number, Set<string>> {
  const titles = (records: readonly { readonly id: string; readonly title: string }[], ids: readonly string[]) => (ids.length === 0 ? [] : records.filter(({ id }) => ids.includes(id)).flatMap(({ title }) => contentOf(title)));
  const programme = new Set([book.programme.name, book.programme.shortName ?? '', book.programme.sponsor ?? '', ...book.programme.formerNames].flatMap((name) => contentOf(name)));
  const body = new Set([...ofBody, ...contentOf(book.programme.body?.name ?? '')]);
  const evaluator = new Set(book.programme.evaluator === null ? [] : contentOf(`${book.programme.evaluator.id} ${book.programme.evaluator.name}`));
  const named: readonly (readonly [string, readonly string[]])[] = [
    ['@milestone', titles(book.milestones, question.milestones)], ['@decision', titles(book.decisions, question.decisions)], ['@action', titles(book.actions, question.actions)],
    ['@risk', titles(book.risks, question.risks)], ['@role', [...titles(book.roles, question.roles), ...question.roles.map((id) => stem(id.toLowerCase()))]], ['@theme', question.themes.flatMap((theme) => contentOf(theme))],
    ['@condition', book.funding.conditions.filter(({ id }) => question.conditions.includes(id)).flatMap(({ text }) => contentOf(text))],
    ['@term', (question.term ?? '').split('|').flatMap((term) => contentOf(terms[term] ?? ''))], ['@finding', [question.finding ?? '', ...book.findings.filter(({ topic }) => topic === question.finding).flatMap(({ aliases }) => aliases)].flatMap((name) => contentOf(name))],
  ];
  // Whose days they are is told in the programme's own words for them.
  const whose = new Set(question.said.has('releasedtime') ? contentOf(book.programme.releasedTime.definition ?? '') : []);
  const hearer = hearerIn(words);
  return new Map(words.map((word, at) => {
    const carries = new Set(by.get(at) ?? []);
    const root = stem(word);
    if (inPlaces.has(word)) carries.add('@place').add('@member');
    if (times.has(word)) carries.add('@day');
    if (body.has(root) || word === book.programme.body?.id.toLowerCase()) carries.add('@body');
    if (evaluator.has(root)) carries.add(question.said.has('@report') ? '@report' : '@evaluator');
    if (whose.has(root)) carries.add('releasedtime');
    if (timely.has(root)) carries.add('@window');
    if (programme.has(root) || (hearer !== null && at >= hearer.from && at < hearer.to)) carries.add('is');
    for (const [find, names] of named) if (names.some((name, n) => sameWord(root, name) || `${names[n - 1] ?? ''}${name}` === root)) carries.add(find);
    if (question.about.includes(root)) carries.add('@about');
    if (/^(?:dec|act|rsk|con)$/.test(word) && /\d/.test(words[at + 1] ?? '')) carries.add('is');
    return [at, carries];
  }));
}
