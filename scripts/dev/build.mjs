// Installs the npm packages when node_modules does not match package-lock.json, and only then: afterwards everything
// works offline. As a program it installs and builds; as a module it offers the steps.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const workspace = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const stampFile = path.join(workspace, 'node_modules/.gatehouse-lock');

export function ensureInstalled() {
  const stamp = createHash('sha256')
    .update(readFileSync(path.join(workspace, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  console.log('installing npm packages (npm ci) ...');
  run('npm', ['ci', '--loglevel=error', '--no-fund', '--no-audit']);
  writeFileSync(stampFile, stamp);
}

/**
 * Builds every executable; what is built already from the same sources is taken from Nx's cache inside the checkout.
 */
export function build({ fresh = false, quiet = false } = {}) {
  run(process.execPath, ['scripts/dev/native.mjs'], { quiet });
  run(process.execPath, ['scripts/dev/bundle-base.mjs'], { quiet });
  run(
    'npx',
    [
      '--no-install',
      'nx',
      'run-many',
      '-t',
      'build',
      '--parallel=2',
      '--output-style=static',
      ...(fresh ? ['--skip-nx-cache'] : []),
    ],
    { quiet },
  );
  // What Nx takes from its cache brings no cache of the base and of the pages.
  run(process.execPath, ['scripts/dev/code-cache.mjs', 'dist/bin/finalize-gate-run', 'dist/bin/build-pages'], {
    quiet,
  });
  run(process.execPath, ['scripts/dev/assemble.mjs'], { quiet });
}

/** Runs a program in the workspace and ends this one when it fails; with `quiet` its output is shown only then. */
export function run(program, words, { quiet = false } = {}) {
  const env = { ...process.env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true', GATEHOUSE_BASE: 'built' };
  const result = spawnSync(program, words, {
    cwd: workspace,
    env,
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    encoding: 'utf8',
  });
  if (result.status === 0) return;
  if (quiet) process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`);
  console.error(`failed: ${program} ${words.join(' ')}${result.error ? `: ${result.error.message}` : ''}`);
  process.exit(result.status ?? 1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensureInstalled();
  build();
}
