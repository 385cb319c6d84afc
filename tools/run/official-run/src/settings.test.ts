/** official-run in a repository with gatehouse.json (contract 3.15 to 3.18, 51). */
import { chmodSync, writeFileSync } from 'node:fs';
import { context, parseDocument, runEnvironment } from '@gatehouse/contracts';
import { runTool, temporaryRepository, type Repository, type ToolRun } from '@gatehouse/testkit';
import { expect, test } from 'vitest';

const today = new Date().toISOString().slice(0, 10);
const scores = `asof,symbol,score\n${today},AAPL,1\n${today},MSFT,2\n`;
/** Notes what it was given, and writes a report as a workflow of one's own does. */
const workflow = `printf '%s\\n' "$@" > given.txt
env | grep -E '^(GATEHOUSE_(RUN_DIR|DECISION_TAG|WORKFLOW|REPORT_DIR)|PYTHONUNBUFFERED)=' | sort > seen.txt
mkdir -p "$GATEHOUSE_REPORT_DIR"
printf '{"inputs":{"decision_tag":"%s"},"gates":{"ic":true,"overall_pass":true},"gate_verdicts":{"ic":{"verdict":"pass","measured":0.1,"rule":"above","line":0}}}' \\
  "$GATEHOUSE_DECISION_TAG" > "$GATEHOUSE_REPORT_DIR/\${GATEHOUSE_WORKFLOW}_report.json"
`;
const settings = {
  schema: 'gatehouse/v1',
  owner: 'research',
  machine: { min_cores: 1, min_memory_gb: 1 },
  data: {
    scores: {
      path: 'data/scores.csv',
      required_columns: ['asof', 'symbol', 'score'],
      numeric_columns: ['score'],
      key_columns: ['asof', 'symbol'],
      date_column: 'asof',
      min_rows: 2,
    },
  },
  workflows: { backtest: { runner: 'src/backtest', data: 'scores', arguments: ['--out', 'out'] } },
  freeze: { strategy: 'configs/value.yaml' },
};
type Change = Record<string, unknown>;

function repositoryWith(change: Change = {}, files: Record<string, string | object> = {}): Repository {
  const repository = temporaryRepository({
    'src/backtest': `#!/bin/sh\nset -e\n${workflow}`,
    'data/scores.csv': scores,
    'configs/value.yaml': 'id: value\nlookback: 12\n',
    'gatehouse.json': { ...settings, ...change },
    '.gitignore': '/runs/freeze/\n/given.txt\n/seen.txt\n',
    ...files,
  });
  chmodSync(repository.path('src/backtest'), 0o755);
  repository.git('init');
  repository.git('add', '-A');
  repository.git('commit', '-m', 'start');
  return repository;
}

const run = ({ root }: Repository, words: string[], env: Record<string, string> = {}): ToolRun =>
  runTool('official-run', words, { cwd: root, env: { PYTHONUNBUFFERED: '', ...env } });
const own = (tag: string, ...more: string[]): string[] => ['--workflow', 'backtest', '--tag', tag, ...more];
const freeze = ({ root }: Repository, ...words: string[]): string => {
  const frozen = runTool('freeze-config', ['--strategy', 'configs/value.yaml', ...words], { cwd: root });
  return /freeze_file=(.*)\n/.exec(frozen.stdout)?.[1] ?? frozen.stderr;
};
const runDirectory = (repository: Repository): string =>
  repository
    .files()
    .find((name) => /^audit\/workstation_runs\/.*\/context\.json$/.test(name))
    ?.replace('/context.json', '') ?? 'no run';

test('a workflow of its own needs no arguments, and its freeze is found', () => {
  const repository = repositoryWith();
  const frozen = freeze(repository);
  const done = run(repository, own('value_run1'));
  expect(done).toMatchObject({ status: 0 });
  expect(done.stderr).toBe(`official-run: freeze: ${frozen}, the newest of this commit and configuration\n`);
  const directory = runDirectory(repository);
  const stamp = /(\d{4}-\d\d-\d\d_\d{6})_backtest_value_run1$/.exec(directory)?.[1];
  const identity = ['--decision-tag', 'value_run1', '--owner', 'research'];
  const words = ['--out', 'out', '--freeze-file', frozen, ...identity];
  expect(repository.read('given.txt').trim().split('\n')).toEqual(['--workflow', 'backtest', '--', ...words]);
  expect(repository.read('seen.txt').trim().split('\n')).toEqual([
    'GATEHOUSE_DECISION_TAG=value_run1',
    `GATEHOUSE_REPORT_DIR=${repository.path(`gate_results/backtest_${stamp}`)}`,
    `GATEHOUSE_RUN_DIR=${repository.path(directory)}`,
    'GATEHOUSE_WORKFLOW=backtest',
    'PYTHONUNBUFFERED=1',
  ]);
  const stated = parseDocument(context, repository.read(`${directory}/context.json`), 'context.json');
  expect(stated).toMatchObject({
    owner: 'research',
    official: true,
    argv: ['official-run', ...own('value_run1')],
    workflow_arguments: words,
    report_glob: 'gate_results/backtest_*/backtest_report.json',
    settings: { path: 'gatehouse.json' },
    in_force: {
      'machine.min_cores': { value: 1, source: 'gatehouse.json' },
      'workflows.backtest.needs': { value: ['freeze', 'data'], source: 'default' },
      'data.scores.date_column': { value: 'asof', source: 'gatehouse.json' },
      'data.scores.max_staleness_days': { value: 7, source: 'default' },
    },
  });
  expect(repository.read(`gate_results/backtest_${stamp}/backtest_report.md`)).toContain(
    '| ic | True | pass | 0.1 | above | 0 |  |',
  );
  const environment = parseDocument(runEnvironment, repository.read(`${directory}/environment.json`), 'environment');
  expect(environment).toMatchObject({
    node: process.version,
    python: null,
    python_absent: 'the runner is not Python',
    git: { diff: null, untracked: [] },
  });
  expect(environment.thread_variables).toMatchObject({ OMP_NUM_THREADS: '8' });
});

test.each<[string, Change, string[], RegExp]>([
  [
    'without a freeze',
    {},
    [],
    /backtest needs a freeze of commit \w{7} and its configuration; there is none in runs\/freeze\. Commit what has changed, then: freeze-config --strategy configs\/value\.yaml/,
  ],
  ['without its data', { data: { scores: { path: 'data/none.csv' } } }, ['freeze'], /input csv not found: .*none\.csv/],
  [
    'without a column',
    { data: { scores: { ...settings.data.scores, date_column: 'day' } } },
    ['freeze'],
    /missing columns: \['day'\]; there are \['asof', 'symbol', 'score'\]/,
  ],
  [
    'without data at all',
    { workflows: { backtest: { runner: 'src/backtest' } } },
    ['freeze'],
    /backtest needs --dq-input-csv CSV/,
  ],
  [
    'without its runner',
    { workflows: { backtest: { runner: 'src/none', data: 'scores' } } },
    ['freeze'],
    /src\/none is not there/,
  ],
  [
    'with a runner that is a text of two words',
    { workflows: { backtest: { runner: 'sh src/backtest', data: 'scores' } } },
    ['freeze'],
    /a command with arguments is a list of words/,
  ],
  [
    'with a runner that is not executable',
    { workflows: { backtest: { runner: 'configs/value.yaml', data: 'scores' } } },
    ['freeze'],
    /configs\/value\.yaml is not executable; chmod \+x it/,
  ],
  [
    'with a script that is not there',
    { workflows: { backtest: { runner: ['sh', 'src/none.sh'], data: 'scores' } } },
    ['freeze'],
    /src\/none\.sh is not there/,
  ],
  [
    'with a forbidden word in the settings',
    { workflows: { backtest: { data: 'scores', runner: 'src/backtest', arguments: ['--skip-guardrails'] } } },
    ['freeze'],
    /--skip-guardrails is not allowed/,
  ],
  [
    'with damaged settings',
    { workflow: {} },
    [],
    /gatehouse\.json: line \d+: workflow: unknown key; did you mean 'workflows'\?/,
  ],
])('refused before the run %s, and the tag is free', (_, change, words, message) => {
  const repository = repositoryWith(change);
  if (words.includes('freeze')) freeze(repository);
  const refused = run(repository, own('value_run1'));
  expect(refused).toMatchObject({ status: 1, stdout: '' });
  expect(refused.stderr).toMatch(/^official-run: (freeze: .*\nofficial-run: )?refused before the run: /);
  expect(refused.stderr).toMatch(message);
  expect(repository.files().filter((name) => /workstation_runs\/[^.]/.test(name))).toEqual([]);
});

test('a freeze that does not hold is refused before the run', () => {
  const repository = repositoryWith();
  const frozen = freeze(repository);
  repository.write('configs/value.yaml', 'id: value\nlookback: 6\n');
  const refused = run(repository, own('value_run1', '--', '--freeze-file', frozen));
  expect(refused.status).toBe(1);
  expect(refused.stderr).toMatch(/refused before the run: freeze file .* does not hold: .*lookback: 12 → 6/);
  const found = run(repository, own('value_run1'));
  expect(found.stderr).toMatch(/refused before the run: backtest needs a freeze .* is of other files, or they changed/);
  expect(runDirectory(repository)).toBe('no run');
});

test('the newest freeze is that of the latest moment, whatever it is called', () => {
  const repository = repositoryWith();
  const first = freeze(repository, '--out', 'runs/freeze/z.freeze.json');
  const document = repository.json(first);
  repository.write('runs/freeze/a.freeze.json', { ...document, frozen_at: '2100-01-01T00:00:00.000Z' });
  repository.write('runs/freeze/zz.freeze.json', {
    ...document,
    git_commit: 'a'.repeat(40),
    frozen_at: '2101-01-01T00:00:00.000Z',
  });
  expect(run(repository, own('value_run1')).stderr).toContain('freeze: runs/freeze/a.freeze.json, the newest');
});

test('a machine that is not enough leaves a run, and the tag free', () => {
  const repository = repositoryWith({ machine: { min_cores: 4096, min_memory_gb: 1 } });
  freeze(repository);
  const blocked = run(repository, own('value_run1'));
  expect(blocked.status).toBe(2);
  expect(blocked.stderr).toContain('cores');
  expect(runDirectory(repository)).toContain('_backtest_value_run1');
  expect(run(repository, own('value_run1'), { MIN_CORES: '1' }).status).toBe(0);
});

test('what is not declared official needs nothing, says so and does not count', () => {
  const repository = repositoryWith();
  const done = run(repository, ['--workflow', 'scan', '--tag', 's1', '--runner', 'src/backtest', '--', '--x']);
  expect(done.status).toBe(0);
  expect(done.stderr).toBe(
    "official-run: workflow 'scan' is not official: no freeze, data gate or clean tree was asked for; declare it in gatehouse.json\n",
  );
  expect(repository.json(`${runDirectory(repository)}/context.json`)).toMatchObject({ official: false });
});

test('an undeclared one still needs arguments, and production_gates always its freeze and data', () => {
  const repository = repositoryWith();
  expect(run(repository, ['--workflow', 'scan', '--tag', 's1', '--runner', 'src/backtest']).stderr).toContain(
    'Missing workflow args after --',
  );
  const gates = run(repository, ['--workflow', 'baseline', '--tag', 'b', '--runner', 'src/backtest', '--', '--x']);
  expect(gates.stderr).toMatch(/refused before the run: baseline needs/);
});

test('a program that refuses unknown options gets no identity but in its environment', () => {
  const backtest = { ...settings.workflows.backtest, pass_identity: false, needs: ['data'] };
  const repository = repositoryWith({ workflows: { backtest } });
  expect(run(repository, own('value_run1', '--notes', 'why')).status).toBe(0);
  expect(repository.read('given.txt')).toBe('--workflow\nbacktest\n--\n--out\nout\n');
  expect(repository.read('seen.txt')).toContain('GATEHOUSE_DECISION_TAG=value_run1\n');
  expect(repository.json(`${runDirectory(repository)}/context.json`)).toMatchObject({
    owner: 'research',
    notes: 'why',
  });
});

test('a clean tree that is needed and is not there blocks at the preflight', () => {
  const backtest = { ...settings.workflows.backtest, needs: ['clean'] };
  const repository = repositoryWith({ workflows: { backtest } });
  repository.write('notes.txt', 'x');
  expect(run(repository, own('value_run1'))).toMatchObject({ status: 2 });
});

test('where the report lies elsewhere, so does its folder', () => {
  const backtest = { ...settings.workflows.backtest, needs: [], report: 'gate_results/mine_*/r/backtest_report.json' };
  const repository = repositoryWith({ workflows: { backtest } });
  expect(run(repository, own('value_run1')).status).toBe(0);
  expect(repository.read('seen.txt')).toMatch(/GATEHOUSE_REPORT_DIR=.*\/gate_results\/mine_\d{4}-\d\d-\d\d_\d{6}\/r\n/);
  expect(repository.files().filter((name) => name.endsWith('/r/backtest_report.md'))).toHaveLength(1);
});

test('lock files and a dirty tree are kept with the run, secrets excepted', () => {
  const backtest = { ...settings.workflows.backtest, needs: [] };
  const repository = repositoryWith(
    { workflows: { backtest }, environment: ['requirements.txt', 'sub/requirements.txt', 'none.lock'] },
    { 'requirements.txt': 'numpy==1.24.2\n', 'sub/requirements.txt': 'x\n' },
  );
  repository.write('configs/value.yaml', 'id: value\nlookback: 6\npassword: hunter2hunter2\n');
  repository.write('notes.txt', 'x');
  expect(run(repository, own('value_run1'), { API_TOKEN: 'hunter2hunter2' }).status).toBe(0);
  const directory = runDirectory(repository);
  const environment = parseDocument(runEnvironment, repository.read(`${directory}/environment.json`), 'environment');
  expect(environment.files).toMatchObject([
    { path: 'requirements.txt', bytes: 14, copy: 'environment/requirements.txt' },
    { path: 'sub/requirements.txt', copy: 'environment/2_requirements.txt' },
    { path: 'none.lock', sha256: null, copy: null },
  ]);
  expect(environment.git).toMatchObject({
    diff: 'git.diff',
    diff_cut: false,
    untracked: [{ path: 'notes.txt', bytes: 1 }],
  });
  expect(repository.read(`${directory}/git.diff`)).toContain('+lookback: 6\n+password: ***\n');
});

test('Python says what it is and what is installed for it', ({ skip }) => {
  const repository = repositoryWith({ workflows: { py: { runner: 'src/py', needs: [] } } });
  writeFileSync(repository.path('src/py'), '#!/usr/bin/env python3\nprint("ran")\n', { mode: 0o755 });
  const done = run(repository, ['--workflow', 'py', '--tag', 'p1']);
  const { python, python_absent: absent } = repository.json<{
    python: { version: string } | null;
    python_absent: string;
  }>(`${runDirectory(repository)}/environment.json`);
  if (python === null) return skip(absent);
  expect(done.status).toBe(0);
  expect(python).toMatchObject({ path: expect.stringMatching(/python/), distributions: expect.any(Object) });
  expect(python.version).toMatch(/^3\.\d+\.\d+/);
});

test('--print-settings says what is in force and does nothing', () => {
  const repository = repositoryWith();
  const printed = run(repository, ['--print-settings', '--workflow', 'backtest'], { DQ_MIN_ROWS: '5' });
  expect(printed).toMatchObject({ status: 0, stderr: '' });
  expect(printed.stdout.split('\n')).toEqual(
    expect.arrayContaining([
      'owner = research (gatehouse.json)',
      'workflows.backtest.official = true (default)',
      'workflows.backtest.data = scores (gatehouse.json)',
      'data.scores.path = data/scores.csv (gatehouse.json)',
      'data.scores.min_rows = 5 (environment DQ_MIN_ROWS)',
    ]),
  );
  expect(run(repository, ['--print-settings']).status).toBe(0);
  expect(repository.exists('audit')).toBe(false);
});

test('--dry-run says whether a run could start, by the same rules, and starts nothing', () => {
  const repository = repositoryWith();
  const dry = (...words: string[]): ToolRun => run(repository, own('value_run1', '--dry-run', ...words));
  expect(dry().stderr).toMatch(/refused before the run: backtest needs a freeze/);
  freeze(repository);
  expect(dry('--quiet')).toMatchObject({ status: 0, stdout: '', stderr: '' });
  expect(dry()).toMatchObject({ status: 0, stdout: '[dry-run] backtest could start as value_run1\n' });
  expect(runDirectory(repository)).toBe('no run');
  const blocked = run(repository, own('value_run1', '--dry-run', '--json', '--quiet'), { MIN_CORES: '4096' });
  expect(blocked.status).toBe(2);
  expect(JSON.parse(blocked.stdout)).toMatchObject({ could_start: false, reasons: [expect.stringMatching(/^cores/)] });
  expect(run(repository, own('value_run1')).status).toBe(0);
  expect(dry().stderr).toMatch(/decision tag value_run1 was used by/);
});
