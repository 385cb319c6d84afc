import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { dataPolicyScan, parseDocument, type DataPolicyScan } from '@gatehouse/contracts';
import { runTool, temporaryRepository, type Repository, type ToolRun } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';

const home = `/${'home'}/somebody/`;
const check = (repository: Repository, ...words: string[]): ToolRun =>
  runTool('check-data-policy', words, { cwd: repository.root });
const scanOf = (repository: Repository, ...words: string[]): DataPolicyScan =>
  parseDocument(dataPolicyScan, check(repository, ...words, '--json').stdout, 'stdout');

test('the lines of the replaced script', () => {
  const repository = temporaryRepository({ 'a.csv': 'date,close\n', 'b.md': 'x\n' }, { git: true });
  expect(check(repository)).toEqual({
    status: 0,
    signal: null,
    stdout:
      'Data policy check passed. Scanned 1 data files and 2 tracked files for private paths; allowlisted 0 data files.\n',
    stderr: '',
  });
  repository.write('b.md', `${home}\n`);
  expect(check(repository)).toMatchObject({
    status: 2,
    stdout: [
      'Data policy violations detected:',
      '- b.md: private path: Linux home',
      'Scanned 1 data files and 2 tracked files for private paths; allowlisted 0 data files.',
      `Allowlist path: ${repository.path('scripts/data_policy_allowlist.txt')}`,
      '',
    ].join('\n'),
    stderr: '',
  });
  expect(check(repository, '--quiet')).toMatchObject({
    stdout: '',
    stderr: 'check-data-policy: b.md: private path: Linux home\n',
  });
});

test('tracked files alone, as they are; gone ones as the index has them; links are passed over', () => {
  const repository = temporaryRepository({ 'gone.csv': 'secid\n', 'now.csv': 'x\n' }, { git: true });
  symlinkSync('/etc/passwd', repository.path('link.csv'));
  repository.git('add', '-A');
  repository.write('untracked.csv', 'secid\n');
  repository.write('now.csv', 'permno\n');
  rmSync(repository.path('gone.csv'));
  expect(scanOf(repository)).toMatchObject({
    files_scanned: 2,
    violations: [
      { path: 'gone.csv', labels: ['column: secid', 'secid'] },
      { path: 'now.csv', labels: ['column: permno'] },
    ],
  });
});

test('packed files are looked into, whole or damaged', () => {
  const repository = temporaryRepository();
  const packed = gzipSync(`date,permno\n${home}\n`);
  for (const [name, bytes] of Object.entries({
    'a.csv.gz': packed,
    'b.txt.GZ': packed.subarray(0, packed.length - 9),
    'c.gz': Buffer.from(`${home}\n`),
    'z.csv': Buffer.from('secid\n'),
  }))
    writeFileSync(repository.path(name), bytes);
  repository.git('init');
  repository.git('add', '-A');
  const expected = [
    ['a.csv.gz', ['column: permno', 'private path: Linux home']],
    ['b.txt.GZ', expect.arrayContaining(['damaged: gzip'])],
    ['c.gz', ['private path: Linux home']],
    ['z.csv', ['column: secid', 'secid']],
  ];
  const pairs = ({ violations }: DataPolicyScan): unknown => violations.map(({ path, labels }) => [path, labels]);
  expect(pairs(scanOf(repository))).toEqual(expected);
  expect(pairs(scanOf(repository, '--staged'))).toEqual(expected);
});

describe('what is staged, and what commits add', () => {
  test('the index counts, not the work tree', () => {
    const repository = temporaryRepository({ 'a.csv': 'x\n' }, { git: true });
    expect(check(repository, '--staged')).toMatchObject({ status: 0 });
    repository.write('a.csv', 'permno\n');
    repository.git('add', '-A');
    repository.write('a.csv', 'x\n');
    expect(scanOf(repository, '--staged')).toMatchObject({
      scope: { range: null, staged: true },
      files_scanned: 1,
      violations: [{ path: 'a.csv', commit: null }],
    });
  });

  test('what was added and removed counts; each commit by itself, merges against each parent', () => {
    const repository = temporaryRepository({ 'a.md': 'x\n' }, { git: true });
    const commit = (message: string): string => {
      repository.git('add', '-A');
      repository.git('commit', '-m', message);
      return repository.git('rev-parse', 'HEAD').trim();
    };
    repository.write('q.csv', 'permno\n');
    const added = commit('added');
    rmSync(repository.path('q.csv'));
    commit('removed');
    repository.git('checkout', '-q', '-b', 'side', 'HEAD~2');
    repository.write('s.md', 'x\n');
    commit('side');
    repository.git('checkout', '-q', '-');
    repository.git('merge', '-q', '--no-ff', '-m', 'merged', 'side');
    const scan = scanOf(repository, '--range', 'HEAD~3..HEAD');
    expect(scan).toMatchObject({ scope: { range: 'HEAD~3..HEAD' }, overall_pass: false });
    expect(scan.violations).toEqual([
      { path: 'q.csv', commit: added, labels: ['column: permno'], places: [{ line: 1, label: 'column: permno' }] },
    ]);
    expect(scan.files_scanned).toBe(3); // q.csv, s.md of the side, s.md of the merge
    expect(check(repository, '--range', 'HEAD..HEAD')).toMatchObject({ status: 0 });
  });

  test.each([
    ['--range', 'none..HEAD'],
    ['--range', '--all'],
    ['--range', ''],
  ])('%s %j: no such commits', (...words) => {
    const repository = temporaryRepository({ 'a.md': 'x\n' }, { git: true });
    expect(check(repository, ...words)).toMatchObject({
      status: 1,
      stdout: '',
      stderr: `check-data-policy: --range ${words[1]}: no such commits\n`,
    });
  });
});

test('what cannot be done', () => {
  const outside = temporaryRepository({ 'a.md': 'x\n' });
  expect(check(outside)).toMatchObject({ status: 1, stderr: 'check-data-policy: not a git repository\n' });
  const repository = temporaryRepository({}, { git: true });
  expect(check(repository)).toMatchObject({
    status: 2,
    stderr: 'check-data-policy: no tracked file: nothing was scanned\n',
  });
  expect(check(repository, '--allowlist', 'none.txt').stderr).toBe(
    'check-data-policy: allowlist not found: none.txt\n',
  );
  expect(check(repository, '--staged', '--range', 'HEAD').status).toBe(1);
  repository.write('p.json', { schema: 'data-policy/v1', paths: [{ label: 'x', pattern: '(' }] });
  expect(check(repository, '--policy', 'p.json').stderr).toMatch(/p.json: paths\[0\] is not a regular expression/);
  repository.write('p.json', { schema: 'data-policy/v1', allow: [{ path: 'x' }] });
  expect(check(repository, '--policy', 'p.json').stderr).toMatch(/\/allow\/0 must have required property 'reason'/);
});

test('an allowed file is spared all but private paths; a policy allows with a reason', () => {
  const files = {
    'scripts/data_policy_allowlist.txt': 'sample/*\n',
    'sample/a.csv': `secid\n${home}\n`,
    'quote_surface/b.csv': 'permno\n',
    'p.json': { schema: 'data-policy/v1', allow: [{ path: 'quote_surface/*', reason: 'made up' }] },
  };
  const repository = temporaryRepository(files, { git: true });
  expect(scanOf(repository)).toMatchObject({
    allowlisted: 1,
    violations: [
      { path: 'quote_surface/b.csv', labels: ['column: permno', 'path: quote_surface/'] },
      { path: 'sample/a.csv', labels: ['private path: Linux home'] },
    ],
  });
  expect(scanOf(repository, '--policy', 'p.json')).toMatchObject({ allowlisted: 2, violations: [{}] });
  const { stdout } = check(repository, '--out-dir', 'out');
  expect(stdout).toContain(`[done] data_policy_scan_json=${repository.path('out/data_policy_scan.json')}\n`);
  expect(repository.read('out/data_policy_scan.md')).toContain(
    '- quote_surface/b.csv: column: permno, path: quote_surface/\n  - line 0',
  );
});

test('names that hold anything', () => {
  const repository = temporaryRepository({
    'ta\tb.csv': 'secid\n',
    'li\nne.csv': 'secid\n',
    'gr\u00f6\u00dfe.csv': 'secid\n',
  });
  repository.git('init');
  repository.git('add', '-A');
  expect(scanOf(repository).violations.map(({ path }) => path)).toEqual([
    'gr\u00f6\u00dfe.csv',
    'li\nne.csv',
    'ta\tb.csv',
  ]);
  expect(check(repository).stdout).toContain('- li\\nne.csv: column: secid, secid\n');
});

test('columns of Parquet', () => {
  // A Parquet file of no rows whose footer names the columns `date` and `permno`.
  const text = (value: string): number[] => [value.length, ...Buffer.from(value)];
  const element = (name: string): number[] => [0x15, 0x02, 0x25, 0x02, 0x18, ...text(name), 0x00];
  const root = [0x48, ...text('schema'), 0x15, 0x04, 0x00];
  const footer = [
    0x15,
    0x02,
    0x19,
    0x3c,
    ...root,
    ...element('date'),
    ...element('permno'),
    0x16,
    0x00,
    0x19,
    0x0c,
    0x00,
  ];
  const length = Buffer.alloc(4);
  length.writeUInt32LE(footer.length);
  const repository = temporaryRepository();
  writeFileSync(
    repository.path('a.parquet'),
    Buffer.concat([Buffer.from('PAR1'), Buffer.from(footer), length, Buffer.from('PAR1')]),
  );
  repository.git('init');
  repository.git('add', '-A');
  expect(scanOf(repository).violations).toEqual([
    { path: 'a.parquet', commit: null, labels: ['column: permno'], places: [{ line: 1, label: 'column: permno' }] },
  ]);
});
