/** What of a request is asked of the rows: names become positions. */
import type { Questions } from './measure/measurements';
import { missingNames, positions, type GateRequest } from './request';

/** Usual names of the column that names an asset, the first that exists. */
const assetNames = ['asset', 'ticker', 'symbol'];
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
  const counter = hasKeys ? -1 : columns.findIndex((name) => unnamed.test(name));
  return {
    numeric: positions(numericColumns, columns),
    keys,
    hasKeys,
    date,
    assets: assetColumns({ hasKeys, keys, date }, columns),
    counter: counter < 0 ? undefined : counter,
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
