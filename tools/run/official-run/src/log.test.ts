import { chmodSync, readdirSync, rmSync } from 'node:fs';
import type { EvidenceEntry } from '@gatehouse/contracts';
import { runTool, startTool, temporaryRepository, until, type Repository, type ToolRun } from '@gatehouse/testkit';
import { expect, test } from 'vitest';

const env = { MIN_CORES: '1', MIN_MEM_GB: '1' };
const runs = 'audit/workstation_runs';
const segment = 'audit/evidence_log/entries/000000000.jsonl';

/** A repository with an evidence log, whose workflow is this shell script. */
function logged(script: string, files: Record<string, string> = {}): Repository {
  const repository = temporaryRepository({ 'scripts/run_research_workflow': `#!/bin/sh\n${script}\n`, ...files });
  chmodSync(repository.path('scripts/run_research_workflow'), 0o755);
  expect(runTool('record-evidence', ['--open'], { cwd: repository.root })).toMatchObject({ status: 0 });
  return repository;
}

const words = (tag: string, ...rest: string[]): string[] => [
  '--workflow',
  'nightly',
  '--tag',
  tag,
  '--',
  '--x',
  ...rest,
];
const run = ({ root }: Repository, tag: string, ...rest: string[]): ToolRun =>
  runTool('official-run', words(tag, ...rest), { cwd: root, env });
const verified = ({ root }: Repository): ToolRun => runTool('verify-evidence', [], { cwd: root });
const runsOf = ({ exists, path: at }: Repository): string[] =>
  exists(runs) ? readdirSync(at(runs)).filter((name) => !name.startsWith('.')) : [];

function entriesOf({ read }: Repository): EvidenceEntry[] {
  return read(segment)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as EvidenceEntry);
}

test('a run is entered before its command and after its last document', () => {
  const repository = logged(`grep -c run_started ${segment} > seen.txt`);
  expect(run(repository, 't')).toMatchObject({ status: 0 });
  expect(repository.read('seen.txt')).toBe('1\n');
  const [directory] = runsOf(repository);
  const subject = `${runs}/${directory ?? ''}`;
  expect(entriesOf(repository)).toMatchObject([
    { event: 'opened' },
    { event: 'run_started', subject, decision_tag: 't', verdict: null, witnessed: true },
    { event: 'run_finished', subject, decision_tag: 't', verdict: 'succeeded', witnessed: true },
  ]);
  const stated = entriesOf(repository)[2]?.files.map(({ path: file }) => file) ?? [];
  expect(stated).toEqual(expect.arrayContaining([`${subject}/result.json`, `${subject}/run.log`]));
  expect(verified(repository)).toMatchObject({ status: 0 });
});

test('a run that failed is entered as it ended', () => {
  const repository = logged('exit 7');
  expect(run(repository, 't').status).toBe(7);
  expect(entriesOf(repository)[2]).toMatchObject({ event: 'run_finished', verdict: 'failed' });
  expect(verified(repository)).toMatchObject({ status: 0 });
});

test('a killed run is told by the next one', async () => {
  const repository = logged('if [ "$5" = killed ]; then echo $$ > up.part; mv up.part up; exec sleep 60; fi');
  const killed = startTool('official-run', words('k', 'killed'), { cwd: repository.root, env });
  const { pid } = killed;
  await until(() => entriesOf(repository).length > 1 && repository.exists('up') && pid !== undefined, 'the command');
  killed.kill('SIGKILL');
  await killed.ended;
  process.kill(Number(repository.read('up')), 'SIGKILL'); // while its workflow lives, the run is not lost
  const [directory] = runsOf(repository);
  await until(() => run(repository, 't').status === 0, 'the lock to be free');
  expect(entriesOf(repository).map(({ event, subject }) => [event, subject?.endsWith(directory ?? '')])).toEqual(
    expect.arrayContaining([['run_lost', true]]),
  );
  expect(verified(repository)).toMatchObject({ status: 0 });
});

test('no run starts on a freeze that was changed', () => {
  const freeze = 'runs/freeze/f.freeze.json';
  const repository = logged('exit 0', { [freeze]: '{"frozen_at": "2026-03-01T00:00:00Z"}\n' });
  const adopted = runTool('record-evidence', ['--adopt'], { cwd: repository.root });
  expect(adopted).toMatchObject({ status: 0 });
  repository.write(freeze, '{"frozen_at": "2026-03-02T00:00:00Z"}\n');
  const done = run(repository, 't', '--freeze-file', freeze);
  expect(done).toMatchObject({ status: 1, stdout: '' });
  expect(done.stderr).toMatch(
    /runs\/freeze\/f\.freeze\.json: entry 1 \(record-evidence, .*restore it, or record-evidence/,
  );
  expect(runsOf(repository)).toEqual([]);
  expect(entriesOf(repository)).toHaveLength(2);
});

test('no run starts when the log is gone', () => {
  const repository = logged('exit 0');
  rmSync(repository.path('audit/evidence_log'), { recursive: true });
  const done = run(repository, 't');
  expect(done).toMatchObject({ status: 1, stdout: '' });
  expect(done.stderr).toContain('audit/evidence_log is not there; restore it from git or a copy');
  expect(runsOf(repository)).toEqual([]);
});
