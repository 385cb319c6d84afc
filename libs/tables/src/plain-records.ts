/** The hot loop of the structure scan. */
import { COMMA, CR, LF, QUOTE } from './bytes';

/** What `skipPlainRecords` went over; one object for all calls. */
export interface Run {
  records: number;
  /** Bytes of the longest of them. */
  longest: number;
}

/**
 * The hot loop: goes over whole records that end in LF, have `width` fields (more than one) and neither quote, CR nor NUL; says where
 * the first that is otherwise, or not all there, begins. A function of its own and of few words: V8 compiles it once and for good.
 */
export function skipPlainRecords(piece: Uint8Array, from: number, width: number, atMost: number, run: Run): number {
  const end = piece.length;
  const commas = width - 1;
  let start = from;
  let found = 0;
  let records = 0;
  let longest = 0;
  for (let i = from; i < end && records < atMost; i += 1) {
    const byte = piece[i] as number;
    if (byte > COMMA) continue;
    if (byte === COMMA) found += 1;
    else if (byte === LF) {
      if (found !== commas) break;
      if (i - start > longest) longest = i - start;
      records += 1;
      found = 0;
      start = i + 1;
    } else if (byte === QUOTE || byte === CR || byte === 0) break;
  }
  run.records = records;
  run.longest = longest;
  return start;
}
