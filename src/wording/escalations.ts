import type { Message } from '../office.js';
import { section } from './blocks.js';

/** Said in a partnership's own channel where the programme's policy has it told: what is coming up, today, or past. Nobody is named. */
export function tellingInChannel(milestone: string, step: string): Message {
  const [, days] = /^(\d+)-before$/.exec(step) ?? [];
  const when = days !== undefined ? 'is coming up' : step === 'on-day' ? 'is expected today' : 'was expected by now';
  const words = `Good morning. ${milestone} ${when}. \`/milestone ${milestone}\` shows where it stands, and a word from whoever knows more is welcome. Thank you.`;
  return { text: words, blocks: [section(words)] };
}

/** Said in a partnership's own channel: what is sought, and nobody's name. The title is for those who ask. */
export function askingInChannel(milestone: string): Message {
  const words = `Good morning. Could somebody here tell me where ${milestone} stands, or when it is now expected? \`/milestone ${milestone}\` shows it, and a new date is welcome. Thank you.`;
  return { text: words, blocks: [section(words)] };
}
