import type { KnownBlock, ModalView } from '@slack/types';
import type { ChannelId, SlackUserId } from './domain/ids.js';
import type { Reader } from './domain/reader.js';
import type { Office } from './office.js';

/** Who typed or pressed something, where, and what. */
export interface Caller {
  readonly user: SlackUserId;
  readonly channel: ChannelId | null;
  readonly reader: Reader;
  readonly text: string;
}

/** What the bot answers. Seen by the asker alone unless `aloud`. */
export interface Reply {
  readonly text: string;
  readonly blocks?: readonly KnownBlock[];
  /** Post where all can see it, in answer to a mention in a channel. */
  readonly aloud?: true;
  /** A note for the asker alone, beside an answer that others read too. */
  readonly privately?: { readonly text: string; readonly blocks?: readonly KnownBlock[] };
  /** Replace the message whose button was pressed. */
  readonly replaces?: true;
  /** Open this form in place of an answer (only within three seconds of a command or a press). */
  readonly form?: ModalView;
}

/** A pressed button or a chosen option. `value` is an id or a small JSON of ids, never trusted as permission. */
export interface Press extends Caller {
  readonly value: string;
  readonly message: { readonly channel: ChannelId; readonly ts: string } | null;
}

/** A form sent in: one value for each input, by `block_id`. Dates as YYYY-MM-DD, many choices as a list. */
export interface Submission extends Caller {
  readonly about: string;
  readonly values: Readonly<Record<string, string | readonly string[] | null>>;
}

/** Faults of a form, by `block_id`, shown beside its fields. */
export interface FormErrors {
  readonly errors: Readonly<Record<string, string>>;
}

/** Something that people can type, with the buttons and forms that belong to it. */
export interface Command {
  readonly name: `/${string}`;
  readonly summary: string;
  readonly usage: string;
  run(office: Office, caller: Caller): Promise<Reply>;
  /** By `action_id`; every action id begins with the command's word and a colon, such as `milestone:done`. */
  readonly buttons?: Readonly<Record<string, (office: Office, press: Press) => Promise<Reply>>>;
  /** By `callback_id`, such as `milestone:move`. */
  readonly forms?: Readonly<Record<string, (office: Office, submission: Submission) => Promise<Reply | FormErrors>>>;
}
