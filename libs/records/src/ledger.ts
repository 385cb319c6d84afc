/**
 * The stage audit log (contract 5.3): a Markdown file that people also write in, with one table row for each finalized run. Rows are only
 * ever added; every other byte of the file stays as it is, whatever its line ends or encoding. finalize-gate-run writes it and
 * governance-audit-checker looks tags up in it, and what the one writes the other finds.
 *
 * A row counts by the header above it, so columns may stand in any order and others may stand between them. Rows that stand apart from
 * their header, as the replaced script left them above `## Update Rule`, count under the last one; rows of other tables do not count.
 */
import { readlinkSync, realpathSync } from 'node:fs';
import { Failure, ledgerRow, type LedgerRow } from '@gatehouse/contracts';
import { isFile, publish, readBytes, withLock, type LockOptions } from '@gatehouse/files';
import { markdownCell, markdownRow } from '@gatehouse/render';

export const defaultStageLog = 'docs/production_research/STAGE_AUDIT_LOG.md';

const columns = [
  'date',
  'stage',
  'decision_tag',
  'owner',
  'objective',
  'command_ref',
  'artifact_ref',
  'result',
  'next_action',
] as const;
/** Two rows that are equal in these are the same row. */
const identity = ['decision_tag', 'command_ref', 'artifact_ref', 'result'] as const;
const updateRule = '## Update Rule';

/** The ledger's bytes, undefined when there is none. Throws Failure `damaged-input` when they are no text, `io` when they cannot be read. */
export function readLedger(file: string): Buffer | undefined {
  let bytes: Buffer;
  try {
    bytes = readBytes(file);
  } catch (error) {
    if (error instanceof Failure && error.id === 'missing-input') return undefined;
    throw error;
  }
  const nul = bytes.indexOf(0);
  if (nul !== -1) {
    throw new Failure(
      'damaged-input',
      `${file}: is not a Markdown text (NUL at byte ${nul}); restore the ledger, for example from git, and repeat`,
    );
  }
  return bytes;
}

/** Has the ledger a row whose decision_tag cell is exactly this tag? Never for an empty tag. */
export function ledgerHasTag(ledger: Uint8Array, tag: string): boolean {
  return tagsOfLedger(ledger)(tag);
}

/** As ledgerHasTag, for many tags. */
export function tagsOfLedger(ledger: Uint8Array): (tag: string) => boolean {
  const tags = new Set(rowsOf(linesOf(ledger)).map((row) => row.decision_tag));
  return (tag) => {
    const sought = asCell(tag);
    return sought !== '' && tags.has(sought);
  };
}

/** Every row of the ledger, column → text, in its order. */
export function ledgerRows(ledger: Uint8Array): Partial<LedgerRow>[] {
  return rowsOf(linesOf(ledger)) as Partial<LedgerRow>[];
}

/** Every row of the ledger as it stands there, its line without line end, with what its cells say. */
export function ledgerLines(ledger: Uint8Array): { line: Buffer; row: Partial<LedgerRow> }[] {
  return rowLinesOf(linesOf(ledger)).map(({ line, row }) => ({
    line: Buffer.from(line.bytes, 'latin1'),
    row: row as Partial<LedgerRow>,
  }));
}

/** The rows whose decision_tag cell is exactly this tag, column → text, in the order of the ledger. None for an empty tag. */
export function ledgerRowsOfTag(ledger: Uint8Array, tag: string): Partial<LedgerRow>[] {
  const sought = asCell(tag);
  return sought === ''
    ? []
    : (rowsOf(linesOf(ledger)).filter((row) => row.decision_tag === sought) as Partial<LedgerRow>[]);
}

/**
 * The ledger with the row added: after the last row above `## Update Rule`, else at the end; with the header block first when it has no
 * header. Undefined when the row is there already. Throws an Error when the row is not of its schema: a defect of the caller.
 */
export function withRow(ledger: Uint8Array | undefined, row: LedgerRow): Buffer | undefined {
  const fault = ledgerRow.fault(row);
  if (fault !== undefined) throw new Error(`would write a ledger-row that is not of its schema: ${fault}`);
  const lines = linesOf(ledger ?? Buffer.alloc(0));
  const isSame = (other: Row): boolean => identity.every((name) => other[name] === asCell(row[name]));
  if (rowsOf(lines).some(isSame)) return undefined;

  if (!lines.some(isHeader)) lines.push(...headerBlock(row.date, lines));
  const at = placeForRow(lines);
  const header = lines.find(isHeader)?.cells ?? columns;
  const cells = header.map((name) => (isColumn(name) ? markdownCell(row[name]) : ''));
  const before = lines[at - 1];
  const inserted = [`| ${cells.join(' | ')} |`];
  if (before?.cells !== undefined && !before.isLedger) inserted.unshift(''); // else the row would become part of the other table
  lines.splice(at, 0, ...newLines(inserted, before, lines));
  return Buffer.from(lines.map(({ bytes, end }) => bytes + end).join(''), 'latin1');
}

/**
 * Adds the row to the ledger file, which is made when it is not there; says whether it was added or was there already. Reading, changing
 * and writing are one under the ledger's lock. `write` runs under the lock when the ledger has been read, and publishes it with whatever else belongs to the
 * step; `after` is undefined when the row was there.
 * Throws what readLedger, publish and withLock throw.
 */
export async function addLedgerRow(
  file: string,
  row: LedgerRow,
  options: LockOptions & { write?: (ledger: LedgerChange) => void | Promise<void> } = {},
): Promise<boolean> {
  const target = behindLink(file);
  return withLock(
    target,
    async () => {
      const before = readLedger(target);
      const after = withRow(before, row);
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

interface Line {
  /** The line without its end, one character for each byte: what is not UTF-8 comes out as it went in. */
  bytes: string;
  end: string;
  /** Of a table row, whatever the table. */
  cells: string[] | undefined;
  /** A row of the ledger, its header or the dashes below that. */
  isLedger: boolean;
}

type Row = Partial<Record<(typeof columns)[number], string>>;

function linesOf(ledger: Uint8Array): Line[] {
  const text = Buffer.from(ledger.buffer, ledger.byteOffset, ledger.length).toString('latin1');
  const lines = [...text.matchAll(/([^\r\n]*)(\r\n|\n|\r|$)/g)].map(([, bytes = '', end = '']) =>
    parseLine(bytes, end),
  );
  lines.pop(); // the empty match behind the last line
  return markTables(lines);
}

function parseLine(bytes: string, end: string): Line {
  const cells = markdownRow(Buffer.from(bytes, 'latin1').toString('utf8'));
  return { bytes, end, cells, isLedger: cells !== undefined };
}

/** Lines that end as the one before them does, else as the first of the file. The one before gets an end if it has none. */
function newLines(texts: readonly string[], before: Line | undefined, lines: readonly Line[]): Line[] {
  const end = before?.end || lines[0]?.end || '\n';
  if (before !== undefined) before.end = end;
  return texts.map((text) => parseLine(Buffer.from(text).toString('latin1'), end));
}

/** A table begins with a header above a line of dashes; one that is not the ledger's lasts to the next line that is no row. */
function markTables(lines: Line[]): Line[] {
  let foreign = false;
  lines.forEach((line, index) => {
    if (line.cells === undefined || isHeader(line)) foreign = false;
    else if (isDashes(lines[index + 1]) && !isDashes(line)) foreign = true;
    line.isLedger = line.cells !== undefined && !foreign;
  });
  return lines;
}

function isHeader({ cells }: Line): boolean {
  return cells !== undefined && columns.every((name) => cells.includes(name));
}

function isDashes(line: Line | undefined): boolean {
  return line?.cells !== undefined && line.cells.length > 0 && line.cells.every((cell) => /^:?-+:?$/.test(cell));
}

function isColumn(name: string): name is (typeof columns)[number] {
  return (columns as readonly string[]).includes(name);
}

function rowsOf(lines: readonly Line[]): Row[] {
  return rowLinesOf(lines).map(({ row }) => row);
}

function rowLinesOf(lines: readonly Line[]): { line: Line; row: Row }[] {
  let header: readonly string[] = columns;
  const rows: { line: Line; row: Row }[] = [];
  for (const line of lines) {
    if (!line.isLedger || line.cells === undefined || isDashes(line)) continue;
    const { cells } = line;
    if (isHeader(line)) header = cells;
    else rows.push({ line, row: Object.fromEntries(columns.map((name) => [name, cells[header.indexOf(name)] ?? ''])) });
  }
  return rows;
}

function headerBlock(today: string, lines: readonly Line[]): Line[] {
  const last = lines.at(-1);
  const apart = last === undefined || last.bytes.trim() === '' ? [] : [''];
  const block = [
    '# Stage Audit Log',
    '',
    `Last updated: ${today}`,
    '',
    '## Ledger',
    '',
    `| ${columns.join(' | ')} |`,
    `|${'---|'.repeat(columns.length)}`,
  ];
  return newLines([...apart, ...block], last, lines);
}

/** Index before which the row goes. Blank lines below the table stay below it: behind them the row would no longer be part of it. */
function placeForRow(lines: readonly Line[]): number {
  const header = lines.findIndex(isHeader);
  const rule = lines.findIndex(({ bytes }, index) => index > header && bytes.startsWith(updateRule));
  const place = rule === -1 ? lines.length : rule;
  let last = place - 1;
  while (last > header && lines[last]?.bytes.trim() === '') last -= 1;
  return lines[last]?.isLedger ? last + 1 : place;
}

/** A text as it reads in a cell of the ledger. */
function asCell(text: string): string {
  return markdownRow(`| ${markdownCell(Buffer.from(text).toString())} |`)?.[0] ?? '';
}
