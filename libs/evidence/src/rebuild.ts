/** Ledger rows and registry as the log has them, made from it alone (contract 22.12). */
import { parseTable } from '@gatehouse/csv';
import type { Book } from './book';
import { isRegistryView, registryHeader, rowsOfView } from './views';

export interface Rebuilt {
  path: string;
  content: string;
  /** What the log has that is not so now; undefined when all is. */
  difference: string | undefined;
}

/**
 * `read`: the file as it is now, undefined when it is not there. Throws Failure `damaged-input` for a registry that is
 * not a table.
 */
export function rebuild(book: Book, read: (path: string) => Buffer | undefined): Rebuilt[] {
  return [...book.views.keys()].sort().map((path) => {
    const now = read(path);
    const lines = now === undefined ? [] : rowsOfView(path, now).map(({ line }) => line.toString('utf8'));
    return isRegistryView(path) ? rebuildRegistry(book, path, now, lines) : rebuildLedger(book, path, lines);
  });
}

function rebuildLedger(book: Book, path: string, lines: readonly string[]): Rebuilt {
  const sightings = book.views.get(path) ?? [];
  const rows = sightings.flatMap(({ view }) => view.added);
  // Rows that were there before the log spoke of the ledger for the first time are in nobody's entry.
  const before = sightings[0]?.view.before.rows ?? 0;
  const at = rows.findIndex((row, index) => row !== lines[before + index]);
  return {
    path,
    content: rows.map((row) => `${row}\n`).join(''),
    difference: at === -1 ? undefined : `row ${before + at + 1}: ${rows[at]}`,
  };
}

function rebuildRegistry(book: Book, path: string, now: Buffer | undefined, lines: readonly string[]): Rebuilt {
  let header = '';
  const newest = new Map<string, { time: string; line: string }>();
  for (const { view } of book.views.get(path) ?? []) {
    const [first = '', ...added] = view.added;
    if (first !== '') header = first;
    for (const [key, row] of rowsByReport(path, header, added)) newest.set(key, row);
  }
  const rows = [...newest.values()]
    .sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0))
    .map(({ line }) => line);
  const all = [header, ...rows];
  const found = [now === undefined ? '' : registryHeader(path, now), ...lines];
  const at = all.findIndex((line, index) => line !== found[index]);
  return {
    path,
    content: all.map((line) => `${line}\r\n`).join(''),
    difference:
      at === -1 && all.length === found.length
        ? undefined
        : `row ${at === -1 ? all.length : at}: ${all[at] ?? found[all.length]}`,
  };
}

/** Identity of a registry row: its report, wherever the repository stood when it was registered. */
function rowsByReport(
  path: string,
  header: string,
  lines: readonly string[],
): [string, { time: string; line: string }][] {
  const table = parseTable(Buffer.from([header, ...lines].map((line) => `${line}\r\n`).join('')), path);
  const [report, time] = [table.column('report_json'), table.column('generated_at')];
  return lines.map((line, row) => [
    report(row).replace(/^.*?(?=(?:gate_results|audit)\/)/, ''),
    { time: time(row), line },
  ]);
}
