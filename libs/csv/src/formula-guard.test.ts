import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guardFormula, unguardFormula } from './formula-guard';

describe('formula guard', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+x', "'+x"],
    ['-x', "'-x"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['-0.1', "'-0.1"],
    ["'=1", "''=1"],
    ["''-", "'''-"],
    ["'quoted'", "'quoted'"],
    ["'", "'"],
    ['', ''],
    ['a=1', 'a=1'],
    [' =1', ' =1'],
    ['\n=1', '\n=1'],
    ['é', 'é'],
  ])('%j stands as %j', (text, cell) => {
    expect(guardFormula(text)).toBe(cell);
    expect(unguardFormula(cell)).toBe(text);
  });

  const nasty = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', 'a', '"', 'é') });

  test('what is read is what was written, and no written text starts a formula', () => {
    fc.assert(
      fc.property(fc.oneof(nasty, fc.string({ unit: 'binary' })), (text) => {
        const cell = guardFormula(text);
        expect(unguardFormula(cell)).toBe(text);
        expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }),
      { numRuns: 2000 },
    );
  });

  test('a cell that nobody guarded is read as it stands unless it looks guarded', () => {
    fc.assert(
      fc.property(nasty, (cell) => unguardFormula(cell) === (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)),
    );
  });
});
