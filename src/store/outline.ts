import sql from 'sql-template-tag';
import type { KnownRole } from '../domain/answer-book.js';
import type { Audience } from '../domain/audiences.js';
import type { Duties } from '../domain/duties.js';
import type { Partnership } from '../domain/partnership.js';
import { readRegister } from './audiences.js';
import type { Session } from './database.js';
import { inOneTrip } from './one-trip.js';
import { partnershipsIn } from './partnerships.js';
import { programmeIn, type Programme } from './programme.js';

/** What of the programme changes with its edition alone: its head, its partnerships' names, its roles with their duties and its audiences. Nothing of it is secret. */
export interface Outline {
  /** Null while the store is empty. */
  readonly head: Programme | null;
  readonly partnerships: readonly Partnership[];
  readonly roles: readonly KnownRole[];
  readonly audiences: readonly Audience[];
  readonly duties: Duties;
}

export type ReadOutline = (session: Session) => Promise<Outline>;

/** Reads it from the records, all of one moment. */
export async function readOutline(session: Session): Promise<Outline> {
  const all = inOneTrip(session);
  const [head, partnerships, titles, { audiences, duties }] = await Promise.all([
    programmeIn(all).head(),
    partnershipsIn(all).list(),
    all.rows<Omit<KnownRole, 'duties'>>(sql`select id, title, org, more->>'note' as note from roles order by position`),
    readRegister(all),
  ]);
  return { head, partnerships, roles: titles.map((role) => ({ ...role, duties: duties.get(role.id) ?? [] })), audiences, duties };
}

/**
 * Keeps the outline of one edition in this process. Whoever opens an office reads the edition that counts, in the same
 * round trip as the time: so several processes agree, and what is kept is never older than the question.
 */
export function keepOutline(): (edition: number | null) => ReadOutline {
  let kept: Outline | null = null;
  return (edition) => async (session) => {
    if (kept !== null && kept.head?.edition === edition) return kept;
    const outline = await readOutline(session);
    // Another edition than was committed when the office opened may be of a transaction that is undone yet.
    if (outline.head?.edition === edition) kept = outline;
    return outline;
  };
}
