import type { Book } from './answer-book.js';
import type { Answer } from './question.js';

/** What the trail keeps of a question about a decision, whoever asked it: never its words, and never those of the answer. */
export interface AskKept {
  /** The decision; `asked` where it was about what is to come and no agreed words were in force. */
  readonly subject: string;
  readonly asks: string;
  /** The kind of answer that was given. */
  readonly given: 'outcome' | 'question' | 'holding line' | 'nothing to share';
}

/** The subject of asks that no decision and no holding line could be found for. */
export const askedInGeneral = 'asked';

export interface AskFacts {
  readonly asks: string | null;
  readonly decisions: readonly string[];
  readonly said: ReadonlySet<string>;
}

/**
 * Which decisions a question was about, as far as its answer shows: those it named, and those of the agreed words it was
 * given instead. A question about a single case may hold a child's name and is not kept at all.
 */
export function asksToKeep({ asks, decisions, said }: AskFacts, answer: Pick<Answer, 'kind' | 'references' | 'records'>, book: Pick<Book, 'decisions' | 'holdingLines'>): AskKept[] {
  if (asks === null || asks === 'individual-case') return [];
  if (answer.kind === 'WITHHELD') {
    const lines = book.holdingLines.filter(({ id }) => answer.references.includes(id));
    const about = [...new Set([...decisions, ...lines.flatMap((line) => line.about ?? [])])];
    if (about.length === 0 && lines.length === 0 && !said.has('@matter')) return [];
    const given = lines.length === 0 ? 'nothing to share' as const : 'holding line' as const;
    return (about.length === 0 ? [askedInGeneral] : about).map((subject) => ({ subject, asks, given }));
  }
  const known = book.decisions.filter(({ id }) => decisions.includes(id) || answer.records.includes(id));
  return known.slice(0, 20).map(({ id, told }) => ({ subject: id, asks, given: told ? 'outcome' as const : 'question' as const }));
}
