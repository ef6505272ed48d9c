import type { Command } from '../src/command.js';
import { ask } from './ask.js';
import { announce } from './announce.js';
import { partnership } from './partnership.js';

/** Everything that people can type after a slash, in the order in which help shows it. */
export const commands: readonly Command[] = [ask, partnership, announce];
