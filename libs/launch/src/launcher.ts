/**
 * A launcher: one executable for one engine, asked by four verbs (contract 48.3). It gets 60 s; what it does not answer
 * by then, or answers in a way that is not of the contract, decides nothing.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import path from 'node:path';
import {
  explainError,
  Failure,
  launchCancel,
  launcher as launcherDocument,
  launchHandle,
  launchStatus,
  parseDocument,
  type Document,
  type LaunchCancel,
  type Launcher,
  type LauncherFile,
  type LaunchHandle,
  type LaunchRequest,
  type LaunchStatus,
  type SoughtJob,
} from '@gatehouse/contracts';
import { readBytes, realPlace } from '@gatehouse/files';
import { isExecutable, onPath } from '@gatehouse/system';

const patienceMs = 60_000;
const mostOutput = 8 << 20; // bytes
const mostSaid = 16 << 10; // bytes of the engine's words that are kept
const largestLauncher = 256 << 20; // bytes

/** What came of asking: refused is for good, undecided may have been done all the same. */
export type LauncherAnswer<T> =
  { kind: 'answered'; document: T; said: string } | { kind: 'refused' | 'undecided'; said: string };

const prefix = 'official-run-launcher-';

/**
 * The launcher of that name beside `siblings` or on the search path; a word with `/` is the executable itself. Throws
 * Failure `usage` for a word that cannot be one, `missing-input` when there is none.
 */
export function findLauncher(
  word: string,
  { root, siblings, searchPath }: { root: string; siblings: string; searchPath: string },
): LauncherFile {
  if (word.includes('/')) {
    const file = path.resolve(root, word);
    if (!isExecutable(file)) throw new Failure('missing-input', `option --launcher: ${file} is not an executable file`);
    return launcherFile(path.basename(file).replace(prefix, ''), file);
  }
  if (!/^[a-z0-9][a-z0-9-]*$/.test(word))
    throw new Failure(
      'usage',
      `option --launcher: expected local, a name of lower-case letters, digits and '-', or a path, got ${JSON.stringify(word)}`,
    );
  const program = `${prefix}${word}`;
  const file = [path.join(siblings, program)].find(isExecutable) ?? onPath(program, searchPath);
  if (file === undefined)
    throw new Failure(
      'missing-input',
      `option --launcher: ${program} is neither in ${siblings} nor on PATH; install it, or give its path`,
    );
  return launcherFile(word, file);
}

function launcherFile(name: string, file: string): LauncherFile {
  const real = realpathSync(file);
  const sha256 = createHash('sha256').update(readBytes(real, largestLauncher)).digest('hex');
  return { name, path: real, sha256 };
}

/**
 * Why the launcher that a run directory names is not started; undefined when it may be. Run directories are data: whoever
 * brings a repository must not say by them what is run here. So it is a launcher by its name and lies outside of the
 * repository, or is one of ours, or the caller names it.
 */
export function mistrustOf({ path: file }: LauncherFile, root: string, env: NodeJS.ProcessEnv): string | undefined {
  const real = realPlace(file);
  const named = env['GATEHOUSE_LAUNCHER'] ?? '';
  if (named.includes('/') && realPlace(path.resolve(root, named)) === real) return undefined;
  if (path.dirname(real) === ownFolder()) return undefined;
  const top = realPlace(root);
  const isInside = real.startsWith(top.endsWith('/') ? top : `${top}/`);
  if (!isInside && path.basename(real).startsWith(prefix)) return undefined;
  const why = isInside ? 'lies in the repository' : `is not called ${prefix}NAME`;
  return `the launcher ${file}, which launch.json names, ${why} and is not started; if it is yours, set GATEHOUSE_LAUNCHER to its path`;
}

const ownFolder = (): string => path.dirname(realpathSync(process.argv[1] as string));

/** One launcher, asked from one repository. */
export class LauncherProgram {
  /** `mistrust`: why it is not started, and decides nothing. */
  constructor(
    private readonly file: string,
    private readonly options: {
      cwd: string;
      env: NodeJS.ProcessEnv;
      patienceMs?: number;
      mistrust?: string | undefined;
    },
  ) {}

  /** That of a run, as its launch.json names it. */
  static of(
    launcher: LauncherFile,
    { root, env, patienceMs }: { root: string; env: NodeJS.ProcessEnv; patienceMs?: number },
  ): LauncherProgram {
    const mistrust = mistrustOf(launcher, root, env);
    return new LauncherProgram(launcher.path, {
      ...{ cwd: root, env, mistrust },
      ...(patienceMs !== undefined && { patienceMs }),
    });
  }

  describe(): Promise<LauncherAnswer<Launcher>> {
    return this.ask('describe', undefined, launcherDocument);
  }

  /** An answer for another key decides nothing. */
  async submit(request: LaunchRequest): Promise<LauncherAnswer<LaunchHandle>> {
    const answer = await this.ask('submit', request, launchHandle);
    if (answer.kind !== 'answered' || answer.document.key === request.key) return answer;
    return { kind: 'undecided', said: `the answer is of key ${answer.document.key}, asked was ${request.key}` };
  }

  status(jobs: readonly SoughtJob[]): Promise<LauncherAnswer<LaunchStatus>> {
    return this.ask('status', { schema: 'launch-query/v1', handles: jobs }, launchStatus);
  }

  cancel(job: SoughtJob): Promise<LauncherAnswer<LaunchCancel>> {
    return this.ask('cancel', { schema: 'launch-query/v1', handles: [job] }, launchCancel);
  }

  private async ask<T>(verb: string, input: unknown, kind: Document<T>): Promise<LauncherAnswer<T>> {
    if (this.options.mistrust !== undefined) return { kind: 'undecided', said: this.options.mistrust };
    const { status, out, said } = await this.run(verb, input === undefined ? '' : `${JSON.stringify(input)}\n`);
    if (status === 1) return { kind: 'refused', said: said || `${verb} ended in 1` };
    if (status !== 0) return { kind: 'undecided', said: said || `${verb} ended in ${status}` };
    try {
      return { kind: 'answered', document: parseDocument(kind, out, `the answer to ${verb}`), said };
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return { kind: 'undecided', said: error.message };
    }
  }

  /** Its own process group, so that what it started ends with it. */
  private run(verb: string, input: string): Promise<{ status: number | string; out: string; said: string }> {
    const { cwd, env, patienceMs: patience = patienceMs } = this.options;
    return new Promise((resolve) => {
      const child = spawn(...this.words(verb), { cwd, env: withoutJob(env), stdio: 'pipe', detached: true });
      const [out, error]: [Buffer[], Buffer[]] = [[], []];
      let [bytes, errorBytes, why] = [0, 0, ''];
      const end = (reason: string): void => {
        why ||= reason;
        kill(child.pid);
      };
      const timer = setTimeout(() => end(`no answer within ${patience / 1000} s`), patience);
      child.stdout.on('data', (chunk: Buffer) => {
        if ((bytes += chunk.length) > mostOutput) end(`more than ${mostOutput} bytes of answer`);
        else out.push(chunk);
      });
      child.stderr.on('data', (chunk: Buffer) => {
        if ((errorBytes += chunk.length) <= mostSaid) error.push(chunk);
      });
      child.stdin.on('error', () => undefined); // a launcher that reads nothing is judged by what it answers
      child.stdin.end(input);
      const done = (status: number | string): void => {
        clearTimeout(timer);
        const said = sentence(Buffer.concat(error).toString());
        resolve({ status: why === '' ? status : 'nothing', out: Buffer.concat(out).toString(), said: why || said });
      };
      child.once('error', (thrown) => ((why ||= `cannot be started: ${explainError(thrown)}`), done('nothing')));
      child.once('close', (code, signal) => done(code ?? signal ?? 'nothing'));
    });
  }

  /** Ours is started by the Node that runs us: cron's PATH may hold none. */
  private words(verb: string): [program: string, words: string[]] {
    return path.dirname(this.file) === ownFolder() ? [process.execPath, [this.file, verb]] : [this.file, [verb]];
  }
}

function kill(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

/** A submission from within a job must not pass that job off as the new one. */
function withoutJob(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^GATEHOUSE_(LAUNCH_|SHARDS?_)/.test(name)));
}

/** The words on stderr as one line, without the launcher's own name before them. */
function sentence(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/^official-run-launcher-[a-z0-9-]+: /, '').trim());
  return lines.filter((line) => line !== '').join('; ');
}
