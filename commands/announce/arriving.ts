import type { Press, Reply } from '../../src/command.js';
import { actorOf } from '../../src/domain/approval.js';
import type { Delivery } from '../../src/domain/delivery.js';
import { mayCareFor } from '../../src/domain/delivery-care.js';
import type { DeliveryId } from '../../src/domain/ids.js';
import { Refusal } from '../../src/domain/refusal.js';
import { readValue } from '../../src/grammar/button-value.js';
import type { Office, Records } from '../../src/office.js';
import { deliveryAnswers, isInTrouble, settledByPerson } from '../../src/wording/deliveries.js';

/** "I can see it": the uncertain message has arrived, on a person's word. */
export function seen(office: Office, press: Press): Promise<Reply> {
  return decide(office, press, { event: 'delivery-seen', say: deliveryAnswers.seen, by: ({ deliveries }, id) => deliveries.seenByPerson(id) });
}

/** "Not there, send again": on a person's word it is posted once more. */
export function again(office: Office, press: Press): Promise<Reply> {
  return decide(office, press, { event: 'delivery-again', say: deliveryAnswers.again, by: ({ deliveries }, id) => deliveries.sendAgain(id) });
}

interface Deciding {
  readonly event: string;
  readonly say: (delivery: Delivery) => string;
  readonly by: (records: Records, id: DeliveryId) => Promise<Delivery | null>;
}

/** The first press counts; every other hears that it is settled. What is left in trouble stays on the message. */
async function decide(office: Office, press: Press, { event, say, by }: Deciding): Promise<Reply> {
  const id = readId(press.value);
  return office.transact(async (records) => {
    const delivery = await records.deliveries.byId(id);
    const author = delivery === null ? null : (await records.announcements.find(delivery.subject))?.author ?? null;
    const actor = actorOf(press.reader);
    if (actor === null || !mayCareFor({ author }, actor)) {
      throw new Refusal('not-allowed', { what: 'say what becomes of this message', who: 'whoever wrote the announcement, the secretariat and the Chair' });
    }
    const settled = delivery !== null && isInTrouble(delivery) ? await by(records, id) : null;
    if (settled !== null) await records.trail.append(settled.subject, event, { delivery: id, destination: settled.destination, by: actor.person });
    const left = delivery === null ? [] : (await records.deliveries.listOf(delivery.subject)).filter(isInTrouble);
    const about = delivery === null ? '' : await records.deliveries.titleOf(delivery.subject);
    return { ...settledByPerson(settled === null ? deliveryAnswers.settled : say(settled), about, left), replaces: true };
  });
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function readId(value: string): DeliveryId {
  const { id } = readValue(value, { id: 'text' });
  if (!uuid.test(id)) throw new Refusal('not-understood', { what: 'that button, which may be from an older message', example: '/announce list' });
  return id as DeliveryId;
}
