import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['libs/**/*.test.ts', 'tools/**/*.test.ts', 'test/**/*.test.ts', 'examples/**/*.test.ts'],
    setupFiles: ['test/seeded.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // One more than the cores of the smallest machine: many tests wait for a clock, a disk or an engine.
    maxWorkers: 3,
    env: { TZ: 'UTC', FORCE_COLOR: '' },
  },
});
