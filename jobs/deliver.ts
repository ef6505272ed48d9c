import type { Delivery, Outcome } from '../src/domain/delivery.js';
import { deliveryTimes, type DeliveryTimes } from '../src/domain/delivery-times.js';
import { addMs } from '../src/domain/instant.js';
import type { ChannelId, DeliveryId } from '../src/domain/ids.js';
import type { Ending, Job, Payloads } from '../src/job.js';
import type { Message, Office, Records } from '../src/office.js';
import { stopwatch, type TwoClocks } from '../src/stopwatch.js';
import { together } from '../src/together.js';
import type { Composers, Look, Pointless } from './composers/composer.js';
import { planNotice } from './composers/delivery-notice.js';

export interface DeliverOptions {
  readonly composers: Composers;
  /** Of this process: a claim and a post are timed by both, for neither alone knows of every sleep of the machine. */
  readonly clocks: TwoClocks;
  readonly times?: DeliveryTimes;
  /** Named points at which the fault suite kills the process. Does nothing in the product. */
  readonly checkpoint?: (name: string) => void | Promise<void>;
}

type Claimed = NonNullable<Awaited<ReturnType<Records['deliveries']['claim']>>[number]>;
interface Settling {
  readonly office: Office;
  readonly delivery: Delivery;
  readonly outcome: Outcome;
}

/**
 * Posts one message once. When it is not certain whether it is out, looks for it before any second post. Those that are
 * claimed, looked after or settled at the same time share a transaction; each has a claim and an outcome of its own.
 */
export function deliver({ composers, clocks, times = deliveryTimes, checkpoint = () => undefined }: DeliverOptions): Job<'deliver'> {
  const claim = together(claimAndCompose);
  const look = together(lastLooks);
  const settle = together(settleAll);
  const openedIn = together((opened: readonly { office: Office; id: DeliveryId; person: string; channel: ChannelId }[]) => ofAll(opened, async ({ deliveries, directConversations }) => {
    await deliveries.postedIn(...opened.map(({ id, channel }) => ({ id, channel })));
    await directConversations.remember(...opened.map(({ person, channel }) => ({ person, channel })));
    return opened.map(() => null);
  }));

  return {
    name: 'deliver',
    async run(office, payload) {
      await checkpoint('before-claim');
      const goneMs = stopwatch(clocks);
      const step = await claim({ office, payload });
      await checkpoint('after-claim');
      if (step === null) return { kind: 'nothing-to-do', why: 'no such delivery' };
      if (step.kind === 'nothing') return { kind: 'nothing-to-do', why: step.why };
      if (step.kind === 'later') return again(office, step.ms);
      if (step.kind === 'look') return lookForIt(office, step.delivery);
      const outcome = await post(office, step, () => times.leaseMs - times.postTimeoutMs - goneMs());
      await checkpoint('after-response');
      await checkpoint('before-mark');
      const settled = await settle({ office, delivery: step.delivery, outcome });
      await checkpoint('after-mark');
      return ending(office, step.delivery, settled);
    },
  };

  async function claimAndCompose(asked: readonly { office: Office; payload: Payloads['deliver'] }[]): Promise<(Claimed | null)[]> {
    return ofAll(asked, async (records, office) => {
      const claims = await records.deliveries.claim(asked.map(({ payload }) => payload), times);
      const unworded = claims.filter((step): step is Claimed => step?.kind === 'post' && step.message === null);
      const worded = new Map<Claimed, Claimed>();
      for (const kind of new Set(unworded.map(({ delivery }) => delivery.kind))) {
        const ofKind = unworded.filter(({ delivery }) => delivery.kind === kind);
        const words = await wordsFor(records, office, kind, ofKind.map(({ delivery }) => delivery));
        for (const [at, step] of ofKind.entries()) worded.set(step, await withWords(records, step, words[at]));
      }
      return claims.map((step) => (step === null ? null : worded.get(step) ?? step));
    });
  }

  async function wordsFor(records: Records, office: Office, kind: string, deliveries: readonly Delivery[]): Promise<readonly (Message | Pointless | undefined)[]> {
    const composer = composers[kind];
    if (composer?.composeAll !== undefined) return composer.composeAll(records, deliveries, office);
    const words: (Message | Pointless | undefined)[] = [];
    for (const delivery of deliveries) words.push(await composer?.compose?.(records, delivery, office));
    return words;
  }

  async function withWords(records: Records, step: Claimed, words: Message | Pointless | undefined): Promise<Claimed> {
    const { delivery, address } = step;
    if (words === undefined) throw new Error(`Cannot word a delivery of kind "${delivery.kind}": it has no message and nothing composes it`);
    if (!('pointless' in words)) return { ...step, message: words };
    await records.deliveries.pointless(delivery.id, words.pointless);
    return { kind: 'nothing', delivery, why: words.pointless, address, message: null };
  }

  /**
   * The one post of this claim. Whatever stops it before the request leaves is certain, and so is a refusal: then a person's
   * conversation is opened anew, and it is posted there instead.
   */
  async function post(office: Office, { delivery, message, address }: Claimed, leftMs: () => number): Promise<Outcome> {
    if (message === null || address.kind === 'nowhere') return { kind: 'refused', why: 'nowhere' };
    const postIn = (channel: ChannelId) => office.desk.post({
      delivery: delivery.id, channel, message, leftMs, ...(delivery.threadTs === null ? {} : { threadTs: delivery.threadTs }),
    });
    const opened = address.kind === 'person' ? address.opened : null;
    const first = opened === null ? null : await postIn(opened);
    if (first !== null && first.kind !== 'refused') return first;
    let channel: ChannelId | null;
    try {
      if (first !== null) await forgetConversation(office, delivery);
      channel = address.kind === 'person' ? await office.desk.openDirect(address.user) : address.channel;
      const bar = channel === null ? 'cannot be opened' : await lastLook(office, delivery, channel);
      if (channel === null || bar !== null) return { kind: 'refused', why: bar ?? 'cannot be opened' };
    } catch (error) {
      // no rethrow: nothing was posted yet, so this is certain, and the claim need not run out.
      office.log.warn('delivery-put-back', { delivery: delivery.id, error });
      return { kind: 'wait', seconds: 30 };
    }
    if (address.kind === 'person') await openedIn({ office, id: delivery.id, person: delivery.destination, channel });
    // The same one again: it was the message that Slack refused, and not where it goes.
    return first !== null && channel === opened ? first : postIn(channel);
  }

  async function forgetConversation(office: Office, delivery: Delivery): Promise<void> {
    await office.transact(async ({ deliveries, directConversations }) => {
      await deliveries.refusedThere(delivery);
      await directConversations.forget(delivery.destination);
    });
  }

  async function lastLook(office: Office, delivery: Delivery, channel: ChannelId): Promise<string | null> {
    // Alone with the bot nobody else reads.
    if (composers[delivery.kind]?.mayGo === undefined || !delivery.destination.startsWith('#')) return null;
    const inspection = await office.desk.inspect(channel);
    if (!inspection.reachable) return inspection.why ?? 'channel_not_found';
    return look({ office, delivery, inspection });
  }

  async function lastLooks(looks: readonly (Look & { office: Office })[]): Promise<(string | null)[]> {
    const office = looks.at(-1)?.office;
    return office === undefined ? [] : office.read(async (records) => {
      const bars = new Map<Look, string | null>();
      for (const kind of new Set(looks.map(({ delivery }) => delivery.kind))) {
        const ofKind = looks.filter(({ delivery }) => delivery.kind === kind);
        const said = await composers[kind]?.mayGo?.(records, ofKind);
        ofKind.forEach((one, at) => bars.set(one, said?.[at] ?? null));
      }
      return looks.map((one) => bars.get(one) ?? null);
    });
  }

  async function lookForIt(office: Office, delivery: Delivery): Promise<Ending> {
    await checkpoint('in-read-back');
    const { slackChannel: channel, firstAttemptAt: since } = delivery;
    const seen = channel === null || since === null
      // The conversation is written down before anything is posted in it.
      ? { kind: 'absent' as const }
      : await office.desk.readBack(delivery.id, channel, since, delivery.threadTs ?? undefined);
    if (seen.kind === 'found' && seen.copies > 1) office.log.error('delivery-seen-twice', { delivery: delivery.id, copies: seen.copies });
    const settled = await office.transact(async (records) => {
      const changed = await records.deliveries.afterLook(delivery, seen, times);
      await noticeOf(records, office, changed);
      return changed;
    });
    return ending(office, delivery, settled);
  }

  async function settleAll(posts: readonly Settling[]): Promise<(Delivery | null)[]> {
    return ofAll(posts, async (records, office) => {
      const settled = await records.deliveries.settle(posts.map(({ delivery: { id, fence }, outcome }) => ({ id, fence, outcome })), times);
      for (const one of settled) await noticeOf(records, office, one);
      return settled;
    });
  }

  /** Whoever answers for a delivery that failed or is held hears of it; the notice is put down with the failure. */
  async function noticeOf(records: Records, office: Office, settled: Delivery | null): Promise<void> {
    if (settled?.state !== 'failed' && settled?.state !== 'held') return;
    const who = await composers[settled.kind]?.answersFor?.(records, settled);
    if (who !== undefined && who !== null) await planNotice(records, settled, who, office);
  }
}

/** One transaction for all, in the office that was opened last. */
function ofAll<Asked extends { readonly office: Office }, Found>(asked: readonly Asked[], work: (records: Records, office: Office) => Promise<Found[]>): Promise<Found[]> {
  const office = asked.at(-1)?.office;
  return office === undefined ? Promise.resolve([]) : office.transact((records) => work(records, office));
}

/** A delivery that is not at its end is looked at again, when its row says. */
function ending(office: Office, { id }: Delivery, settled: Delivery | null): Ending {
  office.log.info('delivery-settled', { delivery: id, state: settled?.state ?? 'too late', why: settled?.why });
  if (settled?.state === 'planned') return { kind: 'not-yet', again: settled.dueAt };
  return settled?.state === 'unknown' ? again(office, 0) : { kind: 'done' };
}

function again(office: Office, ms: number): Ending {
  return { kind: 'not-yet', again: addMs(office.now, ms) };
}
