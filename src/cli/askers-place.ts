import { allPartners, everyone, type Audience } from '../domain/audiences.js';
import { readAudiences } from '../grammar/audience.js';
import type { ReadAsker } from '../grammar/asker.js';

export interface BoundChannel {
  readonly name: string;
  readonly audience: string;
}

/** An unbound place: everybody may read along. */
export const openToAll = '#open-to-all';

/** The channel that "--in" names, or null for a direct conversation. A bare "channel" is the asker's own, else the partners'. */
export function readPlace(text: string, asker: ReadAsker, channels: readonly BoundChannel[], audiences: readonly Audience[]): string | null {
  const place = text.trim().toLowerCase().replace(/^#/, '');
  if (/^(?:dm|direct|direct message|private|)$/.test(place)) return null;
  const named = channels.find(({ name }) => name.toLowerCase() === `#${place}`);
  if (named !== undefined) return named.name;
  const of = (audience: string) => channels.find((channel) => channel.audience === audience)?.name;
  const word = place.replace(/\bchannel\b/, '').trim();
  if (word === '') return own(asker, channels, audiences) ?? of(allPartners) ?? openToAll;
  if (word === 'shared') return of(everyone) ?? openToAll;
  const [read] = readAudiences(word, audiences, []).audiences;
  return (read === undefined ? undefined : of(read)) ?? channels.find(({ name }) => name.toLowerCase().includes(word))?.name ?? (/announce/.test(word) ? of(allPartners) : undefined) ?? openToAll;
}

/** The channel of the narrowest audience that the asker's roles are in. */
function own({ appointments, audiences: circles }: ReadAsker, channels: readonly BoundChannel[], audiences: readonly Audience[]): string | undefined {
  const mine = audiences.filter(({ id, roles }) => id !== allPartners && id !== everyone && (circles.includes(id) || appointments.some(({ role }) => roles.includes(role))))
    .sort((a, b) => a.roles.length - b.roles.length);
  return mine.map(({ id }) => channels.find((channel) => channel.audience === id)?.name).find((name) => name !== undefined);
}
