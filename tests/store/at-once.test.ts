import { expect, test } from 'vitest';
import type { SlackUserId } from '../../src/domain/ids.js';
import { sampleStore, testOffice } from '../office.js';

const people = ['U0SEC', 'U0NOBODY', 'U0FACSW', 'U0LAREPSW', 'U0FACMER', 'U0CHAIR'];

test.each(['pglite', 'postgres'] as const)('what people may know is the same asked at once as asked one after another, on %s', async (engine) => {
  const store = await sampleStore(engine);
  const office = testOffice(store, '2005-10-14T09:00');
  await office.transact(async (records) => {
    const known = async (user: string) => {
      const reader = await records.readers.of({ user: user as SlackUserId, channel: null });
      const milestones = await records.milestones.list(reader, office.today);
      const book = await records.answerBook.open(reader, null);
      return { user, circles: reader.circles, milestones: milestones.map(({ id }) => id), decisions: book?.decisions.map(({ id, told }) => [id, told]), money: book?.funding };
    };
    const inTurn: Awaited<ReturnType<typeof known>>[] = [];
    for (const user of people) inTurn.push(await known(user));
    expect(new Set(inTurn.map(({ milestones }) => milestones.length)).size).toBeGreaterThan(1);
    expect(await Promise.all(people.map(known))).toEqual(inTurn);
  });
  await store.close();
});
