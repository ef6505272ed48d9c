// Prints the lines of a fault run, one JSON each on standard input, as a table; fails when a promise was broken.
import { createInterface } from 'node:readline';

const counted = ['attempted', 'acknowledged', 'delivered', 'lost', 'duplicated', 'early', 'wrong audience', 'other words', 'leaked', 'held'];
const broken = ['lost', 'duplicated', 'early', 'wrong audience', 'other words', 'leaked'];
const rows = [];
for await (const line of createInterface({ input: process.stdin })) rows.push(JSON.parse(line));
const width = Math.max('all but the controls'.length, ...rows.map(({ name }) => name.length));
const print = (name, cells, more) => console.log(`${name.padEnd(width)}  ${cells.join('  ')}${more === '' ? '' : `  ${more}`}`);
print('', counted, '');
for (const { name, seed, tally, more } of rows) {
  print(name, counted.map((key) => String(tally[key] ?? 0).padStart(key.length)), [`seed ${seed}`, ...Object.entries(more).map(([key, value]) => `${key} ${value}`)].join(', '));
}
const proof = rows.filter(({ name }) => !name.includes('control'));
const total = counted.map((key) => proof.reduce((sum, { tally }) => sum + (tally[key] ?? 0), 0));
print('all but the controls', total.map((value, at) => String(value).padStart(counted[at].length)), '');
process.exitCode = proof.some(({ tally }) => broken.some((key) => tally[key] > 0)) ? 1 : 0;
