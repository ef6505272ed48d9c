import type { Book } from '../../domain/answer-book.js';
import { financialYearNamed, financialYearOf } from '../../domain/quarters.js';
import type { Day } from '../../domain/when.js';

const monthNames = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

/** The financial year that is named: "2003-04", "06/07", "last year". */
export function yearIn(text: string, sentence: string, { asOf, programme }: Pick<Book, 'asOf' | 'programme'>): string | null {
  const named = [...text.matchAll(/(?<![\d/.-])(?:20)?(\d{2})\s?[-/]\s?(?:20)?(\d{2})\b(?![/.-]?\d)/g)].find(([, from, to]) => Number(to) === (Number(from) + 1) % 100);
  if (named !== undefined) return financialYearNamed(2000 + Number(named[1]));
  const now = financialYearOf(asOf, programme.quarterStartsInMonth);
  if (/\b(?:last|previous) (?:financial )?year\b/.test(sentence)) return financialYearNamed(now - 1);
  if (/\bnext (?:financial )?year\b|\byear after\b/.test(sentence)) return financialYearNamed(now + 1);
  return /\b(?:this|current) (?:financial )?year\b/.test(sentence) ? financialYearNamed(now) : null;
}

/** The last day of what is asked to lie behind: "after March 2008", "beyond 2008". */
export function horizonIn(sentence: string): Day | null {
  const said = new RegExp(`\\b(?:after|beyond|post|past|from) (?:the end of )?(?:(${monthNames.join('|')}) )?(?:(20\\d{2})|(0\\d|1\\d))\\b`).exec(sentence);
  if (said === null) return null;
  const year = said[2] ?? `20${said[3] ?? ''}`;
  const month = said[1] === undefined ? 12 : monthNames.indexOf(said[1]) + 1;
  return `${year}-${String(month).padStart(2, '0')}-01` as Day;
}
