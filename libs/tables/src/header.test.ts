import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnNames } from './header';

test.each<[string[], string[]]>([
  [
    ['date', 'ticker'],
    ['date', 'ticker'],
  ],
  [
    ['v', 'v', 'v.1'],
    ['v', 'v.2', 'v.1'],
  ],
  [
    ['v', 'v', 'v'],
    ['v', 'v.1', 'v.2'],
  ],
  [
    ['v', 'v', 'v.2', 'v'],
    ['v', 'v.1', 'v.2', 'v.3'],
  ],
  [
    ['', 'a', ''],
    ['Unnamed: 0', 'a', 'Unnamed: 2'],
  ],
  [
    ['', 'Unnamed: 0'],
    ['Unnamed: 0.1', 'Unnamed: 0'],
  ],
  [
    ['s', 'S'],
    ['s', 'S'],
  ],
  [
    [' a', 'a ', ' '],
    [' a', 'a ', ' '],
  ],
  [
    ['constructor', '__proto__', '__proto__'],
    ['constructor', '__proto__', '__proto__.1'],
  ],
])('%j is named %j', (cells, names) => expect(columnNames(cells)).toEqual(names));

test('names are unique, and the first of equal ones keeps its name', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('v', 'v.1', 'v.2', 'v.1.1', '', 'Unnamed: 0', 'Unnamed: 1', 'w')), (cells) => {
      const names = columnNames(cells);
      expect(new Set(names).size).toBe(cells.length);
      cells.forEach((cell, i) => cell !== '' && cells.indexOf(cell) === i && expect(names[i]).toBe(cell));
    }),
  );
});
