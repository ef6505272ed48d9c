import { App, type Receiver } from '@slack/bolt';
import type { HomeView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Caller, Command, FormErrors, Reply } from '../command.js';
import type { ChannelId, SlackUserId } from '../domain/ids.js';
import { Refusal } from '../domain/refusal.js';
import type { Log, Office } from '../office.js';
import type { InboxItem } from '../store/inbox.js';
import { interrupted, unknownCommand } from '../wording/faults.js';
import { answer } from './answer.js';
import { itemOf } from './door.js';
import { placed, unplaced } from './form-place.js';
import { fields, formValues, text, typed, valueOf } from './inputs.js';
import { libraryLog } from './library-log.js';
import { sendReply, type ReplyParts, type Whither } from './reply.js';
import type { TakeTurn } from './turns.js';

export type { Receiver };

/** A question asked of the bot in a conversation, without a slash. */
export interface Mention {
  run(office: Office, caller: Caller): Promise<Reply>;
}

export interface Home {
  render(office: Office, caller: Caller): Promise<HomeView>;
}

export interface BotParts {
  readonly token: string;
  readonly identity: { readonly botId: string; readonly botUserId: string };
  readonly receivers: readonly [Receiver, ...Receiver[]];
  readonly client: WebClient;
  readonly responseOrigins: readonly string[];
  readonly commands: readonly Command[];
  readonly mention: Mention | null;
  readonly home: Home | null;
  /** Opens an office; for something that came in, the office notes when it has had its effect. It knows who asks, where that is said. */
  readonly openOffice: (inboxItem?: string, asker?: SlackUserId) => Promise<Office>;
  readonly log: Log;
  readonly newReference: () => string;
  /** Whether somebody may ask for one more thing now. Without it everybody may. */
  readonly takeTurn?: TakeTurn;
  readonly onRoster: (change: RosterChange) => Promise<void>;
}

export type RosterChange =
  | { readonly kind: 'joined' | 'left'; readonly channel: ChannelId; readonly user: SlackUserId }
  /** Somebody's account was closed. */
  | { readonly kind: 'gone'; readonly user: SlackUserId }
  /** Their settings, as they are now, have them in this zone. */
  | { readonly kind: 'zone'; readonly user: SlackUserId; readonly zone: string };

export interface Bot {
  readonly app: App;
  /** Tells whoever asked for this that the bot was stopped in the middle of it, and may have done it. */
  tellInterrupted(item: InboxItem): Promise<void>;
}

/** Within this, a form that was sent in is answered beside its fields; later, in a message. */
const formAnswerMs = 2_300;

type Ack = (answer?: unknown) => Promise<void>;

/** Registers every command, button and form with Bolt, and gives each an office and its reader. */
export function registerBot(parts: BotParts): Bot {
  const app = new App({
    receiver: parts.receivers[0],
    logger: libraryLog(parts.log, 'bolt'),
    authorize: () => Promise.resolve({ botToken: parts.token, ...parts.identity }),
    // Nothing is kept in memory between two messages; Bolt would look there each time, and make an error of finding nothing.
    convoStore: false,
    // Bolt's own client must never resend: it would double posts.
    clientOptions: { retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, allowAbsoluteUrls: false },
  });
  for (const receiver of parts.receivers.slice(1)) receiver.init(app);
  app.error(async (error) => parts.log.error('listener-failed', { error }));

  const replyParts: ReplyParts = parts;
  const answered = <Answer extends Reply | FormErrors>(what: string, run: () => Promise<Answer>) => answer(what, run, parts);

  async function callerOf(office: Office, user: string, channel: string | null, words: string): Promise<Caller> {
    const presence = { user: user as SlackUserId, channel: channel as ChannelId | null };
    const reader = await office.read((records) => records.readers.of(presence));
    return { ...presence, reader, text: typed(words) };
  }

  /** Gives a reply its way: a form is opened at once, words go where they were asked for. */
  async function give(reply: Reply, whither: Whither, triggerId: string | null): Promise<void> {
    if (reply.form !== undefined && triggerId !== null) {
      const view = placed(reply.form, whither.channel);
      const opened = await parts.client.views.open({ trigger_id: triggerId, view }).then(() => true, (error: unknown) => {
        parts.log.warn('form-not-opened', { error });
        return false;
      });
      if (opened) return;
    }
    await sendReply(reply, whither, replyParts);
    if (reply.privately !== undefined) await sendReply(reply.privately, { ...whither, responseUrl: null, threadTs: null, channel: null }, replyParts);
  }

  /** A person's home as it is now. */
  async function showHome(user: string): Promise<void> {
    if (parts.home === null) return;
    const office = await parts.openOffice(undefined, user as SlackUserId);
    await parts.client.views.publish({ user_id: user, view: await parts.home.render(office, await callerOf(office, user, null, '')) });
  }

  /** The work is done and answered; a home that Slack does not take now is right when it is next opened. */
  const refreshHome = (user: string) => showHome(user).catch((error: unknown) => parts.log.warn('home-not-refreshed', { error }));

  function waitYourTurn(user: string): void {
    const seconds = parts.takeTurn?.(user) ?? null;
    if (seconds !== null) throw new Refusal('too-many-at-once', { seconds });
  }

  const openFor = (body: unknown, user: string) => parts.openOffice(itemOf(fields(body))?.id, user as SlackUserId);

  const commands = new Map(parts.commands.map((command) => [command.name as string, command]));
  app.command(/.*/, async ({ ack, body }) => {
    await ack();
    const command = commands.get(body.command);
    const whither = { responseUrl: body.response_url, user: body.user_id, channel: body.channel_id, threadTs: null };
    if (command === undefined) return sendReply(unknownCommand(body.command, [...commands.keys()]), whither, replyParts);
    const reply = await answered(command.name, async () => {
      waitYourTurn(body.user_id);
      const office = await openFor(body, body.user_id);
      return command.run(office, await callerOf(office, body.user_id, body.channel_id, body.text ?? ''));
    });
    await give(reply as Reply, whither, body.trigger_id);
  });

  const buttons = new Map(parts.commands.flatMap((command) => Object.entries(command.buttons ?? {})));
  app.action(/.*/, async ({ ack, body: raw, action: rawAction }) => {
    await ack();
    const [body, action] = [fields(raw), fields(rawAction)];
    const id = (text(action, 'action_id') ?? '').replace(/\/\d+$/, '');
    const handler = buttons.get(id);
    // A link button and a choice inside a form have no handler: nothing is asked of us.
    if (handler === undefined) return;
    const whither = whitherOfPress(body);
    const { user, channel } = whither;
    const ts = text(fields(body['message']), 'ts') ?? text(fields(body['container']), 'message_ts');
    const reply = await answered(id, async () => {
      const office = await openFor(body, user);
      const value = valueOf(action);
      return handler(office, {
        ...(await callerOf(office, user, channel, '')),
        value: typeof value === 'string' ? value : JSON.stringify(value ?? ''),
        message: channel !== null && ts !== null ? { channel: channel as ChannelId, ts } : null,
      });
    });
    await give(reply, whither, text(body, 'trigger_id'));
    if (fields(body['view'])['type'] === 'home') await refreshHome(user);
  });

  const forms = new Map(parts.commands.flatMap((command) => Object.entries(command.forms ?? {})));
  app.view({ callback_id: /.*/, type: 'view_submission' }, async ({ ack: boltAck, body, view }) => {
    const ack: Ack = boltAck as Ack;
    const handler = forms.get(view.callback_id);
    if (handler === undefined) return void (await ack());
    const place = unplaced(view.private_metadata);
    const channel = place?.channel ?? null;
    const user = body.user.id;
    const working = answered(view.callback_id, async () => {
      if (place === null) throw new Refusal('not-understood', { what: 'that form, which may be from an older message', example: '/secretariat' });
      const office = await openFor(body, user);
      return handler(office, { ...(await callerOf(office, user, channel, '')), about: place.about, values: formValues(fields(view)) });
    });
    const inTime = await Promise.race([working, new Promise<null>((resolve) => setTimeout(() => resolve(null), formAnswerMs))]);
    if (inTime !== null && 'errors' in inTime) return void (await ack({ response_action: 'errors', errors: inTime.errors }));
    if (inTime !== null && inTime.form !== undefined) return void (await ack({ response_action: 'update', view: placed(inTime.form, channel) }));
    await ack();
    const result = inTime ?? (await working);
    const reply: Reply = 'errors' in result ? { text: Object.values(result.errors).join('\n') } : result;
    await give(reply, { responseUrl: null, user, channel, threadTs: null }, null);
    // A form without a channel was opened from the home, which shows what came of it.
    if (channel === null) await refreshHome(user);
  });

  const { mention, home } = parts;
  if (mention !== null) {
    const asked = async (event: Readonly<Record<string, unknown>>, aloud: boolean) => {
      const [user, channel] = [text(event, 'user'), text(event, 'channel')];
      if (user === null || channel === null || text(event, 'bot_id') !== null || text(event, 'subtype') !== null) return;
      const words = (text(event, 'text') ?? '').replace(new RegExp(`<@${parts.identity.botUserId}(\\|[^>]*)?>`, 'g'), ' ').trim();
      const reply = await answered('mention', async () => {
        waitYourTurn(user);
        const office = await parts.openOffice(undefined, user as SlackUserId);
        return mention.run(office, await callerOf(office, user, channel, words));
      });
      const threadTs = text(event, 'thread_ts') ?? (aloud ? text(event, 'ts') : null);
      await give(aloud ? { ...(reply as Reply), aloud: true } : (reply as Reply), { responseUrl: null, user, channel, threadTs }, null);
    };
    app.event('app_mention', ({ event }) => asked(fields(event), true));
    app.message(async ({ event }) => {
      const message = fields(event);
      if (text(message, 'channel_type') === 'im') await asked(message, false);
    });
  }
  if (home !== null) {
    app.event('app_home_opened', async ({ event }) => {
      if (event.tab !== 'home') return;
      await showHome(event.user);
    });
  }
  app.event('member_joined_channel', ({ event }) => parts.onRoster({ kind: 'joined', channel: event.channel as ChannelId, user: event.user as SlackUserId }));
  app.event('member_left_channel', ({ event }) => parts.onRoster({ kind: 'left', channel: event.channel as ChannelId, user: event.user as SlackUserId }));
  app.event('user_change', async ({ event }) => {
    if (event.user.deleted === true) await parts.onRoster({ kind: 'gone', user: event.user.id as SlackUserId });
    else if (event.user.tz !== undefined) await parts.onRoster({ kind: 'zone', user: event.user.id as SlackUserId, zone: event.user.tz });
  });
  return {
    app,
    tellInterrupted: ({ body }) => sendReply({ text: interrupted }, whitherOfPress(body), replyParts),
  };
}

/** Where to answer a press, a form or a command, from what Slack sent. */
function whitherOfPress(body: Readonly<Record<string, unknown>>): Whither {
  return {
    responseUrl: text(body, 'response_url'),
    user: text(fields(body['user']), 'id') ?? text(body, 'user_id') ?? '',
    channel: text(fields(body['channel']), 'id') ?? text(fields(body['container']), 'channel_id') ?? text(body, 'channel_id'),
    threadTs: text(fields(body['message']), 'thread_ts'),
  };
}
