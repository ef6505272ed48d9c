import type { Book } from '../../domain/answer-book.js';
import { plainly } from '../words.js';
import { functionWords } from './function-words.js';
import { stem } from './plain-words.js';

const lead = '^(?:and |so |ok |but |please |then |do we know |do you know )*';
const anybody = '(?:anyone|anybody|any one|someone|somebody|some one|who)';
/** Where it is asked who does a thing: "who is costing …", "who was meant to confirm …", "is anybody chasing …". The verb is the first group. */
const doers = [
  new RegExp(`${lead}who(?: else)? (?:is|was|will be|are|were) (?:meant to be|supposed to be|going to be|due to be|down for|responsible for|in charge of)? ?([a-z]+ing)\\b`),
  new RegExp(`${lead}who (?:is|was|were|are) (?:meant|supposed|going|due|asked|down|to) ?(?:to )?(?:be )?([a-z]+)\\b`),
  new RegExp(`${lead}who (?:(?:has|had|needs|needed|agreed|promised|offered) to|said they would|will|should|would) ([a-z]+)\\b`),
  new RegExp(`${lead}(?:is|was|are|has|have) ${anybody} (?:else )?(?:already |actually |yet )?([a-z]+(?:ing|ed|t|n))\\b`),
];
/** Where it is asked whether anything is done about a thing. */
const about = new RegExp(`${lead}(?:(?:is|are|was|has|have) (?:${anybody}|we|they) (?:doing|done|do) (?:anything|something|much) (?:about|on)|(?:is|has) (?:anything|something) (?:being |been )?done (?:about|on)|what (?:is|are|was) (?:being |we |they )?(?:doing|done) (?:about|on)|(?:is|are) ${anybody} (?:on|looking at|looking into|dealing with|sorting|sorting out|seeing to|taking care of))\\b`);

/** Verbs that are no work of the log by themselves, or ask of something else. */
const others = new Set('being doing going coming getting having working leading running chairing hosting owning paying attending sitting missing evaluating late sent sending returned returning given giving reported reporting replied replying heard hearing told telling seen got submitted submitting received been met hit made be do go come have get pay know hear decide deciding decided attend speak ask take say tell see want'.split(' '));

const ofAnything = /^(?:sort|handl|deal|look|see|tak|do|tackl|pick)(?:e|ing|t)?$/;

/** Words that an action and those who ask for it may have one for another. */
const alike: readonly (readonly string[])[] = [['outstanding', 'missing', 'late'], ['return', 'report'], ['chase', 'obtain', 'get', 'collect', 'help'], ['figure', 'data', 'number'], ['cost', 'price'], ['write', 'draft'], ['sort', 'confirm'], ['survey', 'questionnaire']].map((group) => group.map(rootOf));

/** "confirming", "confirmed" and "confirm"; "pricing" and "price". */
function rootOf(word: string): string {
  const bare = stem(word).replace(/(?:ing|ed)$/, '');
  return (bare.length >= 4 && bare.at(-1) === bare.at(-2) ? bare.slice(0, -1) : bare).replace(/e$/, '');
}

export interface Doing {
  readonly asks: 'who' | 'whether anything is done';
  readonly action: string | null;
  readonly risk: string | null;
  /** The words of the question that name it, and those that ask. */
  readonly words: ReadonlySet<string>;
}

/** What is asked of work in ordinary words, and the one action (else the one risk) that the words after it name. */
export function doingAsked(words: readonly string[], typed: string, book: Pick<Book, 'actions' | 'risks' | 'milestones'>): Doing | null {
  const sentence = words.join(' ');
  const whether = about.exec(sentence);
  const who = whether === null ? doers.map((one) => one.exec(sentence)).find((one) => one !== null && !others.has(one[1] ?? '')) ?? null : null;
  const head = whether ?? who;
  if (head === null) return null;
  const asks = whether === null ? 'who' : 'whether anything is done';
  // A verb that was put right to a likelier word is looked for as it was typed, too.
  const verbs = who === null ? [] : [who[1] ?? '', ...plainly(typed).split(' ').filter((word) => /ing$/.test(word))].map(rootOf);
  const said = [...new Set([...sentence.slice(head.index + head[0].length).split(' '), ...plainly(typed).split(' ').filter((word) => /(?:ing|ings)$/.test(word))])].filter((word) => word.length > 2 && !functionWords.has(word) && !/^(?:who|anyone|anybody|somebody|someone)$/.test(word));
  const titles = [...book.actions, ...book.risks, ...book.milestones].map(({ title }) => new Set(contentRoots(title)));
  const often = (root: string) => titles.filter((title) => title.has(root)).length;
  const scored = book.actions.map(({ id, title, closedOn }) => ({ id, ...scoreOf(title, said, verbs, often), open: closedOn === null })).filter(({ enough }) => enough).sort((a, b) => b.score - a.score || Number(b.open) - Number(a.open));
  const [first, second] = scored;
  const clear = first !== undefined && (second === undefined || second.score < first.score || (first.open && !second.open));
  // Of what asks, the verb is part of what is asked, unless it may be said of any work.
  const spoken = new Set(sentence.slice(0, head.index + head[0].length).split(' ').filter((word) => word !== who?.[1] || ofAnything.test(word)));
  if (clear) return { asks, action: first.id, risk: null, words: new Set([...spoken, ...first.words]) };
  if (asks === 'who' || scored.length > 0) return null;
  const risks = book.risks.map(({ id, title }) => ({ id: id, ...scoreOf(title, said, [], often) })).filter(({ enough }) => enough).sort((a, b) => b.score - a.score);
  const [risk, another] = risks;
  return risk === undefined || another?.score === risk.score ? null : { asks, action: null, risk: risk.id, words: new Set([...spoken, ...risk.words]) };
}

function contentRoots(title: string): string[] {
  return plainly(title).split(' ').filter((word) => word.length > 2 && !functionWords.has(word)).map(rootOf);
}

/** How much of a title was said. Its first word is what is to be done. Two of its words name it, or one that no other title has where no verb is asked of. */
function scoreOf(title: string, said: readonly string[], verbs: readonly string[], often: (root: string) => number) {
  const wanted = plainly(title).split(' ').map(rootOf);
  const [verb = ''] = wanted;
  const same = (one: string, root: string) => one === root || alike.some((group) => group.includes(one) && group.includes(root));
  const done = verbs.some((one) => same(one, verb));
  const hits = [...new Set(contentRoots(title))].filter((root) => root !== verb && said.some((word) => same(rootOf(word), root)));
  const alone = hits.length === 1 && often(hits[0] ?? '') === 1;
  const byVerb = said.some((word) => rootOf(word) === verb) && often(verb) === 1;
  const words = said.filter((word) => [...hits, ...(done || byVerb ? [verb] : [])].some((root) => same(rootOf(word), root)));
  return { score: hits.length + (done ? 1 : byVerb ? 0.9 : 0), enough: hits.length >= 2 || (done && hits.length >= 1) || (verbs.length === 0 && (alone || byVerb)), words };
}
