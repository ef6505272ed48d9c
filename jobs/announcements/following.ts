import type { Announcement } from '../../src/domain/announcement.js';
import type { DeliveryState } from '../../src/domain/delivery.js';
import { dayIn } from '../../src/domain/instant.js';
import type { Office, Records } from '../../src/office.js';
import { progressNote } from '../../src/wording/receipts.js';

const ended: readonly DeliveryState[] = ['sent', 'cancelled', 'pointless'];

/** Every receipt and every failure goes into the trail, once. */
export async function sealReceipts(office: Office): Promise<void> {
  await office.transact(async (records) => {
    const { announcements, copies, trail } = records;
    const sealed = await copies.unsealed(200);
    for (const { delivery, announcement, state, ...receipt } of sealed) {
      await trail.append(announcement, state === 'sent' ? 'receipt' : `delivery-${state}`, receipt);
      await copies.sealed(delivery, state);
    }
    for (const id of new Set(sealed.filter(({ state }) => state === 'sent').map(({ announcement }) => announcement))) {
      const arrived = await announcements.find(id);
      if (arrived?.kind === 'grant letter') await confirmMoney(records, office, arrived);
    }
  });
}

/** From the receipt of its own letter a partnership knows its amount and its conditions, and its grant is confirmed. */
async function confirmMoney(records: Records, { zone }: Pick<Office, 'zone'>, { id, approvals }: Announcement): Promise<void> {
  for (const { year, partnership, amountGbp, had } of await records.money.justHad(id)) {
    const on = dayIn(had, zone);
    await records.money.record({ year, partnership, state: 'confirmed', on, amountGbp }, { person: approvals.at(-1)?.by ?? null, announcement: id });
    for (const duty of await records.money.duties([partnership], on)) await records.reminders.replan(duty);
  }
  await records.clearances.refresh();
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
