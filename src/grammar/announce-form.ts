import { kindOf, type Kind } from '../domain/approval.js';
import { day } from '../domain/day.js';
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

type Read<T> = { readonly kind: 'read'; readonly value: T } | { readonly kind: 'faults'; readonly errors: Readonly<Record<string, string>> };

/** Reads the form of an announcement. Faults are named beside their fields, all at once. */
export function readDraftForm(values: FormValues, context: FormContext): Read<AskedDraft> {
  const errors: Record<string, string> = {};
  const kind = kindOf(one(values, 'kind'));
  const title = one(values, 'title');
  const text = one(values, 'text');
  if (kind === null) errors['kind'] = 'Please choose what kind it is.';
  if (title === '') errors['title'] = 'Please give it a title.';
  if (text === '') errors['text'] = 'Please write the words that go out.';
  const untrue = kind === 'holding line' ? falseOnceDecided(text) : null;
  if (untrue !== null) errors['text'] = `“${untrue}” would become false once the decision is taken. “There is nothing we can share yet” stays true.`;
  if (kind !== null && kind !== 'grant letter' && hasBlanks(text)) errors['text'] = '{partnership} and {amount} are filled in for a grant letter alone. Choose that kind, or write the words out.';
  const stage = readStageForm(values, context);
  if (stage.kind === 'faults') Object.assign(errors, stage.errors);
  const options = many(values, 'options');
  const expires = momentIn(one(values, 'expires-day'), one(values, 'expires-time') || '00:01', context.zone);
  if (Object.keys(errors).length > 0 || kind === null || stage.kind === 'faults') return { kind: 'faults', errors };
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
  const errors: Record<string, string> = {};
  const audiences = many(values, 'audiences').map((id) => id as AudienceId);
  if (audiences.length === 0) errors['audiences'] = 'Please choose at least one audience.';
  const timing = timings.find((known) => known === one(values, 'when')) ?? 'at-once';
  const time = one(values, 'time');
  const releaseAt = timing !== 'at-hour' ? now : momentIn(one(values, 'day'), time, zone);
  if (timing === 'at-hour' && one(values, 'day') === '') errors['day'] = 'On which day? Or choose “as soon as it is approved”.';
  else if (timing === 'at-hour' && time === '') errors['time'] = 'At what time?';
  else if (releaseAt !== null && releaseAt < now) errors['day'] = 'That hour has passed. Please choose one to come.';
  if (Object.keys(errors).length > 0 || releaseAt === null) return { kind: 'faults', errors };
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
