import type { Command } from '../src/command.js';
import { ask } from './ask.js';
import { announce } from './announce.js';
import { decision } from './decision.js';
import { milestone } from './milestone.js';
import { partnership } from './partnership.js';
import { returns } from './returns.js';
import { secretariat } from './secretariat.js';

/** What can be asked for, in the order in which help shows it. */
const asked: readonly Command[] = [ask, partnership, milestone, returns, announce, decision];

/** Everything that people can type after a slash. */
export const commands: readonly Command[] = [...asked, secretariat(asked)];
