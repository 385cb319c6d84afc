/**
 * docs/your-repository.md is played as it stands: from a repository as it is to a reviewed run, and what a colleague's
 * clone says of it.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { playPage, runTool, temporaryRepository, toolFolders, workspace } from '@gatehouse/testkit';
import { expect, test } from 'vitest';

const page = readFileSync(path.join(workspace, 'docs/your-repository.md'), 'utf8');
const programs = (text: string): string[] => [...text.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, body = '']) => body);

test('the page', { timeout: 420_000 }, () => {
  const { root, path: at } = temporaryRepository();
  const { differences, blocks } = playPage('your-repository.md', root, { HOME: at('home') });
  expect(differences).toEqual([]);
  expect(blocks).toBeGreaterThan(15);
  // A clone says what the original says, but for the attempts that followed in it.
  const [there, here] = ['value', 'colleague'].map((name) => firstRun(at(name)));
  expect(there).toMatchObject({ decision_tag: 'backtest_run1', state: 'succeeded', owner: 'Grace' });
  expect({ ...here, attempts: 1 }).toEqual(there);
});

test('four commands of ours from the first commit to the review, and no variable', () => {
  const [, story = ''] = /^## 1\. (.*?)^## What your program/ms.exec(page) ?? [];
  const tools = new Set(toolFolders().map((folder) => path.basename(folder)));
  const called = programs(story)
    .flatMap((program) => program.split('\n'))
    .map((line) => line.split(' ')[0] ?? '')
    .filter((word) => tools.has(word) && word !== 'list-runs');
  expect(called).toEqual(['init-repository', 'freeze-config', 'official-run', 'finish-run']);
  expect(programs(page).filter((program) => /^\s*(export\b|[A-Z_]+=)/m.test(program))).toEqual([]);
});

function firstRun(root: string): object | undefined {
  const { stdout } = runTool('list-runs', ['--tag', 'backtest_run1', '--json'], { cwd: root });
  return (JSON.parse(stdout) as { runs: object[] }).runs.at(0);
}
