import type { Cast } from './people.js';
import { BOT } from './slack.js';

/**
 * What Slack makes of typed words: `@handle` and `#channel` become ids, and the three signs that Slack reads as its own are
 * escaped. In a slash command ids carry their names (`<@U1|ann>`), as `should_escape` asks for; in a message they do not.
 */
export function encodeTyped(text: string, cast: Cast, place: 'command' | 'message'): string {
  const handles = new Map(cast.people.map((person) => [person.handle, person.slack]));
  handles.set(BOT.handle, BOT.user);
  const rooms = new Map(cast.rooms.map((room) => [room.name, room.slack]));
  const label = (name: string) => (place === 'command' ? `|${name}` : '');
  return text
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    .replaceAll(/(^|[\s(])([@#])([\p{L}\p{N}][\p{L}\p{N}._-]*)/gu, (whole, before: string, sign: string, rest: string) => {
      const name = rest.toLowerCase().replace(/[._-]+$/, '');
      const tail = rest.slice(name.length);
      if (sign === '@' && BROADCASTS.has(name) && place === 'message') return `${before}<!${name}>${tail}`;
      const id = sign === '@' ? handles.get(name) : rooms.get(name);
      return id ? `${before}<${sign}${id}${sign === '#' ? `|${name}` : label(name)}>${tail}` : whole;
    });
}

const BROADCASTS: ReadonlySet<string> = new Set(['here', 'channel', 'everyone']);
