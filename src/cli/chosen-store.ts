import type { Office } from '../office.js';
import type { Database } from '../store/database.js';
import { importProgramme } from '../store/import.js';
import { migrate } from '../store/migrate.js';
import { openPglite } from '../store/pglite.js';
import { migrationsFolder } from '../project-folder.js';
import { importMistakes } from '../wording/programme-file.js';
import type { Bench } from './verb.js';

/**
 * Works over the real store, or over a throwaway one that holds the named programme and is gone afterwards. Ends with the
 * work's own exit code, or with 1 where that file has mistakes.
 */
export async function overChosenStore(
  { programme, readFile, store, openOffice, err }: Pick<Bench, 'readFile' | 'store' | 'openOffice' | 'err'> & { readonly programme: string | undefined },
  work: (chosen: Database, office: Office) => Promise<number>,
): Promise<number> {
  const chosen = programme === undefined ? store : await throwawayStore(programme, await readFile(programme));
  if ('mistakes' in chosen) {
    err(chosen.mistakes);
    return 1;
  }
  try {
    return await work(chosen, await openOffice());
  } finally {
    if (chosen !== store) await chosen.close();
  }
}

/** A store in memory with one programme in it, for asking without touching the real one. */
async function throwawayStore(file: string, text: string): Promise<Database | { readonly mistakes: string }> {
  const store = await openPglite();
  await migrate(store, migrationsFolder);
  const imported = await store.transact((session) => importProgramme(session, text));
  if (imported.kind === 'imported') return store;
  await store.close();
  return { mistakes: importMistakes(file, imported.mistakes) };
}
