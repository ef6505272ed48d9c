import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ClockStep } from './office-clock.js';
import type { KeptSlack } from './slack.js';

/** All that the sandbox remembers from one start to the next. */
export interface Kept {
  readonly version: 1;
  readonly slack: KeptSlack;
  readonly clock: readonly ClockStep[];
}

/** What was kept, or nothing on a first start. A file that cannot be read is an error that says so. */
export function recall(file: string): Kept | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  try {
    const kept: Kept = JSON.parse(text);
    if (kept.version === 1) return kept;
  } catch {
    // Said below.
  }
  throw new Error(`The sandbox cannot read ${file}. Move it away to begin with an empty workspace.`);
}

/** Writes the file beside itself first, so that a crash leaves the last whole one. */
export function keep(file: string, kept: Kept): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(kept), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
