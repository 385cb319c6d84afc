import { runTool, temporaryRepository } from '@gatehouse/testkit';
import { expect, test } from 'vitest';

test('a reason that holds a secret of the environment is not recorded (contract 0.15)', () => {
  const { root } = temporaryRepository();
  const env = { BROKER_TOKEN: 'example-value-1234567' };
  const run = runTool('cancel-run', ['--tag', 'v1', '--reason', 'leaks example-value-1234567'], { cwd: root, env });
  expect(run).toMatchObject({ status: 1, stdout: '' });
  expect(run.stderr).toMatch(/option --reason: .*BROKER_TOKEN/);
  expect(run.stderr).not.toContain('example-value');
});
