import { expect, test } from 'vitest';
import { ProgressLine } from './progress';
import { stepsOn, took } from './steps';

test.each([
  [0, '0.0 s'],
  [420, '0.4 s'],
  [59_949, '59.9 s'],
  [59_950, '1:00'],
  [3_723_000, '1:02:03'],
])('%d ms are %s', (ms, text) => expect(took(ms)).toBe(text));

test('each step that is over has a line, and what came of it all', () => {
  const said: string[] = [];
  const steps = stepsOn(
    new ProgressLine({ write: async () => undefined, error: undefined, isHeld: false }, 'run'),
    (text) => void said.push(text.replace(/[\d.]+ s$/, 'N s')),
  );
  steps.enter('preflight');
  steps.enter('workflow');
  expect(said).toEqual(['preflight     pass         N s']);
  steps.leave('failed (3)');
  steps.end('failed');
  expect(said.slice(1)).toEqual(['workflow      failed (3)   N s', 'result        failed       N s']);
  steps.enter('again');
  steps.end('blocked');
  expect(said.slice(3)).toEqual(['again         blocked      N s', 'result        blocked      N s']);
});
