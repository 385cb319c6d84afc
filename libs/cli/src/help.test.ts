import { expect, test } from 'vitest';
import { fold } from './help';

test('a line is broken at blanks, what follows is indented, and a word that is too long stands alone', () => {
  expect(fold('short', 20)).toEqual(['short']);
  expect(fold('one two three four five', 12)).toEqual(['one two', '    three', '    four', '    five']);
  expect(fold('  a-word-that-is-too-long then more', 12)).toEqual([
    '  a-word-that-is-too-long',
    '    then',
    '    more',
  ]);
});

test.each([0, -2, 1, 3, 4])('it ends, and loses no word, in %d columns', (columns) =>
  expect(
    fold('  one two three', columns)
      .map((line) => line.trim())
      .join(' '),
  ).toBe('one two three'),
);
