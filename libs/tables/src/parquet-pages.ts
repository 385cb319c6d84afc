/**
 * The checksums of the pages of a Parquet file (contract 1.1a), which DuckDB does not look at: a page's header may have
 * the CRC-32 of the bytes that follow it.
 */
import { crc32 } from 'node:zlib';
import { bytesAt, withDescriptor, type InputFile } from './input';
import { readStruct } from './thrift';

/** Where the pages of a column lie in one row group, bytes. */
export interface ColumnChunk {
  /** As the schema writes it. */
  readonly column: string;
  readonly offset: number;
  readonly size: number;
}

/** Fields of a page's header, by the numbers that parquet.thrift gives them. */
const Field = { CompressedSize: 3, Crc: 4 } as const;
/** Bytes that are read for a header; one that holds longer statistics is read again as a whole. */
const headerBytes = 256;
const longestHeader = 16 * 1024 * 1024;

/**
 * The first page whose checksum disagrees with its bytes; undefined when there is none. Pages without a checksum, and
 * what cannot be understood, are left to DuckDB, which reads every page. Throws Failure `io`.
 */
export function damagedPage(input: InputFile, chunks: readonly ColumnChunk[]): string | undefined {
  return withDescriptor(input, (descriptor) => {
    for (const { column, offset, size } of chunks) {
      for (let at = offset; at < offset + size;) {
        const page = pageAt(input, descriptor, at, offset + size);
        if (page === undefined) break;
        if (page.crc !== undefined && crc32(bytesAt(input, descriptor, page.start, page.size)) !== page.crc)
          return `the checksum (CRC) of a page of column ${column} at byte ${at} is not that of its bytes`;
        at = page.start + page.size;
      }
    }
    return undefined;
  });
}

interface Page {
  readonly start: number;
  readonly size: number;
  readonly crc: number | undefined;
}

function pageAt(input: InputFile, descriptor: number, at: number, end: number): Page | undefined {
  for (let length = headerBytes; length <= longestHeader; length *= 16) {
    try {
      const { integers, length: used } = readStruct(bytesAt(input, descriptor, at, Math.min(length, end - at)));
      const size = integers.get(Field.CompressedSize);
      const start = at + used;
      if (size === undefined || size < 0 || start + size > end) return undefined;
      const crc = integers.get(Field.Crc);
      return { start, size, crc: crc === undefined ? undefined : crc >>> 0 };
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      if (length >= end - at) return undefined;
    }
  }
  return undefined;
}
