// Puts DuckDB's native library into dist/lib, before the bundles: the gate's code cache is made by a call that reads a
// table. Usage: native.mjs
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const self = fileURLToPath(import.meta.url);

/** Copies a file when it differs, by rename: what runs from the old one keeps it. */
export function place(from, to) {
  const same =
    existsSync(to) && statSync(to).size === statSync(from).size && readFileSync(to).equals(readFileSync(from));
  if (same) return;
  copyFileSync(from, `${to}.new`);
  renameSync(`${to}.new`, to);
}

if (process.argv[1] === self) {
  const workspace = path.resolve(path.dirname(self), '../..');
  const lib = path.join(workspace, 'dist/lib');
  mkdirSync(lib, { recursive: true });
  const api = createRequire(createRequire(path.join(workspace, 'package.json')).resolve('@duckdb/node-api'));
  const native = path.dirname(api.resolve(`@duckdb/node-bindings-${process.platform}-${process.arch}/duckdb.node`));
  for (const name of readdirSync(native).filter((file) => /\.(node|so|dylib|dll)$/.test(file)))
    place(path.join(native, name), path.join(lib, name));
}
