import path from 'node:path';
import { buildSync } from 'esbuild';
import { workspace } from './built-tool';

/** Bundles TypeScript source that may import our libs into `folder`, so that other processes can run it. */
export function bundleProgram(folder: string, source: string): string {
  const outfile = path.join(folder, 'program.cjs');
  buildSync({
    stdin: { contents: source, resolveDir: path.join(workspace, 'libs/testkit'), loader: 'ts' },
    bundle: true,
    platform: 'node',
    mainFields: ['module', 'main'],
    outfile,
    logLevel: 'error',
  });
  return outfile;
}
