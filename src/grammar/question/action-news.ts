import type { Book } from '../../domain/answer-book.js';
import type { DateContext, DateReading } from '../date.js';
import type { Read } from './read.js';
import { dateTold, isOrder, plainSentence, saysDone } from './statement.js';

/** That an action is closed, on a day where one was given, or that it is open again. */
export interface ActionNews {
  readonly asks: 'tell-closed' | 'tell-reopened';
  readonly action: string;
  readonly date: DateReading | null;
}

const closing = /\b(?:close|tick|complete|finish|sign off|strike)\b|\b(?:mark|record|log|note|flag|set|update)\b.*\b(?:closed?|done|completed?|finished|ticked)\b/;
const reopening = /^(?:(?:please|can you|could you|ok|just) )*(?:reopen|unmark|untick|undo)\b|^(?:(?:please|can you|could you|ok|just) )*open .*\bagain\b/;
const moving = /\b(?:move|push|put|shift|slip|delay|postpone|extend|due|owner|assign|reassign|will|not)\b/;

/** News of one action, named by its id or called an action. Null where it is of something else, or is no news of its state. */
export function actionNews(text: string, asked: Read, book: Book, context: DateContext): ActionNews | null {
  const [action, another] = asked.actions;
  if (action === undefined || another !== undefined || (asked.milestones.length > 0 && !asked.said.has('@action'))) return null;
  const typed = new RegExp(action.split(/[^a-z0-9]+/i).join('[^a-z0-9]*'), 'i');
  if (!typed.test(text) && !asked.said.has('action')) return null;
  // The number of an id is no day.
  const bare = text.replace(typed, 'it');
  const title = book.actions.find(({ id }) => id === action)?.title ?? '';
  const sentence = plainSentence(bare.replace(title, 'it'));
  if (reopening.test(sentence)) return { asks: 'tell-reopened', action, date: null };
  if (moving.test(sentence)) return null;
  const date = dateTold(bare, context);
  const said = isOrder(sentence) ? closing.test(sentence) : saysDone(sentence, date === null ? 'without' : 'with a day');
  return said ? { asks: 'tell-closed', action, date: date?.read ?? null } : null;
}
