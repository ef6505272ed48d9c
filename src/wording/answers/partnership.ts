import type { Book } from '../../domain/answer-book.js';
import { lateItems } from '../../domain/answer-late.js';
import { meetingsAround, releasedTotal } from '../../domain/answer-pick.js';
import { expectedOf } from '../../domain/milestone.js';
import type { Answer, Question } from '../../domain/question.js';
import { standingsOf, type Standing } from '../../domain/standing.js';
import { sayDay, sayWhen } from '../dates.js';
import { sayQuarter } from '../quarters.js';
import { milestoneLine } from './items.js';
import { and, placeName, pounds, say } from './say.js';
import { neutral } from './withheld.js';

function standing(book: Book, id: string): Standing | undefined {
  const one = book.partnerships.filter((partnership) => partnership.id === id);
  return standingsOf(one, book.milestones, book.reports, { today: book.asOf, rule: book.programme.rag })[0];
}

function returnLine({ report }: Standing): string {
  if (report === null) return '';
  if (report.returnedOn === null) return `No ${sayQuarter(report.quarter)} return yet (due ${sayDay(report.dueOn)}), so no reported colour.`;
  const late = report.returnedOn > report.dueOn ? `, after its day of ${sayDay(report.dueOn)}` : '';
  const colours = report.coloursShown ? ` Self-reported ${report.selfRag ?? 'no colour'}, confidence ${report.confidence ?? 'not given'}${report.comment === null ? '' : `: "${report.comment}"`}.` : '';
  return `Its ${sayQuarter(report.quarter)} return came in on ${sayDay(report.returnedOn)}${late}.${colours}`;
}

export function partnershipStatus(question: Question, book: Book): Answer {
  const places = question.places.slice(0, 5);
  const standings = places.map((id) => standing(book, id)).filter((one) => one !== undefined);
  if (standings.length === 0) return neutral();
  if (standings.every(({ report, milestones }) => report === null && milestones.length === 0)) return book.circle === 'insiders' ? say(book, { kind: 'UNKNOWN', lines: [`Nothing is recorded of ${and(places.map((id) => placeName(book, id)))} yet.`] }) : neutral();
  return say(book, {
    kind: 'STATUS',
    lines: standings.flatMap((one) => statusLines(one, book, question)),
    references: standings.flatMap(({ partnership, milestones }) => [partnership.id as string, ...milestones.map(({ milestone }) => milestone.id as string)]),
    records: standings.flatMap(({ partnership, milestones, report }) => [partnership.id as string, ...milestones.map(({ milestone }) => milestone.id as string), ...(report === null ? [] : [`report/${report.quarter}/${report.partnership}`])]),
    withheld: standings.filter(({ report }) => report !== null && report.returnedOn !== null && !report.coloursShown).length,
  });
}

function statusLines(one: Standing, book: Book, question: Question): string[] {
  const via = question.member === null || question.memberOf !== one.partnership.id ? '' : ` (${question.member} is in it)`;
  const open = one.milestones.filter(({ milestone }) => milestone.actual === null);
  const done = one.milestones.filter(({ milestone }) => milestone.actual !== null).slice(-1);
  const shown = open.length > 0 ? open : done;
  return [`${one.partnership.name}${via}. ${returnLine(one)}`.trim(), ...shown.map(({ milestone }) => milestoneLine(book, milestone))];
}

/** One screen on a partnership: who, members, work, return, milestones, released time, money. */
export function partnershipBrief(question: Question, book: Book): Answer {
  const [id] = question.places;
  const one = id === undefined ? undefined : standing(book, id);
  if (one === undefined || id === undefined) return neutral();
  const { partnership } = one;
  const released = book.released.filter((row) => row.partnership === id).at(-1);
  const money = book.funding.allocations.filter((row) => row.partnership === id).at(-1);
  const short = question.said.has('compare') ? [] : [`Members: ${partnership.members.length}${partnership.unconfirmed.length === 0 ? '' : ` (unconfirmed in the source list: ${partnership.unconfirmed.join(', ')})`}. Host authority: ${partnership.host ?? 'not recorded'}.`, ...(partnership.work.length === 0 ? [] : [`Work: ${partnership.work.join('; ')}.`])];
  return say(book, {
    kind: 'STATUS',
    lines: [`${partnership.name}. ${returnLine(one)}`.trim(), ...short, ...one.milestones.map(({ milestone }) => `• ${milestoneLine(book, milestone)}`),
      ...(released === undefined ? [] : [`Released time, ${sayQuarter(released.quarter)}: ${released.days === null ? 'no figure recorded' : `${released.days} days`}.`]),
      ...(money === undefined ? [] : [`Grant ${money.year}: ${pounds(money.amountGbp)}.`])],
    references: [partnership.id, ...one.milestones.map(({ milestone }) => milestone.id)],
    records: [partnership.id, ...one.milestones.map(({ milestone }) => milestone.id), ...(one.report === null ? [] : [`report/${one.report.quarter}/${id}`]), ...(released === undefined ? [] : [`released-time/${released.quarter}/${id}`]), ...(money === undefined ? [] : [`allocation/${money.year}/${id}`])],
  });
}

export function compare(question: Question, book: Book): Answer {
  return partnershipStatus(question, book);
}

export function overview(_question: Question, book: Book): Answer {
  if (book.milestones.length === 0) return neutral();
  const late = lateItems(book);
  const back = book.reports.filter(({ returnedOn }) => returnedOn !== null).length;
  const { next } = meetingsAround(book);
  const quarter = book.released.at(-1)?.quarter;
  const total = quarter === undefined ? null : releasedTotal(quarter, book);
  const overdue = book.actions.filter(({ closedOn, dueOn }) => closedOn === null && dueOn < book.asOf).length;
  const coming = book.milestones.filter(({ actual }) => actual === null).map((milestone) => ({ milestone, when: expectedOf(milestone) })).filter(({ when }) => when !== null && when.d >= book.asOf).sort((a, b) => (a.when?.d ?? '').localeCompare(b.when?.d ?? ''))[0];
  return say(book, {
    kind: 'STATUS',
    lines: [`${book.programme.name}: ${late.length} late${late[0] === undefined ? '' : ` (worst: ${late[0].title}, ${late[0].id})`}${book.reports.length === 0 ? '' : `; ${back} of ${book.reports.length} ${book.programme.words.reports} in`}${book.actions.length === 0 ? '' : `; ${overdue} actions overdue`}.`,
      `${next === null ? 'No later meeting is recorded.' : `Next meeting: ${sayDay(next.on)} (${next.id}).`}${coming === undefined || coming.when === null ? '' : ` Next milestone: ${coming.milestone.title}, ${sayWhen(coming.when)} (${coming.milestone.id}).`}${total === null || total.given === 0 || book.circle !== 'insiders' ? '' : ` Released time: ${total.days} days from ${total.given} of ${total.of}.`}`],
    references: [...(late[0] === undefined ? [] : [late[0].id]), ...(next === null ? [] : [next.id]), ...(coming === undefined ? [] : [coming.milestone.id])],
    records: [...late.map(({ id }) => id), ...(next === null ? [] : [next.id]), ...(coming === undefined ? [] : [coming.milestone.id])],
  });
}
