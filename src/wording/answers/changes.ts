import type { Book } from '../../domain/answer-book.js';
import { releasedQuarter, releasedTotal } from '../../domain/answer-pick.js';
import { daysBetween } from '../../domain/day.js';
import { expectedOf, type Milestone } from '../../domain/milestone.js';
import type { Answer, Question } from '../../domain/question.js';
import { scheduleRag } from '../../domain/rag.js';
import { asKey, mayFinish, mayMove } from '../../domain/milestone-change.js';
import type { Appointment } from '../../domain/reader.js';
import { exactDay, type When } from '../../domain/when.js';
import { sayDay, sayDays, sayWhen } from '../dates.js';
import { sayQuarter, sayQuarterInFull } from '../quarters.js';
import { withMilestone } from './milestones.js';
import { and, fromTo, placeName, roleName, say } from './say.js';
import { neutral } from './withheld.js';

/** What the asker may change: their roles, and where they hold them. */
export interface Hands {
  readonly appointments: readonly Appointment[];
  readonly roles: readonly string[];
  readonly partnerships: readonly string[];
  readonly secretariat: 'yes' | 'no';
}

const unchanged = 'Nothing has been changed.';

function notYours(book: Book, milestone: Milestone): Answer {
  return say(book, { kind: 'WRITE', lines: [`Only its owner, the ${roleName(book, milestone.owner, milestone.partnership)}, or the secretariat can change ${milestone.title} (${milestone.id}). ${unchanged}`], references: [milestone.id] });
}

/** A new forecast read back in full: the two dates, the baseline that stays, the days, the colour, the reason. */
export function changeMove(hands: Hands) {
  return (question: Question, book: Book): Answer => withMilestone(question, book, (milestone) => {
    if (!mayMove(hands.appointments, milestone) && hands.secretariat === 'no') return notYours(book, milestone);
    const name = `${milestone.partnership === null ? '' : `${placeName(book, milestone.partnership)}, `}${milestone.title} (${milestone.id})`;
    if (milestone.actual !== null) return say(book, { kind: 'WRITE', lines: [`${name} is recorded as done ${sayWhen(milestone.actual)}, so it has no forecast to move. ${unchanged}`], references: [milestone.id] });
    const to = question.day;
    if (to !== null && to < book.today) return say(book, { kind: 'WRITE', lines: [`${sayDay(to)} has passed, so ${name} cannot be expected then. ${unchanged}`], references: [milestone.id] });
    if (to === null) return say(book, { kind: 'WRITE', lines: [`To which day should ${name} move, and why? ${unchanged}`], references: [milestone.id] });
    const from = expectedOf(milestone);
    const forecast: When = { d: to, p: 'day' };
    const baseline = milestone.baseline === null ? null : exactDay(milestone.baseline);
    const moved = { ...milestone, forecasts: [...milestone.forecasts, { givenOn: book.today, forecast, reason: question.reason ?? '' }] };
    const rag = scheduleRag(moved, book.today, book.programme.rag);
    const days = baseline === null ? 'how many days late cannot be said, as the baseline is not a day' : daysBetween(baseline, to) >= 0 ? `${sayDays(daysBetween(baseline, to))} after the baseline` : `${sayDays(-daysBetween(baseline, to))} before the baseline`;
    const read = `${name}: forecast ${from === null ? `set to ${sayDay(to)}` : fromTo(from, forecast)}. The baseline stays ${milestone.baseline === null ? 'unrecorded' : sayWhen(milestone.baseline)}; ${days}, schedule ${rag === 'not-computed' ? 'not computed' : rag}.`;
    if (question.reason === null) return say(book, { kind: 'WRITE', lines: [read, `What is the reason? A new date is recorded with one. ${unchanged}`], references: [milestone.id] });
    return say(book, {
      kind: 'WRITE', lines: [read, `Reason: ${question.reason}. Shall I record that? Confirm, or nothing is changed.`], references: [milestone.id],
      change: { action: 'milestone:confirm', value: { id: milestone.id, d: to, p: 'day', text: null, was: asKey(from), reason: question.reason } },
    });
  });
}

/** Done needs the day it was done, and its owner's or the secretariat's word. */
export function changeDone(hands: Hands) {
  return (question: Question, book: Book): Answer => withMilestone(question, book, (milestone) => {
    const name = `${milestone.title} (${milestone.id})`;
    const owner = roleName(book, milestone.owner, milestone.partnership);
    if (!mayFinish(hands.appointments, milestone) && hands.secretariat === 'no') return notYours(book, milestone);
    if (milestone.actual !== null) return say(book, { kind: 'WRITE', lines: [`${name} is already recorded as done, ${sayWhen(milestone.actual)}. ${unchanged}`], references: [milestone.id] });
    const on = question.day;
    if (on === null) return say(book, { kind: 'WRITE', lines: [`On which day was ${name} done? Only its owner (${owner}) or the secretariat can confirm it, and without the actual date nothing changes.`], references: [milestone.id], change: { action: 'milestone:done', words: 'Say the day', value: { id: milestone.id } } });
    if (on > book.today) return say(book, { kind: 'WRITE', lines: [`${sayDay(on)} is still to come, so ${name} cannot have been done then. To change when it is expected, give a new forecast. ${unchanged}`], references: [milestone.id] });
    const baseline = milestone.baseline === null ? null : exactDay(milestone.baseline);
    const days = baseline === null ? '' : daysBetween(baseline, on) > 0 ? `, ${sayDays(daysBetween(baseline, on))} after its baseline` : ', by its baseline';
    return say(book, { kind: 'WRITE', lines: [`${name}: done ${sayDay(on)}${days}. Shall I record that? Confirm, or nothing is changed.`], references: [milestone.id], change: { action: 'milestone:say', value: { line: `done ${milestone.id} on ${sayDay(on)}` } } });
  });
}

/** A reminder goes only to those who have not answered yet, and only when a person has seen the draft. */
export function changeRemind(hands: Hands) {
  return (question: Question, book: Book): Answer => {
    if (hands.secretariat === 'no') return say(book, { kind: 'WRITE', lines: ['The secretariat sends reminders; I have sent nothing. Shall I pass your request on? Please write to the secretariat.'] });
    if (question.said.has('releasedtime') || (question.said.has('pound') && !question.said.has('highlight'))) {
      const quarter = releasedQuarter(question, book);
      if (quarter === null) return say(book, { kind: 'WRITE', lines: ['No released time is recorded for that quarter, so there is nobody to remind. Nothing has been sent.'] });
      const { missing, given, of } = releasedTotal(quarter, book);
      return reminder(book, missing, `released-time figures for ${sayQuarterInFull(quarter)}`, `${given} of ${of} are in`, { what: 'released-time', quarter });
    }
    if (question.said.has('action')) {
      const overdue = book.actions.filter(({ closedOn, dueOn }) => closedOn === null && dueOn < book.asOf);
      return say(book, { kind: 'WRITE', lines: [`Overdue: ${overdue.map(({ id, title }) => `${title} (${id})`).join('; ')}. Their owners are reminded by the action log; nothing has been sent now.`], references: overdue.map(({ id }) => id) });
    }
    if (question.milestones.length > 0) {
      return withMilestone(question, book, (milestone) => say(book, { kind: 'WRITE', lines: [`${milestone.title} (${milestone.id}): its reminders go to the ${roleName(book, milestone.owner, milestone.partnership)} by themselves, before its day and when it is late. Nothing has been sent now.`], references: [milestone.id] }));
    }
    const missing = book.reports.filter(({ returnedOn }) => returnedOn === null).map(({ partnership }) => partnership as string);
    const [first] = book.reports;
    if (first === undefined) return say(book, { kind: 'WRITE', lines: ['Whom shall I remind, and of what? For example: remind everyone about the highlight reports. Nothing has been sent.'] });
    const chosen = question.places.length > 0 ? missing.filter((id) => question.places.some((place) => place === id)) : missing;
    return reminder(book, chosen, `highlight report for ${sayQuarter(first.quarter)}`, `${book.reports.length - missing.length} of ${book.reports.length} are in`, { what: 'highlight-report', quarter: first.quarter });
  };
}

function reminder(book: Book, missing: readonly string[], what: string, count: string, value: { what: string; quarter: string }): Answer {
  if (missing.length === 0) return say(book, { kind: 'WRITE', lines: [`Nobody is outstanding for the ${what}: ${count}. Nothing has been sent.`] });
  return say(book, {
    kind: 'WRITE',
    lines: [`To ${and(missing.map((id) => placeName(book, id)))} only, as the others have answered:`, `"Thank you to all who have sent their ${what}: ${count}. Yours is still to come; a line is enough, and please say if something stands in the way."`, 'Shall I send that? Confirm, or nothing is sent.'],
    references: missing, change: { action: 'ask:send-reminder', value: { ...value, to: missing.join(',') } },
  });
}

export function changeBaseline(question: Question, book: Book): Answer {
  const named = question.milestones.length === 1 ? ` of ${book.milestones.find(({ id }) => id === question.milestones[0])?.title ?? 'it'} (${question.milestones[0]})` : '';
  return say(book, { kind: 'WRITE', lines: [`The baseline${named} stays: it moves only by a recorded decision with an owner. A new forecast can be given with its reason. ${unchanged}`], references: question.milestones.slice(0, 1) });
}

export function changeColour(question: Question, book: Book): Answer {
  const about = question.milestones.length === 1 ? ` for ${question.milestones[0]}` : '';
  return say(book, { kind: 'WRITE', lines: [`The schedule colour${about} is worked out from dates and cannot be set. A self-reported colour comes with the highlight report, and confidence is given by a person. ${unchanged}`], references: question.milestones.slice(0, 1) });
}

export function changeAnnounce(_question: Question, book: Book): Answer {
  return say(book, { kind: 'WRITE', lines: [`An announcement needs a person's words, a second person's approval and its hour: please start it with /announce. Nothing has been sent.`] });
}

export function changeAction(question: Question, book: Book): Answer {
  const found = book.actions.filter(({ id }) => question.actions.includes(id));
  if (found.length === 0) return neutral();
  return say(book, { kind: 'WRITE', lines: [`${found.map(({ title, id }) => `${title} (${id})`).join('; ')}: please ask the secretariat to record that in the action log. ${unchanged}`], references: found.map(({ id }) => id) });
}

export function changeWhat(question: Question, book: Book): Answer {
  const own = book.milestones.filter(({ partnership, actual }) => actual === null && partnership !== null && question.places.includes(partnership));
  const [only] = own;
  if (only === undefined) return changeOther(question, book);
  return { kind: 'CLARIFY', text: `Which milestone do you mean? ${own.slice(0, 5).map(({ title, id }) => `${title} (${id})`).join('; or ')}. ${unchanged}`, references: [], records: own.map(({ id }) => id), withheld: 0, choices: own.slice(0, 5).map(({ id, title }) => ({ id, words: title })) };
}

/** A return that is said to be in: it is given in by its form, never on somebody's word. */
export function changeReturn(question: Question, book: Book): Answer {
  const [place] = question.places;
  const report = book.reports.find(({ partnership }) => partnership === place);
  if (place === undefined || report === undefined) return neutral();
  const what = `${placeName(book, place)}'s highlight report for ${sayQuarter(report.quarter)}`;
  if (report.returnedOn !== null) return say(book, { kind: 'WRITE', lines: [`${what} is on record already, in on ${sayDay(report.returnedOn)}. ${unchanged}`], references: [place], records: [`report/${report.quarter}/${place}`] });
  return say(book, {
    kind: 'WRITE', lines: [`${what} is not on record yet. It is taken as in when its form is filled in, by the facilitator or the secretariat; shall I open it? ${unchanged}`], references: [place], records: [`report/${report.quarter}/${place}`],
    change: { action: 'returns:open', words: 'Fill it in', value: { partnership: place, quarter: report.quarter } },
  });
}

/** Days of released time that are told: they come with the return. */
export const changeReleased = (hands: Hands) => (question: Question, book: Book): Answer => {
  const [place] = [...question.places, ...hands.partnerships];
  const quarter = releasedQuarter(question, book) ?? question.quarter;
  if (place === undefined || quarter === null) return neutral();
  return say(book, {
    kind: 'WRITE', lines: [`Released time of ${placeName(book, place)} for ${sayQuarterInFull(quarter)}: it is recorded with the return, by the facilitator or the secretariat; shall I open the form? ${unchanged}`], references: [place],
    change: { action: 'returns:open', words: 'Fill it in', value: { partnership: place, quarter } },
  });
};

/** A new action, risk or the like. */
export function changeAdd(_question: Question, book: Book): Answer {
  return say(book, { kind: 'WRITE', lines: [`I cannot add to the action log, the risks, the decisions or the meetings: please give it to the secretariat, with its owner and its day. A new milestone is added with /milestone add. ${unchanged}`] });
}

/** Whether somebody comes to a meeting, or sends a deputy. */
export function changeReply(question: Question, book: Book): Answer {
  const meeting = book.meetings.find(({ id }) => question.meetings.includes(id)) ?? book.meetings.find(({ on }) => on === question.day);
  const which = meeting === undefined ? '' : ` for ${meeting.id} (${sayDay(meeting.on)})`;
  return say(book, { kind: 'WRITE', lines: [`Thank you for saying. Replies${which} are recorded by the secretariat: please tell them, with your deputy's name if you send one. ${unchanged}`], references: meeting === undefined ? [] : [meeting.id] });
}

export function changeOther(_question: Question, book: Book): Answer {
  return say(book, { kind: 'WRITE', lines: [`I could not tell what to change. Two that work: "move M-1 to 16/12, data supplier late" with a milestone's id or title, or "mark M-1 done 14/10". ${unchanged}`] });
}
