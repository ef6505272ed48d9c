import type { MilestoneId } from './ids.js';
import type { Instant } from './when.js';

/** A reminder that was to go in some week, and each copy of it. */
export interface LedgerLine {
  readonly milestone: MilestoneId;
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
}

/** Why something came late: the bot was not running, it waited for a working morning, or Slack did not take it. */
export type Lateness = 'down' | 'held' | 'slack';

/** What should have gone in a week, what went, what was late and why, what had become pointless, what did not arrive. */
export interface Account {
  readonly should: number;
  readonly went: number;
  readonly late: readonly { readonly line: LedgerLine; readonly sentAt: Instant; readonly why: Lateness }[];
  readonly pointless: readonly LedgerLine[];
  readonly undelivered: readonly { readonly line: LedgerLine; readonly copy: LedgerCopy }[];
  readonly waiting: readonly LedgerLine[];
}

const hourMs = 3_600_000;

/** Closes the books of a week. Every line ends in exactly one place; "went" is only what has a receipt. */
export function accountOf(lines: readonly LedgerLine[]): Account {
  const account = { should: lines.length, went: 0, late: [] as Account['late'][number][], pointless: [] as LedgerLine[], undelivered: [] as Account['undelivered'][number][], waiting: [] as LedgerLine[] };
  for (const line of lines) {
    const sent = line.copies.find(({ state, sentAt }) => state === 'sent' && sentAt !== null);
    const failed = line.copies.find(({ state }) => state === 'failed' || state === 'held');
    if (line.state === 'pointless' || (line.copies.length > 0 && line.copies.every(({ state }) => state === 'pointless' || state === 'cancelled'))) account.pointless.push(line);
    else if (sent !== undefined && sent.sentAt !== null) {
      account.went += 1;
      if (after(sent.sentAt, line.dueAt)) account.late.push({ line, sentAt: sent.sentAt, why: latenessOf(line, sent) });
    } else if (failed !== undefined) account.undelivered.push({ line, copy: failed });
    else account.waiting.push(line);
  }
  return account;
}

function latenessOf({ dueAt, carriedAt }: LedgerLine, copy: LedgerCopy): Lateness {
  if (carriedAt !== null && after(carriedAt, dueAt)) return 'down';
  return copy.sentAt !== null && after(copy.sentAt, copy.dueAt) ? 'slack' : 'held';
}

function after(moment: Instant, due: Instant): boolean {
  return Date.parse(moment) - Date.parse(due) > hourMs;
}
