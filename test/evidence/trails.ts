/**
 * Trails whose verdicts rest on evidence: a backtest's record, a session on a task, tables of gates. Each passes as it
 * is laid out, and each of its defects makes a verdict fail.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { binDirectory, cleanEnvironment, workspace } from '@gatehouse/testkit';
import {
  finishSession,
  metricsFile,
  sessionFiles,
  sessionTask,
  succeed,
  startSession,
} from '../../libs/boards/fixtures/session';
import { boardFile, mirrorFile, planFiles, readings } from '../../libs/boards/fixtures/team';
import { commitAll } from '../faults/subjects';
import { randomFrom } from '../random';
import { identity } from '../research-record/fixtures';
import type { HowOfFile } from './damage';

export interface Trail {
  name: string;
  layOut(root: string): void;
  /** A verdict, and the call that gives it: 0 is a pass. */
  judges(root: string): Record<string, readonly string[]>;
  /** What is made wrong; the names of its files are spared then, because they are what is judged. */
  defects: Record<string, { make(root: string): void; spares?: readonly string[] }>;
  /** JSON of which any place may change. */
  documents(root: string): string[];
  /** Other files, and what may happen to them. */
  files(root: string): string[];
  hows?: readonly HowOfFile[];
}

/** What can be noticed in a file of measurements that nobody has summed: that it is not one any more. */
const ofWhole: readonly HowOfFile[] = ['remove', 'empty', 'folder', 'bytes'];

function edit(root: string, file: string, by: (text: string) => string): void {
  const place = path.join(root, file);
  const [before, after] = [readFileSync(place, 'utf8'), by(readFileSync(place, 'utf8'))];
  if (before === after) throw new Error(`${file} is as it was`);
  writeFileSync(place, after);
}

function editJson(root: string, file: string, change: Record<string, unknown>): void {
  edit(root, file, (text) => JSON.stringify({ ...(JSON.parse(text) as object), ...change }));
}

function play(root: string, script: string): void {
  const run = spawnSync('bash', ['-euc', script], {
    cwd: root,
    encoding: 'utf8',
    env: cleanEnvironment({ ...identity, PATH: `${binDirectory}:${process.env['PATH'] ?? ''}` }),
  });
  if (run.status !== 0) throw new Error(`${run.stdout}${run.stderr}`);
}

const below = (root: string, folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
const only = (root: string, folder: string): string =>
  path.join(folder, readdirSync(path.join(root, folder)).sort()[0] ?? '');

const evidence = 'artifacts/_local/evidence';
const runOf = (root: string): string => only(root, 'artifacts/wfv_demo');
const logOf = (root: string): string => only(root, 'docs/agent_runs');
const out = ['--out-dir', '../out'];

const backtest: Trail = {
  name: 'the record of a backtest',
  layOut(root) {
    cpSync(path.join(workspace, 'examples/backtest-repo'), root, {
      recursive: true,
      filter: (file) => !file.endsWith('.test.ts') && !file.includes(`${path.sep}artifacts${path.sep}`),
    });
    play(
      root,
      `git init --quiet; git add -A; git commit --quiet -m 'ticket-01: rules'; before=$(git rev-parse HEAD)
      run=$(node scripts/backtest.mjs); build-runs-index --quiet
      diagnose-artifact-integrity --quiet --artifact-dir "$run" --out-dir ${evidence}
      check-holdout --quiet --artifact-dir "$run" --out-dir ${evidence}
      check-inference --quiet --artifact-dir "$run" --out-dir ${evidence}
      node scripts/report.mjs "$run"; echo "- Run $(basename "$run") is in docs/RESULTS.md." >> PROGRESS.md
      git add -A; git commit --quiet -m 'ticket-01: results'
      node scripts/run_log.mjs ticket-01 "$before" HEAD "$run"; git add -A; git commit --quiet -m 'ticket-01: run log'`,
    );
  },
  judges(root) {
    const run = runOf(root);
    const of = ['--artifact-dir', run, ...out];
    const stated = ['artifact_integrity', 'holdout_check', 'inference_check'].flatMap((name) => [
      '--evidence',
      `${evidence}/${name}.json`,
    ]);
    const claims = ['--document', 'docs/RESULTS.md', '--policy', 'configs/claims_policy.json'];
    return {
      integrity: ['diagnose-artifact-integrity', ...of],
      holdout: ['check-holdout', ...of],
      inference: ['check-inference', ...of],
      claims: ['check-claims', ...of, ...claims, ...stated],
      'run logs': ['validate-run-logs', ...out],
    };
  },
  defects: {
    none: { make: () => undefined },
    'a figure was changed': {
      make: (root) =>
        edit(root, `${runOf(root)}/metrics.json`, (text) => text.replace('"num_trades": 63', '"num_trades": 163')),
      spares: [],
    },
    'the report claims more': {
      make: (root) => edit(root, 'docs/RESULTS.md', (text) => text.replace('| Sharpe | 1.12 |', '| Sharpe | 2.12 |')),
      spares: ['docs/RESULTS.md'],
    },
    'the log names another commit': {
      make: (root) =>
        edit(root, `${logOf(root)}/META.json`, (text) =>
          text.replace(/("git_sha_after": "[0-9a-f]{30})[0-9a-f]{10}/, '$10123456789'),
        ),
    },
    'the evidence failed': {
      make: (root) => editJson(root, `${evidence}/holdout_check.json`, { overall_pass: false }),
    },
  },
  documents: (root) => [
    ...below(root, runOf(root)).filter((file) => file.endsWith('.json')),
    ...below(root, evidence).filter((file) => file.endsWith('.json')),
    `${logOf(root)}/META.json`,
  ],
  files: (root) => [
    ...below(root, runOf(root)),
    ...below(root, evidence),
    ...below(root, logOf(root)),
    'reports/summaries/runs_index.csv',
  ],
};

const sessionLog = (root: string): string => only(root, 'docs/agents/sessions');
const gateReport = (root: string): string => `${only(root, 'audit/telemetry_gates')}/telemetry_gate_report.json`;

const session: Trail = {
  name: 'a session on a task',
  layOut(root) {
    const write = (file: string, content: string | object): string => {
      const place = path.join(root, file);
      mkdirSync(path.dirname(place), { recursive: true });
      writeFileSync(place, typeof content === 'string' ? content : JSON.stringify(content));
      return place;
    };
    for (const [file, content] of Object.entries(sessionFiles())) write(file, content);
    commitAll(root);
    finishSession(startSession({ root, write }));
    succeed({ root }, 'check-task-closure', ['--task', sessionTask, '--log', sessionLog(root)]);
  },
  judges(root) {
    const log = ['--log', sessionLog(root)];
    return {
      board: ['check-task-board', ...out],
      log: ['check-session-log', ...log, ...out],
      telemetry: ['check-telemetry-gates', '--task', sessionTask, ...out],
      closure: ['check-task-closure', '--task', sessionTask, ...log, ...out],
      summary: ['summarize-session', ...log, ...out],
    };
  },
  defects: {
    none: { make: () => undefined },
    'telemetry misses its gate': {
      make: (root) => writeFileSync(path.join(root, metricsFile), readings([10, 20, 30, 40, 50, 9000])),
    },
    'the report of the gates failed': {
      make: (root) =>
        edit(root, gateReport(root), (text) =>
          text.replaceAll('"pass"', '"fail"').replace('"overall_pass": true', '"overall_pass": false'),
        ),
    },
    'board and mirror disagree': {
      make: (root) => edit(root, mirrorFile, (text) => text.replace('In Progress', 'Blocked')),
    },
    'the log has a section less': {
      make: (root) => edit(root, sessionLog(root), (text) => text.replace('## Validation', '## Something else')),
      spares: [],
    },
  },
  documents: (root) => [gateReport(root), ...below(root, 'audit/sessions').filter((file) => file.endsWith('.json'))],
  files: (root) => [
    metricsFile,
    gateReport(root),
    boardFile,
    mirrorFile,
    ...Object.values(planFiles),
    sessionLog(root),
  ],
  hows: ofWhole,
};

const strategy = 'configs/strategies/planted_edge.yaml';
const gates: Trail = {
  name: 'the figures of the gates',
  layOut(root) {
    cpSync(path.join(workspace, 'examples/planted-edge-repo'), root, { recursive: true });
    play(root, 'node scripts/make_tables >/dev/null; git init --quiet; git add -A; git commit --quiet -m start');
  },
  judges: () => ({
    gates: [
      ...['production-gates', '--exit-verdict', '--strategy', strategy, '--decision-tag', 'absent_1', '--owner', 'o'],
      ...['--scores-as-of', '2018-06-27=data/scores_as_of.csv', '--out-dir', '../out'],
    ],
  }),
  defects: {
    none: { make: () => undefined },
    'industries are unknown': {
      make: (root) => edit(root, 'data/industry.csv', (text) => `${text.split('\n').slice(0, 20).join('\n')}\n`),
    },
    'the scores say nothing': {
      make: (root) =>
        edit(root, 'data/scores.csv', (text) =>
          text.replace(/,(-?)([\d.]+)$/gm, (_, sign: string, digits: string) => `,${sign === '' ? '-' : ''}${digits}`),
        ),
    },
    'older data gave other scores': {
      make: (root) =>
        edit(root, 'data/scores_as_of.csv', (text) =>
          text.replace(/,(-?)([\d.]+)$/gm, (_, sign: string, digits: string) => `,${sign}9${digits}`),
        ),
    },
  },
  documents: () => [],
  files: (root) => below(root, 'data'),
  hows: ofWhole,
};

/** Daily returns of ten trials, of which the fourth earns more than chance. */
function writeReturns(root: string, edge: number): void {
  const random = randomFrom(7);
  const trialNames = Array.from({ length: 10 }, (_, trial) => `t${trial}`);
  const rows = Array.from({ length: 240 }, (_, day) => [
    new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10),
    ...trialNames.map((_name, trial) => ((trial === 3 ? edge : 0) + (random() - 0.5) * 0.03).toFixed(6)),
  ]);
  writeFileSync(
    path.join(root, 'returns.csv'),
    [['date', ...trialNames], ...rows].map((row) => `${row.join()}\n`).join(''),
  );
}

const trials: Trail = {
  name: 'the comparison of trials',
  layOut(root) {
    writeReturns(root, 0.006);
    play(root, 'git init --quiet');
  },
  judges: () => ({
    trials: [
      ...['compare-trials', '--exit-verdict', '--returns', 'returns.csv', '--reps', '200', '--blocks', '6'],
      ...['--train', '60', '--test', '30', '--out-dir', '../out'],
    ],
  }),
  defects: {
    none: { make: () => undefined },
    'the best is chance': { make: (root) => writeReturns(root, 0) },
    'too few to be compared': {
      make: (root) => edit(root, 'returns.csv', (text) => text.replace(/^([^,]*,[^,]*,[^,]*).*$/gm, '$1')),
    },
  },
  documents: () => [],
  files: () => ['returns.csv'],
  hows: ofWhole,
};

export const trails: readonly Trail[] = [backtest, session, gates, trials];
