/** The example backtest repository in a temporary directory. */
import { cpSync } from 'node:fs';
import path from 'node:path';
import { temporaryRepository, workspace, type Repository } from '@gatehouse/testkit';

/** A copy without its tests, not yet a git repository. */
export function backtestRepository(): Repository {
  const repository = temporaryRepository();
  cpSync(path.join(workspace, 'examples/backtest-repo'), repository.root, {
    recursive: true,
    filter: (file) => !file.endsWith('.test.ts') && !file.includes(`${path.sep}artifacts${path.sep}`),
  });
  return repository;
}

/** Who commits. */
export const identity = {
  GIT_AUTHOR_NAME: 'you',
  GIT_AUTHOR_EMAIL: 'you@example.invalid',
  GIT_COMMITTER_NAME: 'you',
  GIT_COMMITTER_EMAIL: 'you@example.invalid',
};
