import type { Database } from '../store/database.js';
import { importProgramme } from '../store/import.js';
import { migrate } from '../store/migrate.js';
import { openPglite } from '../store/pglite.js';
import { migrationsFolder } from '../project-folder.js';
import { importMistakes } from '../wording/programme-file.js';

/** A store in memory with one programme in it, for asking without touching the real one. */
export async function throwawayStore(file: string, text: string): Promise<Database | { readonly mistakes: string }> {
  const store = await openPglite();
  await migrate(store, migrationsFolder);
  const imported = await store.transact((session) => importProgramme(session, text));
  if (imported.kind === 'imported') return store;
  await store.close();
  return { mistakes: importMistakes(file, imported.mistakes) };
}
