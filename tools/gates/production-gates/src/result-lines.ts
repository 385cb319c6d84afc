/** The lines of standard output (contract 18.1): what was read, what came out, where it lies. */
import type { BaselineReport, GateWalkForward, ProductionGatesReportV1, StressReport } from '@gatehouse/contracts';
import { sixDecimals } from '@gatehouse/render';
import { isoDate } from './days';
import { multiplierName } from './gate-names';
import { verdictLine, type GateVerdicts } from './gates';
import type { MarketData } from './market-data';

export function dataLine({ scores, labels }: MarketData, family: string, scored: number): string {
  const { calendar, kind } = labels.market;
  const span = (days: Int32Array): string =>
    days.length === 0 ? 'no dates' : `${isoDate(days[0] as number)} to ${isoDate(days.at(-1) as number)}`;
  return `[data] ${scores.assets.length} assets, ${scored} scores of ${family} on dates with known labels, ${span(scores.days)}; ${kind.replace('_', ' ')} ${span(calendar)}`;
}

type Common = Pick<StressReport, 'sample' | 'cost_stress' | 'risk_diagnostics'> & { wf_stress: GateWalkForward };

function commonLines({ sample, cost_stress: costs, wf_stress: wf, risk_diagnostics: risk }: Common): string[] {
  return [
    `[sample] ${sample.train_periods} train periods, ${sample.test_periods} test periods (${sample.test_start ?? 'none'} to ${sample.test_end ?? 'none'})`,
    ...costs.map(
      (row) =>
        `[cost] x${multiplierName(row.cost_multiplier)}: test_ic=${sixDecimals(row.test_ic)} ` +
        `train_ic=${sixDecimals(row.train_ic)} net_return=${sixDecimals(row.net_return_mean)}`,
    ),
    `[walk-forward] ${wf.rows} windows: mean=${sixDecimals(wf.test_ic_mean)} positive=${sixDecimals(wf.test_ic_pos_ratio)}`,
    `[risk] beta=${sixDecimals(risk.beta_vs_spy)} overlap=${sixDecimals(risk.turnover_top_pct_overlap)} ` +
      `size=${sixDecimals(risk.size_signal_corr_log_mcap)} industry=${sixDecimals(risk.industry_coverage)}`,
  ];
}

export function gatesLines(report: ProductionGatesReportV1): string[] {
  const { statistical_gates: stat, trials } = report;
  const declared = trials.declared === null ? 'not declared' : `${trials.declared} declared`;
  return [
    ...commonLines(report),
    `[statistics] t=${sixDecimals(stat.ic_t)} p=${sixDecimals(stat.ic_p)} q=${sixDecimals(stat.q_value_bh)} ` +
      `dsr=${sixDecimals(stat.dsr)} of ${stat.n_trials} ${stat.n_trials === 1 ? 'trial' : 'trials'}`,
    `[trials] ${trials.observed} observed, ${declared}, ${trials.used} counted; ${trials.n_trials_same_returns} on these returns`,
  ];
}

export function stressLinesOf(report: StressReport): string[] {
  return commonLines(report);
}

export function baselineLines(report: BaselineReport): string[] {
  return [
    `[sample] ${report.train_periods} train periods`,
    `[statistics] ic=${sixDecimals(report.information_coefficient)} coverage=${sixDecimals(report.coverage)}`,
  ];
}

export function doneLines({ json, markdown }: { json: string; markdown: string }): string[] {
  return [`[done] report_json=${json}`, `[done] report_md=${markdown}`];
}

export function lastLine(verdicts: GateVerdicts, gates: Readonly<Record<string, boolean>>): string {
  return verdictLine(verdicts, gates);
}
