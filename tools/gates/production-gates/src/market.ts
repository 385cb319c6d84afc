/**
 * What was earned: the trading calendar, and the label of an asset between the entry and the exit of a score (contract
 * 18.6). Labels come of prices, of returns, or as they are.
 */
import { lastAtOrBefore } from './days';
import type { DatedTable } from './dated-table';

/** Indices in the calendar: the last date at or before the score, the entry, the exit. */
export interface Window {
  readonly p: number;
  readonly e: number;
  readonly x: number;
}

export interface LabelSettings {
  readonly delay: number;
  readonly holding: number;
  readonly dropsMissingExit: boolean;
}

export type MarketKind = 'prices' | 'returns' | 'forward_returns';

export interface Market {
  readonly kind: MarketKind;
  readonly table: DatedTable;
  /** All trading days; of forward returns all dates of their file. */
  readonly calendar: Int32Array;
  /** Of forward returns: entry and exit by row of the table, as day numbers, `noDay` where the file does not say. */
  readonly trades?: { readonly entry: Int32Array; readonly exit: Int32Array };
}

/** No day at all: 1969 has negative ones. */
export const noDay = -(2 ** 31);

export const LabelStatus = { Labelled: 0, LastPrice: 1, Unknown: 2, NoEntry: 3, NoExit: 4, NoReturn: 5 } as const;
export type LabelStatus = (typeof LabelStatus)[keyof typeof LabelStatus];

/** Rows of the market's table that are in memory. */
export interface MarketRows {
  readonly from: number;
  readonly values: Float64Array;
}

/** Makes labels of one market. */
export class Labels {
  /** Row of the table of each calendar date, −1 where it has none. */
  readonly #rows: Int32Array;
  readonly #width: number;
  /** Why the last label is what it is. */
  status: LabelStatus = LabelStatus.Labelled;

  constructor(
    readonly market: Market,
    private readonly settings: LabelSettings,
  ) {
    const { table, calendar } = market;
    this.#width = table.assets.length;
    this.#rows = Int32Array.from(calendar, (day) => {
      const row = lastAtOrBefore(table.days, day);
      return row >= 0 && table.days[row] === day ? row : -1;
    });
  }

  /** Where a score of that day is in the calendar; the reason where its label cannot be made. */
  windowOf(day: number): Window | 'before_calendar' | 'window_open' {
    const { calendar, trades, table } = this.market;
    const p = lastAtOrBefore(calendar, day);
    if (p < 0) return 'before_calendar';
    let [e, x] = [p + this.settings.delay, -1];
    if (this.market.kind === 'forward_returns') {
      const row = lastAtOrBefore(table.days, day);
      const isThere = row >= 0 && table.days[row] === day;
      const entry = isThere ? (trades?.entry[row] ?? noDay) : noDay;
      const exit = isThere ? (trades?.exit[row] ?? noDay) : noDay;
      e = entry === noDay ? p + 1 : lastAtOrBefore(calendar, entry);
      x = exit === noDay ? -1 : lastAtOrBefore(calendar, exit);
    }
    if (x < 0) x = e + this.settings.holding;
    return x < calendar.length && e < calendar.length ? { p, e, x } : 'window_open';
  }

  /** The rows of the table that labels between these calendar dates need: [from, to). */
  rowsBetween(first: number, last: number): { from: number; to: number } {
    const { calendar } = this.market;
    return this.rowsOfDays(calendar[Math.max(0, first)] ?? 0, calendar[Math.min(calendar.length - 1, last)] ?? 0);
  }

  /** The rows of the table of these days: [from, to). */
  rowsOfDays(first: number, last: number): { from: number; to: number } {
    const { days } = this.market.table;
    return { from: lastAtOrBefore(days, first - 1) + 1, to: lastAtOrBefore(days, last) + 1 };
  }

  /**
   * The label of the market's asset `asset` from entry e to exit x; NaN without one, and `status` says why. `day` is
   * that of the score; labels as they are stand under it.
   */
  label(asset: number, e: number, x: number, day: number, rows: MarketRows): number {
    this.status = LabelStatus.Labelled;
    if (asset < 0) return this.#none(LabelStatus.Unknown);
    switch (this.market.kind) {
      case 'prices':
        return this.#ofPrices(asset, e, x, rows);
      case 'returns':
        return this.#ofReturns(asset, e, x, rows);
      case 'forward_returns': {
        const row = lastAtOrBefore(this.market.table.days, day);
        const value = this.market.table.days[row] === day ? this.#cell(row, asset, rows) : NaN;
        return Number.isNaN(value) ? this.#none(LabelStatus.NoReturn) : value;
      }
    }
  }

  /** The value of the table on a calendar date; NaN without one. */
  valueAt(asset: number, index: number, rows: MarketRows): number {
    return asset < 0 ? NaN : this.#cell(this.#rows[index] ?? -1, asset, rows);
  }

  #ofPrices(asset: number, e: number, x: number, rows: MarketRows): number {
    const entry = this.valueAt(asset, e, rows);
    if (Number.isNaN(entry)) return this.#none(LabelStatus.NoEntry);
    const exit = this.valueAt(asset, x, rows);
    if (!Number.isNaN(exit)) return exit / entry - 1;
    if (this.settings.dropsMissingExit) return this.#none(LabelStatus.NoExit);
    this.status = LabelStatus.LastPrice;
    for (let j = x - 1; j > e; j -= 1) {
      const last = this.valueAt(asset, j, rows);
      if (!Number.isNaN(last)) return last / entry - 1;
    }
    return 0; // delisted right after the entry
  }

  #ofReturns(asset: number, e: number, x: number, rows: MarketRows): number {
    let product = 1;
    let count = 0;
    for (let j = e + 1; j <= x; j += 1) {
      const value = this.valueAt(asset, j, rows);
      if (Number.isNaN(value)) continue;
      product *= 1 + value;
      count += 1;
    }
    if (count === 0) return this.#none(LabelStatus.NoReturn);
    if (count < x - e) {
      if (this.settings.dropsMissingExit) return this.#none(LabelStatus.NoExit);
      this.status = LabelStatus.LastPrice;
    }
    return product - 1;
  }

  #cell(row: number, asset: number, { from, values }: MarketRows): number {
    return row < 0 ? NaN : (values[(row - from) * this.#width + asset] as number);
  }

  #none(status: LabelStatus): number {
    this.status = status;
    return NaN;
  }
}
