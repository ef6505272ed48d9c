import type { Caller, FormErrors, Reply, Submission } from '../../src/command.js';
import { day } from '../../src/domain/day.js';
import type { MeetingId } from '../../src/domain/ids.js';
import { Refusal } from '../../src/domain/refusal.js';
import type { Day } from '../../src/domain/when.js';
import { gatesIn } from '../../src/grammar/announce-form.js';
import { readValue } from '../../src/grammar/button-value.js';
import type { AskedDecision } from '../../src/grammar/decision.js';
import { matchPlace } from '../../src/grammar/names.js';
import type { Office, Records } from '../../src/office.js';
import { announceSaid } from '../../src/wording/announcements/replies.js';
import { decisionSaid, newDecisionForm, outcomeForm } from '../../src/wording/decisions.js';
import { sayFormFaults } from '../../src/wording/form-faults.js';
import { preparer } from '../announce/desk.js';

type Asked<Verb extends AskedDecision['verb']> = Extract<AskedDecision, { readonly verb: Verb }>;

export async function openNew(office: Office, caller: Caller): Promise<Reply> {
  preparer(caller, 'keep the register of decisions');
  return { text: announceSaid.formOpen, form: newDecisionForm(await office.transact(({ decisions }) => decisions.roles())) };
}

export async function sentNew(office: Office, submission: Submission): Promise<Reply | FormErrors> {
  const actor = preparer(submission, 'keep the register of decisions');
  const { title, owner } = { title: one(submission, 'title'), owner: one(submission, 'owner') };
  if (title === '' || owner === '') return { errors: sayFormFaults(title === '' ? { title: { fault: 'no-question' } } : { owner: { fault: 'no-owner' } }) };
  return office.transact(async (records) => {
    const { decisions, clearances, trail } = records;
    const forecast = day(one(submission, 'forecast'));
    const neededBy = day(one(submission, 'needed-by'));
    const id = await decisions.add({ title, owner, neededBy, advisedBy: one(submission, 'advised-by') || null, options: gatesIn(one(submission, 'options')), forecast, on: office.today });
    if (forecast !== null) await decisions.forecast(id, { on: office.today, forecast, reason: 'given when it was put down', by: actor.person });
    await trail.append(id, 'raised', { by: actor.person, title, owner, neededBy, forecast });
    await clearances.refresh();
    return decisionSaid.added(id);
  });
}

export async function openOutcome(office: Office, caller: Caller, id: string): Promise<Reply> {
  preparer(caller, 'record a decision');
  return office.transact(async (records) => {
    const { title } = await claimOpen(records, id);
    const book = await records.answerBook.open(caller.reader, null);
    return { text: announceSaid.formOpen, form: outcomeForm(id, title, office.today, book?.meetings ?? []) };
  });
}

/** The outcome in the words of the minute. It tells nobody: announcing is a thing of its own. */
export async function sentOutcome(office: Office, submission: Submission): Promise<Reply | FormErrors> {
  const actor = preparer(submission, 'record a decision');
  const { id } = readValue(submission.about, { id: 'text' });
  const outcome = one(submission, 'outcome');
  const on = day(one(submission, 'decided-on')) ?? office.today;
  if (outcome === '') return { errors: sayFormFaults({ outcome: { fault: 'no-outcome' } }) };
  if (on > office.today) return { errors: sayFormFaults({ 'decided-on': { fault: 'day-to-come' } }) };
  return office.transact(async (records) => {
    await claimOpen(records, id);
    const meeting = ['', 'none'].includes(one(submission, 'meeting')) ? null : one(submission, 'meeting') as MeetingId;
    const [minute, conditions] = [one(submission, 'minute'), gatesIn(one(submission, 'conditions'))];
    await records.decisions.outcome(id, outcome, { ...(minute === '' ? {} : { minute }), ...(conditions.length === 0 ? {} : { conditions }) });
    await records.decisions.event(id, { state: 'decided', happened: { d: on, p: 'day' }, meeting }, office.today);
    await records.trail.append(id, 'decided', { by: actor.person, on, outcome, meeting, minute, conditions });
    await records.clearances.refresh();
    return decisionSaid.recorded(id);
  });
}

/** Effective, superseded, withdrawn: each its own fact with its own day. */
export async function mark(office: Office, caller: Caller, asked: Asked<'effective' | 'withdraw' | 'supersede'>): Promise<Reply> {
  const actor = preparer(caller, 'keep the register of decisions');
  const state = asked.verb === 'withdraw' ? 'withdrawn' as const : asked.verb === 'supersede' ? 'superseded' as const : 'effective' as const;
  const on: Day = asked.verb === 'effective' ? asked.on : office.today;
  return office.transact(async (records) => {
    const { ended } = await records.decisions.claim(asked.id);
    if (state === 'effective' && ended !== 'decided' && ended !== 'announced') throw new Refusal('not-now', { id: asked.id, state: ended ?? 'pending' });
    if (ended === 'withdrawn' || ended === 'superseded') throw new Refusal('not-now', { id: asked.id, state: ended });
    await records.decisions.event(asked.id, { state, happened: { d: on, p: 'day' }, meeting: null }, office.today);
    await records.trail.append(asked.id, state, { by: actor.person, on, ...('reason' in asked ? { reason: asked.reason } : {}) });
    await records.clearances.refresh();
    return decisionSaid.marked(asked.id, state);
  });
}

/** Until when news is still useful to a partnership: the decision clock counts towards it. */
export async function useful(office: Office, caller: Caller, asked: Asked<'useful'>): Promise<Reply> {
  const actor = preparer(caller, 'keep the register of decisions');
  return office.transact(async (records) => {
    await records.decisions.claim(asked.id);
    const match = matchPlace(asked.place, await records.partnerships.list());
    if (match.kind !== 'one') throw new Refusal('unknown-name', { kind: 'partnership', name: asked.place, nearest: (match.kind === 'several' ? match.choices : match.nearest).map(({ name }) => name) });
    await records.decisions.usefulUntil(asked.id, { partnership: match.partnership.id, on: asked.on, reason: asked.reason });
    await records.trail.append(asked.id, 'useful-until', { by: actor.person, partnership: match.partnership.id, on: asked.on, reason: asked.reason });
    return decisionSaid.useful(asked.id, match.partnership.name, asked.on);
  });
}

/** What is announced, superseded or withdrawn is not decided or put off again. */
export async function claimOpen(records: Records, id: string) {
  const found = await records.decisions.claim(id);
  if (found.ended !== null) throw new Refusal('not-now', { id, state: found.ended });
  return found;
}

function one({ values }: Submission, key: string): string {
  const value = values[key];
  return typeof value === 'string' ? value.trim() : '';
}
