// The verdict of the example: scores and prices in, the sections of the report out. No files and no clock.
import {
  falseDiscoveryRates,
  judgeMonths,
  mean,
  momentumScores,
  monthName,
  monthYear,
  netIcs,
  slope,
  standardDeviation,
  testMean,
} from './momentum.mjs';
import { readMonth } from './repository.mjs';

/** A cost multiplier as gates and reports spell it: 1.5, 2.0. */
export const multiplierName = (multiplier) =>
  Number.isInteger(multiplier) ? multiplier.toFixed(1) : String(multiplier);

/** One row for each calendar year with enough months before it and in it. A score has nothing to fit, so training only reports. */
function walkForward(rows, { min_train_months, min_test_months }) {
  return [...new Set(rows.map((row) => monthYear(row.month)))].flatMap((year) => {
    const train = rows.filter((row) => monthYear(row.month) < year);
    const test = rows.filter((row) => monthYear(row.month) === year);
    const [trainIcs, testIcs] = [netIcs(train, 1), netIcs(test, 1)];
    if (trainIcs.length < min_train_months || testIcs.length < min_test_months) return [];
    return [
      {
        window: year,
        train_start: monthName(train[0].month),
        train_end: monthName(train.at(-1).month),
        test_start: monthName(test[0].month),
        test_end: monthName(test.at(-1).month),
        train_n: trainIcs.length,
        test_n: testIcs.length,
        train_ic: mean(trainIcs),
        test_ic: mean(testIcs),
      },
    ];
  });
}

function testLookbacks(judge, prices, strategy, isTest, chosenRows) {
  const trials = strategy.lookbacks_tried.map((lookback) => {
    const rows =
      lookback === strategy.lookback_months
        ? chosenRows
        : judge(momentumScores(prices, lookback, strategy.skip_months));
    return { lookback_months: lookback, ...testMean(netIcs(rows.filter(isTest), 1)) };
  });
  const rates = falseDiscoveryRates(trials.map((trial) => trial.p_value));
  return trials.map((trial, i) => ({
    ...trial,
    q_value_bh: rates[i],
    pass: trial.mean > 0 && rates[i] <= strategy.thresholds.q_value_max,
  }));
}

/**
 * The sections of the report that follow from the data alone, and the tables behind them: `months` (monthly_ic.csv) and
 * `windows` (walk_forward_summary.csv). Every IC of the sections is after costs, at ×1 where no multiplier is named.
 */
export function evaluate(prices, index, scores, strategy, multipliers) {
  const { thresholds } = strategy;
  const judge = (candidate) => judgeMonths(prices, index, candidate, strategy);
  const isTest = (row) => row.month >= readMonth(strategy.split.test_from);
  const rows = judge(scores);
  const [train, test] = [rows.filter((row) => !isTest(row)), rows.filter(isTest)];
  if (test.length === 0)
    throw new Error(`no month from ${strategy.split.test_from} on can be judged: the scores end too early`);

  const costStress = multipliers.map((multiplier) => ({
    cost_multiplier: multiplier,
    return_code: 0,
    test_ic: mean(netIcs(test, multiplier)),
    train_ic: mean(netIcs(train, multiplier)),
  }));
  const windows = walkForward(rows, strategy.walk_forward);
  const windowIcs = windows.map((window) => window.test_ic);
  const wf = {
    ok: windows.length > 0,
    rows: windows.length,
    test_ic_mean: mean(windowIcs),
    test_ic_std: standardDeviation(windowIcs),
    test_ic_pos_ratio: mean(windowIcs.map((ic) => Number(ic > 0))),
    test_ic_n: windows.length,
    return_code: 0,
  };
  const risk = {
    ok: false,
    beta_vs_spy: slope(
      test.map((row) => row.long_short_return),
      test.map((row) => row.index_return),
    ),
    turnover_top_pct_overlap: mean(test.map((row) => row.top_overlap).filter((share) => share !== null)),
    size_signal_corr_log_mcap: null,
    industry_coverage: null,
    unknown: 'the data has neither market capitalisations nor industries',
  };
  const trials = testLookbacks(judge, prices, strategy, isTest, rows);
  const chosen = trials.find((trial) => trial.lookback_months === strategy.lookback_months);
  const statistics = {
    ok: chosen.t_stat !== null,
    factor: strategy.id,
    n: chosen.n,
    mean_ic: chosen.mean,
    t_stat: chosen.t_stat,
    p_value: chosen.p_value,
    q_value_bh: chosen.q_value_bh,
    factor_gate_pass: chosen.pass,
    n_factors: trials.length,
    n_pass: trials.filter((trial) => trial.pass).length,
    trials,
  };

  const known = (value, holds) => value !== null && holds(value);
  const costGate = (row) => [
    `cost_gate_x${multiplierName(row.cost_multiplier).replace('.', '_')}_positive`,
    known(row.test_ic, (ic) => ic > 0),
  ];
  const gates = {
    ...Object.fromEntries(costStress.map(costGate)),
    wf_gate_positive_mean: known(wf.test_ic_mean, (ic) => ic > 0),
    wf_gate_pos_ratio: known(wf.test_ic_pos_ratio, (ratio) => ratio >= thresholds.wf_pos_ratio_min),
    risk_gate_beta_abs: known(risk.beta_vs_spy, (beta) => Math.abs(beta) <= thresholds.beta_abs_max),
    risk_gate_turnover_overlap: known(
      risk.turnover_top_pct_overlap,
      (share) => share >= thresholds.turnover_overlap_min,
    ),
    risk_gate_size_corr_abs: known(
      risk.size_signal_corr_log_mcap,
      (correlation) => Math.abs(correlation) <= thresholds.size_corr_abs_max,
    ),
    risk_gate_industry_coverage: known(risk.industry_coverage, (share) => share >= thresholds.industry_coverage_min),
    stat_gate_factor_pass: statistics.factor_gate_pass,
  };
  gates.overall_pass = Object.values(gates).every(Boolean);

  const sample = {
    train_months: train.length,
    test_months: test.length,
    months_without_ic: rows.length - netIcs(rows, 1).length,
    test_start: monthName(test[0].month),
    test_end: monthName(test.at(-1).month),
  };
  return {
    sections: {
      sample,
      cost_stress: costStress,
      wf_stress: wf,
      risk_diagnostics: risk,
      statistical_gates: statistics,
      thresholds,
      gates,
    },
    months: rows.map((row) => ({ ...row, month: monthName(row.month) })),
    windows,
  };
}
