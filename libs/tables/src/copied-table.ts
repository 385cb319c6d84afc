/**
 * What the readers of CSV share: when the two that go over the bytes agree, and how a normalised copy is read until
 * they do.
 */
import { QueryError } from './database';
import type { Measured, Measurement, ReaderContext } from './reader';
import type { CsvSource } from './source';
import type { Structure } from './structure';
import { StructureScan } from './structure-scan';

/**
 * Whether a measurement saw the records that are there. Throws what is not a matter of dialect, such as memory or disk
 * used up.
 */
export function isAgreed<M extends Measured>(
  outcome: M | Error,
  structure: Structure,
  complaints: string[],
): outcome is M {
  if (outcome instanceof Error) {
    if (!(outcome instanceof QueryError)) throw outcome;
    complaints.push(outcome.message.split('\n')[0] ?? '');
    return false;
  }
  complaints.push(`${outcome.rows} rows`);
  return outcome.rows === structure.records;
}

/**
 * Measures the normalised copy at `path`, with several threads where its records allow it, else with one. Throws when
 * the two readers of `name` disagree.
 */
export async function measureCopy<M extends Measured>(
  context: ReaderContext<M>,
  path: string,
  {
    name,
    structure,
    columns,
    complaints = [],
  }: { name: string; structure: Structure; columns: readonly string[]; complaints?: string[] },
): Promise<Measurement<M>> {
  const { hasQuotedBreak, longestRecord, hasOddNumber } = structure.traits;
  const width = columns.length;
  for (const isSerial of hasQuotedBreak ? [true] : [false, true]) {
    const source: CsvSource = {
      kind: 'csv',
      path,
      width,
      expectedRows: structure.records,
      hasHeader: false,
      crlf: false,
      isSerial,
      longestRecord: 2 * longestRecord + width,
      hasPlainNumbers: !hasOddNumber,
    };
    const outcome = await context.attempt(source, columns);
    if (isAgreed(outcome, structure, complaints)) return { source, measured: outcome };
  }
  throw new Error(
    `the two readers of ${name} disagree: ${structure.records} records by structure, by value ${complaints.join(', then ')}`,
  );
}

/** The lines on which the records with these indexes (from 0, ascending) begin in the bytes of one file. */
export async function linesOf(
  pieces: AsyncIterable<Uint8Array>,
  records: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const scan = new StructureScan(records);
  for await (const piece of pieces) {
    scan.push(piece);
    if (scan.lines.size === records.length) break;
  }
  scan.end();
  return scan.lines;
}
