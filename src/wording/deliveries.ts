import { setAside, type Delivery } from '../domain/delivery.js';
import type { Message } from '../office.js';
import { buttons, clip, escape, section, smallPrint } from './blocks.js';

/** Why a message did not arrive, said to whoever answers for it. Keys are Slack's own words and ours. */
const reasons: Readonly<Record<string, string>> = {
  is_archived: 'the channel is archived',
  not_in_channel: 'I am not a member of the channel; please invite me',
  channel_not_found: 'I cannot find the channel; please invite me to it',
  nowhere: 'I do not know where this is in Slack',
  'cannot be opened': 'Slack will not open a direct message with them',
  user_disabled: 'their Slack account is closed',
  messages_tab_disabled: 'direct messages to me are switched off',
  msg_blocks_too_long: 'the text is too long for one message',
  'a message of ours has lost its mark': 'one of my messages there can no longer be told apart',
  'shared with others': 'the channel is shared with another organisation',
};

/** Deliveries that did not arrive, or of which only a person can tell, with what can be done about each. `about` is the subject's title. */
export function deliveriesInTrouble(about: string, troubled: readonly Delivery[]): Message {
  const failed = troubled.filter(({ state }) => state === 'failed');
  const held = troubled.filter(({ state }) => state === 'held');
  const intro = `“${escape(clip(about, 150))}” has not reached everyone.`;
  const shown = 8;
  return {
    text: `${intro} ${counted(failed.length, 'did not arrive')}; ${counted(held.length, 'may have arrived and needs your eye', 'may have arrived and need your eye')}.`,
    blocks: [
      section(intro),
      ...(failed.length === 0 ? [] : [section(`*Not delivered* (the others are not affected):\n${failed.slice(0, 20).map((one) => `• ${where(one)}: ${why(one)}`).join('\n')}${rest(failed.length, 20)}`)]),
      ...held.slice(0, shown).flatMap((one) => [
        section(`*Not certain:* ${where(one)}. ${capital(why(one))}, so I have not sent it again. Please look there: is the message to be seen?`),
        buttons(
          { action: 'delivery:seen', text: 'I can see it', value: JSON.stringify({ id: one.id }) },
          { action: 'delivery:again', text: 'Not there, send again', value: JSON.stringify({ id: one.id }) },
        ),
      ]),
      ...(held.length > shown ? [smallPrint(`${held.length - shown} more are not certain; I will ask about them next.`)] : []),
      ...failed.slice(0, shown).map((one) => buttons({ action: 'delivery:again', text: `Send to ${one.destination} again`, value: JSON.stringify({ id: one.id }) })),
    ],
  };
}

/** Answers to the two buttons. */
export const deliveryAnswers = {
  seen: (delivery: Delivery) => `Thank you. I have noted that it has reached ${where(delivery)}.`,
  again: (delivery: Delivery) => `I am sending it to ${where(delivery)} again.`,
  settled: 'Thank you, that one has been settled in the meantime. Nothing was changed.',
} as const;

/** What a press came to, and whatever else of the same subject still needs an eye. */
export function settledByPerson(answer: string, about: string, left: readonly Delivery[]): Message {
  if (left.length === 0) return { text: answer, blocks: [section(answer)] };
  const { text, blocks } = deliveriesInTrouble(about, left);
  return { text: `${answer} ${text}`, blocks: [section(answer), ...blocks] };
}

/** Whether a person has to look at it. What was set aside on purpose is not in trouble. */
export function isInTrouble({ state, why: reason }: Delivery): boolean {
  return state === 'failed' || (state === 'held' && reason !== setAside);
}

function where({ destination, slackChannel }: Delivery): string {
  if (destination.startsWith('#')) return escape(destination);
  return slackChannel === null ? escape(destination) : `the direct message with ${escape(destination)}`;
}

function why({ why: reason }: Delivery): string {
  if (reason === null) return 'no reason was given';
  return reasons[reason] ?? (reason.startsWith('lost ') ? `it was ${reason.replace('lost', 'lost on the way')}` : `Slack said “${escape(reason)}”`);
}

function counted(count: number, one: string, several = one): string {
  return `${count} ${count === 1 ? one : several}`;
}

function rest(length: number, shown: number): string {
  return length > shown ? `\n…and ${length - shown} more` : '';
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
