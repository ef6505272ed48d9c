import type { KnownBlock } from '@slack/types';
import { expectedOf, type Milestone } from '../domain/milestone.js';
import type { HighlightReport } from '../domain/highlight-report.js';
import type { Partnership } from '../domain/partnership.js';
import { isOverdue, slippageOf } from '../domain/slippage.js';
import type { Standing } from '../domain/standing.js';
import type { Day } from '../domain/when.js';
import { buttons, escape, section, smallPrint, thatFit } from './blocks.js';
import { sayColour } from './colours.js';
import { sayDay, sayDays, sayWhen } from './dates.js';
import { sayQuarter } from './quarters.js';

interface Said {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

/** How many partnerships one message lists; the rest are a button away. */
export const partnershipsInAMessage = 25;

export interface Page {
  readonly from: number;
  readonly total: number;
  readonly today: Day;
  readonly asOf: Day | null;
}

/**
 * All partnerships: a line each, its three colours side by side, its last return and what comes next. Those of which
 * this reader may see nothing are named together, for the same sentence eleven times over tells nobody more.
 */
export function partnershipList(standings: readonly Standing[], page: Page): Said {
  const shown = standings.filter((standing) => !hasNothing(standing));
  const lines = shown.map((standing) => `*${escape(standing.partnership.name)}*\n${colours(standing)}\n${[...returned(standing.report), next(standing.next, page.today)].join(' · ')}`);
  const bare = standings.filter(hasNothing).map(({ partnership }) => escape(partnership.name));
  const names = bare.length === 0 ? [] : [`${shown.length === 0 ? 'Where they stand is nothing that I can show you here' : 'Nothing that I can show you here of'}: ${bare.join(', ')}.`];
  const shownTo = page.from + standings.length;
  const more = shownTo < page.total
    ? [buttons({ action: 'partnership:page', text: `Show the next ${Math.min(partnershipsInAMessage, page.total - shownTo)}`, value: JSON.stringify({ from: shownTo, asOf: page.asOf }) })]
    : [];
  const count = shownTo - page.from === page.total ? `All ${page.total} partnerships` : `Partnerships ${page.from + 1} to ${shownTo} of ${page.total}`;
  const heading = `${count}, ${asOfWords(page)}`;
  return {
    text: [heading, ...shown.map((standing) => `${standing.partnership.name}: ${plainColours(standing)}`), ...names].join('\n'),
    blocks: thatFit([
      section(`*${heading}*`), ...[...lines, ...names].map(section), ...more,
      ...(shown[0] === undefined ? [] : [smallPrint(threeColours, `For one of them: \`/partnership ${escape(shown[0].partnership.name)}\``)]),
    ]),
  };
}

const threeColours = 'Schedule is computed from dates; confidence is judged; self-reported is as typed in the return. They are never mixed.';

/** One partnership: colours, return, each milestone with what moved and why, who hosts it, who belongs to it. */
export function partnershipCard(standing: Standing, { today, asOf, via }: { readonly today: Day; readonly asOf: Day | null; readonly via: string | null }): Said {
  const { partnership, milestones } = standing;
  const title = `${partnership.name}, ${asOfWords({ today, asOf })}`;
  const open = milestones.filter(({ milestone }) => milestone.actual === null);
  const done = milestones.filter(({ milestone }) => milestone.actual !== null);
  const facts = [
    `${count(partnership.members.length, 'authority', 'authorities')}${partnership.host === null ? '' : `, hosted by ${escape(partnership.host)}`}`,
    ...(partnership.work.length === 0 ? [] : [`Working on ${escape(partnership.work.join(', '))}`]),
  ];
  const blocks = [
    ...(via === null ? [] : [smallPrint(`${escape(via)} belongs to ${escape(partnership.name)}.`)]),
    section(`*${escape(title)}*\n${hasNothing(standing) ? nothingHere : [colours(standing), ...returned(standing.report)].join('\n')}`),
    ...open.map(({ milestone, rag }) => section(milestoneLine(milestone, sayColour(rag === 'not-computed' ? null : rag, 'no schedule colour: a date is not known to the day'), today))),
    ...done.map(({ milestone }) => section(`*${milestone.id}* ${escape(milestone.title)}: done ${milestone.actual === null ? '' : escape(sayWhen(milestone.actual))}`)),
    ...(milestones.length === 0 && !hasNothing(standing) ? [section('No milestone is recorded for it that I can show you here.')] : []),
    smallPrint(...facts),
  ];
  const lines = milestones.map(({ milestone }) => plainLine(milestone, today));
  return { text: `${title}: ${plainColours(standing)}\n${lines.join('\n')}`, blocks: thatFit(blocks) };
}

/** Asked back when a name could mean several: one question, a button each. */
export function whichPartnership(name: string, choices: readonly Partnership[], asOf: Day | null): Said {
  const shown = choices.slice(0, 5);
  const question = `Which one do you mean by “${escape(name)}”?`;
  return {
    text: `${question} ${shown.map((choice) => choice.name).join(', ')}`,
    blocks: [
      section(question),
      buttons(...shown.map((choice) => ({ action: 'partnership:choose', text: choice.name, value: JSON.stringify({ id: choice.id, asOf }) }))),
    ],
  };
}

function asOfWords({ today, asOf }: { readonly today: Day; readonly asOf: Day | null }): string {
  return `as of ${sayDay(asOf ?? today)}`;
}

/** True both where nothing is on record and where it is not for this reader: the two must not be told apart. */
const nothingHere = 'Nothing that I can show you here.';

/** Whether this reader may see nothing of where it stands, or there is nothing. */
export function hasNothing({ schedule, report }: Pick<Standing, 'schedule' | 'report'>): boolean {
  return schedule === null && report === null;
}

function colours({ schedule, report }: Standing): string {
  return `schedule ${sayColour(schedule === 'not-computed' ? null : schedule, schedule === null ? 'none to show' : 'not computed')}`
    + (report === null ? ' · no return that I can show you here' : ` · confidence ${judged(report, report.confidence)} · self-reported ${judged(report, report.selfRag)}`);
}

function judged(report: HighlightReport, colour: string | null): string {
  if (report.coloursShown && report.returnedOn === null) return 'no return';
  if (!report.coloursShown) return 'not shown here';
  return sayColour(colour, 'not given');
}

function plainColours({ schedule, report }: Standing): string {
  if (schedule === null && report === null) return 'nothing that I can show you here';
  const plain = (colour: string | null) => (report?.coloursShown === false ? 'not shown here' : (colour ?? 'no return'));
  return `schedule ${schedule ?? 'none to show'}, ${report === null ? 'no return that I can show you here' : `confidence ${plain(report.confidence)}, self-reported ${plain(report.selfRag)}`}`;
}

function returned(report: HighlightReport | null): string[] {
  if (report === null) return [];
  const quarter = sayQuarter(report.quarter);
  return [report.returnedOn === null ? `no ${quarter} return yet (due ${sayDay(report.dueOn)})` : `${quarter} returned ${sayDay(report.returnedOn)}`];
}

function next(milestone: Milestone | null, today: Day): string {
  if (milestone === null) return 'nothing further to show';
  const expected = expectedOf(milestone);
  const when = expected === null ? 'no date recorded' : escape(sayWhen(expected));
  return `next: ${escape(milestone.title)}, ${when}${isOverdue(milestone, today) ? ' (that date has passed)' : ''} (${milestone.id})`;
}

function milestoneLine(milestone: Milestone, colour: string, today: Day): string {
  const latest = milestone.forecasts.at(-1);
  const reason = latest === undefined ? '' : `\n_${escape(latest.reason)}_ (given ${sayDay(latest.givenOn)})`;
  return `*${milestone.id}* ${escape(milestone.title)}: ${colour}, ${dates(milestone)}${isOverdue(milestone, today) ? ', and that date has passed' : ''}${reason}`;
}

function plainLine(milestone: Milestone, today: Day): string {
  if (milestone.actual !== null) return `${milestone.id} ${milestone.title}: done ${sayWhen(milestone.actual)}`;
  return `${milestone.id} ${milestone.title}: ${dates(milestone)}${isOverdue(milestone, today) ? ', and that date has passed' : ''}`;
}

/** "29 July 2005, now 16 December 2005 (140 days later)". */
function dates(milestone: Milestone): string {
  const baseline = milestone.baseline === null ? 'no baseline recorded' : sayWhen(milestone.baseline);
  const latest = milestone.forecasts.at(-1);
  if (latest === undefined) return escape(baseline);
  const slippage = slippageOf(milestone);
  const days = slippage.kind === 'days' ? ` (${sayDays(Math.abs(slippage.days))} ${slippage.days < 0 ? 'earlier' : 'later'})` : '';
  return escape(`${baseline}, now ${sayWhen(latest.forecast)}${days}`);
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
