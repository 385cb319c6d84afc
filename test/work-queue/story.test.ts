/** docs/work-queue.md is played as it stands: one issue from open to closed, by the built executables. */
import { runTool, playPage } from '@gatehouse/testkit';
import { expect, test } from 'vitest';
import { workQueueRepository } from './fixtures';

test('the page', { timeout: 300_000 }, () => {
  const repository = workQueueRepository();
  const { differences, blocks } = playPage('work-queue.md', repository.root);
  expect(differences).toEqual([]);
  expect(blocks).toBeGreaterThan(10);
  expect(repository.git('status', '--porcelain')).not.toMatch(/^ ?[MD]/m);
});

test('the logs and documents of the example pass', () => {
  const repository = workQueueRepository();
  expect(runTool('check-task-board', [], { cwd: repository.root })).toMatchObject({ status: 0, stderr: '' });
  const logs = repository.files().filter((name) => name.startsWith('work/sessions/'));
  expect(logs).toHaveLength(2);
  for (const log of logs)
    expect(runTool('check-session-log', ['--log', log], { cwd: repository.root })).toMatchObject({
      status: 0,
      stderr: '',
    });
});
