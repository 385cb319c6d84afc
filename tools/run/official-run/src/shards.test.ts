/** Official runs in shards on this machine (contract 3.21). */
import { chmodSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { context, monitorRound, parseDocument, result, shardResult, status } from '@gatehouse/contracts';
import { readDocument } from '@gatehouse/files';
import { runAt, stateOfRun } from '@gatehouse/runs';
import { runTool, startTool, temporaryRepository, until, type Repository, type ToolRun } from '@gatehouse/testkit';
import { describe, expect, onTestFinished, test } from 'vitest';

/** Each shard does the units of its number and as many again; a file `spoil-<i>` of the repository is run in it. */
const script = `#!/bin/bash
echo "phase \${GATEHOUSE_SHARD_PHASE-work} \${GATEHOUSE_SHARD_INDEX-none} of \${GATEHOUSE_SHARD_COUNT-none}"
if [ "\${GATEHOUSE_SHARD_PHASE-}" = join ]; then
  cat "$GATEHOUSE_SHARDS_DIR"/*/output/part > "$GATEHOUSE_RUN_DIR/whole"
  exit "\${JOIN_STATUS-0}"
fi
[ -z "\${GATEHOUSE_SHARD_INDEX-}" ] && exit 0
all=(a b c d e)
units=''
for ((unit = GATEHOUSE_SHARD_INDEX; unit < 5; unit += GATEHOUSE_SHARD_COUNT)); do
  units+="\${units:+,}\\"\${all[unit]}\\""
  echo "\${all[unit]}" >> "$GATEHOUSE_SHARD_DIR/part"
done
shard() {
  printf '{"schema":"shard/v1","index":%s,"count":%s,"units":[%s],"all_units":["a","b","c","d","e"]}' \\
    "$GATEHOUSE_SHARD_INDEX" "$GATEHOUSE_SHARD_COUNT" "$1" > "$GATEHOUSE_SHARD_DIR/shard.json"
}
shard "$units"
spoil="spoil-$GATEHOUSE_SHARD_INDEX"
if [ -e "$spoil" ]; then . "./$spoil"; fi
`;
const env = { MIN_CORES: '1', MIN_MEM_GB: '1', THREADS: '1' };
const runs = 'audit/workstation_runs';

function repositoryWith(files: Record<string, string> = {}): Repository {
  const repository = temporaryRepository({ 'scripts/run_research_workflow': script, ...files }, { git: true });
  chmodSync(repository.path('scripts/run_research_workflow'), 0o755);
  return repository;
}
const words = (...added: string[]): string[] => [
  ...['--workflow', 'nightly', '--tag', 'parts', '--shards', '3', ...added],
  ...['--', '--wf-shards', '4'],
];
const run = ({ root }: Repository, added: string[] = [], more: Record<string, string> = {}): ToolRun =>
  runTool('official-run', words(...added), { cwd: root, env: { ...env, ...more } });
/** Of the one run; that of all runs as long as there is none. */
const directory = ({ path: at }: Repository): string => path.join(runs, readdirSync(at(runs))[0] ?? '');
const resultOf = (repository: Repository) =>
  readDocument(result, repository.path(directory(repository), 'result.json'));

describe('a run in shards', () => {
  test('performs each with its own folder and variables, then the join', () => {
    const repository = repositoryWith();
    const done = run(repository);
    expect(done).toMatchObject({ status: 0 });
    const at = directory(repository);
    expect(done.stdout).toBe(`phase join none of 3\nRun succeeded. Audit: ${at}\n`);
    expect(repository.read(`${at}/whole`)).toBe('a\nd\nb\ne\nc\n');
    expect(repository.read(`${at}/run.log`)).toBe('phase join none of 3\n');
    for (const index of [0, 1, 2]) {
      expect(repository.read(`${at}/shards/${index}/run.log`)).toBe(`phase work ${index} of 3\n`);
      expect(readDocument(status, repository.path(at, 'shards', String(index), 'status.json'))).toMatchObject({
        phase: 'finished',
        shard: { index, count: 3 },
      });
      expect(readDocument(shardResult, repository.path(at, 'shards', String(index), 'result.json'))).toMatchObject({
        ...{ index, count: 3, key: null, exit_code: 0, signal: null, reason: null, job: null, output_files: 2 },
        log_bytes: 'phase work 0 of 3\n'.length,
      });
    }
    expect(resultOf(repository)).toMatchObject({
      ...{ outcome: 'succeeded', phase: 'join', exit_code: 0, left_running: [] },
      shards: [
        { index: 0, exit_code: 0, reason: null, units: ['a', 'd'] },
        { index: 1, units: ['b', 'e'] },
        { index: 2, units: ['c'] },
      ],
    });
    expect(readDocument(context, repository.path(at, 'context.json')).shards).toEqual({ count: 3, at_once: null });
    // The words are those of every part; --wf-shards is the workflow's own.
    expect(repository.read(`${at}/command.sh`)).toMatch(/--workflow nightly -- --wf-shards 4 --decision-tag parts\n$/);
  });

  test('ends as the join does', () => {
    const repository = repositoryWith();
    expect(run(repository, [], { JOIN_STATUS: '7' })).toMatchObject({ status: 7 });
    expect(resultOf(repository)).toMatchObject({ outcome: 'failed', phase: 'join', exit_code: 7 });
  });

  test('gives none of the variables to a run without shards, whatever the caller has', () => {
    const repository = repositoryWith();
    const inherited = { GATEHOUSE_SHARD_PHASE: 'join', GATEHOUSE_SHARD_INDEX: '1', GATEHOUSE_SHARDS_DIR: '/' };
    const call = ['--workflow', 'nightly', '--tag', 'whole', '--', 'x'];
    const done = runTool('official-run', call, { cwd: repository.root, env: { ...env, ...inherited } });
    expect(done.stdout).toContain('phase work none of none\n');
    expect(resultOf(repository)).not.toHaveProperty('shards');
  });

  test('says how many are at work at once when that is fewer', () => {
    const repository = repositoryWith();
    const done = run(repository, ['--shards-at-once', '1']);
    expect(done).toMatchObject({ status: 0 });
    expect(done.stderr).toContain('official-run: 1 of 3 shards at once, as --shards-at-once says\n');
    const moments = resultOf(repository).shards?.flatMap((one) => [one.started_at ?? '', one.finished_at ?? '']) ?? [];
    expect([...moments].sort()).toEqual(moments);
  });

  test('has threads for each on the cores of the preflight', () => {
    const repository = repositoryWith();
    const done = run(repository, ['--threads', '1000']);
    expect(done.stderr).toMatch(/: 1 of 3 shards at once: \d+ cores, 1000 threads each\n/);
  });
});

describe('shards are not joined', () => {
  const cases: [what: string, files: Record<string, string>, reason: string, exit: number][] = [
    ['one fails', { 'spoil-1': 'exit 3' }, 'shard 1 of 3 ended in 3; done by none: b, e', 3],
    ['one is killed', { 'spoil-2': 'kill -9 $$' }, 'shard 2 of 3 ended in SIGKILL; done by none: c', 137],
    [
      'all fail',
      { 'spoil-0': 'exit 5', 'spoil-1': 'exit 4', 'spoil-2': 'exit 3' },
      'shard 0 of 3 ended in 5; shard 1 of 3 ended in 4; shard 2 of 3 ended in 3',
      5,
    ],
    ['a unit is done twice', { 'spoil-1': `shard '"b","e","a"'` }, 'done twice: a', 2],
    ['a unit is done by none', { 'spoil-1': `shard '"b"'` }, 'done by none: e', 2],
    [
      'the workflow knows nothing of them',
      { 'spoil-0': 'rm "$GATEHOUSE_SHARD_DIR/shard.json"' },
      'shard 0 of 3 left no shard.json: did this workflow know of shards?; done by none: a, d',
      2,
    ],
    [
      'one changes what another left',
      { 'spoil-2': 'sleep 1; echo more >> "$GATEHOUSE_SHARD_DIR/../../0/output/part"' },
      'shard 0 of 3 left an output that is not what it was; done by none: a, d',
      2,
    ],
    [
      'one leaves what cannot be listed',
      { 'spoil-1': 'mkfifo "$GATEHOUSE_SHARD_DIR/pipe"' },
      'shard 1 of 3 left an output that cannot be listed: ',
      2,
    ],
  ];
  test.each(cases)('when %s', (_, files, reason, exit) => {
    const repository = repositoryWith(files);
    const done = run(repository);
    expect(done.status).toBe(exit);
    expect(done.stderr).toContain(`official-run: the shards are not joined: ${reason}`);
    expect(done.stderr).toContain(`Run failed (exit=${exit}). Audit: ${directory(repository)}`);
    const ended = resultOf(repository);
    expect(ended).toMatchObject({ outcome: 'failed', phase: 'join', exit_code: exit, log_bytes: null });
    expect(ended.reason?.startsWith(reason)).toBe(true);
    expect(repository.exists(`${directory(repository)}/whole`)).toBe(false);
  });

  test('a name of a unit cannot command a terminal', () => {
    const repository = repositoryWith({ 'spoil-1': `shard '"b","e","\\u001b[31m\\nx"'` });
    const done = run(repository);
    expect(done.status).toBe(2);
    expect(done.stderr).not.toMatch(/\x1b/);
    expect(done.stderr.split('\n').filter((line) => line !== '' && !line.startsWith('official-run: '))).toEqual([]);
  });
});

describe('signals', () => {
  test('go to every shard, and no other begins', async () => {
    const repository = repositoryWith(
      Object.fromEntries([0, 1, 2].map((i) => [`spoil-${i}`, `trap 'echo came; exit 9' TERM; sleep 60 & wait`])),
    );
    const call = startTool('official-run', words('--shards-at-once', '2'), { cwd: repository.root, env });
    const log = (index: number): string => `${directory(repository)}/shards/${index}/run.log`;
    await until(
      () => repository.exists(runs) && [0, 1].every((i) => repository.exists(log(i)) && repository.read(log(i)) !== ''),
      'two shards',
    );
    call.kill('SIGTERM');
    const ended = await call.ended;
    expect(ended.status).toBe(9);
    expect([0, 1].map((index) => repository.read(log(index)).includes('came'))).toEqual([true, true]);
    expect(repository.exists(log(2))).toBe(false);
    expect(resultOf(repository)).toMatchObject({
      ...{ outcome: 'interrupted', signal: 'SIGTERM', phase: 'workflow' },
      shards: [{ exit_code: 9 }, { exit_code: 9 }, { exit_code: null, reason: 'has no result' }],
    });
  });

  test('end shards that ignore them, after --kill-after', async () => {
    const repository = repositoryWith(
      Object.fromEntries([0, 1, 2].map((i) => [`spoil-${i}`, `trap '' TERM; echo deaf; while :; do sleep 0.2; done`])),
    );
    const call = startTool('official-run', words('--kill-after', '1', '--shards-at-once', '3'), {
      cwd: repository.root,
      env,
    });
    const log = (index: number): string => `${directory(repository)}/shards/${index}/run.log`;
    const isDeaf = (i: number): boolean => repository.exists(log(i)) && repository.read(log(i)).includes('deaf');
    await until(() => repository.exists(runs) && [0, 1, 2].every(isDeaf), 'three shards');
    call.kill('SIGTERM');
    expect((await call.ended).status).toBe(137);
    expect(resultOf(repository).shards?.map(({ exit_code: code }) => code)).toEqual([137, 137, 137]);
  });
});

test('monitor-gate-run counts shards; those that outlive official-run keep the run running', async () => {
  const slow = 'while [ ! -e go ]; do sleep 0.05; done';
  const repository = repositoryWith({ 'spoil-1': slow, 'spoil-2': slow });
  onTestFinished(() => void repository.write('go', ''));
  const call = startTool('official-run', words('--shards-at-once', '2'), { cwd: repository.root, env });
  const monitor = (...added: string[]): ToolRun =>
    runTool('monitor-gate-run', ['--tag', 'parts', '--once', ...added], { cwd: repository.root });
  await until(
    () => repository.exists(runs) && repository.exists(`${directory(repository)}/shards/2/run.log`),
    'the third',
  );
  expect(monitor().stdout).toContain('\nshards: 1 passed, 2 running\n');
  expect(parseDocument(monitorRound, monitor('--json').stdout, 'stdout').shards).toEqual({
    ...{ count: 3, passed: 1, failed: 0, running: 2, queued: 0 },
  });
  call.kill('SIGKILL');
  await call.ended;
  const state = stateOfRun(runAt(repository.path(directory(repository))));
  expect(state.state).toBe('running');
  expect(state.evidence[0]).toMatch(/^shards live \(process groups \d+, \d+\)$/);
  repository.write('go', '');
  await until(() => stateOfRun(runAt(repository.path(directory(repository)))).state === 'lost', 'the shards to end');
  expect(monitor().stderr).toContain('is lost');
});

test.each([
  [['--shards', '0'], 'option --shards: expected 1 to 1000, got 0'],
  [['--shards', '1001'], 'option --shards: expected 1 to 1000, got 1001'],
  [['--shards', '2', '--shards-at-once', '0'], 'option --shards-at-once: expected 1 or more, got 0'],
  [['--shards-at-once', '2'], 'option --shards-at-once needs --shards N'],
])('%j is refused before a tag is spent', (added, message) => {
  const repository = repositoryWith();
  const call = ['--workflow', 'nightly', '--tag', 'parts', ...added, '--', 'x'];
  const done = runTool('official-run', call, { cwd: repository.root, env });
  expect(done.status).toBe(1);
  expect(done.stderr).toContain(message);
  expect(repository.exists(runs)).toBe(false);
});

test('what a shard left is evidence of the run', () => {
  const repository = repositoryWith();
  const call = (tool: string, ...given: string[]): ToolRun => runTool(tool, given, { cwd: repository.root, env });
  expect(call('record-evidence', '--open', '--name', 'shards')).toMatchObject({ status: 0 });
  repository.git('add', '-A');
  repository.git('commit', '-m', 'log');
  expect(run(repository)).toMatchObject({ status: 0 });
  expect(call('verify-evidence')).toMatchObject({ status: 0 });
  const part = repository.path(directory(repository), 'shards/1/output/part');
  repository.write(path.relative(repository.root, part), `${readFileSync(part, 'utf8')}more\n`);
  const changed = call('verify-evidence');
  expect(changed.status).toBe(2);
  expect(changed.stderr).toContain('shards/1/output/part');
});
