import type { DeliveryId } from '../domain/ids.js';

export interface Watch {
  /** Something has been due for long and not one delivery has moved since the last look. */
  readonly restart: () => Promise<void>;
  /** Starting anew did not help. */
  readonly fatal: (why: string) => void;
  /** Deliveries that are put off on purpose. */
  readonly isSetBack: (id: DeliveryId) => boolean;
  /** How many jobs this process has brought to an end so far. */
  readonly ended: () => number;
}

/**
 * Looks, sweep after sweep, whether overdue deliveries move at all, here or in another process. A slow queue moves; a
 * worker that has silently lost its Redis does not (bullmq#3185). Twice the same: the worker is started anew; once
 * more: an end. Of very many overdue ones only the first are looked at, and others may be the ones that move: so a job
 * that ended here is a sign of life by itself.
 */
export function watchOver({ restart, fatal, isSetBack, ended }: Watch): (overdue: readonly DeliveryId[]) => Promise<void> {
  let before: ReadonlySet<DeliveryId> = new Set();
  let endedBefore = 0;
  let still = 0;
  return async (overdue) => {
    const now = new Set(overdue.filter((id) => !isSetBack(id)));
    const moved = now.size === 0 || before.size === 0 || ended() > endedBefore || [...before].some((id) => !now.has(id));
    before = now;
    endedBefore = ended();
    still = moved ? 0 : still + 1;
    if (still === 2) await restart();
    if (still >= 4) fatal(`${now.size} deliveries are overdue and none has moved`);
  };
}
