import { mayCloseAction } from '../../domain/action-owner.js';
import type { Book, KnownAction } from '../../domain/answer-book.js';
import { daysBetween } from '../../domain/day.js';
import type { Answer, Question } from '../../domain/question.js';
import type { Day } from '../../domain/when.js';
import { sayDay, sayDays } from '../dates.js';
import type { Hands } from './hands.js';
import { ownerName, say } from './say.js';
import { askBack, dayTold, plain, press } from './told.js';
import { neutral } from './withheld.js';

/** An action that is done, for its owner or the secretariat: read back with its day. */
export function tellClosed(hands: Hands) {
  return ofOne(hands, (action, question, book) => {
    const name = nameOf(action);
    if (action.closedOn !== null) return plain(book, `${name} is closed already, since ${sayDay(action.closedOn)}.`, [action.id]);
    const on = dayTold(question, book);
    if (on === null) return { ...askBack(`On which day was ${name} done? Please say it again with the day.`), records: [action.id] };
    if (on > book.today) return plain(book, `${sayDay(on)} is still to come, so ${name} cannot have been done then.`, [action.id]);
    const late = daysBetween(action.dueOn, on);
    return say(book, {
      kind: 'WRITE', references: [action.id],
      lines: [`${name}: closed ${sayDay(on)}, ${late > 0 ? `${sayDays(late)} after it was due` : 'in time; it was due'} (${sayDay(action.dueOn)}).`, press],
      change: { action: 'ask:action', value: { action: action.id, closed: on, was: null } },
    });
  });
}

/** An action that was closed by mistake, or is not done after all. */
export function tellReopened(hands: Hands) {
  return ofOne(hands, (action, _question, book) => {
    const name = nameOf(action);
    if (action.closedOn === null) return plain(book, `${name} is open.`, [action.id]);
    return say(book, {
      kind: 'WRITE', references: [action.id], lines: [`${name} is recorded as closed ${sayDay(action.closedOn)}. Shall I take that back, so that it is open again? Confirm, or nothing is changed.`],
      change: { action: 'ask:action', value: { action: action.id, closed: null, was: action.closedOn } },
    });
  });
}

function ofOne(hands: Hands, answer: (action: KnownAction, question: Question, book: Book) => Answer) {
  return (question: Question, book: Book): Answer => {
    const action = book.actions.find(({ id }) => question.actions.includes(id));
    if (action === undefined) return neutral();
    if (!mayCloseAction(hands.appointments, action.owner)) return plain(book, `${nameOf(action)}: its owner (${ownerName(book, action.owner)}) or the secretariat can say that; please tell them.`, [action.id]);
    return answer(action, question, book);
  };
}

function nameOf({ title, id }: KnownAction): string {
  return `${title} (${id})`;
}

/** What is said once a button was pressed. */
export const actionRecorded = {
  closed: (name: string, on: Day) => `Thank you. ${name} is closed, ${sayDay(on)}.`,
  open: (name: string) => `${name} is open again.`,
} as const;
