import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the sandbox finds its files, and how it starts the bot. */
export interface SandboxSettings {
  readonly root: string;
  readonly dataDir: string;
  readonly programmeFile: string;
  readonly manifestFile: string;
  readonly port: number;
  readonly botCommand: readonly string[];
}

/** Reads the sandbox's few settings. A port that is no port is an error in plain words. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): SandboxSettings {
  const root = findRoot(dirname(fileURLToPath(import.meta.url)));
  const port = Number(env['SANDBOX_PORT'] || 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`SANDBOX_PORT is “${env['SANDBOX_PORT']}”; it must be a port number such as 3000.`);
  }
  const command = env['SANDBOX_BOT_COMMAND']?.trim();
  return {
    root,
    port,
    manifestFile: resolve(env['SANDBOX_MANIFEST'] || join(root, 'manifest.json')),
    dataDir: resolve(env['DATA_DIR'] || join(root, 'data')),
    programmeFile: resolve(env['SECRETARIAT_PROGRAMME'] || join(root, 'sample', 'sen-rp.yaml')),
    botCommand: command ? command.split(/\s+/) : [process.execPath, join(root, 'dist', 'src', 'main.js')],
  };
}

/** The project's folder, whether this runs from sandbox/ or from dist/sandbox/. */
function findRoot(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) throw new Error(`No package.json above ${from}.`);
  }
}
