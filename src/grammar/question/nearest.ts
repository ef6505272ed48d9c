import type { Book } from '../../domain/answer-book.js';
import type { NearQuestion } from '../../domain/question.js';
import { passedOver, tellingOf } from './accounted.js';
import { isSaidOf, likest } from './likeness.js';
import { asQuestions, heeds, madeOf, namesFor, namesIn, needed } from './naming.js';
import { readQuestion, type Asker, type Read } from './read.js';

/** What a question that no line of the table takes in is likest to: one question of the table, or a few of which one may be meant. */
export type Near =
  | { readonly kind: 'one'; readonly question: NearQuestion; readonly read: Read }
  | { readonly kind: 'several'; readonly questions: readonly [NearQuestion, ...NearQuestion[]] };

export type Unread = Read & { readonly asks: null };

/** From here a question is answered as it was read, if no other comes so near; set by leaving each way of the table out in turn. */
const sure = { like: 0.36, ahead: 0.12 };
/** From here it is asked back, with those that are as near. */
const near = { like: 0.27, within: 0.1 };
const mostChoices = 5;
const mostTried = 10;
const fewestWords = 3;
const mostWords = 25;

/** Nothing of these is answered by likeness: what is to come and what was decided have agreed words, a person's case and what the register does not hold none. */
const apart = ['content', 'suppose', 'turning', 'details', '@matter', '@fate-plain', '@later-year', '@decision', 'future', 'nextyear', 'announced', 'embargo', 'told', 'child', 'ownchild', 'inject', 'press'];

/** The question of the table, or the few, that an unread question is likest to: each names all that it named, and reads. */
export function nearestTo(read: Unread, book: Book, asker: Asker): Near | null {
  if (!mayBeLikened(read)) return null;
  const names = namesIn(read, book);
  const demanded = needed(read, names);
  const own = read.said.has('mine') || read.heard.words.includes('i');
  const pointing = points(read);
  const telling = tellingOf(read.heard);
  const ranked = likest(madeOf(read, names), (slots) => slots.every((slot) => names.get(slot)?.length === 1) && demanded.every((slot) => slots.includes(slot) || (slot === 'place' && slots.includes('member'))));
  const found: { readonly question: NearQuestion; readonly read: Read; readonly like: number; readonly over: number }[] = [];
  for (const { canonical, like } of ranked.slice(0, mostTried)) {
    const [asks, question] = canonical;
    if (like < (telling.length === 0 ? sure.like : near.like) || like < (found[0]?.like ?? 0) - near.within || found.length === mostChoices) break;
    const over = telling.filter(({ word, carries }) => !namesFor(question, carries) && !isSaidOf(canonical, word, carries)).length;
    // A thing that is named and on record nowhere is what it is about, whatever else is said.
    const strange = read.left.unheardOf.some((word) => !isSaidOf(canonical, word));
    if (strange || over * 2 > telling.length || (/\bmy\b/.test(question) && !own) || (pointing && !question.includes('{'))) continue;
    const meant = asQuestions(question, names, read).map((as) => ({ question: as, read: readQuestion(as.asked, book, { ...asker, earlier: null }) })).find((one) => one.read.asks === asks && heeds(one.read, read));
    if (meant !== undefined) found.push({ ...meant, like, over });
  }
  const [first, ...others] = found;
  if (first === undefined) return null;
  const ahead = others.every(({ like, read: other }) => like < first.like - sure.ahead || other.asks === first.read.asks);
  // One alone that leaves nothing out of all that was said is answered, after how it was read, and not asked back.
  const whole = others.length === 0 && first.over === 0 && passedOver(first.read.asks ?? 'help', first.read.said, read.heard).length === 0;
  if (whole || (first.like >= sure.like && ahead && first.over === 0)) return { kind: 'one', question: first.question, read: first.read };
  return { kind: 'several', questions: [first.question, ...others.map(({ question }) => question)] };
}

/** What points at something that was not spoken of before is not guessed at, and else means that and not the whole. */
function points({ heard, said }: Pick<Unread, 'said'> & { readonly heard: { readonly words: readonly string[] } }): boolean {
  return said.has('that') || heard.words.includes('they');
}

function mayBeLikened({ heard: { words }, ...read }: Unread): boolean {
  if (read.unclear !== null || read.strangers.length > 0 || read.why === 'no subject' || read.left.stranger !== 'no' || read.left.counted !== null || read.left.manner === 'personal') return false;
  if (words.length < fewestWords || words.length > mostWords || apart.some((one) => read.said.has(one))) return false;
  return !points({ heard: { words }, said: read.said }) || read.places.length + read.milestones.length + read.actions.length + read.risks.length > 0;
}
