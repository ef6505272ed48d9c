import type { Book, KnownRole } from '../../domain/answer-book.js';
import { plainly } from '../words.js';
import { functionWords } from './function-words.js';
import { stem } from './plain-words.js';

/** What a post does for the group, in the words by which people call whoever holds it. */
const calledBy: Readonly<Record<string, readonly string[]>> = { finance: ['finance', 'grant', 'treasurer'], secretariat: ['secretariat', 'secretary'], chair: ['chair'], evaluator: ['evaluator', 'evaluation'] };

/** Words of many titles, or of what every partnership is called: none of them tells a post by itself. */
const common = new Set('partnership region area network group board authority council member representative officer lead manager project programme senior local'.split(' '));

const post = '(?:the |our |your )?([a-z]+(?: [a-z]+){0,2}?)';
const lead = '^(?:and |so |ok |but |please |then |now )*';
/** Where a post is named and what it has to do is asked: "what has finance got", "what is comms down for", "anything for the adviser". */
const frames = [
  new RegExp(`${lead}(?:what|which|any|how many)(?: else| other)? (?:(?:open |overdue |outstanding |late )?(?:action|thing|job|task|milestone|deadline)s? )?(?:has|have|does|do|did|is|are|was) ${post} (?:still |now |actually |currently )?(?:got to do|got on|got|have to do|need to do|have on|have|owe us|owe|down for|meant to be doing|meant to do|supposed to be doing|supposed to do|supposed to|meant to|working on|up to|responsible for|on the hook for|doing|to do)\\b`),
  new RegExp(`${lead}(?:is )?(?:anything|something|what|what is|what else is) (?:still )?(?:down |due |outstanding |waiting |left |sitting )?(?:for|with|from) ${post}(?: to do| to chase)?$`),
  new RegExp(`\\bactions? (?:(?:are|is|still|left|open|due|outstanding) )*(?:for|of|with|on|from|by|belonging to) ${post}$`),
];

export interface PostsAsked {
  readonly roles: readonly string[];
  /** The stretch of the sentence, in words, that says whose work is asked for. */
  readonly from: number;
  readonly to: number;
}

/** The posts whose work is asked for, by any word that tells them from the others. None of those that every partnership has one of. */
export function postsAsked(words: readonly string[], book: Pick<Book, 'roles' | 'programme'>): PostsAsked | null {
  const sentence = words.join(' ');
  for (const frame of frames) {
    const found = frame.exec(sentence);
    const roles = found === null ? [] : rolesCalled(found[1] ?? '', book);
    if (found === null || roles.length === 0 || roles.length > 2) continue;
    const from = sentence.slice(0, found.index).split(' ').filter((word) => word !== '').length;
    return { roles, from, to: from + found[0].trim().split(' ').length };
  }
  return null;
}

function rolesCalled(phrase: string, { roles, programme }: Pick<Book, 'roles' | 'programme'>): string[] {
  const said = plainly(phrase).split(' ').map(stem).filter((word) => !functionWords.has(word));
  const evaluators = new Set(programme.evaluators.flatMap(({ id, name }) => plainly(`${id} ${name}`).split(' ').map(stem)));
  const names = ({ title, duties, org }: KnownRole) => {
    const ofEvaluator = programme.evaluators.some(({ id, name }) => id === org || name === org);
    return new Set([...plainly(title).split(' ').map(stem), ...duties.flatMap((duty) => calledBy[duty] ?? []), ...(ofEvaluator ? evaluators : [])]);
  };
  const single = roles.filter(({ org, duties }) => !/\bper\b/i.test(org ?? '') && !['facilitator', 'host', 'authority'].some((duty) => duties.some((one) => one === duty)));
  const telling = said.filter((word) => !common.has(word) && word !== stem(programme.words.partnership));
  const whole = single.filter(({ title }) => plainly(title) === plainly(phrase));
  return whole.length > 0 ? whole.map(({ id }) => id) : telling.length === 0 ? [] : single.filter((role) => said.every((word) => names(role).has(word))).map(({ id }) => id);
}
