import type { Book } from '../src/domain/answer-book.js';
import { hasDuty } from '../src/domain/duties.js';
import type { PartnershipId } from '../src/domain/ids.js';
import type { Answer, NearQuestion, Question, Subject, Talk } from '../src/domain/question.js';
import { inPrivate, type Circle, type Reader } from '../src/domain/reader.js';
import { remembered } from '../src/domain/thread.js';
import type { Day } from '../src/domain/when.js';
import { Refusal } from '../src/domain/refusal.js';
import { takeAsOf } from '../src/grammar/as-of.js';
import { commonWords } from '../src/grammar/common-words.js';
import { findPlaces } from '../src/grammar/names.js';
import { functionWords } from '../src/grammar/question/function-words.js';
import { sharedWith } from '../src/grammar/question/matter.js';
import { plainWords } from '../src/grammar/question/plain-words.js';
import { readQuestion, type Asker } from '../src/grammar/question/read.js';
import { readMessage, type Message } from '../src/grammar/question/several.js';
import type { Understood } from '../src/grammar/question/telling.js';
import type { Office, Records } from '../src/office.js';
import { isPutDown, noteAsked } from './decision/asked.js';
import { answersFor, namesAlone, nearestAsk, noSuchMember, noSuchRecord, notRecorded, nothingAbout, notTakenIn, notThere, notUnderstood, together, tooLong, whichDate, whatIsOnRecord, whichOne, whichPlace, withOwnExamples, type Hands, type Unanswered } from '../src/wording/answers/index.js';
import { didYouMean, readAs } from '../src/wording/answers/read-as.js';
import { moreInPrivate, nothingToShare } from '../src/wording/answers/withheld.js';

/** An answer, what it was an answer to, and what only the asker may see where others read along. */
export interface Answered {
  readonly asks: string;
  readonly answer: Answer;
  readonly privately: Answer | null;
}

const mostLetters = 1_000;

/** Answers a question for its reader. Reads the same whatever may be known, and keeps ids alone for a follow-up. */
export async function answerQuestion(office: Office, reader: Reader, text: string): Promise<Answered> {
  const { rest, asOf } = asOfIn(text, office);
  const talk: Talk = { asker: reader.person ?? JSON.stringify(reader.appointments), place: reader.place.kind === 'direct' ? 'direct' : reader.place.channel };
  // Without a transaction, which for a question would be as many round trips again; what is put on the trail has one.
  const { answered, asks: all } = await office.read(async (records) => {
    const question = { text: rest, asOf, talk };
    const opened = await openFor(records, reader, question);
    if (opened === null) return { answered: { asks: 'nothing', answer: notUnderstood, privately: null }, asks: [] };
    const { book: here, asked } = opened;
    const [first] = asked.reads;
    // Where those who read along may know neither more nor less than the asker, there is one book and not two.
    const alone = same(reader.circles, reader.alone) ? null : await openFor(records, inPrivate(reader), question);
    const hands = handsOf(reader);
    const answers = answersTo(asked, rest, here, hands);
    const answer = together(answers, asked.rest);
    if (first.asks !== 'individual-case' && first.asks !== 'courtesy' && (first.asks !== null || answer.choices !== undefined || answer.records.length > 0)) await records.conversations.remember(talk, subjectOf(first, answer, opened));
    const inPerson = (of: Opened) => together(answersTo(of.asked, rest, of.book, { ...hands, heard: 'alone' }), of.asked.rest);
    const namesNobody = hands.heard === 'by others' && asked.reads.some(({ asks }) => asks !== null && namesAlone.has(asks));
    const named = namesNobody ? inPerson(alone ?? opened) : null;
    const privately = named !== null && answer.kind !== 'WITHHELD' && named.text !== answer.text ? named : alone === null ? null : noteFor(answer, inPerson(alone));
    const asks = asked.reads.map((read, at) => ({ read, answer: answers[at] ?? answer, book: here, privately, asOf }));
    return { answered: { asks: first.asks ?? 'nothing', answer, privately }, asks };
  });
  const putDown = all.filter(isPutDown);
  if (putDown.length > 0) await office.transact(async (records) => { for (const one of putDown) await noteAsked(records, reader, one); });
  return answered;
}

const ofNamedPlaces: ReadonlySet<string> = new Set(['partnership-status', 'members-of', 'place-of-member', 'work-of']);

interface Opened {
  readonly book: Book;
  readonly asked: Message;
  readonly earlier: Subject | null;
}

/** What the question is answered from, and how it reads: where it is of named partnerships alone, their part of the book, for the whole may be a hundred thousand milestones. */
async function openFor(records: Records, reader: Reader, { text, asOf, talk }: { text: string; asOf: Day | null; talk: Talk }): Promise<Opened | null> {
  const named = (partnerships: Book['partnerships']) => findPlaces(text.slice(0, mostLetters), partnerships)
    .flatMap(({ match }) => (match.kind === 'one' ? [match.partnership.id] : []));
  const opened = await records.answerBook.openFor(reader, asOf, talk, named);
  if (opened === null) return null;
  const { book: part, earlier } = opened;
  const asked = understand(text, part, reader, earlier);
  // What was likened is likened to all that is on record.
  const enough = named(part.partnerships).length === 0 || (asked.readAs === undefined && asked.reads.every((read) => read.asks !== null && ofNamedPlaces.has(read.asks) && read.strangers.length === 0));
  if (enough) return { book: part, asked, earlier };
  const book = await opened.whole();
  return { book, asked: understand(text, book, reader, earlier), earlier };
}

function same(some: readonly Circle[], others: readonly Circle[]): boolean {
  const named = (circles: readonly Circle[]) => JSON.stringify(circles.map((circle) => [...circle].sort()).sort());
  return named(some) === named(others);
}

/** "as of 14 October 2005"; where what follows is no day ("as of yet"), the words are left in the question. */
function asOfIn(text: string, office: Office) {
  try {
    return takeAsOf(text, { today: office.today, zone: office.zone, prefer: 'past' });
  } catch (error) {
    if (error instanceof Refusal) return { rest: text, asOf: null };
    throw error;
  }
}

/** Answers anew when one of the choices was pressed: the same ask, of what was chosen. */
export async function answerChoice(office: Office, reader: Reader, { asks, id }: { asks: string; id: string }): Promise<Answered> {
  return office.transact(async (records) => {
    const book = await records.answerBook.open(reader, null);
    const answering = book === null ? undefined : answersFor(handsOf(reader))[asks];
    if (book === null || answering === undefined) return { asks: 'nothing', answer: notUnderstood, privately: null };
    const place = book.partnerships.some((partnership) => partnership.id === id);
    const said = new Set<string>([place ? '@place' : '@milestone']);
    const question = { ...readQuestion('', book, askerOf(reader, null)), asks, said, places: place ? [id as PartnershipId] : [], milestones: place ? [] : [id] };
    const answer = answering(question, book, { shared: () => 0 });
    await noteAsked(records, reader, { read: question, answer, book, privately: null, asOf: null });
    return { asks, answer, privately: null };
  });
}

/** What this asker may have changed on their word, by their duties. */
export function handsOf(reader: Reader): Hands {
  const roles = reader.appointments.map(({ role }) => role as string);
  return { heard: reader.place.kind === 'direct' ? 'alone' : 'by others', appointments: reader.appointments, roles, partnerships: partnershipsOf(reader), secretariat: hasDuty(reader.appointments, 'secretariat') ? 'yes' : 'no' };
}

function partnershipsOf({ appointments }: Reader): PartnershipId[] {
  return [...new Set(appointments.flatMap(({ partnership }) => (partnership === null ? [] : [partnership])))];
}

function understand(text: string, book: Book, reader: Reader, earlier: Subject | null): Message {
  return readMessage(text.slice(0, mostLetters), book, askerOf(reader, earlier));
}

function askerOf(reader: Reader, earlier: Subject | null): Asker {
  return { partnerships: partnershipsOf(reader), roles: reader.appointments.map(({ role }) => role), earlier };
}

/** The answer to each part of a message; after how it was read, where that was by likeness. */
function answersTo({ reads, readAs: as, near }: Message, text: string, book: Book, hands: Hands): Answer[] {
  const answers = reads.map((read) => (read.asks === null && near !== undefined ? nearOr(near, answerRead(read, text, book, hands)) : answerRead(read, text, book, hands)))
    .map((answer) => withOwnExamples(answer, book.programme.words));
  return as === undefined ? answers : answers.map((answer) => (answer.kind === 'WITHHELD' ? notUnderstood : readAs(as.shown, answer)));
}

/** A question back is better than that nothing was understood, and no better than what is on record of the one thing that was named. */
function nearOr(near: readonly NearQuestion[], answer: Answer): Answer {
  return answer.kind === 'UNKNOWN' && answer.records.length === 0 ? didYouMean(near) : answer;
}

function answerRead(read: Understood, text: string, book: Book, hands: Hands): Answer {
  if (read.asks !== 'individual-case' && text.length > mostLetters) return tooLong();
  if (read.asks === null) return unread(read, book, text, hands);
  if (read.unclear !== null && !read.asks.startsWith('decision') && !['individual-case', 'talked-round', 'definition', 'partnerships-all'].includes(read.asks)) {
    return whichPlace(read.unclear.choices.map((id) => ({ id, name: book.partnerships.find((partnership) => partnership.id === id)?.name ?? id })));
  }
  if (read.unclearDate.length > 0 && /^(?:due|change|done)/.test(read.asks)) return whichDate(read.unclearDate);
  const words = plainWords(text, new Set());
  const answering = answersFor(hands)[read.asks];
  return answering === undefined ? notUnderstood : answering(read as Question, book, { shared: (line) => sharedWith(line, words) });
}

/** What was not understood: asked back where it may be several, else the honest answer that is nearest, else that it was not understood. */
function unread(read: Understood & { asks: null }, book: Book, text: string, hands: Hands): Answer {
  if (read.unclear !== null) return whichPlace(read.unclear.choices.map((id) => ({ id, name: book.partnerships.find((partnership) => partnership.id === id)?.name ?? id })));
  if (read.strangers.length > 0) return book.circle === 'insiders' ? noSuchRecord(read.strangers) : { kind: 'WITHHELD', text: nothingToShare, references: [], records: [], withheld: 1 };
  if (read.why === 'no subject') return whichOne;
  const sayable = (words: readonly string[]) => words.filter((word) => word.length > 3 && commonWords.has(word) && !functionWords.has(word) && text.toLowerCase().includes(word));
  if (read.left.asks === 'nothing plain') return notTakenIn(sayable(read.passed));
  if (read.left.stranger !== 'no') return noSuchMember(book);
  const { counted } = read.left;
  const unanswered = { words: sayable(read.left.unheardOf), counted: counted !== null && (counted.endsWith('s') || commonWords.has(counted)) && text.includes(counted) ? counted : null, ...(read.said.has('howmany') ? { of: 'a number' as const } : {}) };
  const near = nearestFor(read, unanswered);
  const answer = near === null ? undefined : answersFor(hands)[near]?.({ ...read, asks: near }, book, { shared: () => 0 });
  if (answer !== undefined && answer.kind !== 'WITHHELD' && answer.kind !== 'UNKNOWN') return whatIsOnRecord(answer, unanswered, book);
  const missing = notThere(unanswered.words, unanswered.counted, book) ?? (read.left.foreign === 'wholly' ? nothingAbout(book) : null);
  return missing === null ? notTakenIn(sayable(read.passed)) : notRecorded(missing);
}

/** How a partnership stands is asked in one of these words. */
const standing = ['late', 'risky', 'red', 'amber', 'green', 'rag', 'makes', 'brief'];
/** And so, where it is named and not one's own that is meant. */
const standingOfNamed = ['status', '@window', '@day'];

/**
 * What is shown beside a plain word on what is not on record. Where no such word can be said, a record is not shown for a word of
 * its title alone, which may be meant of anything: of five such answers three were beside the point. Nor is a meeting, nor how a
 * partnership stands where nothing of the kind was asked: of five such answers four were beside the point.
 */
function nearestFor(read: Understood & { asks: null }, { words, counted }: Unanswered): string | null {
  const said = words.length > 0 || counted !== null;
  const near = said && read.said.has('survey') ? 'survey' : nearestAsk(read);
  if (said) return near;
  if (near === 'meeting-next' || (near === 'partnership-status' && !(standing.some((one) => read.said.has(one)) || (read.said.has('@place') && standingOfNamed.some((one) => read.said.has(one)))))) return null;
  return read.left.record === 'by a word' ? null : near;
}

/**
 * Beside an answer in a channel, for the asker alone: what they may know when nobody reads along, where it was withheld;
 * where only a part was left out for the others' sake, that there is more. Nobody is told so who may not know it.
 */
function noteFor(aloud: Answer, alone: Answer): Answer | null {
  if (aloud.kind === 'WITHHELD') return alone.kind === 'WITHHELD' ? null : alone;
  return alone.records.some((id) => !aloud.records.includes(id)) ? moreInPrivate : null;
}

function subjectOf(read: Understood, answer: Answer, { book, earlier }: Pick<Opened, 'book' | 'earlier'>): Subject {
  const records = new Set<string>([...book.milestones, ...book.decisions, ...book.actions, ...book.risks, ...book.meetings].map(({ id }) => id));
  const choosing = answer.kind === 'CLARIFY' && (answer.choices ?? []).length > 0;
  return remembered(read.asks ?? (choosing ? 'partnership-status' : nearestAsk(read) ?? 'nothing'), read, answer, { records, partnerships: new Set(book.partnerships.map(({ id }) => id)) }, earlier);
}
