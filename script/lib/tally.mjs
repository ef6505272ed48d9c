// Prints the lines of a fault run, one JSON each on standard input: each count as a table, then a line for each fault and the
// verdict. Fails when a promise was broken, or when a control did not break it.
import { createInterface } from 'node:readline';

const counted = ['attempted', 'acknowledged', 'delivered', 'lost', 'duplicated', 'early', 'wrong audience', 'other words', 'leaked', 'held'];
const broken = ['lost', 'duplicated', 'early', 'wrong audience', 'other words', 'leaked'];
const rows = [];
for await (const line of createInterface({ input: process.stdin })) rows.push(JSON.parse(line));

const isControl = ({ name }) => name.includes('control');
const faultOf = ({ name }) => name.match(/^F\d+/)?.[0] ?? name.split(/[ ,]/)[0];
const sumOf = (some, key) => some.reduce((sum, { tally }) => sum + (tally[key] ?? 0), 0);
const width = Math.max('all but the controls'.length, ...rows.map(({ name }) => name.length));
const print = (name, cells, more) => console.log(`${name.padEnd(width)}  ${cells.join('  ')}${more === '' ? '' : `  ${more}`}`);
const cellsOf = (some) => counted.map((key) => String(sumOf(some, key)).padStart(key.length));

print('', counted, '');
for (const row of rows) print(row.name, cellsOf([row]), [`seed ${row.seed}`, ...Object.entries(row.more).map(([key, value]) => `${key} ${value}`)].join(', '));
const proof = rows.filter((row) => !isControl(row));
print('all but the controls', cellsOf(proof), '');
console.log();

const faults = [...new Set(rows.map(faultOf))].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
let red = 0;
for (const fault of faults) {
  const [runs, controls] = [proof, rows.filter(isControl)].map((some) => some.filter((row) => faultOf(row) === fault));
  const wrong = broken.filter((key) => sumOf(runs, key) > 0).map((key) => `${sumOf(runs, key)} ${key}`);
  const blind = controls.filter((row) => sumOf([row], 'duplicated') === 0);
  if (wrong.length > 0 || blind.length > 0) red += 1;
  const said = [
    ...(runs.length === 0 ? [] : [`${runs.length} ${runs.length === 1 ? 'run' : 'runs'} of ${sumOf(runs, 'attempted')}: ${wrong.length > 0 ? `BROKEN, ${wrong.join(', ')}` : 'kept'}, ${sumOf(runs, 'held')} held`]),
    ...controls.map((row) => `control: ${blind.includes(row) ? 'BLIND, it doubled none' : `${sumOf([row], 'duplicated')} of ${sumOf([row], 'attempted')} doubled, as it must`}`),
  ];
  console.log(`${fault.padEnd(8)}  ${said.join('; ')}`);
}
const seeds = [...new Set(rows.map(({ seed }) => seed))].join(', ');
const sum = broken.map((key) => `${sumOf(proof, key)} ${key}`).join(', ');
console.log(`\nCounted: ${red === 0 && rows.length > 0 ? 'KEPT' : 'BROKEN'}. Seed ${seeds}: ${sumOf(proof, 'attempted')} messages in ${proof.length} runs of ${faults.length} faults, ${sum}, ${sumOf(proof, 'held')} held.`);
process.exitCode = red > 0 || rows.length === 0 ? 1 : 0;
