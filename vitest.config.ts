import { defineConfig } from 'vitest/config';

// Fourteen hours from London and with its own daylight saving: whatever leans on the machine's zone falls over here.
process.env['TZ'] = 'Pacific/Chatham';

const apart = ['tests/browser/**/*.test.ts', 'tests/faults/**/*.test.ts'];

export default defineConfig({
  test: {
    pool: 'forks',
    globalSetup: ['tests/setup/global.ts'],
    reporters: ['default', 'tests/setup/closing-line.ts'],
    teardownTimeout: 20_000,
    // What is waited for comes when it comes: a busy machine makes a run longer, and never red.
    expect: { poll: { timeout: 30_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'house',
          include: ['tests/**/*.test.ts'],
          exclude: apart,
          maxWorkers: 2,
          testTimeout: 90_000,
          hookTimeout: 90_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          maxWorkers: 1,
          testTimeout: 240_000,
          hookTimeout: 240_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          maxWorkers: 2,
          testTimeout: 180_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
