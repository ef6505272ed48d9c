import { plainName, shareOf, type Audience } from '../domain/audiences.js';
import type { AudienceId, PartnershipId } from '../domain/ids.js';

/** What people call an audience is read by its name and other names; one that is not known is handed back. */
export interface ReadAudiences {
  readonly audiences: readonly AudienceId[];
  readonly unknown: readonly string[];
}

/**
 * Reads "facilitators and host authorities", "NSG members", "public and press" or "host authority SC" (one partnership's
 * share, by its id) as audiences.
 */
export function readAudiences(text: string, audiences: readonly Audience[], partnerships: readonly string[]): ReadAudiences {
  const found: AudienceId[] = [];
  const unknown: string[] = [];
  for (const part of text.split(/,|\band\b|&/i).map((piece) => piece.trim()).filter((piece) => piece !== '')) {
    const whole = named(part, audiences);
    if (whole !== null) {
      found.push(whole);
      continue;
    }
    const [, name = '', place = ''] = /^(.*\S)\s+(\S+)$/.exec(part) ?? [];
    const share = named(name, audiences);
    const partnership = partnerships.find((id) => id.toLowerCase() === place.toLowerCase());
    if (share !== null && partnership !== undefined) found.push(shareOf(share, partnership as PartnershipId));
    else unknown.push(part);
  }
  return { audiences: [...new Set(found)], unknown };
}

function named(text: string, audiences: readonly Audience[]): AudienceId | null {
  const wanted = plainName(text);
  const match = audiences.find(({ id, name, aliases }) => [id, name, ...aliases].some((known) => plainName(known) === wanted));
  return match?.id ?? null;
}
