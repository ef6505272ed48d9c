import type { DeliveryId } from '../src/domain/ids.js';
import { secretariatRole } from '../src/domain/milestone-change.js';
import { morningsOfPerson, type MorningBook } from '../src/domain/mornings.js';
import { decentMoment } from '../src/domain/reminder.js';
import { quarterAskedFor } from '../src/domain/highlight-report.js';
import { dueOf, returnStepOn, type ReturnStep } from '../src/domain/returns.js';
import type { Day } from '../src/domain/when.js';
import { atLocal } from '../src/domain/instant.js';
import type { Round } from '../src/job.js';
import type { Office, Records } from '../src/office.js';
import { returnRequest } from '../src/wording/returns.js';
import type { Composer } from './composers/composer.js';

/** The kind of delivery that asks for a return. */
export const returnRequestKind = 'return-request';

/** Opens the quarter that has ended, and asks for the returns that are not in, step by step; a step that was missed is not made up for by two. */
export const askReturns: Round = {
  name: 'ask-returns',
  everyMs: 60_000,
  async run(office) {
    await office.transact(async (records) => {
      const head = await records.programme.head();
      const book = await records.reminders.mornings();
      if (head === null || office.now < atLocal(office.today, '09:00', book.zone)) return;
      const { calendar } = head.more;
      const startMonth = Number((calendar.financial_year_starts ?? '04-01').slice(0, 2));
      const quarter = quarterAskedFor(office.today, startMonth);
      const dueOn = dueOf(quarter, { nation: book.nation, ...calendar });
      const working = { nation: book.nation, extra: book.extra };
      if (returnStepOn(quarter, dueOn, office.today, startMonth, working) === null) return;
      if (await records.returns.openQuarter(quarter, dueOn)) await records.clearances.refresh();
      for (const { partnership, dueOn: due } of await records.returns.outstanding(quarter, office.today)) {
        const step = returnStepOn(quarter, due, office.today, startMonth, working);
        if (step !== null && (await records.escalations.once(`return-${step}`, quarter, partnership))) await ask(records, office, book, { partnership, quarter, step });
      }
    });
  },
};

async function ask(records: Records, office: Office, book: MorningBook, { partnership, quarter, step }: { partnership: Parameters<Records['returns']['of']>[1]; quarter: string; step: ReturnStep }): Promise<void> {
  const facilitator = (await records.people.roles()).find(({ title }) => /^facilitator\b/i.test(title));
  const holders = facilitator === undefined ? [] : (await records.people.holding(facilitator.id, partnership, office.today)).filter(({ slackUser }) => slackUser !== null);
  const owners = holders.filter(({ deputy }) => !deputy);
  const secretariat = holders.length > 0 ? [] : (await records.people.holding(secretariatRole, null, office.today)).filter(({ deputy, slackUser }) => !deputy && slackUser !== null);
  for (const person of [...(owners.length > 0 ? owners : holders), ...secretariat]) {
    await records.deliveries.plan({
      id: office.newId<DeliveryId>(), kind: returnRequestKind, subject: `return/${quarter}/${partnership}/${step}`, destination: person.id, message: null,
      dueAt: decentMoment(office.now, morningsOfPerson(book, person)),
    });
  }
}

/** Asks in words that fit the day; nothing is said once the return is in. */
export const requestForReturn: Composer = {
  async compose(records, { subject }, office) {
    const [, quarter = '', partnership = '', step = 'asked'] = subject.split('/');
    const waiting = (await records.returns.outstanding(quarter, office.today)).find((one) => one.partnership === partnership);
    const place = (await records.partnerships.list()).find(({ id }) => id === partnership);
    if (waiting === undefined || place === undefined) return { pointless: 'it is in' };
    return returnRequest(place, { quarter, dueOn: waiting.dueOn as Day, step: stepNamed(step) });
  },
};

function stepNamed(text: string): ReturnStep {
  return (['asked', 'soon', 'today', 'overdue-1', 'overdue-2'] as const).find((step) => step === text) ?? 'asked';
}
