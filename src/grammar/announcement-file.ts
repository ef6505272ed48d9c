import { parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { kindOf, type Kind } from '../domain/approval.js';
import type { Directory } from '../domain/destination.js';
import { falseOnceDecided } from '../domain/holding-line.js';
import type { AudienceId } from '../domain/ids.js';
import { momentOf } from '../domain/moment.js';
import type { Instant } from '../domain/when.js';
import { readAudiences } from './audience.js';
import { readId } from './announce.js';

const words = z.string().min(1);
const moment = z.string().regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/, 'expected a day, or a day and a time as YYYY-MM-DDTHH:MM');
const audience = z.union([words, z.array(words).min(1)]);

const announcementSchema = z.strictObject({
  id: words, kind: words, title: words.max(150), text: words.max(3000),
  audience: audience.optional(),
  send_at: moment.optional(),
  stages: z.array(z.strictObject({ audience, at: moment, how: words.optional() })).optional(),
  embargo_until: words.nullish(),
  gate: z.array(words).optional(),
  conditions: z.array(words).optional(),
  expires: moment.nullish(),
  supersedes: words.nullish(),
  decision: words.nullish(),
  corrects: words.nullish(),
  corrected_text: words.optional(),
  must_not: words.optional(),
  acknowledge: z.boolean().optional(),
  src: z.unknown().optional(),
});

const fileSchema = z.strictObject({ announcements: z.array(announcementSchema).min(1) });

/** One announcement of a file, with its audiences found and its hours in the programme's zone. */
export interface FiledAnnouncement {
  readonly id: string;
  readonly kind: Kind;
  readonly label: string;
  readonly title: string;
  readonly text: string;
  /** Empty for a correction that goes to whoever had the error. */
  readonly stages: readonly { readonly audiences: readonly AudienceId[]; readonly releaseAt: Instant; readonly how: string | null; readonly timing: 'at-hour' | 'by-hand' }[];
  readonly gates: readonly string[];
  readonly decision: string | null;
  readonly corrects: string | null;
  readonly correctedText: string | null;
  readonly expires: Instant | null;
  readonly acknowledge: 'asked' | 'not-asked';
}

export type ReadAnnouncements =
  | { readonly kind: 'read'; readonly announcements: readonly FiledAnnouncement[] }
  | { readonly kind: 'mistakes'; readonly mistakes: readonly string[] };

/** Reads a file of announcements. Every mistake in it is named; a bad file gives nothing. */
export function readAnnouncementFile(text: string, directory: Directory, zone: string): ReadAnnouncements {
  const document = parseDocument(text);
  if (document.errors.length > 0) return { kind: 'mistakes', mistakes: document.errors.map(({ message }) => message) };
  const parsed = fileSchema.safeParse(valueOf(document));
  if (!parsed.success) return { kind: 'mistakes', mistakes: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) };
  const mistakes: string[] = [];
  const announcements = parsed.data.announcements.map((one): FiledAnnouncement => {
    const kind = kindOf(one.kind);
    if (readId(one.id) !== one.id) mistakes.push(`${one.id}: expected a number such as ANN-01`);
    if (kind === null) mistakes.push(`${one.id}: there is no kind “${one.kind}”`);
    const untrue = kind === 'holding line' ? falseOnceDecided(one.text) : null;
    if (untrue !== null) mistakes.push(`${one.id}: “${untrue}” would become false once the decision is taken`);
    const planned = one.stages ?? (one.audience === undefined || one.send_at === undefined ? [] : [{ audience: one.audience, at: one.send_at, how: undefined }]);
    if (planned.length === 0) mistakes.push(`${one.id}: says neither whom nor when`);
    const undated = one.embargo_until != null && !/^\d/.test(one.embargo_until);
    const stages = planned.map(({ audience: to, at, how }, turn) => {
      const said = typeof to === 'string' ? to : to.join(', ');
      const sameAgain = one.corrects != null && /^same as\b/i.test(said);
      const read = sameAgain ? { audiences: [], unknown: [] } : readAudiences(said, directory.audiences, directory.partnerships.map(({ id }) => id));
      mistakes.push(...read.unknown.map((name) => `${one.id}: there is no audience “${name}”`));
      return { audiences: read.audiences, releaseAt: momentOf(at, zone, '09:00'), how: how ?? null, timing: undated && turn === planned.length - 1 ? 'by-hand' as const : 'at-hour' as const };
    });
    const embargo = undated ? `, under embargo ${one.embargo_until}` : '';
    return {
      id: one.id, kind: kind ?? 'other', label: `${one.kind}${embargo}`, title: one.title, text: one.text, stages, gates: one.gate ?? [],
      decision: one.decision ?? null, corrects: one.corrects ?? null, correctedText: one.corrected_text ?? null,
      expires: one.expires == null ? null : momentOf(one.expires, zone), acknowledge: one.acknowledge === true ? 'asked' : 'not-asked',
    };
  });
  return mistakes.length > 0 ? { kind: 'mistakes', mistakes } : { kind: 'read', announcements };
}

/** The file's values; null for a bomb of aliases, at which the library throws. */
function valueOf(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    // no rethrow: what is null is not a file of announcements, and is named as a mistake.
    return null;
  }
}
