import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { config as readDotenv } from 'dotenv';
import { readStoreSettings } from './config.js';
import { checkConfig } from './cli/check-config.js';
import { carryOut, showHelp, verbs } from './cli/verbs.js';
import type { Bench } from './cli/verb.js';
import { askBot, botIsRunning } from './control/client.js';
import { FolderIsHeld, holdFolder, type Streams } from './control/server.js';
import { openLog } from './log.js';
import { noDesk } from './no-desk.js';
import { officeOpener } from './room.js';
import { projectFolder, migrationsFolder } from './project-folder.js';
import { migrate, StoreIsNewer } from './store/migrate.js';
import { openStore } from './store/open-store.js';
import { isLockedOut, isOutage } from './store/outage.js';
import { startUp } from './wording/start-up.js';

readDotenv({ path: resolve(projectFolder, '.env'), quiet: true });
const settings = readStoreSettings(process.env);
const dataDir = resolve(projectFolder, settings.dataDir);
const argv = process.argv.slice(2);
// Whoever read what is written may have heard enough (`ask … | head`): the rest is for nobody, and what was begun is still ended in order.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
const streams: Streams = { out: (text) => void process.stdout.write(text), err: (text) => void process.stderr.write(text) };

/** Carries out one line: in the running bot where that holds the embedded store, else here. */
async function run(): Promise<number> {
  const [name = 'help'] = argv;
  const all = verbs(() => process.env['SECRETARIAT_SANDBOX'] === '1');
  if (name === 'check-config') return checkConfig(process.env, streams);
  if (!all.some((verb) => verb.name === name)) return showHelp(all, name, streams);
  if (settings.databaseUrl === null && (await botIsRunning(dataDir))) return askBot(dataDir, { argv, cwd: process.cwd() }, streams);
  const hold = settings.databaseUrl === null ? await holdFolder(dataDir) : null;
  const store = await openStore({ databaseUrl: settings.databaseUrl, dataDir });
  try {
    await migrate(store, migrationsFolder);
    const bench: Omit<Bench, 'argv'> = {
      ...streams,
      readFile: (path) => readFile(path, 'utf8'),
      writeFile: (path, text) => writeFile(path, text),
      store,
      openOffice: officeOpener({ store, desk: noDesk, log: openLog('error'), wake: () => undefined }),
    };
    return await carryOut(all, argv, bench);
  } finally {
    await store.close();
    await hold?.release();
  }
}

run().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    streams.err(`${sayWhy(error)}\n`);
    process.exitCode = 1;
  },
);

/** A sentence where it is not our fault, and everything where it is. */
function sayWhy(error: unknown): string {
  if (error instanceof StoreIsNewer) return startUp.newer(error.unknown);
  if (isLockedOut(error)) return startUp.refused('The database', error.code, 'DATABASE_URL');
  if (isOutage(error)) return 'I cannot reach the database just now. Please check DATABASE_URL, or try again in a few minutes.';
  if (error instanceof FolderIsHeld) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return error.message;
  return error instanceof Error ? error.stack ?? error.message : String(error);
}
