import { cpus, loadavg, totalmem } from 'node:os';
import { mkdir, writeFile } from 'node:fs/promises';

/** One line of the table: what was measured, on what, and in which unit. */
export interface Figure {
  readonly about: 'answers' | 'deliveries' | 'reminders' | 'process' | 'schedule' | 'scale';
  readonly what: string;
  readonly value: string;
  readonly beside: string;
  readonly goal: string;
  readonly meets: 'yes' | 'no' | '';
  readonly why: string;
}

const folder = new URL('./results/', import.meta.url);

/** Keeps what one script measured so far, for the table. */
export async function keepFigures(name: string, figures: readonly Figure[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  const load = loadavg()[0] ?? 0;
  await writeFile(new URL(`${name}.json`, folder), `${JSON.stringify({ load: Number(load.toFixed(1)), figures }, null, 1)}\n`);
}

/** Cores and memory, and nothing else that tells one machine from another. */
export function machine(): string {
  return `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB of memory, Node ${process.versions.node}`;
}

export function share(values: readonly number[], of: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * of))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => share(values, 0.5);

/** "4.2 ms (3.9 to 4.8)": the median of the rounds' medians, and their spread. */
export function ofRounds(rounds: readonly (readonly number[])[]): string {
  const medians = rounds.map(median);
  return `${ms(median(medians))} (${ms(Math.min(...medians))} to ${ms(Math.max(...medians))})`;
}

export const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : Math.round(value).toLocaleString('en-GB')} ms`;

/** The exponent of growth between two sizes: 0 is none, 1 is in proportion. */
export function exponent(before: { size: number; cost: number }, after: { size: number; cost: number }): number {
  return Math.log(after.cost / before.cost) / Math.log(after.size / before.size);
}
