import type { KnownBlock } from '@slack/types';
import type { Announcement } from '../../domain/announcement.js';
import { buttons, escape, heading, section, smallPrint, thatFit } from '../blocks.js';
import type { Said } from './said.js';

/** The message itself, exactly as it goes out to one destination. */
export function announcementMessage(announcement: Announcement, text: string): Said {
  const { id, words, version, acknowledge } = announcement;
  const ask = acknowledge === 'asked'
    ? [buttons({ action: 'announce:acknowledge', text: 'I have read this', value: JSON.stringify({ id, version }), style: 'primary' })]
    : [];
  return {
    text: `${escape(words.title)}\n${escape(text)}`,
    blocks: thatFit([heading(words.title), ...paragraphs(text), ...ask, smallPrint(`${id} · from the secretariat`)]),
  };
}

/** A text as blocks, a paragraph each. */
export function paragraphs(text: string): KnownBlock[] {
  return text.split(/\n{2,}/).filter((part) => part.trim() !== '').flatMap(inParts).map((part) => section(escape(part)));
}

/** A long paragraph in parts that one block holds whole, even when every character of it grows by escaping. */
function inParts(paragraph: string): string[] {
  const most = 590;
  if (escape(paragraph).length <= 3000) return [paragraph];
  const cut = paragraph.lastIndexOf(' ', most);
  const at = cut > 0 ? cut + 1 : most;
  return [paragraph.slice(0, at).trimEnd(), ...inParts(paragraph.slice(at))];
}
