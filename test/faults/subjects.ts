/** The tools that write, each with a repository in which it replaces or makes every file it writes. One row is one tool. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runTool, type ToolRun } from '@gatehouse/testkit';
import { finishedRun, reportOf, runFolderOf } from '../pipeline/fixtures';

export const full = process.env['GATEHOUSE_FAULTS'] === 'full';

export interface Subject {
  tool: string;
  words: readonly string[];
  /** Status without a fault. */
  status: number;
  env?: Record<string, string>;
  /** Lays out what the tool finds, in an empty folder. */
  layOut(root: string): void;
  /** Files whose content is never twice the same, so that only their being whole can be checked: JSON to the last line end, or any text. */
  varying?: RegExp;
  /** The words of a rerun, where it must have a tag of its own. */
  newTag?: readonly string[];
}

const lowDemands = { MIN_CORES: '1', MIN_MEM_GB: '1', DQ_MIN_ROWS: '1', DQ_MAX_STALENESS_DAYS: '36500' };
const [earlier, tag] = ['momentum_run1', 'momentum_run2'];
const gateFolder = 'production_gates_2026-03-06_101500';
const officialWords = (name: string): string[] => ['--workflow', 'production_gates', '--tag', name, '--dq-input-csv', 'data/scores.csv', '--', '--freeze-file', 'freeze.json'];
const trail = { run: runFolderOf(tag), report: reportOf(gateFolder) };
const registry = 'audit/factor_registry/factor_experiment_registry.csv';

function write(root: string, files: Record<string, string | object>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`);
  }
}

function succeed(root: string, tool: string, words: readonly string[], status = 0): void {
  const run = runTool(tool, words, { cwd: root, env: lowDemands });
  if (run.status !== status) throw new Error(`${tool} ended in ${run.status}: ${run.stderr}`);
}

const finalize = ['--run-dir', trail.run, '--report-json', trail.report];
const audit = [...finalize, '--require-final-summary'];

/** A run that is over, audited and registered before it was finalized, beside one with the whole trail. */
function layOutRuns(root: string): void {
  write(root, finishedRun(earlier));
  write(root, finishedRun(tag, {}, gateFolder));
  succeed(root, 'finalize-gate-run', ['--tag', earlier]);
  succeed(root, 'governance-audit-checker', audit, 2);
  succeed(root, 'remediation-plan', ['--audit-json', `${trail.run}/governance_audit_check.json`]);
  succeed(root, 'generate-run-review', finalize);
  succeed(root, 'update-registry', []);
  succeed(root, 'generate-candidate-queue', ['--policy-json', '']);
}

const after = (...steps: [tool: string, words: readonly string[]][]) => (root: string): void => {
  layOutRuns(root);
  for (const [tool, words] of steps) succeed(root, tool, words);
};

const afterFinalize: [string, readonly string[]] = ['finalize-gate-run', finalize];
const afterAudit: [string, readonly string[]] = ['governance-audit-checker', audit];
const afterPlan: [string, readonly string[]] = ['remediation-plan', ['--audit-json', `${trail.run}/governance_audit_check.json`]];

function layOutWorkflow(root: string): void {
  write(root, {
    'scripts/run_research_workflow': '#!/bin/sh\necho fold 1\necho fold 2\n',
    'data/scores.csv': 'date,ticker,score\n2026-03-01,A,0.5\n2026-03-01,B,0.25\n',
    'freeze.json': { runner: 'test' },
  });
  chmodSync(path.join(root, 'scripts/run_research_workflow'), 0o755);
  const git = (...words: string[]): unknown => execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.invalid', ...words], { cwd: root, stdio: 'ignore' });
  git('init');
  git('add', '--all');
  git('commit', '-m', 'start');
}

export const subjects: Subject[] = [
  {
    tool: 'data-quality-gate', status: 0, layOut: layOutWorkflow, varying: /data_quality_report\.(json|md)$/,
    words: ['--input-csv', 'data/scores.csv', '--min-rows', '1', '--date-column', 'date', '--max-staleness-days', '36500'],
  },
  {
    tool: 'workstation-preflight', status: 0, words: ['--out', 'preflight.json'], env: lowDemands, varying: /preflight\.json$/,
    layOut: (root) => write(root, { 'preflight.json': { status: 'fail', reasons: ['an earlier one'] } }),
  },
  {
    tool: 'official-run', status: 0, layOut: layOutWorkflow, env: lowDemands, varying: /(\.json|\.md|\.log|command\.sh)$/,
    words: officialWords(tag), newTag: officialWords('momentum_run3'),
  },
  { tool: 'finalize-gate-run', status: 0, words: finalize, layOut: layOutRuns },
  { tool: 'governance-audit-checker', status: 0, words: audit, layOut: after(afterFinalize) },
  { tool: 'remediation-plan', status: 0, words: afterPlan[1], layOut: after(afterFinalize, afterAudit) },
  { tool: 'generate-run-review', status: 0, words: finalize, layOut: after(afterFinalize, afterAudit, afterPlan) },
  { tool: 'update-registry', status: 0, words: [], layOut: after(afterFinalize, afterAudit, afterPlan) },
  {
    tool: 'generate-candidate-queue', status: 0, words: ['--policy-json', '', '--registry-csv', registry],
    layOut: after(afterFinalize, afterAudit, afterPlan, ['update-registry', []]),
  },
];

/** The same numbers in every run, so that what fails can be repeated; GATEHOUSE_SEED chooses others. */
export function random(seed = Number(process.env['GATEHOUSE_SEED'] ?? 20260305)): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** In the full form all, else `count` of them, as the seed says, in their order. */
export function sample<T>(all: readonly T[], count: number): readonly T[] {
  if (full || all.length <= count) return all;
  const next = random();
  return all.map((item) => ({ item, rank: next() })).sort((a, b) => a.rank - b.rank).slice(0, count).map(({ item }) => item);
}

/** A folder of this process alone, below the system's temporary one; `remove` takes it away. */
export function scratch(): { root: string; remove(): void } {
  const root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'gatehouse-fault-')));
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

export const describeRun = ({ status, signal, stderr }: Pick<ToolRun, 'status' | 'signal' | 'stderr'>): string => `status ${status} signal ${signal}: ${stderr.slice(0, 400)}`;
