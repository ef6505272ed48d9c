import type { TwoClocks } from '../../src/stopwatch.js';

/** The clocks of the machine that this runs on. */
export const machineClocks: TwoClocks = { steady: () => performance.now(), wall: Date.now };
