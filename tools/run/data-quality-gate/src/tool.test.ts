import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import type { DataQualityPage } from '@gatehouse/contracts';
import { binDirectory, runTool, temporaryRepository, type Repository, type ToolRun } from '@gatehouse/testkit';
import { expect, test } from 'vitest';

const gate = (repository: Repository, ...words: string[]): ToolRun =>
  runTool('data-quality-gate', ['--input-csv', 'in.csv', '--numeric-columns', 'score', '--min-rows', '1', ...words], {
    cwd: repository.root,
  });
const repositoryWith = (csv: string): Repository => temporaryRepository({ 'in.csv': csv });

test('--out-html: a page drawn from the report as it is written', () => {
  const repository = repositoryWith('ticker,score\nA,1\nB,</script>\n');
  const done = gate(repository, '--out-html', 'pages/a.html');
  expect(done.status).toBe(2);
  expect(done.stdout.trimEnd().split('\n').at(-1)).toBe(`[done] report_html=${repository.path('pages/a.html')}`);
  const page = JSON.parse(
    /id="document">([^<]*)</.exec(repository.read('pages/a.html'))?.[1] as string,
  ) as DataQualityPage;
  const [written, checked] = page.sources;
  const json = readFileSync(page.report_json);
  expect(json.toString()).toContain('"overall_pass": false');
  expect(written).toMatchObject({
    role: 'report',
    path: page.report_json,
    sha256: createHash('sha256').update(json).digest('hex'),
  });
  expect(checked).toMatchObject({
    role: 'checked file',
    sha256: createHash('sha256').update(repository.read('in.csv')).digest('hex'),
  });
  expect(page.report.samples?.['numeric_integrity']?.rows).toMatchObject([{ line: 3, values: { score: '</script>' } }]);
});

test('a page that cannot be written takes no report along', () => {
  const repository = repositoryWith('ticker,score\nA,1\n');
  const done = gate(repository, '--out-html', 'in.csv/a.html');
  expect(done).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/cannot create the folder \S+\/in\.csv: there is something else/) as string,
  });
  const report = repository.files().find((file) => file.endsWith('data_quality_report.json')) as string;
  expect(repository.json(report)).toMatchObject({ overall_pass: true });
});

const table = 'ticker,score\nA,1\n';

test('only what is written on the command line is a pattern, whatever the repository is called', () => {
  const outer = temporaryRepository({
    'we?ird/other/s.csv': table,
    'weXird/data/s.csv': table,
    'weXird/data/t.csv': table,
  });
  const root = outer.path('we?ird');
  const of = (given: string): ToolRun =>
    runTool('data-quality-gate', ['--root', root, '--input-csv', given, '--min-rows', '1']);
  for (const given of ['data/s.csv', 'data/*.csv'])
    expect(of(given)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining(`input csv not found: ${root}/${given}`) as string,
    });
  for (const given of ['other/s.csv', 'other/*.csv']) expect(of(given).status, given).toBe(0);
});

test.each([[`${'a'.repeat(300)}.csv`], [`${'a'.repeat(300)}*.csv`]])(
  'a name longer than any file has is not there',
  (given) => {
    const done = runTool('data-quality-gate', ['--input-csv', given], { cwd: temporaryRepository().root });
    expect(done).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^data-quality-gate: input csv not found: \S+( \(neither .*)?\n$/) as string,
    });
  },
);

test('what matches and is not a file is an error, not left out', () => {
  const repository = temporaryRepository({ 'shard/d1/x.csv': table });
  symlinkSync('absent', repository.path('shard/d1/y.csv'));
  const done = runTool('data-quality-gate', ['--input-csv', 'shard/*/*.csv', '--min-rows', '1'], {
    cwd: repository.root,
  });
  expect(done).toMatchObject({
    status: 1,
    stdout: '',
    stderr: `data-quality-gate: shard/*/*.csv matches ${repository.path('shard/d1/y.csv')}, which cannot be read: no such file or directory (ENOENT)\n`,
  });
});

test.each([
  ['--out-html', 'html'],
  ['--junit-file', 'xml'],
  ['--metrics-file', 'prom'],
  ['--format=junit --junit-file', 'xml'],
])('%s never replaces the input, under whatever name', (options, ending) => {
  const file = `in.${ending}`;
  const repository = temporaryRepository({ [file]: table, [`d/a.${ending}`]: table, 'd/b.csv': table });
  symlinkSync(file, repository.path(`link.${ending}`));
  const before = repository.files();
  for (const [input, output] of [
    [file, `./d/../${file}`],
    [file, `link.${ending}`],
    [`link.${ending}`, file],
    ['d/*', `d/a.${ending}`],
  ] as const) {
    const done = runTool(
      'data-quality-gate',
      ['--input-csv', input, '--min-rows', '1', ...options.split(' '), output],
      { cwd: repository.root },
    );
    expect(done, `${input} ${output}`).toMatchObject({
      status: 1,
      stderr: expect.stringContaining(`option ${options.split(' ').at(-1)}: `) as string,
    });
    expect(done.stderr).toMatch(
      / is (the input; give the page a file of its own|a file of something else; give another path, or take that file away)\n$/,
    );
  }
  for (const wrong of [['--threads', '0'], ['--min-rows', 'x'], ['--nonsense']]) {
    expect(
      runTool('data-quality-gate', ['--input-csv', file, ...options.split(' '), file, ...wrong], {
        cwd: repository.root,
      }),
    ).toMatchObject({ status: 1, stdout: '' });
  }
  expect(repository.files()).toEqual(before);
  for (const name of [file, `d/a.${ending}`]) expect(repository.read(name)).toBe(table);
  expect(
    runTool('data-quality-gate', ['--input-csv', file, '--min-rows', '1', ...options.split(' '), `other.${ending}`], {
      cwd: repository.root,
    }).status,
  ).toBe(0);
});

test('nor what stands on standard input', () => {
  const repository = temporaryRepository({ 'in.html': table });
  const done = spawnSync(
    'bash',
    [
      '--norc',
      '-c',
      '"$0" --input-csv - --min-rows 1 --out-html in.html <in.html',
      path.join(binDirectory, 'data-quality-gate'),
    ],
    { cwd: repository.root },
  );
  expect([done.status, repository.read('in.html')]).toEqual([1, table]);
});

test.each([
  ['--threads', '0', '1 to 1024'],
  ['--threads', '100000', '1 to 1024'],
  ['--memory-limit', 'much', 'a size such as 512MB'],
])('%s %s is refused before anything is read', (option, value, expected) => {
  const done = gate(temporaryRepository(), option, value);
  expect(done).toMatchObject({
    status: 1,
    stderr: expect.stringContaining(`option ${option}: expected ${expected}`) as string,
  });
});
