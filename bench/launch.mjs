// Launched runs: how long the simulation of ten thousand takes says nothing; that it ends in 0 says that the goals hold.
import path from 'node:path';

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
];
