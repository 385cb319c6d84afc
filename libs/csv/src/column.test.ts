import { expect, test } from 'vitest';
import { textsInColumn } from './column';

test('the texts of a column, each once, unguarded', () => {
  const bytes = Buffer.from('a,tag\r\n1,x\r\n2,"y,""z"""\r\n3,x\r\n4,\r\n5,\'=1\r\n');
  expect([...textsInColumn(bytes, 'r.csv', 'tag')]).toEqual(['x', 'y,"z"', '=1']);
  expect([...textsInColumn(bytes, 'r.csv', 'absent')]).toEqual([]);
  expect(() => textsInColumn(Buffer.from('tag\n"open'), 'r.csv', 'tag')).toThrow(/r\.csv: line 2/);
  expect(() => textsInColumn(Buffer.from('a,tag\n1'), 'r.csv', 'tag')).toThrow(/r\.csv: line 2: .*cut off/);
});
