/** Checks of the fills: against the metrics, against each other, against the curve (contract 24.7). */
import { Findings, type CheckList } from '@gatehouse/verdicts';
import type { Phase } from './phase';
import { lackOf } from './source';
import { computed, nearInMoney, type Near } from './tolerance';

const turnoverWithoutTrades = 'turnover > 0 with zero trades in log';

/** Every check that rests on the fills, in the order of the document. */
const needTrades = [
  'trades_counted',
  'turnover_reconciles',
  'costs_reconcile',
  'inventory_chain',
  'cash_chain',
  'realized_reconciles',
  'trades_on_curve',
  'fills_on_market',
  'no_first_bar_fill',
  'pnl_identity',
] as const;

export function checkTrades(checks: CheckList, phase: Phase, near: Near): void {
  const { prefix, tradesFile, trades } = phase;
  if (tradesFile.state === 'absent') checks.missing(`${prefix}trades_read`, `${tradesFile.name}: not there`);
  else checks.judge(`${prefix}trades_read`, trades.faults);
  checkTurnoverNeedsTrades(checks, phase);
  const lack = lackOf(tradesFile);
  if (lack !== undefined) {
    for (const id of needTrades) checks.missing(`${prefix}${id}`, lack);
    return;
  }
  checkSums(checks, phase, near);
  checkInventory(checks, phase);
  checkCash(checks, phase, near);
  checkRealized(checks, phase);
  checkBars(checks, phase);
  checkIdentity(checks, phase, near);
}

function checkTurnoverNeedsTrades(checks: CheckList, { prefix, metrics, trades }: Phase): void {
  const id = `${prefix}turnover_needs_trades`;
  const lack = lackOf(metrics);
  if (lack !== undefined) {
    checks.missing(id, lack);
    return;
  }
  const turnover = metrics.number('total_turnover');
  if (turnover === undefined) checks.fail(id, metrics.absent('total_turnover'));
  else if (turnover > 0 && trades.lines === 0) checks.fail(id, turnoverWithoutTrades);
  else checks.pass(id);
}

/** The totals of the metrics against the sums of the fills. */
function checkSums(checks: CheckList, phase: Phase, near: Near): void {
  const { prefix, metrics, trades, tradesFile } = phase;
  const lack = lackOf(metrics);
  if (lack !== undefined) {
    for (const id of ['trades_counted', 'turnover_reconciles', 'costs_reconcile'])
      checks.missing(`${prefix}${id}`, lack);
    return;
  }
  const compare = (findings: Findings, key: string, given: number, shown: string, same: Near): void => {
    const recorded = metrics.number(key);
    if (recorded === undefined) findings.fail(metrics.absent(key));
    else if (!same(recorded, given))
      findings.fail(`${metrics.name}: ${key} ${metrics.shown(key)}, ${tradesFile.name} gives ${shown}`);
  };
  const [counted, turnover, costs] = [new Findings(), new Findings(), new Findings()];
  compare(counted, 'num_trades', trades.lines, String(trades.lines), (a, b) => a === b);
  checks.judge(`${prefix}trades_counted`, counted);
  const sum = (findings: Findings, key: string, given: number): void =>
    compare(findings, key, given, computed(given), near);
  sum(turnover, 'total_turnover', trades.turnover.value);
  checks.judge(`${prefix}turnover_reconciles`, turnover);
  if (!('commission_total' in metrics.fields) && !('slippage_total' in metrics.fields)) {
    checks.notApplicable(`${prefix}costs_reconcile`, `${metrics.name} has no cost totals`);
    return;
  }
  sum(costs, 'commission_total', trades.commission.value);
  sum(costs, 'slippage_total', trades.slippage.value);
  checks.judge(`${prefix}costs_reconcile`, costs);
}

function checkInventory(checks: CheckList, { prefix, trades, tradesFile }: Phase): void {
  const id = `${prefix}inventory_chain`;
  if (trades.lines > 0 && !trades.hasInventory) checks.notApplicable(id, `${tradesFile.name} has no inventory`);
  else checks.judge(id, trades.inventory);
}

/** Cash that is missing beside price, quantity and commission may be the cost of borrowing, and no more than that. */
function checkCash(checks: CheckList, { prefix, metrics, trades, tradesFile, curveFile }: Phase, near: Near): void {
  const id = `${prefix}cash_chain`;
  const lack = lackOf(curveFile);
  if (lack !== undefined) {
    checks.missing(id, lack);
    return;
  }
  if (trades.lines > 0 && !trades.hasCash) {
    checks.notApplicable(id, `${tradesFile.name} has no cash`);
    return;
  }
  const borrow = metrics.number('borrow_cost_total');
  const findings = new Findings();
  const lacksMetrics = lackOf(metrics);
  if (trades.gapCount > 0 && lacksMetrics !== undefined) findings.missing(lacksMetrics);
  else {
    const unexplained = -trades.gapSum.value;
    const isBorrow = trades.gapsAbove === 0 && (unexplained <= (borrow ?? 0) || near(unexplained, borrow ?? 0));
    if (!isBorrow)
      for (const { line, gap } of trades.gaps)
        findings.fail(
          `${tradesFile.name}:${line}: cash is ${gap < 0 ? '' : '+'}${gap.toFixed(2)} off what price, quantity and commission give`,
        );
  }
  checks.judge(id, findings, { unexplained: trades.gapSum.value, borrow_cost_total: borrow ?? null });
}

function checkRealized(checks: CheckList, { prefix, metrics, trades, tradesFile }: Phase): void {
  const id = `${prefix}realized_reconciles`;
  const lack = lackOf(metrics);
  if (lack !== undefined) {
    checks.missing(id, lack);
    return;
  }
  const key = 'total_realized_pnl';
  const [recorded, realized] = [metrics.number(key), trades.realized.value];
  const afterBorrow = realized - (metrics.number('borrow_cost_total') ?? 0);
  if (recorded === undefined) checks.fail(id, metrics.absent(key));
  else if (nearInMoney(recorded, realized) || nearInMoney(recorded, afterBorrow)) checks.pass(id);
  else
    checks.fail(
      id,
      `${metrics.name}: ${key} ${metrics.shown(key)}, average cost over ${tradesFile.name} gives ${computed(realized)}`,
    );
}

function checkBars(checks: CheckList, { prefix, trades, tradesFile, curveFile }: Phase): void {
  const lack = lackOf(curveFile);
  if (lack !== undefined) {
    for (const id of ['trades_on_curve', 'no_first_bar_fill', 'fills_on_market'])
      checks.missing(`${prefix}${id}`, lack);
    return;
  }
  checks.judge(`${prefix}trades_on_curve`, trades.offCurve);
  checks.judge(`${prefix}no_first_bar_fill`, trades.firstBar);
  const id = `${prefix}fills_on_market`;
  const symbols = trades.symbols.size;
  if (trades.lines === 0) checks.notApplicable(id, 'no trades');
  else if (symbols > 1) checks.notApplicable(id, `${symbols} symbols: marks are not in the files`);
  else if (!trades.hasMarks) checks.notApplicable(id, `${tradesFile.name} has no cash or inventory`);
  else checks.judge(id, trades.offMarket);
}

/**
 * With nothing held, what is left is cash. Together with the chains this is final = initial + realized + unrealized −
 * costs: slippage is in the price and borrowing in cash, so neither counts twice.
 */
function checkIdentity(checks: CheckList, phase: Phase, near: Near): void {
  const { prefix, metrics, trades, tradesFile, curveFile, curve } = phase;
  const id = `${prefix}pnl_identity`;
  if (trades.isHolding) {
    checks.notApplicable(id, 'positions are held at the end: their marks are not in the files');
    return;
  }
  const lack = lackOf(curveFile);
  if (lack !== undefined) {
    checks.missing(id, lack);
    return;
  }
  if (trades.lastSegmentIsIdle) {
    checks.notApplicable(id, 'no trades in the last segment');
    return;
  }
  const last = trades.lastWithCash;
  if (last?.cash === undefined) {
    checks.notApplicable(id, `${tradesFile.name} has no cash`);
    return;
  }
  const end = curve.curve.equity(curve.curve.length - 1);
  const least = last.cash - (metrics.number('borrow_cost_total') ?? 0);
  if (near(end, last.cash) || near(end, least) || (end < last.cash && end > least)) checks.pass(id);
  else
    checks.fail(
      id,
      `${curveFile.name} ends at ${curve.lastEquityShown} with nothing held, ${tradesFile.name} leaves cash ${last.shown('cash')}`,
    );
}
