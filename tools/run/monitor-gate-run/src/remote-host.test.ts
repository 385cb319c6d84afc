import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { temporaryRepository, testWith, type Repository } from '@gatehouse/testkit';
import { describe, expect, onTestFinished, test } from 'vitest';
import { RemoteShellSession } from './remote-shell-session';
import { localHost } from './local-host';
import { command, opening, request } from './probe';
import { remoteHost } from './remote-host';
import type { RunHost } from './run-host';

const runs = 'audit/workstation_runs';
const hostile = `it's "$(touch x)"; \`touch y\` & * [a-z]? -rf \\n %s`;

/** A machine with nothing but a POSIX shell and the utilities named here. */
function shellWithout(repository: Repository, shell: string): string[] {
  const bin = path.join(repository.root, '.bin');
  mkdirSync(bin);
  for (const name of ['dd', 'cat', 'tail', 'uname', 'date'])
    symlinkSync(execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim(), path.join(bin, name));
  symlinkSync(execFileSync('sh', ['-c', `command -v ${shell}`], { encoding: 'utf8' }).trim(), path.join(bin, 'sh'));
  return ['env', '-i', `PATH=${bin}`, 'sh', '-c', command];
}

function site(words: readonly string[], root: string): RunHost {
  const opened = remoteHost(words, 'there', root);
  onTestFinished(() => opened.close());
  return opened;
}

const context = (tag: string, more: object = {}): object => ({
  decision_tag: tag,
  hostname: os.hostname(),
  workflow: 'production_gates',
  ...more,
});

describe.each(['dash', 'bash'])('through %s with nothing else there', (shell) => {
  testWith(shell)('what is seen is what is seen on the machine itself', async () => {
    const repository = temporaryRepository({
      [`${runs}/2026-03-05_101500_production_gates_ru_n/context.json`]: context('ru/n'),
      [`${runs}/2026-03-05_101500_production_gates_ru_n/result.json`]: '{\n  "exit_code": 0\n}\n',
      [`${runs}/2026-03-05_101500_production_gates_ru_n/run.log`]: `one\n${'two '.repeat(30_000)}\nlast ünï \u001b[2J`,
      [`${runs}/2026-03-06_101500_production_gates_ru_n2/context.json`]: context('ru/n2'),
      [`${runs}/2026-03-07_101500_production_gates_old/run.log`]: '',
      [`${runs}/.hidden/context.json`]: context('ru/n'),
      ...Object.fromEntries(
        ['02', '03', '04', '05'].map((day) => [
          `gate_results/production_gates_2026-03-${day}_101500/production_gates_report.json`,
          { inputs: { decision_tag: day === '05' ? 'other' : 'ru/n' } },
        ]),
      ),
      'gate_results/production_gates_2026-03-09_101500/notes.md': '',
    });
    const there = site(shellWithout(repository, shell), repository.root);
    for (const tag of ['ru/n', 'ru/n2', 'old']) {
      const [remote, local] = [await there.observe(tag), await localHost(repository.root, {}).observe(tag)];
      expect(remote?.name).toBe(local?.name);
      expect(remote?.judgement.state).toBe(local?.judgement.state);
      expect(remote?.resultText).toBe(local?.resultText);
      expect(remote?.log?.content.toString()).toBe(local?.log?.content.toString());
      expect(remote?.reports).toEqual(local?.reports);
      expect(Math.abs((remote?.clock.now.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
    }
    expect((await there.observe('ru/n'))?.reports.map((file) => path.dirname(file).slice(-17))).toEqual([
      '2026-03-03_101500',
      '2026-03-04_101500',
      '2026-03-05_101500',
    ]);
    expect(await there.reportOf('ru/n')).toBe(
      'gate_results/production_gates_2026-03-04_101500/production_gates_report.json',
    );
    expect(await there.reportOf('ru')).toBeUndefined();
    expect(await there.observe('ru')).toBeUndefined();
    expect(repository.files().filter((name) => !name.startsWith('.bin'))).toHaveLength(11);
  });

  testWith(shell)('hostile names are names', async () => {
    const repository = temporaryRepository();
    const root = path.join(repository.root, `-root ${hostile}`);
    const run = path.join(root, runs, `2026-03-05_101500_production_gates_${hostile}`);
    mkdirSync(run, { recursive: true });
    writeFileSync(path.join(run, 'context.json'), JSON.stringify(context(hostile)));
    writeFileSync(path.join(run, 'result.json'), '{"exit_code": 5}');
    mkdirSync(path.join(root, runs, '2026-03-06_000000_with\na line end'));
    const there = site(shellWithout(repository, shell), root);
    expect(await there.observe(hostile)).toMatchObject({ name: path.basename(run), judgement: { state: 'failed' } });
    expect(await there.observe('* [a-z]?')).toBeUndefined();
    expect(
      repository
        .files()
        .map((name) => path.basename(name))
        .filter((name) => name === 'x' || name === 'y'),
    ).toEqual([]);
  });
});

test('the probe is fixed text that a shell script checker finds nothing in', () => {
  const script = opening('', '').slice(0, -2);
  expect(command).toContain(`count=${Buffer.byteLength(script)} `);
  expect(command).toMatch(/^exec sh -c '[^']*'$/);
});

testWith('shellcheck')('the probe is clean POSIX shell', () => {
  const run = spawnSync('shellcheck', ['--shell=sh', '-'], {
    input: `#!/bin/sh\n${opening('', '').slice(0, -2)}`,
    encoding: 'utf8',
  });
  expect(run.stdout).toBe('');
  expect(run.status).toBe(0);
});

test('a process of the run is found there, with its words', async () => {
  const repository = temporaryRepository({
    [`${runs}/2026-03-05_101500_production_gates_seen/context.json`]: context('seen'),
  });
  const there = site(['sh', '-c', command], repository.root);
  expect((await there.observe('seen'))?.judgement.state).toBe('lost');
  const child = spawnSync(
    'sh',
    ['-c', `sh -c 'while :; do sleep 0.1; done' wf --decision-tag seen 'two words' >/dev/null 2>&1 & echo $!`],
    { encoding: 'utf8' },
  );
  const pid = Number(child.stdout);
  onTestFinished(() => void process.kill(pid, 'SIGKILL'));
  const sight = await there.observe('seen');
  expect(sight?.judgement.state).toBe('running');
  expect(sight?.processes.find((found) => found.pid === pid)?.words.slice(-4)).toEqual([
    'wf',
    '--decision-tag',
    'seen',
    'two words',
  ]);
  expect([...(sight?.own ?? [])]).toEqual([pid]);
});

test('documents there that are not documents', async () => {
  const run = `${runs}/2026-03-05_101500_production_gates_t`;
  const repository = temporaryRepository({
    [`${run}/context.json`]: context('t', { hostname: 'elsewhere' }),
    [`${run}/result.json`]: '{"exit_code": 0',
    [`${run}/run.log/x`]: '',
  });
  const there = site(['sh', '-c', command], repository.root);
  const evidence = async (): Promise<string> => (await there.observe('t'))?.judgement.evidence.join('\n') ?? '';
  expect(await evidence()).toContain(`result.json cannot be read: there:${run}/result.json: is cut off`);
  expect((await there.observe('t'))?.log).toBeUndefined();
  truncateSync(repository.path(run, 'result.json'), 9 << 20);
  expect(await evidence()).toContain('is larger than the 8388608 bytes');
  expect((await there.observe('t'))?.judgement.state).toBe('unknown');
});

describe('a connection that fails', () => {
  const failing = async (words: string[], patienceMs = 5_000): Promise<unknown> => {
    try {
      const conversation = new RemoteShellSession(words, 'there', patienceMs);
      onTestFinished(() => conversation.close());
      await conversation.start('/');
      return 'started';
    } catch (error) {
      return error;
    }
  };
  test.each<[string, string[], RegExp]>([
    ['no program', ['./absent/ssh'], /cannot be started: no such file or directory \(ENOENT\)/],
    [
      'a program below a file',
      ['/dev/null/ssh'],
      /cannot be started: a part of the path is not a directory \(ENOTDIR\)/,
    ],
    [
      'refused',
      ['sh', '-c', 'echo "ssh: connect to host there port 22: Connection refused" >&2; exit 255'],
      /Connection refused \(the connection ended \(sh: 255\)\)/,
    ],
    ['killed', ['sh', '-c', 'kill -9 $$'], /SIGKILL/],
    [
      'not a shell',
      ['sh', '-c', 'echo "This account is not available"; exit 1'],
      /the connection ended \(sh: 1\); it printed: This account is not available$/,
    ],
    [
      'an account that has expired, after a greeting of blank lines',
      [
        'sh',
        '-c',
        'printf "\\n \\r\\n  Your account has expired.\\r\\nGood bye\\n"; echo "Connection closed" >&2; exit 255',
      ],
      /Connection closed \(the connection ended \(sh: 255\)\); it printed: Your account has expired\.$/,
    ],
    ['a line without end', ['sh', '-c', `yes x | tr -d '\\n' | head -c 9000; exit 1`], /it printed: x{200}…$/],
  ])('%s', async (_, words, message) => {
    const error = await failing(words);
    expect(error).toMatchObject({ id: 'unreachable' });
    expect((error as Error).message).toMatch(message);
  });
  test('a question that nobody answers', async () => {
    expect(await failing(['sh', '-c', 'printf "One-time code: "; exec sleep 30'], 200)).toMatchObject({
      message: 'there cannot be reached: no answer for 0.2 s; it printed: One-time code:',
    });
  });
  test('silence', async () => {
    expect(await failing(['sleep', '30'], 200)).toMatchObject({
      id: 'unreachable',
      message: 'there cannot be reached: no answer for 0.2 s',
    });
  });
  test('a directory that is not there is no matter of the connection', async () => {
    const conversation = new RemoteShellSession(['sh', '-c', command], 'there', 5_000);
    onTestFinished(() => conversation.close());
    await expect(conversation.start('/dev/null/absent')).rejects.toMatchObject({ id: 'missing-input' });
  });
  test('a greeting of the login shell is passed over', async () => {
    expect(await failing(['sh', '-c', `echo "Welcome to there"; echo; ${command}`])).toBe('started');
  });
  test('lost in the middle: this look fails, the next one connects again', async () => {
    const repository = temporaryRepository({
      [`${runs}/2026-03-05_101500_production_gates_t/context.json`]: context('t'),
    });
    // The first connection ends after the first request.
    const heard = Buffer.byteLength(opening('0'.repeat(32), repository.root) + request('folders', `./${runs}`));
    const once = `if [ -e .once ]; then ${command}; else : >.once; dd bs=1 count=${heard} 2>/dev/null | (${command}); fi`;
    const there = site(['sh', '-c', `cd "$1" || exit; ${once}`, 'sh', repository.root], repository.root);
    await expect(there.observe('t')).rejects.toMatchObject({ id: 'unreachable' });
    expect((await there.observe('t'))?.name).toBe('2026-03-05_101500_production_gates_t');
  });
});
