import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds `package.json`: the same whether the sources run or what was built from them. */
export const projectFolder = upTo(dirname(fileURLToPath(import.meta.url)));
export const migrationsFolder = join(projectFolder, 'migrations');

function upTo(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const above = dirname(folder);
  if (above === folder) throw new Error('Cannot find package.json above the program');
  return upTo(above);
}
