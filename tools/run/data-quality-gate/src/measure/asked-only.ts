import { cell, tableOf, type Database, type Source } from '@gatehouse/tables';
import { constantDates } from './constants';
import type { Measurements, Questions } from './measurements';

/** What only some are asked, each in a pass of its own. */
export async function askedOnly(
  database: Database,
  source: Source,
  { counter, constants, numeric, date }: Questions,
  rows: number,
): Promise<Pick<Measurements, 'hasCounter' | 'constants'>> {
  return {
    hasCounter: counter !== undefined && rows > 1 && (await isDifferentInEveryRow(database, source, counter)),
    constants: constants && date !== undefined ? await constantDates(database, source, { numeric, date }) : undefined,
  };
}

async function isDifferentInEveryRow(database: Database, source: Source, column: number): Promise<boolean> {
  const [row = []] = await database.rows(`SELECT count(*) = count(DISTINCT ${cell(column)}) FROM ${tableOf(source)}`);
  return row[0] === true;
}
