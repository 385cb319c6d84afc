import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  averageRanks,
  falseDiscoveryRates,
  judgeMonths,
  momentumScores,
  monthEnd,
  monthOf,
  netIcs,
  overlap,
  rankWeights,
  slope,
  spearman,
  standardDeviation,
  studentTwoSided,
  testMean,
  // @ts-expect-error the example is plain JavaScript without types
} from './scripts/momentum.mjs';
// @ts-expect-error as above
import { readMonth } from './scripts/repository.mjs';

const example = dirname(fileURLToPath(import.meta.url));
const realData = join(dirname(createRequire(import.meta.url).resolve('vega-datasets/package.json')), 'data');

describe('arithmetic against tables worked by hand', () => {
  test('ranks share their mean when values are equal', () => {
    expect(averageRanks([10, 30, 20, 30])).toEqual([1, 3.5, 2, 3.5]);
    expect(averageRanks([5, 5, 5])).toEqual([2, 2, 2]);
  });

  test('Spearman, with and without ties', () => {
    expect(spearman([1, 2, 3, 4], [10, 20, 30, 40])).toBe(1);
    expect(spearman([1, 2, 3, 4], [9, 7, 5, 3])).toBe(-1);
    // 1 - 6·(1+1+1+1)/(4·15) = 0.6
    expect(spearman([1, 2, 3, 4], [2, 1, 4, 3])).toBeCloseTo(0.6, 12);
    // ranks 1 2.5 2.5 4 and 1 3 2 4: 4.5 / sqrt(4.5 · 5)
    expect(spearman([1, 2, 2, 3], [1, 3, 2, 4])).toBeCloseTo(4.5 / Math.sqrt(22.5), 12);
    expect(spearman([1, 1, 1], [1, 2, 3])).toBeNull();
  });

  test('beta is the slope of the least-squares line', () => {
    expect(slope([3, 5, 7], [1, 2, 3])).toBe(2);
    // deviations -2 0 2 and -1 1 0: comoment 2, spread 8
    expect(slope([1, 3, 2], [1, 3, 5])).toBe(0.25);
    expect(slope([1, 2], [4, 4])).toBeNull();
  });

  test('weights put one unit on each side', () => {
    expect(rankWeights([0.3, 0.1, 0.2])).toEqual([1, -1, 0]);
    expect(rankWeights([1, 2, 3, 4])).toEqual([-0.75, -0.25, 0.25, 0.75]);
    expect(rankWeights([7, 7])).toEqual([0, 0]);
  });

  test('overlap is the share that stays', () => {
    expect(overlap(['A', 'B'], ['B', 'C'])).toBe(0.5);
    expect(overlap(['A', 'B'], ['B', 'A'])).toBe(1);
  });

  test('the sample standard deviation', () => {
    expect(standardDeviation([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(Math.sqrt(32 / 7), 12);
    expect(standardDeviation([1])).toBeNull();
  });

  test.each([
    [1, 1, 0.5], // Cauchy
    [Math.SQRT2, 2, 1 - Math.SQRT1_2], // 1 - t/sqrt(2 + t²)
    [12.706205, 1, 0.05],
    [4.302653, 2, 0.05],
    [3.182446, 3, 0.05],
    [2.776445, 4, 0.05],
    [2.570582, 5, 0.05],
    [2.008559, 50, 0.05],
    [-2.007584, 51, 0.05],
    [0, 7, 1],
  ])('two-sided p of t = %d with %d degrees of freedom', (t, freedom, p) => {
    expect(studentTwoSided(t, freedom)).toBeCloseTo(p, 6);
  });

  test('the test of a mean; p is 1 when nothing can be said', () => {
    // mean 2, deviation 1, t = 2·sqrt(3) with 2 degrees of freedom
    const result = testMean([1, 2, 3]);
    expect(result.t_stat).toBeCloseTo(2 * Math.sqrt(3), 12);
    expect(result.p_value).toBeCloseTo(1 - Math.sqrt(12 / 14), 12);
    expect(testMean([5]).p_value).toBe(1);
    expect(testMean([5, 5]).p_value).toBe(1);
    expect(testMean([]).p_value).toBe(1);
  });

  test('Benjamini–Hochberg q values, in the order given', () => {
    // sorted .01 .02 .03 .5: ·4/1 ·4/2 ·4/3 ·4/4 = .04 .04 .04 .5
    falseDiscoveryRates([0.5, 0.01, 0.03, 0.02]).forEach((q: number, i: number) =>
      expect(q).toBeCloseTo([0.5, 0.04, 0.04, 0.04][i]!, 12),
    );
    // .04 → .04·3/2 = .06 is above .05·3/3 = .05, which it may not exceed
    falseDiscoveryRates([0.04, 0.001, 0.05]).forEach((q: number, i: number) =>
      expect(q).toBeCloseTo([0.05, 0.003, 0.05][i]!, 12),
    );
    expect(falseDiscoveryRates([1, 1])).toEqual([1, 1]);
  });

  test('dates', () => {
    expect(readMonth('Feb 29 2000')).toBe(monthOf(2000, 2));
    expect(readMonth('2004-12-31')).toBe(monthOf(2004, 12));
    expect(monthEnd(monthOf(2004, 12))).toBe('2004-12-31');
    for (const wrong of ['Feb 30 2000', '2001-02-29', '2001-13-01', 'Foo 1 2000', '', '1/1/2000'])
      expect(readMonth(wrong)).toBeNull();
  });
});

describe('months judged, on three stocks', () => {
  const months = (values: number[]) => new Map(values.map((value, i) => [i, value]));
  const prices = new Map([
    ['A', months([100, 110, 121])],
    ['B', months([100, 100, 90])],
    ['C', months([100, 90, 99])],
  ]);
  const index = months([1000, 1010, 1010]);
  const strategy = { min_stocks: 3, top_fraction: 0.34, cost: { bps_per_unit_traded: 100 } };
  const score = (month: number, ticker: string, value: number) => ({ month, ticker, score: value });
  const scores = [
    score(0, 'A', 3),
    score(0, 'B', 2),
    score(0, 'C', 1),
    score(1, 'A', 1),
    score(1, 'B', 2),
    score(1, 'C', 3),
  ];

  test('ic, turnover, costs, returns and overlap', () => {
    const [first, second] = judgeMonths(prices, index, scores, strategy);
    // returns .1 0 -.1: perfect order; from nothing to +1 -1 is a turnover of 2; 1 % of it over the perfect return .2
    expect(first).toMatchObject({ month: 1, stocks: 3, rank_ic: 1, turnover: 2, top_overlap: null });
    expect(first.cost_drag).toBeCloseTo(0.1, 12);
    expect(first.long_short_return).toBeCloseTo(0.2, 12);
    expect(first.index_return).toBeCloseTo(0.01, 12);
    // scores reversed; returns .1 -.1 .1: ranks 2.5 1 2.5 against 1 2 3 have no correlation; the long side turns over
    expect(second.rank_ic).toBeCloseTo(0, 12);
    expect(second).toMatchObject({ month: 2, turnover: 4, index_return: 0, top_overlap: 0 });
    // the perfect order: centred ranks .5 -1 .5 over 1, times the returns = .2
    expect(second.cost_drag).toBeCloseTo(0.2, 12);
  });

  test('the cost multiplier takes its share of the ic', () => {
    const rows = judgeMonths(prices, index, scores, strategy);
    expect(netIcs(rows, 2)[0]).toBeCloseTo(0.8, 12);
    expect(netIcs(rows, 1.5)[0]).toBeCloseTo(0.85, 12);
  });

  test('a price that a score needs is never skipped', () => {
    const holed = new Map([
      ...prices,
      [
        'C',
        new Map([
          [0, 100],
          [2, 99],
        ]),
      ],
    ]);
    expect(() => judgeMonths(holed, index, scores, strategy)).toThrow('no price of C for 0-02, which the score of');
    expect(() => judgeMonths(prices, months([1000]), scores, strategy)).toThrow('no price of the index');
  });

  test('a score reads nothing later than its month', () => {
    const long = new Map([['A', months([1, 2, 3, 4, 5, 6])]]);
    expect(momentumScores(long, 3, 1)).toEqual([score(3, 'A', 2), score(4, 'A', 1), score(5, 'A', 5 / 3 - 1)]);
  });
});

describe('the scripts on real prices', () => {
  let repository: string;
  const inRepository = (path: string) => join(repository, path);
  const call = (script: string, ...words: string[]) =>
    spawnSync(inRepository(`scripts/${script}`), words, { cwd: repository, encoding: 'utf8' });
  const judge = (...words: string[]) => call('run_research_workflow', '--workflow', 'production_gates', '--', ...words);
  const reports = () =>
    readdirSync(inRepository('gate_results'))
      .filter((name) => name.startsWith('production_gates_'))
      .map((name) => join('gate_results', name));
  const readReport = (directory: string) =>
    JSON.parse(readFileSync(inRepository(`${directory}/production_gates_report.json`), 'utf8'));
  const edit = (path: string, change: (text: string) => string) =>
    writeFileSync(inRepository(path), change(readFileSync(inRepository(path), 'utf8')));

  beforeEach(() => {
    repository = mkdtempSync(join(tmpdir(), 'research-repo-'));
    cpSync(example, repository, { recursive: true });
    for (const name of ['stocks.csv', 'sp500.csv']) cpSync(join(realData, name), inRepository(`data/${name}`));
    expect(call('make_scores').status).toBe(0);
  });
  afterEach(() => rmSync(repository, { recursive: true }));

  test('the report: sections, honest gates, whole files', () => {
    const run = judge(
      '--decision-tag',
      'first_run',
      '--owner=desk',
      '--notes',
      '--rerun',
      '--factor',
      'momentum_12_1',
      '--wf-shards',
      '4',
    );
    expect(run).toMatchObject({ status: 0, stderr: '' });
    const [directory] = reports();
    expect(directory).toMatch(/production_gates_\d{4}-\d{2}-\d{2}_\d{6}$/);
    expect(readdirSync(inRepository(directory!)).sort()).toEqual([
      'monthly_ic.csv',
      'production_gates_report.json',
      'production_gates_report.md',
      'walk_forward_summary.csv',
    ]);
    const report = readReport(directory!);
    expect(report.inputs).toMatchObject({
      decision_tag: 'first_run',
      owner: 'desk',
      notes: '--rerun',
      factor: 'momentum_12_1',
      cost_multipliers: '1.5,2.0',
    });
    expect(report.cost_stress.map((row: { cost_multiplier: number }) => row.cost_multiplier)).toEqual([1.5, 2]);
    expect(report.cost_stress[0].test_ic).toBeGreaterThan(report.cost_stress[1].test_ic);
    expect(report.risk_diagnostics).toMatchObject({ size_signal_corr_log_mcap: null, industry_coverage: null });
    expect(report.gates).toMatchObject({
      risk_gate_size_corr_abs: false,
      risk_gate_industry_coverage: false,
      overall_pass: false,
    });
    expect(report.statistical_gates.n_factors).toBe(3);
    const years = readFileSync(inRepository(`${directory}/walk_forward_summary.csv`), 'utf8')
      .trim()
      .split('\n');
    expect(years).toHaveLength(1 + report.wf_stress.test_ic_n);
  });

  test('the same input gives the same report, in a directory of its own', () => {
    for (const _ of [1, 2, 3]) expect(judge('--decision-tag', 'same').status).toBe(0);
    const contents = reports().map((directory) => {
      const { generated_at, outputs, ...content } = readReport(directory);
      expect([typeof generated_at, outputs.out_root]).toEqual(['string', join(repository, directory)]);
      return content;
    });
    expect(contents).toHaveLength(3);
    expect(contents[1]).toEqual(contents[0]);
    expect(contents[2]).toEqual(contents[0]);
  });

  test('a directory that exists is left as it is', () => {
    const stampAfter = (seconds: number) => {
      const now = new Date();
      return new Date(now.getTime() - now.getTimezoneOffset() * 60_000 + seconds * 1000)
        .toISOString()
        .slice(0, 19)
        .replace('T', '_')
        .replaceAll(':', '');
    };
    const taken = Array.from({ length: 20 }, (_, seconds) => `gate_results/production_gates_${stampAfter(seconds)}`);
    for (const directory of taken) mkdirSync(inRepository(directory), { recursive: true });
    expect(judge('--decision-tag', 'second').status).toBe(0);
    expect(reports().filter((directory) => !taken.includes(directory))).toEqual([expect.stringMatching(/_\d{6}_2$/)]);
    expect(taken.flatMap((directory) => readdirSync(inRepository(directory)))).toEqual([]);
  });

  test('the scores are deterministic and do not look ahead', () => {
    const read = () => readFileSync(inRepository('data/momentum_scores.csv'), 'utf8').trim().split('\n');
    const before = read();
    expect(call('make_scores').status).toBe(0);
    expect(read()).toEqual(before);
    edit('data/stocks.csv', (text) => text.replace(/^AAPL,Jun 1 2008,.*$/m, 'AAPL,Jun 1 2008,1000'));
    expect(call('make_scores').status).toBe(0);
    const changed = read().filter((line, i) => line !== before[i]);
    expect(changed.length).toBeGreaterThan(0);
    // the latest month is left out of a score, so a price shows from the month after it
    expect(changed.every((line) => line >= '2008-07-31,AAPL' && line.includes('AAPL'))).toBe(true);
  });

  const cell = (path: string, from: RegExp, to: string) => () => edit(path, (text) => text.replace(from, to));
  const absent = (path: string) => () => rmSync(inRepository(path));
  const nothing = () => undefined;
  const tagged = ['--decision-tag', 'x'];
  test.each<[string, () => void, string[], string]>([
    ['no decision tag', nothing, [], '--decision-tag is required: the report must name the run it belongs to'],
    [
      'an empty decision tag',
      nothing,
      ['--decision-tag', ''],
      '--decision-tag is required: the report must name the run it belongs to',
    ],
    [
      'an unknown option',
      nothing,
      [...tagged, '--skip-statistical-gates'],
      'unknown argument --skip-statistical-gates; known are: --strategy ',
    ],
    ['an option without its value', nothing, ['--decision-tag'], '--decision-tag needs a value'],
    [
      'another factor',
      nothing,
      [...tagged, '--factor', 'value'],
      '--factor value is not the factor of configs/strategies/momentum.json, momentum_12_1',
    ],
    ['a cost gate avoided', nothing, [...tagged, '--cost-multipliers', '1.5'], 'cost multipliers must include 2.0'],
    [
      'costs that are no numbers',
      nothing,
      [...tagged, '--cost-multipliers', '1.5,2.0,x'],
      'cost multipliers must be numbers from 1, found 1.5,2.0,x',
    ],
    ['no freeze file', nothing, [...tagged, '--freeze-file', 'runs/no.json'], 'freeze file not found: runs/no.json'],
    [
      'no prices',
      absent('data/stocks.csv'),
      tagged,
      'prices not found: data/stocks.csv; README.md says where it comes from',
    ],
    ['no index', absent('data/sp500.csv'), tagged, 'index not found: data/sp500.csv'],
    ['no scores', absent('data/momentum_scores.csv'), tagged, 'scores not found: data/momentum_scores.csv'],
    ['no strategy', nothing, [...tagged, '--strategy', 'none.json'], 'strategy not found: none.json'],
    [
      'a strategy that is not JSON',
      cell('configs/strategies/momentum.json', /\{/, '['),
      tagged,
      'strategy configs/strategies/momentum.json is not JSON: ',
    ],
    [
      'a strategy without a threshold',
      cell('configs/strategies/momentum.json', /"q_value_max": 0.1/, '"q": 0'),
      tagged,
      'strategy configs/strategies/momentum.json: thresholds.q_value_max must be a number from 0, found undefined',
    ],
    [
      'a price that is no number',
      cell('data/stocks.csv', /39\.81/, 'abc'),
      tagged,
      'prices data/stocks.csv line 2: "abc" is not a positive number',
    ],
    [
      'a negative price',
      cell('data/stocks.csv', /39\.81/, '-39.81'),
      tagged,
      'prices data/stocks.csv line 2: "-39.81" is not a positive number',
    ],
    [
      'a date that does not exist',
      cell('data/sp500.csv', /Feb 1 2000/, 'Feb 30 2000'),
      tagged,
      'index data/sp500.csv line 3: "Feb 30 2000" is not a date',
    ],
    [
      'a row too short',
      cell('data/stocks.csv', /,39\.81/, ''),
      tagged,
      'prices data/stocks.csv line 2: expected 3 cells, found 2',
    ],
    [
      'a foreign header',
      cell('data/stocks.csv', /symbol/, 'ticker'),
      tagged,
      'prices data/stocks.csv line 1: expected the header symbol,date,price',
    ],
    [
      'a month twice',
      () => appendFileSync(inRepository('data/sp500.csv'), 'Mar 31 2010,1\n'),
      tagged,
      'index data/sp500.csv line 125: a second row for the month of Mar 31 2010',
    ],
    [
      'a missing month',
      cell('data/sp500.csv', /Feb 1 2006.*\n/, ''),
      tagged,
      'no price of the index for 2006-02, which the score of',
    ],
    [
      'bytes that are not text',
      () => appendFileSync(inRepository('data/stocks.csv'), Buffer.from([0xff, 0xfe])),
      tagged,
      'prices is not UTF-8 text: data/stocks.csv',
    ],
    [
      'scores of other prices',
      cell('data/momentum_scores.csv', /^(2001-01-31,AAPL,).*$/m, '$19'),
      tagged,
      'scores data/momentum_scores.csv: AAPL at 2001-01-31 has 9, the prices give',
    ],
    [
      'a score of no stock',
      () => appendFileSync(inRepository('data/momentum_scores.csv'), '2010-03-31,ZZZ,1\n'),
      tagged,
      'scores data/momentum_scores.csv: 501 scores, the prices give 500',
    ],
  ])('%s: one line, status 1, nothing written', (_, spoil, words, message) => {
    spoil();
    const run = judge(...words);
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/^run_research_workflow: [^\n]+\n$/);
    expect(run.stderr).toContain(message);
    expect(existsSync(inRepository('gate_results'))).toBe(false);
  });

  test('another workflow, or none, is refused', () => {
    expect(call('run_research_workflow', '--workflow', 'backtest', '--', ...tagged)).toMatchObject({
      status: 1,
      stderr: 'run_research_workflow: unknown workflow "backtest"; this repository has production_gates\n',
    });
    expect(call('run_research_workflow')).toMatchObject({
      status: 1,
      stderr: 'run_research_workflow: expected --workflow NAME -- <options>\n',
    });
  });

  test('make_scores on a broken table keeps the old scores', () => {
    const before = readFileSync(inRepository('data/momentum_scores.csv'), 'utf8');
    edit('data/stocks.csv', (text) => text.replace('39.81', ''));
    expect(call('make_scores')).toMatchObject({
      status: 1,
      stderr: 'make_scores: prices data/stocks.csv line 2: "" is not a positive number\n',
    });
    expect(readFileSync(inRepository('data/momentum_scores.csv'), 'utf8')).toBe(before);
    expect(readdirSync(inRepository('data')).some((name) => name.endsWith('.partial'))).toBe(false);
  });

  test('an output directory that cannot be is one line', () => {
    const run = judge(...tagged, '--out-dir', 'README.md/x');
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/^run_research_workflow: ENOTDIR[^\n]+\n$/);
  });
});
