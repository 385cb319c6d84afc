import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync } from 'node:fs';
import path from 'node:path';
import { temporaryRepository, workspace, type Repository } from '@gatehouse/testkit';

/** The example repository, committed, without any run or freeze. */
export function stageRepository(): Repository {
  const repository = temporaryRepository();
  cpSync(path.join(workspace, 'examples/research-repo'), repository.root, {
    recursive: true,
    filter: (file) => !file.endsWith('.test.ts'),
  });
  for (const name of ['stocks.csv', 'sp500.csv'])
    copyFileSync(path.join(workspace, 'node_modules/vega-datasets/data', name), repository.path('data', name));
  execFileSync(process.execPath, ['scripts/make_scores'], { cwd: repository.root, stdio: 'ignore' });
  repository.git('init');
  repository.git('add', '--all');
  repository.git('commit', '-m', 'start');
  return repository;
}
