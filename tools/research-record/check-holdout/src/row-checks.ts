/**
 * Checks of every dated row that the run wrote: in the holdout, or before it, and never the other way (contract 25.5).
 */
import {
  daysBetween,
  dayOf,
  parseMoment,
  readTable,
  remembered,
  type RunFiles,
  type Window,
} from '@gatehouse/backtests';
import { Failure } from '@gatehouse/contracts';
import { Findings, type CheckList } from '@gatehouse/verdicts';
import { shownWindow, type HoldoutRun } from './run';

/** First and last day of the rows that were read. */
interface Extent {
  first: string;
  last: string;
}

/**
 * Judges each day of a file's column `timestamp`; `judge` gives the finding after `F:<line>: ` or undefined. A file
 * that is not there or has no rows is missing evidence.
 */
async function judgeDays(
  files: RunFiles,
  name: string,
  judge: (day: string) => string | undefined,
): Promise<{ findings: Findings; extent: Extent | undefined; lack: string }> {
  const findings = new Findings();
  let extent: Extent | undefined;
  let lack = `${name} could not be read`;
  const dayIn = remembered((text) => {
    const moment = parseMoment(text);
    return moment === undefined ? null : dayOf(moment.ms);
  });
  const findingFor = remembered((day) => judge(day) ?? null);
  let column = -1;
  try {
    await readTable(files.pieces(name), name, {
      header(names) {
        column = names.indexOf('timestamp');
        if (column === -1) findings.fail(`${name}: no column timestamp`);
        return column !== -1;
      },
      row(cells, line) {
        const day = dayIn(cells[column] as string);
        if (day === null) {
          findings.fail(`${name}:${line}: timestamp is no time`);
          return;
        }
        if (extent === undefined) extent = { first: day, last: day };
        else if (day < extent.first) extent.first = day;
        else if (day > extent.last) extent.last = day;
        const finding = findingFor(day);
        if (finding !== null) findings.fail(`${name}:${line}: ${finding}`);
      },
      fault(finding) {
        if (finding !== `${name}: no rows`) {
          findings.fail(finding);
          return;
        }
        lack = finding;
        findings.missing(finding);
      },
    });
  } catch (error) {
    if (!(error instanceof Failure) || error.id === 'io') throw error;
    if (error.id === 'missing-input') lack = `${name}: not there`;
    findings.missing(lack);
  }
  return { findings, extent, lack };
}

export async function checkRows(
  checks: CheckList,
  files: RunFiles,
  { names }: HoldoutRun,
  { window, coverageDays }: { window: Window; coverageDays: number },
): Promise<void> {
  const { start, end } = window;
  const isInside = (day: string): boolean => start <= day && day <= end;
  const curve = await judgeDays(files, names.holdout_curve, (day) =>
    isInside(day) ? undefined : `${day} is outside ${shownWindow(window)}`,
  );
  checks.judge('holdout_inside', curve.findings);
  checkCovered(checks, curve, { window, coverageDays });
  const returns = await judgeDays(files, names.oos_returns, (day) =>
    isInside(day) ? `${day} is in the holdout ${shownWindow(window)}` : undefined,
  );
  checks.judge('returns_disjoint', returns.findings);
  const grid = await judgeDays(files, names.grid, (day) =>
    day < start ? undefined : `${day} is not before holdout_start ${start}`,
  );
  checks.judge('grid_before_holdout', grid.findings);
}

function checkCovered(
  checks: CheckList,
  { extent, lack }: { extent: Extent | undefined; lack: string },
  { window, coverageDays }: { window: Window; coverageDays: number },
): void {
  const findings = new Findings();
  if (extent === undefined) findings.missing(lack);
  else {
    const late = daysBetween(window.start, extent.first);
    const early = daysBetween(extent.last, window.end);
    if (late > coverageDays)
      findings.warn(`the first bar ${extent.first} is ${late} days after holdout_start ${window.start}`);
    if (early > coverageDays)
      findings.warn(`the last bar ${extent.last} is ${early} days before holdout_end ${window.end}`);
  }
  checks.judge('holdout_covered', findings);
}
