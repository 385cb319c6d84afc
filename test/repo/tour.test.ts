/** docs/tour.md shows what the tools write. */
import { spawnSync } from 'node:child_process';
import { workspace } from '@gatehouse/testkit';
import { expect, test } from 'vitest';

test('the excerpts of the tour are what quickstart leaves', { timeout: 300_000 }, () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/dev/tour.mjs', '--check'], { cwd: workspace, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
