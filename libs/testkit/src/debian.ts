import { spawnSync } from 'node:child_process';
import { test } from 'vitest';

/**
 * `test` for what needs a program that only a Debian package brings: without it the test is skipped, loudly, and where
 * GATEHOUSE_CI=1 it fails instead (scripts/ci-packages.sh installs the packages there).
 */
export function testWith(...programs: string[]): typeof test | typeof test.skip {
  const absent = programs.filter(
    (program) =>
      spawnSync('sh', ['-c', 'command -v "$1"', 'sh', program], {
        stdio: 'ignore',
        env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin:/sbin` },
      }).status !== 0,
  );
  if (absent.length === 0) return test;
  const message = `needs ${absent.join(', ')}: see scripts/ci-packages.sh`;
  if (process.env['GATEHOUSE_CI'] === '1') {
    test(`has what ${message}`, () => {
      throw new Error(message);
    });
  } else console.warn(`SKIPPED: ${message}`);
  return test.skip;
}
