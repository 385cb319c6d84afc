/**
 * What a build makes of the runs and the index there is, and whether that would change anything (contract 29.3 to
 * 29.7). Pure.
 */
import type { HeadlineEligibility, RunsIndexCheck, RunsIndexResult } from '@gatehouse/contracts';
import { pyRepr } from '@gatehouse/render';
import { countsOf, judged, passes, shownChecks, type Checks } from '@gatehouse/verdicts';
import { originalColumns, type Row } from './columns';
import type { RunsIndex } from './index-file';

/**
 * The rows of the new index, sorted: those of the runs, and those of the index whose runs are gone, as they stood. A
 * run that failed cannot be deleted out of the record.
 */
export function buildRows(runs: readonly Row[], index: RunsIndex | undefined): Row[] {
  const present = new Set(runs.map(directory));
  const gone = (index?.rows ?? []).filter((row) => !present.has(directory(row))).map(goneRow);
  return [...runs, ...gone].sort(compareRows);
}

function goneRow(row: Row): Row {
  return {
    ...Object.fromEntries([...originalColumns, 'commit_state', 'config_state'].map((name) => [name, row[name] ?? ''])),
    run_status: 'gone',
    headline_eligible: 'false',
    headline_blockers: '["gone"]',
  };
}

function directory(row: Row): string {
  return row['artifact_dir'] ?? '';
}

function compareRows(a: Row, b: Row): number {
  for (const key of ['experiment', 'run_id', 'artifact_dir']) {
    const [one, other] = [a[key] ?? '', b[key] ?? ''];
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}

export function buildResult(rows: readonly Row[], index: string): RunsIndexResult {
  const status = { complete: 0, invalid: 0, incomplete: 0, gone: 0 };
  for (const row of rows) status[row['run_status'] as keyof typeof status] += 1;
  return {
    schema: 'runs-index-result/v1',
    index,
    runs: rows.length - status.gone,
    gone: status.gone,
    eligible: rows.filter((row) => row['headline_eligible'] === 'true').length,
    status,
    overall_pass: true,
  };
}

export interface CheckFacts {
  /** Paths from the repository. */
  csv: string;
  artifactsRoot: string;
  index: RunsIndex;
  runs: readonly Row[];
}

/** The checks of an index against the runs: all pass when a build would change nothing. */
export function checkIndex({ csv, artifactsRoot, index, runs }: CheckFacts): { checks: Checks; gone: number } {
  const expected = new Map(buildRows(runs, index).map((row) => [directory(row), row]));
  const present = new Set(runs.map(directory));
  const counts = new Map<string, number>();
  for (const row of index.rows) counts.set(directory(row), (counts.get(directory(row)) ?? 0) + 1);
  const gone = [...counts.keys()].filter((name) => !present.has(name));
  const isSorted = index.rows.every((row, at) => at === 0 || compareRows(index.rows[at - 1] as Row, row) <= 0);
  return {
    gone: gone.length,
    checks: {
      columns: judged(
        [],
        index.lacking.map((name) => `${csv}: no column ${name}`),
      ),
      no_duplicates: judged(
        [...counts].filter(([, count]) => count > 1).map(([name, count]) => `${csv}: ${name} stands ${count} times`),
      ),
      runs_indexed: judged(
        [...runs]
          .sort(compareRows)
          .filter((row) => !counts.has(directory(row)))
          .map((row) => `${directory(row)} is not in ${csv}`),
      ),
      rows_current: judged(index.rows.flatMap((row) => staleCells(row, expected.get(directory(row))))),
      rows_sorted: judged(isSorted ? [] : [`${csv}: rows are not sorted by experiment, run_id, artifact_dir`]),
      runs_kept: judged(
        [],
        gone.map((name) => `${name}: its artifacts are gone`),
      ),
      runs_found: judged(runs.length === 0 ? [`no runs in ${artifactsRoot}`] : []),
    },
  };
}

function staleCells(row: Row, expected: Row | undefined): string[] {
  return Object.entries(row)
    .filter(([name, value]) => expected !== undefined && value !== (expected[name] ?? ''))
    .map(
      ([name, value]) =>
        `${directory(row)}: ${name} is ${pyRepr(value)} in the index, ${pyRepr(expected?.[name] ?? '')} in the artifacts`,
    );
}

export function checkDocument(facts: CheckFacts, checks: Checks, gone: number): RunsIndexCheck {
  return {
    schema: 'runs-index-check/v1',
    index: facts.csv,
    artifacts_root: facts.artifactsRoot,
    runs: facts.runs.length,
    gone,
    checks: shownChecks(checks),
    counts: countsOf(Object.values(checks)),
    overall_pass: passes(Object.values(checks)),
  };
}

/** `rows`: of all runs and of those that are gone. */
export function headline(run: Row, rows: readonly Row[]): HeadlineEligibility {
  const blockers = JSON.parse(run['headline_blockers'] ?? '[]') as HeadlineEligibility['blockers'];
  return {
    schema: 'headline-eligibility/v1',
    run_id: run['run_id'] ?? '',
    artifact_dir: directory(run),
    blockers,
    experiment_runs: rows.filter((row) => row['experiment'] === run['experiment']).length,
    overall_pass: blockers.length === 0,
  };
}
