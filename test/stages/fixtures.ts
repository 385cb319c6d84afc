import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync } from 'node:fs';
import path from 'node:path';
import { temporaryRepository, workspace, type Repository } from '@gatehouse/testkit';

/** The example repository, committed, without any run or freeze. */
export function stageRepository(): Repository {
  const repository = temporaryRepository();
  layOutStages(repository.root);
  return repository;
}

/** As stageRepository, in a folder that is there. */
export function layOutStages(root: string): void {
  cpSync(path.join(workspace, 'examples/research-repo'), root, {
    recursive: true,
    filter: (file) => !file.endsWith('.test.ts'),
  });
  for (const name of ['stocks.csv', 'sp500.csv'])
    copyFileSync(path.join(workspace, 'node_modules/vega-datasets/data', name), path.join(root, 'data', name));
  execFileSync(process.execPath, ['scripts/make_scores'], { cwd: root, stdio: 'ignore' });
  const identity = ['user.name=test', 'user.email=test@example.invalid', 'init.defaultBranch=main'];
  const git = (...words: string[]): void =>
    void execFileSync('git', [...identity.flatMap((setting) => ['-c', setting]), ...words], {
      cwd: root,
      stdio: 'ignore',
    });
  git('init');
  git('add', '--all');
  git('commit', '-m', 'start');
}
