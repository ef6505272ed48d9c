import type { DeliveryId } from '../domain/ids.js';

export interface Watch {
  /** Something has been due for long and not one delivery has moved since the last look. */
  readonly restart: () => Promise<void>;
  /** Starting anew did not help. */
  readonly fatal: (why: string) => void;
  /** Deliveries that are put off on purpose. */
  readonly isSetBack: (id: DeliveryId) => boolean;
}

/**
 * Looks, sweep after sweep, whether overdue deliveries move at all. A slow queue moves; a worker that has silently
 * lost its Redis does not (bullmq#3185). Twice the same: the worker is started anew; once more: an end.
 */
export function watchOver({ restart, fatal, isSetBack }: Watch): (overdue: readonly DeliveryId[]) => Promise<void> {
  let before: ReadonlySet<DeliveryId> = new Set();
  let still = 0;
  return async (overdue) => {
    const now = new Set(overdue.filter((id) => !isSetBack(id)));
    const moved = now.size === 0 || before.size === 0 || [...before].some((id) => !now.has(id));
    before = now;
    still = moved ? 0 : still + 1;
    if (still === 2) await restart();
    if (still >= 4) fatal(`${now.size} deliveries are overdue and none has moved`);
  };
}
