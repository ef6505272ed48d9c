import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { Announcement, Stage } from '../domain/announcement.js';
import { kinds } from '../domain/approval.js';
import { audienceName, type Directory } from '../domain/destination.js';
import { dayIn, timeIn } from '../domain/instant.js';
import type { AudienceId } from '../domain/ids.js';
import type { Day } from '../domain/when.js';
import { clip } from './blocks.js';

export interface FormFacts {
  readonly directory: Directory;
  readonly decisions: readonly { readonly id: string; readonly title: string }[];
  readonly today: Day;
  readonly zone: string;
}

/** What the form starts with: nothing, a decision's own, or the announcement that is being changed. */
export interface Started {
  readonly about: string;
  readonly announcement: Announcement | null;
  readonly decision: string | null;
  /** A drafted holding note. */
  readonly note: { readonly title: string; readonly text: string } | null;
}

function option(value: string, text: string): PlainTextOption {
  return { value, text: { type: 'plain_text', text: clip(text, 75), emoji: false } };
}

/** The form of a new announcement, or of one that is changed. */
export function draftForm(facts: FormFacts, { about, announcement, decision, note }: Started): ModalView {
  const stage = announcement?.stages[0] ?? null;
  const decisions = [option('none', 'No decision'), ...facts.decisions.slice(0, 99).map(({ id, title }) => option(id, `${id} ${title}`))];
  const chosen = announcement?.decision ?? decision;
  const settings = [option('acknowledge', 'Ask each partnership to say they have read it'), option('each', 'Send to whom I can, even if one cannot be reached')];
  const set = settings.filter(({ value }) => (value === 'each' ? announcement?.together === 'each' : announcement?.acknowledge === 'asked'));
  return modal({
    callback: 'announce:draft', about, title: announcement === null ? 'New announcement' : `Change ${announcement.id}`, submit: 'Preview',
    blocks: [
      select('kind', 'Kind', Object.keys(kinds).map((kind) => option(kind, capital(kind))), announcement?.kind ?? (note !== null ? 'holding line' : decision === null ? null : 'funding decision'), 'required'),
      input('title', 'Title', 'one line', announcement?.words.title ?? note?.title ?? null, 'required', 150),
      input('text', 'Text', 'lines', announcement?.words.text ?? note?.text ?? null, 'required', 3000, 'In a grant letter write {partnership} and {amount}: each partnership is then sent its own alone.'),
      ...stageFields(facts, stage, announcement !== null && announcement.stages.length > 1 ? 'first' : 'only'),
      select('decision', 'Decision it belongs to', decisions, chosen ?? 'none', 'optional'),
      input('gates', 'What must be true first (one a line)', 'lines', announcement?.gates.map(({ text }) => text).join('\n') || null, 'optional', 2000),
      {
        type: 'input', block_id: 'options', optional: true, label: { type: 'plain_text', text: 'And' },
        element: { type: 'checkboxes', action_id: 'value', options: settings, ...(set.length === 0 ? {} : { initial_options: set }) },
      },
      datepicker('expires-day', 'For a holding line: given until (day)', announcement?.expires == null ? null : dayIn(announcement.expires, facts.zone)),
    ],
  });
}

/** One more audience at an hour of its own. */
export function stageForm(facts: FormFacts, about: string): ModalView {
  return modal({ callback: 'announce:stage', about, title: 'Add a stage', submit: 'Preview', blocks: [
    ...stageFields(facts, null, 'only'), input('how', 'How they hear (optional), such as “said at the meeting”', 'one line', null, 'optional', 100),
  ] });
}

/** A new hour for a stage that missed its own. */
export function hourForm(facts: Pick<FormFacts, 'today' | 'zone'>, about: string): ModalView {
  return modal({ callback: 'announce:hour', about, title: 'A new hour', submit: 'Set it', blocks: [
    datepicker('day', 'Day', facts.today), timepicker('time', `Time (${facts.zone})`, '09:30'),
  ] });
}

/** An embargo without a date is lifted: a person says when, and confirms by sending this in. */
export function releaseForm(facts: Pick<FormFacts, 'today' | 'zone'>, about: string, { announcement, to }: { readonly announcement: Announcement; readonly to: readonly string[] }): ModalView {
  const { id, words, label } = announcement;
  return modal({ callback: 'announce:release', about, title: `Release ${id}`, submit: 'Release it', blocks: [
    { type: 'section', text: { type: 'plain_text', text: clip(`“${words.title}” (${label}) then goes to ${to.join(', ')}. It cannot be called back; it can be corrected or withdrawn.`, 3000), emoji: false } },
    select('when', 'When', [option('now', 'Now'), option('at-hour', 'At the day and time below')], null, 'required'),
    datepicker('day', 'Day', facts.today), timepicker('time', `Time (${facts.zone})`, '09:30'),
  ] });
}

/** What was wrong, and the words as they should be. */
export function correctionForm(announcement: Announcement): ModalView {
  return modal({ callback: 'announce:correct', about: JSON.stringify({ id: announcement.id, version: announcement.version }), title: `Correct ${announcement.id}`, submit: 'Preview', blocks: [
    input('notice', 'What to tell those who had the error', 'lines', null, 'required', 2000),
    input('text', 'The words as they should have been', 'lines', announcement.words.text, 'required', 3000),
  ] });
}

function stageFields(facts: FormFacts, stage: Stage | null, which: 'first' | 'only'): KnownBlock[] {
  const audiences = facts.directory.audiences.map(({ id, name }) => option(id, capital(name)));
  // A partnership's share can be chosen where it has a channel of its own, or was chosen already.
  const shares = [...new Set([...(stage?.audiences ?? []), ...facts.directory.channels.map(({ audience }) => audience).filter((id) => id.includes(':'))])]
    .filter((id) => facts.directory.audiences.every((audience) => audience.id !== id));
  const all = [...audiences, ...shares.map((id) => option(id, audienceName(id, facts.directory)))].slice(0, 100);
  const chosen = all.filter(({ value }) => stage?.audiences.includes(value as AudienceId) ?? false);
  const whens = [option('at-once', 'As soon as it is approved'), option('at-hour', 'At a day and time'), option('by-hand', 'Under embargo: when somebody releases it')];
  return [
    {
      type: 'input', block_id: 'audiences', label: { type: 'plain_text', text: which === 'first' ? 'Who is told first' : 'Who is told' },
      element: { type: 'multi_static_select', action_id: 'value', options: all, ...(chosen.length === 0 ? {} : { initial_options: chosen }) },
    },
    select('when', 'When', whens, stage?.timing ?? 'at-once', 'required'),
    datepicker('day', 'Day', stage?.timing === 'at-hour' ? dayIn(stage.releaseAt, facts.zone) : null),
    timepicker('time', `Time (${facts.zone})`, stage?.timing === 'at-hour' ? timeIn(stage.releaseAt, facts.zone) : null),
  ];
}

interface ModalWords {
  readonly callback: string;
  readonly about: string;
  readonly title: string;
  readonly submit: string;
  readonly blocks: KnownBlock[];
}

export function modal({ callback, about, title, submit, blocks }: ModalWords): ModalView {
  return {
    type: 'modal', callback_id: callback, private_metadata: about.slice(0, 3000),
    title: { type: 'plain_text', text: clip(title, 24) }, submit: { type: 'plain_text', text: clip(submit, 24) }, close: { type: 'plain_text', text: 'Leave it' }, blocks,
  };
}

export function select(block: string, label: string, options: PlainTextOption[], chosen: string | null, need: 'required' | 'optional'): KnownBlock {
  const initial = options.find(({ value }) => value === chosen);
  return {
    type: 'input', block_id: block, optional: need === 'optional', label: { type: 'plain_text', text: label },
    element: { type: 'static_select', action_id: 'value', options, ...(initial === undefined ? {} : { initial_option: initial }) },
  };
}

export function input(block: string, label: string, size: 'one line' | 'lines', initial: string | null, need: 'required' | 'optional', most: number, hint?: string): KnownBlock {
  return {
    type: 'input', block_id: block, optional: need === 'optional', label: { type: 'plain_text', text: label }, ...(hint === undefined ? {} : { hint: { type: 'plain_text', text: hint } }),
    element: { type: 'plain_text_input', action_id: 'value', multiline: size === 'lines', max_length: most, ...(initial === null ? {} : { initial_value: initial.slice(0, most) }) },
  };
}

export function datepicker(block: string, label: string, initial: string | null, need: 'required' | 'optional' = 'optional'): KnownBlock {
  return { type: 'input', block_id: block, optional: need === 'optional', label: { type: 'plain_text', text: label }, element: { type: 'datepicker', action_id: 'value', ...(initial === null ? {} : { initial_date: initial }) } };
}

export function timepicker(block: string, label: string, initial: string | null): KnownBlock {
  return { type: 'input', block_id: block, optional: true, label: { type: 'plain_text', text: label }, element: { type: 'timepicker', action_id: 'value', ...(initial === null ? {} : { initial_time: initial }) } };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
