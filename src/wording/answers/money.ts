import type { Book } from '../../domain/answer-book.js';
import { financialYear, releasedQuarter, releasedTotal } from '../../domain/answer-pick.js';
import { rolesWith } from '../../domain/duties.js';
import type { Milestone } from '../../domain/milestone.js';
import type { Answer, Question } from '../../domain/question.js';
import { quarterOf } from '../../domain/quarters.js';
import type { Day } from '../../domain/when.js';
import { sayDay, sayWhen } from '../dates.js';
import { sayQuarterInFull } from '../quarters.js';
import type { Hands } from './hands.js';
import { and, bullets, placeName, pounds, roleName, say, sentence, shownHere } from './say.js';
import { decisionStatus, embargoOn, moneyFuture, type Ear } from './decisions.js';
import { neutral, withheldMatter } from './withheld.js';
import { milestoneLine } from './items.js';

function meantYear(question: Question, book: Book) {
  const year = question.year ?? financialYear(book);
  return book.funding.lines.find((line) => line.year === year) ?? null;
}

/** Where the file keeps shares to a few, that there are none and that they are not for this reader must read alike. */
function noSplit(book: Book, year: string): string {
  if (book.programme.moneyKeptTo === 'some') return `There is no split for ${year} that I can show here.`;
  return `The split for ${year} is not recorded${book.circle === 'insiders' ? '' : ' here'}.`;
}

/** What follows from a decision that is still to be told to somebody is passed on no sooner than it. */
function embargoed(book: Book, line: { readonly decision: string | null }): string[] {
  const embargo = line.decision === null ? null : embargoOn(line.decision, book);
  return embargo === null ? [] : [embargo];
}

/** The whole, the mean, and whether the split is on record; never another year's split. */
export function moneyEach(question: Question, book: Book, ear: Ear): Answer {
  const line = meantYear(question, book);
  if (line === null) return book.circle === 'insiders' || (question.year !== null && question.year < financialYear(book)) ? say(book, { kind: 'UNKNOWN', lines: [`No funding${shownHere(book)} is recorded for ${question.year ?? financialYear(book)}.`] }) : withheldMatter(question, book, ear.shared);
  const split = book.funding.allocations.filter(({ year }) => year === line.year);
  const count = book.partnerships.length;
  const mean = `mean ${pounds(line.totalGbp / count)} for each of ${count} ${book.programme.words.partnerships}`;
  if (split.length === 0) return say(book, { kind: 'MONEY', lines: [`${pounds(line.totalGbp)} in all for ${line.year} (${line.status}), ${mean}. ${noSplit(book, line.year)}`, ...embargoed(book, line)], references: ['funding'], records: [`funding/${line.year}`] });
  const shown = split.length < count ? [`Amounts that can be shown here: ${split.length} of ${count}.`] : [];
  return say(book, {
    kind: 'MONEY',
    lines: [`${pounds(line.totalGbp)} in all for ${line.year} (${line.status}), ${mean}.`, ...bullets(split.map(({ partnership, amountGbp }) => `${placeName(book, partnership)}: ${pounds(amountGbp)}`)), ...shown, ...embargoed(book, line)],
    records: [`funding/${line.year}`, ...split.map(({ year, partnership }) => `allocation/${year}/${partnership}`)],
    withheld: split.length < count ? count - split.length : 0,
  });
}

/** What the shares of a year come to, beside the whole of it: of the year that is meant, else of the one whose split is on record. */
export function moneySum(question: Question, book: Book, ear: Ear): Answer {
  const now = financialYear(book);
  const years = [...new Set(book.funding.allocations.map(({ year }) => year))].sort();
  const year = question.year ?? (years.includes(now) ? now : years.find((one) => one > now) ?? years.at(-1));
  const split = book.funding.allocations.filter((one) => one.year === year);
  if (year === undefined || split.length < book.partnerships.length) return moneyEach(question, book, ear);
  const sum = split.reduce((total, { amountGbp }) => total + amountGbp, 0);
  const line = book.funding.lines.find((one) => one.year === year);
  const apart = line === undefined ? 0 : line.totalGbp - sum;
  const beside = line === undefined ? '' : apart === 0 ? `, which is the whole of it (${pounds(line.totalGbp)}, ${line.status})` : `, ${pounds(Math.abs(apart))} ${apart > 0 ? 'less' : 'more'} than the whole of ${pounds(line.totalGbp)} (${line.status})`;
  return say(book, {
    kind: 'MONEY', references: ['funding'], records: [`funding/${year}`, ...split.map(({ partnership }) => `allocation/${year}/${partnership}`)],
    lines: [`The ${split.length} shares for ${year} come to ${pounds(sum)}${beside}.`, ...(line === undefined ? [] : embargoed(book, line))],
  });
}

export function moneyTotal(question: Question, book: Book, ear: Ear): Answer {
  const line = meantYear(question, book);
  if (line === null) return moneyEach(question, book, ear);
  const source = typeof line.source === 'string' && question.said.has('source') ? ` Source: ${line.source}.` : '';
  return say(book, { kind: 'MONEY', lines: [`${pounds(line.totalGbp)} in all for ${line.year} (${line.status}), for ${book.partnerships.length} ${book.programme.words.partnerships}.${source}`, ...embargoed(book, line)], references: ['funding'], records: [`funding/${line.year}`] });
}

/** A year beside the one before it, or beside the one that was named. */
export function moneyCompare(question: Question, book: Book, ear: Ear): Answer {
  const now = financialYear(book);
  const other = question.year !== null && question.year !== now ? question.year : null;
  const [later = now, earlier = null] = question.said.has('@year-before') ? [question.year ?? now] : [now, other].filter((year) => year !== null).sort().reverse();
  const before = earlier ?? yearBefore(later);
  const of = (year: string) => book.funding.lines.find((line) => line.year === year) ?? null;
  const [one, two] = [of(later), of(before)];
  const missing = one === null ? later : two === null ? before : null;
  if (one === null || two === null) {
    if (book.circle !== 'insiders' && (missing ?? now) >= now) return withheldMatter(question, book, ear.shared);
    const known = one ?? two;
    return say(book, { kind: 'UNKNOWN', lines: [`${known === null ? '' : `${pounds(known.totalGbp)} in all for ${known.year} (${known.status}). `}No funding${shownHere(book)} is recorded for ${missing ?? now}, so I cannot compare them.`], records: known === null ? [] : [`funding/${known.year}`] });
  }
  const apart = one.totalGbp - two.totalGbp;
  const words = apart === 0 ? 'the same' : `${pounds(Math.abs(apart))} ${apart > 0 ? 'more' : 'less'}${two.totalGbp === 0 ? '' : ` (${Math.round((Math.abs(apart) / two.totalGbp) * 100)}%)`}`;
  return say(book, { kind: 'MONEY', lines: [`${pounds(one.totalGbp)} in all for ${one.year} (${one.status}), and ${pounds(two.totalGbp)} for ${two.year} (${two.status}): ${words}.`, ...embargoed(book, one)], references: ['funding'], records: [`funding/${one.year}`, `funding/${two.year}`] });
}

function yearBefore(year: string): string {
  const start = Number(year.slice(0, 4)) - 1;
  return `${start}-${String((start + 1) % 100).padStart(2, '0')}`;
}

/** The total with where the figure comes from. */
export function moneySource(question: Question, book: Book, ear: Ear): Answer {
  const line = meantYear(question, book);
  if (line === null) return moneyEach(question, book, ear);
  const source = typeof line.source === 'string' ? `The register's source note for it: ${line.source}.` : 'No source is recorded for it.';
  return say(book, { kind: 'PROVENANCE', lines: [`${pounds(line.totalGbp)} in all for ${line.year} (${line.status}). ${source}`], references: ['funding'], records: [`funding/${line.year}`] });
}

export function moneyPlace(question: Question, book: Book, ear: Ear): Answer {
  const line = meantYear(question, book);
  const [place] = question.places;
  if (place === undefined || line === null) return moneyEach(question, book, ear);
  const own = book.funding.allocations.filter(({ partnership }) => question.places.includes(partnership));
  const now = own.filter(({ year }) => year === line.year);
  const due = question.window === null ? [] : book.funding.instalments.filter(({ dueOn }) => dueOn >= (question.window?.from ?? dueOn) && dueOn <= (question.window?.to ?? dueOn) && yearOf(book, dueOn) === line.year);
  if (now.length > 0 && due.length > 0) return instalments(question, book, ear);
  if (now.length > 0) return say(book, { kind: 'MONEY', lines: now.map(({ partnership, year, amountGbp }) => `${placeName(book, partnership)}, ${year}: ${pounds(amountGbp)} (${line.status}).`).concat(embargoed(book, line)), records: now.map(({ partnership, year }) => `allocation/${year}/${partnership}`), references: ['funding'] });
  const later = question.year === null ? own.filter(({ year }) => year > line.year) : [];
  const soon = later.map(({ partnership, year, amountGbp }) => `${placeName(book, partnership)}, ${year}: ${pounds(amountGbp)}.`);
  const name = and(question.places.map((id) => placeName(book, id)));
  if (later.length > 0) return say(book, { kind: 'MONEY', lines: [...soon, `For ${line.year} the split is not recorded.`], records: later.map(({ partnership, year }) => `allocation/${year}/${partnership}`), references: ['funding'] });
  // Once letters have gone, "not recorded" and "not yours to see" must read alike.
  const lettersGone = book.milestones.some(({ title, actual }) => actual !== null && /\bletters?\b/i.test(title));
  const none = book.circle === 'insiders' && !lettersGone && book.programme.moneyKeptTo === 'usual' ? `What ${name} gets in ${line.year} is not recorded.` : `There is no amount for ${name} in ${line.year} that I can show here.`;
  return say(book, { kind: 'MONEY', lines: [`${none} In all it is ${pounds(line.totalGbp)} (${line.status}), mean ${pounds(line.totalGbp / book.partnerships.length)} for each of ${book.partnerships.length} ${book.programme.words.partnerships}.`], references: ['funding'], records: [`funding/${line.year}`] });
}

export function moneyStatus(question: Question, book: Book, ear: Ear): Answer {
  if (question.said.has('@matter')) return moneyFuture(question, book, ear);
  return moneyTotal(question, book, ear);
}

export function letters(question: Question, book: Book, ear: Ear): Answer {
  const letter = book.milestones.find(({ title }) => /\bletters?\b/i.test(title));
  if (letter === undefined) return decisionStatus(question, book, ear);
  return say(book, { kind: 'STATUS', lines: [milestoneLine(book, letter)], references: [letter.id] });
}

export function instalments(question: Question, book: Book, ear: Ear): Answer {
  const list = whichOf(book.funding.instalments, question, book);
  if (list.length === 0) {
    if (book.circle === 'insiders') return say(book, { kind: 'UNKNOWN', lines: [book.programme.moneyKeptTo === 'some' ? 'There are no payment dates that I can show here, and payments themselves are not recorded here.' : 'No payment dates are recorded yet, and payments themselves are not recorded here.'] });
    return withheldMatter(question, book, ear.shared);
  }
  const share = (part: number) => (part === 0.5 ? 'half' : `${Math.round(part * 100)}%`);
  const own = question.places.flatMap((place) => book.funding.allocations.filter(({ partnership }) => partnership === place).slice(-1));
  const each = question.places.length > 0 || !(question.said.has('split') || question.said.has('partnership') || question.said.has('everyone')) ? [] : book.funding.allocations.filter(({ year }) => list.every(({ dueOn }) => yearOf(book, dueOn) === year));
  const ofTotal = (dueOn: Day, part: number) => {
    const line = book.funding.lines.find(({ year }) => year === yearOf(book, dueOn));
    return line === undefined ? '' : ` (${pounds(line.totalGbp * part)} of ${pounds(line.totalGbp)})`;
  };
  return say(book, {
    kind: 'MONEY',
    lines: [`Instalments: ${list.map(({ dueOn, share: part }) => `${share(part)}${ofTotal(dueOn, part)} on ${sayDay(dueOn)}`).join('; ')}. Whether money has been paid is not recorded here; the ${roleName(book, rolesWith(book.roles, 'finance')[0] ?? 'finance lead')} would know.`,
      ...[...own, ...each].map(({ partnership, year, amountGbp }) => `${placeName(book, partnership)}, ${year}: ${list.length === book.funding.instalments.length ? `${pounds(amountGbp)}, in ` : `of ${pounds(amountGbp)}, `}${and(list.map(({ share: part }) => pounds(amountGbp * part)))}${list.length === book.funding.instalments.length ? '' : ` on ${and(list.map(({ dueOn }) => sayDay(dueOn)))}`}.`)],
    records: [...list.map(({ dueOn }) => `instalment/${dueOn}`), ...[...own, ...each].map(({ year, partnership }) => `allocation/${year}/${partnership}`)],
  });
}

/** The instalments that were asked for: the first, the last, the next, those of some days or those still to come; else all. */
function whichOf(all: Book['funding']['instalments'], { said, window }: Question, book: Book): Book['funding']['instalments'] {
  const inWindow = window === null ? [] : all.filter(({ dueOn }) => dueOn >= window.from && dueOn <= window.to);
  if (inWindow.length > 0) return inWindow;
  const ahead = all.filter(({ dueOn }) => dueOn > book.asOf);
  const asked = said.has('@first') && said.has('@second') ? all : said.has('@first') ? all.slice(0, 1) : said.has('@second') ? all.slice(1, 2) : said.has('last') ? all.slice(-1) : said.has('next') ? ahead.slice(0, 1) : said.has('@to-come') ? ahead : all;
  return asked.length === 0 ? all : asked;
}

/** The financial year of a day. */
function yearOf(book: Book, day: Day): string {
  return quarterOf(day, book.programme.quarterStartsInMonth).slice(0, 7);
}

export function conditions(question: Question, book: Book, ear: Ear): Answer {
  const list = book.funding.conditions;
  if (list.length === 0) {
    if (book.circle === 'insiders') return say(book, { kind: 'UNKNOWN', lines: ['No grant conditions are recorded yet.'] });
    return withheldMatter(question, book, ear.shared);
  }
  const chosen = question.conditions.length > 0 ? list.filter(({ id }) => question.conditions.includes(id)) : list;
  const due = (text: string) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? sayDay(text as Parameters<typeof sayDay>[0]) : text);
  return say(book, { kind: 'LIST', lines: [`${chosen.length === list.length ? 'Grant conditions' : 'Grant condition'}:`, ...bullets(chosen.map(({ text, due: when, id }) => `${text} (due ${due(when)}). ${id}`))], references: chosen.map(({ id }) => id) });
}

export function fundingEnds(question: Question, book: Book, ear: Ear): Answer {
  const ends = book.milestones.filter(({ title }) => /\bfund\w*\b.*\bends?\b/i.test(title));
  const [last] = [...ends].sort((a, b) => (b.baseline?.d ?? '').localeCompare(a.baseline?.d ?? ''));
  if (last === undefined || last.baseline === null) return withheldMatter(question, book, ear.shared);
  // Whoever was told no outcome hears the same before it is taken and after.
  const waitsFor = (on: Milestone['contingentOn']) => (book.decisions.some(({ id, outcome }) => id === on && outcome === null) ? `, if ${on} comes out so` : '');
  return say(book, { kind: 'DATE', lines: ends.map(({ title, baseline, contingentOn, id }) => `${title}: ${baseline === null ? 'not recorded' : sayWhen(baseline)}${waitsFor(contingentOn)} (${id}).`), references: ends.map(({ id }) => id) });
}

function withReleased(question: Question, book: Book, answer: (quarter: string) => Answer): Answer {
  if (book.released.length === 0) return book.circle === 'insiders' ? say(book, { kind: 'UNKNOWN', lines: ['No released time is recorded.'] }) : neutral();
  const quarter = releasedQuarter(question, book);
  if (quarter === null) return say(book, { kind: 'UNKNOWN', lines: ['No released time is recorded for that quarter.'] });
  return answer(quarter);
}

const rows = (book: Book, quarter: string) => book.released.filter((row) => row.quarter === quarter).map(({ partnership }) => `released-time/${quarter}/${partnership}`);

export const releasedTotalLine = (heard: Hands['heard']) => (question: Question, book: Book): Answer =>
  withReleased(question, book, (quarter) => {
    const total = releasedTotal(quarter, book);
    if (rows(book, quarter).length < total.of) return releasedPlace({ ...question, places: [...new Set(book.released.map(({ partnership }) => partnership))] }, book);
    const missing = total.missing.length === 0 || heard === 'by others' ? '' : ` None yet from ${and(total.missing.map((id) => placeName(book, id)))}.`;
    return say(book, { kind: 'ROLLUP', lines: [`${total.days.toLocaleString('en-GB')} days of released time for ${sayQuarterInFull(quarter)}, from ${total.given} of ${total.of} ${book.programme.words.partnerships}.${missing}`], references: ['released time'], records: rows(book, quarter) });
  });

/** Two quarters or more together, each with how many it is from; one that is not on record is said to be so and not counted. */
export const releasedQuarters = (heard: Hands['heard']) => (question: Question, book: Book): Answer => {
  const year = (question.quarter ?? '').slice(0, 7);
  const wanted = [...new Set(question.quarters)].sort().map((number) => `${year}-Q${number}`);
  const known = wanted.filter((quarter) => book.released.some((row) => row.quarter === quarter));
  const totals = known.map((quarter) => ({ quarter, total: releasedTotal(quarter, book) }));
  if (known.length === 0 || totals.some(({ quarter, total }) => rows(book, quarter).length < total.of)) return releasedTotalLine(heard)(question, book);
  const each = totals.map(({ quarter, total }) => `${total.days.toLocaleString('en-GB')} days for ${sayQuarterInFull(quarter)}, from ${total.given} of ${total.of}`);
  const missing = wanted.filter((quarter) => !known.includes(quarter));
  return say(book, {
    kind: 'ROLLUP', references: ['released time'], records: known.flatMap((quarter) => rows(book, quarter)),
    lines: [...(totals.length > 1 ? [`${totals.reduce((sum, { total }) => sum + total.days, 0).toLocaleString('en-GB')} days of released time together.`] : []), `${sentence(and(each))}.`,
      ...(missing.length === 0 ? [] : [`None is on record for ${and(missing.map(sayQuarterInFull))}, so I cannot add ${missing.length === 1 ? 'it' : 'them'}.`])],
  });
};

export const releasedWorth = (heard: Hands['heard']) => (question: Question, book: Book): Answer =>
  withReleased(question, book, (quarter) => {
    const total = releasedTotal(quarter, book);
    const rate = book.programme.releasedTime.dayRateGbp;
    if (rate === null) return say(book, { kind: 'UNKNOWN', lines: ['No day rate is recorded, so the days cannot be put into pounds.'], records: rows(book, quarter) });
    const own = book.released.filter((row) => row.quarter === quarter && row.days !== null && question.places.includes(row.partnership));
    if (own.length > 0) return say(book, { kind: 'MONEY', lines: own.map(({ partnership, days }) => `${placeName(book, partnership)}: ${days ?? 0} days × £${rate} (a notional day rate) = £${((days ?? 0) * rate).toLocaleString('en-GB')} for ${sayQuarterInFull(quarter)}, an estimate.`), references: ['released time'], records: own.map(({ partnership }) => `released-time/${quarter}/${partnership}`) });
    if (question.said.has('@place') && question.places.length > 0) return releasedPlace(question, book);
    if (rows(book, quarter).length < total.of) return neutral();
    const missing = total.missing.length === 0 || heard === 'by others' ? '' : `; none yet from ${and(total.missing.map((id) => placeName(book, id)))}`;
    const evaluator = book.programme.evaluator === null ? '' : `, not a figure from ${book.programme.evaluator.id}`;
    return say(book, {
      kind: 'MONEY',
      lines: [`${total.days.toLocaleString('en-GB')} days × £${rate} (a notional day rate) = £${(total.days * rate).toLocaleString('en-GB')} for ${sayQuarterInFull(quarter)}.`, `From ${total.given} of ${total.of} ${book.programme.words.partnerships}${missing}. An estimate${evaluator}.`],
      references: ['released time'], records: rows(book, quarter),
    });
  });

export const releasedMissing = (heard: Hands['heard']) => (question: Question, book: Book): Answer =>
  withReleased(question, book, (quarter) => {
    const total = releasedTotal(quarter, book);
    if (rows(book, quarter).length < total.of) return neutral();
    if (heard === 'by others' && total.missing.length > 0) return say(book, { kind: 'LIST', lines: [`${total.given} of ${total.of} are in for ${sayQuarterInFull(quarter)}. It is voluntary, so I name nobody here whose is still to come.`], records: rows(book, quarter) });
    return say(book, { kind: 'LIST', lines: [total.missing.length === 0 ? `None: all ${total.of} have given their released time for ${sayQuarterInFull(quarter)}.` : `${and(total.missing.map((id) => placeName(book, id)))}. ${total.given} of ${total.of} are in for ${sayQuarterInFull(quarter)}.`], references: [...total.missing], records: rows(book, quarter) });
  });

export function releasedPlace(question: Question, book: Book): Answer {
  return withReleased(question, book, (quarter) => {
    const own = book.released.filter((row) => row.quarter === quarter && question.places.includes(row.partnership));
    if (own.length === 0) return neutral();
    return say(book, { kind: 'STATUS', lines: own.map(({ partnership, days }) => `${placeName(book, partnership)}: ${days === null ? 'no figure recorded' : `${days} days`} of released time for ${sayQuarterInFull(quarter)}.`), references: own.map(({ partnership }) => partnership), records: own.map(({ partnership }) => `released-time/${quarter}/${partnership}`) });
  });
}
