import { awayUntil, stretchesOf } from '../src/domain/absence.js';
import type { Duty } from '../src/domain/duties.js';
import type { DeliveryId, PersonId } from '../src/domain/ids.js';
import { quarterAskedFor } from '../src/domain/highlight-report.js';
import { atLocal, dayIn } from '../src/domain/instant.js';
import { morningsOfPerson, morningsOfRole, type MorningBook } from '../src/domain/mornings.js';
import { heldFor, type HeldFor, type Stands } from '../src/domain/reminder.js';
import { dueOf, overtakenAsks, returnStepOn, returnStepsBy, type ReturnAsk } from '../src/domain/returns.js';
import { quarterBounds } from '../src/domain/quarters.js';
import type { Day } from '../src/domain/when.js';
import { nextWorkingDay, workingDaysBetween } from '../src/domain/working-days.js';
import type { Round } from '../src/job.js';
import type { Office, Records } from '../src/office.js';

/**
 * Opens the quarter that has ended, and plans a request for each return that is not in, step by step. It is due at nine,
 * as reminders are, and goes in the same message; a step that was missed is not made up for by two.
 */
export const askReturns: Round = {
  name: 'ask-returns',
  everyMs: 60_000,
  async run(office) {
    await office.transact(async (records) => {
      const head = await records.programme.head();
      if (head === null) return;
      const book = await records.reminders.mornings();
      const { calendar } = head.more;
      const startMonth = Number((calendar.financial_year_starts ?? '04-01').slice(0, 2));
      const quarter = quarterAskedFor(office.today, startMonth);
      const dueOn = dueOf(quarter, { nation: book.nation, ...calendar });
      const working = { nation: book.nation, extra: book.extra };
      if (returnStepOn(quarter, dueOn, office.today, startMonth, working) !== null && (await records.returns.openQuarter(quarter, dueOn))) await records.clearances.refresh();
      await records.attendance.look();
      const gaps = await records.attendance.gaps(atLocal(quarterBounds(quarter, startMonth).to, '00:00', office.zone), office.now);
      const facilitator = await records.people.roleWith('facilitator');
      const askedOf = facilitator ?? (await records.people.roleWith('secretariat'));
      for (const { partnership, dueOn: due } of await records.returns.outstanding(quarter, office.today)) {
        const { past, asking } = returnStepsBy(quarter, due, office.today, startMonth, working);
        const { zone, calendar: theirs } = askedOf === null ? morningsOfPerson(book, { id: null, zone: null, nation: null }) : morningsOfRole(book, askedOf, facilitator === null ? null : partnership);
        // Whoever is away is not waited for here: it is decided when it falls due whether another has it.
        const morning = (day: Day) => atLocal(nextWorkingDay(day, { ...theirs, away: undefined }), '09:00', zone);
        for (const { step, day } of past) {
          if (!(await records.escalations.once(`return-${step}`, quarter, partnership))) continue;
          const last = asking === 'open' && step === past.at(-1)?.step;
          const own = morning(day);
          // What was missed while nobody looked keeps its own hour, so that it is said to be late; a step missed behind it is put down as pointless.
          const missed = gaps.some(({ from, until }) => from <= own && own < until);
          if (!last && !missed) continue;
          const ask = { id: office.newId(), quarter, partnership, step, person: null, dueAt: missed ? own : morning(dayIn(office.now, zone)) };
          await records.returnAsks.plan(ask);
          if (!last) await records.returnAsks.drop([ask.id], asking === 'open' ? 'a later one asks for it' : 'that quarter was no longer asked for');
        }
      }
    });
  },
};

/** A return whose facilitator is away and that has no deputy waits so many working days for them. */
const waitsForFacilitator = 5;

type Holder = Awaited<ReturnType<Records['people']['holding']>>[number];

/**
 * Gives the requests that have fallen due to the message of each person's morning, which `messagesFor` finds or begins.
 * To be called in the transaction that carries the reminders, so that both go together.
 */
export async function carryReturnAsks(records: Records, office: Office, messagesFor: (people: readonly Holder[]) => Promise<ReadonlyMap<PersonId, DeliveryId>>): Promise<void> {
  const due = await records.returnAsks.due();
  if (due.length === 0) return;
  await records.returnAsks.drop(due.filter(({ returnedOn }) => returnedOn !== null).map(({ id }) => id), 'it is in');
  const { made, overtaken } = overtakenAsks(due.filter(({ returnedOn }) => returnedOn === null));
  await records.returnAsks.drop(overtaken.map(({ id }) => id), 'a later one asks for it');
  const book = await records.reminders.mornings();
  const bundles = new Map<PersonId, { readonly person: Holder; readonly items: { ask: string; stands: Stands; held: HeldFor | null }[] }>();
  for (const ask of made) {
    const { people, stands } = await whoFor(records, office, book, ask);
    if (people.length === 0) office.log.warn('return-asked-of-nobody', { quarter: ask.quarter, partnership: ask.partnership });
    for (const person of people) {
      const bundle = bundles.get(person.id) ?? { person, items: [] };
      bundle.items.push({ ask: ask.id, stands, held: heldFor(office.now, morningsOfPerson(book, person)) });
      bundles.set(person.id, bundle);
    }
  }
  const messages = await messagesFor([...bundles.values()].map(({ person }) => person));
  for (const { person, items } of bundles.values()) {
    const delivery = messages.get(person.id);
    if (delivery !== undefined) await records.returnAsks.carry(delivery, items);
  }
}

/**
 * Somebody alone who is still in post, the facilitators, their deputies, or else the secretariat. What is due before they
 * are back from days away passes to a deputy who is there; without one it waits a week for them, and longer not.
 */
async function whoFor(records: Records, office: Office, book: MorningBook, { partnership, person, step, dueOn }: ReturnAsk & { readonly dueOn: Day }): Promise<{ readonly people: readonly Holder[]; readonly stands: Stands }> {
  const inPost = async (duty: Duty, place: ReturnAsk['partnership'] | null) => (await records.people.withDuty(duty, place, office.today)).filter(({ slackUser }) => slackUser !== null);
  const secretariat = await inPost('secretariat', null);
  const holders = await inPost('facilitator', partnership);
  const alone = [...holders, ...secretariat].find(({ id }) => id === person);
  const owners = holders.filter(({ deputy }) => !deputy);
  const first = alone !== undefined ? [alone] : owners.length > 0 ? owners : holders;
  // What was passed to the secretariat is not theirs to give: they find somebody.
  const sought = step === 'passed' && alone !== undefined && !holders.includes(alone);
  const stands: Stands = sought ? 'vacancy' : first.every(({ deputy }) => deputy) ? 'deputy' : 'owner';
  const today = (one: Holder) => dayIn(office.now, morningsOfPerson(book, one).zone);
  const backOn = (one: Holder) => awayUntil(stretchesOf(book.absences, one.id), today(one));
  const there = (people: readonly Holder[]) => people.filter((one) => backOn(one) === null);
  if (there(first).length > 0) return { people: there(first), stands };
  const soonest = first.toSorted((a, b) => (backOn(a) ?? '').localeCompare(backOn(b) ?? ''))[0];
  const back = soonest === undefined ? null : backOn(soonest);
  if (soonest !== undefined && back !== null) {
    const deputies = there(holders.filter(({ id, deputy }) => deputy && !first.some((one) => one.id === id)));
    if (dueOn <= back && deputies.length > 0) return { people: deputies, stands: 'away' };
    const { calendar } = morningsOfPerson(book, { ...soonest, id: null });
    if (dueOn > back || workingDaysBetween(today(soonest), back, calendar) <= waitsForFacilitator) return { people: first, stands };
  }
  const present = there(secretariat).length > 0 ? there(secretariat) : secretariat;
  const lead = present.filter(({ deputy }) => !deputy);
  return { people: lead.length > 0 ? lead : present, stands: first.length > 0 ? 'away' : 'vacancy' };
}
