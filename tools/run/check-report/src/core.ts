/** What is made of a report (contract 41.2, 41.3). Pure. The points are those of the score (contract 9.3). */
import type { ProductionGatesReport, ReportCheck } from '@gatehouse/contracts';
import { costRow, figure, finiteNumber, gateVerdict, isFilled, verdictInWords } from '@gatehouse/records';
import { reportGates, reportInputs, reportTag } from '@gatehouse/runs';

type Key = ReportCheck['keys'][number];
/** Of a key: where it is shown, the gate and points it earns, what its absence costs. */
type Rest = Pick<Key, 'section' | 'gate' | 'points' | 'without'>;
type Section = 'wf_stress' | 'risk_diagnostics' | 'statistical_gates';

/** Every key that a reader looks for, with what its absence costs. */
export function reportKeys(report: ProductionGatesReport): Key[] {
  const inputs = reportInputs(report) as Record<string, unknown>;
  const key = (name: string, isThere: boolean, rest: Rest, needed = false): Key => ({
    key: name,
    is_there: isThere,
    is_needed: needed,
    ...rest,
  });
  const input = (name: string, without: string, needed = false): Key =>
    key(`inputs.${name}`, isFilled(inputs[name]), { section: 'Head', gate: null, points: 0, without }, needed);
  const of = (section: Section, name: string, rest: Rest): Key =>
    key(`${section}.${name}`, figure(report[section], name) !== undefined, rest);
  const cost = (multiplier: 1.5 | 2, gate: string): Key =>
    key(
      `cost_stress ×${multiplier.toFixed(1)} test_ic`,
      finiteNumber(costRow(report.cost_stress, multiplier)?.test_ic) !== undefined,
      { section: 'Cost Stress', gate, points: 6, without: '6 points, and without either multiplier 8 more' },
    );
  const risk = (name: string, gate: string, points: number): Key =>
    of('risk_diagnostics', name, {
      section: 'Risk Diagnostics',
      gate,
      points,
      without: `nothing of the score, which counts ${points} points as not proven`,
    });
  return [
    input('decision_tag', 'the report is not found for its run, and the audit fails', true),
    key(
      'gates.overall_pass',
      typeof reportGates(report)['overall_pass'] === 'boolean',
      { section: 'Executive Decision', gate: null, points: 25, without: 'the audit fails; the score is capped at 75' },
      true,
    ),
    input('owner', 'no stage passes that asks for the owner; the queue names none'),
    input('factor', 'registry, leaderboard and queue count it as unknown'),
    input('strategy', 'the registry names no configuration'),
    input('freeze_file', 'no stage passes that compares the freeze'),
    key(
      'generated_at_utc',
      isFilled((report as { generated_at_utc?: unknown }).generated_at_utc ?? report.generated_at),
      {
        section: 'Head',
        gate: null,
        points: 0,
        without: 'attempts are ordered by the time of the registry',
      },
    ),
    cost(1.5, 'cost_gate_x1_5_positive'),
    cost(2, 'cost_gate_x2_0_positive'),
    of('wf_stress', 'test_ic_mean', {
      section: 'Walk-Forward Stress',
      gate: 'wf_gate_positive_mean',
      points: 20,
      without: 'up to 20 points',
    }),
    of('wf_stress', 'test_ic_pos_ratio', {
      section: 'Walk-Forward Stress',
      gate: 'wf_gate_pos_ratio',
      points: 10,
      without: 'up to 10 points',
    }),
    risk('beta_vs_spy', 'risk_gate_beta_abs', 8),
    risk('size_signal_corr_log_mcap', 'risk_gate_size_corr_abs', 6),
    risk('turnover_top_pct_overlap', 'risk_gate_turnover_overlap', 4),
    risk('industry_coverage', 'risk_gate_industry_coverage', 4),
    key('statistical_gates.factor_gate_pass', typeof report.statistical_gates?.['factor_gate_pass'] === 'boolean', {
      section: 'Statistical Gates',
      gate: 'stat_gate_factor_pass',
      points: 6,
      without: '6 points',
    }),
    of('statistical_gates', 'q_value_bh', {
      section: 'Statistical Gates',
      gate: 'stat_gate_factor_pass',
      points: 4,
      without: 'up to 4 points',
    }),
    key('outputs.periods_csv', isFilled((report as { outputs?: { periods_csv?: unknown } }).outputs?.periods_csv), {
      section: 'Plots',
      gate: null,
      points: 0,
      without: 'no plot over time',
    }),
  ];
}

/** Each gate with what it says of itself. */
export function reportedGates(report: ProductionGatesReport): ReportCheck['gates'] {
  return Object.entries(reportGates(report))
    .filter(([name]) => name !== 'overall_pass')
    .map(([gate, value]) => {
      const stated = gateVerdict(report, gate);
      return {
        gate,
        passed: typeof value === 'boolean' ? value : null,
        says: stated === undefined ? null : verdictInWords(stated),
      };
    });
}

/** Why it is not usable: what the audit needs, and verdicts that contradict their gate. */
export function problemsIn(report: ProductionGatesReport): string[] {
  const gates = reportGates(report);
  const problems: string[] = [];
  if (!isFilled(reportTag(report))) problems.push('it states no inputs.decision_tag, by which its run is found');
  if (typeof gates['overall_pass'] !== 'boolean')
    problems.push('gates.overall_pass is not true or false, so the audit fails');
  const { gate_verdicts: verdicts } = report;
  for (const name of Object.keys(verdicts ?? {})) {
    const stated = gateVerdict(report, name);
    if (stated === undefined) problems.push(`gate_verdicts.${name}: verdict is none of pass, fail, not_evaluable`);
    else if (!Object.hasOwn(gates, name) && stated.verdict !== 'not_evaluable')
      problems.push(`gates.${name} is not there, but its verdict is ${stated.verdict}: no reader counts it`);
    else if (Object.hasOwn(gates, name) && (gates[name] === true) !== (stated.verdict === 'pass'))
      problems.push(`gates.${name} is ${String(gates[name])}, but its verdict is ${stated.verdict}`);
  }
  return problems;
}
