/** What `--runner` names, as gatehouse.json has it: an executable by its path, or a command as a list of words. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Failure, type WorkflowSettings } from '@gatehouse/contracts';
import { isExecutable, onPath } from '@gatehouse/system';

/** Programs for scripts that are not executable themselves, the first that is there. */
const interpreters: Readonly<Record<string, readonly string[]>> = {
  '.py': ['.venv/bin/python', 'python3', 'python'],
  '.js': ['node'],
  '.mjs': ['node'],
  '.cjs': ['node'],
  '.sh': ['bash', 'sh'],
  '.R': ['Rscript'],
  '.jl': ['julia'],
};

export type Runner = NonNullable<WorkflowSettings['runner']>;

/** Throws Failure `usage` when there is no such file or program. */
export function runnerOf(root: string, given: string, searchPath: string): Runner {
  const [first = '', ...rest] = given.trim().split(/\s+/);
  if (first !== '' && existsSync(path.resolve(root, given))) return ofFile(root, given, searchPath);
  if (rest.length > 0) return [first, ...rest.map((word) => relative(root, word))];
  if (onPath(first, searchPath) !== undefined) return [first];
  throw new Failure(
    'usage',
    `option --runner: ${given} is not there; give a file of the repository, or a command in quotes`,
  );
}

function ofFile(root: string, given: string, searchPath: string): Runner {
  const file = relative(root, given);
  if (isExecutable(path.resolve(root, file))) return file;
  const known = interpreters[path.extname(file)];
  if (known === undefined)
    throw new Failure(
      'usage',
      `option --runner: ${file} is not executable; chmod +x it, or give the command that runs it`,
    );
  const program = known.find((name) =>
    name.includes('/') ? isExecutable(path.join(root, name)) : onPath(name, searchPath) !== undefined,
  );
  return [program ?? (known.at(-1) as string), file];
}

/** Below the root relative to it, else as given. */
function relative(root: string, word: string): string {
  if (!path.isAbsolute(word)) return word;
  const below = path.relative(root, word);
  return below === '' || below.startsWith('..') ? word : below;
}
