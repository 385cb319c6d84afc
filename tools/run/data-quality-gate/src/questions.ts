/** What of a request is asked of the rows: names become positions. */
import type { Questions } from './measure/measurements';
import { missingNames, positions, type GateRequest } from './request';

/** Usual names of the column that names an asset, the first that exists. */
const assetNames = ['asset', 'ticker', 'symbol'];
/** Columns that are asked whether they count the rows: an index has few. */
const mostCounters = 20;
/** The name of a column that had none: what pandas writes of its index. */
const unnamed = /^(Unnamed: \d+(\.\d+)*|__index_level_\d+__)$/;

export function questionsOf(request: GateRequest, columns: readonly string[]): Questions {
  const { numericColumns, keyColumns, dateColumn } = request;
  const date = dateColumn === '' ? undefined : positions([dateColumn], columns)[0];
  const hasKeys = keyColumns.length > 0;
  const keys = !hasKeys
    ? [...columns.keys()]
    : missingNames(keyColumns, columns).length === 0
      ? positions(keyColumns, columns)
      : undefined;
  return {
    numeric: positions(numericColumns, columns),
    keys,
    hasKeys,
    date,
    assets: assetColumns({ hasKeys, keys, date }, columns),
    counters: hasKeys
      ? []
      : [...columns.keys()].filter((column) => unnamed.test(columns[column] ?? '')).slice(0, mostCounters),
    constants: request.refusesConstantColumns === true,
  };
}

function assetColumns(
  { hasKeys, keys, date }: Pick<Questions, 'hasKeys' | 'keys' | 'date'>,
  columns: readonly string[],
): number[] {
  if (hasKeys) return (keys ?? []).filter((column) => column !== date);
  const name = assetNames.find((each) => columns.includes(each));
  return name === undefined ? [] : [columns.indexOf(name)];
}
