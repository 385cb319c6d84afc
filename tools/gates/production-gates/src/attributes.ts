/**
 * What is known of assets and of the market beside scores and labels: capitalisations, industries, the benchmark
 * (contract 18.3).
 */
import { lastAtOrBefore } from './days';
import { positionsIn, type DatedTable } from './dated-table';

/**
 * Market capitalisations as of a date: the last row at or before it holds. A table with several dates speaks for no
 * date that is further behind its last one than its own dates are apart; asked in the order of dates.
 */
export class MarketCaps {
  readonly #positions: Int32Array;
  readonly #values: Float64Array;
  readonly #last: number;
  #applied = 0;

  /** `assets`: those of the scores, for which values are wanted. */
  constructor(
    private readonly table: DatedTable,
    assets: readonly string[],
  ) {
    this.#positions = positionsIn(assets, table.assets);
    this.#values = new Float64Array(assets.length).fill(NaN);
    this.#last = lastDayOf(table.days);
  }

  /**
   * Capitalisation of each asset of the scores on that day, NaN where it is unknown; null where the table does not
   * reach the day.
   */
  async at(day: number): Promise<Float64Array | null> {
    if (day > this.#last) return null;
    const end = lastAtOrBefore(this.table.days, day) + 1;
    const width = this.table.assets.length;
    while (this.#applied < end) {
      const to = Math.min(end, this.#applied + Math.max(1, Math.floor(cellsAtOnce / width)));
      const rows = await this.table.rows(this.#applied, to);
      for (let row = 0; row < to - this.#applied; row += 1) this.#apply(rows, row * width);
      this.#applied = to;
    }
    return this.#values;
  }

  #apply(rows: Float64Array, start: number): void {
    for (let name = 0; name < this.#positions.length; name += 1) {
      const position = this.#positions[name] as number;
      const value = position < 0 ? NaN : (rows[start + position] as number);
      if (!Number.isNaN(value)) this.#values[name] = value;
    }
  }
}

const cellsAtOnce = 4_000_000;

function lastDayOf(days: Int32Array): number {
  const last = days.at(-1) ?? -Infinity;
  let gap = 0;
  for (let i = 1; i < days.length; i += 1) gap = Math.max(gap, (days[i] as number) - (days[i - 1] as number));
  return days.length < 2 ? Infinity : last + gap - 1;
}

/** Industries by number; −1 is unknown. */
export class Industries {
  readonly names: readonly string[];
  readonly #known: ReadonlyMap<string, { days: Int32Array; industries: Int32Array }>;

  /** Rows in any order; a day of −Infinity holds always; an empty industry is unknown. */
  constructor(rows: readonly { asset: string; industry: string; day: number }[]) {
    this.names = [...new Set(rows.map(({ industry }) => industry).filter((industry) => industry !== ''))].sort();
    const numbers = new Map(this.names.map((name, number) => [name, number]));
    const byAsset = new Map<string, { day: number; number: number }[]>();
    for (const { asset, industry, day } of rows) {
      const entry = { day, number: numbers.get(industry) ?? -1 };
      const entries = byAsset.get(asset);
      if (entries === undefined) byAsset.set(asset, [entry]);
      else entries.push(entry);
    }
    this.#known = new Map(
      [...byAsset].map(([asset, entries]) => {
        entries.sort((a, b) => a.day - b.day);
        const days = Int32Array.from(entries, ({ day }) => Math.max(day, firstDay));
        return [asset, { days, industries: Int32Array.from(entries, ({ number }) => number) }];
      }),
    );
  }

  /** The industry of the asset on that day. */
  at(asset: string, day: number): number {
    const entries = this.#known.get(asset);
    const position = entries === undefined ? -1 : lastAtOrBefore(entries.days, day);
    return entries === undefined || position < 0 ? -1 : (entries.industries[position] as number);
  }
}

const firstDay = -(2 ** 31);

/** Levels of the benchmark by day. */
export class Benchmark {
  readonly #levels: Float64Array;

  /** `values`: prices, or returns since the day before. */
  constructor(
    private readonly days: Int32Array,
    values: Float64Array,
    kind: 'price' | 'ret',
  ) {
    this.#levels = kind === 'price' ? values : cumulated(values);
  }

  /** The return between two days, by the levels as of them; null where the table does not reach that far. */
  between(from: number, to: number): number | null {
    const [first, last] = [lastAtOrBefore(this.days, from), lastAtOrBefore(this.days, to)];
    if (first < 0 || to > (this.days.at(-1) ?? -Infinity)) return null;
    return (this.#levels[last] as number) / (this.#levels[first] as number) - 1;
  }
}

function cumulated(returns: Float64Array): Float64Array {
  const levels = new Float64Array(returns.length);
  let level = 1;
  returns.forEach((value, i) => {
    level *= 1 + value;
    levels[i] = level;
  });
  return levels;
}
