/**
 * The folds of a walk-forward run: what was trained on which days, what was chosen from which candidates, and tested on
 * which days.
 */
import { fieldsOf, numberOf, type Fields } from './written-document';
import { parseDay } from './moment';

export interface Fold {
  index: number;
  fields: Fields;
}

/** The folds in the list of folds.json; undefined in the place of what is not JSON object. */
export function foldsOf(items: readonly unknown[]): (Fold | undefined)[] {
  return items.map((item, index) => {
    const fields = fieldsOf(item);
    return fields === undefined ? undefined : { index, fields };
  });
}

/** The dates of a fold, `YYYY-MM-DD`; undefined unless all four are there. */
export function foldDates({
  fields,
}: Fold): { trainStart: string; trainEnd: string; testStart: string; testEnd: string } | undefined {
  const [trainStart, trainEnd, testStart, testEnd] = ['train_start', 'train_end', 'test_start', 'test_end'].map((key) =>
    parseDay(fields[key]),
  );
  if (trainStart === undefined || trainEnd === undefined || testStart === undefined || testEnd === undefined)
    return undefined;
  return { trainStart, trainEnd, testStart, testEnd };
}

/**
 * The candidates of a list of objects, and those with the largest number under `key`: all of them where several share
 * it.
 */
export function bestBy(
  candidates: unknown,
  key: string,
): { candidates: readonly Fields[]; best: readonly Fields[]; value: number | undefined } {
  const list = Array.isArray(candidates) ? candidates.map(fieldsOf).filter((item) => item !== undefined) : [];
  const value = list.reduce<number | undefined>((most, item) => {
    const own = numberOf(item[key]);
    return own === undefined || (most !== undefined && own <= most) ? most : own;
  }, undefined);
  return { candidates: list, best: value === undefined ? [] : list.filter((item) => item[key] === value), value };
}
