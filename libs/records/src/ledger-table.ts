/**
 * The rows of the stage audit log as a Markdown reader shows them (contract 5.3, 5.6). A row counts by the header above
 * it, so columns may stand in any order and others between them. What stands in code, in a comment or in other HTML is
 * not a row; nor are the rows of other tables. Rows that the replaced script left apart from their table, as a
 * paragraph of their own, count under the last header.
 *
 * What cannot be a row as it stands is damage: a merge that nobody resolved, a row that was cut off, a header among the
 * rows.
 */
import { Failure } from '@gatehouse/contracts';
import { markdownCells, markdownLines, type MarkdownLine } from '@gatehouse/render';

export const ledgerColumns = [
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
export type LedgerColumn = (typeof ledgerColumns)[number];
export type LedgerCells = Partial<Record<LedgerColumn, string>>;

export interface LedgerLine {
  /** The line without its end, one character for each byte: what is not UTF-8 comes out as it went in. */
  bytes: string;
  end: string;
  markdown: MarkdownLine;
  /** What it is in the table of the ledger. */
  role: 'header' | 'dashes' | 'row' | undefined;
}

export interface LedgerTable {
  lines: readonly LedgerLine[];
  /** Cells of the first header, undefined when there is none. */
  header: readonly string[] | undefined;
  /** In their order; `line` is an index in `lines`. */
  rows: readonly { line: number; cells: LedgerCells }[];
}

/** The lines of a text in their bytes, one character for each, and the ends that they have. */
export function splitLines(bytes: Uint8Array): { bytes: string; end: string }[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const lines = [...text.matchAll(/([^\r\n]*)(\r\n|\n|\r|$)/g)].map(([, line = '', end = '']) => ({
    bytes: line,
    end,
  }));
  lines.pop(); // the empty match behind the last line
  return lines;
}

/** `name` is for messages. Throws Failure `damaged-input` naming the line. */
export function parseLedger(bytes: Uint8Array, name: string): LedgerTable {
  return ledgerTable(splitLines(bytes), name);
}

export function ledgerTable(source: readonly { bytes: string; end: string }[], name: string): LedgerTable {
  const markdown = markdownLines(source.map((line, index) => decoded(line.bytes, index === 0)));
  const lines = source.map((line, index): LedgerLine => ({
    ...line,
    markdown: markdown[index] as MarkdownLine,
    role: undefined,
  }));
  const damage = (index: number, what: string): never => {
    throw new Failure('damaged-input', `${name}: line ${index + 1}: ${what}`);
  };
  const conflict = lines.findIndex(isConflict);
  if (conflict !== -1)
    damage(conflict, `'${lines[conflict]?.bytes.slice(0, 7)}' is the mark of a merge conflict; resolve the merge`);

  const rows: { line: number; cells: LedgerCells }[] = [];
  let first: readonly string[] | undefined;
  let header: readonly string[] = ledgerColumns;
  lines.forEach((line, index) => {
    const { kind, block, text, quoted } = line.markdown;
    const tableHead = lines[block];
    if (quoted) return;
    if (kind === 'table-head') {
      const cells = markdownCells(text);
      if (!isHeader(cells)) return;
      line.role = 'header';
      header = cells;
      first ??= cells;
    } else if (kind === 'table-dashes') {
      if (tableHead?.role === 'header') line.role = 'dashes';
    } else if (kind === 'table-row' ? tableHead?.role === 'header' : isApart(line, tableHead)) {
      const cells = markdownCells(text);
      if (isHeader(cells))
        damage(
          index,
          kind === 'table-row'
            ? 'a header among the rows; remove it, or part the tables by a blank line'
            : 'a header without a line of as many dashes beneath it, which Markdown shows as no table; restore that line',
        );
      if (cells.length < header.length) {
        if (isOfSomethingElse(line, tableHead, cells[header.indexOf('date')] ?? '')) return;
        damage(
          index,
          `a row of ${cells.length} cells, but its header has ${header.length}: it is cut off; restore it, for example from git`,
        );
      }
      line.role = 'row';
      rows.push({
        line: index,
        cells: Object.fromEntries(ledgerColumns.map((column) => [column, cells[header.indexOf(column)] ?? ''])),
      });
    }
  });
  return { lines, header: first, rows };
}

export function isLedgerColumn(name: string): name is LedgerColumn {
  return (ledgerColumns as readonly string[]).includes(name);
}

function decoded(bytes: string, isFirst: boolean): string {
  const text = Buffer.from(bytes, 'latin1').toString('utf8');
  return isFirst ? text.replace(/^\ufeff/, '') : text;
}

function isHeader(cells: readonly string[]): boolean {
  return ledgerColumns.every((name) => cells.includes(name));
}

/** A note right below the table, which Markdown takes into it; a line of cells that stands apart and names no day. */
function isOfSomethingElse(
  { markdown: { kind, text } }: LedgerLine,
  first: LedgerLine | undefined,
  date: string,
): boolean {
  return kind === 'table-row'
    ? first?.markdown.text.startsWith('|') === true && !text.startsWith('|')
    : !/^\d{4}-/.test(date);
}

/** A row in a paragraph that begins with one. */
function isApart({ markdown: { kind, text } }: LedgerLine, first: LedgerLine | undefined): boolean {
  return kind === 'text' && text.startsWith('|') && first?.markdown.text.startsWith('|') === true;
}

/**
 * As git leaves them, at the start of a line. Seven equals signs alone may as well underline a heading, but for where a
 * row stands.
 */
function isConflict({ bytes, markdown: { kind } }: LedgerLine): boolean {
  if (kind === 'code' || kind === 'hidden') return false;
  return /^(?:<{7}|>{7}|\|{7}) /.test(bytes) || (kind === 'table-row' && /^={7}\s*$/.test(bytes));
}
