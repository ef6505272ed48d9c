import type { App, ReceiverEvent } from '@slack/bolt';
import type { Log } from '../office.js';
import type { InboxItem } from '../store/inbox.js';

/** Where everything from Slack comes in: written down before it is handled, and handled once. */
export interface Door {
  /** False when nothing could be kept and Slack should send it again. */
  admit(event: ReceiverEvent, app: App): Promise<boolean>;
  firstSight(signature: string): Promise<boolean>;
  /** Handles what came in before a crash and was not finished. */
  catchUp(app: App): Promise<void>;
}

/** The rows behind the door. Each call is a transaction of its own. */
export interface Inbox {
  put(item: InboxItem): Promise<boolean>;
  settle(id: string): Promise<void>;
  open(): Promise<InboxItem[]>;
  firstSight(signature: string): Promise<boolean>;
}

export function openDoor(inbox: Inbox, log: Log): Door {
  /** Ids in hand in this process, so that catching up does not take them a second time. */
  const inHand = new Set<string>();

  async function handle(item: InboxItem, ack: ReceiverEvent['ack'], app: App): Promise<void> {
    inHand.add(item.id);
    try {
      await app.processEvent({ body: item.body, ack });
      await inbox.settle(item.id).catch((error: unknown) => log.warn('inbox-not-settled', { error }));
    } finally {
      inHand.delete(item.id);
    }
  }

  return {
    async admit({ body, ack }, app) {
      const item = itemOf(body);
      if (item === null) {
        await app.processEvent({ body, ack });
        return true;
      }
      let fresh: boolean;
      try {
        fresh = await inbox.put(item);
      } catch (error) {
        log.error('inbox-out-of-reach', { error });
        // An event is sent again by Slack. Commands and presses are not: whoever typed gets an answer now.
        if (item.kind === 'event') return false;
        await app.processEvent({ body, ack });
        return true;
      }
      if (!fresh) {
        await ack();
        return true;
      }
      if (item.kind === 'event') await ack();
      await handle(item, ack, app);
      return true;
    },
    async firstSight(signature) {
      // no refusal while the records are away: the signature itself is good, and its time is near.
      return inbox.firstSight(signature).catch(() => true);
    },
    async catchUp(app) {
      const noAnswer = () => Promise.resolve();
      for (const item of await inbox.open()) {
        if (!inHand.has(item.id)) await handle(item, noAnswer, app);
      }
    },
  };
}

/** Each thing from Slack has an id of its own; whatever has none is not kept. */
function itemOf(body: Readonly<Record<string, unknown>>): InboxItem | null {
  const text = (key: string) => (typeof body[key] === 'string' && body[key] !== '' ? body[key] : null);
  const kept = { ...body };
  const eventId = text('event_id');
  if (eventId !== null) return { id: `event:${eventId}`, kind: 'event', body: kept };
  const trigger = text('trigger_id');
  if (text('command') !== null && trigger !== null) return { id: `command:${trigger}`, kind: 'command', body: kept };
  if (text('type') !== null && trigger !== null) return { id: `press:${trigger}`, kind: 'press', body: kept };
  return null;
}
