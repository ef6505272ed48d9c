import type { Actor } from './approval.js';
import type { PersonId, RoleId } from './ids.js';
import type { Instant } from './when.js';

/** Something that must be true before an announcement goes out. */
export interface Gate {
  readonly text: string;
  readonly tickedBy: PersonId | null;
  readonly tickedAt: Instant | null;
}

/**
 * How a gate comes true: a person says so, or the register shows it. Those about a holding line and about a correction
 * the bot keeps itself, by the way it releases.
 */
export type GateKind =
  | { readonly kind: 'person' }
  | { readonly kind: 'sent'; readonly announcement: string }
  | { readonly kind: 'decided'; readonly decision: string }
  | { readonly kind: 'kept' };

export function gateKind(text: string): GateKind {
  const plain = text.trim();
  const sent = /^(ANN-\S+)\s+(?:is\s+)?(?:sent|released|out)$/i.exec(plain);
  if (sent) return { kind: 'sent', announcement: (sent[1] ?? '').toUpperCase() };
  const decided = /^(DEC-\S+?)(?:\s+(?:is\s+)?(?:decided|taken|recorded))?$/i.exec(plain);
  if (decided) return { kind: 'decided', decision: (decided[1] ?? '').toUpperCase() };
  if (/\bwithdrawn at the same (moment|time|instant)\b/i.test(plain)) return { kind: 'kept' };
  if (/^sent to exactly the people who received the error$|^original marked as corrected\b/i.test(plain)) return { kind: 'kept' };
  return { kind: 'person' };
}

/** What the register shows of the gates that no person ticks. */
export interface OnRecord {
  readonly sent: readonly string[];
  readonly decided: readonly string[];
}

export function isOpen(gate: Gate, { sent, decided }: OnRecord): boolean {
  const how = gateKind(gate.text);
  if (how.kind === 'kept') return false;
  if (how.kind === 'sent') return !sent.includes(how.announcement);
  if (how.kind === 'decided') return !decided.includes(how.decision);
  return gate.tickedBy === null;
}

/**
 * The roles that a gate names ("FIN reconciles eleven letters"), of those that somebody fills: only they may tick it.
 * A gate that names nobody who is in post is for anyone who prepares announcements.
 */
export function tickersOf(gate: string, filled: readonly RoleId[]): RoleId[] {
  return filled.filter((role) => new RegExp(`\\b${role}\\b`).test(gate));
}

export function mayTick(gate: string, actor: Actor, filled: readonly RoleId[]): boolean {
  const named = tickersOf(gate, filled);
  return named.length === 0 ? actor.prepares === 'yes' : named.some((role) => actor.roles.includes(role));
}
