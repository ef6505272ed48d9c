import type { Book, KnownDecision } from '../../domain/answer-book.js';
import { daysBetween } from '../../domain/day.js';
import { isOpen, lateDecision, overdueActions } from '../../domain/answer-late.js';
import { decisionMeant, lineAboutUnknown, meetingsAround, speaksOfMoney } from '../../domain/answer-pick.js';
import { momentOf } from '../../domain/moment.js';
import type { Answer, Question } from '../../domain/question.js';
import { exactDay, latestDay, type Day } from '../../domain/when.js';
import { sayDay, sayDays, sayInstant, sayWhen } from '../dates.js';
import { noOutcome } from '../decision-words.js';
import { whatIsOnRecord } from './nearest.js';
import { neutral, withheldMatter } from './withheld.js';
import { and, bullets, ownerName, placeName, pounds, roleName, say, sentence } from './say.js';

/** What answers need besides the question: how well a holding line fits the words. */
export interface Ear {
  readonly shared: (line: string) => number;
}

/** The decision meant, if this reader may speak of it; otherwise the agreed words. */
function withDecision(question: Question, book: Book, ear: Ear, answer: (decision: KnownDecision) => Answer): Answer {
  if (question.strangers.some((id) => /^dec/i.test(id))) return withheldMatter(question, book, ear.shared);
  // What becomes of us is told by the agreed words, while those in force are about something that this reader does not know of.
  if (question.said.has('@fate') && question.decisions.length === 0 && lineAboutUnknown(book)) return withheldMatter(question, book, ear.shared);
  const decision = decisionMeant(question, book);
  const open = decision === null && book.circle === 'insiders' ? book.decisions.filter(isOpen).slice(0, 5) : [];
  if (open.length > 1) return { kind: 'CLARIFY', text: `Which decision do you mean: ${open.map(({ title, id }) => `${title} (${id})`).join('; or ')}?`, references: [], records: open.map(({ id }) => id), withheld: 0 };
  const [one, another] = book.decisions;
  if (decision === null && book.circle === 'insiders' && one !== undefined && another === undefined && book.holdingLines.length === 0) return answer(one);
  if (decision === null && book.circle === 'insiders' && book.decisions.length > 0 && book.holdingLines.length === 0) return { kind: 'CLARIFY', text: `I could not tell which decision you mean. Those that I can show here: ${book.decisions.slice(-5).map(({ title, id }) => `${title} (${id})`).join('; ')}.`, references: [], records: book.decisions.slice(-5).map(({ id }) => id), withheld: 0 };
  if (decision === null) return book.circle === 'insiders' && book.holdingLines.length === 0 ? say(book, { kind: 'UNKNOWN', lines: ['No decision about that is on record.'] }) : withheldMatter(question, book, ear.shared);
  return answer(decision);
}

export function decisionStatus(question: Question, book: Book, ear: Ear): Answer {
  return withDecision(question, book, ear, (decision) => (isOpen(decision) ? openOne(decision, book) : outcome(decision, book, question)));
}

/** What becomes of us; with a word that it may not be meant where it was not said plainly, or where who is first to move is asked and no decision speaks of that. */
export function decisionFate(question: Question, book: Book, ear: Ear): Answer {
  const answer = decisionStatus(question, book, ear);
  const unsure = !question.said.has('@fate-plain') || (question.said.has('@fate-turn') && question.decisions.length === 0);
  const guessed = unsure && answer.kind === 'DECISION';
  return guessed ? whatIsOnRecord(answer, { words: [], counted: null }, book) : answer;
}

export function decisionWhen(question: Question, book: Book, ear: Ear): Answer {
  return withDecision(question, book, ear, (decision) => (isOpen(decision) ? openOne(decision, book) : outcome(decision, book, question)));
}

/** How long after it was needed a decision was told, where both days are known. */
export function decisionLate(question: Question, book: Book, ear: Ear): Answer {
  return withDecision(question, book, ear, (decision) => {
    if (isOpen(decision)) return openOne(decision, book);
    const answer = outcome(decision, book, question);
    const event = decision.events.find(({ state }) => state === 'announced') ?? decision.events.find(({ state }) => state === 'decided');
    if (decision.neededBy === null || event === undefined) return answer;
    const meeting = book.meetings.find(({ id }) => id === event.meeting);
    const [needed, came] = [exactDay(decision.neededBy), exactDay(event.happened) ?? (meeting !== undefined && meeting.on <= book.asOf ? meeting.on : null)];
    const days = needed === null || came === null ? null : daysBetween(needed, came);
    const late = days === null ? `needed by ${sayWhen(decision.neededBy)}; how many days after that it came is not known to the day` : days > 0 ? `it came ${sayDays(days)} after it was needed (${sayWhen(decision.neededBy)})` : `it came by the day it was needed (${sayWhen(decision.neededBy)})`;
    return { ...answer, text: `${sentence(late)}.\n${answer.text}` };
  });
}

/** What of a decision is true before it is taken and after, for whoever was told no outcome: the same words both times. */
function openOne(decision: KnownDecision, book: Book): Answer {
  const forecasts = decision.forecasts;
  const [first, ...moves] = forecasts;
  const meeting = (on: Day) => book.meetings.find((one) => one.on === on)?.id;
  const named = (on: Day) => `${sayDay(on)}${meeting(on) === undefined ? '' : ` (${meeting(on)})`}`;
  const dates = [
    decision.neededBy === null ? 'No date by which it was needed is recorded' : `Needed by ${sayWhen(decision.neededBy)}`,
    ...(first === undefined ? ['no forecast has been given'] : [`first forecast ${sayDay(first.forecast)}`, ...moves.map(({ forecast, reason }) => `moved to ${named(forecast)}: ${reason}`)]),
  ].join('; ');
  const [late] = lateDecision(decision, book.asOf);
  const related = relatedActions(decision, book);
  return say(book, {
    kind: 'DECISION',
    lines: [
      `${decision.title} (${decision.id}): decision owner the ${roleName(book, decision.owner)}. ${dates}.`,
      sentence(`${lateness(late)}${noOutcome}.`),
      ...related.map(({ action, days }) => `${action.id} (${action.title}, ${ownerName(book, action.owner)}) is overdue by ${sayDays(days)}.`),
    ],
    references: [decision.id, ...related.map(({ action }) => action.id)],
  });
}

function lateness(late: ReturnType<typeof lateDecision>[number] | undefined): string {
  if (late === undefined) return 'there is ';
  if (late.overdue) return `${late.days === null ? '' : `it was needed ${sayDays(late.days)} ago, `}its last date has passed, and there is `;
  return late.days === null ? 'that is after it was needed, and there is ' : `that is ${sayDays(late.days)} after it was needed, and there is `;
}

/** Overdue actions that serve a decision: its dependents, and those that speak of whoever decides. */
function relatedActions(decision: KnownDecision, book: Book) {
  const owner = roleName(book, decision.owner).split(' ')[0] ?? '';
  const raised = (at: string) => book.meetings.find(({ id }) => id === at)?.on ?? '9999';
  const from = decision.raisedOn === null ? '' : latestDay(decision.raisedOn);
  return overdueActions(book.actions, book.asOf).filter(({ action }) => decision.dependents.includes(action.id) || raised(action.raisedAt) >= from && new RegExp(`\\b${owner}s?\\b`, 'i').test(action.title));
}

export function decisionOutcome(question: Question, book: Book, ear: Ear): Answer {
  const onDay = question.day === null ? [] : book.decisions.filter((decision) => !isOpen(decision) && [...decision.events.map(({ happened }) => happened), ...book.told.filter(({ item }) => item === decision.id).map(({ happened }) => happened)]
    .some((happened) => exactDay(happened) === question.day || (happened.p !== 'day' && latestDay(happened).slice(0, 7) === question.day?.slice(0, 7) && decision.events.some(({ meeting }) => book.meetings.some((one) => one.id === meeting && one.on === question.day)))));
  const [one] = onDay;
  if (one !== undefined && question.decisions.length === 0) return outcome(one, book, question);
  return withDecision(question, book, ear, (decision) => (isOpen(decision) ? openOne(decision, book) : outcome(decision, book, question)));
}

function outcome(decision: KnownDecision, book: Book, { horizon, said }: Pick<Question, 'horizon' | 'said'>): Answer {
  const announced = decision.events.find(({ state }) => state === 'announced');
  const decided = decision.events.find(({ state }) => state === 'decided');
  const heard = book.told.filter(({ item, happened }) => item === decision.id && latestDay(happened) <= book.asOf)[0];
  const meeting = book.meetings.find(({ id }) => id === announced?.meeting);
  // A day that is known is said; a month of which the told log knows the day is said by that.
  const announcedOn = announced === undefined ? null : exactDay(announced.happened) === null ? heard?.happened ?? announced.happened : latestDay(announced.happened) > book.asOf ? null : announced.happened;
  const taken = decided === undefined || announcedOn === null || sayWhen(decided.happened) === sayWhen(announcedOn) ? '' : `decided ${sayWhen(decided.happened)}, announced `;
  const how = announcedOn !== null
    ? `${taken === '' ? 'Announced ' : sentence(taken)}${sayWhen(announcedOn)}${meeting === undefined ? '' : ` at ${meeting.id}`}`
    : heard !== undefined ? `Told ${sayWhen(heard.happened)}` : decided !== undefined ? `Decided ${sayWhen(decided.happened)}` : 'Settled';
  const effective = decision.events.find(({ state }) => state === 'effective');
  const ends = book.milestones.find(({ contingentOn, title, baseline }) => contingentOn === decision.id && /\bends?\b/i.test(title) && baseline !== null);
  const embargo = embargoOf(decision, book);
  return say(book, {
    kind: 'DECISION',
    lines: [
      `${how}: ${decision.outcome ?? 'the outcome is not recorded'} (${decision.title}).`,
      ...(effective === undefined && ends === undefined ? [] : [`${[effective === undefined ? '' : `From ${sayWhen(effective.happened)}`, ends?.baseline ? `to ${sayWhen(ends.baseline)}` : ''].filter((part) => part !== '').join(' ').replace(/^to/, 'To')}; ${roleName(book, decision.owner)}.`]),
      ...(horizon !== null && ends?.baseline != null && horizon >= latestDay(ends.baseline).slice(0, 7) ? [laterOne(decision, book)] : []),
      ...(said.has('@fate') && said.has('@which-one') && !namesAny(decision, book) ? [`It names no ${book.programme.words.partnership}.`] : []),
      ...(embargo === null ? [] : [embargo]),
    ],
    references: [decision.id, ...(meeting === undefined ? [] : [meeting.id]), ...(ends === undefined ? [] : [ends.id])],
  });
}

/** Whether an outcome says of which partnerships it is. */
function namesAny({ outcome: what }: KnownDecision, { partnerships }: Book): boolean {
  return partnerships.some(({ name, aliases }) => [name, ...aliases].some((one) => what?.toLowerCase().includes(one.toLowerCase()) === true));
}

/** What came after, by a later decision about money and the future that this reader was told. */
function laterOne(decision: KnownDecision, book: Book): string {
  const on = ({ events, raisedOn }: KnownDecision) => (events[0] !== undefined ? latestDay(events[0].happened) : raisedOn === null ? '' : latestDay(raisedOn));
  const later = book.decisions.filter((one) => one.id !== decision.id && one.outcome !== null && !isOpen(one) && on(one) > on(decision) && (speaksOfMoney(one) || book.funding.lines.some((line) => line.decision === one.id)))
    .sort((a, b) => on(a).localeCompare(on(b))).at(-1);
  return later === undefined ? 'What comes after that I cannot tell.' : `What came after: ${later.outcome ?? ''} (${later.title}, ${later.id}).`;
}

/** Until when it must not be passed on, where somebody is still to be told. */
function embargoOf(decision: KnownDecision, book: Book): string | null {
  return embargoOn(decision.id, book);
}

/** Who is told after those who are told next. */
function toldLater(decision: string, book: Book): string {
  const [next, ...later] = stillToBeTold(decision, book);
  const after = later.filter(({ happened }) => next !== undefined && latestDay(happened) > latestDay(next.happened));
  return after.length === 0 ? '' : ` Then: ${after.map(({ audience, happened }) => `${audience}, ${sayWhen(happened)}`).join('; ')}.`;
}

function stillToBeTold(decision: string, book: Book) {
  return book.told.filter(({ item, happened }) => item === decision && latestDay(happened) > book.asOf)
    .sort((a, b) => latestDay(a.happened).localeCompare(latestDay(b.happened)));
}

/** The same for whatever follows from a decision: known to its reader, and not yet to all. */
export function embargoOn(decision: string, book: Book): string | null {
  const [next] = stillToBeTold(decision, book);
  if (next === undefined) return null;
  const until = next.at === null || !next.at.includes('T') ? sayWhen(next.happened) : sayInstant(momentOf(next.at, book.zone), book.zone);
  return `Please do not share it before ${until}, when ${next.audience} are told.`;
}

export function decisionDecidedWhen(question: Question, book: Book, ear: Ear): Answer {
  return withDecision(question, book, ear, (decision) => {
    if (isOpen(decision)) return openOne(decision, book);
    const decided = decision.events.find(({ state }) => state === 'decided');
    if (decided !== undefined) return say(book, { kind: 'DECISION', lines: [`${decision.title}: decided ${sayWhen(decided.happened)} by the ${roleName(book, decision.owner)}${decision.outcome === null ? '' : `: ${decision.outcome}`}.`], references: [decision.id] });
    const announced = decision.events.find(({ state }) => state === 'announced');
    const meeting = book.meetings.find(({ id }) => id === announced?.meeting);
    const when = announced === undefined ? 'Nor is the day it was announced.' : `It was announced at the ${sayWhen(announced.happened)}${meeting === undefined ? '' : `, at ${meeting.id} (${sayDay(meeting.on)})`}.`.replace('at the 2', 'in 2');
    return say(book, { kind: 'UNKNOWN', lines: [`The day the ${roleName(book, decision.owner)} decided is not recorded. ${when}`], references: [decision.id, ...(meeting === undefined ? [] : [meeting.id])] });
  });
}

export function decisionWho(question: Question, book: Book, ear: Ear): Answer {
  return withDecision(question, book, ear, (decision) => {
    const owner = roleName(book, decision.owner);
    const informed = decision.informedBy.map((id) => book.milestones.find((milestone) => milestone.id === id)).filter((milestone) => milestone !== undefined);
    const advises = decision.advisedBy ?? (book.programme.body === null ? null : `the ${book.programme.body.name} (${book.programme.body.id})`);
    return say(book, {
      kind: 'WHO',
      lines: [`${owner === 'Minister' ? 'Ministers decide' : `The ${owner} decides`}: the ${owner} is the decision owner of "${decision.title}" (${decision.id}).${advises === null ? '' : ` ${sentence(advises)} advises and does not decide.`}`,
        ...(informed.length === 0 ? [] : [`It was informed by: ${informed.map(({ title, id, actual }) => `${title}${actual === null ? '' : `, ${sayWhen(actual)}`} (${id})`).join('; ')}.`])],
      references: [decision.id, ...informed.map(({ id }) => id)],
    });
  });
}

export function decisionInformed(question: Question, book: Book, ear: Ear): Answer {
  return decisionWho(question, book, ear);
}

export function decisionDependents(question: Question, book: Book, ear: Ear): Answer {
  return withDecision(question, book, ear, (decision) => {
    const ids = [...new Set([...decision.dependents, ...book.milestones.filter(({ contingentOn }) => contingentOn === decision.id).map(({ id }) => id)])];
    const titles = ids.flatMap((id) => [...book.milestones, ...book.actions, ...book.risks].filter((record) => record.id === id).map(({ title }) => `${title} (${id})`));
    return say(book, { kind: 'LIST', lines: [titles.length === 0 ? `Nothing is recorded as depending on ${decision.id}.` : `${titles.length} recorded as depending on ${decision.title} (${decision.id}):`, ...bullets(titles)], references: [decision.id, ...ids.filter((id) => titles.some((title) => title.includes(`(${id})`)))] });
  });
}

export function decisionMoves(question: Question, book: Book, ear: Ear): Answer {
  return withDecision(question, book, ear, (decision) => {
    const moves = decision.forecasts.slice(1);
    const times = moves.length <= 0 ? '' : moves.length === 1 ? 'once' : moves.length === 2 ? 'twice' : `${moves.length} times`;
    return say(book, { kind: 'DECISION', lines: [decision.forecasts.length === 0 ? `${decision.title} (${decision.id}): no forecast is recorded, so none has moved.` : `${decision.title}: its forecast has ${times === '' ? 'not moved' : `moved ${times}`}. ${decision.neededBy === null ? '' : `Needed by ${sayWhen(decision.neededBy)}; `}${decision.forecasts.map(({ forecast, givenOn, reason }) => `${sayDay(forecast)} (given ${sayDay(givenOn)}: ${reason})`).join('; then ')}.`], references: [decision.id] });
  });
}

export function decisionWhy(question: Question, book: Book, ear: Ear): Answer {
  return withDecision(question, book, ear, (decision) => {
    const last = decision.forecasts.at(-1);
    if (last === undefined) return say(book, { kind: 'UNKNOWN', lines: [`No reason is recorded for ${decision.title} (${decision.id}).`], references: [decision.id] });
    return say(book, { kind: 'DECISION', lines: [`${decision.title}: the reasons on record are ${and(decision.forecasts.slice(decision.forecasts.length > 1 ? 1 : 0).map(({ reason, givenOn }) => `"${reason}" (given ${sayDay(givenOn)})`))}. Owner: ${roleName(book, decision.owner)}.`], references: [decision.id] });
  });
}

export function decisionEffective(question: Question, book: Book, ear: Ear): Answer {
  return withDecision(question, book, ear, (decision) => {
    const effective = decision.events.find(({ state }) => state === 'effective');
    if (effective === undefined) return isOpen(decision) ? openOne(decision, book) : say(book, { kind: 'UNKNOWN', lines: [`When ${decision.title} takes effect is not recorded.`], references: [decision.id] });
    return say(book, { kind: 'DATE', lines: [`${decision.title}: ${decision.outcome === null || !question.said.has('@and-what') ? '' : `${decision.outcome}; `}takes effect ${sayWhen(effective.happened)}.`], references: [decision.id] });
  });
}

/** Where what is said of a decision comes from: what the register holds under its id. */
export function decisionSource(question: Question, book: Book, ear: Ear): Answer {
  return withDecision(question, book, ear, (decision) => {
    if (isOpen(decision)) return openOne(decision, book);
    const answer = outcome(decision, book, question);
    const minute = decision.minute === null ? 'no minute is named there' : `minute ${decision.minute}`;
    return { ...answer, kind: 'PROVENANCE', text: answer.text.replace(/\nAs of /, `\nThat is the entry ${decision.id} of the register; ${minute}.\nAs of `) };
  });
}

/** Asked whether something was agreed, picked or approved that is no decision this reader may know. */
export function decisionUnnamed(question: Question, book: Book, ear: Ear): Answer {
  if (book.circle !== 'insiders') return withheldMatter(question, book, ear.shared);
  return say(book, { kind: 'UNKNOWN', lines: ['No decision about that is on record that I can show here. "Open decisions" and "which decisions were made" list those that are.'] });
}

/** Who has been told of a decision, and who is to be told: for those who have been told themselves. */
export function decisionTold(question: Question, book: Book, ear: Ear): Answer {
  const item = decisionMeant(question, book);
  const rows = book.told.filter((row) => (item === null || !book.told.some((one) => one.item === item.id) ? true : row.item === item.id));
  if (rows.length === 0) {
    if (item === null || book.circle !== 'insiders') return withheldMatter(question, book, ear.shared);
    return say(book, { kind: 'LIST', lines: [`There is nobody whom I can show here as told of an outcome of ${item.title} (${item.id}).`], references: [item.id] });
  }
  const lines = rows.map(({ audience, happened, at }) => `${audience}: ${latestDay(happened) <= book.asOf ? 'told' : 'planned for'} ${at !== null && at.includes('T') && happened.p === 'day' ? sayInstant(momentOf(at, book.zone), book.zone) : sayWhen(happened)}`);
  return say(book, { kind: 'LIST', lines: [`${item === null ? '' : `${item.title}: `}who has been told, and who is still to be told.`, ...bullets(lines)], references: [...new Set(rows.map((row) => row.item))] });
}

export function decisionEmbargo(question: Question, book: Book, ear: Ear): Answer {
  return withDecision(question, book, ear, (decision) => {
    if (isOpen(decision)) return openOne(decision, book);
    const embargo = embargoOf(decision, book);
    return say(book, { kind: 'DECISION', lines: [embargo === null ? `${decision.title} may be shared: everyone in the plan has been told.` : `${embargo}${toldLater(decision.id, book)}`], references: [decision.id] });
  });
}

export function decisionsPending(question: Question, book: Book, ear: Ear): Answer {
  const open = book.decisions.filter(isOpen);
  if (book.circle !== 'insiders') return withheldMatter(question, book, ear.shared);
  const lines = open.map((decision) => {
    const [late] = lateDecision(decision, book.asOf);
    const last = decision.forecasts.at(-1);
    const days = late?.days === undefined || late.days === null ? '' : late.overdue ? `, needed ${sayDays(late.days)} ago` : `, ${sayDays(late.days)} late`;
    return `${decision.title}: ${roleName(book, decision.owner)}; needed by ${decision.neededBy === null ? 'a date not recorded' : sayWhen(decision.neededBy)}${last === undefined ? '' : `, expected ${sayDay(last.forecast)}`}${days}. ${decision.id}`;
  });
  return say(book, { kind: 'LIST', lines: [open.length === 0 ? 'No decision that I can show here is without an outcome.' : `${open.length} ${open.length === 1 ? 'decision' : 'decisions'} with ${noOutcome}:`, ...bullets(lines)], references: open.map(({ id }) => id) });
}

export function decisionsMade(question: Question, book: Book, ear: Ear): Answer {
  const last = question.said.has('last') && question.said.has('meeting') ? meetingsAround(book).last : null;
  const meeting = last ?? book.meetings.find(({ id }) => question.meetings.includes(id));
  const made = book.decisions.filter((decision) => !isOpen(decision)).filter(({ events, owner }) => {
    const days = events.filter(({ state }) => state !== 'effective').map(({ happened }) => latestDay(happened));
    if (question.roles.length > 0 && !question.roles.includes(owner)) return false;
    if (meeting !== undefined) return events.some((event) => event.meeting === meeting.id || exactDay(event.happened) === meeting.on);
    if (question.day !== null && question.window === null) return days.includes(question.day);
    return question.window === null || days.some((on) => on >= question.window!.from && on <= question.window!.to);
  });
  if (made.length === 0) return book.circle === 'insiders' ? say(book, { kind: 'UNKNOWN', lines: [`No outcome that I can give here is on record ${meeting === undefined ? 'for that' : `from ${meeting.id} (${sayDay(meeting.on)})`}.`], references: meeting === undefined ? [] : [meeting.id] }) : withheldMatter(question, book, ear.shared);
  return say(book, { kind: 'LIST', lines: [`${made.length} on record:`, ...bullets(made.map(({ title, outcome: what, id }) => `${title}: ${what ?? 'outcome not recorded'}. ${id}`))], references: made.map(({ id }) => id) });
}

/** The agreed words in force, for whoever asks for them. They are made to be said. */
export function holdingLine(question: Question, book: Book, ear: Ear): Answer {
  if (book.circle !== 'insiders') return withheldMatter(question, book, ear.shared);
  const lines = book.holdingLines;
  if (lines.length === 0) return say(book, { kind: 'UNKNOWN', lines: ['No holding line is in force.'] });
  return say(book, { kind: 'DECISION', lines: lines.map(({ id, text, approvedBy }) => `The holding line in force (${id}): "${text}"${approvedBy == null ? question.said.has('who') ? ' Who approved it is not recorded.' : '' : ` Approved by the ${roleName(book, approvedBy)}.`}`), references: lines.map(({ id }) => id) });
}

/** Decisions that came out as a no. */
export function decisionsRefused(question: Question, book: Book, ear: Ear): Answer {
  if (book.circle !== 'insiders') return withheldMatter(question, book, ear.shared);
  const found = book.decisions.filter(({ outcome: what }) => what !== null && /\b(?:refused|rejected|declined|turned down|not (?:agreed|approved|renewed))\b/i.test(what));
  return say(book, { kind: 'LIST', lines: [found.length === 0 ? 'No refusal that I can show here is on record.' : `${found.length} on record as refused:`, ...bullets(found.map(({ title, outcome: what, id }) => `${title}: ${what ?? ''}. ${id}`))], references: found.map(({ id }) => id) });
}

/** What money follows from a decision: for those who were told. */
export function moneyFuture(question: Question, book: Book, ear: Ear): Answer {
  const lines = book.funding.lines.filter(({ decision, year }) => decision !== null && year > book.asOf.slice(0, 4));
  if (lines.length === 0 || lines.every(({ totalGbp }) => totalGbp === 0)) return decisionStatus(question, book, ear);
  const several = lines.filter(({ totalGbp }) => totalGbp > 0).length > 1 && question.year === null;
  const own = question.places.flatMap((place) => book.funding.allocations.filter(({ partnership, year }) => partnership === place && lines.some((line) => line.year === year)));
  const shown = book.funding.allocations.filter(({ year }) => lines.some((line) => line.year === year));
  return say(book, {
    kind: 'MONEY',
    lines: [
      ...(several ? [`${pounds(lines.reduce((sum, { totalGbp }) => sum + totalGbp, 0))} in all over ${and(lines.filter(({ totalGbp }) => totalGbp > 0).map(({ year }) => year))}.`] : []),
      `${lines.filter(({ totalGbp }) => totalGbp > 0).map(({ year, totalGbp, status }) => `${year}: £${totalGbp.toLocaleString('en-GB')} in all (${status})`).join('; ')}.`,
      ...own.map(({ year, partnership, amountGbp }) => `${placeName(book, partnership)} in ${year}: £${amountGbp.toLocaleString('en-GB')}.`),
      ...(own.length > 0 ? [] : shown.length > 1 ? bullets(shown.map(({ year, partnership, amountGbp }) => `${placeName(book, partnership)}, ${year}: £${amountGbp.toLocaleString('en-GB')}`)) : [`Amounts for each ${book.programme.words.partnership} are in the grant letters.`]),
      ...[...new Set(lines.flatMap(({ decision }) => (decision === null ? [] : embargoOn(decision, book) ?? [])))],
    ],
    references: [...new Set(lines.flatMap(({ decision }) => (decision === null ? [] : [decision as string])))],
    records: [...lines.map(({ year }) => `funding/${year}`), ...(own.length > 0 ? own : shown).map(({ year, partnership }) => `allocation/${year}/${partnership}`)],
  });
}

export { neutral };
