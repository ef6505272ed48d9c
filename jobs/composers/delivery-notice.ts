import { addMs } from '../../src/domain/instant.js';
import type { Delivery } from '../../src/domain/delivery.js';
import type { DeliveryId, PersonId } from '../../src/domain/ids.js';
import type { Office, Records } from '../../src/office.js';
import { deliveriesInTrouble, isInTrouble } from '../../src/wording/deliveries.js';
import type { Composer } from './composer.js';

export const noticeKind = 'delivery-notice';
const prefix = 'notice:';

/** Several failures of one announcement within a minute are one message. */
const gatherMs = 60_000;

/** Tells whoever answers for a subject which of its deliveries did not arrive, all in one message. */
export const deliveryNotice: Composer = {
  async compose({ deliveries }, { subject }) {
    const of = subject.slice(prefix.length);
    const troubled = (await deliveries.listOf(of)).filter(isInTrouble);
    return troubled.length === 0 ? { pointless: 'all has arrived since' } : deliveriesInTrouble(await deliveries.titleOf(of), troubled);
  },
};

/** To be called in the transaction in which a delivery failed or was held. */
export async function planNotice({ deliveries }: Records, delivery: Delivery, to: PersonId, office: Office): Promise<void> {
  await deliveries.planUnlessWaiting({
    id: office.newId<DeliveryId>(), kind: noticeKind, subject: `${prefix}${delivery.subject}`, destination: to, message: null,
    dueAt: addMs(office.now, gatherMs),
  });
}
