/** Where the documents of a run lie, for who keeps no record of it. */
import path from 'node:path';
import { safeTag } from '@gatehouse/runs';
import type { RunRequest } from '../request';

export interface RunPlace {
  /** Absolute. */
  directory: string;
  /** Relative to the repository. */
  runDirRelative: string;
  /** As it stands in the directory's name, with the suffix of a second run of that second. */
  stamp: string;
  path(...parts: string[]): string;
  displayPath(...parts: string[]): string;
}

export function runPlace(root: string, directory: string, { workflow, tag }: RunRequest): RunPlace {
  const runDirRelative = path.relative(root, directory);
  const end = `_${workflow}_${safeTag(tag)}`;
  return {
    directory,
    runDirRelative,
    stamp: path.basename(directory).slice(0, -end.length),
    path: (...parts) => path.join(directory, ...parts),
    displayPath: (...parts) => path.join(runDirRelative, ...parts),
  };
}
