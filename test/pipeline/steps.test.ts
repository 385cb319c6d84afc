/** The compositions with stand-in executables: who is called, with what, in which order, and what a failing step does. */
import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import {
  atTerminal,
  binDirectory,
  cleanEnvironment,
  runTool,
  temporaryRepository,
  testWith,
  workspace,
} from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';
import { chain, finishedRun, reportOf, runFolderOf, runNameOf, runScript, standIns } from './fixtures';

const tag = 'momentum_run1';
const finalize = 'post_run_sync_and_finalize.sh';
const names = (calls: string[][]): string[] => calls.map(([tool]) => tool as string);
const scripts = readdirSync(path.join(workspace, 'scripts')).filter((name) => name.endsWith('.sh'));

testWith('shellcheck')('every script is clean', () => {
  expect(scripts.length).toBeGreaterThanOrEqual(7);
  const run = spawnSync(
    'shellcheck',
    scripts.map((name) => path.join(workspace, 'scripts', name)),
    { encoding: 'utf8' },
  );
  expect(run.stdout).toBe('');
  expect(run.status).toBe(0);
});

describe.each([
  ['workstation_official_run.sh', 'official-run'],
  ['workstation_preflight.sh', 'workstation-preflight'],
  ['monitor_gate_run.sh', 'monitor-gate-run'],
  ['finalize_gate_run.sh', 'finalize-gate-run'],
])('%s', (script, tool) => {
  test('is the executable, words and status untouched', () => {
    const { bin, calls } = standIns({ [tool]: 43 });
    const words = ['--tag', 'a b', '', '*', `it's`, '--', '$(touch x)', 'ü'];
    expect(runScript(script, words, { env: { GATEHOUSE_BIN: bin }, cwd: path.dirname(bin) })).toMatchObject({
      status: 43,
      stdout: '',
      stderr: '',
    });
    expect(calls()).toEqual([[tool, ...words]]);
  });
  test('finds it beside itself, from any directory, through a link, and never on PATH', () => {
    const { bin } = standIns({ [tool]: 43 });
    const elsewhere = temporaryRepository();
    symlinkSync(path.join(workspace, 'scripts', script), elsewhere.path('linked.sh'));
    const run = spawnSync('bash', [elsewhere.path('linked.sh'), '--version'], {
      cwd: '/',
      env: cleanEnvironment({ PATH: `${bin}:${process.env['PATH']}` }),
      encoding: 'utf8',
    });
    expect(run).toMatchObject({ status: 0, stdout: runTool(tool, ['--version']).stdout });
  });
});

describe(finalize, () => {
  const repository = () => temporaryRepository(finishedRun(tag));

  testWith('script')('tells who waits at a terminal how each step went, and nobody else', async () => {
    const { root } = repository();
    const { bin } = standIns({ 'governance-audit-checker': 2, 'generate-candidate-queue': 75 }, ['monitor-gate-run']);
    const command = `bash ${path.join(workspace, 'scripts', finalize)} --tag ${tag}`;
    const at = (env: Record<string, string>, redirection = ''): ReturnType<typeof atTerminal> =>
      atTerminal(`${command} ${redirection}`, { cwd: root, env: { GATEHOUSE_BIN: bin, ...env } });
    const shown = await at({});
    expect(shown.status).toBe(75);
    expect(shown.lines.map((line) => line.replace(/ +\d+\.\d s$/, ''))).toEqual([
      'finalize-gate-run:        done',
      'governance-audit-checker: fail',
      'remediation-plan:         done',
      'generate-run-review:      done',
      'update-registry:          done',
      'generate-candidate-queue: failed (75)',
    ]);
    // Of 60 columns, so that a step of a day would still fit.
    for (const line of shown.lines) expect(line.length, line).toBeLessThanOrEqual(60 - '00000'.length);
    expect(shown.raw).toContain('\x1b[31mfail');
    const plain = await at({ NO_COLOR: '1' });
    expect([plain.raw.includes('\x1b'), plain.lines.length]).toEqual([false, 6]);
    for (const quiet of [await at({ CI: 'true' }), await at({ TERM: 'dumb' }), await at({}, '2>&1 | cat')])
      expect(quiet.lines).toEqual([]);
  });

  test('calls each step once, in order, with what it needs', () => {
    const { root } = repository();
    const { bin, calls } = standIns({}, ['monitor-gate-run']);
    const run = runScript(finalize, ['--tag', tag], { cwd: root, env: { GATEHOUSE_BIN: bin } });
    const [directory, report] = [path.join(root, runFolderOf(tag)), path.join(root, reportOf())];
    expect(run).toEqual({
      status: 0,
      signal: null,
      stderr: '',
      stdout: `done: synced + finalized\nrun_dir_local=${directory}\nreport_json_local=${report}\n`,
    });
    const both = ['--run-dir', directory, '--report-json', report];
    expect(calls().slice(1)).toEqual([
      ['finalize-gate-run', '--root', root, ...both],
      ['governance-audit-checker', '--root', root, ...both, '--require-final-summary'],
      ['remediation-plan', '--root', root, '--audit-json', `${directory}/governance_audit_check.json`],
      ['generate-run-review', '--root', root, ...both],
      ['update-registry', '--root', root, ...both],
      ['generate-candidate-queue', '--root', root],
    ]);
  });

  test.each(chain.flatMap((step) => [1, 2, 75].map((status) => [step, status] as const)))(
    '%s ends in %d',
    (step, status) => {
      const { root } = repository();
      const { bin, calls } = standIns({ [step]: status }, ['monitor-gate-run']);
      const run = runScript(finalize, ['--tag', tag], { cwd: root, env: { GATEHOUSE_BIN: bin } });
      expect(run.status).toBe(status);
      if (step === 'governance-audit-checker' && status === 2) {
        expect(names(calls()).slice(1)).toEqual([...chain]);
        expect(run.stderr).toBe(
          `governance audit check failed (exit=${status}). See remediation plan under ${path.join(root, runFolderOf(tag))}\n`,
        );
      } else {
        expect(names(calls()).slice(1)).toEqual(chain.slice(0, chain.indexOf(step) + 1));
        expect(run.stdout).not.toContain('done:');
      }
    },
  );

  test.each([1, 75])('the run is not found (%d)', (status) => {
    const { bin, calls } = standIns({ 'monitor-gate-run': status });
    expect(runScript(finalize, ['--tag', tag], { cwd: repository().root, env: { GATEHOUSE_BIN: bin } }).status).toBe(
      status,
    );
    expect(names(calls())).toEqual(['monitor-gate-run']);
  });

  test('a run without a report of its tag is left to finalize-gate-run, which says so', () => {
    const { root, files } = temporaryRepository(
      finishedRun(tag, { [reportOf()]: { inputs: { decision_tag: `${tag}0` } } }),
    );
    const before = files();
    const run = runScript(finalize, ['--tag', tag], { cwd: root });
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('report_json not found');
    expect(files()).toEqual(before);
  });

  test('paths that are given need no tag and no search; nothing is fetched without a host', () => {
    const { root } = repository();
    const { bin, calls } = standIns();
    const run = runScript(
      finalize,
      [
        `--run-dir-remote=/srv/r/${runFolderOf(tag)}/`,
        '--report-json-remote',
        `elsewhere/${reportOf()}`,
        '--local-root',
        path.basename(root),
        '--quiet',
      ],
      {
        cwd: path.dirname(root),
        env: { GATEHOUSE_BIN: bin },
      },
    );
    expect(run).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(names(calls())).toEqual([...chain]);
    expect(calls()[0]).toEqual([
      'finalize-gate-run',
      '--root',
      root,
      '--quiet',
      '--run-dir',
      path.join(root, 'audit/workstation_runs', runNameOf(tag)),
      '--report-json',
      path.join(root, reportOf()),
    ]);
  });

  test('the environment sets defaults, an option beats it, the last of two counts', () => {
    const [there, here] = [repository(), temporaryRepository()];
    const { bin, calls } = standIns({ 'monitor-gate-run': 1 });
    const env = {
      GATEHOUSE_BIN: bin,
      GATEHOUSE_LOCAL_ROOT: there.root,
      GATEHOUSE_HOST: 'ws',
      GATEHOUSE_REMOTE_ROOT: '/srv/r',
    };
    runScript(finalize, ['--tag', 'x'], { cwd: here.root, env });
    runScript(
      finalize,
      ['--tag', 'x', '--host', 'other', '--tag', 'y', '--host', '', '--local-root', here.root, '--remote-root', 'r'],
      { cwd: '/', env },
    );
    expect(calls()).toEqual([
      ['monitor-gate-run', '--locate', '--tag', 'x', '--host', 'ws', '--remote-root', '/srv/r', '--root', there.root],
      ['monitor-gate-run', '--locate', '--tag', 'y', '--host', '', '--remote-root', 'r', '--root', here.root],
    ]);
  });

  test('a leading ~ is the home directory', () => {
    const { root } = repository();
    const { bin, calls } = standIns({ 'monitor-gate-run': 1 });
    for (const given of ['~', '~/', `~/../${path.basename(root)}`])
      runScript(finalize, ['--tag', 'x', `--local-root=${given}`], {
        cwd: '/',
        env: { GATEHOUSE_BIN: bin, HOME: root },
      });
    expect(calls().map((words) => words.at(-1))).toEqual([root, root, root]);
    expect(
      spawnSync(
        'env',
        ['-u', 'HOME', 'bash', path.join(workspace, 'scripts', finalize), '--tag', 'x', '--local-root', '~/no such'],
        { env: cleanEnvironment(), encoding: 'utf8' },
      ).stderr,
    ).toMatch(/there is none at \/.*\/no such\n/);
  });

  test.each<[string[], RegExp]>([
    [[], /--tag is required/],
    [['--tag'], /--tag expects a value/],
    [['--tga', 'x'], /unknown option --tga/],
    [['x'], /unknown option x/],
    [
      ['--tag', 'x', '--local-root', '/dev/null/absent'],
      /--local-root: expected a directory, but there is none at \/dev\/null\/absent\n/,
    ],
    [['--tag', 'x', '--host', '-oProxyCommand=touch x'], /--host: expected NAME/],
    [['--tag', 'x', '--host', '$(touch x)'], /--host: expected NAME/],
    [['--tag', 'x', '--host', 'a:b'], /--host: expected NAME/],
    [['--tag', 'x', '--remote-root', 'a\nb'], /control characters/],
    [['--run-dir-remote', '/', '--report-json-remote', 'gate_results/a/r.json'], /does not end in the name of a run/],
    [
      ['--run-dir-remote', 'a/..', '--report-json-remote', 'gate_results/a/r.json'],
      /does not end in the name of a run/,
    ],
    [
      ['--run-dir-remote', 'a/.incoming', '--report-json-remote', 'gate_results/a/r.json'],
      /does not end in the name of a run/,
    ],
    [['--run-dir-remote', 'a/run', '--report-json-remote', 'report.json'], /expected a file in a gate folder/],
    [['--run-dir-remote', 'a/run', '--report-json-remote', '../report.json'], /does not end in the name of a run/],
  ])('usage: %j', (words, message) => {
    const { root, files } = temporaryRepository();
    const { bin, calls } = standIns();
    const run = runScript(finalize, words, { cwd: root, env: { GATEHOUSE_BIN: bin } });
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr).toMatch(message);
    expect(calls()).toEqual([]);
    expect(files()).toEqual([]);
  });
});

describe('monitor_then_finalize.sh', () => {
  const watch = 'monitor_then_finalize.sh';

  test('waits, then does what follows a run, with the same words', () => {
    const { root } = temporaryRepository(finishedRun(tag, { [`${runFolderOf(tag)}/result.json`]: { exit_code: 7 } }));
    const { bin, calls } = standIns({}, ['monitor-gate-run']);
    const nobody = `no workflow of ${root}`;
    const run = runScript(watch, ['--tag', tag, '--interval=0.2', '--wf-pattern', nobody, '--local-root', root], {
      cwd: '/',
      env: { GATEHOUSE_BIN: bin },
    });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toMatch(
      /^HAS_RESULT=1\nWF_COUNT=0\nRUN_DIR=.*\nRun appears complete and stable for finalize\.\ndone: synced \+ finalized\n/,
    );
    expect(calls()[0]).toEqual([
      'monitor-gate-run',
      '--until-final',
      '--tag',
      tag,
      '--root',
      root,
      '--interval',
      '0.2',
      '--wf-pattern',
      nobody,
    ]);
    expect(names(calls())).toEqual(['monitor-gate-run', 'monitor-gate-run', ...chain]);
  });

  test.each([1, 2, 75, 124])('when waiting ends in %d, nothing follows', (status) => {
    const { bin, calls } = standIns({ 'monitor-gate-run': status });
    expect(
      runScript(watch, ['--tag', tag], { cwd: temporaryRepository().root, env: { GATEHOUSE_BIN: bin } }).status,
    ).toBe(status);
    expect(names(calls())).toEqual(['monitor-gate-run']);
  });

  test('the status of what follows is its own', () => {
    const { root } = temporaryRepository(finishedRun(tag));
    const { bin } = standIns({ 'governance-audit-checker': 2 }, ['monitor-gate-run']);
    expect(runScript(watch, ['--tag', tag], { cwd: root, env: { GATEHOUSE_BIN: bin } }).status).toBe(2);
  });

  test('--dry-run says what would follow, as words that a shell reads back', () => {
    const { root, files } = temporaryRepository(finishedRun('a b'));
    const before = files();
    const run = runScript(watch, ['--dry-run', '--tag', 'a b', '--report-json-remote', `it's/r.json`, '--host', ''], {
      cwd: root,
    });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    const line = run.stdout.trimEnd().split('\n').at(-1) ?? '';
    const prefix = '[dry-run] skip finalize: ';
    expect(line.startsWith(`${prefix}bash scripts/${finalize} --tag `)).toBe(true);
    const words = spawnSync('bash', ['-c', `printf '%s\\037' ${line.slice(prefix.length)}`], { encoding: 'utf8' })
      .stdout.split('\u001f')
      .slice(0, -1);
    expect(words).toEqual([
      'bash',
      `scripts/${finalize}`,
      '--tag',
      'a b',
      '--report-json-remote',
      `it's/r.json`,
      '--host',
      '',
    ]);
    expect(files()).toEqual(before);
  });

  test.each<[string[], RegExp]>([
    [[], /--tag is required/],
    [['--tag', 'x', '--intervall', '3'], /unknown option --intervall/],
    [['--tag', 'x', '--interval'], /--interval expects a value/],
  ])('usage: %j', (words, message) => {
    const run = runScript(watch, words, { env: { GATEHOUSE_BIN: standIns().bin } });
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(message);
  });
});

describe('ci-packages.sh', () => {
  const withPackages = (absent: string) => {
    const repository = temporaryRepository({
      'bin/dpkg-query': `#!/bin/sh\nfor last; do :; done\ncase " ${absent} " in *" $last "*) exit 1 ;; esac\nprintf installed\n`,
      'bin/apt-get': '#!/bin/sh\necho "$DEBIAN_FRONTEND: $*" >>"$CALLS"\n',
      'bin/sudo': '#!/bin/sh\n[ "$1" = --non-interactive ] || exit 9\nshift\nexec "$@"\n',
      calls: '',
    });
    for (const name of ['dpkg-query', 'apt-get', 'sudo']) chmodSync(repository.path('bin', name), 0o755);
    const run = runScript('ci-packages.sh', [], {
      env: { PATH: `${repository.path('bin')}:${process.env['PATH']}`, CALLS: repository.path('calls') },
    });
    return { run, calls: repository.read('calls') };
  };
  test('what is there is left alone', () => {
    const { run, calls } = withPackages('');
    expect(run).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringMatching(/^Debian packages: all \d+ are installed\n$/) as string,
    });
    expect(calls).toBe('');
  });
  test('what is missing is named and installed without a question and without recommendations', () => {
    const { run, calls } = withPackages('openssh-server rsync');
    expect(run).toMatchObject({
      status: 0,
      stdout: 'Debian packages to install: openssh-server rsync\nDebian packages installed: openssh-server rsync\n',
    });
    expect(calls).toBe(
      'noninteractive: update --quiet=2\nnoninteractive: install --yes --quiet=2 --no-install-recommends openssh-server rsync\n',
    );
  });
});

test('the scripts that compose say what they take', () => {
  for (const name of [finalize, 'monitor_then_finalize.sh'])
    expect(runScript(name, ['--help']).stdout).toMatch(new RegExp(`^Usage: ${name.replaceAll('.', '\\.')} --tag TAG`));
  expect(readdirSync(binDirectory)).toEqual(expect.arrayContaining([...chain]));
});
