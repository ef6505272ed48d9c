import type { Book } from '../../domain/answer-book.js';
import { rolesWith } from '../../domain/duties.js';
import { plainly } from '../words.js';
import { ownKinds } from './own-kinds.js';
import { stem } from './plain-words.js';
import { contentOf } from './records.js';

/** Words that say how high a post is and not which. */
const ranks = new Set(['lead', 'officer', 'head', 'member', 'representative', 'director', 'senior', 'deputy', 'chair', 'secretary']);

/** What this programme calls those who do what facilitators do: their title, and what it leaves without the word for a partnership. */
export function facilitatorsCalled({ roles, programme }: Pick<Book, 'roles' | 'programme'>): { readonly facilitator?: readonly string[] } {
  const kinds = ownKinds(programme.words);
  const ids = rolesWith(roles, 'facilitator');
  const titles = roles.filter(({ id }) => ids.includes(id)).map(({ title }) => plainly(title));
  if (titles.length === 0 || titles.every((title) => title === 'facilitator')) return {};
  const others = new Set(roles.filter(({ id }) => !ids.includes(id)).flatMap(({ title }) => contentOf(title)));
  const bare = titles.map((title) => title.split(' ').filter((word) => !kinds.has(stem(word))).join(' '))
    .filter((title) => title !== '' && (title.includes(' ') || !(ranks.has(title) || others.has(title))));
  const together = [...titles, ...bare].flatMap((title) => (/\bco ordinator\b/.test(title) ? [title, title.replace('co ordinator', 'coordinator')] : [title, title.replace('coordinator', 'co ordinator')]));
  return { facilitator: [...new Set(together)] };
}

/** Words of an organisation's name that people call it by: "the university". */
const sorts = /^(?:university|institute|college|foundation|centre|office|school|academy|agency)$/;

/** Whether the evaluator is meant by what sort of body it is, where the programme calls nothing of its own so. */
export function evaluatorCalled(sentence: string, { programme }: Pick<Book, 'programme'>): 'yes' | 'no' {
  const kinds = ownKinds(programme.words);
  const called = plainly(programme.evaluator?.name ?? '').split(' ').filter((word) => sorts.test(word) && !kinds.has(word));
  return called.some((word) => new RegExp(`\\bthe ${word}\\b`).test(sentence)) ? 'yes' : 'no';
}

/** Whether nothing is asked but what the programme itself is, or its group: "what is the Skills Fund", "what is the panel for". */
export function asksWhatProgrammeIs(sentence: string, { programme }: Pick<Book, 'programme'>): 'yes' | 'no' {
  const asked = /^(?:so |and |ok |hi |hello |please )*(?:what|who) (?:is|are|was|were) (?:the |this |our )?(.+?)(?: programme| scheme| project| about| for| then| please| exactly)*$/.exec(sentence)?.[1];
  const names = [programme.name, programme.shortName ?? '', programme.id, ...programme.formerNames, programme.body?.name ?? '', ...(programme.words.aliases.meeting ?? [])].map(plainly);
  return asked !== undefined && names.some((name) => name !== '' && (name === asked || name.replace(/^the /, '') === asked || name.replace(/ (?:programme|scheme|project)$/, '') === asked)) ? 'yes' : 'no';
}
