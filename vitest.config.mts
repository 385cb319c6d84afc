import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    setupFiles: ['test/certificates.ts', 'test/seeded.ts'],
    // What hangs is ended; a test of ten seconds may take two minutes on a machine that is busy.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // One more than the cores of the smallest machine: many tests wait for a clock, a disk or an engine.
    maxWorkers: 3,
    env: { TZ: 'UTC', FORCE_COLOR: '' },
    // Tests share a process, where loading what they import again would take most of the time: each puts back what it
    // sets.
    isolate: false,
    projects: [
      { extends: true, test: { name: 'libs', include: ['libs/**/*.test.ts'] } },
      {
        extends: true,
        test: { name: 'tools', include: ['tools/**/*.test.ts', 'test/**/*.test.ts', 'examples/**/*.test.ts'] },
      },
    ],
  },
});
