import { migrate } from '../../src/store/migrate.js';
import { openPglite } from '../../src/store/pglite.js';
import { openPostgres } from '../../src/store/postgres.js';
import { startActor } from './scene.js';

/** What the parent tells this process, as JSON in its first argument. */
export interface ActorOrders {
  readonly store: { readonly url: string } | { readonly folder: string };
  readonly redisUrl: string;
  readonly slackUrl: string;
  readonly readBack: 'on' | 'off';
  /** Dies with SIGKILL when it comes by this point for the nth time. */
  readonly dieAt?: { readonly point: string; readonly nth: number };
}

const orders: ActorOrders = JSON.parse(process.argv[2] ?? '{}');
const store = 'url' in orders.store ? openPostgres(orders.store.url) : await openPglite(orders.store.folder);
await migrate(store, new URL('../../migrations', import.meta.url).pathname);
let passed = 0;
const { dieAt } = orders;

const actor = await startActor({
  store, redisUrl: orders.redisUrl, slackUrl: orders.slackUrl, readBack: orders.readBack,
  async checkpoint(point) {
    if (dieAt === undefined || point !== dieAt.point || (passed += 1) < dieAt.nth) return;
    // So that what was written has left the process: the point is after the write, and not after the call.
    if (point === 'after-write') await new Promise((resolve) => setTimeout(resolve, 3));
    process.kill(process.pid, 'SIGKILL');
    await new Promise(() => undefined);
  },
});
process.stdout.write('ready\n');
process.on('SIGTERM', () => void actor.close().then(() => store.close()).then(() => process.exit(0)));
