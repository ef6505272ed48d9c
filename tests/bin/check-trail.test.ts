import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { release } from '../../jobs/release.js';
import { follow } from '../../jobs/follow.js';
import { trailVerb } from '../../src/cli/trail.js';
import { deliverAll, openScene, people, type Scene } from '../announcing.js';

let scene: Scene;
let bundle = '';
beforeAll(async () => {
  scene = await openScene();
  const office = scene.office('2005-10-14T10:00');
  const desk = people(office);
  await desk.send('U0POLICY', 'announce:draft', { kind: 'funding decision', title: 'To continue', text: 'Two more years – £2.125m.', audiences: ['facilitators'], when: 'at-once', decision: 'DEC-2005-01', gates: null, options: [] });
  await desk.send('U0SEC', 'announce:draft', { kind: 'meeting', title: 'NSG', text: 'Meets on 3 November.', audiences: ['nsg'], when: 'at-once', decision: 'none', gates: null, options: [] });
  await desk.press('U0POLICY', 'announce:confirm', { id: 'ANN-01', version: 1 });
  await desk.press('U0SEC', 'announce:confirm', { id: 'ANN-02', version: 1 });
  await desk.press('U0CHAIR', 'announce:approve', { id: 'ANN-01', version: 1 });
  await release.run(office);
  await deliverAll(scene.store, office.now);
  await follow.run(office);
  const code = await trailVerb.run({
    argv: ['DEC-2005-01'], store: scene.store, openOffice: () => Promise.resolve(office), out: (text: string) => { bundle += text; }, err: () => undefined,
    readFile: () => Promise.reject(new Error()), writeFile: () => Promise.reject(new Error()),
  });
  expect(code).toBe(0);
}, 120_000);
afterAll(() => scene.store.close());

const check = (text: string) => spawnSync(process.execPath, [new URL('../../bin/check-trail', import.meta.url).pathname, '-'], { input: text, encoding: 'utf8' });

test('a bundle tells the whole story of one decision and nothing of another announcement', () => {
  const events = bundle.split('\n').flatMap((line) => (line === '' ? [] : [(JSON.parse(line) as { event?: string }).event])).filter((event) => event !== undefined);
  for (const event of ['version', 'confirmed', 'approval-asked', 'approved', 'agreed', 'released', 'holding-line-ended', 'told', 'receipt']) expect(events).toContain(event);
  expect(bundle).not.toContain('Meets on 3 November');
  expect(check(bundle)).toMatchObject({ stderr: '', status: 0, stdout: expect.stringContaining('the chain is whole') });
});

test('one changed byte is found, wherever it is', () => {
  const bytes = Buffer.from(bundle);
  const step = Math.max(1, Math.floor(bytes.length / 20));
  for (let at = 0; at < bytes.length; at += step) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(check(changed.toString('utf8')).status, `byte ${at}`).toBe(1);
  }
}, 120_000);

test('a line taken out, put elsewhere or left off the end is found', () => {
  const lines = bundle.trimEnd().split('\n');
  const without = (at: number) => `${lines.filter((_, n) => n !== at).join('\n')}\n`;
  expect(check(without(3)).status).toBe(1);
  expect(check(without(lines.length - 1)).status).toBe(1);
  expect(check(`${[lines[0], lines[2], lines[1], ...lines.slice(3)].join('\n')}\n`).status).toBe(1);
});
