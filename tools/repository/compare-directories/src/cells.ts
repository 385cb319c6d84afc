/** CSV tables cell by cell (contract 12.5). */
import { Failure } from '@gatehouse/contracts';
import { parseTable, type Table } from '@gatehouse/csv';
import { isSameFigure } from './figures';
import type { Report } from './report';

/** False when one of them cannot be read as a table. */
export function compareCsv(expected: string, actual: string, report: Report): boolean {
  const [was, is] = [read(expected), read(actual)];
  if (was === undefined || is === undefined) return false;
  const places = was.columns.map((name) => is.columns.indexOf(name));
  was.columns.forEach((name, index) => {
    if (places[index] === -1) report(`column ${name}`, 'present', 'absent');
  });
  if (places.includes(-1)) return true;
  if (places.some((position, index) => index > 0 && position < (places[index - 1] as number)))
    report('columns', was.columns.join(','), is.columns.join(','));
  if (was.rowCount !== is.rowCount) {
    report('rows', was.rowCount, is.rowCount);
    return true;
  }
  for (let row = 0; row < was.rowCount; row += 1) {
    was.columns.forEach((name, index) => {
      const [before, now] = [was.cell(row, index), is.cell(row, places[index] as number)];
      if (before !== now && !isSameFigure(before, now)) report(`row ${row + 1}, ${name}`, before, now);
    });
  }
  return true;
}

function read(text: string): Table | undefined {
  try {
    return parseTable(Buffer.from(text), '');
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}
