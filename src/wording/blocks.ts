import type { ActionsBlock, Button, ContextBlock, HeaderBlock, KnownBlock, SectionBlock } from '@slack/types';

/**
 * Makes text from people inert: `<!channel>`, mentions and links in it show as they were typed. Control and direction
 * marks are taken out. (Slack: formatting message text, escaping.)
 */
export function escape(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Shortens to `most` characters, with an ellipsis where something was left out. */
export function clip(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}

/** A paragraph in Slack's mark-up. What people typed must have been through `escape`. */
export function section(text: string): SectionBlock {
  return { type: 'section', text: { type: 'mrkdwn', text: clip(text, 3000) } };
}

/** A paragraph in which nothing is mark-up. */
export function plain(text: string): SectionBlock {
  return { type: 'section', text: { type: 'plain_text', text: clip(text, 3000), emoji: false } };
}

export function heading(text: string): HeaderBlock {
  return { type: 'header', text: { type: 'plain_text', text: clip(text, 150), emoji: false } };
}

/** Small print under a message. */
export function smallPrint(...lines: readonly string[]): ContextBlock {
  return { type: 'context', elements: lines.slice(0, 10).map((text) => ({ type: 'mrkdwn' as const, text: clip(text, 3000) })) };
}

export interface ButtonWords {
  readonly action: string;
  readonly text: string;
  readonly value: string;
  readonly style?: 'primary' | 'danger';
  /** Asked before the press counts. */
  readonly ask?: { readonly title: string; readonly text: string; readonly yes: string; readonly no: string };
}

export function button({ action, text, value, style, ask }: ButtonWords): Button {
  return {
    type: 'button',
    action_id: action,
    text: { type: 'plain_text', text: clip(text, 75), emoji: false },
    value: value.slice(0, 2000),
    ...(style === undefined ? {} : { style }),
    ...(ask === undefined ? {} : {
      confirm: {
        title: { type: 'plain_text', text: clip(ask.title, 100) },
        text: { type: 'plain_text', text: clip(ask.text, 300) },
        confirm: { type: 'plain_text', text: clip(ask.yes, 30) },
        deny: { type: 'plain_text', text: clip(ask.no, 30) },
      },
    }),
  };
}

/**
 * A row of buttons. Slack wants each action id once in a row, so a repeated one gets its place after a slash
 * (`partnership:choose/2`); what stands before the slash says who handles it.
 */
export function buttons(...words: readonly ButtonWords[]): ActionsBlock {
  const elements = words.slice(0, 25).map((one, at) => {
    const before = words.slice(0, at).filter(({ action }) => action === one.action).length;
    return button(before === 0 ? one : { ...one, action: `${one.action}/${before + 1}` });
  });
  return { type: 'actions', elements };
}

/** Slack refuses a message of more than 50 blocks, and (unwritten) of much more than 9,000 characters. */
export const mostBlocks = 50;
export const mostCharacters = 9000;

/** As many of the blocks as one message holds, from the first. */
export function thatFit(blocks: readonly KnownBlock[]): KnownBlock[] {
  const kept: KnownBlock[] = [];
  let length = 0;
  for (const block of blocks) {
    length += JSON.stringify(block).length;
    if (kept.length === mostBlocks || length > mostCharacters * 1.5) break;
    kept.push(block);
  }
  return kept;
}
