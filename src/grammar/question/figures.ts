import type { Book } from '../../domain/answer-book.js';
import { releasedTotal, surveyCount } from '../../domain/answer-pick.js';
import type { Subject } from '../../domain/question.js';

/** What a figure is of, whose source is asked for. */
export type Figure = 'released' | 'survey' | 'funding';

const number = /(?:£ ?)?(\d[\d,]*(?:\.\d+)?)(?: ?(m|k|million|thousand)\b)?/gi;

/** Of what the figure is that a question speaks of: by the number itself where it is on record for this reader, by its name, or by what was asked before. */
export function figureOf(text: string, said: ReadonlySet<string>, book: Book, earlier: Subject | null): Figure | null {
  const typed = [...text.matchAll(number)].map(([, digits = '', unit = '']) => Number(digits.replaceAll(',', '')) * (/^m/i.test(unit) ? 1_000_000 : unit === '' ? 1 : 1_000)).filter((one) => one > 9);
  const quarters = [...new Set(book.released.map(({ quarter }) => quarter))];
  const released = [...quarters.map((quarter) => releasedTotal(quarter, book).days), ...book.released.flatMap(({ days }) => (days === null ? [] : [days]))];
  const survey = surveyCount(book);
  const money = [...book.funding.lines.map(({ totalGbp }) => totalGbp), ...book.funding.allocations.map(({ amountGbp }) => amountGbp)];
  if (said.has('releasedtime') || typed.some((one) => quarters.length > 0 && released.includes(one) && !said.has('survey'))) return 'released';
  if (said.has('survey') || typed.some((one) => survey !== null && [survey.sent, survey.returned, survey.target].includes(one))) return 'survey';
  if (typed.some((one) => money.includes(one))) return 'funding';
  if (!said.has('that') || earlier === null) return null;
  return earlier.asks.startsWith('released') ? 'released' : earlier.asks.startsWith('survey') ? 'survey' : earlier.asks.startsWith('money') ? 'funding' : null;
}
