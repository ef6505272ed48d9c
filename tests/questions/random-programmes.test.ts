import fc from 'fast-check';
import sql from 'sql-template-tag';
import { expect, it } from 'vitest';
import { stringify } from 'yaml';
import { answerQuestion } from '../../commands/answering.js';
import { home } from '../../commands/home.js';
import { commands } from '../../commands/index.js';
import { Refusal } from '../../src/domain/refusal.js';
import { sayRefusal } from '../../src/wording/refusals.js';
import { sampleStore, testOffice } from '../office.js';

/** Who there is, and the circles each post is in: written out here, so that nothing is taken from what is tested. */
const posts = {
  CHAIR: ['nsg', 'officials', 'partners', 'public'], SEC: ['nsg', 'officials', 'partners', 'public'], LAREP: ['nsg', 'authorities', 'partners', 'public'], FAC: ['facilitators', 'partners', 'public'],
  HOST: ['hosts', 'partners', 'public'], EVALDIR: ['evaluation', 'partners', 'public'], NOBODY: ['public'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
type Post = keyof typeof posts;
interface Somebody { readonly user: string; readonly post: Post; readonly place: string | null }

const people: readonly Somebody[] = [
  { user: 'U1', post: 'CHAIR', place: null }, { user: 'U2', post: 'SEC', place: null }, { user: 'U3', post: 'LAREP', place: 'ALD' }, { user: 'U4', post: 'FAC', place: 'ALD' }, { user: 'U5', post: 'FAC', place: 'BIR' },
  { user: 'U6', post: 'HOST', place: 'BIR' }, { user: 'U7', post: 'EVALDIR', place: null }, { user: 'U8', post: 'NOBODY', place: null },
];
/** Whom a channel is bound to; of one partnership's share, whoever is of the post there. */
const bindings: Readonly<Record<string, readonly Post[]>> = {
  'facilitators:ALD': ['FAC'], 'hosts:BIR': ['HOST'], 'nsg:ALD': ['CHAIR', 'SEC', 'LAREP'],
  nsg: ['CHAIR', 'SEC', 'LAREP'], facilitators: ['FAC'], evaluation: ['EVALDIR'], hosts: ['HOST'], public: ['NOBODY'], 'all-partners': ['CHAIR', 'SEC', 'LAREP', 'FAC', 'HOST', 'EVALDIR'] };

interface Decision { readonly id: string; readonly title: string; readonly outcome: string; readonly told: readonly { readonly audience: string; readonly at: string }[] }
interface Thing { readonly id: string; readonly mark: string; readonly kind: 'milestone' | 'action' | 'risk'; readonly owner: Post; readonly place: string | null; readonly hangsOn: string | null }
interface Channel { readonly slack: string; readonly audience: string; readonly members: readonly Somebody[] }
interface World { readonly decisions: readonly Decision[]; readonly things: readonly Thing[]; readonly channels: readonly Channel[] }

const hour = fc.integer({ min: 0, max: 60 * 24 }).map((n) => new Date(Date.UTC(2019, 0, 2) + n * 3_600_000).toISOString().slice(0, 16));
const world: fc.Arbitrary<World> = fc.record({
  decisions: fc.array(fc.uniqueArray(fc.record({ audience: fc.constantFrom('nsg', 'facilitators', 'hosts', 'evaluation', 'public', 'facilitators ALD', 'hosts BIR'), at: hour }), { maxLength: 3, selector: ({ audience }) => audience }), { minLength: 1, maxLength: 3 })
    .map((all) => all.map((told, n) => ({ id: `DEC-${n + 1}`, title: `qtitle${n}x`, outcome: `qoutcome${n}x`, told }))),
  things: fc.array(fc.record({
    kind: fc.constantFrom('milestone' as const, 'milestone' as const, 'action' as const, 'risk' as const), owner: fc.constantFrom<Post>('CHAIR', 'FAC', 'EVALDIR', 'HOST'),
    place: fc.constantFrom('ALD', 'BIR', null), hangsOn: fc.constantFrom('DEC-1', null, null),
  }), { minLength: 4, maxLength: 9 }).map((all) => all.map((one, n) => ({ ...one, id: `${{ milestone: 'M', action: 'ACT', risk: 'RSK' }[one.kind]}-${n + 1}`, mark: `qthing${n}x` }))),
  channels: fc.array(fc.record({ audience: fc.constantFrom(...Object.keys(bindings)), members: fc.subarray([...people]) }), { minLength: 1, maxLength: 3 }).map((all) => all.map((one, n) => ({ ...one, slack: `C${n + 1}` }))),
});

function fileOf({ decisions, things, channels }: World): string {
  const of = (kind: Thing['kind']) => things.filter((one) => one.kind === kind);
  return stringify({
    programme: { id: 'RND', name: 'Random Partnerships', sponsor: 'Gov', national_body: { id: 'RSG', name: 'Random Steering Group' } },
    calendar: { timezone: 'Europe/London' },
    partnerships: [{ id: 'ALD', name: 'Alderney Vale', members: ['Aldertown'] }, { id: 'BIR', name: 'Birchen Moor', members: ['Birchford'] }],
    roles: [{ id: 'CHAIR', title: 'Chair', org: 'Gov' }, { id: 'SEC', title: 'Secretariat lead', org: 'Gov' }, { id: 'LAREP', title: 'Local authority representative' }, { id: 'FAC', title: 'Facilitator' }, { id: 'HOST', title: 'Host authority officer' }, { id: 'EVALDIR', title: 'Evaluation director', org: 'Eval' }],
    people: people.map(({ user, post, place }) => ({ id: `P-${user}`, name: `Person ${user}`, slack: user, ...(post === 'NOBODY' ? { kind: 'guest' } : { posts: [{ role: post, ...(place === null ? {} : { partnership: place }) }] }) })),
    audiences: [
      { id: 'nsg', name: 'nsg members', roles: ['CHAIR', 'SEC', 'LAREP'] }, { id: 'officials', name: 'officials', roles: ['CHAIR', 'SEC'] }, { id: 'facilitators', name: 'facilitators', roles: ['FAC'] },
      { id: 'hosts', name: 'hosts', roles: ['HOST'] }, { id: 'member-authorities', name: 'authorities', roles: ['LAREP'] }, { id: 'evaluation', name: 'evaluation', roles: ['EVALDIR'] },
    ],
    terms_of_reference: { members: ['CHAIR', 'LAREP'], in_attendance: ['SEC'] },
    meetings: [{ id: 'RSG-1', on: { d: '2018-12-06', p: 'day' } }, { id: 'RSG-2', on: { d: '2019-03-21', p: 'day' } }],
    decisions: decisions.map(({ id, title, outcome }) => ({ id, title: `Future funding of ${title}`, decision_owner: 'CHAIR', raised_on: { d: '2018-10-01', p: 'day' }, needed_by: { d: '2018-12-20', p: 'day' }, forecast_history: [{ given_on: '2018-12-01', forecast: '2019-02-20', reason: `because ${title}` }], outcome })),
    milestones: of('milestone').map(({ id, mark, owner, place, hangsOn }) => ({ id, title: `Work on ${mark}`, owner, ...(place === null ? {} : { partnership: place }), ...(hangsOn === null ? {} : { contingent_on: hangsOn }), baseline: { d: '2019-01-04', p: 'day' }, forecast_history: [{ given_on: '2018-12-10', forecast: '2019-02-15', reason: `held up by ${mark}` }] })),
    actions: of('action').map(({ id, mark, owner }) => ({ id, raised_at: 'RSG-1', title: `See to ${mark}`, owner: owner === 'FAC' ? 'FAC (all)' : owner, due: '2018-12-28', closed: null })),
    risks: of('risk').map(({ id, mark, owner }) => ({ id, title: `That ${mark}`, owner, likelihood: 3, impact: 4, response: `watch ${mark}`, review: '2019-01-10' })),
    told_log: decisions.flatMap(({ id, told }) => told.map(({ audience, at }) => ({ item: id, audience, when: { d: at.slice(0, 10), p: 'day' }, at }))),
    channels: channels.map(({ slack, audience }) => ({ name: `#${slack.toLowerCase()}`, audience, slack })),
  });
}

/** What one person, reading alone, may know at a moment. The rules of clearance in other words. */
function mayRead({ decisions }: World, { post, place }: Somebody, moment: string): { outcome: (decision: Decision) => boolean; question: (decision: Decision) => boolean; thing: (thing: Thing) => boolean } {
  const circles: readonly string[] = [...posts[post], ...(place === null ? [] : posts[post].map((circle) => `${circle} ${place}`))];
  const steers = circles.includes('nsg') || circles.includes('officials');
  const outcome = ({ told }: Decision) => told.some(({ audience, at }) => at <= moment && (circles.includes(audience) || circles.includes('officials')));
  return {
    outcome,
    question: (decision) => steers || decision.told.some(({ audience, at }) => at <= moment && circles.includes(audience)),
    thing: ({ kind, owner, place: where, hangsOn }) => {
      if (steers) return true;
      if (kind === 'risk') return false;
      if (kind === 'action') return owner === 'FAC' && circles.includes('facilitators');
      const decision = decisions.find(({ id }) => id === hangsOn);
      if (decision !== undefined) return decision.told.some(({ audience, at }) => at <= moment && circles.includes(audience));
      if (where !== null) return circles.includes('facilitators') || circles.includes('evaluation') || place === where;
      return owner === 'EVALDIR' ? circles.includes('evaluation') : circles.includes('partners');
    },
  };
}

/** The words that nobody may meet where all of these read along. */
function forbidden(all: World, readers: readonly Somebody[], moment: string): string[] {
  const minds = readers.map((one) => mayRead(all, one, moment));
  return [
    ...all.decisions.filter((one) => !minds.every(({ outcome }) => outcome(one))).map(({ outcome }) => outcome),
    ...all.decisions.filter((one) => !minds.every(({ question }) => question(one))).map(({ title }) => title),
    ...all.things.filter((one) => !minds.every(({ thing }) => thing(one))).map(({ mark }) => mark),
  ];
}

const questions = ['what is late', 'overdue actions', 'top risks', 'what is on my plate', 'any news on the funding', 'what was decided about the future funding', 'what decisions are pending', 'how is Alderney Vale doing', 'what is due next month', 'what slipped since the last meeting',
  'who knows about the decision', 'everything on Birchen Moor', 'DEC-1', 'M-1', 'M-2', 'ACT-3', 'what depends on the funding decision', 'which are at risk', 'what is mine', 'summary of the programme'];
const lists: readonly (readonly [string, string])[] = [['/partnership', ''], ['/milestone', ''], ['/milestone', 'late'], ['/milestone', 'mine'], ['/decision', 'list'], ['/decision', 'show DEC-1']];

/** More programmes on a machine that has the time: RANDOM_PROGRAMMES=200. */
const runs = Number(process.env['RANDOM_PROGRAMMES'] ?? 3);

it('never tells more than each of its readers may know, in any programme, to anybody, anywhere, at any hour', async () => {
  let met = 0;
  await fc.assert(fc.asyncProperty(world, fc.array(fc.record({ who: fc.constantFrom(...people), where: fc.nat({ max: 3 }), at: hour, asks: fc.subarray([...questions], { minLength: 3, maxLength: 4 }), list: fc.nat({ max: lists.length - 1 }) }), { minLength: 3, maxLength: 3 }), async (all, visits) => {
    const store = await sampleStore('pglite', fileOf(all));
    try {
      // Who is in a channel is what Slack says; the file only binds it to an audience.
      for (const { slack, members } of all.channels) {
        for (const { user } of members) await store.rows(sql`insert into channel_members (slack_channel, slack_user) values (${slack}, ${user}) on conflict do nothing`);
      }
      for (const { who, where, at, asks, list } of visits) {
        const channel = all.channels[where - 1];
        const along: readonly Somebody[] = channel === undefined ? [] : [...channel.members, ...(bindings[channel.audience] ?? []).map((post): Somebody => ({ user: 'any', post, place: channel.audience.split(':')[1] ?? null }))];
        const office = testOffice(store, at);
        const caller = await office.caller(who.user, '', channel?.slack);
        const check = (words: string, readers: readonly Somebody[], asked: string) => {
          for (const word of forbidden(all, readers, at)) expect(words, `${who.user} (${who.post} ${who.place}) in ${channel === undefined ? 'private' : `${channel.slack} for ${channel.audience}`} at ${at}: ${asked}`).not.toContain(word);
          if (/q(?:title|outcome|thing)\dx/.test(words)) met += 1;
        };
        for (const asked of asks) {
          const { answer, privately } = await answerQuestion(office, caller.reader, asked);
          check(JSON.stringify(answer), [who, ...along], asked);
          if (privately !== null) check(JSON.stringify(privately), [who], `${asked}, the private note`);
        }
        const [name, text] = lists[list] ?? ['/milestone', ''];
        const command = commands.find((one) => one.name === name);
        const reply = await command?.run(office, { ...caller, text }).catch((error: unknown) => {
          if (error instanceof Refusal) return { text: sayRefusal(error) };
          throw error;
        });
        const { privately: note = null, ...aloud } = { privately: null, ...reply };
        check(JSON.stringify(aloud), [who, ...along], `${name} ${text}`);
        check(JSON.stringify(note), [who], `${name} ${text}, the private note`);
        check(JSON.stringify(await home.render(office, await office.caller(who.user, ''))), [who], 'home');
      }
    } finally {
      await store.close();
    }
  }), { numRuns: runs, endOnFailure: true });
  // The test would notice: much was told to those who may know.
  expect(met).toBeGreaterThan(0);
}, 300_000);
