import { Refusal } from '../domain/refusal.js';
import { exactDay, type Day } from '../domain/when.js';
import { takeAsOf } from './as-of.js';
import { findDate, readDate, type DateContext } from './date.js';

/** What was asked with /decision. */
export type AskedDecision =
  | { readonly verb: 'list'; readonly asOf: Day | null }
  | { readonly verb: 'show'; readonly id: string; readonly asOf: Day | null }
  | { readonly verb: 'add' }
  | { readonly verb: 'funding' }
  | { readonly verb: 'paid'; readonly place: string; readonly year: string; readonly on: Day }
  | { readonly verb: 'record' | 'announce'; readonly id: string }
  | { readonly verb: 'defer' | 'forecast'; readonly id: string; readonly to: Day; readonly reason: string }
  | { readonly verb: 'effective'; readonly id: string; readonly on: Day }
  | { readonly verb: 'withdraw' | 'supersede'; readonly id: string; readonly reason: string }
  | { readonly verb: 'useful'; readonly id: string; readonly place: string; readonly on: Day; readonly reason: string };

const sameAs: Readonly<Record<string, AskedDecision['verb']>> = {
  list: 'list', all: 'list', show: 'show', add: 'add', new: 'add', raise: 'add', record: 'record', decided: 'record', taken: 'record', announce: 'announce',
  defer: 'defer', deferred: 'defer', postpone: 'defer', forecast: 'forecast', expect: 'forecast', effective: 'effective', funding: 'funding', money: 'funding', paid: 'paid', withdraw: 'withdraw', supersede: 'supersede', useful: 'useful',
};

/** Reads "defer DEC-2005-01 3 November 2005 because not ready". Throws `not-understood`, `next-date-needed`, `reason-needed`, `unreadable-date`. */
export function readDecision(text: string, context: DateContext): AskedDecision {
  const [, first = '', others = ''] = /^\s*(\S*)\s*([\s\S]*)$/.exec(text) ?? [];
  if (readDecisionId(first) !== null || first === '' || sameAs[first.toLowerCase()] === 'list' || sameAs[first.toLowerCase()] === 'show') return looked(text, context);
  const verb = sameAs[first.toLowerCase()];
  if (verb === 'add' || verb === 'funding') return { verb };
  if (verb === 'paid') return paid(others, context);
  const [, second = '', rest = ''] = /^\s*(\S*)\s*([\s\S]*)$/.exec(others) ?? [];
  const id = readDecisionId(second);
  if (verb === undefined || id === null) throw new Refusal('not-understood', { what: `“${text.trim()}”`, example: verb === undefined ? '/decision list' : `/decision ${verb} DEC-2005-01` });
  const { what, reason } = reasonIn(rest);
  switch (verb) {
    case 'record': case 'announce': return { verb, id };
    case 'defer': case 'forecast': {
      if (what === '') throw new Refusal('next-date-needed', { id });
      const to = dayIn(what, context);
      if (reason === '') throw new Refusal('reason-needed', { example: `/decision ${verb} ${id} ${what} because it was not ready` });
      return { verb, id, to, reason };
    }
    case 'effective': return { verb, id, on: dayIn(what, context) };
    case 'withdraw': case 'supersede': {
      const why = reason === '' ? what : [what, reason].filter((part) => part !== '').join(': ');
      if (why === '') throw new Refusal('reason-needed', { example: `/decision ${verb} ${id} ${verb === 'supersede' ? 'by DEC-2006-01' : 'because the question no longer arises'}` });
      return { verb, id, reason: why };
    }
    case 'useful': {
      const date = findDate(what, context);
      const place = date === null ? '' : date.before.replace(/\b(until|by|before)\s*$/i, '').trim();
      const on = date !== null && 'when' in date ? exactDay(date.when) : null;
      if (on === null || place === '') throw new Refusal('not-understood', { what: `“${rest}”`, example: `/decision useful ${id} North East 30 December 2005 because notice to staff` });
      if (reason === '') throw new Refusal('reason-needed', { example: `/decision useful ${id} ${what} because notice to staff` });
      return { verb, id, place, on, reason };
    }
    default: throw new Refusal('not-understood', { what: `“${text.trim()}”`, example: '/decision list' });
  }
}

function looked(text: string, context: DateContext): AskedDecision {
  const { rest, asOf } = takeAsOf(text, context);
  const word = rest.trim().replace(/^(list|all|show)\b\s*/i, '').trim();
  if (word === '') return { verb: 'list', asOf };
  const id = readDecisionId(word);
  if (id === null) throw new Refusal('not-understood', { what: `“${rest.trim()}”`, example: '/decision show DEC-2005-01' });
  return { verb: 'show', id, asOf };
}

/** "South Central 2006-07 26 May 2006"; without a day, today. */
function paid(text: string, context: DateContext): AskedDecision {
  const [, place = '', year = '', rest = ''] = /^(.*?)\s+(\d{4}-\d{2})(?!-)\s*(.*)$/.exec(text.trim()) ?? [];
  if (place === '') throw new Refusal('not-understood', { what: `“${text.trim()}”`, example: '/decision paid South Central 2006-07 26 May 2006' });
  return { verb: 'paid', place, year, on: rest.trim() === '' ? context.today : dayIn(rest.trim(), context) };
}

function reasonIn(text: string): { readonly what: string; readonly reason: string } {
  const found = /\s*\b(?:because|as|reason:?|since)\b\s*/i.exec(text);
  return found === null ? { what: text.trim(), reason: '' } : { what: text.slice(0, found.index).trim(), reason: text.slice(found.index + found[0].length).trim() };
}

function dayIn(text: string, context: DateContext): Day {
  const read = readDate(text.replace(/^(to|until|on|from|by)\s+/i, ''), context);
  const day = read !== null && 'when' in read ? exactDay(read.when) : null;
  if (day === null) throw new Refusal('unreadable-date', { text });
  return day;
}

/** "dec-2005-1" is DEC-2005-01. Null when it is not the number of a decision. */
export function readDecisionId(text: string): string | null {
  const [, year, number] = /^dec-(\d{4})-(\d{1,4})$/i.exec(text.trim()) ?? [];
  return year === undefined || number === undefined ? null : `DEC-${year}-${number.padStart(2, '0')}`;
}
