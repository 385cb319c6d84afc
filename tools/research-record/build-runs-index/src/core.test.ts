import { describe, expect, test } from 'vitest';
import { columns, type Row } from './columns';
import { buildResult, buildRows, checkIndex } from './core';
import { formatIndex, parseIndex } from './index-file';
import { blockersOf, cell, rowOf, type Run, type RunStates } from './run';

const good: RunStates = { commit: 'reachable', config: 'match' };
const manifest = {
  run_id: 'r1',
  git_sha: 'a'.repeat(40),
  config_sha256: 'b'.repeat(64),
  unsafe_execution: false,
  run_invalid: false,
  walkforward: { holdout_start: '2022-01-03', selected_model: 'm', holdout_metrics_path: 'x' },
};
const eligible: Run = {
  directory: 'artifacts/e/r1',
  experiment: 'e',
  manifest,
  hasMetrics: true,
  holdoutMetrics: { num_trades: 3n, total_turnover: 5.5 },
  integrity: { ok: true },
};
const run = (changes: Partial<Run>): Run => ({ ...eligible, ...changes });
const withManifest = (changes: Record<string, unknown>): Run => run({ manifest: { ...manifest, ...changes } });
const withWalk = (changes: Record<string, unknown>): Run =>
  withManifest({ walkforward: { ...manifest.walkforward, ...changes } });

describe('what blocks a headline', () => {
  test.each<[string, Run, RunStates, string[]]>([
    ['nothing', eligible, good, []],
    ['no metrics', run({ hasMetrics: false }), good, ['incomplete']],
    ['unsafe', withManifest({ unsafe_execution: true }), good, ['unsafe_execution']],
    [
      'nobody says whether',
      withManifest({ unsafe_execution: 'false', run_invalid: 0n }),
      good,
      ['run_invalid_unknown', 'unsafe_unknown'],
    ],
    ['invalid', withManifest({ run_invalid: true }), good, ['run_invalid']],
    ['no integrity', run({ integrity: undefined }), good, ['integrity_missing']],
    ['damaged integrity', run({ integrity: 'damaged' }), good, ['integrity_failed']],
    ['failed integrity', run({ integrity: { ok: 'true' } }), good, ['integrity_failed']],
    ['no holdout', withWalk({ holdout_start: null }), good, ['no_holdout']],
    ['no walk-forward', withManifest({ walkforward: undefined }), good, ['no_holdout']],
    ['no holdout metrics', run({ holdoutMetrics: undefined }), good, ['holdout_metrics_missing']],
    ['no trades', run({ holdoutMetrics: { num_trades: 0n, total_turnover: 5 } }), good, ['degenerate']],
    ['turnover is no number', run({ holdoutMetrics: { num_trades: 1n, total_turnover: NaN } }), good, ['degenerate']],
    ['no model', withWalk({ selected_model: null }), good, ['selection_failed']],
    ['a reason of failure', withWalk({ non_degenerate_failure_reason: 'all excluded' }), good, ['selection_failed']],
    [
      'no hash',
      withManifest({ config_sha256: '' }),
      { ...good, config: 'unknown' },
      ['config_hash_missing', 'config_unknown'],
    ],
    ['git', eligible, { commit: 'unreachable', config: 'differs' }, ['commit_unreachable', 'config_differs']],
  ])('%s, %#', (_, one, states, blockers) => expect(blockersOf(one, states)).toEqual(blockers));
});

test.each<[unknown, string]>([
  [null, ''],
  [undefined, ''],
  [321n, '321'],
  [321, '321.000000'],
  [0.0000005, '0.000000'],
  [NaN, 'nan'],
  [true, 'true'],
  ['text, "quoted"', 'text, "quoted"'],
  [['a', 1n, 1, null], '["a",1,1.0,null]'],
  [{ b: 'ü', a: { d: false, c: NaN } }, '{"a":{"c":NaN,"d":false},"b":"\\u00fc"}'],
])('a recorded value and its cell, %#', (value, text) => expect(cell(value)).toBe(text));

const row = (directory: string, changes: Row = {}): Row => {
  const [, experiment = '', runId = ''] = directory.split('/');
  const full = rowOf(run({ directory, experiment, manifest: { ...manifest, run_id: runId } }), good, (path) => path);
  return { ...full, ...changes };
};
const [one, two] = [row('artifacts/a/r1'), row('artifacts/b/r2')];

describe('the index', () => {
  test('is read as it was written, and refused when it is another table', () => {
    const odd = row('artifacts/a/r3', { platform: 'a "b",\nc\r', python: "=1+1'" });
    const text = formatIndex([one, odd]);
    expect(text.split('\n')[0]).toBe(columns.join(','));
    expect(text).not.toContain('\r\n');
    expect(parseIndex(Buffer.from(text), 'i.csv')).toEqual({ lacking: [], rows: [one, odd] });
    expect(() => parseIndex(Buffer.from('a,b\n'), 'i.csv')).toThrow('i.csv: its columns are not those of a runs index');
    expect(() => parseIndex(Buffer.from(''), 'i.csv')).toThrow('its columns are not those');
    expect(() => parseIndex(Buffer.from(text.replace('\n', ',more\n')), 'i.csv')).toThrow('its columns are not those');
  });

  test('keeps runs that are gone, as they stood', () => {
    const rows = buildRows([two], { lacking: [], rows: [{ ...one, seed: '7' }, two] });
    expect(rows.map((each) => [each['run_id'], each['run_status'], each['headline_blockers']])).toEqual([
      ['r1', 'gone', '["gone"]'],
      ['r2', 'complete', '[]'],
    ]);
    expect(rows[0]).toMatchObject({ seed: '7', commit_state: 'reachable', headline_eligible: 'false' });
    expect(buildResult(rows, 'i.csv')).toMatchObject({
      runs: 1,
      gone: 1,
      eligible: 1,
      status: { gone: 1, complete: 1 },
    });
    expect(buildRows([two], { lacking: [], rows })).toEqual(rows);
  });

  const findings = (rows: Row[], runs: Row[], lacking: string[] = []): Record<string, string[]> =>
    Object.fromEntries(
      Object.entries(checkIndex({ csv: 'i.csv', artifactsRoot: 'artifacts', index: { lacking, rows }, runs }).checks)
        .filter(([, { findings: found }]) => found.length > 0)
        .map(([id, { status, findings: found }]) => [id, [status, ...found]]),
    );

  test('is checked against the runs', () => {
    expect(findings([one, two], [one, two])).toEqual({});
    expect(findings([two, one], [one, two])).toEqual({
      rows_sorted: ['fail', 'i.csv: rows are not sorted by experiment, run_id, artifact_dir'],
    });
    expect(findings([one], [one, two])).toEqual({ runs_indexed: ['fail', 'artifacts/b/r2 is not in i.csv'] });
    expect(findings([one, { ...one, seed: "it's" }], [one])).toEqual({
      no_duplicates: ['fail', 'i.csv: artifacts/a/r1 stands 2 times'],
      rows_current: ['fail', `artifacts/a/r1: seed is "it's" in the index, '' in the artifacts`],
    });
    expect(findings([one], [])).toEqual({
      rows_current: [
        'fail',
        "artifacts/a/r1: run_status is 'complete' in the index, 'gone' in the artifacts",
        "artifacts/a/r1: headline_eligible is 'true' in the index, 'false' in the artifacts",
        `artifacts/a/r1: headline_blockers is '[]' in the index, '["gone"]' in the artifacts`,
      ],
      runs_kept: ['warn', 'artifacts/a/r1: its artifacts are gone'],
      runs_found: ['fail', 'no runs in artifacts'],
    });
    expect(findings([], [one], ['run_status'])).toEqual({
      columns: ['warn', 'i.csv: no column run_status'],
      runs_indexed: ['fail', 'artifacts/a/r1 is not in i.csv'],
    });
  });
});
