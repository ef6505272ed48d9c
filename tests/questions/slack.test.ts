import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/command.js';
import type { Database } from '../../src/store/database.js';
import { ask } from '../../commands/ask.js';
import { mention } from '../../commands/mention.js';
import { milestone } from '../../commands/milestone.js';
import { sampleStore, testOffice } from '../office.js';

let store: Database;
beforeAll(async () => {
  store = await sampleStore();
}, 60_000);
afterAll(() => store.close());

const office = () => testOffice(store, '2005-10-14T12:00');

function button(reply: Reply, action: string): string {
  const found = (reply.blocks ?? []).flatMap((block) => (block.type === 'actions' ? block.elements : [])).find((element) => 'action_id' in element && element.action_id === action);
  return found !== undefined && 'value' in found && typeof found.value === 'string' ? found.value : '';
}

async function press(user: string, action: string, value: string): Promise<Reply> {
  const caller = await office().caller(user, '');
  const handler = ask.buttons?.[action] ?? milestone.buttons?.[action];
  if (handler === undefined) throw new Error(`No button ${action}`);
  return handler(office(), { ...caller, value, message: null });
}

describe('/ask and a mention', () => {
  it('answer the same', async () => {
    const caller = await office().caller('U0CHAIR', 'whats late?');
    expect((await ask.run(office(), caller)).text).toBe((await mention.run(office(), caller)).text);
  });

  it('show a question back with a button for each choice, and answer when one is pressed', async () => {
    const reply = await ask.run(office(), await office().caller('U0CHAIR', 'hows the midlands getting on'));
    const chosen = await press('U0CHAIR', 'ask:choose', button(reply, 'ask:choose'));
    expect(chosen).toMatchObject({ replaces: true, text: expect.stringContaining('West Midlands') });
  });

  it('make inert what people typed as a reason', async () => {
    const reply = await ask.run(office(), await office().caller('U0SEC', 'move M-SW1 to 16/12, <!channel> is late'));
    expect(JSON.stringify({ text: reply.text, said: reply.blocks?.[0] })).not.toContain('<!channel>');
  });

  it('record a new date only when it is confirmed', async () => {
    const before = await store.rows(sql`select * from milestone_forecasts where milestone = 'M-SW1'`);
    const reply = await ask.run(office(), await office().caller('U0SEC', 'move sw benchmarking to 16/12, data supplier late'));
    expect(await store.rows(sql`select * from milestone_forecasts where milestone = 'M-SW1'`)).toEqual(before);
    await press('U0SEC', 'milestone:confirm', button(reply, 'milestone:confirm'));
    expect(await store.rows(sql`select forecast->>'d' as d, reason from milestone_forecasts where milestone = 'M-SW1'`)).toEqual([{ d: '2005-12-16', reason: 'data supplier late' }]);
  });

  it('record that something is done when its day is confirmed', async () => {
    const reply = await ask.run(office(), await office().caller('U0FACSE', 'mark the parent pack done 12/10'));
    await press('U0FACSE', 'milestone:say', button(reply, 'milestone:say'));
    expect(await store.rows(sql`select actual->>'d' as d from milestone_actuals where milestone = 'M-SE1'`)).toEqual([{ d: '2005-10-12' }]);
  });

  it('send a reminder to those outstanding alone, for the secretariat alone, when it is confirmed', async () => {
    const reply = await ask.run(office(), await office().caller('U0SEC', 'remind everyone about released time figs for q1'));
    const value = button(reply, 'ask:send-reminder');
    await expect(press('U0FACNE', 'ask:send-reminder', value)).rejects.toThrow('not-allowed');
    expect(await store.rows(sql`select destination from deliveries where kind = 'nudge'`)).toEqual([]);
    await press('U0SEC', 'ask:send-reminder', value);
    expect(await store.rows(sql`select destination from deliveries where kind = 'nudge' order by destination`)).toEqual([{ destination: 'P-FAC-EM' }, { destination: 'P-FAC-MER' }]);
  });

  it('tell somebody cleared in private what may not be said where others read along', async () => {
    const after = testOffice(store, '2005-11-07T12:00');
    const reply = await mention.run(after, await after.caller('U0NASS', 'what was announced on 3/11/05', 'C0ANNOUNCE'));
    expect(reply.text).toContain('nothing we can share yet');
    expect(reply.privately?.text).toContain('two more years');
  });
});
