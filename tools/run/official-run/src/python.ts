/** The Python that runs a workflow: which interpreter, and what is installed for it (contract 3.17). */
import path from 'node:path';
import type { PythonEnvironment } from '@gatehouse/contracts';
import { readStart } from '@gatehouse/files';
import { isExecutable, onPath } from '@gatehouse/system';
import { startChild } from './child-process';

const longestMs = 10_000;
const mostOutput = 8 * 1024 * 1024; // bytes
const isPython = (file: string): boolean => /^python(\d+(\.\d+)*)?$/.test(path.basename(file));

/**
 * Prints version and distributions as JSON; also where two distributions of one name lie, the first on the path counts,
 * as for an import.
 */
const question = `
import json, platform, sys
try:
    from importlib import metadata
except ImportError:
    sys.exit("importlib.metadata is missing, which Python has from 3.8 on")
found = {}
for one in metadata.distributions():
    name = one.metadata["Name"]
    if name and name not in found:
        found[name] = one.version or ""
print(json.dumps({"path": sys.executable, "version": platform.python_version(), "distributions": dict(sorted(found.items(), key=lambda item: item[0].lower()))}))
`;

/** The interpreter and its distributions, or why there is no answer. */
export type PythonAnswer = { python: PythonEnvironment; absent: null } | { python: null; absent: string };

/**
 * Asks the Python of the runner, isolated (`-I`), for at most 10 s; a signal ends the question. `env` is that of the
 * workflow. Never throws.
 */
export async function pythonOf(
  runner: readonly string[],
  { root, env, signal }: { root: string; env: NodeJS.ProcessEnv; signal: AbortSignal },
): Promise<PythonAnswer> {
  const interpreter = interpreterOf(runner, root, env['PATH'] ?? '');
  if (interpreter === undefined) return { python: null, absent: 'the runner is not Python' };
  const limit = AbortSignal.any([signal, AbortSignal.timeout(longestMs)]);
  try {
    const child = await startChild([interpreter, '-I', '-c', question], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      signal: limit,
      killSignal: 'SIGKILL',
    });
    const [out, error]: [Buffer[], Buffer[]] = [[], []];
    let size = 0;
    child.stdout?.on('data', (bytes: Buffer) => (size += bytes.length) <= mostOutput && out.push(bytes));
    child.stderr?.on('data', (bytes: Buffer) => error.length < 16 && error.push(bytes));
    const { code } = await child.ending;
    if (limit.aborted) return { python: null, absent: `${interpreter} did not answer within ${longestMs / 1000} s` };
    if (code !== 0)
      return { python: null, absent: `${interpreter}: ${lastLine(Buffer.concat(error)) || `ended in ${code}`}` };
    return { python: JSON.parse(Buffer.concat(out).toString()) as PythonEnvironment, absent: null };
  } catch (error) {
    return { python: null, absent: `${interpreter}: ${(error as Error).message}` };
  }
}

/**
 * The Python that the runner's words name, by themselves or in the first line of its file; else that of `.venv` for a
 * Python file.
 */
export function interpreterOf(runner: readonly string[], root: string, searchPath: string): string | undefined {
  const [first = ''] = runner;
  if (isPython(first)) return first.includes('/') ? path.resolve(root, first) : onPath(first, searchPath);
  const ofFile = first.includes('/') ? ofFirstLine(path.resolve(root, first), searchPath) : undefined;
  if (ofFile !== undefined) return ofFile;
  const venv = path.join(root, '.venv/bin/python');
  return runner.some((word) => word.endsWith('.py')) && isExecutable(venv) ? venv : undefined;
}

function ofFirstLine(file: string, searchPath: string): string | undefined {
  let line: string;
  try {
    line = readStart(file, 256).split('\n')[0] as string;
  } catch {
    return undefined;
  }
  const words = /^#!\s*(.*)$/.exec(line)?.[1]?.trim().split(/\s+/) ?? [];
  const named = path.basename(words[0] ?? '') === 'env' ? words.slice(1).find((word) => !/^-|=/.test(word)) : words[0];
  if (named === undefined || !isPython(named)) return undefined;
  return named.includes('/') ? named : onPath(named, searchPath);
}

function lastLine(bytes: Buffer): string {
  return bytes.toString().trim().split('\n').at(-1) ?? '';
}
