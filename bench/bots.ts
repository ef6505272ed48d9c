import { createServer, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import sql from 'sql-template-tag';
import { commands } from '../commands/index.js';
import { home } from '../commands/home.js';
import { mention } from '../commands/mention.js';
import { noDesk } from '../src/no-desk.js';
import type { Log } from '../src/office.js';
import { officeOpener } from '../src/room.js';
import { registerBot } from '../src/slack/bot.js';
import { openDoor } from '../src/slack/door.js';
import { httpReceiver } from '../src/slack/http-receiver.js';
import { interactiveClient } from '../src/slack/interactive-client.js';
import type { Database } from '../src/store/database.js';
import { inboxOver } from '../src/store/inbox-over.js';
import { signingSecret } from './front.js';

export interface RunningBot {
  readonly port: number;
  stop(): Promise<unknown>;
}

const log: Log = { info: () => undefined, warn: () => undefined, error: (event, facts) => void process.stderr.write(`${event} ${JSON.stringify(facts)}\n`) };

/** The bot as it runs: receiver, inbox, readers, commands. Only the workspace is a stand-in. */
export async function ourBot(store: Database, origin: string): Promise<RunningBot> {
  const port = await freePort();
  const receiver = httpReceiver({
    host: '127.0.0.1', port, signingSecret, door: openDoor(inboxOver(store), log),
    health: () => Promise.resolve(true), metrics: () => Promise.resolve(''), nowMs: Date.now,
  });
  registerBot({
    token: 'xoxb-bench', identity: { botId: 'BBOT', botUserId: 'UBOT' }, receivers: [receiver],
    client: interactiveClient({ botToken: 'xoxb-bench', apiUrl: `${origin}/api/` }), responseOrigins: [origin], commands, mention, home,
    openOffice: officeOpener({ store, desk: noDesk, log, wake: () => undefined }), log, newReference: () => 'bench', onRoster: () => Promise.resolve(),
  });
  keepConnections(await receiver.start());
  return { port, stop: () => receiver.stop() };
}

/** The connections that were opened before a measure must last for it, however slow the machine is. */
function keepConnections(server: unknown): void {
  if (server instanceof Server) server.keepAliveTimeout = 60_000;
}

/** The first floor: Bolt's own receiver and a constant. */
export const constantBot = (): Promise<RunningBot> => bareBot(() => Promise.resolve('A constant'));

/** The second floor: Bolt's own receiver and the one best query for the same facts, with the same regard for the reader. */
export const queryBot = (store: Database): Promise<RunningBot> => bareBot(queryOf(store));

/** The third floor: the second that also loses nothing in a crash, for it writes each request down before it acknowledges it, and that it was handled. */
export const keepingBot = (store: Database): Promise<RunningBot> => bareBot(queryOf(store), {
  before: (id, body) => store.rows(sql`
    insert into inbox (id, kind, body, received_at, held_until) values (${id}, 'command', ${JSON.stringify(body)}::jsonb, clock_timestamp(), clock_timestamp() + interval '10 seconds') on conflict (id) do nothing`),
  after: (id) => store.rows(sql`update inbox set handled_at = clock_timestamp(), body = '{}' where id = ${id}`),
});

const queryOf = (store: Database) => async (text: string, user: string) => {
  const name = text.replace(/^where does (.*) stand\?$/i, '$1');
  return JSON.stringify(await store.rows(bestQuery(name, user)));
};

/** Everything a partnership's card is made of, in one round trip. */
export function bestQuery(name: string, user: string) {
  return sql`
    with asker as (
      select coalesce(array_agg(distinct a.role), '{}') as roles from people p join appointments a on a.person = p.id where p.slack_user = ${user}
    ), circle as (
      select case when roles && array['SEC','CHAIR','SRO'] then array['group','officials'] else array['everyone'] end as audiences from asker
    ), one as (select * from partnerships where lower(name) = lower(${name}))
    select one.id, one.name, one.members, one.work, r.returned_on, r.self_rag, r.confidence, r.comment,
      (select jsonb_agg(jsonb_build_object('id', m.id, 'title', m.title, 'owner', m.owner_role, 'baseline', m.baseline,
          'forecasts', (select jsonb_agg(jsonb_build_object('on', f.given_on, 'forecast', f.forecast, 'reason', f.reason) order by f.given_on) from milestone_forecasts f where f.milestone = m.id and f.given_on <= office_now()::date),
          'actual', (select a.actual from milestone_actuals a where a.milestone = m.id and a.withdrawn_at is null order by a.known_on desc limit 1)) order by m.position)
        from milestones m, circle where m.partnership = one.id
          and exists (select 1 from clearances c where c.record = m.id and c.aspect = 'record' and c.audience = any(circle.audiences) and c.known_from <= office_now())) as milestones
    from one left join lateral (
      select * from highlight_reports r where r.partnership = one.id and r.due_on <= office_now()::date + 14 order by r.quarter desc limit 1) r on true`;
}

interface Keeping {
  before(id: string, body: unknown): Promise<unknown>;
  after(id: string): Promise<unknown>;
}

async function bareBot(answer: (text: string, user: string) => Promise<string>, keeping: Keeping | null = null): Promise<RunningBot> {
  const port = await freePort();
  const app = new App({
    receiver: new HTTPReceiver({ signingSecret, port, logLevel: LogLevel.ERROR }), logLevel: LogLevel.ERROR,
    authorize: () => Promise.resolve({ botToken: 'xoxb-bench', botId: 'BBOT', botUserId: 'UBOT' }),
  });
  app.command(/.*/, async ({ ack, body, respond }) => {
    const id = `floor:${body.trigger_id}`;
    await keeping?.before(id, body);
    await ack();
    await respond(await answer(body.text, body.user_id));
    await keeping?.after(id);
  });
  keepConnections(await app.start(port));
  return { port, stop: () => app.stop() };
}

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
