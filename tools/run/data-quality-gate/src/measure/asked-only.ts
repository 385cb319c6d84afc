import { cell, tableOf, type Database, type Source } from '@gatehouse/tables';
import { constantDates } from './constants';
import type { Measurements, Questions } from './measurements';

/** What only some are asked, each in a pass of its own. */
export async function askedOnly(
  database: Database,
  source: Source,
  { counters, constants, numeric, date }: Questions,
  rows: number,
): Promise<Pick<Measurements, 'counters' | 'constants'>> {
  return {
    counters: rows > 1 ? await differentInEveryRow(database, source, counters) : [],
    constants: constants && date !== undefined ? await constantDates(database, source, { numeric, date }) : undefined,
  };
}

async function differentInEveryRow(
  database: Database,
  source: Source,
  columns: readonly number[],
): Promise<readonly number[]> {
  if (columns.length === 0) return [];
  const asked = columns.map((column) => `count(*) = count(DISTINCT ${cell(column)})`);
  const [row = []] = await database.rows(`SELECT ${asked.join(', ')} FROM ${tableOf(source)}`);
  return columns.filter((_, place) => row[place] === true);
}
