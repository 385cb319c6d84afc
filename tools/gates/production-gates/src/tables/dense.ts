/**
 * From rows to numbers by date and asset: as a whole where it fits into memory, else date range by date range (contract
 * 18.14).
 */
import { Failure } from '@gatehouse/contracts';
import type { Database } from '@gatehouse/tables';
import { denseTable, missingScore, type DatedTable } from '../dated-table';
import { isoDate } from '../days';
import type { StoredTable } from './stored-table';

/** Cells (of 8 bytes) that tables may hold in memory together. */
export class Budget {
  #left: number;

  constructor(readonly cells: number) {
    this.#left = cells;
  }

  /** Takes so many cells if they are there. */
  take(cells: number): boolean {
    if (cells > this.#left) return false;
    this.#left -= cells;
    return true;
  }
}

export interface DenseOptions {
  readonly budget: Budget;
  /** Whether a row without a value is told from no row at all. */
  readonly keepsMissing: boolean;
  /** Column of the values. */
  readonly value: string;
  /** Nothing else is read from it: what DuckDB holds of it may go. */
  readonly isLast: boolean;
}

/**
 * Its rows by date and asset, which are the columns `date` and `asset`. Throws Failure `damaged-input` where one comes
 * twice.
 */
export async function datedTable(
  table: StoredTable<string>,
  { budget, keepsMissing, value, isLast }: DenseOptions,
): Promise<DatedTable> {
  const { database, relation } = table;
  const days = Int32Array.from(
    (await database.rows(`SELECT DISTINCT date FROM ${relation} ORDER BY date`)).map(([day]) => Number(day)),
  );
  const dictionary = `assets_${(dictionaries += 1)}`;
  // DuckDB orders texts by their bytes.
  await database.rows(
    `CREATE OR REPLACE TEMP TABLE ${dictionary} AS SELECT asset, CAST(row_number() OVER (ORDER BY asset) - 1 AS INTEGER) AS number FROM (SELECT DISTINCT asset FROM ${relation})`,
  );
  const assets = (await database.rows(`SELECT asset FROM ${dictionary} ORDER BY number`)).map(([asset]) =>
    String(asset),
  );
  const loader = new RowLoader(table, dictionary, { days, assets }, value, keepsMissing);
  const cells = days.length * assets.length;
  if (budget.take(cells)) {
    const values = await loader.load(0, days.length);
    if (isLast) await table.release();
    return denseTable(days, assets, values);
  }
  await loader.refuseTwice();
  return { days, assets, rows: (from, to) => loader.load(from, to) };
}

let dictionaries = 0;

class RowLoader {
  /** Index of a day by its distance from the first. */
  readonly #index: Int32Array;
  readonly #first: number;

  constructor(
    private readonly table: StoredTable<string>,
    private readonly dictionary: string,
    private readonly shape: { readonly days: Int32Array; readonly assets: readonly string[] },
    private readonly value: string,
    private readonly keepsMissing: boolean,
  ) {
    const { days } = shape;
    this.#first = days[0] ?? 0;
    this.#index = new Int32Array(days.length === 0 ? 0 : (days.at(-1) as number) - this.#first + 1).fill(-1);
    days.forEach((day, i) => {
      this.#index[day - this.#first] = i;
    });
  }

  /** The rows of the dates with these indices, [from, to). */
  async load(from: number, to: number): Promise<Float64Array> {
    const { days, assets } = this.shape;
    const width = assets.length;
    const values = new Float64Array((to - from) * width).fill(NaN);
    if (to <= from) return values;
    const isPart = from > 0 || to < days.length;
    const where = isPart ? ` WHERE r.date BETWEEN ${days[from]} AND ${days[to - 1]}` : '';
    const sql = `SELECT r.date, a.number, r.${this.value} FROM ${this.table.relation} r JOIN ${this.dictionary} a ON r.asset = a.asset${where}`;
    for await (const chunk of this.#database.chunks(sql)) {
      const [dates, numbers, found] = [chunk.integers(0), chunk.integers(1), chunk.doubles(2)];
      for (let row = 0; row < chunk.rows; row += 1) {
        const date = (this.#index[(dates[row] as number) - this.#first] as number) - from;
        const cell = date * width + (numbers[row] as number);
        if (!Number.isNaN(values[cell])) await this.#refuse(from + date, numbers[row] as number);
        const value = found[row] as number;
        values[cell] = Number.isNaN(value) ? missingScore : value;
      }
    }
    if (!this.keepsMissing)
      for (let cell = 0; cell < values.length; cell += 1) if (values[cell] === missingScore) values[cell] = NaN;
    return values;
  }

  /** Throws where a date and an asset come twice, without holding the rows. */
  async refuseTwice(): Promise<void> {
    const [found] = await this.#database.rows(
      `SELECT date, asset FROM ${this.table.relation} GROUP BY date, asset HAVING count(*) > 1 ORDER BY date, asset LIMIT 1`,
    );
    if (found === undefined) return;
    await this.#refuse(this.shape.days.indexOf(Number(found[0])), this.shape.assets.indexOf(String(found[1])));
  }

  async #refuse(date: number, number: number): Promise<never> {
    const day = this.shape.days[date] as number;
    const asset = this.shape.assets[number] as string;
    throw new Failure(
      'damaged-input',
      `${await this.table.placeOf(day, asset, 1)}: ${isoDate(day)} ${asset} comes twice`,
    );
  }

  get #database(): Database {
    return this.table.database;
  }
}
