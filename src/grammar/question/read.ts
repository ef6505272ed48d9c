import type { Book } from '../../domain/answer-book.js';
import { lineAboutUnknown } from '../../domain/answer-pick.js';
import type { PartnershipId } from '../../domain/ids.js';
import type { Question, Subject } from '../../domain/question.js';
import { findPlaces } from '../names.js';
import { saysWhatTheyAre } from '../place-forms.js';
import { namesByLetters } from '../../domain/letters.js';
import { plainly, wordsOf } from '../words.js';
import { carriedBy } from './carried.js';
import { checksADay } from './checking.js';
import { horizonIn, yearIn } from './years.js';
import { conceptsIn } from './concept-tags.js';
import { readTimes } from './days.js';
import { decisionLikest } from './decision-likest.js';
import { doingAsked } from './doing.js';
import { fateAsked } from './fate.js';
import { figureOf } from './figures.js';
import { functionWords } from './function-words.js';
import { hearerIn, hearersIn } from './hearer.js';
import { idsIn } from './ids.js';
import { passedOver, unheardOf, type Carried } from './accounted.js';
import { leftOf, type Left } from './left.js';
import { linesFor } from './match-table.js';
import { sameRoot, speaksOfDecision, speaksOfLaterYear, subjectsOf, agreedWords, touchesFuture, touchesLine, touchesSubject } from './matter.js';
import { plainWords, stem } from './plain-words.js';
import { oneOfOnesOwn } from './ones-own.js';
import { postsAsked } from './posts.js';
import { inUsualWords, ownKinds, standingWords } from './own-kinds.js';
import { asksWhatProgrammeIs, evaluatorCalled, facilitatorsCalled } from './own-names.js';
import { shapes } from './shapes.js';
import { contentOf, named, namedBefore, namedBetter, sameWord, namedSurely, rolesNamed, themesNamed, titled, titledMilestones } from './records.js';
import { reasonIn } from './reason.js';
import { termIn } from './term.js';
import { followings, meetingBeside, meetingOf, type Following } from './thread.js';
import type { Ask } from './table.js';

/** Who asks, as far as "ours" needs it, and what they asked about last. */
export interface Asker {
  readonly partnerships: readonly PartnershipId[];
  readonly roles: readonly string[];
  readonly earlier: Subject | null;
}

/** A question as understood; `asks` is null where the table has no line for it, or where too much of it is unknown. */
export type Read = Question<Ask> | (Omit<Question<Ask>, 'asks'> & { readonly asks: null; readonly why: 'no line' | 'unknown words' | 'no subject'; readonly passed: readonly string[]; readonly left: Left; readonly heard: Carried });

/** The quarters that are named, by number: "q1 and q2". */
function quartersIn(sentence: string): number[] {
  return [...sentence.matchAll(/\b(?:q|quarter) ?([1-4])\b/g)].map(([, number]) => Number(number));
}

/** "Days till the survey closes", "how long to the next meeting". */
const daysUntil = /^(?:and |so |ok )*(?:how many |how long )?(?:more )?(?:days?|weeks?|long|sleeps) (?:left |to go )?(?:till|until|to|before)\b/;

const asides = '(?:and |so |ok |but |then |well |what about |how about |same for |and what about |what is |what was |tell me |give me )*';
const dates = '(?:original|first|old|new|current|latest|last|due|planned|expected)';
const followUp = new RegExp(`^(?=.)${asides}(?:why|why not|how come|in (?:£|pounds|money)|says who|who says(?: so)?|where did you get (?:it|that)|how do (?:you|we) know(?: that)?|(?:what is )?(?:the |your )?source|where does it say(?: that)?|why (?:was|is|has|did) (?:it|that|this) (?:moved?|late|slipped|slip|delayed|changed?|move|been moved|put back|put off|been put back|extended|been extended|deferred|postponed|rescheduled)|why (?:the|that) (?:slip|delay|move|change|wait)|what (?:caused|is behind) (?:it|that)|now|from when|since when|until when|till when|how long for|for how long|when does (?:it|that) (?:start|begin|end|finish|take effect|kick in)|when|who|whose|where|that one|this one|it|ours|mine|us|how late|how come so late|why so late|how much|since when|by when|is it late|is that late|who owns (?:it|that)|who (?:decides|is responsible|has it|is on it|is it|leads)|who is the owner|when (?:is|was) (?:it|that) (?:due|expected|needed)|how many times|how often|the other one|the same|(?:the |its |their )?(?:${dates} )?(?:date|deadline|baseline|forecast|owner|reason|cause|dates)s?)?(?: is| was)?(?: that| it| that one| this one)?(?: for (?:it|that))?(?: then| exactly| now| again| please| in the end| at the end| overall| anyway)*$`);

/** "is it done by the end of the year": of what, if nothing was spoken of before. */
const pointsAtNothing = /^(?:is|was|has|will|did|does|when|why|who) (?:\w+ )?(?:it|that|this)\b(?: \w+){0,6}$/;

/** Reads a question against what its reader may know. Nothing that is not in the book is recognised. */
export function readQuestion(typed: string, book: Book, asker: Asker): Read {
  // "released time = ?" asks what it means.
  const text = typed.replace(/^\s*([^=]{2,40}?)\s*=\s*\?*\s*$/, 'define $1');
  const raw = wordsOf(text);
  const found = findPlaces(text, book.partnerships);
  const inPlaces = new Set(found.flatMap(({ from, to }) => raw.slice(from, to).map((word) => word.text)));
  const titles = titleWords(book);
  const words = plainWords(text, new Set([...inPlaces, ...titles, ...ownKinds(book.programme.words), ...agreedWords(book)])).map((word, at, all) => (saysWhatTheyAre(word, all[at - 1], book.partnerships) ? 'partnership' : word));
  const { said, by } = conceptsIn(words, { ...book.programme.words.aliases, ...facilitatorsCalled(book), ...releasedByDefinition(book) });

  const ordinary = new Set([...ownKinds(book.programme.words), ...standingWords(words, by, said)]);

  const one = found.flatMap(({ match }) => (match.kind === 'one' ? [match] : []));
  const severalMeant = found.find(({ match }) => match.kind === 'several');
  const places = [...new Set(one.map(({ partnership }) => partnership.id))];
  const ids = idsIn(text, book);
  const times = readTimes(text, words, book);
  const sentence = words.join(' ');
  // "Which rivers have a forum": by what they are called all are meant, and none is asked back about.
  const oneEach = /^(?:so |and )*(?:which|what) (?:\w+ ){1,2}(?:have|has|have got|has got|got) (?:a|an|one|their own|its own) (?:\w+ )?\w+$/.test(sentence) && (words.at(-1) === 'partnership' || (severalMeant?.match.kind === 'several' && severalMeant.match.choices.length === book.partnerships.length));
  // "Are Powys and Gwynedd in the same forum": what all are called names none of them.
  const allCalledSo = severalMeant?.match.kind === 'several' && one.length > 0 && severalMeant.match.choices.length === book.partnerships.length;
  const several = oneEach || allCalledSo ? undefined : severalMeant;
  const body = namesBody(words, book);
  const ofBody = new Set(body === null ? [] : contentOf(book.programme.body?.name ?? ''));
  const apart = words.filter((word) => !inPlaces.has(word) && !ofBody.has(stem(word)) && !(times.words.has(word) && /^\d{1,2}(?:st|nd|rd|th)?$/.test(word)));
  if (body !== null) said.add('meeting');
  const list = <T>(typed: readonly T[], worked: () => readonly T[]): readonly T[] => (typed.length > 0 ? typed : worked());
  const onLine = ids.milestones.length === 0 && !said.has('action') && !said.has('risk') && touchesLine(words, book);
  const subject = onLine || (ids.milestones.length === 0 && touchesSubject(words, book));
  // "Which of us" asks after everybody, and never after one's own.
  const ofUs = /\b(?:which|who|how many|any|some|all|none|each|most|the rest|everyone|everybody|anyone|anybody|nobody)(?: else)? (?:of|among|amongst) (?:us|you)\b/.test(sentence);
  if (ofUs) {
    said.delete('mine');
    said.add('everyone');
    for (const carried of by.values()) if (carried.delete('mine')) carried.add('everyone');
  }
  if (said.has('comments') && /\b(?:i|we) (?:put|say|said|write|wrote|written)\b/.test(sentence)) {
    said.add('mine');
    words.forEach((word, at) => /^(?:put|say|said|write|wrote|written)$/.test(word) && by.set(at, new Set(['comments'])));
  }
  const mine = said.has('mine') && asker.partnerships.length > 0;
  const byTitle = list(ids.milestones, () => list(said.has('mine') && places.length === 0 ? oneOfOnesOwn(sentence, asker, book) : [], () => list(named(apart, titledMilestones(book), places, ordinary), () => thePublication(sentence, places, book))));
  const bySubject = subject ? book.decisions.filter(({ title }) => contentOf(title).some((word) => isSubject(word, book) && words.some((one) => sameRoot(stem(one), word)))).map(({ id }) => id) : [];
  // What names a milestone by nothing but what a decision is about means the decision.
  // What more of its words name a decision than any milestone means the decision.
  const shared = (ids: readonly string[], records: readonly { readonly id: string; readonly title: string }[]) => Math.max(0, ...records.filter(({ id }) => ids.includes(id)).map(({ title }) => sharedTitleWords(words, title)));
  const meant = ids.milestones.length > 0 ? [] : decisionsMeant(apart, book, ordinary);
  const better = shared(meant, book.decisions) > Math.max(1, shared(byTitle, book.milestones));
  const fate = fateAsked({ words, isPlace: (word) => inPlaces.has(word) && !functionWords.has(word), isPartnership: (at) => by.get(at)?.has('partnership') === true });
  // What becomes of us is not asked of a record that lends a word.
  const surely = fate === 'plainly' || fate === 'in turn';
  const byAWord = surely && ids.milestones.length === 0 && shared(byTitle, book.milestones) < 2;
  // "Where is the cold store going" asks of what the agreed words are about, and not of a milestone that names it too.
  const byLine = onLine ? book.decisions.filter(({ title }) => touchesLine(plainly(title).split(' '), book)).map(({ id }) => id) : [];
  const lineFirst = byLine.length > 0 && (/^(?:so |and |but )*where\b/.test(sentence) || !['when', 'due', 'late', 'done', 'moved', 'open', 'howlate', 'originally', 'status'].some((one) => said.has(one)));
  const milestones = better || byAWord || lineFirst ? [] : subject && !byTitle.some((id) => tellsMore(words, book.milestones.find((one) => one.id === id)?.title ?? '', book)) ? [] : byTitle;
  const posts = postsAsked(words, book);
  const roles = posts?.roles ?? rolesNamed(text, words, book);
  const decides = roles.length > 0 && milestones.length === 0 && /\b(?:decide|decided|decides|(?:made|make|making) up (?:\w+ )?minds?|(?:made|make) (?:his|her|their) minds? up)\b/.test(words.join(' '));
  const byOwner = decides ? book.decisions.filter(({ owner }) => roles.includes(owner)).map(({ id }) => id as string) : [];
  const agreed = /\b(?:who|when did (?:i|we|they)|did (?:i|we|they)) (?:\w+ )?(?:agreed?|approved?|sign(?:ed)? off|authorised?|okayed?)\b/.test(words.join(' ')) ? book.decisions.filter(({ title }) => contentOf(title).some((word) => apart.some((one) => sameRoot(stem(one), word)))).map(({ id }) => id as string) : [];
  const byAgreement = agreed.length === 1 ? agreed : [];
  const ofFate = surely && !lineAboutUnknown(book) && ids.decisions.length + milestones.length === 0;
  const decisions = list(ids.decisions.length > 0 ? ids.decisions : byAgreement, () => (lineFirst ? byLine : milestones.length === 0 && bySubject.length > 0 ? bySubject : list(decisionsMeant(apart, book, ordinary), () => (byOwner.length === 1 ? byOwner : ofFate ? decisionLikest(apart, book) : []))));
  const doing = ids.actions.length + ids.milestones.length + ids.risks.length === 0 && posts === null ? doingAsked(words, text, book) : null;
  const actions = list(ids.actions.length > 0 ? ids.actions : doing?.action != null ? [doing.action] : [], () => (said.has('action') ? list(namedBefore(apart, /^action$/, titled(book.actions), ordinary), () => named(apart.filter((word) => word !== 'action'), titled(book.actions), [], ordinary)) : milestones.length + decisions.length === 0 ? namedSurely(apart, titled(book.actions), ordinary) : namedBetter(apart, titled(book.actions), titledMilestones(book).filter(({ id }) => milestones.includes(id)))));
  const risks = list(ids.risks.length > 0 ? ids.risks : doing?.risk != null ? [doing.risk] : [], () => (said.has('risk') ? list(namedBefore(apart, /^risks?$/, titled(book.risks), ordinary), () => named(apart.filter((word) => word !== 'risk'), titled(book.risks), [], ordinary)) : milestones.length + decisions.length + actions.length === 0 ? namedSurely(apart, titled(book.risks), ordinary) : []));
  const conditions = list(ids.conditions, () => (said.has('condition') || shapes['a-limit'].test(sentence) ? named(apart.filter((word) => !/^(?:grant|condition)s?$/.test(word)), book.funding.conditions.map(({ id, text: title }) => ({ id, title, partnerships: [] })), []) : []));
  const themes = onLine ? [] : themesNamed(apart, book);
  const finding = findingIn(words, book);
  // What its own definition of released time gives, asked for what it is.
  const term = termIn(words) ?? termIn(inUsualWords(sentence, book.programme.words).split(' ')) ?? (said.has('releasedtime') && /\bwhat counts as\b|\bcounts? (?:as|towards)\b|\bmean(?:s|ing)?\b|\bdefin/.test(sentence) ? releasedTerm : null);

  const letters = lettersIn(words, book);
  const report = milestones.length > 0 && !/\b(?:reports?|brief)\b/.test(sentence) ? [] : reportOf(words, book);
  const outweighed = !said.has('action') && doing?.action == null && ids.actions.length === 0 && actions.length === 1 && milestones.length > 0;
  const year = yearIn(text, sentence, book);
  const question: Omit<Question<Ask>, 'asks'> = {
    places: places.length === 0 && mine && several === undefined ? asker.partnerships : places,
    member: one.find((match) => match.member !== undefined)?.member ?? null,
    memberOf: one.find((match) => match.member !== undefined)?.partnership.id ?? null,
    named: one.map(({ member, partnership }) => ({ name: member ?? partnership.name, of: partnership.id })).filter(({ name }, at, all) => all.findIndex((other) => other.name === name) === at),
    unclear: several !== undefined && several.match.kind === 'several' ? { said: several.said, choices: several.match.choices.map(({ id }) => id) } : null,
    milestones: outweighed || doing?.action != null ? [] : report.length > 0 && ids.milestones.length === 0 ? report : milestones,
    decisions, actions, risks, conditions, meetings: [...ids.meetings, ...times.meetings], roles, themes, term, finding, letters, most: mostIn(sentence),
    year, horizon: horizonIn(sentence), window: times.window, day: times.day, quarter: times.quarter, quarters: quartersIn(sentence), said, reason: reasonIn(text), about: aboutIn(words, times.words), strangers: ids.strangers, unclearDate: times.unclear,
  };

  const add = (name: string, holds: unknown) => { if (holds) said.add(name); };
  add('@place', places.length > 0 || several !== undefined);
  add('@places', places.length > 1);
  add('@two-names', places.length === 1 && new Set(found.flatMap(({ match, said: name }) => (match.kind === 'one' && match.member === undefined ? [plainly(name)] : []))).size > 1);
  add('@and-what', /\bwhat\b.*\band (?:from )?when\b/.test(sentence));
  add('@one-each', oneEach);
  add('@member', question.member);
  add('@two-members', question.named.length > 1 && question.member !== null);
  add('@mine', mine && places.length === 0);
  // "We" and "us" are the group where it is not a partnership that speaks.
  add('@my-own', !said.has('@place') && (/\b(?:do i have|have i got|do i hold)\b(?! to\b)/.test(sentence) || (said.has('mine') && /\b(?:my|mine|do i|am i|i own|i owe|for me)\b/.test(sentence)) || (said.has('mine') && asker.partnerships.length > 0 && /\b(?:our|ours|us)\b/.test(sentence))));
  add('@either', words.includes('or'));
  add('@least', /\b(?:least|fewest|lowest|smallest)\b/.test(sentence));
  add('@first', /\b(?:first|1st)\b/.test(sentence));
  add('@second', /\b(?:second|2nd)\b/.test(sentence));
  add('@to-come', /\bto come\b|\bstill\b|\bremaining\b/.test(sentence));
  add('@year-before', /\byear before\b/.test(sentence));
  add('@asked', text.includes('?'));
  add('@happening', /\b(?:happening|coming up|going on|anything on|what is on|on then|in the diary|on the calendar|lies ahead)\b/.test(sentence));
  add('@held', /\b(?:were (?:we|they)|was (?:it|the \w+|that)|did (?:we|they|it|anyone|everyone|anybody)|had we|in the end|who (?:\w+ )?(?:came|sent|gave|turned up|attended|was|were|missed)|how many (?:\w+ )?(?:came|turned up|attended|were|sent))\b/.test(sentence));
  add('@checking', checksADay(sentence, text.includes('?')));
  if (daysUntil.test(sentence)) said.add('howlong');
  add('@year', year !== null);
  add('@letters', letters);
  add('@line', book.holdingLines.some(({ id }) => looseId(text).includes(looseId(id)) && /\d/.test(id)));
  add('@evaluator', (book.programme.evaluator !== null && words.includes(book.programme.evaluator.id.toLowerCase())) || evaluatorCalled(sentence, book) === 'yes');
  add('@programme', asksWhatProgrammeIs(sentence, book) === 'yes');
  add('@report', report.length > 0);
  add('@evaluation', said.has('evaluation'));
  add('@some-report', /\b(?:reports?|research brief)\b/.test(sentence) && !said.has('highlight') && !/\b(?:progress|quarterly|annual|our|my)\b/.test(sentence));
  add('@doing', doing !== null && (doing.action !== null || doing.risk !== null));
  add('@posts', posts);
  add('@two-quarters', new Set(quartersIn(sentence)).size > 1);
  // Where a place is named only a part of the book may be there, and no figure of the whole is meant.
  const figure = one.length === 0 && (shapes['whose-figure'].test(sentence) || shapes['a-figure'].test(sentence)) ? figureOf(text, said, book, asker.earlier) : null;
  add('@figure', figure);
  add('@figure-released', figure === 'released');
  add('@figure-survey', figure === 'survey');
  add('@milestone', question.milestones.length > 0);
  if (surveyByTitle(question.milestones, words, said, book, ordinary)) said.delete('survey');
  add('@decision', decisions.length > 0);
  add('@action', ids.actions.length > 0 || actions.length === 1);
  add('@risk', ids.risks.length > 0 || risks.length === 1);
  add('@condition', conditions.length > 0);
  add('@meeting', question.meetings.length > 0);
  add('@role', roles.length > 0);
  add('@theme', themes.length > 0);
  add('@whole-theme', themes.some((theme) => contentOf(theme).length > 1 && contentOf(theme).every((word) => apart.some((one) => sameWord(stem(one), word)))));
  add('@term', term);
  add('@finding', finding);
  add('@window', times.window);
  add('@day', times.day);
  add('@quarter', times.quarter);
  add('@body', body);
  add('@unclear-date', times.unclear.length > 0);
  add('@word-confirmed', words.includes('confirmed'));
  add('@later-year', speaksOfLaterYear(text, book));
  const other = otherMatters.some((one) => said.has(one)) || (said.has('findings') && (said.has('evaluation') || said.has('report') || finding !== null)) || ids.actions.length + ids.risks.length > 0 || doing?.action != null || doing?.risk != null;
  const asksOfFate = surely && !other && milestones.length === 0;
  add('@fate', asksOfFate || (onLine && milestones.length === 0) || (fate === 'perhaps' && !other && namedHow(question, words, text, book) !== 'surely'));
  add('@fate-plain', asksOfFate);
  add('@fate-turn', asksOfFate && fate === 'in turn');
  add('@which-one', /\b(?:which|who|whose)\b/.test(sentence) && places.length === 0);
  const future = touchesFuture(words) || asksOfFate || byAgreement.length > 0 || (subject && milestones.length === 0) || decides || (said.has('@later-year') && said.has('funding')) || (decisions.length > 0 && (!said.has('@milestone') || speaksOfDecision(words))) || ids.decisions.length > 0 || ids.strangers.some((id) => /^DEC/i.test(id));
  add('@matter', future);

  const hearers = hearersIn(words);
  if (hearers !== null) words.forEach((_word, at) => at >= hearers.from && at < hearers.to && by.set(at, new Set([...(by.get(at) ?? []), 'hearer'])));
  if (conditions.length > 0 && shapes['a-limit'].test(sentence)) words.forEach((word, at) => /^(?:limit|cap|maximum|ceiling|share|proportion|percentage|fraction|spen[dt]|go|use[d]?)$/.test(word) && by.set(at, new Set([...(by.get(at) ?? []), '@condition'])));
  const carry = (at: number, find: string) => by.set(at, new Set([...(by.get(at) ?? []), find]));
  if (posts !== null) words.forEach((_word, at) => at >= posts.from && at < posts.to && carry(at, '@role'));
  if (doing !== null) words.forEach((word, at) => doing.words.has(word) && carry(at, doing.risk === null ? '@action' : '@risk'));
  const finds = demanded.filter((find) => said.has(find) && (find !== '@day' || times.day !== book.asOf));
  const carrying = (of: Omit<Question<Ask>, 'asks'>) => carriedBy({ words, by, inPlaces, times: times.words, question: of, book, ofBody });
  // Before anything else is added to what was said: the table is tried with what is left out, too.
  const alone = asker.earlier === null ? null : { question: { ...question, said: new Set(said) }, sentence, carried: { words, by: carrying(question) }, earlier: asker.earlier, asker, book };
  const usual = inUsualWords(sentence, book.programme.words);
  const goingOn = alone === null ? [] : [...followings(alone)];
  const followed = followedFrom(goingOn.filter(({ rank }) => rank === undefined), usual, words, carrying);
  if (followed !== null) return followed;
  const late = recall(question, sentence, asker, said, book);
  const carried = { words, by: carrying(late.question), finds };
  const { asks, passed } = late.asks === null ? chosen(said, usual, carried) : { asks: late.asks, passed: passedOver(late.asks, new Set(['@place', '@milestone', 'else', 'theme']), carried) };
  const followedAfter = asks === null || passed.length > 0 ? followedFrom(goingOn.filter(({ rank }) => rank === 'after'), usual, words, carrying) : null;
  if (followedAfter !== null) return followedAfter;
  const left = () => leftOf({ sentence, typed: text, said, unheardOf: unheardOf(carried), inTitle: (word) => titles.has(stem(word)), carriesConcept: (word) => (by.get(words.indexOf(word))?.size ?? 0) > 0 || inPlaces.has(word), record: namedHow(late.question, words, text, book) });
  if (asks === null) return { ...late.question, asks: null, why: late.needed ? 'no subject' : 'no line', passed: [], left: left(), heard: carried };
  if (passed.length > 0) return { ...late.question, asks: null, why: 'unknown words', passed, left: left(), heard: carried };
  return { ...late.question, asks };
}

/** What a message asks where it goes on from what was asked before it, and passes over nothing that it says. */
function followedFrom(goingOn: readonly Following[], sentence: string, words: readonly string[], carrying: (of: Omit<Question<Ask>, 'asks'>) => Carried['by']): Question<Ask> | null {
  for (const { question, asks, accepts } of goingOn) {
    if (asks !== null) return marked(question, asks);
    const carried = { words, by: carrying(question), finds: demanded.filter((find) => question.said.has(find)) };
    for (const line of linesFor(question.said, sentence)) if (accepts(line.asks, line.words) && passedOver(line.asks, line.words, carried).length === 0) return marked(question, line.asks);
  }
  return null;
}

/** A question that goes on from another stands by no words of its own. */
function marked(question: Omit<Question<Ask>, 'asks'>, asks: Ask): Question<Ask> {
  return { ...question, asks, said: new Set([...question.said, '@goes-on']) };
}

/** The first line that fits and passes over nothing that was said; else the first that fits, with what it passes over. */
function chosen(said: ReadonlySet<string>, sentence: string, carried: Carried): { asks: Ask | null; passed: readonly string[] } {
  let first: { asks: Ask | null; passed: readonly string[] } = { asks: null, passed: [] };
  for (const { asks, words } of linesFor(said, sentence)) {
    const passed = passedOver(asks, words, carried);
    if (passed.length === 0) return { asks, passed };
    if (first.asks === null) first = { asks, passed };
  }
  return first;
}

/** What is asked of by its own word has its own answer, whatever may become of it. */
const otherMatters = ['action', 'risk', 'survey', 'interview', 'papers', 'minutes', 'agenda', 'quorum', 'highlight', 'releasedtime', 'condition', '@report', 'child', 'ownchild', 'inject'];

/** What an answer must heed, if it was found. */
const demanded = ['@window', '@day', '@quarter', '@meeting'];

/** What can be asked again of another partnership. */
const ofPlaces = new Set<Ask>(['partnership-status', 'partnership-brief', 'late-place', 'return-of', 'return-colours', 'released-place', 'members-count', 'members-of', 'host-of', 'facilitator-of', 'work-of', 'money-place', 'due-place', 'due-next', 'place-of-member']);

/** Fills in what a follow-up leaves out from what was asked before. */
function recall(question: Omit<Question<Ask>, 'asks'>, sentence: string, { earlier }: Asker, said: Set<string>, book: Book) {
  // "Why was it extended", of what was spoken of just before, is no question about the future.
  if (earlier !== null && earlier.asks !== 'nothing' && !earlier.asks.startsWith('decision') && earlier.records.length > 0 && /^(?:and |so |but )*why (?:was|is|has) (?:it|that) (?:been )?extended$/.test(sentence)) said.delete('@matter');
  const howLong = /^(?:so |and |ok )*how (?:long|many (?:days|weeks)) (?:have|do) (?:i|we) (?:got|have)(?: left| for (?:it|that))?$/.test(sentence);
  if (howLong && earlier?.records.length === 1 && !earlier.asks.startsWith('decision')) for (const find of ['@matter', '@fate', '@fate-plain']) said.delete(find);
  const bare = !said.has('@milestone') && !said.has('@decision') && !said.has('@action') && !said.has('@risk') && !said.has('@matter');
  const short = sentence.split(' ').length <= 6;
  const [chosen] = chosenFrom(earlier?.choices ?? [], sentence, book);
  if (earlier !== null && chosen !== undefined && (bare || said.has('@place'))) {
    const place = book.partnerships.some(({ id }) => id === chosen);
    said.add(place ? '@place' : '@milestone');
    return { question: { ...question, unclear: null, places: place ? [chosen as PartnershipId] : question.places, milestones: place ? [] : [chosen] }, asks: earlier.asks as Ask, needed: false };
  }
  const meeting = earlier === null || !/^(?:meeting|papers|minutes|agenda|call)/.test(earlier.asks) ? null : meetingBeside(meetingOf(earlier, book), sentence, book);
  if (meeting !== null) return { question: { ...question, meetings: [meeting], day: null, window: null }, asks: 'meeting-next' as Ask, needed: false };
  if (earlier?.asks.startsWith('money') && said.has('@year') && bare && short && !said.has('@matter')) return { question, asks: (said.has('@later-year') ? 'money-future' : earlier.asks) as Ask, needed: false };
  const onlyPlace = /^(?:and|so|ok|what about|how about|same for|and for|now|what of|and what about)\b/.test(sentence) && said.has('@place') && short;
  const pointing = bare && !said.has('@place') && (followUp.test(sentence) || (howLong && earlier?.records.length === 1) || ordinalIn(sentence, 9) !== null || (said.has('that') && short && !said.has('@window') && !said.has('@quarter') && !/\bit all\b|^what has \w+ its\b/.test(sentence))) && !/^what is (?:mine|ours)$/.test(sentence);
  if (earlier === null || earlier.asks === 'nothing') return { question, asks: null, needed: (pointing && followUp.test(sentence)) || (bare && earlier === null && !said.has('@place') && !said.has('meeting') && pointsAtNothing.test(sentence)) };
  if (onlyPlace && bare && ofPlaces.has(earlier.asks as Ask)) return { question, asks: earlier.asks as Ask, needed: false };
  if (pointing && said.has('@mine') && ofPlaces.has(earlier.asks as Ask)) return { question, asks: earlier.asks as Ask, needed: false };
  // Which other one is meant would have been found in what was shown before.
  if (bare && /\bthe other one$/.test(sentence)) {
    said.delete('else');
    return { question, asks: null, needed: true };
  }
  if (!pointing) return { question, asks: null, needed: false };
  const first = earlier.records[ordinalIn(sentence, earlier.records.length) ?? 0] ?? '';
  const of = (records: readonly { readonly id: string }[]) => (records.some(({ id }) => id === first) ? [first] : []);
  const filled = {
    ...question,
    places: question.places.length > 0 ? question.places : (earlier.places as readonly PartnershipId[]),
    milestones: of(book.milestones), decisions: of(book.decisions), actions: of(book.actions), risks: of(book.risks),
  };
  if (filled.milestones.length > 0) said.add('@milestone');
  else if (filled.actions.length > 0) said.add('@action');
  else if (filled.risks.length > 0) said.add('@risk');
  else if (filled.decisions.length > 0 || earlier.asks.startsWith('decision')) said.add('@matter');
  else if (filled.places.length > 0) said.add('@place');
  const nothing = first === '' && filled.places.length === 0 && !earlier.asks.startsWith('released') && !earlier.asks.startsWith('decision');
  if (earlier.asks.startsWith('released')) said.add('@released-before').add('releasedtime');
  return { question: filled, asks: null, needed: nothing && followUp.test(sentence) };
}

const ordinals: Readonly<Record<string, number>> = { first: 0, '1st': 0, second: 1, '2nd': 1, third: 2, '3rd': 2, fourth: 3, '4th': 3, fifth: 4, '5th': 4 };

/** "the second one": which of so many, or null. */
function ordinalIn(sentence: string, of: number): number | null {
  const said = /^(?:and |so |ok |what about |how about |no |i mean |i meant |who (?:has|owns|is on|leads) |why is |when is |tell me about )*(?:the )?(first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th|last)(?: one)?(?: late| due)?$/.exec(sentence)?.[1];
  if (said === undefined) return null;
  const at = said === 'last' ? of - 1 : (ordinals[said] ?? 0);
  return at >= 0 && at < of ? at : null;
}

/** What was meant of the choices offered before: by its number, or by a word that one of them alone has. */
export function chosenFrom(choices: readonly string[], sentence: string, book: Book): string[] {
  if (choices.length === 0) return [];
  const at = ordinalIn(sentence, choices.length);
  if (at !== null) return choices.slice(at, at + 1);
  const words = sentence.split(' ').filter((word) => !['the', 'one', 'and', 'i', 'mean', 'meant', 'please', 'ok', 'no', 'sorry'].includes(word));
  if (words.length === 0 || words.length > 4) return [];
  const names = (id: string) => `${plainly(book.partnerships.find((one) => one.id === id)?.name ?? book.milestones.find((one) => one.id === id)?.title ?? '')} ${id.toLowerCase()}`.split(' ');
  const fits = choices.filter((id) => words.every((word) => names(id).includes(word)));
  return fits.length === 1 ? fits : [];
}

const counted: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5, ten: 10 };

/** "the top three", "worst 5", "3 worst": how many of a list are wanted. */
function mostIn(sentence: string): number | null {
  const said = /\b(?:top|worst|biggest|highest|latest|first|next) (\d{1,2}|two|three|four|five|ten)\b|\b(\d{1,2}|two|three|four|five|ten) (?:worst|biggest|highest|most|top)\b/.exec(sentence);
  const number = said?.[1] ?? said?.[2];
  return number === undefined || /\b(?:next|first) \w+ (?:day|week|month|quarter|year)/.test(sentence) ? null : (counted[number] ?? Number(number));
}

const aboutWhat = /\b(?:looks after|look after|looking after|deals with|deal with|dealing with|handles|runs|running|on|about|around|mention|mentions|mentioning|regarding|concerning|involving|relating to|related to|to do with|owned by|held by) (.+)$/;
const noMatter = new Set('past getting hold record register list track time file go top plate hand board average whole far table line log nsg meeting programme risk action item overdue late due open outstanding action'.split(' '));

/** What a list is to be about ("any actions on finance"): the telling words after "on", "about" and the like. */
function aboutIn(words: readonly string[], times: ReadonlySet<string>): readonly string[] {
  const said = aboutWhat.exec(words.join(' '))?.[1] ?? '';
  return said.split(' ').map(stem).filter((word) => word.length > 2 && !functionWords.has(word) && !times.has(word) && !noMatter.has(word) && !/\d/.test(word));
}

const releasedTerm = 'released professional time';

const looseId = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Letters that stand for a name on record: the steering group's, the evaluator's, the sponsor's, a role's. */
function lettersIn(words: readonly string[], book: Book): string | null {
  return namesByLetters(book).find(({ letters }) => words.includes(letters.toLowerCase()))?.letters ?? null;
}

/** The decisions whose titles are named; where a decision is spoken of, two of its title's words are enough if no other has them. */
function decisionsMeant(all: readonly string[], book: Book, ordinary: ReadonlySet<string>): readonly string[] {
  // Who is to hear of it names no decision.
  const hearer = hearerIn(all);
  const words = hearer === null ? all : [...all.slice(0, hearer.from), ...all.slice(hearer.to)];
  const byName = named(words, titled(book.decisions), [], ordinary);
  if (!speaksOfDecision(words)) return byName.filter((id) => sharedTitleWords(words, book.decisions.find((one) => one.id === id)?.title ?? '') >= 2);
  if (byName.length > 0) return byName;
  // Of a title even its ordinary words count here ("the second phase"): a decision is spoken of, and it must be one alone.
  const said = new Set(words.map(stem).filter((word) => !little.has(word)));
  const sharing = book.decisions.filter(({ title }) => new Set(plainly(title).split(' ').map(stem).filter((word) => said.has(word))).size >= 2);
  if (sharing.length === 1) return sharing.map(({ id }) => id);
  // "decided to publish": by what was to be done, if one decision alone is about that.
  const done = /\b(?:decided?|deciding|decision|agreed?) (?:to|on|about|whether to|not to) (?:\w+ ){0,2}?(\w{5,})$/.exec(words.join(' '))?.[1] ?? '';
  const about = done === '' || functionWords.has(done) ? [] : book.decisions.filter(({ title }) => contentOf(title).some((word) => sameRoot(stem(done), word)));
  return about.length === 1 ? about.map(({ id }) => id) : [];
}

function isSubject(word: string, book: Book): boolean {
  return [...subjectsOf(book)].some((subject) => sameRoot(word, subject));
}

/** Whether a title is named by more than what decisions are about. */
function tellsMore(words: readonly string[], title: string, book: Book): boolean {
  return contentOf(title).some((word) => !isSubject(word, book) && words.some((one) => sameWord(stem(one), word)));
}

/** Whether the one record a question names is named by its id, by its sort or by two words of its title, and not by a word that may be meant of anything. */
function namedHow({ milestones, actions, risks, said }: Omit<Question, 'asks'>, words: readonly string[], text: string, book: Book): Left['record'] {
  const [id, another] = [...milestones, ...actions, ...risks];
  if (id === undefined || another !== undefined) return 'not';
  const title = [...book.milestones, ...book.actions, ...book.risks].find((one) => one.id === id)?.title ?? '';
  const sort = (actions.length > 0 && said.has('action')) || (risks.length > 0 && said.has('risk')) || (milestones.length > 0 && said.has('milestone'));
  return sort || said.has('@doing') || looseId(text).includes(looseId(id)) || sharedTitleWords(words, title) >= 2 ? 'surely' : 'by a word';
}

function sharedTitleWords(words: readonly string[], title: string): number {
  const said = new Set(words.map(stem));
  return contentOf(title).filter((word) => said.has(word)).length;
}

const little = new Set('the of a an and or in on at to for by with from as is are be this that its their our beyond after before decision due when who what which decide decided date'.split(' '));

/** "volunteer days": released time as the programme's own definition names what is given. */
function releasedByDefinition({ programme: { releasedTime: { definition } } }: Book): { readonly releasedtime?: readonly string[] } {
  if (definition === null) return {};
  const whose = wordsOfReleased(definition);
  return { releasedtime: whose.flatMap((word) => [`${word} days`, `${word} hours`, `${word} time`]) };
}

function wordsOfReleased(definition: string): readonly string[] {
  return contentOf(definition).filter((word) => word.length > 4 && !/^(?:grant|money|fund|funding|given|available|because|working)$/.test(word));
}

/** Whether a survey is named by more of its milestone's title, and how that stands is asked, not how many took part. */
function surveyByTitle(milestones: readonly string[], words: readonly string[], said: ReadonlySet<string>, book: Book, ordinary: ReadonlySet<string>): boolean {
  const [only, another] = milestones;
  if (!said.has('survey') || only === undefined || another !== undefined || ['howmany', 'who', 'not', 'missing', 'partnership', 'sent'].some((one) => said.has(one))) return false;
  const title = book.milestones.find(({ id }) => id === only)?.title ?? '';
  return /\bsurvey/i.test(title) && named(words.filter((word) => !/^surveys?$/.test(word)), [{ id: only, title: title.replace(/\bsurveys?\b/i, ''), partnerships: [] }], [], ordinary).length > 0;
}

const known = new WeakMap<Book['milestones'], ReadonlySet<string>>();

/** Words of titles, themes and roles: on record, so not mistyped. */
function titleWords(book: Book): ReadonlySet<string> {
  const before = known.get(book.milestones);
  if (before !== undefined) return before;
  const texts = [...book.milestones, ...book.decisions, ...book.actions, ...book.risks, ...book.roles].map(({ title }) => title);
  const all = [...texts, ...book.partnerships.flatMap(({ work, host }) => [...work, host ?? '']), ...book.findings.flatMap(({ topic, aliases }) => [topic, ...aliases]),
    book.programme.name, book.programme.shortName ?? '', book.programme.sponsor ?? '', book.programme.evaluator?.name ?? '', book.programme.evaluator?.id ?? '', book.programme.body?.name ?? '', book.programme.body?.id ?? ''];
  const set = new Set(all.flatMap((text) => contentOf(text)));
  known.set(book.milestones, set);
  return set;
}

function findingIn(words: readonly string[], book: Book): string | null {
  const text = ` ${words.map(stem).join(' ')} `;
  const hit = book.findings.find(({ topic, aliases }) => [topic, ...aliases].some((name) => text.includes(` ${contentOf(name).join(' ')} `)));
  return hit?.topic ?? null;
}

/** "Publication", "the publication date": the one thing that is to be published, where there is but one. */
function thePublication(sentence: string, places: readonly string[], { milestones }: Book): string[] {
  if (!/\bpublication(?: date| day)?\b/.test(sentence)) return [];
  const found = milestones.filter(({ kind, partnership }) => kind === 'publication' && (places.length === 0 ? partnership === null : partnership !== null && places.includes(partnership)));
  return found.length === 1 ? found.map(({ id }) => id) : [];
}

/** "the NFER report", "the final report": the evaluator's reports, by the words that tell them apart. */
function reportOf(words: readonly string[], book: Book): string[] {
  const evaluator = book.programme.evaluator;
  const says = (word: string) => words.includes(word);
  if (!says('report') && !says('reports') && !says('brief') && !reportAlone(words, book)) return [];
  const own = evaluator !== null && (says(evaluator.id.toLowerCase()) || says('evaluation') || says('evaluators'));
  const which = words.filter((word) => ['final', 'interim', 'draft', 'first', 'second', 'research'].includes(word));
  const out = says('report') && says('the') && words.some((word) => ['public', 'publish', 'published', 'out', 'available', 'launched', ...(says('where') ? ['get', 'find', 'see', 'read', 'download'] : [])].includes(word)) && !says('highlight') && !says('quarter');
  if (!own && which.length === 0 && !out) return [];
  const reports = book.milestones.filter(({ partnership, title }) => partnership === null && /\breport\b/i.test(title));
  const fits = reports.filter(({ title }) => which.every((word) => title.toLowerCase().includes(word)));
  const sponsor = new Set(contentOf(book.programme.sponsor ?? ''));
  const nearest = mostShared(fits, words.filter((word) => !which.includes(word) && !/^(?:reports?|brief|published?)$/.test(word) && !sponsor.has(stem(word))));
  if (nearest.length > 0) return nearest;
  const published = fits.filter(({ title }) => /\bpublished\b/i.test(title));
  const chosen = which.includes('interim') || which.includes('draft') ? fits : published.length > 0 ? published : fits;
  return chosen.map(({ id }) => id);
}

/** "the draft", "nfer final": a report by what sort it is alone, and nothing else that is drafted. */
function reportAlone(words: readonly string[], { programme: { evaluator } }: Book): boolean {
  const found = new RegExp(`\\b(?:the|${evaluator?.id.toLowerCase() ?? 'the'}) (?:final|draft|interim)\\b(?: (\\w+))?`).exec(words.join(' '));
  return found !== null && !/^(?:minutes?|agenda|date|decision|payment|instalment|letter|year|week|version|meeting|quarter|one|say|call|figure)s?$/.test(found[1] ?? '');
}

/** Those of several titles that share most of these words, where any does. */
function mostShared(records: readonly { readonly id: string; readonly title: string }[], words: readonly string[]): string[] {
  const shared = (title: string) => contentOf(title).filter((word) => word !== 'report' && words.some((one) => sameWord(stem(one), word))).length;
  const most = Math.max(0, ...records.map(({ title }) => shared(title)));
  return most === 0 ? [] : records.filter(({ title }) => shared(title) === most).map(({ id }) => id);
}

function namesBody(words: readonly string[], book: Book): string | null {
  const { body } = book.programme;
  if (body === null) return null;
  const name = contentOf(body.name);
  if ((book.programme.words.aliases.meeting ?? []).some((group) => ` ${words.join(' ')} `.includes(` ${group} `))) return body.id;
  return words.includes(body.id.toLowerCase()) || name.slice(-2).every((word) => words.map(stem).includes(word)) ? body.id : null;
}
