import type { Streams } from '../control/server.js';
import type { Office } from '../office.js';
import type { Database } from '../store/database.js';

/** What a verb of the command line works with. It runs in the bot while that holds the store, and alone otherwise. */
export interface Bench extends Streams {
  /** Words after the verb. */
  readonly argv: readonly string[];
  /** A file's text; a relative path is meant from where the verb was typed. */
  readFile(path: string): Promise<string>;
  writeFile(path: string, text: string): Promise<void>;
  readonly store: Database;
  readonly openOffice: () => Promise<Office>;
}

/** One verb: `run` gives the exit code, 0 when it did what was asked. */
export interface Verb {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  run(bench: Bench): Promise<number>;
}
