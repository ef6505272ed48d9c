import type { KnownBlock, ModalView } from '@slack/types';
import type { KnownDecision } from '../domain/answer-book.js';
import { isOpen, type DecisionClock, type DecisionState, type LastUseful } from '../domain/decision.js';
import type { Day } from '../domain/when.js';
import { datepicker, input, modal, select } from './announce-form.js';
import type { KnockOn } from '../domain/knock-on.js';
import { plainly, type Said } from './announcements/said.js';
import { buttons, escape, section, smallPrint, thatFit } from './blocks.js';
import { sayDay, sayDays, sayWhen } from './dates.js';
import { noOutcome } from './decision-words.js';
import { touchedWords } from './milestones.js';

export interface DecisionFacts {
  readonly today: Day;
  readonly roles: readonly { readonly id: string; readonly title: string }[];
  readonly partnerships: readonly { readonly id: string; readonly name: string }[];
}

/** The decisions this reader may know of: those that are waited for first, a line each. */
export function decisionList(all: readonly { readonly decision: KnownDecision; readonly state: DecisionState; readonly clock: DecisionClock }[], today: Day): Said {
  const waiting = all.filter(({ state }) => isOpen(state));
  const others = all.filter((one) => !waiting.includes(one));
  const line = ({ decision, state, clock }: (typeof all)[number]) => `*${decision.id}* ${escape(decision.title)}\n${waitWords(state, clock)}${decision.outcome === null ? '' : escape(`: ${decision.outcome}`)}`;
  const text = `${waiting.length === 0 ? 'None' : waiting.length} with ${noOutcome}, as of ${sayDay(today)}`;
  return {
    text: `${text}\n${all.map(({ decision, state }) => `${decision.id} ${escape(decision.title)}: ${stateWords(state)}`).join('\n')}`,
    blocks: thatFit([section(`*${text}*`), ...waiting.map((one) => section(line(one))), ...others.map((one) => section(line(one))), smallPrint('One of them: `/decision show DEC-2005-01`')]),
  };
}

function waitWords(state: DecisionState, clock: DecisionClock): string {
  if (!isOpen(state)) return state;
  const next = clock.expected === null ? 'no date given' : clock.passed === null ? `expected ${sayDay(clock.expected)}` : `was expected ${sayDay(clock.expected)}, and that has passed`;
  const late = clock.daysPastNeeded === null ? '' : ` · needed ${sayDays(clock.daysPastNeeded)} ago`;
  return `${stateWords(state)}, ${next}${late}`;
}

/** Whoever was told no outcome hears the same before there is one and after. */
function stateWords(state: DecisionState): string {
  return isOpen(state) ? noOutcome : state;
}

export interface CardFacts extends DecisionFacts {
  readonly state: DecisionState;
  readonly clock: DecisionClock;
  readonly options: readonly string[];
  readonly conditions: readonly string[];
}

/** One decision: its question, its clock, every forecast, and its outcome where this reader was told. */
export function decisionCard(decision: KnownDecision, { today, roles, partnerships, state, clock, options, conditions }: CardFacts): Said {
  const owner = roles.find(({ id }) => id === decision.owner)?.title ?? decision.owner;
  const lines = [
    `Decision owner: ${escape(owner)}${decision.advisedBy === null ? '' : `, advised by ${escape(decision.advisedBy)}`}`,
    ...(decision.neededBy === null ? ['No date by which it was needed is recorded'] : [`Needed by ${escape(sayWhen(decision.neededBy))}`]),
    ...(options.length === 0 ? [] : [`Options: ${options.map(escape).join('; ')}`]),
    ...(decision.outcome === null ? [] : [`*Outcome:* ${escape(decision.outcome)}`]),
    ...(decision.minute === null ? [] : [`Minute: ${escape(decision.minute)}`]),
    ...(conditions.length === 0 ? [] : [`Conditions: ${conditions.map(escape).join('; ')}`]),
    ...decision.events.map((event) => `${capital(event.state)}: ${escape(sayWhen(event.happened))}${event.meeting === null ? '' : ` (${event.meeting})`}`),
  ];
  const forecasts = decision.forecasts.map(({ givenOn, forecast, reason }) => `• ${sayDay(forecast)}, said on ${sayDay(givenOn)}: ${escape(reason)}`);
  const ticking = isOpen(state) ? clockLines(clock, partnerships, today) : [];
  const title = `*${decision.id}* ${escape(decision.title)}: *${stateWords(state)}*, as of ${sayDay(today)}`;
  return {
    text: [title, ...lines, ...forecasts, ...ticking].join('\n'),
    blocks: thatFit([
      section(title), section(lines.join('\n')),
      ...(forecasts.length === 0 ? [] : [section(`*Every date that was given*\n${forecasts.join('\n')}`)]),
      ...(ticking.length === 0 ? [] : [section(`*The clock*\n${ticking.join('\n')}`)]),
    ]),
  };
}

/** Until when, and how that day comes about: entered with a reason, or worked back from a commitment. */
function usefulWords({ on, reason, from }: LastUseful, today: Day): string {
  const why = from === undefined ? escape(reason) : `${from.how} before ${escape(from.what)} ${from.turn} on ${sayDay(from.day)}`;
  return `${on < today ? 'too late since' : 'news is useful until'} ${sayDay(on)} (${why})`;
}

function clockLines(clock: DecisionClock, partnerships: DecisionFacts['partnerships'], today: Day): string[] {
  const waited = clock.daysWaiting === null ? (clock.since === null ? [] : [`Raised in ${escape(sayWhen(clock.since))}`]) : [`Raised ${sayDays(clock.daysWaiting)} ago`];
  const useful = [...new Set(clock.lastUseful.map(({ partnership }) => partnership))].map((id) => {
    const name = escape(partnerships.find((one) => one.id === id)?.name ?? id);
    return `• ${name}: ${clock.lastUseful.filter(({ partnership }) => partnership === id).map((one) => usefulWords(one, today)).join('; ')}`;
  });
  return [
    ...waited,
    ...(clock.daysPastNeeded === null ? [] : [`It was needed ${sayDays(clock.daysPastNeeded)} ago`]),
    `${clock.forecasts === 0 ? 'No date has been given' : `${clock.forecasts} ${clock.forecasts === 1 ? 'date has' : 'dates have'} been given`}${clock.passed === null ? '' : `; the latest, ${sayDay(clock.passed)}, has passed`}`,
    ...(clock.waiting.length === 0 ? [] : [`Hanging on it: ${clock.waiting.map(escape).join(', ')}`]),
    clock.nextMeeting === null ? 'No further meeting is in the register' : `Next meeting: ${clock.nextMeeting.id}, ${sayDay(clock.nextMeeting.on)}`,
    ...useful,
  ];
}

/** Where a decision may not be shown: the agreed words, the same whether or not there is one. */
export function decisionWithheld(lines: readonly { readonly text: string }[]): Said {
  return plainly(lines.length === 0 ? 'There is nothing I can share about that here.' : lines.map(({ text }) => escape(text)).join('\n'));
}

export const decisionSaid = {
  added: (id: string) => plainly(`Thank you. It is in the register as ${id}. \`/decision show ${id}\` shows its clock.`),
  /** What another date will mean, before anything is recorded. */
  puttingOff: ({ id, from, to, reason, others }: { readonly id: string; readonly from: Day | null; readonly to: Day; readonly reason: string; readonly others: readonly string[] }, touched: readonly KnockOn[]): string[] => [
    `*${id}*: ${from === null ? 'no date so far' : `from ${sayDay(from)}`} to *${sayDay(to)}*. Every earlier date stays on record.`,
    `Because: _${escape(reason)}_`,
    ...touchedWords(touched),
    ...(others.length === 0 ? [] : [`Also waiting on it: ${others.map(escape).join(', ')}`]),
  ],
  deferred: (id: string, to: Day, reason: string) => plainly(`${id} is put off; the next date is ${sayDay(to)}, because ${escape(reason)}. Every earlier date stays on record, and what comes so long after it follows within a minute.`),
  forecast: (id: string, to: Day) => plainly(`${id} is now expected on ${sayDay(to)}. Every earlier date stays on record, and what comes so long after it follows within a minute.`),
  recorded: (id: string): Said => ({
    text: `The outcome of ${id} is on record. Nobody else has been told of it.`,
    blocks: [section(`The outcome of ${id} is on record. *Nobody else has been told of it:* decided and announced are two different things.`), buttons({ action: 'decision:announce', text: 'Prepare its announcement', value: JSON.stringify({ id }), style: 'primary' })],
  }),
  marked: (id: string, state: string) => plainly(`${id} is now on record as ${state}.`),
  useful: (id: string, place: string, on: Day) => plainly(`Noted: news of ${id} is useful to ${escape(place)} until ${sayDay(on)}.`),
} as const;

/** To the decision owner, when a date they gave has gone by. */
export function forecastPassed(id: string, title: string, passed: Day, today: Day): Said {
  return plainly(`${id} “${escape(title)}” was expected on ${sayDay(passed)}, and it is ${sayDay(today)}. When should we expect it now? \`/decision defer ${id} 3 November 2005 because …\` puts a new date on record, \`/decision record ${id}\` an outcome.`);
}

/** Words for those who wait, for a person to look over and release. True whether or not the decision has been taken. */
export function holdingNoteWords(title: string, next: Day): string {
  return `There is nothing we can share yet about this: ${title}. The secretariat will write to every partnership as soon as there is. You will hear from us again by ${sayDay(next)} in any case.`;
}

/** A drafted holding note, with how long those outside have heard nothing. */
export function holdingNoteDraft(id: string, words: string, silent: number | null): Said {
  const heard = silent === null ? 'Partnerships have had no word on it yet.' : `Partnerships last had a word on it ${sayDays(silent)} ago.`;
  const text = `${heard} I have drafted a holding note about ${id}; please look it over and release it if you agree:\n> ${escape(words)}`;
  return { text, blocks: [section(text), buttons({ action: 'decision:holding-note', text: 'Open it as an announcement', value: JSON.stringify({ id }), style: 'primary' })] };
}

/** The form of a new entry in the register. */
export function newDecisionForm(roles: DecisionFacts['roles']): ModalView {
  return modal({ callback: 'decision:add', about: '{}', title: 'A decision to be taken', submit: 'Put it down', blocks: [
    input('title', 'The question', 'one line', null, 'required', 200),
    select('owner', 'Who takes it', options(roles), null, 'required'),
    input('advised-by', 'Who advises', 'one line', null, 'optional', 200),
    datepicker('needed-by', 'Needed by', null),
    datepicker('forecast', 'Expected on', null),
    input('options', 'Options (one a line)', 'lines', null, 'optional', 2000),
  ] });
}

/** The form in which an outcome is put down, in the words of the minute. */
export function outcomeForm(id: string, title: string, today: Day, meetings: readonly { readonly id: string; readonly on: Day }[]): ModalView {
  const forums = [{ id: 'none', title: 'Outside a meeting' }, ...meetings.slice(-98).map((meeting) => ({ id: meeting.id, title: `${meeting.id}, ${sayDay(meeting.on)}` }))];
  const blocks: KnownBlock[] = [
    section(`*${escape(title)}*`),
    input('outcome', 'What was decided, in the words of the minute', 'lines', null, 'required', 2000),
    datepicker('decided-on', 'Decided on', today),
    select('meeting', 'Where', options(forums), 'none', 'optional'),
    input('minute', 'Minute', 'one line', null, 'optional', 100),
    input('conditions', 'Conditions (one a line)', 'lines', null, 'optional', 2000),
  ];
  return modal({ callback: 'decision:record', about: JSON.stringify({ id }), title: `Record ${id}`, submit: 'Put it on record', blocks });
}

function options(all: readonly { readonly id: string; readonly title: string }[]) {
  return all.slice(0, 100).map(({ id, title }) => ({ value: id, text: { type: 'plain_text' as const, text: title.slice(0, 75), emoji: false } }));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
