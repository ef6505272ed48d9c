import { covers, groups } from './covers.js';
import { functionWords } from './function-words.js';
import { stem } from './plain-words.js';
import type { Ask } from './table.js';

/** The words of a question, each with the concepts and finds that it carries. */
export interface Carried {
  readonly words: readonly string[];
  readonly by: ReadonlyMap<number, ReadonlySet<string>>;
  /** Things found, such as `@place`, that an answer must heed wherever they stand. */
  readonly finds: readonly string[];
}

/** Small words that ask for something of their own: an answer that does not give it is beside the point. */
const asking = new Set(['howmany', 'howmuch', 'where', 'why', 'who', 'when', 'not', 'extreme', 'howto', 'howlong', 'suppose', 'turning', 'content', 'press', 'details']);

/** Concepts that any question may carry. */
const carrying = new Set(['is', 'whatis', 'list', 'that', 'hello', 'thanks', 'help', 'things', 'hearer']);

/** What people say around a question. */
const chat = new Set(`background used forward forwarded said journalist journalists reporter reporters media third held talk figure figures theirs dusted side dept department hold lift editor press takes take between financial quarterly quarter further mention home deny speak sorry bother bothering quick quickly train bus lunch coffee boss manager folk folks people everybody deputy director colleague colleagues mate love lovely nice hope afraid trying catch catching hurry rush rushing kind kindly line lines
  morning afternoon evening day briefly short brief minute sec second ring away please pls thanks curious confused lost stupid daft silly apologies forgive again anyway actually honestly basically literally seriously
  gosh heck hell god earth world ever somehow maybe suppose guess believe understand gather hearing sounds regarding concerning according check checking checked double ask asked asking asks rang ringing confirm verify see answer answers question questions
  reply wondered ages forever chance possible able allow show shown list listed tell told give given find record recorded register place names named called exact exactly precise precisely roughly simple simply plain currently
  read reads download obtain nowadays overall general generally generic whole entire full complete details detail info information stuff bit piece sort type exist exists existing need needed needs want wants wanted like expect expected`.split(/\s+/).map(stem));

const expanded = new Map<string, ReadonlySet<string>>();

function coveredBy(ask: Ask): ReadonlySet<string> {
  const before = expanded.get(ask);
  if (before !== undefined) return before;
  const open = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '').flatMap((word) => (word.startsWith('$') ? open(groups[word.slice(1)] ?? '') : [word]));
  const all = new Set(open(covers[ask] ?? ''));
  expanded.set(ask, all);
  return all;
}

/**
 * Answers that are the same agreed words, or where a decision stands, however it was asked: only a known word of another matter
 * counts. So with what is looked up by its own words: a theme, a finding. */
const lenient = new Set<Ask>(['holding-line', 'decision-status', 'decision-outcome', 'decision-when', 'decision-dependents', 'decision-decided-when', 'theme-else', 'findings']);

/** The telling words that an answer would pass over, given the words of its line. */
export function passedOver(ask: Ask, line: ReadonlySet<string>, { words, by, finds }: Carried): readonly string[] {
  const covered = coveredBy(ask);
  if (covered.has('*')) return [];
  const heeds = (concept: string) => covered.has(concept) || line.has(concept);
  const left = words.filter((word, at) => {
    const carries = [...(by.get(at) ?? [])];
    if (carries.some((concept) => heeds(concept) || carrying.has(concept))) return false;
    if (carries.some((concept) => asking.has(concept))) return true;
    if (lenient.has(ask) && carries.length === 0) return false;
    return !functionWords.has(word) && !chat.has(stem(word)) && word.length > 2 && !/\d/.test(word);
  });
  return [...left, ...finds.filter((find) => !heeds(find))];
}

/** The telling words that mean nothing here: of no concept, no name and no title. */
export function unheardOf({ words, by }: Carried): readonly string[] {
  return words.filter((word, at) => (by.get(at)?.size ?? 0) === 0 && !functionWords.has(word) && !chat.has(stem(word)) && word.length > 2 && !/\d/.test(word));
}

const small = new Set(['in', 'for', 'of', 'from', 'by', 'on', 'at', 'about', 'the']);

/** Whether a message says these concepts and finds and nothing else that tells. */
export function saysOnly(allowed: readonly string[], { words, by }: Pick<Carried, 'words' | 'by'>): boolean {
  return words.every((word, at) => {
    if (small.has(word)) return true;
    const carries = [...(by.get(at) ?? [])];
    // The programme's own name may have the word in it.
    if (carries.includes('partnership') && !allowed.includes('partnership')) return false;
    if (carries.length > 0) return carries.some((concept) => allowed.includes(concept) || carrying.has(concept));
    return functionWords.has(word) || chat.has(stem(word)) || word.length <= 2 || /\d/.test(word);
  });
}

/** The telling words, each with what it carries. */
export function tellingOf({ words, by }: Carried): readonly { readonly word: string; readonly carries: ReadonlySet<string> }[] {
  return words.flatMap((word, at) => (functionWords.has(word) || chat.has(stem(word)) || word.length <= 2 || /\d/.test(word) ? [] : [{ word, carries: by.get(at) ?? new Set<string>() }]));
}
