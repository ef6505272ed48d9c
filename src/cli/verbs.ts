import { askVerb } from './ask.js';
import { clockVerb } from './clock.js';
import { exportVerb } from './export.js';
import { importVerb } from './import.js';
import type { Bench, Verb } from './verb.js';
import { whoKnowsVerb } from './who-knows.js';

/** What the command line can do, in the order in which help shows it. */
export function verbs(inSandbox: () => boolean): readonly Verb[] {
  return [importVerb, exportVerb, clockVerb(inSandbox), askVerb, whoKnowsVerb];
}

/** Carries out one line of the command line. Exit code 2 means that it was not understood. */
export async function carryOut(all: readonly Verb[], argv: readonly string[], bench: Omit<Bench, 'argv'>): Promise<number> {
  const [name = 'help', ...rest] = argv;
  const verb = all.find((one) => one.name === name);
  if (verb !== undefined) return verb.run({ ...bench, argv: rest });
  const asked = ['help', '--help', '-h'].includes(name);
  const say = asked ? bench.out : bench.err;
  if (!asked) say(`There is no “${name}”.\n`);
  say(`bin/secretariat can:\n${all.map(({ usage, summary }) => `  ${usage}\n      ${summary}\n`).join('')}`);
  return asked ? 0 : 2;
}
