import type { KnownBlock } from '@slack/types';
import type { AskedReturn, ReturnStep } from '../domain/returns.js';
import type { Day } from '../domain/when.js';
import { buttons, escape, section } from './blocks.js';
import { sayDay } from './dates.js';
import { lateWords, type MorningSetting } from './lateness.js';
import { sayQuarter } from './quarters.js';

export function returnTitle({ place, quarter }: Pick<AskedReturn, 'place' | 'quarter'>): string {
  return `Return of ${place} for ${sayQuarter(quarter)}`;
}

const asking: Readonly<Record<ReturnStep, (due: string, last: AskedReturn['last']) => string>> = {
  asked: (due, last) => `It is due on ${due}. ${last === 'answered' ? 'Your last answers are filled in: three fields to change, and it is done.' : 'Three short answers and two colours, and it is done.'}`,
  soon: (due, last) => `It is due on ${due}. ${last === 'answered' ? 'If you have five minutes, your last answers are filled in already.' : 'Five minutes are enough.'}`,
  today: () => 'It is due today. A few words are enough.',
  'overdue-1': (due) => `It was due on ${due}. Even a few words help the others; what changed?`,
  'overdue-2': (due) => `It was due on ${due}. If something stands in the way, tell the secretariat and we will help. I will not ask again about this quarter.`,
};

/** One return in the message of a morning, with its own buttons; once it is in, who gave it. */
export function returnBlocks(asked: AskedReturn, setting: MorningSetting): KnownBlock[] {
  const title = `*${escape(returnTitle(asked))}*`;
  if (asked.returnedOn !== null) return [section(`${title}\n:white_check_mark: ${asked.givenBy === null ? 'It is in' : `${escape(asked.givenBy)} has given it in`}. Thank you.`)];
  if (asked.laterBy !== null) return [section(`${title}\n:hourglass: ${escape(asked.laterBy)} would like to be asked again next working morning.`)];
  if (asked.passedBy !== null) return [section(`${title}\n:arrow_right: ${escape(asked.passedBy)} says it is not theirs; it has been passed on.`)];
  return [
    section(`${title}\n${[wordsFor(asked, setting.today), ...standsWords(asked), ...lateWords(asked, setting)].join(' ')}`),
    buttons(
      { action: 'returns:open', text: 'Fill it in', value: JSON.stringify({ partnership: asked.partnership, quarter: asked.quarter }), style: 'primary' },
      { action: 'returns:later', text: 'Later', value: JSON.stringify({ ask: asked.id }) },
      ...(asked.stands === 'owner' || asked.stands === 'deputy' ? [{ action: 'returns:not-mine', text: 'Not mine', value: JSON.stringify({ ask: asked.id }) }] : []),
    ),
  ];
}

function wordsFor({ step, dueOn, last }: AskedReturn, today: Day): string {
  // What was to be said before the day, and comes after it, says what is true by then.
  if (step === 'passed') return `Somebody said that it is not theirs. It ${dueOn < today ? 'was' : 'is'} due on ${sayDay(dueOn)}; can you see to it, or say who can?`;
  if (step !== 'later') return asking[dueOn < today && !step.startsWith('overdue-') ? 'overdue-1' : step](sayDay(dueOn), last);
  return `You asked me to come back to this. It ${dueOn < today ? 'was' : 'is'} due ${dueOn === today ? 'today' : `on ${sayDay(dueOn)}`}.`;
}

function standsWords({ stands, step, place }: AskedReturn): string[] {
  if (step === 'passed' && stands === 'vacancy') return [];
  if (stands === 'deputy') return ['It comes to you as deputy of its facilitator.'];
  if (stands === 'away') return [`The facilitator of ${escape(place)} is away, so it comes to you.`];
  return stands === 'vacancy' ? [`Nobody is in post as facilitator of ${escape(place)}, so I bring it to you.`] : [];
}
