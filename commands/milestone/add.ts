import type { Caller, Reply } from '../../src/command.js';
import type { Book } from '../../src/domain/answer-book.js';
import type { DecisionId, PartnershipId, RoleId } from '../../src/domain/ids.js';
import { mayMove } from '../../src/domain/milestone-change.js';
import { nextMilestoneId } from '../../src/domain/milestone.js';
import { Refusal } from '../../src/domain/refusal.js';
import { exactDay, type When } from '../../src/domain/when.js';
import { matchRole } from '../../src/grammar/milestone-names.js';
import { milestoneExamples, type AskedMilestone } from '../../src/grammar/milestone.js';
import { matchPlace } from '../../src/grammar/names.js';
import type { Office } from '../../src/office.js';
import { said } from '../../src/wording/milestone-answers.js';
import { ownerOf } from '../../src/wording/milestones.js';
import { bookFor, dated, nextDays, personOf, ruleOf } from './desk.js';

export interface Wanted {
  readonly title: string;
  readonly due: When;
  readonly owner: RoleId;
  readonly partnership: PartnershipId | null;
  readonly contingentOn: DecisionId | null;
  /** How it comes again, in words or as a rule of RFC 5545. */
  readonly repeats: string | null;
}

const longestTitle = 150;

/** A new milestone as it was typed: title, agreed date, who answers for it. */
export async function typedAdd(office: Office, caller: Caller, asked: Extract<AskedMilestone, { kind: 'add' }>): Promise<Reply> {
  const book = await bookFor(office, caller, null);
  const waits = `${asked.contingentOn === null ? '' : ` waits for ${asked.contingentOn}`}${asked.repeats === null ? '' : ` repeats ${asked.repeats}`}`;
  const date = dated(asked.due, (words) => `add "${asked.title}" due ${words} owner ${asked.owner}${waits}`);
  if ('ask' in date) return date.ask;
  const owner = ownerNamed(asked.owner, book);
  const decision = asked.contingentOn === null ? null : book.decisions.find(({ id }) => id.toLowerCase() === asked.contingentOn?.toLowerCase());
  if (decision === undefined) throw new Refusal('unknown-name', { kind: 'decision', name: asked.contingentOn ?? '', nearest: book.decisions.slice(0, 3).map(({ id }) => id) });
  return record(office, caller, book, { title: asked.title, due: date.when, ...owner, contingentOn: decision?.id ?? null, repeats: asked.repeats });
}

function ownerNamed(text: string, book: Book): Pick<Wanted, 'owner' | 'partnership'> {
  const found = matchRole(text, book.roles);
  if (found === null) throw new Refusal('unknown-name', { kind: 'role', name: text, nearest: book.roles.filter(({ title }) => title.length < 30).slice(0, 3).map(({ id, title }) => `${id} (${title})`) });
  if (found.rest === '') return { owner: found.role.id, partnership: null };
  const place = matchPlace(found.rest, book.partnerships);
  if (place.kind === 'one') return { owner: found.role.id, partnership: place.partnership.id };
  const nearest = place.kind === 'several' ? place.choices : place.nearest;
  throw new Refusal('unknown-name', { kind: 'partnership', name: found.rest, nearest: nearest.map(({ name }) => name) });
}

/** Puts it on record, with its reminders. */
export async function record(office: Office, caller: Caller, book: Book, wanted: Wanted): Promise<Reply> {
  const person = personOf(caller, 'add a milestone', 'its owner, the secretariat or the chair');
  if (!mayMove(caller.reader.appointments, { ...wanted, with: [] })) throw refused();
  const title = wanted.title.slice(0, longestTitle);
  return office.transact(async (records) => {
    const names = await records.milestones.names();
    const id = nextMilestoneId(wanted, names);
    const start = exactDay(wanted.due);
    const rule = wanted.repeats === null ? null : ruleOf(wanted.repeats, wanted.due, office);
    const recurs = rule === null || start === null ? {} : { recurs: { rule, start } };
    await records.milestones.add({ id, title, kind: 'milestone', owner: wanted.owner, partnership: wanted.partnership, contingentOn: wanted.contingentOn, baseline: wanted.due, ...recurs }, office);
    await records.clearances.refreshMilestone(id);
    await records.reminders.replan(id);
    await records.trail.append(id, 'milestone-added', { title, due: wanted.due, owner: wanted.owner, partnership: wanted.partnership, ...recurs, by: person });
    return said.added(id, title, wanted.due, ownerOf(book, wanted), rule === null || start === null ? [] : nextDays(rule, start, start, office));
  });
}

export function refused(): Refusal {
  return new Refusal('not-allowed', { what: `add a milestone for somebody else (for your own: ${milestoneExamples.add})`, who: 'the owner, the secretariat or the chair' });
}
