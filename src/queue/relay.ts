import type { Queue } from 'bullmq';
import type { DeliveryId } from '../domain/ids.js';
import type { DueDelivery } from '../store/deliveries.js';
import { within } from './connection.js';

/** Keeps Redis in step with what is due on record. */
export interface Relay {
  /** Puts in what is not there, brings forward what became due earlier. Returns how many it put in or moved. */
  carry(due: readonly DueDelivery[]): Promise<number>;
  /** Redis was wiped or replaced: nothing that was put in counts any more. */
  forget(): void;
  /** A job of this process failed and must not be brought forward before so many milliseconds have gone. */
  setBack(jobId: string, ms: number): void;
  isSetBack(delivery: DeliveryId): boolean;
}

export function jobIdOf({ id, generation }: Pick<DueDelivery, 'id' | 'generation'>): string {
  return `d-${id}-g${generation}`;
}

const options = { attempts: 1, removeOnComplete: true, removeOnFail: true } as const;

/** When a job that we put in will run, and when we last saw to it, by the relay's clock. */
interface Noted {
  readonly at: number;
  readonly seenAt: number;
}

/** The clocks of the records and of this process do not tick as one. */
const toleranceMs = 1_000;
const part = 200;

/** `clock` is monotonic, in milliseconds. What is due at once is looked for in Redis again after each `recheckMs`. */
export function relayTo(queue: Queue, { clock, redisMs, recheckMs }: { clock: () => number; redisMs: number; recheckMs: number }): Relay {
  const noted = new Map<string, Noted>();
  const setBacks = new Map<string, number>();

  function isWanted(one: DueDelivery, now: number): boolean {
    const id = jobIdOf(one);
    if ((setBacks.get(id) ?? 0) > now) return false;
    const note = noted.get(id);
    if (note === undefined) return true;
    return one.inMs > 0 ? Math.abs(note.at - now - one.inMs) > toleranceMs : note.at > now + toleranceMs || now - note.seenAt > recheckMs;
  }

  return {
    async carry(due) {
      const now = clock();
      for (const [id, { at, seenAt }] of noted) if (Math.max(at, seenAt) < now - recheckMs * 4) noted.delete(id);
      for (const [id, until] of setBacks) if (until < now) setBacks.delete(id);
      const wanted = due.filter((one) => isWanted(one, now));
      for (let from = 0; from < wanted.length; from += part) {
        const some = wanted.slice(from, from + part);
        await within(redisMs * 5, queue.addBulk(some.map((one) => ({
          name: 'deliver', data: { delivery: one.id, generation: one.generation }, opts: { ...options, jobId: jobIdOf(one), delay: one.inMs },
        }))));
        await Promise.all(some.map((one) => seeTo(one, now)));
      }
      return wanted.length;
    },
    forget: () => noted.clear(),
    setBack: (id, ms) => void setBacks.set(id, clock() + ms),
    isSetBack: (delivery) => [...setBacks.keys()].some((id) => id.startsWith(`d-${delivery}-`)),
  };

  /** One that was in Redis already has kept its old delay. */
  async function seeTo(one: DueDelivery, now: number): Promise<void> {
    const job = await within(redisMs * 5, queue.getJob(jobIdOf(one)));
    // It may have been run, or never have been taken for want of memory: the next sweep will tell.
    if (job === undefined) return;
    if (await within(redisMs * 5, job.isDelayed())) {
      // no rethrow: a worker took it in this very moment.
      await within(redisMs * 5, one.inMs === 0 ? job.promote() : job.changeDelay(one.inMs)).catch(() => undefined);
    }
    noted.set(jobIdOf(one), { at: now + one.inMs, seenAt: now });
  }
}
