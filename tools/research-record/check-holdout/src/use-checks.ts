/** Checks of the index of runs: was this holdout used or seen before (contract 25.6)? */
import { parseDay, type RunFiles, type Window } from '@gatehouse/backtests';
import { Failure } from '@gatehouse/contracts';
import { parseTable } from '@gatehouse/csv';
import { pyRepr } from '@gatehouse/render';
import { Findings, type CheckList } from '@gatehouse/verdicts';
import { shownWindow, type HoldoutRun } from './run';

/** A row of the index, as far as the holdout goes. Days are `YYYY-MM-DD`. */
interface IndexedRun {
  runId: string;
  holdout: Window | undefined;
  selection: { start: string | undefined; end: string } | undefined;
  /** What is wrong with the cells of a window that is there: whether it overlaps cannot be told. */
  unread: { holdout: string[]; selection: string[] };
}

const ids = ['first_use', 'not_contaminated'] as const;
const columns = [
  'experiment',
  'run_id',
  'selection_window_start',
  'selection_window_end',
  'holdout_start',
  'holdout_end',
] as const;
type Column = (typeof columns)[number];

/** `index`: absolute path, and the path that findings show. */
export function checkUse(
  checks: CheckList,
  files: RunFiles,
  run: HoldoutRun,
  { window, index, maxEvaluations }: { window: Window; index: string; maxEvaluations: number },
): void {
  const shown = files.shown(index);
  const rows = readIndex(files, index, run.experiment);
  if (typeof rows === 'string') {
    for (const id of ids) checks.missing(id, `${shown}${rows}`);
    return;
  }
  const earlier = rows.filter(({ runId }) => runId !== run.runId && isEarlier(runId, run.runId));
  const uses = earlier.filter(({ holdout }) => holdout !== undefined && overlap(holdout, window));
  const used = new Findings();
  if (!rows.some(({ runId }) => runId === run.runId)) used.fail(`${shown}: run ${run.runId} is not in it`);
  if (uses.length >= maxEvaluations)
    for (const { runId, holdout } of uses)
      used.fail(`run ${runId} has used the holdout ${shownWindow(holdout as Window)} before`);
  for (const { runId, unread } of earlier)
    used.missing(...unread.holdout.map((fault) => `${shown}: run ${runId}: ${fault}`));
  checks.judge('first_use', used, { evaluations: uses.length + 1 });
  const seen = new Findings();
  for (const { runId, selection, unread } of earlier) {
    seen.missing(...unread.selection.map((fault) => `${shown}: run ${runId}: ${fault}`));
    if (selection === undefined || selection.end < window.start || (selection.start ?? '') > window.end) continue;
    seen.fail(`run ${runId} selected on ${selection.start ?? ''}..${selection.end}`);
  }
  checks.judge('not_contaminated', seen);
}

/** Runs of the experiment in the order of the index; what is wrong with the index, to follow its path. */
function readIndex(files: RunFiles, index: string, experiment: string): IndexedRun[] | string {
  let bytes: Buffer | undefined;
  try {
    bytes = files.bytes(index);
    if (bytes === undefined) return ': not there';
    const table = parseTable(bytes, index);
    const absent = columns.find((name) => !table.columns.includes(name));
    if (absent !== undefined) return table.columns.length === 0 ? ': empty file' : `: no column ${absent}`;
    const cells = Object.fromEntries(columns.map((name) => [name, table.column(name)])) as Record<
      Column,
      (row: number) => string
    >;
    const rows: IndexedRun[] = [];
    for (let row = 0; row < table.rowCount; row += 1) {
      if (cells.experiment(row) !== experiment) continue;
      const day = (name: Column): string | undefined => parseDay(cells[name](row));
      const faultsOf = (names: readonly Column[]): string[] =>
        names.filter((name) => day(name) === undefined).map((name) => `${name} ${pyRepr(cells[name](row))} is no date`);
      const isThere = (...names: readonly Column[]): boolean => names.some((name) => cells[name](row).trim() !== '');
      const [start, end, selectedTo] = [day('holdout_start'), day('holdout_end'), day('selection_window_end')];
      rows.push({
        runId: cells.run_id(row),
        holdout: start === undefined || end === undefined ? undefined : { start, end },
        selection: selectedTo === undefined ? undefined : { start: day('selection_window_start'), end: selectedTo },
        unread: {
          holdout: isThere('holdout_start', 'holdout_end') ? faultsOf(['holdout_start', 'holdout_end']) : [],
          selection: isThere('selection_window_start', 'selection_window_end')
            ? faultsOf(['selection_window_end'])
            : [],
        },
      });
    }
    return rows;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return ' could not be read';
  }
}

const stampForm = /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z/;

/** By the time in the run's id; a run of which the time is not known counts as earlier. */
function isEarlier(runId: string, than: string): boolean {
  const [own, other] = [stampForm.exec(runId)?.[0], stampForm.exec(than)?.[0]];
  return own === undefined || other === undefined || own < other || (own === other && runId < than);
}

function overlap(a: Window, b: Window): boolean {
  return a.start <= b.end && b.start <= a.end;
}
