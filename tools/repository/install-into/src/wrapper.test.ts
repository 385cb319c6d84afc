/**
 * The wrappers travel (contract 12.6): the same text for everybody, and each finds the executables of whoever calls it.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { temporaryRepository, testWith, type Repository } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';
import { families, oldNames, wrapper, wrapperHome } from './wrapper';

const standard = '.local/share/gatehouse';

test.each<[what: string, prefix: string, home: string, shell: string, python: string]>([
  [
    'the default',
    '/home/grace/.local/share/gatehouse',
    '/home/grace',
    '${GATEHOUSE_HOME:-$HOME/.local/share/gatehouse}/current',
    'os.path.join(os.path.expanduser("~"), ".local/share/gatehouse")',
  ],
  [
    'a prefix below home',
    '/home/ada/my tools',
    '/home/ada',
    '${GATEHOUSE_HOME:-$HOME/my tools}/current',
    'os.path.join(os.path.expanduser("~"), "my tools")',
  ],
  [
    'a prefix elsewhere',
    '/opt/gatehouse',
    '/home/ada',
    '${GATEHOUSE_HOME:-/opt/gatehouse}/current',
    '"/opt/gatehouse"',
  ],
  ['home itself', '/home/ada', '/home/ada', '${GATEHOUSE_HOME:-/home/ada}/current', '"/home/ada"'],
  ['a name that begins alike', '/home/adam', '/home/ada', '${GATEHOUSE_HOME:-/home/adam}/current', '"/home/adam"'],
  [
    'what a shell would read',
    '/opt/a$b`c"d\\e}',
    '/home/ada',
    '${GATEHOUSE_HOME:-/opt/a\\$b\\`c\\"d\\\\e\\}}/current',
    '"/opt/a$b`c\\"d\\\\e}"',
  ],
])('where the executables are: %s', (_, prefix, userHome, shell, python) => {
  expect(wrapperHome(prefix, userHome)).toEqual({
    shell,
    python: `os.path.join(os.environ.get("GATEHOUSE_HOME") or ${python}, "current")`,
  });
});

test('two users with another home directory get the same bytes, for every old name', () => {
  const [grace, ada] = ['/home/grace', '/Users/ada l.'].map((home) => wrapperHome(`${home}/${standard}`, home));
  for (const name of families.flatMap((family) => Object.keys(oldNames[family]))) {
    const text = wrapper(name, grace as never);
    expect(wrapper(name, ada as never)).toBe(text);
    expect(text).not.toContain('grace');
  }
});

/** An installation in which each program tells where it lies and what it was given; `node` is its first line. */
function installation(repository: Repository, folder: string, node = '#!/bin/sh'): string {
  for (const program of ['bin/official-run', 'bin/data-quality-gate', 'scripts/workstation_preflight.sh']) {
    const file = repository.write(`${folder}/current/${program}`, `${node}\necho "${folder}: $*"\n`);
    chmodSync(file, 0o755);
  }
  return repository.path(folder);
}

interface Answer {
  status: number | null;
  out: string;
  error: string;
}

function call(name: string, repository: Repository, fallback: string, env: Record<string, string>): Answer {
  const userHome = repository.path('home');
  const file = repository.write(`repo/scripts/${name}`, wrapper(name, wrapperHome(fallback, userHome)));
  const program = name.endsWith('.py') ? 'python3' : 'bash';
  const { status, stdout, stderr } = spawnSync(program, [file, 'a word'], {
    cwd: '/',
    env: { PATH: '/usr/bin:/bin', HOME: userHome, ...env },
    encoding: 'utf8',
  });
  return { status, out: stdout, error: stderr };
}

describe.each(['data_quality_gate.py', 'workstation_preflight.sh'])('%s', (name) => {
  const withPython = testWith('python3');
  const given = (repository: Repository, folder: string): string =>
    name.endsWith('.py') ? `${folder}: --root ${repository.path('repo')} a word\n` : `${folder}: a word\n`;

  withPython('GATEHOUSE_HOME beats the place that install-into wrote; empty, it is not set', () => {
    const repository = temporaryRepository();
    installation(repository, `home/${standard}`);
    const other = installation(repository, 'other place');
    const fallback = repository.path('home', standard);
    const plain = { status: 0, out: given(repository, `home/${standard}`), error: '' };
    expect(call(name, repository, fallback, {})).toEqual(plain);
    expect(call(name, repository, fallback, { GATEHOUSE_HOME: '' })).toEqual(plain);
    expect(call(name, repository, fallback, { GATEHOUSE_HOME: other })).toEqual({
      ...plain,
      out: given(repository, 'other place'),
    });
    expect(call(name, repository, other, {})).toEqual({ ...plain, out: given(repository, 'other place') });
  });

  withPython('what is not there ends in 1 and says what to run, never in 127', () => {
    const repository = temporaryRepository();
    const nowhere = call(name, repository, repository.path('home', standard), {});
    expect(nowhere).toMatchObject({ status: 1, out: '' });
    expect(nowhere.error).toMatch(/is not there: run install-into in this repository, or set GATEHOUSE_HOME\n$/);
    const bare = installation(repository, 'bare', '#!/nowhere/node');
    const noNode = call(name, repository, bare, {});
    expect(noNode).toMatchObject({ status: 1, out: '' });
    expect(noNode.error).toMatch(/the Node of .* is not there: run install-into .*\n$/);
  });

  withPython('a prefix with signs that a shell or Python reads', () => {
    const repository = temporaryRepository();
    const folder = 'a$HOME `b` "c" \\d}';
    for (const program of ['bin/official-run', 'bin/data-quality-gate', 'scripts/workstation_preflight.sh'])
      chmodSync(repository.write(`${folder}/current/${program}`, '#!/bin/sh\necho found\n'), 0o755);
    expect(call(name, repository, repository.path(folder), {})).toEqual({ status: 0, out: 'found\n', error: '' });
  });
});
