import bolt, { type App, type Receiver } from '@slack/bolt';
import type { HomeView, ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Caller, Command, FormErrors, Reply } from '../command.js';
import type { ChannelId, SlackUserId } from '../domain/ids.js';
import { Refusal } from '../domain/refusal.js';
import type { Log, Office } from '../office.js';
import { answer } from './answer.js';
import { fields, formValues, text, typed, valueOf } from './inputs.js';
import { sendReply, type ReplyParts, type Whither } from './reply.js';

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
  readonly openOffice: () => Promise<Office>;
  readonly log: Log;
  readonly newReference: () => string;
  readonly onRoster: (change: RosterChange) => Promise<void>;
}

export interface RosterChange {
  readonly kind: 'joined' | 'left';
  readonly channel: ChannelId;
  readonly user: SlackUserId;
}

/** Within this, a form that was sent in is answered beside its fields; later, in a message. */
const formAnswerMs = 2_300;

type Ack = (answer?: unknown) => Promise<void>;

/** Registers every command, button and form with Bolt, and gives each an office and its reader. */
export function registerBot(parts: BotParts): App {
  const app = new bolt.App({
    receiver: parts.receivers[0],
    authorize: () => Promise.resolve({ botToken: parts.token, ...parts.identity }),
    // Bolt's own client must never resend: it would double posts.
    clientOptions: { retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, allowAbsoluteUrls: false },
  });
  for (const receiver of parts.receivers.slice(1)) receiver.init(app);
  app.error(async (error) => parts.log.error('listener-failed', { error }));

  const replyParts: ReplyParts = parts;
  const answered = <Answer extends Reply | FormErrors>(what: string, run: () => Promise<Answer>) => answer(what, run, parts);

  async function callerOf(office: Office, user: string, channel: string | null, words: string): Promise<Caller> {
    const presence = { user: user as SlackUserId, channel: channel as ChannelId | null };
    const reader = await office.transact((records) => records.readers.of(presence));
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

  for (const command of parts.commands) {
    app.command(command.name, async ({ ack, body }) => {
      await ack();
      const reply = await answered(command.name, async () => {
        const office = await parts.openOffice();
        return command.run(office, await callerOf(office, body.user_id, body.channel_id, body.text ?? ''));
      });
      const whither = { responseUrl: body.response_url, user: body.user_id, channel: body.channel_id, threadTs: null };
      await give(reply as Reply, whither, body.trigger_id);
    });
  }

  const buttons = new Map(parts.commands.flatMap((command) => Object.entries(command.buttons ?? {})));
  app.action(/.*/, async ({ ack, body: raw, action: rawAction }) => {
    await ack();
    const [body, action] = [fields(raw), fields(rawAction)];
    const id = (text(action, 'action_id') ?? '').replace(/\/\d+$/, '');
    const handler = buttons.get(id);
    // A link button and a choice inside a form have no handler: nothing is asked of us.
    if (handler === undefined) return;
    const user = text(fields(body['user']), 'id') ?? '';
    const channel = text(fields(body['channel']), 'id') ?? text(fields(body['container']), 'channel_id');
    const message = fields(body['message']);
    const ts = text(message, 'ts') ?? text(fields(body['container']), 'message_ts');
    const whither = { responseUrl: text(body, 'response_url'), user, channel, threadTs: text(message, 'thread_ts') };
    const reply = await answered(id, async () => {
      const office = await parts.openOffice();
      const value = valueOf(action);
      return handler(office, {
        ...(await callerOf(office, user, channel, '')),
        value: typeof value === 'string' ? value : JSON.stringify(value ?? ''),
        message: channel !== null && ts !== null ? { channel: channel as ChannelId, ts } : null,
      });
    });
    await give(reply, whither, text(body, 'trigger_id'));
  });

  const forms = new Map(parts.commands.flatMap((command) => Object.entries(command.forms ?? {})));
  app.view({ callback_id: /.*/, type: 'view_submission' }, async ({ ack: boltAck, body, view }) => {
    const ack: Ack = boltAck as Ack;
    const handler = forms.get(view.callback_id);
    if (handler === undefined) return void (await ack());
    const { about, channel } = unplaced(view.private_metadata);
    const user = body.user.id;
    const working = answered(view.callback_id, async () => {
      const office = await parts.openOffice();
      return handler(office, { ...(await callerOf(office, user, channel, '')), about, values: formValues(fields(view)) });
    });
    const inTime = await Promise.race([working, new Promise<null>((resolve) => setTimeout(() => resolve(null), formAnswerMs))]);
    if (inTime !== null && 'errors' in inTime) return void (await ack({ response_action: 'errors', errors: inTime.errors }));
    if (inTime !== null && inTime.form !== undefined) return void (await ack({ response_action: 'update', view: placed(inTime.form, channel) }));
    await ack();
    const result = inTime ?? (await working);
    const reply: Reply = 'errors' in result ? { text: Object.values(result.errors).join('\n') } : result;
    await give(reply, { responseUrl: null, user, channel, threadTs: null }, null);
  });

  const { mention, home } = parts;
  if (mention !== null) {
    const asked = async (event: Readonly<Record<string, unknown>>, aloud: boolean) => {
      const [user, channel] = [text(event, 'user'), text(event, 'channel')];
      if (user === null || channel === null || text(event, 'bot_id') !== null || text(event, 'subtype') !== null) return;
      const words = (text(event, 'text') ?? '').replace(new RegExp(`<@${parts.identity.botUserId}(\\|[^>]*)?>`, 'g'), ' ').trim();
      const reply = await answered('mention', async () => {
        const office = await parts.openOffice();
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
      const office = await parts.openOffice();
      const view = await home.render(office, await callerOf(office, event.user, null, ''));
      await parts.client.views.publish({ user_id: event.user, view });
    });
  }
  app.event('member_joined_channel', ({ event }) => parts.onRoster({ kind: 'joined', channel: event.channel as ChannelId, user: event.user as SlackUserId }));
  app.event('member_left_channel', ({ event }) => parts.onRoster({ kind: 'left', channel: event.channel as ChannelId, user: event.user as SlackUserId }));
  return app;
}

/** A form remembers the channel it was asked for in, beside what it is about. */
function placed(view: ModalView, channel: string | null): ModalView {
  return { ...view, private_metadata: JSON.stringify({ about: view.private_metadata ?? '', channel }) };
}

function unplaced(metadata: string): { about: string; channel: string | null } {
  try {
    const read = fields(JSON.parse(metadata));
    return { about: text(read, 'about') ?? '', channel: text(read, 'channel') };
  } catch {
    throw new Refusal('not-understood', { what: 'that form, which may be from an older message', example: '/milestone' });
  }
}
