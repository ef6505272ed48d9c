import type { Announcement } from '../domain/announcement.js';
import type { Delivery, DeliveryState } from '../domain/delivery.js';
import type { Directory } from '../domain/destination.js';
import { buttons, escape, section, smallPrint, thatFit } from './blocks.js';
import type { Said } from './announcements/said.js';
import { nameOf } from './announcements/setting.js';
import { stateWords } from './announcements/state.js';
import { sayInstant } from './dates.js';

const states: Readonly<Record<DeliveryState, string>> = {
  planned: 'waiting to go',
  sending: 'on its way',
  unknown: 'on its way; I am checking that it arrived',
  sent: 'delivered',
  failed: 'not delivered',
  held: 'not certain: it needs somebody to look',
  cancelled: 'taken back before it went',
  pointless: 'no longer needed',
};

export interface ReceiptFacts {
  readonly zone: string;
  readonly directory: Directory;
}

/** "9 of 15 delivered", with what is not. Only what a receipt says counts as delivered. */
export function progressWords(deliveries: readonly Delivery[]): string {
  const sent = deliveries.filter(({ state }) => state === 'sent').length;
  const failed = deliveries.filter(({ state }) => state === 'failed').length;
  const held = deliveries.filter(({ state }) => state === 'held').length;
  const rest = [...(failed === 0 ? [] : [`${failed} could not be delivered`]), ...(held === 0 ? [] : [`${held} need somebody to look`])];
  return `${sent} of ${deliveries.length} delivered${rest.length === 0 ? '' : `; ${rest.join(', ')}`}`;
}

/** One receipt for each destination, stage by stage, and what can be done about those that did not arrive. */
export function receipts(announcement: Announcement, deliveries: readonly Delivery[], facts: ReceiptFacts): Said {
  const { id, words } = announcement;
  const title = `*${id}* ${escape(words.title)}: ${stateWords(announcement)}`;
  if (deliveries.length === 0) {
    const next = announcement.stages.find(({ state }) => state === 'planned');
    const when = next === undefined || !['approved', 'releasing'].includes(announcement.state) ? '' : ` It goes at ${sayInstant(next.releaseAt, facts.zone)}.`;
    const text = `${title}.\nNothing has been sent yet.${when}`;
    return { text, blocks: [section(text)] };
  }
  const order: readonly DeliveryState[] = ['failed', 'held', 'unknown', 'sending', 'planned', 'sent', 'cancelled', 'pointless'];
  const sorted = [...deliveries].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  const lines = sorted.map((one) => `${mark(one.state)} ${where(one, facts.directory)}: ${one.state === 'sent' && one.sentAt !== null ? `delivered ${sayInstant(one.sentAt, facts.zone)}` : states[one.state]}${one.state === 'failed' && one.why !== null ? ` (${escape(one.why)})` : ''}`);
  const parts = Array.from({ length: Math.ceil(lines.length / 20) }, (_, at) => section(lines.slice(at * 20, at * 20 + 20).join('\n')));
  const again = sorted.filter(({ state }) => state === 'failed').slice(0, 5).map((one) => ({ action: 'delivery:again', text: `Try ${where(one, facts.directory)} again`, value: JSON.stringify({ id: one.id }) }));
  const look = sorted.filter(({ state }) => state === 'held').slice(0, 5).flatMap((one) => [
    { action: 'delivery:seen', text: `I see it: ${where(one, facts.directory)}`, value: JSON.stringify({ id: one.id }) },
    { action: 'delivery:again', text: `Not there, send again: ${where(one, facts.directory)}`, value: JSON.stringify({ id: one.id }) },
  ]);
  return {
    text: `${title}\n${progressWords(deliveries)}\n${lines.join('\n')}`,
    blocks: thatFit([section(`${title}\n*${progressWords(deliveries)}*`), ...parts, ...(again.length + look.length === 0 ? [] : [buttons(...again, ...look)]), smallPrint('Delivered means that Slack gave a receipt for it.')]),
  };
}

/** The author's own message while a stage goes out; its words are kept up to date in place. */
export function progressNote(announcement: Announcement, stage: number, deliveries: readonly Delivery[], directory: Directory): Said {
  const troubled = deliveries.filter(({ state }) => state === 'failed' || state === 'held');
  const names = troubled.map((one) => `${where(one, directory)}: ${states[one.state]}`);
  const text = `${announcement.id} “${escape(announcement.words.title)}”${announcement.stages.length > 1 ? `, stage ${stage}` : ''}: *${progressWords(deliveries)}*${names.length === 0 ? '' : `\n${names.join('\n')}`}`;
  return { text, blocks: [section(text), smallPrint(`\`/announce receipts ${announcement.id}\` has one line for each, with what can be done.`)] };
}

function mark(state: DeliveryState): string {
  if (state === 'sent') return ':white_check_mark:';
  return state === 'failed' || state === 'held' ? ':warning:' : ':hourglass_flowing_sand:';
}

function where({ destination }: Delivery, directory: Directory): string {
  return escape(destination.startsWith('#') ? destination : nameOf(destination, directory));
}
