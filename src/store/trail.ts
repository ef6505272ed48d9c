import { createHash } from 'node:crypto';
import sql from 'sql-template-tag';
import { askedInGeneral } from '../domain/asked.js';
import { canonical, genesis } from '../domain/trail.js';
import type { Instant } from '../domain/when.js';
import { firstRow, json, type Session } from './database.js';

/** One line of the trail: what happened, sealed by the line before it. */
export interface TrailLine {
  readonly seq: number;
  readonly at: Instant;
  readonly subject: string;
  readonly event: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly previous: string;
  readonly hash: string;
}

/** Any number, as long as every Secretariat uses the same: lines are written one at a time. */
const trailLock = 7_301_947;

/** What is asked, approved, sent, acknowledged and corrected, in a chain that shows any later change. */
export function trailIn(session: Session, now: Instant) {
  return {
    /** Adds a line, in the transaction of what it tells. */
    async append(subject: string, event: string, facts: Readonly<Record<string, unknown>>): Promise<void> {
      await session.rows(sql`select pg_advisory_xact_lock(${trailLock})`);
      const last = await firstRow<{ hash: string }>(session, sql`select hash from trail order by seq desc limit 1`);
      const previous = last?.hash ?? genesis;
      await session.rows(sql`
        insert into trail (at, subject, event, facts, previous, hash)
        values (${now}, ${subject}, ${event}, ${json(facts)}::jsonb, ${previous}, ${seal(previous, digest({ at: now, subject, event, facts }))})`);
    },
    /** The seal of the last line, and how many lines there are; null before the first. */
    async head(): Promise<{ readonly hash: string; readonly lines: number } | null> {
      return firstRow<{ hash: string; lines: number }>(session, sql`select hash, (select count(*)::int from trail) as lines from trail order by seq desc limit 1`);
    },
    async lines(): Promise<TrailLine[]> {
      return session.rows<TrailLine>(sql`select seq, at, subject, event, facts, previous, hash from trail order by seq`);
    },
    /** The announcements of a decision and their corrections, and what was asked in general, so that its whole story is found. */
    async subjectsOf(subject: string): Promise<string[]> {
      const rows = await session.rows<{ id: string }>(sql`
        with recursive story as (
          select id from announcements where decision = ${subject} or id = ${subject}
          union select a.id from announcements a join story s on a.corrects = s.id
        ) select id from story
        union select 'HL:' || h.id from holding_lines h where h.about = ${subject}`);
      const general = subject.startsWith('DEC-') ? [askedInGeneral] : [];
      return [...new Set([subject, ...rows.map(({ id }) => id), ...general])];
    },
  };
}

/** The digest of a line's content. A line about something else can be passed on as its digest alone. */
export function digest(content: Pick<TrailLine, 'at' | 'subject' | 'event' | 'facts'>): string {
  const { at, subject, event, facts } = content;
  return createHash('sha256').update(canonical({ at, subject, event, facts })).digest('hex');
}

export function seal(previous: string, digested: string): string {
  return createHash('sha256').update(previous + digested).digest('hex');
}
