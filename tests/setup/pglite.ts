import { readFileSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';

const cache = fileURLToPath(new URL('../../node_modules/.cache/secretariat', import.meta.url));

/**
 * A PGlite in memory, empty. Setting up a new cluster takes seconds and comes out the same each time, so it is done once
 * for each version of PGlite and kept; opening a copy takes a fifth of the time.
 */
export async function freshPglite(): Promise<PGlite> {
  return PGlite.create({ loadDataDir: new Blob([new Uint8Array(await emptyCluster())]) });
}

async function emptyCluster(): Promise<Buffer> {
  const file = join(cache, `pglite-${versionOfPglite()}.tar`);
  const kept = await readFile(file).catch(() => null);
  if (kept !== null) return kept;
  const db = await PGlite.create();
  const dump = Buffer.from(await (await db.dumpDataDir('none')).arrayBuffer());
  await db.close();
  await mkdir(cache, { recursive: true });
  // Others may be at it too: each writes a file of its own, and the last one stays.
  const own = `${file}.${process.pid}`;
  await writeFile(own, dump);
  await rename(own, file);
  return dump;
}

function versionOfPglite(): string {
  const read: { version: string } = JSON.parse(readFileSync(new URL('../../node_modules/@electric-sql/pglite/package.json', import.meta.url), 'utf8'));
  return read.version;
}
