import path from 'node:path';
import { runsFolder } from './run';

/**
 * What official-run locks while it decides whether a tag may be used and makes the run directory. Whoever holds it
 * knows that no official run starts meanwhile (contract 3.5, 16.4).
 */
export function officialRunLock(root: string): string {
  return path.join(root, runsFolder, '.official-run');
}
