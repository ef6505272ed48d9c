import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askOne } from '../../src/cli/ask.js';
import type { Database } from '../../src/store/database.js';
import { sampleStore, testOffice } from '../office.js';
import { askedAnew } from './asked-anew.js';
import { byKind } from './by-kind.js';
import { blind } from './blind.js';
import { fresh } from './fresh.js';
import { matters } from './matters.js';
import { ordinary } from './ordinary.js';
import { passedOver } from './passed-over.js';
import type { Phrasing } from './phrasing.js';
import { phrasings } from './phrasings.js';
import { told } from './told.js';

const all = [...phrasings, ...blind, ...fresh, ...passedOver, ...askedAnew, ...told, ...matters, ...ordinary, ...byKind];

let store: Database;
const score = new Map<string, { right: number; of: number }>();

beforeAll(async () => {
  store = await sampleStore();
});

afterAll(async () => {
  await store.close();
  const lines = [...score].sort().map(([kind, { right, of }]) => `  ${kind.padEnd(10)} ${right} of ${of}`);
  const right = [...score.values()].reduce((sum, one) => sum + one.right, 0);
  console.info(`Phrasings answered right, by kind:\n${lines.join('\n')}\n  all        ${right} of ${all.length}`);
});

describe('a question in other words', () => {
  it.each(all.map((phrasing) => [`${phrasing.asker}, ${phrasing.place}, ${phrasing.day}: ${[...phrasing.after, phrasing.message].join(' / ')}`, phrasing] as const))('%s', async (_name, phrasing: Phrasing) => {
    const { kinds } = phrasing;
    const tally = score.get(kinds[0] ?? '') ?? { right: 0, of: 0 };
    score.set(kinds[0] ?? '', { ...tally, of: tally.of + 1 });
    await store.rows({ text: 'delete from conversations', values: [] } as never);
    for (const message of phrasing.after) await askOne(testOffice(store, phrasing.day), store, { asker: phrasing.asker, place: phrasing.place, at: phrasing.day, message });
    const { answer } = await askOne(testOffice(store, phrasing.day), store, { asker: phrasing.asker, place: phrasing.place, at: phrasing.day, message: phrasing.message });
    expect({ kind: answer.kind, text: answer.text }).toEqual({ kind: expect.toBeOneOf([...kinds]), text: expect.any(String) });
    for (const held of phrasing.holds) expect(answer.text).toContain(held);
    for (const lacked of phrasing.lacks) expect(answer.text).not.toContain(lacked);
    score.set(kinds[0] ?? '', { right: tally.right + 1, of: tally.of + 1 });
  });
});
