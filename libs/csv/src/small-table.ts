/**
 * Small tables that are read whole and never written back: calendars, summaries, evidence (contract 0.5). csv-parse
 * reads those with quotes, by RFC 4180 with any line ends; a quote within a cell that is not quoted is damage. The registry has a
 * scanner of its own (table.ts), because its rows go from file to file byte for byte.
 */
import { isUtf8 } from 'node:buffer';
import { CsvError, parse, type Options } from 'csv-parse/sync';
import { Failure, refuseLfsPointer } from '@gatehouse/contracts';
import { unguardFormula } from './formula-guard';
import type { TableView } from './table';

const faults: Partial<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote opens here and never closes',
  CSV_INVALID_CLOSING_QUOTE: 'text after a closing quote',
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: 'text after a closing quote',
  INVALID_OPENING_QUOTE: 'a quote in a cell that does not begin with one',
};

/** The table in a file's bytes; `path` is for messages. Throws Failure `damaged-input` naming file, line and fault. */
export function readSmallTable(bytes: Buffer, path: string): TableView {
  const [header, ...rows] = rowsOf(bytes, path);
  const columns = header?.record ?? [];
  for (const { record, line } of rows)
    if (record.length > columns.length)
      throw damage(path, line, `a row of ${record.length} cells, but the header has ${columns.length}`);
  const twice = columns.find((name, at) => columns.indexOf(name) !== at);
  if (twice !== undefined)
    throw damage(path, header?.line, `the header names the column ${JSON.stringify(twice)} twice`);
  return {
    columns,
    rowCount: rows.length,
    column(name) {
      const at = columns.indexOf(name);
      return (row) => unguardFormula(at === -1 ? '' : (rows[row]?.record[at] ?? ''));
    },
  };
}

/** As csv-parse gives it with `info`. */
interface Row {
  record: string[];
  info: { lines: number };
}

function rowsOf(bytes: Buffer, path: string): { record: string[]; line: number }[] {
  refuseLfsPointer(bytes, path);
  if (!isUtf8(bytes)) throw damage(path, undefined, 'expected UTF-8 text, but found other bytes');
  const plain = plainRows(bytes);
  if (plain !== undefined) return plain;
  let read = 0; // lines of the rows that are whole
  const options: Options = {
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    on_record: (row: unknown) => {
      read = (row as Row).info.lines;
      return row as string[];
    },
  };
  try {
    const found = parse(bytes, options) as unknown as Row[];
    return found.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error as CsvError & { lines?: number };
    // csv-parse counts on to the end of the file; the row with the quote is the one after the last whole row.
    const line = error.code === 'CSV_QUOTE_NOT_CLOSED' ? read + 1 : lines;
    throw damage(path, line, faults[error.code] ?? error.message);
  }
}

const quote = 0x22;
const byteOrderMark = 0xfeff;

/** Without a quote every comma parts two cells and every line end two rows: nothing is left to parse. Undefined for other tables. */
function plainRows(bytes: Buffer): { record: string[]; line: number }[] | undefined {
  if (bytes.includes(quote)) return undefined;
  const text = bytes.toString('utf8');
  return (text.charCodeAt(0) === byteOrderMark ? text.slice(1) : text)
    .split(/\r\n|\n|\r/)
    .flatMap((line, index) => (line === '' ? [] : [{ record: line.split(','), line: index + 1 }]));
}

function damage(path: string, line: number | undefined, what: string): Failure {
  const where = line === undefined ? path : `${path}: line ${line}`;
  return new Failure('damaged-input', `${where}: ${what}; repair the file or take it back from a copy`);
}
