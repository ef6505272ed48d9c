import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { follow } from '../../jobs/follow.js';
import { release } from '../../jobs/release.js';
import { deliverAll, openScene, people, type Scene } from '../announcing.js';

let scene: Scene;
beforeAll(async () => { scene = await openScene(); }, 120_000);
afterAll(() => scene.store.close());

async function amounts(user: string, moment: string): Promise<string[]> {
  const office = scene.office(moment);
  const { reader } = await office.caller(user, '');
  const book = await office.transact(({ answerBook }) => answerBook.open(reader, null));
  return (book?.funding.allocations ?? []).map(({ partnership }) => partnership);
}

test('of eleven letters one is held: its region does not see its amount, though the milestone of the letters is done, until its own letter is there', async () => {
  const office = scene.office('2006-01-27T14:00');
  const desk = people(office);
  await desk.send('U0SEC', 'announce:draft', { kind: 'grant letter', title: 'Your grant', text: 'Your grant for {partnership} is {amount}.', audiences: ['hosts'], when: 'at-once', decision: 'DEC-2005-01', gates: null, options: [] });
  await desk.press('U0SEC', 'announce:confirm', { id: 'ANN-01', version: 1 });
  await desk.press('U0CHAIR', 'announce:approve', { id: 'ANN-01', version: 1 });
  await release.run(office);
  expect(await amounts('U0HOSTSC', '2006-01-27T14:01')).toEqual([]);
  await scene.store.rows(sql`update deliveries set state = 'held' where destination = 'P-HOST-YH' and subject = 'ANN-01'`);
  await deliverAll(scene.store, office.now);
  await scene.store.rows(sql`insert into milestone_actuals (milestone, actual, known_on) values ('M-P5', '{"d":"2006-01-27","p":"day"}', '2006-01-27') on conflict do nothing`);
  await follow.run(office);
  expect(await amounts('U0HOSTSC', '2006-01-30T09:00')).toEqual(['SC']);
  expect(await amounts('U0FACSC', '2006-01-30T09:00')).toEqual(['SC']);
  expect(await amounts('U0HOSTYH', '2006-01-30T09:00')).toEqual([]);
  expect(await amounts('U0FACYH', '2006-01-30T09:00')).toEqual([]);
  await scene.store.rows(sql`update deliveries set state = 'planned' where destination = 'P-HOST-YH' and subject = 'ANN-01'`);
  const later = scene.office('2006-01-31T10:00');
  await deliverAll(scene.store, later.now);
  await follow.run(later);
  expect(await amounts('U0HOSTYH', '2006-01-31T09:59')).toEqual([]);
  expect(await amounts('U0HOSTYH', '2006-01-31T10:01')).toEqual(['YH']);
}, 60_000);
