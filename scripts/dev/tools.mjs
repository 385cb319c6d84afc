// Where each executable's source is: tools/<family>/<executable>.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const workspace = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Executable's name → its folder relative to the workspace, sorted by name. */
export function toolFolders() {
  const folders = readdirSync(path.join(workspace, 'tools')).flatMap((family) =>
    readdirSync(path.join(workspace, 'tools', family)).map((name) => [name, `tools/${family}/${name}`]),
  );
  return new Map(folders.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Throws an Error when no family has this executable. */
export function toolFolder(name) {
  const folder = toolFolders().get(name);
  if (folder === undefined) throw new Error(`no folder tools/*/${name}`);
  return folder;
}

/**
 * Every tool's own description of itself, and what `module` (a path in the workspace) exports: TypeScript, bundled for
 * this process.
 * `inputs`: the files that went into it.
 */
export async function loadTools(module) {
  const folders = [...toolFolders().values()];
  const from = (file) => JSON.stringify(path.join(workspace, file));
  const source = [
    ...folders.map((folder, at) => `import { tool as tool${at} } from ${from(`${folder}/src/tool.ts`)};`),
    `export * from ${from(module)};`,
    `export const tools = [${folders.map((_, at) => `tool${at}`).join(', ')}];`,
  ].join('\n');
  return bundled({ stdin: { contents: source, resolveDir: workspace } });
}

/** What a module (a path in the workspace) exports: TypeScript, bundled for this process. */
export function loadSource(module) {
  return bundled({ entryPoints: [module] });
}

async function bundled(entry) {
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'gatehouse-tools-'));
  try {
    const outfile = path.join(scratch, 'tools.cjs');
    const { metafile } = await build({
      ...entry,
      metafile: true,
      absWorkingDir: workspace,
      outfile,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      mainFields: ['module', 'main'],
      external: ['@duckdb/*'],
      define: { 'import.meta.url': '__filename' },
    });
    return { ...createRequire(import.meta.url)(outfile), inputs: Object.keys(metafile.inputs) };
  } finally {
    rmSync(scratch, { recursive: true });
  }
}
