/**
 * Cells that show what a verdict or a warning is about, with their places: looked up only where there is something to
 * show.
 */
import { pyRepr } from '@gatehouse/render';
import {
  cell,
  dayMonthOrder,
  firstCells,
  isBoolean,
  isInRange,
  isNumber,
  asDouble,
  missingTexts,
  momentOf,
  placeText,
  type CellLookup,
  type Database,
  type Place,
  type Source,
  type WrittenCell,
} from '@gatehouse/tables';
import type { Measurements, Questions } from './measure/measurements';

/** Numeric columns, and texts of missing keys, that are shown. */
const [shownColumns, shownTexts] = [20, 5];

export interface ShownCell {
  /** As it is written; null where Parquet has a null. */
  readonly text: string | null;
  readonly place: Place;
}

/** `'20/11/26' on line 2`. */
export function shownText({ text, place }: ShownCell): string {
  return `${pyRepr(text)} on ${placeText(place)}`;
}

export interface MissingKey {
  readonly column: number;
  readonly count: number;
  readonly texts: readonly (string | null)[];
  readonly first: Place;
}

export interface Details {
  /** Of numeric columns the first cell that is not a finite number. */
  readonly numeric: ReadonlyMap<number, ShownCell>;
  readonly notDate: ShownCell | undefined;
  readonly dayFirst: ShownCell | undefined;
  readonly monthFirst: ShownCell | undefined;
  readonly missingKeys: readonly MissingKey[];
}

export const noDetails: Details = {
  numeric: new Map(),
  notDate: undefined,
  dayFirst: undefined,
  monthFirst: undefined,
  missingKeys: [],
};

/** The database is opened only when something is looked for. */
export async function findDetails(
  open: () => Promise<Database>,
  source: Source,
  { questions, measurements }: { questions: Questions; measurements: Measurements },
  placesOf: (records: readonly number[]) => Promise<ReadonlyMap<number, Place>>,
): Promise<Details> {
  const numeric = numericLookups(questions, measurements);
  const dates = dateLookups(questions, measurements);
  const lookups = [...numeric, ...dates];
  const keys = missingKeyColumns(questions, measurements);
  if (lookups.length === 0 && keys.length === 0) return noDetails;
  const database = await open();
  const found = await firstCells(database, source, lookups);
  const missing = new Map<number, Awaited<ReturnType<typeof missingTexts>>>();
  for (const column of keys) missing.set(column, await missingTexts(database, source, { column, limit: shownTexts }));
  const records = [...found, ...[...missing.values()].map(([first]) => first)].flatMap((each) =>
    each === undefined ? [] : [each.index],
  );
  const places = await placesOf([...new Set(records)].sort((a, b) => a - b));
  const show = (each: WrittenCell | undefined): ShownCell | undefined => {
    const place = each === undefined ? undefined : places.get(each.index);
    return each === undefined || place === undefined ? undefined : { text: each.text, place };
  };
  const cells = lookups.map((lookup, index) => ({ ...lookup, shown: show(found[index]) }));
  const named = (name: LookupName): ShownCell | undefined => cells.find((each) => each.name === name)?.shown;
  return {
    numeric: new Map(
      cells.flatMap(({ name, column, shown }) => (name === 'number' && shown !== undefined ? [[column, shown]] : [])),
    ),
    notDate: named('not a date'),
    dayFirst: named('day first'),
    monthFirst: named('month first'),
    missingKeys: [...missing].flatMap(([column, texts]) => {
      const first = show(texts[0])?.place;
      const count = measurements.missing[column] ?? 0;
      return first === undefined ? [] : [{ column, count, texts: texts.map(({ text }) => text), first }];
    }),
  };
}

type LookupName = 'number' | 'not a date' | 'day first' | 'month first';
type NamedLookup = CellLookup & { readonly name: LookupName };

function numericLookups({ numeric }: Questions, { numbers, rows, missing }: Measurements): NamedLookup[] {
  return numeric
    .flatMap((column): NamedLookup[] => {
      const counts = numbers.get(column);
      if (counts === undefined || (counts.numbers === rows && counts.infinite === 0)) return [];
      const text = cell(column);
      const isComplete = counts.numbers === rows - (missing[column] ?? 0);
      const isFinite = `(isfinite(${asDouble(text)}) AND ${isNumber(text, asDouble(text))})`;
      // Where all that is there counts, be it as truth values, only what is missing does not.
      const isRight = isComplete ? `(${isFinite} OR ${isBoolean(text)})` : isFinite;
      return [{ name: 'number', column, condition: `coalesce(NOT ${isRight}, true)` }];
    })
    .slice(0, shownColumns);
}

function dateLookups({ date }: Questions, { dates }: Measurements): NamedLookup[] {
  if (date === undefined || dates === undefined) return [];
  const text = cell(date);
  const isDate = `coalesce(${isInRange(momentOf(text))}, false)`;
  const orders = ['day first', 'month first'] as const;
  return [
    ...(dates.strangers === 0
      ? []
      : [{ name: 'not a date' as const, column: date, condition: `${text} IS NOT NULL AND NOT ${isDate}` }]),
    ...(dates.isContradictory
      ? orders.map((name) => ({ name, column: date, condition: `${isDate} AND ${dayMonthOrder(text)} = '${name}'` }))
      : []),
  ];
}

/** Keys that were given and have missing cells. */
function missingKeyColumns({ keys, hasKeys }: Questions, { missing }: Measurements): number[] {
  return hasKeys ? [...new Set(keys)].filter((column) => (missing[column] ?? 0) > 0).slice(0, shownColumns) : [];
}
