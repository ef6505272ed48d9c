import type { HomeView, KnownBlock } from '@slack/types';
import { expectedOf, type Milestone } from '../domain/milestone.js';
import { isOverdue } from '../domain/slippage.js';
import type { Standing } from '../domain/standing.js';
import type { Day } from '../domain/when.js';
import { buttons, escape, heading, section, smallPrint } from './blocks.js';
import { sayColour } from './colours.js';
import { sayDayLong, sayWhen } from './dates.js';
import { hasNothing } from './partnerships.js';

export interface HomeFacts {
  readonly programme: string;
  readonly today: Day;
  /** Open milestones that this person answers for, soonest first. */
  readonly mine: readonly Milestone[];
  readonly standings: readonly Standing[];
}

/** Slack holds a home at 100 blocks; long lists say how many were left out. */
const mostMine = 10;
const mostPartnerships = 30;

/** The bot's home, made anew for each person: their own duties first, then where everything stands. */
export function homeView({ programme, today, mine, standings }: HomeFacts): HomeView {
  const blocks: KnownBlock[] = [
    heading(programme),
    section(`It is ${sayDayLong(today)}. Ask me anything in a message, such as _any news on the funding?_`),
    heading('Yours to see through'),
    ...(mine.length === 0 ? [section('Nothing is waiting for you. Thank you.')] : mine.slice(0, mostMine).flatMap((milestone) => own(milestone, today))),
    ...leftOut(mine.length - mostMine, '/milestone shows them all.'),
    heading('Partnerships'),
    ...standings.slice(0, mostPartnerships).map(standingLine),
    ...leftOut(standings.length - mostPartnerships, '/partnership shows them all.'),
    smallPrint('Only what you may know is shown here. `/partnership`, `/milestone`, `/decision` and `/ask` work in any channel.'),
  ];
  return { type: 'home', blocks };
}

function own(milestone: Milestone, today: Day): KnownBlock[] {
  const expected = expectedOf(milestone);
  const when = expected === null ? 'no date recorded' : sayWhen(expected);
  const passed = isOverdue(milestone, today) ? ', a date that has passed' : '';
  return [
    section(`*${escape(milestone.title)}*\n${escape(when)}${passed} (${milestone.id})`),
    buttons(
      { action: 'milestone:done', text: 'Done', value: JSON.stringify({ id: milestone.id }) },
      { action: 'milestone:new-date', text: 'New date', value: JSON.stringify({ id: milestone.id }) },
    ),
  ];
}

function standingLine(standing: Standing): KnownBlock {
  const { partnership, schedule, report } = standing;
  if (hasNothing(standing)) return section(`*${escape(partnership.name)}*`);
  const returned = report === null ? '' : report.returnedOn === null ? ' · no return yet' : ' · returned';
  return section(`*${escape(partnership.name)}*  schedule ${sayColour(schedule === 'not-computed' ? null : schedule, schedule === null ? 'none to show' : 'not computed')}${returned}`);
}

function leftOut(number: number, where: string): KnownBlock[] {
  return number > 0 ? [smallPrint(`…and ${number} more. ${where}`)] : [];
}
