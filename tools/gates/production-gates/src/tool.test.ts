/** The built executable: refusals, records, parts, official runs (contract 18). */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { baselineReport, gatesPage, parseDocument, stressReport } from '@gatehouse/contracts';
import { acquireLock } from '@gatehouse/files';
import { binDirectory, cleanEnvironment, runTool, type Repository } from '@gatehouse/testkit';
import { expect, test } from 'vitest';
import { keyOf, mapRows, panelRepository, runGates, trialLine, type PanelOptions } from '../fixtures/panel';

const line17 = (value: string) => (text: string) =>
  text
    .split('\n')
    .map((row, i) => (i === 16 ? row.replace(/[^,]*$/, value) : row))
    .join('\n');
const once = (from: RegExp, to: string) => (text: string) => text.replace(from, to);

test.each<[string, PanelOptions, string[], RegExp]>([
  [
    'text for a score',
    { tables: { scores: line17('n.m.') } },
    [],
    /scores data\/scores.csv line 17: score 'n.m.' is no number/,
  ],
  ['an infinite score', { tables: { scores: line17('inf') } }, [], /line 17: score inf is no finite number/],
  ['an invalid date', { tables: { scores: once(/^2012-05-28,S003/m, 'soon,S003') } }, [], /'soon' is no date/],
  ['an asset without a name', { tables: { scores: once(/^2012-05-28,S003/m, '2012-05-28,') } }, [], /no asset/],
  ['a row twice', { tables: { scores: (text) => `${text}2012-05-28,S003,1\n` } }, [], /2012-05-28 S003 comes twice/],
  [
    'a price of zero',
    { tables: { prices: once(/^2012-05-28,S003,.*/m, '2012-05-28,S003,0') } },
    [],
    /price 0 of S003 at 2012-05-28: expected above 0/,
  ],
  [
    'no asset in common',
    { tables: { scores: (text) => text.replaceAll(',S', ',X') } },
    [],
    /no asset of the scores is in the prices/,
  ],
  [
    'no date in common',
    {
      tables: {
        scores: (text) =>
          mapRows(text, ([date, ...rest]) =>
            date?.startsWith('2012') ? [`1999${date.slice(4)}`, ...rest] : undefined,
          ),
      },
    },
    [],
    /no score has a label: scores .* 1999-01-28 to 1999-12-28, returns .* 2012-01-28 to 2019-12-28/,
  ],
  [
    'a longer row',
    { tables: { scores: (text) => `${text}2012-01-28,Z,1,2\n` } },
    [],
    /scores data\/scores.csv line 3842: /,
  ],
  [
    'no table of returns',
    { tables: { prices: () => undefined } },
    [],
    /no table of returns: give --prices, --returns or --forward-returns/,
  ],
  [
    'two tables of returns',
    { settings: { tables: { returns: 'data/prices.csv' } } },
    [],
    /two tables of returns, prices and returns/,
  ],
  [
    'an unknown setting',
    { settings: { lines: { wf_pos_ratio: 0.3 } } },
    [],
    /production_gates.lines.wf_pos_ratio: no such setting; the nearest is production_gates.lines.wf_pos_ratio_min/,
  ],
  [
    'a setting of another type',
    { settings: { holding: 'long' } },
    [],
    /production_gates.holding: expected a whole number of at least 1, got "long"/,
  ],
  [
    'a gate that must stay required',
    { settings: { gates: { optional: ['risk_gate_beta_abs'] } } },
    [],
    /risk_gate_beta_abs is always required/,
  ],
  [
    'a looser line',
    {},
    ['--min-pos-ratio', '0.4'],
    /--min-pos-ratio 0.4 is looser than 0.7: state it in the frozen strategy as production_gates.lines.wf_pos_ratio_min/,
  ],
  ['invalid multipliers', {}, ['--cost-multipliers', '1,x'], /option --cost-multipliers: expected numbers/],
  ['an invalid part', {}, ['--shard', '5/4', '--parts', 'p'], /option --shard: expected I\/N/],
  ['an invalid size', {}, ['--memory-limit', 'much'], /option --memory-limit: expected a size/],
  ['a thread count of none', {}, ['--threads', '0'], /option --threads: expected 1 to 1024, got 0/],
  [
    'a year that no date has',
    {},
    ['--wf-end-year', '99999999'],
    /option --wf-end-year: .* at least 1000 and at most 9999/,
  ],
  [
    'a named column that is not there',
    { settings: { columns: { scores: { available_at: 'knwon_at' } } } },
    [],
    /scores data\/scores.csv: expected a column knwon_at, which production_gates.columns names, found 'date'/,
  ],
  [
    'a named column that a dry run does not find',
    { settings: { columns: { industry: { date: 'since' } } } },
    ['--dry-run'],
    /industry data\/industry.csv: expected a column since/,
  ],
  ['a damaged registry', { files: { 'gate_results/gate_registry.csv': 'a,b\n"x' } }, [], /gate_registry.csv/],
])('%s ends with 1, one line, nothing written', (_, options, words, message) => {
  const repository = panelRepository(options);
  const before = repository.files();
  const run = runGates(repository, words);
  expect(run.stderr).toMatch(message);
  expect(run.stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(run).toMatchObject({ status: 1, stdout: '' });
  expect(repository.files()).toEqual(before);
});

const verdictsOf = (report: Record<string, any>, word: string): string[] =>
  Object.entries(report['gate_verdicts'] as Record<string, { verdict: string }>).flatMap(([name, { verdict }]) =>
    verdict === word ? [name] : [],
  );

test.each<[string, PanelOptions, string[], { not_evaluable?: string[]; fail?: string[] }]>([
  [
    'scores without an order',
    { tables: { scores: (text) => mapRows(text, ([date = '', asset = '']) => [date, asset, '1']) } },
    [],
    { not_evaluable: ['cost_gate_x1_5_positive', 'stat_gate_factor_pass', 'wf_gate_positive_mean'] },
  ],
  [
    'one asset',
    { tables: { scores: (text) => mapRows(text, (cells) => (cells[1] === 'S003' ? cells : undefined)) } },
    [],
    { not_evaluable: ['stat_gate_factor_pass'] },
  ],
  [
    'a benchmark that ends early',
    { tables: { benchmark: (text) => mapRows(text, (cells) => ((cells[0] ?? '') < '2015' ? cells : undefined)) } },
    [],
    { not_evaluable: ['risk_gate_beta_abs'] },
  ],
  [
    'market caps that end early',
    { tables: { market_cap: (text) => mapRows(text, (cells) => ((cells[0] ?? '') < '2015' ? cells : undefined)) } },
    [],
    { not_evaluable: ['risk_gate_size_corr_abs'] },
  ],
  [
    'neither caps nor industries',
    { tables: { market_cap: () => undefined, industry: () => undefined } },
    [],
    { not_evaluable: ['risk_gate_size_corr_abs', 'risk_gate_industry_coverage'] },
  ],
  [
    'multiplier 1 alone',
    {},
    ['--cost-multipliers', '1.0'],
    { not_evaluable: ['cost_gate_x1_5_positive', 'cost_gate_x2_0_positive', 'cost_gate_net_return_positive'] },
  ],
  [
    'a universe without its table',
    { settings: { stress_min_market_cap: 1e6 }, tables: { market_cap: () => undefined } },
    [],
    { not_evaluable: ['wf_gate_positive_mean', 'wf_gate_pos_ratio'] },
  ],
  [
    'scores as of a date before all of them',
    { settings: { gates: { required: ['guard_gate_point_in_time'] } } },
    ['--scores-as-of', '1999-12-31=data/scores.csv'],
    { not_evaluable: ['guard_gate_point_in_time'] },
  ],
  ['a score on its own day', { settings: { score_known: 'after_close' } }, [], { fail: ['guard_gate_dates'] }],
])('%s: a report, no pass', (_, options, words, expected) => {
  const { status, report } = runGates(panelRepository(options), words);
  expect(status).toBe(0);
  expect(report['gates']).toMatchObject({ overall_pass: false });
  for (const [word, names] of Object.entries(expected))
    expect(verdictsOf(report, word)).toEqual(expect.arrayContaining(names));
});

test('missing scores are not scored and counted; the last dates have no label yet', () => {
  const { report } = runGates(
    panelRepository({ tables: { scores: (text) => line17('')(text).replace(/^(2013-05-28,S00[12],).*$/gm, '$1NA') } }),
  );
  expect(report['sample']).toMatchObject({ rows: { missing_scores: 3 }, not_judged: { window_open: 1 } });
});

test('returns in percent fail their gate and are judged as they stand', () => {
  const repository = panelRepository({ tables: { prices: (text) => text } });
  const last = new Map<string, number>();
  const returns = mapRows(repository.read('data/prices.csv'), ([date = '', asset = '', price]) => {
    const before = last.get(asset);
    last.set(asset, Number(price));
    return before === undefined ? undefined : [date, asset, String((Number(price) / before - 1) * 100)];
  }).replace('price', 'ret');
  repository.write('data/returns.csv', returns);
  const run = runGates(repository, ['--returns', 'data/returns.csv']);
  expect(run.stderr).toBe('');
  expect(verdictsOf(run.report, 'fail')).toContain('data_gate_plausible_returns');
});

const hashes = ({ report }: { report: Record<string, any> }): string[] => [
  report['reproducibility'].figures_sha256 as string,
  report['reproducibility'].verdicts_sha256 as string,
];

test('the same figures with any number of threads, in little memory, from parts in any order', () => {
  const repository = panelRepository({ settings: { stress_min_market_cap: 294267566 } });
  const whole = hashes(runGates(repository, ['--no-registry']));
  for (const words of [
    ['--threads', '1'],
    ['--threads', '4'],
    ['--memory-limit', '40MB'],
    ['--wf-shards', '3'],
  ])
    expect(hashes(runGates(repository, ['--no-registry', ...words]))).toEqual(whole);
  for (const part of [4, 2, 1, 3])
    expect(runGates(repository, ['--shard', `${part}/4`, '--parts', 'parts']).status).toBe(0);
  expect(hashes(runGates(repository, ['--no-registry', '--join', '--parts', 'parts']))).toEqual(whole);
});

test('a joined report is that of one call, but for its shards, times and paths', () => {
  const repository = panelRepository();
  const timeless = ({ report }: { report: Record<string, any> }): unknown => {
    const { generated_at: _a, generated_at_utc: _b, outputs: _c, inputs, wf_stress, ...rest } = report;
    return { ...rest, inputs: { ...inputs, wf_shards: 0 }, wf_stress: { ...wf_stress, summary_csv: '' } };
  };
  expect(timeless(runGates(repository, ['--wf-shards', '4']))).toEqual(timeless(runGates(repository)));
});

function changeRows(
  { path, json }: Repository,
  change: (row: Record<string, unknown>, at: number) => Record<string, unknown>,
): void {
  const part = json<{ rows: Record<string, unknown>[] }>('parts/part_3_of_4.json');
  writeFileSync(path('parts/part_3_of_4.json'), JSON.stringify({ ...part, rows: part.rows.map(change) }));
}

test.each<[string, (repository: Repository) => void, RegExp]>([
  ['missing', ({ path }) => rmSync(path('parts/part_3_of_4.json')), /part 3 of 4 is missing/],
  [
    'cut off',
    ({ path, read }) => writeFileSync(path('parts/part_2_of_4.json'), read('parts/part_2_of_4.json').slice(0, 900)),
    /part_2_of_4.json: is cut off/,
  ],
  [
    'of other bytes',
    ({ path, read }) => writeFileSync(path('data/scores.csv'), read('data/scores.csv').replace('1.7', '1.8')),
    /part 1 of 4: sha256 of the scores/,
  ],
  [
    'of another configuration',
    ({ path, read }) =>
      writeFileSync(path('configs/s.json'), read('configs/s.json').replace('"min_names": 10', '"min_names": 11')),
    /part 1 of 4: made from another configuration/,
  ],
  [
    'of another version',
    ({ path, read }) =>
      writeFileSync(
        path('parts/part_4_of_4.json'),
        read('parts/part_4_of_4.json').replace(/"version": "[^"]*"/, '"version": "9.9.9"'),
      ),
    /part 4 of 4: made by version 9.9.9/,
  ],
  [
    'of other figures',
    (repository) => changeRows(repository, (row) => ({ ...row, ic: 0.5 })),
    /part 3 of 4: its figures of 20\d\d-\d\d-\d\d are not those of the tables; repeat it with --shard 3\/4/,
  ],
  [
    'of other names',
    (repository) => changeRows(repository, (row, at) => (at === 5 ? { ...row, names: 3 } : row)),
    /part 3 of 4: its figures of 20\d\d-\d\d-\d\d are not those of the tables/,
  ],
  [
    'of another count',
    ({ path, read }) => writeFileSync(path('parts/part_1_of_2.json'), read('parts/part_1_of_4.json')),
    /is of [24] parts, expected/,
  ],
])('joining refuses a part that is %s', (_, spoil, message) => {
  const repository = panelRepository();
  for (const part of [1, 2, 3, 4]) runGates(repository, ['--shard', `${part}/4`, '--parts', 'parts']);
  spoil(repository);
  const run = runGates(repository, ['--join', '--parts', 'parts']);
  expect(run.stderr).toMatch(message);
  expect(run.status).toBe(1);
  expect(existsSync(repository.path('gate_results'))).toBe(false);
  expect(existsSync(repository.path('audit'))).toBe(false);
});

test('a launcher’s variables make parts and join them', () => {
  const repository = panelRepository();
  for (const index of [0, 1])
    runGates(repository, [], {
      GATEHOUSE_SHARD_INDEX: String(index),
      GATEHOUSE_SHARD_COUNT: '2',
      GATEHOUSE_SHARD_DIR: repository.path(`shards/${index}/output`),
    });
  const units = [0, 1].map((index) => repository.json(`shards/${index}/output/shard.json`)['units']);
  expect(units).toEqual([
    ['2015', '2017', '2019'],
    ['2016', '2018'],
  ]);
  expect(existsSync(repository.path('audit'))).toBe(false);
  const joined = runGates(repository, ['--wf-shards', '4'], {
    GATEHOUSE_SHARD_PHASE: 'join',
    GATEHOUSE_SHARD_COUNT: '2',
    GATEHOUSE_SHARDS_DIR: repository.path('shards'),
  });
  expect(joined.status).toBe(0);
  expect(repository.read('audit/trials.jsonl').trimEnd().split('\n')).toHaveLength(1);
});

test('a call counts once, however often it is repeated; another configuration or other scores count again', () => {
  const repository = panelRepository();
  const observed = (words: string[] = []): number => runGates(repository, words).report['trials'].observed as number;
  expect([observed(), observed(), observed(['--owner', 'desk', '--notes', 'again'])]).toEqual([1, 1, 1]);
  expect(observed(['--risk-top-pct', '0.3'])).toBe(2);
  repository.write(
    'data/scores.csv',
    repository.read('data/scores.csv').replace(/^2012-05-28,S003,.*$/m, '2012-05-28,S003,9'),
  );
  expect(observed()).toBe(3);
  expect(repository.read('audit/trials.jsonl').trimEnd().split('\n')).toHaveLength(5);
});

test('a call that fails behind its line, and one that was killed there, were trials', () => {
  const repository = panelRepository({
    files: {
      'audit/trials.jsonl': `${trialLine({ report_json: 'gate_results/production_gates_2026-01-05_090000/production_gates_report.json' })}{"schema": "trial/v1", "cut`,
    },
  });
  // The line fits, the tables behind the report do not.
  const full = `ulimit -f 8; exec ${binDirectory}/production-gates --strategy configs/s.json`;
  const failed = spawnSync('bash', ['-c', full], { cwd: repository.root, env: cleanEnvironment(), encoding: 'utf8' });
  expect(failed.status).toBe(1);
  expect(failed.stderr).toMatch(/cannot write .*\.csv/);
  const { report } = runGates(repository, ['--risk-top-pct', '0.3']);
  expect(report['trials']).toMatchObject({ observed: 3, sources: { trials_jsonl: 3 }, unreadable: [] });
});

test('what has no key counts: reports, rows and runs, those of one tag once; blocked runs do not', () => {
  const run = (tag: string, outcome: string): Record<string, object> => ({
    [`audit/workstation_runs/2026-01-05_09000${tag}_production_gates_t${tag}/context.json`]: {
      workflow: 'production_gates',
      decision_tag: `t${tag}`,
      workflow_arguments: ['--strategy', 'configs/s.json', '--factor', 'edge'],
    },
    [`audit/workstation_runs/2026-01-05_09000${tag}_production_gates_t${tag}/result.json`]: {
      outcome,
      decision_tag: `t${tag}`,
    },
  });
  const repository = panelRepository({
    files: {
      ...run('1', 'failed'),
      ...run('2', 'blocked'),
      ...run('3', 'interrupted'),
      'gate_results/production_gates_2026-01-05_090001/production_gates_report.json': {
        inputs: { decision_tag: 't1', factor: 'edge' },
        gates: {},
      },
      'gate_results/production_gates_2026-01-05_090009/production_gates_report.json': {
        inputs: { decision_tag: 'x', factor: 'other' },
        gates: {},
      },
      'gate_results/gate_registry.csv': 'decision_tag,factor,report_json\r\nt1,edge,\r\nt4,edge,\r\nt5,other,\r\n',
    },
  });
  // A call that adds no row, or adds it elsewhere, counts those that are there.
  for (const words of [['--no-registry'], ['--registry-csv', 'other.csv']])
    expect(runGates(repository, ['--factor', 'edge', ...words]).report['trials']).toMatchObject({ observed: 4 });
  const found = runGates(repository, ['--factor', 'edge']);
  expect(found.report['trials']).toMatchObject({
    observed: 4,
    sources: { trials_jsonl: 1, runs_without_key: 2, registry: 1 },
  });
  expect(found.stderr).toMatch(/gate_registry.csv: it has no column run_ts, .*; the row was added without/);
  expect(repository.read('gate_results/gate_registry.csv')).toMatch(/t5,other,\r\n,edge,\//);
});

test('fewer trials declared than observed, and a record that cannot be read, fail their gate', () => {
  const lines = trialLine() + trialLine({ key: keyOf('d') });
  const few = runGates(panelRepository({ settings: { trials_declared: 2 }, files: { 'audit/trials.jsonl': lines } }));
  expect(few.stderr).toMatch(/trials declared: 2, observed: 3: this one, trial [0-9a-f]{16}, trial [0-9a-f]{16}/);
  expect(few.report['gate_verdicts'].stat_gate_trials_counted).toMatchObject({ verdict: 'fail', measured: -1 });
  const broken = runGates(panelRepository({ files: { 'audit/trials.jsonl': `${lines}{]\n` } }));
  expect(broken.report['gate_verdicts'].stat_gate_trials_counted).toMatchObject({ verdict: 'fail' });
  expect(broken.report['trials']).toMatchObject({ observed: 3 });
  expect(broken.stderr).toMatch(/audit\/trials.jsonl line 3: is not JSON/);
});

test('another process holds the registry: 75, the report is there, and the same call again is not a new trial', async () => {
  const repository = panelRepository();
  mkdirSync(repository.path('gate_results'));
  const lock = await acquireLock(repository.path('gate_results/gate_registry.csv'));
  const run = runGates(repository);
  lock.release();
  expect(run.status).toBe(75);
  expect(run.stderr).toMatch(/the report is written, .*production_gates_report.json, but not its row/);
  expect(runGates(repository).report['trials']).toMatchObject({ observed: 1 });
});

test('in an official run: its folder, its data, and whether the scores are the bytes that passed', () => {
  const repository = panelRepository();
  const sha256 = createHash('sha256').update(repository.read('data/scores.csv')).digest('hex');
  const runDir = 'audit/workstation_runs/2026-01-05_090000_production_gates_t1';
  repository.write(`${runDir}/context.json`, {
    decision_tag: 't1',
    data_quality_input_csv: 'data/scores.csv',
    data_quality_report_json: `${runDir}/dq.json`,
    workflow_arguments: ['--strategy', 'configs/s.json'],
  });
  repository.write(`${runDir}/dq.json`, { overall_pass: true, input: { path: 'data/scores.csv', bytes: 1, sha256 } });
  const env = {
    GATEHOUSE_RUN_DIR: repository.path(runDir),
    GATEHOUSE_REPORT_DIR: repository.path('gate_results/production_gates_2026-01-05_090000'),
  };
  const words = ['--workflow', 'production_gates', '--', '--decision-tag', 't1', '--owner', 'desk'];
  const { report, stdout } = runGates(repository, words, env);
  expect(stdout).toContain('gate_results/production_gates_2026-01-05_090000/production_gates_report.json');
  expect(report['gate_verdicts'].data_gate_same_bytes).toMatchObject({ verdict: 'pass', rule: null });
  expect(report['trials']).toMatchObject({ observed: 1 });
  expect(JSON.parse(repository.read('audit/trials.jsonl'))).toMatchObject({ run_dir: runDir, decision_tag: 't1' });
  repository.write('data/scores.csv', `${repository.read('data/scores.csv')}\n`);
  const other = runGates(repository, words, env).report;
  expect(other['gate_verdicts'].data_gate_same_bytes).toMatchObject({ verdict: 'fail' });
  expect(other['gates'].overall_pass).toBe(false);
  expect(runGates(repository, ['--exit-verdict'], env).stderr).toMatch(/--exit-verdict: not in an official run/);
});

test('a freeze binds options to what it says, and the configuration to its hash', () => {
  const repository = panelRepository({ settings: { cost_multipliers: [1, 1.5, 2] } });
  repository.write('f.json', {
    schema: 'freeze/v1',
    frozen_at: '2026-03-01T18:00:00.000Z',
    runner: 'freeze-config',
    name: 'edge',
    owner: '',
    notes: '',
    git_commit: 'a'.repeat(40),
    git_branch: 'main',
    git_dirty_count: 0,
    git_diff_sha256: null,
    config_hash: 'c'.repeat(64),
    run_scope: { strategy_id: 'edge', strategy_name: null, strategy_version: null },
    files: [{ role: 'strategy', path: 'configs/s.json', bytes: 1, sha256: 'd'.repeat(64) }],
    configuration: {},
  });
  expect(runGates(repository, ['--freeze-file', 'f.json']).stderr).toMatch(
    /the configuration is not the one that was frozen/,
  );
  repository.write('f.json', { frozen_at: '2026-03-01', runner: 'freeze_config.py', git_commit: 'a'.repeat(40) });
  expect(runGates(repository, ['--freeze-file', 'f.json', '--cost-multipliers', '1,1.5,2,3']).stderr).toMatch(
    /--cost-multipliers 1,1.5,2,3 is not what the frozen configuration says/,
  );
  expect(
    runGates(repository, ['--freeze-file', 'f.json', '--wf-test-years', '2', '--min-pos-ratio', '0.9']).status,
  ).toBe(0);
});

test('stress and baseline write their reports; a baseline never depends on a label of the test', () => {
  const repository = panelRepository();
  const stress = runGates(repository, ['--workflow', 'stress']);
  expect(stressReport.fault(stress.report)).toBeUndefined();
  expect(stress.report['gates']).toMatchObject({ stress_pass: true, risk_pass: true, overall_pass: true });
  const failing = runGates(repository, ['--workflow', 'stress', '--min-pos-ratio', '1', '--stat-min-pos-ratio', '1']);
  expect(failing.stdout).toMatch(/^\[verdict\] fail: wf_gate_pos_ratio; not evaluable: none$/m);
  // A gate that S2 does not ask for never stands against its overall_pass.
  const verdicts = stress.report['gate_verdicts'] as Record<string, { required?: boolean }>;
  for (const [name, { required }] of Object.entries(verdicts))
    expect([name, required !== false]).toEqual([name, /^(cost|wf|data|risk)_|^guard_gate_dates$/.test(name)]);
  const baseline = runGates(repository, ['--workflow', 'baseline']).report;
  expect(baselineReport.fault(baseline)).toBeUndefined();
  expect(baseline).toMatchObject({
    train_periods: 36,
    coverage: 1,
    cost_assumptions: { bps_per_unit_traded: 5, multiplier: 1 },
  });
  repository.write(
    'data/prices.csv',
    mapRows(repository.read('data/prices.csv'), ([date = '', asset = '', price = '']) => [
      date,
      asset,
      date > '2015-01-28' ? String(Number(price) * (1 + (asset.charCodeAt(3) % 5))) : price,
    ]),
  );
  expect(runGates(repository, ['--workflow', 'baseline']).report['information_coefficient']).toBe(
    baseline['information_coefficient'],
  );
});

test('scores as of a date show what changed; hostile names and other zones change nothing', () => {
  const repository = panelRepository();
  const scores = repository.read('data/scores.csv');
  repository.write(
    'data/same.csv',
    mapRows(scores, (cells) => ((cells[0] ?? '') <= '2013-12-28' ? cells : undefined)),
  );
  repository.write(
    'data/other.csv',
    mapRows(scores, (cells) =>
      cells[0] === '2012-01-28' && cells[1] === 'S001'
        ? undefined
        : cells[0] === '2012-01-28' && cells[1] === 'S002'
          ? ['2012-01-28', 'S002', '7']
          : (cells[0] ?? '') <= '2013-12-28'
            ? cells
            : undefined,
    ),
  );
  const seen = (file: string): unknown =>
    runGates(repository, ['--scores-as-of', `2013-12-28=${file}`]).report['look_ahead'].point_in_time;
  expect(seen('data/same.csv')).toMatchObject({ compared: 960, different: 0 });
  expect(seen('data/other.csv')).toMatchObject({
    compared: 960,
    different: 2,
    only_in_full: 1,
    changed: 1,
    first: ['2012-01-28 S001: only in full', '2012-01-28 S002: changed'],
  });
  const plain = hashes(runGates(repository, ['--no-registry']));
  expect(
    hashes(
      runGates(repository, ['--no-registry', '--notes', 'a\u001b[31m\u202eb', '--decision-tag', 'x\ny'], {
        TZ: 'Asia/Tokyo',
        LANG: 'tr_TR.UTF-8',
      }),
    ),
  ).toEqual(plain);
  const hostile = runGates(repository, ['--factor', 'a\u001b[31m']);
  expect(hostile.stdout + hostile.stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
});

test('a dry run tells what would be judged and writes nothing; the verdict can be the status', () => {
  const repository = panelRepository();
  const before = repository.files();
  const run = runTool('production-gates', ['--strategy', 'configs/s.json', '--dry-run'], { cwd: repository.root });
  expect(run.stdout).toContain('[table] prices data/prices.csv: date, asset, price');
  expect(run.stdout).toContain('[setting] walk_forward.train_years: 3');
  const unstated = panelRepository({ settings: { lines: null, portfolio: null } });
  expect(runGates(unstated, ['--dry-run']).stdout).toContain('[line] wf_pos_ratio_min: 0.7');
  expect(repository.files()).toEqual(before);
  expect(runGates(repository, ['--exit-verdict']).status).toBe(0);
  const failing = runGates(repository, ['--exit-verdict', '--min-pos-ratio', '0.95']);
  expect(failing).toMatchObject({ status: 2, stderr: expect.stringContaining('wf_gate_pos_ratio') as string });
  const skipping = runGates(repository, [
    '--stat-min-pos-ratio',
    '1',
    '--min-pos-ratio',
    '0.95',
    '--skip-statistical-gates',
  ]);
  expect(skipping.stdout).toMatch(/^\[verdict\] fail: wf_gate_pos_ratio; not evaluable: none$/m);
});

test('--out-html: a page of what was written; a baseline has none', () => {
  const repository = panelRepository();
  const done = runGates(repository, ['--out-html', 'pages/a.html']);
  expect(done.status).toBe(0);
  expect(done.stdout).toContain(`[done] report_html=${repository.path('pages/a.html')}`);
  const html = readFileSync(repository.path('pages/a.html'), 'utf8');
  const page = parseDocument(gatesPage, /id="document">([^<]*)</.exec(html)?.[1] ?? '', 'a.html');
  expect(page.gates.length).toBeGreaterThan(15);
  expect(page.plots.filter(({ missing }) => missing === null).map(({ name }) => name)).toEqual(
    expect.arrayContaining(['ic', 'cumulative', 'drawdown', 'windows', 'quantiles', 'deflated-sharpe']),
  );
  const asked = ['--out-html', 'pages/c.html', '--metrics-file', 'm.prom', '--junit-file', 'j.xml'];
  expect(runGates(repository, ['--wf-shards', '2', ...asked])).toMatchObject({ status: 0, stderr: '' });
  expect(existsSync(repository.path('pages/c.html'))).toBe(true);
  expect(repository.read('m.prom')).toMatch(/gatehouse_gate_pass\{.*gate="wf_gate_pos_ratio".*\} 1/);
  expect(repository.read('j.xml')).toContain('wf_gate_pos_ratio');
  expect(runGates(repository, ['--workflow', 'baseline', '--out-html', 'pages/b.html'])).toMatchObject({ status: 1 });
  expect(existsSync(repository.path('pages/b.html'))).toBe(false);
});
