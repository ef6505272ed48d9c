import { functionWords } from './function-words.js';
import { isQuestion } from './parts.js';

/** What is left of a question that no line of the table takes in, for the honest answer that is nearest. */
export interface Left {
  /** Whether it asks something of the register by its build, so that what is on record of the one thing it names may be told. */
  readonly asks: 'something' | 'nothing plain';
  /** Whether it is a person's own affair or an order to the bot. */
  readonly manner: 'personal' | 'plain';
  /** How the one record is named that it names. */
  readonly record: 'surely' | 'by a word' | 'not';
  /** Its telling words that are on record nowhere this reader may look, and stand where a thing is named. */
  readonly unheardOf: readonly string[];
  /** Whether it is short and says something that is on record nowhere, be it what it may. */
  readonly foreign: 'wholly' | 'no';
  /** Whether it asks where something belongs, or whether it belongs somewhere, that is no name here. */
  readonly stranger: 'to every partnership' | 'no';
  /** What is to be counted ("how many schools"), where that is nothing the register counts. */
  readonly counted: string | null;
}

/** A person's own affairs, an order to the bot and a quoted mouthful are no question about a record. */
const personal = /\b(?:he|she|him|her|his|hers|joke|poem|song|story)\b|^(?:please )?(?:can|could|will|would) you\b|^(?:please )?(?:write|draw|sing|print|translate|send|book|order|buy)\b/;
const counting = /\bhow (?:many|much) ([a-z]+)(?: ([a-z]+))?\b/;
const naming = new Set(['the', 'a', 'an', 'any', 'of', 'for', 'about', 'no', 'its', 'their', 'our', 'more', 'my']);

/** What a sentence is made of, as far as what is left over of it needs to know. */
interface Sentence {
  readonly sentence: string;
  readonly typed: string;
  readonly said: ReadonlySet<string>;
  /** Its telling words that carry no concept and no name. */
  readonly unheardOf: readonly string[];
  readonly inTitle: (word: string) => boolean;
  readonly carriesConcept: (word: string) => boolean;
  readonly record: Left['record'];
}

/** What is left over of a sentence that no line of the table takes in. */
export function leftOf({ sentence, typed, said, unheardOf, inTitle, carriesConcept, record }: Sentence): Left {
  const words = sentence.split(' ').length;
  const plain = words <= 25 && !personal.test(sentence) && !said.has('ownchild') && !said.has('child') && !said.has('inject') && !said.has('@matter') && (words <= 5 || typed.includes('?') || isQuestion(sentence));
  const [, one = '', two = ''] = counting.exec(sentence) ?? [];
  const uncounted = (word: string) => word.length > 3 && !functionWords.has(word) && !carriesConcept(word);
  const counted = uncounted(one) ? (unheardOf.includes(two) && two.endsWith('s') ? `${one} ${two}` : one) : null;
  // Of one's own place only what asks how it stands: "what did we say last time" asks of the group.
  const own = said.has('@place') || !said.has('mine') || /\b(?:our|ours|my|us)\b/.test(sentence) || ['status', 'late', 'risky', 'due', 'makes'].some((one) => said.has(one));
  const stranger = said.has('belongs') && unheardOf.length > 0 && unheardOf.length <= 3 && (said.has('partnership') ? /\b(?:which|what|whose) \w+ (?:is|are|has|does) (?:\w+ ){1,4}(?:in|part of|under|with|belong to|come under|fall under)$|\b(?:which|what) \w+ covers? (?:\w+ ?){1,3}$/.test(sentence) : /^(?:is|are) (?:\w+ ){1,4}(?:in|part of|under|with) /.test(sentence) && said.has('@place'));
  const foreign = words <= 8 && isQuestion(sentence) && !said.has('findings') && !said.has('evaluation') && unheardOf.some((word) => !inTitle(word) && !qualities.has(word) && word.length > 4);
  return { record, manner: personal.test(sentence) ? 'personal' : 'plain', foreign: foreign ? 'wholly' : 'no', stranger: stranger ? 'to every partnership' : 'no', asks: plain && own ? 'something' : 'nothing plain', unheardOf: unheardOf.filter((word) => !inTitle(word) && namesSomething(word, sentence.split(' '), unheardOf)), counted };
}

/** Words that say how something is, where a name may follow. */
const qualities = new Set('better worse best final first whole entire old older newer big bigger small smaller high low main other same own few many much recent early late'.split(' '));

/** Whether a word stands where things are named ("the catering budget", "any parking") and not where something is done. */
function namesSomething(word: string, words: readonly string[], unheardOf: readonly string[]): boolean {
  if (/(?:ed|ly)$/.test(word) || qualities.has(word)) return false;
  for (let at = words.indexOf(word) - 1; at >= 0; at -= 1) {
    const before = words[at] ?? '';
    if (naming.has(before)) return true;
    if (!unheardOf.includes(before)) return false;
  }
  return false;
}
