import type { KnownBlock } from '@slack/types';
import type { Book } from '../domain/answer-book.js';
import type { LateItem } from '../domain/answer-late.js';
import type { KnockOn } from '../domain/knock-on.js';
import { expectedOf, type Milestone } from '../domain/milestone.js';
import { scheduleRag } from '../domain/rag.js';
import { isOverdue, slippageBetween, slippageOf, type Slippage } from '../domain/slippage.js';
import { latestDay, sameWhen, type Day, type When } from '../domain/when.js';
import { buttons, escape, section, smallPrint, thatFit } from './blocks.js';
import { sayColour } from './colours.js';
import { sayDay, sayDayLong, sayDays, sayWhen } from './dates.js';
import { noOutcome } from './decision-words.js';
import { sayInterval } from './intervals.js';

export interface Said {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

type Names = Pick<Book, 'roles' | 'partnerships'>;

/** Who answers for a milestone, by the title of the role: "Facilitator, South West". */
export function ownerOf({ roles, partnerships }: Names, { owner, partnership }: Pick<Milestone, 'owner' | 'partnership'>): string {
  const title = roles.find(({ id }) => id === owner)?.title ?? owner;
  const place = partnerships.find(({ id }) => id === partnership)?.name ?? partnership;
  return place === null ? title : `${title}, ${place}`;
}

/** How many milestones one message lists. */
export const milestonesInAMessage = 20;

export interface ListPage {
  readonly title: string;
  readonly milestones: readonly Milestone[];
  readonly from: number;
  /** The line that shows this list again, for the button to the rest. */
  readonly line: string;
  readonly none: string;
}

/** Said where a list of milestones holds none. */
export const noneOpen = { mine: 'Nothing is waiting for you. Thank you.', all: 'Nothing is open that I can show you here.' } as const;

/** A list of milestones, a line each: colour, title, date and owner. */
export function milestoneList(book: Book, { title, milestones, from, line, none }: ListPage): Said {
  const heading = `${title}, as of ${sayDay(book.asOf)}`;
  if (milestones.length === 0) return { text: `${heading}: ${none}`, blocks: [section(`*${escape(heading)}*\n${none}`)] };
  const shown = milestones.slice(from, from + milestonesInAMessage);
  const left = milestones.length - from - shown.length;
  return {
    text: `${heading}\n${shown.map((milestone) => plainLine(milestone, book.asOf)).join('\n')}`,
    blocks: thatFit([
      section(`*${escape(heading)}*`),
      ...chunks(shown.map((milestone) => `${line1(milestone, book)}\n${escape(ownerOf(book, milestone))}`)),
      ...(left > 0 ? [buttons({ action: 'milestone:more', text: `Show the next ${Math.min(left, milestonesInAMessage)} of ${left} more`, value: JSON.stringify({ line, from: from + shown.length }) })] : []),
      smallPrint('One of them: `/milestone M-SW1`. A new date: `/milestone move M-SW1 to 16 December, because …`'),
    ]),
  };
}

/** Everything late, the worst first, with how late and by whose date. */
export function lateList(book: Book, items: readonly LateItem[], where: string): Said {
  const heading = `Late${where}, as of ${sayDay(book.asOf)}`;
  if (items.length === 0) return { text: `${heading}: nothing`, blocks: [section(`*${escape(heading)}*\nNothing is late that I can show you here. Thank you all.`)] };
  const lines = items.map((item) => {
    if (item.kind === 'decision' && item.overdue) {
      const needed = item.days === null ? `needed by ${sayWhen(item.agreed)}` : `needed ${sayDays(item.days)} ago`;
      return { plain: `${item.id} ${item.title}: ${needed}`, rich: `*${escape(item.id)}* ${escape(item.title)}: *${needed}*\n${escape(`needed by ${sayWhen(item.agreed)}, last expected ${sayWhen(item.expected)}; ${noOutcome}`)}${item.reason === null ? '' : `\n_${escape(item.reason)}_`}` };
    }
    const days = item.days === null ? 'days not counted: a date is not known to the day' : `${sayDays(item.days)} late`;
    const dates = `agreed ${sayWhen(item.agreed)}, ${item.overdue ? `was expected ${sayWhen(item.expected)}, which has passed` : `now expected ${sayWhen(item.expected)}`}`;
    return { plain: `${item.id} ${item.title}: ${days}`, rich: `*${escape(item.id)}* ${escape(item.title)}: *${days}*\n${escape(dates)}${item.reason === null ? '' : `\n_${escape(item.reason)}_`}` };
  });
  return { text: `${heading}\n${lines.map(({ plain }) => plain).join('\n')}`, blocks: thatFit([section(`*${escape(heading)}*`), ...chunks(lines.map(({ rich }) => rich))]) };
}

/** One milestone: where it stands, every date ever given for it with its reason, and what can be done. */
export function milestoneCard(book: Book, milestone: Milestone, may: { readonly move: boolean; readonly finish: boolean }, next: readonly Day[] = []): Said {
  const rag = scheduleRag(milestone, book.asOf, book.programme.rag);
  const decision = book.decisions.find(({ id }) => id === milestone.contingentOn);
  const head = `*${milestone.id}* ${escape(milestone.title)}, as of ${sayDay(book.asOf)}`;
  const facts = [
    `Schedule ${sayColour(rag === 'not-computed' ? null : rag, 'not computed, as a date is not known to the day')} · ${escape(ownerOf(book, milestone))}`,
    escape(standing(milestone, book.asOf)),
    ...(decision === undefined ? [] : [escape(waitsWords(milestone, decision))]),
  ];
  const history = [
    ...agreedWords(milestone, book.decisions),
    ...milestone.forecasts.map(({ givenOn, forecast, reason }) => `Given ${sayDay(givenOn)}: ${escape(sayWhen(forecast))} _${escape(reason)}_`),
    ...(milestone.actual === null ? [] : [`Done: ${escape(sayWhen(milestone.actual))}`]),
  ];
  const open = milestone.actual === null && book.asOf === book.today;
  const actions = open ? [
    ...(may.finish ? [{ action: 'milestone:done', text: 'Done', value: JSON.stringify({ id: milestone.id }), style: 'primary' as const }] : []),
    ...(may.move ? [{ action: 'milestone:new-date', text: 'New date', value: JSON.stringify({ id: milestone.id }) }] : []),
  ] : [];
  return {
    text: `${milestone.id} ${milestone.title}, as of ${sayDay(book.asOf)}: ${standing(milestone, book.asOf)}`,
    blocks: thatFit([section(`${head}\n${facts.join('\n')}`), section([...history, ...comesAgain(next)].join('\n')), ...(actions.length === 0 ? [] : [buttons(...actions)])]),
  };
}

/** The date that was agreed, and each that was agreed in its place, by which decision where this reader may know of it. */
function agreedWords({ baseline, rebaselined = [] }: Milestone, decisions: Book['decisions']): string[] {
  const first = rebaselined[0] === undefined ? baseline : rebaselined[0].was;
  const by = (id: string) => (decisions.some((one) => one.id === id) ? ` by ${id}` : '');
  return [
    `${rebaselined.length === 0 ? 'Agreed' : 'Agreed at first'}: ${first === null ? 'no date was recorded' : escape(sayWhen(first))}`,
    ...rebaselined.map(({ givenOn, baseline: to, decision }) => `Agreed anew on ${sayDay(givenOn)}${escape(by(decision))}: ${escape(sayWhen(to))}`),
  ];
}

/** Asked back when a name fits several; each button is the whole line again, with one of them in it. */
export function whichMilestone(name: string, choices: readonly { readonly milestone: Pick<Milestone, 'id' | 'title'>; readonly line: string }[]): Said {
  const shown = choices.slice(0, 8);
  const question = `Which one do you mean by “${escape(name)}”?`;
  const more = choices.length > shown.length ? [smallPrint(`…and ${choices.length - shown.length} more. Its id, such as ${shown[0]?.milestone.id ?? 'M-SW1'}, says it exactly.`)] : [];
  return {
    text: `${question} ${shown.map(({ milestone }) => `${milestone.id} ${milestone.title}`).join(', ')}`,
    blocks: [section(question), buttons(...shown.map(({ milestone, line }) => ({ action: 'milestone:say', text: `${milestone.id} ${milestone.title}`, value: JSON.stringify({ line }) }))), ...more],
  };
}

/** Asked back when a date can be read in several ways. */
export function whichDate(choices: readonly { readonly label: string; readonly line: string }[]): Said {
  return {
    text: `Which date do you mean? ${choices.map(({ label }) => label).join(', ')}`,
    blocks: [section('Which date do you mean?'), buttons(...choices.slice(0, 5).map(({ label, line }) => ({ action: 'milestone:say', text: label, value: JSON.stringify({ line }) })))],
  };
}

/** "25 November 2005" or, once moved, "25 November 2005, now 16 December 2005 (21 days later)". */
export function standing(milestone: Milestone, today: Day): string {
  if (milestone.actual !== null) return `done ${sayWhen(milestone.actual)}${later(slippageOf(milestone))}`;
  const expected = expectedOf(milestone);
  if (expected === null) return 'no date is recorded';
  const passed = isOverdue(milestone, today) ? ', and that date has passed' : '';
  if (milestone.forecasts.length === 0) return `expected ${sayWhen(expected)}${passed}`;
  return `agreed ${milestone.baseline === null ? 'without a date' : sayWhen(milestone.baseline)}, now expected ${sayWhen(expected)}${later(slippageOf(milestone))}${passed}`;
}

/** What a new date would mean, in lines; the same words wherever it is shown before it is confirmed. */
export function moveWords(milestone: Milestone, to: When, reason: string, touched: readonly KnockOn[]): string[] {
  const was = expectedOf(milestone);
  return [
    `*${milestone.id}* ${escape(milestone.title)}: ${was === null ? 'no date so far' : `from ${escape(sayWhen(was))}`} to *${escape(sayWhen(to))}*${later(slippageBetween(milestone.baseline, to))}.`,
    `Because: _${escape(reason)}_`,
    ...(milestone.contingentOn !== null && milestone.after ? [`It comes ${sayInterval(milestone.after)} after ${escape(milestone.contingentOn)}; your date stands until that one moves again.`] : []),
    ...touchedWords(touched),
  ];
}

/** What something touches, a line each; the same words wherever it is shown before it is confirmed. */
export function touchedWords(touched: readonly KnockOn[]): string[] {
  return touched.length === 0 ? ['I know of nothing else that this touches.'] : ['What this touches:', ...touched.map((one) => `• ${escape(knockOnWords(one))}`)];
}

/** How it hangs on its decision. Without an interval no date is worked out from it. */
function waitsWords({ after, actual, baseline, forecasts }: Milestone, { id, title }: { readonly id: string; readonly title: string }): string {
  if (after) return `Comes ${sayInterval(after)} after ${id}, ${title}, and follows when that moves.`;
  const dateless = actual === null && expectedOf({ baseline, forecasts }) === null;
  return `Waits on ${id}, ${title}${dateless ? '; its date is asked for once that is announced' : ''}.`;
}

/** Said beside a new date on which people do not work; it is theirs to keep. */
export function noWorkingDay(day: Day): string {
  return `${sayDayLong(day)} is not a working day; the reminders come on working days before it.`;
}

/** What a new milestone that comes again would be, in lines. */
export function addWords(title: string, due: When, owner: string, next: readonly Day[]): string[] {
  return [`*${escape(title)}*, first agreed for *${escape(sayWhen(due))}*, with ${escape(owner)}.`, ...comesAgain(next)];
}

/** The next days of something that comes again; none where there is none. */
export function comesAgain(next: readonly Day[]): string[] {
  const days = next.map(sayDayLong);
  const last = days.at(-1);
  if (last === undefined) return [];
  return [`It comes again on ${days.length === 1 ? last : `${days.slice(0, -1).join(', ')} and ${last}`}${days.length < 4 ? '' : ', and so on'}. Each is put down once the one before is done or its day has passed, with reminders of its own.`];
}

/** What another baseline would mean, in lines. */
export function rebaselineWords(milestone: Milestone, to: When, decision: { readonly id: string; readonly title: string; readonly minute: string | null }): string[] {
  const { id, title, baseline, forecasts, actual } = milestone;
  const expected = expectedOf({ baseline: to, forecasts });
  return [
    `*${id}* ${escape(title)}: the agreed date changes from ${baseline === null ? 'none' : escape(sayWhen(baseline))} to *${escape(sayWhen(to))}*.`,
    `By ${escape(decision.id)}, ${escape(decision.title)}${decision.minute === null ? '' : ` (${escape(decision.minute)})`}.`,
    ...(expected === null ? [] : [`It is expected ${escape(sayWhen(expected))}${later(slippageOf({ baseline: to, forecasts, actual }))}. The date agreed before is kept, and shown beside the new one.`]),
  ];
}

function knockOnWords(one: KnockOn): string {
  switch (one.kind) {
    case 'decision': return `${one.id}, ${one.title}, waits for it${one.expected === null ? '' : ` and is expected ${sayDay(one.expected)}`}${one.tooLate === 'yes' ? ', which is now before it' : ''}`;
    case 'papers': return `it misses the papers for the meeting of ${sayDay(one.on)} (${one.meeting}, due ${sayDay(one.papersDue)})${one.next === null ? '' : `; the next meeting is on ${sayDay(one.next.on)}`}`;
    case 'comments': return `${one.id}, ${one.title}, closes ${sayDay(one.closes)}: ${one.after === 0 ? 'no working day is left for comments' : `${one.after} working ${one.after === 1 ? 'day' : 'days'} for comments`} instead of ${one.before}`;
    case 'waiting': return waitingWords(one);
    case 'overtaken': return `${one.id}, ${one.title}, was to follow on ${sayDay(one.expected)} and would now come before it`;
  }
}

function waitingWords({ id, title, decision, after, from, to, soonest }: Extract<KnockOn, { readonly kind: 'waiting' }>): string {
  const now = from === null ? 'has no date' : `is expected ${sayWhen(from)}`;
  if (after === null || to === null) return `${id}, ${title}, waits on ${decision} and ${now}; its owner is asked for a date once that is announced`;
  if (soonest === 'soonest') return `${id}, ${title}, comes ${sayInterval(after)} after ${decision} and ${now}; if that comes no sooner than this, it will not be before ${sayWhen(to)}`;
  if (from !== null && sameWhen(from, to)) return `${id}, ${title}, comes ${sayInterval(after)} after it and stays on ${sayWhen(to)}`;
  return `${id}, ${title}, comes ${sayInterval(after)} after it and moves ${from === null ? '' : `from ${sayWhen(from)} `}to ${sayWhen(to)}`;
}

/** How far from the agreed date, where that can be counted: " (21 days later than agreed)". */
export function later(slippage: Slippage): string {
  if (slippage.kind === 'not-computed') return '';
  if (slippage.days === 0) return ' (as agreed)';
  return ` (${sayDays(Math.abs(slippage.days))} ${slippage.days < 0 ? 'earlier' : 'later'} than agreed)`;
}

function line1(milestone: Milestone, book: Book): string {
  const rag = scheduleRag(milestone, book.asOf, book.programme.rag);
  return `*${milestone.id}* ${escape(milestone.title)}: ${rag === 'not-computed' ? '' : `${sayColour(rag, '')}, `}${escape(standing(milestone, book.asOf))}`;
}

function plainLine(milestone: Milestone, today: Day): string {
  return `${milestone.id} ${milestone.title}: ${standing(milestone, today)}`;
}

/** Sections of several lines each, so that a long list stays within what Slack takes. */
/** A block each, so that all stand equally far apart; only a very long list shares them, for a message holds fifty. */
function chunks(lines: readonly string[]): KnownBlock[] {
  const size = Math.max(1, Math.ceil(lines.length / 40));
  return Array.from({ length: Math.ceil(lines.length / size) }, (_, at) => section(lines.slice(at * size, at * size + size).join('\n\n')));
}

/** Earliest first; what has no date comes last. */
export function byDate(a: Milestone, b: Milestone): number {
  const day = (milestone: Milestone) => {
    const expected = expectedOf(milestone);
    return expected === null ? '9999' : latestDay(expected);
  };
  return day(a).localeCompare(day(b)) || a.id.localeCompare(b.id);
}
