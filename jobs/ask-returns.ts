import type { DeliveryId, PersonId, RoleId } from '../src/domain/ids.js';
import { quarterAskedFor } from '../src/domain/highlight-report.js';
import { atLocal, dayIn } from '../src/domain/instant.js';
import { secretariatRole } from '../src/domain/milestone-change.js';
import { morningsOfRole } from '../src/domain/mornings.js';
import type { Stands } from '../src/domain/reminder.js';
import { dueOf, overtakenAsks, returnStepOn, type ReturnAsk } from '../src/domain/returns.js';
import { nextWorkingDay } from '../src/domain/working-days.js';
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
      if (returnStepOn(quarter, dueOn, office.today, startMonth, working) === null) return;
      if (await records.returns.openQuarter(quarter, dueOn)) await records.clearances.refresh();
      const facilitator = await facilitatorIn(records);
      for (const { partnership, dueOn: due } of await records.returns.outstanding(quarter, office.today)) {
        const step = returnStepOn(quarter, due, office.today, startMonth, working);
        if (step === null || !(await records.escalations.once(`return-${step}`, quarter, partnership))) continue;
        const { zone, calendar: theirs } = morningsOfRole(book, facilitator ?? secretariatRole, facilitator === null ? null : partnership);
        const dueAt = atLocal(nextWorkingDay(dayIn(office.now, zone), theirs), '09:00', zone);
        await records.returnAsks.plan({ id: office.newId(), quarter, partnership, step, person: null, dueAt });
      }
    });
  },
};

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
  const facilitator = await facilitatorIn(records);
  const bundles = new Map<PersonId, { readonly person: Holder; readonly items: { ask: string; stands: Stands }[] }>();
  for (const ask of made) {
    const { people, stands } = await whoFor(records, office, facilitator, ask);
    if (people.length === 0) office.log.warn('return-asked-of-nobody', { quarter: ask.quarter, partnership: ask.partnership });
    for (const person of people) {
      const bundle = bundles.get(person.id) ?? { person, items: [] };
      bundle.items.push({ ask: ask.id, stands });
      bundles.set(person.id, bundle);
    }
  }
  const messages = await messagesFor([...bundles.values()].map(({ person }) => person));
  for (const { person, items } of bundles.values()) {
    const delivery = messages.get(person.id);
    if (delivery !== undefined) await records.returnAsks.carry(delivery, items);
  }
}

/** Somebody alone who is still in post, the facilitators, their deputies, or else the secretariat. */
async function whoFor(records: Records, office: Office, facilitator: RoleId | null, { partnership, person }: ReturnAsk): Promise<{ readonly people: readonly Holder[]; readonly stands: Stands }> {
  const inPost = async (role: RoleId, place: ReturnAsk['partnership'] | null) => (await records.people.holding(role, place, office.today)).filter(({ slackUser }) => slackUser !== null);
  const secretariat = await inPost(secretariatRole, null);
  const holders = facilitator === null ? [] : await inPost(facilitator, partnership);
  const alone = [...holders, ...secretariat].find(({ id }) => id === person);
  if (alone !== undefined) return { people: [alone], stands: alone.deputy ? 'deputy' : 'owner' };
  const owners = holders.filter(({ deputy }) => !deputy);
  if (owners.length > 0) return { people: owners, stands: 'owner' };
  if (holders.length > 0) return { people: holders, stands: 'deputy' };
  const lead = secretariat.filter(({ deputy }) => !deputy);
  return { people: lead.length > 0 ? lead : secretariat, stands: 'vacancy' };
}

async function facilitatorIn(records: Records): Promise<RoleId | null> {
  return (await records.people.roles()).find(({ title }) => /^facilitator\b/i.test(title))?.id ?? null;
}
