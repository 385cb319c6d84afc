// Makes the V8 code cache of built tools for the Node that runs this: what was compiled once need not be compiled at every
// start. Usage: code-cache.mjs DIST/bin/TOOL...
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';

const self = fileURLToPath(import.meta.url);

if (process.env.GATEHOUSE_WARM_UP) warmUp(process.env.GATEHOUSE_WARM_UP, process.env.GATEHOUSE_CACHE);
else for (const bin of process.argv.slice(2)) makeCache(path.resolve(bin));

function makeCache(bin) {
  const target = path.join(path.dirname(bin), '../lib', `${path.basename(bin)}.${process.version}-${process.arch}.cache`);
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'gatehouse-cache-'));
  // A start that ends in a usage error walks through everything that a start compiles, and writes nothing.
  const env = { ...process.env, GATEHOUSE_WARM_UP: bin, GATEHOUSE_CACHE: `${target}.new` };
  const run = spawnSync(process.execPath, [self, '--root', scratch, '--quiet'], { cwd: scratch, env, encoding: 'utf8', timeout: 30_000 });
  rmSync(scratch, { recursive: true, force: true });
  if (run.error) throw run.error;
  renameSync(`${target}.new`, target);
}

/** The cache: lengths, the executable's bytes, its program, V8's data. The loader at the head of the executable reads it. */
function warmUp(bin, target) {
  const own = readFileSync(bin);
  const source = own.latin1Slice(own.indexOf('\n//#bundle\n') + 11).split('\n').map((line) => line.slice(2)).join('\n');
  const script = new vm.Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, { filename: bin });
  const module = { exports: {} };
  process.on('exit', () => {
    const program = Buffer.from(source, 'latin1');
    const lengths = Buffer.alloc(8);
    lengths.writeUInt32LE(own.length, 0);
    lengths.writeUInt32LE(program.length, 4);
    writeFileSync(target, Buffer.concat([lengths, own, program, script.createCachedData()]));
  });
  script.runInThisContext()(module.exports, createRequire(bin), module, bin, path.dirname(bin));
}
