import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { follow } from '../../jobs/follow.js';
import { jobsBy } from '../../jobs/index.js';
import { release } from '../../jobs/release.js';
import type { DeliveryId } from '../../src/domain/ids.js';
import type { Office, Posting } from '../../src/office.js';
import { openScene, people, type Scene } from '../announcing.js';
import { machineClocks } from '../setup/clocks.js';

const { deliver } = jobsBy(machineClocks);

let scene: Scene;
beforeAll(async () => { scene = await openScene(); }, 120_000);
afterAll(() => scene.store.close());

/** Lets the delivery job do everything that is put down for announcements, whatever its hour, and returns what was posted. */
async function deliverDue(office: Office): Promise<Posting[]> {
  const posted: Posting[] = [];
  const desk = { ...office.desk, post: (posting: Posting) => {
    posted.push(posting);
    return Promise.resolve({ kind: 'posted' as const, channel: posting.channel, ts: `17.${posted.length}${posting.threadTs === undefined ? '' : '9'}` });
  } };
  const rows = await scene.store.rows<{ id: DeliveryId; generation: number }>(sql`select id, generation from deliveries where kind = 'announcement' and state = 'planned' order by destination`);
  for (const { id, generation } of rows) await deliver.run({ ...office, desk }, { delivery: id, generation });
  return posted;
}

test('an announcement is posted once to each destination, its correction in the thread of each, and a withdrawn one no more', async () => {
  const office = scene.office('2006-06-01T09:00');
  const desk = people(office);
  await desk.send('U0SEC', 'announce:draft', { kind: 'other', title: 'Ten', text: 'There are ten.', audiences: ['facilitators', 'evaluation'], when: 'at-once', decision: 'none', gates: null, options: [] });
  await desk.press('U0SEC', 'announce:confirm', { id: 'ANN-01', version: 1 });
  await release.run(office);
  const later = scene.office('2006-06-01T09:01');
  const first = await deliverDue(later);
  expect(first.map(({ channel }) => channel).sort()).toEqual(['C0EVALUATION', 'C0FACILITATORS']);
  expect(await deliverDue(later)).toEqual([]);

  const then = people(scene.office('2006-06-01T11:00'));
  await then.send('U0SEC', 'announce:correct', { notice: 'There are eleven, not ten.', text: 'There are eleven.' }, { id: 'ANN-01', version: 1 });
  await then.press('U0SEC', 'announce:confirm', { id: 'ANN-02', version: 1 });
  await then.press('U0CHAIR', 'announce:approve', { id: 'ANN-02', version: 1 });
  await release.run(scene.office('2006-06-01T11:00'));
  const notices = await deliverDue(scene.office('2006-06-01T11:01'));
  expect(notices.map(({ channel, threadTs }) => [channel, threadTs !== undefined]).sort()).toEqual([['C0EVALUATION', true], ['C0FACILITATORS', true]]);
  await follow.run(scene.office('2006-06-01T11:02'));
  expect(scene.workspace.updated.filter(({ text }) => text.includes('There are eleven.'))).toHaveLength(2);
  expect((await people(scene.office('2006-06-01T11:03')).type('U0SEC', 'receipts ANN-02')).text).toContain('2 of 2 delivered');
});

test('a channel that a guest has joined since is not posted in, and the author is told', async () => {
  const office = scene.office('2006-06-02T09:00');
  const desk = people(office);
  await desk.send('U0SEC', 'announce:draft', { kind: 'other', title: 'Quiet', text: 'For facilitators.', audiences: ['facilitators'], when: 'at-once', decision: 'none', gates: null, options: [] });
  await desk.press('U0SEC', 'announce:confirm', { id: 'ANN-03', version: 1 });
  await release.run(office);
  scene.workspace.seen.set('C0FACILITATORS', { reachable: true, shared: true, members: [] });
  expect(await deliverDue(scene.office('2006-06-02T09:01'))).toEqual([]);
  expect((await people(scene.office('2006-06-02T09:02')).type('U0SEC', 'receipts ANN-03')).text).toContain('1 could not be delivered');
  expect(await scene.store.rows(sql`select destination from deliveries where kind = 'delivery-notice' and subject = 'notice:ANN-03'`)).toEqual([{ destination: 'P-SEC' }]);
});
