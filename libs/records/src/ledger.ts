/**
 * The stage audit log (contract 5.3): a Markdown file that people also write in, with one table row for each finalized
 * run. Rows are only ever added; every other byte of the file stays as it is, whatever its line ends or encoding.
 * finalize-gate-run writes it and governance-audit-checker looks tags up in it, and what the one writes the other
 * finds. What counts as a row: ledger-table.ts.
 */
import { readlinkSync, realpathSync } from 'node:fs';
import { Failure, ledgerRow, refuseLfsPointer, type LedgerRow } from '@gatehouse/contracts';
import { isFile, publish, readBytes, withLock, type LockOptions } from '@gatehouse/files';
import { markdownCell, markdownRow } from '@gatehouse/render';
import { comparedTag, isSameTag } from '@gatehouse/runs';
import {
  isLedgerColumn,
  ledgerColumns,
  ledgerTable,
  parseLedger,
  splitLines,
  type LedgerCells,
  type LedgerTable,
} from './ledger-table';

export const defaultStageLog = 'docs/production_research/STAGE_AUDIT_LOG.md';

/** Two rows that are equal in these are the same row. */
const identity = ['decision_tag', 'command_ref', 'artifact_ref', 'result'] as const;
const updateRule = '## Update Rule';
/** How a ledger is called in messages by those who know no file. */
const anonymous = 'the ledger';

/**
 * The ledger's bytes, undefined when there is none. Throws Failure `damaged-input` naming the line when they are not
 * text, were left in a merge conflict or cut off; `io` when they cannot be read.
 */
export function readLedger(file: string): Buffer | undefined {
  let bytes: Buffer;
  try {
    bytes = readBytes(file);
  } catch (error) {
    if (error instanceof Failure && error.id === 'missing-input') return undefined;
    throw error;
  }
  refuseLfsPointer(bytes, file);
  const nul = bytes.indexOf(0);
  if (nul !== -1) {
    throw new Failure(
      'damaged-input',
      `${file}: is not a Markdown text (NUL at byte ${nul}); restore the ledger, for example from git, and repeat`,
    );
  }
  parseLedger(bytes, file);
  return bytes;
}

/**
 * Has the ledger a row whose decision_tag cell is exactly this tag? Never for an empty tag. Throws Failure
 * `damaged-input` naming the line, as all here.
 */
export function ledgerHasTag(ledger: Uint8Array, tag: string): boolean {
  return tagsOfLedger(ledger)(tag);
}

/** As ledgerHasTag, for many tags. */
export function tagsOfLedger(ledger: Uint8Array): (tag: string) => boolean {
  const tags = new Set(parseLedger(ledger, anonymous).rows.map(({ cells }) => comparedTag(cells.decision_tag ?? '')));
  return (tag) => {
    const sought = comparedTag(asCell(tag));
    return sought !== '' && tags.has(sought);
  };
}

/** Every row of the ledger, column → text, in its order. `name` is for messages. */
export function ledgerRows(ledger: Uint8Array, name = anonymous): Partial<LedgerRow>[] {
  return parseLedger(ledger, name).rows.map(({ cells }) => cells as Partial<LedgerRow>);
}

/**
 * Every row of the ledger as it stands there, its line without line end, with what its cells say. `name` is for
 * messages.
 */
export function ledgerLines(ledger: Uint8Array, name = anonymous): { line: Buffer; row: Partial<LedgerRow> }[] {
  const { rows, lines } = parseLedger(ledger, name);
  return rows.map(({ line, cells }) => ({
    line: Buffer.from(lines[line]?.bytes ?? '', 'latin1'),
    row: cells as Partial<LedgerRow>,
  }));
}

/**
 * The rows whose decision_tag cell is exactly this tag, column → text, in the order of the ledger. None for an empty
 * tag.
 */
export function ledgerRowsOfTag(ledger: Uint8Array, tag: string, name = anonymous): Partial<LedgerRow>[] {
  const sought = asCell(tag);
  return sought === '' ? [] : ledgerRows(ledger, name).filter((row) => isSameTag(row.decision_tag ?? '', sought));
}

export interface RowOptions {
  /** Do these two cells, as they read, name the same file? By default when they are equal. */
  isSameFile?: (a: string, b: string) => boolean;
  /** For messages. */
  name?: string;
}

/**
 * The ledger with the row added: after the last row above `## Update Rule`, else at the end; with the header block
 * first when it has no header. Undefined when the row is there already. Throws Failure `damaged-input` when the ledger
 * is damaged, or what stands above would hide the row; an Error when the row is not of its schema: a defect of the
 * caller.
 */
export function withRow(
  ledger: Uint8Array | undefined,
  row: LedgerRow,
  { isSameFile = () => false, name = anonymous }: RowOptions = {},
): Buffer | undefined {
  const fault = ledgerRow.fault(row);
  if (fault !== undefined) throw new Error(`would write a ledger-row that is not of its schema: ${fault}`);
  const isSame = ({ cells }: { cells: LedgerCells }): boolean =>
    identity.every((column) => {
      const [there, ours] = [cells[column] ?? '', asCell(row[column])];
      return column === 'decision_tag'
        ? isSameTag(there, ours)
        : there === ours || (/_ref$/.test(column) && isSameFile(there, ours));
    });
  const found = ledgerTable(splitLines(ledger ?? Buffer.alloc(0)), name);
  if (found.rows.some(isSame)) return undefined;

  const table = found.header === undefined ? withHeader(found, row.date, name) : found;
  const { lines, at } = inserted(table, row);
  const written = ledgerTable(lines, name);
  if (!written.rows.some(isSame)) {
    const block = (written.lines[at]?.markdown.block ?? at) + 1;
    throw new Failure(
      'damaged-input',
      `${name}: line ${block}: what begins here (code, a comment or other HTML) goes on to where the row belongs and would hide it; close it and repeat`,
    );
  }
  return Buffer.from(lines.map(({ bytes, end }) => bytes + end).join(''), 'latin1');
}

/**
 * Adds the row to the ledger file, which is made when it is not there; says whether it was added or was there already.
 * Reading, changing and writing are one under the ledger's lock. `write` runs under the lock when the ledger has been
 * read, and publishes it with whatever else belongs to the step; `after` is undefined when the row was there. Throws
 * what readLedger, withRow, publish and withLock throw.
 */
export async function addLedgerRow(
  file: string,
  row: LedgerRow,
  options: LockOptions &
    Pick<RowOptions, 'isSameFile'> & { write?: (ledger: LedgerChange) => void | Promise<void> } = {},
): Promise<boolean> {
  const target = behindLink(file);
  return withLock(
    target,
    async () => {
      const before = readLedger(target);
      const after = withRow(before, row, { ...options, name: target });
      if (options.write !== undefined) await options.write({ file: target, before, after });
      else if (after !== undefined) publish(target, after);
      return after !== undefined;
    },
    options,
  );
}

/** A ledger as it was found and as it will be. */
export interface LedgerChange {
  /** Behind a link, what it leads to. */
  file: string;
  before: Buffer | undefined;
  after: Buffer | undefined;
}

/** A link to a ledger that others share stays a link. */
function behindLink(file: string): string {
  if (isFile(file)) return realpathSync(file);
  const target = linkTarget(file);
  if (target !== undefined)
    throw new Failure(
      'missing-input',
      `${file} is a link to ${target}, and there is no file; restore it or remove the link`,
    );
  return file;
}

function linkTarget(file: string): string | undefined {
  try {
    return readlinkSync(file);
  } catch {
    return undefined; // no link; what else may be wrong with the path shows when it is written
  }
}

interface SourceLine {
  bytes: string;
  end: string;
}

/**
 * Lines that end as the one before them does, else as the first of the file. The one before gets an end if it has none.
 */
function newLines(
  texts: readonly string[],
  before: SourceLine | undefined,
  lines: readonly SourceLine[],
): SourceLine[] {
  const end = before?.end || lines[0]?.end || '\n';
  if (before !== undefined) before.end = end;
  return texts.map((text) => ({ bytes: Buffer.from(text).toString('latin1'), end }));
}

function withHeader({ lines }: LedgerTable, today: string, name: string): LedgerTable {
  const last = lines.at(-1);
  const apart = last === undefined || last.bytes.trim() === '' ? [] : [''];
  const block = [
    '# Stage Audit Log',
    '',
    `Last updated: ${today}`,
    '',
    '## Ledger',
    '',
    `| ${ledgerColumns.join(' | ')} |`,
    `|${'---|'.repeat(ledgerColumns.length)}`,
  ];
  return ledgerTable([...lines, ...newLines([...apart, ...block], last, lines)], name);
}

/** A ledger with its header and no row; `today` as `YYYY-MM-DD`. */
export function emptyLedger(today: string): string {
  const { lines } = withHeader(ledgerTable([], anonymous), today, anonymous);
  return lines.map(({ bytes, end }) => bytes + end).join('');
}

/** The lines with that of the row among them, at the index `at`. */
function inserted(table: LedgerTable, row: LedgerRow): { lines: SourceLine[]; at: number } {
  const place = placeForRow(table);
  const before = table.lines[place - 1];
  const cells = (table.header ?? ledgerColumns).map((column) =>
    isLedgerColumn(column) ? markdownCell(row[column]) : '',
  );
  // In a list the table is indented. What follows other text needs a blank line, or it would be part of that.
  const indent = before?.role === undefined ? '' : (/^[ \t]*/.exec(before.bytes)?.[0] ?? '');
  const apart = before !== undefined && before.role === undefined && before.bytes.trim() !== '' ? [''] : [];
  const lines: SourceLine[] = [...table.lines];
  lines.splice(place, 0, ...newLines([...apart, `${indent}| ${cells.join(' | ')} |`], before, lines));
  return { lines, at: place + apart.length };
}

/**
 * Index before which the row goes. Blank lines below the table stay below it: behind them the row would no longer be
 * part of it.
 */
function placeForRow({ lines }: LedgerTable): number {
  const header = lines.findIndex(({ role }) => role === 'header');
  const rule = lines.findIndex(
    ({ bytes, markdown: { kind } }, index) => index > header && kind === 'heading' && bytes.startsWith(updateRule),
  );
  const place = rule === -1 ? lines.length : rule;
  let last = place - 1;
  while (last > header && lines[last]?.bytes.trim() === '') last -= 1;
  return lines[last]?.role === undefined ? place : last + 1;
}

/** A text as it reads in a cell of the ledger. */
function asCell(text: string): string {
  return markdownRow(`| ${markdownCell(Buffer.from(text).toString())} |`)?.[0] ?? '';
}
