/** The rows with what is computed of each cell only once, because an expression is computed anew wherever it stands. */
import { asDouble, asPlainDate, cell, isFiniteNumber, isInfinite, tableOf, type Source } from '@gatehouse/tables';
import { dateHash, keyHash, kindOf, type Kinds } from './key-equality';
import type { Questions } from './measurements';

/**
 * How dates are kept: `counted`, how many rows have each text, and of each row a hash of it where it is a key that
 * tells assets apart from dates; `texts`, the text of each row; `days`, of each row the
 * DATE, as long as all are written YYYY-MM-DD.
 */
export type DateForm = 'counted' | 'texts' | 'days';

/** How a source is read. */
export interface Plan {
  readonly questions: Questions;
  readonly keys: readonly number[] | undefined;
  readonly kinds: Kinds;
  /** Columns that are read as DOUBLE: whatever is in them must be a number. */
  readonly doubles: ReadonlySet<number>;
  readonly dates: DateForm;
}

/** Whether keys were given of which one is the date and the others name the asset: then each pair of them is a key. */
export function areDatedKeys({
  questions: { date, hasKeys, assets },
  keys,
}: Pick<Plan, 'questions' | 'keys'>): boolean {
  return hasKeys && assets.length > 0 && date !== undefined && keys?.includes(date) === true;
}

/**
 * Names in `rows`: `h` hash of the key, `day` the date in the plan's form, `hd` hash of the date, `asset` hash of what
 * names the asset.
 */
export class RowValues {
  /** Numeric columns, also those that are read as numbers for being keys. */
  readonly numeric: readonly number[];

  constructor(
    private readonly source: Source,
    private readonly plan: Plan,
    /** Whether `h`, `day` and `asset` are there, as far as the plan has them. */
    private readonly areKept = true,
  ) {
    this.numeric = [...new Set([...plan.questions.numeric, ...plan.doubles])];
  }

  /** The rows as a table of SQL. `more`: further columns, over all others. */
  rows(more: readonly string[] = []): string {
    const { keys, kinds, doubles } = this.plan;
    const cast = [
      ...new Set([...this.numeric, ...(keys ?? []).filter((column) => kindOf(kinds, column) === 'number')]),
    ];
    const first = cast
      .filter((column) => !doubles.has(column))
      .map((column) => `${asDouble(cell(column))} AS d${column}`);
    const second = [
      ...this.numeric
        .filter((column) => !doubles.has(column))
        .map((column) => `CASE WHEN ${isFiniteNumber(cell(column), `d${column}`)} THEN d${column} END AS f${column}`),
      ...(this.areKept ? this.#keptColumns() : []),
    ];
    const table = tableOf(this.source, doubles);
    const inner = first.length === 0 ? table : `(SELECT *, ${first.join(', ')} FROM ${table})`;
    const outer = second.length === 0 ? inner : `(SELECT *, ${second.join(', ')} FROM ${inner})`;
    return more.length === 0 ? outer : `(SELECT *, ${more.join(', ')} FROM ${outer})`;
  }

  #keptColumns(): string[] {
    const { questions, keys, kinds } = this.plan;
    const double = (column: number): string | undefined => this.#double(column);
    return [
      ...(keys === undefined ? [] : [`${keyHash(keys, kinds, { date: questions.date, double })} AS h`]),
      ...(questions.date === undefined ? [] : [`${this.#day(questions.date)} AS day`]),
      ...(this.#hashedDate === undefined ? [] : [`${dateHash(this.#hashedDate, kinds, double)} AS hd`]),
      ...(this.#hasAsset ? [`${keyHash(questions.assets, kinds, { double })} AS asset`] : []),
    ];
  }

  /**
   * The finite number in a cell of a numeric column, else NULL; of a column that is read as DOUBLE whatever is there.
   */
  value(column: number): string {
    return this.plan.doubles.has(column) ? cell(column) : `f${column}`;
  }

  /** Whether a cell of a numeric column is infinite; undefined where minimum and maximum tell. */
  infinite(column: number): string | undefined {
    return this.plan.doubles.has(column) ? undefined : isInfinite(cell(column), `d${column}`);
  }

  /** What of a row is kept, where it is asked for. */
  get kept(): readonly string[] {
    if (!this.areKept) return [];
    return [
      ...(this.plan.keys === undefined ? [] : ['h']),
      ...(this.plan.questions.date === undefined || this.plan.dates === 'counted' ? [] : ['day']),
      ...(this.#hashedDate === undefined ? [] : ['hd']),
      ...(this.#hasAsset ? ['asset'] : []),
    ];
  }

  get #hashedDate(): number | undefined {
    return this.plan.dates === 'counted' && areDatedKeys(this.plan) ? this.plan.questions.date : undefined;
  }

  /** Keys that were given name the asset by their hash. */
  get #hasAsset(): boolean {
    const { date, assets, hasKeys } = this.plan.questions;
    return date !== undefined && assets.length > 0 && !hasKeys;
  }

  #day(date: number): string {
    return this.plan.dates === 'days' ? asPlainDate(cell(date)) : cell(date);
  }

  #double(column: number): string | undefined {
    if (this.plan.doubles.has(column)) return cell(column);
    const isCast = this.numeric.includes(column) || kindOf(this.plan.kinds, column) === 'number';
    return isCast ? `d${column}` : undefined;
  }
}
