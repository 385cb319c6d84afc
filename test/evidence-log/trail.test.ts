import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  evidenceDrill,
  evidenceVerification,
  type EvidenceDrill,
  type EvidenceVerification,
} from '@gatehouse/contracts';
import { runTool, type ToolRun } from '@gatehouse/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bash, copyOf, makeTrail } from './trail';

let root: string;
const made: string[] = [];
const long = 600_000;

beforeAll(() => {
  ({ root } = makeTrail());
  made.push(root);
}, long);
afterAll(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const verify = (at: string, ...words: string[]): ToolRun => runTool('verify-evidence', words, { cwd: at });
const git = (at: string, ...words: string[]): string =>
  execFileSync('git', words, { cwd: at, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

function documentOf(run: ToolRun): EvidenceVerification {
  const document = JSON.parse(run.stdout) as EvidenceVerification;
  expect(evidenceVerification.fault(document)).toBeUndefined();
  return document;
}

describe('the untouched trail passes', () => {
  test('where it was made, with inputs and witnesses', () => {
    const run = verify(root, '--inputs', '--require-witnessed');
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
    expect(run.stdout).toMatch(
      /\[runs\] started=5 succeeded=3 failed=1 blocked=1 interrupted=0 lost=0 removed=0 registered=1\n\[evidence\] pass: /,
    );
    expect(readdirSync(path.join(root, 'audit/evidence_log/pending'))).toEqual([]);
  });

  test('cloned elsewhere, with its paths relative', () => {
    const clone = `${root}-clone`;
    made.push(clone);
    git(path.dirname(root), 'clone', '--quiet', root, clone);
    const run = verify(clone); // its data are not tracked: what is not there is noted
    expect(run.status, run.stderr).toBe(0);
  });

  test('after git gc', () => {
    git(root, 'gc', '--quiet', '--prune=now');
    expect(verify(root).status).toBe(0);
  });

  test('and ledger and registry can be made from the log alone', () => {
    const folder = `${root}-rebuilt`;
    made.push(folder);
    expect(verify(root, '--rebuild', folder).stdout).toMatch(
      /^rebuilt: audit\/factor_registry\/factor_experiment_registry\.csv equal\nrebuilt: docs\/production_research\/STAGE_AUDIT_LOG\.md equal\n/,
    );
    const registry = 'audit/factor_registry/factor_experiment_registry.csv';
    expect(readFileSync(path.join(folder, registry))).toEqual(readFileSync(path.join(root, registry)));
  });

  test('and since a checkpoint', () => {
    const sealed = runTool('seal-evidence', [], { cwd: root });
    const size = /size=(\d+)/.exec(sealed.stdout)?.[1] ?? '';
    const document = documentOf(
      verify(root, '--since', `audit/evidence_log/checkpoints/${size.padStart(9, '0')}.checkpoint`, '--json'),
    );
    expect(document).toMatchObject({ since: Number(size), overall_pass: true, counts: { files: 0 } });
  });
});

test('each forgery is caught, at its place', { timeout: long }, () => {
  const before = bash(root, 'find . -type f ! -path "./.git/*" -exec sha256sum {} + | sort').stdout;
  const run = runTool('drill-evidence', ['--json'], { cwd: root, timeoutMs: long });
  expect(run.status, run.stderr).toBe(0);
  const drill = JSON.parse(run.stdout) as EvidenceDrill;
  expect(evidenceDrill.fault(drill)).toBeUndefined();
  expect(drill.forgeries.filter(({ state }) => state === 'missed')).toEqual([]);
  expect(drill.forgeries.filter(({ state }) => state === 'not_applicable').map(({ name }) => name)).toEqual([
    'policy_cascade',
  ]);
  expect(drill.caught).toBeGreaterThan(90);
  for (const { state, places, name } of drill.forgeries)
    if (state === 'caught') expect(places.length, name).toBeGreaterThan(0);
  expect(bash(root, 'find . -type f ! -path "./.git/*" -exec sha256sum {} + | sort').stdout).toBe(before);
});

describe('nobody builds on what was changed', () => {
  const run = 'audit/workstation_runs/*_production_gates_momentum_1_gates_r2';

  test.each<[string, string, RegExp]>([
    [
      'finalize-gate-run',
      'finalize-gate-run --tag momentum_1_gates_r2 --objective again',
      /production_gates_report\.json: entry \d+ \(.*\) left sha256 .*, found .*; restore it/,
    ],
    ['generate-run-review', `generate-run-review --run-dir ${run}`, /production_gates_report\.json: entry/],
    ['update-registry', 'update-registry', /production_gates_report\.json: entry/],
  ])('%s stops before it writes', (_, command, message) => {
    const copy = copyOf(root, 'forged');
    made.push(copy);
    const edit = `sed -i 's/"overall_pass": false/"overall_pass": true/' gate_results/production_gates_*/production_gates_report.json`;
    const before = bash(copy, `${edit}; git status --porcelain`).stdout;
    const done = bash(copy, command);
    expect(done.status).toBe(1);
    expect(done.stderr).toMatch(message);
    expect(bash(copy, 'git status --porcelain').stdout).toBe(before);
    rmSync(copy, { recursive: true });
  });

  test('audit and stage check count a failed check, and state nothing of it', () => {
    const copy = copyOf(root, 'checked');
    made.push(copy);
    const log = bash(copy, `echo forged >> ${run}/run.log; echo ${run}/run.log`).stdout.trim();
    const audit = bash(
      copy,
      `governance-audit-checker --run-dir ${run} --report-json gate_results/production_gates_*/production_gates_report.json`,
    );
    expect(audit.status).toBe(2);
    expect(audit.stderr).toMatch(/not what the evidence log says was left: .*run\.log: entry/);
    const check = bash(copy, 'check-stage --stage S3 --tag momentum_1_gates_r2');
    expect(check.status).toBe(2);
    expect(check.stderr).toContain('evidence_log: ');
    writeFileSync(path.join(copy, log), readFileSync(path.join(root, log)));
    expect(verify(copy).stderr).toBe('');
    rmSync(copy, { recursive: true });
  });
});

test('without the policy nothing of the log is written, and with it nothing else is written otherwise', () => {
  const [plain, logged] = [copyOf(root, 'plain'), copyOf(root, 'logged')];
  made.push(plain, logged);
  for (const at of [plain, logged])
    bash(at, 'rm -r audit/evidence_log configs/research/evidence.json audit/factor_registry');
  bash(logged, 'record-evidence --open --name example && record-evidence --adopt');
  const chain = `
    run=$(ls -d audit/workstation_runs/*_production_gates_momentum_1_gates_r2); report=$(ls gate_results/production_gates_*/production_gates_report.json)
    finalize-gate-run --run-dir $run --report-json $report --objective again
    governance-audit-checker --run-dir $run --report-json $report
    remediation-plan --audit-json $run/governance_audit_check.json
    generate-run-review --run-dir $run --report-json $report
    update-registry
    generate-candidate-queue`;
  const outputs = [plain, logged].map((at) => {
    const { stdout, stderr } = bash(at, chain);
    return plainText(stdout + stderr, at);
  });
  expect(outputs[1]).toBe(outputs[0]);
  const trees = [plain, logged].map((at) => {
    const files = bash(
      at,
      'find . -type f ! -path "./.git/*" ! -path "./audit/evidence_log/*" ! -name evidence.json | sort',
    )
      .stdout.trim()
      .split('\n');
    return Object.fromEntries(files.map((file) => [file, plainText(readFileSync(path.join(at, file), 'utf8'), at)]));
  });
  expect(trees[1]).toEqual(trees[0]);
  expect(bash(plain, 'ls audit').stdout).not.toContain('evidence_log');
});

/** Without what two calls never have in common: moments, places, the log's own section and check. */
function plainText(text: string, at: string): string {
  return text
    .replaceAll(at, '{ROOT}')
    .replace(/\d{4}-\d\d-\d\d[T_ ]\d\d:?\d\d:?\d\d(?:\.\d+)?(?:Z|\+00:00)?/g, '{TIME}')
    .replace(/\n## Evidence\n[^]*$/, '')
    .replace(/,?\n\s*"evidence_log": true/g, '')
    .replace(/\n- evidence_log: True/g, '')
    .replace(/("n_checks": |n_checks: `?)\d+/g, '$1N');
}
