import { longestAbsence, type Stretch } from '../domain/absence.js';
import { addDays } from '../domain/day.js';
import { Refusal } from '../domain/refusal.js';
import { latestDay, type Day } from '../domain/when.js';
import { readDate, type DateContext } from './date.js';
import { readWindow } from './window.js';

/** What was asked of `/secretariat`. */
export type AskedSecretariat =
  | { readonly kind: 'help' }
  | { readonly kind: 'away'; readonly stretch: Stretch }
  | { readonly kind: 'absences' }
  | { readonly kind: 'back'; readonly on: Day | null }
  | { readonly kind: 'zone'; readonly zone: string | null };

export const awayExample = '/secretariat away 24 December to 3 January';
export const zoneExample = '/secretariat zone Europe/Paris';

/** Reads "away 24 December to 3 January", "I am off next week", "back", "not away on 27 December", "zone Europe/Paris"; else help. */
export function readSecretariat(text: string, context: DateContext): AskedSecretariat {
  const said = text.trim().replace(/^i(?:['’]m|\s+am|['’]ll be|\s+will be)\s+/i, '').replace(/[.!]+$/, '');
  const zone = /^(?:time\s*)?zone\b\s*:?\s*(.*)$/i.exec(said);
  if (zone !== null) return { kind: 'zone', zone: zoneIn(zone[1] ?? '') };
  const back = /^(?:back|here again|not\s+(?:away|off))\b\s*(?:again\s*)?(?:on\s+|from\s+)?(.*)$/i.exec(said);
  if (back !== null) return { kind: 'back', on: back[1] === undefined || back[1] === '' ? null : oneDay(back[1], context) };
  const away = /^(?:away|off|on leave|on holiday|out(?: of (?:the )?office)?)\b\s*(.*)$/i.exec(said);
  if (away === null) return { kind: 'help' };
  const rest = (away[1] ?? '').replace(/^(?:on|from|for|list)\b\s*/i, '').trim();
  return rest === '' ? { kind: 'absences' } : { kind: 'away', stretch: stretchIn(rest, context) };
}

function zoneIn(text: string): string | null {
  const name = text.trim();
  if (/^(?:(?:as\s+)?(?:in\s+)?slack|reset|usual)$/i.test(name)) return null;
  const found = Intl.supportedValuesOf('timeZone').find((one) => one.toLowerCase() === name.toLowerCase().replace(/\s+/g, '_'));
  if (found === undefined) throw new Refusal('not-understood', { what: name === '' ? 'which time zone' : name, example: zoneExample });
  return found;
}

function oneDay(text: string, context: DateContext): Day {
  const read = readDate(text, context);
  if (read === null || 'ambiguous' in read || read.rest !== undefined) throw new Refusal('unreadable-date', { text });
  return latestDay(read.when);
}

/** Both ends are days away. "Until Friday" is from today. */
function stretchIn(text: string, context: DateContext): Stretch {
  const until = /^(?:until|till|til|to)\s+(.+)$/i.exec(text);
  const { from, to } = until === null ? ends(text, context) : { from: context.today, to: oneDay(until[1] ?? '', context) };
  if (to < from) throw new Refusal('not-understood', { what: `“${text}”: it would end before it begins`, example: awayExample });
  if (to < context.today) throw new Refusal('not-understood', { what: `“${text}”, which has passed`, example: awayExample });
  if (to > addDays(from, longestAbsence)) throw new Refusal('not-understood', { what: `“${text}”, which is longer than a year`, example: awayExample });
  return { from, to };
}

function ends(text: string, context: DateContext): { readonly from: Day; readonly to: Day } {
  const pair = /^(.+?)\s*(?:\s(?:to|until|till|til|through|and)\s|\s[-–]\s|–)\s*(.+)$/i.exec(text);
  const read = readWindow(pair === null ? text : `from ${pair[1]} to ${pair[2]}`, context);
  if (read === null || 'ambiguous' in read || read.from === null || read.to === null) throw new Refusal('unreadable-date', { text });
  return { from: read.from, to: read.to };
}
