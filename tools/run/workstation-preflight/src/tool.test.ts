import { chmodSync } from 'node:fs';
import { parseDocument, preflight, type Preflight } from '@gatehouse/contracts';
import { runTool, temporaryRepository, type Repository, type ToolRun } from '@gatehouse/testkit';
import { expect, test } from 'vitest';

const low = { MIN_CORES: '1', MIN_MEM_GB: '1' };
const run = ({ root }: Repository, words: string[] = [], env: Record<string, string> = {}): ToolRun =>
  runTool('workstation-preflight', words, { cwd: root, env: { ...low, ...env } });
const document = ({ stdout }: ToolRun): Preflight => parseDocument(preflight, stdout, 'stdout');

test('prints its document and ends in 0 on a machine that is enough', () => {
  const repository = temporaryRepository({ 'a.txt': 'x' }, { git: true });
  const done = run(repository);
  expect(done).toMatchObject({ status: 0, stderr: '' });
  expect(document(done)).toMatchObject({
    git_branch: 'main',
    git_commit: repository.git('rev-parse', 'HEAD').trim(),
    root_dir: repository.root,
  });
});

test('an option beats the environment, and the reasons are also said on stderr', () => {
  const done = run(temporaryRepository(), ['--min-cores', '4096']);
  expect(done.status).toBe(2);
  expect(done.stderr).toBe(`workstation-preflight: cores ${document(done).cores} < required 4096\n`);
});

test('counts what git status lists, whatever its name, and not what it is told to leave out', () => {
  const repository = temporaryRepository({ 'kept.txt': 'x', 'moved.txt': 'y' }, { git: true });
  repository.write('new\nline.txt', 'x');
  repository.write('audit/workstation_runs/now/context.json', '{}');
  repository.git('mv', 'moved.txt', 'elsewhere.txt');
  expect(document(run(repository)).git_dirty_count).toBe(3);
  expect(document(run(repository, ['--except-dir', 'audit/workstation_runs/now'])).git_dirty_count).toBe(2);
  repository.write('audit/workstation_runs/before/context.json', '{}');
  expect(document(run(repository, ['--except-dir', 'audit/workstation_runs/now'])).git_dirty_count).toBe(3);
});

test('a repository within a larger work tree is as clean as all of it, and what the configuration hides counts', () => {
  const repository = temporaryRepository({ 'lib/strategy.py': 'a', 'research/kept.txt': 'x' }, { git: true });
  const within = (...words: string[]): unknown =>
    document(run(repository, ['--root', repository.path('research'), ...words])).git_dirty_count;
  expect(within()).toBe(0);
  repository.write('lib/strategy.py', 'b');
  expect(within()).toBe(1);
  repository.git('config', 'status.showUntrackedFiles', 'no');
  repository.write('research/audit/workstation_runs/now/context.json', '{}');
  repository.write('audit/workstation_runs/now/context.json', '{}');
  expect(within()).toBe(3);
  expect(within('--except-dir', 'audit/workstation_runs/now')).toBe(2);
  repository.git('config', 'core.fileMode', 'false');
  chmodSync(repository.path('research/kept.txt'), 0o755);
  expect(within()).toBe(4);
});

test('a rename is one change, however many there are and whatever they were called', () => {
  const repository = temporaryRepository(
    Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`R${n}/C.txt`, `text ${n} ${'x'.repeat(n)}`])),
    { git: true },
  );
  for (let n = 0; n < 300; n += 3) repository.git('mv', `R${n}/C.txt`, `R${n}/R C.txt`);
  repository.write('C new', '');
  expect(document(run(repository)).git_dirty_count).toBe(101);
});

test('a work tree that is clean but for the run itself is clean', () => {
  const repository = temporaryRepository({ 'kept.txt': 'x' }, { git: true });
  repository.write('audit/workstation_runs/now/context.json', '{}');
  expect(run(repository, [], { REQUIRE_CLEAN: '1' }).status).toBe(2);
  expect(run(repository, ['--except-dir', 'audit/workstation_runs/now'], { REQUIRE_CLEAN: '1' }).status).toBe(0);
  expect(run(repository, [], { REQUIRE_CLEAN: 'true' }).status).toBe(0);
});

test('a detached head has no branch, a repository without commits no commit', () => {
  const repository = temporaryRepository({ 'kept.txt': 'x' }, { git: true });
  repository.git('checkout', '--detach');
  expect(document(run(repository)).git_branch).toBe('');
  const empty = temporaryRepository();
  empty.git('init');
  expect(document(run(empty))).toMatchObject({ git_branch: 'main', git_commit: 'unknown' });
});

test('outside git it cannot be clean', () => {
  const repository = temporaryRepository({ 'a.txt': 'x' });
  const env = { GIT_CEILING_DIRECTORIES: '/' };
  expect(run(repository, [], env).status).toBe(0);
  const strict = run(repository, ['--require-clean'], env);
  expect([strict.status, document(strict).reasons]).toEqual([2, ['not a git repository and REQUIRE_CLEAN=1']]);
});

test.each([
  ['a HEAD that a power cut emptied', { '.git/HEAD': '' }, /not a git repository/],
  ['a branch whose file a power cut emptied', { '.git/refs/heads/main': '' }, /appears to be broken/],
])('%s is a reason, and no "outside git" (contract 0.30)', (_, files, sentence) => {
  const repository = temporaryRepository({ 'a.txt': 'x' }, { git: true });
  for (const [file, text] of Object.entries(files)) repository.write(file, text);
  const refused = run(repository);
  expect([refused.status, document(refused).reasons]).toEqual([2, [expect.stringMatching(sentence)]]);
  expect(refused.stderr).toMatch(sentence);
});

test('the variables of a hook do not move it to another repository', () => {
  const [repository, other] = [
    temporaryRepository({ 'a.txt': 'x' }, { git: true }),
    temporaryRepository({ 'b.txt': 'x' }, { git: true }),
  ];
  other.write('new.txt', '');
  const env = { GIT_DIR: other.path('.git'), GIT_WORK_TREE: other.root, GIT_INDEX_FILE: other.path('.git/index') };
  expect(document(run(repository, [], env))).toMatchObject({
    git_commit: repository.git('rev-parse', 'HEAD').trim(),
    git_dirty_count: 0,
  });
});

test('--out writes the document instead, a fail too', () => {
  const repository = temporaryRepository();
  const done = run(repository, ['--min-mem-gb', '99999', '--out', 'x/preflight.json']);
  expect([done.status, done.stdout]).toEqual([2, '']);
  expect(parseDocument(preflight, repository.read('x/preflight.json'), 'x').status).toBe('fail');
});

test('--json prints the same document, --quiet nothing', () => {
  const repository = temporaryRepository();
  expect(document(run(repository, ['--json'])).status).toBe('pass');
  expect(run(repository, ['--quiet'])).toMatchObject({ status: 0, stdout: '', stderr: '' });
});

test('gatehouse.json stands in for options and variables, and each value says where it came from', () => {
  const repository = temporaryRepository({
    'gatehouse.json': { schema: 'gatehouse/v1', machine: { min_cores: 1, min_memory_gb: 0.5, require_clean: false } },
  });
  const plain = (words: string[] = [], env: Record<string, string> = {}): ToolRun =>
    runTool('workstation-preflight', words, { cwd: repository.root, env });
  expect(document(plain())).toMatchObject({ min_cores: 1, min_memory_gb: 0.5, status: 'pass' });
  expect(plain(['--print-settings'], { MIN_MEM_GB: '4096' }).stdout.split('\n')).toEqual([
    'machine.min_cores = 1 (gatehouse.json)',
    'machine.min_memory_gb = 4096 (environment MIN_MEM_GB)',
    'machine.require_clean = false (gatehouse.json)',
    '',
  ]);
  const printed = JSON.parse(plain(['--print-settings', '--json', '--min-cores', '2']).stdout) as unknown;
  expect(printed).toMatchObject({
    schema: 'settings-in-force/v1',
    path: 'gatehouse.json',
    values: { 'machine.min_cores': { value: 2, source: 'option' } },
  });
});

test('damaged settings are not defaults', () => {
  const repository = temporaryRepository({ 'gatehouse.json': '{ "schema": "gatehouse/v1",\n "machne": {} }\n' });
  expect(runTool('workstation-preflight', [], { cwd: repository.root, env: low })).toMatchObject({
    status: 1,
    stdout: '',
    stderr: `workstation-preflight: ${repository.path('gatehouse.json')}: line 2: machne: unknown key; did you mean 'machine'? Known here: schema, owner, machine, data, workflows, freeze, environment, pages, monitor\n`,
  });
});
