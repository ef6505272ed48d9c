import type { Book } from '../../domain/answer-book.js';
import { plainly } from '../words.js';
import { functionWords } from './function-words.js';
import { ownKinds } from './own-kinds.js';
import { stem } from './plain-words.js';

/** Words that tell no record from another. */
const empty = functionWords;

/** Words that help to choose between records and never name one by themselves. */
const weak = new Set(`group agreed agree issued issue complete completed published publish report plan received regional national final draft programme partnership region year local
  authority data set current period phase enter end ends meeting date decision future funding fund money more detail confirm return quarter new help give obtain outstanding out post place survey
  highlight time figure november october september december january february march april may june july august 2004 2005 2006 2007 2008 returned done wider beyond project case study team work school
  sent send number version close closes evaluation interim comments comment brief full area start running get before after too no cover low re forecast`.split(/\s+/).map(stem));

const none: ReadonlySet<string> = new Set();

export interface Titled {
  readonly id: string;
  readonly title: string;
  readonly partnerships: readonly string[];
}

/** The words of what was compared before: the same titles are, with every question. */
const contents = new Map<string, readonly string[]>();
const mostContents = 20_000;

/** The content words of a title or of a question, as they are compared. */
export function contentOf(text: string): readonly string[] {
  const before = contents.get(text);
  if (before !== undefined) return before;
  const found = plainly(text).split(' ').map(stem).filter((word) => word !== '' && !empty.has(word));
  if (contents.size >= mostContents) contents.clear();
  contents.set(text, found);
  return found;
}

/** What titles say in another word. */
const alsoSaid: Readonly<Record<string, readonly string[]>> = { start: ['commissioned'], begin: ['commissioned'], began: ['commissioned'], started: ['commissioned'] };

/**
 * The records whose titles the words name, best first and only those about as good as the best. A place that was named
 * stands in for a word of the title; weak words alone name nothing, nor do those that are ordinary in this programme or question.
 */
export function named(words: readonly string[], records: readonly Titled[], places: readonly string[], ordinary: ReadonlySet<string> = none): string[] {
  const isWeak = (word: string) => weak.has(word) || ordinary.has(word);
  const plain = words.filter((word) => !empty.has(word)).map(stem);
  const another = (word: string) => (plain.length > 1 || (plain.length === 1 && plain[0] !== word) ? alsoSaid[word] ?? [] : []);
  const said = [...new Set(words.map(stem).flatMap((word) => [...(empty.has(word) ? [] : [word]), ...(Object.hasOwn(alsoSaid, word) ? another(word) : [])]))];
  const wanted = new Map<string, boolean>();
  const isSaid = (word: string): boolean => {
    const before = wanted.get(word);
    if (before !== undefined) return before;
    const hit = said.some((one) => sameWord(one, word));
    wanted.set(word, hit);
    return hit;
  };
  const { titles, often } = tellingOf(records);
  const scored = records.map((record, at) => {
    const title = titles[at] ?? [];
    const hits = title.filter(isSaid);
    const strong = hits.filter((word) => !isWeak(word) && !/^\d{1,2}$/.test(word));
    const worth = (list: readonly string[]) => list.reduce((sum, word) => sum + (isWeak(word) ? 0.4 : 1) / Math.sqrt(often.get(word) ?? 1), 0);
    const here = record.partnerships.some((place) => places.includes(place));
    const score = worth(hits) + (here ? 0.6 : 0) - (places.length > 0 && record.partnerships.length > 0 && !here ? 0.8 : 0);
    // "When did the partnerships start" is no evaluation commissioned: of its title more must be said than another word for it.
    const borrowed = hits.every((word) => !plain.some((one) => sameWord(one, word)));
    const enough = borrowed ? false : strong.length >= 2 || (strong.length === 1 && ((often.get(strong[0] ?? '') ?? 0) <= 3 || here || hits.length > 1)) || (hits.length >= 2 && hits.length / title.length >= 0.5);
    // One word alone, beside the name of a place, is little to name what is the whole programme's by.
    const far = places.length > 0 && record.partnerships.length === 0 && hits.length < 2;
    return { id: record.id, score, enough: enough && !far };
  }).filter(({ enough, score }) => enough && score > 0.4).sort((a, b) => b.score - a.score);
  const best = scored[0]?.score ?? 0;
  return scored.filter(({ score }) => score >= best * 0.9).map(({ id }) => id);
}

/** The one record that at least two telling words of its title name, where the kind of record was not said. */
export function namedSurely(words: readonly string[], records: readonly Titled[], ordinary: ReadonlySet<string> = none): string[] {
  const said = words.map(stem).filter((word) => !empty.has(word));
  const worth = (word: string) => (weak.has(word) || /^\d+$/.test(word) || !said.some((one) => sameWord(one, word)) ? 0 : ordinary.has(word) ? 0.5 : 1);
  const hits = records.filter(({ title }) => contentOf(title).reduce((sum, word) => sum + worth(word), 0) >= 2);
  return hits.length === 1 ? hits.map(({ id }) => id) : [];
}

/** "the press leak risk": the one record of which the words just before its kind say most, be they ever so ordinary. */
export function namedBefore(words: readonly string[], kind: RegExp, records: readonly Titled[], ordinary: ReadonlySet<string> = none): string[] {
  const at = words.findIndex((word) => kind.test(word));
  const said = words.slice(Math.max(0, at - 3), Math.max(0, at)).map(stem).filter((word) => word.length > 2 && !empty.has(word) && !ordinary.has(word));
  const hits = records.map(({ id, title }) => ({ id, hits: contentOf(title).filter((word) => said.some((one) => sameWord(one, word))).length }));
  const most = Math.max(0, ...hits.map((one) => one.hits));
  const best = most === 0 ? [] : hits.filter((one) => one.hits === most);
  return best.length === 1 ? best.map(({ id }) => id) : [];
}

/** The one record that more telling words name than name any of the others. */
export function namedBetter(words: readonly string[], records: readonly Titled[], others: readonly Titled[]): string[] {
  const said = words.map(stem).filter((word) => !empty.has(word));
  const hits = ({ title }: Titled) => contentOf(title).filter((word) => !weak.has(word) && !/^\d+$/.test(word) && said.some((one) => sameWord(one, word))).length;
  const best = namedSurely(words, records);
  const [only] = records.filter(({ id }) => best.includes(id));
  return only !== undefined && others.every((other) => hits(other) < hits(only)) ? best : [];
}

/** "benchmark" and "benchmarking", "map" and "mapping" are the same word here; "plan" and "place" are not. */
export function sameWord(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length >= 3 && long === `${short}${short.at(-1) ?? ''}ing`) return true;
  if (short.length === 4 && /^(?:ed|ing)$/.test(long.slice(4)) && long.startsWith(short)) return true;
  return short.length >= 5 && long.startsWith(short) && /^(?:ing|ed|s|es|er|al|ion|ment|d|ly)?$/.test(long.slice(short.length));
}

/** Drawn once for each list, which is asked for several times by each question and may be kept from one to the next. */
const drawnMilestones = new WeakMap<Book['milestones'], readonly Titled[]>();

export function titledMilestones({ milestones }: Pick<Book, 'milestones'>): readonly Titled[] {
  const before = drawnMilestones.get(milestones);
  if (before !== undefined) return before;
  const drawn = milestones.map(({ id, title, partnership, with: others }) => ({ id, title, partnerships: [...(partnership === null ? [] : [partnership]), ...others] }));
  drawnMilestones.set(milestones, drawn);
  return drawn;
}

type Records = readonly { readonly id: string; readonly title: string }[];

const drawnTitles = new WeakMap<Records, readonly Titled[]>();

export function titled(records: Records): readonly Titled[] {
  const before = drawnTitles.get(records);
  if (before !== undefined) return before;
  const drawn = records.map(({ id, title }) => ({ id, title, partnerships: [] }));
  drawnTitles.set(records, drawn);
  return drawn;
}

/** The telling words of each title, and in how many titles each of them is. */
interface Telling {
  readonly titles: readonly (readonly string[])[];
  readonly often: ReadonlyMap<string, number>;
}

const drawnTelling = new WeakMap<readonly Titled[], Telling>();

function tellingOf(records: readonly Titled[]): Telling {
  const before = drawnTelling.get(records);
  if (before !== undefined) return before;
  const titles = records.map(({ title }) => [...new Set(contentOf(title))]);
  const often = new Map<string, number>();
  for (const title of titles) for (const word of title) often.set(word, (often.get(word) ?? 0) + 1);
  drawnTelling.set(records, { titles, often });
  return { titles, often };
}

/** The roles that were named, by their id or by the words of their title. */
export function rolesNamed(typed: string, words: readonly string[], book: Book): string[] {
  const said = new Set(words.map(stem));
  const kinds = ownKinds(book.programme.words);
  const common = new Set([...[book.programme.name, book.programme.body?.name ?? '', book.programme.shortName ?? ''].flatMap((name) => contentOf(name)).filter((word) => word !== 'chair'), ...kinds]);
  const found = book.roles.map((role) => {
    const title = contentOf(role.title).filter((word) => !common.has(word) && !['partnership', 'authority', 'group', 'officer', 'lead', 'senior', 'manager', 'representative', 'project', 'independent', 'special', 'school', 'client', 'side'].includes(word));
    const byId = new RegExp(`\\b${role.id}\\b`).test(typed) || (role.id.length > 2 && !['fac', 'min', 'fin', 'adv', 'sec', 'host', 'cons', 'health', 'vol'].includes(role.id.toLowerCase()) && words.includes(role.id.toLowerCase()));
    const hits = title.filter((word) => said.has(word));
    const first = title[0] !== undefined && said.has(title[0]);
    return { id: role.id as string, score: byId ? 3 : first || hits.length >= 2 ? hits.length / title.length + (first ? 0.5 : 0) : 0 };
  }).filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
  const best = found[0]?.score ?? 0;
  return found.filter(({ score }) => score >= best - 0.01).map(({ id }) => id);
}

const drawnThemes = new WeakMap<Book['partnerships'], readonly { readonly theme: string; readonly title: readonly string[] }[]>();

function themesOf(partnerships: Book['partnerships']): readonly { readonly theme: string; readonly title: readonly string[] }[] {
  const before = drawnThemes.get(partnerships);
  if (before !== undefined) return before;
  const drawn = [...new Set(partnerships.flatMap(({ work }) => work))].map((theme) => ({ theme, title: contentOf(theme).filter((word) => !themeNoise.has(word)) }));
  drawnThemes.set(partnerships, drawn);
  return drawn;
}

/** The work themes that were named: the words of partnerships' recorded work that the question shares. */
export function themesNamed(words: readonly string[], book: Book): string[] {
  const said = words.map(stem).filter((word) => !empty.has(word) && !themeNoise.has(word));
  const scored = themesOf(book.partnerships).map(({ theme, title }) => ({ theme, hits: title.filter((word) => said.some((one) => sameWord(one, word))).length })).filter(({ hits }) => hits > 0);
  const most = Math.max(0, ...scored.map(({ hits }) => hits));
  return scored.filter(({ hits }) => hits === most).map(({ theme }) => theme);
}

const themeNoise = new Set(['working', 'work', 'provision', 'quality', 'need', 'data', 'set', 'north', 'south', 'east', 'west', 'special', 'school', 'regional', 'planning', 'place', 'information', 'parent'].map(stem).filter((word) => !['parent'].includes(word)));
