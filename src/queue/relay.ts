import type { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
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
export function relayTo(queue: Queue, redis: Redis, { clock, redisMs, recheckMs }: { clock: () => number; redisMs: number; recheckMs: number }): Relay {
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
        await putIn(some.filter((one) => !noted.has(jobIdOf(one))));
        // What was put in before is most often there still, and to look costs less than to add.
        const gone = await seeTo(some, now);
        await putIn(gone.filter((one) => noted.has(jobIdOf(one))));
      }
      return wanted.length;
    },
    forget: () => noted.clear(),
    setBack: (id, ms) => void setBacks.set(id, clock() + ms),
    isSetBack: (delivery) => [...setBacks.keys()].some((id) => id.startsWith(`d-${delivery}-`)),
  };

  async function putIn(some: readonly DueDelivery[]): Promise<void> {
    if (some.length === 0) return;
    await within(redisMs * 5, queue.addBulk(some.map((one) => ({
      name: 'deliver', data: { delivery: one.id, generation: one.generation }, opts: { ...options, jobId: jobIdOf(one), delay: one.inMs },
    }))));
  }

  /** One that was in Redis already has kept its old delay. Gives those that are not there: run, or never taken for want of memory. */
  async function seeTo(some: readonly DueDelivery[], now: number): Promise<readonly DueDelivery[]> {
    const delayed = await within(redisMs * 5, delaysOf(some));
    await Promise.all(some.map(async (one, at) => {
      const there = delayed[at];
      if (there === undefined) return;
      if (there !== null && (one.inMs === 0 ? there > 0 : Math.abs(there - one.inMs) > toleranceMs)) await moveUp(one);
      noted.set(jobIdOf(one), { at: now + one.inMs, seenAt: now });
    }));
    return some.filter((_, at) => delayed[at] === undefined);
  }

  async function moveUp(one: DueDelivery): Promise<void> {
    const job = await within(redisMs * 5, queue.getJob(jobIdOf(one)));
    // no rethrow: a worker took it in this very moment.
    await within(redisMs * 5, one.inMs === 0 ? job?.promote() ?? Promise.resolve() : job?.changeDelay(one.inMs) ?? Promise.resolve()).catch(() => undefined);
  }

  /** For each in how many milliseconds it will run; null when it is not delayed, undefined when it is not there. One round trip for all. */
  async function delaysOf(some: readonly DueDelivery[]): Promise<(number | null | undefined)[]> {
    const asked = redis.pipeline().time();
    for (const one of some) asked.exists(queue.toKey(jobIdOf(one))).zscore(queue.toKey('delayed'), jobIdOf(one));
    const [[, time] = [], ...answers] = (await asked.exec()) ?? [];
    const now = Array.isArray(time) ? Number(time[0]) * 1000 + Number(time[1]) / 1000 : Number.NaN;
    return some.map((_, at) => {
      const [[, exists] = [], [, score] = []] = answers.slice(at * 2);
      if (exists !== 1) return undefined;
      // BullMQ keeps a delayed job by its moment in milliseconds, shifted by twelve bits.
      return typeof score === 'string' || typeof score === 'number' ? Math.floor(Number(score) / 0x1000) - now : null;
    });
  }
}
