/** Changes to the board that leave every other byte as it is (contract 34.4). */
import { applyEdits, type TextEdit } from '../text/edits';
import type { Board, BoardRole } from './board';
import { csvRecordAt, formatField, type CsvRecord, type FieldSpan } from './csv-records';

export class BoardEditor {
  private readonly cells = new Map<CsvRecord, Map<number, string>>();
  private readonly added: TextEdit[] = [];

  constructor(private readonly board: Board) {}

  has(role: BoardRole): boolean {
    return this.board.columns.get(role)?.length === 1;
  }

  /** The cell as it will be, as it stands in the field: not trimmed. */
  cell(record: CsvRecord, role: BoardRole): string {
    const index = this.index(role);
    if (index === undefined) return '';
    return this.cells.get(record)?.get(index) ?? record.cells[index] ?? '';
  }

  /** Nothing when the board has no such column. */
  setCell(record: CsvRecord, role: BoardRole, value: string): void {
    const index = this.index(role);
    if (index === undefined || this.cell(record, role) === value) return;
    const cells = this.cells.get(record) ?? new Map<number, string>();
    this.cells.set(record, cells.set(index, value));
  }

  /** A record behind the last one, quoted throughout when that is, which ends as that does. */
  addRecord(values: Readonly<Partial<Record<BoardRole, string>>>): void {
    const { text, header, records, columns } = this.board;
    const last = records.at(-1) ?? header;
    const fields = fieldsOf(text, last);
    const isQuoted = fields.every((field) => field.isQuoted);
    const cells = header.cells.map(() => '');
    for (const [role, value] of Object.entries(values) as [BoardRole, string][]) {
      const index = columns.get(role)?.[0];
      if (index !== undefined) cells[index] = value;
    }
    const lineEnd = text.slice(last.end, last.next) || text.slice(header.end, header.next) || '\n';
    this.added.push({
      start: last.next,
      end: last.next,
      text: cells.map((cell) => formatField(cell, isQuoted)).join(','),
      lineEnd,
    });
  }

  /** The new text of the board. */
  text(): string {
    const edits: TextEdit[] = [];
    for (const [record, cells] of this.cells) {
      const fields = fieldsOf(this.board.text, record);
      for (const [index, value] of cells) {
        const field = fields[index];
        if (field !== undefined)
          edits.push({ start: field.start, end: field.end, text: formatField(value, field.isQuoted) });
      }
    }
    return applyEdits(this.board.text, [...edits, ...this.added]);
  }

  private index(role: BoardRole): number | undefined {
    return this.board.columns.get(role)?.[0];
  }
}

function fieldsOf(text: string, record: CsvRecord): FieldSpan[] {
  const fields: FieldSpan[] = [];
  csvRecordAt(text, record.start, record.line, true, fields);
  return fields;
}
