import sql from 'sql-template-tag';
import { openPglite } from '../../src/store/pglite.js';

/** Commits one row after another and says each number once it is committed, until it is killed. */
const { folder, from }: { folder: string; from: number } = JSON.parse(process.argv[2] ?? '{}');
const store = await openPglite(folder);
await store.rows(sql`create table if not exists kept (n integer primary key, filler text)`);
process.stdout.write('ready\n');
for (let n = from; ; n += 1) {
  await store.transact((session) => session.rows(sql`insert into kept values (${n}, repeat('x', 2000))`));
  process.stdout.write(`${n}\n`);
}
