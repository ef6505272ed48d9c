import { mayCloseAction } from '../../domain/action-owner.js';
import type { Book, KnownAction } from '../../domain/answer-book.js';
import { daysBetween } from '../../domain/day.js';
import type { Answer, Question } from '../../domain/question.js';
import { exactDay, type Day } from '../../domain/when.js';
import { sayDay, sayDays } from '../dates.js';
import type { Hands } from './hands.js';
import { ownerName, say } from './say.js';
import { neutral } from './withheld.js';

const unchanged = 'Nothing has been changed.';
const press = 'Shall I record that? Confirm, or nothing is changed.';

/** An action that is done, for its owner or the secretariat: read back with its day. */
export function tellClosed(hands: Hands) {
  return ofOne(hands, (action, question, book) => {
    const name = nameOf(action);
    if (action.closedOn !== null) return plain(book, action, `${name} is closed already, since ${sayDay(action.closedOn)}.`);
    const [first, second] = question.fact?.dates ?? [];
    const on = first === undefined ? book.today : second === undefined ? exactDay(first.when) : null;
    if (on === null) return { kind: 'CLARIFY', text: `On which day was ${name} done? Please say it again with the day. ${unchanged}`, references: [], records: [action.id], withheld: 0 };
    if (on > book.today) return plain(book, action, `${sayDay(on)} is still to come, so ${name} cannot have been done then.`);
    const late = daysBetween(action.dueOn, on);
    return say(book, {
      kind: 'WRITE', references: [action.id],
      lines: [`${name}: closed ${sayDay(on)}, ${late > 0 ? `${sayDays(late)} after it was due` : 'in time; it was due'} (${sayDay(action.dueOn)}).`, press],
      change: { action: 'ask:action', value: { action: action.id, closed: on } },
    });
  });
}

/** An action that was closed by mistake, or is not done after all. */
export function tellReopened(hands: Hands) {
  return ofOne(hands, (action, _question, book) => {
    const name = nameOf(action);
    if (action.closedOn === null) return plain(book, action, `${name} is open.`);
    return say(book, {
      kind: 'WRITE', references: [action.id], lines: [`${name} is recorded as closed ${sayDay(action.closedOn)}. Shall I take that back, so that it is open again? Confirm, or nothing is changed.`],
      change: { action: 'ask:action', value: { action: action.id, closed: null } },
    });
  });
}

function ofOne(hands: Hands, answer: (action: KnownAction, question: Question, book: Book) => Answer) {
  return (question: Question, book: Book): Answer => {
    const action = book.actions.find(({ id }) => question.actions.includes(id));
    if (action === undefined) return neutral();
    if (!mayCloseAction(hands.appointments, action.owner)) return plain(book, action, `${nameOf(action)}: its owner (${ownerName(book, action.owner)}) or the secretariat can say that; please tell them.`);
    return answer(action, question, book);
  };
}

function nameOf({ title, id }: KnownAction): string {
  return `${title} (${id})`;
}

function plain(book: Book, { id }: KnownAction, line: string): Answer {
  return say(book, { kind: 'WRITE', lines: [`${line} ${unchanged}`], references: [id] });
}

/** What is said once a button was pressed. */
export const actionRecorded = {
  closed: (name: string, on: Day) => `Thank you. ${name} is closed, ${sayDay(on)}.`,
  open: (name: string) => `${name} is open again.`,
} as const;
