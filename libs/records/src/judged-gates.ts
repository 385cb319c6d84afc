/** The gates of a report as people judge them: what was measured, the line it is held against, what the report says came of it. */
import type { JudgedGate, ProductionGatesReport } from '@gatehouse/contracts';
import { costRow, figure, finiteNumber } from './figures';
import { gateVerdict, type GateVerdict } from './gate-verdicts';
import { reportGates } from '@gatehouse/runs';

type Section = 'wf_stress' | 'risk_diagnostics' | 'statistical_gates';
type Known = Pick<JudgedGate, 'title' | 'rule'> & {
  measure: readonly [Section, string];
  /** What the gate's own name says, or where a report may state the line and what the registry's score (contract 9.3) uses. */
  line: { fixed: number } | { stated: string; ofScore: number };
};

const known: Record<string, Known> = {
  wf_gate_positive_mean: {
    title: 'Walk-forward mean IC',
    rule: 'above',
    measure: ['wf_stress', 'test_ic_mean'],
    line: { fixed: 0 },
  },
  wf_gate_pos_ratio: {
    title: 'Share of positive windows',
    rule: 'at least',
    measure: ['wf_stress', 'test_ic_pos_ratio'],
    line: { stated: 'wf_pos_ratio_min', ofScore: 0.5 },
  },
  risk_gate_beta_abs: {
    title: 'Market beta, absolute',
    rule: 'at most',
    measure: ['risk_diagnostics', 'beta_vs_spy'],
    line: { stated: 'beta_abs_max', ofScore: 0.5 },
  },
  risk_gate_turnover_overlap: {
    title: 'Top holdings overlap',
    rule: 'at least',
    measure: ['risk_diagnostics', 'turnover_top_pct_overlap'],
    line: { stated: 'turnover_overlap_min', ofScore: 0.2 },
  },
  risk_gate_size_corr_abs: {
    title: 'Size correlation, absolute',
    rule: 'at most',
    measure: ['risk_diagnostics', 'size_signal_corr_log_mcap'],
    line: { stated: 'size_corr_abs_max', ofScore: 0.3 },
  },
  risk_gate_industry_coverage: {
    title: 'Industry coverage',
    rule: 'at least',
    measure: ['risk_diagnostics', 'industry_coverage'],
    line: { stated: 'industry_coverage_min', ofScore: 0.7 },
  },
  stat_gate_factor_pass: {
    title: 'False discovery rate q',
    rule: 'at most',
    measure: ['statistical_gates', 'q_value_bh'],
    line: { stated: 'q_value_max', ofScore: 0.1 },
  },
};

/** For people, of gates that state a figure and no name. */
const titles: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(known).map(([name, { title }]) => [name, title]),
);

/** Every gate of the report but the overall one, in its order. A gate whose name tells us nothing has neither figure nor line. */
export function judgedGates(report: ProductionGatesReport): JudgedGate[] {
  return Object.entries(reportGates(report))
    .filter(([name]) => name !== 'overall_pass')
    .map(([name, verdict]) => judged(name, verdictOf(verdict), report));
}

/** True and false are verdicts, everything else is not. */
export function verdictOf(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null;
}

/** The name of the gate for a cost multiplier, in either spelling of a whole one. */
export function costGateNames(multiplier: number): string[] {
  const spell = (text: string): string => `cost_gate_x${text.replace('.', '_')}_positive`;
  return [spell(Number.isInteger(multiplier) ? multiplier.toFixed(1) : String(multiplier)), spell(String(multiplier))];
}

/** A gate that states itself, in its own words. A rule that the page cannot draw has neither line nor rule there. */
function selfStated(name: string, passed: boolean | null, stated: GateVerdict): JudgedGate {
  const rule = drawnRules.find((one) => one === stated.rule) ?? null;
  const { measured, absolute, label, line, reason, conditions } = stated;
  const isOpen = stated.verdict === 'not_evaluable';
  const value = measured === undefined ? null : absolute ? Math.abs(measured) : measured;
  return {
    name,
    passed: isOpen ? null : passed,
    title: label ?? titles[name] ?? name,
    measured: isOpen ? null : value,
    threshold: rule === null ? null : (line ?? null),
    rule,
    threshold_from: rule === null || line === undefined ? null : 'report',
    required: stated.required,
    reason: isOpen ? (reason ?? 'the report does not say why') : null,
    conditions,
  };
}

const drawnRules = ['above', 'at least', 'at most', 'below'] as const;

function judged(name: string, passed: boolean | null, report: ProductionGatesReport): JudgedGate {
  const own = gateVerdict(report, name);
  if (own !== undefined) return selfStated(name, passed, own);
  const multiplier = /^cost_gate_x(\d+(?:_\d+)?)_positive$/.exec(name)?.[1]?.replace('_', '.');
  if (multiplier !== undefined) {
    const measured = finiteNumber(costRow(report.cost_stress, Number(multiplier))?.test_ic) ?? null;
    return {
      name,
      passed,
      title: `IC at costs ×${Number(multiplier)}`,
      measured,
      threshold: 0,
      rule: 'above',
      threshold_from: 'gate',
    };
  }
  const gate = Object.hasOwn(known, name) ? known[name] : undefined;
  if (gate === undefined)
    return { name, passed, title: name, measured: null, threshold: null, rule: null, threshold_from: null };
  const [section, key] = gate.measure;
  const value = figure(report[section], key);
  const measured = value === undefined ? null : gate.title.endsWith('absolute') ? Math.abs(value) : value;
  const { title, rule, line } = gate;
  if ('fixed' in line) return { name, passed, title, measured, threshold: line.fixed, rule, threshold_from: 'gate' };
  const stated = figure(report.thresholds, line.stated);
  return {
    name,
    passed,
    title,
    measured,
    threshold: stated ?? line.ofScore,
    rule,
    threshold_from: stated === undefined ? 'score' : 'report',
  };
}
