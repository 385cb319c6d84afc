import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Failure } from '@gatehouse/contracts';
import { isExecutable, onPath } from '@gatehouse/system';

const script = 'scripts/run_research_workflow';

/** How a runner is named: by `--runner`, or by gatehouse.json, where it may be a command. */
export interface NamedRunner {
  /** As `--runner` has it. */
  option: string | undefined;
  settings: string | readonly string[] | undefined;
  /**
   * Folder of our own executables: a name without a slash that is not a file of the repository is looked for there,
   * never on PATH.
   */
  siblings: string;
}

/**
 * The words that start the workflow, before its own (contract 3.8): `--runner`, else that of the settings, else the
 * repository's Python script by the first Python there is, else its executable. Throws Failure `usage` saying where was
 * looked.
 */
export function findRunner(root: string, named: NamedRunner, searchPath: string): string[] {
  if (named.option !== undefined) return started(locate(root, named.option, named.siblings), 'option --runner');
  const { settings } = named;
  if (typeof settings === 'string')
    return started(locate(root, settings, named.siblings), 'runner of gatehouse.json', settings);
  if (settings !== undefined) return command(root, settings, searchPath);
  if (existsSync(path.join(root, `${script}.py`))) {
    const venv = '.venv/bin/python';
    if (isExecutable(path.join(root, venv))) return [venv, `${script}.py`];
    const python = ['python3', 'python'].find((name) => onPath(name, searchPath) !== undefined);
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

/** The file that a runner names: one of the repository, else the sibling executable of that name. */
function locate(root: string, named: string, siblings: string): { file: string; isSibling: boolean } {
  const own = path.resolve(root, expandHome(named));
  const sibling = path.join(siblings, named);
  const isSibling = named !== '' && !named.includes('/') && !existsSync(own) && isExecutable(sibling);
  return { file: isSibling ? sibling : own, isSibling };
}

/** A sibling is started by the Node that runs us: cron's PATH may have none. */
function started({ file, isSibling }: { file: string; isSibling: boolean }, what: string, named = file): string[] {
  return isSibling ? [process.execPath, file] : [executable(file, what, named)];
}

function expandHome(named: string): string {
  return named.startsWith('~/') ? path.join(os.homedir(), named.slice(2)) : named;
}

function executable(file: string, what: string, named = file): string {
  if (isExecutable(file)) return file;
  const found = !existsSync(file)
    ? `${file} is not there`
    : `${file} is not executable; chmod +x it, or name a command with its arguments as a list in gatehouse.json`;
  const hint = /\s/.test(named) && !existsSync(file) ? '; a command with arguments is a list of words' : '';
  throw new Failure('usage', `${what}: expected an executable file, but ${found}${hint}`);
}

/** A command as it is started: its program on PATH or by a path, and the script it is given, where that can be told. */
function command(root: string, words: readonly string[], searchPath: string): string[] {
  const [program = '', first] = words;
  if (program.includes('/')) executable(path.resolve(root, program), 'runner of gatehouse.json');
  else if (onPath(program, searchPath) === undefined)
    throw new Failure('usage', `runner of gatehouse.json: no program ${program} on PATH`);
  const isScript = first !== undefined && /^[^-].*\.(py|js|mjs|cjs|sh|R|jl)$/.test(first);
  if (isScript && !existsSync(path.resolve(root, first)))
    throw new Failure('usage', `runner of gatehouse.json: ${first} is not there`);
  return [...words];
}
