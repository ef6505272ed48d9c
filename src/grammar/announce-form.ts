import { kindOf, type Kind } from '../domain/approval.js';
import { day } from '../domain/day.js';
import type { FormFault, FormFaults } from '../domain/form-fault.js';
import { falseOnceDecided } from '../domain/holding-line.js';
import { atLocal } from '../domain/instant.js';
import { hasBlanks } from '../domain/letter.js';
import type { AudienceId } from '../domain/ids.js';
import type { Day, Instant } from '../domain/when.js';

export type FormValues = Readonly<Record<string, string | readonly string[] | null>>;

/** When and to whom, as a form has it. */
export interface AskedStage {
  readonly audiences: readonly AudienceId[];
  readonly timing: 'at-once' | 'at-hour' | 'by-hand';
  /** The day and time as they were chosen; null where none was. A clock change may move the hour away from them. */
  readonly chosen: { readonly day: Day; readonly time: string } | null;
  readonly releaseAt: Instant;
  readonly how: string | null;
}

/** An announcement as its author filled it in. */
export interface AskedDraft {
  readonly kind: Kind;
  readonly title: string;
  readonly text: string;
  readonly stage: AskedStage;
  readonly decision: string | null;
  readonly gates: readonly string[];
  readonly together: 'together' | 'each';
  readonly acknowledge: 'asked' | 'not-asked';
  readonly expires: Instant | null;
}

export interface FormContext {
  readonly now: Instant;
  readonly zone: string;
}

type Read<T> = { readonly kind: 'read'; readonly value: T } | { readonly kind: 'faults'; readonly faults: FormFaults };

/** Reads the form of an announcement. Faults are named beside their fields, all at once. */
export function readDraftForm(values: FormValues, context: FormContext): Read<AskedDraft> {
  const faults: Record<string, FormFault> = {};
  const kind = kindOf(one(values, 'kind'));
  const title = one(values, 'title');
  const text = one(values, 'text');
  if (kind === null) faults['kind'] = { fault: 'no-kind' };
  if (title === '') faults['title'] = { fault: 'no-title' };
  if (text === '') faults['text'] = { fault: 'no-text' };
  const untrue = kind === 'holding line' ? falseOnceDecided(text) : null;
  if (untrue !== null) faults['text'] = { fault: 'would-become-false', words: untrue };
  if (kind !== null && kind !== 'grant letter' && hasBlanks(text)) faults['text'] = { fault: 'blanks-not-filled' };
  const stage = readStageForm(values, context);
  if (stage.kind === 'faults') Object.assign(faults, stage.faults);
  const options = many(values, 'options');
  const expires = momentIn(one(values, 'expires-day'), one(values, 'expires-time') || '00:01', context.zone);
  if (Object.keys(faults).length > 0 || kind === null || stage.kind === 'faults') return { kind: 'faults', faults };
  return {
    kind: 'read',
    value: {
      kind, title, text, stage: stage.value, expires,
      decision: one(values, 'decision') === '' || one(values, 'decision') === 'none' ? null : one(values, 'decision'),
      gates: gatesIn(one(values, 'gates')),
      together: options.includes('each') ? 'each' : 'together',
      acknowledge: options.includes('acknowledge') ? 'asked' : 'not-asked',
    },
  };
}

const timings = ['at-once', 'at-hour', 'by-hand'] as const;

/** Reads who and when: at once, or a day and a time in the programme's zone that is yet to come, or when somebody releases it. */
export function readStageForm(values: FormValues, { now, zone }: FormContext): Read<AskedStage> {
  const faults: Record<string, FormFault> = {};
  const audiences = many(values, 'audiences').map((id) => id as AudienceId);
  if (audiences.length === 0) faults['audiences'] = { fault: 'no-audience' };
  const timing = timings.find((known) => known === one(values, 'when')) ?? 'at-once';
  const time = one(values, 'time');
  const releaseAt = timing !== 'at-hour' ? now : momentIn(one(values, 'day'), time, zone);
  if (timing === 'at-hour' && one(values, 'day') === '') faults['day'] = { fault: 'no-day' };
  else if (timing === 'at-hour' && time === '') faults['time'] = { fault: 'no-time' };
  else if (releaseAt !== null && releaseAt < now) faults['day'] = { fault: 'hour-has-passed' };
  if (Object.keys(faults).length > 0 || releaseAt === null) return { kind: 'faults', faults };
  const how = one(values, 'how');
  const on = timing === 'at-hour' ? day(one(values, 'day')) : null;
  return { kind: 'read', value: { audiences, timing, releaseAt, chosen: on === null ? null : { day: on, time }, how: how === '' ? null : how } };
}

/** One condition a line; a leading dash or bullet is left out. */
export function gatesIn(text: string): string[] {
  const lines = text.split('\n').map((line) => line.replace(/^\s*[-*•]\s*/, '').trim()).filter((line) => line !== '');
  return [...new Set(lines)].slice(0, 20);
}

function momentIn(text: string, time: string, zone: string): Instant | null {
  const on = day(text);
  return on === null || !/^\d{1,2}:\d{2}$/.test(time) ? null : atLocal(on, time.padStart(5, '0'), zone);
}

function one(values: FormValues, key: string): string {
  const value = values[key];
  return typeof value === 'string' ? value.trim() : '';
}

function many(values: FormValues, key: string): readonly string[] {
  const value = values[key];
  return typeof value === 'string' ? [value] : value ?? [];
}
