import type { KnownBlock } from '@slack/types';
import { daysBetween } from '../domain/day.js';
import type { ReminderId } from '../domain/ids.js';
import { expectedOf, type Milestone } from '../domain/milestone.js';
import type { ReminderAnswer, Stands } from '../domain/reminder.js';
import { isAwaited, type AskedReturn } from '../domain/returns.js';
import { latestDay, type Day, type Instant } from '../domain/when.js';
import type { Message } from '../office.js';
import { buttons, clip, escape, section, smallPrint, thatFit } from './blocks.js';
import { sayDays, sayWhen } from './dates.js';
import { lateWords, type MorningSetting } from './lateness.js';
import { returnBlocks, returnTitle } from './return-asks.js';

/** One thing in a message of reminders: the milestone as it stands, and what was said about it. */
export interface Reminded {
  readonly reminder: ReminderId;
  readonly milestone: Milestone;
  readonly step: string;
  readonly expectedOn: Day;
  readonly dueAt: Instant;
  readonly stands: Stands;
  /** Its owner, by the title of the role. */
  readonly owner: string;
  readonly answer: ReminderAnswer | null;
  readonly answeredBy: string | null;
}

/** As many things as one message holds with their buttons; the rest are a line each. */
const mostWithButtons = 14;
const mostLines = 30;
/** Of somebody who fills in for many. `/returns` leads to the rest. */
const mostReturns = 5;

/** All that one person is asked this morning, each with its own buttons: first what they were reminded of, then returns. */
export function reminderMessage(items: readonly Reminded[], setting: MorningSetting, returns: readonly AskedReturn[] = []): Message {
  const open = [...items.filter(isOpen), ...returns.filter(isAwaited)];
  const intro = introOf(open, items.length + returns.length);
  const shown = items.slice(0, mostWithButtons);
  const rest = items.slice(mostWithButtons, mostWithButtons + mostLines);
  const left = items.length - shown.length - rest.length;
  return {
    text: `${intro} ${[...items.map(({ milestone }) => `${milestone.title} (${milestone.id})`), ...returns.map(returnTitle)].slice(0, 10).join('; ')}`,
    blocks: thatFit([
      section(intro),
      ...shown.flatMap((item) => block(item, setting)),
      ...returns.slice(0, mostReturns).flatMap((asked) => returnBlocks(asked, setting)),
      ...(returns.length > mostReturns ? [smallPrint(`…and the returns of ${returns.slice(mostReturns).map(({ place }) => escape(place)).join(', ')}: \`/returns\` and the name opens each.`)] : []),
      ...(rest.length === 0 ? [] : [section(rest.map((item) => `• ${words(item, setting)}`).join('\n'))]),
      ...(left > 0 ? [smallPrint(`…and ${left} more. \`/milestone mine\` shows them all.`)] : []),
    ]),
  };
}

function introOf(open: readonly Pick<Reminded, 'stands'>[], total: number): string {
  if (open.length === 0) return 'Thank you. Nothing here waits for an answer any more.';
  const things = total === 1 ? 'One thing' : `${total} things`;
  if (open.every(({ stands }) => stands === 'vacancy' || stands === 'not-cleared')) return `Good morning. ${things} here ${total === 1 ? 'needs' : 'need'} somebody to see to ${total === 1 ? 'it' : 'them'}.`;
  return `Good morning. ${things} to look at, when you have a moment.`;
}

function block(item: Reminded, setting: MorningSetting): KnownBlock[] {
  const { milestone, reminder } = item;
  if (!isOpen(item)) return [section(words(item, setting))];
  const about = JSON.stringify({ id: milestone.id, reminder });
  return [
    section(words(item, setting)),
    buttons(
      // The chair may give a new date, but only the owner or the secretariat says that it is done.
      ...(fromTheChair(item) ? [] : [{ action: 'milestone:done', text: 'Done', value: about, style: 'primary' as const }]),
      { action: 'milestone:new-date', text: 'New date', value: about },
      { action: 'milestone:later', text: 'Later', value: about },
      ...(!fromTheChair(item) && (item.stands === 'owner' || item.stands === 'deputy') ? [{ action: 'milestone:not-mine', text: 'Not mine', value: about }] : []),
    ),
  ];
}

/** Whether it is before the chair and not before whoever does it. */
function fromTheChair({ step, stands }: Reminded): boolean {
  return step === 'help-chair' || stands === 'beside-chair';
}

/** Whether it still waits for an answer: nobody gave one, and it is still expected on the day it was about, or on none. */
export function isOpen({ answer, milestone, expectedOn }: Pick<Reminded, 'answer' | 'milestone' | 'expectedOn'>): boolean {
  const expected = expectedOf(milestone);
  return answer === null && milestone.actual === null && (expected === null || latestDay(expected) === expectedOn);
}

function words(item: Reminded, setting: MorningSetting): string {
  const { milestone } = item;
  const title = `*${escape(clip(milestone.title, 150))}* (${milestone.id})`;
  const who = item.answeredBy === null ? 'Somebody' : escape(item.answeredBy);
  if (milestone.actual !== null) return `${title}\n:white_check_mark: ${item.answer === 'done' ? `${who} has recorded it` : 'It is recorded'} as done: ${escape(sayWhen(milestone.actual))}. Thank you.`;
  const expected = expectedOf(milestone);
  if (item.answer === 'moved' || (expected !== null && latestDay(expected) !== item.expectedOn)) {
    return `${title}\n:calendar: ${item.answer === 'moved' ? `${who} has given it a new date` : 'It has a new date'}: ${expected === null ? 'none yet' : escape(sayWhen(expected))}.`;
  }
  if (item.answer === 'later') return `${title}\n:hourglass: ${who} would like to be asked again next working morning.`;
  if (item.answer === 'not-mine') return `${title}\n:arrow_right: ${who} says it is not theirs; it has been passed on.`;
  return `${title}\n${[escape(asking(item, setting)), ...standsWords(item), ...lateWords(item, setting)].join(' ')}`;
}

/** The question itself: before the day, on it, and after it. */
function asking({ milestone, step, expectedOn }: Reminded, { today }: MorningSetting): string {
  const expected = expectedOf(milestone);
  const decided = step === 'decided' ? `${milestone.contingentOn ?? 'What it waited for'} has its outcome, and this was waiting on it. ` : '';
  const again = step === 'later' ? 'You asked me to come back to this. ' : '';
  if (expected === null) return `${decided}${again}It has no date yet. When do you expect it?`;
  const when = sayWhen(expected);
  if (step === 'decided') return `${decided}${expectedOn < today ? `It was expected ${when}. Is it done, or when do you expect it now?` : `It is expected ${when}, a date from before. Is that still right?`}`;
  const days = daysBetween(today, expectedOn);
  if (days === 0) return `It is expected today, ${when}. Is it done?`;
  if (days < 0) return `It was expected ${when}, ${sayDays(-days)} ago. Is it done, or when do you expect it now?`;
  if (again !== '') return `${again}It is expected ${when}, in ${sayDays(days)}.`;
  return `It is expected ${when}, in ${sayDays(days)}. Is that still right?`;
}

/** Said to the owner before anybody else is asked. */
const climbsTo: Readonly<Record<string, string>> = {
  'before-deputy': 'your deputy',
  'before-channel': 'in your partnership’s channel for somebody',
  'before-chair': 'the chair',
};

function standsWords({ stands, step, owner }: Reminded): string[] {
  if (step === 'passed') return [`Somebody said that it is not theirs, and you are the deputy for ${escape(owner)}.`];
  if (step === 'help-deputy') return [`I have not heard from ${escape(owner)} about it, so I ask you as their deputy. They know that I do.`];
  if (step === 'help-chair') return [`I have not been able to hear about it from ${escape(owner)}. A word from you may help; they know that I ask you.`];
  const ahead = climbsTo[step];
  if (ahead !== undefined) return [`If it is easier, I will ask ${ahead} to help on the next working day. A word from you is enough, and I will not.`];
  if (step === 'vacancy') return [`Somebody said that it is not theirs (${escape(owner)}). Who should have it?`];
  switch (stands) {
    case 'owner': return [];
    case 'deputy': return [`It comes to you as deputy for ${escape(owner)}.`];
    case 'away': return [`Its owner (${escape(owner)}) is away until after it is needed, so it comes to you.`];
    case 'beside-deputy': return [`${escape(owner)} is asked too; you see it as their deputy.`];
    case 'beside-chair': return [`${escape(owner)} is asked; you are told of it in the chair.`];
    case 'vacancy': return [`Nobody is in post for it (${escape(owner)}), so I bring it to you.`];
    case 'not-cleared': return [`Its owner (${escape(owner)}) may not know of it yet, so I bring it to you.`];
  }
}
