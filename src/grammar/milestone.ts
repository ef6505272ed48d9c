import type { Interval } from '../domain/following.js';
import { Refusal } from '../domain/refusal.js';
import type { Day } from '../domain/when.js';
import { takeAsOf } from './as-of.js';
import { readDate, type DateContext, type DateReading } from './date.js';
import { readRepeats } from './recurrence-words.js';

/** What was asked with /milestone. Names, and how something comes again, are still as typed; dates are read, or hold the readings to choose from. */
export type AskedMilestone =
  | { readonly kind: 'list'; readonly scope: 'open' | 'late' | 'mine'; readonly name: string | null; readonly asOf: Day | null }
  | { readonly kind: 'show'; readonly name: string; readonly asOf: Day | null }
  | { readonly kind: 'add'; readonly title: string; readonly due: DateReading; readonly owner: string; readonly contingentOn: string | null; readonly repeats: string | null }
  | { readonly kind: 'add-form' }
  | { readonly kind: 'move'; readonly name: string; readonly to: DateReading | null; readonly reason: string }
  /** So much later than it is expected. */
  | { readonly kind: 'move-by'; readonly name: string; readonly by: Interval; readonly reason: string }
  | { readonly kind: 'done'; readonly name: string; readonly on: DateReading | null }
  | { readonly kind: 'undo'; readonly name: string }
  | { readonly kind: 'stop'; readonly name: string }
  | { readonly kind: 'rebaseline'; readonly name: string; readonly to: DateReading; readonly decision: string }
  /** It comes so long after a decision. */
  | { readonly kind: 'follow'; readonly name: string; readonly after: Interval; readonly decision: string }
  | { readonly kind: 'stop-following'; readonly name: string };

/** Lines that work, for those whose line did not. */
export const milestoneExamples = {
  move: '/milestone move M-SW1 to 16 December, because the data supplier is late',
  moveBy: '/milestone move M-SW1 by 2 weeks, because the data supplier is late',
  add: '/milestone add "Data set version 3" due 16 December 2005 owner FAC SW',
  undo: '/milestone undo M-SE1',
  done: '/milestone done M-SE1 on 28 October 2005',
  show: '/milestone M-SW1',
  repeats: '/milestone add "Released time returned" due 31 October 2005 owner ADV every quarter',
  stop: '/milestone stop repeating M-P8',
  rebaseline: '/milestone rebaseline M-E5 to 21 October 2005 by DEC-2005-03',
  follow: '/milestone follow M-P5 six weeks after DEC-2005-01',
  stopFollowing: '/milestone stop following M-P5',
} as const;

const verbs = 'stop repeating|stop following|unfollow|follows?|stop|add|new|move|moved|push|put back|delay|postpone|shift|reschedule|done|complete|completed|finished|undo|reopen|rebaseline|show|list|late|overdue|mine|all';

/** Reads "move M-SW1 to 16/12, data supplier late" and the other things that can be asked, in the orders people type them. */
export function readMilestoneCommand(text: string, context: DateContext): AskedMilestone {
  const plain = text.trim();
  const first = new RegExp(`^(${verbs})\\b[:\\s]*`, 'i').exec(plain);
  if (first !== null) return withVerb((first[1] ?? '').toLowerCase(), plain.slice(first[0].length), context);
  const afterId = new RegExp(`^(\\S*\\d\\S*)\\s+(?:is\\s+|was\\s+|to be\\s+)?(${verbs})\\b[:\\s]*`, 'i').exec(plain);
  if (afterId !== null) return withVerb((afterId[2] ?? '').toLowerCase(), `${afterId[1]} ${plain.slice(afterId[0].length)}`, context);
  const { rest, asOf } = takeAsOf(plain, context);
  const name = withoutEnd(rest);
  return name === '' ? { kind: 'list', scope: 'open', name: null, asOf } : { kind: 'show', name, asOf };
}

function withVerb(verb: string, rest: string, context: DateContext): AskedMilestone {
  switch (verb) {
    case 'add':
    case 'new': return rest.trim() === '' ? { kind: 'add-form' } : readAdd(rest, context);
    case 'move':
    case 'moved':
    case 'push':
    case 'put back':
    case 'delay':
    case 'postpone':
    case 'shift':
    case 'reschedule': return readMove(rest, context);
    case 'done':
    case 'complete':
    case 'completed':
    case 'finished': return readDone(rest, context);
    case 'undo':
    case 'reopen': return { kind: 'undo', name: named(rest, milestoneExamples.undo) };
    case 'stop':
    case 'stop repeating': return { kind: 'stop', name: named(rest, milestoneExamples.stop) };
    case 'rebaseline': return readRebaseline(rest, context);
    case 'follow':
    case 'follows': return readFollow(rest);
    case 'unfollow':
    case 'stop following': return { kind: 'stop-following', name: named(rest, milestoneExamples.stopFollowing) };
    case 'late':
    case 'overdue': return readList('late', rest, context);
    case 'mine': return readList('mine', rest, context);
    case 'show': {
      const asked = takeAsOf(rest, context);
      const name = withoutEnd(asked.rest);
      return name === '' ? readList('open', rest, context) : { kind: 'show', name, asOf: asked.asOf };
    }
    default: return readList('open', rest, context);
  }
}

function readList(scope: 'open' | 'late' | 'mine', rest: string, context: DateContext): AskedMilestone {
  const { rest: before, asOf } = takeAsOf(rest, context);
  const name = withoutEnd(before).replace(/^(?:in|for|of)\s+/i, '');
  return { kind: 'list', scope, name: name === '' ? null : name, asOf };
}

const counted = ['a', 'an', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const interval = `(\\d{1,3}|${counted.join('|')})\\s+(working days?|days?|weeks?|fortnights?|months?)`;
const laterBy = new RegExp(`^(.+?)\\s+(?:back\\s+)?by\\s+${interval}\\b(?!\\s+(?:earlier|sooner|forward|to)\\b)(?:\\s+later\\b)?(.*)$`, 'i');

/** "M-SW1 by 2 weeks, supplier late". Null where it says another thing. */
function readMoveBy(rest: string): AskedMilestone | null {
  const [, name = '', count = '', unit = '', after = ''] = laterBy.exec(rest.trim()) ?? [];
  const by = name === '' ? null : readInterval(count, unit);
  return by === null ? null : { kind: 'move-by', name: named(name, milestoneExamples.moveBy), by, reason: reasonIn(after) };
}

/** "six", "weeks" as an interval. Null for none, and for more than a year of days. */
function readInterval(count: string, unit: string): Interval | null {
  const number = /^\d/.test(count) ? Number(count) : Math.max(1, counted.indexOf(count.toLowerCase()) - 1);
  if (number === 0 || number > 400) return null;
  if (/^w.*day/i.test(unit)) return { working_days: number };
  if (/^d/i.test(unit)) return { days: number };
  return /^m/i.test(unit) ? { months: number } : { weeks: /^f/i.test(unit) ? 2 * number : number };
}

const soLongAfterIt = new RegExp(`^(.+?)[\\s,:]+(?:by\\s+)?${interval}\\s+(?:after|from|behind)\\s+(?:decision\\s+)?(\\S+?)[.!]*$`, 'i');
const itBySoLong = new RegExp(`^(.+?)[\\s,:]+(?:decision\\s+)?(\\S+)\\s+(?:by|after)\\s+${interval}[.!]*$`, 'i');

/** "M-P5 six weeks after DEC-2005-01", or "M-P5 DEC-2005-01 by six weeks". */
function readFollow(rest: string): AskedMilestone {
  const [, name = '', count = '', unit = '', decision = ''] = soLongAfterIt.exec(rest.trim()) ?? [];
  const [, name2 = '', decision2 = '', count2 = '', unit2 = ''] = itBySoLong.exec(rest.trim()) ?? [];
  const after = readInterval(count || count2 || '0', unit || unit2);
  const id = decision || decision2;
  if (after === null || id === '') throw new Refusal('not-understood', { what: 'that interval, which needs its milestone, how long, and the decision it comes after', example: milestoneExamples.follow });
  return { kind: 'follow', name: named(name || name2, milestoneExamples.follow), after, decision: id };
}

function readMove(rest: string, context: DateContext): AskedMilestone {
  const by = readMoveBy(rest);
  if (by !== null) return by;
  const stretch = stretchWithDate(rest, /\s+(?:to|until|till)\s+/gi, { ...context, prefer: 'future' });
  if (stretch !== null) return { kind: 'move', name: named(stretch.before, milestoneExamples.move), to: stretch.date, reason: reasonIn(stretch.after) };
  const to = /\s+(?:to|until)\s+(.+)$/i.exec(rest);
  if (to !== null && /\d/.test(to[1] ?? '')) throw new Refusal('unreadable-date', { text: (to[1] ?? '').split(/[,;]|\bbecause\b/)[0]?.trim() ?? '' });
  // "move M-SW1 16 December, …": after an id, what follows is the date, or was meant as one.
  const afterId = /^(M-?[A-Z]+\d+)[\s,:]+(\S.*)$/i.exec(rest.trim());
  if (afterId !== null) {
    const [, id = '', written = ''] = afterId;
    const date = readDate(written, { ...context, prefer: 'future' });
    if (date === null) throw new Refusal('unreadable-date', { text: (written.split(/[,;]|\bbecause\b/)[0] ?? '').replace(/^to\s+/i, '').trim() });
    return { kind: 'move', name: id, to: date, reason: reasonIn(date.rest ?? '') };
  }
  return { kind: 'move', name: named(rest, milestoneExamples.move), to: null, reason: '' };
}

function readDone(rest: string, context: DateContext): AskedMilestone {
  const stretch = stretchWithDate(rest, /\s+(?:on\s+)?(?=\S)/gi, { ...context, prefer: 'past' });
  if (stretch !== null && stretch.after.trim().replace(/[.!]+$/, '') === '') return { kind: 'done', name: named(stretch.before, milestoneExamples.done), on: stretch.date };
  const on = /\s+on\s+(\S*\d.*)$/i.exec(rest);
  if (on !== null) throw new Refusal('unreadable-date', { text: on[1] ?? '' });
  return { kind: 'done', name: named(rest, milestoneExamples.done), on: null };
}

function readRebaseline(rest: string, context: DateContext): AskedMilestone {
  const stretch = stretchWithDate(rest, /\s+to\s+/gi, { ...context, prefer: 'future' });
  const decision = /\b(?:by|per|under)\s+(?:decision\s+)?(\S+)\s*$/i.exec(stretch?.after ?? '')?.[1];
  if (stretch === null || decision === undefined) throw new Refusal('not-understood', { what: 'that change of a baseline, which needs its decision', example: milestoneExamples.rebaseline });
  return { kind: 'rebaseline', name: named(stretch.before, milestoneExamples.rebaseline), to: stretch.date, decision };
}

function readAdd(rest: string, context: DateContext): AskedMilestone {
  const quoted = /^["“”'‘](.+?)["“”'’](?=\s|$)/.exec(rest.trim());
  const unquoted = /^(.+?)(?=\s+due\s)/i.exec(rest.trim());
  const title = (quoted?.[1] ?? unquoted?.[1] ?? '').trim();
  const whole = rest.trim().slice((quoted ?? unquoted)?.[0].length ?? 0);
  const { before: after, repeats } = splitRepeats(whole, context);
  const parts = /\bdue\s*:?\s+(.+?)\s*[,;]?\s+(?:owner|owned by)\s*:?\s+(.+?)(?:\s*[,;]?\s+(?:waits? for|contingent on|after)\s+(\S+))?\s*$/i.exec(after);
  if (title === '' || parts === null) throw new Refusal('not-understood', { what: 'that new milestone', example: milestoneExamples.add });
  const [, written = '', owner = '', contingentOn] = parts;
  const due = readDate(written, { ...context, prefer: 'future' });
  if (due === null || due.rest !== undefined) throw new Refusal('unreadable-date', { text: written });
  return { kind: 'add', title, due, owner: owner.trim(), contingentOn: contingentOn ?? null, repeats };
}

/** What was typed without how it comes again, and those words: the longest end of the line that reads as a rule. */
function splitRepeats(text: string, context: DateContext): { readonly before: string; readonly repeats: string | null } {
  for (const joint of text.matchAll(/[\s,;]+(?=\S)/g)) {
    const end = text.slice(joint.index + joint[0].length);
    const words = end.replace(/^(?:and )?(?:(?:then )?repeat(?:s|ing|ed)?|recurs?|recurring|comes? again)\b\s*:?\s*/i, '');
    if (readRepeats(words, context.today, context) !== null) return { before: text.slice(0, joint.index), repeats: words };
    if (words !== end || /^(?:every|each|rrule:|freq=)/i.test(words)) throw new Refusal('not-understood', { what: `“${words}” as how it comes again`, example: milestoneExamples.repeats });
  }
  return { before: text, repeats: null };
}

interface Stretch {
  readonly before: string;
  readonly date: DateReading;
  readonly after: string;
}

/** The first place after one of these joints at which a date begins. A title may hold such a word itself ("report to DfES"). */
function stretchWithDate(text: string, joints: RegExp, context: DateContext): Stretch | null {
  for (const joint of text.matchAll(joints)) {
    const date = readDate(text.slice(joint.index + joint[0].length), context);
    if (date !== null) return { before: text.slice(0, joint.index), date, after: date.rest ?? '' };
  }
  return null;
}

function reasonIn(after: string): string {
  return after.replace(/^[\s,;:–—-]*(?:(?:because|since|as|due to|reason:?)\s+)?(?:of\s+)?/i, '').trim();
}

function named(text: string, example: string): string {
  const name = withoutEnd(text).replace(/^(?:the\s+)?milestone\s+/i, '').replace(/^["“](.*)["”]$/, '$1');
  if (name === '') throw new Refusal('not-understood', { what: 'which milestone was meant', example });
  return name;
}

function withoutEnd(text: string): string {
  return text.replace(/[\s?!.,;:]+$/, '').trim();
}
