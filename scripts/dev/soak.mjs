// A busy repository under faults: see test/soak. `npm run soak -- --minutes 3 --seed 7`. As root it has a file system of
// its own, which is filled again and again; else it says that no disk gets full.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { build, ensureInstalled, workspace } from './build.mjs';

ensureInstalled();
build({ fresh: false, quiet: true });
const place = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'gatehouse-soak-')));
const program = path.join(place, 'soak.cjs');
buildSync({
  entryPoints: [path.join(workspace, 'test/soak/main.ts')],
  outfile: program,
  bundle: true,
  platform: 'node',
  mainFields: ['module', 'main'],
  logLevel: 'error',
});
const own = ['unshare', '--mount', '--propagation', 'private'];
const mayMount = process.getuid?.() === 0 && spawnSync(own[0], [...own.slice(1), 'true']).status === 0;
if (!mayMount) console.error('soak: NO DISK GETS FULL: only root may mount the file system for it');
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
const words = [process.execPath, program, workspace, place, ...process.argv.slice(2)];
const { status } = mayMount
  ? spawnSync(own[0], [...own.slice(1), ...words, '--mount'], { stdio: 'inherit', env })
  : spawnSync(words[0], words.slice(1), { stdio: 'inherit', env });
if (status === 0) rmSync(place, { recursive: true, force: true });
else console.error(`soak: what was done stands in ${place}/actions.jsonl`);
process.exitCode = status ?? 1;
