import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { DataQualityPage } from '@gatehouse/contracts';
import { runTool, temporaryRepository, type Repository, type ToolRun } from '@gatehouse/testkit';
import { expect, test } from 'vitest';

const gate = (repository: Repository, ...words: string[]): ToolRun => runTool('data-quality-gate', ['--input-csv', 'in.csv', '--numeric-columns', 'score', '--min-rows', '1', ...words], { cwd: repository.root });
const repositoryWith = (csv: string): Repository => temporaryRepository({ 'in.csv': csv });

test('--out-html: a page drawn from the report as it is written', () => {
  const repository = repositoryWith('ticker,score\nA,1\nB,</script>\n');
  const done = gate(repository, '--out-html', 'pages/a.html');
  expect(done.status).toBe(2);
  expect(done.stdout.trimEnd().split('\n').at(-1)).toBe(`[done] report_html=${repository.path('pages/a.html')}`);
  const page = JSON.parse(/id="document">([^<]*)</.exec(repository.read('pages/a.html'))?.[1] as string) as DataQualityPage;
  const [written, checked] = page.sources;
  const json = readFileSync(page.report_json);
  expect(json.toString()).toContain('"overall_pass": false');
  expect(written).toMatchObject({ role: 'report', path: page.report_json, sha256: createHash('sha256').update(json).digest('hex') });
  expect(checked).toMatchObject({ role: 'checked file', sha256: createHash('sha256').update(repository.read('in.csv')).digest('hex') });
  expect(page.report.samples?.['numeric_integrity']?.rows).toMatchObject([{ line: 3, values: { score: '</script>' } }]);
});

test('a page that cannot be written takes no report along', () => {
  const repository = repositoryWith('ticker,score\nA,1\n');
  const done = gate(repository, '--out-html', 'in.csv/a.html');
  expect(done).toMatchObject({ status: 1, stderr: expect.stringMatching(/cannot create the folder \S+\/in\.csv: there is something else/) as string });
  const report = repository.files().find((file) => file.endsWith('data_quality_report.json')) as string;
  expect(repository.json(report)).toMatchObject({ overall_pass: true });
});

test.each([['--threads', '0', '1 to 1024'], ['--threads', '100000', '1 to 1024'], ['--memory-limit', 'much', 'a size such as 512MB']])('%s %s is refused before anything is read', (option, value, expected) => {
  const done = gate(temporaryRepository(), option, value);
  expect(done).toMatchObject({ status: 1, stderr: expect.stringContaining(`option ${option}: expected ${expected}`) as string });
});
