import { spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { context, result, status } from '@gatehouse/contracts';
import { acquireLock, readDocument } from '@gatehouse/files';
import { officialRunLock, stateOfRun } from '@gatehouse/runs';
import { isGroupAlive } from '@gatehouse/system';
import {
  atTerminal,
  binDirectory,
  cleanEnvironment,
  runTool,
  startTool,
  temporaryRepository,
  testWith,
  until,
  type Repository,
  type Shown,
  type ToolRun,
} from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';

const low = { MIN_CORES: '1', MIN_MEM_GB: '1' };
const today = new Date().toISOString().slice(0, 10);
const table = `date,ticker,score\n${Array.from({ length: 5 }, (_, i) => `${today},T${i},0.${i}\n`).join('')}`;

/** A repository whose workflow is this shell script; it sees its arguments as official-run passes them. */
function repositoryWith(script: string, files: Record<string, string | object> = {}): Repository {
  const repository = temporaryRepository({
    'scripts/run_research_workflow': `#!/bin/sh\n${script}\n`,
    'data/in.csv': table,
    'freeze.json': { runner: 'test' },
    ...files,
  });
  chmodSync(repository.path('scripts/run_research_workflow'), 0o755);
  repository.git('init');
  repository.git('add', '-A');
  repository.git('commit', '-m', 'start');
  return repository;
}

const simple = (tag: string, ...rest: string[]): string[] => [
  '--workflow',
  'nightly',
  '--tag',
  tag,
  '--',
  ...(rest.length > 0 ? rest : ['--x']),
];
const gated = (tag: string, ...rest: string[]): string[] => [
  '--workflow',
  'production_gates',
  '--tag',
  tag,
  '--dq-input-csv',
  'data/in.csv',
  '--',
  '--freeze-file',
  'freeze.json',
  ...rest,
];
const run = ({ root }: Repository, words: string[], env: Record<string, string> = {}): ToolRun =>
  runTool('official-run', words, { cwd: root, env: { ...low, DQ_MIN_ROWS: '1', ...env } });
const start = ({ root }: Repository, words: string[]): ChildProcess & { ended: Promise<ToolRun> } =>
  startTool('official-run', words, { cwd: root, env: low });
const runs = ({ path: at }: Repository): string[] =>
  existsSync(at('audit/workstation_runs'))
    ? readdirSync(at('audit/workstation_runs'))
        .filter((name) => !name.startsWith('.'))
        .sort()
    : [];
const only = (repository: Repository): string => {
  expect(runs(repository)).toHaveLength(1);
  return path.join('audit/workstation_runs', runs(repository)[0] as string);
};
const resultOf = (repository: Repository, directory = only(repository)) =>
  readDocument(result, repository.path(directory, 'result.json'));
const stateOf = (repository: Repository) =>
  stateOfRun({ directory: repository.path(only(repository)), name: runs(repository)[0] as string });

describe('a run from start to end', () => {
  test('leaves the whole record', () => {
    const repository = repositoryWith(
      'echo out; echo err >&2; echo "threads $OMP_NUM_THREADS $MKL_NUM_THREADS $OPENBLAS_NUM_THREADS $NUMEXPR_NUM_THREADS"',
    );
    const done = run(repository, ['--owner', 'research', '--threads', '3', ...gated('a b/c')]);
    const directory = only(repository);
    expect(done).toMatchObject({ status: 0, stderr: '' });
    expect(directory).toMatch(/^audit\/workstation_runs\/\d{4}-\d\d-\d\d_\d{6}_production_gates_a_b_c$/);
    expect(done.stdout.split('\n').slice(2)).toEqual([
      'out',
      'err',
      'threads 3 3 3 3',
      `Run succeeded. Audit: ${directory}`,
      '',
    ]);
    expect(repository.read(`${directory}/run.log`)).toBe('out\nerr\nthreads 3 3 3 3\n');
    expect(repository.read(`${directory}/data_quality.log`)).toBe(
      `${done.stdout.split('\n').slice(0, 2).join('\n')}\n`,
    );
    expect(resultOf(repository)).toMatchObject({
      exit_code: 0,
      outcome: 'succeeded',
      phase: 'verify',
      signal: null,
      audit_dir: directory,
      decision_tag: 'a b/c',
      input_changed: false,
    });
    const recorded = readDocument(context, repository.path(directory, 'context.json'));
    expect(recorded).toMatchObject({
      owner: 'research',
      notes: '',
      threads: 3,
      skip_data_quality_check: 0,
      git_branch: 'main',
      data_quality_input_csv: 'data/in.csv',
    });
    expect(repository.exists(recorded.data_quality_report_json as string)).toBe(true);
    expect(readDocument(status, repository.path(directory, 'status.json')).phase).toBe('finished');
    expect(stateOf(repository).state).toBe('succeeded');
    expect(repository.files().filter((name) => /\.tmp$|\.lock$/.test(name))).toEqual([]);
  });

  testWith('script')('tells who waits at a terminal how each step went', async () => {
    const repository = repositoryWith('echo fold 1; sleep ${LONG:-0}; seq -f "row %g" 3000; exit 7');
    const at = (name: string, env: Record<string, string>, more = ''): Promise<Shown> => {
      const words = [path.join(binDirectory, 'official-run'), ...gated(name)].join(' ');
      return atTerminal(`${words} ${more}`, { cwd: repository.root, columns: 60, env: { ...low, ...env } });
    };
    const blocked = await at('t_1', {});
    const steps = ({ lines }: Shown): string[] =>
      lines.filter((line) => line.startsWith('official-run: ')).map((line) => line.replace(/ +[\d.]+ s$/, ''));
    expect(steps(blocked).slice(0, -1)).toEqual([
      'official-run: preflight     pass',
      'official-run: freeze        pass',
      'official-run: data quality  blocked',
      'official-run: result        blocked',
    ]);
    const failed = await at('t_2', { DQ_MIN_ROWS: '1', LONG: '3' });
    expect(failed.raw).toMatch(/official-run: workflow {2}0:0\d/);
    expect(steps(failed)).toEqual([
      'official-run: preflight     pass',
      'official-run: freeze        pass',
      'official-run: data quality  pass',
      'official-run: workflow      failed (7)',
      'official-run: verification  pass',
      'official-run: result        failed',
      expect.stringMatching(/^official-run: Run failed \(exit=7\)/),
    ]);
    expect(failed.lines.indexOf('row 3000')).toBeGreaterThan(-1);
    expect(failed.lines.findIndex((line) => line.includes('workflow'))).toBeGreaterThan(
      failed.lines.indexOf('row 3000'),
    );
    expect(failed.raw).toMatch(/\x1b\[31mfailed\x1b\[39m/);
    const plain = await at('t_3', { DQ_MIN_ROWS: '1', NO_COLOR: '1' });
    expect(plain.raw).not.toMatch(/\x1b\[\d+m/);
    for (const quiet of [await at('t_4', { CI: 'true' }), await at('t_5', {}, '2>&1 | cat')])
      expect(steps(quiet)).toHaveLength(1);
  });

  test('passes the workflow’s own status through', () => {
    const repository = repositoryWith('echo boom >&2; exit 7');
    const done = run(repository, simple('t'));
    expect(done).toMatchObject({
      status: 7,
      stdout: 'boom\n',
      stderr: `official-run: Run failed (exit=7). Audit: ${only(repository)}\n`,
    });
    expect(resultOf(repository)).toMatchObject({ exit_code: 7, outcome: 'failed', phase: 'workflow', signal: null });
  });

  test('a workflow that a signal ended has 128+n, and the signal is named', () => {
    const repository = repositoryWith('kill -KILL $$');
    expect(run(repository, simple('t')).status).toBe(137);
    expect(resultOf(repository)).toMatchObject({
      exit_code: 137,
      outcome: 'failed',
      signal: 'SIGKILL',
      reason: 'the workflow ended in SIGKILL',
    });
  });

  test('also a signal that Node does not know', () => {
    const repository = repositoryWith('kill -40 $$');
    expect(run(repository, simple('t'))).toMatchObject({ status: 168, stdout: '' });
    expect(resultOf(repository)).toMatchObject({
      exit_code: 168,
      outcome: 'failed',
      signal: 'signal 40',
      reason: 'the workflow ended in signal 40',
    });
  });

  testWith('python3')('it ends when its last thread does, not its first', () => {
    const repository = repositoryWith('');
    repository.write(
      'first',
      `#!/usr/bin/env python3
import ctypes, os, threading, time
def go():
    time.sleep(0.5)
    open("ran", "w").close()
    os._exit(3)
threading.Thread(target=go).start()
ctypes.CDLL(None).pthread_exit(None)
`,
    );
    chmodSync(repository.path('first'), 0o755);
    expect(run(repository, ['--runner', 'first', ...simple('t')]).status).toBe(3);
    expect(repository.exists('ran')).toBe(true);
  });

  test('a workflow that cannot be started says why', () => {
    const repository = repositoryWith('');
    repository.write('runner', `#!${repository.path('absent')}\n`);
    chmodSync(repository.path('runner'), 0o755);
    expect(run(repository, ['--runner', 'runner', ...simple('t')])).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/cannot start the workflow .*runner: .*ENOENT/) as string,
    });
    expect(resultOf(repository)).toMatchObject({ outcome: 'failed', phase: 'workflow' });
  });

  test('hands every argument on as it is, and command.sh means the same argv', () => {
    const repository = repositoryWith(`printf '%s\\0' "$@" > "\${ARGV_FILE:-argv}"`);
    const hostile = ['--x', "it's", '$(touch pwned)', 'a\nb', '', '*', '`id`', '-', '--', '"q"', '\\', 'ü'];
    expect(run(repository, ['--notes', '; rm -rf $HOME', ...simple('t', ...hostile)]).status).toBe(0);
    const argv = repository.read('argv').split('\0').slice(0, -1);
    expect(argv).toEqual([
      '--workflow',
      'nightly',
      '--',
      ...hostile,
      '--decision-tag',
      't',
      '--notes',
      '; rm -rf $HOME',
    ]);
    spawnSync('bash', [repository.path(only(repository), 'command.sh')], {
      cwd: repository.root,
      env: { ...process.env, ARGV_FILE: 'argv2' },
    });
    expect(repository.read('argv2')).toBe(repository.read('argv'));
    expect(repository.exists('pwned')).toBe(false);
  });

  test('output is followed byte for byte, whatever it is', () => {
    const repository = repositoryWith(
      "head -c 3000000 /dev/zero | tr '\\0' '\\377'; printf '\\200\\0\\33[31m no line end'",
    );
    const done = spawnSync(path.join(binDirectory, 'official-run'), simple('t'), {
      cwd: repository.root,
      env: { ...process.env, ...low },
      maxBuffer: 1 << 26,
    });
    const log = readFileSync(repository.path(only(repository), 'run.log'));
    expect(log.length).toBe(3_000_019);
    expect(done.stdout.subarray(0, log.length).equals(log)).toBe(true);
  });

  test('--json prints the result and moves the workflow’s output to stderr, --quiet prints nothing', () => {
    const repository = repositoryWith('echo out');
    const asJson = run(repository, ['--json', ...simple('t1')]);
    expect(JSON.parse(asJson.stdout)).toMatchObject({ outcome: 'succeeded', decision_tag: 't1' });
    expect(asJson.stderr).toBe('out\n');
    expect(run(repository, ['--quiet', ...simple('t2')])).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });

  test('its own directory makes no tree dirty, a changed file does', () => {
    const repository = repositoryWith('exit 0');
    expect(run(repository, ['--require-clean', ...simple('t1')]).status).toBe(0);
    repository.git('add', '-A');
    repository.git('commit', '-m', 'evidence');
    repository.write('new.txt', 'x');
    expect(run(repository, simple('t2'), { REQUIRE_CLEAN: '1' })).toMatchObject({ status: 2 });
    expect(run(repository, simple('t3')).status).toBe(0);
  });

  test('finds its siblings and their Node without PATH, and started through a link', () => {
    const repository = repositoryWith('exit 0');
    const linked = repository.path('official-run');
    spawnSync('ln', ['-s', path.join(binDirectory, 'official-run'), linked]);
    const done = spawnSync(process.execPath, [linked, ...simple('t')], {
      cwd: repository.root,
      env: { ...low, PATH: '/usr/bin:/bin' },
      encoding: 'utf8',
    });
    expect(done.stderr).toBe('');
    expect(done.status).toBe(0);
  });

  test('secrets on the command line reach the workflow, not the record', () => {
    const repository = repositoryWith('printf %s "$5" > seen');
    run(repository, simple('t', '--api-key', 'hunter2'));
    const directory = only(repository);
    expect(repository.read('seen')).toBe('hunter2');
    const recorded = repository.files().filter((name) => name.startsWith(directory));
    expect(recorded.filter((name) => repository.read(name).includes('hunter2'))).toEqual([]);
    expect(readDocument(context, repository.path(directory, 'context.json')).masked).toEqual(['--api-key']);
    expect(run(repository, ['--no-mask', ...simple('t2', '--api-key', 'hunter2')]).status).toBe(0);
    expect(
      repository.read(path.join('audit/workstation_runs', runs(repository).at(-1) as string, 'command.sh')),
    ).toContain('hunter2');
  });
});

describe('secrets of the environment', () => {
  const env = {
    BROKER_TOKEN: 'tok-3f9a-c2',
    DB_PASSWORD: "it's a secret",
    DQ_KEY_COLUMNS: 'date,ticker',
    HF_KEY: 'x'.repeat(9),
  };

  test('reach the workflow, not the record and not what is said', () => {
    const repository = repositoryWith('printf "%s|" "$BROKER_TOKEN" "$@" > seen');
    const done = run(
      repository,
      [
        '--owner',
        env.DB_PASSWORD,
        '--notes',
        `why ${env.BROKER_TOKEN}`,
        ...gated('t', '--url', `https://desk:pw@host/${env.BROKER_TOKEN}`),
      ],
      env,
    );
    expect(done).toMatchObject({ status: 0, stderr: '' });
    const directory = only(repository);
    const recorded = repository.files().filter((name) => name.startsWith(directory));
    for (const secret of [env.BROKER_TOKEN, env.DB_PASSWORD, 'a secret', ':pw@']) {
      expect(
        recorded.filter((name) => repository.read(name).includes(secret)),
        secret,
      ).toEqual([]);
      expect(done.stdout).not.toContain(secret);
    }
    expect(readDocument(context, repository.path(directory, 'context.json'))).toMatchObject({
      owner: '***',
      notes: 'why ***',
      masked: ['BROKER_TOKEN', 'DB_PASSWORD', 'address'],
    });
    expect(repository.read(`${directory}/data_quality_command.sh`)).toContain('--key-columns date,ticker');
    expect(repository.read('seen')).toContain(`${env.BROKER_TOKEN}|--workflow|`);
  });

  test('that the workflow prints are reported after the run and left in its log; --no-mask is content with them', () => {
    const repository = repositoryWith('echo "using $BROKER_TOKEN"');
    const done = run(repository, simple('t'), env);
    expect([done.status, done.stderr]).toEqual([
      0,
      expect.stringMatching(/^official-run: run\.log, .* has the value of BROKER_TOKEN/),
    ]);
    expect(repository.read(`${only(repository)}/run.log`)).toBe(`using ${env.BROKER_TOKEN}\n`);
    expect(run(repository, ['--no-mask', '--notes', env.BROKER_TOKEN, ...simple('t2')], env)).toMatchObject({
      status: 0,
      stderr: '',
    });
    expect(
      repository.json(path.join('audit/workstation_runs', runs(repository).at(-1) as string, 'context.json'))['notes'],
    ).toBe(env.BROKER_TOKEN);
  });

  test('in what a run says of its freeze and of why it was blocked are masked, those of arguments too', () => {
    const key = 'hunter2-hunter2';
    const repository = repositoryWith('exit 0', { [`configs/${key}.json`]: { id: 'm' } });
    const frozen = runTool('freeze-config', ['--strategy', `configs/${key}.json`, '--out', `f-${key}.json`], {
      cwd: repository.root,
    });
    expect(frozen.status).toBe(0);
    const own = ['--api-key', key, '--strategy', `configs/${key}.json`];
    const good = run(repository, simple('t1', ...own, '--freeze-file', `f-${key}.json`));
    const blocked = run(repository, simple('t2', ...own, '--freeze-file', `${key}.json`));
    const refused = run(repository, simple('t3', ...own, '--decision-tag', key));
    expect([good.status, blocked.status, refused.status]).toEqual([0, 2, 1]);
    expect(blocked.stderr).toContain('freeze file not found: ***.json');
    for (const { stdout, stderr } of [good, blocked, refused]) expect(stdout + stderr).not.toContain(key);
    const recorded = repository.files().filter((name) => name.startsWith('audit/'));
    expect(recorded.filter((name) => name.endsWith('/freeze_verification.json'))).toHaveLength(1);
    expect(recorded.filter((name) => repository.read(name).includes(key))).toEqual([]);
  });

  test('that JSON writes otherwise are masked in what a run says of its freeze', () => {
    const password = 'gr"\u00fcnes\\geheim-77';
    const repository = repositoryWith('exit 0', {
      'configs/m.json': { id: 'm', desk: `a ${password}`, [password]: 1 },
    });
    expect(
      runTool('freeze-config', ['--strategy', 'configs/m.json', '--out', 'f.json'], { cwd: repository.root }).status,
    ).toBe(0);
    repository.write('configs/m.json', { id: 'm', desk: `b ${password}` });
    const done = run(repository, simple('t', '--freeze-file', 'f.json'), { DESK_PASSWORD: password });
    expect([done.status, done.stderr]).toEqual([2, expect.stringContaining('desk: "a ***" \u2192 "b ***"')]);
    const directory = only(repository);
    expect(repository.json(`${directory}/freeze_verification.json`)).toMatchObject({ holds: false });
    for (const text of [
      done.stderr,
      repository.read(`${directory}/result.json`),
      repository.read(`${directory}/freeze_verification.json`),
    ])
      expect(text).not.toContain('geheim');
  });

  test('are neither a tag nor a name of data, and are not said by the message that refuses', () => {
    const repository = repositoryWith('touch ran');
    for (const words of [
      simple(`a ${env.BROKER_TOKEN}`),
      simple('t', '--decision-tag', env.BROKER_TOKEN),
      ['--dq-input-csv', `${env.BROKER_TOKEN}.csv`, ...simple('t')],
    ]) {
      const done = run(repository, words, env);
      expect(done.status, words.join(' ')).toBe(1);
      expect(done.stderr + done.stdout).not.toContain(env.BROKER_TOKEN);
      expect(done.stderr).toMatch(/looks like a secret|given with --tag|decision-tag/);
    }
    expect([runs(repository), repository.exists('ran')]).toEqual([[], false]);
  });

  test('the files of a run are nobody else’s to write, whatever the umask allows', () => {
    const repository = repositoryWith('exit 0');
    const done = spawnSync(
      'sh',
      ['-c', 'umask 0; exec "$0" "$@"', path.join(binDirectory, 'official-run'), ...gated('t')],
      { cwd: repository.root, env: { ...process.env, ...low, DQ_MIN_ROWS: '1' } },
    );
    expect(done.status).toBe(0);
    const modes = repository
      .files()
      .filter((name) => name.startsWith('audit'))
      .flatMap((name) => [name, path.dirname(name)])
      .map((name) => statSync(repository.path(name)));
    expect(
      [...new Set(modes.map((stat) => `${stat.isDirectory() ? 'd' : 'f'}${(stat.mode & 0o777).toString(8)}`))].sort(),
    ).toEqual(['d755', 'f644']);
  });
});

describe('what blocks a run', () => {
  test.each<[string, string[], RegExp]>([
    ['no workflow arguments', ['--workflow', 'w', '--tag', 't'], /Missing workflow args after --/],
    [
      'no data',
      ['--workflow', 'production_gates', '--tag', 't', '--', '--freeze-file', 'freeze.json'],
      /--dq-input-csv/,
    ],
    [
      'no freeze',
      ['--workflow', 'production_gates', '--tag', 't', '--dq-input-csv', 'data/in.csv', '--', '--x'],
      /freeze/,
    ],
    ['a skip flag', simple('t', '--skip-guardrails'), /--skip-guardrails/],
    ['another tag', simple('t', '--decision-tag', 'u'), /decision-tag u/],
    ['no runner', ['--runner', 'absent', ...simple('t')], /--runner/],
    ['bytes that are not UTF-8', simple('t', '--x', 'caf\ufffd.csv'), /holds bytes that are not UTF-8/],
    ['a tag that leaves', simple('../t'), /could leave/],
  ])('%s: before anything is written', (_, words, message) => {
    const repository = repositoryWith('touch ran');
    const done = run(repository, words);
    expect(done.status).toBe(1);
    expect(done.stderr).toMatch(message);
    expect(done.stderr.trim().split('\n')).toHaveLength(1);
    expect([runs(repository), repository.exists('ran')]).toEqual([[], false]);
  });

  test('a preflight that a real-time signal ended, of which Node says 0', () => {
    const repository = repositoryWith('touch ran', {
      'killed.cjs': "if (process.argv[1].endsWith('workstation-preflight')) process.kill(process.pid, 40);",
    });
    const done = run(repository, simple('t'), { NODE_OPTIONS: `--require ${repository.path('killed.cjs')}` });
    expect([done.status, done.stderr]).toEqual([
      1,
      expect.stringMatching(
        /^official-run: the preflight ended in 0 but .*preflight\.json does not say that it passed\n/,
      ),
    ]);
    expect([resultOf(repository), repository.exists('ran')]).toEqual([
      expect.objectContaining({ outcome: 'blocked', phase: 'preflight' }),
      false,
    ]);
  });

  test('a machine that is not enough', () => {
    const repository = repositoryWith('touch ran');
    const done = run(repository, simple('t'), { MIN_CORES: '4096' });
    const directory = only(repository);
    expect(done.status).toBe(2);
    expect(done.stderr).toContain(`official-run: Preflight failed. See ${directory}/preflight.json`);
    expect(repository.json(`${directory}/preflight.json`)).toMatchObject({ status: 'fail' });
    expect(resultOf(repository)).toMatchObject({ exit_code: 2, outcome: 'blocked', phase: 'preflight' });
    const untold = repositoryWith('touch ran');
    expect(run(untold, simple('t'), { MIN_CORES: 'x' }).stderr).toMatch(
      /MIN_CORES.*\n.*Preflight failed\. See audit\/workstation_runs\/[^/\n]+\n$/,
    );
    expect(repository.exists('ran')).toBe(false);
  });

  test.each<[string, string | undefined, RegExp]>([
    ['is not there', undefined, /freeze file not found: f\.json/],
    ['is cut off', '{"git_commit": "ab', /is cut off/],
    [
      'is of another commit',
      '{"git_commit": "0123456789012345678901234567890123456789"}',
      /was made at commit 0123456789/,
    ],
    ['is of no commit at all', '{"git_commit": "unknown"}', /was made at commit unknown/],
  ])('a freeze that %s', (_, text, message) => {
    const repository = repositoryWith('touch ran', text === undefined ? {} : { 'f.json': text });
    const done = run(repository, simple('t', '--freeze-file', 'f.json'));
    expect(done.status).toBe(2);
    expect(done.stderr).toMatch(message);
    expect(resultOf(repository)).toMatchObject({ exit_code: 2, outcome: 'blocked', phase: 'freeze' });
    expect(repository.exists('ran')).toBe(false);
  });

  test('a freeze of this commit, whole or abbreviated, lets it pass', () => {
    const repository = repositoryWith('exit 0');
    const commit = repository.git('rev-parse', 'HEAD').trim();
    repository.write('f.json', { git_commit: commit });
    expect(run(repository, simple('t1', '--freeze-file', 'f.json')).status).toBe(0);
    repository.write('f.json', { git_commit: commit.slice(0, 7) });
    expect(run(repository, simple('t2', '--freeze-file=f.json')).status).toBe(0);
  });

  test('data that fails its gate, with the gate’s status', () => {
    const repository = repositoryWith('touch ran');
    const done = run(repository, gated('t'), { DQ_MIN_ROWS: '1000' });
    const directory = only(repository);
    expect(done.status).toBe(2);
    expect(done.stderr).toContain(`official-run: Data quality gate failed (exit=2). See ${directory}/data_quality.log`);
    expect(repository.read(`${directory}/data_quality_command.sh`)).toContain('--min-rows 1000');
    expect(resultOf(repository)).toMatchObject({ exit_code: 2, outcome: 'blocked', phase: 'data_quality' });
    expect(readDocument(context, repository.path(directory, 'context.json')).data_quality_report_json).toBe('');
    expect(repository.exists('ran')).toBe(false);
  });

  test('data that is not there, or a gate that cannot do its job', () => {
    const repository = repositoryWith('touch ran');
    const absent = run(repository, [
      '--workflow',
      'w',
      '--tag',
      't1',
      '--dq-input-csv',
      'data/absent.csv',
      '--',
      '--x',
    ]);
    expect([absent.status, absent.stderr]).toEqual([1, expect.stringContaining('not found')]);
    expect(run(repository, gated('t2'), { DQ_MIN_ROWS: 'many' })).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('--min-rows') as string,
    });
    expect(repository.exists('ran')).toBe(false);
  });

  test('data that changes while the run uses it', () => {
    const repository = repositoryWith('echo more >> data/in.csv');
    const done = run(repository, gated('t'));
    expect(done.status).toBe(2);
    expect(done.stderr).toContain('the input changed while the run used it');
    expect(resultOf(repository)).toMatchObject({
      exit_code: 2,
      outcome: 'failed',
      phase: 'verify',
      input_changed: true,
    });
    const parts = ['--workflow', 'nightly', '--tag', 't', '--dq-input-csv', 'data/*.csv', '--', '--x'];
    const inputs = { 'data/late.csv': table.replaceAll('T', 'U') };
    expect(run(repositoryWith('true', inputs), parts)).toMatchObject({ status: 0, stderr: '' });
    for (const script of [
      'echo more >> data/late.csv',
      'rm data/late.csv',
      'cp data/in.csv data/new.csv',
      'ln -s absent data/gone.csv',
    ])
      expect(run(repositoryWith(script, inputs), parts), script).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('the input changed') as string,
      });
    const gone = repositoryWith('rm data/in.csv; exit 3');
    expect(run(gone, gated('t')).status).toBe(3);
    expect(resultOf(gone)).toMatchObject({ exit_code: 3, outcome: 'failed', phase: 'workflow', input_changed: true });
  });
});

describe('a tag is used once', () => {
  test('whatever became of the run; the next free tag is proposed', () => {
    const repository = repositoryWith('exit 1');
    run(repository, simple('run1'));
    run(repository, simple('run2'));
    const again = run(repository, simple('run1'));
    expect(again.status).toBe(1);
    expect(again.stderr).toContain('A rerun takes a new tag, such as run3');
    expect(runs(repository)).toHaveLength(2);
  });

  test('which is found quickly among many', () => {
    const repository = repositoryWith('exit 0');
    for (let i = 1; i <= 500; i += 1)
      repository.write(`audit/workstation_runs/2026-01-01_000000_${i}_nightly_run${i}/context.json`, {
        timestamp: '2026-01-01_000000',
        workflow: 'nightly',
        decision_tag: `run${i}`,
      });
    const began = performance.now();
    expect(run(repository, simple('run1'))).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('such as run501') as string,
    });
    expect(performance.now() - began).toBeLessThan(5000);
  });

  test('but a run that was blocked at preflight has not used it', () => {
    const repository = repositoryWith('exit 0');
    run(repository, simple('t'), { MIN_CORES: '4096' });
    expect(run(repository, simple('t')).status).toBe(0);
    expect(runs(repository)).toHaveLength(2);
    expect(run(repository, simple('t')).status).toBe(1);
  });

  test('of two at the same moment one wins and the other is told', async () => {
    const repository = repositoryWith('sleep 0.5');
    const ends = await Promise.all(
      [1, 2, 3].map(() => start(repository, ['--allow-concurrent', ...simple('t')]).ended),
    );
    expect(ends.map((end) => end.status).sort()).toEqual([0, 1, 1]);
    for (const end of ends.filter((one) => one.status === 1)) expect(end.stderr).toContain('decision tag t was used');
    expect(runs(repository)).toHaveLength(1);
  });
});

test('one official run of a workflow at a time, unless it is said', async () => {
  const repository = repositoryWith('while [ ! -e go ]; do sleep 0.05; done');
  const first = start(repository, simple('t1'));
  await until(() => runs(repository).length === 1 && repository.exists(`${only(repository)}/run.log`), 'the first run');
  const second = run(repository, simple('t2'));
  expect([second.status, second.stderr]).toEqual([75, expect.stringContaining(runs(repository)[0] as string)]);
  const other = start(repository, ['--workflow', 'other', '--tag', 't3', '--', '--x']);
  const third = start(repository, ['--allow-concurrent', ...simple('t4')]);
  await until(() => runs(repository).length === 3, 'the others');
  repository.write('go', '');
  expect((await Promise.all([first, other, third].map((one) => one.ended))).map((end) => end.status)).toEqual([
    0, 0, 0,
  ]);
  const allowed = runs(repository).find((name) => name.endsWith('_t4')) as string;
  expect(
    readDocument(context, repository.path('audit/workstation_runs', allowed, 'context.json')).allow_concurrent,
  ).toBe(true);
});

test.each([
  [0, 75],
  [120, 75],
  [3600, 0],
  [-120, 0],
])('a run of another host whose heartbeat is %d s ahead: %d', (ahead, expected) => {
  const repository = repositoryWith('exit 0');
  const [started, heartbeat] = [new Date(0).toISOString(), new Date(Date.now() + ahead * 1000).toISOString()];
  repository.write('audit/workstation_runs/2026-01-01_000000_nightly_other/status.json', {
    schema: 'status/v1',
    decision_tag: 'other',
    workflow: 'nightly',
    phase: 'workflow',
    host: 'elsewhere',
    boot_id: 'b',
    pid_namespace: null,
    official_run: { pid: 1, start_time: 1 },
    workflow_group: null,
    started_at: started,
    heartbeat_at: heartbeat,
  });
  expect(run(repository, simple('t')).status).toBe(expected);
});

describe('signals', () => {
  const busy = 'trap "echo got it; exit 9" TERM INT HUP; touch ready; while :; do sleep 0.05; done';

  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    '%s reaches the workflow, and the result is still written',
    async (signal) => {
      const repository = repositoryWith(busy);
      const child = start(repository, simple('t'));
      await until(() => repository.exists('ready'), 'the workflow');
      child.kill(signal);
      const end = await child.ended;
      expect(end.status).toBe(9);
      expect(resultOf(repository)).toMatchObject({ exit_code: 9, outcome: 'interrupted', phase: 'workflow', signal });
      expect(repository.read(`${only(repository)}/run.log`)).toMatch(/got it\n$/);
      expect(stateOf(repository).state).toBe('interrupted');
    },
  );

  test('a workflow that ends in 0 all the same was interrupted', async () => {
    const repository = repositoryWith(busy.replace('exit 9', 'exit 0'));
    const child = start(repository, simple('t'));
    await until(() => repository.exists('ready'), 'the workflow');
    child.kill('SIGTERM');
    expect((await child.ended).status).toBe(143);
    expect(resultOf(repository)).toMatchObject({ exit_code: 143, outcome: 'interrupted' });
  });

  test('one that ignores it, with all it started, is killed in the end', async () => {
    const repository = repositoryWith(
      'trap "" TERM; (trap "" TERM; while :; do sleep 0.05; done) & touch ready; while :; do sleep 0.05; done',
    );
    const child = start(repository, ['--kill-after', '0.3', ...simple('t')]);
    await until(() => repository.exists('ready'), 'the workflow');
    child.kill('SIGTERM');
    expect((await child.ended).status).toBe(137);
    expect(resultOf(repository)).toMatchObject({ exit_code: 137, outcome: 'interrupted', signal: 'SIGTERM' });
    const group = readDocument(status, repository.path(only(repository), 'status.json')).workflow_group;
    await until(() => group !== null && !isGroupAlive(group), 'the whole group to be gone');
  });

  test('a time to end that is longer than a timer can wait is not a short one', async () => {
    const repository = repositoryWith(busy.replace('echo got it;', 'sleep 0.3;'));
    const child = start(repository, ['--kill-after', '3000000', ...simple('t')]);
    await until(() => repository.exists('ready'), 'the workflow');
    child.kill('SIGTERM');
    expect((await child.ended).status).toBe(9);
  });

  testWith('flock')('before the run began it ends the waiting, and the tag is free', async () => {
    const repository = repositoryWith('touch ran');
    const lock = await acquireLock(officialRunLock(repository.root));
    const child = start(repository, simple('t'));
    await new Promise((resolve) => child.stderr?.once('data', resolve));
    child.kill('SIGTERM');
    const ended = await child.ended;
    lock.release();
    expect([ended.status, ended.stderr]).toEqual([
      143,
      expect.stringMatching(
        /^official-run: waiting for .*\nofficial-run: interrupted by SIGTERM before the run began\n$/,
      ),
    ]);
    expect([runs(repository), repository.exists('ran')]).toEqual([[], false]);
    expect(run(repository, simple('t')).status).toBe(0);
  });

  test('during the gate it ends the gate, and the workflow never starts', async () => {
    const repository = repositoryWith('touch ran');
    spawnSync('mkfifo', [repository.path('data/slow.csv')]);
    const child = start(repository, ['--workflow', 'w', '--tag', 't', '--dq-input-csv', 'data/slow.csv', '--', '--x']);
    await until(
      () => runs(repository).length === 1 && repository.exists(`${only(repository)}/data_quality_command.sh`),
      'the gate',
    );
    child.kill('SIGTERM');
    const ended = await child.ended;
    expect(ended.status).toBe(143);
    expect(ended.stderr).toMatch(
      /official-run: interrupted by SIGTERM in data_quality\nofficial-run: Run failed \(exit=143\)\. Audit: audit\/workstation_runs\/.*\n$/,
    );
    expect(resultOf(repository)).toMatchObject({
      exit_code: 143,
      outcome: 'interrupted',
      phase: 'data_quality',
      signal: 'SIGTERM',
    });
    expect(repository.exists('ran')).toBe(false);
  });
});

test('a run that was killed can be told from a living one, and is lost once its workflow is over', async () => {
  const repository = repositoryWith('while [ ! -e go ]; do sleep 0.05; done; echo done');
  const child = start(repository, simple('killed'));
  await until(
    () =>
      runs(repository).length === 1 &&
      repository.exists(`${only(repository)}/run.log`) &&
      readDocument(status, repository.path(only(repository), 'status.json')).workflow_group !== null,
    'the workflow',
  );
  expect(stateOf(repository).state).toBe('running');
  child.kill('SIGKILL');
  await child.ended;
  await until(
    () => stateOf(repository).evidence.some((line) => /official-run .* is gone/.test(line)),
    'the kill to be seen',
  );
  expect(stateOf(repository).state).toBe('running');
  repository.write('go', '');
  await until(() => stateOf(repository).state === 'lost', 'the workflow to end');
  expect(repository.read(`${only(repository)}/run.log`)).toBe('done\n');
  expect(run(repository, simple('killed')).status).toBe(1);
});

(process.getuid?.() === 0 ? testWith('unshare') : test.skip)(
  'from a container with the name of its host, a living run is not lost',
  async () => {
    const repository = repositoryWith('while [ ! -e go ]; do sleep 0.05; done');
    const child = start(repository, simple('contained'));
    await until(
      () => runs(repository).length === 1 && repository.exists(`${only(repository)}/run.log`),
      'the workflow',
    );
    const watch = [
      '--pid',
      '--fork',
      '--mount-proc',
      path.join(binDirectory, 'monitor-gate-run'),
      '--tag',
      'contained',
      '--once',
      '--json',
    ];
    const { stdout } = spawnSync('unshare', watch, { cwd: repository.root, env: cleanEnvironment(), encoding: 'utf8' });
    repository.write('go', '');
    expect(JSON.parse(stdout)).toMatchObject({
      state: 'unknown',
      evidence: [
        expect.stringMatching(/numbers in pid:\[\d+\], which is not that of the judge/),
        expect.any(String),
        'there is no result.json',
      ],
    });
    expect((await child.ended).status).toBe(0);
  },
);

test('a heartbeat that cannot be written is told and ends no run', async () => {
  const repository = repositoryWith(
    'cd audit/workstation_runs/*_nightly_t; while grep -q workflow_group.*null status.json; do sleep 0.05; done; rm status.json; mkdir -p status.json/x; while [ ! -e told ]; do sleep 0.05; done; rm -r status.json told',
  );
  const child = start(repository, simple('t'));
  let said = '';
  child.stderr?.on('data', (text: string) => (said += text));
  await until(() => said.includes('heartbeat') || child.exitCode !== null, 'the heartbeat');
  repository.write(`${only(repository)}/told`, '');
  expect(await child.ended).toMatchObject({
    status: 0,
    stderr: expect.stringMatching(
      /^official-run: the heartbeat cannot be written: cannot write .*status\.json: .*\n$/,
    ) as string,
  });
  expect(resultOf(repository).outcome).toBe('succeeded');
});

describe('a disk that is full for a moment', () => {
  const script = 'sleep 0.3; touch ran';
  /**
   * Runs under strace; gives the names that renames made, in their order. With `nth` that rename finds the disk full.
   */
  const renames = (repository: Repository, nth?: number): { done: ToolRun; names: string[] } => {
    const inject = nth === undefined ? [] : ['-e', `inject=rename:error=ENOSPC:when=${nth}`];
    const done = spawnSync(
      'strace',
      [
        '-qq',
        '-o',
        repository.path('calls'),
        '-e',
        'trace=rename',
        ...inject,
        path.join(binDirectory, 'official-run'),
        ...simple('t'),
      ],
      { cwd: repository.root, env: cleanEnvironment(low), encoding: 'utf8' },
    );
    return {
      done,
      names: [...repository.read('calls').matchAll(/, "[^"]*\/([a-z_.]+)"/g)].map(([, name]) => name as string),
    };
  };

  testWith('strace')('ends no run whose workflow has started, and no result is written again', () => {
    const { names } = renames(repositoryWith(script));
    const ofResult = names.indexOf('result.json') + 1;
    expect(names.slice(ofResult - 2)).toEqual(['status.json', 'result.json', 'status.json']);
    for (const nth of [ofResult - 1, ofResult + 1]) {
      const repository = repositoryWith(script);
      const { done, names: then } = renames(repository, nth);
      expect([done.status, done.stderr]).toEqual([
        0,
        expect.stringMatching(/^official-run: the heartbeat cannot be written: .*status\.json: .*ENOSPC.*\n$/),
      ]);
      expect([resultOf(repository), repository.exists('ran')]).toEqual([
        expect.objectContaining({ exit_code: 0, outcome: 'succeeded' }),
        true,
      ]);
      expect(then).toEqual(names);
    }
    const before = repositoryWith(script);
    expect(renames(before, ofResult - 2).done.status).toBe(1);
    expect([resultOf(before).outcome, before.exists('ran')]).toEqual(['failed', false]);
  });
});

testWith('python3')('a terminal that takes nothing keeps no result waiting, and who waits for it can be ended', () => {
  const repository = repositoryWith('seq 30000; sleep 1');
  const { stdout } = spawnSync(
    'python3',
    [
      '-c',
      `
import glob, os, pty, signal, subprocess, sys, time
master, slave = pty.openpty()
child = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=slave, stderr=slave)
until = time.time() + 15
while not glob.glob("audit/workstation_runs/*/result.json") and time.time() < until:
    time.sleep(0.05)
time.sleep(1.5)
print(child.poll())
child.send_signal(signal.SIGTERM)
try:
    print(child.wait(timeout=5))
finally:
    child.kill()
`,
      path.join(binDirectory, 'official-run'),
      ...simple('t'),
    ],
    { cwd: repository.root, env: cleanEnvironment({ ...low, TERM: 'xterm' }), encoding: 'utf8', timeout: 40_000 },
  );
  expect([resultOf(repository).outcome, stdout]).toEqual(['succeeded', 'None\n-15\n']);
});

test('a reader that goes away does not stop the run', () => {
  const repository = repositoryWith('for i in 1 2 3 4 5; do head -c 100000 /dev/zero; sleep 0.02; done; touch ran');
  spawnSync(
    'bash',
    ['-c', '"$0" "$@" | head -c 10 >/dev/null', path.join(binDirectory, 'official-run'), ...simple('t')],
    { cwd: repository.root, env: { ...process.env, ...low } },
  );
  expect(repository.exists('ran')).toBe(true);
  expect(resultOf(repository)).toMatchObject({ outcome: 'succeeded' });
});
