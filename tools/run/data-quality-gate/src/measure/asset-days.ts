/** On which days each asset is there, and what that says of each day (contract 1.12). */
import type { Database } from '@gatehouse/tables';

/** Rows of `asset` and `i`, the number of the row's day, from 0 to `days`. */
export interface AssetRows {
  /** A table of SQL. */
  readonly table: string;
  /** The column `asset` alone, where that costs less; of further rows too. */
  readonly assets: string;
  readonly days: number;
  readonly rows: number;
}

export interface DayOfAssets {
  assets: number;
  /** Assets that no earlier day has. */
  added: number;
  /** Assets that the day before has and this one has not. */
  dropped: number;
}

/** The part of the memory that the days of the assets that are looked at together may take, a bit each. */
const partOfMemory = 1 / 16;
/** With more slices of the assets than these, sorting costs less. */
const mostSlices = 16;

/** Of each day, by its number. */
export async function daysOfAssets(database: Database, found: AssetRows): Promise<readonly DayOfAssets[]> {
  const { assets: ofAll, days, rows } = found;
  const bytesAtOnce = Math.max(1, database.memoryBytes * partOfMemory);
  const bytesOf = (assets: number): number => (assets * (days + 256)) / 8;
  const isFew = bytesOf(rows) <= bytesAtOnce;
  const [[assets] = []] = isFew ? [[rows]] : await database.rows(`SELECT approx_count_distinct(asset) FROM ${ofAll}`);
  const slices = Math.ceil(bytesOf(Number(assets)) / bytesAtOnce);
  return slices > mostSlices ? sortedDays(database, found) : setsOfDays(database, found, slices);
}

/**
 * By a set of days per asset, a bit each: one hash table of few assets, where pairs of asset and day would be as many as
 * there are rows.
 */
export async function setsOfDays(
  database: Database,
  { table, days }: AssetRows,
  slices: number,
): Promise<readonly DayOfAssets[]> {
  const counts = noDays(days);
  for (let slice = 0; slice < slices; slice += 1) {
    const where = slices <= 1 ? '' : `WHERE asset % ${slices} = ${slice}`;
    const rows = await database.rows(
      `SELECT bits, count(*) FROM (SELECT bitstring_agg(i, 0, ${days - 1}) AS bits FROM ${table} ${where} GROUP BY asset) GROUP BY bits`,
    );
    for (const [bits, assets] of rows) addChanges(counts, (bits as { data: Uint8Array }).data, Number(assets));
  }
  let there = 0;
  return counts.map((day) => ({ ...day, assets: (there += day.assets) }));
}

/** By sorting the days of each asset, which can spill. */
export async function sortedDays(database: Database, { table, days }: AssetRows): Promise<readonly DayOfAssets[]> {
  const rows = await database.rows(
    `SELECT i, count(*), count_if(before IS NULL), count_if(before = i - 1) FROM
    (SELECT i, lag(i) OVER (PARTITION BY asset ORDER BY i) AS before FROM (SELECT DISTINCT asset, i FROM ${table})) GROUP BY i`,
  );
  const counts = noDays(days);
  const stayed = counts.map(() => 0);
  for (const [i, assets, added, staying] of rows) {
    counts[Number(i)] = { assets: Number(assets), added: Number(added), dropped: 0 };
    stayed[Number(i)] = Number(staying);
  }
  return counts.map((day, i) => ({ ...day, dropped: (counts[i - 1]?.assets ?? 0) - (stayed[i] ?? 0) }));
}

function noDays(days: number): DayOfAssets[] {
  return Array.from({ length: days }, () => ({ assets: 0, added: 0, dropped: 0 }));
}

/**
 * Adds assets that are there on the same days: to `assets` the change from the day before. `data`: as DuckDB keeps bits;
 * the first byte says how many bits of the second do not count.
 */
function addChanges(counts: readonly DayOfAssets[], data: Uint8Array, assets: number): void {
  const offset = 8 + (data[0] ?? 0);
  let isSeen = false;
  let wasThere = false;
  for (let place = offset; place < data.length * 8; place += 1) {
    const byte = data[place >> 3] ?? 0;
    // Eight days like the one before them.
    if ((place & 7) === 0 && byte === (wasThere ? 0xff : 0)) {
      place += 7;
      continue;
    }
    const isThere: boolean = ((byte >> (7 - (place & 7))) & 1) === 1;
    const day = counts[place - offset];
    if (isThere === wasThere || day === undefined) continue;
    day.assets += isThere ? assets : -assets;
    if (!isThere) day.dropped += assets;
    else if (!isSeen) day.added += assets;
    isSeen = true;
    wasThere = isThere;
  }
}
