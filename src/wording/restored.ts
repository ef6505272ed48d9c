import type { Message } from '../office.js';
import { escape, section } from './blocks.js';

export interface RestoredFacts {
  /** Messages in Slack that the records do not know. */
  readonly unknown: number;
  readonly looked: number;
  readonly held: number;
  readonly reminders: number;
  readonly announcements: readonly string[];
}

/** To the secretariat, when the bot was started on records that are older than what it has said in the channels. */
export function restoredNotice({ unknown, looked, held, reminders, announcements }: RestoredFacts): Message {
  const lines = [
    `I was started on an older copy of my records: the channels show ${unknown} ${unknown === 1 ? 'message' : 'messages'} of mine that they do not know. So that nobody is told twice, I have been careful:`,
    ...(looked === 0 ? [] : [`• ${looked} ${looked === 1 ? 'message that was due is' : 'messages that were due are'} looked for in the channels first, and sent only where they are not.`]),
    ...(held === 0 ? [] : [`• ${held} direct ${held === 1 ? 'message' : 'messages'} may have been sent. I have not sent them again.`]),
    ...(reminders === 0 ? [] : [`• ${reminders} ${reminders === 1 ? 'reminder' : 'reminders'} that fell due meanwhile may have been sent. I have not sent them again.`]),
    ...(announcements.length === 0 ? [] : [`• I have held ${announcements.map(escape).join(', ')}, whose hour had come. Please look whether the words are out, and then release or cancel.`]),
    'What people recorded with me after the copy was made is not in it; please ask them to say it again.',
  ];
  const text = lines.join('\n');
  return { text, blocks: [section(text)] };
}
