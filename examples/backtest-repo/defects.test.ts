/** The example repository is green, and a copy with one defect is red for the reason that stands beside it. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readZip, zipBytes } from '@gatehouse/files';
import { cleanEnvironment, runTool, type ToolRun } from '@gatehouse/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { identity } from '../../test/research-record/fixtures';

let scratch: string;
let good: Copy;

/** A repository with a run, its evidence, a report, a log and a bundle. */
interface Copy {
  root: string;
  /** Paths from the root. */
  run: string;
  log: string;
  bundle: string;
}

const evidence = 'artifacts/_local/evidence';
const at = '2026-03-02T07:15:00Z';

function start({ root }: { root: string }, program: string, ...words: string[]): string {
  return execFileSync(program, words, { cwd: root, env: cleanEnvironment(identity), encoding: 'utf8' }).trim();
}

function tool({ root }: { root: string }, name: string, ...words: string[]): ToolRun {
  return runTool(name, words, { cwd: root });
}

const commit = (copy: { root: string }, message: string): void => {
  start(copy, 'git', 'add', '-A');
  start(copy, 'git', 'commit', '--quiet', '--allow-empty', '-m', message);
};

const judges = ['diagnose-artifact-integrity', 'check-holdout', 'check-inference'];
const judge = (copy: Copy): ToolRun[] =>
  judges.map((name) => tool(copy, name, '--artifact-dir', copy.run, '--out-dir', evidence));
const claims = (copy: Copy, ...words: string[]): ToolRun =>
  tool(
    copy,
    'check-claims',
    ...['--artifact-dir', copy.run, '--document', 'docs/RESULTS.md', '--policy', 'configs/claims_policy.json'],
    ...['artifact_integrity', 'holdout_check', 'inference_check'].flatMap((name) => [
      '--evidence',
      `${evidence}/${name}.json`,
    ]),
    ...words,
  );
const bundle = (copy: Copy, stamp: string): ToolRun =>
  tool(copy, 'bundle-evidence', '--ticket', 'ticket-01', '--run-name', copy.log, '--timestamp', stamp);

beforeAll(() => {
  scratch = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'gatehouse-example-')));
  const root = path.join(scratch, 'good');
  cpSync(import.meta.dirname, root, { recursive: true, filter: (file) => !file.endsWith('.test.ts') });
  good = { root, run: '', log: '', bundle: '' };
  start(good, 'git', 'init', '--quiet');
  commit(good, 'ticket-01: market, rules and configuration');
  const before = start(good, 'git', 'rev-parse', 'HEAD');
  good.run = start(good, 'node', 'scripts/backtest.mjs', '--at', at);
  tool(good, 'build-runs-index');
  judge(good);
  start(good, 'node', 'scripts/report.mjs', good.run);
  commit(good, 'ticket-01: results of the first run');
  good.log = start(good, 'node', 'scripts/run_log.mjs', 'ticket-01', before, 'HEAD', good.run, '--at', at);
  commit(good, 'ticket-01: run log');
  bundle(good, 'first');
  good.bundle = `artifacts/_local/gpt_bundles/first_ticket-01_${good.log}.zip`;
}, 120_000);

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const verdicts: Readonly<Record<string, (copy: Copy) => ToolRun>> = {
  'diagnose-artifact-integrity': (copy) => tool(copy, 'diagnose-artifact-integrity', '--artifact-dir', copy.run),
  'check-holdout': (copy) => tool(copy, 'check-holdout', '--artifact-dir', copy.run),
  'check-inference': (copy) => tool(copy, 'check-inference', '--artifact-dir', copy.run),
  'build-runs-index': (copy) => tool(copy, 'build-runs-index', '--check'),
  headline: (copy) => tool(copy, 'build-runs-index', '--headline', path.basename(copy.run)),
  'check-claims': (copy) => claims(copy),
  'validate-run-logs': (copy) => tool(copy, 'validate-run-logs'),
  'bundle-evidence': (copy) => bundle(copy, 'again'),
  verify: (copy) => tool(copy, 'bundle-evidence', '--verify', copy.bundle),
  'check-data-policy': (copy) => tool(copy, 'check-data-policy'),
};

test('the example is green', () => {
  const copy = copyOf('green');
  for (const [name, verdict] of Object.entries(verdicts))
    expect([name, verdict(copy)]).toMatchObject([name, { status: 0 }]);
});

const file = (copy: Copy, name: string): string => path.join(copy.root, name);
const edit = (copy: Copy, name: string, change: (text: string) => string): void => {
  const before = readFileSync(file(copy, name), 'utf8');
  const after = change(before);
  expect(after, `${name} was not changed`).not.toBe(before);
  writeFileSync(file(copy, name), after);
};
const inRun = (copy: Copy, name: string, change: (text: string) => string): void =>
  edit(copy, path.join(copy.run, name), change);
const set =
  (key: string, value: unknown) =>
  (text: string): string =>
    JSON.stringify({ ...(JSON.parse(text) as object), [key]: value }, null, 2);
const meta = (copy: Copy): string => `docs/agent_runs/${copy.log}/META.json`;

/** The curve as if each test window had begun with the first money again: concatenated, not chained. */
function concatenated(text: string): string {
  const [header = '', ...rows] = text.trimEnd().split('\n');
  const first = Number(rows[0]?.split(',')[1]);
  return [
    header,
    ...rows.map((row, index) => {
      const [time, equity, exposure, gross, returns] = row.split(',');
      const base = Number(rows[index - (index % 63)]?.split(',')[1]);
      return [time, (Number(equity) / base) * first, exposure, gross, index % 63 === 0 ? 0 : returns].join(',');
    }),
  ].join('\n');
}

test.each<[string, string, RegExp, (copy: Copy) => void | Promise<void>]>([
  [
    'a figure of the metrics is edited',
    'diagnose-artifact-integrity',
    /metrics_recomputed: metrics.json: sharpe_ratio 3\.5, equity_curve.csv gives 0\.7\d+/,
    (copy) => inRun(copy, 'metrics.json', set('sharpe_ratio', 3.5)),
  ],
  [
    'the last trades are lost',
    'diagnose-artifact-integrity',
    /trades_counted: metrics.json: num_trades 63, trades.jsonl gives 60/,
    (copy) => inRun(copy, 'trades.jsonl', (text) => text.split('\n').slice(0, 60).join('\n')),
  ],
  [
    'the curve is concatenated',
    'diagnose-artifact-integrity',
    /curve_chained: equity_curve.csv: \d+ restarts of the equity/,
    (copy) => inRun(copy, 'equity_curve.csv', concatenated),
  ],
  [
    'costs are left out',
    'diagnose-artifact-integrity',
    /cash_chain: trades.jsonl:1: cash is /,
    (copy) => inRun(copy, 'trades.jsonl', (text) => text.replace(/"commission":[\d.]+/, '"commission":0')),
  ],
  [
    'nothing was selected in a fold',
    'diagnose-artifact-integrity',
    /selection_made: fold 0: 8 of 8 candidates share the best sharpe_ratio/,
    (copy) =>
      inRun(copy, 'folds.json', (text) => {
        const folds = JSON.parse(text) as { grid_summary: { sharpe_ratio: number }[] }[];
        for (const candidate of folds[0]?.grid_summary ?? []) candidate.sharpe_ratio = 0;
        return JSON.stringify(folds);
      }),
  ],
  [
    'the candidates were compared within the holdout',
    'check-holdout',
    /grid_before_holdout: grid_returns.csv:\d+: 2022-02-01 is not before holdout_start 2022-01-03/,
    (copy) => inRun(copy, 'grid_returns.csv', (text) => `${text}0,test,lookback=10|band=0.0000,2022-02-01,0:x,0.1\n`),
  ],
  [
    'the holdout was moved',
    'check-holdout',
    /window_unmoved: configs\/wfv_demo.json: the holdout moved from 2022-01-03\.\.2022-12-30 \([0-9a-f]{40}\) to 2021-06-01/,
    (copy) => {
      edit(copy, 'configs/wfv_demo.json', (text) => text.replace('"start": "2022-01-03"', '"start": "2021-06-01"'));
      commit(copy, 'ticket-01: another holdout');
    },
  ],
  [
    'the holdout was used before',
    'check-holdout',
    /first_use: run \S+ has used the holdout 2022-01-03\.\.2022-12-30 before/,
    (copy) => {
      copy.run = start(copy, 'node', 'scripts/backtest.mjs', '--at', '2026-04-01T00:00:00Z');
      tool(copy, 'build-runs-index');
    },
  ],
  [
    'the p-value is lost',
    'check-inference',
    /p_value_valid: missing SPA p-value/,
    (copy) => inRun(copy, 'spa.json', set('p_value', null)),
  ],
  [
    'a run was edited after it was indexed',
    'build-runs-index',
    /rows_current: \S+: headline_sharpe_ratio is '1\.117471' in the index, '2\.000000' in the artifacts/,
    (copy) =>
      inRun(copy, 'holdout_metrics.json', (text) => text.replace(/"sharpe_ratio": [\d.]+/, '"sharpe_ratio": 2.0')),
  ],
  [
    'the configuration is not that of the commit',
    'headline',
    /blocked \(config_differs\)/,
    (copy) => inRun(copy, 'manifest.json', set('config_sha256', 'a'.repeat(64))),
  ],
  [
    'the report shows a figure that nobody computed',
    'check-claims',
    /figures_match: docs\/RESULTS.md:\d+: Max Drawdown 2\.56%, holdout_metrics.json has max_drawdown 0\.1255/,
    (copy) => edit(copy, 'docs/RESULTS.md', (text) => text.replace('12.56%', '2.56%')),
  ],
  [
    'the report names a run that nobody knows',
    'check-claims',
    /runs_indexed: docs\/RESULTS.md:\d+: run 2020-01-01T00-00-00Z-abcdef0 is not in reports\/summaries\/runs_index.csv/,
    (copy) => edit(copy, 'docs/RESULTS.md', (text) => `${text}\nAs good as 2020-01-01T00-00-00Z-abcdef0.\n`),
  ],
  [
    'the evidence is about other files',
    'check-claims',
    /evidence_binds: \S+artifact_integrity.json: \S+trades.jsonl has changed since/,
    (copy) => inRun(copy, 'trades.jsonl', (text) => `${text}\n`),
  ],
  [
    'the code changed after the report',
    'check-claims',
    /stamps_current: docs\/RESULTS.md: its stamp [0-9a-f]{40} is 1 commits behind what it describes/,
    (copy) => {
      edit(copy, 'scripts/portfolio.mjs', (text) => `${text}\n`);
      commit(copy, 'ticket-01: another portfolio');
    },
  ],
  [
    'a commit of the log is made up',
    'validate-run-logs',
    /git_sha_after [0-9a-f]{40} is no commit of this repository; [0-9a-f]{40} shares its first 3\d digits/,
    (copy) => edit(copy, meta(copy), (text) => text.replace(/(git_sha_after": "\w{30})\w{10}/, '$10123456789')),
  ],
  [
    'the hash of a configuration is another',
    'validate-run-logs',
    /config_sha256 of configs\/wfv_demo.json is a{64}, the commits have [0-9a-f]{64}/,
    (copy) => edit(copy, meta(copy), (text) => text.replace(/(wfv_demo\.json": ")\w{64}/, `$1${'a'.repeat(64)}`)),
  ],
  [
    'results were never written',
    'bundle-evidence',
    /results_written: docs\/agent_runs\/\S+\/RESULTS.md:3: placeholder TBD/,
    (copy) => {
      writeFileSync(file(copy, `docs/agent_runs/${copy.log}/RESULTS.md`), '# Results\n\nTBD\n');
      commit(copy, 'ticket-01: results');
    },
  ],
  [
    'a member of the bundle is not what git has',
    'verify',
    /members_are_committed: PROGRESS.md: differs from [0-9a-f]{40}/,
    async (copy) => {
      const reading = await readZip(readFileSync(file(copy, copy.bundle)));
      const members = 'members' in reading ? reading.members : [];
      const changed = members.map(({ name, bytes }) => ({
        name,
        bytes: name === 'PROGRESS.md' ? Buffer.from('All is well.\n') : bytes,
      }));
      copy.bundle += '.changed.zip';
      writeFileSync(file(copy, copy.bundle), zipBytes(changed, new Date(at)));
    },
  ],
  [
    'restricted data is tracked',
    'check-data-policy',
    /- data\/quotes\.csv: best_bid, column: best_bid, column: permno/,
    (copy) => {
      cpSync(file(copy, 'docs'), file(copy, 'data'), { recursive: true });
      writeFileSync(file(copy, 'data/quotes.csv'), 'date,permno,best_bid\n2022-01-03,1,2\n');
      start(copy, 'git', 'add', '-A');
    },
  ],
])('%s: %s', async (defect, name, reason, mutate) => {
  const copy = copyOf(defect.replaceAll(/\W/g, '-'));
  await mutate(copy);
  const run = (verdicts[name] as (copy: Copy) => ToolRun)(copy);
  expect([run.status, `${run.stdout}${run.stderr}`]).toEqual([2, expect.stringMatching(reason)]);
});

function copyOf(name: string): Copy {
  const root = path.join(scratch, name);
  execFileSync('cp', ['-a', good.root, root]);
  expect(readdirSync(root)).toContain('artifacts');
  return { ...good, root };
}
