import type { Book } from '../../domain/answer-book.js';
import { speaksOf } from '../../domain/answer-about.js';
import { rolesWith } from '../../domain/duties.js';
import type { Answer, Question } from '../../domain/question.js';
import { sayWhen } from '../dates.js';
import { and, bullets, capitalised, ownerName, placeName, roleName, say, shownHere } from './say.js';

export function holderLine(book: Book, role: string, place: string | null): string {
  const held = book.holders.filter((holder) => holder.role === role && (place === null || holder.partnership === place));
  const title = roleName(book, role, place);
  const [first] = held.filter(({ deputy }) => !deputy);
  const deputies = held.filter(({ deputy }) => deputy).map(({ name }) => name);
  const deputy = deputies.length === 0 ? '' : `; deputy ${and(deputies)}`;
  const org = book.roles.find(({ id }) => id === role)?.org ?? null;
  const of = org === null || /\b(?:per|for each)\b/i.test(org) ? '' : `, ${org}`;
  if (first === undefined) return `${title}${of}: nobody is recorded by name in that post${deputy}.`;
  return first.name === title ? `The ${title}${of} is in post; the register gives no other name${deputy}.` : `${title}${of}: ${first.name}${deputy}.`;
}

/** Whom to speak to about a matter: the post that is called so, and whoever owns what the register holds about it. */
export function whoAbout(question: Question, book: Book): Answer {
  const matter = question.about;
  const roles = book.roles.filter(({ title }) => matter.length > 0 && matter.some((word) => speaksOf(title, [word])) && matter.every((word) => speaksOf(title, [word]) || passing.has(word)));
  const [purse] = question.said.has('funding') || question.said.has('instalment') ? rolesWith(book.roles, 'finance') : [];
  if (purse !== undefined && roles.length === 0) return say(book, { kind: 'WHO', lines: [holderLine(book, purse, null)] });
  const owned = [
    ...book.milestones.filter(({ actual }) => actual === null).map(({ id, title, owner, partnership }) => ({ id: id as string, title, who: roleName(book, owner, partnership) })),
    ...book.actions.filter(({ closedOn }) => closedOn === null).map(({ id, title, owner }) => ({ id, title, who: ownerName(book, owner) })),
    ...book.risks.map(({ id, title, owner }) => ({ id, title, who: roleName(book, owner) })),
  ].filter(({ title }) => matter.length > 0 && matter.every((word) => speaksOf(title, [word]) || passing.has(word))).slice(0, 3);
  if (roles.length + owned.length === 0) return say(book, { kind: 'UNKNOWN', lines: ['I could not tell from the register whom to ask about that; the secretariat can say.'] });
  return say(book, {
    kind: 'WHO', references: owned.map(({ id }) => id), records: owned.map(({ id }) => id),
    lines: [...roles.slice(0, 2).map(({ id }) => holderLine(book, id, null)), ...owned.map(({ id, title, who }) => `${title}: ${who}. ${id}`)],
  });
}

/** Words beside a matter that no title need have. */
const passing = new Set(['nationally', 'national', 'please', 'these', 'days', 'matter', 'issue', 'question', 'thing', 'stuff', 'side']);

export function facilitatorOf(question: Question, book: Book): Answer {
  const [role] = rolesWith(book.roles, 'facilitator');
  if (role === undefined) return say(book, { kind: 'UNKNOWN', lines: ['No facilitators are recorded.'] });
  const via = question.member === null ? '' : `${question.member} is in ${and(question.places.map((id) => placeName(book, id)))}. `;
  return say(book, { kind: 'WHO', lines: question.places.map((place) => `${via}${holderLine(book, role, place)}`), references: question.places });
}

export function hostOf(question: Question, book: Book): Answer {
  const found = book.partnerships.filter(({ id }) => question.places.includes(id));
  return say(book, { kind: 'WHO', lines: found.map(({ name, host }) => (host === null ? `${name}: no host authority is recorded.` : `${host} is the host authority of ${name}.`)), references: question.places });
}

export function hosts(_question: Question, book: Book): Answer {
  return say(book, { kind: 'LIST', lines: ['Host authorities:', ...bullets(book.partnerships.map(({ name, host }) => `${name}: ${host ?? 'not recorded'}`), 20)], references: [] });
}

export function placeOfMember(question: Question, book: Book): Answer {
  const one = book.partnerships.find(({ id }) => id === question.memberOf);
  if (one === undefined || question.member === null) return partnershipsList(question, book);
  const either = question.said.has('@either');
  const other = book.partnerships.find(({ id }) => question.places.includes(id) && id !== one.id);
  const doubt = one.unconfirmed.includes(question.member) ? ` The source list does not confirm it.` : '';
  return say(book, { kind: 'WHO', lines: [`${other === undefined || either ? '' : 'No: '}${question.member} is in ${one.name}${other === undefined ? '' : `, not ${other.name}`}.${doubt}`], references: [one.id] });
}

/** Which partnerships were pilots, or whether those named were. */
export function pilots(question: Question, book: Book): Answer {
  const { partnership, partnerships } = book.programme.words;
  if (book.partnerships.every(({ pilot }) => pilot == null)) return say(book, { kind: 'UNKNOWN', lines: [`Which ${partnerships} were pilots is not recorded.`] });
  const found = book.partnerships.filter(({ pilot }) => pilot === true);
  if (question.places.length > 0) {
    const asked = book.partnerships.filter(({ id }) => question.places.includes(id));
    return say(book, { kind: 'WHO', lines: asked.map(({ name, pilot }) => `${pilot === true ? 'Yes' : 'No'}: ${name} was ${pilot === true ? '' : 'not '}a pilot ${partnership}.`), references: asked.map(({ id }) => id) });
  }
  return say(book, { kind: 'LIST', lines: [`${found.length} of the ${book.partnerships.length} ${partnerships} were pilots: ${and(found.map(({ name }) => name))}.`], references: found.map(({ id }) => id) });
}

/** Where each of several named authorities belongs, and whether it is to one. */
export function samePlace(question: Question, book: Book): Answer {
  const { named, said } = question;
  const places = [...new Set(named.map(({ of }) => of))];
  const [only, another] = places;
  if (only === undefined) return partnershipsList(question, book);
  const doubts = book.partnerships.flatMap(({ unconfirmed }) => named.filter(({ name }) => unconfirmed.includes(name)).map(({ name }) => name));
  const doubt = doubts.length === 0 ? '' : ` The source list does not confirm ${and(doubts)}.`;
  const members = named.filter(({ name, of }) => name !== placeName(book, of));
  const asked = said.has('where') || said.has('list') ? '' : another === undefined ? 'Yes: ' : 'No: ';
  const together = members.length > 2 ? 'are all' : members.length === 2 ? 'are both' : 'is';
  if (another === undefined) return say(book, { kind: 'WHO', lines: [`${asked}${and(members.map(({ name }) => name))} ${together} in ${placeName(book, only)}.${doubt}`], references: places });
  const line = ({ name, of }: Question['named'][number]) => (name === placeName(book, of) ? `${name} is a ${book.programme.words.partnership} of its own` : `${name} is in ${placeName(book, of)}`);
  return say(book, { kind: 'WHO', lines: [`${asked}${and(named.map(line))}.${doubt}`], references: places });
}

/** Two names of one partnership. */
export function samePartnership(question: Question, book: Book): Answer {
  const found = book.partnerships.filter(({ id }) => question.places.includes(id));
  return say(book, { kind: 'WHO', references: question.places, lines: found.map(({ name, laterName }) => `They are two names of one ${book.programme.words.partnership}: ${name}${laterName === null ? '' : `, called ${laterName.name} by ${sayWhen(laterName.by)}`}.`) });
}

export function membersCount(question: Question, book: Book): Answer {
  if (question.places.length === 0) {
    const total = book.partnerships.reduce((sum, { members }) => sum + members.length, 0);
    const doubt = book.partnerships.flatMap(({ unconfirmed }) => unconfirmed).length;
    return say(book, { kind: 'ROLLUP', lines: [`${total} ${total === 1 ? book.programme.words.authority : book.programme.words.authorities} in ${book.partnerships.length} ${book.programme.words.partnerships}.${doubt === 0 ? '' : ` ${doubt} of them are unconfirmed in the source list.`}`] });
  }
  const found = book.partnerships.filter(({ id }) => question.places.includes(id));
  return say(book, {
    kind: 'ROLLUP', references: question.places,
    lines: found.map(({ name, members, unconfirmed }) => `${name} has ${members.length} ${book.programme.words.authorities}.${unconfirmed.length === 0 ? '' : ` ${and(unconfirmed)} ${unconfirmed.length === 1 ? 'is' : 'are'} unconfirmed in the source list.`}`),
  });
}

/** Partnerships by how many authorities they have; with a number said, those above or below it. */
export function membersByPlace(question: Question, book: Book): Answer {
  const few = question.said.has('few');
  const sorted = [...book.partnerships].sort((a, b) => (few ? a.members.length - b.members.length : b.members.length - a.members.length));
  return say(book, { kind: 'LIST', lines: [`${capitalised(book.programme.words.authorities)}, ${few ? 'fewest' : 'most'} first:`, ...bullets(sorted.map(({ name, members }) => `${name}: ${members.length}`), 20)] });
}

export function membersOf(question: Question, book: Book): Answer {
  const found = book.partnerships.filter(({ id }) => question.places.includes(id));
  return say(book, { kind: 'LIST', references: question.places, lines: found.map(({ name, members, unconfirmed }) => `${name} (${members.length}): ${members.join(', ')}.${unconfirmed.length === 0 ? '' : ` Unconfirmed in the source list: ${unconfirmed.join(', ')}.`}`) });
}

export function partnershipsCount(question: Question, book: Book): Answer {
  const answer = partnershipsList(question, book);
  return { ...answer, kind: 'ROLLUP' };
}

export function partnershipsList(_question: Question, book: Book): Answer {
  return say(book, { kind: 'LIST', lines: [`${book.partnerships.length} ${book.programme.words.partnerships}: ${book.partnerships.map(({ name }) => name).join(', ')}.`] });
}

export function roleHolder(question: Question, book: Book): Answer {
  const places: readonly (string | null)[] = question.places.length > 0 ? question.places : [null];
  const lines = question.roles.slice(0, 3).flatMap((role) => places.map((place) => {
    const perPlace = book.holders.filter((holder) => holder.role === role && holder.partnership !== null);
    const note = book.roles.find(({ id }) => id === role)?.note;
    // Of how many people a post speaks the register cannot say.
    if (question.said.has('howmany') && perPlace.length <= 1) return `There is no figure${shownHere(book)} on record for that.`;
    if (place === null && perPlace.length > 1) return `${roleName(book, role)}: one for each of ${new Set(perPlace.map(({ partnership }) => partnership)).size} ${book.programme.words.partnerships}; ask for one by name.`;
    return `${holderLine(book, role, place)}${note == null ? '' : ` ${note}.`}`;
  }));
  const unknown = lines.every((line) => line.startsWith('There is no figure'));
  return say(book, { kind: unknown ? 'UNKNOWN' : 'WHO', lines: [...new Set(lines)], references: unknown ? [] : [...question.roles.slice(0, 3), ...question.places], records: question.places });
}
