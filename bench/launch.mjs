// Launched runs: how long these take says nothing; that they end in 0 says that the goals of contract 48.11 hold.
import path from 'node:path';
import { isThere } from './measure.mjs';

export const suites = [
  {
    name: 'launch-simulation',
    title: 'questions of 10,000 launched runs of 100 users (a simulation)',
    rounds: 1,
    needs: [],
    programs: ({ here }) => ({
      'launch-simulation': { words: [process.execPath, path.join(here, 'launch-simulation.mjs')] },
    }),
    compare: [],
  },
  {
    name: 'launch-queue',
    title: '40 runs queued on a private Slurm, each followed by a process (launch-queue.mjs N tries N)',
    rounds: 1,
    needs: [],
    programs: ({ here }) =>
      isThere('sbatch') && process.getuid?.() === 0
        ? { 'launch-queue': { words: [process.execPath, path.join(here, 'launch-queue.mjs'), '40', '1.2'] } }
        : {},
    compare: [],
  },
];
