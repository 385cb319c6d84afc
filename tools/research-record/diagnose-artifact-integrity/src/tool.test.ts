import { mkdirSync, writeFileSync } from 'node:fs';
import { artifactIntegrity } from '@gatehouse/contracts';
import { runTool, temporaryRepository, type Repository } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';
import { filesOf, runId, soundRun } from '../fixtures/run';

const folder = `artifacts/momentum/${runId}`;
const name = 'diagnose-artifact-integrity';
const call = ({ root }: Repository, ...words: string[]) =>
  runTool(name, ['--artifact-dir', folder, ...words], { cwd: root });

test('a sound run passes; nothing is written unless a folder is named', () => {
  const repository = temporaryRepository(filesOf(soundRun(), folder));
  const before = repository.files();
  expect(call(repository)).toEqual({
    status: 0,
    signal: null,
    stdout: `Artifact: ${repository.path(folder)}\nIntegrity checks: OK\n`,
    stderr: '',
  });
  expect(repository.files()).toEqual(before);
});

test('the report is the same bytes for the same input, whatever the time and the zone, and is of its schema', () => {
  const repository = temporaryRepository(filesOf(soundRun(), folder));
  const { root, path, read, json } = repository;
  const run = call(repository, '--out-dir', 'checks');
  expect(run.stdout.split('\n').slice(2)).toEqual([
    `[done] artifact_integrity_json=${path('checks/artifact_integrity.json')}`,
    `[done] artifact_integrity_md=${path('checks/artifact_integrity.md')}`,
    '',
  ]);
  const [first, markdown] = [read('checks/artifact_integrity.json'), read('checks/artifact_integrity.md')];
  const document = json('checks/artifact_integrity.json');
  expect(artifactIntegrity.fault(document)).toBeUndefined();
  expect(document).toMatchObject({ run_id: runId, artifact_dir: folder, overall_pass: true, policy: { path: null } });
  expect((document['inputs'] as { path: string }[]).map(({ path: file }) => file.slice(folder.length + 1))).toEqual([
    'bootstrap.json',
    'equity_curve.csv',
    'integrity.json',
    'manifest.json',
    'metrics.json',
    'order_flow_diagnostics.json',
    'trades.jsonl',
  ]);
  expect(first).not.toContain(root);
  expect(markdown).toContain('# Artifact Integrity\n\n- overall_pass: True\n');
  const again = runTool(name, ['--root', root, '--artifact-dir', folder, '--out-dir', 'checks', '--json'], {
    env: { TZ: 'Pacific/Kiritimati', LC_ALL: 'de_DE.UTF-8' },
  });
  expect([read('checks/artifact_integrity.json'), read('checks/artifact_integrity.md')]).toEqual([first, markdown]);
  expect(JSON.parse(again.stdout)).toEqual(document);
});

test('a failure is a line of standard output, of standard error with --json, and never hidden', () => {
  const run = soundRun();
  run.metrics['num_trades'] = 9;
  const repository = temporaryRepository(filesOf(run, folder));
  const line = 'trades_counted: metrics.json: num_trades 9, trades.jsonl gives 3';
  const plain = call(repository);
  expect(plain).toMatchObject({ status: 2, stderr: '' });
  expect(plain.stdout).toContain(`Integrity checks FAILED:\n- ${line}\n`);
  expect(call(repository, '--json')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining(`${name}: ${line}\n`) as string,
  });
  expect(call(repository, '--quiet')).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringContaining(line) as string,
  });
});

test('warnings are told, fail with --strict, and are silent with --quiet', () => {
  const run = soundRun();
  run.more = {};
  const repository = temporaryRepository(filesOf(run, folder));
  const warning = `${name}: warning: recorded_integrity: integrity.json: not there\n`;
  expect(call(repository)).toMatchObject({ status: 0, stderr: expect.stringContaining(warning) as string });
  expect(call(repository, '--strict')).toMatchObject({ status: 2, stderr: expect.stringContaining(warning) as string });
  expect(call(repository, '--quiet')).toMatchObject({ status: 0, stdout: '', stderr: '' });
});

describe('hostile input', () => {
  test('control characters and marks of direction reach no output as they are', () => {
    const run = soundRun();
    const evil = 'X\u001b[31m\u202e';
    for (const fill of run.trades) fill.symbol = evil;
    (run.trades[1] as { inventory: number }).inventory = 7;
    run.manifest['run_id'] = `\u001b]0;x\u0007`;
    const repository = temporaryRepository(filesOf(run, folder));
    const { stdout, stderr, status } = call(repository, '--out-dir', 'checks');
    expect(status).toBe(2);
    expect(stdout).toContain('inventory of X\\x1b[31m');
    const texts = [
      stdout,
      stderr,
      repository.read('checks/artifact_integrity.md'),
      repository.read('checks/artifact_integrity.json'),
    ];
    for (const text of texts) expect(text).not.toMatch(/[\u0000-\u0008\u001b\u202e]/);
  });

  test.each<[string, (repository: Repository) => void]>([
    [
      'files that are cut off',
      ({ path, read }) => {
        for (const file of ['manifest.json', 'metrics.json', 'equity_curve.csv', 'trades.jsonl'])
          writeFileSync(path(folder, file), read(`${folder}/${file}`).slice(0, -25));
      },
    ],
    [
      'files of zeros',
      ({ path }) => {
        for (const file of ['manifest.json', 'metrics.json', 'equity_curve.csv', 'trades.jsonl'])
          writeFileSync(path(folder, file), Buffer.alloc(5000));
      },
    ],
    [
      'directories under the names of files',
      ({ path }) => {
        for (const file of ['folds.json', 'selection_summary.json', 'holdout_equity_curve.csv'])
          mkdirSync(path(folder, file));
      },
    ],
    ['a document that is nested deeply', ({ write }) => void write(`${folder}/folds.json`, '['.repeat(100_000))],
    [
      'lists where objects belong',
      ({ write }) => {
        for (const file of ['manifest.json', 'metrics.json', 'integrity.json', 'order_flow_diagnostics.json'])
          write(`${folder}/${file}`, '[]');
      },
    ],
    [
      'objects of nulls',
      ({ write }) => {
        write(`${folder}/manifest.json`, {
          run_id: null,
          config_summary: null,
          walkforward: null,
          execution_alignment: null,
        });
        write(`${folder}/folds.json`, '[null, {"grid_summary": null, "best_params": []}]');
        write(`${folder}/order_flow_diagnostics.json`, { summary: null, entries: null });
      },
    ],
  ])('%s: a verdict of fail, no crash', (_, spoil) => {
    const repository = temporaryRepository(filesOf(soundRun(), folder));
    spoil(repository);
    const run = call(repository, '--json');
    expect(run.status).toBe(2);
    expect(run.stderr).not.toContain('internal error');
    expect(artifactIntegrity.fault(JSON.parse(run.stdout))).toBeUndefined();
  });
});

describe('what cannot be done ends in 1', () => {
  test.each<[string, string[], RegExp]>([
    ['no directory named', [], /^diagnose-artifact-integrity: option --artifact-dir is required\n$/],
    ['a directory that is not there', ['--artifact-dir', 'nowhere'], /Artifact directory not found: \/.*\/nowhere\n$/],
    ['a file instead of a directory', ['--artifact-dir', 'own.json'], /Artifact directory not found: /],
    ['a policy that is not there', ['--artifact-dir', '.', '--policy', 'p.json'], /policy not found: \/.*\/p\.json\n$/],
    ['a key that no policy has', ['--artifact-dir', '.', '--policy', 'own.json'], /\/own\.json: unknown key 'skip'\n$/],
    [
      'a policy of something else',
      ['--artifact-dir', '.', '--policy', 'other.json'],
      /other\.json: schema must be 'artifact-policy\/v1'\n$/,
    ],
    [
      'a value of the wrong kind',
      ['--artifact-dir', '.', '--policy', 'wrong.json'],
      /wrong\.json: not an? artifact-policy document: \/periods_per_year/,
    ],
  ])('%s', (_, words, message) => {
    const { root } = temporaryRepository({
      'own.json': { schema: 'artifact-policy/v1', skip: ['cash_chain'] },
      'other.json': { schema: 'holdout-policy/v1' },
      'wrong.json': { schema: 'artifact-policy/v1', periods_per_year: 0 },
    });
    const run = runTool(name, words, { cwd: root });
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr).toMatch(message);
  });
});

test('--print-policy needs no run, and prints what is in force', () => {
  const { root } = temporaryRepository({
    'own.json': { schema: 'artifact-policy/v1', name: 'own', periods_per_year: 365, files: { curve: 'nav.csv' } },
  });
  const run = runTool(name, ['--print-policy', '--policy', 'own.json'], { cwd: root });
  expect(run.status).toBe(0);
  expect(JSON.parse(run.stdout)).toMatchObject({
    name: 'own',
    periods_per_year: 365,
    files: { curve: 'nav.csv', trades: 'trades.jsonl' },
    off_market_ratio: 0.2,
  });
});
