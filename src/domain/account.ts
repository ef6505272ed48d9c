import type { MilestoneId, PartnershipId } from './ids.js';
import type { HeldFor } from './reminder.js';
import type { Instant } from './when.js';

/** What the bot says in channels of its own accord: of a milestone, or the group's week. */
export type PostKind = 'told-in-channel' | 'asked-in-channel' | 'weekly-digest';

/** What something that was to go was about: a milestone, the return of a partnership, or something said in a channel. */
export type LedgerAbout =
  | { readonly kind: 'milestone'; readonly id: MilestoneId }
  | { readonly kind: 'return'; readonly quarter: string; readonly partnership: PartnershipId }
  | { readonly kind: 'post'; readonly post: PostKind; readonly milestone: string; readonly channel: string };

/** A reminder, or a request for a return, that was to go in some week, and each copy of it. */
export interface LedgerLine {
  readonly about: LedgerAbout;
  readonly step: string;
  readonly dueAt: Instant;
  readonly state: 'planned' | 'carried' | 'pointless';
  readonly why: string | null;
  readonly carriedAt: Instant | null;
  readonly copies: readonly LedgerCopy[];
}

export interface LedgerCopy {
  readonly destination: string;
  readonly state: string;
  readonly dueAt: Instant;
  readonly sentAt: Instant | null;
  readonly why: string | null;
  /** How often it was tried. */
  readonly attempts: number;
  /** What it was kept for, when it was given out at an hour at which nobody is written to. */
  readonly held: HeldFor | null;
}

/** A stretch in which the bot did not look: it was not running, or its clock was moved over it. */
export interface Gap {
  readonly from: Instant;
  readonly until: Instant;
  readonly why: 'down' | 'clock';
}

/**
 * Why something came late: the bot was not running, its clock was moved, it was kept for a morning of whoever it was
 * for, Slack did not take it at the first try, or the bot was busy with other things.
 */
export type Lateness = 'down' | 'clock' | HeldFor | 'slack' | 'busy';

/** What should have gone in a week, what went, what was late and why, what had become pointless, what did not arrive. */
export interface Account {
  readonly should: number;
  /** So many of them were requests for returns. */
  readonly returns: number;
  readonly went: number;
  readonly late: readonly { readonly line: LedgerLine; readonly sentAt: Instant; readonly why: Lateness }[];
  readonly pointless: readonly LedgerLine[];
  readonly undelivered: readonly { readonly line: LedgerLine; readonly copy: LedgerCopy }[];
  readonly waiting: readonly LedgerLine[];
}

const hourMs = 3_600_000;

/** Closes the books of a week. Every line ends in exactly one place; "went" is only what has a receipt. */
export function accountOf(lines: readonly LedgerLine[], gaps: readonly Gap[] = []): Account {
  const account = { should: lines.length, returns: lines.filter(({ about }) => about.kind === 'return').length, went: 0, late: [] as Account['late'][number][], pointless: [] as LedgerLine[], undelivered: [] as Account['undelivered'][number][], waiting: [] as LedgerLine[] };
  for (const line of lines) {
    const sent = line.copies.find(({ state, sentAt }) => state === 'sent' && sentAt !== null);
    const failed = line.copies.find(({ state }) => state === 'failed' || state === 'held');
    if (line.state === 'pointless' || (line.copies.length > 0 && line.copies.every(({ state }) => state === 'pointless' || state === 'cancelled'))) account.pointless.push(line);
    else if (sent !== undefined && sent.sentAt !== null) {
      account.went += 1;
      if (after(sent.sentAt, line.dueAt)) account.late.push({ line, sentAt: sent.sentAt, why: latenessOf(line, sent, sent.sentAt, gaps) });
    } else if (failed !== undefined) account.undelivered.push({ line, copy: failed });
    else account.waiting.push(line);
  }
  return account;
}

/** The longest of what it waited for: to be given out, for a morning, or to be taken by Slack. */
function latenessOf({ dueAt, carriedAt }: LedgerLine, { dueAt: planned, attempts, held }: LedgerCopy, sentAt: Instant, gaps: readonly Gap[]): Lateness {
  const given = carriedAt ?? sentAt;
  const waits: readonly { readonly from: Instant; readonly to: Instant; readonly why: () => Lateness }[] = [
    { from: dueAt, to: given, why: () => missed(dueAt, given, gaps) ?? 'busy' },
    { from: given, to: planned, why: () => held ?? 'morning' },
    { from: planned, to: sentAt, why: () => missed(planned, sentAt, gaps) ?? (attempts > 1 ? 'slack' : 'busy') },
  ];
  const [longest] = [...waits].sort((a, b) => lasting(b) - lasting(a));
  return longest === undefined ? 'busy' : longest.why();
}

function lasting({ from, to }: { readonly from: Instant; readonly to: Instant }): number {
  return Date.parse(to) - Date.parse(from);
}

/** Why nobody looked, where that is what most of a wait was. */
function missed(from: Instant, to: Instant, gaps: readonly Gap[]): 'down' | 'clock' | null {
  const within = gaps.map(({ from: begun, until, why }) => ({ why, ms: Math.min(Date.parse(until), Date.parse(to)) - Math.max(Date.parse(begun), Date.parse(from)) }));
  const [longest] = within.filter(({ ms }) => ms > 0).sort((a, b) => b.ms - a.ms);
  return longest === undefined || longest.ms * 2 < lasting({ from, to }) ? null : longest.why;
}

function after(moment: Instant, due: Instant): boolean {
  return Date.parse(moment) - Date.parse(due) > hourMs;
}
