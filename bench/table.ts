import { readFile, writeFile } from 'node:fs/promises';
import { machine, type Figure } from './figures.js';

/** Writes the table of docs/performance.md from what was measured last. Its words stay as they are. */
const titles = { answers: 'Answers', deliveries: 'Deliveries', fleet: 'Past one process', reminders: 'Reminders', schedule: 'The plan beside other queues', process: 'Process' } as const;
const page = new URL('../docs/performance.md', import.meta.url);
const [begin, end] = ['<!-- table: written by script/bench -->', '<!-- end of table -->'];

const parts: string[] = [`Measured on ${machine()}.`];
for (const [name, title] of Object.entries(titles)) {
  const text = await readFile(new URL(`./results/${name}.json`, import.meta.url), 'utf8').catch(() => null);
  if (text === null) {
    parts.push(`### ${title}`, 'Not measured yet.');
    continue;
  }
  const { load, figures }: { load: number; figures: readonly Figure[] } = JSON.parse(text);
  parts.push(`### ${title}`, `Load of the machine at the end of the run: ${load}.`, [
    '| what | measured | beside | goal | met |', '| --- | --- | --- | --- | --- |',
    ...figures.map(({ what, value, beside, goal, meets }) => `| ${[what, value, beside, goal, meets].join(' | ')} |`),
  ].join('\n'));
}
const before = await readFile(page, 'utf8');
const [head, rest] = [before.slice(0, before.indexOf(begin)), before.slice(before.indexOf(end))];
await writeFile(page, `${head}${begin}\n\n${parts.join('\n\n')}\n\n${rest}`);
