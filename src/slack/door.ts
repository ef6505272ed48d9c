import type { App, ReceiverEvent } from '@slack/bolt';
import type { Log } from '../office.js';
import type { InboxItem, PutDown } from '../store/inbox.js';
import type { Inbox } from '../store/inbox-over.js';
import { isOutage } from '../store/outage.js';
import { together } from '../together.js';

/** Where everything from Slack comes in: written down before it is handled, and handled once. */
export interface Door {
  /** `signature` is its fingerprint, where it came with one. */
  admit(event: ReceiverEvent, app: App, signature?: string): Promise<Admitted>;
  /** Whether something that is not kept came in for the first time. */
  firstSight(signature: string): Promise<boolean>;
  /**
   * Handles what came in and was left by a process that is gone. What had its effect already is not done again:
   * `tellInterrupted` says so to whoever asked.
   */
  catchUp(app: App, tellInterrupted: (item: InboxItem) => Promise<void>): Promise<void>;
  /** Keeps hold of what is being handled; to be called every few seconds. */
  keepHold(): Promise<void>;
  /** Resolves when everything in hand was finished. */
  empty(): Promise<void>;
}

/** `not kept`: Slack should send it again. `replayed`: somebody sends what was sent before, and nothing came of it. */
export type Admitted = 'taken' | 'replayed' | 'not kept';

/** Slack waits three seconds: records that have not answered within this are away. */
const recordsWithinMs = 1_000;

class RecordsAreSlow extends Error {}

export function openDoor(inbox: Omit<Inbox, 'tidy'>, log: Log): Door {
  /** Ids in hand in this process. */
  const inHand = new Map<string, Promise<void>>();

  const settle = together(async (ids: readonly string[]) => {
    await inbox.settle(ids);
    return ids;
  });

  function handle(item: InboxItem, work: () => Promise<void>): Promise<void> {
    const handling = handleNow(item, work);
    inHand.set(item.id, handling);
    return handling.finally(() => inHand.delete(item.id));
  }

  async function handleNow(item: InboxItem, work: () => Promise<void>): Promise<void> {
    try {
      await work();
      await settle(item.id);
    } catch (error) {
      // no rethrow: it stays in the inbox, and is taken up again from there.
      log.warn('inbox-not-settled', { error });
    }
  }

  async function firstSight(signature: string): Promise<boolean> {
    try {
      return await inTime(inbox.firstSight(signature));
    } catch (error) {
      // The signature itself is good, and its time is near: while the records are away, people are still answered.
      if (isOutage(error) || error instanceof RecordsAreSlow) return true;
      throw error;
    }
  }

  return {
    async admit({ body, ack }, app, signature) {
      const item = itemOf(body);
      const work = () => app.processEvent({ body, ack });
      if (item === null) {
        if (signature !== undefined && !(await firstSight(signature))) return 'replayed';
        // no rethrow: what Bolt cannot make sense of would be no clearer if Slack sent it again.
        await work().catch((error: unknown) => log.warn('not-understood', { error }));
        return 'taken';
      }
      const putting = inbox.put(item, signature);
      let put: PutDown;
      try {
        put = await inTime(putting);
      } catch (error) {
        log.error('inbox-out-of-reach', { error });
        // An event is sent again by Slack. Commands and presses are not: whoever typed gets an answer now.
        if (item.kind === 'event') return 'not kept';
        await work();
        // Should it have been written down after all, it is handled by now.
        putting.then(() => settle(item.id)).catch(() => undefined);
        return 'taken';
      }
      if (put === 'replayed') return 'replayed';
      if (put === 'repeated') {
        await ack();
        return 'taken';
      }
      if (item.kind === 'event') await ack();
      await handle(item, work);
      return 'taken';
    },
    firstSight,
    async catchUp(app, tellInterrupted) {
      const noAnswer = () => Promise.resolve();
      const left = (await inbox.takeLeft()).filter(({ id }) => !inHand.has(id));
      await Promise.all(left.map(({ tookEffect, ...item }) => handle(item, () => (
        tookEffect && item.kind !== 'event' ? tellInterrupted(item) : app.processEvent({ body: item.body, ack: noAnswer })))));
    },
    async keepHold() {
      if (inHand.size > 0) await inbox.keep([...inHand.keys()]);
    },
    async empty() {
      await Promise.allSettled(inHand.values());
    },
  };
}

async function inTime<T>(asked: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new RecordsAreSlow(`The records gave no answer within ${recordsWithinMs} ms`)), recordsWithinMs);
  });
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}

/** Each thing from Slack has an id of its own; whatever has none is not kept. */
export function itemOf(body: Readonly<Record<string, unknown>>): InboxItem | null {
  const text = (key: string) => (typeof body[key] === 'string' && body[key] !== '' ? body[key] : null);
  const kept = { ...body };
  const eventId = text('event_id');
  if (eventId !== null) return { id: `event:${eventId}`, kind: 'event', body: kept };
  const trigger = text('trigger_id');
  if (text('command') !== null && trigger !== null) return { id: `command:${trigger}`, kind: 'command', body: kept };
  if (text('type') !== null && trigger !== null) return { id: `press:${trigger}`, kind: 'press', body: kept };
  return null;
}
