import { setTimeout as pause } from 'node:timers/promises';
import { DelayedError, UnrecoverableError, Worker, type Job as QueuedJob } from 'bullmq';
import type { Ending, Jobs } from '../job.js';
import type { DeliveryId } from '../domain/ids.js';
import type { Log, Office } from '../office.js';
import { together } from '../together.js';
import { within, workerConnection } from './connection.js';
import { endFault, endJob } from './endings.js';
import type { QueueTimes } from './queue-times.js';
import { queueName, queuePrefix } from './names.js';

export interface WorkerParts {
  readonly redisUrl: string;
  readonly openOffice: () => Promise<Office>;
  readonly jobs: Jobs;
  readonly log: Log;
  readonly times: QueueTimes;
  readonly concurrency: number;
  readonly busyFor: (inHand: number) => number;
  readonly ended: (ending: string) => void;
  readonly setBack: (jobId: string, ms: number) => void;
}

/** Runs jobs until it is closed; a running one is waited for, but not for ever. */
export interface RunningWorker {
  close(waitMs: number): Promise<void>;
}

export function startWorker(parts: WorkerParts): RunningWorker {
  const { log, times, jobs } = parts;
  const connection = workerConnection(parts.redisUrl, log);

  const open = together(async (asked: readonly unknown[]) => {
    const office = await parts.openOffice();
    return asked.map(() => office);
  });
  const openOffice = () => open(null);

  let closing = false;
  let inHand = 0;
  const busyFor = () => parts.busyFor(inHand);
  let line: Promise<unknown> = Promise.resolve();
  /** A worker that would only claim to wait waits before: nothing is in its hands then. A long wait is the queue's. */
  async function untilFree(): Promise<'free' | 'not free'> {
    if (busyFor() === 0) return take();
    const until = performance.now() + times.holdMs;
    // One after another, or all would begin at the same moment and most of them for nothing.
    const turn = line.then(async () => {
      for (let ms = busyFor(); ms > 0; ms = busyFor()) {
        if (closing || performance.now() > until) return 'not free';
        await pause(Math.min(ms, 250));
      }
      return take();
    });
    line = turn;
    return turn;
  }

  function take(): 'free' {
    inHand += 1;
    return 'free';
  }

  async function inOurHands(job: QueuedJob): Promise<{ office: Office; ending: Ending }> {
    try {
      const office = await openOffice();
      return { office, ending: await within(times.deadlineMs, jobs.deliver.run(office, payloadOf(job)), () => new JobOverran(times.deadlineMs)) };
    } finally {
      inHand -= 1;
    }
  }

  async function run(job: QueuedJob, token: string | undefined): Promise<string> {
    try {
      if (job.name !== 'deliver') throw new UnrecoverableError(`Cannot run a job called "${job.name}"`);
      if ((await untilFree()) === 'not free') {
        await job.moveToDelayed(Date.now() + (closing ? 0 : busyFor()), token);
        throw new DelayedError();
      }
      const { office, ending } = await inOurHands(job);
      parts.ended(ending.kind);
      return await endJob({ job, token, office }, ending, Date.now());
    } catch (fault) {
      return endFault({ job, token }, fault, {
        now: Date.now(), faultMs: times.faultMs, log,
        setBack: (ms) => { parts.ended('fault'); parts.setBack(job.id ?? '', ms); },
      });
    }
  }

  const worker = new Worker(queueName, run, {
    connection, prefix: queuePrefix, concurrency: parts.concurrency, lockDuration: times.lockMs, stalledInterval: times.stalledMs,
    // When to give up is for the row to say, and not for the number of times a process died.
    maxStalledCount: 1_000_000,
    removeOnComplete: { count: 0 }, removeOnFail: { count: 0 },
  });
  worker.on('error', () => undefined);

  return {
    async close(waitMs) {
      closing = true;
      const ended = worker.close().then(() => true);
      const late = new Promise<false>((resolve) => setTimeout(resolve, waitMs, false).unref());
      if (!(await Promise.race([ended, late]))) {
        log.warn('job-left-behind');
        await Promise.race([worker.close(true), new Promise((resolve) => setTimeout(resolve, 500).unref())]);
      }
      connection.disconnect();
    },
  };
}

function payloadOf(job: QueuedJob): { delivery: DeliveryId; generation: number } {
  const { delivery, generation } = job.data;
  if (typeof delivery !== 'string' || typeof generation !== 'number') throw new UnrecoverableError('Cannot run a delivery that names none');
  return { delivery: delivery as DeliveryId, generation };
}

class JobOverran extends Error {
  constructor(ms: number) {
    super(`The job was not over after ${ms} ms`);
  }
}
