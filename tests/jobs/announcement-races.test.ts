import fc from 'fast-check';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { follow } from '../../jobs/follow.js';
import { release } from '../../jobs/release.js';
import { Refusal } from '../../src/domain/refusal.js';
import { deliverAll, openScene, people, type Scene } from '../announcing.js';

let scene: Scene;
beforeAll(async () => { scene = await openScene('postgres'); }, 120_000);
afterAll(() => scene.store.close());

/** How many interleavings one run tries: RACES, or as many as fit beside the other tests; `RACES_SEED` brings a run back. */
const races = wholeNumber('RACES', 25);
const seed = wholeNumber('RACES_SEED', 20051122);

function wholeNumber(name: string, otherwise: number): number {
  const asked = Number(process.env[name] ?? otherwise);
  if (!Number.isInteger(asked) || asked < 1) throw new Error(`${name} is a whole number from 1 up.`);
  return asked;
}

const draft = { kind: 'funding decision', title: 'To continue', text: 'words 1', audiences: ['facilitators'], when: 'at-hour', day: '2005-11-22', time: '00:01', decision: 'DEC-2005-01', gates: null, options: [] };
const presses = ['edit', 'confirm', 'approve', 'approve', 'cancel', 'release', 'deliver', 'correct', 'withdraw', 'follow'] as const;

async function press(what: (typeof presses)[number], past: 'before' | 'after'): Promise<void> {
  const office = scene.office(past === 'before' ? '2005-11-21T12:00' : '2005-11-22T00:01');
  const desk = people(office);
  const [latest] = await scene.store.rows<{ id: string; version: number }>(sql`select id, version from announcements where state in ('draft', 'awaiting-approval') order by id desc limit 1`);
  const { id, version } = latest ?? { id: 'ANN-01', version: 1 };
  switch (what) {
    case 'edit': await desk.send('U0POLICY', 'announce:draft', { ...draft, text: `words ${version + 1}`, ...(past === 'after' ? { day: '2005-11-23' } : {}) }, { id: 'ANN-01', version }); break;
    case 'confirm': await desk.press('U0POLICY', 'announce:confirm', { id, version }); break;
    case 'approve': await desk.press('U0CHAIR', 'announce:approve', { id, version }); break;
    case 'cancel': await desk.type('U0POLICY', 'cancel ANN-01'); break;
    case 'release': await release.run(office); break;
    case 'deliver': await deliverAll(scene.store, office.now); break;
    case 'correct': await desk.send('U0POLICY', 'announce:correct', { notice: 'An error', text: 'right words' }, { id: 'ANN-01', version: 1 }); break;
    case 'withdraw': await desk.type('U0POLICY', 'withdraw ANN-01 because it is wrong'); break;
    case 'follow': await follow.run(office);
  }
}

test('pressed together on the real records, nothing leaves that was not agreed, nothing leaves early, and refusals leave no trace', async () => {
  let tried = 0;
  const ended = { refused: 0, done: 0 };
  const order = fc.array(fc.record({ what: fc.constantFrom(...presses), past: fc.constantFrom('before' as const, 'after' as const) }), { minLength: 4, maxLength: 9 });
  await fc.assert(fc.asyncProperty(order, async (together) => {
    await scene.clear();
    await people(scene.office('2005-11-21T11:00')).send('U0POLICY', 'announce:draft', draft);
    await press('confirm', 'before');
    const ends = await Promise.allSettled([press('approve', 'before'), ...together.map(({ what, past }) => press(what, past))]);
    for (const end of ends) if (end.status === 'rejected' && !(end.reason instanceof Refusal)) throw end.reason;
    for (const { status } of ends) ended[status === 'rejected' ? 'refused' : 'done'] += 1;
    const wrong = await scene.store.rows(sql`
      select d.id from deliveries d join announcements a on a.id = d.subject join announcement_versions v on v.announcement = a.id and v.version = d.version
      where d.kind = 'announcement' and (not exists (select 1 from announcement_approvals p where p.announcement = a.id and p.version = d.version and p.approved_by <> v.written_by and p.approved_by <> a.author)
        or position(v.text in d.message->>'text') = 0)`);
    expect(wrong).toEqual([]);
    const half = await scene.store.rows(sql`
      select a.id, a.state from announcements a join announcement_stages s on s.announcement = a.id
      where (a.state in ('draft', 'awaiting-approval', 'approved', 'cancelled') and exists (select 1 from deliveries d where d.subject = a.id and d.kind = 'announcement'))
        or (a.state = 'released' and s.state not in ('released', 'cancelled'))
        or (s.state = 'released') <> exists (select 1 from deliveries d where d.subject = a.id and d.kind = 'announcement' and a.corrects is null)
          and a.corrects is null`);
    expect(half).toEqual([]);
    const [told] = await scene.store.rows<{ out: boolean; told: boolean }>(sql`
      select exists (select 1 from announcement_stages where announcement = 'ANN-01' and state = 'released') as out,
        exists (select 1 from told where item = 'DEC-2005-01' and more->>'how' = 'ANN-01') as told`);
    expect(told?.told).toBe(told?.out);
    tried += 1;
    if (tried % 100 === 0) console.info(`${tried} interleavings, seed ${seed}: ${ended.done} presses done, ${ended.refused} refused, no wrong words, no half state.`);
  }), { numRuns: races, seed });
}, 120_000 + races * 2_000);
