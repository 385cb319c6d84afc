/** A Parquet file of one column, made byte by byte, because DuckDB writes no checksums. */
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { withTables, cell } from './index';
import { storeColumns } from './stored-columns';
import { readStruct } from './thrift';

const folder = mkdtempSync(path.join(os.tmpdir(), 'parquet-pages-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A number is an i32, a bigint an i64. */
type Value = number | bigint | string | Struct | Value[];
interface Struct {
  [field: number]: Value;
}

const varint = (value: number): number[] => (value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)]);
const zigzag = (value: number): number[] => varint(((value << 1) ^ (value >> 31)) >>> 0);
const typeOf = (value: Value): number =>
  typeof value === 'number'
    ? 5
    : typeof value === 'bigint'
      ? 6
      : typeof value === 'string'
        ? 8
        : Array.isArray(value)
          ? 9
          : 12;

/** Thrift's compact protocol, of fields that lie less than 16 from each other. */
function encode(value: Value): number[] {
  if (typeof value === 'number' || typeof value === 'bigint') return zigzag(Number(value));
  if (typeof value === 'string') return [...varint(value.length), ...Buffer.from(value)];
  if (Array.isArray(value)) return [(value.length << 4) | typeOf(value[0] ?? 0), ...value.flatMap(encode)];
  let before = 0;
  const fields = Object.entries(value).flatMap(([field, item]) => {
    const head = ((Number(field) - before) << 4) | typeOf(item as Value);
    before = Number(field);
    return [head, ...encode(item as Value)];
  });
  return [...fields, 0];
}

const values = [1, 2, 3, 4];
const data = Buffer.from(Float64Array.from(values).buffer);

/** A file whose one page says that its checksum is `crc`; none where that is left out. */
function parquet(crc?: number): Buffer {
  const header = encode({
    1: 0,
    2: data.length,
    3: data.length,
    ...(crc === undefined ? {} : { 4: crc | 0 }),
    5: { 1: values.length, 2: 0, 3: 3, 4: 3 },
  });
  const size = header.length + data.length;
  const rows = BigInt(values.length);
  const column = { 1: 5, 2: [0], 3: ['v'], 4: 0, 5: rows, 6: BigInt(size), 7: BigInt(size), 9: 4n };
  const footer = encode({
    1: 1,
    2: [
      { 4: 'schema', 5: 1 },
      { 1: 5, 3: 0, 4: 'v' },
    ],
    3: rows,
    4: [{ 1: [{ 2: 4n, 3: column }], 2: BigInt(size), 3: rows }],
  });
  const length = Buffer.alloc(4);
  length.writeUInt32LE(footer.length);
  return Buffer.concat([
    Buffer.from('PAR1'),
    Buffer.from(header),
    data,
    Buffer.from(footer),
    length,
    Buffer.from('PAR1'),
  ]);
}

async function faultsOf(content: Buffer): Promise<string[]> {
  const file = path.join(folder, 'table.parquet');
  writeFileSync(file, content);
  utimesSync(file, new Date(0), new Date(0));
  const reading = await withTables({ tool: 'pages-test', memoryLimit: '256MB', temporary: folder }, (tables) =>
    tables.read({
      name: file,
      files: [file],
      measure: (database, source) => storeColumns(database, source, { table: 't', columns: { v: cell(0) } }),
    }),
  );
  if (reading.structure.faultCount === 0) expect(reading.measurement?.measured.rows).toBe(values.length);
  return reading.structure.faults.map(({ fault }) => fault);
}

describe('a page and its checksum', () => {
  test('that agree are sound', async () => expect(await faultsOf(parquet(crc32(data)))).toEqual([]));

  test('that is not there is not asked for', async () => {
    expect(await faultsOf(parquet())).toEqual([]);
    const flipped = parquet();
    flipped[flipped.indexOf(data) + 8] = 0x01;
    expect(await faultsOf(flipped)).toEqual([]);
  });

  test('that disagree are a fault, also of one bit', async () => {
    const flipped = parquet(crc32(data));
    const at = flipped.indexOf(data) + 3;
    flipped[at] = (flipped[at] as number) ^ 1;
    expect(await faultsOf(flipped)).toEqual([
      'no sound Parquet file: the checksum (CRC) of a page of column v at byte 4 is not that of its bytes',
    ]);
    expect(await faultsOf(parquet(crc32(data) ^ 1))).toHaveLength(1);
  });
});

test('a pointer under the name of a Parquet file is named', async () => {
  const [fault] = await faultsOf(Buffer.from('version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n'));
  expect(fault).toContain('git lfs pull');
});

describe('a struct', () => {
  test('gives its integers and its length, and skips the rest', () => {
    const bytes = encode({ 1: -3, 2: 'text', 3: [1, 2], 4: { 1: 7, 2: { 1: 8 } }, 18: 300 });
    const { integers, length } = readStruct(Uint8Array.from([...bytes, 9, 9]));
    expect([[...integers], length]).toEqual([
      [
        [1, -3],
        [18, 300],
      ],
      bytes.length,
    ]);
  });

  test('may name a field by its number', () => {
    expect([...readStruct(Uint8Array.from([0x05, ...zigzag(300), ...zigzag(7), 0])).integers]).toEqual([[300, 7]]);
  });

  test.each<[string, number[]]>([
    ['ends in its middle', encode({ 1: 5, 2: 'text' }).slice(0, 4)],
    ['has a text longer than its bytes', [0x18, 100, 1]],
    ['has a list longer than its bytes', [0x19, 0xf5, 0xff, 0xff, 0x7f]],
    ['has structs without end', Array<number>(40).fill(0x1c)],
    ['has a type that does not exist', [0x1e, 0]],
    ['has a number without end', [0x15, ...Array<number>(12).fill(0x80)]],
  ])('that %s is refused', (_, bytes) => {
    expect(() => readStruct(Uint8Array.from(bytes))).toThrow(RangeError);
  });
});
