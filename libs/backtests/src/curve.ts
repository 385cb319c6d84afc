/** An equity curve: `timestamp,equity[,exposure[,gross_exposure]][,returns]`, one row per bar. */
import { cellNumber, cellShown } from './csv-rows';
import { NumberColumn } from './column';
import { compareMoments, parseMoment, type Moment } from './moment';
import { readTable } from './table';

/** Columns of numbers that a curve may have; only `equity` must be there. */
const figures = ['equity', 'exposure', 'gross_exposure', 'returns'] as const;
type Figure = (typeof figures)[number];

/** A bar. The reader gives the same object for every row: whoever keeps one copies it. */
export interface CurveRow extends Moment {
  line: number;
  ms: number;
  ns: number;
  equity: number;
  /** NaN where the curve has no such column. */
  exposure: number;
  gross_exposure: number;
  returns: number;
  /** The cells of `equity` and `returns` as they stand; empty where there is no such column. */
  equityCell: string;
  returnsCell: string;
}

export interface CurveReader {
  /** A row of which every cell was read. */
  row(row: CurveRow): void;
  /** What is wrong in the file, with its name and line. */
  fault(finding: string): void;
}

export interface CurveColumns {
  rows: number;
  /** Index of each column; -1 for one that is not there. */
  columns: Readonly<Record<'timestamp' | Figure, number>>;
}

/**
 * Reads a curve row by row; `file` is its name in findings. Faults: not UTF-8, damaged quotes, no header, no
 * `timestamp` or `equity`, no rows, a row of another length, a timestamp that is not a time, a cell that is not a
 * finite number. Throws what `pieces` throws.
 */
export async function readCurve(
  pieces: AsyncIterable<Buffer>,
  file: string,
  reader: CurveReader,
): Promise<CurveColumns> {
  const columns: Record<'timestamp' | Figure, number> = {
    timestamp: -1,
    equity: -1,
    exposure: -1,
    gross_exposure: -1,
    returns: -1,
  };
  const row: CurveRow = {
    line: 0,
    ms: 0,
    ns: 0,
    equity: NaN,
    exposure: NaN,
    gross_exposure: NaN,
    returns: NaN,
    equityCell: '',
    returnsCell: '',
  };
  const rows = await readTable(pieces, file, {
    header(names) {
      for (const name of Object.keys(columns) as (keyof typeof columns)[]) columns[name] = names.indexOf(name);
      const absent = (['timestamp', 'equity'] as const).filter((name) => columns[name] === -1);
      for (const name of absent) reader.fault(`${file}: no column ${name}`);
      return absent.length === 0;
    },
    row(cells, line) {
      const stamp = cells[columns.timestamp] as string;
      const moment = parseMoment(stamp);
      let sound = moment !== undefined;
      if (moment === undefined) reader.fault(`${file}:${line}: timestamp ${cellShown(stamp)} is no time`);
      for (const name of figures) {
        const at = columns[name];
        if (at === -1) continue;
        const cell = cells[at] as string;
        const value = cellNumber(cell);
        if (value === undefined) {
          reader.fault(`${file}:${line}: ${name} ${cellShown(cell)} is no finite number`);
          sound = false;
        } else row[name] = value;
      }
      if (!sound || moment === undefined) return;
      row.line = line;
      row.ms = moment.ms;
      row.ns = moment.ns;
      row.equityCell = cells[columns.equity] as string;
      row.returnsCell = cells[columns.returns] ?? '';
      reader.row(row);
    },
    fault: (finding) => reader.fault(finding),
  });
  return { rows, columns };
}

/** The times and equities of a curve, in memory, 16 bytes a bar. */
export class Curve {
  private readonly ms = new NumberColumn();
  private readonly ns = new Map<number, number>(); // of the few curves finer than milliseconds
  private readonly equities = new NumberColumn();
  private ascending = true;
  private order: Float64Array | undefined;

  push({ ms, ns, equity }: Pick<CurveRow, 'ms' | 'ns' | 'equity'>): void {
    const last = this.length - 1;
    if (last >= 0 && compareMoments(this.moment(last), { ms, ns }) >= 0) this.ascending = false;
    if (ns !== 0) this.ns.set(this.length, ns);
    this.ms.push(ms);
    this.equities.push(equity);
  }

  get length(): number {
    return this.ms.length;
  }

  moment(index: number): Moment {
    return { ms: this.ms.at(index), ns: this.ns.get(index) ?? 0 };
  }

  /** The earliest time of the curve. */
  firstMoment(): Moment {
    return this.moment(this.sorted()(0));
  }

  equity(index: number): number {
    return this.equities.at(index);
  }

  /** The last bar of that time, in the order of the file; undefined when there is none. */
  barAt(moment: Moment): number | undefined {
    const at = this.sorted();
    let [low, high] = [0, this.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.compare(at(middle), moment) <= 0) low = middle + 1;
      else high = middle;
    }
    const found = low === 0 ? undefined : at(low - 1);
    return found !== undefined && this.compare(found, moment) === 0 ? found : undefined;
  }

  private compare(index: number, { ms, ns }: Moment): number {
    return this.ms.at(index) - ms || (this.ns.get(index) ?? 0) - ns;
  }

  /** Bars in the order of time, those of one time as they stand. */
  private sorted(): (rank: number) => number {
    if (this.ascending) return (rank) => rank;
    this.order ??= Float64Array.from({ length: this.length }, (_, index) => index).sort(
      (a, b) => compareMoments(this.moment(a), this.moment(b)) || a - b,
    );
    const order = this.order;
    return (rank) => order[rank] as number;
  }
}
