import type { Round } from '../src/job.js';
import type { Office } from '../src/office.js';

/** So many are planned in one transaction; between two, others have their turn. */
const atOnce = 200;

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
  await office.transact(({ reminders }) => reminders.plannedUpTo(edition));
}

/** Plans anew whenever the programme was loaded or its people changed since the last time. */
export const planReminders: Round = {
  name: 'plan-reminders',
  everyMs: 10_000,
  async run(office) {
    const stands = await office.transact(async ({ programme, reminders }) => ({ edition: (await programme.head())?.edition ?? null, planned: await reminders.plannedEdition() }));
    if (stands.edition !== null && stands.edition !== stands.planned) await planAllReminders(office);
  },
};
