import { allPartners, evaluation, everyone, facilitators, group, holding, hosts, officials, shareOf, within } from './audiences.js';
import type { AudienceId, DecisionId, PartnershipId } from './ids.js';
import type { Reader } from './reader.js';
import type { Instant } from './when.js';

/** One audience may know one aspect of one record from one moment on. Nothing else lets anybody know anything. */
export interface Clearance {
  readonly record: string;
  readonly aspect: Aspect;
  readonly audience: AudienceId;
  readonly knownFrom: Instant;
}

/**
 * A decision has two aspects: its question (that it is pending, its dates, who holds it) and its outcome. A highlight
 * report has two: whether it was returned, and its colours. A meeting has its agenda. All else is known as a whole.
 */
export type Aspect = 'record' | 'question' | 'outcome' | 'return' | 'colours' | 'agenda';

/** For what was never secret to its audience. */
export const always = '1900-01-01T00:00:00.000Z' as Instant;

/** The circle that steers and serves the programme. */
const insiders: readonly AudienceId[] = [group, officials];

/** Who was told of a decision's outcome, or will be, and from which moment. */
export interface Telling {
  readonly audience: AudienceId;
  readonly from: Instant;
}

function clear(record: string, aspect: Aspect, audiences: readonly AudienceId[], knownFrom: Instant = always): Clearance[] {
  return audiences.map((audience) => ({ record, aspect, audience, knownFrom }));
}

/** One row for each audience: the earliest moment counts where rules overlap. */
export function earliest(clearances: readonly Clearance[]): Clearance[] {
  const kept = new Map<string, Clearance>();
  for (const one of clearances) {
    const key = `${one.record}\n${one.aspect}\n${one.audience}`;
    const before = kept.get(key);
    if (!before || one.knownFrom < before.knownFrom) kept.set(key, one);
  }
  return [...kept.values()];
}

/** A pending decision is for those who steer; whoever has been told the outcome may know its question too. */
export function decisionClearances(id: DecisionId, tellings: readonly Telling[]): Clearance[] {
  return earliest([
    ...clear(id, 'question', insiders),
    ...tellings.flatMap(({ audience, from }) => [
      ...clear(id, 'outcome', [audience], from),
      ...clear(id, 'question', [audience], from),
      // Whoever is named as told is told in the company of the sponsor's own people.
      ...clear(id, 'outcome', [officials], from),
    ]),
  ]);
}

export interface MilestoneFacts {
  readonly id: string;
  readonly title: string;
  readonly partnerships: readonly string[];
  readonly owner: string;
  readonly ownerInEvaluation: boolean;
  readonly contingentOn: string | null;
  /** The moment its actual date was on record, when it is done. */
  readonly doneFrom: Instant | null;
}

/**
 * A milestone that hangs on a decision would give the decision away, so it is known to whoever may know the outcome,
 * and before that to those who steer. Any other is known to its owner. What is published is public from the day it was.
 */
export function milestoneClearances(milestone: MilestoneFacts, tellings: readonly Telling[]): Clearance[] {
  const { id, title, partnerships, doneFrom } = milestone;
  const isPublication = /\bpublished\b/i.test(title);
  const published = isPublication && doneFrom !== null ? clear(id, 'record', [allPartners, everyone], doneFrom) : [];
  if (milestone.contingentOn !== null) {
    return earliest([
      ...clear(id, 'record', insiders),
      ...tellings.flatMap(({ audience, from }) => clear(id, 'record', [audience], from)),
      ...published,
    ]);
  }
  if (partnerships.length > 0) {
    return earliest([...clear(id, 'record', [...insiders, facilitators, evaluation, ...partnerships.map(within)]), ...published]);
  }
  if (milestone.ownerInEvaluation || isPublication) return earliest([...clear(id, 'record', [...insiders, evaluation, holding(milestone.owner)]), ...published]);
  return earliest([...clear(id, 'record', [...insiders, allPartners]), ...published]);
}

/** That a return is in may be seen by those who return theirs too; its colours only by those who steer and its own. */
export function reportClearances(record: string, partnership: string): Clearance[] {
  return [
    ...clear(record, 'return', [...insiders, facilitators, within(partnership)]),
    ...clear(record, 'colours', [...insiders, within(partnership)]),
  ];
}

/** Actions are the steering group's; a duty of facilitators is seen by facilitators. */
export function actionClearances(id: string, actionOwner: string, facilitatorRoles: readonly string[]): Clearance[] {
  const theirs = facilitatorRoles.some((role) => new RegExp(`\\b${role}\\b`).test(actionOwner));
  return clear(id, 'record', theirs ? [...insiders, facilitators] : insiders);
}

export function riskClearances(id: string): Clearance[] {
  return clear(id, 'record', insiders);
}

/** Money that follows from a decision is known with its outcome; money already confirmed is no secret among partners. */
export function fundingClearances(record: string, decision: string | null, tellings: readonly Telling[]): Clearance[] {
  if (decision === null) return clear(record, 'record', [...insiders, allPartners]);
  return earliest(tellings.flatMap(({ audience, from }) => clear(record, 'record', [audience, officials], from)));
}

/** For money: each partnership for what is its own. */
export const eachItsOwn = 'partnerships' as AudienceId;

/** Who knows how confirmed money is shared out, where the programme's file does not say. */
export const usualForMoney: readonly AudienceId[] = [...insiders, eachItsOwn];

/** Whether a year's money is settled and follows from no decision, so that nothing is given away by its shares. */
export function isOpenMoney({ status, decision }: { readonly status: string; readonly decision: string | null }): boolean {
  return decision === null && /^(?:confirmed|paid)\b/i.test(status);
}

/** One partnership's amount: its own people, and the officials who pay it, from the moment its own letter was there. */
export function allocationClearances(record: string, partnership: string, lettersFrom: Instant | null): Clearance[] {
  return lettersFrom === null ? [] : clear(record, 'record', [officials, within(partnership)], lettersFrom);
}

/** One partnership's amount of open money that no letter of the bot's is to bring. */
export function openAllocationClearances(record: string, partnership: string, known: readonly AudienceId[]): Clearance[] {
  return clear(record, 'record', known.map((audience) => (audience === eachItsOwn ? within(partnership) : audience)));
}

/** When open money is paid, and in which shares: the same for every partnership, so their own people know it wherever they are. */
export function openInstalmentClearances(record: string, partnerships: readonly string[], known: readonly AudienceId[]): Clearance[] {
  return clear(record, 'record', known.flatMap((audience) => (audience === eachItsOwn ? [facilitators, hosts, ...partnerships.map(within)] : [audience])));
}

/** Since when a partnership has its letter; null while it has none. */
export interface LetterHad {
  readonly partnership: PartnershipId;
  readonly from: Instant | null;
}

/**
 * The terms of a grant: each partnership's own people from its own letter, those who steer from the first, and all who
 * must meet them, where they are together, once every partnership has its letter.
 */
export function conditionClearances(record: string, letters: readonly LetterHad[]): Clearance[] {
  const had = letters.flatMap(({ partnership, from }) => (from === null ? [] : [{ partnership, from }])).sort((a, b) => (a.from < b.from ? -1 : 1));
  const [first, last] = [had[0], had.at(-1)];
  if (first === undefined || last === undefined) return [];
  const all = had.length === letters.length ? last.from : null;
  return [
    ...clear(record, 'record', insiders, first.from),
    ...had.flatMap(({ partnership, from }) => (from === all ? [] : clear(record, 'record', [facilitators, hosts].map((audience) => shareOf(audience, partnership)), from))),
    ...(all === null ? [] : clear(record, 'record', [facilitators, hosts], all)),
  ];
}

export function releasedTimeClearances(record: string, partnership: string): Clearance[] {
  return clear(record, 'record', [...insiders, within(partnership)]);
}

/** The days of a meeting are for all partners; what it will discuss is for those who steer. */
export function meetingClearances(id: string): Clearance[] {
  return [...clear(id, 'record', [...insiders, evaluation, allPartners]), ...clear(id, 'agenda', insiders)];
}

export function surveyClearances(record: string): Clearance[] {
  return clear(record, 'record', [...insiders, evaluation]);
}

/** What a report found is public once the report is; before that, nobody is told by the bot. */
export function findingClearances(record: string, publishedFrom: Instant | null): Clearance[] {
  return publishedFrom === null ? [] : clear(record, 'record', [allPartners, everyone, ...insiders, evaluation], publishedFrom);
}

/** Whether this reader may know this aspect of this record now. The same rule that every query of the store applies. */
export function mayKnow(reader: Pick<Reader, 'circles' | 'at'>, record: string, aspect: Aspect, clearances: readonly Clearance[]): boolean {
  const open = clearances.filter((one) => one.record === record && one.aspect === aspect && one.knownFrom <= reader.at);
  return reader.circles.length > 0 && reader.circles.every((circle) => open.some(({ audience }) => circle.includes(audience)));
}
