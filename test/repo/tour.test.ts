/** docs/tour.md and the README show what the tools write. */
import { spawnSync } from 'node:child_process';
import { workspace } from '@gatehouse/testkit';
import { expect, test } from 'vitest';

test('the excerpts of README and tour are what quickstart says and leaves', { timeout: 300_000 }, () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/dev/tour.mjs', '--check'], { cwd: workspace, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
