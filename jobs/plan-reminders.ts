import type { Round } from '../src/job.js';
import type { Office } from '../src/office.js';

/** So many are planned in one transaction; between two, others have their turn. */
const atOnce = 25;

/**
 * Plans the reminders of every milestone that is still open as of now. Safe to repeat: what is planned already is left
 * alone, and what is due already is neither lost nor replayed.
 */
export async function planAllReminders(office: Office): Promise<void> {
  const edition = await office.transact(async ({ programme }) => (await programme.head())?.edition ?? null);
  if (edition === null) return;
  for (let after = ''; ;) {
    const last = await office.transact(({ reminders }) => reminders.replanNext(after, atOnce));
    if (last === null) break;
    after = last;
    await new Promise((resolve) => setImmediate(resolve));
  }
  await office.transact(({ reminders }) => reminders.plannedFor(edition, office.today));
}

/** Plans anew whenever the programme was loaded or its people changed, and once a day: terms begin and end. */
export const planReminders: Round = {
  name: 'plan-reminders',
  everyMs: 10_000,
  async run(office) {
    const { edition, last } = await office.transact(async ({ programme, reminders }) => ({ edition: (await programme.head())?.edition ?? null, last: await reminders.lastPlanned() }));
    if (edition !== null && (last?.edition !== edition || last.day !== office.today)) await planAllReminders(office);
  },
};
