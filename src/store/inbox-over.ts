import type { Database } from './database.js';
import { inboxIn, type InboxItem, type LeftItem, type PutDown } from './inbox.js';

/** The inbox for those who have no transaction of their own: each call is one. */
export interface Inbox {
  put(item: InboxItem, signature?: string): Promise<PutDown>;
  keep(ids: readonly string[]): Promise<void>;
  settle(ids: readonly string[]): Promise<void>;
  takeLeft(): Promise<LeftItem[]>;
  firstSight(signature: string): Promise<boolean>;
  tidy(): Promise<void>;
}

export function inboxOver(store: Database): Inbox {
  // One statement each, which is a transaction by itself.
  const inbox = inboxIn(store);
  return {
    ...inbox,
    tidy: () => store.transact((session) => inboxIn(session).tidy()),
  };
}
