import { spawn, spawnSync } from 'node:child_process';
import { truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { monitorRound, parseDocument, type MonitorRound } from '@gatehouse/contracts';
import {
  binDirectory,
  cleanEnvironment,
  runTool,
  startTool,
  temporaryRepository,
  testWith,
  until,
  type Repository,
} from '@gatehouse/testkit';
import { bootId, identify } from '@gatehouse/system';
import { describe, expect, onTestFinished, test } from 'vitest';

const tag = 'watched_run1';
const folder = `audit/workstation_runs/2026-03-05_101500_production_gates_${tag}`;
const monitor = (repository: Repository, ...words: string[]) =>
  runTool('monitor-gate-run', ['--tag', tag, ...words], { cwd: repository.root });

function repositoryWith(files: Record<string, string | object> = {}): Repository {
  return temporaryRepository(
    Object.fromEntries(
      Object.entries({
        'context.json': { decision_tag: tag, hostname: os.hostname(), workflow: 'production_gates' },
        ...files,
      }).map(([name, content]) => [`${folder}/${name}`, content]),
    ),
  );
}

/** A run that this test keeps alive, and ends. */
function livingRun(repository: Repository): { end(result?: object): void } {
  const child = spawn('sleep', ['300'], { stdio: 'ignore', detached: true });
  onTestFinished(() => void child.kill('SIGKILL'));
  repository.write(`${folder}/status.json`, {
    schema: 'status/v1',
    decision_tag: tag,
    workflow: 'production_gates',
    phase: 'workflow',
    host: os.hostname(),
    boot_id: bootId() ?? null,
    official_run: identify(child.pid as number),
    workflow_group: null,
    started_at: new Date().toISOString(),
    heartbeat_at: new Date().toISOString(),
  });
  return {
    end(result) {
      if (result) repository.write(`${folder}/result.json`, result);
      child.kill('SIGKILL');
    },
  };
}

const roundsIn = (text: string): MonitorRound[] =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line) => parseDocument(monitorRound, line, 'stdout'));

describe('once', () => {
  test.each<[string, Record<string, string | object>, number, string]>([
    ['succeeded', { 'result.json': { exit_code: 0 } }, 0, ''],
    [
      'failed',
      { 'result.json': { exit_code: 7 } },
      2,
      `run ${folder} ended: failed (exit=7): result.json: exit_code 7`,
    ],
    [
      'blocked',
      {
        'result.json': { exit_code: 2, outcome: 'blocked', phase: 'data_quality', reason: 'Data quality gate failed' },
      },
      2,
      `ended: blocked (exit=2): Data quality gate failed`,
    ],
    [
      'interrupted',
      { 'result.json': { exit_code: 143, outcome: 'interrupted', signal: 'SIGTERM' } },
      2,
      'ended: interrupted (exit=143)',
    ],
    ['lost', {}, 2, `run ${folder} is lost: no process on ${os.hostname()} has the run's decision tag`],
    ['lost', { 'result.json': '{"exit_code": 0' }, 2, 'result.json cannot be read'],
    ['unknown', { 'context.json': { decision_tag: tag, hostname: 'elsewhere' } }, 0, 'cannot be judged from here'],
  ])('%s', (state, files, status, said) => {
    const repository = repositoryWith(files);
    const before = repository.files();
    const lines = monitor(repository, '--once');
    expect(lines.status).toBe(status);
    expect(lines.stderr).toContain(said);
    expect(lines.stdout).toMatch(
      /^=+ \d{4}-\d\d-\d\d \d\d:\d\d:\d\d =+\nRUN_DIR=audit\/workstation_runs\/2026-03-05_101500_production_gates_watched_run1\nstate=/,
    );
    const json = monitor(repository, '--once', '--json');
    expect(json.status).toBe(status);
    expect(roundsIn(json.stdout)).toMatchObject([{ state, run_dir: folder, decision_tag: tag }]);
    const quiet = monitor(repository, '--once', '--quiet');
    expect(quiet.stdout).toBe('');
    expect(quiet.stderr === '').toBe(status === 0);
    expect(repository.files()).toEqual(before);
  });

  test('a run that is going on is 0', () => {
    const repository = repositoryWith();
    livingRun(repository);
    const run = monitor(repository, '--once', '--json');
    expect(run.status).toBe(0);
    expect(roundsIn(run.stdout)).toMatchObject([{ state: 'running', phase: 'workflow', exit_code: null }]);
  });

  test.each([['nope'], ['watched_run'], ['watched_run10'], ['*'], [`$(touch x)`], [`a'b"c\`d`], ['-x'], ['--once']])(
    'no such run: %j',
    (other) => {
      const repository = repositoryWith({ 'result.json': { exit_code: 0 } });
      const run = runTool('monitor-gate-run', ['--once', '--tag', other], { cwd: repository.root });
      expect(run.status).toBe(1);
      expect(run.stdout).toBe('');
      expect(run.stderr).toContain(`no run with decision tag ${JSON.stringify(other)}`);
      expect(repository.exists('x')).toBe(false);
    },
  );

  test.each<[string[], RegExp]>([
    [['--tag', 'a\nb'], /control characters/],
    [['--tag', ''], /empty/],
    [['--tag', 't', '--interval', '0'], /--interval: expected more than 0/],
    [['--tag', 't', '--interval', 'soon'], /--interval: expected a finite number/],
    [['--tag', 't', '--timeout', '-1'], /--timeout: expected 0 or more/],
    [['--once'], /--tag is required/],
    [['--tag', 't', '--host', '-oProxyCommand=x'], /--host: expected NAME/],
    [['--tag', 't', '--host', 'ws', '--remote-root', 'a\nb'], /--remote-root: holds control characters/],
  ])('usage: %j', (words, message) => {
    const run = runTool('monitor-gate-run', words, { cwd: repositoryWith().root });
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(message);
  });
});

describe('until the run is over', () => {
  test('rounds are appended in a pipe, the last tells the end', async () => {
    const repository = repositoryWith({ 'run.log': 'fold 1\n' });
    const run = livingRun(repository);
    const watching = startTool('monitor-gate-run', ['--tag', tag, '--interval', '0.2', '--json'], {
      cwd: repository.root,
    });
    let seen = '';
    watching.stdout?.on('data', (chunk: string) => (seen += chunk));
    await until(() => roundsIn(seen).length >= 2, 'two rounds');
    run.end({ exit_code: 3, finished_at: new Date().toISOString() });
    const { status, stdout, stderr } = await watching.ended;
    expect(status).toBe(2);
    const rounds = roundsIn(stdout);
    expect(rounds.slice(0, -1).every(({ state }) => state === 'running')).toBe(true);
    expect(rounds.at(-1)).toMatchObject({ state: 'failed', exit_code: 3, log_tail: ['fold 1'] });
    expect(stderr).toContain('(exit=3)');
  });
  test('a run that is killed is lost', async () => {
    const repository = repositoryWith();
    const run = livingRun(repository);
    const watching = startTool('monitor-gate-run', ['--tag', tag, '--interval', '0.1', '--quiet'], {
      cwd: repository.root,
    });
    await new Promise((resolve) => setTimeout(resolve, 500));
    run.end();
    const { status, stdout, stderr } = await watching.ended;
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /is lost: official-run \(pid \d+\) is gone, last heartbeat .*; the workflow had not started; there is no result\.json/,
    );
  });
  test('--timeout', () => {
    const repository = repositoryWith();
    livingRun(repository);
    for (const interval of ['0.2', '30']) {
      const run = monitor(repository, '--interval', interval, '--timeout', '0.5');
      expect(run.status).toBe(124);
      expect(run.stderr).toContain(`run ${folder} is not over (running, workflow) after the 0.5 s of --timeout`);
    }
    expect(monitor(repository, '--timeout', '0').status).toBe(124);
  });
  test('a run that disappears is not a run', async () => {
    const repository = repositoryWith({ 'context.json': { decision_tag: tag, hostname: 'elsewhere' } });
    const watching = startTool('monitor-gate-run', ['--tag', tag, '--interval', '0.1'], { cwd: repository.root });
    await new Promise((resolve) => setTimeout(resolve, 500));
    spawnSync('rm', ['-r', repository.path(folder)]);
    expect((await watching.ended).status).toBe(1);
  });
});

describe('what another program wrote', () => {
  test('cannot command the terminal', () => {
    const evil = '\u001b[2J\u001b]52;c;ZXZpbA==\u0007\u009b31m';
    const repository = repositoryWith({ 'run.log': `${evil}\nplain\n`, 'result.json': { exit_code: 0, reason: evil } });
    repository.write(`gate_results/production_gates_${evil}/production_gates_report.json`, {});
    const run = monitor(repository, '--once');
    expect(run.stdout).toContain('\\x1b[2J');
    expect(`${run.stdout}${run.stderr}`).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
    expect(monitor(repository, '--once', '--json').stdout).not.toMatch(/[^\u0020-\u007e\n]/);
  });
  test('a log of 5 GB, which no memory could hold, is read from its end', () => {
    const repository = repositoryWith({ 'result.json': { exit_code: 0 }, 'run.log': 'start\n' });
    truncateSync(repository.path(folder, 'run.log'), 5e9);
    writeFileSync(repository.path(folder, 'run.log'), '\nthe end\n', { flag: 'a' });
    expect(roundsIn(monitor(repository, '--once', '--json').stdout)[0]?.log_tail.at(-1)).toBe('the end');
  });
});

test('the last three reports by name, of folders that hold one', () => {
  const repository = repositoryWith({ 'result.json': { exit_code: 0 } });
  for (const name of ['2026-03-01_000000', '2026-03-03_000000', '2026-03-02_000000', '2026-03-03_000000_2'])
    repository.write(`gate_results/production_gates_${name}/production_gates_report.json`, '{');
  repository.write('gate_results/production_gates_2026-03-09_000000/notes.md', '');
  repository.write('gate_results/statistical_gates_2026-03-09_000000/production_gates_report.json', '');
  const lines = monitor(repository, '--once').stdout.trimEnd().split('\n');
  expect(
    lines
      .slice(lines.indexOf('[gate reports]') + 1)
      .map((line) => line.slice('gate_results/production_gates_'.length, -'/production_gates_report.json'.length)),
  ).toEqual(['2026-03-02_000000', '2026-03-03_000000', '2026-03-03_000000_2']);
});

describe('which processes are the workflow’s', () => {
  const shown = (repository: Repository, ...words: string[]): boolean =>
    monitor(repository, '--once', ...words)
      .stdout.split('[wf processes]')[1]
      ?.includes('sleep 298') ?? false;

  test.each<[string, object | undefined, string[], boolean]>([
    ['by default no sleeper', undefined, [], false],
    ['what the option says', undefined, ['--wf-pattern', 'sleep 298'], true],
    ['what the settings say', { monitor: { wf_pattern: 'sleep 298' } }, [], true],
    ['the option before the settings', { monitor: { wf_pattern: 'sleep 298' } }, ['--wf-pattern', 'sleep 297'], false],
  ])('%s', (_, settings, words, expected) => {
    const repository = repositoryWith({ 'result.json': { exit_code: 0 } });
    if (settings !== undefined) repository.write('gatehouse.json', { schema: 'gatehouse/v1', ...settings });
    const child = spawn('sleep', ['298'], { stdio: 'ignore' });
    onTestFinished(() => void child.kill());
    expect(shown(repository, ...words)).toBe(expected);
  });
});

describe('for those who finalize', () => {
  const quickly = ['--until-final', '--interval', '0.2'];
  test('waits for the run, its result and its last process, and 0 means ready, whatever the result', async () => {
    const repository = temporaryRepository();
    const watching = startTool('monitor-gate-run', ['--tag', tag, ...quickly, '--wf-pattern', 'sleep 299'], {
      cwd: repository.root,
    });
    let seen = '';
    watching.stdout?.on('data', (chunk: string) => (seen += chunk));
    await until(() => seen.includes('RUN_DIR=\nNot ready for finalize. Sleeping 0.2s...\n'), 'a round without a run');
    repository.write(`${folder}/context.json`, { decision_tag: tag, hostname: os.hostname() });
    const run = livingRun(repository);
    await until(() => seen.includes(`HAS_RESULT=0\nWF_COUNT=1\nRUN_DIR=${folder}\n`), 'a round with the run');
    const straggler = spawn('sleep', ['299'], { stdio: 'ignore' });
    onTestFinished(() => void straggler.kill());
    run.end({ exit_code: 9 });
    await until(() => seen.includes('HAS_RESULT=1\nWF_COUNT=1\n'), 'a round with the result');
    straggler.kill();
    const { status, stdout, stderr } = await watching.ended;
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout.trimEnd().split('\n').slice(-4)).toEqual([
      'HAS_RESULT=1',
      'WF_COUNT=0',
      `RUN_DIR=${folder}`,
      'Run appears complete and stable for finalize.',
    ]);
  });
  test('two that wait with the same pattern do not wait for each other', async () => {
    const repository = repositoryWith({ 'result.json': { exit_code: 0 } });
    const words = ['--tag', tag, '--wf-pattern', 'some_workflow.py', ...quickly];
    const other = startTool('monitor-gate-run', ['--tag', 'another', '--wf-pattern', 'some_workflow.py', ...quickly], {
      cwd: repository.root,
    });
    onTestFinished(() => void other.kill());
    expect(runTool('monitor-gate-run', words, { cwd: repository.root, timeoutMs: 10_000 }).status).toBe(0);
  });
  test('a lost run will never be ready', () => {
    const run = monitor(repositoryWith(), ...quickly);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain('is lost');
  });
  test('--once: 75 while it is not ready', () => {
    const repository = repositoryWith();
    livingRun(repository);
    expect(monitor(repository, '--until-final', '--once').status).toBe(75);
    expect(monitor(temporaryRepository(), '--until-final', '--once').status).toBe(75);
  });
  test('--locate says where, and nothing else', () => {
    const repository = repositoryWith({ 'run.log': 'RUN_DIR=elsewhere\n', 'result.json': { exit_code: 3 } });
    expect(monitor(repository, '--locate')).toMatchObject({ status: 0, stdout: `RUN_DIR=${folder}\nREPORT_JSON=\n` });
    repository.write('gate_results/production_gates_2026-03-05_110000/production_gates_report.json', {
      inputs: { decision_tag: tag },
    });
    repository.write('gate_results/production_gates_2026-03-05_120000/production_gates_report.json', {
      inputs: { decision_tag: `${tag}0` },
    });
    const report = 'gate_results/production_gates_2026-03-05_110000/production_gates_report.json';
    expect(monitor(repository, '--locate').stdout).toBe(`RUN_DIR=${folder}\nREPORT_JSON=${report}\n`);
    expect(roundsIn(monitor(repository, '--locate', '--json').stdout)).toMatchObject([
      { run_dir: folder, report_json: report },
    ]);
    expect(monitor(temporaryRepository(), '--locate').status).toBe(1);
  });
});

testWith('script')('on a terminal a round takes the place of the one before', async () => {
  const repository = repositoryWith();
  const run = livingRun(repository);
  const line = `${path.join(binDirectory, 'monitor-gate-run')} --tag ${tag} --interval 0.3`;
  const terminal = spawn('script', ['--quiet', '--return', '--command', line, '/dev/null'], {
    cwd: repository.root,
    env: cleanEnvironment({ TERM: 'xterm' }),
  });
  let seen = '';
  terminal.stdout.setEncoding('utf8').on('data', (text: string) => (seen += text));
  const ended = new Promise<number | null>((resolve) => terminal.on('close', resolve));
  await until(() => seen.split('\u001b[H').length > 3, 'three rounds');
  run.end({ exit_code: 0 });
  expect(await ended).toBe(0);
  expect(seen.split('\u001b[2J')).toHaveLength(2);
  expect(seen.split('\u001b[J').length).toBeGreaterThan(3);
  expect(seen.split('\u001b[H').at(-1)).toMatch(/state=(\u001b\[32m)?succeeded/);
});
