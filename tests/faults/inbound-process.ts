import sql from 'sql-template-tag';
import { registerBot } from '../../src/slack/bot.js';
import { keepCatchingUp } from '../../src/slack/catch-up.js';
import { openDoor } from '../../src/slack/door.js';
import { httpReceiver } from '../../src/slack/http-receiver.js';
import { interactiveClient } from '../../src/slack/interactive-client.js';
import { noDesk } from '../../src/no-desk.js';
import { officeOpener } from '../../src/room.js';
import { inboxOver } from '../../src/store/inbox-over.js';
import { openPglite } from '../../src/store/pglite.js';
import { openPostgres } from '../../src/store/postgres.js';
import { rosterIn } from '../../src/store/rosters.js';
import { notebook } from './notebook.js';

/** What the parent tells this process, as JSON in its first argument. */
export interface InboundOrders {
  /** Records on a server, or in a folder. */
  readonly databaseUrl?: string;
  readonly folder?: string;
  readonly slackUrl: string;
  readonly port: number;
  readonly signingSecret: string;
}

const orders: InboundOrders = JSON.parse(process.argv[2] ?? '{}');
const log = { info: () => undefined, warn: () => undefined, error: (event: string, facts?: unknown) => void process.stderr.write(`${event} ${JSON.stringify(facts)}\n`) };
const store = orders.databaseUrl === undefined ? await openPglite(orders.folder) : openPostgres(orders.databaseUrl);
const inbox = inboxOver(store);
const door = openDoor(inbox, log);
const receiver = httpReceiver({
  host: '127.0.0.1', port: orders.port, signingSecret: orders.signingSecret, door,
  health: () => Promise.resolve(true), metrics: () => Promise.resolve(''), nowMs: Date.now,
});
const bot = registerBot({
  token: 'xoxb-test', identity: { botId: 'BBOT', botUserId: 'UBOT' }, receivers: [receiver],
  client: interactiveClient({ botToken: 'xoxb-test', apiUrl: `${orders.slackUrl}/api/` }), responseOrigins: [orders.slackUrl],
  commands: [notebook(40, 40)], mention: null, home: null, log, newReference: () => 'ref',
  openOffice: officeOpener({ store, desk: noDesk, log, wake: () => undefined }),
  async onRoster(change) {
    await new Promise((resolve) => setTimeout(resolve, 60));
    if (change.kind === 'joined') await store.transact((session) => rosterIn(session).add(change.channel, change.user));
  },
});
await receiver.start();
keepCatchingUp({ door, bot, inbox, log });
process.stdout.write('ready\n');
setInterval(() => void store.rows(sql`select 1 from inbox where handled_at is null`).then((left) => process.stdout.write(left.length === 0 ? 'nothing left\n' : `${left.length} left\n`)), 500);
