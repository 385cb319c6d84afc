/** Programs by name and by path. */
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

/** The first executable of that name on a search path; undefined when there is none. */
export function onPath(name: string, searchPath: string): string | undefined {
  return searchPath
    .split(':')
    .filter((folder) => folder !== '')
    .map((folder) => path.join(folder, name))
    .find(isExecutable);
}

export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
