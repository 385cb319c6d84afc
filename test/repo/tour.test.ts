/**
 * What newcomers read is so: docs/tour.md and the README show what the tools write, and the example's commands work.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { cleanEnvironment, temporaryRepository, workspace } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';

test('the excerpts of README and tour are what quickstart says and leaves', { timeout: 300_000 }, () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/dev/tour.mjs', '--check'], {
    cwd: workspace,
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

describe('quickstart', () => {
  const quickstart = (temporary: string, ...words: string[]) =>
    spawnSync(process.execPath, ['scripts/dev/quickstart.mjs', '--built', ...words], {
      cwd: workspace,
      env: cleanEnvironment({ TMPDIR: temporary }),
      encoding: 'utf8',
    });

  test.each([
    [[], /^production gates: {3}fail /m],
    [['--passing'], /^production gates: {3}pass \(19 pass, 0 fail, 2 not evaluable\)$/m],
  ])(
    '%j leaves one folder, which it names, and its last line works as pasted',
    { timeout: 240_000 },
    (words, gates) => {
      const { root } = temporaryRepository();
      const { status, stdout, stderr } = quickstart(root, ...words);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toMatch(gates);
      expect(stdout).toContain('[drill] caught 4 of 4, 0 not applicable\n');
      const [, repository = ''] = /^example repository: (.*)$/m.exec(stdout) ?? [];
      const [folder, ...others] = readdirSync(root);
      expect(others).toEqual([]);
      expect(path.dirname(repository)).toBe(path.join(root, folder ?? ''));
      const last = stdout.trimEnd().split('\n').at(-1) ?? '';
      const pasted = spawnSync('bash', ['-ec', last], { cwd: '/', env: cleanEnvironment(), encoding: 'utf8' });
      expect(pasted).toMatchObject({ status: 0, stderr: '' });
      expect(pasted.stdout).toMatch(/^session status of /);
    },
  );

  test('--prepare only lays out, in the folder that is named, and never in one that is there', () => {
    const { root, path: at } = temporaryRepository();
    const prepared = quickstart(root, '--prepare', '--to', at('a folder'));
    expect(prepared).toMatchObject({ status: 0, stderr: '' });
    expect(prepared.stdout.trimEnd().split('\n').at(-1)).toMatch(/^cd '.*\/a folder' && export PATH=/);
    expect(readdirSync(root)).toEqual(['a folder']);
    expect(readdirSync(at('a folder'))).not.toContain('audit');
    expect(quickstart(root, '--to', at('a folder'))).toMatchObject({
      status: 1,
      stdout: '',
      stderr: `quickstart: ${at('a folder')} is there already; give --to a folder that is not\n`,
    });
  });
});

test.each([
  ['research-repo', '.'],
  ['planted-edge-repo', 'dist'],
])('what the README of %s does by hand works in the checkout, from %s', (name, from) => {
  const [, program = ''] =
    /```sh\n(.*?)```/s.exec(readFileSync(path.join(workspace, 'examples', name, 'README.md'), 'utf8')) ?? [];
  expect(program).toContain('official-run --workflow production_gates');
  const { status, stdout, stderr } = spawnSync('bash', ['-ec', program], {
    cwd: path.join(workspace, from),
    env: cleanEnvironment({ TMPDIR: temporaryRepository().root }),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  expect({ status, stderr }).toEqual({
    status: 0,
    stderr: expect.stringMatching(/^official-run: freeze: .* configuration\n$/) as string,
  });
  expect(stdout).toMatch(/done: synced \+ finalized/);
});
