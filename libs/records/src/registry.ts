/**
 * The registry of experiments as its readers take it: what is not a registry, what is not a row, and what a cell says
 * (contract 9.6, 9.7).
 */
import { Failure } from '@gatehouse/contracts';
import { parseWholeTable, type Table } from '@gatehouse/csv';
import { ifThere, readBytes } from '@gatehouse/files';
import { momentOf } from '@gatehouse/render';
import { finiteNumber } from './figures';

export const registryFile = 'audit/factor_registry/factor_experiment_registry.csv';

/** Larger registries are refused rather than left to fill the memory: about 1.5 million rows. */
const largestRegistry = 2 ** 30; // bytes
const required = ['generated_at', 'factor', 'score_total', 'recommendation'] as const;

/**
 * The registry in a file, undefined when there is none; one that is empty has no columns. Throws Failure
 * `damaged-input` naming the line for what is not a registry, a row or a time; `io`.
 */
export function readRegistry(file: string): Table | undefined {
  const bytes = registryBytes(file);
  return bytes && parseRegistry(bytes, file);
}

/** The bytes of a registry, undefined when there is none. Throws Failure `damaged-input` when it is too large, `io`. */
export function registryBytes(file: string): Buffer | undefined {
  return ifThere(() => readBytes(file, largestRegistry));
}

/** As readRegistry, of a file's bytes; `name` is for messages. */
export function parseRegistry(bytes: Buffer, name: string): Table {
  const table = parseWholeTable(bytes, name);
  const damage = (row: number, what: string): never => {
    throw new Failure('damaged-input', `${name}: line ${table.line(row)}: ${what}`);
  };
  if (table.columns.length === 0) return table;
  const absent = required.filter((column) => !table.columns.includes(column));
  if (absent.length > 0)
    damage(
      -1,
      `the header has no ${absent.join(', no ')}, so this is not a registry of experiments; restore it from a copy, or name another file`,
    );
  const time = table.column('generated_at');
  for (let row = 0; row < table.rowCount; row += 1)
    if (momentOf(time(row)) === undefined)
      damage(
        row,
        `generated_at is ${JSON.stringify(time(row))}, expected YYYY-MM-DDTHH:MM:SS.ffffff; restore the file ` +
          'from a copy: spreadsheets write times in other forms',
      );
  return table;
}

/**
 * A truth value of a cell in any case, as spreadsheets write them too; null when the cell is empty, undefined for any
 * other text.
 */
export function truthOf(text: string): boolean | null | undefined {
  const word = text.trim().toLowerCase();
  if (word === '') return null;
  return word === 'true' ? true : word === 'false' ? false : undefined;
}

/** Told of each cell that cannot be read as what its column is: the column, its text, the row. */
export type OnUnread = (column: string, text: string, row: number) => void;

/** The readers of a registry's cells; what cannot be read never helps, and is reported. */
export interface RegistryCells {
  text(column: string, row: number): string;
  /** What is not true is false. */
  flag(column: string, row: number): boolean;
  /** 0 when it is not a number. */
  score(row: number): number;
  /** High items of the remediation plan; one when the cell does not say how many. */
  highItems(row: number): number;
}

export function registryCells(table: Table, onUnread: OnUnread = () => undefined): RegistryCells {
  const columns = new Map<string, (row: number) => string>();
  const text = (column: string, row: number): string => {
    const read = columns.get(column) ?? table.column(column);
    columns.set(column, read);
    return read(row);
  };
  return {
    text,
    flag(column, row) {
      const value = truthOf(text(column, row));
      if (value === undefined) onUnread(column, text(column, row), row);
      return value === true;
    },
    score(row) {
      const value = finiteNumber(text('score_total', row));
      if (value === undefined) onUnread('score_total', text('score_total', row), row);
      return value ?? 0;
    },
    highItems(row) {
      const value = finiteNumber(text('remediation_high_count', row));
      if (value !== undefined && value >= 0) return value;
      onUnread('remediation_high_count', text('remediation_high_count', row), row);
      return 1;
    },
  };
}

/** One sentence for the cells that could not be read: those of one column together. */
export function unreadCells(file: string, table: Table, unread: readonly Parameters<OnUnread>[]): string[] {
  const byColumn = new Map<string, Parameters<OnUnread>[]>();
  for (const cell of unread) byColumn.set(cell[0], [...(byColumn.get(cell[0]) ?? []), cell]);
  return [...byColumn].map(([column, cells]) => {
    const [, text, row] = cells[0] as Parameters<OnUnread>;
    const more = cells.length === 1 ? '' : ` (and in ${cells.length - 1} other rows)`;
    const found = table.columns.includes(column) ? `is ${JSON.stringify(text)}` : 'is not in the header';
    return `${file}: line ${table.line(row)}: ${column} ${found}${more}, ${meanings[column] ?? 'which is not a truth value and counts as false'}`;
  });
}

const meanings: Readonly<Record<string, string>> = {
  score_total: 'which is not a number and counts as 0',
  remediation_high_count: 'which is not a number and counts as one High item',
};
