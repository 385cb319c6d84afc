/**
 * Checks of the order flow: what was ordered was accepted or rejected, and what was accepted was filled (contract
 * 24.11).
 */
import { CompensatedSum, fieldsOf, foldsOf, numberOf, textOf, type Fields } from '@gatehouse/backtests';
import { Findings, type CheckList } from '@gatehouse/verdicts';
import type { Phase } from './phase';
import type { Run } from './run';
import { lackOf, type JsonSource } from './source';
import { computed, type Near } from './tolerance';

/** Keys of a summary, and of the entries that it sums. */
const summed = {
  orders_created: 'orders_created_count',
  orders_accepted: 'orders_accepted_count',
  orders_rejected: 'orders_rejected_count',
  fills: 'fills_count',
  filled_notional: 'filled_notional',
  targets_nonzero: 'target_weights_nonzero_count',
} as const;
const required = [
  'rebalance_count',
  'orders_created',
  'orders_accepted',
  'orders_rejected',
  'fills',
  'filled_notional',
];

/** The stages of an order; the first that nothing reaches is the bottleneck. */
const stages = [
  ['targets', 'targets_nonzero'],
  ['orders', 'orders_created'],
  ['accepted', 'orders_accepted'],
  ['fills', 'fills'],
] as const;

/** An order flow and its label in findings: the file, or `fold <i>`. */
interface Flow {
  label: string;
  fields: Fields | undefined;
}

export function checkOrderFlow(checks: CheckList, run: Run, near: Near): void {
  const { manifest, walkforward, orderFlow, holdoutOrderFlow, main, holdout, folds } = run;
  const isNamed = (value: unknown): boolean => textOf(value) !== undefined;
  const ofFolds: Flow[] = foldsOf(folds.items).flatMap((fold) => {
    const flow = fold?.fields['order_flow_diagnostics'] ?? undefined;
    return fold === undefined || flow === undefined ? [] : [{ label: `fold ${fold.index}`, fields: fieldsOf(flow) }];
  });
  if (orderFlow.state === 'absent' && ofFolds.length > 0) checkFolds(checks, run, ofFolds, near);
  else
    checkFile(checks, 'order_flow_conserved', {
      source: orderFlow,
      phase: main,
      isNamed: isNamed(manifest.fields['order_flow_diagnostics_path']),
      manifest,
      near,
    });
  if (holdout !== undefined)
    checkFile(checks, 'holdout.order_flow_conserved', {
      source: holdoutOrderFlow,
      phase: holdout,
      isNamed: isNamed(walkforward?.['holdout_order_flow_diagnostics_path']),
      manifest,
      near,
    });
}

function checkFile(
  checks: CheckList,
  id: string,
  {
    source,
    phase,
    isNamed,
    manifest,
    near,
  }: { source: JsonSource; phase: Phase; isNamed: boolean; manifest: JsonSource; near: Near },
): void {
  const findings = new Findings();
  const lack = lackOf(source);
  if (source.state === 'absent' && !isNamed) findings.warn(`${source.name}: not there`);
  else if (source.state === 'absent') findings.missing(`${source.name}: not there though ${manifest.name} names it`);
  else if (lack !== undefined) findings.missing(lack);
  if (findings.total > 0) {
    checks.judge(id, findings);
    return;
  }
  checkFlow(findings, source, { label: source.name, fields: source.fields }, near);
  const summary = fieldsOf(source.fields['summary']);
  if (summary !== undefined) checkAgainstPhase(findings, source, summary, phase, near);
  checks.judge(id, findings, { bottleneck: bottleneckOf(summary === undefined ? [] : [summary]) });
}

function checkFolds(checks: CheckList, run: Run, flows: readonly Flow[], near: Near): void {
  const { folds, main } = run;
  const findings = new Findings();
  for (const flow of flows) checkFlow(findings, folds, flow, near);
  const summaries = flows.map(({ fields }) => fieldsOf(fields?.['summary'])).filter((item) => item !== undefined);
  const fills = summaries.reduce((sum, summary) => sum + (numberOf(summary['fills']) ?? 0), 0);
  const lack = lackOf(main.tradesFile);
  if (lack !== undefined) findings.missing(lack);
  else if (fills !== main.trades.lines)
    findings.fail(`${folds.name}: fills of all folds ${fills}, ${main.tradesFile.name} has ${main.trades.lines} lines`);
  checks.judge('order_flow_conserved', findings, { bottleneck: bottleneckOf(summaries) });
}

function checkFlow(findings: Findings, source: JsonSource, { label, fields }: Flow, near: Near): void {
  const summary = fieldsOf(fields?.['summary']);
  if (summary === undefined) {
    findings.fail(`${label}: no summary`);
    return;
  }
  const count = (key: string): number => numberOf(summary[key]) ?? 0;
  for (const key of required)
    if (numberOf(summary[key]) === undefined) findings.fail(`${label}: summary has no ${key}`);
  checkConserved(
    findings,
    label,
    { created: count('orders_created'), accepted: count('orders_accepted'), rejected: count('orders_rejected') },
    count('fills'),
    summary['orders_rejected_reason_counts'],
  );
  const entries = fields?.['entries'];
  if (!Array.isArray(entries)) {
    findings.fail(`${label}: entries is no list`);
    return;
  }
  const own = entries.map(fieldsOf);
  own.forEach((entry, index) => {
    if (entry === undefined) findings.fail(`${label}: entry ${index} must be a JSON object`);
    else checkEntry(findings, source, `${label}: entry ${index}`, entry);
  });
  for (const [key, member] of Object.entries(summed)) {
    const recorded = numberOf(summary[key]);
    const sum = new CompensatedSum();
    for (const entry of own) sum.add(numberOf(entry?.[member]) ?? 0);
    if (recorded !== undefined && !near(recorded, sum.value))
      findings.fail(`${label}: summary ${key} ${source.shown(key, summary)}, entries give ${computed(sum.value)}`);
  }
  const rebalances = numberOf(summary['rebalance_count']);
  if (rebalances !== undefined && rebalances !== entries.length)
    findings.fail(`${label}: rebalance_count ${rebalances}, ${entries.length} entries`);
}

function checkEntry(findings: Findings, source: JsonSource, at: string, entry: Fields): void {
  const count = (key: string): number => numberOf(entry[key]) ?? 0;
  const date = textOf(entry['rebalance_date']) ?? source.shown('rebalance_date', entry);
  checkConserved(
    findings,
    `${at} (${date})`,
    {
      created: count('orders_created_count'),
      accepted: count('orders_accepted_count'),
      rejected: count('orders_rejected_count'),
    },
    count('fills_count'),
    entry['orders_rejected_reason_counts'],
  );
}

function checkConserved(
  findings: Findings,
  at: string,
  { created, accepted, rejected }: { created: number; accepted: number; rejected: number },
  fills: number,
  reasons: unknown,
): void {
  if (created !== accepted + rejected)
    findings.fail(`${at}: ${created} orders created, ${accepted} accepted and ${rejected} rejected`);
  const counts = Object.values(fieldsOf(reasons) ?? {});
  const explained = counts.reduce<number>((sum, value) => sum + (numberOf(value) ?? 0), 0);
  if (explained !== rejected) findings.fail(`${at}: ${rejected} rejected, reasons give ${explained}`);
  if (fills > 0 && accepted === 0) findings.fail(`${at}: ${fills} fills of no accepted order`);
}

function checkAgainstPhase(findings: Findings, source: JsonSource, summary: Fields, phase: Phase, near: Near): void {
  const { tradesFile, trades, metrics } = phase;
  const fills = numberOf(summary['fills']);
  const lacksTrades = lackOf(tradesFile);
  if (lacksTrades !== undefined) findings.missing(lacksTrades);
  else if (fills !== undefined && fills !== trades.lines)
    findings.fail(`${source.name}: fills ${fills}, ${tradesFile.name} has ${trades.lines} lines`);
  const lacksMetrics = lackOf(metrics);
  if (lacksMetrics !== undefined) {
    findings.missing(lacksMetrics);
    return;
  }
  const [filled, turnover] = [numberOf(summary['filled_notional']), metrics.number('total_turnover')];
  if (turnover === undefined) findings.fail(metrics.absent('total_turnover'));
  else if (filled !== undefined && !near(filled, turnover))
    findings.fail(
      `${source.name}: filled_notional ${source.shown('filled_notional', summary)}, ${metrics.name} has total_turnover ${metrics.shown('total_turnover')}`,
    );
}

/** The first stage at which nothing arrives; null when orders flow to the end. */
function bottleneckOf(summaries: readonly Fields[]): string | null {
  const sum = (key: string): number => summaries.reduce((total, item) => total + (numberOf(item[key]) ?? 0), 0);
  if (summaries.length === 0) return null;
  return stages.find(([, key]) => sum(key) === 0)?.[0] ?? null;
}
