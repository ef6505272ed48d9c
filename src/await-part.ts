import { setTimeout as pause } from 'node:timers/promises';
import { startUp } from './wording/start-up.js';

export interface AwaitedPart {
  /** As people call it: "Redis". */
  readonly name: string;
  /** Whether waiting can help with this error. */
  readonly isAway: (error: unknown) => boolean;
  readonly say: (sentence: string) => void;
}

const mostSeconds = 30;

/** Tries until it can be done, ever more slowly, and says so each time. An error that waiting does not mend is thrown. */
export async function awaitPart<T>({ name, isAway, say }: AwaitedPart, attempt: () => Promise<T>): Promise<T> {
  for (let seconds = 1; ; seconds = Math.min(seconds * 2, mostSeconds)) {
    try {
      return await attempt();
    } catch (error) {
      if (!isAway(error)) throw error;
      say(startUp.waiting(name, seconds));
      await pause(seconds * 1_000);
    }
  }
}
