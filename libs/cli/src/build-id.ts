import { readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';

declare const GATEHOUSE_VERSION: string | undefined;
/** Of the build; `0.0.0-source` when run unbundled. */
export const version = typeof GATEHOUSE_VERSION === 'string' ? GATEHOUSE_VERSION : '0.0.0-source';

/** Version and, where the build left it beside the programs, the commit it was made from: `0.2.0 (7c1e09b)`. */
export function buildId(): string {
  const commit = commitOfBuild();
  return commit === undefined ? version : `${version} (${commit})`;
}

/** A file of its own: in a program it would make each a new one with every commit. */
function commitOfBuild(): string | undefined {
  try {
    const file = path.join(path.dirname(realpathSync(process.argv[1] as string)), '../lib/commit');
    return readFileSync(file, 'utf8').trim() || undefined;
  } catch {
    return undefined;
  }
}
