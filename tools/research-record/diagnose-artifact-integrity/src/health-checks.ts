/**
 * Checks of what a phase shows as a whole: that something happened, within the declared limits, at the declared cost
 * (contract 24.8).
 */
import { fieldsOf, numberOf, textOf, type Fields } from '@gatehouse/backtests';
import { Findings, type CheckList } from '@gatehouse/verdicts';
import type { LeverageCaps } from './curve-pass';
import type { CurveFigures } from './curve-checks';
import type { Phase } from './phase';
import { lackOf, type JsonSource } from './source';
import { computed, type Near } from './tolerance';

/** Variance of returns up to which a curve is flat, and the range of equities. */
const flatVariance = 1e-12;
const flatRange = 1e-8;

/** config_summary of a manifest. */
function summaryOf(manifest: JsonSource, section: string): Fields | undefined {
  return fieldsOf(fieldsOf(manifest.fields['config_summary'])?.[section]);
}

/** The leverage that the manifest allows; undefined where it declares no cap. */
export function leverageCaps(manifest: JsonSource): LeverageCaps {
  const caps = summaryOf(manifest, 'risk_caps');
  return { gross: numberOf(caps?.['max_gross_leverage']), net: numberOf(caps?.['max_net_leverage']) };
}

/** A number that the manifest declares: undefined where it is absent or null; a finding where it is anything else. */
function declaredNumber(
  findings: Findings,
  manifest: JsonSource,
  section: Fields | undefined,
  key: string,
): number | undefined {
  const value = section?.[key] ?? undefined;
  const number = numberOf(value);
  if (value !== undefined && number === undefined)
    findings.fail(`${manifest.name}: ${key} ${manifest.shown(key, section)} is no number`);
  return number;
}

export function checkHealth(
  checks: CheckList,
  phase: Phase,
  { figures, manifest, near }: { figures: CurveFigures | undefined; manifest: JsonSource; near: Near },
): void {
  checkNotDegenerate(checks, phase, figures);
  if (!checks.has(`${phase.prefix}equity_moves`)) checkEquityMoves(checks, phase);
  checkCaps(checks, phase, { figures, manifest, near });
  checkCosts(checks, phase, manifest);
}

function checkNotDegenerate(checks: CheckList, phase: Phase, figures: CurveFigures | undefined): void {
  const { prefix, metrics, curveFile, trades } = phase;
  const id = `${prefix}not_degenerate`;
  const lack = lackOf(metrics, curveFile);
  if (lack !== undefined || figures === undefined) {
    checks.missing(id, lack ?? '');
    return;
  }
  const findings = new Findings();
  const turnover = metrics.number('total_turnover');
  if (trades.lines === 0) findings.fail('num_trades == 0 (no executed trades)');
  if (turnover === undefined) findings.fail(metrics.absent('total_turnover'));
  else if (turnover > 0 && (trades.lines === 0 || (metrics.number('num_trades') ?? 0) === 0))
    findings.fail('turnover > 0 with zero trades (metrics inconsistent)');
  if (figures.asRecorded.variance <= flatVariance) findings.fail('returns variance is zero (flat equity curve)');
  checks.judge(id, findings);
}

function checkEquityMoves(checks: CheckList, phase: Phase): void {
  const { prefix, metrics, curveFile, curve, trades } = phase;
  const id = `${prefix}equity_moves`;
  const lack = lackOf(curveFile, metrics);
  if (lack !== undefined) {
    checks.missing(id, lack);
    return;
  }
  const spent = ['num_trades', 'total_turnover', 'commission_total', 'slippage_total', 'borrow_cost_total'];
  const somethingHappened = trades.lines > 0 || spent.some((key) => (metrics.number(key) ?? 0) > 0);
  if (curve.highest - curve.lowest <= flatRange && somethingHappened)
    checks.fail(id, 'equity curve constant despite trades/costs');
  else checks.pass(id);
}

function checkCaps(
  checks: CheckList,
  phase: Phase,
  { figures, manifest, near }: { figures: CurveFigures | undefined; manifest: JsonSource; near: Near },
): void {
  const { prefix, curveFile, metrics } = phase;
  const id = `${prefix}caps_held`;
  const findings = new Findings();
  const caps = summaryOf(manifest, 'risk_caps');
  if (caps === undefined) {
    findings.warn(`${manifest.name} declares no risk caps (config_summary.risk_caps)`);
    checks.judge(id, findings);
    return;
  }
  const lack = lackOf(curveFile);
  if (lack !== undefined || figures === undefined) {
    checks.missing(id, lack ?? '');
    return;
  }
  checkLeverage(findings, phase, manifest, caps);
  const stop = declaredNumber(findings, manifest, caps, 'max_drawdown_stop');
  const drawdown = figures.withoutRestarts.max_drawdown;
  if (stop !== undefined && !(drawdown <= stop || near(drawdown, stop)))
    findings.fail(
      `drawdown ${computed(drawdown)} exceeds max_drawdown_stop ${manifest.shown('max_drawdown_stop', caps)}`,
    );
  const turnoverCaps = summaryOf(manifest, 'turnover_caps');
  const cap = declaredNumber(findings, manifest, turnoverCaps, 'turnover_cap');
  if (cap !== undefined) {
    const [turnover, lacksMetrics] = [metrics.number('total_turnover'), lackOf(metrics)];
    if (lacksMetrics !== undefined) findings.missing(lacksMetrics);
    else if (turnover === undefined) findings.fail(metrics.absent('total_turnover'));
    else if (turnover > cap && !near(turnover, cap))
      findings.fail(
        `total_turnover ${metrics.shown('total_turnover')} exceeds turnover_cap ${manifest.shown('turnover_cap', turnoverCaps)}`,
      );
  }
  checks.judge(id, findings);
}

function checkLeverage(findings: Findings, phase: Phase, manifest: JsonSource, caps: Fields): void {
  const { curve, curveFile, bars, columns } = phase;
  const rules = [
    ['max_gross_leverage', 'gross exposure', curve.gross, columns.gross || columns.net],
    ['max_net_leverage', 'net exposure', curve.net, columns.net],
  ] as const;
  for (const [key, what, peak, isThere] of rules) {
    const shown = manifest.shown(key, caps);
    if ((caps[key] ?? undefined) === undefined) findings.warn(`${key} is not declared`);
    else if (declaredNumber(findings, manifest, caps, key) === undefined) continue;
    else if (!isThere) findings.missing(`${curveFile.name} has no exposure to hold against ${key} ${shown}`);
    else if (peak.above > 0)
      findings.fail(`${what} ${computed(peak.most)} exceeds ${key} ${shown} (${peak.above} of ${bars} bars)`);
  }
}

function checkCosts(checks: CheckList, phase: Phase, manifest: JsonSource): void {
  const { prefix, metrics, trades, tradesFile } = phase;
  const id = `${prefix}costs_charged`;
  const findings = new Findings();
  const model = summaryOf(manifest, 'cost_model');
  const turnover = metrics.number('total_turnover');
  const commission = metrics.number('commission_total');
  const realisedBps =
    turnover !== undefined && turnover > 0 && commission !== undefined ? (commission / turnover) * 1e4 : null;
  const added = { realised_bps: realisedBps };
  if (model === undefined) {
    findings.warn(`${manifest.name} declares no cost model (config_summary.cost_model)`);
    checks.judge(id, findings, added);
    return;
  }
  const lack = lackOf(metrics);
  if (lack !== undefined) {
    checks.missing(id, lack);
    return;
  }
  if (turnover === undefined) findings.fail(metrics.absent('total_turnover'));
  else if (turnover <= 0) {
    checks.notApplicable(id, 'no turnover');
    return;
  }
  const isCharged = (key: string): boolean => (metrics.number(key) ?? 0) > 0;
  if ((declaredNumber(findings, manifest, model, 'commission') ?? 0) > 0 && !isCharged('commission_total'))
    findings.fail(
      `commission ${manifest.shown('commission', model)} is declared, commission_total is ${metrics.shown('commission_total')}`,
    );
  if (textOf(model['slippage_type']) !== undefined && !isCharged('slippage_total'))
    findings.warn(
      `slippage model ${manifest.shown('slippage_type', model)} is declared, slippage_total is ${metrics.shown('slippage_total')}`,
    );
  if (tradesFile.state === 'read' && trades.everShort && !isCharged('borrow_cost_total'))
    findings.warn(`positions are short, borrow_cost_total is ${metrics.shown('borrow_cost_total')}`);
  checks.judge(id, findings, added);
}
