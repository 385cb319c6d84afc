/** The hot loop of the structure scan. */
import { COMMA, CR, LF, QUOTE } from './bytes';

/** What `skipPlainRecords` went over; one object for all calls. */
export interface Run {
  records: number;
  /** Bytes of the longest of them. */
  longest: number;
}

/** What a record must not be like to be plain, for `skipPlainRecords`. */
export interface PlainShape {
  /** Fields, more than one. */
  readonly width: number;
  /** Bytes of a header without quotes; -1 when it has some. */
  readonly headerBytes: number;
  /** Its first byte. */
  readonly headerByte: number;
}

const ALL_ABOVE_COMMA = 0x2d2d2d2d;
const HIGH_BITS = 0x80808080;
const MARK = 0xef; // the first byte of a byte order mark of three

/**
 * The hot loop: goes over whole records that end in LF, have `width` fields, neither quote, CR nor NUL, and cannot be
 * the header again; says where the first that is otherwise, or not all there, begins. `words`: a view of the piece. A
 * function of its own and of few words: V8 compiles it once and for good.
 */
export function skipPlainRecords(
  piece: Uint8Array,
  words: DataView,
  from: number,
  { shape, atMost, run }: { shape: PlainShape; atMost: number; run: Run },
): number {
  const end = piece.length;
  const lastWord = end - 4;
  const commas = shape.width - 1;
  const { headerBytes, headerByte } = shape;
  let start = from;
  let found = 0;
  let records = 0;
  let longest = 0;
  for (let i = from; i < end && records < atMost; i += 1) {
    // Four bytes at a time, as long as none of them is a comma or less: (w - n) & ~w has a high bit just where a byte
    // of w is below n.
    while (i <= lastWord) {
      const word = words.getInt32(i, true);
      if (((word - ALL_ABOVE_COMMA) & ~word & HIGH_BITS) !== 0) break;
      i += 4;
    }
    if (i >= end) break;
    const byte = piece[i] as number;
    if (byte > COMMA) continue;
    if (byte === COMMA) found += 1;
    else if (byte === LF) {
      if (found !== commas) break;
      const size = i - start;
      if (size === headerBytes && piece[start] === headerByte) break;
      if (size === headerBytes + 3 && piece[start] === MARK) break;
      if (size > longest) longest = size;
      records += 1;
      found = 0;
      start = i + 1;
    } else if (byte === QUOTE || byte === CR || byte === 0) break;
  }
  run.records = records;
  run.longest = longest;
  return start;
}
