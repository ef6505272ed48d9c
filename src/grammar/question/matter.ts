import type { Book } from '../../domain/answer-book.js';
import { quarterOf } from '../../domain/quarters.js';
import { commonWords } from '../common-words.js';
import { plainly } from '../words.js';
import { functionWords } from './function-words.js';
import { stem } from './plain-words.js';
import { contentOf } from './records.js';

const months = 'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec';
const monthNames = new RegExp(`^(?:${months})$`);
const year = "(?:19|20)?\\d{2}";

/** A time after which the future lies: "beyond April 2006", "post april 06", "after March", "from 2006". */
const afterDate = new RegExp(`\\b(?:beyond|post|after|past|following|from|come|into) (?:the end of |this |next |the )?(?:(?:${months})(?: ${year})?|20\\d{2}|year end|financial year|summer|christmas|easter)\\b`);
const money = /\b(?:fund|funds|funding|funded|money|grant|grants|budget|cash|settlement|finance)\b/;
const future = /\b(?:future|futures|continu\w*|carry(?:ing)? on|extension|extend\w*|renew\w*|survive|wind(?:ing)? up|scrapped|axed|kept on|keep going|go(?:ing)? on after|next phase|job safe|jobs safe|(?:our|my|their|a) (?:job|post)\b|our jobs|jobs? (?:safe|secure|security)|redundan\w*|contracts?|wider remit|(?:be|exist) (?:there |around |here )?(?:an? |any )?(?:still )?(?:\w+ ){0,3}(?:beyond|after|past)|two more years|another (?:two|2|few) years|(?:two|2) (?:extra|further) years|extra years|limbo|shut down|shutting down|close us|closing us|closed down|being cut|get(?:ting)? cut|cuts?|disband\w*|abolish\w*|next year|2 more years|more years|go ahead|a future|new funding|(?:more|extra|new) (?:money|cash|grant)|take effect|takes effect)\b/;
const news = /\b(?:news|heard|hear|hearing|rumou?rs?|word|told|true|know|decid\w*|decision\w*|announc\w*|confirm\w*|safe|secure|agreed|approved|coming|happening|happen|going to|still|update|any closer|inkling|settled|sorted|sign(?:ed)? off|minister\w*|yes or no|good news|bad news|come through|came through|guarantee\w*|what about|outcome|renewed|certain|certainty|uncertain\w*|secret|reveal|position|situation|latest)\b/;
const decidedAlone = /\b(?:made|make) (?:(?:its|their|his|her) minds? up|up (?:its|their|his|her) minds?)\b|\bwhere (?:is|are|do|does) (?:the )?(?:ministers?|government|secretary of state)\b|\bsaid (?:yes|no) (?:to|yesterday|today|last)\b|\b(?:board|group|ministers?|they) (?:has |have )?said (?:yes|no)\b|\b(?:the|a|any|that|this|big|funding|final|minister\w*|their) (?:decision|verdict|ruling|announcement)\b|\bminister\w*\b.*\bdecid|\bdecid\w*\b.*\bminister|\bdecided yet\b|\bhave (?:they|ministers) decided|\b(?:has|have|had|was|is|when (?:is|was|will)) (?:the|a|that|this|our|their) (?:\w+ ){0,3}decision (?:be |been |to be |going to be |finally |now |yet )*(?:taken|made|come|announced)\b|\bbeen decided|\bbeen announced|\b(?:did|has) (?:the )?minister|\bwhat did ministers?|\bdecision (?:on|about|come|came|out|made|taken)|\bwhat (?:\w+ )?(?:was|were|has been|had been|did (?:we|you|they|the \w+)|have (?:we|they)|has (?:the )?\w+) (?:\w+ )?(?:announce|announced|decide|decided)\b|\b(?:an|the) announcement\b(?!.*\bmain item\b)|\b(?:wider|new|extended|broader) remit\b/;

/** Asking to which day one is safe: what lies beyond it is the matter. */
const safeTill = /\b(?:safe|secure|funded|covered|guaranteed|paid for|ok|alright|in work|in post) (?:until|till|til|to|up to|through|beyond|past|after) (?:the end of )?(?:(?:[a-z]+ )?(?:20)?\d\d|next)\b/;

/** What was said of it on a day or at a meeting. */
const saidThen = /\bwhat (?:was|were|has been|did (?:we|they|you|the \w+)) (?:\w+ )?(?:said|say|told|settled?)\b.*\b(?:on (?:the )?\d|on \w+day|at the (?:\w+ )?(?:meeting|board|group|nsg)|last (?:week|time|meeting))/;

/** Asking when one will hear, without saying of what kind of thing. */
const awaiting = /\bwhen (?:will|do|shall|are|can|might|would|should) (?:we|i|you|they|us|people|everyone|anyone|facilitators|partnerships|the (?:\w+ )?(?:partnerships|regions|facilitators)) (?:\w+ ){0,3}(?:hear|know|told|find out|learn|told)\b/;

/**
 * Whether the words touch on the subject of a decision about money and the future, judged by general words alone: what
 * is on record plays no part, so that it reads the same whether or not there is a decision.
 */
export function touchesFuture(words: readonly string[]): boolean {
  const text = words.join(' ');
  if (afterDate.test(text) && (money.test(text) || news.test(text) || future.test(text) || /\b(?:partnership|partnerships|region|regions|us|we|programme|happens?|anything|something|nothing)\b(?!.*\b(?:due|planned|expected|milestones?|meetings?|meet)\b)/.test(text))) return true;
  if (awaiting.test(text) && (money.test(text) || future.test(text) || /\b(?:partnerships?|regions?|programme|outcome|result|answer|minister\w*)\b/.test(text))) return true;
  if (/^(?:so |and |but |ok )*(?:heard anything|any (?:more )?(?:news|word)|when (?:will|do|are) (?:we|i) (?:going to )?(?:know|hear|find out))(?: yet| at all| please| anything)*$/.test(text)) return true;
  if (saidThen.test(text) && (money.test(text) || future.test(text))) return true;
  if (safeTill.test(text)) return true;
  if (money.test(text) && (news.test(text) || future.test(text))) return true;
  if (/\b(?:i|we) (?:\w+ ){0,2}(?:looking for|look for|find|apply for|applying for) (?:another|a new|other|new) (?:job|jobs|post|posts|work)\b/.test(text)) return true;
  if (future.test(text) && (news.test(text) || /\b(?:partnership|partnerships|regions?|programme|we|us|our|my|rps?|facilitators?|there|it|them|they|minister|government)\b/.test(text))) return true;
  return decidedAlone.test(text);
}

const subjects = new WeakMap<Book['holdingLines'], ReadonlySet<string>>();

/** What the decisions of this programme are about, in words that tell: of the agreed words in force, and of titles that the reader may know. */
export function subjectsOf({ holdingLines, decisions, programme, roles }: Pick<Book, 'holdingLines' | 'decisions' | 'programme' | 'roles'>): ReadonlySet<string> {
  const before = subjects.get(holdingLines);
  if (before !== undefined) return before;
  const names = new Set([programme.name, programme.shortName ?? '', programme.body?.name ?? '', ...roles.map(({ title }) => title)].flatMap((name) => contentOf(name)));
  const texts = [...holdingLines.map(({ text }) => text), ...decisions.map(({ title }) => title)];
  const telling = texts.flatMap((text) => contentOf(text)).filter((word) => word.length > 5 && !/\d|ly$/.test(word) && !commonWords.has(word) && !names.has(word) && !names.has(`${word}s`));
  const found = new Set(telling);
  subjects.set(holdingLines, found);
  return found;
}

const agreed = new WeakMap<Book['holdingLines'], readonly string[]>();

/** The words of agreed lines in force: none of them is a slip for another. */
export function agreedWords({ holdingLines }: Pick<Book, 'holdingLines'>): readonly string[] {
  const before = agreed.get(holdingLines);
  if (before !== undefined) return before;
  const found = holdingLines.flatMap(({ text }) => plainly(text).split(' ')).filter((word) => word.length > 3 && !commonWords.has(word));
  agreed.set(holdingLines, found);
  return found;
}

const phrases = new WeakMap<Book['holdingLines'], ReadonlySet<string>>();

/** Two telling words side by side in agreed words that are in force ("cold store"): whoever hears the line reads them there. */
function phrasesOf({ holdingLines, programme, roles }: Pick<Book, 'holdingLines' | 'programme' | 'roles'>): ReadonlySet<string> {
  const before = phrases.get(holdingLines);
  if (before !== undefined) return before;
  const { partnership, partnerships, report, reports, authority, authorities } = programme.words;
  const names = new Set([programme.name, programme.shortName ?? '', programme.body?.name ?? '', partnership, partnerships, report, reports, authority, authorities, ...roles.map(({ title }) => title)].flatMap((name) => contentOf(name)));
  const mayName = (word: string) => word.length > 3 && !/\d|ly$/.test(word) && !functionWords.has(word) && !names.has(stem(word)) && !monthNames.test(word);
  const tells = (word: string) => mayName(word) && !commonWords.has(word);
  const found = new Set(holdingLines.flatMap(({ text }) => {
    const words = plainly(text.split(/[.!?]/)[0] ?? '').split(' ');
    return words.slice(1).flatMap((word, at) => (mayName(word) && tells(words[at] ?? '') ? [`${stem(words[at] ?? '')} ${stem(word)}`] : []));
  }));
  phrases.set(holdingLines, found);
  return found;
}

/** Whether the words speak of what agreed words in force say that they are about. */
export function touchesLine(words: readonly string[], book: Pick<Book, 'holdingLines' | 'programme' | 'roles'>): boolean {
  const said = ` ${words.map(stem).join(' ')} `;
  return [...phrasesOf(book)].some((phrase) => said.includes(` ${phrase} `));
}

const asksAfter = /^(?:so |and |but |ok |well )*(?:are|is|was|were|did|has|have|do|does) |\bor not$|\bwhere does\b|\b(?:going to be|will (?:we|it|they|the)|depend\w*|hang\w*|settle\w*|gets?|got|given|supposed|late|due|when|why|who)\b/;

/** Whether the words speak of what a decision is about by its own name, as one asks after a decision. */
export function touchesSubject(words: readonly string[], book: Pick<Book, 'holdingLines' | 'decisions' | 'programme' | 'roles'>): boolean {
  const said = [...subjectsOf(book)].some((subject) => words.some((word) => sameRoot(stem(word), subject)));
  return said && (news.test(words.join(' ')) || asksAfter.test(words.join(' ')) || saidThen.test(words.join(' ')));
}

/** "accredited" and "accreditation": long words that begin alike. */
export function sameRoot(one: string, other: string): boolean {
  if (one === other) return true;
  const least = Math.min(one.length, other.length);
  return least >= 7 && one.slice(0, least - 2) === other.slice(0, least - 2);
}

/** Whether a text names a financial year after the one that runs: "2006-07", "06/07". */
export function speaksOfLaterYear(text: string, { asOf, programme }: Pick<Book, 'asOf' | 'programme'>): boolean {
  const now = Number(quarterOf(asOf, programme.quarterStartsInMonth).slice(0, 4));
  return [...text.matchAll(/\b(?:20)?(\d{2})\s?[-/]\s?(?:20)?(\d{2})\b(?![/-])/g)].some(([, from, to]) => Number(to) === Number(from) + 1 && 2000 + Number(from) > now);
}

/** The strong words that a holding line and a question share, which says how well that line fits. */
export function sharedWith(line: string, words: readonly string[]): number {
  const said = new Set(words);
  return new Set(plainly(line).split(' ').filter((word) => word.length > 4 && said.has(word))).size;
}

/** Whether it speaks of a decision as such, so that a title which a decision shares with a milestone means the decision. */
export function speaksOfDecision(words: readonly string[]): boolean {
  return /\b(?:decision|decide|decided|decides|deciding|agree to|verdict|ruling|made up .{0,8}minds?)\b/.test(words.join(' '));
}
