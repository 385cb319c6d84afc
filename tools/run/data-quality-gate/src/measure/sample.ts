/**
 * Some rows, for figures that would cost too much of all: those whose hash is divisible by a number. Which they are
 * depends on the rows alone, not on threads; a small table is sampled whole.
 */
import { batches, canonicalText, cell, columnsAtOnce, type Database, type Source } from '@gatehouse/tables';
import { Aggregates } from './aggregates';
import { binCounts, binOf, doubleLiteral } from './histogram';
import { kindOf } from './key-equality';
import type { Plan, RowValues } from './row-values';

/** Cells and rows that a sample has about. */
const sampledCells = 250_000;
const [fewestRows, mostRows] = [200, 20_000];

/** One of so many rows is in the sample. */
export function sampleEvery({ width, expectedRows }: Source): number {
  const rows = Math.min(mostRows, Math.max(fewestRows, Math.floor(sampledCells / width)));
  return Math.max(1, Math.ceil(expectedRows / rows));
}

/**
 * What a sample holds of a row: numbers of numeric columns, and of every other column a text that equal cells share.
 */
export class SampledRows {
  readonly #every: number;
  readonly #others: readonly number[];

  constructor(
    private readonly source: Source,
    private readonly plan: Plan,
    private readonly values: RowValues,
  ) {
    this.#every = sampleEvery(source);
    const { numeric } = values;
    this.#others = Array.from({ length: source.width }, (_, column) => column).filter(
      (column) => !(numeric.includes(column) && plan.doubles.has(column)),
    );
  }

  /** Further columns of the rows, for `RowValues.rows`. */
  get columns(): readonly string[] {
    const first = this.values.numeric.map((column) => this.values.value(column)).slice(0, 1);
    const seeds = [this.values.kept.includes('h') ? 'h' : cell(0), ...first];
    const isIn = this.#every === 1 ? 'true' : `hash(${['1', ...seeds].join(', ')}) % ${this.#every} = 0`;
    const numbers = this.values.numeric.map((column) => this.values.value(column));
    const texts = this.#others.map((column) => this.#text(column));
    return [
      `${isIn} AS sampled`,
      `CASE WHEN ${isIn} THEN [${numbers.join(', ')}]::DOUBLE[] END AS numbers`,
      `CASE WHEN ${isIn} THEN [${texts.join(', ')}]::VARCHAR[] END AS texts`,
    ];
  }

  /** Aggregates that collect it. */
  static readonly collect = ['list(numbers) FILTER (sampled) AS numbers', 'list(texts) FILTER (sampled) AS texts'];

  /** Distinct values of each column and quartiles of the numeric ones, of the lists that `table` holds. */
  async figures(database: Database, table: string, ends: ReadonlyMap<number, Ends>): Promise<SampleFigures> {
    const distinct = new Map<number, number>();
    const histograms = new Map<number, readonly number[]>();
    const quartiles = new Map<number, readonly number[]>();
    let rows = 0;
    const all = Array.from({ length: this.source.width }, (_, column) => column);
    for (const some of batches(all, columnsAtOnce)) {
      const asked = new Aggregates();
      const count = asked.add('count(*)');
      const places = some.map((column) => ({ column, ...this.#ask(asked, column, ends.get(column)) }));
      const [row = []] = await database.rows(
        `SELECT ${asked.sql} FROM (SELECT unnest(numbers) AS numbers, unnest(texts) AS texts FROM ${table})`,
      );
      asked.fill(row);
      rows = asked.count(count);
      for (const { column, different, quarters, bins } of places) {
        distinct.set(column, asked.count(different));
        const found = quarters === undefined ? undefined : asked.list(quarters);
        if (found !== undefined) quartiles.set(column, found);
        const counts = bins === undefined ? undefined : binCounts(asked.value(bins));
        if (counts !== undefined) histograms.set(column, counts);
      }
    }
    return { rows, distinct: all.map((column) => distinct.get(column) ?? 0), quartiles, histograms };
  }

  #ask(
    asked: Aggregates,
    column: number,
    ends: Ends | undefined,
  ): { different: number; quarters: number | undefined; bins: number | undefined } {
    const number = this.values.numeric.indexOf(column);
    const text = this.#others.indexOf(column);
    const value = `numbers[${number + 1}]`;
    return {
      different: asked.add(`count(DISTINCT ${text < 0 ? value : `texts[${text + 1}]`})`),
      quarters: number < 0 ? undefined : asked.add(`quantile_cont(${value}, [0.25, 0.5, 0.75])`),
      bins:
        number < 0 || ends === undefined
          ? undefined
          : asked.add(`histogram(${binOf(value, doubleLiteral(ends.min), doubleLiteral(ends.max))})`),
    };
  }

  #text(column: number): string {
    if (this.values.numeric.includes(column))
      return `coalesce(CAST(${this.values.value(column)} + 0.0 AS VARCHAR), ${cell(column)})`;
    return canonicalText(kindOf(this.plan.kinds, column), cell(column));
  }
}

/** Of the finite numbers of a column, in all rows. */
export interface Ends {
  readonly min: number;
  readonly max: number;
}

export interface SampleFigures {
  readonly rows: number;
  readonly distinct: readonly number[];
  /** Of numeric columns that have a finite number in the sample. */
  readonly quartiles: ReadonlyMap<number, readonly number[]>;
  /** Numbers per bin, of columns whose ends were given and that have a finite number in the sample. */
  readonly histograms: ReadonlyMap<number, readonly number[]>;
}
