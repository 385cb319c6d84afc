/** A table of dated rows: returns or factors. Only its days stay in memory. */
import {
  cellNumber,
  cellShown,
  dayNumber,
  dayOf,
  parseMoment,
  readTable,
  remembered,
  type RunFiles,
} from '@gatehouse/backtests';
import type { Findings } from '@gatehouse/verdicts';

export interface Series {
  /** Days since 1970, ascending, each once. */
  days: readonly number[];
}

const msPerDay = 86_400_000;

/** A day number as `YYYY-MM-DD`. */
export function shownDay(day: number): string {
  return dayOf(day * msPerDay);
}

/**
 * Reads the days of a table, and looks at its other cells: all of them, or only the column `only`. `name` is the path
 * that findings show. What cannot be read goes to `faults`, what is out of order to `order`. Throws Failure
 * `missing-input`, `damaged-input`, `io`.
 */
export async function readSeries(
  files: RunFiles,
  file: string,
  { name, only, faults, order }: { name: string; only?: string; faults: Findings; order: Findings },
): Promise<Series> {
  const days = new Set<number>();
  const dayIn = remembered((text) => parseDayCell(text));
  let dates = -1;
  let figures: readonly { column: string; at: number }[] = [];
  let previous: number | undefined;
  await readTable(files.pieces(file), name, {
    header(names) {
      dates = names.findIndex((column) => ['timestamp', 'date', 'Date'].includes(column));
      figures = names
        .map((column, at) => ({ column, at }))
        .filter(({ column, at }) => at !== dates && (only === undefined || column === only));
      if (dates === -1) faults.fail(`${name}: no column timestamp or date`);
      if (figures.length === 0) faults.fail(`${name}: no column ${only ?? 'beside the dates'}`);
      return dates !== -1;
    },
    row(cells, line) {
      const text = cells[dates] as string;
      const day = dayIn(text);
      if (day === null) faults.fail(`${name}:${line}: ${cellShown(text)} is no date`);
      for (const { column, at } of figures)
        if (cellNumber(cells[at] as string) === undefined)
          faults.fail(`${name}:${line}: ${column} is no finite number`);
      if (day === null) return;
      if (previous !== undefined && day === previous) order.fail(`${name}:${line}: ${shownDay(day)} stands twice`);
      else if (previous !== undefined && day < previous)
        order.fail(`${name}:${line}: ${shownDay(day)} is before ${shownDay(previous)}`);
      previous = day;
      days.add(day);
    },
    fault: (finding) => faults.fail(finding),
  });
  return { days: [...days].sort((a, b) => a - b) };
}

/** Days since 1970 of a date, `YYYYMMDD` among them; null for anything else. */
function parseDayCell(text: string): number | null {
  const [, year, month, day] = /^\s*(\d{4})(\d{2})(\d{2})\s*$/.exec(text) ?? [];
  const moment = parseMoment(year === undefined ? text : `${year}-${month}-${day}`);
  return moment === undefined ? null : dayNumber(moment.ms);
}
