/** Are the rows of ledger and registry what entries saw, and did each entry's run happen (contract 22.7)? */
import type { EvidenceFinding, LedgerRow } from '@gatehouse/contracts';
import type { Book, Sighting } from './book';
import type { Facts } from './facts';
import { runFolderIn } from './place';
import type { RunBook } from './run-book';
import { isRegistryView, stateOfRows, sumsOfFirst, type Row } from './views';

export interface RowsVerdict {
  findings: EvidenceFinding[];
  /** Rows of the ledgers that an entry saw. */
  compared: number;
}

/** `knows`: does any log here know this run directory? */
export function judgeRows(book: Book, facts: Facts, ledgers: readonly string[], knows: RunBook['knows']): RowsVerdict {
  const findings: EvidenceFinding[] = [];
  let compared = 0;
  for (const path of new Set([...ledgers, ...book.views.keys()])) {
    const sightings = book.views.get(path) ?? [];
    const rows = facts.rows.get(path) ?? [];
    if ('fault' in rows) findings.push(damaged(book, path, sightings, rows.fault));
    else if (isRegistryView(path)) {
      const finding = book.statementOf(path) === undefined ? sortedAnew(book, path, sightings, rows) : undefined;
      if (finding !== undefined) findings.push(finding); // else its bytes are judged as a file
    } else {
      compared += Math.min(rows.length, sightings.at(-1)?.view.after.rows ?? 0);
      findings.push(...judgeLedger(book, path, sightings, rows, knows));
    }
  }
  return { findings, compared };
}

function damaged(book: Book, path: string, sightings: readonly Sighting[], fault: string): EvidenceFinding {
  const last = sightings.at(-1);
  return {
    code: 'rows_changed',
    place: path,
    entry: last?.entry ?? null,
    message: `${last === undefined ? 'the rows' : `the ${last.view.after.rows} rows that ${book.nameOf(last.entry)} saw`} cannot be read: ${fault}`,
    next: 'restore the file from git or a copy',
  };
}

function sortedAnew(
  book: Book,
  path: string,
  sightings: readonly Sighting[],
  rows: readonly Row[],
): EvidenceFinding | undefined {
  const last = sightings.at(-1);
  if (last === undefined) return undefined;
  const now = stateOfRows(rows.map(({ line }) => line));
  const { after } = last.view;
  if (now.sha256 === after.sha256 && now.rows === after.rows) return undefined;
  return {
    code: 'rows_changed',
    place: path,
    entry: last.entry,
    message: `${book.nameOf(last.entry)} left ${after.rows} rows with sha256 ${after.sha256}, found ${now.rows} with ${now.sha256}`,
    next: 'restore the file from git or a copy',
  };
}

function judgeLedger(
  book: Book,
  path: string,
  sightings: readonly Sighting[],
  rows: readonly Row[],
  knows: RunBook['knows'],
): EvidenceFinding[] {
  const findings: EvidenceFinding[] = [];
  const counts = sightings.flatMap(({ view }) => [view.before.rows, view.after.rows]);
  const sums = sumsOfFirst(
    rows.map(({ line }) => line),
    counts,
  );
  const contradicted = sightings.find(({ view }) =>
    [view.before, view.after].some(({ rows: count, sha256 }) => sums.get(count) !== sha256),
  );
  if (contradicted !== undefined) {
    const { before, after } = contradicted.view;
    const saw = sums.get(before.rows) === before.sha256 ? after : before;
    const found = sums.get(saw.rows);
    findings.push({
      code: 'rows_changed',
      place: path,
      entry: contradicted.entry,
      message: `${book.nameOf(contradicted.entry)} saw ${saw.rows} rows with sha256 ${saw.sha256}, ${found === undefined ? `there are ${rows.length}` : `the first ${saw.rows} have ${found}`}`,
      next: 'restore the file from git or a copy',
    });
  }
  const known = Math.max(0, ...sightings.map(({ view }) => view.after.rows));
  for (const [offset, { row }] of rows.slice(known).entries())
    findings.push({
      code: 'row_unlogged',
      place: path,
      entry: null,
      message: `row ${known + offset + 1} (${nameOf(row)}) was added after the newest statement`,
      next: `record-evidence ${path} --note TEXT, or the check that reads it`,
    });
  const adopted = Math.max(
    0,
    ...sightings.filter(({ event }) => event === 'adopted').map(({ view }) => view.after.rows),
  );
  for (const [at, { row }] of rows.entries()) {
    const stranger = at < adopted ? undefined : runsNamedIn(row).find((subject) => !knows(subject));
    if (stranger !== undefined)
      findings.push({
        code: 'row_without_run',
        place: path,
        entry: null,
        message: `row ${at + 1} (${nameOf(row)}) names ${stranger}, which no log here knows`,
        next: 'see where the row comes from',
      });
  }
  return findings;
}

function nameOf(row: Partial<LedgerRow>): string {
  return [row.date, row.stage, row.decision_tag, row.result].filter(Boolean).join(', ');
}

function runsNamedIn({ command_ref: command, artifact_ref: artifact }: Partial<LedgerRow>): string[] {
  return [command ?? '', artifact ?? ''].flatMap((cell) => runFolderIn(cell) ?? []);
}
