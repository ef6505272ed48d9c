import { Redis } from 'ioredis';
import type { Chance } from './chance.js';
import type { StandIn } from './stand-in.js';

/** Time that does not go as it should, in milliseconds: the process stands still for so long, and the wall clock is moved by so much. */
export interface Trouble {
  readonly stillMs: number;
  readonly stepMs: number;
}

/**
 * The wall clock of this process, to be moved without anything that counts time going by noticing it, as after a pause
 * of the machine. PGlite and BullMQ ask the same `Date.now`, so theirs moves with it; in Redis the locks run out sooner.
 */
export function openTroubledTime(redisUrl: string) {
  const real = Date.now;
  const redis = new Redis(redisUrl);
  let shift = 0;
  Date.now = () => real() + shift;

  async function runOut(ms: number): Promise<void> {
    for (const key of await redis.keys('*:lock')) await redis.pexpire(key, Math.max(1, (await redis.pttl(key)) - ms));
  }

  return {
    async suffer({ stillMs, stepMs }: Trouble): Promise<void> {
      // Nothing in this process runs meanwhile; Redis does.
      if (stillMs > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, stillMs);
      shift += stepMs;
      if (stepMs > 0) await runOut(stepMs);
    },
    close(): void {
      Date.now = real;
      redis.disconnect();
    },
  };
}

/** Lets troubles come about every so many posts, at moments of the seed's choosing, until all is over. Gives how many came. */
export async function whilePosting(standIn: Pick<StandIn, 'posts'>, chance: Chance, { every, isOver, come }: { every: number; isOver: () => boolean; come: (nth: number) => Promise<void> }): Promise<number> {
  for (let nth = 0; ; nth += 1) {
    const wanted = standIn.posts.length + chance.between(1, every * 2, 'trouble', nth);
    while (standIn.posts.length < wanted && !isOver()) await new Promise((resolve) => setTimeout(resolve, 1));
    if (isOver()) return nth;
    await come(nth);
  }
}
