/**
 * Inputs that are not documents: each ends in a clear line, in bounded time and memory, and nothing is written through
 * a link (contract 0.8, 0.12).
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { binDirectory, runTool, temporaryRepository, type Repository } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';
import { finishedRun, reportOf, runFolderOf } from '../pipeline/fixtures';

const tag = 'momentum_run1';
const [runDir, report] = [runFolderOf(tag), reportOf()];
const registry = 'audit/factor_registry/factor_experiment_registry.csv';

/** Every way in by a path, `@` is the path; behind it how a run ends that cannot use it. */
const waysIn: [tool: string, words: string[], statuses: number[]][] = [
  ['governance-audit-checker', ['--run-dir', runDir, '--report-json', '@'], [2]],
  ['governance-audit-checker', ['--run-dir', runDir, '--report-json', report, '--stage-log', '@'], [2]],
  ['remediation-plan', ['--audit-json', '@', '--output-dir', 'out'], [1]],
  ['finalize-gate-run', ['--run-dir', runDir, '--report-json', '@'], [1]],
  ['finalize-gate-run', ['--run-dir', runDir, '--report-json', report, '--stage-log', '@'], [0, 1]],
  ['generate-run-review', ['--run-dir', runDir, '--report-json', '@', '--out-md', 'out.md'], [1]],
  ['update-registry', ['--report-json', '@'], [1]],
  ['update-registry', ['--report-json', report, '--registry-csv', '@'], [1]],
  ['generate-candidate-queue', ['--registry-csv', '@'], [1]],
  ['generate-candidate-queue', ['--registry-csv', registry, '--policy-json', '@'], [1]],
  ['freeze-config', ['--strategy', '@', '--allow-dirty', '--out', 'out.json'], [1]],
  ['freeze-config', ['--verify', '@'], [1]],
  ['check-stage', ['--stage', 'S0', '--tag', tag, '--policy', '@'], [1]],
  ['daily-run-id', ['--signal-date', '2026-03-02', '--calendar', '@'], [1]],
  ['plan-cleanup', ['--out', 'out.json', '--policy', '@'], [1]],
  ['apply-cleanup', ['--plan', '@'], [1]],
  ['session-status', ['--guide', '@'], [0, 1]],
  ['official-run', ['--workflow', 'w', '--tag', 't', '--', '--freeze-file', '@'], [2]],
  ['check-claims', ['--document', '@'], [1, 2]],
  ['check-claims', ['--artifact-dir', runDir, '--evidence', '@'], [1, 2]],
  ['validate-run-logs', ['--runs-root', 'audit', '--tickets', '@'], [1, 2]],
  ['validate-run-logs', ['--runs-root', 'audit', '--policy', '@'], [1]],
  ['bundle-evidence', ['--verify', '@'], [1, 2]],
  ['build-runs-index', ['--artifacts-root', 'audit', '--output', '@'], [1]],
  ['check-data-policy', ['--allowlist', '@'], [0, 1, 2]],
];

const ofRun: [tool: string, words: string[]][] = [
  ['governance-audit-checker', ['--run-dir', runDir, '--report-json', report]],
  ['finalize-gate-run', ['--run-dir', runDir, '--report-json', report]],
  ['generate-run-review', ['--run-dir', runDir, '--report-json', report]],
  ['update-registry', ['--report-json', report]],
  ['monitor-gate-run', ['--tag', tag, '--once']],
  ['session-status', []],
  ['check-stage', ['--stage', 'S3', '--tag', tag]],
  ['official-run', ['--workflow', 'w', '--tag', 't', '--', '--x']],
];

function repository(): Repository {
  const made = temporaryRepository({
    ...finishedRun(tag),
    [registry]: 'generated_at,factor,score_total\r\n2026,a,50.0\r\n',
    'scripts/run_research_workflow': '#!/bin/sh\nexit 0\n',
  });
  spawnSync('chmod', ['755', made.path('scripts/run_research_workflow')]);
  made.git('init');
  made.git('add', '-A');
  made.git('commit', '-m', 'start');
  made.write(
    '.git/peak.cjs',
    `process.on('exit', () => require('node:fs').appendFileSync(${JSON.stringify(made.path('.git/peak'))}, process.resourceUsage().maxRSS + '\\n'))`,
  );
  return made;
}

const kinds: Record<string, (file: string) => void> = {
  'a FIFO': (file) => void spawnSync('mkfifo', [file]),
  '/dev/zero': (file) => symlinkSync('/dev/zero', file),
  'JSON nested 100,000 deep': (file) => writeFileSync(file, `{"a":${'[{"a":'.repeat(50_000)}1${'}]'.repeat(50_000)}}`),
  '200 MB': (file) => {
    writeFileSync(file, '{"a": "');
    truncateSync(file, 200_000_000);
  },
};

const peakLimit = 700_000; // kB; a document may have 64 MB, evidence of a stage and a registry more

/** Runs it and expects lines of its own only, in bounded time and memory; gives status and what was said. */
function bounded(at: Repository, tool: string, words: string[]): { status: number | null; said: string } {
  const done = runTool(tool, words, {
    cwd: at.root,
    env: { NODE_OPTIONS: `--require ${at.path('.git/peak.cjs')}`, MIN_CORES: '1', MIN_MEM_GB: '1' },
    timeoutMs: 50_000,
  });
  expect(done.signal, `${tool} ${words.join(' ')}: ended in time`).toBe(null);
  for (const line of done.stderr.trimEnd().split('\n').filter(Boolean))
    expect(line).toMatch(new RegExp(`^${tool}: (?!internal error)`));
  expect(
    Math.max(...readFileSync(at.path('.git/peak'), 'utf8').trim().split('\n').map(Number)),
    `${tool} ${words.join(' ')}: memory`,
  ).toBeLessThan(peakLimit);
  return { status: done.status, said: done.stderr };
}

/** Ways that read by the same few lines are tried with each kind of fault once in a while, all of them with two. */
const everyWay = ['/dev/zero', 'JSON nested 100,000 deep'];

describe.each(Object.entries(kinds))('%s', (kind, lay) => {
  test('where a file is named', () => {
    const at = repository();
    mkdirSync(at.path('in'));
    lay(at.path('in/put.json'));
    for (const [tool, words, statuses] of waysIn.filter((_, index) => everyWay.includes(kind) || index % 4 === 1)) {
      const { status, said } = bounded(
        at,
        tool,
        words.map((word) => (word === '@' ? 'in/put.json' : word)),
      );
      expect(statuses, `${tool} ${words.join(' ')}: ${said}`).toContain(status);
      if (status === 1) expect(said).toMatch(/put\.json|\/dev\/zero/);
    }
  }, 300_000);

  test('as documents of a run', () => {
    const at = repository();
    for (const name of [
      'context.json',
      'status.json',
      'result.json',
      'preflight.json',
      'command.sh',
      'run.log',
      'governance_audit_check.json',
      'governance_remediation_plan.json',
    ]) {
      spawnSync('rm', ['-f', at.path(runDir, name)]);
      lay(at.path(runDir, name));
    }
    for (const [tool, words] of ofRun) {
      expect([0, 1, 2]).toContain(bounded(at, tool, words).status);
    }
  }, 300_000);
});

test('the data gate takes a device for no table, by name or as standard input', () => {
  const at = repository();
  symlinkSync('/dev/zero', at.path('zero.csv'));
  const byName = bounded(at, 'data-quality-gate', ['--input-csv', 'zero.csv']);
  expect(byName).toEqual({
    status: 1,
    said: `data-quality-gate: input csv is a device, expected a file or a pipe: ${at.path('zero.csv')}\n`,
  });
  const piped = spawnSync(
    'sh',
    ['-c', '"$0" --input-csv - < /dev/zero', path.join(binDirectory, 'data-quality-gate')],
    { cwd: at.root, encoding: 'utf8', timeout: 50_000 },
  );
  expect([piped.status, piped.stderr]).toEqual([
    1,
    'data-quality-gate: input csv is a device, expected a file or a pipe: standard input\n',
  ]);
  expect(
    spawnSync('sh', ['-c', '"$0" --input-csv - < /dev/null', path.join(binDirectory, 'data-quality-gate')], {
      cwd: at.root,
    }).status,
  ).toBe(2);
  expect(at.exists('gate_results/data_quality')).toBe(true);
});
