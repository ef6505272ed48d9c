import { canonicals, slotsOf, type Canonical, type Slot } from './canonical.js';
import { conceptsIn } from './concept-tags.js';
import { functionWords } from './function-words.js';
import { plainWords, stem } from './plain-words.js';

/** What a sentence is made of for comparing: its words in their base form, the concepts they carry, and the slots its names stand in. */
export interface Made {
  readonly words: readonly string[];
  readonly concepts: ReadonlySet<string>;
  readonly slots: ReadonlySet<Slot>;
}

/** One canonical question beside a sentence, from 0, nothing alike, to 1. */
export interface Likeness {
  readonly canonical: Canonical;
  readonly like: number;
}

export interface Way {
  readonly of: Canonical;
  readonly way: string;
  readonly made: Made;
}

/** How much each sort of mark counts, beside how rare it is. */
const counts = { word: 1, asking: 0.9, little: 0.4, concept: 1.2, slot: 1 };
const askingWords = new Set('who when where why how what which whose many much often long'.split(' '));
/** Where one of these is said and no way of a canonical question has it, that is hardly meant. */
const pointed = new Set(['who', 'whose', 'when', 'why', '#howmany', '#howmuch', '#howlate', '#where', '#howto', '#not']);
const unlike = 0.7;
/** Concepts that any sentence may carry say nothing of which it is. */
const idle = new Set(['is', 'whatis', 'list', 'that', 'things', 'hello', 'thanks', 'beyond', 'future', 'else']);
/** Of the likeness, the share of the sentence that is known counts so much beside how alike both are as wholes. */
const likeWholes = 0.7;

/** A canonical question by its ways: in how many of them each mark stands. */
interface Known {
  readonly canonical: Canonical;
  readonly slots: readonly Slot[];
  readonly ways: number;
  readonly within: ReadonlyMap<string, number>;
}

interface Index {
  readonly ways: readonly Way[];
  readonly known: readonly Known[];
  readonly rarity: (mark: string) => number;
}

let kept: Index | null = null;

/** Made when it is first needed: most questions are read by the table alone. */
function index(): Index {
  if (kept !== null) return kept;
  // The ways share most of their words, and putting one right takes its time.
  const righted = new Map<string, readonly string[]>();
  const plain = (word: string) => {
    const before = righted.get(word);
    if (before !== undefined) return before;
    const words = plainWords(word, new Set());
    righted.set(word, words);
    return words;
  };
  const ways = canonicals.flatMap((of) => [of[1], ...of[2].split(/[|\n]/)].map((way) => way.trim()).filter((way) => way !== '').map((way): Way => ({ of, way, made: taken(way, plain) })));
  const known = canonicals.map((canonical): Known => {
    const within = new Map<string, number>();
    const own = ways.filter(({ of }) => of === canonical);
    for (const { made } of own) for (const mark of marksOf(made).keys()) within.set(mark, (within.get(mark) ?? 0) + 1);
    return { canonical, slots: slotsOf(canonical[1]), ways: own.length, within };
  });
  const spread = new Map<string, number>();
  for (const { within } of known) for (const mark of within.keys()) spread.set(mark, (spread.get(mark) ?? 0) + 1);
  const rare = new Map([...spread].map(([mark, of]) => [mark, Math.log(1 + known.length / of)]));
  const rarest = Math.log(1 + known.length);
  kept = { ways, known, rarity: (mark) => rare.get(mark) ?? rarest };
  return kept;
}

/** A way of putting a canonical question, taken apart. */
function taken(way: string, plain: (word: string) => readonly string[]): Made {
  const words = way.split(/\{\w+\}/).flatMap((part) => part.split(' ').filter((word) => word !== '').flatMap(plain));
  return { words: words.map(stem), concepts: conceptsIn(words).said, slots: new Set(slotsOf(way)) };
}

function marksOf({ words, concepts, slots }: Made): Map<string, number> {
  const marks = new Map<string, number>();
  for (const word of words) marks.set(word, askingWords.has(word) ? counts.asking : functionWords.has(word) ? counts.little : counts.word);
  for (const concept of concepts) if (!idle.has(concept)) marks.set(`#${concept}`, counts.concept);
  for (const slot of slots) marks.set(`{${slot}}`, counts.slot);
  return marks;
}

/**
 * The canonical questions by likeness, the likest first, of those whose slots are all named and that leave no name over. `without` is a
 * way that is left out, for trying how well the others find it.
 */
export function likest(made: Made, fits: (slots: readonly Slot[]) => boolean, without: Way | null = null): readonly Likeness[] {
  const { known, rarity } = index();
  const marks = [...marksOf(made)].map(([mark, count]) => ({ mark, weight: count * rarity(mark) }));
  const whole = marks.reduce((sum, { weight }) => sum + weight, 0);
  const long = Math.hypot(...marks.map(({ weight }) => weight));
  const leftOut = without === null ? null : { of: without.of, marks: marksOf(without.made) };
  if (whole === 0) return [];
  const counted = (mark: string) => rarity(mark) * (mark.startsWith('#') ? counts.concept : 1);
  return known.filter(({ slots }) => fits(slots)).map(({ canonical, ways, within }) => {
    const own = leftOut?.of === canonical ? leftOut.marks : null;
    const of = own === null ? ways : ways - 1;
    // So that a word counts by how many ways have it, and the more for a question of few ways.
    const said = (mark: string) => {
      const having = (within.get(mark) ?? 0) - (own?.has(mark) === true ? 1 : 0);
      return having / (having + Math.sqrt(of));
    };
    let taken = 0;
    let shared = 0;
    for (const { mark, weight } of marks) {
      const share = said(mark);
      taken += weight * share;
      shared += weight * share * counted(mark);
    }
    // "When did it start" is answered by nothing that nobody asks with "when".
    const unasked = marks.filter(({ mark }) => pointed.has(mark) && said(mark) === 0).length;
    const length = Math.hypot(...[...within.keys()].map((mark) => said(mark) * counted(mark)));
    return { canonical, like: unlike ** unasked * (taken / whole + likeWholes * (length === 0 ? 0 : shared / (long * length))) / (1 + likeWholes) };
  }).sort((a, b) => b.like - a.like);
}

/** Every way of putting every canonical question, for trying each against the others. */
export function everyWay(): readonly Way[] {
  return index().ways;
}

/** Whether some way of putting a canonical question has this word, or another of its meaning. */
export function isSaidOf(canonical: Canonical, word: string, concepts: Iterable<string> = []): boolean {
  const within = index().known.find((one) => one.canonical === canonical)?.within;
  return within !== undefined && (within.has(stem(word)) || [...concepts].some((concept) => within.has(`#${concept}`)));
}
