import { loadavg } from 'node:os';
import type { Sql } from 'sql-template-tag';
import { askOne } from '../src/cli/ask.js';
import type { Database, Session } from '../src/store/database.js';
import { sampleStore, testOffice } from '../tests/office.js';
import { phrasings } from '../tests/questions/phrasings.js';

/**
 * How long an answer takes on the sample, on PGlite, and how much of it is the records: run it with
 * `npx tsx bench/phrasings.ts`. The first of three rounds warms up and is not counted: what a bot has answered for a
 * minute has its code compiled and its statements planned. Processor time is the figure to look at on a busy machine.
 */
const inner = await sampleStore();
let inRecords = 0;
const timed = (session: Session): Session => ({
  async rows<Row>(statement: Sql) {
    const from = performance.now();
    const rows = await session.rows<Row>(statement);
    inRecords += performance.now() - from;
    return rows;
  },
});
const store: Database = { ...inner, ...timed(inner), transact: (work) => inner.transact((session) => work(timed(session))) };

interface Taken {
  readonly message: string;
  readonly asker: string;
  readonly place: string;
  readonly whole: number;
  readonly records: number;
  readonly processor: number;
}

const taken: Taken[] = [];
for (let round = 0; round < 3; round += 1) {
  for (const { asker, place, day, message } of phrasings) {
    inRecords = 0;
    const before = process.cpuUsage();
    const from = performance.now();
    await askOne(testOffice(store, day), store, { asker, place, at: day, message });
    const whole = performance.now() - from;
    const { user, system } = process.cpuUsage(before);
    if (round > 0) taken.push({ message, asker, place, whole, records: inRecords, processor: (user + system) / 1000 });
  }
}
await inner.close();

const print = (line: string) => process.stdout.write(`${line}\n`);
const shares = (of: (one: Taken) => number) => {
  const sorted = taken.map(of).sort((a, b) => a - b);
  return [0.5, 0.95, 0.99].map((share) => `p${share * 100} ${(sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1)} ms`).join(', ');
};
print(`${taken.length} answers, load ${(loadavg()[0] ?? 0).toFixed(1)}: ${shares(({ whole }) => whole)}`);
print(`of it the records: ${shares(({ records }) => records)}`);
print(`the rest (reading, wording): ${shares(({ whole, records }) => whole - records)}`);
print(`processor time: ${shares(({ processor }) => processor)}`);
for (const { message, asker, place, whole, records, processor } of taken.sort((a, b) => b.whole - a.whole).slice(0, 10)) {
  print(`${whole.toFixed(0)} ms, records ${records.toFixed(0)}, processor ${processor.toFixed(0)}: ${asker} in ${place}: ${message}`);
}
