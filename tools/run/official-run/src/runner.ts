import { accessSync, constants, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '@gatehouse/contracts';

const script = 'scripts/run_research_workflow';

/**
 * The words that start the workflow, before its own (contract 3.8): `--runner`, else the repository's Python script by the first Python
 * there is, else its executable. Throws Failure `usage` saying where was looked.
 */
export function findRunner(root: string, given: string | undefined, searchPath: string): string[] {
  if (given !== undefined) {
    if (isExecutable(given)) return [given];
    throw new Failure('usage', `option --runner: expected an executable file, but ${given} is none`);
  }
  if (existsSync(path.join(root, `${script}.py`))) {
    const venv = '.venv/bin/python';
    if (isExecutable(path.join(root, venv))) return [venv, `${script}.py`];
    const python = ['python3', 'python'].find((name) =>
      searchPath.split(':').some((folder) => folder !== '' && isExecutable(path.join(folder, name))),
    );
    if (python !== undefined) return [python, `${script}.py`];
    throw new Failure(
      'usage',
      `${script}.py needs Python, but neither ${venv} nor python3 nor python on PATH is there`,
    );
  }
  if (isExecutable(path.join(root, script))) return [script];
  throw new Failure(
    'usage',
    `no workflow to run: expected ${script}.py or an executable ${script} in ${root}, or --runner PATH`,
  );
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
