/** Checks of the equity curve, and of the metrics that are computed from it (contract 24.6). */
import { performanceOf, type Performance } from '@gatehouse/backtests';
import { Findings, type CheckList } from '@gatehouse/verdicts';
import { pyFixed } from '@gatehouse/render';
import type { Phase } from './phase';
import { lackOf } from './source';
import { computed, type Near } from './tolerance';

/** The figures of a curve as it stands, and with its restarts taken out. */
export interface CurveFigures {
  asRecorded: Performance;
  withoutRestarts: Performance;
}

const recomputed = ['sharpe_ratio', 'ann_vol', 'max_drawdown', 'cagr', 'traded_days', 'final_equity'] as const;

/** The figures, undefined when the curve could not be read. */
export function curveFigures({ curveFile, curve }: Phase, periodsPerYear: number): CurveFigures | undefined {
  if (curveFile.state !== 'read') return undefined;
  const asRecorded = performanceOf(curve.curve, periodsPerYear);
  return {
    asRecorded,
    withoutRestarts:
      curve.restarts.length === 0 ? asRecorded : performanceOf(curve.curve, periodsPerYear, curve.restarts),
  };
}

export function checkCurve(checks: CheckList, phase: Phase, figures: CurveFigures | undefined, near: Near): void {
  const { prefix, curveFile, curve } = phase;
  if (curveFile.state === 'absent') checks.missing(`${prefix}curve_reads`, `${curveFile.name}: not there`);
  else checks.judge(`${prefix}curve_reads`, curve.faults);
  const lack = lackOf(curveFile);
  if (lack === undefined && figures !== undefined) {
    checks.judge(`${prefix}curve_ordered`, curve.order);
    if (phase.columns.returns) checks.judge(`${prefix}returns_recomputed`, curve.returns);
    else checks.notApplicable(`${prefix}returns_recomputed`, `${curveFile.name} has no column returns`);
    checkChained(checks, phase, figures, near);
  } else
    for (const id of ['curve_ordered', 'returns_recomputed', 'curve_chained', 'equity_moves'])
      checks.missing(`${prefix}${id}`, lack ?? '');
  checkMetrics(checks, phase, figures, near);
}

function checkChained(checks: CheckList, phase: Phase, { withoutRestarts }: CurveFigures, near: Near): void {
  const { prefix, curveFile, curve, metrics } = phase;
  const id = `${prefix}curve_chained`;
  const count = curve.restarts.length;
  if (count === 0) {
    checks.pass(id, { restarts: 0, without_restarts: null });
    return;
  }
  const { sharpe_ratio, cagr, max_drawdown, final_equity, ann_vol, traded_days } = withoutRestarts;
  const findings = new Findings();
  const { step, day } = curve.largestRestart;
  if (!near(metrics.number('sharpe_ratio') ?? NaN, sharpe_ratio))
    findings.fail(
      `${curveFile.name}: ${count} restarts of the equity, largest ` +
        `${step < 0 ? '' : '+'}${pyFixed(step * 100, 1)}% on ${day}: the curve is concatenated, not chained; ` +
        `sharpe_ratio without them ${computed(sharpe_ratio)}, recorded ${recordedSharpe(phase)}`,
    );
  checks.judge(id, findings, {
    restarts: count,
    without_restarts: { sharpe_ratio, cagr, max_drawdown, final_equity, ann_vol, traded_days },
  });
}

/** The recorded figure beside a computed one: with as many decimals. */
function recordedSharpe({ metrics }: Phase): string {
  const recorded = metrics.number('sharpe_ratio');
  return recorded === undefined ? metrics.shown('sharpe_ratio') : computed(recorded);
}

function checkMetrics(checks: CheckList, phase: Phase, figures: CurveFigures | undefined, near: Near): void {
  const { prefix, curveFile, metrics } = phase;
  const id = `${prefix}metrics_recomputed`;
  const lack = lackOf(metrics, curveFile);
  if (lack !== undefined || figures === undefined) {
    checks.missing(id, lack ?? '');
    return;
  }
  const findings = new Findings();
  for (const key of recomputed) {
    const [recorded, given] = [metrics.number(key), figures.asRecorded[key]];
    if (recorded === undefined) findings.fail(metrics.absent(key));
    else if (!near(recorded, given) && !near(recorded, figures.withoutRestarts[key]))
      findings.fail(
        `${metrics.name}: ${key} ${metrics.shown(key)}, ${curveFile.name} gives ${key === 'traded_days' ? given : computed(given)}`,
      );
  }
  checks.judge(id, findings);
}
