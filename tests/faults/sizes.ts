import { vi } from 'vitest';

/** How much of each fault one run brings. `ci` fits in ten minutes on two cores; `nightly` is the size of the promise. */
const sizes = {
  ci: {
    minutes: 6,
    F1: { kills: 12, deliveries: 500 }, F1control: { kills: 3, deliveries: 200 }, F1pglite: { kills: 3, deliveries: 45 },
    F2: { deaths: 2, deliveries: 400 },
    F3: 500, F3control: 200, F4: 500, F4time: { deliveries: 160, troubles: 3 }, F5: 300, F5stills: 150, F6: 100, F7: { deliveries: 200, stormMs: 4_000, odd: 0 }, F8: 40,
    F9: { deliveries: 120, wipes: 3, kills: 2, awayMs: 3_000 }, F10: { freezes: 2, deliveries: 100 },
    F11: { pglite: 4, postgres: 3, commits: 40 }, F12: 150, F13: 6, F14: { refreshes: 1, outages: 1 }, F15: 12, F16: 100, F17: { each: 2, targets: 20 }, F18: 2, whole: 1,
  },
  nightly: {
    minutes: 180,
    F1: { kills: 1_000, deliveries: 10_000 }, F1control: { kills: 50, deliveries: 1_000 }, F1pglite: { kills: 100, deliveries: 1_000 },
    F2: { deaths: 50, deliveries: 2_000 },
    F3: 10_000, F3control: 1_000, F4: 10_000, F4time: { deliveries: 4_000, troubles: 60 }, F5: 3_500, F5stills: 3_000, F6: 1_000, F7: { deliveries: 4_000, stormMs: 60_000, odd: 4 }, F8: 500,
    F9: { deliveries: 4_000, wipes: 100, kills: 30, awayMs: 10_000 }, F10: { freezes: 30, deliveries: 100 },
    F11: { pglite: 100, postgres: 100, commits: 2_000 }, F12: 10_000, F13: 100, F14: { refreshes: 200, outages: 10 }, F15: 100, F16: 2_000, F17: { each: 2, targets: 1_000 }, F18: 50, whole: 40,
  },
} as const;

const asked = process.env['FAULTS_SIZE'] ?? 'ci';
if (asked !== 'ci' && asked !== 'nightly') throw new Error(`No such size: ${asked}. There are ci and nightly.`);

/** The size of this run: FAULTS_SIZE, or `ci`. */
export const size = sizes[asked];

/** For how long one run may go on. */
export const deadlineMs = size.minutes * 60_000;

// Every file of the suite reads its sizes from here before it names its first test.
vi.setConfig({ testTimeout: deadlineMs, hookTimeout: 120_000 });
