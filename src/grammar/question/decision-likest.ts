import type { Book } from '../../domain/answer-book.js';
import { sameRoot } from './matter.js';
import { contentOf } from './records.js';
import { stem } from './plain-words.js';

/** The one decision of this reader's that shares most words with what was asked, by its title and by the outcome they were told. */
export function decisionLikest(words: readonly string[], { decisions, programme }: Pick<Book, 'decisions' | 'programme'>): readonly string[] {
  const called = new Set(contentOf(`${programme.name} ${programme.shortName ?? ''} ${programme.words.partnership} ${programme.words.partnerships} partnership partnerships`));
  const said = words.map(stem).filter((word) => !called.has(word));
  const scored = decisions.map(({ id, title, outcome }) => ({ id: id as string, shares: new Set(contentOf(`${title} ${outcome ?? ''}`).filter((word) => word.length > 3 && said.some((one) => sameRoot(one, word)))).size }));
  const most = Math.max(1, ...scored.map(({ shares }) => shares));
  const best = scored.filter(({ shares }) => shares === most);
  return best.length === 1 ? best.map(({ id }) => id) : [];
}
