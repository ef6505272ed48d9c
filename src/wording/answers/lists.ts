import type { Book } from '../../domain/answer-book.js';
import { dueBetween, lateItems, slipsBetween, troubled, type LateItem } from '../../domain/answer-late.js';
import { meetingsAround } from '../../domain/answer-pick.js';
import { addDays } from '../../domain/day.js';
import { expectedOf, type Milestone } from '../../domain/milestone.js';
import type { Answer, Question } from '../../domain/question.js';
import { scheduleRag } from '../../domain/rag.js';
import { standingsOf } from '../../domain/standing.js';
import { latestDay, type Day, type When } from '../../domain/when.js';
import { sayDay, sayDays, sayWhen } from '../dates.js';
import { noOutcome } from '../decision-words.js';
import type { Hands } from './hands.js';
import { lateLine } from './items.js';
import { and, bullets, fromTo, placeName, roleName, say, shownHere } from './say.js';
import { neutral } from './withheld.js';

const nothing = (book: Book) => book.milestones.length === 0 && book.circle === 'public';

export function late(question: Question, book: Book): Answer {
  if (nothing(book)) return neutral();
  const all = lateItems(book);
  const items = question.places.length > 0 ? all.filter(({ partnership, id }) => inPlaces(book, question.places, partnership, id)) : all;
  const shown = items.slice(0, question.most ?? items.length);
  const scope = question.places.length === 0 ? '' : ` in ${and(question.places.map((id) => placeName(book, id)))}`;
  if (items.length === 0) return say(book, { kind: 'LIST', lines: [book.circle === 'insiders' ? `Nothing is late on record${scope}.` : `Nothing${shownHere(book)} is late${scope}.`] });
  return say(book, { kind: 'LIST', lines: [question.most !== null && items.length > question.most ? `The latest ${question.most} of ${items.length}${shownHere(book)}${scope}, worst first:` : items.length === 1 ? `One${shownHere(book)} is late${scope}:` : `${items.length}${shownHere(book)} are late${scope}, worst first:`, ...bullets(shown.map((item) => (question.said.has('why') && question.places.length > 0 ? withReason(book, item.id, lateLine(book, item)) : lateLine(book, item))))], references: shown.map(({ id }) => id) });
}

/** What is late, with the last reason that was given for it. */
function withReason(book: Book, id: string, line: string): string {
  const reason = book.milestones.find((milestone) => milestone.id === id)?.forecasts.at(-1)?.reason;
  return line.replace(/(?= \S+$)/, reason === undefined ? ' No reason is on record.' : ` Reason given: ${reason}.`);
}

export function lateCount(question: Question, book: Book): Answer {
  const answer = late(question, book);
  const places = new Set(lateItems(book).flatMap(({ partnership }) => partnership ?? [])).size;
  return answer.kind === 'LIST' ? { ...answer, kind: 'ROLLUP', text: answer.text.replace(' are late,', ` are late (in ${places} ${places === 1 ? book.programme.words.partnership : book.programme.words.partnerships}, and what is not one ${book.programme.words.partnership}'s),`) } : answer;
}

function inPlaces(book: Book, places: readonly string[], partnership: string | null, id: string): boolean {
  const others = book.milestones.find((milestone) => milestone.id === id)?.with ?? [];
  return (partnership !== null && places.includes(partnership)) || others.some((other) => places.includes(other));
}

export function atRisk(_question: Question, book: Book): Answer {
  if (nothing(book)) return neutral();
  const items = troubled(book);
  const told = book.reports.filter(({ selfRag, confidence }) => [selfRag, confidence].some((colour) => colour === 'amber' || colour === 'red'));
  const lines = items.map(({ milestone, rag }) => `${rag}: ${milestone.partnership === null ? '' : `${placeName(book, milestone.partnership)}, `}${milestone.title}. ${milestone.id}`);
  const judged = told.map(({ partnership, selfRag, confidence }) => `${placeName(book, partnership)} (reported ${selfRag ?? 'no colour'}, confidence ${confidence ?? 'not given'})`);
  const missing = book.reports.filter(({ returnedOn }) => returnedOn === null).map(({ partnership }) => placeName(book, partnership));
  return say(book, {
    kind: 'LIST',
    lines: [items.length === 0 ? `By schedule, nothing${shownHere(book)} is amber or red.` : `By schedule, ${items.length} ${items.length === 1 ? 'is' : 'are'} amber or red:`, ...bullets(lines),
      ...(judged.length === 0 ? [] : [`By their own reports, not green throughout: ${judged.join('; ')}.`]),
      ...(missing.length === 0 ? [] : [`No return, so no colour: ${and(missing)}.`])],
    references: items.map(({ milestone }) => milestone.id),
    withheld: book.reports.filter(({ returnedOn, coloursShown }) => returnedOn !== null && !coloursShown).length,
  });
}

/** Which milestones (or partnerships, by the worst of theirs) have a schedule colour. */
export function ragList(question: Question, book: Book): Answer {
  if (nothing(book)) return neutral();
  const wanted = (['red', 'amber', 'green'] as const).filter((colour) => question.said.has(colour));
  const items = book.milestones.filter((milestone) => milestone.actual === null).map((milestone) => ({ milestone, rag: scheduleRag(milestone, book.asOf, book.programme.rag) })).filter(({ rag }) => wanted.some((colour) => colour === rag));
  const places = [...new Set(items.flatMap(({ milestone }) => (milestone.partnership === null ? [] : [milestone.partnership as string])))];
  const title = `${items.length} ${items.length === 1 ? 'milestone is' : 'milestones are'} ${wanted.join(' or ')} by schedule${places.length === 0 ? '' : ` (${and(places.map((id) => placeName(book, id)))})`}`;
  return say(book, { kind: question.said.has('howmany') ? 'ROLLUP' : 'LIST', lines: [items.length === 0 ? `None${shownHere(book)} is ${wanted.join(' or ')} by schedule.` : `${title}:`, ...bullets(items.map(({ milestone, rag }) => `${rag}: ${milestone.title}. ${milestone.id}`))], references: items.map(({ milestone }) => milestone.id) });
}

/** How many partnerships have which colour: by schedule, and by their own reports, side by side. */
export function ragCounts(_question: Question, book: Book): Answer {
  if (nothing(book)) return neutral();
  const standings = standingsOf(book.partnerships, book.milestones, book.reports, { today: book.asOf, rule: book.programme.rag });
  const count = (of: (one: (typeof standings)[number]) => string | null) => (['green', 'amber', 'red'] as const).map((colour) => `${standings.filter((one) => of(one) === colour).length} ${colour}`).join(', ');
  const none = standings.filter(({ schedule }) => schedule === null || schedule === 'complete' || schedule === 'not-computed').length;
  const shown = book.reports.some(({ coloursShown }) => coloursShown);
  const back = book.reports.filter(({ returnedOn }) => returnedOn !== null).length;
  return say(book, {
    kind: 'ROLLUP', records: standings.map(({ partnership }) => partnership.id),
    lines: [`By schedule, the worst of each ${book.programme.words.partnership}'s open milestones: ${count(({ schedule }) => schedule)}${none === 0 ? '' : `; ${none} with nothing open or no date to the day`}.`,
      ...(shown ? [`By their own reports: ${count(({ report }) => report?.selfRag ?? null)}; ${back} of ${book.reports.length} are in, and no return has no colour.`] : [])],
    withheld: book.reports.filter(({ returnedOn, coloursShown }) => returnedOn !== null && !coloursShown).length,
  });
}

export function slippedSince(question: Question, book: Book): Answer {
  if (nothing(book)) return neutral();
  const { last } = meetingsAround(book);
  const window = question.window ?? (last === null ? null : { from: addDays(last.on, 1), to: book.asOf, said: `since ${last.id}` });
  const from = window?.from ?? ('0001-01-01' as Day);
  const colours = (['red', 'amber'] as const).filter((colour) => question.said.has(colour));
  const now = new Map(troubled(book).map(({ milestone, rag }) => [milestone.id as string, rag]));
  const slips = slipsBetween(book, from, window?.to ?? book.asOf).filter(({ id }) => colours.length === 0 || colours.some((colour) => now.get(id) === colour)).filter(({ partnership, id }) => question.places.length === 0 || inPlaces(book, question.places, partnership, id));
  const when = window === null ? 'on record' : last !== null && window.said === `since ${last.id}` ? `since the last meeting (${last.id}, ${sayDay(last.on)})` : `since ${sayDay(question.day === from ? from : addDays(from, -1))}`;
  if (slips.length === 0) return say(book, { kind: 'LIST', lines: [`Nothing${shownHere(book)} has slipped ${when}${colours.length === 0 ? '' : ` and is now ${colours.join(' or ')}`}.`], references: last === null ? [] : [last.id] });
  return say(book, {
    kind: 'LIST',
    lines: [`${slips.length}${shownHere(book)} slipped ${when}${colours.length === 0 ? '' : ` and ${slips.length === 1 ? 'is' : 'are'} now ${colours.join(' or ')}`}:`, ...bullets(slips.map(({ title, partnership, before, after, days, reason, id }) => `${partnership === null ? '' : `${placeName(book, partnership)}: `}${title}, ${fromTo(before, after)}${days === null ? '' : ` (${sayDays(days)})`}: ${reason}. ${id}`))],
    references: slips.map(({ id }) => id),
  });
}

export function dueWindow(question: Question, book: Book): Answer {
  if (nothing(book)) return neutral();
  const window = question.window ?? { from: book.asOf, to: '9999-12-31' as Day, said: 'next' };
  const all = dueBetween(book, window.from, window.to).filter(({ partnership, id }) => question.places.length === 0 || inPlaces(book, question.places, partnership, id));
  const meets = question.said.has('@happening') && question.places.length === 0 ? book.meetings.filter(({ on }) => on >= window.from && on <= window.to).map(({ id, on }) => ({ id: id as string, title: 'the meeting', partnership: null, when: { d: on, p: 'day' as const } })) : [];
  const both = [...all, ...meets].sort((a, b) => latestDay(a.when).localeCompare(latestDay(b.when)));
  const items = window.to === '9999-12-31' ? both.slice(0, 5) : both;
  const scope = question.places.length === 0 ? '' : ` for ${and(question.places.map((id) => placeName(book, id)))}`;
  const bounds = window.to === '9999-12-31' ? (window.from > book.asOf ? `after ${sayDay(addDays(window.from, -1))}` : 'next') : window.from === window.to ? `on ${sayDay(window.from)}` : `from ${sayDay(window.from)} to ${sayDay(window.to)}`;
  const sooner = window.from === window.to ? dueBetween(book, book.asOf, addDays(window.from, -1)).length : 0;
  const passed = lateItems(book).filter(({ overdue, partnership, id }) => overdue && (question.places.length === 0 || inPlaces(book, question.places, partnership, id)));
  return say(book, {
    kind: 'LIST',
    lines: [items.length === 0 ? `Nothing${shownHere(book)} is recorded as due ${bounds}${scope}.` : `Due ${bounds}${scope}:`,
      ...bullets(items.map(({ title, partnership, when, id }) => `${sayWhen(when)}: ${partnership === null ? '' : `${placeName(book, partnership)}, `}${title}. ${id}`)),
      ...(sooner === 0 ? [] : [`${sooner} more ${sooner === 1 ? 'falls' : 'fall'} due before then.`]),
      ...passedWords(passed)],
    references: [...items.map(({ id }) => id), ...passed.map(({ id }) => id)],
  });
}

/** What is on record for one day, where it was asked whether that day still holds and no more was named. */
export function dueOn({ day }: Question, book: Book): Answer {
  if (nothing(book) || day === null) return neutral();
  const met = book.meetings.filter(({ on }) => on === day).map(({ id }) => ({ id: id as string, title: 'the meeting', partnership: null }));
  const items = [...dueBetween(book, day, day), ...met];
  return say(book, {
    kind: 'LIST', references: items.map(({ id }) => id),
    lines: items.length === 0 ? [`Nothing${shownHere(book)} is on record for ${sayDay(day)}.`] : [`On record for ${sayDay(day)}:`, ...bullets(items.map(({ title, partnership, id }) => `${partnership === null ? '' : `${placeName(book, partnership)}, `}${title}. ${id}`))],
  });
}

function passedWords(passed: readonly LateItem[]): string[] {
  const of = (kind: LateItem['kind']) => passed.filter((item) => item.kind === kind).map(({ id }) => id);
  const [overdue, decisions] = [of('milestone'), of('decision')];
  return [...(overdue.length === 0 ? [] : [`Overdue already: ${overdue.join(', ')}.`]), ...(decisions.length === 0 ? [] : [`Past its date, with ${noOutcome}: ${decisions.join(', ')}.`])];
}

export function doneWindow(question: Question, book: Book): Answer {
  if (nothing(book)) return neutral();
  const { last } = meetingsAround(book);
  const from = question.window?.from ?? (last === null ? ('0001-01-01' as Day) : addDays(last.on, 1));
  const to = question.window?.to ?? book.asOf;
  const items = book.milestones.filter(({ actual }) => actual !== null && latestDay(actual) >= from && latestDay(actual) <= to);
  return say(book, { kind: 'LIST', lines: [items.length === 0 ? `Nothing${shownHere(book)} is recorded as done from ${sayDay(from)} to ${sayDay(to)}.` : `Done from ${sayDay(from)} to ${sayDay(to)}:`, ...bullets(items.map(({ title, partnership, actual, id }) => `${actual === null ? '' : sayWhen(actual)}: ${partnership === null ? '' : `${placeName(book, partnership)}, `}${title}. ${id}`))], references: items.map(({ id }) => id) });
}

/** What was agreed for some days, and what became of each: done, moved, or nothing recorded. */
export function wasDue(question: Question, book: Book): Answer {
  if (nothing(book)) return neutral();
  const window = question.window ?? { from: '0001-01-01' as Day, to: addDays(book.asOf, -1), said: 'by now' };
  const items = book.milestones.filter(({ baseline }) => baseline !== null && latestDay(baseline) >= window.from && latestDay(baseline) <= window.to)
    .sort((a, b) => latestDay(b.baseline as When).localeCompare(latestDay(a.baseline as When)));
  const fate = (one: Milestone) => {
    if (one.actual !== null) return `done ${sayWhen(one.actual)}`;
    const expected = expectedOf(one);
    return expected !== null && one.baseline !== null && sayWhen(expected) !== sayWhen(one.baseline) ? `now expected ${sayWhen(expected)}` : 'nothing is recorded as done';
  };
  const bounds = window.from === '0001-01-01' ? `by ${sayDay(window.to)}` : `from ${sayDay(window.from)} to ${sayDay(window.to)}`;
  return say(book, {
    kind: 'LIST',
    lines: [items.length === 0 ? `Nothing${shownHere(book)} was first due ${bounds}.` : `First due ${bounds}:`, ...bullets(items.map((one) => `${one.baseline === null ? '' : sayWhen(one.baseline)}: ${one.partnership === null ? '' : `${placeName(book, one.partnership)}, `}${one.title}; ${fate(one)}. ${one.id}`))],
    references: items.map(({ id }) => id),
  });
}

/** What was put back more than once, with how often. */
export function movedOften(_question: Question, book: Book): Answer {
  if (nothing(book)) return neutral();
  const dated = [...book.milestones.map(({ id, title, forecasts }) => ({ id: id as string, title, moves: forecasts.length })), ...book.decisions.map(({ id, title, forecasts }) => ({ id: id as string, title, moves: forecasts.length - 1 }))];
  const items = dated.filter(({ moves }) => moves > 1).sort((a, b) => b.moves - a.moves);
  return say(book, { kind: 'LIST', lines: [items.length === 0 ? `Nothing${shownHere(book)} has moved more than once.` : 'Moved more than once:', ...bullets(items.map(({ title, moves, id }) => `${title}: ${moves === 2 ? 'twice' : `${moves} times`}. ${id}`))], references: items.map(({ id }) => id) });
}

export function noBaseline(_question: Question, book: Book): Answer {
  if (nothing(book)) return neutral();
  const items = book.milestones.filter(({ baseline }) => baseline === null);
  return say(book, { kind: 'LIST', lines: [items.length === 0 ? `Every milestone${shownHere(book)} has a baseline.` : 'No baseline is recorded for:', ...bullets(items.map(({ title, id }) => `${title}. ${id}`))], references: items.map(({ id }) => id) });
}

/** Reported green beside a schedule that is not: never averaged, always side by side. */
export const watermelons = (heard: Hands['heard']) => (_question: Question, book: Book): Answer => {
  if (book.reports.length > 0 && book.reports.every(({ coloursShown }) => !coloursShown)) return neutral();
  if (nothing(book)) return neutral();
  const found = book.reports.filter(({ selfRag }) => selfRag === 'green').flatMap((report) => {
    const worst = troubled(book).find(({ milestone }) => milestone.partnership === report.partnership || milestone.with.includes(report.partnership));
    return worst === undefined ? [] : [{ report, ...worst }];
  });
  const missing = book.reports.filter(({ returnedOn }) => returnedOn === null).map(({ partnership }) => placeName(book, partnership));
  return say(book, {
    kind: 'LIST',
    lines: [found.length === 0 ? 'None reported green has an amber or red schedule.' : `${found.length} reported green with a schedule that is not:`, ...bullets(found.map(({ report, milestone, rag }) => `${placeName(book, report.partnership)}: reported green, schedule ${rag} (${milestone.title}, ${milestone.id})${report.comment === null ? '' : `; their comment: "${report.comment}"`}`)),
      ...(missing.length === 0 ? [] : [heard === 'alone' ? `No return, so no colour to compare: ${and(missing)}.` : `${missing.length} of ${book.reports.length} have no return, so no colour to compare.`])],
    references: found.map(({ milestone }) => milestone.id),
    records: found.flatMap(({ report, milestone }) => [milestone.id, `report/${report.quarter}/${report.partnership}`]),
  });
};

/** Who has a theme on record, by the partnerships' own lists of work. */
export function themeElse(question: Question, book: Book): Answer {
  const themes = question.themes;
  const doing = book.partnerships.filter(({ work }) => work.some((theme) => themes.includes(theme)));
  if (doing.length === 0) return say(book, { kind: 'LIST', lines: [`No ${book.programme.words.partnership} has that recorded among its work. Would you like the secretariat to ask them all?`] });
  const lines = doing.map(({ name, work }) => `${name} (${work.filter((theme) => themes.includes(theme)).join(', ')})`);
  const only = doing.length === 1 ? `Only ${lines[0]} is recorded.` : `Recorded: ${and(lines)}.`;
  return say(book, { kind: 'LIST', lines: [`${only} Others may be doing it without having said so; would you like the secretariat to ask them all?`], references: doing.map(({ id }) => id) });
}

/** Work that none has recorded. What was asked for is not said back: it may be anybody's name. */
export function themeNone(_question: Question, book: Book): Answer {
  const themes = [...new Set(book.partnerships.flatMap(({ work }) => work))].sort();
  if (themes.length === 0) return say(book, { kind: 'UNKNOWN', lines: [`What each ${book.programme.words.partnership} works on is not recorded.`] });
  return say(book, { kind: 'LIST', lines: [`No ${book.programme.words.partnership} has that recorded among its work, at least not under that name. Would you like the secretariat to ask them all?`, `Recorded are: ${and(themes)}.`] });
}

export function workOf(question: Question, book: Book): Answer {
  const places = question.places.length === 0 ? book.partnerships : book.partnerships.filter(({ id }) => question.places.includes(id));
  return say(book, { kind: question.places.length === 0 ? 'LIST' : 'STATUS', lines: places.map(({ name, work }) => (work.length === 0 ? `${name}: no work themes are recorded.` : `${name} is recorded as working on ${and(work)}.`)), references: places.map(({ id }) => id) });
}

export function whyLate(question: Question, book: Book): Answer {
  if (question.places.length > 0) return late(question, book);
  return { kind: 'CLARIFY', text: 'Which one do you mean? Please name the milestone, the decision or the partnership.', references: [], records: [], withheld: 0 };
}

export function ownersOfLate(_question: Question, book: Book): Answer {
  if (nothing(book)) return neutral();
  const items = lateItems(book);
  if (items.length === 0) return say(book, { kind: 'LIST', lines: [`Nothing${shownHere(book)} is late.`] });
  return say(book, { kind: 'WHO', lines: bullets(items.map(({ owner, partnership, title, id }) => `${roleName(book, owner, partnership)}: ${title}. ${id}`)), references: items.map(({ id }) => id) });
}
