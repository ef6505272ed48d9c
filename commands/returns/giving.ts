import type { Caller, FormErrors, Press, Reply, Submission } from '../../src/command.js';
import type { Book } from '../../src/domain/answer-book.js';
import type { Duty } from '../../src/domain/duties.js';
import type { Colour } from '../../src/domain/highlight-report.js';
import type { PartnershipId, PersonId } from '../../src/domain/ids.js';
import { morningsOfPerson } from '../../src/domain/mornings.js';
import { Refusal } from '../../src/domain/refusal.js';
import { decentMoment, nextWorkingMorning } from '../../src/domain/reminder.js';
import { mayReturn } from '../../src/domain/returns.js';
import { readValue } from '../../src/grammar/button-value.js';
import type { Office, Records } from '../../src/office.js';
import { returnAnswers, returnForm } from '../../src/wording/returns.js';
import { bookFor, personOf } from '../milestone/desk.js';

/** The form of one return, with what was said last time in its fields. */
export async function openReturn(office: Office, caller: Caller, book: Book, { partnership, quarter }: { readonly partnership: string; readonly quarter: string }): Promise<Reply> {
  const place = placeOf(caller, book, partnership);
  const all = await office.transact((records) => records.returns.of(caller.reader, place.id, office.today));
  const last = all.find((one) => one.quarter <= quarter && Object.keys(one.answers).length > 0) ?? null;
  const days = book.released.find((one) => one.partnership === place.id && one.quarter === quarter)?.days ?? null;
  return { text: returnAnswers.open, form: returnForm(place, quarter, last, days, await office.transact((records) => records.returns.lastGiven(quarter, place.id))) };
}

/** The form as it was sent in: the return is on record, and everyone who was asked for it sees so. */
export async function giveIn(office: Office, submission: Submission): Promise<Reply | FormErrors> {
  const { partnership, quarter, given } = readValue(submission.about, { partnership: 'text', quarter: 'text', given: 'text or null' });
  const book = await bookFor(office, submission, null);
  const place = placeOf(submission, book, partnership);
  const value = (block: string) => {
    const one = submission.values[block];
    return typeof one === 'string' ? one.trim() : '';
  };
  const [selfRag, confidence] = [colourIn(value('self')), colourIn(value('confidence'))];
  const days = value('days') === '' ? null : Number(value('days').replace(/\s*days?$/i, '').replace(',', '.'));
  const errors = {
    ...(value('done') === '' ? { done: returnAnswers.sayDone } : {}),
    ...(selfRag === null ? { self: returnAnswers.chooseColour } : {}),
    ...(confidence === null ? { confidence: returnAnswers.chooseColour } : {}),
    ...(days !== null && !(days >= 0 && days < 100_000) ? { days: returnAnswers.number } : {}),
  };
  if (Object.keys(errors).length > 0 || selfRag === null || confidence === null) return { errors };
  const by = personOf(submission, 'give in a return', 'the facilitator or the secretariat');
  return office.transact(async (records) => {
    const answers = { done: value('done'), moved: value('moved'), needs: value('needs') };
    const before = await records.returns.lastGiven(quarter, place.id);
    if (before !== null && before.at !== given) return { errors: { done: returnAnswers.givenMeanwhile(before.by) } };
    const outcome = await records.returns.giveIn({ quarter, partnership: place.id, answers, selfRag, confidence, days, by, today: office.today });
    if (outcome === null) throw new Refusal('not-understood', { what: 'that form, which may be from an older message', example: '/returns' });
    if (days !== null) await records.clearances.refresh();
    await records.returnAsks.seen(quarter, place.id);
    await records.trail.append(`return/${quarter}/${place.id}`, outcome === 'in' ? 'return-in' : 'return-amended', { by, selfRag, confidence });
    if (outcome === 'amended') return { text: returnAnswers.amended(place.name, quarter) };
    const outstanding = await records.returns.outstanding(quarter, office.today);
    return { text: returnAnswers.in(place.name, quarter, book.partnerships.length - outstanding.length, book.partnerships.length) };
  });
}

/** "Later": asked again on the next working morning of whoever pressed it. */
export async function pressedLater(office: Office, press: Press): Promise<Reply> {
  return pressedOnRequest(office, press, async (records, { ask, quarter, partnership }, by) => {
    const mornings = morningsOfPerson(await records.reminders.mornings(), (await records.people.byId(by)) ?? { id: null, zone: null, nation: null });
    const dueAt = nextWorkingMorning(office.now, mornings);
    await records.returnAsks.later(ask, by);
    await records.returnAsks.plan({ id: office.newId(), quarter, partnership, step: 'later', person: by, dueAt });
    return { text: returnAnswers.later(dueAt, mornings.zone) };
  });
}

/** "Not mine": asked of a deputy, or brought to the secretariat. The rest of the asking stays with the role. */
export async function pressedNotMine(office: Office, press: Press): Promise<Reply> {
  return pressedOnRequest(office, press, async (records, { ask, quarter, partnership, step }, by) => {
    const others = async (duty: Duty, place: PartnershipId | null) => (await records.people.withDuty(duty, place, office.today)).filter(({ id, slackUser }) => id !== by && slackUser !== null);
    const deputy = step === 'passed' ? undefined : (await others('facilitator', partnership)).find((one) => one.deputy);
    const secretariat = deputy === undefined ? (await others('secretariat', null)).toSorted((a, b) => Number(a.deputy) - Number(b.deputy))[0] : undefined;
    const to = deputy ?? secretariat;
    if (to === undefined) return { text: returnAnswers.nobodyElse };
    await records.returnAsks.passedOn(ask, by);
    await records.returnAsks.plan({ id: office.newId(), quarter, partnership, step: 'passed', person: to.id, dueAt: decentMoment(office.now, morningsOfPerson(await records.reminders.mornings(), to)) });
    await records.trail.append(`return/${quarter}/${partnership}`, 'return-passed-on', { by, to: to.id });
    return { text: returnAnswers.passedOn(deputy === undefined ? 'secretariat' : 'deputy') };
  });
}

type Request = NonNullable<Awaited<ReturnType<Records['returnAsks']['claim']>>> & { readonly ask: string };

/** A button of a request for a return, pressed by whoever may give that return in: once, for it may be seen to already. */
async function pressedOnRequest(office: Office, press: Press, work: (records: Records, request: Request, by: PersonId) => Promise<Reply>): Promise<Reply> {
  const { ask } = readValue(press.value, { ask: 'text' });
  const by = personOf(press, 'answer this request', 'whoever was asked');
  const book = await bookFor(office, press, null);
  return office.transact(async (records) => {
    const asked = await records.returnAsks.claim(ask);
    if (asked === null) throw new Refusal('not-understood', { what: 'that button, which may be from an older message', example: '/returns' });
    placeOf(press, book, asked.partnership);
    if (asked.returnedOn !== null || asked.laterBy !== null || asked.passedBy !== null) return { text: returnAnswers.seenTo };
    return work(records, { ...asked, ask }, by);
  });
}

/** The partnership whose return this caller may give in; refused where they may not. */
export function placeOf({ reader }: Caller, book: Book, partnership: string) {
  const place = book.partnerships.find(({ id }) => id === partnership);
  if (place === undefined) throw new Refusal('unknown-name', { kind: 'partnership', name: partnership, nearest: [] });
  if (!mayReturn(reader.appointments, place.id)) throw new Refusal('not-allowed', { what: `fill in the return of ${place.name}`, who: 'its facilitator or the secretariat' });
  return place;
}

function colourIn(text: string): Colour | null {
  return text === 'green' || text === 'amber' || text === 'red' ? text : null;
}
