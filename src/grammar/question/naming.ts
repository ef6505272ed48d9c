import type { Book } from '../../domain/answer-book.js';
import type { NearQuestion } from '../../domain/question.js';
import { slotsOf, type Slot } from './canonical.js';
import { terms } from './glossary-words.js';
import type { Made } from './likeness.js';
import type { Unread } from './nearest.js';
import { stem } from './plain-words.js';
import type { Read } from './read.js';

export type Names = ReadonlyMap<Slot, readonly NearQuestion[]>;

/** The names a question holds, by the slot they stand in: as they are asked for, by id where there is one, and as they are shown. */
export function namesIn(read: Unread, book: Book): Names {
  const titled = (records: readonly { readonly id: string; readonly title: string }[], ids: readonly string[]) => records.filter(({ id }) => ids.includes(id)).map(({ id, title }) => ({ asked: id, shown: title }));
  const plain = (text: string) => ({ asked: text, shown: text });
  return new Map<Slot, readonly NearQuestion[]>([
    ['place', book.partnerships.filter(({ id }) => read.places.includes(id)).map(({ name }) => plain(name))],
    ['member', read.member === null ? [] : [plain(read.member)]],
    ['milestone', titled(book.milestones, read.milestones)], ['action', titled(book.actions, read.actions)], ['risk', titled(book.risks, read.risks)],
    ['meeting', read.meetings.map((id) => ({ asked: id, shown: `meeting ${id}` }))],
    ['role', book.roles.filter(({ id }) => read.roles.includes(id)).map(({ title }) => plain(title))], ['theme', read.themes.map(plain)],
    ['term', read.term === null ? [] : [plain(terms[read.term]?.split('|')[0]?.trim() ?? read.term)]],
    ['window', read.window === null ? [] : [plain(read.window.said)]],
  ]);
}

/** What an answer may not leave out: a record that was named by more than a word; else a place. */
export function needed({ left, said }: Unread, names: Names): readonly Slot[] {
  const surely = left.record === 'surely';
  return (['place', 'milestone', 'action', 'risk'] as const).filter((slot) => (names.get(slot)?.length ?? 0) > 0 && (slot === 'place' ? said.has('@place') && !surely : surely));
}

const records: readonly string[] = ['@milestone', '@action', '@risk'];
const hidden = new Map<string, Slot>([['@place', 'place'], ['@member', 'member'], ['@milestone', 'milestone'], ['@action', 'action'], ['@risk', 'risk'], ['@meeting', 'meeting'], ['@theme', 'theme'], ['@role', 'role'], ['@term', 'term']]);

/** Names that a question must hold to be offered at all. */
const heeded: readonly string[] = ['@place', '@member', '@meeting', '@window', '@day'];

/** Whether a word is part of a name that this question holds. */
export function namesFor(question: string, carries: ReadonlySet<string>): boolean {
  const held = slotsOf(question);
  return [...carries].some((one) => { const slot = hidden.get(one); return heeded.includes(one) || (slot !== undefined && held.includes(slot)); });
}

/** The sentence without its names. A word of a role, a theme or a title that says something by itself stays. */
export function madeOf(read: Unread, names: Names): Made {
  const carried = read.heard.words.map((word, at) => ({ word, carries: [...(read.heard.by.get(at) ?? [])] }));
  const kept = carried.filter(({ carries }) => {
    if (carries.includes('@day')) return false;
    const named = carries.some((one) => { const slot = hidden.get(one); return slot !== undefined && (names.get(slot)?.length ?? 0) > 0; });
    const wholly = carries.includes('@place') || (read.left.record === 'surely' && carries.some((one) => records.includes(one)));
    return !named || (!wholly && carries.some((one) => !one.startsWith('@')));
  });
  const concepts = kept.flatMap(({ carries }) => carries.filter((one) => !one.startsWith('@')));
  return { words: kept.map(({ word }) => stem(word)), concepts: new Set(concepts), slots: new Set([...needed(read, names), ...(read.window === null ? [] : ['window' as const])]) };
}

/** The question with its names filled in, and the same with the time or the meeting that was named said after it. */
export function asQuestions(question: string, names: Names, { window, quarter, meetings }: Unread): readonly NearQuestion[] {
  const filled = (as: keyof NearQuestion) => slotsOf(question).reduce((text, slot) => text.replace(`{${slot}}`, () => names.get(slot)?.[0]?.[as] ?? ''), question);
  const times = [...(quarter === null ? [] : [`for Q${quarter.slice(-1)}`]), ...meetings.slice(0, 1).map((id) => `for ${id}`), ...(window === null ? [] : [window.said, 'since the last meeting', 'before the next meeting'])];
  return ['', ...times].map((time) => ({ asked: `${filled('asked')} ${time}`.trim(), shown: `${filled('shown')} ${time}`.trim() }));
}

/** Whether a question names what the other named. Of a record that is surely named, the place is the record's own. */
export function heeds(one: Read, { left, said, ...read }: Unread): boolean {
  const same = (some: readonly string[], others: readonly string[]) => others.length === 0 || (some.length === others.length && some.every((id) => others.includes(id)));
  const surely = left.record === 'surely';
  const record = !surely || (same(one.milestones, read.milestones) && same(one.actions, read.actions) && same(one.risks, read.risks));
  const place = surely || !said.has('@place') || same(one.places, read.places);
  const time = read.window === null ? read.day === null || one.day === read.day : one.window?.from === read.window.from && one.window.to === read.window.to;
  return record && place && time && (read.quarter === null || one.quarter === read.quarter) && same(one.meetings, read.meetings);
}
