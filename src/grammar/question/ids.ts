import type { Book } from '../../domain/answer-book.js';

export interface TypedIds {
  readonly milestones: readonly string[];
  readonly decisions: readonly string[];
  readonly actions: readonly string[];
  readonly risks: readonly string[];
  readonly meetings: readonly string[];
  readonly conditions: readonly string[];
  /** What looks like an id and is none that this reader may know. */
  readonly strangers: readonly string[];
}

/** The ids in a text (M-YH1, dec 2005 01, act 48), found among what the reader may know. */
export function idsIn(text: string, book: Book): TypedIds {
  const typed = [...text.matchAll(/\b([a-z]{1,5})[-_ ]?((?:[a-z]{0,6}\d+)(?:[-_]\d+)*)\b/gi)].map((match) => match[0]);
  const loose = (id: string) => id.toLowerCase().replace(/[^a-z0-9]/g, '').replace(/(^|[a-z])0+(?=\d)/g, '$1');
  // A little word before an id may look like the first part of one ("of P8"), so each word is looked at by itself too.
  const words = text.toLowerCase().split(/[^a-z0-9_-]+/);
  const wanted = new Set([...typed.map(loose), ...words.filter((word) => /[a-z]/.test(word) && /\d/.test(word)).map(loose)]);
  const spelt = new Set(words.filter((word) => /^[a-z]+[-_][a-z]+$/.test(word)));
  const numbered = [...text.matchAll(/\b(action|risk|milestone|decision|condition)s? (?:no\.? ?|number |point )?(\d{1,3})\b(?![-/.]\d|(?:st|nd|rd|th)\b| (?:days?|weeks?|months?)\b)/gi)].map((match) => ({ kind: (match[1] ?? '').toLowerCase(), number: Number(match[2]) }));
  const among = (records: readonly { readonly id: string }[]) => (wanted.size + spelt.size === 0 ? [] : records).map(({ id }) => id).filter((id) => (/\d/.test(id) ? wanted.has(loose(id)) : spelt.has(id.toLowerCase())));
  const byNumber = (kind: string, records: readonly { readonly id: string }[]) => (numbered.length === 0 ? [] : records).map(({ id }) => id).filter((id) => numbered.some((one) => one.kind === kind && Number(/(\d+)$/.exec(id)?.[1]) === one.number));
  const either = (kind: string, records: readonly { readonly id: string }[]) => [...new Set([...among(records), ...byNumber(kind, records)])];
  const found = {
    milestones: among(book.milestones), decisions: among(book.decisions), actions: either('action', book.actions), risks: either('risk', book.risks),
    meetings: among(book.meetings), conditions: either('condition', book.funding.conditions),
  };
  const all = new Set(Object.values(found).flat().map(loose));
  const strangers = typed.filter((id) => /^(?:m-|dec\b|dec-|act\b|act-|rsk\b|rsk-|con-)/i.test(id) && /\d/.test(id) && !all.has(loose(id)) && !/^dec (?:\d{1,2}|\d{4})$/i.test(id));
  return { ...found, strangers };
}
