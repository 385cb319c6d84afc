import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync } from 'node:fs';
import path from 'node:path';
import { temporaryRepository, workspace, type Repository } from '@gatehouse/testkit';

/**
 * The research repositories of examples/: one on real prices that fails its gates, one with a planted edge that passes
 * them.
 */
export const researchExamples = ['research-repo', 'planted-edge-repo'] as const;
export type ResearchExample = (typeof researchExamples)[number];

/** An example repository, committed, without any run or freeze. */
export function stageRepository(name: ResearchExample = 'research-repo'): Repository {
  const repository = temporaryRepository();
  layOutStages(repository.root, name);
  return repository;
}

/** As stageRepository, in a folder that is there. */
export function layOutStages(root: string, name: ResearchExample = 'research-repo'): void {
  cpSync(path.join(workspace, 'examples', name), root, {
    recursive: true,
    filter: (file) => !file.endsWith('.test.ts'),
  });
  if (name === 'research-repo')
    for (const table of ['stocks.csv', 'sp500.csv'])
      copyFileSync(path.join(workspace, 'node_modules/vega-datasets/data', table), path.join(root, 'data', table));
  const [script = ''] = ['scripts/make_scores', 'scripts/make_tables'].filter((file) =>
    existsSync(path.join(root, file)),
  );
  execFileSync(process.execPath, [script], { cwd: root, stdio: 'ignore' });
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
