import type { Log } from '../office.js';
import type { Inbox } from '../store/inbox-over.js';
import type { Bot } from './bot.js';
import type { Door } from './door.js';

const everyMs = 4_000;
const tidyEveryMs = 10 * 60_000;

export interface CatchUpParts {
  readonly door: Door;
  readonly bot: Bot;
  readonly inbox: Inbox;
  readonly log: Log;
}

/** Takes up what other processes left, now and every few seconds, and keeps hold of our own. Gives what stops it. */
export function keepCatchingUp({ door, bot, inbox, log }: CatchUpParts): () => void {
  let busy = false;
  const round = async () => {
    if (busy) return;
    busy = true;
    try {
      await door.keepHold();
      await door.catchUp(bot.app, bot.tellInterrupted);
    } catch (error) {
      // no rethrow: the next round is soon.
      log.warn('catch-up-failed', { error });
    } finally {
      busy = false;
    }
  };
  const tidy = () => void inbox.tidy().catch((error: unknown) => log.warn('inbox-not-tidied', { error }));
  const timers = [setInterval(() => void round(), everyMs), setInterval(tidy, tidyEveryMs)];
  void round();
  return () => timers.forEach((timer) => clearInterval(timer));
}
