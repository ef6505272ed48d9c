import { monthNames, weekdayNames } from '../domain/months.js';
import { slips } from './distance.js';

const monthForms: Readonly<Record<string, number>> = { sept: 9, febr: 2, janu: 1 };
const weekdayForms: Readonly<Record<string, number>> = {
  tues: 2, weds: 3, wednes: 3, wensday: 3, wedensday: 3, thur: 4, thurs: 4, thu: 4, sat: 6, sun: 0,
};
const otherWords = new Set(['match', 'marsh', 'marches', 'today', 'day', 'days', 'someday', 'midday']);

/** A month by its name, its first three letters or a slip of the finger; 1 for January, null when it is none. */
export function monthOf(word: string): number | null {
  const at = named(word, monthNames, monthForms);
  return at === null ? null : word.toLowerCase() in monthForms ? at : at + 1;
}

/** A day of the week by its name, short form or a slip of the finger; 0 for Sunday, null when it is none. */
export function weekdayOf(word: string): number | null {
  return named(word, weekdayNames, weekdayForms);
}

function named(word: string, names: readonly string[], forms: Readonly<Record<string, number>>): number | null {
  const plain = word.toLowerCase().replace(/\.$/, '');
  const form = forms[plain];
  if (form !== undefined) return form;
  if (plain.length < 3 || otherWords.has(plain)) return null;
  const exact = names.findIndex((name) => name.toLowerCase() === plain || name.slice(0, 3).toLowerCase() === plain);
  if (exact >= 0) return exact;
  const near = names.findIndex((name) => isSlipOf(plain, name.toLowerCase()));
  return near < 0 ? null : near;
}

/** One slip, or two in a long word that begins as it should: "septembre" is September, "blursday" no day at all. */
function isSlipOf(typed: string, meant: string): boolean {
  const apart = slips(typed, meant);
  return typed.length >= 5 && (apart <= 1 || (apart === 2 && typed.length >= 8 && typed[0] === meant[0]));
}

const numbers = ['nought', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** A small number in figures or words; "a" is one, "a couple of" two. */
export function numberOf(text: string): number | null {
  const plain = text.toLowerCase().trim();
  if (/^\d+$/.test(plain)) return Number(plain);
  if (plain === 'a' || plain === 'an' || plain === '') return 1;
  if (/^(a )?couple( of)?$/.test(plain)) return 2;
  const at = numbers.indexOf(plain);
  return at < 0 ? null : at;
}

/** The pattern of what `numberOf` reads. */
export const numberPattern = String.raw`(\d{1,3}|an?|(?:a )?couple(?: of)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)`;

/** 05 is 2005, 98 is 1998. */
export function fullYear(text: string): number {
  if (text.length === 4) return Number(text);
  return Number(text) + (Number(text) < 70 ? 2000 : 1900);
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth'];

/** 1 for first or 1st, up to the fifth; -1 for last; null otherwise. */
export function ordinalOf(word: string): number | null {
  const plain = word.toLowerCase();
  if (plain === 'last') return -1;
  if (/^[1-5](st|nd|rd|th)$/.test(plain)) return Number(plain[0]);
  const at = ordinals.indexOf(plain);
  return at < 0 ? null : at + 1;
}
