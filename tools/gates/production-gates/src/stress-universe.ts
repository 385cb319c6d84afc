/**
 * The universe of the stressed walk-forward: rows whose last market cap, price and traded value reach the lines
 * (contract 18.8).
 */
import { MarketCaps } from './attributes';
import type { Candidate } from './candidates';
import type { Universe } from './cross-section';
import type { DatedTable } from './dated-table';
import type { Labels, MarketRows, Window } from './market';

export interface StressLines {
  readonly minMarketCap: number | null;
  readonly minDollarVolume: number | null;
  readonly minPrice: number | null;
}

export interface StressTables {
  readonly assets: readonly string[];
  readonly caps: DatedTable | undefined;
  /** Volumes in the shape of the prices. */
  readonly volumes: DatedTable | undefined;
  /** Whether a row without a market cap is left out. */
  readonly isStrict: boolean;
}

export function isFull({ minMarketCap, minDollarVolume, minPrice }: StressLines): boolean {
  return minMarketCap === null && minDollarVolume === null && minPrice === null;
}

/** `full`, or the lines as a report shows them. */
export function describeUniverse({ minMarketCap, minDollarVolume, minPrice }: StressLines): string {
  const said = [
    minMarketCap === null ? [] : [`market_cap >= ${minMarketCap}`],
    minDollarVolume === null ? [] : [`dollar_volume >= ${minDollarVolume}`],
    minPrice === null ? [] : [`price >= ${minPrice}`],
  ].flat();
  return said.length === 0 ? 'full' : said.join(', ');
}

/** Why the universe cannot be told; undefined when it can. */
export function missingForUniverse(
  lines: StressLines,
  { caps, volumes }: StressTables,
  labels: Labels,
): string | undefined {
  if (lines.minMarketCap !== null && caps === undefined) return 'no table of market capitalisations';
  const needsPrices = lines.minPrice !== null || lines.minDollarVolume !== null;
  if (needsPrices && labels.market.kind !== 'prices') return 'no table of prices';
  if (lines.minDollarVolume !== null && volumes === undefined) return 'no column of volumes in the prices';
  return undefined;
}

/** Asked in the order of dates, once: make another for another pass. */
export class StressUniverse implements Universe {
  readonly #caps: MarketCaps | undefined;

  constructor(
    private readonly lines: StressLines,
    private readonly tables: StressTables,
    private readonly labels: Labels,
    private readonly market: Int32Array,
  ) {
    this.#caps = tables.caps === undefined ? undefined : new MarketCaps(tables.caps, tables.assets);
  }

  async at({ day }: Candidate, { p }: Window, rows: MarketRows): Promise<(name: number) => boolean> {
    const { minMarketCap, minDollarVolume, minPrice } = this.lines;
    const caps = minMarketCap === null ? null : ((await this.#caps?.at(day)) ?? null);
    const volumes = minDollarVolume === null ? undefined : await this.#volumesAt(p);
    return (name) => {
      if (minMarketCap !== null) {
        const cap = caps?.[name] ?? NaN;
        if (Number.isNaN(cap) ? this.tables.isStrict : cap < minMarketCap) return false;
      }
      if (minPrice === null && minDollarVolume === null) return true;
      const asset = this.market[name] as number;
      const price = this.labels.valueAt(asset, p, rows);
      if (minPrice !== null && !(price >= minPrice)) return false;
      return minDollarVolume === null || price * (asset < 0 ? NaN : (volumes?.[asset] ?? NaN)) >= minDollarVolume;
    };
  }

  async #volumesAt(p: number): Promise<Float64Array | undefined> {
    const { volumes } = this.tables;
    const day = this.labels.market.calendar[p] as number;
    const { from, to } = this.labels.rowsOfDays(day, day);
    return volumes === undefined || from === to ? undefined : (await volumes.rows(from, to)).slice();
  }
}
