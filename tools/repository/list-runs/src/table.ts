/** The runs as lines of a table and as CSV (contract 42.3). Pure. */
import { formatTable } from '@gatehouse/csv';
import { clock, localTime, printable, pyFixed } from '@gatehouse/render';
import type { ListedRun } from './runs';

const columns = [
  'started_at',
  'decision_tag',
  'workflow',
  'state',
  'duration_s',
  'gates_passed',
  'gates_total',
  'score_total',
  'official',
  'attempt',
  'attempts',
  'owner',
  'factor',
  'run_dir',
] as const satisfies (keyof ListedRun)[];

const head = ['started', 'tag', 'workflow', 'state', 'duration', 'gates', 'score', 'official', 'attempt'];

export function tableLines(runs: readonly ListedRun[]): string[] {
  if (runs.length === 0) return ['no runs'];
  const rows = [head, ...runs.map(cellsOf)];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => (row[column] as string).length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] as number))
      .join('  ')
      .trimEnd(),
  );
}

function cellsOf(run: ListedRun): string[] {
  const text = (value: string | null): string => (value === null ? '-' : printable(value));
  return [
    run.started_at === null ? '-' : localTime(new Date(run.started_at)),
    text(run.decision_tag),
    text(run.workflow),
    run.state,
    run.duration_s === null ? '-' : clock(run.duration_s),
    run.gates_total === null ? '-' : `${run.gates_passed}/${run.gates_total}`,
    run.score_total === null ? '-' : pyFixed(run.score_total, 1),
    run.official ? 'yes' : 'no',
    run.attempt === null ? '-' : `${run.attempt} of ${run.attempts}`,
  ];
}

export function csvText(runs: readonly ListedRun[]): string {
  const rows = runs.map((run) => ({
    values: Object.fromEntries(columns.map((name) => [name, run[name]])),
  }));
  return formatTable(columns, rows).toString();
}

export type SortKey = 'started' | 'duration' | 'score' | 'gates' | 'tag' | 'workflow';

/** The largest, newest or last first; what is not known comes last. Stable. */
export function sorted(runs: readonly ListedRun[], by: SortKey): ListedRun[] {
  const keyOf: Record<SortKey, (run: ListedRun) => number | string | null> = {
    started: (run) => run.started_at,
    duration: (run) => run.duration_s,
    score: (run) => run.score_total,
    gates: (run) =>
      run.gates_total === null || run.gates_passed === null ? null : run.gates_passed / (run.gates_total || 1),
    tag: (run) => run.decision_tag,
    workflow: (run) => run.workflow,
  };
  const key = keyOf[by];
  const isText = by === 'tag' || by === 'workflow';
  return [...runs].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
    return (x < y ? 1 : x > y ? -1 : 0) * (isText ? -1 : 1);
  });
}
