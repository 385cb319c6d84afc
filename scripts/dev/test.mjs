// The whole proof: install what is missing, build, check types and style, run every test. The last line is
// `N passed, N failed, N skipped`. With GATEHOUSE_CI=1 nothing is taken from a cache and a skipped test is a failed
// one.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build, ensureInstalled, run, workspace } from './build.mjs';

const ci = process.env.GATEHOUSE_CI === '1';
ensureInstalled();
build({ fresh: ci, quiet: !ci });
run('npx', ['--no-install', 'tsc', '-p', 'tsconfig.json']);
run('npm', ['run', '--silent', 'lint', '--', ...(ci ? ['--skip-nx-cache'] : [])], { quiet: true });

const scratch = mkdtempSync(path.join(os.tmpdir(), 'gatehouse-vitest-'));
const report = path.join(scratch, 'report.json');
const words = [
  '--no-install',
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...process.argv.slice(2),
];
const { status } = spawnSync('npx', words, { cwd: workspace, stdio: ['ignore', 'inherit', 'inherit'] });
let counts;
try {
  counts = JSON.parse(readFileSync(report, 'utf8'));
} catch {
  console.error('vitest left no report');
  process.exit(1);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
const skipped = counts.numPendingTests + (counts.numTodoTests ?? 0);
// A file that cannot even be loaded has no tests to count, and is a failure all the same.
const broken = counts.testResults.filter(
  (file) => file.status === 'failed' && file.assertionResults.length === 0,
).length;
const failed = counts.numFailedTests + broken + (ci ? skipped : 0);
if (ci && skipped > 0)
  console.error(`${skipped} tests were skipped: scripts/ci-packages.sh must install what they need`);
console.log(`${counts.numPassedTests} passed, ${failed} failed${ci ? '' : `, ${skipped} skipped`}`);
process.exit(failed > 0 || counts.numPassedTests === 0 ? 1 : (status ?? 1));
