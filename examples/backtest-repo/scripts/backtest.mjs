#!/usr/bin/env node
// A walk-forward backtest with a holdout. In each fold the candidate with the best Sharpe ratio of the training window trades the test window after it, with what the
// portfolio has then: the curve is one chain. The holdout is run once, with the candidate that was best over all test windows, which end before it.
// Usage: backtest.mjs [--config FILE] [--at 2026-03-02T07:15:00Z]; prints the directory of the run.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { inference } from './inference.mjs';
import { simulatePrices } from './market.mjs';
import { nanoseconds, Portfolio, sharpeRatio } from './portfolio.mjs';

const { values: options } = parseArgs({
  options: { config: { type: 'string', default: 'configs/wfv_demo.json' }, at: { type: 'string' } },
});
const bytes = readFileSync(options.config);
const config = JSON.parse(bytes);
const git = (...words) => execFileSync('git', words, { encoding: 'utf8' }).trim();
const sha = git('rev-parse', 'HEAD');
const began = options.at ?? new Date().toISOString();
const runId = `${began.slice(0, 19).replaceAll(':', '-')}Z-${sha.slice(0, 7)}`;
const folder = path.join('artifacts', config.experiment, runId);

const bars = simulatePrices(config.prices, config.seed);
const candidates = config.grid.lookback.flatMap((lookback) => config.grid.band.map((band) => ({ lookback, band })));
const nameOf = ({ lookback, band }) => `lookback=${lookback}|band=${band.toFixed(4)}`;
const indexOf = (day) => bars.findIndex((bar) => bar.day >= day);

/** A candidate over some bars, with money of its own. */
function trial(params, from, to) {
  const portfolio = new Portfolio(config);
  for (let at = from; at < to; at += 1) portfolio.step(bars, at, params);
  return portfolio;
}

const orderFlow = (orders) => {
  const entries = orders.map(({ day, notional }) => ({
    rebalance_date: day,
    orders_created_count: 1,
    orders_accepted_count: 1,
    orders_rejected_count: 0,
    orders_rejected_reason_counts: {},
    fills_count: 1,
    filled_notional: notional,
  }));
  return {
    entries,
    summary: {
      rebalance_count: entries.length,
      orders_created: entries.length,
      orders_accepted: entries.length,
      orders_rejected: 0,
      orders_rejected_reason_counts: {},
      fills: entries.length,
      filled_notional: entries.reduce((sum, entry) => sum + entry.filled_notional, 0),
    },
  };
};

// Selection: folds, and every candidate's returns in the test windows.
const chain = new Portfolio(config);
const [folds, grid, checks] = [[], [], []];
const testReturns = Object.fromEntries(candidates.map((params) => [nameOf(params), []]));
const testSharpes = Object.fromEntries(candidates.map((params) => [nameOf(params), []]));
const { training_days: training, testing_days: testing, start, end } = config.walkforward;
const selectionEnd = indexOf(config.holdout.start);
for (let from = indexOf(start); from + training + testing <= selectionEnd; from += testing) {
  const [test, stop] = [from + training, from + training + testing];
  const trained = candidates.map((params) => ({ params, metrics: trial(params, from, test).metrics() }));
  const best = trained.reduce((one, other) => (other.metrics.sharpe_ratio > one.metrics.sharpe_ratio ? other : one));
  const [trades, bar] = [chain.trades.length, chain.curve.length];
  for (let at = test; at < stop; at += 1) chain.step(bars, at, best.params);
  for (const params of candidates) {
    const own = trial(params, test, stop).curve;
    own.forEach(({ day, returns }) =>
      grid.push([folds.length, 'test', nameOf(params), day, `${folds.length}:${day}`, returns]),
    );
    testReturns[nameOf(params)].push(...own.map(({ returns }) => returns));
    testSharpes[nameOf(params)].push(sharpeRatio(own.map(({ returns }) => returns)));
  }
  folds.push({
    train_start: bars[from].day,
    train_end: bars[test - 1].day,
    test_start: bars[test].day,
    test_end: bars[stop - 1].day,
    best_params: best.params,
    train_metrics: best.metrics,
    grid_summary: trained.map(({ params, metrics }) => ({ params, sharpe_ratio: metrics.sharpe_ratio })),
    grid_exclusions: [],
    order_flow_diagnostics: orderFlow(chain.orders.slice(trades)),
  });
  const ran = chain.curve.slice(bar);
  checks.push({ fold: folds.length - 1, phase: 'test', ok: ran.length === testing, reasons: [], details: {} });
}
const summary = candidates
  .map((params) => {
    const sharpes = testSharpes[nameOf(params)];
    const mean = sharpes.reduce((sum, value) => sum + value, 0) / sharpes.length;
    return { model: nameOf(params), params, mean_sharpe: mean, num_folds: sharpes.length, folds: sharpes };
  })
  .sort((a, b) => b.mean_sharpe - a.mean_sharpe);
const selected = summary[0];

// The holdout, once.
const holdout = trial(selected.params, selectionEnd, bars.length);
const { spa, realityCheck, draws } = inference(testReturns, config.bootstrap, config.seed);
const chained = chain.curve.map(({ returns }) => returns);
const bootstrap = draws.map((days) => sharpeRatio(days.map((day) => chained[day])));
const metrics = { ...chain.metrics(), reality_check_p_value: realityCheck.p_value, spa_p_value: spa.p_value };

const common = {
  run_id: runId,
  git_sha: sha,
  config_sha256: createHash('sha256').update(bytes).digest('hex'),
  unsafe_execution: false,
  unsafe_reasons: [],
  execution_alignment: { exec_type: 'next_bar', lob_tplus1: null },
};
const phases = {
  selection_window_start: start,
  selection_window_end: bars[selectionEnd - 1].day,
  holdout_start: config.holdout.start,
  holdout_end: config.holdout.end,
  selected_model: selected.model,
  selected_params: selected.params,
};
const paths = Object.fromEntries(
  ['selection_summary', 'holdout_metrics', 'holdout_manifest'].map((name) => [
    `${name}_path`,
    path.join(folder, `${name}.json`),
  ]),
);
const manifest = {
  ...common,
  microalpha_version: 'none',
  python: 'none',
  platform: `node ${process.version}`,
  seed: config.seed,
  config_path: options.config,
  dataset_id: `simulated seed ${config.seed}`,
  run_invalid: false,
  integrity_path: path.join(folder, 'integrity.json'),
  config_summary: {
    risk_caps: config.caps,
    cost_model: {
      exec_type: 'next_bar',
      commission: config.costs.commission_rate,
      slippage_type: 'proportional',
      slippage: config.costs.slippage_rate,
    },
    borrow_model: null,
  },
  walkforward: { ...phases, ...paths, non_degenerate_excluded: 0, non_degenerate_failure_reason: null },
};

mkdirSync(folder, { recursive: true });
const write = (name, text) => writeFileSync(path.join(folder, name), text);
// A whole number that Python would write as a float keeps its point; a time in nanoseconds is written as it is.
const json = (value, indent) => JSON.stringify(value, null, indent).replace(/"(\d{19})"/g, '$1');
const document = (name, value) => write(name, `${json(value, 2)}\n`);
const curveText = (curve) =>
  ['timestamp,equity,exposure,gross_exposure,returns']
    .concat(curve.map((row) => [nanoseconds(row.day), row.equity, row.exposure, row.exposure, row.returns].join(',')))
    .join('\n');
const returnsText = (curve) =>
  ['timestamp,returns'].concat(curve.map(({ day, returns }) => `${nanoseconds(day)},${returns}`)).join('\n');
const linesOf = (rows) => rows.map((row) => `${json(row)}\n`).join('');

document('metrics.json', metrics);
document('folds.json', folds);
document('selection_summary.json', summary);
document('bootstrap.json', bootstrap);
document('spa.json', spa);
document('reality_check.json', { ...realityCheck, best_sharpe: sharpeRatio(testReturns[spa.best_model]) });
document('integrity.json', { ok: checks.every(({ ok }) => ok), checks });
document('holdout_metrics.json', holdout.metrics());
document('holdout_order_flow_diagnostics.json', orderFlow(holdout.orders));
document('holdout_manifest.json', { ...common, ...phases });
write('equity_curve.csv', `${curveText(chain.curve)}\n`);
write('oos_returns.csv', `${returnsText(chain.curve)}\n`);
write('trades.jsonl', linesOf(chain.trades));
write(
  'grid_returns.csv',
  `${['fold,phase,model,timestamp,panel_id,value', ...grid.map((row) => row.join(','))].join('\n')}\n`,
);
write('holdout_equity_curve.csv', `${curveText(holdout.curve)}\n`);
write('holdout_returns.csv', `${returnsText(holdout.curve)}\n`);
write('holdout_trades.jsonl', linesOf(holdout.trades));
// Last: a directory with a manifest is a run.
document('manifest.json', manifest);
console.log(folder);
