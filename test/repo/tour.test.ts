/**
 * What newcomers read is so: docs/tour.md and the README show what the tools write, and the example's commands work.
 */
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

test('what the README of the example does by hand works in the checkout', () => {
  const [, program = ''] =
    /```sh\n(.*?)```/s.exec(readFileSync(path.join(workspace, 'examples/research-repo/README.md'), 'utf8')) ?? [];
  expect(program).toContain('scripts/run_research_workflow');
  const { status, stdout, stderr } = spawnSync('bash', ['-ec', program], {
    cwd: workspace,
    env: cleanEnvironment({ TMPDIR: temporaryRepository().root }),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/production_gates_report\.json/);
});
