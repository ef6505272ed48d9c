import type { Message } from '../office.js';
import { section } from './blocks.js';

/** Said in a partnership's own channel: what is sought, and nobody's name. The title is for those who ask. */
export function askingInChannel(milestone: string): Message {
  const words = `Good morning. Could somebody here tell me where ${milestone} stands, or when it is now expected? \`/milestone ${milestone}\` shows it, and a new date is welcome. Thank you.`;
  return { text: words, blocks: [section(words)] };
}
