import sql from 'sql-template-tag';
import { isOutage } from '../../src/store/outage.js';
import { openPglite } from '../../src/store/pglite.js';

/** Commits one row after another and says each number once it is committed, until it is killed. What is refused it tries again. */
const { folder, from, bytes = 2_000 }: { folder: string; from: number; bytes?: number } = JSON.parse(process.argv[2] ?? '{}');
const store = await openPglite(folder);
await store.rows(sql`create table if not exists kept (n integer primary key, filler text)`);
process.stdout.write('ready\n');
for (let n = from; ;) {
  try {
    await store.transact((session) => session.rows(sql`insert into kept select ${n}, string_agg(md5(random()::text), '') from generate_series(1, ${Math.ceil(bytes / 32)}::int)`));
    process.stdout.write(`${n}\n`);
    n += 1;
  } catch (error) {
    process.stdout.write(`refused, ${isOutage(error) ? 'no room' : 'for another reason'}: ${String(error)}\n`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
