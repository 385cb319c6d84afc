/** The files a page was drawn from, with their sums. */
import type { SourceFile } from '@gatehouse/contracts';
import type { Sum } from './known-files';

export type SourceOf = (file: string) => Sum | undefined;

/** Those of the files that are there, each once. */
export function sourcesOf(files: readonly (readonly [role: string, file: string])[], sum: SourceOf): SourceFile[] {
  const seen = new Set<string>();
  return files.flatMap(([role, file]) => {
    const known = seen.has(file) ? undefined : sum(file);
    seen.add(file);
    return known === undefined ? [] : [{ role, path: file, bytes: known.bytes, sha256: known.sha256 }];
  });
}
