import sql from 'sql-template-tag';
import { deliver } from '../../jobs/deliver.js';
import { freshenMessages } from '../../jobs/freshen-messages.js';
import { composers, rounds } from '../../jobs/index.js';
import { planReminders } from '../../jobs/plan-reminders.js';
import { remind } from '../../jobs/remind.js';
import type { ChannelId, DeliveryId } from '../../src/domain/ids.js';
import type { Round } from '../../src/job.js';
import type { Desk, Message } from '../../src/office.js';
import type { Database } from '../../src/store/database.js';
import { testOffice, type TestOffice } from '../office.js';
import { machineClocks } from '../setup/clocks.js';

export interface Posted {
  /** The Slack user it went to, or the channel. */
  readonly to: string;
  readonly at: string;
  readonly ts: string;
  message: Message;
}

/** An office whose rounds and deliveries run when the test says so, and what arrived in Slack meanwhile. */
export interface Mornings {
  readonly posted: Posted[];
  office(moment: string): TestOffice;
  /** All rounds and deliveries once, as at this moment of the programme's zone. */
  at(moment: string, more?: readonly Round[]): Promise<Posted[]>;
}

export const everyRound: readonly Round[] = rounds;

export function mornings(store: Database): Mornings {
  const posted: Posted[] = [];
  let count = 0;
  let moment = '';
  const desk: Desk = {
    post: ({ channel, message }) => {
      count += 1;
      const ts = `${count}.000`;
      posted.push({ to: channel.replace(/^D-/, ''), at: moment, ts, message });
      return Promise.resolve({ kind: 'posted', channel, ts });
    },
    readBack: () => Promise.resolve({ kind: 'absent' }),
    update: (channel, ts, message) => {
      const one = posted.find((post) => post.ts === ts);
      if (one !== undefined) one.message = message;
      return Promise.resolve({ kind: 'posted', channel, ts });
    },
    openDirect: (user) => Promise.resolve(`D-${user}` as ChannelId),
    inspect: () => Promise.resolve({ reachable: true, shared: false, members: [] }),
  };
  const job = deliver({ composers, clocks: machineClocks });
  const office = (next: string) => testOffice(store, next, desk);
  return {
    posted,
    office,
    async at(next, more = []) {
      moment = next;
      const before = posted.length;
      const here = office(next);
      for (const round of [planReminders, ...more, remind]) await round.run(here);
      const due = await store.rows<{ id: DeliveryId; generation: number }>(sql`
        select id, generation from deliveries where state = 'planned' and due_at <= ${here.now}::timestamptz order by due_at, destination`);
      for (const { id, generation } of due) await job.run(here, { delivery: id, generation });
      await freshenMessages.run(here);
      return posted.slice(before);
    },
  };
}

/** All that can be read in a message. */
export function wordsOf(message: Message): string {
  return `${message.text}\n${JSON.stringify(message.blocks)}`;
}
