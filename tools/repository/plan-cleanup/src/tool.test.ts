import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { cleanupPlan, parseDocument, retentionPolicy, type CleanupPlan } from '@gatehouse/contracts';
import {
  instantOf,
  recordRun,
  runTool,
  setTimes,
  temporaryRepository,
  workspace,
  type Repository,
  type ToolRun,
} from '@gatehouse/testkit';
import { expect, test } from 'vitest';

const stamp = '2025-03-04_101500';
const run = (repository: Repository, ...words: string[]): ToolRun =>
  runTool('plan-cleanup', words, { cwd: repository.root });
const planned = (repository: Repository, file = 'audit/plan.json'): CleanupPlan =>
  parseDocument(cleanupPlan, repository.read(file), file);

test('lists what may go and why, what stays and why, and touches nothing', () => {
  const repository = temporaryRepository({
    'runs/cache/prices/a.bin': 'x'.repeat(3000),
    'runs/cache/new/b': '1',
    'elsewhere/c': '1',
  });
  setTimes(repository.path('runs/cache/prices'), instantOf(stamp));
  symlinkSync('../../elsewhere', repository.path('runs/cache/link'));
  const aborted = recordRun(repository, { stamp, tag: 'gone', outcome: 'interrupted' });
  const failed = recordRun(repository, { stamp, tag: 'failed', outcome: 'failed' });
  const before = repository.files();
  const done = run(repository, '--out', 'audit/plan.json');
  expect(done).toMatchObject({ status: 0, stderr: '' });
  expect(done.stdout.split('\n')).toEqual([
    expect.stringMatching(
      new RegExp(
        `^${aborted}  1\\.\\d KiB  its record is interrupted, and no record refers to it; unchanged for \\d+ days$`,
      ),
    ),
    expect.stringMatching(
      /^runs\/cache\/prices {2}2\.9 KiB {2}it is a cache: what is in it can be made again; unchanged for \d+ days$/,
    ),
    `[done] cleanup_plan=${repository.path('audit/plan.json')}`,
    expect.stringMatching(/^\[done\] items=2 bytes=\d+ kept=3 of 5 named by the policy \(shipped default\)$/),
    '',
  ]);
  const plan = planned(repository);
  expect(plan.items.map(({ path: file }) => file)).toEqual([aborted, 'runs/cache/prices']);
  expect(Object.fromEntries(plan.kept.map(({ path: file, reasons }) => [file, reasons.join('; ')]))).toEqual({
    [failed]: expect.stringMatching(
      /such records stay; .*it is the only failed record of failed; .*the ledger has no row of it/,
    ) as string,
    'runs/cache/link': 'it is a link',
    'runs/cache/new': expect.stringMatching(/^it changed 0\.\d days ago, and the policy keeps it for 14$/) as string,
  });
  expect(repository.files()).toEqual([...before, 'audit/plan.json'].sort());
});

test('what cannot be read keeps all that it may refer to, and is said', () => {
  const repository = temporaryRepository({
    'gate_results/gate_registry.csv': 'a,b\n"open',
    'runs/cache/prices/a.bin': '1',
  });
  setTimes(repository.path('runs/cache/prices'), instantOf(stamp));
  recordRun(repository, { stamp, tag: 'gone', outcome: 'interrupted' });
  const done = run(repository, '--out', 'audit/plan.json');
  expect(done).toMatchObject({
    status: 0,
    stderr: expect.stringMatching(
      /^plan-cleanup: cannot be read, so it keeps all runs, freezes and shard outputs: .*gate_registry\.csv/,
    ) as string,
  });
  expect([planned(repository).items.map(({ path: file }) => file), planned(repository).problems.length]).toEqual([
    ['runs/cache/prices'],
    1,
  ]);
});

test('over an earlier plan, over nothing else', () => {
  const repository = temporaryRepository({ 'data/prices.csv': '1', 'other.json': {} });
  expect([run(repository, '--out', 'plan.json').status, run(repository, '--out', 'plan.json').status]).toEqual([0, 0]);
  for (const file of ['data/prices.csv', 'other.json'])
    expect(run(repository, '--out', file)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/is there and is not an earlier plan/) as string,
    });
  expect([repository.read('data/prices.csv'), repository.json('other.json')]).toEqual(['1', {}]);
  expect(run(repository)).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/option --out is required/) as string,
  });
});

test.each([
  'audit/cleanup_log.jsonl',
  'configs/research/retention_policy.json',
  'docs/production_research/STAGE_AUDIT_LOG.md',
  'docs/production_research/decisions/plan.json',
  'audit/factor_registry/factor_candidate_queue.csv',
  'gate_results/gate_registry.csv',
  'gate_results/x/report.json',
  'audit/workstation_runs/x/result.json',
  'audit/trash/plan.json',
  'runs/freeze/x.freeze.json',
  'configs/plan.json',
  '.git/config',
])('not where %s belongs, though nothing is there', (file) => {
  const repository = temporaryRepository();
  for (const out of [file, repository.path(file), `audit/../${file}`])
    expect(run(repository, '--out', out)).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(/^plan-cleanup: .* is the place of .*give --out another name\n$/) as string,
    });
  expect(repository.files()).toEqual([]);
});

test('the shipped policy can be printed, and a team has its own', () => {
  const repository = temporaryRepository();
  const text = run(repository, '--print-policy').stdout;
  expect(retentionPolicy.fault(JSON.parse(text))).toBeUndefined();
  repository.write('configs/research/retention_policy.json', text);
  run(repository, '--out', 'plan.json');
  expect(planned(repository, 'plan.json').policy).toMatchObject({
    source: 'configs/research/retention_policy.json',
    document: JSON.parse(text) as object,
  });
  repository.write('configs/research/retention_policy.json', '{');
  expect(run(repository, '--out', 'plan2.json')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('configs/research/retention_policy.json') as string,
  });
});

test('the examples of both READMEs, in the example repository', () => {
  const repository = temporaryRepository();
  cpSync(path.join(workspace, 'examples/research-repo'), repository.root, {
    recursive: true,
    filter: (file) => !file.endsWith('.test.ts'),
  });
  mkdirSync(repository.path('runs/cache/prices'), { recursive: true });
  setTimes(repository.path('runs/cache/prices'), instantOf(stamp));
  for (const tool of ['plan-cleanup', 'apply-cleanup']) {
    const [, example = ''] =
      /^Example:\n\n {4}(.*)$/m.exec(
        readFileSync(path.join(workspace, 'tools/repository', tool, 'README.md'), 'utf8'),
      ) ?? [];
    const [name = '', ...words] = example.split(' ');
    expect(name).toBe(tool);
    expect(runTool(name, words, { cwd: repository.root }).status).toBe(0);
  }
  expect(existsSync(repository.path('runs/cache/prices'))).toBe(false);
});
