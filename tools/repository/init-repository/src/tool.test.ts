/** init-repository (contract 40). */
import { spawnSync } from 'node:child_process';
import { chmodSync, rmSync } from 'node:fs';
import path from 'node:path';
import {
  gatehouse,
  parseDocument,
  repositoryCheck,
  repositorySetup,
  type GatehouseSettings,
  type RepositoryCheck,
  type RepositorySetup,
} from '@gatehouse/contracts';
import {
  binDirectory,
  cleanEnvironment,
  runTool,
  temporaryRepository,
  type Repository,
  type ToolRun,
} from '@gatehouse/testkit';
import { expect, test } from 'vitest';

const today = new Date().toISOString().slice(0, 10);
const scores = `asof,symbol,Score,fwd_ret\n${today},AAPL,1,0.1\n${today},MSFT,-2,0.2\n`;
const init = ({ root }: Repository, words: string[] = [], env: Record<string, string> = {}): ToolRun =>
  runTool('init-repository', words, { cwd: root, env });
const setup = (repository: Repository, ...words: string[]): RepositorySetup =>
  parseDocument(repositorySetup, init(repository, [...words, '--json']).stdout, 'setup');
const settingsOf = (repository: Repository): GatehouseSettings =>
  parseDocument(gatehouse, repository.read('gatehouse.json'), 'gatehouse.json');
const check = (repository: Repository, ...words: string[]): RepositoryCheck =>
  parseDocument(repositoryCheck, init(repository, ['--check', ...words, '--json']).stdout, 'check');
const states = ({ items }: RepositoryCheck): Record<string, string> =>
  Object.fromEntries(items.map(({ item, state }) => [item, state]));

function committed(files: Record<string, string | object> = { 'scores/value.csv': scores }): Repository {
  const repository = temporaryRepository(files);
  repository.git('init');
  repository.git('config', 'user.name', 'Grace');
  repository.git('config', 'user.email', 'grace@example.org');
  repository.git('add', '-A');
  repository.git('commit', '-m', 'start');
  return repository;
}

/** Pastes the commands into a shell in the repository. */
function paste({ root }: Repository, commands: readonly string[]): { status: number | null; out: string } {
  const { status, stdout, stderr } = spawnSync('bash', ['-e'], {
    cwd: root,
    input: commands.join('\n'),
    encoding: 'utf8',
    env: cleanEnvironment({ PATH: `${binDirectory}:${process.env['PATH'] ?? ''}` }),
  });
  return { status, out: stdout + stderr };
}

test('a repository with scores gets all that an official run needs, and the commands that come next work', () => {
  const repository = committed();
  const done = setup(repository);
  expect(done).toMatchObject({
    workflow: 'research',
    decision_tag: 'research_run1',
    kept: [],
    asked: [],
    dry_run: false,
  });
  expect(settingsOf(repository)).toMatchObject({
    schema: 'gatehouse/v1',
    owner: 'Grace',
    data: {
      value: {
        path: 'scores/value.csv',
        required_columns: ['asof', 'symbol', 'Score'],
        numeric_columns: ['Score'],
        key_columns: ['asof', 'symbol'],
        date_column: 'asof',
        min_rows: 2,
      },
    },
    workflows: { research: { data: 'value' } },
    freeze: { strategy: 'configs/strategies/research.yaml' },
  });
  expect(repository.read('.gitignore')).toBe('/audit/**/*.tmp\n/runs/freeze/\n');
  expect(done.next.map((command) => command.split(' ')[0])).toEqual([
    'git',
    'freeze-config',
    'official-run',
    'finish-run',
  ]);
  expect(paste(repository, done.next)).toMatchObject({ status: 0 });
  expect(repository.read('docs/production_research/STAGE_AUDIT_LOG.md')).toContain('| research_run1 |');
  expect(check(repository)).toMatchObject({ ready: true });
  expect(setup(repository).next).toEqual([
    'official-run --workflow research --tag research_run2',
    'finish-run --tag research_run2',
  ]);
});

test('nothing is replaced, and a second call writes only what is missing', () => {
  const repository = committed();
  const first = setup(repository, '--no-evidence-log');
  const before = repository.files().map((file) => [file, repository.read(file)]);
  const again = setup(repository, '--no-evidence-log', '--owner', 'Ada');
  expect(again).toMatchObject({ written: [], kept: expect.arrayContaining(['gatehouse.json']) as string[] });
  expect(repository.files().map((file) => [file, repository.read(file)])).toEqual(before);
  repository.git('add', '-A');
  repository.git('rm', '-q', '-f', 'docs/production_research/HOW_WE_RUN.md');
  expect(setup(repository, '--no-evidence-log').written).toEqual(['docs/production_research/HOW_WE_RUN.md']);
  expect(first.written).toContain('scripts/run_research_workflow.py');
});

test('--dry-run writes nothing and proposes the same', () => {
  const repository = committed();
  const files = repository.files();
  const dry = setup(repository, '--dry-run');
  expect(repository.files()).toEqual(files);
  const real = setup(repository);
  expect(dry.written).toEqual(real.written);
  expect(dry.next.slice(1)).toEqual(real.next.slice(1));
});

test.each<[what: string, words: string[], runner: unknown, workflow: string]>([
  ['an executable', ['--runner', 'src/run'], 'src/run', 'run'],
  ['a Python script', ['--runner', 'src/backtest.py'], ['python3', 'src/backtest.py'], 'backtest'],
  ['a Node script', ['--runner', 'src/backtest.mjs'], ['node', 'src/backtest.mjs'], 'backtest'],
  ['a command', ['--runner', 'python3 -m src.backtest', '--workflow', 'own'], ['python3', '-m', 'src.backtest'], 'own'],
])('a runner: %s', (_, words, runner, workflow) => {
  const repository = committed({
    'scores/value.csv': scores,
    'src/run': '#!/bin/sh\n',
    'src/backtest.py': '',
    'src/backtest.mjs': '',
  });
  chmodSync(repository.path('src/run'), 0o755);
  const done = setup(repository, ...words);
  expect(done.workflow).toBe(workflow);
  expect(settingsOf(repository).workflows).toEqual({ [workflow]: { runner, data: 'value' } });
  expect(repository.exists('scripts/run_research_workflow.py')).toBe(false);
});

test('a workflow under the old name keeps it', () => {
  const repository = committed({ 'scores/value.csv': scores, 'scripts/run_research_workflow.py': 'print(1)\n' });
  expect(setup(repository)).toMatchObject({ workflow: 'production_gates' });
  expect(repository.read('scripts/run_research_workflow.py')).toBe('print(1)\n');
});

test('what it cannot know it asks for', () => {
  const none = committed({ 'README.md': 'x' });
  none.git('config', 'user.name', '');
  const asked = parseDocument(
    repositorySetup,
    init(none, ['--json'], { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' }).stdout,
    'setup',
  );
  expect(asked.asked).toEqual([
    'owner: git has no user.name; name who answers for the runs with --owner NAME',
    'data: no file below data/ and scores/ has a date and a score; name it with --input-csv PATH',
  ]);
  expect(asked.next.at(-1)).toBe('init-repository --check');
  const two = committed({ 'scores/a.csv': scores, 'data/b.csv': scores, 'data/prices.csv': 'date,close\n' });
  expect(setup(two).asked).toEqual([
    'data: 2 files have a date and a score (data/b.csv, scores/a.csv); name one with --input-csv PATH',
  ]);
  expect(setup(two, '--input-csv', 'data/b.csv').asked).toEqual([
    expect.stringMatching(/^gatehouse\.json is kept; add to it: "data": \{"b":/) as string,
  ]);
});

test('data that are given and cannot be read are refused, and so is a runner that is not there', () => {
  const repository = committed({ 'data/empty.csv': '' });
  for (const words of [
    ['--input-csv', 'data/none.csv'],
    ['--input-csv', 'data/empty.csv'],
    ['--runner', 'src/none.py'],
    ['--workflow', '../x'],
  ]) {
    const refused = init(repository, words);
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringMatching(/^init-repository: /)]);
  }
  expect(repository.files()).toEqual(['data/empty.csv']);
});

test('the configuration is what is there', () => {
  const one = committed({ 'scores/value.csv': scores, 'config.yaml': 'a: 1\n', 'configs/protocol.yaml': 'b: 1\n' });
  setup(one);
  expect(settingsOf(one).freeze).toEqual({ strategy: 'config.yaml', protocol: 'configs/protocol.yaml' });
  const two = committed({ 'scores/value.csv': scores, 'configs/a.yaml': 'a: 1\n', 'params.yaml': 'b: 1\n' });
  expect(setup(two).asked).toEqual([
    expect.stringMatching(/^freeze: 2 files look like the configuration; configs\/a\.yaml/),
  ]);
});

test('policies are written only when they are asked for, and are those in force', () => {
  const repository = committed();
  expect(setup(repository).written.filter((file) => file.endsWith('policy.json'))).toEqual([]);
  expect(setup(repository, '--policies').written).toEqual([
    'configs/research/stage_policy.json',
    'configs/research/retention_policy.json',
    'configs/research/candidate_queue_policy.json',
  ]);
  for (const tool of ['check-stage', 'plan-cleanup'])
    expect(runTool(tool, ['--print-policy'], { cwd: repository.root }).status).toBe(0);
});

test('--check names what is missing, and what mends it', () => {
  const empty = temporaryRepository();
  expect(states(check(empty))).toEqual({
    settings: 'missing',
    git: 'missing',
    tree: 'ok',
    runner: 'missing',
    data: 'missing',
    freeze: 'missing',
    machine: 'wrong',
    templates: 'missing',
    disk: 'ok',
    clock: 'ok',
    wrappers: 'ok',
  });
  expect(empty.files()).toEqual([]);
  const repository = committed();
  setup(repository);
  repository.git('add', '-A');
  repository.git('commit', '-q', '-m', 'settings');
  const { ready, items } = check(repository);
  expect(ready).toBe(false);
  expect(items.filter(({ state }) => state !== 'ok')).toEqual([
    expect.objectContaining({ item: 'freeze', state: 'missing', mend: 'freeze-config' }),
  ]);
  const lines = init(repository, ['--check']);
  expect(lines.status).toBe(2);
  expect(lines.stderr).toBe('init-repository: an official run of research could not start: freeze\n');
});

test.each<[what: string, item: string, state: string, says: RegExp, spoil: (repository: Repository) => void]>([
  [
    'settings that cannot be read',
    'settings',
    'wrong',
    /unknown key/,
    (r) => void r.write('gatehouse.json', '{"schema":"gatehouse/v1","ownr":"x"}'),
  ],
  [
    'a runner that is not executable',
    'runner',
    'wrong',
    /not executable/,
    (r) => change(r, { workflows: { research: { runner: 'scores/value.csv', data: 'value' } } }),
  ],
  ['data that are gone', 'data', 'missing', /value\.csv/, remove],
  ['data without a column', 'data', 'wrong', /Score/, (r) => void r.write('scores/value.csv', 'asof,symbol\n')],
  ['a machine that is too small', 'machine', 'wrong', /cores/, (r) => change(r, { machine: { min_cores: 4096 } })],
  [
    'a tree with changes',
    'tree',
    'wrong',
    /dirty/,
    (r) => change(r, { machine: { min_cores: 1, min_memory_gb: 1, require_clean: true } }),
  ],
])('--check: %s', (_, item, state, says, spoil) => {
  const repository = committed();
  setup(repository);
  spoil(repository);
  const found = check(repository).items.find((one) => one.item === item);
  expect(found).toMatchObject({ state, says: expect.stringMatching(says) as string });
  expect(found?.mend).not.toBeNull();
});

function change(repository: Repository, part: Partial<GatehouseSettings>): void {
  repository.write('gatehouse.json', { ...settingsOf(repository), ...part });
}

function remove(repository: Repository): void {
  repository.git('rm', '-q', '-f', '--ignore-unmatch', 'scores/value.csv');
  spawnSync('rm', ['-f', repository.path('scores/value.csv')]);
}

test('--print-settings says where each value came from', () => {
  const repository = committed();
  setup(repository);
  expect(init(repository, ['--print-settings']).stdout).toContain('owner = Grace (gatehouse.json)');
});

test('--check with a git that does not answer names it, and all other items', () => {
  const repository = committed();
  init(repository);
  repository.write('.git/HEAD', 'garbage\n');
  const run = init(repository, ['--check', '--json']);
  expect(run.status).toBe(2);
  const found = parseDocument(repositoryCheck, run.stdout, 'stdout');
  expect(found.items.find(({ item }) => item === 'git')).toMatchObject({
    state: 'wrong',
    says: expect.stringContaining('not a git repository') as string,
    mend: 'git status',
  });
  expect(states(found)).toMatchObject({ settings: 'ok', freeze: 'missing', disk: 'ok', clock: 'ok' });
});

test.each(['', '  '])('an owner %j is refused', (owner) => {
  const refused = init(committed(), ['--owner', owner, '--dry-run']);
  expect(refused).toMatchObject({ status: 1, stdout: '' });
  expect(refused.stderr).toContain('option --owner: expected a name');
});

test('--check holds wrappers against the prefix and the family that were installed, and misses their executables', () => {
  const repository = committed();
  const home = temporaryRepository().root; // the user's own
  const wrappers = (): RepositoryCheck['items'][number] | undefined =>
    parseDocument(repositoryCheck, init(repository, ['--check', '--json'], { HOME: home }).stdout, 'check').items.find(
      ({ item }) => item === 'wrappers',
    );
  const install = (...words: string[]): ToolRun =>
    runTool('install-into', words, { cwd: repository.root, env: { HOME: home } });
  expect(install('--prefix', path.join(home, 'tools$x')).status).toBe(0);
  expect(wrappers()).toMatchObject({ state: 'ok', says: 'current' });
  rmSync(path.join(home, 'tools$x'), { recursive: true });
  expect(wrappers()).toMatchObject({
    state: 'wrong',
    says: `${home}/tools$x has no executables for them`,
    mend: `install-into --prefix '${home}/tools$x'`,
  });
  expect(install('--uninstall').status).toBe(0);
  repository.write('scripts/data_quality_gate.py', 'my own');
  expect(install('--family', 'research-record').status).toBe(0);
  expect(wrappers()).toMatchObject({ state: 'ok' });
  repository.write('scripts/check_data_policy.py', 'changed');
  expect(wrappers()).toMatchObject({
    state: 'wrong',
    says: 'not current: check_data_policy.py',
    mend: 'install-into --family research-record',
  });
});
