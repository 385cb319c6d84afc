/** Documents that pages are drawn from, ordinary and hostile. */
import type { DataQualityPage, JudgedGate, LeaderboardPage, RunReviewPage } from '@gatehouse/contracts';

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

/** Names of forty letters that differ at their ends only, and one as wide as names get. */
const longNames = [
  'a_name_of_forty_letters_that_ends_on_one',
  'a_name_of_forty_letters_that_ends_on_two',
  'W'.repeat(40),
] as const;

/** Approved by a report whose gates say otherwise; figures that are all but their thresholds; long names; windows without a figure, more than are shown. */
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

/** Scores off the scale, times that are none, cells that say nothing, long names. */
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
  const fixed = new Set(['schema', 'rule', 'threshold_from', 'windows_from', 'recommendation', 'sha256']);
  let used = 0;
  const next = (): string => texts[used++ % texts.length] as string;
  const within = (part: unknown, key: string): unknown => {
    if (typeof part === 'string') return fixed.has(key) || (key === 'name' && partNames.has(part)) ? part : next();
    if (Array.isArray(part)) return part.map((item) => within(item, key));
    if (typeof part !== 'object' || part === null) return part;
    const isMap = mapsOfData.has(key);
    return Object.fromEntries(
      Object.entries(part).map(([name, item]) => [isMap ? `${name} ${next()}` : name, within(item, name)]),
    );
  };
  return within(value, '') as T;
}

const partNames = new Set(['cost', 'walk_forward', 'risk', 'statistical', 'governance']);
/** Whose keys are names from data. */
const mapsOfData = new Set(['missing_ratio_by_column', 'values', 'samples', 'checks']);
