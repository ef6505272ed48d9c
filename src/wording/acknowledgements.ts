import type { Announcement } from '../domain/announcement.js';
import type { Body } from '../domain/acknowledgement.js';
import type { Directory } from '../domain/destination.js';
import { buttons, escape, section, smallPrint, thatFit } from './blocks.js';
import { plainly, type Said } from './announcements/said.js';
import { nameOf } from './announcements/setting.js';
import { sayInstant } from './dates.js';

/** "10 of 11 partnerships have acknowledged it", with those that have not by name. */
export function acknowledgementSummary(announcement: Announcement, bodies: readonly Body[], { zone, directory }: { readonly zone: string; readonly directory: Directory }): Said {
  const { id, words } = announcement;
  const done = bodies.filter(({ acknowledged }) => acknowledged !== null);
  const open = bodies.filter(({ acknowledged }) => acknowledged === null);
  const title = `*${id}* ${escape(words.title)}: ${done.length} of ${bodies.length} have said that they read it.`;
  const lines = done.map(({ name, acknowledged }) => `:white_check_mark: ${escape(name)}: ${acknowledged === null ? '' : `${escape(nameOf(acknowledged.person, directory))}, ${sayInstant(acknowledged.at, zone)}`}`);
  const waiting = open.length === 0 ? [] : [`*Not yet:* ${open.map(({ name }) => escape(name)).join(', ')}`];
  return { text: [title, ...waiting].join('\n'), blocks: thatFit([section([title, ...waiting].join('\n')), ...(lines.length === 0 ? [] : [section(lines.join('\n'))]), smallPrint(`As a table: \`bin/secretariat acknowledgements ${id}\``)]) };
}

/** To somebody who has not answered yet. */
export function chaser({ id, version, words }: Announcement, place: string | null): Said {
  const whose = place === null ? '' : ` for ${escape(place)}`;
  const text = `May I ask you to say that you have read ${id} “${escape(words.title)}”${whose}? It helps us to know that it has arrived. One press is enough.`;
  return { text, blocks: [section(text), buttons({ action: 'announce:acknowledge', text: 'I have read this', value: JSON.stringify({ id, version }), style: 'primary' })] };
}

/** To the chair, once, when the asking is over. */
export function chairTold(announcement: Announcement, bodies: readonly Body[]): Said {
  const open = bodies.filter(({ acknowledged }) => acknowledged === null);
  const { id, words } = announcement;
  return plainly(open.length === 0
    ? `All ${bodies.length} have said that they read ${id} “${escape(words.title)}”.`
    : `${bodies.length - open.length} of ${bodies.length} have said that they read ${id} “${escape(words.title)}”. I have asked twice and stop asking now. Not heard from: ${open.map(({ name }) => escape(name)).join(', ')}.`);
}
