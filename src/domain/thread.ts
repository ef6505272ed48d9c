import type { Answer, Question, Subject } from './question.js';

/** So many records of a list are remembered; of a longer one nothing is said as of the whole. */
const mostRecords = 300;

/** What an answer may have been cut or counted by, and is kept by name. Nothing else that was said is. */
const aspects = ['red', 'amber', 'green', 'howmany', 'done', 'open', 'missing', 'not', 'since', 'last', 'top', '@least'];

/** What was asked, as far as it is kept. */
type Asked = Pick<Question, 'places' | 'quarter' | 'year' | 'window' | 'meetings' | 'said'>;

/** The ids that this reader's book holds. */
export interface KnownIds {
  readonly records: ReadonlySet<string>;
  readonly partnerships: ReadonlySet<string>;
}

/**
 * What is kept of a question and its answer for what follows. What was taken from a list keeps that list, so that "the other
 * one" means something; of a list that was cut to nothing the list itself is kept.
 */
export function remembered(asks: string, asked: Asked, answer: Answer, known: KnownIds, earlier: Subject | null): Subject {
  const shown = answer.records.filter((id) => known.records.has(id));
  const listed = answer.references.filter((id) => known.partnerships.has(id));
  const nothingLeft = shown.length === 0 && earlier !== null && asks.startsWith('those-');
  const among = nothingLeft ? earlier.among : takenFrom([...shown, ...asked.places], earlier, asked.said.has('@goes-on') ? 'list' : 'choices');
  const list = asks.startsWith('those-') && earlier !== null ? earlier : null;
  const window = asked.window ?? list?.window ?? null;
  const choices = answer.kind === 'CLARIFY' ? (answer.choices ?? []).map(({ id }) => id).slice(0, 5) : [];
  const cut = aspects.filter((one) => asked.said.has(one));
  return {
    asks, ...(list === null ? {} : { from: list.from ?? list.asks }), places: asked.places.slice(0, 5), records: nothingLeft ? earlier.records : shown.slice(0, mostRecords),
    ...(answer.kind === 'WITHHELD' ? { shown: 'nothing' as const } : {}),
    ...(listed.length === 0 ? {} : { listed: listed.slice(0, mostRecords) }),
    ...(among === undefined ? {} : { among }),
    ...(shown.length > mostRecords ? { whole: 'no' as const } : {}),
    ...(asked.quarter === null ? {} : { quarter: asked.quarter }),
    ...(asked.year === null ? {} : { year: asked.year }),
    ...(window === null ? {} : { window: { from: window.from, to: window.to } }),
    ...(asked.meetings.length === 0 ? {} : { meetings: asked.meetings.slice(0, 3) }),
    ...(cut.length === 0 ? {} : { aspects: cut }),
    ...(choices.length === 0 ? {} : { choices }),
    ...(answer.waiting === undefined ? {} : { to: answer.waiting }),
  };
}

/** The list, or the choices, of which what is shown now is a part, and not all; of a list only where the message went on from it. */
function takenFrom(shown: readonly string[], earlier: Subject | null, of: 'list' | 'choices'): readonly string[] | undefined {
  if (earlier === null) return undefined;
  const lists = of === 'list' ? [earlier.records, earlier.among ?? [], earlier.choices ?? []] : [earlier.choices ?? []];
  return lists.find((list) => list.some((id) => shown.includes(id)) && list.some((id) => !shown.includes(id)));
}
