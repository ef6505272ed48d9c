import { Counter, Gauge, Registry } from 'prom-client';
import type { Database } from '../store/database.js';
import { readClock } from '../store/clock.js';
import { deliveriesIn } from '../store/deliveries.js';

/** Numbers for whoever operates the bot, in Prometheus' text form. No names and no words are in them. */
export function keepMetrics(store: Database, redisIsReady: () => boolean) {
  const registry = new Registry();
  const ended = new Counter({ name: 'secretariat_jobs_ended_total', help: 'Jobs by how they ended', labelNames: ['ending'], registers: [registry] });
  const sweeps = new Counter({ name: 'secretariat_sweeps_total', help: 'Sweeps by how they went', labelNames: ['result'], registers: [registry] });
  const deliveries = new Gauge({ name: 'secretariat_deliveries', help: 'Deliveries by state', labelNames: ['state'], registers: [registry] });
  const redis = new Gauge({ name: 'secretariat_redis_ready', help: '1 while Redis answers', registers: [registry] });
  return {
    ended: (ending: string) => ended.inc({ ending }),
    swept: (result: 'done' | 'failed') => sweeps.inc({ result }),
    async text(): Promise<string> {
      const { now } = await readClock(store);
      deliveries.reset();
      for (const [state, count] of Object.entries(await deliveriesIn(store, now).tally())) deliveries.set({ state }, count);
      redis.set(redisIsReady() ? 1 : 0);
      return registry.metrics();
    },
  };
}
