/** Repositories and scripts for the tests of the compositions. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  binDirectory,
  cleanEnvironment,
  runTool,
  temporaryRepository,
  workspace,
  type Repository,
  type ToolOptions,
  type ToolRun,
} from '@gatehouse/testkit';
import { layOutStages } from '../stages/fixtures';

export const stamp = '2026-03-05_101500';
export const runNameOf = (tag: string): string => `${stamp}_production_gates_${tag.replace(/[ /:]/g, '_')}`;
export const runFolderOf = (tag: string): string => `audit/workstation_runs/${runNameOf(tag)}`;
export const reportOf = (folder = `production_gates_${stamp}`): string =>
  `gate_results/${folder}/production_gates_report.json`;

/** The files of a run that is over, with its gate folder; `change` replaces files, undefined leaves one out. */
export function finishedRun(
  tag: string,
  change: Record<string, string | object | undefined> = {},
  gateFolder = `production_gates_${stamp}`,
): Record<string, string | object> {
  const run = runFolderOf(tag);
  const quality = `${run}/data_quality/data_quality_${stamp}/data_quality_report.json`;
  const files: Record<string, string | object | undefined> = {
    [`${run}/preflight.json`]: { status: 'pass', reasons: [] },
    [`${run}/context.json`]: {
      timestamp: stamp,
      hostname: os.hostname(),
      git_branch: 'main',
      git_commit: 'unknown',
      workflow: 'production_gates',
      decision_tag: tag,
      owner: 'research',
      notes: '',
      threads: 8,
      skip_data_quality_check: 0,
      data_quality_input_csv: 'data/scores.csv',
      data_quality_report_json: quality,
    },
    [`${run}/command.sh`]: 'true\n',
    [`${run}/run.log`]: 'fold 1\nfold 2\n',
    [`${run}/result.json`]: { workflow: 'production_gates', decision_tag: tag, exit_code: 0, audit_dir: run },
    [quality]: {
      generated_at: '2026-03-05T10:15:01+00:00',
      inputs: {},
      checks: { min_rows: true },
      metrics: { row_count: 1200 },
      overall_pass: true,
      failures: [],
    },
    [reportOf(gateFolder)]: {
      generated_at: '2026-03-05T11:00:00.000000',
      inputs: {
        strategy: 'configs/strategies/momentum.json',
        factor: 'momentum',
        decision_tag: tag,
        owner: 'research',
      },
      cost_stress: [
        { cost_multiplier: 1.5, return_code: 0, test_ic: 0.05 },
        { cost_multiplier: 2, return_code: 0, test_ic: 0.04 },
      ],
      wf_stress: { ok: true, test_ic_mean: 0.04, test_ic_pos_ratio: 0.8, test_ic_n: 13 },
      risk_diagnostics: {
        ok: true,
        beta_vs_spy: 0.2,
        turnover_top_pct_overlap: 0.6,
        size_signal_corr_log_mcap: -0.1,
        industry_coverage: 0.9,
      },
      statistical_gates: { ok: true, q_value_bh: 0.04, factor_gate_pass: true },
      gates: { cost_gate_x1_5_positive: true, overall_pass: true },
    },
    [`gate_results/${gateFolder}/production_gates_report.md`]: '# Production Gates Report\n',
    ...change,
  };
  return Object.fromEntries(
    Object.entries(files).filter((entry): entry is [string, string | object] => entry[1] !== undefined),
  );
}

/** The example repository, ready for an official run. */
export function exampleRepository(): Repository {
  const repository = temporaryRepository();
  layOutStages(repository.root);
  const frozen = runTool(
    'freeze-config',
    [
      '--strategy',
      'configs/strategies/momentum.json',
      '--protocol',
      'configs/protocol.yaml',
      '--out',
      'runs/freeze/momentum.freeze.json',
    ],
    { cwd: repository.root },
  );
  if (frozen.status !== 0) throw new Error(frozen.stderr);
  return repository;
}

/** What the example's data and this machine need so that preflight and data gate pass. */
export const exampleEnvironment = {
  MIN_CORES: '1',
  MIN_MEM_GB: '1',
  DQ_MIN_ROWS: '400',
  DQ_MAX_STALENESS_DAYS: '36500',
};

export const officialWords = (tag: string, ...more: string[]): string[] => [
  '--workflow',
  'production_gates',
  '--tag',
  tag,
  '--owner',
  'research',
  '--dq-input-csv',
  'data/momentum_scores.csv',
  ...more,
  '--',
  '--strategy',
  'configs/strategies/momentum.json',
  '--freeze-file',
  'runs/freeze/momentum.freeze.json',
  '--out-dir',
  'gate_results',
];

const scriptFile = (name: string): string => path.join(workspace, 'scripts', name);

/** Runs a script of scripts/ as its callers do, to its end. */
export function runScript(name: string, words: readonly string[], options: ToolOptions = {}): ToolRun {
  const run = spawnSync('bash', [scriptFile(name), ...words], {
    cwd: options.cwd,
    env: cleanEnvironment(options.env),
    input: '',
    encoding: 'utf8',
    timeout: options.timeoutMs ?? 60_000,
    maxBuffer: 1 << 26,
  });
  if (run.error) throw run.error;
  return { status: run.status, signal: run.signal, stdout: run.stdout, stderr: run.stderr };
}

/** Starts a script and lets it run. */
export function startScript(
  name: string,
  words: readonly string[],
  options: ToolOptions = {},
): ChildProcess & { seen(): string; ended: Promise<ToolRun> } {
  const child = spawn('bash', [scriptFile(name), ...words], {
    cwd: options.cwd,
    env: cleanEnvironment(options.env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<ToolRun>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) => resolve({ status, signal, stdout, stderr }));
  });
  return Object.assign(child, { ended, seen: () => stdout });
}

export const chain = [
  'finalize-gate-run',
  'governance-audit-checker',
  'remediation-plan',
  'generate-run-review',
  'update-registry',
  'generate-candidate-queue',
] as const;

/** A directory of stand-ins that note how they were called, and end in the status given for them; `real` ones are our own. */
export function standIns(
  statuses: Record<string, number> = {},
  real: readonly string[] = [],
): { bin: string; calls(): string[][] } {
  const repository = temporaryRepository({ calls: '' });
  const bin = repository.path('stand ins');
  mkdirSync(bin);
  for (const tool of [...chain, 'monitor-gate-run', 'official-run', 'workstation-preflight']) {
    const file = path.join(bin, tool);
    const act = real.includes(tool) ? `exec '${path.join(binDirectory, tool)}' "$@"` : `exit ${statuses[tool] ?? 0}`;
    writeFileSync(
      file,
      `#!/bin/sh\n{ printf '%s\\037' "\${0##*/}" "$@"; echo; } >>'${repository.path('calls')}'\n${act}\n`,
    );
    chmodSync(file, 0o755);
  }
  return {
    bin,
    calls: () =>
      repository
        .read('calls')
        .split('\n')
        .slice(0, -1)
        .map((line) => line.split('\u001f').slice(0, -1)),
  };
}
