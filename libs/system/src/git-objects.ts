/** What git keeps: commits and annotated tags (contract 21.4, 22.10). */
import { spawnSync } from 'node:child_process';

interface Answer {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Those of the commits that the repository at `root` does not have, asked for in one call; undefined outside git. */
export function missingCommits(root: string, commits: readonly string[]): Set<string> | undefined {
  if (git(root, ['rev-parse', '--git-dir']).status !== 0) return undefined;
  if (commits.length === 0) return new Set();
  const { stdout } = git(root, ['cat-file', '--batch-check=%(objecttype)'], `${commits.join('\n')}\n`);
  const answers = stdout.split('\n');
  return new Set(commits.filter((_, at) => answers[at] !== 'commit'));
}

/** The message of an annotated tag; undefined when there is no such tag. */
export function tagMessage(root: string, tag: string): string | undefined {
  const { status, stdout } = git(root, ['cat-file', 'tag', `refs/tags/${tag}`]);
  const end = stdout.indexOf('\n\n');
  return status !== 0 || end === -1 ? undefined : stdout.slice(end + 2);
}

/** Makes an annotated tag of HEAD with this message as it stands; never moves one. Gives what git complains of, undefined when the tag is made. */
export function createTag(root: string, tag: string, message: string): string | undefined {
  const { status, stderr } = git(root, ['tag', '--annotate', '--cleanup=verbatim', '--file=-', tag], message);
  return status === 0 ? undefined : stderr.trim().split('\n').join('; ') || 'git cannot be started';
}

function git(root: string, words: readonly string[], input = ''): Answer {
  const run = spawnSync('git', ['--no-optional-locks', ...words], {
    cwd: root,
    encoding: 'utf8',
    input,
    stdio: 'pipe',
    maxBuffer: 1 << 28,
  });
  return run.error === undefined ? run : { status: null, stdout: '', stderr: run.error.message }; // where there is no git
}
