import type { Announcement } from '../../domain/announcement.js';
import { buttons, escape, heading, section, smallPrint, thatFit } from '../blocks.js';
import { sayInstant } from '../dates.js';
import { announcementMessage } from './message.js';
import { plainly, type Said } from './said.js';

/** A copy in its right words, marked as corrected. */
export function correctedMessage(announcement: Announcement, text: string, correction: string | null): Said {
  const { text: said, blocks } = announcementMessage(announcement, text);
  const note = `Corrected${correction === null ? '' : ` (${correction})`}: these are the right words. What was wrong is in the thread.`;
  return { text: `${said}\n${note}`, blocks: thatFit([...blocks, smallPrint(note)]) };
}

/** What stands in the place of a withdrawn announcement's words. */
export function withdrawnMessage({ id, words, withdrawn }: Announcement, zone: string): Said {
  const at = withdrawn === null ? '' : ` at ${sayInstant(withdrawn.at, zone)}`;
  const text = `${id} was withdrawn${at}. Please disregard it and do not pass it on.${withdrawn === null ? '' : `\n${escape(withdrawn.why)}`}`;
  return { text, blocks: [heading(`Withdrawn: ${words.title}`), section(text)] };
}

/** Threaded under a withdrawn copy, so that whoever read it notices. */
export function withdrawalNotice({ id, withdrawn }: Announcement): Said {
  return plainly(`This announcement (${id}) has been withdrawn; please disregard it.${withdrawn === null ? '' : ` ${escape(withdrawn.why)}`}`);
}

/** To somebody who had acknowledged words that were wrong. */
export function readAgain({ id, version, words }: Announcement): Said {
  const text = `You told me that you had read ${id} “${escape(words.title)}”. It has been corrected since; may I ask you to read it once more?`;
  return { text, blocks: [section(text), buttons({ action: 'announce:acknowledge', text: 'I have read the right words', value: JSON.stringify({ id, version }), style: 'primary' })] };
}
