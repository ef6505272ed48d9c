import type { KnownBlock } from '@slack/types';
import type { Answer } from '../../domain/question.js';
import { buttons, escape, section } from '../blocks.js';

/** An answer as Slack shows it: its words, and buttons for what may be chosen or confirmed. */
export function answerReply({ text, choices, change }: Answer, asks: string): { text: string; blocks: KnownBlock[] } {
  const blocks: KnownBlock[] = [section(escape(text))];
  if (choices !== undefined && choices.length > 0) {
    blocks.push(buttons(...choices.slice(0, 5).map(({ words, id, line, sort }) => (sort === 'question'
      ? { action: 'ask:ask', text: words, value: JSON.stringify({ question: id }) }
      : line === undefined
      ? { action: 'ask:choose', text: words, value: JSON.stringify({ asks, id }) }
      : { action: 'milestone:say', text: words, value: JSON.stringify({ line }) }))));
  }
  if (change !== undefined) blocks.push(buttons({ action: change.action, text: change.words ?? 'Confirm', value: JSON.stringify(change.value), style: 'primary' }, { action: 'ask:leave', text: 'Leave it', value: '{}' }));
  return { text: escape(text), blocks };
}

/** Said above what is shown to the asker alone, beside what was said where others read along. */
export const forYouAlone = 'For you alone, as others read along here:';

export const leftAsItWas = 'Left as it was. Nothing has been changed.';
