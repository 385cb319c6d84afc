/** Did scores of the past change with later data? The only check that finds a weak leak (contract 18.12). */
import type { PointInTime } from '../market-data';
import { missingScore, positionsIn, type DatedTable } from '../dated-table';
import { isoDate, lastAtOrBefore } from '../days';

/** Every (date ≤ day, asset) of either table must be in both, with |a − b| ≤ 1e-9 · max(1, |a|). */
export async function comparePointInTime(
  full: DatedTable,
  asOf: DatedTable,
  day: number,
  mostNamed: number,
): Promise<PointInTime> {
  const found: PointInTime = { compared: 0, different: 0, only_in_full: 0, only_in_as_of: 0, changed: 0, first: [] };
  const assets = [...new Set([...full.assets, ...asOf.assets])];
  const [inFull, inAsOf] = [positionsIn(assets, full.assets), positionsIn(assets, asOf.assets)];
  const days = [...new Set([...full.days, ...asOf.days])].filter((each) => each <= day).sort((a, b) => a - b);
  for (const each of days) {
    const [a, b] = [await rowOf(full, each), await rowOf(asOf, each)];
    for (const [i, asset] of assets.entries()) {
      const [x, y] = [cellOf(a, inFull[i] as number), cellOf(b, inAsOf[i] as number)];
      if (Number.isNaN(x) && Number.isNaN(y)) continue;
      found.compared += 1;
      const kind = Number.isNaN(y)
        ? 'only_in_full'
        : Number.isNaN(x)
          ? 'only_in_as_of'
          : isSame(x, y)
            ? undefined
            : 'changed';
      if (kind === undefined) continue;
      found[kind] += 1;
      found.different += 1;
      if (found.first.length < mostNamed) found.first.push(`${isoDate(each)} ${asset}: ${kind.replaceAll('_', ' ')}`);
    }
  }
  return found;
}

async function rowOf(table: DatedTable, day: number): Promise<Float64Array | undefined> {
  const row = lastAtOrBefore(table.days, day);
  return row >= 0 && table.days[row] === day ? (await table.rows(row, row + 1)).slice() : undefined;
}

function cellOf(row: Float64Array | undefined, position: number): number {
  return row === undefined || position < 0 ? NaN : (row[position] as number);
}

function isSame(a: number, b: number): boolean {
  if (a === missingScore || b === missingScore) return a === b;
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
}
