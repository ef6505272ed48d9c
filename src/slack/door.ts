import type { App, ReceiverEvent } from '@slack/bolt';
import type { Log } from '../office.js';
import type { InboxItem } from '../store/inbox.js';
import type { Inbox } from '../store/inbox-over.js';
import { isOutage } from '../store/outage.js';

/** Where everything from Slack comes in: written down before it is handled, and handled once. */
export interface Door {
  /** False when nothing could be kept and Slack should send it again. */
  admit(event: ReceiverEvent, app: App): Promise<boolean>;
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

/** Slack waits three seconds: records that have not answered within this are away. */
const recordsWithinMs = 1_000;

class RecordsAreSlow extends Error {}

export function openDoor(inbox: Omit<Inbox, 'tidy'>, log: Log): Door {
  /** Ids in hand in this process. */
  const inHand = new Map<string, Promise<void>>();

  function handle(item: InboxItem, work: () => Promise<void>): Promise<void> {
    const handling = handleNow(item, work);
    inHand.set(item.id, handling);
    return handling.finally(() => inHand.delete(item.id));
  }

  async function handleNow(item: InboxItem, work: () => Promise<void>): Promise<void> {
    try {
      await work();
      await inbox.settle(item.id);
    } catch (error) {
      // no rethrow: it stays in the inbox, and is taken up again from there.
      log.warn('inbox-not-settled', { error });
    }
  }

  return {
    async admit({ body, ack }, app) {
      const item = itemOf(body);
      const work = () => app.processEvent({ body, ack });
      if (item === null) {
        // no rethrow: what Bolt cannot make sense of would be no clearer if Slack sent it again.
        await work().catch((error: unknown) => log.warn('not-understood', { error }));
        return true;
      }
      const putting = inbox.put(item);
      let fresh: boolean;
      try {
        fresh = await inTime(putting);
      } catch (error) {
        log.error('inbox-out-of-reach', { error });
        // An event is sent again by Slack. Commands and presses are not: whoever typed gets an answer now.
        if (item.kind === 'event') return false;
        await work();
        // Should it have been written down after all, it is handled by now.
        putting.then(() => inbox.settle(item.id)).catch(() => undefined);
        return true;
      }
      if (!fresh) {
        await ack();
        return true;
      }
      if (item.kind === 'event') await ack();
      await handle(item, work);
      return true;
    },
    async firstSight(signature) {
      try {
        return await inTime(inbox.firstSight(signature));
      } catch (error) {
        // The signature itself is good, and its time is near: while the records are away, people are still answered.
        if (isOutage(error) || error instanceof RecordsAreSlow) return true;
        throw error;
      }
    },
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
