/** The tools of the first hour and of every day: what they write is whole or old, and a rerun ends right. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runTool } from '@gatehouse/testkit';
import { finishedRun, reportOf, runFolderOf } from '../pipeline/fixtures';
import { commitAll, once, type Subject } from './subjects';

const [earlier, tag] = ['everyday_run1', 'everyday_run2'];
const gateFolder = 'production_gates_2026-03-06_101500';
const lowDemands = { MIN_CORES: '1', MIN_MEM_GB: '1' };
const registryLock = /(factor_registry|production_research|workstation_runs)\/.*\.lock$/;

function write(root: string, files: Record<string, string | object>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), typeof content === 'string' ? content : `${JSON.stringify(content)}\n`);
  }
}

function succeed(root: string, tool: string, words: readonly string[]): void {
  const run = runTool(tool, words, { cwd: root, env: lowDemands });
  if (run.status !== 0) throw new Error(`${tool} ended in ${run.status}: ${run.stderr}`);
}

/** A repository of a researcher's own, as it is before the first hour. */
const untouched = once((root) => {
  write(root, {
    'data/scores.csv': 'date,ticker,score\n2026-03-01,A,0.5\n2026-03-01,B,0.25\n',
    'configs/value.yaml': 'strategy: {id: value}\n',
    'src/backtest': '#!/bin/sh\nexit 0\n',
  });
  chmodSync(path.join(root, 'src/backtest'), 0o755);
  commitAll(root);
  execFileSync('git', ['config', 'user.name', 'ada'], { cwd: root });
});
const initWords = ['--input-csv', 'data/scores.csv', '--runner', 'src/backtest', '--owner', 'ada'];

/** Two runs that are over, the later one with a decision note. */
const decided = once((root) => {
  write(root, finishedRun(earlier));
  write(root, finishedRun(tag, {}, gateFolder));
  write(root, { 'configs/value.yaml': 'strategy: {id: value}\n', 'configs/data_contract.json': { key_columns: [] } });
  commitAll(root);
  succeed(root, 'freeze-config', ['--strategy', 'configs/value.yaml']);
  const about = ['--owner', 'ada', '--question', 'Does value pay after costs? Not when the test IC is below 0.'];
  succeed(root, 'record-decision', ['--note', '--tag', tag, ...about]);
});

const explained = [
  '--changed',
  'the window',
  '--why',
  'it was too short',
  '--impact',
  'fewer windows',
  '--outcome',
  'accepted; go on',
];
const stageWords = ['--stage', 'S0', '--tag', tag, '--result', 'pass', '--next', 'run S1'];

/** Exclusive: what is there is never written over, and that is said. */
const isThere = /exists already|is there already|already (?:there|has)/;

export const everydaySubjects: Subject[] = [
  {
    tool: 'init-repository',
    status: 0,
    layOut: untouched,
    words: [...initWords, '--no-evidence-log'],
  },
  {
    tool: 'record-decision',
    variant: '--explain',
    status: 0,
    layOut: decided,
    words: ['--explain', 'S0', '--tag', tag, ...explained, '--evidence', 'configs/value.yaml'],
    doneAlready: isThere,
  },
  {
    tool: 'record-decision',
    variant: '--waiver',
    status: 0,
    layOut: decided,
    words: [
      ...['--waiver', '--tag', tag, '--stage', 'S0', '--rule', 'data_contract', '--reason', 'no dates yet'],
      ...['--approver', 'Bo Li', '--expires', '2999-12-31'],
    ],
    doneAlready: isThere,
  },
  {
    tool: 'record-stage',
    status: 0,
    layOut: decided,
    words: [...stageWords, '--evidence', 'configs/value.yaml'],
    doneAlready: isThere,
    leaves: registryLock,
  },
  {
    tool: 'record-stage',
    variant: '--audit-pack',
    status: 0,
    env: lowDemands,
    layOut: decided,
    words: [...stageWords, '--evidence', 'configs/value.yaml', '--audit-pack'],
    varying: /S0_(preflight|audit_pack)\.json$|S0_raw\.log$/,
    doneAlready: isThere,
    leaves: registryLock,
  },
  {
    tool: 'finish-run',
    status: 0,
    layOut: decided,
    words: ['--no-pages', '--run-dir-remote', runFolderOf(tag), '--report-json-remote', reportOf(gateFolder)],
    // The page has the sums of what states the moment of writing. The audit goes on after a step that failed, and says
    // which evidence it could not read; then it fails, and its plan is another.
    varying: /(run_review\.html|governance_(audit_check|remediation_plan)\.(json|md))$/,
    leaves: registryLock,
  },
  {
    tool: 'compare-runs',
    status: 0,
    layOut: decided,
    words: [earlier, tag, '--out-html', 'compared.html'],
  },
];
