/** Rows of files that are added to in their middle or sorted anew: the ledger and the registry (contract 20.4). */
import { createHash } from 'node:crypto';
import type { LedgerRow, StatedRows } from '@gatehouse/contracts';
import { parseTable } from '@gatehouse/csv';
import { ledgerLines } from '@gatehouse/records';

const lineEnd = Buffer.from('\n');

/** Count and sha256 of rows, each followed by a line end. */
export function stateOfRows(rows: readonly Uint8Array[]): StatedRows {
  const sum = createHash('sha256');
  for (const row of rows) sum.update(row).update(lineEnd);
  return { rows: rows.length, sha256: sum.digest('hex') };
}

/** The sums of the first rows, for each of these counts that the rows reach. */
export function sumsOfFirst(rows: readonly Uint8Array[], counts: Iterable<number>): Map<number, string> {
  const wanted = new Set(counts);
  const sums = new Map<number, string>();
  const sum = createHash('sha256');
  for (let at = 0; at <= rows.length; at += 1) {
    if (wanted.has(at)) sums.set(at, sum.copy().digest('hex'));
    const row = rows[at];
    if (row !== undefined) sum.update(row).update(lineEnd);
  }
  return sums;
}

export interface Row {
  line: Buffer;
  /** Of the ledger; a registry's row has none here. */
  row: Partial<LedgerRow>;
}

/** Is the file sorted anew by each step, so that only its newest state is judged? */
export function isRegistryView(path: string): boolean {
  return path.endsWith('.csv');
}

/**
 * The rows of such a file: of a ledger as libs/records has them, of a registry its data lines. Throws Failure
 * `damaged-input` for a registry that is not a table.
 */
export function rowsOfView(path: string, bytes: Buffer): Row[] {
  return isRegistryView(path) ? registryRows(path, bytes) : ledgerLines(bytes);
}

function registryRows(path: string, bytes: Buffer): Row[] {
  const table = parseTable(bytes, path);
  return Array.from({ length: table.rowCount }, (_, index) => {
    const { start, end } = table.raw(index);
    return { line: table.slice(start, end), row: {} };
  });
}

/** The header line of a registry as it stands there; empty when it has none. */
export function registryHeader(path: string, bytes: Buffer): string {
  const table = parseTable(bytes, path);
  if (table.columns.length === 0) return '';
  const { start, end } = table.raw(-1);
  return table.slice(start, end).toString('utf8');
}
