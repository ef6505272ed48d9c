import type { Book } from '../../domain/answer-book.js';
import type { RoleId } from '../../domain/ids.js';
import { isOpen, lateMilestone } from '../../domain/answer-late.js';
import { asksActionOf } from '../../domain/action-owner.js';
import { ownPartDone } from '../../domain/own-part.js';
import { expectedOf, type Milestone } from '../../domain/milestone.js';
import type { Answer, Question } from '../../domain/question.js';
import { latestDay, type When } from '../../domain/when.js';
import { sayDay, sayDays, sayWhen } from '../dates.js';
import { sayQuarter } from '../quarters.js';
import type { Hands } from './hands.js';
import { bullets, placeName, roleName, say, shownHere } from './say.js';

interface Own {
  readonly id: string;
  readonly when: When | null;
  readonly line: string;
}

/** What has the asker's own name on it: milestones, actions, returns, decisions and risks to review, the earliest first. */
export function mine(hands: Hands) {
  return (question: Question, book: Book): Answer => downFor('you', hands, question, book);
}

/** The same for a post that was named. */
export function ownedBy(question: Question, book: Book, hands: Hands): Answer {
  const roles = question.roles.slice(0, 2);
  const places = question.places.length === 0 ? [null] : question.places;
  const appointments = roles.flatMap((role) => places.map((partnership) => ({ role: role as RoleId, partnership, deputy: false, duties: book.roles.find(({ id }) => id === role)?.duties ?? [] })));
  return downFor(`the ${roles.map((role) => roleName(book, role)).join(' and the ')}`, { ...hands, appointments, roles, partnerships: question.places }, question, book);
}

function downFor(whom: string, hands: Hands, question: Question, book: Book): Answer {
    const decided = ownDecisions(hands, book);
    const ofDecisions = question.said.has('decision') && !['action', 'milestone', 'risk', 'report', 'highlight'].some((one) => question.said.has(one));
    const none = ofDecisions && decided.length === 0 ? [`No decision${shownHere(book)} is down for ${whom}.`] : [];
    const all = (ofDecisions && decided.length > 0 ? decided : [...decided, ...ownMilestones(hands, book), ...ownActions(hands, book), ...ownReturns(hands, book), ...ownReviews(hands, book)])
      .sort((a, b) => lastDay(a).localeCompare(lastDay(b)) || a.id.localeCompare(b.id));
    const window = question.window;
    const items = (window === null ? all : all.filter((item) => lastDay(item) <= window.to)).slice(0, question.most ?? all.length);
    const until = window === null || window.to.startsWith('9999') ? '' : ` by ${sayDay(window.to)}`;
    const later = all.length - items.length;
    return say(book, {
      kind: 'LIST',
      lines: [...none, items.length === 0 ? `Nothing${none.length === 0 ? '' : ' else'}${shownHere(book)} is down for ${whom}${until}.` : `${none.length === 0 ? 'Down' : 'What is down'} for ${whom}${until}, the earliest first:`, ...bullets(items.map(({ line }) => line)),
        ...(later > 0 && question.most === null ? [`${later} more ${later === 1 ? 'falls' : 'fall'} due later.`] : [])],
      references: items.filter(({ id }) => !id.startsWith('report/')).map(({ id }) => id), records: items.map(({ id }) => id),
    });
}

const lastDay = ({ when }: Own) => (when === null ? '9999-12-30' : latestDay(when));

function holds({ appointments }: Hands, milestone: Milestone): boolean {
  const places = [...(milestone.partnership === null ? [] : [milestone.partnership]), ...milestone.with];
  return appointments.some(({ role, partnership }) => role === milestone.owner && (places.length === 0 || (partnership !== null && places.includes(partnership))));
}

function ownMilestones(hands: Hands, book: Book): Own[] {
  return book.milestones.filter((milestone) => milestone.actual === null && holds(hands, milestone)).map((milestone) => {
    const when = expectedOf(milestone);
    const [late] = lateMilestone(milestone, book.asOf);
    const standing = late === undefined ? '' : late.days === null ? ', late' : `, ${sayDays(late.days)} late`;
    return { id: milestone.id, when, line: `${when === null ? 'No date' : sayWhen(when)}: ${milestone.partnership === null ? '' : `${placeName(book, milestone.partnership)}, `}${milestone.title}${standing}. ${milestone.id}` };
  });
}

function ownActions(hands: Hands, book: Book): Own[] {
  return book.actions.filter((action) => action.closedOn === null && asksActionOf(action.owner, hands.roles, hands.partnerships) && !ownPartDone(action, hands.partnerships, book)).map(({ id, title, dueOn, note }) => ({
    id, when: { d: dueOn, p: 'day' }, line: `${sayDay(dueOn)}: ${title}${note === null ? '' : ` (${note})`}${dueOn < book.asOf ? ', overdue' : ''}. ${id}`,
  }));
}

/** A highlight report is its facilitator's to return. */
function ownReturns({ appointments }: Hands, book: Book): Own[] {
  const places = appointments.filter(({ duties }) => duties.includes('facilitator')).map(({ partnership }) => partnership);
  return book.reports.filter(({ partnership, returnedOn }) => returnedOn === null && places.includes(partnership)).map(({ partnership, quarter, dueOn }) => ({
    id: `report/${quarter}/${partnership}`, when: { d: dueOn, p: 'day' }, line: `${sayDay(dueOn)}: ${placeName(book, partnership)}, ${book.programme.words.report} for ${sayQuarter(quarter)}${dueOn < book.asOf ? ', overdue' : ''}.`,
  }));
}

function ownDecisions({ roles }: Hands, book: Book): Own[] {
  return book.decisions.filter((decision) => isOpen(decision) && roles.includes(decision.owner)).map(({ id, title, neededBy, forecasts }) => {
    const last = forecasts.at(-1);
    const when: When | null = last === undefined ? neededBy : { d: last.forecast, p: 'day' };
    return { id, when, line: `${when === null ? 'No date' : sayWhen(when)}: to decide, ${title}. ${id}` };
  });
}

function ownReviews({ roles }: Hands, book: Book): Own[] {
  return book.risks.filter(({ owner }) => roles.includes(owner)).map(({ id, title, reviewOn }) => ({
    id, when: { d: reviewOn, p: 'day' }, line: `${sayDay(reviewOn)}: review the risk "${title}". ${id}`,
  }));
}
