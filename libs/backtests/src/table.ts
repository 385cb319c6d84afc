/** A CSV file with a header, row by row. */
import { visitRows } from './csv-rows';
import { DamagedText } from './text-blocks';

export interface TableReader {
  /** The header's names; false when the rows are of no use without what is missing. */
  header(names: readonly string[]): boolean;
  /** A row with as many cells as the header, and its line. */
  row(cells: readonly string[], line: number): void;
  /** What is wrong in the file, with its name and line. */
  fault(finding: string): void;
}

/**
 * Reads a table; `file` is its name in findings. Faults: not UTF-8, damaged quotes, no header, no rows, a row of
 * another length than the header. Gives the number of rows, those of another length included. Throws what `pieces`
 * throws.
 */
export async function readTable(pieces: AsyncIterable<Buffer>, file: string, reader: TableReader): Promise<number> {
  const seen = { width: 0, rows: 0, usable: false };
  try {
    await visitRows(pieces, (cells, line) => {
      if (seen.width === 0) {
        seen.width = cells.length;
        seen.usable = reader.header(cells.map((cell) => cell.trim()));
        return;
      }
      seen.rows += 1;
      if (!seen.usable) return;
      if (cells.length === seen.width) reader.row(cells, line);
      else reader.fault(`${file}:${line}: ${cells.length} fields, expected ${seen.width}`);
    });
  } catch (error) {
    if (!(error instanceof DamagedText)) throw error;
    reader.fault(`${file}: ${error.message}`);
    return seen.rows;
  }
  if (seen.width === 0) reader.fault(`${file}: empty file`);
  else if (seen.usable && seen.rows === 0) reader.fault(`${file}: no rows`);
  return seen.rows;
}

/** Distinct texts that are remembered. */
const mostRemembered = 100_000;

/** A function that remembers what it gave for a text: tables repeat their days. */
export function remembered<T>(compute: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  let [lastText, lastValue] = ['', undefined as T | undefined];
  return (text) => {
    if (text === lastText && lastValue !== undefined) return lastValue;
    let value = known.get(text);
    if (value === undefined && !known.has(text)) {
      value = compute(text);
      if (known.size < mostRemembered) known.set(ownCopy(text), value);
    }
    [lastText, lastValue] = [text, value];
    return value as T;
  };
}

/** The same text with memory of its own: a cell is a view into a block of the file, which it would keep alive. */
export function ownCopy(text: string): string {
  return Buffer.from(text).toString();
}
