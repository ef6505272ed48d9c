import sql from 'sql-template-tag';
import { announce } from '../commands/announce.js';
import type { Command, FormErrors, Press, Reply, Submission } from '../src/command.js';
import type { ChannelId } from '../src/domain/ids.js';
import type { Desk, Inspection } from '../src/office.js';
import type { Database } from '../src/store/database.js';
import { sampleStore, testOffice, type TestOffice } from './office.js';

/** A workspace that only answers what is asked about destinations: nothing is posted here. */
export interface Workspace {
  /** What Slack says of a channel, where it is not the ordinary. */
  readonly seen: Map<string, Inspection>;
  /** People with whom Slack opens no conversation. */
  readonly closed: Set<string>;
  readonly updated: { channel: string; ts: string; text: string }[];
}

export interface Scene {
  readonly store: Database;
  readonly workspace: Workspace;
  office(moment: string): TestOffice;
  /** Back to the sample as it was loaded. */
  clear(): Promise<void>;
}

const changing = ['told', 'holding_lines', 'decision_forecasts', 'decision_events', 'clearances', 'allocations', 'funding_lines'];

/** The sample programme and a quiet workspace, for stories of announcements. */
export async function openScene(engine: 'pglite' | 'postgres' = 'pglite'): Promise<Scene> {
  const store = await sampleStore(engine);
  const workspace: Workspace = { seen: new Map(), closed: new Set(), updated: [] };
  for (const table of [...changing, 'decisions']) await store.script(`create table kept_${table} as table ${table}`);
  const desk: Desk = {
    post: () => Promise.reject(new Error('Nothing is posted in this story')),
    readBack: () => Promise.resolve({ kind: 'absent' }),
    update: (channel, ts, { text }) => {
      workspace.updated.push({ channel, ts, text });
      return Promise.resolve({ kind: 'posted', channel, ts });
    },
    openDirect: (user) => Promise.resolve(workspace.closed.has(user) ? null : (`D${user.slice(1)}` as ChannelId)),
    inspect: (channel) => Promise.resolve(workspace.seen.get(channel) ?? { reachable: true, shared: false, members: [] }),
  };
  return {
    store,
    workspace,
    office: (moment) => testOffice(store, moment, desk),
    async clear() {
      workspace.seen.clear();
      workspace.closed.clear();
      workspace.updated.length = 0;
      const script = (text: string) => untilNobodyIsInTheWay(() => store.script(text));
      await script('truncate announcements, deliveries, trail, funding_states, decision_prompts cascade');
      await script(`delete from decisions where id not in (select id from kept_decisions);
        delete from milestones where kind in ('condition', 'instalment');
        update decisions d set outcome = k.outcome, needed_by = k.needed_by, more = k.more from kept_decisions k where k.id = d.id`);
      await script(changing.map((table) => `delete from ${table}`).reverse().join('; '));
      for (const table of changing) await script(`insert into ${table} select * from kept_${table} on conflict do nothing`);
    },
  };
}

/**
 * A whole table is taken in another order than a bot at work beside takes its rows, and the server then lets one of the
 * two go on (Postgres, 40P01 deadlock_detected). A script is one transaction, so nothing of it was done.
 */
async function untilNobodyIsInTheWay(work: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === '40P01')) throw error;
    }
  }
}

/** What somebody types, presses or sends in, as the bot would be given it. */
export function people(office: TestOffice, command: Command = announce) {
  return {
    office,
    async type(user: string, text: string): Promise<Reply> {
      return command.run(office, await office.caller(user, text));
    },
    async press(user: string, action: string, value: object): Promise<Reply> {
      const press: Press = { ...(await office.caller(user, '')), value: JSON.stringify(value), message: null };
      const button = command.buttons?.[action];
      if (button === undefined) throw new Error(`No button ${action}`);
      return button(office, press);
    },
    async send(user: string, form: string, values: Submission['values'], about: object = { id: null, version: 0 }): Promise<Reply | FormErrors> {
      const submission: Submission = { ...(await office.caller(user, '')), about: JSON.stringify(about), values };
      const handler = command.forms?.[form];
      if (handler === undefined) throw new Error(`No form ${form}`);
      return handler(office, submission);
    },
  };
}

/** What a button of a reply carries. */
export function valueOf({ blocks }: Reply, action: string): object {
  for (const block of blocks ?? []) {
    for (const element of block.type === 'actions' ? block.elements : []) {
      if (element.type === 'button' && element.action_id === action) {
        const value: object = JSON.parse(element.value ?? '');
        return value;
      }
    }
  }
  throw new Error(`No button ${action}`);
}

/** What was put down to be delivered as an announcement. */
export async function planned(store: Database, id: string): Promise<{ destination: string; state: string; stage: number; text: string; due_at: string }[]> {
  return store.rows(sql`select destination, state, stage, message->>'text' as text, due_at from deliveries where kind = 'announcement' and subject = ${id} order by stage, destination`);
}

/** Every planned announcement has arrived, as the delivery would have noted it. */
export async function deliverAll(store: Database, at: string): Promise<void> {
  await store.rows(sql`
    update deliveries set state = 'sent', sent_at = ${at}::timestamptz, ts = '1.' || substr(md5(id::text), 1, 6),
      slack_channel = case when destination like '#%' then (select slack_channel from channels where name = destination)
        else 'D' || substr((select slack_user from people p where p.id = destination), 2) end
    where kind = 'announcement' and state = 'planned'`);
}
