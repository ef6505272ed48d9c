import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { milestone } from '../../commands/milestone.js';
import { escalate } from '../../jobs/escalate.js';
import { remind } from '../../jobs/remind.js';
import type { Reply } from '../../src/command.js';
import type { Database } from '../../src/store/database.js';
import { sampleStore } from '../office.js';
import { mornings, wordsOf, type Mornings, type Posted } from './morning.js';

let store: Database;
let slack: Mornings;
beforeAll(async () => {
  store = await sampleStore();
});
afterAll(() => store.close());

beforeEach(async () => {
  for (const table of ['stale_messages', 'reminder_items', 'deliveries', 'reminders', 'reminder_plan']) await store.rows(sql([`delete from ${table}`]));
  await store.rows(sql`delete from milestone_forecasts where recorded_at is not null`);
  await store.rows(sql`delete from milestone_actuals where recorded_at is not null`);
  await store.rows(sql`update people set left_on = null, zone = null, nation = null`);
  await store.rows(sql`delete from appointments where person = 'P-LAREP-SW' and role = 'FAC'`);
  slack = mornings(store);
});

const about = (posts: readonly Posted[], id: string) => posts.filter(({ message }) => wordsOf(message).includes(`(${id})`));
const said = async (moment: string, user: string, text: string): Promise<Reply> => {
  const office = slack.office(moment);
  return milestone.run(office, await office.caller(user, text));
};
async function press(moment: string, user: string, post: Posted, words: string, id?: string): Promise<Reply> {
  const office = slack.office(moment);
  const found = post.message.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []))
    .find((element) => element.type === 'button' && element.text.text === words && (id === undefined || element.value?.includes(id)));
  if (found?.type !== 'button') throw new Error(`No button ${words} in ${wordsOf(post.message)}`);
  const handler = milestone.buttons?.[found.action_id ?? ''];
  if (handler === undefined) throw new Error(`Nobody handles ${found.action_id}`);
  return handler(office, { ...(await office.caller(user, '')), value: found.value ?? '', message: null });
}
async function move(moment: string, user: string, text: string) {
  const office = slack.office(moment);
  const preview = await said(moment, user, text);
  const confirm = preview.blocks?.flatMap((block) => (block.type === 'actions' ? block.elements : []))[0];
  if (confirm?.type !== 'button') throw new Error('No Confirm');
  return milestone.buttons?.['milestone:confirm']?.(office, { ...(await office.caller(user, '')), value: confirm.value ?? '', message: null });
}

describe('a reminder', () => {
  beforeEach(() => slack.at('2005-10-17T08:00'));

  test('comes to the owner at nine in the morning, once, with what can be done about it', async () => {
    expect(about(await slack.at('2005-10-28T08:59'), 'M-SW1')).toEqual([]);
    const [post, ...more] = about(await slack.at('2005-10-28T09:00'), 'M-SW1');
    expect(more).toEqual([]);
    expect(post).toMatchObject({ to: 'U0FACSW' });
    expect(wordsOf(post?.message ?? { text: '', blocks: [] })).toContain('It is expected 25 November 2005, in 28 days. Is that still right?');
    expect(post?.message.blocks.flatMap((block) => (block.type === 'actions' ? block.elements.map((one) => (one.type === 'button' ? one.text.text : '')) : []))).toEqual(['Done', 'New date', 'Later', 'Not mine']);
    expect(about(await slack.at('2005-10-28T09:00'), 'M-SW1')).toEqual([]);
    expect(about(await slack.at('2005-10-28T12:00'), 'M-SW1')).toEqual([]);
  });

  test('does not come once the thing is done, even when it was on its way already', async () => {
    await said('2005-10-20T10:00', 'U0FACSW', 'done M-SW1 on 20 October 2005');
    await slack.at('2005-10-28T09:00');
    await slack.at('2005-11-28T09:00');
    expect(about(slack.posted, 'M-SW1')).toEqual([]);
  });

  test('follows the new date once it is moved, and the old one is never heard of again', async () => {
    await move('2005-10-20T10:00', 'U0FACSW', 'move M-SW1 to 9 December 2005 because two counties send their figures late');
    expect(about(await slack.at('2005-10-28T09:00'), 'M-SW1')).toEqual([]);
    expect(about(await slack.at('2005-11-10T17:00'), 'M-SW1')).toEqual([]);
    expect(about(await slack.at('2005-11-11T09:00'), 'M-SW1')).toHaveLength(1);
  });

  test('all that is due to one person in a morning is one message', async () => {
    await said('2005-10-17T10:00', 'U0FACSW', 'add "Second list" due 25 November 2005 owner FAC SW');
    const posts = (await slack.at('2005-10-28T09:00')).filter(({ to }) => to === 'U0FACSW');
    expect(posts).toHaveLength(1);
    expect(wordsOf(posts[0]?.message ?? { text: '', blocks: [] })).toMatch(/2 things to look at.*M-SW1.*M-SW2|2 things to look at.*M-SW2.*M-SW1/s);
    await store.rows(sql`delete from milestones where id = 'M-SW2'`);
  });

  test('goes to the deputy when nobody else is in post, and to the secretariat when nobody is', async () => {
    await store.rows(sql`update people set left_on = '2005-10-20' where id = 'P-FAC-SW'`);
    const [vacant] = about(await slack.at('2005-10-28T09:00'), 'M-SW1');
    expect(vacant).toMatchObject({ to: 'U0SEC' });
    expect(wordsOf(vacant?.message ?? { text: '', blocks: [] })).toContain('Nobody is in post for it (Facilitator, South West)');
    await store.rows(sql`insert into appointments (person, role, partnership, deputy, position) values ('P-LAREP-SW', 'FAC', 'SW', true, 9)`);
    const [deputy] = about(await slack.at('2005-11-11T09:00'), 'M-SW1');
    expect(deputy).toMatchObject({ to: 'U0LAREPSW' });
    expect(wordsOf(deputy?.message ?? { text: '', blocks: [] })).toContain('as deputy for Facilitator, South West');
  });

  test('that finds nobody at all waits for somebody, however many there are, and holds up none that find theirs', async () => {
    await store.rows(sql`
      insert into reminders (id, milestone, step, expected_on, role, partnership, due_at, planned_at)
      select gen_random_uuid(), m.id, n || '-before', '2005-12-31', 'FIN', null, '2005-10-17T08:00:00Z'::timestamptz + n * interval '1 second', now()
      from (select id from milestones where id not in ('M-SW1') order by id limit 31) m, generate_series(100, 140) n`);
    // One of each milestone and role is said, so each has a person of its own here: somebody who is not in post.
    await store.rows(sql`update reminders r set person = p.id from (select id, position from people) p where r.role = 'FIN' and r.step = (p.position + 100) || '-before'`);
    await store.rows(sql`update people set left_on = '2005-10-20' where id in (select person from appointments where role in ('FIN', 'SEC', 'CHAIR'))`);
    const [{ n: waiting } = { n: 0 }] = await store.rows<{ n: number }>(sql`select count(*)::int as n from reminders where role = 'FIN' and due_at < '2005-10-18' and state = 'planned'`);
    expect(waiting).toBeGreaterThan(1_000);
    expect(about(await slack.at('2005-10-28T09:00'), 'M-SW1').map(({ to }) => to)).toEqual(['U0FACSW']);
    // They are not looked at with every tick, and all go as soon as somebody is there.
    const left = await store.rows<{ looked: string | null }>(sql`select distinct looked_at as looked from reminders where role = 'FIN' and due_at < '2005-10-18' and state = 'planned'`);
    expect(left.length).toBeGreaterThan(0);
    expect(left.every(({ looked }) => looked !== null)).toBe(true);
    await store.rows(sql`update people set left_on = null where id = 'P-SEC'`);
    await store.rows(sql`update programme set edition = edition + 1`);
    expect((await slack.at('2005-10-28T09:01')).map(({ to }) => to)).toEqual(['U0SEC']);
    expect(await store.rows(sql`select 1 from reminders where role = 'FIN' and due_at < '2005-10-18' and state = 'planned'`)).toEqual([]);
  });

  test('never tells an owner what they may not know yet: it goes to the secretariat instead', async () => {
    await store.rows(sql`insert into milestone_forecasts (milestone, given_on, forecast, reason, recorded_at) values ('M-EAST1', '2005-10-16', '{"d":"2005-11-14","p":"day"}', 'x', now())`);
    await slack.office('2005-10-17T08:30').transact(({ reminders }) => reminders.replan('M-EAST1' as never));
    const posts = about(await slack.at('2005-10-31T09:00'), 'M-EAST1');
    expect(posts.map(({ to }) => to)).toEqual(['U0SEC']);
  });

  test('comes by the owner’s own clock and bank holidays', async () => {
    await store.rows(sql`update people set zone = 'America/New_York', nation = 'US' where id = 'P-FAC-SW'`);
    await store.rows(sql`delete from reminder_plan`);
    await slack.at('2005-10-17T09:00');
    expect(about(await slack.at('2005-10-28T09:00'), 'M-SW1')).toEqual([]);
    expect(about(await slack.at('2005-10-28T14:00'), 'M-SW1')).toHaveLength(1);
    // The day before, 24 November 2005, is Thanksgiving: brought forward.
    expect(about(await slack.at('2005-11-11T13:00'), 'M-SW1')).toEqual([]);
    expect(about(await slack.at('2005-11-11T14:00'), 'M-SW1')).toHaveLength(0);
  });
});

describe('after an outage', () => {
  test('late ones are joined in one message and say that they are late', async () => {
    await slack.at('2005-10-17T08:00');
    const posts = (await slack.at('2005-11-14T10:30')).filter(({ to }) => to === 'U0FACSW');
    expect(posts).toHaveLength(1);
    const words = wordsOf(posts[0]?.message ?? { text: '', blocks: [] });
    expect(words).toContain('This is late: it was due at 09:00 on Friday 11 November 2005');
    expect(await store.rows(sql`select step, state, why from reminders where milestone = 'M-SW1' and state <> 'planned' order by due_at`)).toEqual([
      { step: '28-before', state: 'pointless', why: 'a later reminder says it' }, { step: '14-before', state: 'carried', why: null },
    ]);
  });

  test('an answer to the last of several that waited together settles them all', async () => {
    await slack.at('2005-10-17T08:00');
    await remind.run(slack.office('2005-10-28T09:00'));
    const [post, ...more] = about(await slack.at('2005-11-11T09:00'), 'M-SW1');
    expect(more).toEqual([]);
    await press('2005-11-11T09:05', 'U0FACSW', post as Posted, 'Not mine');
    await slack.at('2005-11-11T09:10');
    expect(wordsOf(post?.message ?? { text: '', blocks: [] })).toContain('it has been passed on');
    expect(post?.message.blocks.some(({ type }) => type === 'actions')).toBe(false);
  });

  test('nobody is woken: what is late waits for a decent hour of a working day', async () => {
    await slack.at('2005-10-17T08:00');
    expect(await slack.at('2005-10-30T03:00')).toEqual([]);
    expect(await slack.at('2005-10-31T08:59')).toEqual([]);
    expect(about(await slack.at('2005-10-31T09:00'), 'M-SW1')).toHaveLength(1);
  });

  test('what became pointless meanwhile is not sent, and is listed as such', async () => {
    await slack.at('2005-10-17T08:00');
    await slack.at('2005-10-30T03:00');
    await said('2005-10-30T10:00', 'U0FACSW', 'done M-SW1 today');
    expect(about(await slack.at('2005-10-31T09:00'), 'M-SW1')).toEqual([]);
    expect(await store.rows(sql`select state, why from reminders where milestone = 'M-SW1' and step = '28-before'`)).toEqual([{ state: 'pointless', why: 'seen to before it was sent' }]);
  });
});

describe('the buttons of a reminder', () => {
  let post: Posted;
  beforeEach(async () => {
    await slack.at('2005-10-17T08:00');
    await store.rows(sql`insert into appointments (person, role, partnership, deputy, position) values ('P-LAREP-SW', 'FAC', 'SW', false, 9)`);
    const posts = about(await slack.at('2005-10-28T09:00'), 'M-SW1');
    expect(posts.map(({ to }) => to).sort()).toEqual(['U0FACSW', 'U0LAREPSW']);
    post = posts[0] as Posted;
  });

  test('done asks for the day, and everyone who was asked sees who did it', async () => {
    expect((await press('2005-10-28T09:05', 'U0FACSW', post, 'Done')).form).toMatchObject({ callback_id: 'milestone:done' });
    const office = slack.office('2005-10-28T09:06');
    await milestone.forms?.['milestone:done']?.(office, { ...(await office.caller('U0FACSW', '')), about: '{"id":"M-SW1"}', values: { day: '2005-10-27' } });
    await slack.at('2005-10-28T09:07');
    for (const one of about(slack.posted, 'M-SW1')) expect(wordsOf(one.message)).toContain('Facilitator, South West has recorded it as done: 27 October 2005. Thank you.');
    await slack.at('2005-11-28T09:00');
    expect(about(slack.posted, 'M-SW1')).toHaveLength(2);
  });

  test('later asks again on the next working morning, and only whoever pressed it', async () => {
    expect((await press('2005-10-28T09:05', 'U0FACSW', post, 'Later')).text).toContain('09:00 on Monday 31 October 2005');
    await slack.at('2005-10-28T09:07');
    expect(wordsOf(post.message)).toContain('Facilitator, South West would like to be asked again');
    expect(about(await slack.at('2005-10-31T08:59'), 'M-SW1')).toEqual([]);
    expect(about(await slack.at('2005-10-31T09:00'), 'M-SW1').map(({ to }) => to)).toEqual(['U0FACSW']);
  });

  test('two people at once: one effect, and the second is told who was first', async () => {
    const other = slack.posted.find(({ to }) => to === 'U0LAREPSW') as Posted;
    const both = await Promise.all([press('2005-10-28T09:05', 'U0FACSW', post, 'Later'), press('2005-10-28T09:05', 'U0LAREPSW', other, 'Not mine')]);
    expect(both.filter(({ text }) => text.includes('has seen to this one already'))).toHaveLength(1);
    expect(await store.rows(sql`select 1 from reminders where milestone = 'M-SW1' and step in ('later', 'passed', 'vacancy')`)).toHaveLength(1);
  });

  test('not mine passes to the deputy, and from there the vacancy is raised to the secretariat', async () => {
    await store.rows(sql`update appointments set deputy = true where person = 'P-LAREP-SW' and role = 'FAC'`);
    expect((await press('2005-10-28T09:05', 'U0FACSW', post, 'Not mine')).text).toContain('deputy');
    const [passed] = about(await slack.at('2005-10-28T09:10'), 'M-SW1');
    expect(passed).toMatchObject({ to: 'U0LAREPSW' });
    expect(wordsOf(passed?.message ?? { text: '', blocks: [] })).toContain('you are the deputy for Facilitator, South West');
    expect((await press('2005-10-28T09:15', 'U0LAREPSW', passed as Posted, 'Not mine')).text).toContain('secretariat');
    const [raised] = about(await slack.at('2005-10-28T09:20'), 'M-SW1');
    expect(raised).toMatchObject({ to: 'U0SEC' });
    expect(wordsOf(raised?.message ?? { text: '', blocks: [] })).toContain('Who should have it?');
  });

  test('are for whoever was asked', async () => {
    await expect(press('2005-10-28T09:05', 'U0FACSE', post, 'Later')).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('when an owner is not heard', () => {
  test('the owner is told first, then the deputy, then the chair, each once; and a new date ends it', async () => {
    await store.rows(sql`delete from escalations`);
    await store.rows(sql`insert into appointments (person, role, partnership, deputy, position) values ('P-LAREP-SW', 'FAC', 'SW', true, 9)`);
    await slack.at('2005-11-24T08:00', [escalate]);
    const told: string[] = [];
    for (const day of ['11-28', '11-29', '11-30', '12-01', '12-02', '12-05', '12-06', '12-07', '12-08', '12-09']) {
      for (let times = 0; times < 2; times += 1) {
        for (const { to, message } of about(await slack.at(`2005-${day}T10:00`, [escalate]), 'M-SW1')) told.push(`${day} ${to} ${/help on the next|as their deputy|A word from you may/.exec(wordsOf(message))?.[0] ?? ''}`);
      }
    }
    expect(told).toEqual([
      '11-28 U0FACSW ', '12-01 U0FACSW help on the next', '12-02 U0LAREPSW as their deputy', '12-05 U0FACSW ', '12-07 U0FACSW help on the next', '12-08 U0CHAIR A word from you may',
    ]);
    const [toChair] = about(slack.posted, 'M-SW1').filter(({ to }) => to === 'U0CHAIR');
    expect(wordsOf(toChair?.message ?? { text: '', blocks: [] })).toContain('"New date"');
    expect(wordsOf(toChair?.message ?? { text: '', blocks: [] })).not.toMatch(/"Done"|"Not mine"/);
    await move('2005-12-09T11:00', 'U0FACSW', 'move M-SW1 to 20 January 2006, two counties late');
    expect(about(await slack.at('2005-12-14T10:00', [escalate]), 'M-SW1')).toEqual([]);
  }, 60_000);
});
