import type { Book } from '../../domain/answer-book.js';
import { expectedOf } from '../../domain/milestone.js';
import { latestDay } from '../../domain/when.js';
import { functionWords } from './function-words.js';
import { stem } from './plain-words.js';
import { contentOf, sameWord } from './records.js';

const owned = /\b(?:our|my)(?: (?:own|latest|next|final|draft))? (\w+)(?: (\w+))?|\b(?:we|i) (?:\w+ )?(publish|issue|launch|report|deliver|close|finish|start)\b/g;

/**
 * "our draft", "our data set", "when do we publish": the one milestone that is the asker's own, by place or by post, whose
 * title says what follows "our". None where several of theirs do as well, or none does.
 */
export function oneOfOnesOwn(sentence: string, asker: { readonly partnerships: readonly string[]; readonly roles: readonly string[] }, book: Book): string[] {
  const said = [...sentence.matchAll(owned)].flatMap((match) => [/\bdraft\b/.test(match[0]) ? 'draft' : undefined, /\bfinal\b/.test(match[0]) ? 'final' : undefined, ...match.slice(1)])
    .filter((word) => word !== undefined).map(stem).filter((word) => word.length > 2 && !functionWords.has(word) && !notTitles.has(word));
  if (said.length === 0) return [];
  const own = book.milestones.filter(({ partnership, with: others, owner }) => (partnership === null ? asker.roles.includes(owner) : [partnership, ...others].some((id) => asker.partnerships.includes(id))));
  const scored = own.map((milestone) => ({ milestone, hits: new Set(said.filter((word) => contentOf(milestone.title).some((one) => sameWord(one, word)))).size })).filter(({ hits }) => hits > 0);
  const most = Math.max(0, ...scored.map(({ hits }) => hits));
  const best = scored.filter(({ hits }) => hits === most).map(({ milestone }) => milestone);
  const open = best.filter(({ actual }) => actual === null);
  const [first, second] = [...(open.length > 0 ? open : best)].sort((a, b) => dayOf(a).localeCompare(dayOf(b)));
  return first === undefined || (second !== undefined && open.length !== 1) ? [] : [first.id];
}

/** What "our" stands before and no title is meant by. */
const notTitles = new Set('date deadline milestone return region partnership authority council money grant funding share future job post meeting team work plan member'.split(' '));

function dayOf(milestone: Book['milestones'][number]): string {
  const when = milestone.actual ?? expectedOf(milestone);
  return when === null ? '9999' : latestDay(when);
}
