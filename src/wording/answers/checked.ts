import type { Question } from '../../domain/question.js';
import { exactDay, latestDay, type When } from '../../domain/when.js';

/** Before a date that was put to be confirmed: whether it is so. Of a date that is not known to the day only what lies outside it can be denied. */
export function checked({ said, day, window }: Question, when: When | null): string {
  if (!said.has('@checking') || when === null || (day === null && window === null)) return '';
  const [from, to] = day !== null ? [day, day] : [window?.from ?? '', window?.to ?? ''];
  const last = latestDay(when);
  const exact = exactDay(when);
  if (exact !== null) return exact >= from && exact <= to ? 'Yes: ' : 'No: ';
  return when.d.slice(0, 10) > to || last < from ? 'No: ' : 'Not known to the day: ';
}
