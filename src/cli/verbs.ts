import { acknowledgementsVerb } from './acknowledgements.js';
import { announcementsVerb } from './announcements.js';
import { askVerb } from './ask.js';
import { clockVerb } from './clock.js';
import { exportVerb } from './export.js';
import { importVerb } from './import.js';
import { migrateVerb } from './migrate.js';
import type { Streams } from '../control/server.js';
import { trailVerb } from './trail.js';
import type { Bench, Verb } from './verb.js';
import { whoKnowsVerb } from './who-knows.js';

/** What the command line can do, in the order in which help shows it. */
export function verbs(inSandbox: () => boolean): readonly Verb[] {
  return [importVerb, exportVerb, clockVerb(inSandbox), askVerb, whoKnowsVerb, announcementsVerb, trailVerb, acknowledgementsVerb, migrateVerb];
}

/** What can be asked without the records: the settings, and this list. */
const aside = [
  { usage: 'check-config', summary: 'say whether the bot could start with the settings given' },
  { usage: 'help', summary: 'this list' },
] as const;

/** Carries out one line of the command line. Exit code 2 means that it was not understood. */
export async function carryOut(all: readonly Verb[], argv: readonly string[], bench: Omit<Bench, 'argv'>): Promise<number> {
  const [name = 'help', ...rest] = argv;
  const verb = all.find((one) => one.name === name);
  return verb === undefined ? showHelp(all, name, bench) : verb.run({ ...bench, argv: rest });
}

/** Lists what can be done; to somebody who typed something else, after saying so. */
export function showHelp(all: readonly Verb[], name: string, { out, err }: Streams): number {
  const list = `bin/secretariat can:\n${[...all, ...aside].map(({ usage, summary }) => `  ${usage}\n      ${summary}\n`).join('')}`;
  if (isHelp(name)) {
    out(list);
    return 0;
  }
  err(`There is no “${name}”.\n${list}`);
  return 2;
}

export function isHelp(name: string): boolean {
  return ['help', '--help', '-h'].includes(name);
}
