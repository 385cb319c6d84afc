/** What git keeps: commits and annotated tags (contract 21.4, 22.10). */
import { isOutsideGit, noAnswer, runGit } from './git';

/**
 * Those of the commits that the repository at `root` does not have, asked for in one call; undefined outside git.
 * Throws Failure `io` when git fails.
 */
export function missingCommits(root: string, commits: readonly string[]): Set<string> | undefined {
  const answer = runGit(
    root,
    ['cat-file', '--batch-check=%(objecttype)'],
    commits.map((commit) => `${commit}\n`).join(''),
  );
  if (answer.status !== 0) {
    if (isOutsideGit(root, answer)) return undefined;
    throw noAnswer(root, answer);
  }
  const types = answer.stdout.toString().split('\n');
  return new Set(commits.filter((_, at) => types[at] !== 'commit'));
}

/** The message of an annotated tag; undefined when there is no such tag. */
export function tagMessage(root: string, tag: string): string | undefined {
  const { status, stdout } = runGit(root, ['cat-file', 'tag', `refs/tags/${tag}`]);
  const text = stdout.toString();
  const end = text.indexOf('\n\n');
  return status !== 0 || end === -1 ? undefined : text.slice(end + 2);
}

/**
 * Makes an annotated tag of HEAD with this message as it stands; never moves one. Gives what git complains of,
 * undefined when the tag is made.
 */
export function createTag(root: string, tag: string, message: string): string | undefined {
  const { status, complaint } = runGit(root, ['tag', '--annotate', '--cleanup=verbatim', '--file=-', tag], message);
  return status === 0 ? undefined : complaint || `git tag ended in ${status}`;
}
