/**
 * Starts of git whose result no user's configuration changes (contract 28.6): replaced objects and grafts are off,
 * no locks. GIT_DIR and GIT_INDEX_FILE stay, because a hook that calls us sets them.
 */
import { spawn, spawnSync, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { Failure } from '@gatehouse/contracts';

export interface GitRun {
  /** Null where git is not there or a signal ended it. */
  status: number | null;
  stdout: Buffer;
  stderr: string;
}

/** One call of git in `root`, to its end; never throws. */
export function runGit(root: string, words: readonly string[], input: string | Buffer = ''): GitRun {
  const run = spawnSync('git', ['--no-optional-locks', ...words], {
    cwd: root,
    env: gitEnvironment(),
    input,
    maxBuffer: 1 << 30,
  });
  const stdout = run.stdout as Buffer | null; // null where there is no git
  return { status: run.status, stdout: stdout ?? Buffer.alloc(0), stderr: String((run.stderr as Buffer | null) ?? '') };
}

/** As runGit, but only what it prints. Throws Failure `io` with git's own words when it fails. */
export function gitOutput(root: string, words: readonly string[], input: string | Buffer = ''): Buffer {
  const { status, stdout, stderr } = runGit(root, words, input);
  if (status === 0) return stdout;
  throw new Failure(
    'io',
    `git ${words.find((word) => !word.startsWith('-')) ?? ''} failed in ${root}: ${firstLine(stderr)}`,
  );
}

/** git as a process that is fed and read while it runs; its taker ends it. */
export function startGit(root: string, words: readonly string[]): ChildProcessByStdio<Writable, Readable, null> {
  return spawn('git', ['--no-optional-locks', ...words], {
    cwd: root,
    env: gitEnvironment(),
    stdio: ['pipe', 'pipe', 'ignore'],
  });
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0] || 'no message';
}

function gitEnvironment(): NodeJS.ProcessEnv {
  const { GIT_DIFF_OPTS: _options, GIT_EXTERNAL_DIFF: _program, ...kept } = process.env;
  return {
    ...kept,
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_GRAFT_FILE: '/dev/null',
    LC_ALL: 'C',
  };
}
