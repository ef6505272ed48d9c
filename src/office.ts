import type { KnownBlock } from '@slack/types';
import type { ChannelId, DeliveryId, SlackUserId } from './domain/ids.js';
import type { Day, Instant } from './domain/when.js';
import type { Records } from './store/records.js';

export type { Records };

/** Words to be posted, in both forms Slack wants: plain text for notices, blocks for the eye. */
export interface Message {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

/** One post, marked with an opaque id so that it can be found again. */
export interface Posting {
  readonly delivery: DeliveryId;
  readonly channel: ChannelId;
  readonly threadTs?: string;
  readonly message: Message;
  /** Asked just before the request leaves: with no milliseconds left it must not, for the claim ends soon after. */
  readonly leftMs?: () => number;
}

/** What is certain after one attempt to post. Anything that is not certain is `unknown`, and is read back. */
export type PostOutcome =
  | { readonly kind: 'posted'; readonly channel: ChannelId; readonly ts: string }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'stop'; readonly why: string }
  | { readonly kind: 'unknown'; readonly why: string };

/** What a read-back of a channel showed of one marked message. */
export type ReadBack =
  | { readonly kind: 'found'; readonly ts: string; readonly copies: number }
  | { readonly kind: 'absent' }
  | { readonly kind: 'no-access'; readonly why: string };

/** The bot's hands in Slack. Each call is tried once; nothing here resends. */
export interface Desk {
  post(posting: Posting): Promise<PostOutcome>;
  /** Looks for the delivery's mark among the messages since `since`. */
  readBack(delivery: DeliveryId, channel: ChannelId, since: Instant, threadTs?: string): Promise<ReadBack>;
  /** Replaces a message's words in place; may be repeated safely. */
  update(channel: ChannelId, ts: string, message: Message): Promise<PostOutcome>;
  /** The direct conversation with a person. Null when Slack will not open one. */
  openDirect(user: SlackUserId): Promise<ChannelId | null>;
  /** What Slack says of a destination before anything is sent there. */
  inspect(channel: ChannelId): Promise<Inspection>;
}

export interface Inspection {
  readonly reachable: boolean;
  readonly why?: string;
  readonly shared: boolean;
  readonly members: readonly SlackUserId[];
}

export interface Log {
  info(event: string, facts?: Readonly<Record<string, unknown>>): void;
  warn(event: string, facts?: Readonly<Record<string, unknown>>): void;
  error(event: string, facts?: Readonly<Record<string, unknown>>): void;
}

/**
 * The room in which every command and job works. It is opened anew for each unit of work: `now` is read once, from the
 * records' own clock, so that a decision and its due dates agree.
 */
export interface Office {
  readonly now: Instant;
  /** Today in the programme's zone. */
  readonly today: Day;
  readonly zone: string;
  readonly nation: string;
  /**
   * For reading: each statement by itself, which sees what it would see within a transaction, without the two ends of
   * one. Nothing is written here but what a conversation was about, which is no effect that anybody asked for.
   */
  read<T>(work: (records: Records) => Promise<T>): Promise<T>;
  /** One commit or nothing. No network call may be made inside. */
  transact<T>(work: (records: Records) => Promise<T>): Promise<T>;
  newId<Id extends string>(): Id;
  readonly desk: Desk;
  readonly log: Log;
}
