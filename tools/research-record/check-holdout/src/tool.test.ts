import { holdoutCheck, holdoutPolicy } from '@gatehouse/contracts';
import { runTool, temporaryRepository, type Repository } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';
import shippedPolicy from './holdout-policy.json';

const name = 'check-holdout';
const runId = '2026-01-05T10-00-00Z-abcdef0';
const folder = `artifacts/momentum/${runId}`;
const index = 'reports/summaries/runs_index.csv';
const config = 'configs/momentum.yaml';
const window = { holdout_start: '2025-07-01', holdout_end: '2025-07-10' };
const header = 'experiment,run_id,artifact_dir,selection_window_start,selection_window_end,holdout_start,holdout_end';
const own = `momentum,${runId},${folder},2025-01-01,2025-06-30,2025-07-01,2025-07-10`;

interface Parts {
  manifest: Record<string, unknown>;
  walkforward: Record<string, unknown>;
  holdoutManifest: Record<string, unknown>;
  folds: Record<string, unknown>[];
  selection: unknown;
  /** Days of the rows of each file. */
  curve: string[];
  returns: string[];
  grid: string[];
  index: string[] | undefined;
  yaml: string;
}

function parts(): Parts {
  const shared = { run_id: runId, git_sha: 'a'.repeat(40), config_sha256: 'b'.repeat(64) };
  const selected = { selection_window_end: '2025-06-30', selected_model: 'm1', selected_params: { n: 1 }, ...window };
  return {
    manifest: { ...shared, config_path: `<HOME>/x/${config}` },
    walkforward: { ...selected },
    holdoutManifest: { ...shared, ...selected },
    folds: [
      { train_start: '2025-01-01', train_end: '2025-03-31', test_start: '2025-04-01', test_end: '2025-05-14' },
      { train_start: '2025-02-01', train_end: '2025-05-14', test_start: '2025-05-15', test_end: '2025-06-30' },
    ],
    selection: [
      { model: 'm1', mean_sharpe: 1 },
      { model: 'm2', mean_sharpe: 0.5 },
    ],
    curve: ['2025-07-01', '2025-07-04', '2025-07-10'],
    returns: ['2025-04-01', '2025-06-30'],
    grid: ['2025-01-01', '2025-06-30'],
    index: [header, own],
    yaml: 'holdout: {start: 2025-07-01, end: 2025-07-10}\n',
  };
}

const table = (columns: string, days: readonly string[]): string =>
  [columns, ...days.map((day) => `${day},0.0`)].map((line) => `${line}\n`).join('');

function layOut(change: (run: Parts) => void = () => undefined, git = true): Repository {
  const run = parts();
  change(run);
  return temporaryRepository(
    {
      [`${folder}/manifest.json`]: { ...run.manifest, walkforward: run.walkforward },
      [`${folder}/holdout_manifest.json`]: run.holdoutManifest,
      [`${folder}/folds.json`]: run.folds,
      [`${folder}/selection_summary.json`]: run.selection as object,
      [`${folder}/holdout_equity_curve.csv`]: table('timestamp,equity', run.curve),
      [`${folder}/oos_returns.csv`]: table('timestamp,returns', run.returns),
      [`${folder}/grid_returns.csv`]: table('timestamp,value', run.grid),
      ...(run.index === undefined ? {} : { [index]: `${run.index.join('\n')}\n` }),
      [config]: run.yaml,
    },
    { git },
  );
}

const call = ({ root }: Repository, ...words: string[]) =>
  runTool(name, ['--artifact-dir', folder, ...words], { cwd: root });

/** Checks that did not pass: id → status and findings. */
function notPassed(repository: Repository, ...words: string[]): Record<string, string[]> {
  const { checks } = JSON.parse(call(repository, '--json', ...words).stdout) as {
    checks: Record<string, { status: string; findings: string[] }>;
  };
  return Object.fromEntries(
    Object.entries(checks)
      .filter(([, { status }]) => status !== 'pass')
      .map(([id, { status, findings }]) => [id, [status, ...findings]]),
  );
}

test('the shipped policy is of its schema', () => expect(holdoutPolicy.fault(shippedPolicy)).toBeUndefined());

test('a holdout that was kept apart passes, and the report is of its schema', () => {
  const repository = layOut();
  const run = call(repository, '--out-dir', 'checks');
  expect(run).toMatchObject({ status: 0, stderr: '' });
  expect(run.stdout).toBe(
    `[holdout] ${runId}: pass (14 pass, 0 fail, 0 warn, 0 missing)\n[done] holdout_check_json=${repository.path('checks/holdout_check.json')}\n[done] holdout_check_md=${repository.path('checks/holdout_check.md')}\n`,
  );
  const document = repository.json('checks/holdout_check.json');
  expect(holdoutCheck.fault(document)).toBeUndefined();
  expect(document).toMatchObject({ ...window, artifact_dir: folder, checks: { first_use: { evaluations: 1 } } });
  expect((document['inputs'] as unknown[]).length).toBe(8);
  expect(repository.read('checks/holdout_check.json')).not.toContain(repository.root);
});

describe('one thing is wrong', () => {
  test.each<[string, (run: Parts) => void, Record<string, string[]>]>([
    [
      'the window ends before it starts',
      (run) => {
        for (const one of [run.walkforward, run.holdoutManifest]) one['holdout_end'] = '2025-06-01';
        run.curve = [];
        run.yaml = 'holdout: {start: 2025-07-01, end: 2025-06-01}';
      },
      {
        holdout_declared: ['fail', 'holdout_end 2025-06-01 is before holdout_start 2025-07-01'],
        holdout_inside: ['missing', 'holdout_equity_curve.csv: no rows'],
        holdout_covered: ['missing', 'holdout_equity_curve.csv: no rows'],
      },
    ],
    [
      'selection goes on into the holdout',
      (run) => {
        for (const one of [run.walkforward, run.holdoutManifest]) one['selection_window_end'] = '2025-07-01';
      },
      {
        selection_before_holdout: ['fail', 'selection_window_end 2025-07-01 is not before holdout_start 2025-07-01'],
      },
    ],
    [
      'folds overlap, and one looks ahead',
      (run) => Object.assign(run.folds[1] ?? {}, { train_end: '2025-07-02', test_start: '2025-05-14' }),
      {
        folds_before_holdout: ['fail', 'fold 1: train_end 2025-07-02 is not before holdout_start 2025-07-01'],
        folds_ordered: [
          'fail',
          'fold 1: train 2025-02-01..2025-07-02, test 2025-05-14..2025-06-30 are not in order',
          'fold 1: test_start 2025-05-14 is not after test_end 2025-05-14 of fold 0',
        ],
      },
    ],
    [
      'a fold has no dates',
      (run) => (run.folds[0] = {}),
      {
        folds_before_holdout: ['missing', 'fold 0: dates are absent'],
        folds_ordered: ['missing', 'fold 0: dates are absent'],
      },
    ],
    [
      'a bar lies outside, and the window is not covered',
      (run) => (run.curve = ['2025-06-30', '2025-07-02', 'soon']),
      {
        holdout_inside: [
          'fail',
          'holdout_equity_curve.csv:2: 2025-06-30 is outside 2025-07-01..2025-07-10',
          'holdout_equity_curve.csv:4: timestamp is no time',
        ],
        holdout_covered: ['warn', 'the last bar 2025-07-02 is 8 days before holdout_end 2025-07-10'],
      },
    ],
    [
      'returns and grid reach into the holdout',
      (run) => {
        run.returns.push('2025-07-10');
        run.grid.push('1751328000000000000');
      },
      {
        returns_disjoint: ['fail', 'oos_returns.csv:4: 2025-07-10 is in the holdout 2025-07-01..2025-07-10'],
        grid_before_holdout: ['fail', 'grid_returns.csv:4: 2025-07-01 is not before holdout_start 2025-07-01'],
      },
    ],
    [
      'the manifests differ',
      (run) => Object.assign(run.holdoutManifest, { git_sha: 'c', selected_params: { n: 2 } }),
      {
        manifests_agree: [
          'fail',
          `holdout_manifest.json: git_sha "c", manifest.json has "${'a'.repeat(40)}"`,
          'holdout_manifest.json: selected_params {"n":2}, manifest.json has {"n":1}',
        ],
      },
    ],
    [
      'another model was better',
      (run) =>
        (run.selection = [
          { model: 'm1', mean_sharpe: 0 },
          { model: "m'2", mean_sharpe: 0.5 },
        ]),
      {
        selected_by_selection: ['fail', `selected_model 'm1' is not the best of selection_summary.json ("m'2")`],
      },
    ],
    [
      'no model is recorded, nor one that was best',
      (run) => {
        for (const one of [run.walkforward, run.holdoutManifest]) delete one['selected_model'];
        run.selection = [{ mean_sharpe: 1 }];
      },
      { selected_by_selection: ['fail', 'selected_model None is not the best of selection_summary.json (None)'] },
    ],
    [
      'the run is not in the index, and another one has seen the holdout',
      (run) =>
        (run.index = [
          header,
          'momentum,2025-12-01T00-00-00Z-1234567,x,2025-01-01,2025-07-05,2025-07-08,2025-07-20',
          'momentum,2026-02-01T00-00-00Z-1234567,later,2025-01-01,2025-07-05,2025-07-01,2025-07-10',
          'other,2025-12-01T00-00-00Z-1234567,another experiment,2025-01-01,2025-07-05,2025-07-01,2025-07-10',
          'momentum,2025-12-02T00-00-00Z-1234567,disjoint,2025-01-01,2025-06-30,2025-08-01,2025-08-10',
        ]),
      {
        first_use: [
          'fail',
          `${index}: run ${runId} is not in it`,
          'run 2025-12-01T00-00-00Z-1234567 has used the holdout 2025-07-08..2025-07-20 before',
        ],
        not_contaminated: ['fail', 'run 2025-12-01T00-00-00Z-1234567 selected on 2025-01-01..2025-07-05'],
      },
    ],
    [
      'the index has dates of earlier runs that cannot be read',
      (run) =>
        (run.index = [
          header,
          'momentum,2026-01-01T10-00-00Z-aaaaaaa,a,2024-01-01,06/30/2025,01/07/2025,2025-07-10',
          'momentum,2026-01-02T10-00-00Z-aaaaaaa,b,2024-01-01,,,2025-07-10',
          'momentum,2026-01-03T10-00-00Z-aaaaaaa,c,,,,',
          own,
          'momentum,2026-02-01T10-00-00Z-aaaaaaa,d,,then,then,then',
        ]),
      {
        first_use: [
          'missing',
          `${index}: run 2026-01-01T10-00-00Z-aaaaaaa: holdout_start '01/07/2025' is no date`,
          `${index}: run 2026-01-02T10-00-00Z-aaaaaaa: holdout_start '' is no date`,
        ],
        not_contaminated: [
          'missing',
          `${index}: run 2026-01-01T10-00-00Z-aaaaaaa: selection_window_end '06/30/2025' is no date`,
          `${index}: run 2026-01-02T10-00-00Z-aaaaaaa: selection_window_end '' is no date`,
        ],
      },
    ],
    [
      'there is no index',
      (run) => (run.index = undefined),
      { first_use: ['missing', `${index}: not there`], not_contaminated: ['missing', `${index}: not there`] },
    ],
    [
      'the index is damaged',
      (run) => run.index?.push('"open'),
      {
        first_use: ['missing', `${index} could not be read`],
        not_contaminated: ['missing', `${index} could not be read`],
      },
    ],
    [
      'the configuration declares another window',
      (run) => (run.yaml = 'holdout: {start: 2025-07-01, end: 2025-07-11}'),
      {
        window_unmoved: ['fail', `${config} declares 2025-07-01..2025-07-11, manifest.json 2025-07-01..2025-07-10`],
      },
    ],
    [
      'the configuration declares none',
      (run) => (run.yaml = 'a: 1'),
      { window_unmoved: ['missing', `${config}: no version declares a holdout`] },
    ],
    [
      'the manifest does not say which configuration it is',
      (run) => delete run.manifest['config_path'],
      {
        window_unmoved: [
          'missing',
          'manifest.json: config_path is absent or outside the repository: name the configuration with --config',
        ],
      },
    ],
  ])('%s', (_, change, expected) => expect(notPassed(layOut(change))).toEqual(expected));
});

test('no window: everything but the reading of documents is missing', () => {
  const found = notPassed(layOut((run) => delete run.walkforward['holdout_end']));
  expect(found['holdout_declared']).toEqual([
    'missing',
    'manifest.json: walkforward.holdout_start and holdout_end are absent',
  ]);
  const others = Object.entries(found).filter(([id]) => id !== 'holdout_declared');
  expect(others).toHaveLength(12);
  for (const [, result] of others) expect(result).toEqual(['missing', 'no holdout window is declared']);
});

describe('the history of the configuration', () => {
  const yaml = (start: string): string => `holdout:\n  start: "${start}"\n  end: "2025-07-10"\n`;
  const commit = (repository: Repository, text: string): string => {
    repository.write(config, text);
    repository.git('commit', '-qam', 'change');
    return repository.git('rev-parse', 'HEAD').trim();
  };

  test('a window that moved and came back has moved, whatever the work tree holds', () => {
    const repository = layOut();
    const first = repository.git('rev-parse', 'HEAD').trim();
    const there = commit(repository, yaml('2025-01-01'));
    commit(repository, '# the section is gone\n');
    const back = commit(repository, yaml('2025-07-01'));
    repository.write(config, yaml('1999-01-01'));
    expect(notPassed(repository)).toEqual({
      window_unmoved: [
        'fail',
        `${config}: the holdout moved from 2025-07-01..2025-07-10 (${first}) to 2025-01-01..2025-07-10 (${there})`,
        `${config}: the holdout moved from 2025-01-01..2025-07-10 (${there}) to 2025-07-01..2025-07-10 (${back})`,
      ],
    });
  });

  test('a version that is no YAML leaves the question open', () => {
    const repository = layOut();
    const broken = commit(repository, 'a: [1');
    commit(repository, yaml('2025-07-01'));
    expect(notPassed(repository)).toEqual({ window_unmoved: ['missing', `${broken}: ${config} is no YAML`] });
  });

  test('a configuration that was never committed, and one outside of git', () => {
    const repository = layOut();
    repository.write('configs/other.yaml', yaml('2025-07-01'));
    expect(notPassed(repository, '--config', 'configs/other.yaml')).toEqual({
      window_unmoved: ['missing', 'configs/other.yaml: no commit has it'],
    });
    expect(notPassed(layOut(undefined, false))).toEqual({ window_unmoved: ['missing', 'not a git repository'] });
  });

  test('a shallow clone cannot tell', () => {
    const repository = layOut();
    commit(repository, yaml('2025-07-01'));
    const clone = repository.path('clone');
    repository.git('clone', '-q', '--depth', '1', `file://${repository.root}`, clone);
    const run = runTool(name, ['--artifact-dir', folder, '--json'], { cwd: clone });
    expect((JSON.parse(run.stdout) as { checks: unknown }).checks).toMatchObject({
      window_unmoved: { status: 'missing', findings: ['shallow clone: fetch the whole history'] },
    });
  });

  test('a repository in a folder of the work tree, and settings of a user that change what git prints', () => {
    const repository = layOut();
    const nested = temporaryRepository();
    nested.git('init');
    nested.git('config', 'core.quotePath', 'true');
    nested.git('config', 'log.showSignature', 'true');
    nested.git('config', 'color.ui', 'always');
    for (const file of repository.files()) nested.write(`research/${file}`, repository.read(file));
    nested.git('add', '-A');
    nested.git('commit', '-qm', 'all');
    const run = runTool(name, ['--artifact-dir', folder], { cwd: nested.path('research') });
    expect(run).toMatchObject({ status: 0, stderr: '' });
  });
});

test('a policy may allow more evaluations, other names and other severities', () => {
  const repository = layOut((run) => {
    run.index?.push('momentum,2025-12-01T00-00-00Z-1234567,x,2025-01-01,2025-06-30,2025-07-01,2025-07-10');
    run.curve = ['2025-07-01', '2025-07-02'];
  });
  expect(Object.keys(notPassed(repository))).toEqual(['holdout_covered', 'first_use']);
  repository.write('own.json', {
    schema: 'holdout-policy/v1',
    max_evaluations: 2,
    coverage_days: 8,
    files: { holdout_curve: 'holdout_equity_curve.csv' },
  });
  expect(notPassed(repository, '--policy', 'own.json')).toEqual({});
  repository.write('own.json', { schema: 'holdout-policy/v1', severity: { first_use: 'warn' } });
  expect(call(repository, '--policy', 'own.json').status).toBe(0);
  expect(call(repository, '--policy', 'own.json', '--strict').status).toBe(2);
});

test.each<[string, string[], RegExp]>([
  ['no directory', [], /option --artifact-dir is required/],
  ['a directory that is not there', ['--artifact-dir', 'x'], /Artifact directory not found: \//],
  ['an index that is named and not there', ['--artifact-dir', '.', '--index', 'x.csv'], /index not found: x\.csv/],
])('%s ends in 1', (_, words, message) => {
  const run = runTool(name, words, { cwd: temporaryRepository().root });
  expect(run).toMatchObject({ status: 1, stdout: '' });
  expect(run.stderr).toMatch(message);
});

test('hostile names and damaged files give a verdict, and no control character', () => {
  const repository = layOut((run) => {
    run.index?.push('momentum,2025-01-01T00-00-00Z-\u001b[31m,x,2025-01-01,2025-07-05,2025-07-01,2025-07-10');
    run.walkforward['selected_model'] = '\u202e\u0007';
  });
  repository.write(`${folder}/folds.json`, '[{');
  const run = call(repository, '--out-dir', 'checks');
  expect(run.status).toBe(2);
  expect(run.stderr).toContain('documents_read: folds.json: not valid JSON');
  for (const text of [run.stdout, run.stderr, repository.read('checks/holdout_check.md')])
    expect(text).not.toMatch(/[\u0000-\u0008\u001b\u202e]/);
});
