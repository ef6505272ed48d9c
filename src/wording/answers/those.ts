import type { Book, KnownDecision } from '../../domain/answer-book.js';
import { isOpen, lateDecision } from '../../domain/answer-late.js';
import type { Answer, Question } from '../../domain/question.js';
import { cutTo, dateOf, doneLate, isDone, isUntold, lateness, movesOf, reasonsOf, thingsOf, type Cut, type Thing } from '../../domain/those.js';
import { latestDay, type When } from '../../domain/when.js';
import { sayDay, sayDays, sayWhen } from '../dates.js';
import { noOutcome } from '../decision-words.js';
import type { Hands } from './hands.js';
import { lateLine } from './items.js';
import { and, bullets, fromTo, ownerName, placeName, roleName, say, shownHere } from './say.js';
import { neutral } from './withheld.js';

/** So many lines of a list are shown at once. */
const shownAtOnce = 12;

function ofThose(question: Question, book: Book, answer: (things: readonly Thing[]) => Answer): Answer {
  const things = thingsOf(question.those ?? [], book);
  return things.length === 0 ? neutral() : answer(things);
}

const these = (things: readonly Thing[], book: Book) => `these ${things.length}${shownHere(book)}`;

function title(thing: Thing, book: Book): string {
  switch (thing.sort) {
    case 'milestone': return `${thing.of.partnership === null ? '' : `${placeName(book, thing.of.partnership)}: `}${thing.of.title}`;
    case 'meeting': return 'Meeting';
    case 'decision': case 'action': case 'risk': return thing.of.title;
  }
}

function ownerOf(thing: Thing, book: Book): string | null {
  switch (thing.sort) {
    case 'milestone': return roleName(book, thing.of.owner, thing.of.partnership);
    case 'action': return ownerName(book, thing.of.owner);
    case 'decision': case 'risk': return roleName(book, thing.of.owner);
    case 'meeting': return null;
  }
}

/** Where it stands, in a few words: of a decision with no outcome that was told nothing but its dates. */
function standing(thing: Thing, book: Book): string {
  const when = dateOf(thing);
  const late = lateness(thing, book.asOf);
  const after = doneLate(thing);
  const days = late === null ? '' : late.days === null ? ', late' : `, ${sayDays(late.days)} late`;
  switch (thing.sort) {
    case 'milestone': return thing.of.actual !== null ? `done ${sayWhen(thing.of.actual)}${after === null ? '' : `, ${sayDays(after)} after its day`}` : when === null ? 'no date is recorded' : `${latestDay(when) < book.asOf ? 'was due' : 'due'} ${sayWhen(when)}${days}${latestDay(when) < book.asOf ? ', and nothing is recorded as done' : ''}`;
    case 'decision': return isOpen(thing.of) ? `${when === null ? 'no date is recorded' : `last expected ${sayWhen(when)}`}, ${noOutcome}` : outcomeTold(thing.of);
    case 'action': return thing.of.closedOn !== null ? `closed ${sayDay(thing.of.closedOn)}` : late?.days == null ? `due ${sayDay(thing.of.dueOn)}` : `${sayDays(late.days)} overdue (due ${sayDay(thing.of.dueOn)})`;
    case 'risk': return `review ${sayDay(thing.of.reviewOn)}${late === null ? '' : ', which has passed'}`;
    case 'meeting': return sayDay(thing.of.on);
  }
}

/** Of a decision whose outcome its reader was told: what became of it and when, as the register has it. */
function outcomeTold({ events }: KnownDecision): string {
  const last = events.filter(({ state }) => state !== 'effective').at(-1);
  return last === undefined ? 'no longer open' : `${last.state} ${sayWhen(last.happened)}`;
}

function line(thing: Thing, book: Book): string {
  const owner = ownerOf(thing, book);
  return `${title(thing, book)}: ${standing(thing, book)}${owner === null ? '' : `; ${owner}`}. ${thing.id}`;
}

function listed(book: Book, kind: Answer['kind'], head: string, things: readonly Thing[], say1: (thing: Thing) => string): Answer {
  return say(book, { kind, lines: [head, ...bullets(things.map(say1), shownAtOnce)], references: things.map(({ id }) => id) });
}

/** A list that was spoken of, cut to what is late, done, of a colour, of a place, of some days or the asker's own. */
export const thoseCut = (hands: Hands) => (question: Question, book: Book): Answer => ofThose(question, book, (all) => {
  const cut = cutAsked(question, hands);
  // Of what nothing may be said, it is neither said that it is done nor that it is not.
  const untold = cut.done === 'any' ? [] : all.filter(isUntold);
  const things = all.filter((thing) => !untold.includes(thing));
  const left = cutTo(things, cut, book);
  const what = cutWords(cut, things, book);
  const aside = untold.map((thing) => line(thing, book));
  if (things.length === 0) return say(book, { kind: 'LIST', lines: aside, references: untold.map(({ id }) => id) });
  if (left.length === 0 && things.length > 1 && what.startsWith('not ') && cut.late === 'no') return say(book, { kind: 'LIST', lines: [`All ${things.length}${shownHere(book)} are ${what.slice(4)}.`], records: [] });
  if (left.length === 0) return say(book, { kind: 'LIST', lines: [things.length === 1 ? `No, it is not ${what}.` : `None of ${these(things, book)} is ${what}.`, ...aside], references: untold.map(({ id }) => id), records: [] });
  const count = things.length === 1 && untold.length === 0 ? `Yes, it is ${what}` : left.length === things.length ? `${things.length === 2 ? 'Both' : `All ${things.length}`}${shownHere(book)} are ${what}` : `${left.length} of ${these(things, book)} ${left.length === 1 ? 'is' : 'are'} ${what}`;
  return say(book, { kind: question.said.has('howmany') ? 'ROLLUP' : 'LIST', lines: [`${count}:`, ...bullets(left.map((thing) => line(thing, book)), shownAtOnce), ...aside], references: [...left, ...untold].map(({ id }) => id), records: left.map(({ id }) => id) });
});

function cutAsked({ said, places, window, roles: posts }: Question, { roles, partnerships }: Hands): Cut {
  const no = said.has('not') ? 'no' : 'yes';
  const otherwise = said.has('not') ? 'yes' : 'no';
  const isLateAsked = said.has('late') || (said.has('missing') && !said.has('done') && !said.has('open'));
  return {
    late: isLateAsked ? no : 'any', done: said.has('done') ? no : said.has('open') ? otherwise : 'any',
    colours: ['red', 'amber', 'green'].filter((colour) => said.has(colour)), window, places: said.has('@place') ? places : [], posts: said.has('@place') ? [] : posts,
    whose: said.has('@place') ? null : said.has('mine') || said.has('@my-own') || said.has('myself') ? { roles, partnerships } : null,
  };
}

function cutWords({ late, done, colours, places, posts, window, whose }: Cut, things: readonly Thing[], book: Book): string {
  const lateWord = things.every(({ sort }) => sort === 'action') ? 'overdue' : things.every(({ sort }) => sort === 'risk') ? 'past its review' : 'late';
  const doneWord = things.every(({ sort }) => sort === 'action') ? 'closed' : 'recorded as done';
  return [
    ...(late === 'any' ? [] : [late === 'yes' ? lateWord : `not ${lateWord}`]),
    ...(done === 'any' ? [] : [done === 'yes' ? doneWord : 'still open']),
    ...(colours.length === 0 ? [] : [`${colours.join(' or ')} by schedule`]),
    ...(whose === null ? [] : ['yours']),
    ...(places.length === 0 ? [] : [`in ${and(places.map((id) => placeName(book, id)))}`]),
    ...(posts.length === 0 ? [] : [`with the ${and(posts.map((id) => roleName(book, id)))}`]),
    ...(window === null ? [] : [window.to === '9999-12-31' ? `due from ${sayDay(window.from)}` : window.from === '0001-01-01' ? `due by ${sayDay(window.to)}` : window.from === window.to ? `due on ${sayDay(window.from)}` : `due from ${fromTo({ d: window.from, p: 'day' }, { d: window.to, p: 'day' })}`]),
  ].join(', ');
}

/** Whose each of them is. */
export function thoseOwners(question: Question, book: Book): Answer {
  const dated = question.said.has('when') || question.said.has('due');
  return ofThose(question, book, (things) => say(book, { kind: 'WHO', lines: bullets(things.map((thing) => `${ownerOf(thing, book) ?? 'The group'}: ${thing.sort === 'meeting' ? sayDay(thing.of.on) : thing.of.title}${dated ? `: ${standing(thing, book)}` : ''}. ${thing.id}`), shownAtOnce), references: things.map(({ id }) => id) }));
}

/** When each of them is expected, or was done, the earliest first. */
export function thoseDates(question: Question, book: Book): Answer {
  return ofThose(question, book, (things) => {
    const last = (thing: Thing) => { const when = dateOf(thing); return when === null ? '9999' : latestDay(when); };
    const sorted = [...things].sort((a, b) => last(a).localeCompare(last(b)));
    return say(book, { kind: 'DATE', lines: bullets(sorted.map((thing) => `${whenWords(thing, book)}: ${title(thing, book)}. ${thing.id}`), shownAtOnce), references: sorted.map(({ id }) => id) });
  });
}

function whenWords(thing: Thing, book: Book): string {
  const when = dateOf(thing);
  if (when === null) return 'No date recorded';
  if (isDone(thing, book.asOf) && thing.sort === 'milestone') return `${sayWhen(when)}, done`;
  if (thing.sort === 'action' && thing.of.closedOn !== null) return `${sayWhen(when)}, closed ${sayDay(thing.of.closedOn)}`;
  return `${sayWhen(when)}${latestDay(when) < book.asOf && thing.sort !== 'meeting' && thing.sort !== 'decision' ? ', which has passed' : ''}`;
}

/** When each was first due, and when it is expected now. */
export function thoseFirstDue(question: Question, book: Book): Answer {
  return ofThose(question, book, (things) => {
    const first = (thing: Thing): When | null => (thing.sort === 'milestone' ? thing.of.baseline : thing.sort === 'decision' ? thing.of.neededBy : dateOf(thing));
    return listed(book, 'DATE', 'As first agreed:', things, (thing) => { const when = first(thing); return `${title(thing, book)}: ${when === null ? 'no baseline is recorded' : sayWhen(when)}. ${thing.id}`; });
  });
}

/** The last reason on record for each. */
export function thoseWhy(question: Question, book: Book): Answer {
  return ofThose(question, book, (things) => listed(book, 'STATUS', 'The reason on record for each:', things, (thing) => { const reason = reasonsOf(thing).at(-1); return `${title(thing, book)}: ${reason === undefined ? 'none is recorded' : `"${reason}"`}. ${thing.id}`; }));
}

/** By how many days each is late. */
export function thoseHowLate(question: Question, book: Book): Answer {
  return ofThose(question, book, (things) => {
    const days = (thing: Thing) => lateness(thing, book.asOf)?.days ?? -1;
    return listed(book, 'LIST', 'By how many days, the latest first:', [...things].sort((a, b) => days(b) - days(a)), (thing) => {
      const [decision] = thing.sort === 'decision' ? lateDecision(thing.of, book.asOf) : [];
      if (decision !== undefined) return lateLine(book, decision);
      const late = lateness(thing, book.asOf);
      return `${title(thing, book)}: ${late === null ? 'not late on record' : late.days === null ? 'late, by how many days is not known' : sayDays(late.days)}. ${thing.id}`;
    });
  });
}

/** How often each was given a new date. */
export function thoseMoves(question: Question, book: Book): Answer {
  return ofThose(question, book, (things) => listed(book, 'LIST', 'New dates given to each:', things, (thing) => { const moves = movesOf(thing); return `${title(thing, book)}: ${moves === 0 ? 'none' : moves}. ${thing.id}`; }));
}

export function thoseCount(question: Question, book: Book): Answer {
  return ofThose(question, book, (things) => say(book, { kind: 'ROLLUP', lines: [`That is ${things.length}${shownHere(book)}.`], references: things.map(({ id }) => id) }));
}

/** Where each of them stands. */
export function thoseList(question: Question, book: Book): Answer {
  return ofThose(question, book, (things) => say(book, { kind: 'LIST', lines: bullets(things.map((thing) => line(thing, book)), shownAtOnce), references: things.map(({ id }) => id) }));
}

/** What of a list had not been shown yet. */
export function thoseElse(question: Question, book: Book): Answer {
  const places = book.partnerships.filter(({ id }) => question.those?.includes(id) === true).map(({ id }) => id);
  if (places.length > 0) return say(book, { kind: 'LIST', lines: [`Nobody else is on record for that${shownHere(book)}.`], references: places });
  return ofThose(question, book, (things) => {
    const rest = things.slice(shownAtOnce);
    if (rest.length === 0) return say(book, { kind: 'LIST', lines: [`That was all${book.circle === 'insiders' ? ' on record' : shownHere(book)}: ${things.length}.`], references: things.map(({ id }) => id) });
    return listed(book, 'LIST', `The other ${rest.length}:`, rest, (thing) => line(thing, book));
  });
}
