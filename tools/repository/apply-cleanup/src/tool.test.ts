import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {
  cleanupLogEntry,
  cleanupPlan,
  cleanupResult,
  parseDocument,
  type CleanupItem,
  type CleanupLogEntry,
  type CleanupPlan,
  type CleanupResult,
} from '@gatehouse/contracts';
import { acquireLock } from '@gatehouse/files';
import { listTree } from '@gatehouse/retention';
import { officialRunLock } from '@gatehouse/runs';
import {
  binDirectory,
  cleanEnvironment,
  instantOf,
  recordRun,
  runTool,
  setTimes,
  startTool,
  temporaryRepository,
  testWith,
  until,
  type Repository,
  type ToolRun,
} from '@gatehouse/testkit';
import { describe, expect, onTestFinished, test } from 'vitest';

const stamp = '2025-03-04_101500';
const old = instantOf(stamp);
const planFile = 'audit/plan.json';
const ledgerHeader =
  '| date | stage | decision_tag | owner | objective | command_ref | artifact_ref | result | next_action |\n|---|---|---|---|---|---|---|---|---|\n';
const ledger = 'docs/production_research/STAGE_AUDIT_LOG.md';
const registry = 'audit/factor_registry/factor_experiment_registry.csv';

/** A repository with an aborted run that nothing refers to, and its path. */
function withAbortedRun(files: Record<string, string | object> = {}): { repository: Repository; run: string } {
  const repository = temporaryRepository(files);
  const run = recordRun(repository, { stamp, tag: 'value run1', outcome: 'interrupted' });
  return { repository, run };
}

function plan(repository: Repository, ...words: string[]): CleanupPlan {
  const done = runTool('plan-cleanup', ['--out', planFile, ...words], { cwd: repository.root });
  expect(done.status, done.stderr).toBe(0);
  return parseDocument(cleanupPlan, repository.read(planFile), planFile);
}

function apply(repository: Repository, ...words: string[]): ToolRun & { document: CleanupResult | undefined } {
  const done = runTool('apply-cleanup', ['--plan', planFile, '--json', ...words], { cwd: repository.root });
  return {
    ...done,
    stderr: said(done.stderr),
    document: done.stdout === '' ? undefined : parseDocument(cleanupResult, done.stdout, 'stdout'),
  };
}

/**
 * Without the note that there are processes here whose open files may not be inspected: on some machines there are,
 * even for root.
 */
const said = (stderr: string): string => stderr.replace(/^apply-cleanup: processes of others judged by .*\n/m, '');
const paths = ({ items }: CleanupPlan): string[] => items.map((item) => item.path);
const keptReasons = ({ kept }: CleanupPlan, file: string): string =>
  kept.find((one) => one.path === file)?.reasons.join('; ') ?? 'not kept';
/** Its whole lines: a line may be in the making. */
const log = (repository: Repository): CleanupLogEntry[] =>
  repository.exists('audit/cleanup_log.jsonl')
    ? repository
        .read('audit/cleanup_log.jsonl')
        .split('\n')
        .slice(0, -1)
        .map((line) => parseDocument(cleanupLogEntry, line, 'log'))
    : [];
const trashed = (repository: Repository): string[] =>
  repository.exists('audit/trash') ? repository.files().filter((file) => file.startsWith('audit/trash/')) : [];

/** A child process that is killed when the test is over. */
function living(command: string, words: string[], options: { cwd?: string } = {}): ChildProcess {
  const child = spawn(command, words, { ...options, stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Plans as a person with an editor and bad intentions would. */
async function forge(
  repository: Repository,
  files: string[],
  change: (item: CleanupItem) => Partial<CleanupItem> = () => ({}),
): Promise<void> {
  const made = plan(repository, ...(repository.exists('policy.json') ? ['--policy', 'policy.json'] : []));
  const items: CleanupItem[] = [];
  for (const file of files) {
    const top = path.resolve(repository.root, file);
    const listing = existsSync(top) ? await listTree(top) : { sha256: 'a'.repeat(64), bytes: 0, files: 0 };
    const item: CleanupItem = {
      path: file,
      kind: 'cache',
      rule: 'caches',
      reason: 'because',
      decision_tag: null,
      record: null,
      age_days: 999,
      bytes: listing.bytes,
      files: listing.files,
      listing_sha256: listing.sha256,
    };
    items.push({ ...item, ...change(item) });
  }
  repository.write(planFile, { ...made, items, total_bytes: 0 });
}

/** A plan with an item within another one is refused as a whole, so those come in plans of their own. */
function apart(files: readonly string[]): string[][] {
  const batches: string[][] = [];
  for (const file of files) {
    const room = batches.find((batch) =>
      batch.every((other) => !`${file}/`.startsWith(`${other}/`) && !`${other}/`.startsWith(`${file}/`)),
    );
    if (room === undefined) batches.push([file]);
    else room.push(file);
  }
  return batches;
}

describe('what is applied', () => {
  test('goes to the trash under its own path, and the log says what, when and why', () => {
    const { repository, run } = withAbortedRun({ 'runs/cache/prices/a.bin': 'x'.repeat(1000) });
    setTimes(repository.path('runs/cache/prices'), old);
    const before = repository.files().filter((file) => file.startsWith(run));
    const planned = plan(repository);
    expect(paths(planned)).toEqual([run, 'runs/cache/prices']);
    expect(planned.items[0]).toMatchObject({
      kind: 'run',
      rule: 'aborted_runs',
      record: 'interrupted',
      decision_tag: 'value run1',
    });
    expect(planned.total_bytes).toBeGreaterThan(1000);

    const done = runTool('apply-cleanup', ['--plan', planFile], { cwd: repository.root });
    expect([done.status, said(done.stderr)]).toEqual([0, '']);
    const trash = `audit/trash/${readdirSync(repository.path('audit/trash'))[0]}`;
    expect(done.stdout.split('\n')).toEqual([
      `moved: ${run} -> ${trash}/${run}`,
      `moved: runs/cache/prices -> ${trash}/runs/cache/prices`,
      '[done] cleanup_log=audit/cleanup_log.jsonl',
      '[done] applied=2 done_earlier=0 refused=0',
      '',
    ]);
    expect(trashed(repository)).toEqual([
      ...before.map((file) => `${trash}/${file}`),
      `${trash}/runs/cache/prices/a.bin`,
    ]);
    expect([repository.exists(run), repository.exists('runs/cache/prices'), repository.exists('runs/cache')]).toEqual([
      false,
      false,
      true,
    ]);
    expect(
      log(repository).map(({ event, path: file, decision_tag, delete: deletes }) => [
        event,
        file,
        decision_tag,
        deletes,
      ]),
    ).toEqual([
      ['intent', run, 'value run1', false],
      ['moved', run, 'value run1', false],
      ['intent', 'runs/cache/prices', null, false],
      ['moved', 'runs/cache/prices', null, false],
    ]);
    expect(repository.files().filter((file) => /\.lock$|\.tmp$/.test(file))).toEqual([]);
    expect(apply(repository).document).toMatchObject({ applied: 0, done_earlier: 2, refused: 0, trash: null });
    expect(log(repository)).toHaveLength(4);
  });

  test('is deleted with --delete, and nothing of its way through the trash is left', () => {
    const { repository, run } = withAbortedRun();
    mkdirSync(repository.path(run, 'nested/deep'), { recursive: true });
    symlinkSync('/etc', repository.path(run, 'nested/link'));
    setTimes(repository.path(run), old);
    plan(repository);
    expect(apply(repository, '--delete').document).toMatchObject({
      delete: true,
      applied: 1,
      trash: null,
      items: [{ outcome: 'deleted', destination: null }],
    });
    expect([repository.exists(run), readdirSync(repository.path('audit/trash')), existsSync('/etc/passwd')]).toEqual([
      false,
      [],
      true,
    ]);
    expect(log(repository).map(({ event }) => event)).toEqual(['intent', 'moved', 'deleted']);
  });

  test('a tag stays used when its run directory is gone, but not that of a run refused at preflight', () => {
    const { repository } = withAbortedRun({ 'scripts/run_research_workflow': '#!/bin/sh\n' });
    recordRun(repository, { stamp, tag: 'early', outcome: 'blocked', phase: 'preflight' });
    chmodSync(repository.path('scripts/run_research_workflow'), 0o755);
    plan(repository);
    expect(apply(repository).document).toMatchObject({ applied: 2 });
    const official = (tag: string): ToolRun =>
      runTool('official-run', ['--workflow', 'w', '--tag', tag, '--', '--x'], {
        cwd: repository.root,
        env: { MIN_CORES: '1', MIN_MEM_GB: '1' },
      });
    expect(official('value run1')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/value run1 was used by audit\/workstation_runs\/.*such as value run2/) as string,
    });
    expect(official('early').status).toBe(0);
  });

  test('of two at once each item is taken once', async () => {
    const { repository, run } = withAbortedRun();
    plan(repository);
    const ends = await Promise.all(
      [1, 2, 3].map(() => startTool('apply-cleanup', ['--plan', planFile], { cwd: repository.root }).ended),
    );
    expect(ends.map(({ status }) => status)).toEqual([0, 0, 0]);
    expect(
      log(repository)
        .filter(({ event }) => event === 'moved')
        .map(({ path: file }) => file),
    ).toEqual([run]);
  });
});

/**
 * Each change is made after the plan. What the rules of retention say of records has its tables beside them; here is
 * that the tool asks anew.
 */
const changes: [what: string, reason: RegExp, change: (repository: Repository, run: string) => void][] = [
  [
    'the ledger refers to it',
    /STAGE_AUDIT_LOG\.md refers to it/,
    (r, run) => r.write(ledger, `${ledgerHeader}| d | s | other | o | o | \`${run}/command.sh\` | a | fail | n |\n`),
  ],
  [
    'the registry refers to it',
    /registry\.csv refers to it/,
    (r, run) => r.write(registry, `generated_at,decision_tag,run_dir\r\n1,other,/elsewhere/${run}\r\n`),
  ],
  [
    'its decision has a young run',
    /open: its newest run started less than 30 days ago/,
    (r) => recordRun(r, { stamp: stampOf(new Date()), tag: 'value run1', outcome: 'interrupted' }),
  ],
  ['the registry is damaged', /cannot be read: .*line 2/, (r) => r.write(registry, 'a,b\r\n"open')],
  [
    'a process works in it',
    /process \d+ uses it \(working directory\)/,
    (r, run) => void living('sleep', ['60'], { cwd: r.path(run) }),
  ],
  [
    'a process has a file of it open',
    /process \d+ uses it \(open file\)/,
    (r, run) => void living('sh', ['-c', 'exec 3< "$F"; cd /; exec sleep 60'.replace('$F', r.path(run, 'run.log'))]),
  ],
  [
    'a process names it on its command line',
    /process \d+ uses it \(command line\)/,
    (r, run) => void living('sh', ['-c', 'sleep 60; :', 'sh', `--in=${run}/context.json`], { cwd: r.root }),
  ],
  [
    'a process carries its tag',
    /process \d+ belongs to it/,
    () => void living('sh', ['-c', 'sleep 60; :', 'sh', '--decision-tag', 'value run1'], { cwd: '/' }),
  ],
  ['a file of it changed', /changed since the plan/, (r, run) => appendFileSync(r.path(run, 'run.log'), 'more')],
  [
    'a byte changed, size and time did not',
    /changed since the plan/,
    (r, run) => {
      writeFileSync(r.path(run, 'run.log'), r.read(`${run}/run.log`).replace('s', 'S'));
      utimesSync(r.path(run, 'run.log'), old, old);
    },
  ],
  ['something was added to it', /changed since the plan/, (r, run) => mkdirSync(r.path(run, 'added'))],
  ['something is gone from it', /changed since the plan/, (r, run) => rmSync(r.path(run, 'run.log'))],
  [
    'a name in it changed',
    /changed since the plan/,
    (r, run) => renameSync(r.path(run, 'run.log'), r.path(run, 'run.txt')),
  ],
  [
    'a file became a link to the same',
    /changed since the plan/,
    (r, run) => {
      renameSync(r.path(run, 'run.log'), r.path('kept.log'));
      symlinkSync(r.path('kept.log'), r.path(run, 'run.log'));
    },
  ],
  ['it holds a FIFO', /neither a file nor a directory/, (r, run) => void spawnSync('mkfifo', [r.path(run, 'fifo')])],
  [
    'a file of it is open under another name of it',
    /process \d+ uses it \(open file\)/,
    (r, run) => {
      linkSync(r.path(run, 'run.log'), r.path('other.log'));
      setTimes(r.path(run), old);
      plan(r);
      living('sh', ['-c', `exec 3< '${r.path('other.log')}'; cd /; exec sleep 60`]);
    },
  ],
  [
    'it became a link',
    /it is a link/,
    (r, run) => {
      renameSync(r.path(run), r.path('moved'));
      symlinkSync(r.path('moved'), r.path(run));
    },
  ],
  [
    'its folder became a link',
    /behind the link audit\/workstation_runs/,
    (r) => {
      renameSync(r.path('audit/workstation_runs'), r.path('elsewhere'));
      symlinkSync('../elsewhere', r.path('audit/workstation_runs'));
    },
  ],
];

const stampOf = (moment: Date): string => {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}_${two(moment.getHours())}${two(moment.getMinutes())}${two(moment.getSeconds())}`;
};

describe('what changed since the plan keeps an item', () => {
  test.each(changes)('%s', async (_, reason, change) => {
    const { repository, run } = withAbortedRun();
    expect(paths(plan(repository))).toContain(run);
    change(repository, run);
    await until(
      () => reason.source.includes('process') === false || spawnSync('pgrep', ['sleep']).status === 0,
      'the process',
    );
    const done = apply(repository);
    expect(done.status).toBe(1);
    expect(done.stderr).toMatch(/^apply-cleanup: refused: /);
    expect(done.document?.items.find((item) => item.path === run)).toMatchObject({
      outcome: 'refused',
      reasons: expect.arrayContaining([expect.stringMatching(reason)]) as string[],
    });
    expect([existsSync(repository.path(run)), log(repository), trashed(repository)]).toEqual([true, [], []]);
    if (reason.source.includes('since the plan')) return;
    const again = plan(repository);
    expect(paths(again)).not.toContain(run);
    expect(keptReasons(again, run)).toMatch(reason);
  });
});

test('what was never there, or went without us, is refused', () => {
  const { repository, run } = withAbortedRun();
  plan(repository);
  rmSync(repository.path(run), { recursive: true });
  expect(apply(repository)).toMatchObject({
    status: 1,
    document: { items: [{ outcome: 'refused', reasons: ['it is not there'] }] },
  });
});

describe('records stay', () => {
  test('whatever a plan edited by hand says', async () => {
    const repository = temporaryRepository();
    const failed = recordRun(repository, { stamp, tag: 't1', outcome: 'failed' });
    const blocked = recordRun(repository, { stamp, tag: 't2', outcome: 'blocked', phase: 'data_quality' });
    const first = recordRun(repository, { stamp: '2025-01-01_000000', tag: 't3', outcome: 'succeeded' });
    const second = recordRun(repository, { stamp: '2025-01-02_000000', tag: 't3', outcome: 'succeeded' });
    const damaged = recordRun(repository, { stamp, tag: 't4', outcome: 'interrupted' });
    repository.write(`${damaged}/result.json`, '{"outcome": "interr');
    setTimes(repository.path(damaged), old);
    const untold = recordRun(repository, { stamp, tag: 't5', outcome: null, host: 'elsewhere' });
    const all = [failed, blocked, first, second, damaged, untold];
    expect(paths(plan(repository))).toEqual([]);
    await forge(repository, all, () => ({
      kind: 'run',
      rule: 'aborted_runs',
      record: 'interrupted',
      decision_tag: 'x',
    }));
    for (const words of [[], ['--delete']]) {
      const done = apply(repository, ...words);
      const reasons = done.document?.items.map((item) => item.reasons.join('; ')) ?? [];
      expect(done.document).toMatchObject({ applied: 0, refused: all.length });
      expect(reasons[0]).toMatch(
        /it is a record of what has failed, and such records stay; .*it is the only failed record of t1/,
      );
      expect(reasons[1]).toMatch(/it is the only failed record of t2/);
      expect(reasons[2]).toMatch(/what has succeeded/);
      expect(reasons[2]).not.toMatch(/newest successful/);
      expect(reasons[3]).toMatch(/it is the newest successful run of t3/);
      expect(reasons[4]).toMatch(/it cannot be judged: .*result\.json: is cut off/);
      expect(reasons[5]).toMatch(/it is active or may be \(unknown\): the run belongs to host elsewhere/);
    }
    for (const run of all) expect(repository.exists(run)).toBe(true);
    expect(log(repository)).toEqual([]);
  });
});

describe('a plan that was edited', () => {
  test.each([
    '/etc/hostname',
    '../outside',
    'a/../../outside',
    'runs/cache/../../data',
    './runs/cache/x',
    'runs//cache/x',
    'runs/cache/x/',
    '.',
    '..',
    'runs/cache/\0x',
  ])('is refused as a whole for the path %j', async (file) => {
    const { repository, run } = withAbortedRun({ 'runs/cache/x/a': '1' });
    const made = plan(repository);
    repository.write(planFile, { ...made, items: [...made.items, { ...(made.items[0] as CleanupItem), path: file }] });
    expect(apply(repository)).toMatchObject({
      status: 1,
      document: undefined,
      stderr: expect.stringContaining('nothing was touched') as string,
    });
    expect([repository.exists(run), log(repository)]).toEqual([true, []]);
  });

  test('takes nothing that no rule names, nothing kept for ever, nothing behind a link', async () => {
    const outside = temporaryRepository({ 'precious/x': '1' });
    const repository = temporaryRepository({
      'data/prices.csv': '1',
      'audit/factor_registry/r.csv': 'decision_tag\n',
      'gate_results/production_gates_1/x.md': '1',
      'gate_results/gate_registry.csv': 'decision_tag\n',
      [ledger]: '1',
      '.git/config': '1',
      'audit/trash/1/__pycache__/x': '1',
      'gate_results/production_gates_1/__pycache__/x': '1',
      'runs/freeze/__pycache__/x': '1',
      'data/__pycache__/x': '1',
    });
    mkdirSync(repository.path('runs/cache'), { recursive: true });
    symlinkSync(outside.path('precious'), repository.path('runs/cache/link'));
    symlinkSync(outside.root, repository.path('tmp'));
    repository.write('policy.json', {
      ...lax,
      caches: { older_than_days: 0, paths: ['**/__pycache__', '*', 'audit/*', 'runs/cache/*'] },
    });
    const targets = [
      'data',
      'data/prices.csv',
      'audit/factor_registry',
      'audit/factor_registry/r.csv',
      'gate_results',
      'gate_results/production_gates_1',
      'gate_results/gate_registry.csv',
      'docs',
      '.git',
      'audit/trash',
      'audit/trash/1/__pycache__',
      'gate_results/production_gates_1/__pycache__',
      'runs',
      'runs/freeze/__pycache__',
      'data/__pycache__',
      'runs/cache/link',
      'tmp/precious',
      'audit',
    ];
    for (const batch of apart(targets)) {
      await forge(repository, batch);
      const done = apply(repository, '--policy', 'policy.json', '--delete');
      expect(done.document?.items.map(({ path: file, outcome }) => [file, outcome])).toEqual(
        batch.map((file) => [file, 'refused']),
      );
    }
    for (const target of targets) expect(existsSync(repository.path(target)), target).toBe(true);
    expect([log(repository), outside.exists('precious/x')]).toEqual([[], true]);
  });

  test('twice the same, or one within the other, is refused as a whole', () => {
    const { repository } = withAbortedRun();
    const made = plan(repository);
    const [item] = made.items as [CleanupItem];
    for (const second of [item, { ...item, path: `${item.path}/run.log` }]) {
      repository.write(planFile, { ...made, items: [item, second] });
      expect(apply(repository)).toMatchObject({
        status: 1,
        document: undefined,
        stderr: expect.stringContaining('twice') as string,
      });
    }
  });

  test('of another repository, another policy, cut off, or of something else', () => {
    const { repository, run } = withAbortedRun();
    const made = plan(repository);
    const refused = (message: RegExp): void => {
      expect(apply(repository)).toMatchObject({
        status: 1,
        document: undefined,
        stderr: expect.stringMatching(message) as string,
      });
      expect(repository.exists(run)).toBe(true);
    };
    repository.write(planFile, { ...made, repository: '/srv/other' });
    refused(/made for the repository \/srv\/other/);
    repository.write(planFile, JSON.stringify(made).slice(0, -20));
    refused(/is cut off/);
    repository.write(planFile, { schema: 'cleanup-plan/v2' });
    refused(/not a cleanup-plan document/);
    repository.write(planFile, made);
    repository.write('configs/research/retention_policy.json', {
      ...made.policy.document,
      caches: { older_than_days: 0, paths: ['*'] },
    });
    refused(/made by another policy/);
    // The same policy with its keys in another order is the same policy.
    repository.write(
      'configs/research/retention_policy.json',
      Object.fromEntries(Object.entries(made.policy.document).reverse()),
    );
    expect(apply(repository).document).toMatchObject({ applied: 1 });
  });

  test('cannot make the log lie', async () => {
    const { repository, run } = withAbortedRun();
    await forge(repository, [run], () => ({
      kind: 'cache',
      rule: 'caches',
      reason: 'looks old',
      decision_tag: null,
      record: 'blocked_at_preflight',
      bytes: 1,
      files: 1,
    }));
    expect(apply(repository).document).toMatchObject({ applied: 1 });
    expect(log(repository)[1]).toMatchObject({
      kind: 'run',
      rule: 'aborted_runs',
      decision_tag: 'value run1',
      record: 'interrupted',
      files: 5,
    });
  });
});

const lax = {
  schema: 'retention-policy/v1',
  open_decision_days: 0,
  keep: ['data'],
  references: [],
  aborted_runs: { older_than_days: 0, records: ['blocked_at_preflight', 'interrupted', 'lost'] },
  unreferenced_freezes: { older_than_days: 0, paths: ['runs/freeze/*.freeze.json'] },
  shard_outputs: { older_than_days: 0, paths: ['runs/shards/{tag}'] },
  caches: { older_than_days: 0, paths: ['runs/cache/*'] },
  temporary_bundles: { older_than_days: 0, paths: ['tmp/*'] },
};

describe('an active run', () => {
  const files = {
    'policy.json': lax,
    'runs/freeze/a.freeze.json': { runner: 'test' },
    'runs/freeze/free.freeze.json': { runner: 'test' },
    'runs/shards/live_1/part': '1',
    'runs/cache/used/x': '1',
    'tmp/bundle/x': '1',
    'scripts/run_research_workflow':
      '#!/bin/sh\necho started\nwhile [ -e scripts ] && [ ! -e go ]; do sleep 0.05; done\necho done\n',
  };

  async function withActiveRun(): Promise<{
    repository: Repository;
    run: string;
    official: ReturnType<typeof startTool>;
  }> {
    const repository = temporaryRepository(files);
    chmodSync(repository.path('scripts/run_research_workflow'), 0o755);
    const official = startTool(
      'official-run',
      ['--workflow', 'nightly', '--tag', 'live:1', '--', '--freeze-file', 'runs/freeze/a.freeze.json'],
      { cwd: repository.root, env: { MIN_CORES: '1', MIN_MEM_GB: '1' } },
    );
    onTestFinished(() => {
      if (existsSync(repository.root)) writeFileSync(repository.path('go'), '');
      official.kill('SIGKILL');
    });
    const folder = repository.path('audit/workstation_runs');
    const hasStarted = (name: string): boolean =>
      existsSync(path.join(folder, name, 'run.log')) &&
      readFileSync(path.join(folder, name, 'run.log'), 'utf8') === 'started\n';
    const name = await until(
      () => existsSync(folder) && readdirSync(folder).find((one) => one.endsWith('_nightly_live_1') && hasStarted(one)),
      'the run',
    );
    return { repository, run: `audit/workstation_runs/${name}`, official };
  }

  const attack = async (repository: Repository, run: string): Promise<void> => {
    const ours = [run, 'runs/freeze/a.freeze.json', 'runs/shards/live_1', 'runs/cache/used', 'tmp/bundle'];
    const planned = plan(repository, '--policy', 'policy.json');
    expect(paths(planned)).toEqual(['runs/freeze/free.freeze.json']);
    expect(keptReasons(planned, run)).toMatch(/is active or may be/);
    expect(keptReasons(planned, 'runs/freeze/a.freeze.json')).toMatch(/refers to it|uses it/);
    expect(keptReasons(planned, 'runs/shards/live_1')).toMatch(/the decision live:1 is open/);
    expect(keptReasons(planned, 'runs/cache/used')).toMatch(/is active or may be, and may use it/);
    expect(keptReasons(planned, 'tmp/bundle')).toMatch(/is active or may be, and may use it/);
    symlinkSync(repository.path(run), repository.path('runs/cache/alias'));
    const before = repository.files().filter((file) => file.startsWith(`${run}/`));
    const batches = apart([
      ...ours,
      'runs/cache/alias',
      'audit/workstation_runs',
      'audit',
      'runs',
      `${run}/run.log`,
      'runs/cache',
    ]);
    for (const batch of batches) {
      for (const kind of batch === batches[0] ? (['run', 'cache', 'freeze'] as const) : (['run'] as const)) {
        await forge(repository, batch, () => ({ kind, rule: 'aborted_runs', record: 'lost' }));
        // The heartbeat may change the run between forging and applying; that refuses as well.
        const done = apply(repository, '--policy', 'policy.json', ...(kind === 'cache' ? [] : ['--delete']));
        expect(done.document?.items.map(({ path: file, outcome }) => [file, outcome])).toEqual(
          batch.map((file) => [file, 'refused']),
        );
      }
    }
    for (const spelling of [repository.path(run), `${run}/../${path.basename(run)}`, `./${run}`, `${run}/`]) {
      await forge(repository, [spelling]);
      expect(apply(repository, '--policy', 'policy.json', '--delete')).toMatchObject({
        status: 1,
        document: undefined,
      });
    }
    expect(repository.files().filter((file) => file.startsWith(`${run}/`) && !file.endsWith('.tmp'))).toEqual(
      before.filter((file) => !file.endsWith('.tmp')),
    );
    for (const target of ours) expect(repository.exists(target)).toBe(true);
    expect(log(repository)).toEqual([]);
    rmSync(repository.path('runs/cache/alias'));
  };

  test('survives every attempt, and ends as if nothing had been', async () => {
    const { repository, run, official } = await withActiveRun();
    await attack(repository, run);
    repository.write('go', '');
    expect(await official.ended).toMatchObject({ status: 0 });
    expect(repository.json(`${run}/result.json`)).toMatchObject({ outcome: 'succeeded' });
    expect(repository.read(`${run}/run.log`)).toBe('started\ndone\n');
  });

  test('also when official-run was killed and only its workflow lives', async () => {
    const { repository, run, official } = await withActiveRun();
    official.kill('SIGKILL');
    await official.ended;
    await attack(repository, run);
    repository.write('go', '');
    await until(() => repository.read(`${run}/run.log`) === 'started\ndone\n', 'the workflow');
    await until(() => paths(plan(repository, '--policy', 'policy.json')).includes(run), 'the run to be lost', 10_000);
    expect(
      apply(repository, '--policy', 'policy.json').document?.items.find((item) => item.path === run),
    ).toMatchObject({ outcome: 'moved' });
  });

  test('also when somebody removed its status: its processes carry its tag', async () => {
    const { repository, run, official } = await withActiveRun();
    official.kill('SIGKILL');
    await official.ended;
    rmSync(repository.path(run, 'status.json'));
    await forge(repository, [run]);
    const done = apply(repository, '--policy', 'policy.json');
    expect(done.document?.items[0]?.reasons.join('; ')).toMatch(
      /is active or may be \(running\): a process of the run lives/,
    );
    expect(repository.exists(`${run}/run.log`)).toBe(true);
  });
});

describe('at the same time as an official run that starts', () => {
  test('the one waits for the other', async () => {
    const { repository, run } = withAbortedRun({ 'scripts/run_research_workflow': '#!/bin/sh\n' });
    chmodSync(repository.path('scripts/run_research_workflow'), 0o755);
    plan(repository);
    const lock = await acquireLock(officialRunLock(repository.root));
    const applying = startTool('apply-cleanup', ['--plan', planFile], { cwd: repository.root });
    const starting = startTool('official-run', ['--workflow', 'w', '--tag', 'new', '--', '--x'], {
      cwd: repository.root,
      env: { MIN_CORES: '1', MIN_MEM_GB: '1' },
    });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect([
      repository.exists(run),
      readdirSync(repository.path('audit/workstation_runs')).filter((name) => name.endsWith('_new')),
    ]).toEqual([true, []]);
    lock.release();
    expect([(await applying.ended).status, (await starting.ended).status]).toEqual([0, 0]);
    expect(repository.exists(run)).toBe(false);
  });

  test('a decision that is taken up again while the plan waits keeps its run', async () => {
    const { repository, run } = withAbortedRun();
    plan(repository);
    const lock = await acquireLock(officialRunLock(repository.root));
    const applying = startTool('apply-cleanup', ['--plan', planFile], { cwd: repository.root });
    await until(() => repository.exists('audit/cleanup_log.jsonl.lock'), 'apply-cleanup');
    await new Promise((resolve) => setTimeout(resolve, 500));
    recordRun(repository, { stamp: stampOf(new Date()), tag: 'value run1', outcome: null });
    lock.release();
    expect(await applying.ended).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/the decision value run1 is open/) as string,
    });
    expect(repository.exists(run)).toBe(true);
  });
});

describe('what is swapped at the last moment', () => {
  /** Starts apply-cleanup so that it stops for three seconds before the rename; `swap` is called when it is there. */
  async function applySlowly(repository: Repository, swap: () => void): Promise<CleanupResult> {
    const inject = ['-e', 'trace=rename', '-e', 'inject=rename:delay_enter=3000000:when=1'];
    const applying = spawn(
      'strace',
      [
        '-f',
        '-qq',
        '-o',
        '/dev/null',
        ...inject,
        path.join(binDirectory, 'apply-cleanup'),
        '--plan',
        planFile,
        '--json',
        '--delete',
      ],
      { cwd: repository.root, env: cleanEnvironment() },
    );
    let out = '';
    applying.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    const ended = new Promise((resolve) => applying.on('close', resolve));
    await until(
      () => log(repository).length > 0 && readdirSync(repository.path('audit/trash')).length > 0,
      'the intent',
    );
    await new Promise((resolve) => setTimeout(resolve, 500)); // from the intent to the rename
    swap();
    await ended;
    return parseDocument(cleanupResult, out, 'stdout');
  }

  testWith('strace')('the item itself: what is there now is put back as it is', async () => {
    const { repository, run } = withAbortedRun();
    plan(repository);
    const done = await applySlowly(repository, () => {
      renameSync(repository.path(run), repository.path('aside'));
      repository.write(`${run}/precious`, 'mine');
    });
    expect(done.items[0]).toMatchObject({ outcome: 'refused', reasons: ['it was changed while it was moved'] });
    expect([repository.read(`${run}/precious`), repository.exists('aside/run.log'), trashed(repository)]).toEqual([
      'mine',
      true,
      [],
    ]);
    expect(log(repository).map(({ event }) => event)).toEqual(['intent', 'put_back']);
  });

  testWith('strace')('a folder around it for a link to elsewhere: nothing is taken from there', async () => {
    const outside = temporaryRepository({ 'prices/a.bin': 'theirs' });
    const repository = temporaryRepository({ 'runs/cache/prices/a.bin': 'ours' });
    setTimes(repository.path('runs/cache/prices'), old);
    plan(repository);
    await applySlowly(repository, () => {
      renameSync(repository.path('runs/cache'), repository.path('runs/aside'));
      symlinkSync(outside.root, repository.path('runs/cache'));
    });
    expect(outside.read('prices/a.bin')).toBe('theirs');
  });

  testWith('strace')(
    'the trash for a link to elsewhere, after the last look before it is deleted from there: nothing is deleted there',
    async () => {
      const { repository, run } = withAbortedRun();
      plan(repository);
      const outside = temporaryRepository();
      // each look at the processes takes that long
      const inject = ['-P', '/proc/1/fd', '-e', 'inject=open,openat:delay_enter=1500000'];
      const applying = spawn(
        'strace',
        [
          '-f',
          '-qq',
          '-o',
          '/dev/null',
          ...inject,
          path.join(binDirectory, 'apply-cleanup'),
          '--plan',
          planFile,
          '--delete',
        ],
        { cwd: repository.root, env: cleanEnvironment(), stdio: 'ignore' },
      );
      const ended = new Promise((resolve) => applying.on('close', resolve));
      await until(() => log(repository).at(-1)?.event === 'moved', 'the move', 20_000);
      await new Promise((resolve) => setTimeout(resolve, 700)); // from the entry to the look
      outside.write(`${path.relative('audit/trash', log(repository).at(-1)?.destination ?? '')}/precious`, 'theirs');
      renameSync(repository.path('audit/trash'), repository.path('audit/aside'));
      symlinkSync(outside.root, repository.path('audit/trash'));
      expect(await ended).toBe(1);
      expect([
        outside.files().length,
        repository.exists(run),
        readdirSync(repository.path('audit/trash/')).length,
      ]).toEqual([1, false, 1]);
    },
    60_000,
  );

  test('a folder around it while apply-cleanup waits for an official run that starts', async () => {
    const { repository, run } = withAbortedRun();
    plan(repository);
    mkdirSync(repository.path('other/workstation_runs'), { recursive: true });
    const lock = await acquireLock(officialRunLock(repository.root));
    const applying = startTool('apply-cleanup', ['--plan', planFile], { cwd: repository.root });
    await until(() => repository.exists('audit/cleanup_log.jsonl.lock'), 'apply-cleanup');
    await new Promise((resolve) => setTimeout(resolve, 500));
    renameSync(repository.path('audit/workstation_runs'), repository.path('real'));
    symlinkSync('../real', repository.path('audit/workstation_runs'));
    lock.release();
    expect(await applying.ended).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/behind the link audit\/workstation_runs/) as string,
    });
    expect(repository.exists(run)).toBe(true);
  });
});

describe('trouble', () => {
  test('what is mounted in an item keeps it, also from the same file system', () => {
    const repository = temporaryRepository({ 'runs/cache/prices/a.bin': '1', 'precious/y': '1' });
    mkdirSync(repository.path('runs/cache/prices/data'));
    setTimes(repository.path('runs/cache/prices'), old);
    plan(repository);
    const words = `mount --bind precious runs/cache/prices/data && exec '${path.join(binDirectory, 'apply-cleanup')}' --plan ${planFile} --delete`;
    const done = spawnSync('unshare', ['-m', 'sh', '-c', words], {
      cwd: repository.root,
      encoding: 'utf8',
      env: cleanEnvironment(),
    });
    expect(done.stderr).toMatch(/refused: .*runs\/cache\/prices\/data is a mount point/);
    expect([repository.exists('precious/y'), repository.exists('runs/cache/prices/a.bin')]).toEqual([true, true]);
  });

  test('without /proc nothing is moved, and nothing that was moved is deleted', () => {
    const { repository, run } = withAbortedRun();
    plan(repository);
    const applyBlind = (): ReturnType<typeof spawnSync> =>
      spawnSync(
        'unshare',
        [
          '-m',
          'sh',
          '-c',
          `mount -t tmpfs none /proc && exec '${path.join(binDirectory, 'apply-cleanup')}' --plan ${planFile} --delete`,
        ],
        { cwd: repository.root, encoding: 'utf8', env: cleanEnvironment() },
      );
    expect(applyBlind()).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/processes of this machine cannot be seen/) as string,
    });
    expect(repository.exists(run)).toBe(true);
    apply(repository);
    const [, moved] = log(repository) as [CleanupLogEntry, CleanupLogEntry];
    repository.write('audit/cleanup_log.jsonl', `${JSON.stringify({ ...moved, delete: true })}\n`);
    expect(applyBlind()).toMatchObject({ status: 1, stderr: expect.stringMatching(/without \/proc/) as string });
    expect([repository.exists(moved.destination), log(repository).length]).toEqual([true, 1]);
  });

  test('another file system is refused, and the log says that it was put back', () => {
    const { repository, run } = withAbortedRun();
    plan(repository);
    mkdirSync(repository.path('audit/trash'));
    const words = `mount -t tmpfs none '${repository.path('audit/trash')}' && exec '${path.join(binDirectory, 'apply-cleanup')}' --plan ${planFile}`;
    const done = spawnSync('unshare', ['-m', 'sh', '-c', words], {
      cwd: repository.root,
      encoding: 'utf8',
      env: cleanEnvironment(),
    });
    expect(done.stderr).toMatch(/could not be moved: .*on another file system \(EXDEV\)/);
    expect([done.status, repository.exists(run), log(repository).map(({ event }) => event)]).toEqual([
      1,
      true,
      ['intent', 'put_back'],
    ]);
    expect(apply(repository).document).toMatchObject({ applied: 1 });
  });

  test('a trash that is a link is refused before anything is touched', () => {
    const { repository, run } = withAbortedRun();
    plan(repository);
    mkdirSync(repository.path('elsewhere'));
    symlinkSync('../elsewhere', repository.path('audit/trash'));
    expect(apply(repository)).toMatchObject({
      status: 1,
      document: undefined,
      stderr: expect.stringContaining('is a link') as string,
    });
    expect([repository.exists(run), readdirSync(repository.path('elsewhere'))]).toEqual([true, []]);
  });

  test('a log that cannot be read stops everything; half a line of a killed writer does not', () => {
    const { repository, run } = withAbortedRun({ 'audit/cleanup_log.jsonl': '{"schema": "other"}\n' });
    plan(repository);
    expect(apply(repository)).toMatchObject({
      status: 1,
      document: undefined,
      stderr: expect.stringMatching(/cleanup_log\.jsonl line 1: not a cleanup-log-entry/) as string,
    });
    expect(repository.exists(run)).toBe(true);
    repository.write('audit/cleanup_log.jsonl', '{"schema": "cleanup-log-ent');
    expect(apply(repository).document).toMatchObject({ applied: 1 });
    expect(log(repository)).toHaveLength(2);
  });

  test('an intent whose place is not in the trash is not followed', () => {
    const { repository, run } = withAbortedRun({ 'data/precious': '1' });
    plan(repository);
    apply(repository);
    const [intent] = log(repository) as [CleanupLogEntry];
    for (const destination of ['data', '/etc', 'audit/trash/../../data', `audit/trash/../${run}`]) {
      repository.write('audit/cleanup_log.jsonl', `${JSON.stringify({ ...intent, delete: true, destination })}\n`);
      expect(apply(repository, '--delete').document?.items[0]).toMatchObject({ outcome: 'refused' });
      expect(repository.exists('data/precious')).toBe(true);
    }
  });
});

describe('killed at any moment, it can be applied again and the log tells the truth', () => {
  const full = process.env['GATEHOUSE_FAULTS'] === 'full';
  const points: [calls: string, step: number, words: string[]][] = [
    ['rename,renameat,renameat2', 1, []],
    ['fsync', full ? 1 : 11, []],
    ['fsync', full ? 2 : 17, ['--delete']],
    ['unlink,unlinkat,rmdir', full ? 2 : 5, ['--delete']],
    ['write', full ? 7 : 23, ['--delete']],
  ];
  testWith('strace').each(points)(
    'at each %s, every %d, %j',
    async (calls, step, words) => {
      let [kills, survived] = [0, false];
      for (let nth = 1; !survived && nth < 80; nth += step) {
        const { repository, run } = withAbortedRun({ 'runs/cache/prices/a.bin': 'x'.repeat(1000) });
        setTimes(repository.path('runs/cache/prices'), old);
        const planned = plan(repository);
        const inject = [`-e`, `trace=${calls}`, '-e', `inject=${calls}:signal=KILL:when=${nth}`];
        const done = spawnSync(
          'strace',
          [
            '-f',
            '-qq',
            '-o',
            '/dev/null',
            ...inject,
            path.join(binDirectory, 'apply-cleanup'),
            '--plan',
            planFile,
            ...words,
          ],
          { cwd: repository.root, env: cleanEnvironment(), encoding: 'utf8' },
        );
        survived = done.status === 0;
        kills += survived ? 0 : 1;
        const again = apply(repository, ...words);
        expect(again, `${nth}: ${again.stderr}`).toMatchObject({ status: 0, stderr: '' });
        const entries = log(repository);
        for (const [index, file] of [run, 'runs/cache/prices'].entries()) {
          expect(repository.exists(file)).toBe(false);
          const own = entries.filter((entry) => entry.path === file);
          // Every intent has its outcome, and only the last one was carried out.
          const tale = own.map(({ event }) => event).join(' ');
          expect(tale, `${nth}`).toMatch(
            words.length === 0 ? /^(intent put_back )*intent moved$/ : /^(intent put_back )*intent moved deleted$/,
          );
          const last = own.at(-1) as CleanupLogEntry;
          if (words.length === 0)
            expect((await listTree(repository.path(last.destination))).sha256).toBe(
              planned.items[index]?.listing_sha256,
            );
          else expect(repository.exists(last.destination)).toBe(false);
        }
        if (words.length > 0) expect(trashed(repository)).toEqual([]);
        if (nth % 4 === 1) expect(apply(repository, ...words).document).toMatchObject({ done_earlier: 2, refused: 0 });
      }
      expect([survived, kills > 1]).toEqual([true, true]);
    },
    600_000,
  );

  const intentOf = (repository: Repository): CleanupLogEntry => log(repository)[0] as CleanupLogEntry;

  test('what was moved and is not what was listed is put back, not deleted', () => {
    const { repository, run } = withAbortedRun();
    plan(repository);
    apply(repository);
    const intent = intentOf(repository);
    repository.write('audit/cleanup_log.jsonl', `${JSON.stringify({ ...intent, delete: true })}\n`);
    appendFileSync(repository.path(intent.destination, 'run.log'), 'more');
    expect(apply(repository, '--delete')).toMatchObject({ status: 1, document: { items: [{ outcome: 'refused' }] } });
    expect(repository.read(`${run}/run.log`)).toMatch(/more$/);
    expect(log(repository).map(({ event }) => event)).toEqual(['intent', 'put_back']);
  });

  test('another plan settles what the first one left, and what lies in the way is said', () => {
    const { repository, run } = withAbortedRun({ 'runs/cache/prices/a.bin': '1' });
    plan(repository);
    apply(repository);
    const intent = intentOf(repository);
    repository.write('audit/cleanup_log.jsonl', `${JSON.stringify(intent)}\n`);
    plan(repository);
    expect(apply(repository)).toMatchObject({ status: 0, stderr: '' });
    expect(log(repository).map(({ event, path: file, note }) => [event, file, note])).toEqual([
      ['intent', run, null],
      ['moved', run, 'an earlier apply was cut off'],
    ]);
    repository.write('audit/cleanup_log.jsonl', `${JSON.stringify({ ...intent, listing_sha256: '0'.repeat(64) })}\n`);
    repository.write(`${run}/again`, '1');
    expect(apply(repository).stderr).toMatch(/is not what was listed, and there is something at .* again/);
    expect([log(repository).length, repository.exists(`${run}/again`), repository.exists(intent.destination)]).toEqual([
      1,
      true,
      true,
    ]);
  });
});
