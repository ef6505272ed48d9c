import type { Interval } from '../domain/following.js';
import { expectedOf, type Milestone } from '../domain/milestone.js';
import { slippageBetween, slippageOf } from '../domain/slippage.js';
import type { Day, Instant, When } from '../domain/when.js';
import { buttons, escape, section } from './blocks.js';
import { sayInstant, sayWhen } from './dates.js';
import { sayInterval } from './intervals.js';
import { comesAgain, later, type Said } from './milestones.js';

function plain(text: string): Said {
  return { text, blocks: [section(text)] };
}

const nothingYet = 'Nothing is recorded yet. Shall I?';

/** Where it stands against the date that is agreed now. */
function standing(milestone: Pick<Milestone, 'baseline' | 'forecasts' | 'actual'>): string {
  const expected = expectedOf(milestone);
  return expected === null ? '' : `It is expected ${sayWhen(expected)}${later(slippageOf(milestone))}.`;
}

/** Short answers to what was typed, pressed or sent in. */
export const said = {
  formOpen: 'The form is open.',
  chooseDay: 'Please choose a day.',
  chooseOwner: 'Please choose who answers for it.',
  sayWhat: 'Please say what will have happened.',
  sayHowAgain: 'I could not read that. Some that work: every quarter; termly; the last Friday of each month; every two weeks until March 2006.',
  sayWhy: 'Please say why, so that others need not ask.',
  leftAlone: plain('As you wish. Nothing was changed.'),
  moved: ({ id, title, baseline }: Milestone, to: When): Said =>
    plain(`Thank you. *${id}* ${escape(title)} is now expected ${escape(sayWhen(to))}${later(slippageBetween(baseline, to))}. Reminders follow the new date.`),
  done: ({ id, title, baseline }: Milestone, on: When): Said => {
    const words = `Thank you. *${id}* ${escape(title)} is recorded as done: ${escape(sayWhen(on))}${later(slippageBetween(baseline, on))}. Nobody will be reminded of it again.`;
    return { text: words, blocks: [section(words), buttons({ action: 'milestone:undo', text: 'Undo', value: JSON.stringify({ id }) })] };
  },
  undone: ({ id, title }: Milestone): Said => plain(`*${id}* ${escape(title)} is open again. Its reminders go on from here.`),
  added: (id: string, title: string, due: When, owner: string, next: readonly Day[]): Said =>
    plain([`*${escape(id)}* ${escape(title)} is on record: agreed for ${escape(sayWhen(due))}, with ${escape(owner)}. Reminders are planned.`, ...comesAgain(next)].join('\n')),
  stopped: ({ id, title }: Milestone): Said => plain(`*${id}* ${escape(title)} does not come again after this. What is open of it stays.`),
  neverAgain: ({ id, title }: Milestone): Said => plain(`*${id}* ${escape(title)} comes once as it is, so there is nothing to stop.`),
  /** What will be recorded, with a button to do so and one to leave it. */
  confirm: (words: readonly string[], { action, id, value }: { readonly action: string; readonly id: string; readonly value: string }): Said => ({
    text: `${words.join('\n').replace(/[*_]/g, '')}\n${nothingYet}`,
    blocks: [
      section(words.join('\n')), section(nothingYet),
      buttons({ action, text: 'Confirm', value, style: 'primary' }, { action: 'milestone:leave', text: 'Leave it', value: JSON.stringify({ id }) }),
    ],
  }),
  rebaselined: ({ id, title, baseline: was, forecasts, actual }: Milestone, baseline: When, decision: string): Said =>
    plain(`The agreed date of *${id}* ${escape(title)} is now ${escape(sayWhen(baseline))}, by ${escape(decision)}${was === null ? '' : `; ${escape(sayWhen(was))} is kept as what was agreed before`}. ${escape(standing({ baseline, forecasts, actual }))}`),
  follows: ({ id, title }: Milestone, decision: string, after: Interval | null, to: When | null): Said =>
    plain(after === null
      ? `*${id}* ${escape(title)} keeps the date it has, and follows ${escape(decision)} no longer. It still waits on it.`
      : `Thank you. *${id}* ${escape(title)} comes ${sayInterval(after)} after ${escape(decision)} and follows it from here on.${to === null ? '' : ` It is now expected ${escape(sayWhen(to))}.`}`),
  followsNothing: ({ id, title }: Milestone): Said => plain(`*${id}* ${escape(title)} follows no decision's date, so there is nothing to stop.`),
  later: (at: Instant, zone: string): Said => plain(`Of course. I will ask again at ${sayInstant(at, zone)}.`),
  passedOn: (to: 'deputy' | 'secretariat'): Said =>
    plain(to === 'deputy' ? 'Thank you for saying so. I have passed it to the deputy.' : 'Thank you for saying so. I have told the secretariat that it needs somebody.'),
  answeredAlready: (who: string): Said => plain(`Thank you; ${escape(who)} has seen to this one already. Nothing was changed.`),
} as const;
