/**
 * The cross-sections: assets with a score and a label, date after date, from tables of which a part is in memory at a
 * time.
 */
import type { Candidate } from './candidates';
import { missingScore, positionsIn, type DatedTable } from './dated-table';
import { LabelStatus, type Labels, type MarketRows, type Window } from './market';

/** What became of the rows of the table of scores. */
export type RowCounts = {
  scored: number;
  labelled: number;
  last_price: number;
  window_open: number;
  unknown_asset: number;
  no_entry: number;
  no_exit: number;
  no_return: number;
  missing_scores: number;
};

export const noRows = (): RowCounts => ({
  scored: 0,
  labelled: 0,
  last_price: 0,
  window_open: 0,
  unknown_asset: 0,
  no_entry: 0,
  no_exit: 0,
  no_return: 0,
  missing_scores: 0,
});

/** Assets by number, ascending, which is the order of their names. Valid until the next date. */
export class CrossSection {
  size = 0;
  readonly names: Int32Array;
  readonly scores: Float64Array;
  readonly labels: Float64Array;

  constructor(capacity: number) {
    this.names = new Int32Array(capacity);
    this.scores = new Float64Array(capacity);
    this.labels = new Float64Array(capacity);
  }

  add(name: number, score: number, label: number): void {
    this.names[this.size] = name;
    this.scores[this.size] = score;
    this.labels[this.size] = label;
    this.size += 1;
  }
}

/** Which rows of a date take part. Asked in the order of dates. */
export interface Universe {
  /** Reads what it needs to know of this date; gives whether a score's asset takes part. */
  at(candidate: Candidate, window: Window, rows: MarketRows): Promise<(name: number) => boolean>;
}

export interface Dated {
  readonly candidate: Candidate;
  readonly window: Window;
  readonly section: CrossSection;
  /** Labels of the same names over another stretch of the calendar; NaN without one. */
  labelsBetween(e: number, x: number): Float64Array | null;
}

export interface PanelParts {
  readonly scores: DatedTable;
  readonly labels: Labels;
  readonly candidates: readonly Candidate[];
  /** Trading days from entry to exit: so much more of the market is kept in memory on either side. */
  readonly holding: number;
  /** Cells (of 8 bytes) that may be in memory at a time. */
  readonly cells: number;
}

export class Panel {
  readonly #market: Int32Array;
  readonly #section: CrossSection;
  readonly #other: Float64Array;

  constructor(readonly parts: PanelParts) {
    this.#market = positionsIn(parts.scores.assets, parts.labels.market.table.assets);
    this.#section = new CrossSection(parts.scores.assets.length);
    this.#other = new Float64Array(parts.scores.assets.length);
  }

  /** Position in the table of the market of each asset that is scored, −1 where it is unknown there. */
  get market(): Int32Array {
    return this.#market;
  }

  /**
   * The cross-sections of the wanted candidates that have a window, ascending by date; rows are counted into `counts`.
   */
  async *sections(
    wanted: (candidate: Candidate, index: number) => boolean,
    { universe, counts = noRows() }: { universe?: Universe | undefined; counts?: RowCounts } = {},
  ): AsyncGenerator<Dated & { index: number }> {
    const { candidates } = this.parts;
    const chosen = candidates.flatMap((candidate, index) => {
      const { window } = candidate;
      return typeof window === 'object' && wanted(candidate, index) ? [{ candidate, window, index }] : [];
    });
    for (const block of this.#blocks(chosen)) {
      const { scores, market } = await this.#load(block);
      for (const { candidate, window, index } of block) {
        const takesPart = await universe?.at(candidate, window, market);
        this.#fill(candidate, window, { scores, market }, takesPart, counts);
        const labelsBetween = (e: number, x: number): Float64Array | null => this.#between(e, x, candidate, market);
        yield { candidate, window, index, section: this.#section, labelsBetween };
      }
    }
  }

  /** Consecutive dates whose rows fit into memory together; at least one each. */
  #blocks<T extends { candidate: Candidate; window: Window }>(chosen: readonly T[]): T[][] {
    const { scores, labels, cells } = this.parts;
    const width = { scores: scores.assets.length, market: labels.market.table.assets.length };
    const blocks: T[][] = [];
    for (const each of chosen) {
      const last = blocks.at(-1);
      const first = last?.[0];
      if (last !== undefined && first !== undefined) {
        const { from, to } = this.#marketSpan([first, each]);
        const size = (each.candidate.row + 1 - first.candidate.row) * width.scores + (to - from) * width.market;
        if (size <= cells) {
          last.push(each);
          continue;
        }
      }
      blocks.push([each]);
    }
    return blocks;
  }

  #marketSpan(block: readonly { candidate: Candidate; window: Window }[]): { from: number; to: number } {
    const { labels, holding } = this.parts;
    if (labels.market.kind === 'forward_returns') {
      const days = block.map(({ candidate }) => candidate.day);
      return labels.rowsOfDays(days[0] as number, days.at(-1) as number);
    }
    const first = Math.min(...block.map(({ window }) => Math.min(window.p, window.e - holding)));
    const last = Math.max(...block.map(({ window }) => window.x + holding));
    return labels.rowsBetween(first, last);
  }

  async #load(
    block: readonly { candidate: Candidate; window: Window }[],
  ): Promise<{ scores: MarketRows; market: MarketRows }> {
    const { scores, labels } = this.parts;
    const from = block[0]?.candidate.row ?? 0;
    const to = (block.at(-1)?.candidate.row ?? 0) + 1;
    const span = this.#marketSpan(block);
    return {
      scores: { from, values: await scores.rows(from, to) },
      market: { from: span.from, values: await labels.market.table.rows(span.from, span.to) },
    };
  }

  #fill(
    { row, day }: Candidate,
    { e, x }: Window,
    rows: { scores: MarketRows; market: MarketRows },
    takesPart: ((name: number) => boolean) | undefined,
    counts: RowCounts,
  ): void {
    const { labels, scores } = this.parts;
    const section = this.#section;
    const width = scores.assets.length;
    const start = (row - rows.scores.from) * width;
    section.size = 0;
    for (let name = 0; name < width; name += 1) {
      const score = rows.scores.values[start + name] as number;
      if (Number.isNaN(score)) continue;
      if (takesPart !== undefined && !takesPart(name)) continue;
      if (score === missingScore) {
        counts.missing_scores += 1;
        continue;
      }
      const label = labels.label(this.#market[name] as number, e, x, day, rows.market);
      counts.scored += 1;
      countLabel(counts, labels.status);
      if (!Number.isNaN(label)) section.add(name, score, label);
    }
  }

  #between(e: number, x: number, { day }: Candidate, market: MarketRows): Float64Array | null {
    const { labels } = this.parts;
    if (labels.market.kind === 'forward_returns' || e < 0 || x >= labels.market.calendar.length) return null;
    const { names, size } = this.#section;
    for (let i = 0; i < size; i += 1)
      this.#other[i] = labels.label(this.#market[names[i] as number] as number, e, x, day, market);
    return this.#other;
  }
}

function countLabel(counts: RowCounts, status: LabelStatus): void {
  switch (status) {
    case LabelStatus.LastPrice:
      counts.last_price += 1;
      counts.labelled += 1;
      break;
    case LabelStatus.Labelled:
      counts.labelled += 1;
      break;
    case LabelStatus.Unknown:
      counts.unknown_asset += 1;
      break;
    case LabelStatus.NoEntry:
      counts.no_entry += 1;
      break;
    case LabelStatus.NoExit:
      counts.no_exit += 1;
      break;
    case LabelStatus.NoReturn:
      counts.no_return += 1;
  }
}
