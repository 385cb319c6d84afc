/**
 * The way in for a tool that is not the data gate: values by their columns, faults with their lines, bytes with their
 * checksum.
 */
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { asNumber, cell, findRows, inputFiles, isNotOf, momentOf, withTables, type Tables } from './index';
import { storeColumns } from './stored-columns';

const folder = mkdtempSync(path.join(os.tmpdir(), 'tables-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
const text = 'date,asset,score\n2026-01-02,A,1.5\n\n2026-01-02,"B\nb",NA\n2026-01-05,A,x\n20260106,C,+2e1\n';

function save(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  utimesSync(file, new Date(Date.now() - 60_000), new Date(Date.now() - 60_000));
  return file;
}

const withCsv = <T>(work: (tables: Tables) => Promise<T>): Promise<T> =>
  withTables({ tool: 'tables-test', memoryLimit: '256MB', temporary: folder }, work);

/** Reads scores: their dates as days since 1970, their assets, their numbers. */
function readScores(tables: Tables, file: string) {
  return tables.read({
    name: file,
    files: inputFiles(file, (given) => given, 'scores'),
    what: 'scores',
    measure: (database, source, columns) => {
      const at = (name: string): string => cell(columns.indexOf(name));
      return storeColumns(database, source, {
        table: 'scores',
        numbered: true,
        columns: {
          day: `CAST(floor(epoch(${momentOf(at('date'))}) / 86400) AS INTEGER)`,
          asset: at('asset'),
          score: asNumber(at('score')),
        },
      });
    },
  });
}

test.each([
  ['as it lies', 'a.csv', text],
  ['packed', 'a.csv.gz', gzipSync(text)],
])('%s: columns in their order, with a checksum of the bytes', async (_, name, content) => {
  const file = save(name, content);
  const rows: unknown[] = [];
  const reading = await withCsv(async (tables) => {
    const scores = await readScores(tables, file);
    expect(scores.measurement?.measured.rows).toBe(4);
    const database = await tables.database();
    for await (const chunk of database.chunks('SELECT day, asset, score FROM scores ORDER BY n'))
      for (let row = 0; row < chunk.rows; row += 1)
        rows.push([chunk.integers(0)[row], chunk.texts(1)[row], chunk.doubles(2)[row]]);
    return { ...scores, unchanged: scores.isUnchanged() };
  });
  expect(rows).toEqual([
    [20455, 'A', 1.5],
    [20455, 'B\nb', NaN],
    [20458, 'A', NaN],
    [20459, 'C', 20],
  ]);
  const bytes = Buffer.from(content);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect(reading).toMatchObject({
    columns: ['date', 'asset', 'score'],
    input: { path: file, bytes: bytes.length, sha256 },
    structure: { records: 4, faultCount: 0 },
    unchanged: true,
  });
  expect(readdirSync(folder).filter((each) => each.startsWith('tables-test-'))).toEqual([]);
});

test('what is wrong with a value is told by its line', async () => {
  const file = save('lines.csv', text);
  const found = await withCsv(async (tables) => {
    const { measurement, placesOf } = await readScores(tables, file);
    if (measurement === undefined) return undefined;
    const score = cell(2);
    const rows = await findRows(await tables.database(), measurement.source, {
      condition: isNotOf('number', score),
      columns: [2],
      limit: 1,
    });
    return { rows, places: await placesOf(rows.map(({ index }) => index)) };
  });
  expect(found?.rows).toEqual([{ index: 2, cells: ['x'] }]);
  expect(found?.places.get(2)).toEqual({ line: 6 });
});

test('a table with structural faults is not measured', async () => {
  const file = save('long.csv', 'a,b\n1,2\n1,2,3\n');
  const { structure, measurement } = await withCsv((tables) => readScores(tables, file));
  expect(structure.faults).toEqual([{ line: 3, fault: '3 fields where the header has 2' }]);
  expect(measurement).toBeUndefined();
});

test('several tables share one DuckDB', async () => {
  const [one, other] = [save('one.csv', 'k,v\n1,2\n'), save('other.csv', 'k,v\n1,3\n2,4\n')];
  const joined = await withCsv(async (tables) => {
    for (const [table, file] of [
      ['one', one],
      ['other', other],
    ] as const)
      await tables.read({
        name: file,
        files: [file],
        measure: (database, source) => storeColumns(database, source, { table, columns: { k: cell(0), v: cell(1) } }),
      });
    return (await tables.database()).rows('SELECT one.v, other.v FROM one JOIN other USING (k)');
  });
  expect(joined).toEqual([['2', '3']]);
});

test('an input that is not there is named as the caller names it', async () => {
  expect(() => inputFiles('/none*.csv', (given) => given, 'scores')).toThrow('scores not found: /none*.csv');
  await expect(withCsv((tables) => readScores(tables, path.dirname(folder)))).rejects.toThrow(
    'scores is a directory, expected a CSV file',
  );
});
