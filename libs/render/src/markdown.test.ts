import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markdownCell, markdownCells, markdownCode, markdownLine, markdownRow } from './markdown';

test('a line break in text is a blank', () => expect(markdownLine('a\r\nb\nc\u2028d\ve')).toBe('a b c d e'));
test('what would command a terminal is an escape', () =>
  expect(markdownLine('\u001b[2J\u202ex\0')).toBe('\\x1b[2J\\u202ex\\x00'));

test.each([
  ['runs/a', '`runs/a`'],
  ['a`b', '`` a`b ``'],
  ['``', '``` `` ```'],
  ['a\nb', '`a b`'],
  ['', '``'],
])('%j as code is %s', (text, code) => expect(markdownCode(text)).toBe(code));

test.each([
  ['| a | b |', ['a', 'b']],
  ['|a|b|', ['a', 'b']],
  ['  | a | b', ['a', 'b']],
  ['| a \\| b |', ['a | b']],
  ['|  | b |', ['', 'b']],
  ['| may\\_run1 | \\*x\\* | a\\b | \\\\_ |', ['may_run1', '*x*', 'a\\b', '\\_']],
  ['| `a\\_b` | \\`c\\_d\\` | ``e`\\_`` | `f\\_ |', ['`a\\_b`', '`c_d`', '``e`\\_``', '`f_']],
  ['a | b', undefined],
  ['', undefined],
  ['| a\\\\\\| b | \\\\| c', ['a\\| b', '\\', 'c']],
])('the cells of %j are %j', (line, cells) => expect(markdownRow(line)).toEqual(cells));

test.each([
  ['a | b', ['a', 'b']],
  [' a | b | ', ['a', 'b']],
  ['a', ['a']],
  ['a \\| b', ['a | b']],
])('without outer pipes the cells of %j are %j', (line, cells) => expect(markdownCells(line)).toEqual(cells));

test.each([
  ['C:\\data\\x', 'C:\\data\\x'],
  ['a\\', 'a\\'],
  ['a\\_b', 'a\\\\_b'],
  ['`a\\_b`', '`a\\_b`'],
  ['\\`a`', '\\\\`a`'],
  ['\\\\host', '\\\\\\\\host'],
])('%j is written as %j', (text, written) => expect(markdownCell(text)).toBe(written));

test('what is full of marks is written in time that grows with its length', () => {
  expect(markdownCode('`a'.repeat(500_000))).toHaveLength(1_000_006);
  expect(markdownCell('\\'.repeat(1_000_000))).toHaveLength(2_000_000);
  expect(markdownCell('\\ '.repeat(500_000))).toHaveLength(1_000_000);
  expect(markdownCell('`\\a'.repeat(500_000))).toHaveLength(1_500_000);
  expect(markdownCells('`'.repeat(500_000) + '\\`|'.repeat(200_000)).length).toBe(200_000);
});

test('a cell reads back as the text it was, on one line and trimmed', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (texts) => {
      const row = `| ${texts.map(markdownCell).join(' | ')} |`;
      expect(row).not.toMatch(/[\r\n]/);
      expect(markdownRow(row)).toEqual(texts.map((text) => markdownLine(text).trim()));
    }),
    { numRuns: 500, examples: [[['a|b', '\\', 'a\\', '\\|', '|', '', ' x ']]] },
  );
});
