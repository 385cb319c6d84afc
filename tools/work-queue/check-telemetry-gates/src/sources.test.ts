import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { temporaryRepository } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';
import { readJsonDocument, readRecords } from './sources';

async function read(
  content: string | Buffer,
  format: 'ndjson' | 'csv',
): Promise<{ records: unknown[]; fault: string | undefined; sha256: string }> {
  const repository = temporaryRepository({ 'kept.txt': '' });
  writeFileSync(repository.path('data.x'), content);
  const records: unknown[] = [];
  const { file, fault } = await readRecords(repository.root, 'data.x', format, (record) => records.push(record));
  return { records, fault, sha256: file.sha256 };
}

describe('JSON lines', () => {
  test.each<[string, string, number]>([
    ['mark, CRLF, blank lines, no last line end', '\ufeff{"a":1}\r\n\r\n  \n{"a":2}', 2],
    ['empty', '', 0],
    ['blank', '\n\n', 0],
    ['bare NaN', '{"a": NaN}\n', 1],
  ])('%s', async (_, text, count) =>
    expect(await read(text, 'ndjson')).toMatchObject({ fault: undefined, records: { length: count } }),
  );
  test.each<[string, string | Buffer, string]>([
    ['cut off', '{"a":1}\n{"a":', 'data.x: line 2: not JSON'],
    ['a key twice', '{"a":1}\n{"a":1,"a":900}\n', 'data.x: line 2: has the key "a" twice in one object'],
    ['a scalar', '{"a":1}\n3\n', 'data.x: line 2: not a JSON object'],
    ['an array on a line', '[{"a":1}]\n', 'data.x: line 1: an array, not one JSON object a line; format json?'],
    [
      'a document over lines',
      '{\n  "a": 1\n}\n',
      'data.x: line 1: one JSON document over several lines, not one JSON value a line; format json?',
    ],
    ['not UTF-8', Buffer.from('{"a":1}\n{"a":"caf\xe9"}\n', 'latin1'), 'data.x: line 2: not UTF-8'],
    [
      'a line that is too long',
      `{"a":1}\n{"b":"${'x'.repeat(16 * 1024 * 1024)}"}\n`,
      'data.x: line 2: longer than 16777216 bytes',
    ],
  ])('%s', async (_, text, fault) => expect((await read(text, 'ndjson')).fault).toBe(fault));
  test('longer than a piece: every record once, and the sum of the whole file', async () => {
    const lines = Array.from({ length: 30_000 }, (_, at) => JSON.stringify({ at, text: 'é'.repeat(40) }));
    const text = `${lines.join('\n')}\n`;
    const { records, fault, sha256 } = await read(text, 'ndjson');
    expect(fault).toBeUndefined();
    expect(records.map((record) => (record as { at: number }).at)).toEqual(lines.map((_, at) => at));
    expect(sha256).toBe(createHash('sha256').update(text).digest('hex'));
  });
});

describe('CSV', () => {
  test('records by the names of the header', async () => {
    expect((await read('\ufeffsite, rows\r\n"N, one",3\r\n\r\n"S\ntwo",4', 'csv')).records).toEqual([
      { site: 'N, one', rows: '3' },
      { site: 'S\ntwo', rows: '4' },
    ]);
  });
  test.each<[string, string, string]>([
    ['cut off', 'a,b\n1,2\n3', 'data.x: line 3: 1 fields, expected 2'],
    ['a field too many', 'a,b\n1,2,3\n', 'data.x: line 2: 3 fields, expected 2'],
    ['text after a quote', 'a,b\n"1"x,2\n', 'data.x: line 2: text after a closing quote'],
    ['an open quote', 'a,b\n1,2\n"3,4\n', 'data.x: line 3: a quote opens here and never closes'],
    ['a name twice', 'a,a\n1,2\n', 'data.x: line 1: the header names a twice'],
  ])('%s', async (_, text, fault) => expect((await read(text, 'csv')).fault).toBe(fault));
});

describe('JSON documents', () => {
  const document = async (text: string, items?: string): Promise<{ fault: string | undefined; records: unknown[] }> => {
    const repository = temporaryRepository({ 'd.json': text });
    const records: unknown[] = [];
    const { fault } = await readJsonDocument(repository.root, 'd.json', items, (record) => records.push(record));
    return { fault, records };
  };
  test.each<[string, string, string | undefined, number]>([
    ['a list', '[{"a":1},{"a":2}]', undefined, 2],
    ['a list inside', '{"rows": [{"a":1}]}', 'rows', 1],
    ['one object', '{"a":1}', undefined, 1],
  ])('%s', async (_, text, items, count) =>
    expect(await document(text, items)).toMatchObject({ fault: undefined, records: { length: count } }),
  );
  test.each<[string, string, string | undefined, string]>([
    ['no list there', '{"rows": 3}', 'rows', 'd.json: no list at rows'],
    ['a list of numbers', '[1]', undefined, 'd.json: not a JSON object or a list of them'],
    ['cut off', '{"a":', undefined, 'd.json: is cut off: the JSON document ends too early, in line 1'],
    ['empty', '', undefined, 'd.json: is empty, expected a JSON document'],
  ])('%s', async (_, text, items, fault) => expect((await document(text, items)).fault).toBe(fault));
});
