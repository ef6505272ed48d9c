import { askOne } from '../src/cli/ask.js';
import { sampleStore, testOffice } from '../tests/office.js';
import { phrasings } from '../tests/questions/phrasings.js';

/** How long an answer takes on the sample, on PGlite: run it with `npx tsx bench/phrasings.ts`. */
const store = await sampleStore();
const took: number[] = [];
for (let round = 0; round < 3; round += 1) {
  for (const { asker, place, day, message } of phrasings) {
    const from = performance.now();
    await askOne(testOffice(store, day), store, { asker, place, at: day, message });
    if (round > 0) took.push(performance.now() - from);
  }
}
await store.close();
took.sort((a, b) => a - b);
const at = (share: number) => (took[Math.floor(took.length * share)] ?? 0).toFixed(1);
process.stdout.write(`${took.length} answers: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms\n`);
