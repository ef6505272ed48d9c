import { jobsBy } from '../jobs/index.js';
import type { Log } from '../src/office.js';
import { startQueue } from '../src/queue/start.js';
import { officeOpener } from '../src/room.js';
import { openDesk } from '../src/slack/desk.js';
import type { PaceLimits } from '../src/slack/pace.js';
import { paceBookOver } from '../src/store/pace-book.js';
import { openPostgres } from '../src/store/postgres.js';
import { machineClocks } from '../tests/setup/clocks.js';
import { ourBot } from './bots.js';

/** One bot or one worker of the fleet, with its orders as JSON in the first argument. */
export type FleetOrders =
  | { readonly role: 'bot'; readonly storeUrl: string; readonly origin: string }
  | { readonly role: 'worker'; readonly storeUrl: string; readonly redisUrl: string; readonly slackUrl: string; readonly pace: PaceLimits };

const orders: FleetOrders = JSON.parse(process.argv[2] ?? '{}');
const log: Log = { info: () => undefined, warn: () => undefined, error: (event, facts) => void process.stderr.write(`${event} ${JSON.stringify(facts)}\n`) };
const store = openPostgres(orders.storeUrl);
if (orders.role === 'bot') {
  const { port } = await ourBot(store, orders.origin);
  process.stdout.write(`ready ${port}\n`);
} else {
  const desk = openDesk({ token: 'xoxb-bench', apiUrl: orders.slackUrl, pace: orders.pace, paceBook: paceBookOver(store), log });
  let wake = () => {};
  const queue = await startQueue({ redisUrl: orders.redisUrl, openOffice: officeOpener({ store, desk, log, wake: () => wake() }), store, jobs: jobsBy(machineClocks), busyFor: desk.busyFor, log });
  wake = queue.wake;
  process.stdout.write('ready 0\n');
}
// Whoever started it is gone when this closes.
process.stdin.resume().on('end', () => process.exit(0));
