import { describe, expect, test } from 'vitest';
import { parseWholeTable } from './whole-table';

const read = (text: string): number => parseWholeTable(Buffer.from(text), 'r.csv').rowCount;
const head = 'at,tag,score\n';
const row = '2031-05-04,a,1\n';

describe('what is not a row is damage, with its line', () => {
  test.each([
    ['a merge conflict', `${head}<<<<<<< HEAD\n${row}=======\n${row}>>>>>>> other\n`, 2, 'merge conflict'],
    ['the base of one', `${head}${row}||||||| base\n${row}`, 3, 'merge conflict'],
    ['only its middle', `${head}${row}=======\n${row}`, 3, 'merge conflict'],
    ['only its end', `${head}${row}>>>>>>> feature/value, second\n`, 3, 'merge conflict'],
    ['one before the header', `<<<<<<< HEAD\n${head}`, 1, 'merge conflict'],
    ['one at line ends of Windows', `${head}${row}<<<<<<< HEAD\n`.replaceAll('\n', '\r\n'), 3, 'merge conflict'],
    ['one within a quoted cell', `${head}2031,"a\n<<<<<<< HEAD\nb",1\n`, 3, 'merge conflict'],
    ['one in front of a row that is too long', `${head}<<<<<<< HEAD\n1,2,3,4\n`, 2, 'merge conflict'],
    ['a last row that is cut off', `${head}${row}2031-05-05,b`, 3, 'cut off'],
    ['one that is cut off in its first cell', `${head}${row}2031`, 3, 'cut off'],
    ['a row in the middle that is cut off', `${head}${row}2031-05-05,b\n${row}`, 3, 'cut off'],
    ['the header again', `${head}${row}${head}${row}`, 3, 'header again'],
    ['bytes of zero at the end', `${head}${row}\0\0\0`, 3, 'NUL'],
    ['NUL within a cell', `${head}2031,a\0b,1\n`, 2, 'NUL'],
  ])('%s', (_, text, line, what) =>
    expect(() => read(text)).toThrow(
      expect.objectContaining({
        id: 'damaged-input',
        message: expect.stringMatching(`^r\\.csv: line ${line}: .*${what}`) as string,
      }),
    ),
  );
});

test.each([
  ['an empty file', '', 0],
  ['a header alone', head, 0],
  ['empty cells', `${head},,\n`, 1],
  ['a row like another', `${head}${row}${row}`, 2],
  ['a cell that names a column', `${head}at,tag,1\n`, 1],
  ['the marks within a cell', `${head}2031,x <<<<<<< HEAD,1\n2031,=======,1\n`, 2],
  ['an underlined heading in a quoted cell', `${head}2031,"Cause\n=======\nx",1\n`, 1],
  ['a text of signs', `${head}<<<,>>>,===\n<<<<<<<x,>>>>>>>y,=\n`, 2],
  ['no final line end', `${head}${row.trim()}`, 1],
  ['one column', 'at\n=\nat2\n', 2],
])('%s is not damage', (_, text, rows) => expect(read(text)).toBe(rows));
