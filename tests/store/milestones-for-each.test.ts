import sql from 'sql-template-tag';
import { expect, test } from 'vitest';
import type { AudienceId, MilestoneId, SlackUserId } from '../../src/domain/ids.js';
import type { Reader } from '../../src/domain/reader.js';
import { sampleStore, testOffice } from '../office.js';

test.each(['pglite', 'postgres'] as const)('many readers at once are told of each milestone what each is told alone, on %s', async (engine) => {
  const store = await sampleStore(engine);
  const office = testOffice(store, '2005-10-14T09:00');
  // A date that follows a decision not everybody may know of: its reason is part of what differs.
  await store.rows(sql`update milestone_forecasts set follows = (select id from decisions order by position limit 1)`);
  const ids = (await store.rows<{ id: MilestoneId }>(sql`select id from milestones order by id`)).map(({ id }) => id);
  const users = (await store.rows<{ user: SlackUserId }>(sql`select slack_user as user from people where slack_user is not null`)).map(({ user }) => user);
  await office.read(async ({ milestones, readers }) => {
    const alone = [...(await readers.alone(users)).values()];
    const [first, second] = alone;
    if (first === undefined || second === undefined) throw new Error('The sample has nobody in it');
    const inCompany: Reader = { ...first, circles: [...first.circles, ...second.circles] };
    const inNoCircle: Reader = { ...first, circles: [] };
    const inOneThatKnowsNothing: Reader = { ...first, circles: [...first.circles, ['nobody' as AudienceId]] };
    const asked = [...alone, inCompany, inNoCircle, inOneThatKnowsNothing].map((reader, at) => ({ reader, ids: at % 5 === 4 ? ids.slice(0, 3) : ids }));
    const together = await milestones.listForEach(asked, office.today);
    const each = [];
    for (const { reader, ids: wanted } of asked) each.push(await milestones.list(reader, office.today, { ids: wanted }));
    expect(together).toEqual(each);
    const known = together.map((some) => some.length);
    expect(new Set(known).size).toBeGreaterThan(3);
    expect(known.slice(-2)).toEqual([0, 0]);
  });
  await store.close();
});
