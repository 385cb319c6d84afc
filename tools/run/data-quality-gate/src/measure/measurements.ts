/** What is asked of the rows, and what was found: no verdict. */
import type { KeyKind } from '@gatehouse/tables';

/** Columns by position. */
export interface Questions {
  readonly numeric: readonly number[];
  /** Undefined: duplicates cannot be counted because a key column is missing. */
  readonly keys: readonly number[] | undefined;
  readonly date: number | undefined;
  /** Whether the keys were given; else all columns are keys. */
  readonly hasKeys: boolean;
  /**
   * Columns that together name an asset: the keys but for the date, or a column of the usual name; empty when none is
   * known.
   */
  readonly assets: readonly number[];
  /** Columns that may be counters of the rows, where all columns are keys. */
  readonly counters: readonly number[];
  /** Whether numeric columns that are constant within dates are asked for. */
  readonly constants: boolean;
}

export interface Measurements {
  readonly rows: number;
  /** Missing cells of each column. */
  readonly missing: readonly number[];
  /** Per numeric column asked for. */
  readonly numbers: ReadonlyMap<number, NumberCounts>;
  /** Rows in groups of two or more that are equal on the keys. */
  readonly duplicates: number | undefined;
  /** SQL condition on a row of the source: it has equals on the keys. Only where some have. */
  readonly duplicateCondition: string;
  /** Undefined when no date column is asked for. */
  readonly dates: DateFindings | undefined;
  /** How key columns were compared. */
  readonly kinds: ReadonlyMap<number, KeyKind>;
  readonly profile: Profile;
  /** Columns that may be counters and differ in every row. */
  readonly counters: readonly number[];
  /** Per numeric column. Undefined when it was not asked. */
  readonly constants: ReadonlyMap<number, ConstantDates> | undefined;
}

/** Dates on which a column has two or more numbers, and those of them on which they are all equal. */
export interface ConstantDates {
  readonly dates: number;
  readonly constant: number;
}

export interface NumberCounts {
  /** Cells that are numbers, infinite ones too. */
  readonly numbers: number;
  readonly infinite: number;
}

export interface DateFindings {
  /** Microseconds since 1970 UTC; undefined when no cell is a date. */
  readonly newest: number | undefined;
  readonly first: number | undefined;
  /** Present cells that are not dates. */
  readonly strangers: number;
  /** Some cell can only be DD/MM while another was read as MM/DD. */
  readonly isContradictory: boolean;
  /** Ascending. */
  readonly perDay: readonly DayCounts[];
}

/** What is counted of a day that has rows. */
export interface DayCounts {
  /** Days since 1970. */
  readonly day: number;
  readonly rows: number;
  /** Rows, where no column names an asset. */
  readonly assets: number;
  /** Assets that no earlier day has. Undefined where no column names an asset. */
  readonly added: number | undefined;
  /** Assets of the day before it in the table that this one lacks. Undefined where no column names an asset. */
  readonly dropped: number | undefined;
}

/**
 * Figures without a verdict. Distinct values and quartiles are those of `sampledRows` rows, which are all rows of a
 * small table.
 */
export interface Profile {
  readonly sampledRows: number;
  /** Of each column. */
  readonly distinct: readonly number[];
  /** Of the finite numbers of each numeric column asked for. */
  readonly numeric: ReadonlyMap<number, NumericProfile>;
}

export interface NumericProfile {
  readonly zeros: number;
  /** Null without a finite number. */
  readonly min: number | null;
  readonly max: number | null;
  /** First quartile, median, third; interpolated as pandas does. Null without a finite number in the sample. */
  readonly quartiles: readonly [number, number, number] | null;
  /**
   * Finite numbers of the sample in bins of equal width from `min` to `max`. Null without one, and beyond the columns
   * that have a histogram.
   */
  readonly histogram: readonly number[] | null;
}
