import type { Book } from './answer-book.js';

/** Letters and the name they stand for. */
export interface Letters {
  readonly letters: string;
  readonly name: string;
}

/** The abbreviations a programme itself uses: of its steering group, evaluator, sponsor, own name and partnerships. */
export function namesByLetters({ programme, partnerships }: Pick<Book, 'programme' | 'partnerships'>): Letters[] {
  const bracketed = [programme.sponsor ?? ''].flatMap((text) => {
    const [, name, letters] = /^(.+?) \(([A-Za-z&]{2,8})\)$/.exec(text) ?? [];
    return name === undefined || letters === undefined ? [] : [{ letters, name }];
  });
  const own = [programme.body, ...programme.evaluators].flatMap((one) => (one === null || one.name === one.id ? [] : [{ letters: one.id, name: one.name }]));
  return [...own, ...bracketed, { letters: programme.id, name: programme.name }, ...partnerships.map(({ id, name }) => ({ letters: id as string, name }))];
}
