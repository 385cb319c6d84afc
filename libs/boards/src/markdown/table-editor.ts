/** Changes to tables in Markdown that leave every other byte as it is (contract 34.4). */
import { applyEdits, type TextEdit } from '../text/edits';
import type { MarkdownLines } from './lines';
import { cellSpans, formatCell, type MarkdownRow, type MarkdownTable } from './tables';

export class TableEditor {
  private readonly cells = new Map<MarkdownRow, Map<number, string>>();
  private readonly edits: TextEdit[] = [];

  constructor(
    private readonly before: string,
    private readonly source: MarkdownLines,
  ) {}

  /** The cell as it will be. */
  cell(row: MarkdownRow, column: number): string {
    return this.cells.get(row)?.get(column) ?? row.cells[column] ?? '';
  }

  /** Nothing when the cell has this value already. */
  setCell(row: MarkdownRow, column: number, value: string): void {
    if (this.cell(row, column) === value.trim()) return;
    const cells = this.cells.get(row) ?? new Map<number, string>();
    this.cells.set(row, cells.set(column, value.trim()));
  }

  /** A row at the end of the table; a column without a value gets an empty cell. */
  addRow(table: MarkdownTable, values: ReadonlyMap<number, string>): void {
    this.insertBehind(table.rows.at(-1)?.line ?? table.line + 1, table, values);
  }

  /** A row directly below the delimiter row. */
  addFirstRow(table: MarkdownTable, values: ReadonlyMap<number, string>): void {
    this.insertBehind(table.line + 1, table, values);
  }

  removeRow({ line }: MarkdownRow): void {
    const { starts } = this.source;
    this.edits.push({ start: starts[line - 1] ?? 0, end: starts[line] ?? this.before.length, text: '' });
  }

  /** The new text. */
  text(): string {
    const changed = [...this.cells].flatMap(([row, cells]) => this.cellEdits(row, cells));
    return applyEdits(this.before, [...changed, ...this.edits]);
  }

  private insertBehind(line: number, table: MarkdownTable, values: ReadonlyMap<number, string>): void {
    const { starts, ends } = this.source;
    const offset = starts[line] ?? this.before.length;
    const cells = table.names.map((_, column) => formatCell(values.get(column) ?? ''));
    const lineEnd = ends[line - 1] || ends[table.line - 1] || '\n';
    this.edits.push({ start: offset, end: offset, text: `|${cells.join('|')}|`, lineEnd });
  }

  private cellEdits(row: MarkdownRow, cells: ReadonlyMap<number, string>): TextEdit[] {
    const line = this.source.lines[row.line - 1] ?? '';
    const start = this.source.starts[row.line - 1] ?? 0;
    const spans = cellSpans(line);
    const edits: TextEdit[] = [];
    let behind = ''; // cells that the row lacks
    const last = Math.max(...cells.keys());
    for (let column = 0; column <= last; column += 1) {
      const span = spans[column];
      const value = cells.get(column);
      if (span === undefined) behind += `${formatCell(value ?? '')}|`;
      else if (value !== undefined)
        edits.push({ start: start + span.start, end: start + span.end, text: formatCell(value) });
    }
    if (behind !== '') {
      const isClosed = spans.at(-1)?.end !== line.length;
      const from = start + (isClosed ? line.trimEnd().length : line.length);
      edits.push({ start: from, end: start + line.length, text: `${isClosed ? '' : '|'}${behind}` });
    }
    return edits;
  }
}
