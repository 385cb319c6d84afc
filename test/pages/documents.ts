/** Documents that pages are drawn from, ordinary and hostile. */
import type {
  DataQualityPage,
  DecisionPage,
  DecisionsPage,
  FactorPage,
  GatesPage,
  JudgedGate,
  LeaderboardPage,
  PageDecisionRow,
  PageStage,
  RunComparison,
  RunPage,
  RunReviewPage,
  StagePage,
  TrialsPage,
} from '@gatehouse/contracts';
import { effectOf, emptyPlot, scorePlot, type PeriodFigures } from '@gatehouse/pages';

const hash = '0123456789abcdef'.repeat(4);
const source = (role: string, path: string) => ({ role, path, bytes: 4321, sha256: hash });

export function reviewDocument(changes: Partial<RunReviewPage> = {}): RunReviewPage {
  const gate = (
    name: string,
    title: string,
    measured: number | null,
    threshold: number | null,
    rule: JudgedGate['rule'],
    passed: boolean | null,
  ): JudgedGate => ({
    name,
    title,
    measured,
    threshold,
    rule,
    threshold_from: rule === null ? null : 'report',
    passed,
  });
  return {
    schema: 'run-review-page/v1',
    run: {
      decision_tag: 'committee_run1',
      owner: 'ada',
      factor: 'combo',
      strategy: 'configs/combo.yaml',
      notes: '',
      run_dir: 'audit/workstation_runs/x',
      report_json: 'gate_results/x/production_gates_report.json',
      reported_at: '2031-05-04T09:12:00',
      git_commit: 'a'.repeat(40),
    },
    recommendation: 'reject/rerun',
    overall_pass: false,
    cost: {
      gate_line: 0,
      points: [
        { multiplier: 1, test_ic: 0.0412, train_ic: 0.05, gate: null, passed: null },
        { multiplier: 1.5, test_ic: 0.0218, train_ic: 0.04, gate: 'cost_gate_x1_5_positive', passed: true },
        { multiplier: 2, test_ic: -0.0042, train_ic: 0.03, gate: 'cost_gate_x2_0_positive', passed: false },
        { multiplier: 3, test_ic: null, train_ic: null, gate: null, passed: null },
      ],
    },
    walk_forward: {
      mean: 0.0213,
      positive_ratio: 0.75,
      count: 8,
      windows_from: 'report',
      remarks: [],
      counted: { windows: 9, with_figure: 8, positive: 6 },
      windows: [0.04, 0.051, -0.012, 0.033, 0.02, null, -0.004, 0.019, 0.027].map((test_ic, index) => ({
        label: String(2016 + index),
        test_ic,
        train_ic: null,
      })),
    },
    gates: [
      gate('cost_gate_x1_5_positive', 'IC at costs ×1.5', 0.0218, 0, 'above', true),
      gate('cost_gate_x2_0_positive', 'IC at costs ×2', -0.0042, 0, 'above', false),
      gate('risk_gate_beta_abs', 'Market beta, absolute', 0.21, 0.5, 'at most', true),
      gate('risk_gate_industry_coverage', 'Industry coverage', null, 0.7, 'at least', false),
      gate('of_our_own', 'of_our_own', null, null, null, null),
    ],
    score: {
      parts: [
        { name: 'cost', points: 7.5, highest: 20, unproven: 0, words: 'IC at ×1.5 0.0218: 6; IC at ×2 −0.0042: 0' },
        { name: 'walk_forward', points: 27.2, highest: 30, unproven: 0, words: 'mean IC 0.0213' },
        {
          name: 'risk',
          points: 20,
          highest: 20,
          unproven: 4,
          words: '20; 4 of them for figures that are absent: industry coverage',
        },
        { name: 'statistical', points: 8, highest: 10, unproven: 0, words: 'q 0.12: 2' },
        { name: 'governance', points: 20, highest: 20, unproven: 0, words: 'data quality 8; audit 8' },
      ],
      sum: 82.7,
      total: 75,
      proven: 75,
      recommendation: 'watchlist_rerun',
    },
    governance: {
      data_quality_pass: true,
      audit_pass: false,
      stage_log_linked: null,
      failures: ['stage log missing decision_tag row: committee_run1'],
      remediation: [
        {
          severity: 'Medium',
          failure: 'stage log missing decision_tag row: committee_run1',
          action: 'Finalize the run.',
        },
      ],
    },
    sources: [
      source('report', 'gate_results/x/production_gates_report.json'),
      source('context', 'audit/workstation_runs/x/context.json'),
    ],
    ...changes,
  };
}

export function leaderboardDocument(changes: Partial<LeaderboardPage> = {}): LeaderboardPage {
  const factors = ['value', 'momentum', 'carry'];
  const entries = Array.from({ length: 14 }, (_, index): LeaderboardPage['entries'][number] => {
    const [quality, governance] = [30 + ((index * 37) % 48), [2, 10, 20][index % 3] as number];
    const total = Math.min(quality + governance, index % 4 === 0 ? 75 : 100);
    return {
      rank: index + 1,
      decision_tag: `committee_run${index}`,
      factor: factors[index % 3] as string,
      generated_at: `2031-0${1 + (index % 8)}-12T08:00:00.000000`,
      overall_pass: index % 4 !== 0,
      score_total: total,
      score_quality: quality,
      score_governance: governance,
      recommendation: total >= 80 ? 'promote_candidate' : total >= 65 ? 'watchlist_rerun' : 'reject_or_research',
      report_json: `/r/gate_results/production_gates_${index}/production_gates_report.json`,
    };
  });
  const best = [...entries].sort((a, b) => (b.score_total as number) - (a.score_total as number));
  for (const [index, entry] of best.entries()) entry.rank = index < 10 ? index + 1 : null;
  return {
    schema: 'leaderboard-page/v1',
    registry_csv: '/r/audit/registry.csv',
    rows_total: 20,
    left_out: 6,
    entries,
    sources: [source('registry', '/r/audit/registry.csv')],
    ...changes,
  };
}

export function qualityDocument(changes: Partial<DataQualityPage['report']> = {}): DataQualityPage {
  return {
    schema: 'data-quality-page/v1',
    report_json: '/r/data_quality_report.json',
    report: {
      generated_at: '2031-05-04T07:00:00.000000+00:00',
      inputs: { input_csv: 'data/scores.csv', date_column: 'date' },
      input: { path: '/r/data/scores.csv', bytes: 100, sha256: hash },
      checks: {
        required_columns_present: true,
        min_rows: true,
        duplicate_ratio: true,
        missing_ratio: false,
        numeric_integrity: true,
        freshness: false,
        structure: true,
      },
      metrics: {
        row_count: 1200,
        column_count: 3,
        min_rows_threshold: 1000,
        max_missing_ratio_threshold: 0.05,
        missing_ratio_by_column: { date: 0, ticker: 0.01, score: 0.12 },
        freshness_days: 12.5,
        max_staleness_days_threshold: 7,
      },
      overall_pass: false,
      failures: ["missing ratio exceeded: ['score']", 'staleness=12.50 days exceeds max_staleness_days=7.0'],
      warnings: [],
      samples: {
        missing_ratio: {
          truncated: true,
          rows: [
            { line: 3, values: { score: null } },
            { line: 9, values: { score: null } },
          ],
        },
      },
      ...changes,
    },
    sources: [source('report', '/r/data_quality_report.json')],
  };
}

/** As `qualityDocument`, with all that the gate measures of 30 dates and of so many numeric columns. */
export function measuredQuality(columns = 2): DataQualityPage {
  const { report } = qualityDocument();
  const byDate = (of: (index: number) => number): Record<string, number> =>
    Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [
        new Date(Date.UTC(2031, 3, 1 + index)).toISOString().slice(0, 10),
        of(index),
      ]),
    );
  const names = Array.from({ length: columns }, (_, index) => (index === 0 ? 'score' : `feature_${index}`));
  const ofNames = <T>(value: T): Record<string, T> => Object.fromEntries(names.map((name) => [name, value]));
  const edges = Array.from({ length: 21 }, (_, edge) => edge / 10 - 1);
  const counts = edges.slice(1).map((_, bin) => (bin === 3 ? 0 : 100 - Math.abs(10 - bin) * 9));
  return qualityDocument({
    metrics: {
      ...report.metrics,
      missing_ratio_by_column: { date: 0, ticker: 0.01, ...ofNames(0.02) },
      dates: 30,
      first_date: '2031-04-01',
      newest_date: '2031-04-30',
      assets_per_date: { min: 38, median: 40, max: 41 },
      assets_by_date: byDate((index) => 38 + (index % 4)),
      rows_by_date: byDate((index) => 39 + (index % 4)),
      new_assets_by_date: byDate((index) => (index === 0 ? 38 : index % 3)),
      dropped_assets_by_date: byDate((index) => (index === 0 ? 0 : index % 2)),
      profile_rows: 1200,
      distinct_by_column: { date: 30, ticker: 50, ...ofNames(900) },
      numeric_profile: ofNames({ min: -1, q25: -0.3, median: 0.05, q75: 0.3, max: 1, zeros: 4 }),
      histogram_by_column: ofNames({ edges, counts }),
    },
  });
}

/** Monthly figures of ten years, the same each time. */
export function periods(months = 120): PeriodFigures {
  const wave = (index: number, by: number): number => Math.sin(index * by) * 0.5 + Math.sin(index * by * 3.1) * 0.5;
  const column = (of: (index: number) => number | null): (number | null)[] =>
    Array.from({ length: months }, (_, index) => of(index));
  return {
    dates: Array.from({ length: months }, (_, index) => new Date(Date.UTC(2012, index, 28)).toISOString().slice(0, 10)),
    columns: {
      names: column(() => 40),
      ic: column((index) => wave(index, 1.7) * 0.3 + 0.04),
      turnover: column((index) => 1 + wave(index, 0.9) * 0.4),
      gross_return: column((index) => wave(index, 2.3) * 0.03 + 0.006),
      benchmark_return: column((index) => wave(index, 1.1) * 0.04 + 0.004),
      top_overlap: column((index) => (index === 0 ? null : 0.6 + wave(index, 0.4) * 0.2)),
      rank_autocorrelation: column((index) => (index === 0 ? null : 0.8 + wave(index, 0.7) * 0.1)),
    },
  };
}

const windows = [0.04, 0.051, -0.012, 0.033, 0.02, null, -0.004].map((test_ic, index) => ({
  label: String(2015 + index),
  test_ic,
  train_ic: test_ic === null ? null : test_ic + 0.02,
}));

function effect(figures: PeriodFigures | undefined) {
  const { plots, calendar, years } = effectOf(figures, {
    testStart: figures === undefined ? null : '2017-01-28',
    costRate: 0.002,
    windows: figures === undefined ? [] : windows,
    quantiles: figures === undefined ? undefined : [0.01, 0.012, 0.014, 0.013, 0.02],
    costs:
      figures === undefined ? [] : [1, 1.5, 2].map((multiplier) => ({ multiplier, test_ic: 0.05 - multiplier * 0.01 })),
    deflated: {
      figures: figures === undefined ? null : { n: 60, sharpe: 0.43, skewness: 0.3, kurtosis: 2.3 },
      variance: 0.017,
      trials: 5,
      line: 0.95,
      breakEven: 14,
    },
  });
  return { plots: [...plots], calendar, years: [...years] };
}

const link = (text: string, href: string) => ({ text, href });
const fact = (name: string, value: string, href: string | null = null) => ({ name, value, href });

function stages(state: PageStage['state'] = 'pass'): PageStage[] {
  const names = ['Scope freeze', 'Baseline', 'Stress', 'Production gates', 'Deployment'];
  return names.map((title, index) => ({
    stage: `S${index}` as PageStage['stage'],
    title,
    state: index < 3 ? 'pass' : index === 3 ? state : 'not_checked',
    passed: index === 4 ? null : 18,
    of: index === 4 ? null : 21,
    waived: index === 4 ? null : index === 2 ? 1 : 0,
    ledger: index === 3 ? 'fail 2031-05-04' : null,
    href: index === 4 ? null : `../stages/s${index}.html`,
  }));
}

/** The gates of production-gates, also those that say why they could not be measured. */
function manyGates(): JudgedGate[] {
  const reasons: JudgedGate[] = [
    {
      name: 'stat_gate_pbo',
      title: 'Probability of overfitting',
      measured: null,
      threshold: 0.5,
      rule: 'at most',
      threshold_from: 'report',
      passed: null,
      required: false,
      reason: '2 trials with returns, at least 10 needed',
      conditions: [],
    },
    {
      name: 'guard_gate_dates',
      title: 'Rows known too early',
      measured: 0,
      threshold: 0,
      rule: 'at most',
      threshold_from: 'report',
      passed: true,
      required: true,
      reason: null,
      conditions: [],
    },
    {
      name: 'stat_gate_factor_pass',
      title: 'Skill among the trials',
      measured: 0.026,
      threshold: 0.1,
      rule: 'at most',
      threshold_from: 'report',
      passed: true,
      required: true,
      reason: null,
      conditions: [{ name: 'pos_ratio', measured: 0.8, rule: 'at least', line: 0.6 }],
    },
  ];
  return [...reviewDocument().gates, ...reasons];
}

/** Name, title, measured value, line, rule; of one that could not be measured the reason. Long names, long lines: as many as production-gates has. */
const productionGateRows: readonly (readonly [
  name: string,
  title: string,
  measured: number | null,
  threshold: number | null,
  rule: JudgedGate['rule'],
  reason?: string,
])[] = [
  ['cost_gate_x1_5_positive', 'IC at costs ×1.5', -0.0202, 0, 'above'],
  ['cost_gate_x2_0_positive', 'IC at costs ×2.0', -0.0296, 0, 'above'],
  ['cost_gate_net_return_positive', 'Net return at costs ×2.0', -0.0104, 0, 'above'],
  ['wf_gate_positive_mean', 'Mean IC of the windows', 0.057, 0, 'above'],
  ['wf_gate_pos_ratio', 'Share of windows with a positive IC', 0.5, 0.7, 'at least'],
  ['risk_gate_beta_abs', 'Beta', 0.2104, 0.5, 'at most'],
  ['risk_gate_turnover_overlap', 'Share of the best that stay', 0.86, 0.2, 'at least'],
  ['risk_gate_size_corr_abs', 'Correlation with size', null, 0.3, 'at most', 'no table of market capitalisations'],
  ['risk_gate_industry_coverage', 'Rows with an industry', null, 0.7, 'at least', 'no table of industries'],
  ['stat_gate_factor_pass', 'Skill among the trials', 1, 0.1, 'at most'],
  ['stat_gate_deflated_sharpe', 'Deflated Sharpe ratio', 0.0544, 0.95, 'at least'],
  ['stat_gate_trials_counted', 'Trials declared less trials observed', 2, 0, 'at least'],
  ['stat_gate_pbo', 'Probability of overfitting', null, 0.5, 'at most', '1 trial with returns, at least 10 needed'],
  ['stat_gate_spa', 'Superior to chance (p)', null, 0.1, 'at most', '1 trial with returns, at least 2 needed'],
  ['guard_gate_dates', 'Rows known too early', 0, 0, 'at most'],
  [
    'guard_gate_point_in_time',
    'Scores that changed with later data',
    null,
    0,
    'at most',
    'no scores as of another date',
  ],
  ['guard_gate_plausible', 'Not too good to be true', -0.1125, 0.1, 'at most'],
  ['data_gate_label_coverage', 'Scores with a label', 1, 0.8, 'at least'],
  ['data_gate_period_coverage', 'Test dates that are judged', 1, 0.9, 'at least'],
  ['data_gate_plausible_returns', 'Median size of a label', 0.0591, 0.5, 'at most'],
  ['data_gate_same_bytes', 'Scores are the bytes that passed the data gate', null, null, null],
  ['wf_gate_windows', 'Windows of the walk-forward', 6, 5, 'at least'],
];

/** All that production-gates judges. */
export function productionGates(): JudgedGate[] {
  return productionGateRows.map(([name, title, measured, threshold, rule, reason = null]) => ({
    name,
    title,
    measured,
    threshold,
    rule,
    threshold_from: threshold === null ? null : 'report',
    passed: reason === null ? measured === null || threshold === null || isPassed(measured, threshold, rule) : null,
    required: !name.startsWith('stat_gate_pbo'),
    reason,
    conditions:
      name === 'stat_gate_factor_pass'
        ? [
            { name: 'q_value_bh', measured: 1, rule: 'at most', line: 0.1 },
            { name: 'pos_ratio', measured: 0.5, rule: 'at least', line: 0.6 },
            { name: 'ic_mean', measured: -0.0109, rule: 'above', line: 0 },
          ]
        : [],
  }));
}

function isPassed(measured: number, threshold: number, rule: JudgedGate['rule']): boolean {
  return rule === 'above' ? measured > threshold : rule === 'at least' ? measured >= threshold : measured <= threshold;
}

/** A decision of five attempts. */
export function decisionDocument(changes: Partial<DecisionPage> = {}): DecisionPage {
  const { score, governance, sources } = reviewDocument();
  return {
    schema: 'decision-page/v1',
    navigation: [link('all decisions', '../index.html'), link('factor combo', '../factors/combo.html')],
    decision_tag: 'committee_run5',
    owner: 'ada',
    factor: 'combo',
    question: { text: 'Does the combination rank the universe after costs?', href: '../../../docs/note.md' },
    recommendation: 'reject/rerun',
    overall_pass: false,
    attempts: {
      number: 5,
      of: 5,
      of_factor: 9,
      factor_total: 9,
      trials: 12,
      chain: [1, 2, 3, 4, 5].map((number) => link(`committee_run${number}`, `committee_run${number}.html`)),
      previous: link('committee_run4', 'committee_run4.html'),
    },
    stages: stages('fail'),
    waivers: [
      {
        stage: 'S2',
        rule: 'risk_pass',
        reason: 'Small caps only',
        approver: 'bo',
        expires: '2031-12-31',
        href: '../../../w.json',
        state: 'taken',
      },
    ],
    sign_offs: [
      { committee: 'promotion', approver: 'cy', date: '2031-05-05', decision: 'rejected', href: '../../../s.md' },
    ],
    facts: [
      fact('Factor', 'combo', '../factors/combo.html'),
      fact('Owner', 'ada'),
      fact('Mean test IC', '0.0213, t 1.13'),
    ],
    data: {
      passed: true,
      href: '../data/x.html',
      facts: [fact('Data', 'scores.csv, 1,200 rows, 2012-01-28 to 2021-12-28', '../data/x.html')],
    },
    gates: manyGates(),
    ...effect(periods()),
    score: { ...score, proven: 71 },
    changes: {
      previous: link('committee_run4', 'committee_run4.html'),
      sections: [
        { title: 'Freeze', total: 1, note: null, differences: [{ key: 'portfolio.long_pct', a: '0.2', b: '0.1' }] },
        { title: 'Data', total: 0, note: null, differences: [] },
        { title: 'Environment', total: 0, note: 'x has no environment.json', differences: [] },
      ],
    },
    environment: [fact('Kernel', '6.1')],
    evidence: {
      state: 'whole',
      sentence: 'Whole: every file of this decision is as the log states.',
      had: 'Judged against checkpoints 48.',
      findings: [],
    },
    failures: governance.failures,
    remediation: governance.remediation,
    links: [link('run.log', '../../run.log'), link('report', '../../report.json')],
    sources,
    ...changes,
  };
}

/** A decision note, and nothing else. */
export function bareDecision(): DecisionPage {
  return decisionDocument({
    decision_tag: 'idea_1',
    owner: '',
    question: null,
    recommendation: null,
    overall_pass: null,
    attempts: { number: 1, of: 1, of_factor: null, factor_total: null, trials: null, chain: [], previous: null },
    stages: stages('not_checked').map((stage) => ({
      ...stage,
      state: 'not_checked',
      passed: null,
      of: null,
      waived: null,
      href: null,
    })),
    waivers: [],
    sign_offs: [],
    data: null,
    gates: [],
    ...effect(undefined),
    score: null,
    changes: null,
    environment: [],
    evidence: { state: 'no_log', sentence: 'No evidence log is kept here.', had: null, findings: [] },
    failures: [],
    remediation: [],
    links: [],
    sources: [],
  });
}

/** Sixty experiments of seven factors, some with names of eighty letters. */
export function decisionRows(count = 60): PageDecisionRow[] {
  return Array.from({ length: count }, (_, index): PageDecisionRow => {
    const factor = index % 7;
    const isLong = factor === 3;
    const name = (text: string): string =>
      isLong ? `${text}_${'quality_roe_stability_adj_sector_neutral_'.repeat(3)}`.slice(0, 76) : text;
    const approved = index % 5 === 0;
    return {
      decision_tag: `${name(`run${index}`)}_${index}`,
      href: `decisions/d${index}.html`,
      factor: `${name(`factor${factor}`)}_f${factor}`,
      owner: ['ada', 'bo', 'cy'][index % 3] as string,
      state: 'succeeded',
      recommendation: index % 11 === 4 ? null : approved ? 'approve' : 'reject/rerun',
      counts:
        index % 11 === 4
          ? null
          : { passed: approved ? 18 : 12, failed: approved ? 0 : 4, not_measured: approved ? 0 : 2 },
      stages: stages(approved ? 'pass' : 'fail').map(({ stage, state }) => ({ stage, state })),
      score: index % 13 === 12 ? null : 40 + ((index * 17) % 55),
      attempt: Math.floor(index / 7) + 1,
      attempts: 9,
      ic: 0.01 * (index % 9),
      cost_ic: 0.01 * (index % 9) - 0.02,
      q: 0.01 * (index % 90),
      at: new Date(Date.UTC(2031, 0, 1 + index)).toISOString(),
      waivers: index % 4 === 0 ? 1 : 0,
    };
  });
}

export function decisionsDocument(changes: Partial<DecisionsPage> = {}): DecisionsPage {
  const rows = decisionRows();
  return {
    schema: 'decisions-page/v1',
    navigation: [link('leaderboard', 'leaderboard.html')],
    heading: 'All decisions',
    filters: [
      {
        name: 'Factors',
        links: [...new Set(rows.map(({ factor }) => factor))].map((factor) => link(factor, 'factors/f.html')),
      },
    ],
    rows,
    evidence: 'whole (checkpoints 48)',
    remarks: ['gate_results/x/y_report.json: cut off'],
    ...changes,
  };
}

export function factorDocument(): FactorPage {
  const rows = decisionRows().filter((_, index) => index % 7 === 3);
  const days = rows.map(({ at }) => Date.parse(at) / 86_400_000);
  return {
    schema: 'factor-page/v1',
    navigation: [link('all decisions', '../index.html')],
    factor: rows[0]?.factor ?? '',
    facts: [fact('Attempts', '9')],
    rows,
    plots: [
      scorePlot(rows.map(({ score }, index) => ({ day: days[index] as number, score }))),
      emptyPlot('ic', 'Mean IC by attempt', {
        series: [{ name: 'mean IC', mark: 'dots', colour: 'one', x: days, y: rows.map(({ ic }) => ic) }],
      }),
    ],
  };
}

export function runDocument(): RunPage {
  return {
    schema: 'run-page/v1',
    navigation: [
      link('all decisions', '../index.html'),
      link('decision committee_run5', '../decisions/committee_run5.html'),
    ],
    run_dir: '2031-05-04_091200_production_gates_committee_run5',
    decision_tag: 'committee_run5',
    state: 'failed',
    reason: 'the workflow ended in 3',
    facts: [fact('Workflow', 'production_gates'), fact('Host', 'desk')],
    settings: [{ name: 'threads', value: '8', source: 'default' }],
    environment: [fact('Kernel', '6.1')],
    command: ['official-run', '--tag', 'committee_run5'],
    preflight: ['pass: 8 cores of at least 8'],
    links: [link('run.log', '../../run.log')],
    sources: [source('context', 'audit/workstation_runs/x/context.json')],
  };
}

export function gatesDocument(): GatesPage {
  return {
    schema: 'gates-page/v1',
    title: 'combo: production gates',
    overall_pass: false,
    facts: [fact('Factor', 'combo')],
    gates: manyGates(),
    ...effect(periods(2520)),
    sources: [source('scores', 'data/scores.csv')],
  };
}

export function trialsDocument(): TrialsPage {
  const trials = Array.from({ length: 12 }, (_, index) => ({
    trial: `lookback_${index}`,
    sharpe: 0.1 - index * 0.01,
    p: 0.1 + index * 0.05,
    q: 0.3,
    adjusted: Math.min(1, 0.2 + index * 0.1),
  }));
  return {
    schema: 'trials-page/v1',
    title: 'Twelve trials',
    overall_pass: false,
    facts: [fact('Trials', '12')],
    gates: manyGates().slice(0, 3),
    plots: [
      emptyPlot('logits', 'Rank outside of the best inside', {
        x: 'number',
        unit: 'count',
        lines: [{ axis: 'x', at: 0, label: 'the middle' }],
        series: [{ name: 'halves', mark: 'bars', colour: 'one', x: [-2, -1, 0, 1, 2], y: [3, 8, 20, 11, 4] }],
      }),
    ],
    trials,
    left_out: 3,
    sources: [source('returns', 'returns.csv')],
  };
}

export function stageDocument(): StagePage {
  const requirement = {
    id: 'overall_pass',
    rule: 'The production gates passed.',
    problems: ['gates.overall_pass is false, expected true'],
    evidence: [{ path: 'gate_results/x/production_gates_report.json', sha256: hash, may_change: false }],
    command: '# remediate, then run again under a new decision tag',
    status: 'fail' as const,
    waiver: null,
  };
  return {
    schema: 'stage-page/v1',
    stage_check: {
      schema: 'stage-check/v1',
      generated_at: '2031-05-04T09:12:00.000000',
      stage: 'S3',
      title: 'Production gates',
      decision_tag: 'committee_run5',
      owner: 'ada',
      predecessors: ['committee_run4'],
      policy: { name: 'shipped', path: null, sha256: hash },
      git_commit: null,
      requirements: [
        { ...requirement, id: 'decision_note', status: 'pass', problems: [], command: null },
        requirement,
        {
          ...requirement,
          id: 'risk_pass',
          status: 'waived',
          waiver: { path: 'w.json', sha256: hash, reason: 'Small caps only', approver: 'bo', expires: '2031-12-31' },
        },
      ],
      refused_waivers: [{ path: 'v.json', problem: 'expired' }],
      counts: { pass: 1, fail: 1, waived: 1 },
      warnings: ['two clocks'],
      overall_pass: false,
    },
    sources: [source('stage check', 'audit/stage_checks/x/stage_check.json')],
  };
}

/** Names of forty letters that differ at their ends only, and one as wide as names get. */
const longNames = [
  'a_name_of_forty_letters_that_ends_on_one',
  'a_name_of_forty_letters_that_ends_on_two',
  'W'.repeat(40),
] as const;

/**
 * Approved by a report whose gates say otherwise; figures that are all but their thresholds; long names; windows
 * without a figure, more than are shown.
 */
export function hardReview(): RunReviewPage {
  const document = reviewDocument({ recommendation: 'approve', overall_pass: true });
  const gate = (
    name: string,
    title: string,
    measured: number | null,
    threshold: number | null,
    rule: JudgedGate['rule'],
    passed: boolean | null,
    threshold_from: JudgedGate['threshold_from'],
  ): JudgedGate => ({
    name,
    title,
    measured,
    threshold,
    rule,
    passed,
    threshold_from,
  });
  const points = document.cost.points.map((point) =>
    point.multiplier === 1.5 ? { ...point, test_ic: -0.0202 } : point,
  );
  return {
    ...document,
    cost: { ...document.cost, points },
    walk_forward: { ...document.walk_forward, counted: { windows: 450, with_figure: 400, positive: 388 } },
    gates: [
      gate('cost_gate_x1_5_positive', 'IC at costs ×1.5', -0.0202, 0, 'above', true, 'gate'),
      gate('wf_gate_pos_ratio', 'Share of positive windows', 0.5, 0.6, 'at least', null, 'report'),
      gate('risk_gate_beta_abs', 'Market beta, absolute', 0.21, 0.1, 'at most', true, 'report'),
      gate('risk_gate_size_corr_abs', 'Size correlation, absolute', 0.30001, 0.3, 'at most', false, 'report'),
      gate('risk_gate_industry_coverage', 'Industry coverage', 0.9, 0.7, 'at least', false, 'score'),
      gate('stat_gate_factor_pass', 'False discovery rate q', 0.05, 0.1, 'at most', false, 'report'),
      ...longNames.map((name) => gate(name, name, -1.23e9, 1.23e9, 'at least', false, 'report')),
      gate('', '', null, null, null, null, null),
    ],
    score: { ...document.score, sum: 79.9996, total: 79.9996 },
  };
}

/** Scores off the scale, invalid times, cells that say nothing, long names. */
export function foreignLeaderboard(): LeaderboardPage {
  const document = leaderboardDocument();
  const foreign: Partial<LeaderboardPage['entries'][number]>[] = [
    { score_total: -50, score_quality: -50 },
    { score_total: 1e6, score_governance: 1e6 },
    { score_total: null },
    { score_total: 79.97 },
    { factor: 'lost', generated_at: 'soon' },
    { generated_at: '' },
    { decision_tag: '', recommendation: 'toString' },
    { recommendation: longNames[2], factor: longNames[2] },
    ...longNames.map((decision_tag) => ({ decision_tag })),
  ];
  return {
    ...document,
    entries: document.entries.map((entry, index) => ({ ...entry, rank: index + 1, ...foreign[index] })),
  };
}

/** Ratios that are all but their thresholds, long names, and names that objects have from birth. */
export function hardQuality(threshold: number): DataQualityPage {
  const { report } = qualityDocument();
  const ratios = {
    [longNames[0]]: 0.05004,
    [longNames[1]]: 0.05,
    [longNames[2]]: 0.12,
    ['漢'.repeat(40)]: 1,
    '': 0.5,
    constructor: 0.01,
  };
  return qualityDocument({
    checks: { ...report.checks, toString: true },
    metrics: {
      ...report.metrics,
      missing_ratio_by_column: ratios,
      max_missing_ratio_threshold: threshold,
      duplicate_ratio: 0.0100001,
      max_duplicate_ratio_threshold: 0.01,
      freshness_days: 7.001,
    },
    samples: {
      duplicate_ratio: {
        rows: [
          { line: 2, values: { '': 'a', x: null } },
          { line: 3, values: { constructor: 'b' } },
        ],
        truncated: false,
      },
    },
  });
}

/** The same document with every text in it replaced by the next hostile one; what a schema fixes stays. */
export function poisoned<T>(value: T, texts: readonly string[]): T {
  const fixed = new Set([
    ...[
      'schema',
      'rule',
      'threshold_from',
      'windows_from',
      'recommendation',
      'sha256',
      'state',
      'stage',
      'status',
      'x',
      'unit',
    ],
    ...['axis', 'mark', 'colour', 'generated_at'],
  ]);
  let used = 0;
  const next = (): string => texts[used++ % texts.length] as string;
  const within = (part: unknown, key: string): unknown => {
    if (typeof part === 'string') return fixed.has(key) || (key === 'name' && partNames.has(part)) ? part : next();
    if (Array.isArray(part)) return part.map((item) => within(item, key));
    if (typeof part !== 'object' || part === null) return part;
    const isMap = mapsOfData.has(key);
    return Object.fromEntries(
      Object.entries(part).map(([name, item]) => [
        isMap ? `${name} ${next()}` : name,
        name === 'name' && ('series' in part || 'differences' in part) ? (item as unknown) : within(item, name),
      ]),
    );
  };
  return within(value, '') as T;
}

const partNames = new Set(['cost', 'walk_forward', 'risk', 'statistical', 'governance']);
/** Whose keys are names from data. */
const mapsOfData = new Set(['missing_ratio_by_column', 'values', 'samples', 'checks']);

/** Two runs that differ in the figures of sixty windows. */
export function comparisonDocument(): RunComparison {
  const run = (tag: string): RunComparison['a'] => ({
    run_dir: `audit/workstation_runs/2026-01-05_090000_production_gates_${tag}`,
    decision_tag: tag,
    report_json: `gate_results/production_gates_2026-01-05_090000/production_gates_report.json`,
  });
  const section = (
    name: RunComparison['sections'][number]['name'],
    title: string,
    differences: RunComparison['sections'][number]['differences'],
    { note = null, left = 0 }: { note?: string | null; left?: number } = {},
  ): RunComparison['sections'][number] => ({ name, title, note, differences, left_out: left });
  return {
    schema: 'run-comparison/v1',
    generated_at_utc: '2026-01-05T09:00:00.000Z',
    a: run('combo_1'),
    b: run(`combo_${'x'.repeat(74)}`),
    differs: true,
    sections: [
      section('settings', 'Settings', [{ key: 'threads', a: '8', b: null }]),
      section('freeze', 'Freeze', [], { note: 'the second run has no freeze' }),
      section('data', 'Data', []),
      section(
        'figures',
        'Figures',
        Array.from({ length: 60 }, (_, window) => ({
          key: `wf_stress.windows[${window}].test_ic`,
          a: String(0.05 + window / 7_000),
          b: String(-0.05 - window / 9_000),
        })),
        { left: 12 },
      ),
    ],
  };
}
