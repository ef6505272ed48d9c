import type { Book } from '../../domain/answer-book.js';
import { lateMilestone } from '../../domain/answer-late.js';
import { expectedOf, type Milestone } from '../../domain/milestone.js';
import type { Answer, Question } from '../../domain/question.js';
import { slippageOf } from '../../domain/slippage.js';
import { daysBetween } from '../../domain/day.js';
import { exactDay, latestDay, type When } from '../../domain/when.js';
import { sayDay, sayDays, sayWhen } from '../dates.js';
import { checked } from './checked.js';
import { inOwnWords } from '../own-words.js';
import { historyLine, milestoneLine } from './items.js';
import { bullets, fromTo, placeName, roleName, say, shownHere } from './say.js';
import { noDocuments, noReportOut } from './beyond.js';
import { neutral } from './withheld.js';

/** The milestone meant; with several equally likely ones the bot asks, and with too many it asks for a name. */
export function withMilestone(question: Question, book: Book, answer: (milestone: Milestone) => Answer): Answer {
  const found = question.milestones.map((id) => book.milestones.find((milestone) => milestone.id === id)).filter((milestone) => milestone !== undefined);
  const [only, another] = found;
  if (only === undefined) return neutral();
  if (another === undefined) return answer(only);
  return {
    kind: 'CLARIFY', text: `Which one do you mean? ${found.slice(0, 5).map(({ title, id }) => `${title} (${id})`).join('; or ')}`, references: [], withheld: 0,
    records: found.slice(0, 5).map(({ id }) => id), choices: found.slice(0, 5).map(({ id, title }) => ({ id, words: title })),
  };
}

export function milestoneStatus(question: Question, book: Book): Answer {
  if (question.milestones.length > 1 && question.milestones.length <= 3 && !question.said.has('that')) return several(question, book);
  return withMilestone(question, book, (milestone) => {
    const asked = checked(question, milestone.actual ?? expectedOf(milestone));
    return say(book, { kind: asked === '' ? 'STATUS' : 'DATE', lines: [`${asked}${milestoneLine(book, milestone)}`, ...ahead(question, milestone, book)], references: [milestone.id] });
  });
}

/** In how many days it is, where that is asked and its day is known. */
export function ahead({ said }: Question, { actual, ...milestone }: Milestone, book: Book): string[] {
  const expected = expectedOf(milestone);
  return said.has('howlong') && actual === null && expected !== null && exactDay(expected) !== null && latestDay(expected) > book.asOf ? [`In ${sayDays(daysBetween(book.asOf, latestDay(expected)))}.`] : [];
}

function several(question: Question, book: Book): Answer {
  const found = book.milestones.filter(({ id }) => question.milestones.includes(id));
  return say(book, { kind: 'STATUS', lines: bullets(found.map((milestone) => milestoneLine(book, milestone))), references: found.map(({ id }) => id) });
}

export function milestoneWhen(question: Question, book: Book): Answer {
  if (question.milestones.length > 1 && question.milestones.length <= 3 && !question.said.has('that')) return { ...several(question, book), kind: 'DATE' };
  return withMilestone(question, book, (milestone) => {
    const asked = checked(question, milestone.actual ?? expectedOf(milestone));
    return say(book, { kind: 'DATE', lines: [`${asked}${milestoneLine(book, milestone)}`, ...ahead(question, milestone, book)], references: [milestone.id] });
  });
}

export function milestoneOriginal(question: Question, book: Book): Answer {
  return withMilestone(question, book, (milestone) => {
    const { baseline } = milestone;
    if (baseline === null) return say(book, { kind: 'UNKNOWN', lines: [`${milestone.title}: no baseline was ever recorded.`], references: [milestone.id] });
    const now = expectedOf(milestone);
    const rest = milestone.actual !== null ? ` It was done ${sayWhen(milestone.actual)}.` : now !== null && sayWhen(now) !== sayWhen(baseline) ? ` It is now forecast for ${sayWhen(now)}.` : ' That has not changed.';
    const passed = milestone.actual === null && now !== null && latestDay(now) < book.asOf ? ' That day has passed and nothing is recorded as done.' : '';
    return say(book, { kind: 'DATE', lines: [`${milestone.title} (${milestone.id}) was first due ${sayWhen(baseline)}.${rest}${passed} Owner: ${roleName(book, milestone.owner, milestone.partnership)}.`], references: [milestone.id] });
  });
}

export function milestoneMoves(question: Question, book: Book): Answer {
  return withMilestone(question, book, (milestone) => {
    const count = milestone.forecasts.length;
    const times = count === 0 ? 'has not moved' : count === 1 ? 'has moved once' : count === 2 ? 'has moved twice' : `has moved ${count} times`;
    return say(book, { kind: 'DATE', lines: [`${milestone.title} (${milestone.id}) ${times}: ${historyLine(milestone)}.${milestone.actual === null ? '' : ` Done ${sayWhen(milestone.actual)}.`}`], references: [milestone.id] });
  });
}

/** How often the dates of a partnership's milestones moved, and to what; only of what is still to be done. */
export function placeMoves(question: Question, book: Book): Answer {
  const open = book.milestones.filter(({ partnership, actual }) => actual === null && partnership !== null && question.places.includes(partnership));
  if (open.length === 0) return neutral();
  const moved = open.filter(({ forecasts }) => forecasts.length > 0);
  return say(book, {
    kind: 'LIST', references: moved.map(({ id }) => id), records: open.map(({ id }) => id),
    lines: moved.length === 0 ? ['None of what is still to be done there has been given a new date.'] : bullets(moved.map((milestone) => {
      const last = milestone.forecasts.at(-1);
      return `${milestone.title}: ${historyLine(milestone)}; new dates given: ${milestone.forecasts.length}, the last on ${last === undefined ? 'a day not recorded' : sayDay(last.givenOn)}. ${milestone.id}`;
    })),
  });
}

export function milestoneWhy(question: Question, book: Book): Answer {
  return withMilestone(question, book, (milestone) => {
    const last = milestone.forecasts.at(-1);
    if (last === undefined) {
      const [late] = lateMilestone(milestone, book.asOf);
      return say(book, { kind: 'UNKNOWN', lines: [`${milestone.title} (${milestone.id}): no reason is recorded${late === undefined ? ', and it is not late on record' : ''}. Owner: ${roleName(book, milestone.owner, milestone.partnership)}.`], references: [milestone.id] });
    }
    return say(book, { kind: 'STATUS', lines: [`${milestone.title} (${milestone.id}): ${milestone.forecasts.map(({ reason, givenOn, forecast }) => `"${reason}" (given ${sayDay(givenOn)}, for ${sayWhen(forecast)})`).join('; then ')}. Owner: ${roleName(book, milestone.owner, milestone.partnership)}.`], references: [milestone.id] });
  });
}

export function milestoneLate(question: Question, book: Book): Answer {
  return withMilestone(question, book, (milestone) => {
    const slip = slippageOf(milestone);
    const [late] = lateMilestone(milestone, book.asOf);
    const agreed = milestone.baseline as When;
    const text = milestone.actual !== null
      ? slip.kind === 'days' ? `${slip.days > 0 ? `done ${sayDays(slip.days)} late` : slip.days < 0 ? `done ${sayDays(-slip.days)} early` : 'done on its day'} (${fromTo(agreed, milestone.actual)})` : `done ${sayWhen(milestone.actual)}; its baseline was ${milestone.baseline === null ? 'never recorded' : sayWhen(milestone.baseline)}, so how many days late cannot be said`
      : late === undefined ? 'not late on record' : late.days === null ? 'late, but its dates are not known to the day, so I cannot count the days' : `${sayDays(late.days)} late (${fromTo(late.agreed, late.expected)}${late.overdue ? ', and nothing is recorded as done' : ''})`;
    return say(book, { kind: 'STATUS', lines: [`${milestone.title} (${milestone.id}): ${text}.`], references: [milestone.id] });
  });
}

/** Where a milestone's dates come from: every one that the register holds, with the day it was given and why. */
export function milestoneSource(question: Question, book: Book): Answer {
  return withMilestone(question, book, (milestone) => say(book, {
    kind: 'PROVENANCE', references: [milestone.id],
    lines: [`From the register, under ${milestone.id}: ${milestone.title}, ${historyLine(milestone)}${milestone.actual === null ? '' : `; done ${sayWhen(milestone.actual)}`}. Its dates are given by its owner, the ${roleName(book, milestone.owner, milestone.partnership)}.`],
  }));
}

/** Who put their name to it is not held; whose it is and where it stands is. */
export function milestoneSigned(question: Question, book: Book): Answer {
  return withMilestone(question, book, (milestone) => say(book, { kind: 'UNKNOWN', lines: ['Who signed or agreed it is not recorded.', milestoneLine(book, milestone)], references: [milestone.id] }));
}

export function milestoneOwner(question: Question, book: Book): Answer {
  return withMilestone(question, book, (milestone) => {
    const holder = book.holders.find(({ role, partnership }) => role === milestone.owner && (milestone.partnership === null || partnership === milestone.partnership));
    const name = roleName(book, milestone.owner, milestone.partnership);
    const person = holder === undefined || holder.name === name ? '' : ` (${holder.name})`;
    const decision = question.said.has('decision') ? 'No decision about that is on record that I can show here. ' : '';
    return say(book, { kind: 'WHO', lines: [`${decision}${milestone.title} (${milestone.id}) is owned by the ${name}${person}.`], references: [milestone.id] });
  });
}

const ofEvaluation = /\b(?:evaluation|report|survey|interviews?|case.study)\b/i;

/** The milestones there are, or those of the evaluation or of some partnerships: counted, with the date of each. */
export function milestonesList(question: Question, book: Book): Answer {
  if (book.milestones.length === 0) return neutral();
  const evaluation = question.said.has('@evaluation') || question.said.has('evaluation') || question.said.has('@evaluator');
  const roles = new Set(book.roles.filter(({ duties, org }) => duties.includes('evaluator') || book.programme.evaluators.some(({ id }) => id === org)).map(({ id }) => id as string));
  const meant = book.milestones.filter((one) => (!evaluation || (one.partnership === null && (roles.has(one.owner) || ofEvaluation.test(one.title))))
    && (question.places.length === 0 || [one.partnership, ...one.with].some((id) => id !== null && question.places.includes(id))));
  if (meant.length === 0) return say(book, { kind: 'LIST', lines: [`No milestone${evaluation ? ' of the evaluation' : ''} is on record${shownHere(book)}.`] });
  const done = meant.filter(({ actual }) => actual !== null).length;
  const shown = question.said.has('done') && !question.said.has('not') ? meant.filter(({ actual }) => actual !== null) : question.said.has('open') || question.said.has('pending') || question.said.has('missing') || question.said.has('not') ? meant.filter(({ actual }) => actual === null) : meant;
  const scope = `${evaluation ? ' of the evaluation' : ''}${question.places.length === 0 ? '' : ` in ${question.places.map((id) => placeName(book, id)).join(' and ')}`}`;
  const line = (one: Milestone) => {
    const when = one.actual ?? expectedOf(one);
    const [late] = lateMilestone(one, book.asOf);
    return `${one.title}: ${one.actual !== null ? 'done ' : ''}${when === null ? 'no date is recorded' : sayWhen(when)}${late?.days == null ? '' : `, ${sayDays(late.days)} late`}. ${one.id}`;
  };
  const count = `${meant.length} ${meant.length === 1 ? 'milestone' : 'milestones'}${scope}${shownHere(book)}: ${done} done, ${meant.length - done} still to be done.`;
  return say(book, { kind: question.said.has('howmany') ? 'ROLLUP' : 'LIST', lines: [count, ...bullets(shown.map(line), 15)], references: shown.slice(0, 15).map(({ id }) => id), records: shown.map(({ id }) => id) });
}

/** "The report", where there are several: which is meant. */
export function reportWhich(question: Question, book: Book): Answer {
  if (question.milestones.length === 1) return milestoneStatus(question, book);
  const reports = book.milestones.filter(({ partnership, title, actual }) => partnership === null && actual === null && /\breport\b/i.test(title)).slice(0, 4);
  if (reports.length === 0) return { kind: 'CLARIFY', text: inOwnWords('Which report do you mean? Please name it, such as the highlight report of a quarter.', book.programme.words), references: [], records: [], withheld: 0 };
  return {
    kind: 'CLARIFY', text: `${inOwnWords('Which report do you mean: a highlight report (ask for the quarter), or', book.programme.words)} ${reports.map(({ title, id }) => `${title} (${id})`).join('; or ')}?`, references: [], withheld: 0,
    records: reports.map(({ id }) => id), choices: reports.map(({ id, title }) => ({ id, words: title })),
  };
}

/** Where a paper is wanted: one that is not out is offered to nobody. */
export function documents(question: Question, book: Book): Answer {
  const report = book.milestones.find(({ id }) => question.milestones.includes(id));
  // A report that this reader has not been told of is neither there nor not there.
  if (report === undefined && ['@report', '@evaluator', 'evaluation', '@some-report'].some((one) => question.said.has(one)) && !question.said.has('highlight')) return neutral();
  if (report === undefined) return noDocuments;
  if (report.actual !== null) return reportOut(question, book);
  return say(book, { kind: 'UNKNOWN', lines: [`It is not out, so I can offer no copy${book.circle === 'insiders' ? '; the secretariat can say who may see it before then' : ''}. ${milestoneLine(book, report)}`], references: [report.id] });
}

/** Whether a report is out, who wrote it and whom to ask for a copy. */
export function reportOut(question: Question, book: Book): Answer {
  const found = book.milestones.filter(({ id }) => question.milestones.includes(id));
  const [report] = found;
  if (report === undefined) return neutral();
  if (report.actual === null) {
    return say(book, { kind: 'STATUS', lines: [`Not yet. ${milestoneLine(book, report)}`], references: [report.id] });
  }
  if (!/\bpublished\b/i.test(report.title)) return say(book, { kind: 'STATUS', lines: [`Yes. ${milestoneLine(book, report)}`], references: [report.id] });
  const today = latestDay(report.actual) === book.asOf && report.actual.p === 'day' ? 'today, ' : '';
  const authors = book.programme.authors;
  return say(book, {
    kind: 'STATUS',
    lines: [`${report.title} (${report.id}): yes, ${today}${sayWhen(report.actual)}${book.programme.sponsor === null ? '' : `, by the ${book.programme.sponsor}`}.`,
      `${authors.length === 0 ? '' : `Authors: ${authors.map(({ name }) => name).join(', ')}${authors[0]?.org == null ? '' : ` (${authors[0].org})`}. `}Where to read it is not recorded: ask the ${roleName(book, report.owner)} for a copy.`],
    references: [report.id],
  });
}

export function authors(_question: Question, book: Book): Answer {
  const list = book.programme.authors;
  if (list.length === 0) return say(book, { kind: 'UNKNOWN', lines: ['The authors are not recorded.'] });
  return say(book, { kind: 'WHO', lines: [`The evaluation's authors are ${list.map(({ name, org }) => (org === null ? name : `${name} (${org})`)).join(', ')}.`] });
}

/** What a published report says, in words that may be quoted, with where they stand. */
export function findings(question: Question, book: Book): Answer {
  const known = book.findings;
  const other = book.milestones.find(({ id }) => question.milestones.length === 1 && question.milestones[0] === id && /\b(?:interim|draft)\b/i.test(book.milestones.find((one) => one.id === id)?.title ?? ''));
  if (other !== undefined && !known.some((finding) => finding.report === other.id)) return say(book, { kind: 'UNKNOWN', lines: [`What that report says is not recorded here. ${milestoneLine(book, other)}`], references: [other.id] });
  const report = book.milestones.find(({ id }) => known.some((finding) => finding.report === id)) ?? book.milestones.find(({ title, partnership }) => partnership === null && /\bfinal report\b.*\bpublished\b/i.test(title));
  const published = report?.actual ?? null;
  if (known.length === 0) {
    if (published === null) return report === undefined ? say(book, { kind: 'UNKNOWN', lines: [noReportOut] }) : say(book, { kind: 'UNKNOWN', lines: [`What it says can be told when it is out. ${milestoneLine(book, report)}`], references: [report.id] });
    const out = `${report?.title} (${report?.id}): ${sayWhen(published)}.`;
    return say(book, { kind: 'UNKNOWN', lines: [`What the report says about that is not in my register, so I can give no line to quote. ${out}${book.programme.authors.length === 0 ? '' : ` Authors: ${book.programme.authors.map(({ name }) => name).join(', ')}.`}`], references: report === undefined ? [] : [report.id] });
  }
  if (question.finding === null && question.about.length > 0) return say(book, { kind: 'UNKNOWN', lines: [`No finding about “${question.about.join(' ')}” is on my register, so I can give no line to quote. There are lines about: ${known.map(({ topic }) => topic).join('; ')}.`], references: report === undefined ? [] : [report.id] });
  const chosen = question.finding === null ? known : known.filter(({ topic }) => topic === question.finding);
  const from = report === undefined ? 'the report' : `${book.programme.evaluator?.id ?? 'the evaluator'}, ${report.title.replace(/ published$/i, '').toLowerCase()}${published === null ? '' : `, ${sayWhen(published)}`} (${report.id})`;
  return say(book, {
    kind: 'PROVENANCE',
    lines: chosen.length === 1 ? [`"${chosen[0]?.text ?? ''}"`, `You may quote that: ${from}.`] : [...bullets(chosen.map(({ topic, text }) => `${topic}: "${text}"`)), `You may quote these: ${from}.`],
    references: report === undefined ? [] : [report.id],
    records: [...chosen.map(({ topic }) => `finding/${known.findIndex((one) => one.topic === topic)}`), ...(report === undefined ? [] : [report.id])],
  });
}

export function placeNames(book: Book, ids: readonly string[]): string[] {
  return ids.map((id) => placeName(book, id));
}
