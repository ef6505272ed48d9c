/** How often the queue looks after itself, in milliseconds. */
export interface QueueTimes {
  readonly sweepMs: number;
  /** Due this far ahead is put in Redis with a delay; what is later waits in Postgres. */
  readonly horizonMs: number;
  /** Calls from many transactions within this are one look. */
  readonly gatherMs: number;
  /**
   * A call to Redis that takes longer has failed. What was not queued is found by the next sweep. Nobody waits for these
   * calls, so a Redis that takes seconds over everything slows the messages and does not stop them.
   */
  readonly redisMs: number;
  readonly lockMs: number;
  readonly stalledMs: number;
  /** Due for so long without anything having moved: the worker is taken to be stuck. */
  readonly overdueMs: number;
  /** After a fault; doubled with each more, to at most forty times this. */
  readonly faultMs: number;
  /** A job that takes longer is given up by the queue; its claim has run out long before. */
  readonly deadlineMs: number;
  /** The longest a job is held, unclaimed, until its turn is near. */
  readonly holdMs: number;
  /** How long a running job is waited for when the bot stops. */
  readonly closeMs: number;
}

export const queueTimes: QueueTimes = Object.freeze({
  sweepMs: 15_000,
  horizonMs: 24 * 3_600_000,
  gatherMs: 100,
  redisMs: 6_000,
  lockMs: 30_000,
  stalledMs: 15_000,
  overdueMs: 30_000,
  faultMs: 15_000,
  deadlineMs: 120_000,
  holdMs: 60_000,
  closeMs: 8_000,
});
