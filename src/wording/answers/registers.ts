import type { Book, KnownAction } from '../../domain/answer-book.js';
import { speaksOf } from '../../domain/answer-about.js';
import { overdueActions } from '../../domain/answer-late.js';
import { asksActionOf } from '../../domain/action-owner.js';
import { ownPartDone } from '../../domain/own-part.js';
import { meetingsAround } from '../../domain/answer-pick.js';
import { daysBetween } from '../../domain/day.js';
import type { Answer, Question } from '../../domain/question.js';
import { sayDay, sayDays } from '../dates.js';
import { bullets, ownerName, placeName, roleName, say, shownHere } from './say.js';
import { neutral } from './withheld.js';

/** Actions this reader may see; a reader who may see none is told nothing of them. */
function withActions(book: Book, answer: (actions: readonly KnownAction[]) => Answer): Answer {
  if (book.actions.length === 0) return book.circle === 'insiders' ? say(book, { kind: 'UNKNOWN', lines: ['No actions are recorded.'] }) : neutral();
  return answer(book.actions);
}

/** Those that speak of what the question is about, in their words or by who answers for them; all where it names nothing. */
function about(question: Question, book: Book, actions: readonly KnownAction[]): readonly KnownAction[] {
  return actions.filter(({ title, note, owner }) => {
    const words = `${title} ${note ?? ''} ${ownerName(book, owner)}`;
    const here = question.places.length === 0 || question.places.some((id) => new RegExp(`\\b(?:${id}|all)\\b`).test(`${owner} ${note ?? ''}`) || words.includes(placeName(book, id)));
    return here && (question.about.length === 0 || speaksOf(`${words} ${owner}`, question.about));
  });
}

const ofWhat = ({ about: words, places }: Question, book: Book) => `${places.length === 0 ? '' : ` for ${places.map((id) => placeName(book, id)).join(' and ')}`}${words.length === 0 ? '' : ` about “${words.join(' ')}”`}`;

function actionLine(book: Book, action: KnownAction, days: number | null): string {
  const late = days === null && action.dueOn >= book.asOf ? `due ${sayDay(action.dueOn)}` : `${sayDays(days ?? daysBetween(action.dueOn, book.asOf))} overdue (due ${sayDay(action.dueOn)})`;
  return `${action.title}: ${late}; ${ownerName(book, action.owner)}${action.note === null ? '' : ` (${action.note})`}. ${action.id}`;
}

export function actionsOverdue(question: Question, book: Book): Answer {
  return withActions(book, (actions) => {
    const named = about(question, book, actions);
    const mine = question.about.length === 0 && question.roles.length > 0 && !question.said.has('list') ? named.filter(({ owner }) => question.roles.some((role) => new RegExp(`\\b${role}\\b`).test(owner))) : named;
    const found = overdueActions(mine, book.asOf);
    return say(book, { kind: question.said.has('howmany') ? 'ROLLUP' : 'LIST', lines: [found.length === 0 ? `No action${shownHere(book)}${ofWhat(question, book)} is overdue.` : `${found.length} overdue${shownHere(book)}${ofWhat(question, book)}, longest first:`, ...bullets(found.map(({ action, days }) => actionLine(book, action, days)))], references: found.map(({ action }) => action.id) });
  });
}

function openList(book: Book, actions: readonly KnownAction[], title: string): Answer {
  const open = [...actions].filter(({ closedOn }) => closedOn === null).sort((a, b) => a.dueOn.localeCompare(b.dueOn));
  return say(book, { kind: 'LIST', lines: [open.length === 0 ? `No ${title}${shownHere(book)}.` : `${open.length} ${open.length === 1 ? title.replace('actions', 'action') : title}${shownHere(book)}:`, ...bullets(open.map((action) => actionLine(book, action, null)))], references: open.map(({ id }) => id) });
}

export function actionsOpen(question: Question, book: Book): Answer {
  return withActions(book, (all) => {
    const actions = about(question, book, all);
    return openList(book, question.window === null ? actions : actions.filter(({ dueOn }) => dueOn <= (question.window?.to ?? dueOn)), `open actions${ofWhat(question, book)}`);
  });
}

export function actionsCount(question: Question, book: Book): Answer {
  return withActions(book, (all) => {
    const actions = about(question, book, all);
    const open = actions.filter(({ closedOn }) => closedOn === null);
    const overdue = overdueActions(actions, book.asOf);
    return say(book, { kind: 'ROLLUP', lines: [`${open.length} actions${ofWhat(question, book)} are open${shownHere(book)}, of which ${overdue.length} ${overdue.length === 1 ? 'is' : 'are'} overdue; ${actions.length - open.length} are closed.`], references: open.map(({ id }) => id) });
  });
}

export function actionsDue(question: Question, book: Book): Answer {
  return withActions(book, (actions) => {
    const window = question.window;
    const due = actions.filter(({ closedOn, dueOn }) => closedOn === null && (window === null ? dueOn >= book.asOf : dueOn >= window.from && dueOn <= window.to));
    return openList(book, due, window === null ? 'actions still to fall due' : `actions due from ${sayDay(window.from)} to ${sayDay(window.to)}`);
  });
}

/** The actions of whoever asks, or of a role that was named. */
export function actionsOf(roles: readonly string[], places: readonly string[]) {
  return (_question: Question, book: Book): Answer => withActions(book, (actions) => {
    const own = actions.filter((action) => asksActionOf(action.owner, roles, places) && !ownPartDone(action, places, book));
    return openList(book, own, `open actions for ${roles.map((role) => roleName(book, role)).join(', ') || 'you'}`);
  });
}

/** What was closed: since a meeting or in some days, where one was said, the last first. */
export function actionsClosed(question: Question, book: Book): Answer {
  return withActions(book, (all) => {
    const { last } = meetingsAround(book);
    const from = question.window?.from ?? (question.said.has('since') && last !== null ? last.on : null);
    const closed = about(question, book, all).flatMap((action) => (action.closedOn === null || (from !== null && action.closedOn < from) || (question.window !== null && action.closedOn > question.window.to) ? [] : [{ ...action, closedOn: action.closedOn }]))
      .sort((a, b) => b.closedOn.localeCompare(a.closedOn));
    const when = from === null || from <= '0001-01-01' ? '' : ` since ${sayDay(from)}`;
    return say(book, { kind: 'LIST', lines: [closed.length === 0 ? `No action${shownHere(book)}${ofWhat(question, book)} is recorded as closed${when}.` : `Closed${when}${ofWhat(question, book)}, the last first:`, ...bullets(closed.map(({ title, owner, closedOn, id }) => `${title}: ${sayDay(closedOn)}; ${ownerName(book, owner)}. ${id}`))], references: closed.map(({ id }) => id) });
  });
}

/** What is still open of what was agreed at a meeting: the one named, else the last. */
export function actionsFromMeeting(question: Question, book: Book): Answer {
  return withActions(book, (actions) => {
    const meeting = book.meetings.find(({ id }) => question.meetings.includes(id)) ?? meetingsAround(book).last;
    if (meeting === null) return say(book, { kind: 'UNKNOWN', lines: ['No earlier meeting is recorded.'] });
    const raised = actions.filter(({ raisedAt }) => raisedAt === meeting.id);
    const open = openList(book, raised, `open actions from ${meeting.id} (${sayDay(meeting.on)})`);
    const closed = raised.filter(({ closedOn }) => closedOn !== null && !question.said.has('missing') && !question.said.has('open')).map(({ id }) => id);
    return closed.length === 0 ? open : { ...open, text: open.text.replace(/\nAs of/, `\nClosed since: ${closed.join(', ')}.\nAs of`), records: [...open.records, ...closed] };
  });
}

export function actionOne(question: Question, book: Book): Answer {
  const found = book.actions.filter(({ id }) => question.actions.includes(id));
  if (found.length === 0) return neutral();
  return say(book, {
    kind: question.said.has('who') || question.said.has('owner') ? 'WHO' : 'STATUS',
    lines: found.map((action) => (action.closedOn === null ? actionLine(book, action, null) : `${action.title}: closed ${sayDay(action.closedOn)} (due ${sayDay(action.dueOn)}); ${ownerName(book, action.owner)}. ${action.id}`)),
    references: found.map(({ id }) => id),
  });
}

/** Where an action or a risk comes from. */
export function registerSource(question: Question, book: Book): Answer {
  const actions = book.actions.filter(({ id }) => question.actions.includes(id));
  const risks = book.risks.filter(({ id }) => question.risks.includes(id));
  if (actions.length + risks.length === 0) return neutral();
  const raised = (id: string) => {
    const on = book.meetings.find((one) => one.id === id)?.on;
    return on === undefined ? id : `${id} (${sayDay(on)})`;
  };
  return say(book, {
    kind: 'PROVENANCE', references: [...actions, ...risks].map(({ id }) => id),
    lines: [...actions.map((action) => `From the action log: ${actionLine(book, action, null)} It was raised at ${raised(action.raisedAt)}.`), ...risks.map(({ id, title }) => `From the risk register, ${id}: ${title}.`)],
  });
}

export function risksTop(question: Question, book: Book): Answer {
  if (book.risks.length === 0) return book.circle === 'insiders' ? say(book, { kind: 'UNKNOWN', lines: ['No risks are recorded.'] }) : neutral();
  const meant = book.risks.filter(({ title, response, owner }) => speaksOf(`${title} ${response} ${owner} ${roleName(book, owner)}`, question.about) && (question.places.length === 0 || question.places.some((id) => `${title} ${response}`.includes(placeName(book, id)))));
  if (meant.length === 0) return say(book, { kind: 'LIST', lines: [`None of the ${book.risks.length} risks on the register is${question.about.length === 0 ? ofWhat(question, book) : ` about “${question.about.join(' ')}”${question.places.length === 0 ? '' : ofWhat({ ...question, about: [] }, book)}`}.`] });
  const sorted = [...meant].sort((a, b) => b.likelihood * b.impact - a.likelihood * a.impact || a.id.localeCompare(b.id));
  const chosen = question.said.has('top') && !question.said.has('howmany') ? sorted.slice(0, question.most ?? 3) : sorted;
  return say(book, { kind: question.said.has('howmany') ? 'ROLLUP' : 'LIST', lines: [`${sorted.length} ${sorted.length === 1 ? 'risk' : 'risks'} on the register${ofWhat(question, book)}${chosen.length < sorted.length ? `; the highest ${chosen.length}` : ', highest first'} (likelihood × impact):`, ...bullets(chosen.map((risk) => `${risk.title}: ${risk.likelihood} × ${risk.impact} = ${risk.likelihood * risk.impact}; ${roleName(book, risk.owner)}; review ${sayDay(risk.reviewOn)}. ${risk.id}`))], references: chosen.map(({ id }) => id) });
}

/** The risks that these roles own, the highest first. */
export function risksOf(roles: readonly string[]) {
  return (question: Question, book: Book): Answer => {
    if (book.risks.length === 0) return risksTop(question, book);
    const own = [...book.risks].filter(({ owner }) => roles.includes(owner)).sort((a, b) => b.likelihood * b.impact - a.likelihood * a.impact || a.id.localeCompare(b.id));
    return say(book, { kind: 'LIST', lines: [own.length === 0 ? 'No risk on the register is yours.' : `${own.length} ${own.length === 1 ? 'risk is' : 'risks are'} yours, highest first:`, ...bullets(own.map((risk) => `${risk.title}: ${risk.likelihood} × ${risk.impact} = ${risk.likelihood * risk.impact}; review ${sayDay(risk.reviewOn)}. ${risk.id}`))], references: own.map(({ id }) => id) });
  };
}

export function risksReview(question: Question, book: Book): Answer {
  if (book.risks.length === 0) return risksTop(question, book);
  const all = question.window === null && !question.said.has('not') && (question.said.has('when') || question.said.has('next') || question.said.has('open'));
  const to = question.window?.to ?? book.asOf;
  if (all) {
    const sorted = [...book.risks].sort((a, b) => a.reviewOn.localeCompare(b.reviewOn));
    return say(book, { kind: 'LIST', lines: [`${sorted.length} ${sorted.length === 1 ? 'risk' : 'risks'} on the register, by the day of their review:`, ...bullets(sorted.map((risk) => `${sayDay(risk.reviewOn)}${risk.reviewOn < book.asOf ? ', which has passed' : ''}: ${risk.title}; ${roleName(book, risk.owner)}. ${risk.id}`))], references: sorted.map(({ id }) => id) });
  }
  const due = [...book.risks].filter(({ reviewOn }) => reviewOn <= to).sort((a, b) => a.reviewOn.localeCompare(b.reviewOn));
  const next = [...book.risks].filter(({ reviewOn }) => reviewOn > to).sort((a, b) => a.reviewOn.localeCompare(b.reviewOn))[0];
  return say(book, { kind: 'LIST', lines: [due.length === 0 ? `No risk is due for review by ${sayDay(to)}.` : `Due for review by ${sayDay(to)}:`, ...bullets(due.map((risk) => `${risk.title}: ${sayDay(risk.reviewOn)}; ${roleName(book, risk.owner)}. ${risk.id}`)), ...(next === undefined ? [] : [`Next: ${next.id}, ${sayDay(next.reviewOn)}.`])], references: [...due.map(({ id }) => id), ...(next === undefined ? [] : [next.id])] });
}

export function riskOne(question: Question, book: Book): Answer {
  const found = book.risks.filter(({ id }) => question.risks.includes(id));
  if (found.length === 0) return neutral();
  return say(book, {
    kind: question.said.has('who') || question.said.has('owner') ? 'WHO' : 'STATUS', references: found.map(({ id }) => id),
    lines: found.map((risk) => `${risk.title}: likelihood ${risk.likelihood}, impact ${risk.impact}; response: ${risk.response}. Owner: ${roleName(book, risk.owner)}; review ${sayDay(risk.reviewOn)}. ${risk.id}`),
  });
}
