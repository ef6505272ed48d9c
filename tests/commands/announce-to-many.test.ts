import sql from 'sql-template-tag';
import { expect, test } from 'vitest';
import { openScene, people } from '../announcing.js';

const form = { kind: 'funding decision', title: 'The day', text: 'It is the third.', audiences: ['hosts'], when: 'at-once', decision: 'DEC-2005-01', gates: null, options: [] };

test('what goes to more than fifty places is asked about once more, of whoever wrote it and of whoever approves it', async () => {
  const scene = await openScene();
  const desk = people(scene.office('2005-10-14T10:00'));
  expect(JSON.stringify(await desk.send('U0POLICY', 'announce:draft', form))).not.toContain('places?');
  await scene.store.rows(sql`insert into people (id, name, slack_user, position) select 'P-X' || n, 'Host ' || n, 'U0X' || n, 1000 + n from generate_series(1, 60) n`);
  await scene.store.rows(sql`insert into appointments (person, role, partnership, position) select 'P-X' || n, 'HOST', 'SW', 1000 + n from generate_series(1, 60) n`);
  expect(JSON.stringify(await desk.send('U0POLICY', 'announce:draft', form))).toMatch(/To 71 places\?.*Not yet/);
  await desk.press('U0POLICY', 'announce:confirm', { id: 'ANN-02', version: 1 });
  expect(JSON.stringify(await desk.type('U0CHAIR', 'show ANN-02'))).toMatch(/announce:approve.*To 71 places\?/);
  await scene.store.close();
});
