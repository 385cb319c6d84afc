import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {
  binDirectory,
  cleanEnvironment,
  runTool,
  temporaryRepository,
  testWith,
  workspace,
  type Repository,
  type ToolRun,
} from '@gatehouse/testkit';
import { describe, expect } from 'vitest';
import { oldNames } from './wrapper';

const test = testWith('python3');
const original = '#!/usr/bin/env python3\nprint("the original")\n';
const install = (repository: Repository, ...words: string[]): ToolRun =>
  runTool('install-into', ['--root', repository.root, '--prefix', repository.path('../prefix'), ...words], {
    env: { HOME: repository.path('../home') },
  });

/** A repository with some of the old scripts, beside an empty place to install to. */
function researchRepository(): Repository {
  const outer = temporaryRepository({
    'repo/scripts/data_quality_gate.py': original,
    'repo/scripts/workstation_preflight.sh': '#!/bin/bash\necho original\n',
    'repo/scripts/other.py': 'x',
  });
  const repository: Repository = {
    ...outer,
    root: outer.path('repo'),
    path: (...parts) => outer.path('repo', ...parts),
    read: (file) => outer.read(`repo/${file}`),
    write: (file, content) => outer.write(`repo/${file}`, content),
    exists: (file) => outer.exists(`repo/${file}`),
  };
  chmodSync(repository.path('scripts/data_quality_gate.py'), 0o750);
  utimesSync(repository.path('scripts/data_quality_gate.py'), 1e9, 1e9);
  return repository;
}

const bare = { PATH: '/usr/bin:/bin' }; // cron's, where our Node is not
const start = (program: string, words: string[], cwd: string, env: Record<string, string> = {}): ToolRun => {
  const { status, signal, stdout, stderr } = spawnSync(program, words, {
    cwd,
    env: { ...bare, ...env },
    encoding: 'utf8',
  });
  return { status, signal, stdout, stderr };
};

describe('installed', () => {
  test('the old names start our executables, from anywhere, also without the clone and with cron’s PATH', () => {
    const repository = researchRepository();
    const done = install(repository);
    expect(done).toMatchObject({ status: 0, stderr: '' });
    expect(done.stdout).toContain(
      'replace: scripts/data_quality_gate.py (the replaced one is kept as data_quality_gate.py.replaced)',
    );
    repository.write('data.csv', 'id,v\n1,a\n');
    const words = ['--input-csv', 'data.csv', '--min-rows', '1', '--quiet'];
    const python =
      spawnSync('sh', ['-c', 'PATH=/usr/bin:/bin command -v python3'], { encoding: 'utf8' }).stdout.trim() || 'python3';
    expect(start(python, ['scripts/data_quality_gate.py', ...words], repository.root)).toMatchObject({
      status: 0,
      stderr: '',
    });
    expect(start(python, [repository.path('scripts/data_quality_gate.py'), ...words], '/')).toMatchObject({
      status: 0,
      stderr: '',
    });
    expect(start(python, ['-m', 'scripts.data_quality_gate', ...words], repository.root)).toMatchObject({
      status: 0,
      stderr: '',
    });
    expect(start(repository.path('scripts/data_quality_gate.py'), ['--input-csv', 'absent.csv'], '/')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining(repository.path('absent.csv')) as string,
    });
    expect(readdirSync(repository.path('gate_results/data_quality'))).toHaveLength(3);
    const preflight = start('bash', [repository.path('scripts/workstation_preflight.sh')], '/');
    expect(JSON.parse(preflight.stdout)).toMatchObject({ root_dir: repository.root });
    for (const name of Object.keys(oldNames.run)) {
      const help = start(name.endsWith('.py') ? python : 'bash', [repository.path('scripts', name), '--help'], '/');
      expect([name, help.status, help.stderr]).toEqual([name, 0, '']);
    }
  });

  test('without its Node or its executables each wrapper says what to run, status 1', () => {
    const repository = researchRepository();
    install(repository);
    const home = repository.path('../prefix/current');
    const startAll = (expected: RegExp, node: string): void => {
      for (const name of Object.keys(oldNames.run)) {
        const done = start(
          name.endsWith('.py') ? 'python3' : 'bash',
          [repository.path('scripts', name), '--help'],
          '/',
        );
        expect([done.status, done.stdout], `${name} with ${node}`).toEqual([1, '']);
        expect(done.stderr, `${name} with ${node}`).toMatch(expected);
        expect(done.stderr.trimEnd().split('\n'), `${name} with ${node}`).toHaveLength(1);
        expect(done.stderr).toContain('run install-into in this repository, or set GATEHOUSE_HOME');
      }
    };
    for (const node of ['/dev/null/node', '/usr', '/etc/passwd', '/usr/bin/env no-such-node', '/usr/bin/env node']) {
      for (const tool of readdirSync(path.join(home, 'bin'))) {
        const file = path.join(home, 'bin', tool);
        const text = readFileSync(file, 'latin1');
        rmSync(file); // it may be a link of the file system to that of the build
        writeFileSync(file, text.replace(/^#![^\n]*/, `#!${node}`), { encoding: 'latin1', mode: 0o755 });
      }
      if (node === '/usr/bin/env node' && spawnSync('sh', ['-c', 'command -v node'], { env: bare }).status === 0)
        continue;
      startAll(/the Node of .* is not there/, node);
    }
    rmSync(realpathSync(home), { recursive: true });
    startAll(/is not there/, 'nothing');
  });

  test('importing a wrapper runs nothing', () => {
    const repository = researchRepository();
    install(repository);
    expect(
      start(
        'python3',
        ['-c', 'import sys; sys.path.insert(0, "scripts"); import data_quality_gate; print("alive")'],
        repository.root,
      ).stdout,
    ).toBe('alive\n');
  });

  test('a second install changes nothing, an upgrade renews what is ours and switches in one step', () => {
    const repository = researchRepository();
    install(repository);
    const before = repository
      .files()
      .filter((name) => !name.startsWith('prefix/'))
      .map((name) => [name, statSync(path.join(repository.path('..'), name)).mtimeMs]);
    const again = install(repository);
    expect(again.stdout).not.toMatch(/^(replace|install|renew):/m);
    expect(
      repository
        .files()
        .filter((name) => !name.startsWith('prefix/'))
        .map((name) => [name, statSync(path.join(repository.path('..'), name)).mtimeMs]),
    ).toEqual(before);
    const current = readlinkSync(repository.path('../prefix/current'));
    const elsewhere = runTool('install-into', ['--root', repository.root, '--prefix', repository.path('../elsewhere')]);
    expect(elsewhere.stdout).toContain('renew: scripts/data_quality_gate.py');
    expect(repository.read('scripts/data_quality_gate.py')).toContain('/elsewhere"');
    expect(readdirSync(repository.path('../prefix')).sort()).toEqual([current, 'current'].sort());
    expect(lstatSync(repository.path('../prefix/current')).isSymbolicLink()).toBe(true);
  });

  test('each installed executable names the Node that installed it and has a code cache for it, also when the build made none', () => {
    const repository = researchRepository();
    const built = repository.path('../built');
    cpSync(path.dirname(binDirectory), built, {
      recursive: true,
      filter: (file) => !file.endsWith(`.${process.version}-${process.arch}.cache`),
    });
    const words = ['--root', repository.root, '--prefix', repository.path('../prefix')];
    const caller = { HOME: repository.path('../home') };
    expect(
      start(process.execPath, [path.join(built, 'bin/install-into'), ...words], repository.root, caller),
    ).toMatchObject({ status: 0, stderr: '' });
    // Each tool was called once for its code cache, install-into among them.
    expect(repository.exists('../home')).toBe(false);
    const home = repository.path('../prefix/current');
    for (const tool of readdirSync(binDirectory)) {
      expect(readFileSync(path.join(home, 'bin', tool), 'latin1').split('\n', 1)[0]).toBe(`#!${process.execPath}`);
      expect(
        readdirSync(path.join(home, 'lib')).filter(
          (name) => name.startsWith(`${tool}.`) && name.endsWith(`.${process.version}-${process.arch}.cache`),
        ),
      ).toHaveLength(1);
    }
  });

  test('a build of the same version with another program is another install, one from the installed folder is not', () => {
    const repository = researchRepository();
    const built = repository.path('../built');
    const dist = path.dirname(binDirectory);
    const needed = /\/(install-into|list-runs|base|code-cache)\b/;
    cpSync(dist, built, {
      recursive: true,
      filter: (file) => !/^\/(bin|lib)\//.test(file.slice(dist.length)) || needed.test(file.slice(dist.length)),
    });
    const current = repository.path('../prefix/current');
    const words = ['--root', repository.root, '--prefix', repository.path('../prefix')];
    const installFrom = (home: string): string => {
      const run = start(process.execPath, [path.join(home, 'bin/install-into'), ...words], repository.root);
      expect(run).toMatchObject({ status: 0, stderr: '' });
      return readlinkSync(current);
    };
    const first = installFrom(built);
    expect(installFrom(realpathSync(current))).toBe(first);
    const program = path.join(built, 'lib/list-runs.js');
    writeFileSync(program, `${readFileSync(program, 'utf8')}\n// mended\n`);
    expect(installFrom(built)).not.toBe(first);
    expect(readFileSync(path.join(current, 'lib/list-runs.js'), 'utf8')).toContain('// mended');
    expect(readdirSync(repository.path('../prefix'))).toContain(first);
  });

  test('a script that is a link to what is not there now is kept, and comes back', () => {
    const repository = researchRepository();
    const script = repository.path('scripts/finalize_gate_run.py');
    symlinkSync('/mnt/tools/finalize.py', script);
    expect(install(repository).stdout).toContain('replace: scripts/finalize_gate_run.py');
    expect(readlinkSync(`${script}.replaced`)).toBe('/mnt/tools/finalize.py');
    expect(install(repository, '--uninstall').stdout).toContain('restore: scripts/finalize_gate_run.py');
    expect(readlinkSync(script)).toBe('/mnt/tools/finalize.py');
  });

  test('what is installed is there for others, too', () => {
    const repository = researchRepository();
    install(repository);
    const home = realpathSync(repository.path('../prefix/current'));
    expect((statSync(home).mode & 0o777).toString(8)).toBe((0o755 & ~process.umask()).toString(8));
  });

  test('a folder of the name current is named and leaves nothing beside it', () => {
    const repository = researchRepository();
    mkdirSync(repository.path('../prefix/current'), { recursive: true });
    const refused = install(repository);
    expect(refused).toMatchObject({ status: 1, stdout: '' });
    expect(refused.stderr).toContain('/prefix/current: ');
    expect(readdirSync(repository.path('../prefix')).filter((name) => name.startsWith('current'))).toEqual(['current']);
    expect(repository.exists('scripts/.gatehouse-install.json')).toBe(false);
  });

  test.each(['relative/home', '~/gatehouse'])(
    'GATEHOUSE_HOME %s, which wrappers would not find, is refused',
    (home) => {
      const repository = researchRepository();
      const refused = runTool('install-into', ['--root', repository.root, '--dry-run'], {
        env: { GATEHOUSE_HOME: home },
      });
      expect(refused).toMatchObject({ status: 1, stdout: '' });
      expect(refused.stderr).toContain('environment variable GATEHOUSE_HOME: expected an absolute path');
    },
  );

  test('a dry run says the same and does nothing', () => {
    const repository = researchRepository();
    const files = repository.files();
    const dry = install(repository, '--dry-run');
    expect(dry.stdout).toContain('replace: scripts/data_quality_gate.py');
    expect(repository.files()).toEqual(files);
    expect(install(repository, '--dry-run', '--uninstall')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('nothing is installed') as string,
    });
  });
});

describe('of several users', () => {
  test('another home directory, or a GATEHOUSE_HOME, changes no file that git tracks', () => {
    const repository = researchRepository();
    // One installation under three names: what is under test is the repository.
    const installAs = (user: string, env: Record<string, string> = {}): ToolRun => {
      const prefix = repository.path('..', user, '.local/share/gatehouse');
      mkdirSync(path.dirname(prefix), { recursive: true });
      symlinkSync(repository.path('../prefix'), prefix);
      return runTool('install-into', ['--root', repository.root], {
        env: { HOME: repository.path('..', user), ...env },
      });
    };
    mkdirSync(repository.path('../prefix'));
    const tracked = (): string[] =>
      readdirSync(repository.path('scripts')).map((name) => `${name}\n${repository.read(`scripts/${name}`)}`);
    expect(installAs('grace')).toMatchObject({ status: 0, stderr: '' });
    const before = tracked();
    expect(before.join('\n')).not.toContain(repository.path('..'));
    for (const other of [installAs('ada'), installAs('eve', { GATEHOUSE_HOME: repository.path('../prefix') })]) {
      expect(other).toMatchObject({ status: 0, stderr: '' });
      expect(other.stdout).not.toMatch(/^(replace|install|renew|left):/m);
      expect(tracked()).toEqual(before);
    }
    const version = start('bash', [repository.path('scripts/workstation_preflight.sh'), '--version'], '/', {
      HOME: repository.path('../ada'),
    });
    expect(version).toMatchObject({ status: 0, stderr: '' });
  });
});

describe('uninstalled', () => {
  test('the repository is as it was, byte for byte, with times and permissions', () => {
    const repository = researchRepository();
    const files = repository.files();
    install(repository);
    const done = install(repository, '--uninstall');
    expect(done.stdout).toContain('restore: scripts/data_quality_gate.py');
    expect(repository.files().filter((name) => !name.startsWith('prefix/'))).toEqual(files);
    expect(repository.read('scripts/data_quality_gate.py')).toBe(original);
    const stat = statSync(repository.path('scripts/data_quality_gate.py'));
    expect([stat.mode & 0o777, stat.mtimeMs]).toEqual([0o750, 1e12]);
  });

  test('what the user changed since is never overwritten, neither way', () => {
    const repository = researchRepository();
    install(repository);
    repository.write('scripts/data_quality_gate.py', 'my own');
    expect(install(repository).stdout).toContain('left: scripts/data_quality_gate.py (was changed since');
    expect(install(repository, '--uninstall').stdout).toContain('left: scripts/data_quality_gate.py');
    expect(repository.read('scripts/data_quality_gate.py')).toBe('my own');
    expect(repository.read('scripts/data_quality_gate.py.replaced')).toBe(original);
    rmSync(repository.path('scripts/data_quality_gate.py'));
    expect(install(repository, '--uninstall').stdout).toContain('restore: scripts/data_quality_gate.py');
    expect(repository.read('scripts/data_quality_gate.py')).toBe(original);
  });

  test('the script takes the repository as its first word', () => {
    const repository = researchRepository();
    const script = path.join(workspace, 'scripts/install-into.sh');
    const words = [repository.root, '--prefix', repository.path('../prefix')];
    expect(spawnSync('bash', [script, ...words], { env: cleanEnvironment(), encoding: 'utf8' })).toMatchObject({
      status: 0,
      stderr: '',
    });
    const installed = repository.path('../prefix/current/scripts/install-into.sh');
    expect(spawnSync('bash', [installed, ...words, '--uninstall'], { env: bare, encoding: 'utf8' })).toMatchObject({
      status: 0,
      stderr: '',
    });
    expect(repository.read('scripts/data_quality_gate.py')).toBe(original);
  });
});

describe('the audit scripts of a backtest repository', () => {
  const makefile = [
    'validate-runlogs:',
    '\tpython3 scripts/validate_run_logs.py',
    'runs-index:',
    '\tpython3 scripts/build_runs_index.py --artifacts-root artifacts --out reports/summaries/runs_index.csv',
    'check-data-policy:',
    '\tpython3 scripts/check_data_policy.py',
    'gpt-bundle:',
    '\tTICKET=$(TICKET) RUN_NAME=$(RUN_NAME) python3 tools/gpt_bundle.py',
    '',
  ].join('\n');
  const files = {
    'repo/Makefile': makefile,
    'repo/scripts/validate_run_logs.py': original,
    'repo/scripts/data_quality_gate.py': original,
    'repo/tools/gpt_bundle.py': original,
    'repo/artifacts/x/r/manifest.json': { run_id: 'r' },
    'repo/docs/agent_runs/README.md': 'none yet\n',
  };
  const family = ['--family', 'research-record'];

  /** The repository `repo/` in it is committed; the executables go beside it. */
  const backtestRepository = (): Repository => {
    const outer = temporaryRepository(files);
    const git = (...words: string[]): unknown =>
      spawnSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.invalid', ...words], {
        cwd: outer.path('repo'),
      });
    git('init');
    git('add', '-A');
    git('commit', '-m', 'start');
    return {
      ...outer,
      root: outer.path('repo'),
      path: (...parts) => outer.path('repo', ...parts),
      read: (file) => outer.read(`repo/${file}`),
      files: () => outer.files().filter((name) => name.startsWith('repo/') && !name.includes('/.git/')),
    };
  };

  testWith('python3', 'make')('make targets run unchanged', () => {
    const repository = backtestRepository();
    const done = install(repository, ...family);
    expect(done).toMatchObject({ status: 0, stderr: '' });
    expect(done.stdout).toContain(
      'replace: tools/gpt_bundle.py (the replaced one is kept as tools/gpt_bundle.py.replaced)',
    );
    expect(done.stdout).toContain('install: scripts/check_data_policy.py');
    expect(repository.read('scripts/data_quality_gate.py')).toBe(original);
    const make = (...words: string[]): ToolRun => start('make', ['--silent', ...words], repository.root);
    expect(make('check-data-policy').stdout).toMatch(/^Data policy check passed\. Scanned /);
    expect(make('runs-index').stdout).toContain(
      `[done] runs_index_csv=${repository.path('reports/summaries/runs_index.csv')}`,
    );
    expect(make('validate-runlogs').stdout).toContain('no run logs in docs/agent_runs\n');
    expect(make('gpt-bundle', 'TICKET=', 'RUN_NAME=').stderr).toContain('bundle-evidence: TICKET must be set');
    expect(make('gpt-bundle', 'TICKET=ticket-01', 'RUN_NAME=x').stderr).toContain('no commit has this run log');
  });

  test('uninstalled, the repository is as it was, byte for byte; another family stays until it goes, too', () => {
    const repository = backtestRepository();
    const state = (): string[] =>
      repository.files().map((name) => `${name} ${repository.read(name.slice('repo/'.length))}`);
    const before = state();
    install(repository, ...family);
    install(repository, ...family, '--uninstall');
    expect(state()).toEqual(before);
    install(repository);
    install(repository, ...family);
    install(repository, ...family, '--uninstall');
    expect(repository.read('tools/gpt_bundle.py')).toBe(original);
    expect(repository.read('scripts/data_quality_gate.py')).toContain('Gatehouse');
    install(repository, ...family);
    install(repository, '--uninstall');
    expect(state()).toEqual(before);
  });
});

const traced = testWith('strace', 'python3');

traced(
  'killed at any system call that changes the disk, the repository works one way or the other and a second install ends right',
  () => {
    const calls = ['rename', 'link', 'openat', 'write', 'fsync', 'unlink', 'chmod'];
    // The home is there already: what is under test is the repository.
    const first = researchRepository();
    install(first);
    const prefix = ['--prefix', first.path('../prefix')];
    let faults = 0;
    for (const call of calls) {
      for (const nth of [1, 3, 8]) {
        const repository = researchRepository();
        const scripts = repository.path('scripts');
        const run = spawnSync(
          'strace',
          [
            '-f',
            '-o',
            '/dev/null',
            ...traceOf(scripts),
            '-e',
            `inject=${call}:signal=KILL:when=${nth}`,
            path.join(binDirectory, 'install-into'),
            '--root',
            repository.root,
            ...prefix,
            '--quiet',
          ],
          { env: cleanEnvironment(), encoding: 'utf8' },
        );
        if (run.status === 0) break;
        faults += 1;
        const gate = repository.path('scripts/data_quality_gate.py');
        expect(existsSync(gate), `${call} ${nth}`).toBe(true);
        expect(start('python3', [gate, '--version'], '/'), `${call} ${nth}`).toMatchObject({ status: 0 });
        expect(install(repository, ...prefix)).toMatchObject({ status: 0, stderr: '' });
        expect(start('python3', [gate, '--version'], '/').stdout).toContain('data-quality-gate');
        expect(install(repository, ...prefix, '--uninstall').status).toBe(0);
        expect(readdirSync(scripts).sort(), `${call} ${nth}`).toEqual([
          'data_quality_gate.py',
          'other.py',
          'workstation_preflight.sh',
        ]);
        expect(repository.read('scripts/data_quality_gate.py')).toBe(original);
      }
    }
    expect(faults).toBeGreaterThan(calls.length);
  },
);

function traceOf(scripts: string): string[] {
  const names = readdirSync(scripts).concat(Object.keys(oldNames.run), '.gatehouse-install.json');
  return [...new Set([scripts, ...names.map((name) => path.join(scripts, name))])].flatMap((file) => ['-P', file]);
}
