/**
 * Reads a table of returns, wide (date, one column per trial) or long (date, trial, ret), as the data gate reads
 * (contract 19.2).
 */
import { Failure, type SourceFile } from '@gatehouse/contracts';
import { cell, inputFiles, momentOf, tableOf, withTables, type Tables } from '@gatehouse/tables';
import { finiteNumber } from './finite-number';
import type { TrialReturn } from './returns';

export interface ReadReturns {
  readonly returns: readonly TrialReturn[];
  /** Names of the trials in the order of the table. */
  readonly names: readonly string[];
  readonly file: SourceFile;
}

const dateNames = ['date', 'signal_date'];
const returnNames = ['ret', 'return'];

/** Throws Failure `missing-input`, or `damaged-input` naming file and line. */
export function readReturns(given: string, resolve: (given: string) => string): Promise<ReadReturns> {
  return withTables({ tool: 'compare-trials', memoryLimit: '1GiB', threads: 1 }, (tables) =>
    readTable(tables, given, resolve),
  );
}

/**
 * Cells as they are written, null where they are missing; the first is the date as YYYY-MM-DD, null for what is not a
 * date.
 */
type Row = readonly (string | null)[];

async function readTable(tables: Tables, given: string, resolve: (given: string) => string): Promise<ReadReturns> {
  const reading = await tables.read({
    name: resolve(given),
    files: inputFiles(given, resolve, 'returns'),
    what: 'returns',
    measure: async (database, source, header) => {
      const shape = shapeOf(header, given);
      const columns = [shape.date, ...(shape.trial === undefined ? [] : [shape.trial]), ...shape.values];
      const rows = await database.orderedRows(
        `SELECT ${[`strftime(${momentOf(cell(shape.date))}, '%Y-%m-%d')`, ...columns.map(cell)].join(', ')} FROM ${tableOf(source)}`,
      );
      return { rows: rows.length, shape, cells: rows as Row[] };
    },
  });
  const [fault] = reading.structure.faults;
  if (fault !== undefined) throw new Failure('damaged-input', `returns ${given} line ${fault.line}: ${fault.fault}`);
  const measured = reading.measurement?.measured;
  if (measured === undefined) throw new Failure('damaged-input', `returns ${given}: no sound table`);
  const { shape, cells } = measured;
  const complain: Complain = async (record, what) => {
    const line = (await reading.placesOf([record])).get(record)?.line ?? '?';
    throw new Failure('damaged-input', `returns ${given} line ${line}: ${what}`);
  };
  const names = reading.columns ?? [];
  const returns = await returnsOf(cells, shape, names, complain);
  if (!reading.isUnchanged())
    throw new Failure('io', `returns ${given}: the file changed while it was read; repeat the call`);
  const { bytes, sha256 } = reading.input;
  return {
    returns,
    names:
      shape.trial === undefined
        ? shape.values.map((position) => names[position] as string)
        : [...new Set(returns.map(({ trial }) => trial))],
    file: { role: 'returns', path: given, bytes, sha256 },
  };
}

interface Shape {
  readonly date: number;
  /** Of a long table. */
  readonly trial: number | undefined;
  readonly values: readonly number[];
}

function shapeOf(header: readonly string[], given: string): Shape {
  const find = (names: readonly string[]): number => header.findIndex((name) => names.includes(name));
  const [date, trial, ret] = [find(dateNames), find(['trial']), find(returnNames)];
  if (date < 0) throw new Failure('damaged-input', `returns ${given}: expected a column date`);
  if (trial >= 0 && ret >= 0) return { date, trial, values: [ret] };
  return { date, trial: undefined, values: [...header.keys()].filter((position) => position !== date) };
}

type Complain = (record: number, what: string) => Promise<never>;

async function returnsOf(
  rows: readonly Row[],
  { trial, values }: Shape,
  names: readonly string[],
  complain: Complain,
): Promise<TrialReturn[]> {
  const returns: TrialReturn[] = [];
  const first = trial === undefined ? 2 : 3;
  for (const [record, row] of rows.entries()) {
    const date = row[0] ?? (await complain(record, `'${row[1] ?? ''}' is no date`));
    const own = trial === undefined ? undefined : (row[2] ?? (await complain(record, 'no trial is named')));
    for (const [i, position] of values.entries()) {
      const text = row[first + i] ?? null;
      if (text === null) continue;
      const name = own ?? names[position] ?? `column ${position + 1}`;
      const value = finiteNumber(text) ?? (await complain(record, `${name} '${text}' is no finite number`));
      returns.push({ date, trial: name, value });
    }
  }
  return returns;
}
