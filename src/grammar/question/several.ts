import type { Book } from '../../domain/answer-book.js';
import type { NearQuestion } from '../../domain/question.js';
import { bare, cuts, isNarrowing, isQuestion, sideBySide } from './parts.js';
import { lineAboutUnknown } from '../../domain/answer-pick.js';
import { decisionLikest } from './decision-likest.js';
import { nearestTo, type Unread } from './nearest.js';
import { chosenFrom, readQuestion, type Asker, type Read } from './read.js';
import { plainly, wordsOf } from '../words.js';
import { termSaid } from './term.js';
import { titlesAsIds } from './titles.js';
import { readAsked, readNews, type Understood } from './telling.js';

/** What a message says: news, to be confirmed; one question, or a few that each stand by themselves. `rest` is whether another part was not understood. */
export interface Message {
  readonly reads: readonly [Understood, ...Understood[]];
  readonly rest: 'none' | 'not understood';
  /** The question it was taken for, where no line of the table reads its own words. */
  readonly readAs?: NearQuestion;
  /** Questions of which one may be meant, where it was not understood. */
  readonly near?: readonly NearQuestion[];
}

/** So many parts are read where none of them asks anything by its build. */
const mostTalk = 4;

/** Asks that are no answer to part of a message. */
const slight = new Set(['courtesy', 'help', 'day-today']);

/** Reads a message as news that is told; as one question; as several, where each is understood by itself; or as the question that stands among other talk. */
export function readMessage(typed: string, book: Book, asker: Asker): Message {
  const picked = pickedFrom(typed, book, asker);
  if (picked !== null) return readMessage(picked, book, { ...asker, earlier: null });
  const titled = titlesAsIds(typed, book);
  const text = meaningAsked(titled?.text ?? typed);
  const whole = readAsked(text, book, asker);
  if (whole.asks === 'individual-case' || whole.asks === 'talked-round' || titled?.alone === 'yes') return { reads: [whole], rest: 'none' };
  // "People say we are finished" tells nothing that could be recorded.
  const news = whole.said.has('@fate-plain') && whole.asks === 'decision-fate' ? null : readNews(typed, whole, book, asker);
  if (news !== null) return { reads: [news], rest: 'none' };
  const asked = sideBySide(text).map((part) => readQuestion(part, book, asker));
  if (asked.length > 1 && asked.every(standsAlone) && differ(asked)) return few(asked, 'none') ?? { reads: [whole], rest: 'none' };
  if (whole.asks !== null || whole.unclear !== null || whole.strangers.length > 0) return { reads: [whole], rest: 'none' };
  if (whole.member !== null && whole.memberOf !== null && askedOfOurs.test(text)) return { reads: [{ ...whole, asks: 'place-of-member' }], rest: 'none' };
  for (const parts of cuts(text)) {
    const questions = parts.filter(isQuestion);
    const read = (questions.length > 0 ? questions : parts.length <= mostTalk ? parts : []).map((part) => ({ part, read: readQuestion(bare(part), book, asker) }));
    const chosen = read.filter((one) => standsAlone(one.read));
    const narrowed = parts.some((part) => isNarrowing(part) && !chosen.some((one) => one.part === part));
    if (chosen.length === 0 || narrowed) continue;
    const rest = questions.length > chosen.length && read.some((one) => one.read.asks === null) ? 'not understood' : 'none';
    const found = few(chosen.map((one) => one.read), rest);
    if (found !== null) return found;
  }
  const near = whole.asks === null ? nearestTo(whole, book, asker) : null;
  if (near?.kind === 'one') return { reads: [near.read], rest: 'none', readAs: near.question };
  if (whole.asks === null && whole.said.has('@fate')) return { reads: [ofFate(whole, book)], rest: 'none' };
  return { reads: [whole], rest: 'none', ...(near === null ? {} : { near: near.questions }) };
}

/** What becomes of us, in words that no line takes in: of the decision that shares most words with it, if it is this reader's to know. */
function ofFate(whole: Unread, book: Book): Understood {
  const decisions = whole.decisions.length > 0 || lineAboutUnknown(book) ? whole.decisions : decisionLikest(whole.heard.words, book);
  return { ...whole, decisions, asks: 'decision-fate' };
}

/** The question that was chosen of those asked back just before: "the second one". */
function pickedFrom(typed: string, book: Book, { earlier }: Asker): string | null {
  const questions = (earlier?.choices ?? []).filter((choice) => choice.includes(' '));
  return questions.length === 0 ? null : chosenFrom(questions, plainly(typed), book)[0] ?? null;
}

const meantByIt = /^(.*\S)\W+(?:but |and |so )?what(?: does|'s| is| do)? (?:it|that|this|they) (?:actually |really |even )?(?:stand for|mean|short for|stands for|means)\W*$/is;

/** "I see RAG everywhere, what does it stand for?": asked of the one word of the glossary that was named before. */
function meaningAsked(text: string): string {
  const before = meantByIt.exec(text)?.[1];
  const name = before === undefined ? null : termSaid(wordsOf(before).map((word) => word.text));
  return name === null ? text : `define ${name}`;
}

/** "I am at Luton council, which partnership do we come under?": asked of the authority that was named before. */
const askedOfOurs = /\b(?:which|what) [a-z ]{3,30}? (?:do|does|are|is|am|would|will|should) (?:we|i|it|they|that) (?:come|fall|belong|sit|be|in|under|part|covered)\b/i;

function standsAlone(read: Read): boolean {
  return read.asks !== null && !slight.has(read.asks) && !read.said.has('that') && !read.said.has('@goes-on');
}

/** Up to three reads; none where more were found, for then it was talk. A change is never one of several. */
function few(reads: readonly Read[], rest: Message['rest']): Message | null {
  const [first, ...others] = reads.filter((read, at) => reads.findIndex((one) => one.asks === read.asks && same(one, read)) === at);
  if (first === undefined || others.length > 2 || (others.length > 0 && [first, ...others].some(({ asks }) => asks?.startsWith('change')))) return null;
  return { reads: [first, ...others], rest };
}

function differ([first, ...others]: readonly Read[]): boolean {
  return others.some((read) => read.asks !== first?.asks || !same(read, first));
}

function same(one: Read, other: Read): boolean {
  const named = ({ places, milestones, decisions, actions, risks, roles }: Read) => JSON.stringify([places, milestones, decisions, actions, risks, roles]);
  return named(one) === named(other);
}
