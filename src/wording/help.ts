import type { KnownBlock } from '@slack/types';
import { escape, section, smallPrint } from './blocks.js';

interface CommandWords {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
}

interface Post {
  readonly title: string;
  readonly partnership: string | null;
  readonly deputy: boolean;
}

/** What can be typed, a line each, and what the bot knows the asker as. */
export function helpText(commands: readonly CommandWords[], posts: readonly Post[]): { text: string; blocks: KnownBlock[] } {
  const lines = commands.map(({ name, usage, summary }) => `\`${name}${usage === '' ? '' : ` ${usage}`}\`\n${summary}`);
  const known = posts.length === 0
    ? 'I do not know you by a post yet, so I can tell you what is public. The secretariat can add you.'
    : `I know you as ${posts.map(sayPost).join(' and ')}.`;
  const plainly = 'Or just ask, here or in a message to me: “what is late?”, “when is the next meeting?”, “any news on the funding?”';
  return {
    text: `${known}\n${commands.map(({ name, summary }) => `${name}: ${summary}`).join('\n')}\n${plainly}`,
    blocks: [section(known), ...lines.map(section), smallPrint(plainly)],
  };
}

function sayPost({ title, partnership, deputy }: Post): string {
  const place = partnership === null ? '' : `, ${partnership}`;
  return escape(`${deputy ? 'deputy for ' : ''}${title}${place}`);
}
