import { day } from '../domain/day.js';
import { Refusal } from '../domain/refusal.js';
import type { Day } from '../domain/when.js';

interface Kinds {
  readonly text: string;
  readonly number: number;
  readonly day: Day;
  readonly 'day or null': Day | null;
  readonly 'text or null': string | null;
}

type Shape = Readonly<Record<string, keyof Kinds>>;
type Read<S extends Shape> = { readonly [Key in keyof S]: Kinds[S[Key]] };

/** Reads the small JSON of ids that a button carries. One that was tampered with or is from another age is refused. */
export function readValue<S extends Shape>(value: string, shape: S): Read<S> {
  const parsed = parse(value);
  const entries = Object.entries(shape).map(([key, kind]) => [key, take(parsed[key], kind)] as const);
  // The entries have the keys of the shape and, by `take`, its kinds.
  return Object.fromEntries(entries) as Read<S>;
}

function parse(value: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(value);
    if (typeof parsed === 'object' && parsed !== null) return { ...parsed };
  } catch {
    // no rethrow: what cannot be read is refused below, in words.
  }
  throw stale();
}

function take(value: unknown, kind: keyof Kinds): string | number | Day | null {
  if (kind.endsWith('or null') && (value === null || value === undefined)) return null;
  if (kind === 'number' && typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  if (kind.startsWith('text') && typeof value === 'string') return value;
  const read = kind.startsWith('day') && typeof value === 'string' ? day(value) : null;
  if (read === null) throw stale();
  return read;
}

function stale(): Refusal {
  return new Refusal('not-understood', { what: 'that button, which may be from an older message', example: '/partnership North East' });
}
