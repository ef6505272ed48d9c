import type { Caller, FormErrors, Reply, Submission } from '../../src/command.js';
import type { Book } from '../../src/domain/answer-book.js';
import { day as dayOf } from '../../src/domain/day.js';
import type { DecisionId, PartnershipId, RoleId } from '../../src/domain/ids.js';
import { mayMove } from '../../src/domain/milestone-change.js';
import { nextMilestoneId } from '../../src/domain/milestone.js';
import { Refusal } from '../../src/domain/refusal.js';
import { exactDay, onDay, type When } from '../../src/domain/when.js';
import { matchRole } from '../../src/grammar/milestone-names.js';
import { milestoneExamples, type AskedMilestone } from '../../src/grammar/milestone.js';
import { matchPlace } from '../../src/grammar/names.js';
import type { Office } from '../../src/office.js';
import { sayWhen } from '../../src/wording/dates.js';
import { said } from '../../src/wording/milestone-answers.js';
import { addForm } from '../../src/wording/milestone-forms.js';
import { ownerOf } from '../../src/wording/milestones.js';
import { bookFor, dated, personOf } from './desk.js';

interface Wanted {
  readonly title: string;
  readonly due: When;
  readonly owner: RoleId;
  readonly partnership: PartnershipId | null;
  readonly contingentOn: DecisionId | null;
  /** How it comes again, as a rule of RFC 5545. */
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

export async function openAddForm(office: Office, caller: Caller): Promise<Reply> {
  const book = await bookFor(office, caller, null);
  if (caller.reader.appointments.length === 0) throw refused();
  return { text: said.formOpen, form: addForm(book) };
}

export async function sentAdd(office: Office, submission: Submission): Promise<Reply | FormErrors> {
  const value = (block: string) => {
    const one = submission.values[block];
    return typeof one === 'string' && one !== 'none' ? one.trim() : '';
  };
  const day = dayOf(value('day'));
  const errors = {
    ...(value('title') === '' ? { title: 'Please say what will have happened.' } : {}),
    ...(day === null ? { day: said.chooseDay } : {}),
    ...(value('owner') === '' ? { owner: 'Please choose who answers for it.' } : {}),
  };
  if (Object.keys(errors).length > 0 || day === null) return { errors };
  const book = await bookFor(office, submission, null);
  const partnership = book.partnerships.find(({ id }) => id === value('partnership'))?.id ?? null;
  const owner = book.roles.find(({ id }) => id === value('owner'))?.id;
  if (owner === undefined) return { errors: { owner: 'Please choose who answers for it.' } };
  const contingentOn = book.decisions.find(({ id }) => id === value('decision'))?.id ?? null;
  return record(office, submission, book, { title: value('title'), due: onDay(day), owner, partnership, contingentOn, repeats: null });
}

async function record(office: Office, caller: Caller, book: Book, wanted: Wanted): Promise<Reply> {
  const person = personOf(caller, 'add a milestone', 'its owner, the secretariat or the chair');
  if (!mayMove(caller.reader.appointments, { ...wanted, with: [] })) throw refused();
  const title = wanted.title.slice(0, longestTitle);
  return office.transact(async (records) => {
    const names = await records.milestones.names();
    const id = nextMilestoneId(wanted, names);
    const start = exactDay(wanted.due);
    if (wanted.repeats !== null && start === null) throw new Refusal('date-not-a-day', { text: sayWhen(wanted.due) });
    const recurs = wanted.repeats === null || start === null ? {} : { recurs: { rule: wanted.repeats, start } };
    await records.milestones.add({ id, title, kind: 'milestone', owner: wanted.owner, partnership: wanted.partnership, contingentOn: wanted.contingentOn, baseline: wanted.due, ...recurs }, office);
    await records.clearances.refreshMilestone(id);
    await records.reminders.replan(id);
    await records.trail.append(id, 'milestone-added', { title, due: wanted.due, owner: wanted.owner, partnership: wanted.partnership, by: person });
    return said.added(id, title, wanted.due, ownerOf(book, wanted));
  });
}

function refused(): Refusal {
  return new Refusal('not-allowed', { what: `add a milestone for somebody else (for your own: ${milestoneExamples.add})`, who: 'the owner, the secretariat or the chair' });
}

