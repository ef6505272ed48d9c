import { isByHand, type Announcement } from '../../domain/announcement.js';
import { escape, section, smallPrint, thatFit } from '../blocks.js';
import { sayInstant } from '../dates.js';
import { plainly, type Said } from './said.js';
import { stateWords } from './state.js';

/** All announcements this reader may see, the newest first, a line each. */
export function announcementList(all: readonly Announcement[], { zone }: { readonly zone: string }): Said {
  if (all.length === 0) return plainly('No announcement that I can show you yet. Those who prepare them start one with `/announce`.');
  const lines = all.slice(0, 30).map((one) => {
    const next = one.stages.find(({ state }) => state === 'planned') ?? one.stages.at(-1);
    const when = next === undefined || ['draft', 'cancelled'].includes(one.state) || isByHand(next) || (next.timing === 'at-once' && one.state === 'awaiting-approval') ? '' : ` · ${sayInstant(next.releaseAt, zone)}`;
    return `*${one.id}* ${escape(one.words.title)}\n${escape(one.label)} · ${stateWords(one)}${when}`;
  });
  const left = all.length > 30 ? [smallPrint(`…and ${all.length - 30} more.`)] : [];
  return { text: all.slice(0, 30).map((one) => `${one.id} ${escape(one.words.title)}: ${stateWords(one)}`).join('\n'), blocks: thatFit([...lines.map(section), ...left, smallPrint('One of them: `/announce show ANN-01`')]) };
}
