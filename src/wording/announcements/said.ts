import type { KnownBlock } from '@slack/types';
import { section } from '../blocks.js';

/** Something the bot says, in both forms Slack wants. */
export interface Said {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

export function plainly(text: string): Said {
  return { text, blocks: [section(text)] };
}
