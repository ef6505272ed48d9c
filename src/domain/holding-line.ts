import type { Instant } from './when.js';

/** Approved words given to every asker who may not be told, between two moments. */
export interface AgreedLine {
  readonly id: string;
  readonly text: string;
  readonly about: string | null;
  readonly startsAt: Instant;
  readonly endsAt: Instant | null;
}

/**
 * Words that are true only while nothing is decided. A holding line is still given between the day a decision is taken
 * and the hour its audience is told, so it must be true on both sides of it.
 */
const trueOnlyBefore: readonly RegExp[] = [
  /\bno\s+(?:\w+\s+){0,3}?(?:decision|announcement|agreement|conclusion|outcome)s?\b[^.]{0,80}?\s(?:has|have|had|is|was|were)\b[^.]*/i,
  /\b(?:decision|announcement|funding|outcome|future|matter|question|it|this|nothing|partnerships)\b[^.]*\b(?:has|have|had|is|are|was|were)(?:\s+not|n['’]t)\s+(?:yet\s+|still\s+)?(?:been\s+)?(?:yet\s+)?(?:decided|announced|made|taken|agreed|settled|reached|confirmed|known)\b/i,
  /\b(?:ministers?|they|we|the department|dfes)\b[^.]*\b(?:has|have|had)(?:\s+not|n['’]t)\s+(?:yet\s+|still\s+)?(?:decided|announced|made|taken|agreed|settled|reached)\b/i,
  /\bnothing\s+(?:has|have|is)\s+(?:yet\s+)?(?:been\s+)?(?:decided|announced|agreed|settled|known)\b/i,
  /\b(?:undecided|not\s+(?:yet\s+)?(?:been\s+)?decided|yet\s+to\s+(?:be\s+)?(?:decide|decided|announce|announced|agree|agreed|make|made|take|taken))\b/i,
  /\b(?:await|awaits|awaiting|awaited|waiting\s+(?:for|on)|pending)\b[^.]*\b(?:decision|announcement|outcome|ministers?)\b/i,
  /\b(?:decision|announcement|outcome)\b[^.]*\b(?:awaited|pending|outstanding|still\s+to\s+come)\b/i,
  /\bstill\s+(?:being\s+)?(?:considered|considering|deciding|discussed|under\s+consideration|under\s+discussion)\b/i,
  /\b(?:under|in)\s+(?:active\s+)?(?:consideration|discussion)\b/i,
  /\b(?:nobody|no\s+one)\s+(?:knows|has\s+decided|has\s+been\s+told)\b/i,
];

/** The words in a holding line that would become false when the decision is taken, or null. */
export function falseOnceDecided(text: string): string | null {
  const plain = text.replace(/\s+/g, ' ');
  for (const pattern of trueOnlyBefore) {
    const found = pattern.exec(plain);
    if (found !== null) return found[0].trim();
  }
  return null;
}

/**
 * The line that an announcement of this decision takes the place of: the one about it, or the only one that names no
 * decision.
 */
export function replacedBy(decision: string, lines: readonly AgreedLine[], at: Instant): AgreedLine | null {
  const inForce = lines.filter(({ startsAt, endsAt }) => startsAt <= at && (endsAt === null || endsAt > at));
  const about = inForce.filter((line) => line.about === decision);
  const general = inForce.filter((line) => line.about === null);
  return about[0] ?? (general.length === 1 ? general[0] ?? null : null);
}
