import type { KnownBlock } from '@slack/types';
import { escape, section } from '../blocks.js';
import { sayQuarterInFull } from '../quarters.js';
import { and } from './say.js';

interface Words {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

const inWords = (text: string): Words => ({ text, blocks: [section(text)] });

/** What those who have not answered yet are sent. */
export function nudge(what: string, quarter: string): Words {
  const asked = what === 'released-time' ? 'released-time figures' : 'highlight report';
  return inWords(`Thank you to all who have sent their ${asked} for ${sayQuarterInFull(quarter)}. Yours is still to come; a line is enough, and please say if something stands in the way.`);
}

/** On their way is all that can be said: a receipt says when they are sent. */
export function nudgesOnTheirWay(names: readonly string[]): Words {
  return inWords(`On its way to ${escape(and(names))}.`);
}

export const nobodyLeftToNudge: Words = inWords('Nobody is left to remind: nothing has been sent.');
