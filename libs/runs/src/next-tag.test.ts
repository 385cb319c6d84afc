import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextFreeTag } from './next-tag';

describe('the next free tag', () => {
  test.each([
    ['run1', ['run2'], 'run3'],
    ['run', [], 'run_2'],
    ['run09', [], 'run10'],
    ['2026', [], '2027'],
    ['a b', ['a b_2'], 'a b_3'],
    ['x'.repeat(128), [], `${'x'.repeat(126)}_2`],
    ['ü'.repeat(64), [], `${'ü'.repeat(63)}_2`],
    [`${'y'.repeat(127)}9`, [], `${'y'.repeat(126)}10`],
  ])('after %s with %j used is %s', (tag, used, next) => {
    expect(nextFreeTag(tag, (candidate) => used.includes(candidate))).toBe(next);
  });
  test('is never a used one', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.integer({ min: 0, max: 20 }), (tag, count) => {
        const used = new Set([tag]);
        for (let i = 0; i < count; i += 1) used.add(nextFreeTag(tag, (candidate) => used.has(candidate)));
        expect(used.size).toBe(count + 1);
      }),
    );
  });
});
