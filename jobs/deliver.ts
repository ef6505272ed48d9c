import type { Address, Delivery, NextStep, Outcome } from '../src/domain/delivery.js';
import { deliveryTimes, type DeliveryTimes } from '../src/domain/delivery-times.js';
import { addMs } from '../src/domain/instant.js';
import type { ChannelId } from '../src/domain/ids.js';
import type { Ending, Job, Payloads } from '../src/job.js';
import type { Message, Office, Records } from '../src/office.js';
import type { Composers } from './composers/composer.js';
import { planNotice } from './composers/delivery-notice.js';

export interface DeliverOptions {
  readonly composers: Composers;
  readonly times?: DeliveryTimes;
  /** Named points at which the fault suite kills the process. Does nothing in the product. */
  readonly checkpoint?: (name: string) => void | Promise<void>;
}

type Claimed = NextStep & { readonly message?: Message | undefined; readonly address?: Address | undefined };

/** Posts one message once. When it is not certain whether it is out, looks for it before any second post. */
export function deliver({ composers, times = deliveryTimes, checkpoint = () => undefined }: DeliverOptions): Job<'deliver'> {
  return {
    name: 'deliver',
    async run(office, payload) {
      await checkpoint('before-claim');
      const started = performance.now();
      const step = await office.transact((records) => claimAndCompose(records, office, payload));
      await checkpoint('after-claim');
      if (step === null) return { kind: 'nothing-to-do', why: 'no such delivery' };
      if (step.kind === 'nothing') return { kind: 'nothing-to-do', why: step.why };
      if (step.kind === 'later') return again(office, step.ms);
      if (step.kind === 'look') return lookForIt(office, step.delivery);
      const outcome = await post(office, step, () => times.leaseMs - times.postTimeoutMs - (performance.now() - started));
      await checkpoint('after-response');
      await checkpoint('before-mark');
      const settled = await record(office, step.delivery, ({ deliveries }) => deliveries.settle(step.delivery.id, step.delivery.fence, outcome, times));
      await checkpoint('after-mark');
      return ending(office, settled);
    },
  };

  async function claimAndCompose(records: Records, office: Office, { delivery: id, generation }: Payloads['deliver']): Promise<Claimed | null> {
    const step = await records.deliveries.claim(id, generation, times);
    if (step?.kind !== 'post') return step;
    const { delivery } = step;
    const words = (await records.deliveries.messageOf(id)) ?? (await composers[delivery.kind]?.compose?.(records, delivery, office));
    if (words === undefined) throw new Error(`Cannot word a delivery of kind "${delivery.kind}": it has no message and nothing composes it`);
    if ('pointless' in words) {
      await records.deliveries.pointless(id, words.pointless);
      return { kind: 'nothing', delivery, why: words.pointless };
    }
    return { ...step, message: words, address: await records.deliveries.addressOf(delivery) };
  }

  /** The one post of this claim. Whatever stops it before the request leaves is certain. */
  async function post(office: Office, { delivery, message, address }: Claimed, leftMs: () => number): Promise<Outcome> {
    if (message === undefined || address === undefined || address.kind === 'nowhere') return { kind: 'refused', why: 'nowhere' };
    let channel: ChannelId | null;
    try {
      channel = address.kind === 'person' ? await office.desk.openDirect(address.user) : address.channel;
      const bar = channel === null ? 'cannot be opened' : await lastLook(office, delivery, channel);
      if (channel === null || bar !== null) return { kind: 'refused', why: bar ?? 'cannot be opened' };
    } catch (error) {
      // no rethrow: nothing was posted yet, so this is certain, and the claim need not run out.
      office.log.warn('delivery-put-back', { delivery: delivery.id, error });
      return { kind: 'wait', seconds: 30 };
    }
    const conversation = channel;
    if (conversation !== delivery.slackChannel) await office.transact(({ deliveries }) => deliveries.postedIn(delivery.id, conversation));
    return office.desk.post({
      delivery: delivery.id, channel, message, withinMs: leftMs(), ...(delivery.threadTs === null ? {} : { threadTs: delivery.threadTs }),
    });
  }

  async function lastLook(office: Office, delivery: Delivery, channel: ChannelId): Promise<string | null> {
    const { mayGo } = composers[delivery.kind] ?? {};
    // Alone with the bot nobody else reads.
    if (mayGo === undefined || !delivery.destination.startsWith('#')) return null;
    const inspection = await office.desk.inspect(channel);
    if (!inspection.reachable) return inspection.why ?? 'channel_not_found';
    return office.transact((records) => mayGo(records, delivery, inspection));
  }

  async function lookForIt(office: Office, delivery: Delivery): Promise<Ending> {
    await checkpoint('in-read-back');
    const { slackChannel: channel, firstAttemptAt: since } = delivery;
    const seen = channel === null || since === null
      // The conversation is written down before anything is posted in it.
      ? { kind: 'absent' as const }
      : await office.desk.readBack(delivery.id, channel, since, delivery.threadTs ?? undefined);
    if (seen.kind === 'found' && seen.copies > 1) office.log.error('delivery-seen-twice', { delivery: delivery.id, copies: seen.copies });
    const settled = await record(office, delivery, ({ deliveries }) => deliveries.afterLook(delivery.id, delivery.fence, seen, times));
    return ending(office, settled);
  }

  async function record(office: Office, { id, kind }: Delivery, by: (records: Records) => Promise<Delivery | null>): Promise<Delivery | null> {
    const settled = await office.transact(async (records) => {
      const changed = await by(records);
      if (changed?.state !== 'failed' && changed?.state !== 'held') return changed;
      const who = await composers[kind]?.answersFor?.(records, changed);
      if (who !== undefined && who !== null) await planNotice(records, changed, who, office);
      return changed;
    });
    office.log.info('delivery-settled', { delivery: id, state: settled?.state ?? 'too late', why: settled?.why });
    return settled;
  }
}

/** A delivery that is not at its end is looked at again, when its row says. */
function ending(office: Office, settled: Delivery | null): Ending {
  if (settled?.state === 'planned') return { kind: 'not-yet', again: settled.dueAt };
  return settled?.state === 'unknown' ? again(office, 0) : { kind: 'done' };
}

function again(office: Office, ms: number): Ending {
  return { kind: 'not-yet', again: addMs(office.now, ms) };
}
