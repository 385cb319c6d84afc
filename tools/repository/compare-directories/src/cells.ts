/** CSV tables cell by cell (contract 12.5). */
import { Failure } from '@gatehouse/contracts';
import { parseTable, type Table } from '@gatehouse/csv';
import { isSameFigure } from './figures';
import type { Report } from './report';

/** False when one of them cannot be read as a table. */
export function compareCsv(expected: string, actual: string, report: Report): boolean {
  const [was, is] = [read(expected), read(actual)];
  if (was === undefined || is === undefined) return false;
  const columns = placesOf(was.columns, is.columns);
  was.columns.forEach((name, index) => {
    if (columns[index] === undefined) report(`column ${name}`, 'present', 'absent');
  });
  if (columns.includes(undefined)) return true;
  const places = columns as number[];
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

/** Where each expected column stands; of several with one name the first is the first. */
function placesOf(expected: readonly string[], actual: readonly string[]): (number | undefined)[] {
  const taken = new Map<string, number>();
  return expected.map((name) => {
    const position = actual.indexOf(name, taken.get(name) ?? 0);
    if (position === -1) return undefined;
    taken.set(name, position + 1);
    return position;
  });
}
