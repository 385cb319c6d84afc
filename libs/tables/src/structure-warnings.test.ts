import { expect, test } from 'vitest';
import { StructureScan } from './structure-scan';
import { structureWarnings } from './structure-warnings';

function warnings(text: string): string[] {
  const scan = new StructureScan();
  scan.push(Buffer.from(text));
  return structureWarnings(scan.end());
}

test.each<[string, string, RegExp]>([
  ['semicolons', 'date;ticker\n1;2\n', /holds a semicolon: the separator must be a comma/],
  ['tabs', 'date\tticker\n1\t2\n', /holds a tab:/],
  ['pipes', 'date|ticker\n1|2\n', /holds a pipe:/],
  ['a line for spreadsheets', 'sep=;\na;b\n', /^the header is 'sep=;'.*remove it$/],
  ['one that is a comma', 'sep=,\na,b\n', /^the header is 'sep='/],
  ['a short row', 'a,b\n1,2\n3\n', /^1 row has fewer cells than the header \(line 3\)/],
  ['several', 'a,b\n1\n3,4\n5\n', /^2 rows have fewer cells than the header \(first: line 2\)/],
  ['a header again', 'a,b\n1,2\na,b\n3,4\n', /^1 row repeats the header \(line 3\)/],
  ['in quotes', 'a,b\n1,2\n"a","b"\n', /repeats the header/],
  ['behind a mark, with CRLF', 'a,b\r\n1,2\r\n\ufeffa,b\r\n', /repeats the header/],
  ['of one column', 'a\n1\na\n', /repeats the header/],
  ['zero bytes at the end', `a,b\n1,2\n${'\0'.repeat(512)}`, /^1 row holds NUL bytes \(line 3\)/],
  ['a zero byte in a cell', 'a,b\n1,"x\0y"\n', /^1 row holds NUL bytes/],
])('%s are told', (_, text, message) => {
  expect(warnings(text).filter((warning) => message.test(warning))).toHaveLength(1);
});

test.each<[string, string]>([
  ['a tidy table', 'a,b\n1,2\n'],
  ['one column', 'ticker\nA\nB\n'],
  ['several columns of which one holds a semicolon', 'a;b,c\n1,2\n'],
  ['empty cells', 'a,b\n,\n1,\n'],
  ['blank lines', 'a,b\n\n \n1,2\n'],
  ['a row that begins as the header does', 'a,b\na,c\n'],
  ['a row that the header begins', 'a,b\n"a","b "\n'],
  ['the header in another case', 'a,b\nA,B\n'],
  ['separators in cells', 'a,b\n1;2,3|4\n'],
])('%s is not odd', (_, text) => expect(warnings(text)).toEqual([]));
