import type { Interval } from '../../domain/following.js';
import { findDate, readDate, type DateContext, type DateReading } from '../date.js';
import { wordsOf } from '../words.js';

const spelt: Readonly<Record<string, string>> = {
  isnt: 'is not', arent: 'are not', wasnt: 'was not', werent: 'were not', hasnt: 'has not', havent: 'have not', hadnt: 'had not', didnt: 'did not', doesnt: 'does not', dont: 'do not',
  cant: 'can not', cannot: 'can not', wont: 'will not', wouldnt: 'would not', couldnt: 'could not', shouldnt: 'should not', im: 'i am', ive: 'i have', weve: 'we have', theyve: 'they have', theyre: 'they are',
  ill: 'i will', itll: 'it will', itd: 'it would', thats: 'that is', its: 'it is', wk: 'week', wks: 'weeks', mth: 'month', mths: 'months', pls: 'please', plz: 'please', u: 'you', til: 'till', gonna: 'going to', mtg: 'meeting', hr: 'highlight report', rt: 'released time',
};

/** A message in plain words, with what was run together written out. Names are left as they were typed. */
export function plainSentence(text: string): string {
  const parted = text.replace(/(\w)['’]s (?=(?:(?:now|all|been|just|finally) )*(?:done|finished|complete|completed|signed off|gone out|agreed|closed)\b)/gi, '$1 is ').replace(/\b(we|they|you)['’]re\b/gi, '$1 are').replace(/\b(we|they|you|i|it)['’]ll\b/gi, '$1 will');
  return wordsOf(parted).map(({ text: word }) => (Object.hasOwn(spelt, word) ? spelt[word] : word)).join(' ');
}

const courtesy = '(?:(?:hi|hello|hey|ok|okay|so|and|also|but|just|fyi|note|nb|good|morning|afternoon|evening|please|sorry|update|news|bad|right|well|all|team|secretariat|bot|afraid|i am afraid|for info|for the record|heads up|quick|a quick|to say|to let you know|just to say|letting you know|i need to|i want to|i would like to|we need to|you need to|let us|kindly|now) )*';
const ask = '(?:(?:can|could|would|will|may) (?:you|we|i) (?:please |kindly |just |possibly )*)?';
const orderVerbs = 'move|push|put|shift|slip|delay|postpone|reschedule|reforecast|re forecast|extend|bring|change|set|mark|record|log|note|tick|close|flag|complete|sign off|add|create|raise|open|undo|reopen|update';
const order = new RegExp(`^${courtesy}${ask}${courtesy}(?:${orderVerbs})\\b|^${courtesy}(?:can|could) (?:\\S+ ){1,8}be (?:moved|pushed|put|postponed|delayed|rescheduled|shifted|brought|marked)\\b`);

const asking = new RegExp(`^${courtesy}(?:what|who|when|why|where|how|which|whose|whom|is|are|was|were(?! (?:now )?\\w+ing\\b)|has|have|had|did|does|do|(?:can|could|will|would)(?! not\\b)|shall|should|may|might|any|anyone|anything|if|whether|am|wot|wat|whats|whos|whens|hows|wheres|show|list|tell|remind|give (?:me|us)|explain|confirm|check|compare|(?:the |all |open |new )*(?:milestones|actions|risks|decisions|things|regions|partnerships|everything|overdue|due|late|outstanding|status))\\b`);
/** Heard, guessed, wished or hung on something: nobody's word that it is so. */
const hearsay = /\b(?:wonder(?:ing|ed)?|whether|do you know|let me know|tell me|want to know|need to know|like to know|find out|any idea|is it true|apparently|rumou?rs?|i (?:hear|heard|thought|understood|assume|assumed|gather|gathered)|someone said|they say|supposed to|meant to|should have|would have|could have|might|maybe|perhaps|possibly|unless|provided that|depends|asking|or not|trying to|says who|sure (?:that|if))\b|\bif\b/;
const tag = /\b(?:right|correct|yes|yeah|eh|isnt it|is it|is it not|has it|hasnt it|has it not|did it|did it not|was it not|yet|or not|then|ok|still|why|where|when|what|who|how|how come|how so|since when)$|\byou (?:said|told|say)\b/;

/** Whether a message is an order to the bot, by how it begins. */
export function isOrder(sentence: string): boolean {
  return order.test(sentence);
}

/** Whether a message asks rather than tells, by its build alone; an order may be put as a question ("can you move …?"). */
export function asksRatherThanTells(text: string, sentence: string): boolean {
  if (isOrder(sentence)) return false;
  return text.includes('?') || asking.test(sentence) || hearsay.test(sentence) || tag.test(sentence);
}

/** A stretch of a message that gives a date or a length of time, and where it stands. */
export interface Stretch<T> {
  readonly read: T;
  readonly from: number;
  readonly to: number;
}

/** Said before a date that holds no more. */
const nolonger = /\b(?:from|instead of|rather than|not|than|since|originally|was|was due|baseline|not on|and not)\s+(?:the\s+)?$/i;

/** The date that a message gives. Of several, the one that is not said to hold no more. */
export function dateTold(text: string, context: DateContext): Stretch<DateReading> | null {
  const found: Stretch<DateReading>[] = [];
  for (let at = 0; at < text.length && found.length < 4;) {
    const rest = text.slice(at);
    const lead = rest.length - rest.trimStart().length;
    const read = findDate(rest.trimStart(), context);
    if (read === null) break;
    const body = rest.trimStart();
    const gap = /^\s*/.exec(body.slice(read.before.length))?.[0].length ?? 0;
    const from = at + lead + read.before.length + gap;
    const to = read.rest === undefined ? text.length : at + lead + body.trimEnd().length - read.rest.length;
    const { before: _, rest: __, ...meaning } = read;
    // What follows a date is given without the comma before it, and that comma parts the reason from the rest.
    const end = Math.max(from + 1, text.slice(0, to).replace(/[\s,;:?.)–—-]+$/, '').length);
    found.push({ read: meaning, from, to: end });
    at = Math.max(to, end);
  }
  if (found.length === 0) return bareMonth(text, context);
  return found.find(({ from }) => !nolonger.test(text.slice(0, from))) ?? found[0] ?? null;
}

/** "more like March": a month that is a word besides, after what says that a date follows. */
function bareMonth(text: string, context: DateContext): Stretch<DateReading> | null {
  const at = /\b(?:like|until|till|til|to|now|expected in|expected|in|into)\s+(?=(?:may|march|mar|jan|dec)\b)/i.exec(text);
  const read = at === null ? null : readDate(text.slice(at.index + at[0].length), context);
  if (at === null || read === null) return null;
  const from = at.index + at[0].length;
  const { rest = '', ...meaning } = read;
  return { read: meaning, from, to: Math.max(from + 1, text.slice(0, text.trimEnd().length - rest.length).replace(/[\s,;:?.)–—-]+$/, '').length) };
}

const numbers: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, twelve: 12, 'couple of': 2, 'a couple of': 2 };
const length = new RegExp(`\\b(?:by |for |another |a further |an extra |about )*(${Object.keys(numbers).sort((a, b) => b.length - a.length).join('|')}|\\d{1,3}) (?:more |further |extra )?(working days?|days?|weeks?|wks?|fortnights?|months?)\\b(?: (later?|earlier|sooner|back|forward))?`, 'i');
/** Said to come so much later: "will be two weeks late". That something is so late already tells nothing new. */
const willBeLate = /\b(?:will|ll|going to|gonna|bound to|likely to|expected to|looks like|looking like|now)\b.*\blate$/i;
const lengthens = /\b(?:slip|slips|slipped|slipping|put|push|pushed|pushing|pushes|move|moved|moves|moving|shift|shifted|shifts|delay|delayed|delays|postpone|postponed|extend|extended|bring|brought|need|needs|set back)\b/i;

/** So much later or earlier, where a message says that something moves by a length of time. */
export function lengthTold(text: string): Stretch<Interval> | null {
  const found = length.exec(text);
  if (found === null || !(lengthens.test(text) || willBeLate.test(text.slice(0, found.index + found[0].length)))) return null;
  const [whole, count = '', unit = '', way = ''] = found;
  const number = (numbers[count.toLowerCase()] ?? Number(count)) * (/earlier|sooner|forward/i.test(way) || /\b(?:forward|earlier|sooner)\b/i.test(text.slice(0, found.index)) ? -1 : 1);
  if (number === 0) return null;
  const read: Interval = /^working/i.test(unit) ? { working_days: number } : /^d/i.test(unit) ? { days: number } : /^m/i.test(unit) ? { months: number } : { weeks: /^f/i.test(unit) ? 2 * number : number };
  return { read, from: found.index, to: found.index + whole.length };
}

const because = String.raw`because(?:\s+of)?|cos|coz|since|due\s+to|owing\s+to|thanks\s+to|on\s+account\s+of|as(?!\s+(?:done|complete|completed|received|finished|closed|of|per|soon|planned|agreed)\b)|reason(?:\s+is)?|while\s+we|so\s+that`;
const joint = new RegExp(String.raw`\s*(?:[,;:?–—(]|\s-+\s|\.\s|\s(?:${because})\b)\s*`, 'i');
const noReason = /^(?:please|pls|plz|thanks|thank you|thx|ta|cheers|ok|okay|sorry|many thanks|fyi|i (?:think|hope)|please (?:update|record|note|change|log|amend)\b.*|(?:mark|record|log|note|update|flag)\b.*|can you .*|could you .*)$/i;

/** What was told, and the reason that was given with it. */
export interface Parted {
  readonly main: string;
  readonly reason: string | null;
}

/** Parts what was told from its reason: what follows the date after a comma or "because", or what stands before "so". */
export function partReason(text: string, { to }: Pick<Stretch<unknown>, 'to'>): Parted {
  const tail = text.slice(to);
  const at = joint.exec(tail);
  const main = text.slice(0, to) + (at === null ? tail : tail.slice(0, at.index));
  const reason = at === null ? null : tidyReason(tail.slice(at.index));
  if (reason !== null) return { main, reason };
  const so = /^(.{6,}?)[,;]?\s+so\s+(.+)$/is.exec(main);
  if (so !== null && to > main.length - (so[2] ?? '').length) return { main: so[2] ?? '', reason: tidyReason(so[1] ?? '') };
  return { main, reason: null };
}

/** A reason as it is kept, without what only joins it to the rest. Null for a courtesy and for nothing. */
export function tidyReason(text: string): string | null {
  const bare = text.replace(/^[\s,;:?–—().-]+/, '').replace(new RegExp(`^(?:${because})\\b[\\s:]*`, 'i'), '').replace(/[,;.]?\s*(?:sorry|thanks|thank you|please|pls|thx|cheers)?[\s.!?)]*$/i, '').trim();
  return bare.length < 3 || noReason.test(bare) ? null : bare.slice(0, 300);
}

const finished = 'done|finished|complete|completed|delivered|issued|agreed|signed off|signed|published|launched|released|in post|started|sent|sent out|sent off|gone out|gone off|posted|mailed|circulated|submitted|handed over|handed in|wrapped up|concluded|achieved|appointed|recruited|printed|signed and sealed|gone live|out';
const came = 'went out|went off|went live|went to print|came out|was held|took place|started|finished|closed|ended|landed|concluded';
const doneWords = new RegExp(`\\b(?:${finished}|${came}|closed|live)\\b`);
const doneSaid = new RegExp(`\\b(?:(?:is|are|was|were|got|has|have|had|been|s|be|now|all|finally|just|today|yesterday) (?:(?:all|now|just|finally|been|also|already|today|yesterday|at last) )*(?:${finished}|closed|live)|${came})\\b|\\b(?:we|i|they) (?:(?:have|had|just|now|finally|all) )*(?:${finished}|closed|launched|issued)\\b|\\bis out\\b`);
const undone = /\b(?:not|never|nearly|almost|half|partly|partially|yet to|still|barely|hardly|nor|without|before|until|till)\b/;

/** Said that something is done: with a day a word is enough ("mapping finished 12 Oct"); without one it must be a statement. */
export function saysDone(sentence: string, dated: 'with a day' | 'without'): boolean {
  if (undone.test(sentence)) return false;
  return dated === 'with a day' ? doneWords.test(sentence) : doneSaid.test(sentence);
}

/** "…, all done": said at the end of what was told with its day. */
export function endsDone(sentence: string): boolean {
  return /\b(?:all|now|so that is|that is) (?:done|finished|complete|over|in)(?: now)?$/.test(sentence) && !undone.test(sentence);
}

const ahead = /\b(?:will(?! not)|shall|going to|to be|expect|expects|expecting|hope to|hoping|aim|aiming for|now due|now expected|now forecast|now planned|likely|looks like|looking like|looking at|slip|slips|slipped|slipping|move|moves|moved|moving|push|pushed|pushes|pushing|put back|put|puts|shift|shifts|shifted|shifting|delay|delayed|delaying|postpone|postponed|postponing|reschedule|rescheduled|reforecast|will not .* (?:till|until|before)|not (?:\w+ ){0,4}(?:till|until|before)|goes out|go out|comes out|more like|more realistic|revised|new date|new forecast|forecast|back to|bring forward|brought forward|extended|extend|can not .* (?:till|until|before)|need|needs|by then|aiming|instead)\b/;

/** Said of something to come: a verb of moving or a future, or "now" beside a date. */
export function saysAhead(sentence: string): boolean {
  return ahead.test(sentence);
}

/** Said that something will not be on time, without a date. */
export function saysLate(sentence: string): boolean {
  return /\b(?:(?:will|going to|likely to|bound to) (?:now |probably |also )*(?:be (?:late|delayed)|slip|run late|overrun)|(?:will not|can not) (?:now )?(?:make|meet|hit) (?:its|the|that|this|our) (?:date|deadline))\b/.test(sentence);
}

/** "not before Christmas" says when it will not be, and gives no date. */
export function onlyNotBefore(text: string, { from, to }: Pick<Stretch<unknown>, 'from' | 'to'>): boolean {
  return /\bnot\b.*\bbefore\b/.test(plainSentence(text.slice(0, to))) && (/\bbefore\s+(?:the\s+)?$/i.test(text.slice(0, from)) || /^before\b/i.test(text.slice(from, to)));
}

export function saysNow(sentence: string): boolean {
  return /\bnow\b/.test(sentence);
}
