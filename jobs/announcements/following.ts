import type { DeliveryState } from '../../src/domain/delivery.js';
import type { Office } from '../../src/office.js';
import { progressNote } from '../../src/wording/receipts.js';

const ended: readonly DeliveryState[] = ['sent', 'cancelled', 'pointless'];

/** Every receipt and every failure goes into the trail, once. */
export async function sealReceipts(office: Office): Promise<void> {
  await office.transact(async ({ announcements, clearances, copies, trail }) => {
    const sealed = await copies.unsealed(200);
    for (const { delivery, announcement, state, ...receipt } of sealed) {
      await trail.append(announcement, state === 'sent' ? 'receipt' : `delivery-${state}`, receipt);
      await copies.sealed(delivery, state);
    }
    const arrived = await Promise.all([...new Set(sealed.filter(({ state }) => state === 'sent').map(({ announcement }) => announcement))].map((id) => announcements.find(id)));
    // An amount is known to its partnership from the receipt of its letter.
    if (arrived.some((one) => one?.kind === 'grant letter')) await clearances.refresh();
  });
}

/** The author's report of a stage says what its receipts say: "9 of 15 delivered". */
export async function keepReports(office: Office): Promise<void> {
  const reports = await office.transact(({ copies }) => copies.reports());
  for (const report of reports) {
    const { note, finished } = await office.transact(async (records) => {
      const announcement = await records.announcements.find(report.announcement);
      const all = (await records.deliveries.listOf(report.announcement)).filter(({ kind, stage }) => kind === 'announcement' && stage === report.stage);
      return {
        note: announcement === null ? null : progressNote(announcement, report.stage, all, await records.directory.open()),
        finished: all.every(({ state }) => ended.includes(state)) ? 'final' as const : 'open' as const,
      };
    });
    if (note === null) continue;
    if (note.text === report.said && finished === 'open') continue;
    const outcome = note.text === report.said ? { kind: 'posted' } : await office.desk.update(report.channel, report.ts, note);
    if (outcome.kind === 'posted' || outcome.kind === 'refused') await office.transact(({ copies }) => copies.says(report.delivery, note.text, finished));
  }
}
