import type { Book } from '../../domain/answer-book.js';
import { releasedQuarter, releasedTotal } from '../../domain/answer-pick.js';
import type { Answer, Question } from '../../domain/question.js';
import type { Hands } from './hands.js';
import { sayQuarter, sayQuarterInFull } from '../quarters.js';
import { meetingNext, minutesDue, papersDue } from './meetings.js';
import { withMilestone } from './milestones.js';
import { and, placeName, roleName, say } from './say.js';
import { neutral } from './withheld.js';

const unchanged = 'Nothing has been changed.';

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
      const list = overdue.length === 0 ? 'No action that I can show here is overdue.' : `Overdue: ${overdue.map(({ id, title }) => `${title} (${id})`).join('; ')}.`;
      return say(book, { kind: 'WRITE', lines: [`${list} I send no reminders of actions: their owners see theirs by asking what is on their plate. Nothing has been sent.`], references: overdue.map(({ id }) => id) });
    }
    if (question.milestones.length > 0) {
      return withMilestone(question, book, (milestone) => say(book, { kind: 'WRITE', lines: [`${milestone.title} (${milestone.id}): its reminders go to the ${roleName(book, milestone.owner, milestone.partnership)} by themselves, before its day and when it is late. Nothing has been sent now.`], references: [milestone.id] }));
    }
    if (question.said.has('papers') || question.said.has('meeting') || question.said.has('minutes') || question.said.has('agenda')) {
      const facts = question.said.has('minutes') ? minutesDue(question, book) : question.said.has('papers') || question.said.has('agenda') ? papersDue(question, book) : meetingNext(question, book);
      return { ...facts, kind: 'WRITE', text: `I remind of returns, to those who have not sent theirs; for a meeting, a message to all goes out with /announce. Nothing has been sent.\n${facts.text}` };
    }
    if (question.said.has('survey')) {
      return say(book, { kind: 'WRITE', lines: ['Who has not answered the survey is not held here, so I cannot remind them; those who run it can. Nothing has been sent.'] });
    }
    const missing = book.reports.filter(({ returnedOn }) => returnedOn === null).map(({ partnership }) => partnership as string);
    const [first] = book.reports;
    if (first === undefined) return say(book, { kind: 'WRITE', lines: [`Whom shall I remind, and of what? For example: remind everyone about the ${book.programme.words.reports}. Nothing has been sent.`] });
    const chosen = question.places.length > 0 ? missing.filter((id) => question.places.some((place) => place === id)) : missing;
    return reminder(book, chosen, `${book.programme.words.report} for ${sayQuarter(first.quarter)}`, `${book.reports.length - missing.length} of ${book.reports.length} are in`, { what: 'highlight-report', quarter: first.quarter });
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
  return say(book, { kind: 'WRITE', lines: [`The schedule colour${about} is worked out from dates and cannot be set. A self-reported colour comes with the ${book.programme.words.report}, and confidence is given by a person. ${unchanged}`], references: question.milestones.slice(0, 1) });
}

export function changeAnnounce(_question: Question, book: Book): Answer {
  return say(book, { kind: 'WRITE', lines: [`An announcement needs a person's words, a second person's approval and its hour: please start it with /announce. Nothing has been sent.`] });
}

export function changeAction(question: Question, book: Book): Answer {
  const found = book.actions.filter(({ id }) => question.actions.includes(id));
  if (found.length === 0) return neutral();
  return say(book, { kind: 'WRITE', lines: [`${found.map(({ title, id }) => `${title} (${id})`).join('; ')}: its owner and its day stand in the action log as they were agreed, and the secretariat change them there. That it is done I can record: "close ${found[0]?.id}, done today". ${unchanged}`], references: found.map(({ id }) => id) });
}

export function changeWhat(question: Question, book: Book): Answer {
  const own = book.milestones.filter(({ partnership, actual }) => actual === null && partnership !== null && question.places.includes(partnership));
  const [only] = own;
  if (only === undefined) return changeOther(question, book);
  return { kind: 'CLARIFY', text: `Which milestone do you mean? ${own.slice(0, 5).map(({ title, id }) => `${title} (${id})`).join('; or ')}. ${unchanged}`, references: [], records: own.map(({ id }) => id), withheld: 0, choices: own.slice(0, 5).map(({ id, title }) => ({ id, words: title })) };
}

/** A new action, risk or the like. */
export const changeAdd = (hands: Hands) => (_question: Question, book: Book): Answer => {
  const instead = hands.secretariat === 'yes' ? 'they are added in the programme\'s file, which is then loaded again' : 'please give it to the secretariat, with its owner and its day';
  return say(book, { kind: 'WRITE', lines: [`I cannot add to the action log, the risks, the decisions or the meetings: ${instead}. A new milestone is added with /milestone add. ${unchanged}`] });
};

export function changeOther(question: Question, book: Book): Answer {
  const open = question.said.has('action') ? book.actions.filter(({ closedOn }) => closedOn === null).slice(0, 5) : [];
  if (open.length > 0) return { kind: 'CLARIFY', text: `Which action do you mean? ${open.map(({ title, id }) => `${title} (${id})`).join('; or ')}. ${unchanged}`, references: [], records: open.map(({ id }) => id), withheld: 0 };
  return say(book, { kind: 'WRITE', lines: [`I could not tell what to change. Two that work: "move M-1 to 16/12, data supplier late" with a milestone's id or title, or "mark M-1 done 14/10". ${unchanged}`] });
}
