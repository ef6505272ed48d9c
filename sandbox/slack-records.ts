/** A Block Kit block, an element or any other piece of Slack JSON that the sandbox carries and does not judge. */
export type SlackJson = { readonly [key: string]: unknown };

/** One table of the emulator. */
export interface Table<Row> {
  all(): (Row & { readonly id: number })[];
  findBy(field: keyof Row & string, value: string): (Row & { readonly id: number })[];
  findOneBy(field: keyof Row & string, value: string): (Row & { readonly id: number }) | undefined;
  insert(row: Row): Row & { readonly id: number };
  update(id: number, change: Partial<Row>): (Row & { readonly id: number }) | undefined;
  delete(id: number): boolean;
  clear(): void;
  snapshot(): TableSnapshot;
  restore(snapshot: TableSnapshot): void;
}

export interface TableSnapshot {
  readonly items: readonly { readonly id: number }[];
  readonly autoId: number;
}

export interface SlackMessage {
  readonly ts: string;
  readonly channel_id: string;
  readonly user: string;
  readonly text: string;
  readonly type: 'message';
  readonly subtype?: string;
  readonly thread_ts?: string | undefined;
  readonly blocks?: readonly SlackJson[] | undefined;
  readonly attachments?: readonly SlackJson[] | undefined;
  readonly metadata?: SlackJson | undefined;
  readonly edited?: { readonly user: string; readonly ts: string } | undefined;
  readonly bot_id?: string;
  readonly app_id?: string;
  readonly reply_count: number;
  readonly reply_users: readonly string[];
  readonly reactions: readonly SlackJson[];
}

export interface SlackEphemeral extends SlackMessage {
  readonly target_user: string;
  /** The command it answers, as it was typed. */
  readonly asked?: string;
}

export interface SlackChannel {
  readonly channel_id: string;
  readonly team_id: string;
  readonly name: string;
  readonly is_channel: boolean;
  readonly is_private: boolean;
  readonly is_im?: boolean;
  readonly is_mpim?: boolean;
  readonly is_archived: boolean;
  readonly topic: { readonly value: string; readonly creator: string; readonly last_set: number };
  readonly purpose: { readonly value: string; readonly creator: string; readonly last_set: number };
  readonly members: readonly string[];
  readonly creator: string;
  readonly num_members: number;
  readonly user?: string | undefined;
  readonly is_open_by_user?: Readonly<Record<string, boolean>>;
  readonly last_read?: Readonly<Record<string, string>>;
}

export interface SlackUser {
  readonly user_id: string;
  readonly team_id: string;
  readonly name: string;
  readonly real_name: string;
  readonly email: string;
  readonly is_admin: boolean;
  readonly is_bot: boolean;
  readonly deleted: boolean;
  readonly profile: SlackJson;
  readonly presence: string;
  readonly manual_presence: string;
  readonly connection_count: number;
}

export interface SlackView {
  readonly view_id: string;
  readonly team_id: string;
  readonly user_id: string;
  readonly type: 'modal' | 'home';
  readonly title: SlackJson | null;
  readonly submit: SlackJson | null;
  readonly close: SlackJson | null;
  readonly blocks: readonly SlackJson[];
  readonly private_metadata: string;
  readonly callback_id: string;
  readonly external_id: string;
  readonly state: SlackJson;
  readonly hash: string;
  readonly clear_on_close: boolean;
  readonly notify_on_close: boolean;
  readonly root_view_id: string;
  readonly previous_view_id?: string;
  readonly app_id: string;
  readonly bot_id: string;
}

export interface SlackToken {
  readonly token: string;
  readonly token_type: string;
  readonly team_id: string;
  readonly user_id: string;
  readonly scopes: readonly string[];
  readonly app_id?: string;
  readonly bot_id?: string;
  readonly bot_user_id?: string;
}

/** What the emulator remembers, by its own names. */
export interface SlackRecords {
  readonly teams: Table<{ readonly team_id: string; readonly name: string; readonly domain: string }>;
  readonly users: Table<SlackUser>;
  readonly channels: Table<SlackChannel>;
  readonly messages: Table<SlackMessage>;
  readonly ephemeralMessages: Table<SlackEphemeral>;
  readonly views: Table<SlackView>;
  readonly tokens: Table<SlackToken>;
  readonly bots: Table<{ readonly bot_id: string; readonly app_id: string; readonly user_id: string; readonly name: string; readonly deleted: boolean; readonly icons: SlackJson }>;
}
