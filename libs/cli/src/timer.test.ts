import { expect, test } from 'vitest';
import { timerMs } from './timer';

test.each([
  [-1, 0],
  [0.5, 0.5],
  [1000, 1000],
  [3e9, 2_147_483_647],
  [Infinity, 2_147_483_647],
])('%d ms are %d to a timer', (ms, taken) => expect(timerMs(ms)).toBe(taken));
