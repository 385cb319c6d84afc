import { symlinkSync } from 'node:fs';
import { recordRun, runTool, temporaryRepository, type Repository, type ToolRun } from '@gatehouse/testkit';
import { expect, test } from 'vitest';

const build = ({ root }: Repository, ...words: string[]): ToolRun => runTool('build-pages', words, { cwd: root });

function recorded(): Repository {
  const repository = temporaryRepository();
  recordRun(repository, { stamp: '2026-03-01_071500', tag: 'one', outcome: 'succeeded' });
  return repository;
}

test.each([
  'audit/workstation_runs',
  'audit/evidence_log/pages',
  'gate_results',
  'runs/freeze/pages',
  '.git',
  'linked',
])('no page is written among what %s holds', (out) => {
  const repository = recorded();
  symlinkSync(repository.path('audit/workstation_runs'), repository.path('linked'));
  const before = repository.files();
  const refused = build(repository, '--out', out);
  expect(refused).toMatchObject({ status: 1, stdout: '' });
  expect(refused.stderr).toContain('option --out: expected a folder for the pages alone, got ');
  expect(repository.files()).toEqual(before);
});

test.each(['index.html', 'leaderboard.html'])('a %s that somebody else wrote stays as it is', (name) => {
  const repository = recorded();
  repository.write(`docs/${name}`, '<html>our site</html>\n');
  const refused = build(repository, '--out', 'docs');
  expect(refused).toMatchObject({ status: 1, stdout: '' });
  expect(refused.stderr).toContain(`docs/${name}: is not a page of build-pages, and stays as it is`);
  expect(repository.read(`docs/${name}`)).toBe('<html>our site</html>\n');
  expect(repository.files().filter((file) => file.startsWith('docs/') && file.endsWith('.html'))).toEqual([
    `docs/${name}`,
  ]);
});

test('pages of an earlier build are made anew though its state is gone, and so is an empty file', () => {
  const repository = recorded();
  expect(build(repository).status).toBe(0);
  const page = repository.read('audit/pages/index.html');
  repository.write('audit/pages/build.json', '');
  repository.write('audit/pages/index.html', page.replace('All decisions', 'None'));
  repository.write('audit/pages/leaderboard.html', '');
  expect(build(repository)).toMatchObject({ status: 0, stderr: '' });
  expect(repository.read('audit/pages/index.html')).toBe(page);
});
