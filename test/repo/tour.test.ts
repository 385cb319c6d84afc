/** What newcomers read is so: docs/tour.md and the README show what the tools write, and the example's commands work. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { cleanEnvironment, temporaryRepository, workspace } from '@gatehouse/testkit';
import { expect, test } from 'vitest';

test('the excerpts of README and tour are what quickstart says and leaves', { timeout: 300_000 }, () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/dev/tour.mjs', '--check'], {
    cwd: workspace,
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test.each(['research-repo', 'planted-edge-repo'])(
  'what the README of %s does by hand works in the checkout',
  { timeout: 120_000 },
  (name) => {
    const [, program = ''] =
      /```sh\n(.*?)```/s.exec(readFileSync(path.join(workspace, 'examples', name, 'README.md'), 'utf8')) ?? [];
    expect(program).toContain('official-run --workflow production_gates');
    const { status, stdout, stderr } = spawnSync('bash', ['-ec', program], {
      cwd: workspace,
      env: cleanEnvironment({ TMPDIR: temporaryRepository().root }),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: expect.stringMatching(/^official-run: freeze: .* configuration\n$/) as string,
    });
    expect(stdout).toMatch(/done: synced \+ finalized/);
  },
);
