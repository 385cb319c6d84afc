/**
 * The one place that starts git (contract 0.30). Which repository is meant is said by the folder it is started in and
 * by nothing else: a hook, an alias or `rebase --exec` leaves variables that name another repository, index or work
 * tree. What git does not answer is never taken for "there is no git here": that needs git's own word, and no `.git`
 * above.
 */
import { spawn, spawnSync, type ChildProcessByStdio } from 'node:child_process';
import { lstatSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { Failure, explainError } from '@gatehouse/contracts';

/**
 * What `git rev-parse --local-env-vars` prints, of all versions so far: these name a repository or change what it says.
 * A test compares them with those of the git that is installed.
 */
export const localVariables: readonly string[] = [
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_CONFIG',
  'GIT_CONFIG_PARAMETERS',
  'GIT_CONFIG_COUNT',
  'GIT_OBJECT_DIRECTORY',
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_IMPLICIT_WORK_TREE',
  'GIT_GRAFT_FILE',
  'GIT_INDEX_FILE',
  'GIT_NO_REPLACE_OBJECTS',
  'GIT_REPLACE_REF_BASE',
  'GIT_PREFIX',
  'GIT_INTERNAL_SUPER_PREFIX',
  'GIT_SHALLOW_FILE',
  'GIT_COMMON_DIR',
];

const diffVariables = ['GIT_DIFF_OPTS', 'GIT_EXTERNAL_DIFF'];

export interface GitAnswer {
  /** Null when git could not be started or a signal ended it. */
  status: number | null;
  stdout: Buffer;
  /**
   * What git printed on standard error, on one line: its own sentence, without what went before it. Empty when it had
   * nothing to say.
   */
  complaint: string;
}

const mostOutput = 1 << 30; // bytes

/**
 * `diff` refreshes the index all the same, and without this does not bring it to disk: a power cut would leave half of
 * it.
 */
const onlyLooking = ['--no-optional-locks', '-c', 'core.fsync=index'];

/**
 * Runs git in `root` with these words; `input` is its standard input, `added` stands in its environment. Never throws
 * for what git says.
 */
export function runGit(
  root: string,
  words: readonly string[],
  input: string | Uint8Array = '',
  added: NodeJS.ProcessEnv = {},
): GitAnswer {
  const { status, stdout, stderr, error } = spawnSync('git', [...onlyLooking, ...words], {
    cwd: root,
    env: { ...gitEnvironment(process.env), ...added },
    input,
    stdio: ['pipe', 'pipe', 'pipe'],
    maxBuffer: mostOutput,
  });
  if (error !== undefined && status === null)
    return { status, stdout: Buffer.alloc(0), complaint: `git cannot be run: ${explainError(error)}` };
  return { status, stdout, complaint: sentenceOf(stderr.toString()) };
}

/** As runGit, of what must succeed: what git prints. Throws Failure `io` with git's own sentence. */
export function git(
  root: string,
  words: readonly string[],
  input: string | Uint8Array = '',
  added: NodeJS.ProcessEnv = {},
): Buffer {
  const answer = runGit(root, words, input, added);
  if (answer.status !== 0) throw noAnswer(root, answer);
  return answer.stdout;
}

/** git as a process that is fed and read while it runs; its taker ends it. */
export function startGit(root: string, words: readonly string[]): ChildProcessByStdio<Writable, Readable, null> {
  return spawn('git', [...onlyLooking, ...words], {
    cwd: root,
    env: gitEnvironment(process.env),
    stdio: ['pipe', 'pipe', 'ignore'],
  });
}

/**
 * Is `root` outside of git? Only when git says so and there is no `.git` above. `answer` is that of a git that failed
 * there.
 */
export function isOutsideGit(root: string, { status, complaint }: GitAnswer): boolean {
  return status === 128 && /^fatal: not a git repository\b/.test(complaint) && !hasGitAbove(root);
}

/** The Failure `io` for a git that did not answer. */
export function noAnswer(root: string, { status, complaint }: GitAnswer): Failure {
  const said = complaint || (status === null ? 'it was ended by a signal' : `it ended in ${status} and said nothing`);
  return new Failure('io', `git does not answer in ${root}: ${said}`);
}

/**
 * The environment without what names another repository or replaces what its objects say (external diffs, replaced
 * objects, grafts); messages in English, as some of them are understood here.
 */
export function gitEnvironment(given: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(given).filter(
    ([name]) => !localVariables.includes(name) && !diffVariables.includes(name),
  );
  return { ...Object.fromEntries(kept), GIT_NO_REPLACE_OBJECTS: '1', GIT_GRAFT_FILE: '/dev/null', LC_ALL: 'C' };
}

/** From the line that says what is wrong, with the advice beneath it. */
function sentenceOf(text: string): string {
  const lines = text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const fatal = lines.findIndex((line) => /^(?:fatal|error): /.test(line));
  return lines.slice(Math.max(0, fatal)).slice(0, 4).join(' ');
}

function hasGitAbove(root: string): boolean {
  for (let folder = realpathSync(root); ; folder = path.dirname(folder)) {
    if (lstatSync(path.join(folder, '.git'), { throwIfNoEntry: false }) !== undefined) return true;
    if (folder === path.dirname(folder)) return false;
  }
}
