import { inferenceCheck, inferencePolicy } from '@gatehouse/contracts';
import { runTool, temporaryRepository } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';
import shippedPolicy from './inference-policy.json';

const name = 'check-inference';
const folder = 'artifacts/momentum/r1';
const spa = (change: object = {}): object => ({
  status: 'ok',
  spa_status: 'ok',
  p_value: 0.02,
  n_obs: 60,
  n_strategies: 2,
  candidate_stats: [
    { model: 'a', t_stat: 1.5 },
    { model: 'b', t_stat: 2.5 },
  ],
  ...change,
});
/** `rows` observations of each candidate; `value` gives the return. */
const grid = (rows: number, value: (model: string, at: number) => number | string, phase = 'holdout'): string =>
  [
    'fold,phase,model,timestamp,value',
    ...['a', 'b'].flatMap((model) =>
      Array.from({ length: rows }, (_, at) => `0,${phase},${model},2020-01-${at} 00:00:00,${value(model, at)}`),
    ),
  ].join('\n');
const sound = {
  [`${folder}/manifest.json`]: { run_id: 'r1' },
  [`${folder}/spa.json`]: spa(),
  [`${folder}/reality_check.json`]: { p_value: 0.03, best_sharpe: 1.1 },
  [`${folder}/grid_returns.csv`]: grid(60, (model, at) => (model === 'a' ? at : -at) / 1000),
};

interface Verdict {
  [key: string]: unknown;
  checks: Record<string, { status: string; findings: string[] }>;
}

/** The document for these files, some of them replaced; null takes one away. */
function verdict(change: Record<string, string | object | null> = {}, words = ['--artifact-dir', folder]): Verdict {
  const files = Object.entries({ ...sound, ...change }).filter(([, content]) => content !== null);
  const { root } = temporaryRepository(Object.fromEntries(files) as Record<string, string | object>);
  const run = runTool(name, [...words, '--json'], { cwd: root });
  const document = JSON.parse(run.stdout) as Verdict;
  expect(inferenceCheck.fault(document)).toBeUndefined();
  expect(run.status).toBe(document['overall_pass'] === true ? 0 : 2);
  return document;
}

const notPassed = ({ checks }: Verdict): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(checks)
      .filter(([, { status }]) => status !== 'pass')
      .map(([id, { status, findings }]) => [id, [status, ...findings]]),
  );

test('the shipped policy is of its schema', () => expect(inferencePolicy.fault(shippedPolicy)).toBeUndefined());

test('sound inference passes, and the report is of its schema', () => {
  const repository = temporaryRepository(sound);
  const run = runTool(name, ['--artifact-dir', folder, '--out-dir', 'checks'], { cwd: repository.root });
  expect(run).toMatchObject({ status: 0, stderr: '' });
  expect(run.stdout.split('\n')[0]).toBe('[inference] r1: pass (status ok, p-value 0.020000)');
  const document = repository.json<Verdict>('checks/inference_check.json');
  expect(inferenceCheck.fault(document)).toBeUndefined();
  expect(document).toMatchObject({
    run_id: 'r1',
    candidates: 2,
    grid: { rows: 120, candidates: 2, n_obs: 60, distinct_dates: 60, distinct_candidates: 2 },
    headline_blocked: false,
    banner: null,
  });
  expect((document['inputs'] as unknown[]).length).toBe(4);
  expect(notPassed(document)).toEqual({});
});

describe('one thing is wrong', () => {
  test.each<[string, Record<string, string | object | null>, Record<string, string[]>]>([
    [
      'the grid is a folder',
      { [`${folder}/grid_returns.csv`]: null, [`${folder}/grid_returns.csv/x`]: 'x' },
      Object.fromEntries(
        ['grid_informative', 'grid_dates_counted_once', 'grid_out_of_sample', 'recorded_matches_grid'].map((id) => [
          id,
          ['missing', 'grid_returns.csv could not be read'],
        ]),
      ),
    ],
    [
      'a number of strategies that is a text',
      { [`${folder}/spa.json`]: spa({ n_strategies: '2' }) },
      { counts_agree: ['fail', "n_strategies '2', candidate_stats has 2"] },
    ],
    [
      'two statuses',
      { [`${folder}/spa.json`]: spa({ spa_status: 'degenerate' }) },
      {
        status_ok: ['fail', "inference is unknown: status 'ok' and spa_status 'degenerate' differ"],
        enough_observations: ['not_applicable', 'inference is unknown'],
      },
    ],
    [
      'a status in capitals',
      { [`${folder}/spa.json`]: spa({ spa_status: null, status: 'OK' }) },
      {
        status_ok: ['fail', "inference is unknown: status 'OK' is none of ok, degenerate, error"],
        enough_observations: ['not_applicable', 'inference is unknown'],
      },
    ],
    [
      'degenerate without a reason',
      { [`${folder}/spa.json`]: spa({ status: 'degenerate', spa_status: 'degenerate' }) },
      {
        status_ok: ['fail', 'inference is degenerate: no reason is recorded'],
        enough_observations: ['not_applicable', 'inference is degenerate'],
      },
    ],
    [
      'an error without its words',
      { [`${folder}/spa.json`]: spa({ status: 'error', spa_status: 'error', reason: 'x' }) },
      {
        status_ok: ['fail', 'inference is error: no spa_error is recorded'],
        enough_observations: ['not_applicable', 'inference is error'],
      },
    ],
    [
      'a p-value that is a text',
      { [`${folder}/spa.json`]: spa({ p_value: '0.02' }) },
      { p_value_valid: ['missing', 'missing SPA p-value'], p_values_agree: ['missing', 'missing SPA p-value'] },
    ],
    [
      'a p-value that is not a probability',
      { [`${folder}/spa.json`]: spa({ p_value: -0.5 }) },
      {
        p_value_valid: ['fail', 'SPA p-value out of bounds: -0.5'],
        p_values_agree: ['missing', 'missing SPA p-value'],
      },
    ],
    [
      'statistics that are no numbers',
      { [`${folder}/spa.json`]: JSON.stringify(spa()).replace('1.5', 'NaN').replace('2.5', 'Infinity') },
      { statistics_finite: ['fail', 'SPA comparator t-stats are all NaN/inf.'] },
    ],
    [
      'one statistic that is not a number',
      { [`${folder}/spa.json`]: JSON.stringify(spa()).replace('1.5', 'null') },
      { statistics_finite: ['fail', '1 of 2 t-stats are no numbers'] },
    ],
    [
      'statistics that are all zero',
      { [`${folder}/spa.json`]: JSON.stringify(spa()).replace('1.5', '0').replace('2.5', '0.0') },
      { statistics_finite: ['fail', 'SPA comparator t-stats are all zero.'] },
    ],
    [
      'no statistics',
      { [`${folder}/spa.json`]: spa({ candidate_stats: [] }) },
      {
        statistics_finite: ['missing', 'SPA payload missing comparator statistics.'],
        candidates_distinct: ['missing', 'SPA payload missing comparator statistics.'],
        counts_agree: ['missing', 'SPA payload missing comparator statistics.'],
      },
    ],
    [
      'parameters without effect',
      {
        [`${folder}/spa.json`]: spa({
          n_strategies: 6,
          candidate_stats: [1, 1, 1, 1, 2].map((t_stat) => ({ t_stat })),
        }),
      },
      {
        candidates_distinct: [
          'warn',
          '5 candidates have 2 distinct t-stats: parameters without effect are counted as trials',
        ],
      },
    ],
    [
      'another count of strategies',
      { [`${folder}/spa.json`]: spa({ n_strategies: 4 }) },
      { counts_agree: ['fail', 'n_strategies 4, candidate_stats has 2'] },
    ],
    [
      'few observations, and not those of the grid',
      { [`${folder}/spa.json`]: spa({ n_obs: 29.0 }) },
      {
        enough_observations: ['fail', 'insufficient observations (n_obs=29, min_required=30)'],
        recorded_matches_grid: ['fail', 'spa.json: n_obs 29, grid_returns.csv gives 60'],
      },
    ],
    [
      'no count of observations',
      { [`${folder}/spa.json`]: spa({ n_obs: null }) },
      {
        enough_observations: ['missing', 'spa.json: n_obs is absent or no number'],
        recorded_matches_grid: ['missing', 'spa.json: n_obs is absent or no number'],
      },
    ],
    [
      'a grid without variance',
      { [`${folder}/grid_returns.csv`]: grid(60, () => '0.001') },
      { grid_informative: ['fail', 'all strategies have zero variance'] },
    ],
    [
      'a grid of training folds that overlap',
      { [`${folder}/grid_returns.csv`]: grid(60, (_, at) => at, 'train').replaceAll('2020-01-1', '2020-01-2') },
      {
        grid_dates_counted_once: [
          'warn',
          'grid_returns.csv: 60 observations per candidate are 49 dates: overlapping training folds count dates more than once',
        ],
        grid_out_of_sample: ['warn', 'grid_returns.csv: phase is train: the inference is in-sample'],
      },
    ],
    [
      'a grid with a word among its values',
      { [`${folder}/grid_returns.csv`]: grid(60, (model, at) => (model === 'b' && at === 59 ? 'nan' : at)) },
      {
        grid_informative: ['fail', "grid_returns.csv:121: value 'nan' is no finite number"],
        grid_dates_counted_once: ['missing', 'grid_returns.csv could not be read'],
        grid_out_of_sample: ['missing', 'grid_returns.csv could not be read'],
        recorded_matches_grid: ['missing', 'grid_returns.csv could not be read'],
      },
    ],
    [
      'no grid',
      { [`${folder}/grid_returns.csv`]: null },
      {
        grid_informative: ['warn', 'grid_returns.csv: not there: the statistics cannot be traced to returns'],
        grid_dates_counted_once: ['not_applicable', 'grid_returns.csv: not there'],
        grid_out_of_sample: ['not_applicable', 'grid_returns.csv: not there'],
        recorded_matches_grid: ['not_applicable', 'grid_returns.csv: not there'],
      },
    ],
    [
      'a reality check of nothing',
      { [`${folder}/reality_check.json`]: '{"p_value": 1.0, "best_sharpe": 0.0}' },
      {
        reality_check_informative: ['fail', 'reality_check.json: best_sharpe 0.0 and p_value 1.0: nothing was tested'],
        p_values_agree: ['warn', 'SPA p-value 0.02 and reality check p-value 1.0 lie on different sides of 0.05'],
      },
    ],
    [
      'a reality check without a p-value',
      { [`${folder}/reality_check.json`]: { best_sharpe: 1 } },
      {
        reality_check_valid: ['fail', 'reality_check.json: p_value is absent or out of bounds'],
        p_values_agree: ['fail', 'reality_check.json: p_value is absent or out of bounds'],
      },
    ],
  ])('%s', (_, change, expected) => expect(notPassed(verdict(change))).toEqual(expected));
});

test('a run without inference is blocked, and the banner says why', () => {
  const document = verdict({ [`${folder}/spa.json`]: null });
  expect(document).toMatchObject({
    status: 'missing',
    reason: 'spa.json: not there',
    headline_blocked: true,
    banner: 'INFERENCE FAILED (SPA missing): spa.json: not there — not resume-credible / not headline.',
    candidates: null,
  });
  expect(verdict({ [`${folder}/spa.json`]: '[]' })).toMatchObject({ reason: 'spa.json: must be a JSON object' });
});

test('of a status that is ok the banner tells the first thing that fails', () =>
  expect(verdict({ [`${folder}/spa.json`]: spa({ n_strategies: 4 }) })['banner']).toBe(
    'INFERENCE FAILED (SPA ok): n_strategies 4, candidate_stats has 2 — not resume-credible / not headline.',
  ));

test('a document alone has no run, no grid and no reality check', () => {
  const document = verdict({ 'results/spa.json': spa() }, ['--spa', 'results/spa.json']);
  expect(document).toMatchObject({ run_id: null, grid: null, overall_pass: true });
  expect(notPassed(document)).toMatchObject({
    reality_check_valid: ['not_applicable', 'reality_check.json: not there'],
    grid_informative: ['warn', 'grid_returns.csv: not there: the statistics cannot be traced to returns'],
  });
  const { root } = temporaryRepository({
    'results/spa.json': spa(),
    'g.csv': sound[`${folder}/grid_returns.csv`] as string,
  });
  const run = runTool(name, ['--spa', 'results/spa.json', '--grid', 'g.csv'], { cwd: root });
  expect(run.stdout).toBe('[inference] results/spa.json: pass (status ok, p-value 0.020000)\n');
});

test.each<[string, string[], RegExp]>([
  ['nothing named', [], /name a run \(--artifact-dir\) or the document of an inference \(--spa\)/],
  ['a run that is not there', ['--artifact-dir', 'x'], /Artifact directory not found: \//],
  ['a document that is not there', ['--spa', 'spa.json'], /spa not found: spa\.json/],
  ['a grid that is not there', ['--artifact-dir', '.', '--grid', 'g.csv'], /grid not found: g\.csv/],
])('%s ends in 1', (_, words, message) => {
  const run = runTool(name, words, { cwd: temporaryRepository().root });
  expect(run).toMatchObject({ status: 1, stdout: '' });
  expect(run.stderr).toMatch(message);
});

test('no control character reaches output', () => {
  const repository = temporaryRepository({
    'spa.json': spa({ status: 'error', spa_status: 'error', spa_error: 'a\u001b[31m\nb\u202e' }),
  });
  const run = runTool(name, ['--spa', 'spa.json', '--out-dir', 'c'], { cwd: repository.root });
  expect(run.stdout).toContain('INFERENCE FAILED (SPA error): a\\x1b[31m\\nb\\u202e — not');
  for (const text of [run.stdout, run.stderr, repository.read('c/inference_check.md')])
    expect(text).not.toMatch(/[\u0000-\u0008\u001b\u202e]/);
});
