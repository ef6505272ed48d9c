import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { migrate } from '../../src/store/migrate.js';
import { openPostgres } from '../../src/store/postgres.js';
import type { Database } from '../../src/store/database.js';
import type { NewDelivery } from '../../src/store/deliveries.js';
import { freshPostgres } from '../setup/postgres.js';
import { testRedisUrl } from '../setup/redis.js';
import { launchChild, type ActorProcess } from './actor.js';
import type { ActorOrders } from './actor-process.js';
import { chanceOf, seedOfRun } from './chance.js';
import { flawless, planMany, printTally, tallyOf, untilSettled, untilUnderWay } from './scene.js';
import { deadlineMs, size } from './sizes.js';
import { openStandIn, type StandIn } from './stand-in.js';

const migrations = new URL('../../migrations', import.meta.url).pathname;
const chance = chanceOf(seedOfRun);
const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const faults = { 'lost-kept': 0.05, 'five-hundred-kept': 0.03, 'five-hundred-gone': 0.03 };

async function stage(): Promise<{ store: Database; standIn: StandIn; launch: (program: string) => ActorProcess }> {
  const database = await freshPostgres();
  const store = openPostgres(database.url);
  const standIn = await openStandIn({ seed: seedOfRun, faults });
  closing.push(database.drop, () => store.close(), standIn.close);
  const orders: ActorOrders = { store: { url: database.url }, redisUrl: testRedisUrl(), slackUrl: standIn.url, readBack: 'on' };
  return {
    store, standIn,
    launch(program) {
      const actor = launchChild(program, orders);
      closing.push(async () => {
        actor.kill('SIGKILL');
        await actor.ended;
      });
      return actor;
    },
  };
}

async function started(actor: ActorProcess): Promise<ActorProcess> {
  if (!(await actor.ready)) throw new Error(`The sender did not start: ${actor.output()}`);
  return actor;
}

const newer = 'Cannot use this store: it was last used by a newer Secretariat';

test('F18: a sender at work goes on while a newer version brings the records up to date, and is not started on them again', async () => {
  const { store, standIn, launch } = await stage();
  await migrate(store, migrations);
  const planned = await planMany(store, { chance, count: 120, channels: 40, name: 'F18-newer' });
  await started(launch('actor-process.ts'));
  await untilUnderWay(standIn, chance, 'F18-newer');
  const folder = await mkdtemp(join(tmpdir(), 'secretariat-next-'));
  closing.push(() => rm(folder, { recursive: true, force: true }));
  await cp(migrations, folder, { recursive: true });
  await writeFile(join(folder, '9999_of_next_year.sql'), 'alter table deliveries add column of_next_year text;\nalter table channels add column of_next_year text;\n');
  expect(await migrate(store, folder)).toEqual(['9999_of_next_year.sql']);
  await untilSettled(store, deadlineMs / 2);
  const tally = await tallyOf(store, standIn, planned);
  printTally('F18 at work while a newer one migrates', seedOfRun, tally);
  expect(tally).toMatchObject({ ...flawless, acknowledged: planned.length });
  const again = launch('actor-process.ts');
  expect(await again.ready).toBe(false);
  expect(again.output()).toContain(newer);
});

/** Where an older version of this program lies, when `script/faults --beside` asks for it. A clone for CI has none. */
const older = process.env['FAULTS_BESIDE'] ?? '';

if (older !== '') {
  test('F18: the version of old and this one send from the same records at the same time, either of them is killed, and nothing is lost or repeated', async () => {
    const program = pathToFileURL(join(older, 'tests/faults/actor-process.ts')).href;
    const [ours, theirs] = [await readdir(migrations), await readdir(join(older, 'migrations'))];
    for (let nth = 0; nth < size.F18 * 3; nth += 1) {
      const name = `F18-beside-${nth}`;
      const { store, standIn, launch } = await stage();
      await migrate(store, join(older, 'migrations'));
      const planned: NewDelivery[] = await planMany(store, { chance, count: 150, channels: 50, name: `${name}-a` });
      const old = await started(launch(program));
      await untilUnderWay(standIn, chance, `${name}-a`);
      const young = await started(launch('actor-process.ts'));
      planned.push(...(await planMany(store, { chance, count: 150, channels: 50, name: `${name}-b` })));
      await untilUnderWay(standIn, chance, `${name}-b`);
      const victim = chance.draw(name, 'victim') < 0.5 ? 'older' : 'newer';
      const [killed, left] = victim === 'older' ? [old, young] : [young, old];
      killed.kill('SIGKILL');
      await killed.ended;
      planned.push(...(await planMany(store, { chance, count: 50, channels: 50, name: `${name}-c` })));
      await untilSettled(store, deadlineMs / 2);
      const tally = await tallyOf(store, standIn, planned);
      printTally(`F18 beside an older version, ${nth + 1}, the ${victim} killed`, seedOfRun, tally);
      expect(tally).toMatchObject({ ...flawless, acknowledged: planned.length });
      left.kill('SIGKILL');
      await left.ended;
      if (theirs.length === ours.length) continue;
      const again = launch(program);
      expect(await again.ready).toBe(false);
      expect(again.output()).toContain(newer);
    }
  }, deadlineMs);
}
