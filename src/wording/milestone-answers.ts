import type { Milestone } from '../domain/milestone.js';
import { slippageBetween } from '../domain/slippage.js';
import type { Instant, When } from '../domain/when.js';
import { buttons, escape, section } from './blocks.js';
import { sayInstant, sayWhen } from './dates.js';
import { later, type Said } from './milestones.js';

function plain(text: string): Said {
  return { text, blocks: [section(text)] };
}

/** Short answers to what was typed, pressed or sent in. */
export const said = {
  formOpen: 'The form is open.',
  nothingYet: 'Nothing is recorded yet. Shall I?',
  chooseDay: 'Please choose a day.',
  sayWhy: 'Please say why, so that others need not ask.',
  leftAlone: plain('As you wish. Nothing was changed.'),
  moved: ({ id, title, baseline }: Milestone, to: When): Said =>
    plain(`Thank you. *${id}* ${escape(title)} is now expected ${escape(sayWhen(to))}${later(slippageBetween(baseline, to))}. Reminders follow the new date.`),
  done: ({ id, title, baseline }: Milestone, on: When): Said => {
    const words = `Thank you. *${id}* ${escape(title)} is recorded as done: ${escape(sayWhen(on))}${later(slippageBetween(baseline, on))}. Nobody will be reminded of it again.`;
    return { text: words, blocks: [section(words), buttons({ action: 'milestone:undo', text: 'Undo', value: JSON.stringify({ id }) })] };
  },
  undone: ({ id, title }: Milestone): Said => plain(`*${id}* ${escape(title)} is open again. Its reminders go on from here.`),
  added: (id: string, title: string, due: When, owner: string): Said =>
    plain(`*${escape(id)}* ${escape(title)} is on record: agreed for ${escape(sayWhen(due))}, with ${escape(owner)}. Reminders are planned.`),
  rebaselined: ({ id, title }: Milestone, from: When | null, to: When, decision: string): Said =>
    plain(`The baseline of *${id}* ${escape(title)} is now ${escape(sayWhen(to))}${from === null ? '' : `; it was ${escape(sayWhen(from))}`}, by ${escape(decision)}.`),
  later: (at: Instant, zone: string): Said => plain(`Of course. I will ask again at ${sayInstant(at, zone)}.`),
  passedOn: (to: 'deputy' | 'secretariat'): Said =>
    plain(to === 'deputy' ? 'Thank you for saying so. I have passed it to the deputy.' : 'Thank you for saying so. I have told the secretariat that it needs somebody.'),
  answeredAlready: (who: string): Said => plain(`Thank you; ${escape(who)} has seen to this one already. Nothing was changed.`),
} as const;
