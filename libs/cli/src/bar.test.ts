import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amount, barLine } from './bar';
import { isWatched } from './progress';

const work = { what: 'reading scores.csv', total: 4e9, unit: 'bytes' };

test('a line says what, how much, how fast and how long', () => {
  expect(barLine('gate', work, { done: 1e9, share: 0.25, elapsed: 2, left: 6 }, 79)).toBe(
    'gate: reading scores.csv  [#####................]   25 %  500 MB/s  0:06 left',
  );
  expect(
    barLine('gate', { what: 'runs', unit: 'runs' }, { done: 1234, share: 1, elapsed: 10, left: undefined }, 79),
  ).toBe('gate: runs  1.2 k runs  123 runs/s  0:10');
  expect(barLine('data-quality-gate', work, { done: 1e9, share: 0.25, elapsed: 2, left: 6 }, 59)).toBe(
    'reading scor...  [##........]   25 %  500 MB/s  0:06 left',
  );
});

test.each([
  [0, 'bytes', '0 B'],
  [999, 'bytes', '999 B'],
  [1000, 'bytes', '1.0 kB'],
  [12_345_678, 'rows', '12 M rows'],
  [3e9, 'bytes', '3.0 GB'],
  [7, 'runs', '7 runs'],
  [0.25, 'runs', '0.3 runs'],
])('%d %s are %s', (count, unit, text) => expect(amount(count, unit)).toBe(text));

test('a line never is wider than the terminal, and has no control characters', () => {
  fc.assert(
    fc.property(
      fc.record({
        what: fc.string({ maxLength: 80 }),
        total: fc.option(fc.nat(), { nil: undefined }),
        width: fc.integer({ min: 1, max: 200 }),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
        left: fc.option(fc.nat(), { nil: undefined }),
      }),
      ({ what, total, width, share, left }) => {
        const line = barLine(
          'a-tool',
          { what, unit: 'rows', ...(total === undefined ? {} : { total }) },
          { done: 5, share, elapsed: 1.5, left },
          width,
        );
        return line.length <= width && !/[\0-\x1f\x7f-\x9f]/.test(line);
      },
    ),
  );
});

test.each([
  [true, false, {}, true],
  [false, false, {}, false],
  [true, true, {}, false],
  [true, false, { CI: 'true' }, false],
  [true, false, { CI: '' }, true],
  [true, false, { TERM: 'dumb' }, false],
])('terminal %s, quiet %s, %o: watched %s', (terminal, quiet, env, watched) =>
  expect(isWatched(terminal, quiet, env)).toBe(watched),
);

test('the name of a file commands no terminal', () => {
  const line = (width: number): string =>
    barLine(
      'gate',
      { what: 'reading \u001b[2J\u202e.csv', total: 100, unit: 'bytes' },
      { done: 50, share: 0.5, elapsed: 1, left: 1 },
      width,
    );
  expect([line(120), line(70)]).toEqual([
    expect.stringContaining('gate: reading \\x1b[2J\\u202e.csv  ['),
    expect.stringContaining('reading \\x1b[2J'),
  ]);
});
