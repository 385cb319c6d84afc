/**
 * The tools that write, each with a repository in which it replaces or makes every file it writes. One row is one tool.
 */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { recordRun, runTool, setTimes, instantOf } from '@gatehouse/testkit';
import { randomFrom, type Random } from '../random';
import { decision, sharedFiles } from '../../tools/stages/check-stage/fixtures/decision';
import { finishedRun, reportOf, runFolderOf } from '../pipeline/fixtures';

export const full = process.env['GATEHOUSE_FAULTS'] === 'full';
/** So many faults of one kind for each subject in the long form, unless GATEHOUSE_ROUNDS says another number. */
export const roundsOr = (number: number): number => Number(process.env['GATEHOUSE_ROUNDS'] ?? number);

export interface Subject {
  tool: string;
  /** What tells it from another row of the tool. */
  variant?: string;
  words: readonly string[];
  /** Status without a fault. */
  status: number;
  env?: Record<string, string>;
  /** Lays out what the tool finds, in an empty folder. */
  layOut(root: string): void;
  /**
   * Files whose content is never twice the same, or that are written more than once, so that only their being whole can
   * be checked.
   */
  varying?: RegExp;
  /** The words of a rerun, where it must have a tag of its own. */
  newTag?: readonly string[];
  /** What a rerun is told, with status 1, when the work was done all the same. */
  doneAlready?: RegExp;
  /** A tree that is moved away whole: to the trash, or through it to nowhere. */
  moves?: { tree: string; to: 'trash' | 'nowhere' };
  /** A lock that a rerun with nothing left to do does not take: nobody holds it, and its next taker removes it. */
  leaves?: RegExp;
  /** What a writer leaves for the next one, who finishes what it names. */
  pending?: RegExp;
  /** What else is wrong when a rerun has ended right. */
  check?(root: string): string[];
}

const lowDemands = { MIN_CORES: '1', MIN_MEM_GB: '1', DQ_MIN_ROWS: '1', DQ_MAX_STALENESS_DAYS: '36500' };
const [earlier, tag] = ['fault_run1', 'fault_run2'];
const gateFolder = 'production_gates_2026-03-06_101500';
const officialWords = (name: string): string[] => [
  '--workflow',
  'production_gates',
  '--tag',
  name,
  '--dq-input-csv',
  'data/scores.csv',
  '--',
  '--freeze-file',
  'freeze.json',
];
const trail = { run: runFolderOf(tag), report: reportOf(gateFolder) };
const registry = 'audit/factor_registry/factor_experiment_registry.csv';

function write(root: string, files: Record<string, string | object>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(
      path.join(root, name),
      typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`,
    );
  }
}

function succeed(root: string, tool: string, words: readonly string[], status = 0): void {
  const run = runTool(tool, words, { cwd: root, env: lowDemands });
  if (run.status !== status) throw new Error(`${tool} ended in ${run.status}: ${run.stderr}`);
}

/** All that is there as the first commit of a repository. */
export function commitAll(root: string): void {
  const git = (...words: string[]): unknown =>
    execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.invalid', ...words], {
      cwd: root,
      stdio: 'ignore',
    });
  git('init', '--template=');
  git('add', '--all');
  git('commit', '-m', 'start');
}

/** Laid out once in each root, which what is written names, and copied from then on. */
export function once(layOut: (root: string) => void): (root: string) => void {
  const copies = new Map<string, string>();
  return (root) => {
    const known = copies.get(root);
    if (known !== undefined) return void execFileSync('cp', ['-a', `${known}/.`, root]);
    layOut(root);
    const copy = mkdtempSync(path.join(path.dirname(root), 'laid-out-'));
    execFileSync('cp', ['-a', `${root}/.`, copy]);
    copies.set(root, copy);
  };
}

const finalize = ['--run-dir', trail.run, '--report-json', trail.report];
const audit = [...finalize, '--require-final-summary'];
const plan = ['--audit-json', `${trail.run}/governance_audit_check.json`];

/** A run that is over, audited and registered before it was finalized, beside one with the whole trail. */
const before = once((root) => {
  write(root, finishedRun(earlier));
  write(root, finishedRun(tag, {}, gateFolder));
  succeed(root, 'finalize-gate-run', ['--tag', earlier]);
  succeed(root, 'governance-audit-checker', audit, 2);
  succeed(root, 'remediation-plan', plan);
  succeed(root, 'generate-run-review', finalize);
  succeed(root, 'update-registry', []);
  succeed(root, 'generate-candidate-queue', ['--policy-json', '']);
});

const after = (state: (root: string) => void, tool: string, words: readonly string[]): ((root: string) => void) =>
  once((root) => {
    state(root);
    succeed(root, tool, words);
  });

const finalized = after(before, 'finalize-gate-run', finalize);
const audited = after(finalized, 'governance-audit-checker', audit);
const planned = after(audited, 'remediation-plan', plan);
const registered = after(planned, 'update-registry', []);

const workflow = once((root) => {
  write(root, {
    'scripts/run_research_workflow': '#!/bin/sh\nset -e\necho fold 1\necho fold 2\n',
    'configs/momentum.json': { id: 'momentum', lookback: 12 },
    'data/scores.csv': 'date,ticker,score\n2026-03-01,A,0.5\n2026-03-01,B,0.25\n',
    'freeze.json': { runner: 'test' },
  });
  chmodSync(path.join(root, 'scripts/run_research_workflow'), 0o755);
  commitAll(root);
});

const officialLock = /workstation_runs\/\.official-run\.lock$/;
const stale = '2025-03-04_101500';
const cleanup = {
  plan: 'audit/cleanup_plan.json',
  log: 'audit/cleanup_log.jsonl',
  run: `audit/workstation_runs/${stale}_production_gates_stale_run1`,
};

/** A run that was interrupted long ago, beside one that the ledger keeps, and an earlier plan. */
const withLeftovers = once((root) => {
  const repository = {
    path: (...parts: string[]): string => path.join(root, ...parts),
    write: (file: string, content: string | object): string => (
      write(root, { [file]: content }),
      path.join(root, file)
    ),
  };
  write(root, finishedRun(earlier));
  succeed(root, 'finalize-gate-run', ['--tag', earlier]);
  succeed(root, 'plan-cleanup', ['--out', cleanup.plan]);
  recordRun(repository, { stamp: stale, tag: 'stale run1', outcome: 'interrupted' });
  mkdirSync(path.join(root, cleanup.run, 'nested/deep'), { recursive: true });
  setTimes(path.join(root, cleanup.run), instantOf(stale));
});
const withPlan = after(withLeftovers, 'plan-cleanup', ['--out', cleanup.plan]);

/** The last event of the log, and what is left in the trash. */
const cleaned =
  (event: string, left: number) =>
  (root: string): string[] => {
    const last = (
      JSON.parse(readFileSync(path.join(root, cleanup.log), 'utf8').trimEnd().split('\n').at(-1) as string) as {
        event: string;
      }
    ).event;
    const trash = path.join(root, 'audit/trash');
    const files = existsSync(trash)
      ? readdirSync(trash, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length
      : 0;
    return [
      ...(last === event ? [] : [`the log ends with ${last}`]),
      ...(files === left ? [] : [`${files} files in the trash`]),
    ];
  };

/** Those who write what a run, its data gate and its freeze leave. */
export const runSubjects: Subject[] = [
  {
    tool: 'data-quality-gate',
    status: 0,
    layOut: workflow,
    words: ['--input-csv', 'data/scores.csv', '--min-rows', '1'],
  },
  {
    tool: 'workstation-preflight',
    status: 0,
    words: ['--out', 'preflight.json'],
    env: lowDemands,
    layOut: (root) => write(root, { 'preflight.json': { status: 'fail', reasons: ['an earlier one'] } }),
    varying: /preflight\.json$/, // what of the machine cannot be read is not there
  },
  {
    tool: 'official-run',
    status: 0,
    layOut: workflow,
    env: lowDemands,
    words: officialWords(tag),
    newTag: officialWords('fault_run3'),
    varying: /((preflight|context|environment|status|result)\.json|data_quality_report\.(json|md)|data_quality\.log)$/,
  },
  {
    tool: 'freeze-config',
    status: 0,
    layOut: workflow,
    words: ['--strategy', 'configs/momentum.json'],
    doneAlready: /exists already/,
  },
];

/** Those who keep a repository in order. */
export const cleanupSubjects: Subject[] = [
  {
    tool: 'plan-cleanup',
    status: 0,
    layOut: withLeftovers,
    words: ['--out', cleanup.plan],
    varying: /cleanup_plan\.json$/,
  },
  {
    tool: 'apply-cleanup',
    status: 0,
    layOut: withPlan,
    words: ['--plan', cleanup.plan],
    varying: /cleanup_log\.jsonl$/,
    leaves: officialLock,
    moves: { tree: cleanup.run, to: 'trash' },
    check: cleaned('moved', 5),
  },
  {
    tool: 'apply-cleanup',
    variant: '--delete',
    status: 0,
    layOut: withPlan,
    words: ['--plan', cleanup.plan, '--delete'],
    varying: /cleanup_log\.jsonl$/,
    leaves: officialLock,
    moves: { tree: cleanup.run, to: 'nowhere' },
    check: cleaned('deleted', 0),
  },
];

/** Those who write the trail of a run that is over. */
export const trailSubjects: Subject[] = [
  { tool: 'finalize-gate-run', status: 0, words: finalize, layOut: before },
  { tool: 'governance-audit-checker', status: 0, words: audit, layOut: finalized },
  { tool: 'remediation-plan', status: 0, words: plan, layOut: audited },
  { tool: 'generate-run-review', status: 0, words: finalize, layOut: planned },
  { tool: 'update-registry', status: 0, words: [], layOut: planned },
  {
    tool: 'generate-candidate-queue',
    status: 0,
    words: ['--policy-json', '', '--registry-csv', registry],
    layOut: registered,
  },
  {
    tool: 'check-stage',
    status: 0,
    words: ['--stage', 'S1', '--tag', 'm_1'],
    layOut: once((root) => {
      write(root, { ...sharedFiles('m_1'), ...decision('m_1', 'baseline') });
      succeed(root, 'check-stage', ['--stage', 'S0', '--tag', 'm_1']);
    }),
  },
];

/** The same numbers in every run, so that what fails can be repeated; GATEHOUSE_SEED chooses others. */
export function random(seed = Number(process.env['GATEHOUSE_SEED'] ?? 20260305)): Random {
  return randomFrom(seed);
}

/** In the full form all, else `count` of them, as the seed says, in their order. */
export function sample<T>(all: readonly T[], count: number): readonly T[] {
  const most = full ? roundsOr(Infinity) : count;
  if (all.length <= most) return all;
  const next = random();
  const chosen = new Set(
    all
      .map((_, index) => ({ index, rank: next() }))
      .sort((a, b) => a.rank - b.rank)
      .slice(0, most)
      .map(({ index }) => index),
  );
  return all.filter((_, index) => chosen.has(index));
}

/** A folder of this process alone, below the system's temporary one; `remove` takes it away. */
export function scratch(): { root: string; remove(): void } {
  const root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'gatehouse-fault-')));
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}
