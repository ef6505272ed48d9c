import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deliver } from '../../jobs/deliver.js';
import { deliveryNotice, noticeKind } from '../../jobs/composers/delivery-notice.js';
import type { Composers } from '../../jobs/composers/composer.js';
import type { ChannelId, DeliveryId, PersonId } from '../../src/domain/ids.js';
import type { Desk, Posting, PostOutcome, ReadBack } from '../../src/office.js';
import type { Database } from '../../src/store/database.js';
import type { NewDelivery } from '../../src/store/deliveries.js';
import { directConversationsIn } from '../../src/store/direct-conversations.js';
import { rosterIn } from '../../src/store/rosters.js';
import { sampleStore, testOffice } from '../office.js';
import { machineClocks } from '../setup/clocks.js';

let store: Database;
beforeAll(async () => {
  store = await sampleStore();
});
afterAll(() => store.close());

/** A desk that answers as it is told and remembers what was posted. */
function deskThat(answers: { post?: PostOutcome; readBack?: ReadBack; direct?: ChannelId | null } = {}) {
  const posted: Posting[] = [];
  const desk: Desk = {
    post: async (posting) => {
      posted.push(posting);
      return answers.post ?? { kind: 'posted', channel: posting.channel, ts: '1.1' };
    },
    readBack: async () => answers.readBack ?? { kind: 'absent' },
    update: async (channel, ts) => ({ kind: 'posted', channel, ts }),
    openDirect: async () => answers.direct ?? null,
    inspect: async () => ({ reachable: true, shared: false, members: [] }),
  };
  return { desk, posted };
}

const composers: Composers = {
  [noticeKind]: deliveryNotice,
  told: {
    compose: async (_, { subject }) => (subject === 'done' ? { pointless: 'done since' } : { text: `About ${subject}`, blocks: [] }),
    answersFor: async () => 'P-SEC' as PersonId,
  },
  shared: { mayGo: async (_, looks) => looks.map(() => 'shared with others') },
};
const job = deliver({ composers, clocks: machineClocks });

async function plan(desk: Desk, more: Partial<NewDelivery> = {}) {
  const office = testOffice(store, '2005-10-14T09:00', desk);
  const id = office.newId<DeliveryId>();
  await office.transact(({ deliveries }) => deliveries.plan({ id, kind: 'told', subject: 'M-1', destination: '#sen-rp-nsg', message: { text: 'Words', blocks: [] }, dueAt: office.now, ...more }));
  const run = (at = office) => job.run(at, { delivery: id, generation: 1 });
  const row = () => office.transact(({ deliveries }) => deliveries.byId(id));
  /** As if so much real time had gone by. */
  const age = (interval: string) => store.rows(sql`
    update deliveries set lease_until = lease_until - ${interval}::interval, last_miss_at = last_miss_at - ${interval}::interval where id = ${id}::uuid`);
  return { id, office, run, row, age };
}

test('a message that is due goes out once, however often the job is run', async () => {
  const { desk, posted } = deskThat();
  const { run, row } = await plan(desk);
  expect(await run()).toEqual({ kind: 'done' });
  expect(await run()).toEqual({ kind: 'nothing-to-do', why: 'sent' });
  expect(posted).toMatchObject([{ channel: 'C0NSG', message: { text: 'Words' } }]);
  expect(await row()).toMatchObject({ state: 'sent', ts: '1.1', slackChannel: 'C0NSG' });
});

test('a job that is woken early says when it should have been', async () => {
  const { desk, posted } = deskThat();
  const { run, office } = await plan(desk, { dueAt: '2005-10-14T09:00:00.000Z' as NewDelivery['dueAt'] });
  const ending = await run();
  expect(ending.kind).toBe('not-yet');
  expect(ending.kind === 'not-yet' && Date.parse(ending.again) - Date.parse(office.now)).toBeGreaterThan(3_500_000);
  expect(posted).toEqual([]);
});

test('words that are planned without any are composed as things stand', async () => {
  const { desk, posted } = deskThat();
  const { run } = await plan(desk, { message: null });
  await run();
  expect(posted[0]?.message.text).toBe('About M-1');
});

test('a reminder of something done in the meantime is not sent', async () => {
  const { desk, posted } = deskThat();
  const { run, row } = await plan(desk, { message: null, subject: 'done' });
  expect(await run()).toEqual({ kind: 'nothing-to-do', why: 'done since' });
  expect(posted).toEqual([]);
  expect(await row()).toMatchObject({ state: 'pointless', attempts: 0 });
});

test('a person is written to in a direct conversation, which is on record before anything is posted in it', async () => {
  const { desk, posted } = deskThat({ direct: 'D1' as ChannelId, post: { kind: 'unknown', why: 'TimeoutError' } });
  const { run, row } = await plan(desk, { destination: 'P-SEC' });
  await run();
  expect(posted[0]?.channel).toBe('D1');
  expect(await row()).toMatchObject({ state: 'unknown', slackChannel: 'D1' });
});

/** A Slack that opens these conversations one after another, and refuses what is posted in some. */
function slackThat({ opens, refuses = {} }: { opens: (string | null)[]; refuses?: Readonly<Record<string, string>> }) {
  const [opened, posted]: [string[], Posting[]] = [[], []];
  const desk: Desk = {
    ...deskThat().desk,
    openDirect: async (user) => {
      opened.push(user);
      return opens.shift() as ChannelId | undefined ?? null;
    },
    post: async (posting) => {
      posted.push(posting);
      const why = refuses[posting.channel];
      return why === undefined ? { kind: 'posted', channel: posting.channel, ts: '1.1' } : { kind: 'refused', why };
    },
  };
  return { desk, opened, posted, where: () => posted.map(({ channel }) => channel) };
}

/** Somebody who has been written to in this conversation before. */
async function writtenToBefore(destination: string, channel: string): Promise<void> {
  await store.rows(sql`delete from direct_conversations where person = ${destination}`);
  const { run } = await plan(slackThat({ opens: [channel] }).desk, { destination });
  expect(await run()).toEqual({ kind: 'done' });
}

const rememberedOf = async (person: string) => (await store.rows<{ channel: string }>(sql`select channel from direct_conversations where person = ${person}`))[0]?.channel ?? null;

test('somebody who was written to before is written to there, and Slack is not asked where', async () => {
  await writtenToBefore('P-FAC-EM', 'D1');
  const slack = slackThat({ opens: [] });
  const { run, row } = await plan(slack.desk, { destination: 'P-FAC-EM' });
  expect(await run()).toEqual({ kind: 'done' });
  expect([slack.opened, slack.where()]).toEqual([[], ['D1']]);
  expect(await row()).toMatchObject({ state: 'sent', slackChannel: 'D1', attempts: 1 });
});

test('where it was to be posted is on record before it is posted, also in a conversation of before', async () => {
  await writtenToBefore('P-FAC-EM', 'D1');
  const { desk } = deskThat({ post: { kind: 'unknown', why: 'TimeoutError' } });
  const { run, row } = await plan(desk, { destination: 'P-FAC-EM' });
  await run();
  expect(await row()).toMatchObject({ state: 'unknown', slackChannel: 'D1' });
});

test.each(['channel_not_found', 'is_archived'])('a conversation of before that Slack refuses (%s) is opened anew, and the message goes there once', async (why) => {
  await writtenToBefore('P-FAC-EM', 'D1');
  const slack = slackThat({ opens: ['D2'], refuses: { D1: why } });
  const { run, row } = await plan(slack.desk, { destination: 'P-FAC-EM' });
  expect(await run()).toEqual({ kind: 'done' });
  expect(slack.where()).toEqual(['D1', 'D2']);
  expect(await row()).toMatchObject({ state: 'sent', slackChannel: 'D2', attempts: 1 });
  expect(await rememberedOf('P-FAC-EM')).toBe('D2');
});

test('a message that Slack refuses in the same conversation again is refused, and is posted no second time', async () => {
  await writtenToBefore('P-FAC-EM', 'D1');
  const slack = slackThat({ opens: ['D1'], refuses: { D1: 'messages_tab_disabled' } });
  const { run, row } = await plan(slack.desk, { destination: 'P-FAC-EM' });
  await run();
  expect(slack.where()).toEqual(['D1']);
  expect(await row()).toMatchObject({ state: 'failed', why: 'messages_tab_disabled' });
});

test('somebody whose conversation is refused and cannot be opened again is forgotten', async () => {
  await writtenToBefore('P-FAC-EM', 'D1');
  const { run, row } = await plan(slackThat({ opens: [null], refuses: { D1: 'is_archived' } }).desk, { destination: 'P-FAC-EM' });
  await run();
  expect(await row()).toMatchObject({ state: 'failed', why: 'cannot be opened', slackChannel: null });
  expect(await rememberedOf('P-FAC-EM')).toBeNull();
});

test('a sender that dies between a refusal and the conversation opened anew leaves nothing to be looked for in the old one', async () => {
  await writtenToBefore('P-FAC-EM', 'D1');
  const slack = slackThat({ opens: [], refuses: { D1: 'channel_not_found' } });
  const died = new Promise<never>(() => undefined);
  let asked = () => {};
  const asking = new Promise<void>((resolve) => { asked = resolve; });
  const { run, row } = await plan({ ...slack.desk, openDirect: () => { asked(); return died; } }, { destination: 'P-FAC-EM' });
  void run();
  await asking;
  expect(await row()).toMatchObject({ state: 'sending', slackChannel: null });
});

test('a refusal that is heard of after another claim has begun changes nothing of that claim', async () => {
  await writtenToBefore('P-FAC-EM', 'D1');
  const { id, office, run, row } = await plan(deskThat({ post: { kind: 'unknown', why: 'TimeoutError' } }).desk, { destination: 'P-FAC-EM' });
  await run();
  await store.rows(sql`update deliveries set state = 'sending' where id = ${id}::uuid`);
  await office.transact(({ deliveries }) => deliveries.refusedThere({ id, fence: 0 }));
  expect(await row()).toMatchObject({ slackChannel: 'D1' });
});

test('a conversation counts only for the account it was opened with', async () => {
  await writtenToBefore('P-FAC-EM', 'D1');
  await store.rows(sql`update people set slack_user = 'U0ANEW' where id = 'P-FAC-EM'`);
  const slack = slackThat({ opens: ['D3'] });
  const { run } = await plan(slack.desk, { destination: 'P-FAC-EM' });
  await run();
  expect([slack.opened, slack.where()]).toEqual([['U0ANEW'], ['D3']]);
  expect(await rememberedOf('P-FAC-EM')).toBe('D3');
});

test('whoever leaves takes their conversation along, whether Slack says so or the file', async () => {
  await writtenToBefore('P-FAC-NE', 'D1');
  const [row] = await store.rows<{ user: string }>(sql`select slack_user as user from people where id = 'P-FAC-NE'`);
  await store.transact((session) => rosterIn(session).forget(row?.user ?? ''));
  expect(await rememberedOf('P-FAC-NE')).toBeNull();
  await writtenToBefore('P-FAC-SW', 'D1');
  await store.rows(sql`update people set left_on = office_now()::date where id = 'P-FAC-SW'`);
  await store.transact((session) => directConversationsIn(session).forgetStale());
  expect(await rememberedOf('P-FAC-SW')).toBeNull();
});

test('an uncertain message that is found in the channel is not sent again', async () => {
  const { desk, posted } = deskThat({ post: { kind: 'unknown', why: 'ECONNRESET' }, readBack: { kind: 'found', ts: '7.7', copies: 1 } });
  const { run, row, age } = await plan(desk);
  expect((await run()).kind).toBe('not-yet');
  expect((await run()).kind).toBe('not-yet');
  await age('31 seconds');
  expect(await run()).toEqual({ kind: 'done' });
  expect(posted).toHaveLength(1);
  expect(await row()).toMatchObject({ state: 'sent', ts: '7.7' });
});

test('an uncertain message that is missed twice is sent again', async () => {
  const { desk, posted } = deskThat({ post: { kind: 'unknown', why: 'ECONNRESET' } });
  const { run, row, age, office } = await plan(desk);
  await run();
  for (const wait of ['31 seconds', '11 seconds']) {
    await age(wait);
    await run();
  }
  expect(posted).toHaveLength(1);
  expect(await row()).toMatchObject({ state: 'planned', misses: 2 });
  await run(office.at('2005-10-14T09:01'));
  expect(posted).toHaveLength(2);
});

test('whoever answers for it hears once, in one message, of all that did not arrive', async () => {
  const refusing = deskThat({ post: { kind: 'refused', why: 'is_archived' } });
  const plans = [await plan(refusing.desk, { subject: 'A-9' }), await plan(refusing.desk, { subject: 'A-9', destination: '#sen-rp-shared' })];
  for (const { run } of plans) expect(await run()).toEqual({ kind: 'done' });
  const { desk, posted } = deskThat({ direct: 'D1' as ChannelId });
  const later = testOffice(store, '2005-10-14T09:02', desk);
  const notices = await later.transact(({ deliveries }) => deliveries.listOf('notice:A-9'));
  expect(notices).toHaveLength(1);
  await job.run(later, { delivery: notices[0]?.id ?? ('' as DeliveryId), generation: 1 });
  const words = JSON.stringify(posted[0]?.message);
  expect(words).toContain('#sen-rp-nsg: the channel is archived');
  expect(words).toContain('#sen-rp-shared');
});

test('a last look that finds the wrong readers stops the message before it is sent', async () => {
  const { desk, posted } = deskThat();
  const { run, row } = await plan(desk, { kind: 'shared' });
  await run();
  expect(posted).toEqual([]);
  expect(await row()).toMatchObject({ state: 'failed', why: 'shared with others', attempts: 0 });
});

test('a destination that is not in Slack fails and says so', async () => {
  const { desk } = deskThat();
  const { run, row } = await plan(desk, { destination: '#nobody-knows' });
  await run();
  expect(await row()).toMatchObject({ state: 'failed', why: 'nowhere' });
});

test.each([
  ['the clock that only grows', { steady: 36_000, wall: 0 }],
  ['the clock on the wall, for the machine slept or was put right', { steady: 0, wall: 36_000 }],
])('a message whose turn came too late for its claim is not to leave, by %s', async (_, gone) => {
  let [steady, wall] = [1_000, 1_132_000_000_000];
  const left: number[] = [];
  const desk: Desk = { ...deskThat().desk, post: ({ leftMs = () => NaN }) => {
    left.push(leftMs());
    [steady, wall] = [steady + gone.steady, wall + gone.wall];
    left.push(leftMs());
    return Promise.resolve({ kind: 'wait', seconds: 1 });
  } };
  const { id, office, row } = await plan(desk);
  await deliver({ composers, clocks: { steady: () => steady, wall: () => wall } }).run(office, { delivery: id, generation: 1 });
  expect(left).toEqual([35_000, -1_000]);
  expect(await row()).toMatchObject({ state: 'planned', attempts: 0 });
});

test('a clock on the wall that is set back does not lengthen a claim', async () => {
  let [steady, wall] = [1_000, 1_132_000_000_000];
  const left: number[] = [];
  const desk: Desk = { ...deskThat().desk, post: ({ leftMs = () => NaN }) => {
    [steady, wall] = [steady + 30_000, wall - 3_600_000];
    left.push(leftMs());
    return Promise.resolve({ kind: 'wait', seconds: 1 });
  } };
  const { id, office } = await plan(desk);
  await deliver({ composers, clocks: { steady: () => steady, wall: () => wall } }).run(office, { delivery: id, generation: 1 });
  expect(left).toEqual([5_000]);
});
