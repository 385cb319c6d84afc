import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { until } from '@gatehouse/testkit';
import { expect, onTestFinished, test } from 'vitest';
import { LauncherProgram, type LauncherAnswer } from './launcher';

const key = 'gh-0123456789abcdef';
const handle = (job: string, of = key): string =>
  JSON.stringify({
    ...{ schema: 'launch-handle/v1', launcher: 'x', cluster: 'x', key: of, job, parts: null },
    ...{ submitted_at: '2026-03-02T07:15:00.123Z', said: '' },
  });
const request = { schema: 'launch-request/v1', key } as never;

function launcher(script: string): { folder: string; submit(): Promise<LauncherAnswer<{ job: string }>> } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'gatehouse-launcher-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'launcher');
  writeFileSync(file, `#!/bin/sh\ncd ${folder}\n${script}\n`, { mode: 0o755 });
  const program = new LauncherProgram(file, { cwd: folder, env: process.env, patienceMs: 1_500 });
  return { folder, submit: () => program.submit(request) };
}

test('one document of the right key is an answer', async () => {
  const { submit } = launcher(`echo '${handle('12')}'`);
  expect(await submit()).toMatchObject({ kind: 'answered', document: { job: '12' } });
});

test.each<[string, string, LauncherAnswer<never>['kind'], RegExp]>([
  ['says no', 'echo no such queue >&2; exit 1', 'refused', /^no such queue$/],
  ['is unreachable', 'echo away >&2; exit 75', 'undecided', /^away$/],
  ['dies', 'kill -9 $$', 'undecided', /^submit ended in SIGKILL$/],
  ['dies behind its answer', `echo '${handle('12')}'; kill -9 $$`, 'undecided', /SIGKILL/],
  ['prints garbage', "printf '<html>\\033[31m'", 'undecided', /the answer to submit/],
  ['prints nothing', 'exit 0', 'undecided', /the answer to submit/],
  ['gives two jobs', `echo '${handle('12')}'; echo '${handle('13')}'`, 'undecided', /the answer to submit/],
  [
    'answers for another key',
    `echo '${handle('12', 'gh-ffffffffffffffff')}'`,
    'undecided',
    /of key gh-ffffffffffffffff/,
  ],
  ['gives a job without a number', `echo '${handle('')}'`, 'undecided', /the answer to submit/],
  ['prints 100 MB', 'head -c 104857600 /dev/zero', 'undecided', /^more than 8388608 bytes of answer$/],
  ['says 100 MB', 'head -c 104857600 /dev/zero >&2; exit 75', 'undecided', /^[^]{1,20000}$/],
  ['cannot be started', 'exit 126', 'undecided', /^submit ended in 126$/],
])('a launcher that %s decides no more than it may (contract 48.3)', async (_, script, kind, said) => {
  const answer = await launcher(script).submit();
  expect(answer.kind).toBe(kind);
  expect('said' in answer ? answer.said : '').toMatch(said);
});

test('one that hangs is ended with all that it has started', async () => {
  const { folder, submit } = launcher('sleep 100 &\necho $! >child\nwait');
  const answer = await submit();
  expect(answer).toMatchObject({ kind: 'undecided', said: 'no answer within 1.5 s' });
  const child = readFileSync(path.join(folder, 'child'), 'utf8').trim();
  const isDead = (): boolean =>
    !existsSync(`/proc/${child}`) || /\) Z /.test(readFileSync(`/proc/${child}/stat`, 'utf8'));
  await until(isDead, 'its child to end');
});
