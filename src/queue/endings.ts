import { DelayedError, UnrecoverableError, type Job as QueuedJob } from 'bullmq';
import type { Ending } from '../job.js';
import type { Log, Office } from '../office.js';

export interface Ended {
  readonly job: QueuedJob;
  readonly token: string | undefined;
  readonly office: Office;
}

/**
 * What a job's ending is to BullMQ: `not yet` puts it back until its hour by the office's clock, everything else
 * completes it. BullMQ's own retries are never used, for a kept failed job would keep its id from being added again.
 */
export async function endJob({ job, token, office }: Ended, ending: Ending, now: number): Promise<string> {
  if (ending.kind !== 'not-yet') return ending.kind;
  const ms = Date.parse(ending.again) - Date.parse(office.now);
  await job.moveToDelayed(now + Math.max(0, ms), token);
  throw new DelayedError();
}

export interface FaultParts {
  readonly now: number;
  readonly faultMs: number;
  readonly log: Log;
  readonly setBack: (ms: number) => void;
}

/** A job that threw is tried again, later and later. One that can never do is dropped. */
export async function endFault({ job, token }: Omit<Ended, 'office'>, fault: unknown, { now, faultMs, log, setBack }: FaultParts): Promise<never> {
  if (fault instanceof DelayedError) throw fault;
  log.error('job-failed', { job: job.name, id: job.id, error: fault });
  if (fault instanceof UnrecoverableError) throw fault;
  const ms = faultMs * Math.min(40, 2 ** Math.max(0, job.attemptsStarted - 1));
  setBack(ms);
  await job.moveToDelayed(now + ms, token);
  throw new DelayedError();
}
