import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The longest path that a Unix socket can have everywhere, in bytes. */
const longest = 100;

/** Where the bot that holds this data folder listens for the command line. */
export function socketPath(dataDir: string): string {
  const path = join(resolve(dataDir), 'secretariat.sock');
  if (Buffer.byteLength(path) <= longest) return path;
  return join(tmpdir(), `secretariat-${createHash('sha256').update(path).digest('hex').slice(0, 16)}.sock`);
}
