import type { Book } from '../../domain/answer-book.js';
import type { PartnershipId } from '../../domain/ids.js';
import type { Question, Subject, Window } from '../../domain/question.js';
import { financialYear } from '../../domain/answer-pick.js';
import { addDays } from '../../domain/day.js';
import { financialYearNamed, quarterBounds, quarterOf } from '../../domain/quarters.js';
import { saysOnly, type Carried } from './accounted.js';
import type { Ask } from './table.js';

type Unasked = Omit<Question<Ask>, 'asks'>;

/** A message as it was read by itself, with what was asked about before it. */
export interface Reading {
  readonly question: Unasked;
  readonly sentence: string;
  readonly carried: Pick<Carried, 'words' | 'by'>;
  readonly earlier: Subject;
  readonly asker: { readonly partnerships: readonly PartnershipId[] };
  readonly book: Book;
}

/** One way in which a message goes on from what was asked before. Where `asks` is null the table decides, of these. */
export interface Following {
  /** Whether it is meant before what the message asks by itself, or only where that is nothing. */
  readonly rank?: 'after';
  readonly question: Unasked;
  readonly asks: Ask | null;
  /** Whether a line of the table will do, by what it asks and the words it needs. */
  readonly accepts: (asks: Ask, needs: ReadonlySet<string>) => boolean;
}

/** How a message begins that goes on from another. */
const lead = /^(?:and|so|ok|but|then|also|what about|how about|same for|same again for|what of|now|and for)\b/;

/** The same, asked of one place. */
const ofOnePlace: Readonly<Partial<Record<Ask, Ask>>> = {
  'late': 'late-place', 'late-place': 'late-place', 'late-count': 'late-place', 'returns-missing': 'return-of', 'returns-late': 'return-of', 'returns-in': 'return-of', 'return-of': 'return-of', 'return-colours': 'return-of',
  'released-total': 'released-place', 'released-missing': 'released-place', 'released-most': 'released-place', 'released-place': 'released-place', 'released-worth': 'released-worth',
  'due-window': 'due-window', 'due-place': 'due-place', 'due-next': 'due-next', 'due-next-all': 'due-next', 'slipped-since': 'slipped-since', 'place-moves': 'place-moves', 'survey-by-place': 'survey-by-place',
  'actions-open': 'actions-open', 'actions-overdue': 'actions-overdue', 'actions-count': 'actions-count', 'actions-closed': 'actions-closed', 'risks-top': 'risks-top', 'milestones-list': 'milestones-list',
  'money-place': 'money-place', 'money-each': 'money-place', 'money-total': 'money-place', 'money-most': 'money-place',
  'members-count': 'members-count', 'members-of': 'members-of', 'host-of': 'host-of', 'hosts': 'host-of', 'facilitator-of': 'facilitator-of', 'work-of': 'work-of', 'partnership-brief': 'partnership-brief', 'partnership-status': 'partnership-status',
};
const ofPlaces = new Set(Object.values(ofOnePlace));

const ofQuarter = new Set<Ask>(['returns-missing', 'returns-late', 'returns-in', 'return-of', 'return-colours', 'return-due', 'released-total', 'released-missing', 'released-most', 'released-place', 'released-worth', 'quarter-dates']);
const ofYear = new Set<Ask>(['money-place', 'money-each', 'money-total', 'money-most', 'money-source', 'money-status']);
const ofDays = new Set<Ask>(['due-window', 'due-place', 'due-next', 'due-next-all', 'done-window', 'slipped-since', 'actions-due', 'actions-closed', 'was-due', 'those-cut']);
const ofColour = new Set<Ask>(['rag-list', 'return-colours', 'those-cut']);
const ofMilestone = /^milestone-(?:owner|why|original|late|when|moves|source)$/;
const ofRole = new Set<Ask>(['actions-of', 'owned-by', 'role-holder']);
const ofMeeting = new Set<Ask>(['papers-due', 'papers-out', 'papers-missing', 'call-for-papers', 'minutes-due', 'agenda', 'attendance', 'quorate', 'meeting-came', 'meeting-place', 'meeting-chair', 'actions-from-meeting', 'meeting-next']);

/** The matters that a question may leave out when it goes on: what they add to what was said, and which asks are of them. */
const matters: readonly { readonly of: RegExp; readonly adds: string }[] = [
  { of: /^returns?-/, adds: 'highlight' }, { of: /^released-/, adds: 'releasedtime' }, { of: /^actions-/, adds: 'action' }, { of: /^risks-/, adds: 'risk' }, { of: /^survey/, adds: 'survey' },
  { of: /^instalments$/, adds: 'instalment' }, { of: /^money-(?:place|each|total|most|compare)$/, adds: 'funding' },
];

/** What names a matter of its own: such a message does not go on from another. */
const nouns = ['action', 'risk', 'highlight', 'report', 'releasedtime', 'survey', 'interview', 'papers', 'minutes', 'agenda', 'meeting', 'funding', 'instalment', 'condition', 'letter', 'member', 'evaluation', 'decision', 'milestone', 'quorum', 'callforpapers', 'holdingline', 'facilitator', 'host', 'findings', 'child', 'ownchild', 'inject', 'embargo', 'told', 'announced', 'news', 'move', 'mark', 'remind', 'announcing', 'setcolour', 'rebaseline', 'close',
  '@milestone', '@decision', '@action', '@risk', '@matter', '@meeting', '@report', '@theme', '@evaluator', '@evaluation', '@finding', '@body', '@condition'];

const several = /\b(?:them|those|these|they|their)\b/;
/** What tells the bot to do something, or speaks of somebody by itself: "who got their return in late". */
const orders = ['move', 'mark', 'remind', 'announcing', 'setcolour', 'rebaseline', 'close'];
const toDo = /\b(?:ask|send|email|write|ring|call|chase|nudge|tell(?! me))\b|^(?:who|which|everyone|everybody|anyone|anybody|nobody)\b(?! (?:is|are|was|were)\b)(?!.*\b(?:them|those|these)\b).*\btheir\b/;
const some = /^(?:(?:and|so|ok|but|then|just|only|also) )*(?:which|how many|any|all|none)(?: ones?)?(?: (?:is|are|was|were|has|have)\b|\b)|^(?:(?:and|so|ok|but) )*(?:only|just)\b|\bones?$/;
const rest = /^(?:and |so |ok |but )*(?:who else|what else|which else|anyone else|anybody else|anything else|any others?|any more|(?:and |what about |show me |list |see )*(?:the )?(?:rest|others|remaining ones|other \d+))(?: (?:is there|are there|of (?:them|those)|please))*$/;

/** The ways in which a message may go on from what was asked before, the likeliest first. */
export function* followings(reading: Reading): Generator<Following> {
  const { question, sentence, earlier } = reading;
  const words = sentence.split(' ').length;
  if (earlier.asks === 'nothing' || earlier.shown === 'nothing' || words > 10) return;
  yield* anotherOf(reading);
  if (words <= 8) yield* sameOfAnother(reading);
  const named = nouns.some((noun) => question.said.has(noun));
  const told = toDo.test(sentence) || orders.some((order) => question.said.has(order));
  if (!named && !told) yield* ofTheList(reading);
  if (!named && words <= 8) yield* ofTheSameMatter(reading);
  yield* ofTheSameMeeting(reading);
  if (!told) yield* ofTheSamePlaces(reading);
}

const anyAsk = () => true;

function partnershipsOf(ids: readonly string[], book: Book): PartnershipId[] {
  return book.partnerships.map(({ id }) => id).filter((id) => ids.includes(id));
}

/** The same question with something of it put in the place of something else; what was kept of the question before stays. */
function again({ question, earlier, book }: Reading, asks: Ask, instead: Partial<Unasked>): Following {
  const said = new Set([...question.said, ...(instead.said ?? earlier.aspects ?? [])]);
  const window: Window | null = earlier.window === undefined ? null : { ...earlier.window, said: '' };
  return {
    asks, accepts: anyAsk,
    question: {
      ...question, places: partnershipsOf(earlier.places, book), quarter: earlier.quarter ?? null, year: earlier.year ?? null, window, meetings: earlier.meetings ?? [],
      milestones: [], decisions: [], actions: [], risks: [], ...(asks === 'those-cut' ? { window: null, those: earlier.among ?? earlier.records } : {}), ...instead, said,
    },
  };
}

/** "And London?", "and last quarter?", "the year before", "and in December?", "and amber?", "and the parent pack?", "the one before". */
function* sameOfAnother(reading: Reading): Generator<Following> {
  const { question, sentence, carried, earlier, asker, book } = reading;
  const { said } = question;
  const own = earlier.asks === 'those-cut';
  const asks = (own ? earlier.asks : earlier.from ?? earlier.asks) as Ask;
  const only = (...allowed: readonly string[]) => saysOnly([...allowed, 'next', 'last', 'since'], carried);
  const leading = lead.test(sentence);
  const time = { window: question.window, quarter: question.quarter };
  const place = ofOnePlace[asks];
  if (said.has('@place') && question.unclear === null && leading && only('@place', '@member', 'partnership')) {
    if (own) yield again(reading, asks, { places: question.places });
    else if (place !== undefined) yield again(reading, place, { places: question.places });
  }
  if (said.has('mine') && !said.has('@place') && asker.partnerships.length > 0 && place !== undefined && earlier.records.length === 0 && /^(?:and |so |what about |how about |or |is |are )*(?:ours|mine|us|our (?:own|one))(?: in| too| as well)?$/.test(sentence)) yield again(reading, place, { places: asker.partnerships });
  if (ofQuarter.has(asks)) {
    const before = /\bquarter before\b|^(?:and )?(?:the one )?before(?: that)?$/.test(sentence) && !/\bone before\b.*\bmeeting\b/.test(sentence) ? quarterBefore(earlier.quarter ?? quarterBefore(quarterOf(book.asOf, book.programme.quarterStartsInMonth), book), book) : null;
    const quarter = before ?? question.quarter;
    if (quarter !== null && only('@quarter', '@window', '@day')) yield again(reading, asks, { quarter, window: null });
  }
  if (ofYear.has(asks) && only('@year', '@window', '@year-before') && !said.has('@later-year')) {
    const from = earlier.year ?? financialYear(book);
    const year = /\b(?:year|one) before\b|\bbefore that\b/.test(sentence) ? yearFrom(from, -1) : question.year;
    if (year !== null) yield again(reading, asks, { year });
  }
  if (ofDays.has(asks) && time.window !== null && (leading || !/^(?:what|which|who|when|is|are|anything|any)\b/.test(sentence)) && only('@window', '@day', '@quarter', 'due')) yield again(reading, asks === 'due-next-all' || asks === 'due-next' ? 'due-window' : asks, time);
  if (ofColour.has(asks) && only('red', 'amber', 'green')) {
    const colours = ['red', 'amber', 'green'].filter((colour) => said.has(colour));
    if (colours.length > 0) yield again(reading, asks, { said: new Set(colours) });
  }
  if (leading && ofMilestone.test(asks) && question.milestones.length > 0 && only('@milestone', '@place')) yield again(reading, asks, { milestones: question.milestones, places: question.places, said: new Set(['@milestone']) });
  if (leading && ofRole.has(asks) && question.roles.length > 0 && only('@role')) yield again(reading, asks, { roles: question.roles, places: question.places });
  const meeting = ofMeeting.has(asks) ? meetingMeantAgain(reading, leading) : null;
  if (meeting !== null) yield again(reading, asks, { meetings: [meeting], day: null, window: null });
  if (/^milestone-/.test(asks) && earlier.records.length === 1 && /^(?:and |so )*by how (?:much|long|many days)$/.test(sentence)) yield again(reading, 'milestone-late', { milestones: earlier.records });
  if (/^milestone-/.test(asks) && earlier.records.length === 1 && /^(?:and |so |what about )*(?:what (?:was|is) (?:it|that|the date) before(?: that| then)?|before (?:that|then)|previously|the one before(?: that)?)$/.test(sentence)) yield again(reading, 'milestone-moves', { milestones: earlier.records });
}

function quarterBefore(quarter: string, { programme: { quarterStartsInMonth: start } }: Book): string {
  return quarterOf(addDays(quarterBounds(quarter, start).from, -1), start);
}

function yearFrom(year: string, by: number): string {
  return financialYearNamed(Number(year.slice(0, 4)) + by);
}

/** The meeting before or after the one spoken of, or one that is named, where nothing else is said. */
function meetingMeantAgain({ question, sentence, carried, earlier, book }: Reading, leading: boolean): string | null {
  const [named] = question.meetings;
  if (named !== undefined) return leading && saysOnly(['@meeting', 'meeting', '@body', '@day', '@window', 'next', 'last'], carried) ? named : null;
  return /^when/.test(sentence) ? null : meetingBeside(meetingOf(earlier, book), sentence, book);
}

/** "The one after that", "and the next one", "the one before": the meeting beside the one spoken of before. */
export function meetingBeside(spokenOf: string | null, sentence: string, book: Book): string | null {
  const way = /^(?:and |so |ok |then |when is |when was |what about |how about |for )*(?:the )?(?:(?:one|meeting) (?:(after)|(before)|(?:following))(?: that| this| it| (?:the )?(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: one| meeting)?)?|(?:(following|next)|(previous|last)) (?:one(?: after(?: that)?| before(?: that)?)?|meeting (?:after|before)(?: that)?)|(after that)|(before that))$/.exec(sentence);
  const at = book.meetings.findIndex(({ id }) => id === spokenOf);
  if (way === null || at < 0) return null;
  const back = way[2] !== undefined || way[4] !== undefined || way[6] !== undefined;
  return book.meetings[at + (back ? -1 : 1)]?.id ?? null;
}

/** The one meeting that was spoken of before, if it was one. */
export function meetingOf(earlier: Subject, book: Book): string | null {
  const asked = earlier.meetings ?? [];
  const shown = book.meetings.filter(({ id }) => earlier.records.includes(id)).map(({ id }) => id as string);
  const [only, another] = asked.length > 0 ? asked : shown;
  return only !== undefined && another === undefined && book.meetings.some(({ id }) => id === only) ? only : null;
}

const ordinals: Readonly<Record<string, number>> = { first: 0, '1st': 0, second: 1, '2nd': 1, third: 2, '3rd': 2, fourth: 3, '4th': 3, fifth: 4, '5th': 4, sixth: 5, '6th': 5 };
const oneOf = /\b(?:the )?(first|second|third|fourth|fifth|sixth|1st|2nd|3rd|4th|5th|6th|last|other) (?:one|of (?:them|those|these))\b|^(?:and |so |ok |what about |how about |whose is |who owns |who has |why is |when is |tell me about )*(?:the )(first|second|third|fourth|fifth|sixth|1st|2nd|3rd|4th|5th|6th|other)$/;

/** "What is the second one about", "and the third?", "the other one", "the other two": of the list, or of what one of it was taken from. */
function* anotherOf({ question, sentence, earlier, book }: Reading): Generator<Following> {
  if (question.said.has('@place') || earlier.choices !== undefined || earlier.whole === 'no' || ['@milestone', '@decision', '@action', '@risk', '@meeting'].some((find) => question.said.has(find))) return;
  const list = earlier.records.length > 1 ? earlier.records : earlier.among ?? [];
  if (list.length < 2) return;
  const left = (earlier.among ?? []).filter((id) => !earlier.records.includes(id) && !earlier.places.includes(id));
  if (/\bother (?:two|three|four|five|six|\d+|ones)\b|^(?:and |what about )*(?:the )?others\b/.test(sentence) && left.length > 0) {
    yield { asks: 'those-list', accepts: anyAsk, question: { ...question, those: left } };
    return;
  }
  const match = oneOf.exec(sentence);
  const which = match?.[1] ?? match?.[2];
  if (which === undefined) return;
  const id = which === 'other' ? (left.length === 1 ? left[0] : undefined) : list[which === 'last' ? list.length - 1 : ordinals[which] ?? list.length];
  if (id === undefined) return;
  const place = book.partnerships.find((one) => one.id === id);
  if (place !== undefined) {
    yield { asks: ofOnePlace[earlier.asks as Ask] ?? 'partnership-status', accepts: anyAsk, question: { ...question, places: [place.id], said: new Set([...question.said, '@place']) } };
    return;
  }
  const of = (records: readonly { readonly id: string }[]) => (records.some((one) => one.id === id) ? [id] : []);
  const picked = { ...question, places: [], milestones: of(book.milestones), decisions: of(book.decisions), actions: of(book.actions), risks: of(book.risks), meetings: of(book.meetings) };
  const find = picked.milestones.length > 0 ? '@milestone' : picked.decisions.length > 0 ? '@matter' : picked.actions.length > 0 ? '@action' : picked.risks.length > 0 ? '@risk' : picked.meetings.length > 0 ? '@meeting' : null;
  if (find === null) return;
  const said = new Set([...question.said, find, ...(find === '@matter' ? ['@decision'] : [])]);
  for (const ordinal of ['@first', '@second', 'last', 'else']) said.delete(ordinal);
  yield { asks: null, accepts: anyAsk, question: { ...picked, said } };
}

/** "Whose are they", "which of those are overdue", "only ours": of all that was listed. */
function* ofTheList({ question, sentence, carried, earlier, book }: Reading): Generator<Following> {
  if (earlier.whole === 'no') return;
  const plural = several.test(sentence);
  const records = plural && earlier.records.length === 1 && earlier.among !== undefined ? earlier.among : earlier.records;
  if (rest.test(sentence) && earlier.records.length === 0 && earlier.listed !== undefined) yield { asks: 'those-else', accepts: anyAsk, question: { ...question, those: earlier.listed } };
  if (records.length === 0) return;
  const those = { ...question, those: records, said: new Set([...question.said, '@those']) };
  if (rest.test(sentence)) {
    if (earlier.records.length > 1 && !/^due-next/.test(earlier.asks) && earlier.aspects?.includes('top') !== true) yield { asks: 'those-else', accepts: anyAsk, question: those };
    return;
  }
  const list = isOfList(earlier.asks);
  const pointed = plural && (list || (records.length > 1 && ofRecords.test(earlier.asks)));
  if (records.length > 1 && list && /^(?:and |so )*by how (?:much|long|many days)$/.test(sentence)) yield { asks: 'those-how-late', accepts: anyAsk, question: those };
  const leading = lead.test(sentence);
  const each = records.length > 1 && (leading || /^(?:why|how late|how many|when|whose)(?: is that| are there| exactly| each)?$/.test(sentence));
  // What is open has nothing closed among it: that asks after others.
  const others = question.said.has('done') && /^actions-(?!closed|from)/.test(earlier.asks);
  const byItself = /^(?:and |so |ok |but |then |also )*(?:what|who|when|how) (?:is|are|was|were|has|have) /.test(sentence);
  const accepts = (asks: Ask) => asks.startsWith('those-') && asks !== 'those-else' && (pointed || asks !== 'those-list' || /^(?:and |so )*which(?: ones?)?(?: are (?:they|those))?$/.test(sentence));
  if (pointed) yield { asks: null, accepts, question: those };
  else if (list && !others && !byItself && !/\bother one\b/.test(sentence)) {
    const cutting = some.test(sentence) && !/\b(?:most|least|worst|best|\w+est)\b/.test(sentence) && saysOnly(cuts, carried) && (!['red', 'amber', 'green'].some((colour) => question.said.has(colour)) || book.milestones.some(({ id }) => records.includes(id)));
    if (each || cutting) yield { asks: null, accepts, question: those };
    else if (some.test(sentence)) yield { rank: 'after', asks: null, accepts, question: those };
  }
}

/** What a list may be cut by without a word that points at it. */
const cuts = ['late', 'missing', 'done', 'open', 'red', 'amber', 'green', 'rag', 'mine', '@my-own', 'myself', '@place', '@member', 'not', 'howmany'];

/** Answers that list records, each of which may then be asked about. */
const lists = /^(?:late|late-place|late-count|at-risk|rag-list|slipped-since|due-|done-|was-due|moved-often|no-baseline|actions-|risks-|decisions-|milestones-list|mine$|owned-by|owner-what|those-|meeting-came|decision-dependents|place-moves|watermelons)/;

/** Answers of one record, or of the few that were named. */
const ofRecords = /^(?:milestone-|action-one|risk-one|meetings-list|owner-what)/;

function isOfList(asks: string): boolean {
  return lists.test(asks);
}

/** "Who was late", of the returns that were spoken of; "which two are missing", of the released time. */
function* ofTheSameMatter({ question, sentence, carried, earlier, book }: Reading): Generator<Following> {
  const matter = matters.find(({ of }) => of.test(earlier.asks));
  if (matter === undefined || /^what (?:is|are|was|were) /.test(sentence) || question.said.has('@place') || question.said.has('@role') || (several.test(sentence) && (earlier.records.length > 0 || question.said.has('status')))) return;
  const going = { ...question, quarter: question.quarter ?? earlier.quarter ?? null, year: question.year ?? earlier.year ?? null };
  const said = [...question.said, matter.adds];
  const places = partnershipsOf(earlier.places, book);
  // A line that needs nothing of the message's own words would answer anything.
  const accepts = (asks: Ask, needs: ReadonlySet<string>) => matter.of.test(asks) && [...needs].some((word) => word.startsWith('#') || (word !== matter.adds && question.said.has(word) && !/^(?:is|that|list|things)$/.test(word)));
  const leading = lead.test(sentence) && !question.said.has('mine');
  const elliptic = /^(?:who|which|how many|any)\b(?!.*\bturned up\b)/.test(sentence) && saysOnly(ellipses, carried);
  if (!leading && !elliptic && (sentence.split(' ').length > 5 || ['@window', '@day'].some((find) => question.said.has(find)))) return;
  const rank = leading || elliptic || /^(?:and )?(?:how much is (?:it|that)|in (?:pounds|money|£|total))$/.test(sentence) ? {} : { rank: 'after' as const };
  if (places.length > 0 && !/\b(?:which|who|whose|all|total|everyone|altogether|overall)\b/.test(sentence)) yield { ...rank, asks: null, accepts, question: { ...going, places, said: new Set([...said, '@place']) } };
  yield { ...rank, asks: null, accepts, question: { ...going, said: new Set(said) } };
}

/** What is asked of returns, of released time, of actions without their name. */
const ellipses = ['who', 'late', 'missing', 'not', 'sent', 'gotten', 'howmany', 'red', 'amber', 'green', 'done', 'open', 'split', 'extreme', 'few', 'top'];

const ofAMeeting = ['agenda', 'papers', 'minutes', 'attend', 'quorum', 'callforpapers', 'arose', 'chairing'];
const byNoun: Readonly<Record<string, Ask>> = { minutes: 'minutes-due', papers: 'papers-due', agenda: 'agenda', attend: 'attendance', quorum: 'quorate', callforpapers: 'call-for-papers' };

/** "What was on the agenda", "and the minutes?": of the meeting that was spoken of. What is asked of the time to come is not asked of one that was held. */
function* ofTheSameMeeting({ question, sentence, carried, earlier, book }: Reading): Generator<Following> {
  const { said } = question;
  const meeting = meetingOf(earlier, book);
  const noun = ofAMeeting.find((one) => said.has(one));
  const itself = /\b(?:it|there|that)\b/.test(sentence);
  if (meeting === null || !/^(?:meeting|papers|minutes|agenda|call|quorate|attendance|actions-from)/.test(earlier.asks) || question.meetings.length > 0 || question.day !== null || said.has('next') || said.has('@place')) return;
  const came = /^(?:and |so )*what (?:came|has come|emerged|was agreed|was settled|(?:did|have) (?:they|we) (?:agreed?|settled?))(?: (?:out )?(?:of|from|at) (?:it|that|there)| there| then)?$/.test(sentence) && !said.has('@matter');
  const attended = /\bwho (?:\w+ )?(?:came|turned up|was there|was at it|went)\b/.test(sentence);
  if (noun === undefined && !itself && !came && !attended) return;
  const held = (book.meetings.find(({ id }) => id === meeting)?.on ?? '') < book.asOf;
  if (held && !lead.test(sentence) && /\b(?:is|are|will|do|does|when)\b/.test(sentence) && !itself && !/\b(?:was|were|did)\b/.test(sentence)) return;
  const of = { ...question, meetings: [meeting], window: null, said: new Set([...said, '@meeting', ...(held ? ['@held'] : []), ...(itself ? ['meeting'] : [])]) };
  if (said.has('action') && held && /\b(?:from|at|of|there|then)\b/.test(sentence)) yield { asks: 'actions-from-meeting', accepts: anyAsk, question: of };
  if (came && held) yield { asks: 'meeting-came', accepts: anyAsk, question: of };
  if (attended && held) yield { asks: 'attendance', accepts: anyAsk, question: of };
  const asks = noun === undefined ? undefined : byNoun[noun];
  if (asks !== undefined && saysOnly([noun ?? ''], carried)) yield { asks, accepts: anyAsk, question: of };
  yield { asks: null, accepts: (one) => ofMeeting.has(one) && (noun !== undefined || one !== 'meeting-next'), question: of };
}

const ofThem = new Set<Ask>(['facilitator-of', 'host-of', 'members-count', 'members-of']);

/** "What is late there", "have they returned", "who is the facilitator": of the partnerships that were spoken of. */
function* ofTheSamePlaces({ question, sentence, carried, earlier, book }: Reading): Generator<Following> {
  const { said } = question;
  const places = partnershipsOf(earlier.places.length > 0 ? earlier.places : earlier.listed ?? [], book).slice(0, 12);
  if (places.length === 0 || said.has('@place') || said.has('mine') || said.has('everyone') || said.has('total') || said.has('@matter') || said.has('@meeting') || (said.has('@role') && !said.has('facilitator') && !said.has('host'))) return;
  if (!ofPlaces.has(ofOnePlace[earlier.asks as Ask] ?? ('nothing' as Ask)) && earlier.asks !== 'theme-else' && earlier.asks !== 'place-of-member') return;
  const pointed = /\b(?:they|them|their|those|these)\b|(?<!\b(?:is|are|was|were) )\bthere\b/.test(sentence);
  const bare = places.length === 1 && earlier.places.length === 1 && /^(?:and |so )*(?:who|which|what|how many|list)\b/.test(sentence) && ['facilitator', 'host', 'member'].some((one) => said.has(one)) && saysOnly(['facilitator', 'host', 'member', 'who', 'owner', 'howmany', '@role', '@milestone'], carried);
  if (!pointed && !bare) return;
  const kept = [...said].filter((one) => !['@milestone', '@role', 'belongs'].includes(one));
  yield {
    asks: null, accepts: (asks) => (pointed ? ofPlaces.has(asks) : ofThem.has(asks)),
    question: { ...question, places, milestones: [], roles: [], quarter: question.quarter ?? earlier.quarter ?? null, year: question.year ?? earlier.year ?? null, said: new Set([...kept, '@place', ...(places.length > 1 ? ['@places'] : [])]) },
  };
}
