import { expect, test } from 'vitest';
import { clock } from './time';

test.each([
  [0, '0:00'],
  [59.6, '1:00'],
  [754, '12:34'],
  [3600, '1:00:00'],
  [90_061, '25:01:01'],
])('%d s are %s', (seconds, text) => expect(clock(seconds)).toBe(text));
