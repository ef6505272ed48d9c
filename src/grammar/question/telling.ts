import type { Book } from '../../domain/answer-book.js';
import { daysBetween } from '../../domain/day.js';
import { nothingTold, type Attending, type Fact, type KeptByHand } from '../../domain/fact.js';
import type { PartnershipId } from '../../domain/ids.js';
import type { Milestone } from '../../domain/milestone.js';
import type { Question } from '../../domain/question.js';
import { quarterAskedFor } from '../../domain/highlight-report.js';
import { quarterBounds } from '../../domain/quarters.js';
import { exactDay, type Day } from '../../domain/when.js';
import type { DateContext, DateReading } from '../date.js';
import { actionNews } from './action-news.js';
import { stem } from './plain-words.js';
import { readQuestion, type Asker, type Read } from './read.js';
import { contentOf, sameWord } from './records.js';
import { asksRatherThanTells, dateTold, endsDone, isOrder, lengthTold, onlyNotBefore, partReason, plainSentence, saysAhead, saysDone, saysLate, saysNow, tidyReason, type Parted } from './statement.js';
import type { Ask } from './table.js';

/** What somebody may tell, beside what the table of questions knows. */
export type Tell = 'change-move' | 'change-done' | 'tell-return' | 'tell-released' | 'tell-reply' | 'tell-closed' | 'tell-reopened' | 'tell-kept' | 'tell-undo' | 'tell-leave' | 'tell-press' | 'tell-unclear';

export type Understood = Read | Question<Ask | Tell>;

type Bare = Omit<Question, 'asks'>;

/** News that a message tells, to be read back and confirmed. Null where it asks; `asked` is how it reads as a question. */
export function readNews(text: string, asked: Read, book: Book, asker: Asker): Question<Ask | Tell> | null {
  const sentence = plainSentence(text);
  const short = shortWord(sentence, asked, book, asker);
  if (short !== null) return short;
  const told = asksRatherThanTells(text, sentence) ? null : toldIn(text, sentence, asked, book, asker);
  if (told !== null && told.asks !== 'tell-unclear') return told;
  return awaited(text, sentence, asked, book, asker) ?? told;
}

/** The question. A title may begin like an order ("Draft report is now 9 Dec?"), and is then read as the question it is. */
export function readAsked(text: string, book: Book, asker: Asker): Read {
  const sentence = plainSentence(text);
  const asked = readQuestion(text, book, asker);
  const likeOrder = (asked.asks === 'change-move' || asked.asks === 'change-done') && asksRatherThanTells(text, sentence) && !/^(?:\w+ ){0,3}(?:can|could|may|need|give) /.test(sentence);
  return likeOrder ? readQuestion(`is ${text}`, book, asker) : asked;
}

function tell(asks: Ask | Tell, question: Bare, fact: Partial<Fact> = {}): Question<Ask | Tell> {
  return { ...question, asks, unclearDate: [], fact: { ...nothingTold, ...fact } };
}

const please = '(?:(?:please|pls|ok|okay|no|oh|sorry|actually|can you|could you|oops|just) )*';
const undoing = new RegExp(`^${please}(?:undo|reverse|revert|reopen|take back|scrap|unmark|untick)(?: (?:that|it|this|the last (?:one|change|thing)|my last (?:one|change)|what i (?:just )?(?:said|did)))?(?: please)?$|^${please}take (?:that|it) back(?: please)?$|^${please}(?:that was (?:wrong|a mistake|an error)|my mistake|i made a mistake)(?: .{0,40})?$`);
const undoingNamed = new RegExp(`^${please}(?:(?:undo|reopen|unmark|untick) (?!to\\b).*\\S(?: again)?|open .*\\S again)$`);
const leaving = new RegExp(`^(?:please )?(?:no|leave it|leave it as it is|forget it|forget that|never mind|nevermind|cancel that|cancel|do not|do not record (?:it|that)|stop|no thanks|no thank you|no leave it|no do not)(?: please| thanks)?$`);
const agreeing = /^(?:please )?(?:yes|yep|yes please|confirm|confirmed|go ahead|do it|ok do it|record it|record that|yes record it|yes confirm|that is right|correct)(?: please| thanks)?$/;

/** "undo that", "leave it", "yes": said of what was read back before. */
function shortWord(sentence: string, asked: Read, book: Book, { earlier }: Asker): Question<Ask | Tell> | null {
  const before = book.milestones.filter(({ id }) => earlier?.records.includes(id) === true);
  const [closed, another] = book.actions.filter(({ id }) => earlier?.records.includes(id) === true);
  if (undoing.test(sentence) && before.length === 0 && closed !== undefined && another === undefined) return tell('tell-reopened', { ...asked, actions: [closed.id], milestones: [] });
  if (undoing.test(sentence)) return tell('tell-undo', { ...asked, milestones: before.length === 1 ? before.map(({ id }) => id) : [] });
  if (undoingNamed.test(sentence) && asked.milestones.length > 0) return tell('tell-undo', asked);
  const wrote = earlier !== null && /^(?:change-(?:move|done)|tell-)/.test(earlier.asks);
  if (wrote && leaving.test(sentence)) return tell('tell-leave', { ...asked, milestones: [] });
  return wrote && agreeing.test(sentence) ? tell('tell-press', { ...asked, milestones: [] }) : null;
}

/** What was asked for when something was read back before: the reason, or the day. */
function awaited(text: string, sentence: string, asked: Read, book: Book, { earlier }: Asker): Question<Ask | Tell> | null {
  if (earlier === null) return null;
  const to = earlier.to ?? null;
  const chosen = asked.asks === 'change-move' && (asked.fact?.dates.length ?? 0) === 0 && asked.day === null ? asked.milestones : [];
  if (to !== null && chosen.length === 1) return tell('change-move', asked, { dates: [{ label: '', when: to }] });
  const [id] = earlier.records;
  if (id === undefined || earlier.records.length !== 1 || !book.milestones.some((milestone) => milestone.id === id)) return null;
  if (text.includes('?') || asksRatherThanTells(text, sentence) || asked.asks === 'courtesy' || asked.asks === 'help' || asked.strangers.length > 0) return null;
  const of = { ...asked, milestones: [id], places: [], decisions: [], actions: [], risks: [] };
  const bare = text.trim().replace(/^(?:(?:no|sorry|oh|i mean|i meant|make it|make that|actually|it was|on|to|by|until|for)\b[\s,]*)+/i, '');
  const date = dateTold(bare, contextOf(book, earlier.asks === 'change-done' ? 'past' : 'future'));
  if (date !== null && date.from === 0) {
    const { reason } = partReason(bare, date);
    if (earlier.asks === 'change-done' && reason === null) return tell('change-done', of, { dates: readingsOf(date.read) });
    if (earlier.asks === 'change-move') return tell('change-move', { ...of, reason }, { dates: readingsOf(date.read) });
  }
  if (earlier.asks !== 'change-move' || to === null || isOrder(sentence)) return null;
  const reason = tidyReason(text.trim());
  return reason === null ? null : tell('change-move', { ...of, reason }, { dates: [{ label: '', when: to }] });
}

function contextOf(book: Book, prefer: 'past' | 'future'): DateContext {
  return { today: book.today, zone: book.zone, prefer, terms: book.programme.schoolTerms, fyStart: book.programme.quarterStartsInMonth, meetings: book.meetings, nation: book.nation };
}

function readingsOf(read: DateReading): Fact['dates'] {
  return 'when' in read ? [{ label: '', when: read.when }] : read.ambiguous;
}

function toldIn(text: string, sentence: string, asked: Read, book: Book, asker: Asker): Question<Ask | Tell> | null {
  return wished(sentence, asked, text, book)
    ?? replied(sentence, asked, book)
    ?? released(text, sentence, asked, book, asker)
    ?? returned(text, sentence, asked, book, asker)
    ?? ofAction(text, asked, book)
    ?? dated(text, sentence, asked, book, asker);
}

const wish = /^(?:(?:please|can you|could you|will you|and|also|ok|hi|just|now|we need to|i need you to|i want to|i would like to) )*(?:(?:add|create|raise|log|record|set up|put down|put in|note|minute|make|give \w+) (?:an?|another|one more|the following|new|me an?)?|open (?:an?|another|one more|new)) ?(?:new )?(?:\w+ )?(action|risk|milestone|decision|meeting)s?\b|^(?:please )?(?:new )?(action|risk|milestone)s?(?: point)? (?:for|on) .*\bto\b|^(?:please )?(?:new|another) (action|risk|milestone)(?: point)? .*\bto \w/;

/** A wish to put something new on record, or that a record changes which the secretariat keeps. */
function wished(sentence: string, asked: Read, text: string, book: Book): Question<Ask | Tell> | null {
  const found = wish.exec(sentence);
  const kept = found?.[1] ?? found?.[2] ?? found?.[3];
  if (kept !== undefined && asked.actions.length + asked.risks.length <= 1) {
    const date = dateTold(text, contextOf(book, 'future'));
    const words = new Set(sentence.split(' '));
    const roles = asked.roles.length > 0 ? asked.roles : book.roles.filter(({ id }) => id.length > 2 && words.has(id.toLowerCase())).map(({ id }) => id as string);
    return tell('tell-kept', { ...asked, roles, milestones: [], actions: [], risks: [], decisions: [], strangers: [] }, { kept: kept as KeptByHand, dates: date === null ? [] : readingsOf(date.read) });
  }
  if (/\b(?:papers|minutes|agenda|call for papers)\b/.test(sentence) && saysDone(sentence, 'without') && asked.milestones.length === 0 && !isOrder(sentence)) return tell('tell-kept', { ...asked, actions: [], risks: [], decisions: [] }, { kept: 'papers' });
  return asked.milestones.length > 0 && takingOff.test(sentence) ? tell('tell-kept', { ...asked, roles: [], actions: [], risks: [], decisions: [] }, { kept: 'record' }) : null;
}

/** A record taken off, renamed or given to somebody else. */
const takingOff = /^(?:(?:please|can you|could you|ok|just) )*(?:cancel|delete|remove|drop|scrap|rename|assign|reassign|archive) /;

const notComing = /(?:^(?:(?:sorry|hi|afraid) )*|\b(?:i|we) (?:am |are )?)(?:(?:really |so |very )?sorry )?(?:(?:but )?i )?(?:can not|will not be able to|am not able to|am unable to|are unable to|will not|could not|am not|are not) (?:now )?(?:make (?:it|the|on|next|this|that|nsg|thursday|monday|tuesday|wednesday|friday|\d)|attend|come|coming|be (?:there|at|able|coming|attending)|attending|do the \d)|\b(?:my )?apologies (?:from me )?(?:for|from)\b|\bsend(?:ing)? (?:my |our |the )?apologies\b|\b(?:i|we) have to (?:miss|send apologies)\b|\bwill not be (?:at the|there|able to (?:come|attend|make))\b/;
const deputy = /\b(?:send|sending|sends)(?: in)? (?:my|a|our|the|his|her) (?:deputy|colleague|substitute|alternate|stand in)\b|\b(?:my|our) deputy (?:will|is|can|would)\b|\bdeputy (?:will|is) (?:come|coming|attend|attending)\b|\b(?:in|instead of) my place\b/;
const coming = /^(?:(?:yes|hi|ok|just|so|and|please|thanks|to confirm|confirming|confirm|happy to say|for info) )*(?:that )?(?:i|we) (?:will be (?:there|at|coming|attending)|am (?:coming|attending|able to (?:make|come|attend))|are (?:coming|attending)|will (?:attend|come|make)|can (?:make|attend|come)|plan to (?:attend|come))\b|^(?:\w+ )?count me in\b/;

/** A reply to a meeting: coming, not coming, or a deputy instead. */
function replied(sentence: string, asked: Read, book: Book): Question<Ask | Tell> | null {
  const attending: Attending | null = deputy.test(sentence) ? 'deputy' : notComing.test(sentence) ? 'no' : coming.test(sentence) ? 'yes' : null;
  const onDay = book.meetings.filter(({ on }) => on === asked.day).map(({ id }) => id);
  const meetings = asked.meetings.length > 0 ? asked.meetings : onDay;
  const spoken = meetings.length > 0 || asked.said.has('meeting') || /\b(?:it|there|steering group)\b/.test(sentence);
  if (attending === null || !spoken || asked.milestones.length > 0) return null;
  return tell('tell-reply', { ...asked, meetings }, { attending });
}

const figure = /\b(\d{1,5}(?:[.,]\d{1,2})?)\s*(?:(?:staff|person|working|released)[\s-]+)?days?\b|\b(?:was|were|is|are|came to|comes to|totalled|totals|total|of|figure|at)\s*[:=]?\s*(\d{1,5}(?:\.\d{1,2})?)(?![\d/.:-]|\s?(?:st|nd|rd|th|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|(?:[:=]|\s)\s*(\d{1,5}(?:\.\d{1,2})?)\s*$/i;

/** A figure of released time. */
function released(text: string, sentence: string, asked: Read, book: Book, asker: Asker): Question<Ask | Tell> | null {
  const spoken = asked.said.has('releasedtime') || (/\b(?:released|gave|given)\b/.test(sentence) && /\bdays?\b/.test(sentence) && /\bq ?[1-4]\b|\bquarter\b/.test(sentence));
  if (!spoken || asked.said.has('remind') || /\b(?:how many|not(?! \d)|no|overdue|chase)\b/.test(sentence) || (/\blate\b/.test(sentence) && !/\d (?:\w+ )?days?\b/.test(sentence))) return null;
  const found = figure.exec(text.replace(/\bq(?:uarter)?\s?[1-4]\b/gi, (match) => match.replace(/\d/, 'x')).replace(/\b20\d{2}[-/]\d{2,4}\b/g, ''));
  const number = Number((found?.[1] ?? found?.[2] ?? found?.[3] ?? '').replace(',', '.'));
  if (found === null || Number.isNaN(number)) return null;
  return tell('tell-released', { ...asked, places: placesOf(asked, asker), quarter: begunQuarter(asked.quarter, book), milestones: [] }, { figure: number });
}

/** The quarter that was named, of last year where this year's has not begun; else the last that has ended. */
function begunQuarter(named: string | null, book: Book): string {
  const start = book.programme.quarterStartsInMonth;
  if (named === null) return quarterAskedFor(book.today, start);
  if (quarterBounds(named, start).from <= book.today) return named;
  const year = Number(named.slice(0, 4)) - 1;
  return `${year}-${String((year + 1) % 100).padStart(2, '0')}${named.slice(7)}`;
}

/** Whose it is: the partnerships named, else the asker's own where they have one. */
function placesOf(asked: Bare, asker: Asker): readonly PartnershipId[] {
  if (asked.places.length > 0) return asked.places;
  return asker.partnerships.length === 1 ? asker.partnerships : [];
}

const aReturn = /\b(?:highlight(?: report)?s?|quarterly (?:returns?|reports?)|returns?|reports?)\b/;
const cameIn = /^(?:(?:just|finally|have|we|i) )*got\b|\b(?:came|come|arrived|received|landed|sent|submitted|handed in|turned up|(?:is|are|now|all|got it|has it) (?:now |all )?in|in (?:today|now|this (?:morning|afternoon))|is here|just got|have got|has got|we got|i got)\b|\bhave (?:it|theirs|their)\b/;
const hasReturned = /\b(?:has|have|had|just|finally) (?:now |just |finally )*returned\b|\b(?:mark|record|log|put|note|flag) .*\b(?:as )?(?:returned|received|in)\b/;

/** "ours has gone in": what partnerships send is their return. */
const ownSent = /\b(?:ours|mine|theirs) (?:(?:has|have|is|was|been|now|just|all|already) )*(?:sent|submitted|handed in|gone in|in|went in|came in|come in|arrived)\b/;

/** "our return: amber, one authority stuck": one's own return, told rather than filled in. */
const ownColour = /^.*\b(?:from us|our|ours|my)\b.*\b(?:green|amber|red)\b/;

/** A quarterly return that came in. */
function returned(text: string, sentence: string, asked: Read, book: Book, asker: Asker): Question<Ask | Tell> | null {
  // What follows the colour is their own comment, whatever it speaks of.
  const head = ownColour.exec(sentence)?.[0] ?? sentence;
  const ownSays = head !== sentence && aReturn.test(head);
  const spoken = (aReturn.test(sentence) && (cameIn.test(sentence) || hasReturned.test(sentence))) || (hasReturned.test(sentence) && (asked.places.length > 0 || asked.unclear !== null)) || ownSent.test(sentence) || ownSays;
  const other = /\b(?:final|interim|draft|evaluation|research|survey|questionnaire|nfer|published|not|never|still|missing|outstanding|waiting|until|remind|chase|comments?|paper|papers|minutes|action|risk|will|by)\b/.test(ownSays ? head : sentence);
  const evaluator = book.programme.evaluator !== null && new RegExp(`\\b${book.programme.evaluator.id.toLowerCase()}\\b`).test(sentence);
  if (!spoken || other || evaluator || asked.said.has('@matter') || (asked.milestones.length > 0 && !/\bhighlight|\breturn/.test(sentence))) return null;
  const date = dateTold(text.replace(/\bq(?:uarter)?\s?[1-4]\b/gi, ''), contextOf(book, 'past'));
  const own = /\b(?:our|ours|us|my|mine|we|i)\b/.test(sentence) || asked.places.length > 0 ? placesOf(asked, asker) : [];
  return tell('tell-return', { ...asked, places: own, milestones: [], unclear: own.length > 0 ? null : asked.unclear }, { dates: date === null ? [] : readingsOf(date.read) });
}

function ofAction(text: string, asked: Read, book: Book): Question<Ask | Tell> | null {
  const news = actionNews(text, asked, book, contextOf(book, 'past'));
  return news === null ? null : tell(news.asks, { ...asked, actions: [news.action], milestones: [] }, { dates: news.date === null ? [] : readingsOf(news.date) });
}

/** A half year: a day without a year that lies further back than this was meant to come. */
const longAgo = 183;

interface Dated {
  readonly asks: 'change-move' | 'change-done';
  readonly fact: Partial<Fact>;
  readonly parted: Parted;
}

/** A new date for something, or that it is done. */
function dated(text: string, sentence: string, asked: Read, book: Book, asker: Asker): Question<Ask | Tell> | null {
  const order = isOrder(sentence);
  if (asked.said.has('rebaseline') || asked.said.has('releasedtime') || (order && /\b(?:green|amber|red)\b/.test(sentence)) || /\bbaselines?\b/.test(sentence) || asked.asks === 'change-remind' || asked.asks === 'change-baseline' || asked.asks === 'change-announce') return null;
  const told = (order ? orderedDate(text, sentence, book) : null) ?? statedDate(text, sentence, book);
  if (told === null) return null;
  const { main, reason } = told.parted;
  const named = readQuestion(main, book, { ...asker, earlier: null });
  const found = milestonesMeant(named, main, asked, book, asker);
  const question = { ...named, milestones: found, reason, places: [], unclear: null, unclearDate: [], strangers: asked.strangers };
  if (found.length === 0 && order) return null;
  if (asked.said.has('@matter') && (found.length === 0 || asked.decisions.length > 0)) return null;
  if (found.length > 0) return tell(told.asks, question, told.fact);
  if (asked.strangers.length > 0) return null;
  const actions = named.actions.length > 0 ? named.actions : asked.actions;
  if (actions.length === 1 && told.asks === 'change-done') return tell('tell-closed', { ...question, actions }, { dates: told.fact.dates ?? [] });
  if (actions.length > 0) return asked.said.has('action') || /\bact\b/.test(sentence) ? tell('change-action', { ...question, actions }) : null;
  const kept = ['meeting', 'risk', 'action', 'decision'].find((one) => asked.said.has(one));
  if (kept !== undefined) return kept === 'decision' ? null : tell('tell-kept', { ...question, actions: [], risks: [], decisions: [] }, { kept: kept as KeptByHand });
  const sure = told.asks === 'change-move' ? /\b(?:slip|slips|slipped|moves?|moved|pushed|put|delayed|now|new date)\b/.test(sentence) : saysDone(plainSentence(main), 'without');
  if (!sure || asked.said.has('@member')) return null;
  const ofTheirs = book.milestones.filter(({ actual, partnership }) => actual === null && partnership !== null && asker.partnerships.includes(partnership));
  const theirs = ofTheirs.filter(({ owner }) => asker.roles.includes(owner));
  const own = (theirs.length > 0 ? theirs : ofTheirs).map(({ id }) => id as string);
  return tell('tell-unclear', { ...question, milestones: own, actions: [], risks: [], decisions: [] }, told.fact);
}

function orderedDate(text: string, sentence: string, book: Book): Dated | null {
  if (!/\b(?:move|push|put|shift|slip|delay|postpone|reschedule|reforecast|re forecast|extend|bring|change|set)\b/.test(sentence)) return null;
  return forecastIn(text, book);
}

function forecastIn(text: string, book: Book): Dated | null {
  const length = lengthTold(text);
  const date = dateTold(text, contextOf(book, 'future'));
  if (date !== null && (length === null || date.from < length.from || date.to > length.to)) return { asks: 'change-move', fact: { dates: onlyNotBefore(text, date) ? [] : readingsOf(date.read) }, parted: partReason(text, date) };
  return length === null ? null : { asks: 'change-move', fact: { by: length.read }, parted: partReason(text, length) };
}

function statedDate(text: string, sentence: string, book: Book): Dated | null {
  const forecast = forecastIn(text, book);
  const main = plainSentence(forecast?.parted.main ?? text);
  if (forecast !== null && (forecast.fact.by !== undefined || saysAhead(main))) return forecast;
  const past = dateTold(text, contextOf(book, 'past'));
  if (past !== null) {
    const parted = partReason(text, past);
    const words = plainSentence(parted.main);
    const [day, ahead] = [dayOf(past.read), forecast?.fact.dates?.[0]?.when ?? null];
    const soon = ahead !== null && day !== null && daysBetween(day, book.today) > longAgo && exactDay(ahead) !== null;
    if (saysNow(words) && forecast !== null && (soon || !saysDone(words, 'with a day') || (ahead !== null && exactDay(ahead) === null))) return isJustNow(past.read, book) ? null : forecast;
    if (saysDone(words, 'with a day') || endsDone(sentence)) return { asks: 'change-done', fact: { dates: soon ? (forecast?.fact.dates ?? []) : readingsOf(past.read) }, parted };
    return null;
  }
  if (saysLate(sentence)) return { asks: 'change-move', fact: {}, parted: { main: text, reason: null } };
  return saysDone(sentence, 'without') ? { asks: 'change-done', fact: {}, parted: { main: text, reason: null } } : null;
}

function dayOf(read: DateReading): Day | null {
  return 'when' in read ? exactDay(read.when) : null;
}

/** "now" by itself, and "today", are no new date. */
function isJustNow(read: DateReading, book: Book): boolean {
  return dayOf(read) === book.today;
}

/** The milestones that were told about: named, or pointed at; open ones and the asker's own before others. */
function milestonesMeant(named: Read, main: string, asked: Read, book: Book, asker: Asker): readonly string[] {
  const words = new Set(plainSentence(main).split(' '));
  // "YH1" for M-YH1. What is left without a letter is a number like any other: the 1 of "1 April" is no S-1.
  const shortOf = (id: string) => id.toLowerCase().replace(/^[a-z]-/, '').replace(/[^a-z0-9]/g, '');
  const byShortId = book.milestones.map(({ id }) => id as string).filter((id) => /[a-z]\d/.test(shortOf(id)) && words.has(shortOf(id)));
  const pointed = asker.earlier !== null && asker.earlier.records.length === 1 && /\b(?:it|that|this|that one|this one)\b/.test(plainSentence(main)) ? asker.earlier.records : [];
  const ofPlaces = () => book.milestones.filter(({ actual, partnership }) => actual === null && partnership !== null && named.said.has('@place') && named.places.includes(partnership) && !named.said.has('highlight')).map(({ id }) => id as string);
  const lists: readonly (() => readonly string[])[] = [() => byShortId, () => named.milestones, () => pointed, () => asked.milestones, ofPlaces, () => byOrdinaryWords(named, main, book)];
  for (const list of lists) {
    const found = book.milestones.filter(({ id }) => list().includes(id));
    if (found.length > 0) return narrowed(found, asker).map(({ id }) => id);
  }
  return [];
}

/** The one open milestone that most of the words name, be they ever so ordinary: what was told is read back before it is kept. */
function byOrdinaryWords({ said }: Read, main: string, book: Book): readonly string[] {
  if (said.has('@place') || said.has('action') || said.has('risk') || said.has('meeting') || said.has('decision') || said.has('highlight')) return [];
  const words = plainSentence(main).split(' ');
  const scored = book.milestones.filter(({ actual }) => actual === null)
    .map(({ id, title }) => ({ id: id as string, hits: contentOf(title).filter((word) => word.length > 3 && words.some((one) => sameWord(stem(one), word) || (word.length >= 5 && stem(one).startsWith(word.slice(0, -1))))).length }));
  const most = Math.max(1, ...scored.map(({ hits }) => hits));
  const best = scored.filter(({ hits }) => hits === most);
  return most >= 2 && best.length === 1 ? best.map(({ id }) => id) : [];
}

function narrowed(found: readonly Milestone[], { partnerships, roles }: Asker): readonly Milestone[] {
  if (found.length === 1) return found;
  const open = found.filter(({ actual }) => actual === null);
  const among = open.length > 0 ? open : found;
  const own = among.filter(({ owner, partnership }) => roles.includes(owner) && (partnership === null || partnerships.includes(partnership)));
  return own.length > 0 ? own : among;
}
