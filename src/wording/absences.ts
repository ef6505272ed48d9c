import type { KnownBlock } from '@slack/types';
import type { Stretch } from '../domain/absence.js';
import { buttons, escape, section, smallPrint } from './blocks.js';
import { sayDay } from './dates.js';

interface Said {
  readonly text: string;
  readonly blocks?: readonly KnownBlock[];
}

export function sayStretch({ from, to }: Stretch): string {
  return from === to ? sayDay(from) : `${sayDay(from)} to ${sayDay(to)}`;
}

const meanwhile = 'What can wait comes on your first working morning back; what is needed before then I ask of your deputy, or of you before you go.';

/** Somebody is away, or has a look at when they are. Seen by them alone. */
export const absenceSaid = {
  noted: (stretch: Stretch): Said => shown(`Noted: you are away ${sayStretch(stretch)}. ${meanwhile}`, [stretch]),
  list: (stretches: readonly Stretch[]): Said => (stretches.length === 0
    ? { text: 'You are not down as away. When you are: `/secretariat away 24 December to 3 January`' }
    : shown(`You are down as away ${stretches.map(sayStretch).join('; ')}.`, stretches)),
  back: (taken: readonly Stretch[]): Said => ({
    text: taken.length === 0 ? 'You are not down as away then, so there is nothing to change.' : `Welcome back. You are no longer down as away ${taken.map(sayStretch).join('; ')}. What waited for you comes at the next decent hour.`,
  }),
  removed: (taken: readonly Stretch[]): Said => ({
    text: taken.length === 0 ? 'You are not down as away then, so there is nothing to change.' : `You are no longer down as away ${taken.map(sayStretch).join('; ')}.`,
  }),
  zone: (zone: string): Said => ({ text: `Your mornings are now those of ${escape(zone)}. \`/secretariat zone as in Slack\` follows Slack again.` }),
  zoneOfSlack: (zone: string | null): Said => ({ text: zone === null ? 'Your mornings follow your settings in Slack; as long as I do not know these, the programme’s.' : `Your mornings follow Slack: ${escape(zone)}.` }),
};

function shown(text: string, stretches: readonly Stretch[]): Said {
  return {
    text,
    blocks: [
      section(text),
      ...stretches.slice(0, 5).map((stretch) => buttons({ action: 'secretariat:not-away', text: `Not away ${sayStretch(stretch)}`, value: JSON.stringify({ day: stretch.to }) })),
      smallPrint('Back sooner? `/secretariat back` is enough.'),
    ],
  };
}
