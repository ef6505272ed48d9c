import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { release } from '../../jobs/release.js';
import { follow } from '../../jobs/follow.js';
import { trailVerb } from '../../src/cli/trail.js';
import { genesis } from '../../src/domain/trail.js';
import { digest, seal, type TrailLine } from '../../src/store/trail.js';
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

const check = (text: string | Buffer, ...more: readonly string[]) => spawnSync(process.execPath, [new URL('../../bin/check-trail', import.meta.url).pathname, '-', ...more], { input: text, encoding: 'utf8' });

test('a bundle tells the whole story of one decision and nothing of another announcement', () => {
  const events = bundle.split('\n').flatMap((line) => (line === '' ? [] : [(JSON.parse(line) as { event?: string }).event])).filter((event) => event !== undefined);
  for (const event of ['version', 'confirmed', 'approval-asked', 'approved', 'agreed', 'released', 'holding-line-ended', 'told', 'receipt']) expect(events).toContain(event);
  expect(bundle).not.toContain('Meets on 3 November');
  expect(check(bundle)).toMatchObject({ stderr: '', status: 0, stdout: expect.stringContaining('the chain is whole') });
});

test('one changed byte is found, wherever it is and whatever it becomes', () => {
  const bytes = Buffer.from(bundle);
  fc.assert(fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ by;
    expect(check(changed).status, `byte ${at}`).toBe(1);
  }), { numRuns: 40 });
}, 120_000);

test('a chain that was written anew is whole in itself, and is found out by a seal that was told before', () => {
  const sealed = bundle.split('\n').flatMap((line) => (line === '' ? [] : [(JSON.parse(line) as { hash?: string; end?: boolean })])).filter(({ end }) => end !== true);
  const told = sealed.at(4)?.hash ?? '';
  expect(check(bundle, '--head', told)).toMatchObject({ status: 0, stdout: expect.stringContaining('goes through the seal') });
  const forged = rewritten(bundle, 'Two more years', 'Four more years');
  expect(check(forged)).toMatchObject({ status: 0 });
  expect(check(forged, '--head', told)).toMatchObject({ status: 1, stderr: expect.stringContaining('does not go through that seal') });
  expect(check(bundle, '--head', 'no seal').status).toBe(2);
});

/** As somebody would write it who holds the records and the source: every seal made anew. */
function rewritten(text: string, from: string, to: string): string {
  const [head = '', ...rest] = text.replaceAll(from, to).trimEnd().split('\n');
  let previous = genesis;
  const lines = rest.slice(0, -1).map((line) => {
    const { previous: _, hash: __, digest: passedOn, ...content } = JSON.parse(line) as TrailLine & { digest?: string };
    const digested = passedOn ?? digest(content);
    const hash = seal(previous, digested);
    const written = JSON.stringify(passedOn === undefined ? { ...content, previous, hash } : { digest: passedOn, previous, hash });
    previous = hash;
    return written;
  });
  const end = JSON.parse(rest.at(-1) ?? '') as object;
  return `${[head, ...lines, JSON.stringify({ ...end, hash: previous })].join('\n')}\n`;
}

test('a line taken out, put elsewhere or left off the end is found', () => {
  const lines = bundle.trimEnd().split('\n');
  const without = (at: number) => `${lines.filter((_, n) => n !== at).join('\n')}\n`;
  expect(check(without(3)).status).toBe(1);
  expect(check(without(lines.length - 1)).status).toBe(1);
  expect(check(`${[lines[0], lines[2], lines[1], ...lines.slice(3)].join('\n')}\n`).status).toBe(1);
});
