import type { Message } from '../office.js';
import { mostBlocks, smallPrint } from './blocks.js';

/**
 * A message with the trail's seal under it. Whoever keeps the message can tell later whether the trail still holds what
 * it held then, however the records were changed since.
 */
export function withSeal(message: Message, seal: { readonly hash: string; readonly lines: number } | null): Message {
  if (seal === null || message.blocks.length >= mostBlocks) return message;
  return { ...message, blocks: [...message.blocks, smallPrint(`Seal of the trail after ${seal.lines} ${seal.lines === 1 ? 'line' : 'lines'}: \`${seal.hash}\``)] };
}
