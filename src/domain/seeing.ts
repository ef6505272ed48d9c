import type { Announcement } from './announcement.js';
import type { Actor } from './approval.js';
import type { Reader } from './reader.js';

/**
 * Whether this asker may see an announcement: those who prepare them always, alone with the bot; anybody else once a
 * stage for one of their audiences is out.
 */
export function maySee(announcement: Announcement, reader: Reader, actor: Actor | null): 'all of it' | 'the words' | 'nothing' {
  if (actor?.prepares === 'yes') return 'all of it';
  if (announcement.state === 'withdrawn') return 'nothing';
  const out = announcement.stages.filter(({ state }) => state === 'released').flatMap(({ audiences }) => audiences);
  return reader.circles.length > 0 && reader.circles.every((circle) => circle.some((id) => out.includes(id))) ? 'the words' : 'nothing';
}
